import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Kysely, type KyselyPlugin, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db, Tables } from './index.ts';
import { type Listening, listenOnPostgres } from './listen.ts';
import { lockDataDir } from './lock.ts';
import { gatherStatistics, STATISTICS_TARGET } from './statistics.ts';

export interface Database {
  kind: 'embedded' | 'postgres';
  db: Db;
  /** Calls back when something is notified on the channel, in any process, and whenever hearing begins (again). */
  listen(channel: string, onHint: () => void): Listening;
  /** Also ends all listening. */
  close(): Promise<void>;
}

/** Type numbers of PostgreSQL: both drivers shall give calendar days as text and counts as numbers. */
const DATE = 1082;
const BIGINT = 20;
const asText = (value: string): string => value;

/** `current_date` shall be the day at the hubs, the same as `today()` of the clock. */
const TIME_ZONE = 'Europe/Berlin';

/** Between two looks at what has changed much: as often as PostgreSQL looks. */
const STATISTICS_MS = 60_000;

/** Connections of one web process; the pages need one query each time, so ten keep two cores busy. */
const POOL_SIZE = 10;

/**
 * The embedded database answers in this thread without leaving the turn of the event loop: ten queries of a page would be one long turn. After each of them
 * others get theirs.
 */
const LETTING_OTHERS_IN: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: ({ result }) => setImmediate(result),
};

/** Opens PostgreSQL where `databaseUrl` is given, otherwise the embedded database in `dataDir`. Throws `DataDirInUse`. */
export async function openDatabase(where: { databaseUrl?: string | undefined; dataDir: string }): Promise<Database> {
  return where.databaseUrl === undefined ? openEmbedded(where.dataDir) : openPostgres(where.databaseUrl);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const lock = lockDataDir(dataDir);
  // Only here: a process on PostgreSQL has no use for it.
  const { PGlite } = await import('@electric-sql/pglite');
  const client = await PGlite.create(join(dataDir, 'database'), { parsers: { [DATE]: asText, [BIGINT]: Number } });
  await client.exec(`set timezone to '${TIME_ZONE}'; set default_statistics_target = ${STATISTICS_TARGET}`);
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: client }), plugins: [LETTING_OTHERS_IN] });
  // What cannot be done now is done the next time.
  const counting = setInterval(() => gatherStatistics(db).catch(() => {}), STATISTICS_MS);
  counting.unref();
  return {
    kind: 'embedded',
    db,
    listen(channel, onHint) {
      // The same connection, in the same process: nothing to be lost.
      const heard = client.listen(channel, onHint);
      heard.then(onHint, () => {});
      return {
        stop: () =>
          heard.then(
            (leave) => leave(),
            () => {},
          ),
      };
    },
    async close() {
      clearInterval(counting);
      await db.destroy();
      if (!client.closed) await client.close();
      lock.release();
    },
  };
}

async function openPostgres(connectionString: string): Promise<Database> {
  const types = {
    getTypeParser(id: number, format?: 'text' | 'binary') {
      if (id === DATE) return asText;
      if (id === BIGINT) return Number;
      return pg.types.getTypeParser(id, format ?? 'text');
    },
  };
  const options = `-c timezone=${TIME_ZONE}`;
  const pool = new pg.Pool({ connectionString, max: POOL_SIZE, connectionTimeoutMillis: 3000, types, options });
  // A connection that dies while idle is not an error of any request: the pool opens another.
  pool.on('error', () => {});
  // One that dies under a query fails that query; without a listener the same event would end the whole process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const listening = new Set<Listening>();
  return {
    kind: 'postgres',
    db,
    listen(channel, onHint) {
      const one = listenOnPostgres(connectionString, channel, onHint);
      listening.add(one);
      return one;
    },
    async close() {
      await Promise.all([...listening].map((one) => one.stop()));
      await db.destroy();
    },
  };
}
