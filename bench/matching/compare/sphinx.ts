import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2/promise';
import { findProgram } from '../../../scripts/postgres.ts';
import { type Corpus, type Entry, LIMIT } from './corpus.ts';
import { type Engine, timed, warm } from './engine.ts';
import { inTemporaryFolder, withProgram } from './held.ts';
import { need } from './install.ts';

/** Over its MySQL protocol, as PostgreSQL at a socket in a temporary folder, which no other server can have taken. */
export const sphinx: Engine = {
  name: 'Sphinx',
  async measure(corpus) {
    const searchd = need('sphinxsearch', () => findProgram(['searchd'], ['/usr/sbin', '/usr/local/bin']));
    const indexer = need('sphinxsearch', () => findProgram(['indexer'], ['/usr/sbin', '/usr/local/bin']));
    return inTemporaryFolder(async (folder) => {
      mkdirSync(join(folder, 'data'));
      const settings = join(folder, 'sphinx.conf');
      writeFileSync(settings, configuration(folder, corpus.entries));
      writeFileSync(join(folder, 'words.tsv'), corpus.entries.map(({ words }, i) => `${i + 1}\t${words}\n`).join(''));
      const start = performance.now();
      await run(indexer, ['--config', settings, '--quiet', '--all'], (ended) => ended);
      const indexMs = performance.now() - start;
      return run(searchd, ['--config', settings, '--nodetach'], async (ended) => {
        const connection = await connect(join(folder, 'socket'), ended);
        // The server may go before the client when the run is stopped.
        connection.on('error', () => {});
        const answers = await ask(connection, corpus);
        connection.destroy();
        return { indexMs, ...answers };
      });
    });
  },
};

/** Both programs say what is wrong on either stream. */
function run<T>(program: string, args: string[], work: (ended: Promise<void>) => Promise<T>): Promise<T> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return withProgram(child, work, [child.stdout, child.stderr]);
}

async function ask(connection: Connection, { warmUp, measured }: Corpus) {
  const search = async (words: readonly string[]) => {
    const [rows] = await connection.query(
      `SELECT id FROM i WHERE MATCH('${words.join('|')}') LIMIT ${LIMIT} OPTION ranker=bm25`,
    );
    return Array.isArray(rows) ? rows.length : 0;
  };
  await warm(warmUp, ({ words }) => search(words));
  return timed(measured, ({ words }) => search(words));
}

async function connect(socketPath: string, ended: Promise<void>): Promise<Connection> {
  const stopped = ended.then(() => {
    throw new Error('searchd ended');
  });
  for (let tries = 0; ; tries++) {
    try {
      return await Promise.race([createConnection({ socketPath, user: 'any' }), stopped]);
    } catch (error) {
      // It listens a moment after its start.
      if (tries === 100) throw error;
    }
    await Promise.race([sleep(100), stopped]);
  }
}

/** Every letter that occurs belongs to words; left to itself it would split at those that are neither Latin without accents nor Cyrillic. */
function configuration(folder: string, entries: readonly Entry[]): string {
  const letters = new Set<string>();
  for (const { words } of entries) for (const letter of words) letters.add(letter);
  letters.delete(' ');
  const table = [...letters].map((letter) => `U+${letter.codePointAt(0)?.toString(16).padStart(4, '0')}`);
  return `
source words
{
  type = tsvpipe
  tsvpipe_command = cat ${folder}/words.tsv
  tsvpipe_field = words
}
index i
{
  source = words
  path = ${folder}/data/i
  charset_table = ${table.join(', ')}
}
indexer
{
  mem_limit = 512M
}
searchd
{
  listen = ${folder}/socket:mysql41
  pid_file = ${folder}/pid
  log = ${folder}/log
  binlog_path =
  workers = threads
  watchdog = 0
}
`;
}
