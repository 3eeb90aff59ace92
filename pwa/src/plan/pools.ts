/** The text of a pool: an example a line, its name and, after a bar, what goes into the second field. */

import type { Sample } from './age.ts';

export function readPool(text: string): readonly Sample[] {
	return text
		.split('\n')
		.map((line) => line.split('|').map((part) => part.trim()))
		.filter(([what]) => what !== undefined && what !== '')
		.map(([what = '', more = '']) => ({ what, more }));
}
