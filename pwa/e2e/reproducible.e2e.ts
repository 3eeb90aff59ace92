import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { releaseKey } from './host.ts';
import { binary } from './server.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Path to hash of every file below a directory. */
function hashes(dir: string, at: string = dir): Record<string, string> {
	const found: Record<string, string> = {};
	for (const name of readdirSync(at)) {
		const path = join(at, name);
		if (statSync(path).isDirectory()) Object.assign(found, hashes(dir, path));
		else found[relative(dir, path)] = createHash('sha256').update(readFileSync(path)).digest('hex');
	}
	return found;
}

/** Whoever has the source and the public key gets the bytes that are served, wherever and whenever they build. */
it('builds the same site and the same binary in another place', () => {
	const place = mkdtempSync(join(tmpdir(), 'build-'));
	for (const name of ['cmd', 'server', 'vault', 'push', 'go.mod', 'go.sum'])
		cpSync(join(root, name), join(place, name), { recursive: true });
	const leftOut = new Set(['node_modules', 'dist', '.tsc', 'e2e', 'test']);
	cpSync(join(root, 'pwa'), join(place, 'pwa'), {
		recursive: true,
		filter: (path) => !leftOut.has(relative(join(root, 'pwa'), path).split('/')[0] ?? ''),
	});
	// Hard links: a bundler that follows a symbolic link leaves the place that is built in.
	execFileSync('cp', ['-al', join(root, 'pwa/node_modules'), join(place, 'pwa')]);
	mkdirSync(join(place, 'pwa/dist'));
	const options = { cwd: place, stdio: 'ignore' as const, env: { ...process.env, RELEASE_KEYS: `${releaseKey}.pub` } };
	execFileSync(process.execPath, ['pwa/build.mjs'], options);
	const release: { version: number; minimum: number } = JSON.parse(
		readFileSync(join(root, 'pwa/dist/site/release.json'), 'utf8'),
	);
	const numbers = ['--version', String(release.version), '--minimum', String(release.minimum)];
	execFileSync(binary, ['release', 'sign', '--key', releaseKey, ...numbers, 'pwa/dist'], options);
	expect(hashes(join(place, 'pwa/dist'))).toEqual(hashes(join(root, 'pwa/dist')));

	const flags = [
		'-trimpath',
		'-buildvcs=false',
		'-ldflags=-s -w -X runtime.godebugDefault=madvdontneed=0',
		'-o',
		'dunnock',
	];
	execFileSync('go', ['build', ...flags, './cmd/dunnock'], { ...options, env: { ...options.env, CGO_ENABLED: '0' } });
	const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
	expect(hash(join(place, 'dunnock'))).toBe(hash(binary));
	rmSync(place, { recursive: true });
});
