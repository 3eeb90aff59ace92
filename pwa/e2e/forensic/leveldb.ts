/** The keys in LevelDB's logs and tables, deleted ones too: a key that was there once is as telling as one that is. */
import { basename } from 'node:path';
import { tableEntries, varint } from './unpack.ts';

const BLOCK = 32_768;
const HEADER = 7;
/** Sequence and count, before the first entry of a batch. */
const BATCH = 12;
/** Sequence and kind, after each key in a table. */
const TRAILER = 8;

export const isTable = (path: string): boolean => /^\d+\.(log|ldb)$/.test(basename(path));

export function levelKeys(file: Buffer): readonly string[] {
	const table = tableEntries(file).map(({ key }) => key.subarray(0, -TRAILER));
	const keys = table.length > 0 ? table : records(file).flatMap(batchKeys);
	return keys.map((key) => key.toString('latin1'));
}

/** A record that is longer than what is left of a block goes on in the next one (leveldb/doc/log_format.md). */
function records(log: Buffer): readonly Buffer[] {
	const whole: Buffer[] = [];
	let parts: Buffer[] = [];
	for (let at = 0; at + HEADER <= log.length; ) {
		const left = BLOCK - (at % BLOCK);
		const length = log.readUInt16LE(at + 4);
		const kind = log[at + 6];
		if (left < HEADER || kind === 0) {
			at += left;
			continue;
		}
		if (kind === 1 || kind === 2) parts = [];
		parts.push(log.subarray(at + HEADER, at + HEADER + length));
		if (kind === 1 || kind === 4) whole.push(Buffer.concat(parts));
		at += HEADER + length;
	}
	return whole;
}

function batchKeys(batch: Buffer): readonly Buffer[] {
	const keys: Buffer[] = [];
	for (let at = BATCH; at < batch.length; ) {
		const put = batch[at] === 1;
		const key = varint(batch, at + 1);
		if (!key) break;
		keys.push(batch.subarray(key.next, key.next + key.value));
		at = key.next + key.value;
		const value = put ? varint(batch, at) : null;
		if (value) at = value.next + value.value;
	}
	return keys;
}
