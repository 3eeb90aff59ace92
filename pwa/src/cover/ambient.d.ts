/** What the bundler makes of an import that is no module. */
declare module '*.ftl?raw' {
	const text: string;
	export default text;
}
