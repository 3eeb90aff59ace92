/** What the argon2id package and Vite bring without types of their own. */
declare module 'argon2id/lib/setup.js' {
	interface Params {
		readonly password: Uint8Array;
		readonly salt: Uint8Array;
		readonly parallelism: number;
		readonly passes: number;
		readonly memorySize: number;
		readonly tagLength: number;
	}
	type Loader = (imports: {
		env: { memory: WebAssembly.Memory };
	}) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;
	export default function setupWasm(getSimd: Loader, getNoSimd: Loader): Promise<(params: Params) => Uint8Array>;
}

declare module '*.wasm?url&inline' {
	const dataUrl: string;
	export default dataUrl;
}
