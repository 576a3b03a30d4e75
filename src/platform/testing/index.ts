import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { after, before, beforeEach, describe } from 'node:test';
import { type KyselyPlugin, sql } from 'kysely';
import pg from 'pg';
import type { Db } from '#platform/database';
import { type Database, openDatabase } from '#platform/database';
import type {} from '#platform/outbox';

/** Where `scripts/test.ts` keeps the data directory and the database that it has migrated once for the whole run. */
export const TEMPLATE_DATABASE = 'hubwerk_template';

export interface TestDatabase {
  kind: Database['kind'];
  /** What `openDatabase` and the program need to open the same database. */
  settings: { databaseUrl: string | undefined; dataDir: string };
  db: Db;
  database: Database;
}

function fromRun(name: 'TEST_DATA_DIR' | 'TEST_DATABASE_URL'): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: run tests with "npm test", or "npm test PATTERN" for some`);
  return value;
}

/** A copy of the migrated data directory of its own, with what removes it. */
export function makeDataDir(): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(`${fromRun('TEST_DATA_DIR')}-`);
  cpSync(fromRun('TEST_DATA_DIR'), dataDir, { recursive: true });
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** A migrated database of its own on the PostgreSQL of the run, with what removes it. */
export async function makePostgres(): Promise<{ databaseUrl: string; name: string; remove(): Promise<void> }> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await onServer(`create database ${name} template ${TEMPLATE_DATABASE}`);
  const url = new URL(fromRun('TEST_DATABASE_URL'));
  url.pathname = `/${name}`;
  return { databaseUrl: url.href, name, remove: () => onServer(`drop database ${name} with (force)`) };
}

/** A statement on the server itself, outside the database under test. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: fromRun('TEST_DATABASE_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Defines the same tests on the embedded database and on PostgreSQL, each opened as in production. Every test finds
 * all tables empty; commands open transactions themselves, so rows are deleted rather than rolled back.
 */
export function forEachDatabase(title: string, define: (database: TestDatabase) => void): void {
  describeOn('embedded', title, define);
  describeOn('postgres', title, define);
}

/** The same on one database only, for what does not depend on it. */
export function describeOn(kind: Database['kind'], title: string, define: (database: TestDatabase) => void): void {
  const shared = SHARED[kind];
  shared.suites++;
  describe(`${title} (${kind === 'embedded' ? 'embedded database' : 'PostgreSQL'})`, () => {
    const get = () => {
      if (shared.opened === undefined) throw new Error('the database is open in tests and hooks only');
      return shared.opened;
    };
    before(async () => {
      shared.opened ??= await openTestDatabase(kind);
    });
    beforeEach(() => emptyTables(get().database.db));
    after(async () => {
      shared.suites--;
      if (shared.suites > 0) return;
      await shared.opened?.remove();
      shared.opened = undefined;
    });
    define({
      kind,
      get settings() {
        return get().settings;
      },
      get db() {
        return get().database.db;
      },
      get database() {
        return get().database;
      },
    });
  });
}

interface Shared {
  /** Suites that are still to end. */
  suites: number;
  opened?: Awaited<ReturnType<typeof openTestDatabase>> | undefined;
}

/**
 * One database of each kind for all suites of a process, which come one after the other: opening one takes as long as many tests.
 * The last suite closes it.
 */
const SHARED: Record<Database['kind'], Shared> = { embedded: { suites: 0 }, postgres: { suites: 0 } };

async function openTestDatabase(kind: Database['kind']) {
  const folder = kind === 'embedded' ? makeDataDir() : undefined;
  const server = kind === 'postgres' ? await makePostgres() : undefined;
  const settings = { databaseUrl: server?.databaseUrl, dataDir: folder?.dataDir ?? '' };
  const database = await openDatabase(settings);
  return {
    database,
    settings,
    async remove() {
      await database.close();
      folder?.remove();
      await server?.remove();
    },
  };
}

/**
 * Deleting is ten times faster than truncating where tables hold a few rows; what held many is truncated too, so that it does not slow
 * down the tests that follow. References are not checked meanwhile.
 */
export async function emptyTables(db: Db): Promise<void> {
  await sql`
    do $$
    declare name text; rows bigint;
    begin
      perform set_config('session_replication_role', 'replica', true);
      for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely_%' loop
        execute format('delete from %I', name);
        get diagnostics rows = row_count;
        if rows > 2000 then execute format('truncate %I cascade', name); end if;
      end loop;
    end $$`.execute(db);
}

/** What was written to the outbox, whether or not it may be read yet. */
export function listEvents(db: Db): Promise<{ type: string; subject: string }[]> {
  return db.selectFrom('outbox').select(['type', 'subject']).orderBy('id').execute();
}

/**
 * Waits until the outbox may be read to its end: transaction numbers are those of the whole server, so a transaction of
 * another test, in a database of its own, holds it up for a moment.
 */
export async function untilEventsAreComplete(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select 1 from outbox where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`.execute(db);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The same database, counting the queries that are asked through it. */
export function countQueries(db: Db): { db: Db; count(): number; restart(): void } {
  let asked = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      asked++;
      return node;
    },
    async transformResult({ result }) {
      return result;
    },
  };
  return {
    db: db.withPlugin(plugin),
    count: () => asked,
    restart() {
      asked = 0;
    },
  };
}
