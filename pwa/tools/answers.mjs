/**
 * What a running server says to someone without a code: files, headers, and every kind of refusal.
 *
 *   node tools/answers.mjs URL
 */
import { connect } from 'node:net';
import { pathToFileURL } from 'node:url';
import { report, scanFile, scanText } from './disguise.mjs';

/** Paths of the API, paths that a curious person would try, and broken requests: all must get the dull answer. */
const PROBES = [
	['GET', '/v1/box'],
	['PUT', '/v1/box'],
	['DELETE', '/v1/box'],
	['DELETE', '/v1/all'],
	['GET', '/v1/app'],
	['GET', '/v1/pass'],
	['PUT', '/v1/pass'],
	['GET', '/v1'],
	['POST', '/v1/box'],
	['GET', '/healthz'],
	['GET', '/readyz'],
	['GET', '/app.bin'],
	['GET', '/inner.js'],
	['GET', '/metrics'],
	['GET', '/admin'],
	['GET', '/.env'],
	['GET', '/sw.js.map'],
	['GET', '/%2e%2e/app.bin'],
	['OPTIONS', '/v1/box'],
	['GET', '/nothing-here'],
];

/** Everything that is said instead of a file: docs/protocol.md, section 7. Each was met, or could be, by someone without a code. */
const REFUSALS = new Set(['', 'Not found\n', 'Bad size\n', 'Full\n', 'Busy\n']);
const WAIT_MS = 3_000;
/** Enough for any limit on guesses to close. */
const GUESSES = 60;

