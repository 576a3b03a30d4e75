import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog } from '#platform/log';
import { openSecret } from '#platform/secret';
import { forEachDatabase, listEvents } from '#platform/testing';
import { createAuth } from './auth.ts';
import { makePerson } from './fixtures.ts';
import { ACCOUNT_DATA, accountRetention } from './personal-data.ts';

const secret = openSecret({ secret: 'a-secret-that-only-the-tests-know-0123456789', dataDir: '' });

forEachDatabase('what sign-in keeps', (database) => {
  const world = () =>
    ({ db: database.db, secret, config: { baseUrl: 'http://localhost' }, log: openLog('silent') }) as never;
  const open = () => createAuth(world(), { sendLink: async () => undefined });

  test('a session that comes about in a way nobody thought of is not confirmed where a second factor is on', async () => {
    const { viewer } = await makePerson(world());
    await database.db.updateTable('person').set({ two_factor_enabled: true }).execute();
    const { internalAdapter } = await open().$context;
    const made = await internalAdapter.createSession(viewer.id);
    const kept = await database.db
      .selectFrom('sign_in_session')
      .select(['confirmed', 'ip_address'])
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(kept, { confirmed: false, ip_address: null });
  });

  test('nobody begins an account with an address that was not proved', async () => {
    const { internalAdapter } = await open().$context;
    const person = { name: 'Mallory', email: 'victim@stadt.example', emailVerified: false };
    await assert.rejects(internalAdapter.createUser(person, { method: 'admin' } as never));
    assert.deepEqual(await database.db.selectFrom('person').select('id').execute(), []);
  });

  test('the key of a mail link is kept as a hash', async () => {
    const sent: string[] = [];
    const auth = createAuth(world(), { sendLink: async ({ key }) => void sent.push(key) });
    await auth.api.signInMagicLink({ body: { email: 'anna@stadt.example' }, headers: new Headers() });
    const rows = await database.db.selectFrom('sign_in_verification').selectAll().execute();
    assert.equal(sent.length, 1);
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(sent[0] ?? 'none'));
  });

  test('erasing a person leaves nothing of them, and nothing of others is touched', async () => {
    const grants = [{ role: 'editor', scope: 'network' }] as const;
    const anna = await makePerson(world(), { email: 'anna@stadt.example', grants });
    const bert = await makePerson(world(), { email: 'bert@stadt.example', grants });
    const now = new Date();
    const auth = open();
    for (const { viewer } of [anna, bert]) {
      await auth.api.signInMagicLink({ body: { email: viewer.email }, headers: new Headers() });
      await database.db
        .insertInto('sign_in_used_code')
        .values({ person_id: viewer.id, code: '123456', used_at: now })
        .execute();
    }
    const of = (person: typeof anna) => ({ person: person.viewer.id, emails: [person.viewer.email] });
    const told = await ACCOUNT_DATA.export(database.db, of(anna));
    assert.deepEqual(
      Object.entries(told).map(([table, rows]) => [table, rows.length]),
      [
        ['person', 1],
        ['sign_in_session', 1],
        ['sign_in_account', 0],
        ['sign_in_passkey', 0],
        ['sign_in_verification', 1],
        ['role_grant', 1],
      ],
    );
    assert.doesNotMatch(JSON.stringify(told), /bert|token|argon/);
    const erased = await database.db.transaction().execute((trx) => ACCOUNT_DATA.erase(trx, of(anna), now));
    assert.equal(erased.find(({ table }) => table === 'person')?.rows, 1);
    assert.deepEqual(await listEvents(database.db), [{ type: 'person.erased', subject: `person:${anna.viewer.id}` }]);
    const left = [];
    for (const table of [
      'person',
      'sign_in_session',
      'sign_in_used_code',
      'role_grant',
      'sign_in_verification',
    ] as const) {
      const rows = await database.db.selectFrom(table).selectAll().execute();
      assert.doesNotMatch(JSON.stringify(rows), new RegExp(`anna|${anna.viewer.id}`), table);
      left.push(rows.length);
    }
    assert.deepEqual(left, [1, 1, 1, 1, 1]);
  });

  test('what has run out is deleted by itself', async () => {
    await makePerson(world());
    const auth = open();
    await auth.api.signInMagicLink({ body: { email: 'anna@stadt.example' }, headers: new Headers() });
    const run = (now: Date) =>
      database.db.transaction().execute(async (trx) => {
        const counts = [];
        for (const rule of accountRetention) counts.push(await rule.run(trx, now));
        return counts;
      });
    assert.deepEqual(await run(new Date()), [0, 0]);
    assert.deepEqual(await run(new Date('2101-01-01')), [1, 1]);
  });
});
