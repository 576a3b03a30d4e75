import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v7 as uuid } from 'uuid';
import { makeEvent } from '#features/events/fixtures.ts';
import { makeRegistration, NOW, openRegistration, testWorld } from '#features/events/registration/fixtures.ts';
import type { FormField } from '#features/events/registration/model.ts';
import { forEachDatabase } from '#platform/testing';
import { loadDemoMeetings } from './demo.ts';

const FIELD: FormField = {
  key: 'meetings',
  type: 'choice',
  label: { de: 'Gespräche' },
  required: true,
  options: [
    { key: 'yes', label: { de: 'Ja' } },
    { key: 'no', label: { de: 'Nein' } },
  ],
};

forEachDatabase('1:1 meetings of the demo', (database) => {
  test('those who answered yes have joined and wished; a second time nothing comes', async () => {
    const world = testWorld(database.db);
    const event = await makeEvent(database.db, { key: 'neighbours-conference' });
    await openRegistration(database.db, event, { fields: [FIELD] });
    await database.db
      .insertInto('event_session')
      .values({
        id: uuid(),
        event_id: event.id,
        track_id: null,
        room_id: null,
        kind: 'matchmaking',
        title: JSON.stringify({ de: '1:1-Gespräche' }),
        starts_at: new Date('2026-05-12T08:00:00Z'),
        ends_at: new Date('2026-05-12T11:00:00Z'),
        position: 0,
      })
      .execute();
    for (let at = 0; at < 14; at++)
      await makeRegistration(world, event, {
        name: `Person ${at}`,
        email: `p${at}@town.example`,
        answers: { meetings: at < 12 ? 'yes' : 'no' },
      });
    assert.equal(await loadDemoMeetings(database.db, new Map(), NOW), 1);
    assert.equal(await loadDemoMeetings(database.db, new Map(), NOW), 0);
    const people = await database.db.selectFrom('meeting_participant').select(['state', 'name']).execute();
    assert.deepEqual([people.length, people.filter(({ state }) => state === 'joined').length], [12, 6]);
    const slots = await database.db.selectFrom('meeting_slot').select('starts_at').orderBy('number').execute();
    assert.deepEqual([slots.length, slots[0]?.starts_at.toISOString()], [9, '2026-05-12T08:00:00.000Z']);
    const requests = await database.db
      .selectFrom('meeting_request')
      .select(['from_id', 'to_id', 'state', 'expires_at'])
      .execute();
    assert.ok(requests.length > 3);
    assert.ok(
      requests.every(({ state, expires_at }) => (state === 'open') === (expires_at !== null && expires_at > NOW)),
    );
  });
});
