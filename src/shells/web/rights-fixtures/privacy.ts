import { randomUUID } from 'node:crypto';
import { makePerson } from '#features/accounts/fixtures.ts';
import { recordConsent } from '#features/privacy/commands/consents.ts';
import { createLink, type LinkPurposes } from '#platform/link';
import { queueMail } from '#platform/mail';
import type { SubjectRef } from '#platform/outbox';
import type { Fixtures, Given } from '../rights-walk.ts';

const NOTHING = () => ({});

export function linkFor(
  { world }: Given,
  purpose: keyof LinkPurposes,
  subject: SubjectRef,
  email?: string,
): Promise<string> {
  const link = { purpose, subject, expiresAt: null, ...(email === undefined ? {} : { email }) };
  return world.db.transaction().execute((trx) => createLink(trx, link, world.clock()));
}

/** The link of a guest to what is stored under their address. */
async function dataKey(given: Given): Promise<{ params: { key: string } }> {
  return { params: { key: await linkFor(given, 'personal-data', `address:${randomUUID()}`, 'guest@town.example') } };
}

async function protocolKey(given: Given): Promise<string> {
  const id = randomUUID();
  const erasure = { id, at: given.world.clock(), address_hashes: [], counts: '[]' };
  await given.world.db.insertInto('erasure').values(erasure).execute();
  return linkFor(given, 'erasure-protocol', `erasure:${id}`);
}

async function someMail({ world }: Given): Promise<{ params: { id: string } }> {
  const mail = { kind: 'test', to: 'a@town.example', lang: 'de' as const, subject: 'Probe', body: ['Guten Tag,'] };
  await world.db.transaction().execute((trx) => queueMail(trx, mail, world.clock()));
  const { id } = await world.db.selectFrom('mail').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  return { params: { id } };
}

async function someFeedback({ world }: Given): Promise<string> {
  const id = randomUUID();
  const text = 'Die Schrift ist zu klein.';
  const feedback = { id, about: 'accessibility' as const, text, email: 'a@town.example', lang: 'de' as const };
  await world.db
    .insertInto('feedback')
    .values({ ...feedback, created_at: world.clock(), answered_at: null })
    .execute();
  return id;
}

export const privacyFixtures: Fixtures = {
  'GET /account/data': NOTHING,
  'POST /account/data/file': () => ({ fields: { format: 'json' } }),
  'POST /account/data/consents/withdrawal': async ({ world }, viewer) => {
    if (viewer.kind === 'person') {
      const consent = { what: 'terms', version: 1 } as const;
      await world.db
        .transaction()
        .execute((trx) => recordConsent(trx, viewer, { person: viewer.id }, consent, world.clock()));
    }
    return { fields: { what: 'terms' } };
  },
  'GET /account/data/erasure': NOTHING,
  'POST /account/data/erasure': () => ({ fields: { confirm: 'no' } }),
  'GET /account/activity': NOTHING,
  'POST /terms/confirmation': NOTHING,
  'POST /data': () => ({ fields: { email: `${randomUUID()}@town.example` } }),
  'GET /data/:key': dataKey,
  'POST /data/:key/file': async (given) => ({ ...(await dataKey(given)), fields: { format: 'json' } }),
  'GET /data/:key/erasure': dataKey,
  'POST /data/:key/erasure': async (given) => ({ ...(await dataKey(given)), fields: { confirm: 'yes' } }),
  'GET /data/protocol/:key': async (given) => ({ params: { key: await protocolKey(given) } }),
  'POST /feedback': () => ({ fields: { about: 'other', text: `Gut. ${randomUUID()}`, email: '' } }),
  'GET /mailbox/:id': someMail,
  'GET /mailbox/:id/html': someMail,
  'GET /admin/audit': NOTHING,
  'POST /admin/people/:id/address': async ({ world }) => ({ params: { id: (await makePerson(world)).viewer.id } }),
  'GET /admin/retention': NOTHING,
  'POST /admin/retention/proof': NOTHING,
  'GET /admin/pages': NOTHING,
  'GET /admin/pages/:name': () => ({ params: { name: 'operator' } }),
  'POST /admin/pages/:name': () => ({ params: { name: 'operator' }, fields: { de: 'Impressum' } }),
  'GET /admin/feedback': NOTHING,
  'POST /admin/feedback/:id/answer': async (given) => {
    const id = await someFeedback(given);
    return { params: { id }, fields: { [`text-${id}`]: 'Danke.' } };
  },
};
