/** What a phone feels: heard from `set(true)` to `set(false)`, and at no other time. */

/** The first answer of a phone that feels something comes at once; another's says nothing, or never comes. */
const PATIENCE_MS = 2_000;

export class Sense<K extends 'devicemotion' | 'deviceorientation'> {
	readonly #type: K;
	readonly #hear: (event: WindowEventMap[K]) => void;
	#first: ((felt: boolean) => void) | undefined;
	on = false;

	/** `hear` says whether there was anything in it. */
	constructor(type: K, hear: (event: WindowEventMap[K]) => boolean) {
		this.#type = type;
		this.#hear = (event) => {
			const felt = hear(event);
			this.#first?.(felt);
		};
	}

	/** False where it was refused, or nothing can be felt. */
	async set(on: boolean): Promise<boolean> {
		this.on = on;
		removeEventListener(this.#type, this.#hear);
		// The page may have been left while the question stood there.
		if (!on || !(await allowed()) || !this.on) return false;
		addEventListener(this.#type, this.#hear);
		return new Promise((resolve) => {
			this.#first = resolve;
			setTimeout(resolve, PATIENCE_MS, false);
		});
	}
}

/** Only iOS asks, once for both kinds, and only after a tap: anywhere else it refuses. */
async function allowed(): Promise<boolean> {
	const { DeviceMotionEvent: kind } = globalThis as { DeviceMotionEvent?: { requestPermission?(): Promise<string> } };
	if (!kind?.requestPermission) return kind !== undefined;
	return (await kind.requestPermission().catch(() => '')) === 'granted';
}
