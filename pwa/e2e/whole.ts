/** `make forensic` runs the whole of the suites that look into profiles; `make test` a short form of each. */
export const WHOLE: boolean = process.env.DUNNOCK_LONG !== undefined;
