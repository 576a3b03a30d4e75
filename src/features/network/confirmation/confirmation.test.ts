import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { forEachDatabase, listEvents } from '#platform/testing';
import { ANONYMOUS, accepted, makeHub, makeOrganisation, makeViewer } from '../fixtures.ts';
import { confirmByLink, confirmRecord, findConfirmation } from './commands.ts';
import { askForConfirmation } from './job.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

forEachDatabase('confirming records', (database) => {
  let hub: { id: string };
  beforeEach(async () => {
    hub = await makeHub(database.db, { confirmed_on: '2026-02-01' });
  });

  const ask = (now = NOW) =>
    database.db.transaction().execute((trx) => askForConfirmation(trx, 'https://hubs.example.org', now));
  const mails = async () =>
    database.db.selectFrom('mail').select(['to_address', 'subject', 'text']).orderBy('id').execute();
  const lastKey = async () =>
    /confirmations\/([\w-]{43})/.exec((await mails()).at(-1)?.text ?? '')?.[1] ?? assert.fail();
  const owned = async (confirmed_on: string | undefined, email = 'owner@example.org') => {
    const organisation = await makeOrganisation(database.db, { hub: 'hub-dresden', confirmed_on });
    const scope = `organisation:${organisation.id}` as const;
    const owner = await makeViewer(database.db, { email, lang: 'en', grants: [{ role: 'organisation-owner', scope }] });
    await makeViewer(database.db, { grants: [{ role: 'organisation-member', scope }] });
    return { organisation, owner };
  };
  const confirmedOn = async () =>
    (await database.db.selectFrom('organisation').select('confirmed_on').executeTakeFirstOrThrow()).confirmed_on;

  test('after twelve months the owners are asked, once more after thirty days, then no more', async () => {
    await owned('2025-03-01');
    await ask();
    assert.deepEqual(
      (await mails()).map((mail) => [mail.to_address, mail.subject]),
      [['owner@example.org', 'Are the details still right? Stadt Musterheim']],
    );
    await ask();
    await ask(days(29));
    assert.equal((await mails()).length, 1);
    await ask(days(31));
    assert.deepEqual(
      (await mails()).map((mail) => mail.subject).at(-1),
      'Reminder: are the details still right? Stadt Musterheim',
    );
    await ask(days(70));
    await ask(days(700));
    assert.equal((await mails()).length, 2);
  });

  test('a record confirmed less than twelve months ago, and one nobody speaks for, are left alone', async () => {
    await owned('2025-03-03');
    await makeOrganisation(database.db, { key: 'niemand', name: 'Niemand' });
    await ask();
    assert.equal((await mails()).length, 0);
  });

  test('the team is asked about its hub', async () => {
    await makeViewer(database.db, {
      email: 'team@example.org',
      grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }],
    });
    await ask(days(400));
    assert.deepEqual(
      (await mails()).map((mail) => [mail.to_address, mail.subject]),
      [['team@example.org', 'Stimmen die Angaben noch? Hub Dresden']],
    );
    const record = accepted(await confirmByLink(database.db, ANONYMOUS, await lastKey(), days(401)));
    assert.deepEqual([record.kind, record.id], ['hub', hub.id]);
  });

  test('one click confirms, without signing in; the link is used up and the others with it', async () => {
    const { organisation } = await owned('2025-03-01');
    await ask();
    const key = await lastKey();
    assert.equal((await findConfirmation(database.db, key, NOW))?.id, organisation.id);
    assert.equal(await confirmedOn(), '2025-03-01', 'looking does not confirm');
    const results = await Promise.all([1, 2].map(() => confirmByLink(database.db, ANONYMOUS, key, NOW)));
    assert.deepEqual(results.map((one) => one.ok).sort(), [false, true]);
    assert.equal(await confirmedOn(), '2026-03-02');
    assert.deepEqual((await listEvents(database.db)).at(-1), {
      type: 'organisation.saved',
      subject: `organisation:${organisation.id}`,
    });
    assert.equal(await findConfirmation(database.db, key, NOW), undefined);
    await ask(days(20));
    assert.equal((await mails()).length, 1);
  });

  test('a link opens nothing once its receiver has lost the role, has run out, or is of another purpose', async () => {
    const { owner } = await owned('2025-03-01');
    await ask();
    const key = await lastKey();
    assert.equal(await findConfirmation(database.db, key, days(91)), undefined);
    assert.equal(await findConfirmation(database.db, `${key.slice(1)}x`, NOW), undefined);
    await database.db.deleteFrom('role_grant').where('person_id', '=', owner.id).execute();
    assert.deepEqual(await confirmByLink(database.db, ANONYMOUS, key, NOW), {
      ok: false,
      refusal: { type: 'not-found' },
    });
    assert.equal(await confirmedOn(), '2025-03-01');
  });

  test('who has signed in confirms what is theirs and nothing else', async () => {
    const { organisation, owner } = await owned('2025-03-01');
    const subject = `organisation:${organisation.id}` as const;
    const refused = { ok: false, refusal: { type: 'not-allowed' } };
    assert.deepEqual(await confirmRecord(database.db, await makeViewer(database.db), subject, NOW), refused);
    assert.deepEqual(await confirmRecord(database.db, ANONYMOUS, subject, NOW), refused);
    assert.deepEqual(await confirmRecord(database.db, owner, `hub:${hub.id}`, NOW), refused);
    accepted(await confirmRecord(database.db, owner, subject, NOW));
    assert.equal(await confirmedOn(), '2026-03-02');
  });

  test('a later import does not take the confirmation back', async () => {
    const { organisation, owner } = await owned('2025-03-01');
    accepted(await confirmRecord(database.db, owner, `organisation:${organisation.id}`, NOW));
    await makeOrganisation(database.db, { hub: 'hub-dresden', confirmed_on: '2025-04-01', summary: 'Neu.' });
    assert.equal(await confirmedOn(), '2026-03-02');
  });
});
