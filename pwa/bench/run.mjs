/**
 * Every figure of docs/testing.md in one run: the store beside rest-server, unlocking beside the bare derivation, leaving,
 * every kind of opening beside the others, and clearing. Prints one table of targets. Run by `make bench`;
 * `node bench/run.mjs store unlock leave openings wipe` picks parts.
 *
 * Nothing here fails because it is slow: figures depend on the machine, so they are read by people.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const pwa = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(pwa, '..');
const out = join(root, 'build');
const PEER = 'github.com/restic/rest-server@v0.14.0';

const number = (name, otherwise) => Number(process.env[name] ?? otherwise);
const go = (cwd, ...args) =>
	execFileSync('go', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: goEnvironment });
const goEnvironment = { ...process.env, CGO_ENABLED: '0' };

/** Nearest rank: a share of the values is at most this. */
function quantile(values, share) {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
const median = (values) => quantile(values, 0.5);
const ms = (value) => `${value.toFixed(1)} ms`;
const times = (value) => `${value.toFixed(2)} ×`;

/** The peer is built from its own sources, from the module cache; once. */
function buildPeer() {
	if (existsSync(join(out, 'rest-server'))) return;
	const scratch = mkdtempSync(join(tmpdir(), 'scratch-'));
	const sources = join(out, 'rest-server-src');
	try {
		writeFileSync(join(scratch, 'go.mod'), 'module scratch\n');
		const { Dir } = JSON.parse(go(scratch, 'mod', 'download', '-json', PEER));
		rmSync(sources, { recursive: true, force: true });
		cpSync(Dir, sources, { recursive: true });
		execFileSync('chmod', ['-R', 'u+w', sources]);
		go(sources, 'build', '-o', '../rest-server', './cmd/rest-server');
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

async function store() {
	mkdirSync(out, { recursive: true });
	buildPeer();
	go(root, 'build', '-o', 'build/bench', './cmd/bench');
	const file = join(out, 'bench.json');
	const args = ['-rounds', number('BENCH_ROUNDS', 5), '-span', process.env.BENCH_SPAN ?? '3s', '-json', file];
	execFileSync(join(out, 'bench'), args.map(String), { cwd: root, stdio: 'inherit' });
	const ratio = (verb, connections, of) =>
		JSON.parse(readFileSync(file, 'utf8')).find((cell) => cell.verb === verb && cell.connections === connections)[of];
	return [
		least('PUT, 64 connections, rate', 2, ratio('PUT', 64, 'rateRatio')),
		least('GET, 64 connections, rate', 1, ratio('GET', 64, 'rateRatio')),
		most('PUT, 64 connections, p99', 0.5, ratio('PUT', 64, 'p99Ratio')),
		least('PUT, one connection, rate', 1, ratio('PUT', 1, 'rateRatio')),
		least('GET, one connection, rate', 1, ratio('GET', 1, 'rateRatio')),
	];
}

async function unlock() {
	const { module } = await runnerImport(join(pwa, 'bench/unlock.ts'));
	const { bare, whole, module: size } = await module.unlock(number('BENCH_UNLOCKS', 31));
	console.log(`\nunlock, ${bare.length} interleaved rounds, a module of ${size} bytes`);
	console.log(`  bare Argon2id  ${ms(median(bare))}   whole  ${ms(median(whole))}`);
	// Round by round: the machine's load changes faster than a run ends.
	const ratios = whole.map((value, round) => value / bare[round]);
	return [most('unlock, beside bare Argon2id', 1.25, median(ratios))];
}

async function leave() {
	const { module } = await runnerImport(join(pwa, 'bench/leave.ts'));
	const { atRest: all, atOnce } = await module.leave(number('BENCH_LEAVES', 20), 2_000);
	console.log(
		`\nleave, ${all.length} times with 2,000 nodes, from the input's own time to the first task after the frame`,
	);
	for (const way of module.WAYS)
		print(
			way,
			all.filter((one) => one.way === way).map((one) => one.ms),
		);
	const every = all.map((one) => one.ms);
	print('all', every);
	print(
		'at once',
		atOnce.map((one) => one.ms),
	);
	print(
		'frame out',
		all.map((one) => one.goneMs),
	);
	return [
		{ ...most('leave, median', 17, median(every)), text: ms(median(every)), target: '≤ 17 ms' },
		{ ...most('leave, p99', 50, quantile(every, 0.99)), text: ms(quantile(every, 0.99)), target: '≤ 50 ms' },
		...(await leaveScreens()),
	];
}

/** How many times from each screen; 0 leaves this out. */
async function leaveScreens() {
	const rounds = number('BENCH_SCREENS', 1);
	if (rounds === 0) return [];
	const { module } = await runnerImport(join(pwa, 'bench/screens.ts'));
	const all = await module.screens(rounds);
	const screens = new Set(all.map(({ screen }) => screen));
	console.log(`\nleave, ${all.length} times from ${screens.size} screens`);
	for (const way of module.BY)
		print(
			way,
			all.filter((one) => one.way === way).map((one) => one.ms),
		);
	const slowest = all.toSorted((a, b) => b.ms - a.ms);
	console.log(
		`  slowest         ${slowest
			.slice(0, 5)
			.map(({ screen, way, ms: took }) => `${screen} by ${way} ${ms(took)}`)
			.join(', ')}`,
	);
	const middle = median(all.map((one) => one.ms));
	const [worst] = slowest;
	return [
		{ ...most('leave, each screen, median', 17, middle), text: ms(middle), target: '≤ 17 ms' },
		{ ...most(`leave, worst: ${worst.screen}`, 50, worst.ms), text: ms(worst.ms), target: '≤ 50 ms' },
	];
}

async function openings() {
	const { module } = await runnerImport(join(pwa, 'bench/openings.ts'));
	const all = await module.openings(number('BENCH_OPENINGS', 200));
	const kinds = ['first', 'lists', 'destroys'];
	const of = (kind, what) => all.filter((one) => one.opens === kind).map((one) => one[what]);
	console.log(
		`\nopenings, ${all.length / kinds.length} of each kind in turn, until the module is there / until all is written`,
	);
	for (const kind of kinds) for (const what of ['module', 'whole']) print(`${kind} ${what}`, of(kind, what));
	const rows = [];
	for (const what of ['module', 'whole']) {
		for (const [one, other] of [
			['first', 'lists'],
			['first', 'destroys'],
			['lists', 'destroys'],
		]) {
			const t = Math.abs(welch(of(one, what), of(other, what)));
			rows.push({ what: `${one} or ${other}, ${what}: t`, target: '< 4.5', text: t.toFixed(2), met: t < 4.5 });
		}
	}
	const seen = new Set(all.map(({ usage, caches }) => `${usage} ${caches}`));
	rows.push({ what: 'storage and caches, ways they look', target: '1', text: String(seen.size), met: seen.size === 1 });
	return rows;
}

/** Welch's t: the distance of two means in standard errors, whatever their variances. */
function welch(a, b) {
	const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const error = (values) => {
		const middle = mean(values);
		return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1) / values.length;
	};
	return (mean(a) - mean(b)) / Math.sqrt(error(a) + error(b));
}

async function wipe() {
	const { module } = await runnerImport(join(pwa, 'bench/wipe.ts'));
	const all = await module.wipe(number('BENCH_WIPES', 50));
	console.log(`\nwipe, ${all.length} times, from the call`);
	for (const what of ['page', 'heads', 'file'])
		print(
			what,
			all.map((one) => one[what]),
		);
	const row = (what, limit) => {
		const value = median(all.map((one) => one[what]));
		return { ...most(`wipe, ${what}, median`, limit, value), text: ms(value), target: `≤ ${limit} ms` };
	};
	return [row('heads', 50), row('file', 300)];
}

function print(name, values) {
	const [half, most] = [median(values), Math.max(...values)];
	console.log(`  ${name.padEnd(15)} median ${ms(half)}   p99 ${ms(quantile(values, 0.99))}   max ${ms(most)}`);
}

const least = (what, limit, value) => ({ what, target: `≥ ${limit} ×`, text: times(value), met: value >= limit });
const most = (what, limit, value) => ({ what, target: `≤ ${limit} ×`, text: times(value), met: value <= limit });

const load = () => loadavg()[0].toFixed(1);
const parts = { store, unlock, leave, openings, wipe };
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
const rows = [];
for (const name of chosen) {
	const before = load();
	const part = await parts[name]();
	rows.push(...part.map((row) => ({ ...row, load: `${before} → ${load()}` })));
}
console.log(
	`\n${cpus().length} cores; load is the average of the last minute, before → after, the benchmark's own included\n`,
);
const line = (...cells) => console.log(cells.map((cell, at) => cell.padEnd([38, 10, 10, 9][at] ?? 0)).join(''));
line('', 'target', 'measured', '', 'load');
for (const { what, target, text, met, load } of rows) line(what, target, text, met ? 'met' : 'NOT MET', load);
