/** A review, screen by screen (CONTENT 2.6). Each can be passed by; the last one asks for nothing. */
export const reviewSteps = ['check', 'parts', 'dates', 'share', 'done'] as const;

export type ReviewStep = (typeof reviewSteps)[number];
