import pg from 'pg';
import { findPostgres, startCluster } from '../../../scripts/postgres.ts';
import { type Corpus, LIMIT } from './corpus.ts';
import { type Engine, type Figures, timed, warm } from './engine.ts';
import { hold } from './held.ts';
import { need } from './install.ts';

const BATCH = 1000;

const SEARCH = `select id from entries, to_tsquery('simple', $1) as asked
  where words @@ asked order by ts_rank(words, asked) desc limit ${LIMIT}`;

export const postgres: Engine = {
  name: 'PostgreSQL',
  async measure(corpus) {
    const starting = startCluster(need('postgresql', findPostgres));
    const stop = hold(async () => (await starting).stop());
    try {
      const client = new pg.Client({ connectionString: (await starting).url });
      // The server may go before the client when the run is stopped.
      client.on('error', () => {});
      await client.connect();
      const figures = await measure(client, corpus);
      await client.end();
      return figures;
    } finally {
      await stop();
    }
  },
};

async function measure(client: pg.Client, { entries, warmUp, measured }: Corpus): Promise<Figures> {
  // As an operator would set for this question: making machine code of it takes longer than answering, and 4 MB is little for an index of this size.
  await client.query(`set jit = off; set work_mem = '64MB'; set maintenance_work_mem = '512MB'`);
  const start = performance.now();
  await client.query('create table entries (id int primary key, words tsvector not null)');
  for (let from = 0; from < entries.length; from += BATCH) {
    const words = entries.slice(from, from + BATCH).map((entry) => entry.words);
    await client.query(
      `insert into entries select $1 + place, to_tsvector('simple', words)
       from unnest($2::text[]) with ordinality as given (words, place)`,
      [from, words],
    );
  }
  await client.query('create index on entries using gin (words)');
  await client.query('vacuum analyze entries');
  const indexMs = performance.now() - start;
  const search = async (words: readonly string[]) => {
    const { rows } = await client.query(SEARCH, [words.map((word) => `'${word}'`).join('|')]);
    return rows.length;
  };
  await warm(warmUp, ({ words }) => search(words));
  return { indexMs, ...(await timed(measured, ({ words }) => search(words))) };
}
