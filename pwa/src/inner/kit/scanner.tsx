import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../l10n/strings.ts';
import { Button } from './button.tsx';
import { type Watch, watch } from './camera.ts';

/** The camera, until it has read a square that means something here. No picture is kept. */
export function Scanner<T>(props: {
	read: (text: string) => T | null;
	onRead: (value: T) => void;
	onStop: () => void;
}): VNode {
	const video = useRef<HTMLVideoElement>(null);
	const [words, setWords] = useState('set-phone-scanning');
	useEffect(() => {
		let ended = false;
		let running: Watch | null = null;
		const seen = (text: string): void => {
			const value = props.read(text);
			if (value === null) {
				setWords('set-phone-notthis');
				return;
			}
			running?.stop();
			props.onRead(value);
		};
		const begin = async (node: HTMLVideoElement): Promise<void> => {
			try {
				running = await watch(node, seen);
				if (ended) running.stop();
			} catch {
				// No camera, or not allowed. The words do the same.
				setWords('set-phone-nocamera');
			}
		};
		if (video.current) void begin(video.current);
		return () => {
			ended = true;
			running?.stop();
		};
	}, []);
	return (
		<div class="stack">
			<video ref={video} class="lens" muted playsInline aria-label={t(words)} />
			<p role="status">{t(words)}</p>
			<Button act="scan-stop" onClick={props.onStop}>
				{t('set-phone-stop')}
			</Button>
		</div>
	);
}
