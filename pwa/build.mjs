/**
 * Builds the site: self-contained files, each from one entry, so that the cover works when every other one
 * answers 404, and so that nothing has a name that tells more than it should. Run by `make build`.
 *
 *   dist/site/     what anyone can fetch          dist/inner.js   what is sealed (signed and packed by `dunnock release sign`)
 */
import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));
const dist = process.env.SITE_OUT ?? join(root, 'dist');
const keysFile = process.env.RELEASE_KEYS;
if (!keysFile) {
	console.error('RELEASE_KEYS must name a file of release keys, one a line (make build makes one).');
	process.exit(2);
}
const keys = readFileSync(keysFile, 'utf8')
	.split('\n')
	.map((line) => line.trim())
	.filter((line) => line && !line.startsWith('#'));

// What a library makes of this variable must not depend on who builds.
process.env.NODE_ENV = 'production';

for (const name of ['site', 'inner.js', 'app.bin']) rmSync(join(dist, name), { recursive: true, force: true });
writeFileSync(join(dist, '.keep'), '');

/**
 * The decimal library carries angles and two constants of 1,025 digits, for them and for logarithms. No cover takes any, a
 * bundler cannot tell that a method of a prototype is not used, and random digits do not compress. What is left out or
 * shortened fails loudly: there is no such method, or the library throws where it would need more.
 */
const ANGLES =
	/^P\.(?:cosine|sine|tangent|cubeRoot|hyperbolic\w+|inverse\w+) = P\.\w+ = function \(\) \{\r?\n[\s\S]*?^\};/gm;
const shortDecimal = {
	name: 'short-decimal',
	transform(code, id) {
		if (!id.includes('/decimal.js/')) return null;
		const short = code.replace(ANGLES, '').replaceAll(/((?:LN10|PI) = '\d\.\d{100})\d+'/g, "$1'");
		return { code: short, map: null };
	},
};

/** The field of Ed25519 and the order of its base point (RFC 8032, section 5.1), as they are defined: digits do not compress. */
const namedPrimes = {
	name: 'named-primes',
	transform(code, id) {
		if (!id.includes('/@noble/ed25519/')) return null;
		const short = code
			.replace(/0x7f{61}edn/, '2n ** 255n - 19n')
			.replace(/0x10{31}14def9dea2f79cd65812631a5cf5d3edn/, '2n ** 252n + 0x14def9dea2f79cd65812631a5cf5d3edn');
		return { code: short, map: null };
	},
};

const common = {
	root,
	plugins: [shortDecimal, namedPrimes],
	configFile: false,
	logLevel: 'warn',
	define: { __RELEASE_KEYS__: JSON.stringify(keys) },
};

/** One entry, one file: no shared chunks, no source maps, no preload helper. */
const single = (outDir, input, file, format) => ({
	...common,
	publicDir: false,
	build: {
		outDir,
		emptyOutDir: false,
		target: 'es2022',
		modulePreload: false,
		reportCompressedSize: false,
		assetsInlineLimit: 0,
		chunkSizeWarningLimit: 2_000,
		rolldownOptions: {
			input: join(root, input),
			output: {
				format,
				entryFileNames: file,
				assetFileNames: `${file.replace(/\.js$/, '')}[extname]`,
				codeSplitting: false,
			},
		},
	},
});

const site = join(dist, 'site');
for (const cover of ['calculator', 'converter', 'timer'])
	await build(single(site, `${cover}/index.html`, `${cover}/main.js`, 'es'));
cpSync(join(root, 'public'), site, { recursive: true });
// The start page is one of the covers; a server may answer with another (docs/protocol.md, section 9).
copyFileSync(join(site, 'calculator/index.html'), join(site, 'index.html'));
await build(single(site, 'panel.html', 'panel.js', 'es'));
await build(single(site, 'src/keeper/worker.ts', 'worker.js', 'es'));
await build(single(site, 'src/sw/sw.ts', 'sw.js', 'iife'));
// Modules whose exports are their interface: what a cover loads on demand, and the one that the frame runs.
for (const [out, input, file] of [
	[site, 'src/cover/tips/main.ts', 'tips.js'],
	[dist, 'src/inner/main.tsx', 'inner.js'],
]) {
	const module = single(out, input, file, 'es');
	module.build.rolldownOptions.preserveEntrySignatures = 'strict';
	await build(module);
}
