import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearParticipants } from '#features/events/registration/retention.ts';
import { forEachDatabase, listEvents } from '#platform/testing';
import { makeWishing, NOW, publishAt, wishAt } from './fixtures.ts';
import { personalData } from './personal-data.ts';

forEachDatabase('what is stored of who takes part in 1:1 meetings', (database) => {
  const count = async (table: 'meeting_participant' | 'meeting_request') =>
    (await database.db.selectFrom(table).select('id').execute()).length;

  test('is handed over to them alone: what they said, and what others wrote to them', async () => {
    const made = await makeWishing(database.db, { people: [{ name: 'Anna' }, { name: 'Boris' }, { name: 'Cecilie' }] });
    await wishAt(made, 0, 1, 'must', NOW, 'Über Netze bitte.');
    await wishAt(made, 1, 2, 'want', NOW, 'Nur für Cecilie.');
    const email = made.emails[0]?.toUpperCase() ?? '';
    const { meeting_participant: people = [], meeting_request: requests = [] } = await personalData.export(
      database.db,
      { emails: [email] },
    );
    assert.deepEqual(
      people.map(({ name }) => name),
      ['Anna'],
    );
    assert.deepEqual(
      requests.map(({ direction, other, message }) => [direction, other, message]),
      [['from me', 'Boris', 'Über Netze bitte.']],
    );
    assert.deepEqual(await personalData.export(database.db, { emails: ['nobody@town.example'] }), {});
  });

  test('is erased with their requests, nobody is written to, and plans are told', async () => {
    const made = await makeWishing(database.db, { people: 3 });
    await wishAt(made, 0, 1);
    await wishAt(made, 1, 2);
    const mails = await database.db.selectFrom('mail').select('id').execute();
    const counts = await database.db
      .transaction()
      .execute((trx) => personalData.erase(trx, { emails: [made.emails[0] ?? ''] }, NOW));
    assert.deepEqual(counts, [
      { table: 'meeting_participant', rows: 1, how: 'deleted' },
      { table: 'meeting_request', rows: 1, how: 'deleted' },
    ]);
    assert.deepEqual([await count('meeting_participant'), await count('meeting_request')], [2, 1]);
    assert.equal((await database.db.selectFrom('mail').select('id').execute()).length, mails.length);
    assert.ok((await listEvents(database.db)).some(({ type }) => type === 'meetings.left'));
  });

  test('goes with the registrations when their time is over', async () => {
    const made = await makeWishing(database.db, { people: 2, requests: [{ from: 0, to: 1 }] });
    await publishAt(database.db, made, [{ request: 0, slot: 0, table: 0 }]);
    await database.db.transaction().execute((trx) => clearParticipants(trx, made.event.id, NOW));
    assert.deepEqual([await count('meeting_participant'), await count('meeting_request')], [0, 0]);
    assert.deepEqual(await database.db.selectFrom('meeting').select('id').execute(), []);
  });
});
