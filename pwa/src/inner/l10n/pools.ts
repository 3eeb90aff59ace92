import type { Chance, Pools } from '../../plan/age.ts';
import { readPool } from '../../plan/pools.ts';
import { type Language, sayIn } from './strings.ts';

/** What examples are drawn from, in one language. */
export function pools(tag: Language): Pools {
	return (section) => readPool(sayIn(tag, `pool-${section}`));
}

const steps = 2 ** 32;

/** By chance that nobody can work out from what it brought. */
export const chance: Chance = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / steps;
