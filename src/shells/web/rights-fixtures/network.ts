import { randomUUID } from 'node:crypto';
import type { PersonViewer, Viewer } from '#engines/kit';
import { grantRoles, makePerson } from '#features/accounts/fixtures.ts';
import { applyForMembership } from '#features/network/admission/commands/apply.ts';
import { claimOrganisation } from '#features/network/admission/commands/claim.ts';
import { inviteColleague } from '#features/network/admission/commands/invite.ts';
import { accepted, makeOrganisation, OPERATOR, placeId, profileOf } from '#features/network/fixtures.ts';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';
import { slugOf } from './places.ts';
import { linkFor } from './privacy.ts';

const NOTHING = () => ({});

async function somebody({ world }: Given, viewer?: Viewer): Promise<PersonViewer> {
  return viewer?.kind === 'person' ? viewer : (await makePerson(world)).viewer;
}

/** An address of the own hub or organisation. */
function of(table: 'hub' | 'organisation', fields: Record<string, string> = {}) {
  return async (given: Given): Promise<Ask> => {
    const { hub, organisation } = given.places.own;
    const thing = table === 'hub' ? { hub } : { hub, organisation };
    return { params: { slug: await slugOf(given, table) }, fields, thing };
  };
}

/** An application to the own hub, of whom asks where that matters. */
function application(fields: Record<string, string> = {}, own = false) {
  const ask = async (given: Given, viewer?: Viewer): Promise<Ask> => {
    const { world, places } = given;
    const applicant = await somebody(given, viewer);
    const profile = profileOf(await placeId(world.db), { name: `Stadtwerke ${randomUUID()}` });
    // One open application of a person to a hub, so that of the address tried before makes room.
    await world.db.deleteFrom('admission').where('applicant_id', '=', applicant.id).execute();
    const input = { hub: places.own.hub, profile, why: 'Wir möchten lernen.' };
    const { id } = accepted(await applyForMembership(world.db, applicant, input, world.clock()));
    return { params: { id }, fields, thing: { hub: places.own.hub, person: applicant.id } };
  };
  return own ? (given: Given, viewer: Viewer) => ask(given, viewer) : (given: Given) => ask(given);
}

function claim(fields: Record<string, string> = {}) {
  return async (given: Given): Promise<Ask> => {
    const { world, places } = given;
    const claimant = await somebody(given);
    const { hub, organisation } = places.own;
    accepted(await claimOrganisation(world.db, claimant, organisation, 'Ich arbeite dort.', world.clock()));
    const { id } = await world.db
      .selectFrom('claim')
      .select('id')
      .where('person_id', '=', claimant.id)
      .executeTakeFirstOrThrow();
    return { params: { id }, fields, thing: { hub, organisation } };
  };
}

