import { randomUUID } from 'node:crypto';
import type { Grant, PersonViewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { accepted, makeHub, makeOrganisation, OPERATOR, TOPICS } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import { openSecret } from '#platform/secret';
import type { EntryContent } from '../content.ts';
import { saveSettings } from './commands/settings.ts';
import { submitEntry } from './commands/submit.ts';
import { createEntry } from './commands/write.ts';
import { type ExchangeSettings, USUAL_SETTINGS } from './model.ts';

export const NOW = new Date('2026-03-02T10:00:00Z');

const WORLD = {
  secret: openSecret({ secret: 'a-secret-that-only-the-tests-know-0123456789', dataDir: '' }),
  config: { baseUrl: 'http://localhost' },
};

/** Somebody with these roles, for commands and queries; requests need a person of the world they go to. */
export async function makeViewer(db: Db, ...grants: Grant[]): Promise<PersonViewer> {
  return (await makePerson({ db, ...WORLD } as never, { grants })).viewer;
}

/** The hub in Dresden with the town as its member, somebody who writes for the town and somebody who checks for the hub. */
export async function makeNeighbours(db: Db) {
  const hub = await makeHub(db);
  const other = await makeHub(db, { key: 'hub-zwei' });
  const town = await makeOrganisation(db, { hub: 'hub-dresden', web: 'https://www.musterheim.example.org/' });
  return {
    hub,
    other,
    town,
    writer: await makeViewer(db, { role: 'organisation-member', scope: `organisation:${town.id}` }),
    checker: await makeViewer(db, { role: 'editor', scope: `hub:${hub.id}` }),
  };
}

export function needContent(more: Partial<EntryContent> = {}): EntryContent {
  return {
    kind: 'need',
    lang: 'de',
    title: 'Parkraum digital erfassen',
    summary: 'Wir möchten wissen, wo Parkplätze frei sind.',
    text: 'Bisher zählen wir von Hand.',
    topics: ['mobility'],
    audience: [],
    problem: 'Heute zählen wir zweimal im Jahr von Hand.',
    ...more,
  };
}

/** A draft of the organisation. */
export async function makeDraft(
  db: Db,
  viewer: PersonViewer,
  organisation: string,
  more: Partial<EntryContent> = {},
  now = NOW,
): Promise<{ id: string; slug: string }> {
  const input = { key: randomUUID(), organisation, hub: undefined, content: needContent(more) };
  const { slug } = accepted(await createEntry(db, viewer, input, now));
  return db.selectFrom('entry').select(['id', 'slug']).where('slug', '=', slug).executeTakeFirstOrThrow();
}

/** A draft of the organisation that is in check. */
export async function makeSubmitted(
  db: Db,
  viewer: PersonViewer,
  organisation: string,
  more: Partial<EntryContent> = {},
): Promise<{ id: string; slug: string }> {
  const draft = await makeDraft(db, viewer, organisation, more);
  accepted(await submitEntry(db, viewer, { id: draft.id, version: 1 }, TOPICS, NOW));
  return draft;
}

export async function setSettings(db: Db, hub: string, more: Partial<ExchangeSettings>): Promise<void> {
  accepted(await saveSettings(db, OPERATOR, hub, { ...USUAL_SETTINGS, ...more }, NOW));
}

/** An entry of the organisation that the public reads. */
export async function makePublished(
  db: Db,
  hub: string,
  viewer: PersonViewer,
  organisation: string,
  more: Partial<EntryContent> = {},
): Promise<{ id: string; slug: string }> {
  const draft = await makeDraft(db, viewer, organisation, more);
  await setSettings(db, hub, { checkNew: 'never' });
  const { slug } = accepted(await submitEntry(db, viewer, { id: draft.id, version: 1 }, TOPICS, NOW));
  await db.deleteFrom('hub_exchange').execute();
  return { id: draft.id, slug };
}
