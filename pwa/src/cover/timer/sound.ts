/** The timer's own tone: two short notes, again and again, made here. Browsers let a page sound once it was touched. */

/** Hertz: an A and the E above it. */
const NOTES = [880, 1318.5] as const;
const NOTE_S = 0.18;
const EVERY_MS = 1_200;
/** Nobody hears it any more. */
const LONGEST_MS = 60_000;

export class Sound {
	#context: AudioContext | null = null;
	#repeat: ReturnType<typeof setInterval> | undefined;
	#since = 0;

	/** Called inside a touch or a key press, so that the browser allows what comes later. */
	allow(): void {
		if (typeof AudioContext === 'undefined') return;
		this.#context ??= new AudioContext();
		void this.#context.resume().catch(() => {});
	}

	/** True while it rings. */
	get on(): boolean {
		return this.#repeat !== undefined;
	}

	start(): void {
		if (this.on) return;
		this.#since = Date.now();
		this.#ring();
		this.#repeat = setInterval(() => this.#ring(), EVERY_MS);
	}

	stop(): void {
		if (!this.on) return;
		clearInterval(this.#repeat);
		this.#repeat = undefined;
		navigator.vibrate?.(0);
	}

	#ring(): void {
		if (Date.now() - this.#since > LONGEST_MS) return;
		for (const [at, hertz] of NOTES.entries()) this.#note(hertz, at * NOTE_S);
		// Without a touch before, browsers refuse, and some complain.
		if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]);
	}

	/** Faded in and out, or it would click. */
	#note(hertz: number, after: number): void {
		const context = this.#context;
		if (context?.state !== 'running') return;
		const from = context.currentTime + after;
		const gain = context.createGain();
		gain.gain.setValueAtTime(0, from);
		gain.gain.linearRampToValueAtTime(0.4, from + 0.02);
		gain.gain.linearRampToValueAtTime(0, from + NOTE_S);
		const tone = context.createOscillator();
		tone.type = 'triangle';
		tone.frequency.value = hertz;
		tone.connect(gain).connect(context.destination);
		tone.start(from);
		tone.stop(from + NOTE_S);
	}
}
