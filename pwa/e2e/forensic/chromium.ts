/** What Chromium does by itself, more or less often: each of these is also on phones that only calculate. */
import type { Fact } from './diff.ts';

export const FACTS: readonly Fact[] = [];
