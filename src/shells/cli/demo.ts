import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGS, ROLES, type Scope } from '#engines/kit';
import { appoint } from '#features/accounts/roles/appoint.ts';
import { findGrant } from '#features/accounts/roles/model.ts';
import { loadDemoEvents } from '#features/events/demo/load.ts';
import { demoFile, demoParticipants } from '#features/events/demo/model.ts';
import { loadDemoMeetings } from '#features/meetings/demo.ts';
import { savePage } from '#features/privacy/commands/pages.ts';
import { pageInput } from '#features/privacy/model.ts';
import type { Command, Importer } from '#platform/feature';
import { readTable, type Table } from '#platform/tabular';
import { importers } from '../features.tsx';
import type { OpenWorld } from '../world.ts';
import { Refused } from './context.ts';

const FOLDER = join(import.meta.dirname, '../../../demo');

export const demo: Command = {
  name: 'demo',
  usage: '',
  summary: 'load the demo network; running it again changes nothing',
  async run(context) {
    const world = await context.world();
    context.print(
      `Demo network loaded: ${await loadDemo(world as OpenWorld)}. Organisations, entries and people are invented.`,
    );
    return 0;
  },
};

export async function isEmpty(world: OpenWorld): Promise<boolean> {
  const hub = await world.db.selectFrom('hub').select('id').limit(1).executeTakeFirst();
  const organisation = await world.db.selectFrom('organisation').select('id').limit(1).executeTakeFirst();
  return hub === undefined && organisation === undefined;
}

/** Reads the demo folder through the same importers as anybody's data. Says what was loaded. */
export async function loadDemo(world: OpenWorld): Promise<string> {
  const network = JSON.parse(readFileSync(join(FOLDER, 'network.json'), 'utf8'));
  const sources: [kind: string, rows: Table['rows']][] = [
    ['regions', await tableRows('regions.csv')],
    ['places', await tableRows('places.csv')],
    ['network', [{ row: 1, values: network.network }]],
    ['hubs', network.hubs.map((values: Record<string, unknown>, at: number) => ({ row: at + 1, values }))],
    ['organisations', await folderRows('organisations')],
    ['entries', await folderRows('entries')],
  ];
  const said: string[] = [];
  for (const [kind, rows] of sources) {
    await runImporter(importerOf(kind), world, rows);
    if (['hubs', 'organisations', 'entries'].includes(kind)) said.push(`${rows.length} ${kind}`);
  }
  said.push(`${await loadPeople(world)} people`);
  await loadPages(world);
  said.push(`${await loadEvents(world)} events`);
  await loadDemoMeetings(world.db, world.loaded.labels, world.clock());
  return said.join(', ');
}

/** Events with the people who have registered for them; their days count from today. */
async function loadEvents({ db, clock }: OpenWorld): Promise<number> {
  const folder = join(FOLDER, 'events');
  const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const parts = files.map((file) => demoFile.parse(read(file)));
  const series = parts.flatMap((part) => part.series);
  const events = parts.flatMap((part) => part.events);
  const participants = (name: string) => demoParticipants.parse(read('participants', `${name}.json`));
  return loadDemoEvents(db, { series, events, participants }, clock());
}

/** What the operator would have to fill in: imprint and so on. */
async function loadPages(world: OpenWorld): Promise<void> {
  const pages = z.array(pageInput).parse(JSON.parse(readFileSync(join(FOLDER, 'pages.json'), 'utf8')));
  for (const page of pages) await savePage(world.db, { kind: 'operator', lang: 'en' }, page, world.clock());
}

/** Roles are `[role, place]`; places are written with the keys of the demo data. */
const demoPeople = z.array(
  z.object({
    name: z.string(),
    email: z.email(),
    lang: z.enum(LANGS),
    roles: z.array(z.tuple([z.enum(ROLES), z.string()])),
  }),
);

/** People with roles to sign in as; who is there already keeps what they have. */
async function loadPeople(world: OpenWorld): Promise<number> {
  const people = demoPeople.parse(JSON.parse(readFileSync(join(FOLDER, 'people.json'), 'utf8')));
  for (const { roles, ...person } of people) {
    const grants = await Promise.all(
      roles.map(async ([role, place]) => {
        const grant = findGrant(role, await scopeOf(world, place));
        if (grant === undefined) throw new Error(`${person.name}: ${role} is not given for ${place}`);
        return grant;
      }),
    );
    await appoint(world.db, { kind: 'operator', lang: 'en' }, person, grants, world.clock());
  }
  return people.length;
}

async function scopeOf({ db }: OpenWorld, place: string): Promise<Scope> {
  if (place === 'network') return place;
  const [kind, key = ''] = place.split(':');
  const table = kind === 'hub' ? 'hub' : 'organisation';
  const { id } = await db.selectFrom(table).select('id').where('external_key', '=', key).executeTakeFirstOrThrow();
  return `${table}:${id}`;
}

function importerOf(kind: string): Importer {
  const importer = importers.find((known) => known.kind === kind);
  if (importer === undefined) throw new Error(`no importer for ${kind}`);
  return importer;
}

async function runImporter(importer: Importer, world: OpenWorld, rows: Table['rows']): Promise<void> {
  const result = await importer.run(world, { kind: 'operator', lang: 'en' }, rows, {
    dryRun: false,
    now: world.clock(),
  });
  if (result.ok) return;
  const errors = result.refusal.type === 'invalid-rows' ? result.refusal.errors : [];
  const lines = errors
    .slice(0, 20)
    .map((error) => `  row ${error.row}, ${error.column}: “${error.value}”; ${error.allowed}`);
  throw new Refused(
    `hubwerk demo: ${importer.kind} refused (${result.refusal.type}, ${errors.length} errors)\n${lines.join('\n')}`,
  );
}

async function tableRows(file: string): Promise<Table['rows']> {
  const table = await readTable(file, readFileSync(join(FOLDER, file)));
  if (!table.ok) throw new Refused(`hubwerk demo: ${file}: ${table.refusal.type}`);
  return table.value.rows;
}

async function folderRows(folder: string): Promise<Table['rows']> {
  const files = readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const rows = await Promise.all(files.map((file) => tableRows(join(folder, file))));
  return rows.flat();
}
