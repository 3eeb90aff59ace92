import jsQR from 'jsqr';

/** What a browser's own reader of squares looks like; not in every browser, and not in TypeScript's library. */
interface Detector {
	detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}

type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

function browserDetector(): Detector | null {
	const known: unknown = Reflect.get(globalThis, 'BarcodeDetector');
	if (typeof known !== 'function') return null;
	try {
		return new (known as DetectorClass)({ formats: ['qr_code'] });
	} catch {
		return null;
	}
}

/** The text of a square in one picture, or null. */
export function readSquare(picture: ImageData): string | null {
	return jsQR(picture.data, picture.width, picture.height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

/** Longest side of the pictures that are searched: enough for a square held to the camera, and quick on an old phone. */
const side = 640;

function frame(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
	const scale = Math.min(1, side / Math.max(video.videoWidth, video.videoHeight, 1));
	canvas.width = Math.round(video.videoWidth * scale);
	canvas.height = Math.round(video.videoHeight * scale);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context || canvas.width === 0) return null;
	context.drawImage(video, 0, 0, canvas.width, canvas.height);
	return context.getImageData(0, 0, canvas.width, canvas.height);
}

export type Watch = { readonly stop: () => void };

/** Shows the camera in `video` and reports each text that is read until it is stopped. Rejects where there is no camera, or no permission. */
export async function watch(video: HTMLVideoElement, onText: (text: string) => void): Promise<Watch> {
	const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
	const canvas = document.createElement('canvas');
	const detector = browserDetector();
	let timer = 0;
	let stopped = false;
	const stop = (): void => {
		stopped = true;
		clearTimeout(timer);
		for (const track of stream.getTracks()) track.stop();
		video.srcObject = null;
	};
	const look = async (): Promise<void> => {
		const picture = frame(video, canvas);
		const text = picture ? await read(detector, video, picture) : null;
		if (stopped) return;
		if (text) onText(text);
		timer = setTimeout(() => void look(), 150);
	};
	video.srcObject = stream;
	await video.play();
	void look();
	return { stop };
}

async function read(detector: Detector | null, video: HTMLVideoElement, picture: ImageData): Promise<string | null> {
	if (!detector) return readSquare(picture);
	try {
		const [first] = await detector.detect(video);
		return first?.rawValue ?? null;
	} catch {
		// Present but without a service behind it (some Androids): our own reader works everywhere.
		return readSquare(picture);
	}
}