const PATHS = [
	'/',
	'/panel.html',
	'/v1/box',
	'/v1/all',
	'/v1/app',
	'/v1/pass',
	'/v1/push',
	'/v1/tick',
	'/v1/tick/note',
	'/none',
];
const METHODS = ['HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'CONNECT', 'PROPFIND', 'BREW', 'get'];
const HEADERS = [
	'Range: bytes=0-9',
	'Range: bytes=999999999-',
	'Range: bytes=0-1,5-6,9-',
	'Range: lines=x',
	'If-Range: "x"\r\nRange: bytes=0-9',
	'If-Match: *',
	'If-None-Match: *',
	'If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT',
	'Accept: application/json',
	'Accept: application/problem+json, text/html;q=0',
	'Accept-Encoding: zstd, identity;q=0',
	'Accept-Language: es',
	'Accept-Language: ar',
	'Expect: 100-continue',
	'Expect: 200-ok',
	'Upgrade: websocket\r\nConnection: Upgrade',
	'X-HTTP-Method-Override: DELETE',
	'X-Forwarded-Host: example.org',
	'Authorization: Basic AAAA',
	'Authorization: Bearer AAAA',
	'Cookie: a=b',
	`X-Long: ${'a'.repeat(9_000)}`,
];
const KINDS = [
	'application/json',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=a',
	'text/xml',
	'x',
];
/** Told as lengths; the bytes are zeros. The last is above every limit. */
const LENGTHS = [1, 65_535, 262_144, 262_145, 1_100_000];

const request = (method, path, ...headers) =>
	`${[`${method} ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;

function* wellFormed() {
	for (const path of PATHS) {
		for (const method of METHODS) yield request(method, path);
		for (const header of HEADERS) yield request('GET', path, header);
	}
	for (const path of ['/v1/box', '/v1/pass', '/v1/tick', '/v1/tick/note', '/none'])
		for (const kind of KINDS)
			for (const method of ['POST', 'PUT'])
				yield `${request(method, path, `Content-Type: ${kind}`, 'Content-Length: 2')}{}`;
	for (const length of LENGTHS)
		for (const method of ['POST', 'PUT'])
			yield request(method, '/v1/box', `Content-Length: ${length}`) + '\0'.repeat(length);
	for (const length of [300, 4_000, 9_000, 70_000])
		for (const path of [`/${'a'.repeat(length)}`, `/?${'a'.repeat(length)}`, `/v1/box?${'a'.repeat(length)}`])
			yield request('GET', path);
}

/** What no browser sends. */
const BROKEN = [
	'GET /\r\n',
	'GET / HTTP/1.0\r\n\r\n',
	'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
	'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
	'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n',
	'GET  HTTP/1.1\r\nHost: a\r\n\r\n',
	'nonsense\r\n\r\n',
	'\0\0\0\0\r\n\r\n',
	'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
	`\x16\x03\x01\x00\xf4\x01\x00\x00\xf0\x03\x03${'a'.repeat(235)}`,
	request('GET', '*'),
	request('GET', 'http://example.org/v1/box'),
	request('GET', '/%zz'),
	request('GET', '/%00'),
	request('GET', '/..%5c..%5capp.bin'),
	request('GET', '//example.org/'),
	request('GET', '/', 'Bad Header'),
	request('GET', '/', ' folded: x'),
	request('GET', '/', 'X: \0'),
	request('PUT', '/v1/box', 'Content-Length: -1'),
	request('PUT', '/v1/box', 'Content-Length: x'),
	request('PUT', '/v1/box', 'Content-Length: 1', 'Content-Length: 2'),
	`${request('PUT', '/v1/box', 'Transfer-Encoding: chunked')}zz\r\n`,
	`${request('PUT', '/v1/box', 'Transfer-Encoding: chunked', 'Content-Length: 1')}0\r\n\r\n`,
	`${request('PUT', '/v1/box', 'Content-Length: 10')}a`,
	request('GET', '/', ...Array.from({ length: 400 }, (_, at) => `X-${at}: ${'a'.repeat(20)}`)),
];

/** Sends bytes as they are; resolves with all that came back. */
function say(base, bytes) {
	return new Promise((done) => {
		const parts = [];
		const end = () => done(Buffer.concat(parts));
		const socket = connect({ host: base.hostname, port: Number(base.port || 80) }, () => {
			// Half closed, so that a body that never comes is not waited for.
			socket.end(Buffer.from(bytes, 'latin1'));
		});
		socket.setTimeout(WAIT_MS, () => socket.destroy());
		socket.on('data', (part) => parts.push(part));
		socket.on('error', () => {});
		socket.on('close', end);
	});
}

const CONTINUE = /^HTTP\/1\.1 100 Continue\r\n\r\n/;

/** One or more answers in a row, as findings. `files` are the bodies that anyone may have. */
function lookAt(whole, files, list) {
	const answer = whole.subarray(CONTINUE.exec(whole.toString('latin1'))?.[0].length ?? 0);
	const text = answer.toString('latin1');
	if (text === '') return [];
	const end = text.indexOf('\r\n\r\n');
	const head = end < 0 ? text : text.slice(0, end);
	const body = end < 0 ? Buffer.alloc(0) : answer.subarray(end + 4);
	const found = scanText(head, list).map((word) => `header: ${word}`);
	if (/^HTTP\/1\.[01] (2|304)/.test(head)) {
		if (body.length && !files.has(body.toString('latin1'))) found.push('a body that is no file of the site');
		return found;
	}
	if (!REFUSALS.has(body.toString('utf8')))
		found.push(`another refusal than the dull ones: ${body.toString('utf8', 0, 80)}`);
	return [...found, ...scanText(body.toString('utf8'), list)];
}

const shorten = (bytes) => JSON.stringify(bytes.length > 90 ? `${bytes.slice(0, 90)}…` : bytes);

export async function lintServer(address, list) {
	const base = new URL(address);
	const findings = [];
	const files = new Set();
	let count = 0;
	const look = async (method, path, headers) => {
		count++;
		const answer = await fetch(new URL(path, base), { method, headers, redirect: 'manual' });
		const body = Buffer.from(await answer.arrayBuffer());
		const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
		for (const what of scanText(head, list)) findings.push(`${method} ${path}: header: ${what}`);
		for (const what of scanFile(path === '/' ? 'index.html' : path.slice(1), body, list))
			findings.push(`${method} ${path}: ${what}`);
		if (answer.ok) files.add(body.toString('latin1'));
		return { answer, body };
	};
	const dull = async (method, path, headers) => {
		const { answer, body } = await look(method, path, headers);
		if (answer.status !== 404 || body.toString() !== 'Not found\n')
			findings.push(`${method} ${path}: not the dull answer (${answer.status})`);
	};
	const { body } = await look('GET', '/release.json');
	for (const path of Object.keys(JSON.parse(body.toString()).files)) await look('GET', path);
	await look('GET', '/release.sig');
	// Everyone may have it, where there are reminders.
	await look('GET', '/v1/push');
	for (const [method, path] of PROBES)
		for (const headers of [{}, { Authorization: 'Code 000000000000' }, { Authorization: 'Box AAAA.BBBB' }])
			await dull(method, path, headers);
	for (const bytes of [...wellFormed(), ...BROKEN]) {
		count++;
		for (const what of lookAt(await say(base, bytes), files, list)) findings.push(`${shorten(bytes)}: ${what}`);
	}
	for (let guess = 0; guess < GUESSES; guess++) await dull('GET', '/v1/app', { Authorization: 'Code 000000000000' });
	return { count, findings };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await report('answers.mjs URL', lintServer);
