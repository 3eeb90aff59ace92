import { encode } from 'uqr';

/** A camera that looks at one square: a canvas as a media stream. */
export class Picture {
	readonly #canvas = document.createElement('canvas');
	readonly #devices = navigator.mediaDevices;
	#stream: MediaStream | null = null;
	#timer: ReturnType<typeof setInterval> | undefined;
	#text: string;

	constructor(text: string) {
		this.#text = text;
		this.#canvas.width = 480;
		this.#canvas.height = 480;
	}

	get live(): boolean {
		return this.#stream?.getTracks().some((track) => track.readyState === 'live') ?? false;
	}

	show(text: string): void {
		this.#text = text;
		this.#draw();
	}

	connect(): void {
		this.#draw();
		this.#timer = setInterval(() => this.#draw(), 50);
		Object.defineProperty(navigator, 'mediaDevices', {
			configurable: true,
			value: {
				getUserMedia: async () => {
					this.#stream = this.#canvas.captureStream(20);
					return this.#stream;
				},
			},
		});
	}

	disconnect(): void {
		clearInterval(this.#timer);
		Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: this.#devices });
	}

	#draw(): void {
		const context = this.#canvas.getContext('2d');
		const { data, size } = encode(this.#text, { ecc: 'M', border: 3 });
		const step = Math.floor(this.#canvas.width / size);
		if (!context) return;
		context.fillStyle = '#ddd';
		context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
		context.fillStyle = '#111';
		for (const [y, row] of data.entries()) {
			for (const [x, dark] of row.entries()) if (dark) context.fillRect(x * step, y * step, step, step);
		}
	}
}
