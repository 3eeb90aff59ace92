import { argon2id as reference } from '@noble/hashes/argon2.js';
import { expect, it } from 'vitest';
import { hex, utf8 } from '../../src/crypto/bytes.ts';

it('derives inside a dedicated module worker', async () => {
	const worker = new Worker(new URL('./derive.worker.ts', import.meta.url), { type: 'module' });
	const code = utf8('8264730551');
	const salt = new Uint8Array(16).fill(3);
	const prk = await new Promise<Uint8Array>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => resolve(data);
		worker.onerror = (event) => reject(new Error(event.message));
		worker.postMessage({ code, salt });
	});
	worker.terminate();
	expect(hex(prk)).toBe(hex(reference(code, salt, { m: 65_536, t: 3, p: 1, dkLen: 32 })));
});
