import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import { parseVocabulary } from '#engines/matching';
import { checkEmbeddings } from '#features/matching/embeddings/doctor.ts';
import { pendingMigrations } from '#platform/database';
import type { Command } from '#platform/feature';
import { createFeatures } from '../features.tsx';
import { readVocabularyFiles } from '../vocabulary.ts';
import { listAddresses } from '../web/addresses.ts';
import { createApp } from '../web/app.tsx';
import type { OpenWorld } from '../world.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: 'bring the database up to date',
  async run(context) {
    const { migrated } = (await context.world()) as OpenWorld;
    context.print(migrated.length === 0 ? 'The database is up to date.' : `Applied: ${migrated.join(', ')}.`);
    return 0;
  },
};

/** Free space under this is worth a warning: the write-ahead log alone may need a few hundred megabytes. */
const LOW_DISK_BYTES = 1024 ** 3;

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  summary: 'check settings, database, data directory, vocabulary and embeddings, and say what to do',
  async run(context) {
    let healthy = true;
    const check = (ok: boolean, text: string) => {
      context.print(`${ok ? 'ok  ' : 'BAD '} ${text}`);
      healthy &&= ok;
    };
    const major = Number(process.versions.node.split('.')[0]);
    check(
      major >= 24,
      `Node ${process.versions.node}${major >= 24 ? '' : ', needs 24: start with npm, which brings it along'}`,
    );
    const world = (await context.world()) as OpenWorld;
    const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(
      world.db,
    );
    check(true, `database: ${world.databaseKind}, PostgreSQL ${rows[0]?.version}`);
    check((await pendingMigrations(world.db)).length === 0, 'migrations: all applied');
    if (world.databaseKind === 'embedded') {
      const disk = await statfs(world.config.dataDir);
      const free = disk.bavail * disk.bsize;
      check(free > LOW_DISK_BYTES, `data directory ${world.config.dataDir}: ${(free / 1024 ** 3).toFixed(1)} GB free`);
    }
    const { concepts, problems } = parseVocabulary(readVocabularyFiles());
    check(problems.length === 0, `vocabulary: ${concepts.length} concepts, ${problems.length} problems`);
    const counts = await sql<{ table: string; count: number }>`
      select 'hubs' as table, count(*) as count from hub union all select 'organisations', count(*) from organisation
      union all select 'entries', count(*) from entry union all select 'outbox', count(*) from outbox`.execute(
      world.db,
    );
    check(true, counts.rows.map(({ table, count }) => `${count} ${table}`).join(', '));
    const embeddings = await checkEmbeddings(world);
    check(embeddings.ok, embeddings.text);
    return healthy ? 0 : 1;
  },
};

export const routes: Command = {
  name: 'routes',
  usage: '',
  summary: 'list the addresses of the web pages',
  async run(context) {
    const world = (await context.world()) as OpenWorld;
    const app = createApp(world, createFeatures(world));
    for (const { method, path } of listAddresses(app)) context.print(`${method.padEnd(5)} ${path}`);
    return 0;
  },
};
