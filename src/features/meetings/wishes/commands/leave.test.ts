import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '#engines/kit';
import { forEachDatabase, listEvents } from '#platform/testing';
import { GUEST, later, type MadeWishing, makeWishing, NOW, wishAt } from '../fixtures.ts';
import { findOwn } from '../queries/own.ts';
import { listPeople } from '../queries/people.ts';
import { accept } from './answer.ts';
import { cannotCome, followCancellations, leave } from './leave.ts';
import { type ParticipateRefusal, participate, saveAvailability } from './participate.ts';
import { expireRequests, remindOfClosing, remindOfRequests, tellRequests } from './remind.ts';

const INPUT = {
  name: 'Anna Beispiel',
  organisation: 'Stadt Musterheim',
  group: null,
  langs: ['de' as const],
  seeks: 'Wir suchen Ladesäulen.',
  offers: '',
  entries: [],
  maxMeetings: null,
  onlineOnly: false,
  onScreen: true,
  unavailable: [1, 0, 1],
};

forEachDatabase('taking part', (database) => {
  const kindsTo = async (made: MadeWishing, person: number) => {
    const rows = await database.db
      .selectFrom('mail')
      .select('kind')
      .where('to_address', '=', made.emails[person] ?? '')
      .orderBy('id')
      .execute();
    return rows.map(({ kind }) => kind.replace('meetings-', ''));
  };
  const states = async () =>
    (await database.db.selectFrom('meeting_request').select('state').orderBy('created_at').orderBy('id').execute()).map(
      ({ state }) => state,
    );
  const personOf = (made: MadeWishing, at: number) =>
    database.db
      .selectFrom('meeting_participant')
      .selectAll()
      .where('id', '=', made.people[at] ?? '')
      .executeTakeFirstOrThrow();
  const joining = (
    made: MadeWishing,
    at: number,
    more: Partial<typeof INPUT> | { group: string } = {},
    now = NOW,
    viewer: Viewer = GUEST,
  ) => participate(made.world, viewer, made.keys[at] ?? '', { ...INPUT, ...more }, now);
  const refusalOf = async (result: ReturnType<typeof joining>): Promise<ParticipateRefusal['type'] | undefined> => {
    const done = await result;
    return done.ok ? undefined : done.refusal.type;
  };

  test('joins with what others see, the topics of it, and the language of the page', async () => {
    const made = await makeWishing(database.db, { people: [{ state: 'invited' }, {}] });
    const joined = await joining(made, 0, {}, NOW, { kind: 'anonymous', lang: 'pl' });
    assert.ok(joined.ok && joined.value.joined);
    const row = await personOf(made, 0);
    assert.deepEqual([row.state, row.name, row.lang, row.unavailable], ['joined', 'Anna Beispiel', 'pl', [0, 1]]);
    assert.deepEqual(row.seeks_topics, ['word:wir', 'word:ladesäulen']);
    const again = await joining(made, 0, { name: 'Anna B.' });
    assert.ok(again.ok && !again.value.joined);
    assert.equal((await listEvents(database.db)).filter(({ type }) => type === 'meetings.joined').length, 1);
  });

  test('says what cannot be: an unknown slot, too many meetings, online where there is none, an entry that is not there', async () => {
    const made = await makeWishing(database.db, { people: [{ state: 'invited' }], slots: 4, maxMeetings: 4 });
    assert.equal(await refusalOf(joining(made, 0, { unavailable: [99] })), 'slotUnknown');
    assert.equal(await refusalOf(joining(made, 0, { unavailable: [-1] })), 'slotUnknown');
    assert.equal(
      await refusalOf(participate(made.world, GUEST, made.keys[0] ?? '', { ...INPUT, maxMeetings: 5 }, NOW)),
      'tooManyMeetings',
    );
    assert.equal(await refusalOf(joining(made, 0, { onlineOnly: true })), 'noOnline');
    assert.equal(
      await refusalOf(
        participate(made.world, GUEST, made.keys[0] ?? '', { ...INPUT, entries: ['https://example.org/x'] }, NOW),
      ),
      'entryUnknown',
    );
    assert.equal(
      await refusalOf(
        participate(made.world, GUEST, made.keys[0] ?? '', { ...INPUT, entries: ["entry:' or 1=1"] }, NOW),
      ),
      'entryUnknown',
    );
    assert.equal(await refusalOf(joining(made, 0, {}, new Date('2026-05-11T08:00:00Z'))), 'closed');
    assert.equal((await personOf(made, 0)).state, 'invited');
  });

  test('a group is chosen once; another one only the team gives', async () => {
    const made = await makeWishing(database.db, { people: [{ state: 'invited' }], groups: ['seek', 'offer'] });
    assert.equal(await refusalOf(joining(made, 0)), 'groupMissing');
    assert.equal(await refusalOf(joining(made, 0, { group: 'elsewhere' })), 'groupMissing');
    assert.equal(await refusalOf(joining(made, 0, { group: 'seek' })), undefined);
    assert.equal(await refusalOf(joining(made, 0, { group: 'offer' })), 'groupFixed');
    assert.equal((await personOf(made, 0)).group_key, 'seek');
  });

  test('leaving frees everything and tells those who had something with them, once', async () => {
    const made = await makeWishing(database.db, { people: [{ name: 'Anna' }, {}, {}, {}] });
    const agreed = await wishAt(made, 0, 1);
    assert.ok(agreed.ok && (await accept(made.world, GUEST, made.keys[1] ?? '', agreed.value.id, 'want', NOW)).ok);
    await wishAt(made, 2, 0);
    const results = await Promise.all([
      leave(made.world, GUEST, made.keys[0] ?? '', NOW),
      leave(made.world, GUEST, made.keys[0] ?? '', NOW),
    ]);
    assert.deepEqual(results.map(({ ok }) => ok).sort(), [false, true]);
    assert.deepEqual(await states(), ['withdrawn', 'withdrawn']);
    assert.deepEqual(
      [await kindsTo(made, 1), await kindsTo(made, 2), await kindsTo(made, 3)],
      [['asked', 'left'], ['left'], []],
    );
    const own = await findOwn(made.world, made.keys[3] ?? '');
    assert.ok(own !== undefined);
    const found = await listPeople(
      database.db,
      own.me,
      own.matchmaking,
      { q: '', page: 1, sort: '', chosen: {}, unknown: [] },
      [],
    );
    assert.deepEqual(found.rows.map(({ id }) => id).sort(), [made.people[1], made.people[2]].sort());
    // They can come back while wishes are open.
    assert.equal(await refusalOf(joining(made, 0)), undefined);
  });

  test('who cancels the registration is out of the list at once, and the job tells the others', async () => {
    const made = await makeWishing(database.db, { people: 3 });
    await wishAt(made, 0, 1);
    await database.db
      .updateTable('registration')
      .set({ state: 'cancelled' })
      .where('email', '=', made.emails[0] ?? '')
      .execute();
    const own = await findOwn(made.world, made.keys[2] ?? '');
    assert.ok(own !== undefined);
    const query = { q: '', page: 1, sort: '', chosen: {}, unknown: [] };
    assert.deepEqual(
      (await listPeople(database.db, own.me, own.matchmaking, query, [])).rows.map(({ id }) => id),
      [made.people[1]],
    );
    const { run } = followCancellations(made.world);
    await run(database.db, NOW, new AbortController().signal);
    await run(database.db, NOW, new AbortController().signal);
    assert.equal((await personOf(made, 0)).state, 'left');
    assert.deepEqual(await states(), ['withdrawn']);
    assert.deepEqual(await kindsTo(made, 1), ['asked', 'left']);
  });

  test('with a published plan an absence is said for the organiser, once, and leaving is refused', async () => {
    const made = await makeWishing(database.db, { people: 2, state: 'published' });
    const key = made.keys[0] ?? '';
    const left = await leave(made.world, GUEST, key, NOW);
    assert.equal(left.ok ? '' : left.refusal.type, 'published');
    const said = await Promise.all([
      cannotCome(made.world, GUEST, key, 2, NOW),
      cannotCome(made.world, GUEST, key, 2, NOW),
    ]);
    assert.deepEqual(said.map(({ ok }) => ok).sort(), [false, true]);
    const later_ = await cannotCome(made.world, GUEST, key, 4, NOW);
    assert.equal(later_.ok ? '' : later_.refusal.type, 'said-before');
    const unknown = await cannotCome(made.world, GUEST, key, 77, NOW);
    assert.equal(unknown.ok ? '' : unknown.refusal.type, 'slotUnknown');
    const changes = await database.db
      .selectFrom('meeting_change')
      .select(['kind', 'participant_id', 'slot', 'applied_at'])
      .execute();
    assert.deepEqual(changes, [{ kind: 'cancelled', participant_id: made.people[0], slot: 2, applied_at: null }]);
  });

  test('a cancelled registration is an absence once the plan is published', async () => {
    const made = await makeWishing(database.db, {
      people: 2,
      state: 'published',
      slots: 3,
      startsAt: new Date('2026-05-12T08:00:00Z'),
    });
    await database.db
      .updateTable('registration')
      .set({ state: 'cancelled' })
      .where('email', '=', made.emails[0] ?? '')
      .execute();
    const { run } = followCancellations(made.world);
    const during = new Date('2026-05-12T08:20:00Z');
    await run(database.db, during, new AbortController().signal);
    await run(database.db, during, new AbortController().signal);
    const changes = await database.db.selectFrom('meeting_change').select(['participant_id', 'slot']).execute();
    assert.deepEqual(changes, [{ participant_id: made.people[0], slot: 1 }]);
  });

  test('times can be changed until the plan is out', async () => {
    const made = await makeWishing(database.db, { people: 1, slots: 4 });
    const key = made.keys[0] ?? '';
    assert.ok((await saveAvailability(made.world, GUEST, key, [3, 1, 3], NOW)).ok);
    assert.deepEqual((await personOf(made, 0)).unavailable, [1, 3]);
    assert.ok((await saveAvailability(made.world, GUEST, key, [], NOW)).ok);
    assert.deepEqual((await personOf(made, 0)).unavailable, []);
    await database.db.updateTable('matchmaking').set({ state: 'published' }).execute();
    const late = await saveAvailability(made.world, GUEST, key, [1], NOW);
    assert.equal(late.ok ? '' : late.refusal.type, 'closed');
  });

  test('requests without an answer are reminded of once, expire once, and free their place', async () => {
    const made = await makeWishing(database.db, { people: 3 });
    await wishAt(made, 0, 1);
    await wishAt(made, 2, 1);
    const rounds = async (now: Date) => {
      await database.db.transaction().execute((trx) => tellRequests(made.world, trx, now));
      await database.db.transaction().execute((trx) => remindOfRequests(made.world, trx, now));
      await expireRequests(made.world, database.db, now);
    };
    await rounds(later(1));
    assert.deepEqual(await kindsTo(made, 1), ['asked']);
    await rounds(later(25));
    // The second one is told a day after the first.
    assert.deepEqual(await kindsTo(made, 1), ['asked', 'asked']);
    await rounds(later(49));
    await rounds(later(50));
    assert.deepEqual(await kindsTo(made, 1), ['asked', 'asked', 'remind']);
    await Promise.all([
      expireRequests(made.world, database.db, later(73)),
      expireRequests(made.world, database.db, later(73)),
    ]);
    await rounds(later(74));
    assert.deepEqual(await states(), ['expired', 'expired']);
    assert.deepEqual([await kindsTo(made, 0), await kindsTo(made, 2)], [['expired'], ['expired']]);
    assert.deepEqual(await kindsTo(made, 1), ['asked', 'asked', 'remind']);
    // An expired one can be asked again.
    assert.ok((await wishAt(made, 0, 1, 'must', later(80))).ok);
    assert.deepEqual((await states()).sort(), ['expired', 'open']);
  });

  test('says once that wishes close soon, to who takes part and to who might', async () => {
    const made = await makeWishing(database.db, { people: [{}, { state: 'invited' }, { state: 'left' }] });
    const round = (now: Date) => database.db.transaction().execute((trx) => remindOfClosing(made.world, trx, now));
    await round(NOW);
    assert.deepEqual(await kindsTo(made, 0), []);
    const soon = new Date('2026-05-09T08:00:00Z');
    await round(soon);
    await round(soon);
    assert.deepEqual(
      [await kindsTo(made, 0), await kindsTo(made, 1), await kindsTo(made, 2)],
      [['closing'], ['closing'], []],
    );
  });
});
