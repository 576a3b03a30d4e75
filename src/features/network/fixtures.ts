import type { z } from 'zod';
import type { Grant, Lang, PersonViewer, Result, Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import type { Db } from '#platform/database';
import type { World } from '#platform/feature';
import { openSecret } from '#platform/secret';
import { importHubs, importNetwork, importPlaces } from './commands/import-network.ts';
import { importOrganisations } from './commands/import-organisations.ts';
import { hubInput, networkInput, organisationInput, placeInput } from './model.ts';
import type { Profile } from './profile/model.ts';

/** Topics that fixtures may have, as a vocabulary would give them. */
export const TOPICS = ['mobility', 'energy', 'health'] as const;

export const OPERATOR: Viewer = { kind: 'operator', lang: 'de' };
export const ANONYMOUS: Viewer = { kind: 'anonymous', lang: 'de' };

const WRITE = { dryRun: false, now: new Date('2026-03-01T10:00:00Z') };

/** The value of a command that a test takes for granted. */
export function accepted<T>(result: Result<T, { type: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

/** Parsed rows as an import command wants them, counted from 1. */
export function rowsOf<T>(schema: z.ZodType<T>, ...inputs: unknown[]): { row: number; input: T }[] {
  return inputs.map((input, at) => ({ row: at + 1, input: schema.parse(input) }));
}

export async function makeNetwork(db: Db, more: Partial<z.input<typeof networkInput>> = {}): Promise<void> {
  const name = { de: 'Netz der Hubs', cs: 'Síť hubů', pl: 'Sieć hubów', en: 'Network of hubs' };
  const input = networkInput.parse({
    key: 'netz',
    name,
    claim: { de: 'Gemeinsam' },
    text: { de: 'Worum es geht.' },
    ...more,
  });
  accepted(await importNetwork(db, OPERATOR, input, WRITE));
}

export async function makePlace(db: Db, more: Partial<z.input<typeof placeInput>> = {}): Promise<string> {
  const place = { key: 'dresden', name: 'Dresden', country: 'DE', nuts: 'DED21', lat: 51.05, lon: 13.74, ...more };
  accepted(await importPlaces(db, OPERATOR, rowsOf(placeInput, place), WRITE));
  return place.key;
}

type HubFields = Partial<z.input<ReturnType<typeof hubInput>>>;

/** A hub with one site in Dresden, with the place if it is missing. */
export async function makeHub(db: Db, more: HubFields = {}): Promise<{ id: string; slug: string; key: string }> {
  const { key = 'hub-dresden' } = more;
  const place = await makePlace(db);
  const site = { key: `${key}-site`, name: 'Standort', place, focus: { de: 'Mikroelektronik' } };
  const texts = { name: { de: 'Hub Dresden' }, claim: { de: 'Chips' }, text: { de: 'Alles über Chips.' } };
  const hub = { key, ...texts, topics: ['mobility'], sites: [site], ...more };
  accepted(await importHubs(db, OPERATOR, rowsOf(hubInput(TOPICS), hub), WRITE));
  return db
    .selectFrom('hub')
    .select(['id', 'slug', 'external_key as key'])
    .where('external_key', '=', key)
    .executeTakeFirstOrThrow();
}

export type OrganisationFields = Partial<z.input<ReturnType<typeof organisationInput>>>;

/** The row of an organisation as it stands in a file. */
export function organisationRow(more: OrganisationFields = {}) {
  return {
    key: 'stadt',
    name: 'Stadt Musterheim',
    lang: 'de' as const,
    type: 'municipality' as const,
    place: 'dresden',
    summary: 'Eine Stadt an der Elbe.',
    ...more,
  };
}

/** An organisation in Dresden, with the place if it is missing. */
export async function makeOrganisation(
  db: Db,
  more: OrganisationFields = {},
): Promise<{ id: string; slug: string; key: string }> {
  const row = organisationRow(more);
  if (row.place === 'dresden') await makePlace(db);
  accepted(await importOrganisations(db, OPERATOR, rowsOf(organisationInput(TOPICS), row), WRITE));
  return db
    .selectFrom('organisation')
    .select(['id', 'slug', 'external_key as key'])
    .where('external_key', '=', row.key)
    .executeTakeFirstOrThrow();
}

/** A profile as the form gives it, in the place of these organisations. */
export function profileOf(placeId: string, more: Partial<Profile> = {}): Profile {
  return {
    name: 'Stadtwerke Musterheim',
    lang: 'de',
    type: 'company',
    size: 'medium',
    inhabitants: null,
    place: placeId,
    web: 'https://stadtwerke.example.org',
    summary: 'Strom und Wärme.',
    text: '',
    topics: ['energy'],
    ...more,
  };
}

/** The id of a place by its key. */
export async function placeId(db: Db, key = 'dresden'): Promise<string> {
  return (await db.selectFrom('place').select('id').where('external_key', '=', key).executeTakeFirstOrThrow()).id;
}

/** Somebody with these roles, without the web around: for tests of commands. */
export async function makeViewer(
  db: Db,
  given: { email?: string; name?: string; lang?: Lang; grants?: readonly Grant[] } = {},
): Promise<PersonViewer> {
  const secret = openSecret({ secret: 'a-secret-that-only-the-tests-know-0123456789', dataDir: '' });
  const config = { baseUrl: 'https://hubs.example.org' } as World['config'];
  return (await makePerson({ db, secret, config }, given)).viewer;
}
