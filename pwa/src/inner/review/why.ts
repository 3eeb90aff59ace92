import type { Reason } from '../../plan/cadence.ts';
import type { Review } from '../../plan/spacing.ts';

/** From how many days after a day it “has been a while”. */
const whileDays = 30;

function whyOf(reason: Reason): string {
	if (reason.side === 'before') return reason.yearly && reason.kind !== 'date-led' ? 'review-anniv' : 'review-why-date';
	const day = reason.kind !== 'steady' && reason.kind !== 'programme' && reason.kind !== 'case-closing';
	return day && reason.side === 'after' && reason.days >= whileDays ? 'review-why-after' : 'review-why';
}

/** Fluent ids of why a review is there, each once. None of them names a day or what it was (N26). */
export function whyLines(review: Review): readonly string[] {
	return [...new Set(review.reasons.map(whyOf))];
}
