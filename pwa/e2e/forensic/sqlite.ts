/** What lies in a SQLite file, by the program that everyone would look with. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database, and what was not yet written into it. */
const ENDS = ['', '-wal', '-journal'];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A copy, with what was not yet written into the file: looking must change nothing. */
function ask<T>(path: string, work: (ask: (sql: string) => readonly (readonly string[])[]) => T): T {
	const dir = mkdtempSync(join(tmpdir(), 'rows-'));
	try {
		for (const end of ENDS) {
			if (existsSync(path + end)) copyFileSync(path + end, join(dir, `a${end}`));
		}
		return work((sql) =>
			execFileSync('sqlite3', ['-batch', '-ascii', join(dir, 'a'), sql], {
				maxBuffer: 64 << 20,
				stdio: ['ignore', 'pipe', 'ignore'],
			})
				.toString('latin1')
				.split('\x1e')
				.slice(0, -1)
				.map((row) => row.split('\x1f')),
		);
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}

/** Most databases stay as they are from one look to the next, and a look starts a program. */
const seen = new Map<string, ReadonlyMap<string, number>>();

function identity(path: string): string {
	const hash = createHash('sha256');
	for (const file of ENDS.map((end) => path + end)) hash.update(existsSync(file) ? readFileSync(file) : '').update('|');
	return hash.digest('hex');
}

export function rows(path: string): ReadonlyMap<string, number> {
	const key = identity(path);
	const found = seen.get(key) ?? look(path);
	seen.set(key, found);
	return found;
}

/** Of each table the number of its rows, and each text in it, with how often it is there. */
function look(path: string): ReadonlyMap<string, number> {
	return ask(path, (query) => {
		const columns = query(
			"SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.sql NOT LIKE 'CREATE VIRTUAL%'",
		);
		const found = new Map<string, number>();
		const tables = [...new Set(columns.map(([table = '']) => table))];
		if (tables.length === 0) return found;
		const counts = tables.map((table) => `SELECT ${text(table)}, count(*) FROM ${quoted(table)}`);
		for (const [table = '', count] of query(counts.join(' UNION ALL '))) found.set(`${table} rows`, Number(count));
		const texts = columns.map(
			([table = '', column = '']) =>
				`SELECT ${text(`${table}.${column}`)} AS place, CAST(${quoted(column)} AS TEXT) AS said, count(*) FROM ${quoted(table)} WHERE typeof(${quoted(column)}) = 'text' GROUP BY said`,
		);
		for (const [place = '', said = '', count] of query(texts.join(' UNION ALL ')))
			found.set(`${place} = ${said}`, Number(count));
		return found;
	});
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
