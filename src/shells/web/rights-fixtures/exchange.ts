import { randomUUID } from 'node:crypto';
import type { PersonViewer, Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { saveSettings } from '#features/exchange/publishing/commands/settings.ts';
import { submitEntry } from '#features/exchange/publishing/commands/submit.ts';
import { createEntry } from '#features/exchange/publishing/commands/write.ts';
import { needContent } from '#features/exchange/publishing/fixtures.ts';
import { USUAL_SETTINGS } from '#features/exchange/publishing/model.ts';
import { accepted, OPERATOR, TOPICS } from '#features/network/fixtures.ts';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';
import { slugOf } from './places.ts';
import { linkFor } from './privacy.ts';

/** Somebody of the own organisation, who has written what others check. */
async function writer({ world, places }: Given): Promise<PersonViewer> {
  const scope = `organisation:${places.own.organisation}` as const;
  return (await makePerson(world, { grants: [{ role: 'organisation-member', scope }] })).viewer;
}

/** An entry of the own organisation in the own hub, as far on its way as asked. */
export async function ownEntry(
  given: Given,
  state: 'draft' | 'submitted' | 'published',
  more: Parameters<typeof needContent>[0] = {},
): Promise<{ id: string; slug: string; version: number }> {
  const { world, places } = given;
  const { db } = world;
  const now = world.clock();
  const by = await writer(given);
  const organisation = places.own.organisation;
  const input = { key: randomUUID(), organisation, hub: undefined, content: needContent(more) };
  const { slug } = accepted(await createEntry(db, by, input, now));
  const drafts = db.selectFrom('entry').select(['id', 'slug', 'version']);
  const entry = await drafts.where('slug', '=', slug).executeTakeFirstOrThrow();
  if (state === 'draft') return entry;
  const checkNew = state === 'published' ? 'never' : 'always';
  accepted(await saveSettings(db, OPERATOR, places.own.hub, { ...USUAL_SETTINGS, checkNew }, now));
  accepted(await submitEntry(db, by, { id: entry.id, version: entry.version }, TOPICS, now));
  // What is published gets an address made of its title.
  return drafts.where('id', '=', entry.id).executeTakeFirstOrThrow();
}

type State = Parameters<typeof ownEntry>[1];

/** An address of one entry that belongs to the own hub and organisation. */
function on(state: State, fields: (version: number) => Record<string, string> = () => ({})) {
  return async (given: Given): Promise<Ask> => {
    const { slug, version } = await ownEntry(given, state);
    const { hub, organisation } = given.places.own;
    return { params: { slug }, fields: fields(version), thing: { hub, organisation } };
  };
}

/** Who writes for the organisation itself does not check for it: four eyes. */
const notOwn = (viewer: Viewer) => viewer.kind === 'person' && viewer.grants.some(({ role }) => role.startsWith('org'));

function check(fields: (version: number) => Record<string, string>) {
  return async (given: Given): Promise<Ask> => ({ ...(await on('submitted', fields)(given)), unless: notOwn });
}

async function hub(given: Given): Promise<Ask> {
  return { params: { slug: await slugOf(given, 'hub') }, thing: { hub: given.places.own.hub } };
}

async function renewal(given: Given): Promise<Ask> {
  const { id } = await ownEntry(given, 'published');
  return { params: { key: await linkFor(given, 'entry-renew', `entry:${id}`) } };
}

export const exchangeFixtures: Fixtures = {
  'GET /entries/mine': () => ({}),
  'GET /entries/new': () => ({}),
  'POST /entries': async (given) => ({
    fields: {
      kind: 'need',
      key: randomUUID(),
      organisation: await slugOf(given, 'organisation'),
      lang: 'de',
      title: 'Parkraum digital erfassen',
      summary: 'Wir möchten wissen, wo Parkplätze frei sind.',
      problem: 'Heute zählen wir von Hand.',
    },
    thing: { hub: given.places.own.hub, organisation: given.places.own.organisation },
  }),
  'GET /entries/:slug/edit': on('draft'),
  'POST /entries/:slug/edit': on('draft', (version) => ({ version: String(version), title: 'Neuer Titel' })),
  'GET /entries/:slug/preview': on('draft'),
  'POST /entries/:slug/submission': on('draft', (version) => ({ version: String(version) })),
  'POST /entries/:slug/recall': on('submitted'),
  'GET /entries/:slug/deletion': on('draft'),
  'POST /entries/:slug/deletion': on('draft'),
  'GET /entries/:slug/withdrawal': on('published'),
  'POST /entries/:slug/withdrawal': on('published'),
  'GET /entries/:slug/closing': on('published'),
  'POST /entries/:slug/closing': on('published', () => ({ outcome: 'Ein Nachbarort hat uns geholfen.' })),
  'POST /entries/:slug/renewal': on('published'),
  'GET /entries/:slug/history': on('published'),
  'GET /entries/:slug/check': check(() => ({})),
  'POST /entries/:slug/check': check((version) => ({
    version: String(version),
    decision: 'returned',
    comment: 'Bitte ergänzen Sie den Zeitraum.',
  })),
  'GET /hubs/:slug/check': hub,
  'GET /hubs/:slug/settings/exchange': hub,
  'POST /hubs/:slug/settings/exchange': async (given) => ({
    ...(await hub(given)),
    fields: { check_new: 'always', check_edits: 'yes', threshold: '3', criterion_0: 'Ist es verständlich?' },
  }),
  'GET /entry-renewals/:key': renewal,
  'POST /entry-renewals/:key': renewal,
};