/** An invitation to an organisation: its id and the key in the mail. */
async function invite({ world }: Given, organisation: string, email: string): Promise<{ id: string; key: string }> {
  const input = { email, role: 'organisation-member' as const };
  const { id } = accepted(
    await inviteColleague(world.db, OPERATOR, organisation, input, { baseUrl: '', now: world.clock() }),
  );
  const { text } = await world.db
    .selectFrom('mail')
    .select('text')
    .where('to_address', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return { id, key: /invitations\/([\w-]{43})/.exec(text)?.[1] ?? '' };
}

/** To one that nobody is in yet, so that members of the own organisation can be invited too. */
async function invitation(given: Given, email: string): Promise<{ id: string; key: string }> {
  const key = randomUUID();
  const { id } = await makeOrganisation(given.world.db, { key, name: `Stadtwerke ${key}`, hub: 'hub-dresden' });
  return invite(given, id, email);
}

const emailOf = (viewer: Viewer) => (viewer.kind === 'person' ? viewer.email : `${randomUUID()}@town.example`);

/** Two organisations of the own hub that look like one. */
function pair(fields: Record<string, string> = {}) {
  return async ({ world, places }: Given): Promise<Ask> => {
    const key = randomUUID();
    const one = await makeOrganisation(world.db, { key, name: `Stadtwerke ${key}`, hub: 'hub-dresden' });
    const two = await makeOrganisation(world.db, { key: `${key}-2`, name: `Stadtwerke ${key}`, hub: 'hub-dresden' });
    // What belongs to itself is nobody else's: only who may do so in the hub.
    return { params: { a: one.id, b: two.id }, fields, thing: { hub: places.own.hub } };
  };
}

/** The link of a mail to somebody who answers for the own organisation. */
async function confirmation(given: Given): Promise<Ask> {
  const { viewer } = await makePerson(given.world);
  const { organisation } = given.places.own;
  await grantRoles(given.world.db, viewer.id, [{ role: 'organisation-owner', scope: `organisation:${organisation}` }]);
  const key = await linkFor(given, 'organisation-confirm', `organisation:${organisation}`, viewer.email);
  return { params: { key } };
}

export const networkFixtures: Fixtures = {
  'GET /hubs/:slug/edit': of('hub'),
  'POST /hubs/:slug/edit': of('hub'),
  'POST /hubs/:slug/confirmation': of('hub'),
  'GET /hubs/:slug/admission': of('hub'),
  'POST /hubs/:slug/admission': of('hub'),
  'GET /admissions': NOTHING,
  'GET /admissions/:id': application(),
  'POST /admissions/:id/decision': application({
    decision: 'decline',
    decline_reason: 'Passt nicht.',
    decline_message: 'Guten Tag',
  }),
  'GET /admissions/:id/edit': application({}, true),
  'POST /admissions/:id/edit': application({}, true),
  'POST /admissions/:id/withdrawal': application({}, true),
  'GET /claims/:id': claim(),
  'POST /claims/:id/decision': claim({ decision: 'decline', reason: 'Wir kennen Sie nicht.' }),
  'GET /invitations': NOTHING,
  'POST /invitations': async (given, viewer) => ({
    fields: { id: (await invitation(given, emailOf(viewer))).id },
  }),
  'GET /invitations/:key': async (given, viewer) => ({
    params: { key: (await invitation(given, emailOf(viewer))).key },
  }),
  'POST /invitations/:key': async (given, viewer) => ({
    params: { key: (await invitation(given, emailOf(viewer))).key },
  }),
  'GET /organisations/:slug/edit': of('organisation'),
  'POST /organisations/:slug/edit': of('organisation'),
  'POST /organisations/:slug/confirmation': of('organisation'),
  'GET /organisations/:slug/people': of('organisation'),
  'POST /organisations/:slug/people/:person': async (given) => {
    const colleague = await somebody(given);
    const { organisation } = given.places.own;
    const grant = { role: 'organisation-member', scope: `organisation:${organisation}` } as const;
    await grantRoles(given.world.db, colleague.id, [grant]);
    const ask = await of('organisation', { role: 'none' })(given);
    return { ...ask, params: { ...ask.params, person: colleague.id } };
  },
  'POST /organisations/:slug/invitations': async (given) =>
    of('organisation', { email: `${randomUUID()}@town.example`, role: 'organisation-member' })(given),
  'POST /organisations/:slug/invitations/:id/revocation': async (given) => {
    const ask = await of('organisation')(given);
    const { id } = await invite(given, given.places.own.organisation, `${randomUUID()}@town.example`);
    return { ...ask, params: { ...ask.params, id } };
  },
  'GET /organisations/:slug/claim': of('organisation'),
  'POST /organisations/:slug/claim': of('organisation', { text: 'Ich arbeite dort.' }),
  'GET /organisations/:slug/membership-end': of('organisation'),
  // Without the tick: who gets through is told that it is missing, and the organisation stays.
  'POST /organisations/:slug/membership-end': of('organisation', { reason: 'Wir hören auf.' }),
  'GET /confirmations/:key': confirmation,
  'POST /confirmations/:key': confirmation,
  'GET /duplicates': NOTHING,
  'GET /duplicates/:a/:b': pair(),
  'POST /duplicates/:a/:b/merge': pair({ survivor: 'a' }),
  'POST /duplicates/:a/:b/dismissal': pair(),
};
