/** The page to show after leaving, in place of this one: nothing of ours is in the tab's list then. */
const LONGEST = 2_048;

export class Outside {
	#url: string | null = null;
	#due: string | null = null;

	set(typed: string | null): void {
		this.#url = checked(typed);
	}

	/** It will be gone to. */
	arm(): void {
		this.#due = this.#url;
	}

	drop(): void {
		this.#due = null;
	}

	/** Without a network the browser would show that there was a page to show. */
	go(): void {
		const due = this.#due;
		this.#due = null;
		if (due && navigator.onLine && !document.hidden) location.replace(due);
	}
}

function checked(typed: string | null): string | null {
	if (!typed || typed.length > LONGEST || !URL.canParse(typed)) return null;
	const { protocol, username, password, href } = new URL(typed);
	return protocol === 'https:' && !username && !password ? href : null;
}
