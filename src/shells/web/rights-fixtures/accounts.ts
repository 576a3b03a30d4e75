import { randomUUID } from 'node:crypto';
import type { Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { createLink } from '#platform/link';
import type { Fixtures, Given } from '../rights-walk.ts';

const NOTHING = () => ({});

/** Their own where somebody has signed in, otherwise that of somebody. */
async function personOf({ world }: Given, viewer: Viewer): Promise<string> {
  return viewer.kind === 'person' ? viewer.id : (await makePerson(world)).viewer.id;
}

async function passkeyOf(given: Given, viewer: Viewer): Promise<string> {
  const id = randomUUID();
  const values = {
    id,
    person_id: await personOf(given, viewer),
    name: 'Telefon',
    public_key: id,
    credential_id: id,
    counter: 0,
    device_type: 'singleDevice',
    backed_up: false,
    created_at: given.world.clock(),
  };
  await given.world.db.insertInto('sign_in_passkey').values(values).execute();
  return id;
}

async function sessionOf({ world }: Given, viewer: Viewer): Promise<string> {
  if (viewer.kind === 'person') return viewer.session.id;
  return (await makePerson(world)).viewer.session.id;
}

async function noticesOff(given: Given, viewer: Viewer): Promise<string> {
  const person = await personOf(given, viewer);
  return given.world.db
    .transaction()
    .execute((trx) =>
      createLink(
        trx,
        { purpose: 'notices-off', subject: `notices:${person}/role`, expiresAt: null },
        given.world.clock(),
      ),
    );
}

export const accountFixtures: Fixtures = {
  'GET /desk': NOTHING,
  'GET /welcome': NOTHING,
  'POST /welcome': () => ({ fields: { name: 'Neuer Name', lang: 'de' } }),
  'GET /account': NOTHING,
  'POST /account': () => ({ fields: { name: 'Neuer Name', lang: 'de' } }),
  'GET /account/sessions': NOTHING,
  'POST /account/sessions/end': NOTHING,
  'POST /account/sessions/:id/end': async (given, viewer) => ({ params: { id: await sessionOf(given, viewer) } }),
  'GET /account/address': NOTHING,
  'POST /account/address': () => ({ fields: { email: `${randomUUID()}@town.example` } }),
  'GET /account/address/confirm': () => ({ query: { key: '' } }),
  'POST /account/address/confirm': () => ({ fields: { key: '' } }),
  'GET /account/password': NOTHING,
  'POST /account/password': () => ({ fields: { password: 'schwer zu erraten 17 Kähne' } }),
  'GET /account/second-factor': NOTHING,
  'POST /account/second-factor': NOTHING,
  'POST /account/second-factor/confirmation': NOTHING,
  'POST /account/second-factor/codes': NOTHING,
  'POST /account/second-factor/deletion': NOTHING,
  'GET /account/passkeys': NOTHING,
  'POST /account/passkeys/options': NOTHING,
  'POST /account/passkeys': NOTHING,
  'POST /account/passkeys/:id': async (given, viewer) => ({
    params: { id: await passkeyOf(given, viewer) },
    fields: { name: 'Schlüssel' },
  }),
  'POST /account/passkeys/:id/deletion': async (given, viewer) => ({ params: { id: await passkeyOf(given, viewer) } }),
  'POST /sign-in': () => ({ fields: { email: `${randomUUID()}@town.example` } }),
  'POST /sign-in/link': NOTHING,
  'POST /sign-in/password': () => ({ fields: { email: 'a@town.example', password: 'falsch' } }),
  'POST /sign-in/code': NOTHING,
  'POST /sign-in/passkey': NOTHING,
  'POST /sign-in/passkey/options': NOTHING,
  // No provider is set, so there is no such address for anybody.
  'POST /sign-in/provider': () => ({ unless: () => true }),
  'GET /auth/callback/oidc': () => ({ unless: () => true }),
  'POST /sign-out': NOTHING,
  'GET /account/notices': NOTHING,
  'POST /account/notices': NOTHING,
  'GET /notices-off/:key': async (given, viewer) => ({ params: { key: await noticesOff(given, viewer) } }),
  'POST /notices-off/:key': async (given, viewer) => ({ params: { key: await noticesOff(given, viewer) } }),
};
