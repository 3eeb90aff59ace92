import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { lintServer } from '../../tools/answers.mjs';
import { readWords } from '../../tools/disguise.mjs';

const list = readWords('vault\nخطة\n');
const page = '<title>A page</title>';
const release = JSON.stringify({ files: { '/': '' } });
let server: Server;

/** What each kind of request is told. */
interface Says {
	refusal?: string;
	header?: string;
	/** To what no parser of HTTP takes. */
	broken?: string;
	/** To a method that it does not know. */
	method?: string;
	/** To a range. */
	range?: string;
}

async function ask(says: Says): Promise<string> {
	server = createServer({ maxHeaderSize: 8_192 }, (request, response) => {
		const files: Readonly<Record<string, string>> = { '/': page, '/release.json': release };
		const body = request.method === 'GET' ? files[request.url ?? ''] : undefined;
		const reply = (status: number, text: string) =>
			response.writeHead(status, { 'Content-Length': Buffer.byteLength(text) }).end(text);
		response.setHeader('X-More', says.header ?? 'a');
		if (body !== undefined && says.range !== undefined && request.headers.range !== undefined) {
			reply(416, says.range);
			return;
		}
		const refusal = request.method === 'PROPFIND' ? says.method : says.refusal;
		reply(body === undefined ? 404 : 200, body ?? refusal ?? 'Not found\n');
	});
	server.on('clientError', (_, socket) => {
		if (socket.writable) socket.end(`HTTP/1.1 400 Bad Request\r\n\r\n${says.broken ?? 'Not found\n'}`);
	});
	server.on('connect', (_, socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\nNot found\n'));
	server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\nNot found\n'));
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const { count, findings } = await lintServer(`http://127.0.0.1:${port}`, list);
	expect(count).toBeGreaterThan(500);
	return findings.join('\n');
}

afterEach(() => {
	server.closeAllConnections();
	server.close();
});

it.each([
	['the page of an unknown path', { refusal: 'No vault here\n' }, /\/nothing-here: vault/],
	['a header', { header: 'vault' }, /GET \/nothing-here: header: vault/],
	['what a broken request is told', { broken: 'No خطة here\n' }, /nonsense.*: خطة/],
	['what a wrong method is told', { method: 'vault\n' }, /PROPFIND \/none .*: vault/],
	['what a range is told', { range: 'vault\n' }, /GET \/ .*Range: bytes=0-9.*: vault/],
	['a refusal that is not one of the dull ones', { method: 'Use GET\n' }, /PROPFIND.*: another refusal than .*Use GET/],
] as const)('a planted word in %s is found', async (_, says, finding) => {
	expect(await ask(says)).toMatch(finding);
});
