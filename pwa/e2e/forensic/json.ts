/** Hashes and keys: drawn at random, or made of what is. */
const DRAWN = /^(?=.*\d)(?=.*[A-Z])[A-Za-z0-9+/]{12,}={0,2}$/;

function shown(leaf: unknown): string {
	if (typeof leaf === 'number') return 'number';
	return typeof leaf === 'string' && DRAWN.test(leaf) ? '*' : String(leaf);
}

/** A JSON file as lines: a path and what is there. Numbers count and measure, so only their place is a line. */
export function* leaves(value: unknown, path = ''): Generator<string> {
	if (typeof value !== 'object' || value === null) {
		yield `${path} = ${shown(value)}`;
		return;
	}
	const entries = Array.isArray(value) ? value.map((each) => ['[]', each] as const) : Object.entries(value);
	if (entries.length === 0) yield `${path} = ${Array.isArray(value) ? '[]' : '{}'}`;
	for (const [key, each] of entries) yield* leaves(each, `${path}/${key}`);
}
