import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase, listEvents } from '#platform/testing';
import { GUEST, later, type MadeWishing, makeWishing, NOW, wishAt } from '../fixtures.ts';
import { accept, decline, withdraw } from './answer.ts';
import { wishFor } from './wish.ts';

forEachDatabase('wishing', (database) => {
  const requests = () =>
    database.db
      .selectFrom('meeting_request')
      .select(['id', 'from_id', 'to_id', 'state', 'from_wish', 'to_wish', 'topics', 'fit'])
      .orderBy('created_at')
      .execute();
  const mailsTo = async (made: MadeWishing, person: number) => {
    const rows = await database.db
      .selectFrom('mail')
      .select(['kind', 'text', 'subject'])
      .where('to_address', '=', made.emails[person] ?? '')
      .orderBy('id')
      .execute();
    return rows;
  };
  const kindsTo = async (made: MadeWishing, person: number) =>
    (await mailsTo(made, person)).map(({ kind }) => kind.replace('meetings-', ''));
  const versionOf = async ({ id }: MadeWishing) =>
    (await database.db.selectFrom('matchmaking').select('version').where('id', '=', id).executeTakeFirstOrThrow())
      .version;
  const refusal = async (result: ReturnType<typeof wishAt>) => {
    const done = await result;
    return done.ok ? undefined : done.refusal.type;
  };
  const idOf = async (result: ReturnType<typeof wishAt>): Promise<string> => {
    const done = await result;
    if (!done.ok) throw new Error(done.refusal.type);
    return done.value.id;
  };

  test('asks the other, who is told by mail with the words and where to answer', async () => {
    const made = await makeWishing(database.db, {
      people: [{ name: 'Anna' }, { name: 'Boris', organisation: 'Stadt Musterheim', lang: 'de' }],
    });
    const before = await versionOf(made);
    const id = await idOf(wishAt(made, 0, 1, 'must'));
    const [row] = await requests();
    assert.deepEqual(
      [row?.state, row?.from_wish, row?.to_wish, row?.topics, row?.fit],
      ['open', 3, null, ['mobility'], 50],
    );
    const [mail] = await mailsTo(made, 1);
    assert.equal(mail?.kind, 'meetings-asked');
    assert.ok(mail?.text.includes('Anna'));
    assert.ok(mail?.text.includes(`/de/meetings/${made.keys[1]}/requests/${id}`));
    assert.equal(await versionOf(made), before + 1);
    assert.ok(
      (await listEvents(database.db)).some(
        ({ type, subject }) => type === 'meetings.wished' && subject === `matchmaking:${made.id}`,
      ),
    );
  });

  test('two who wish for each other at the same moment have one agreed meeting with both wishes', async () => {
    const made = await makeWishing(database.db, { people: 2 });
    const [one, other] = await Promise.all([wishAt(made, 0, 1, 'must'), wishAt(made, 1, 0, 'would')]);
    assert.ok(one.ok && other.ok);
    const rows = await requests();
    assert.equal(rows.length, 1);
    const [row] = rows;
    assert.equal(row?.state, 'accepted');
    const wishes = new Map([
      [row?.from_id ?? '', row?.from_wish],
      [row?.to_id ?? '', row?.to_wish],
    ]);
    assert.equal(wishes.get(made.people[0] ?? ''), 3);
    assert.equal(wishes.get(made.people[1] ?? ''), 1);
    assert.deepEqual([one.value.became, other.value.became].sort(), ['asked', 'mutual']);
  });

  test('the same wish sent twice is one', async () => {
    const made = await makeWishing(database.db, { people: 2 });
    const results = await Promise.all([wishAt(made, 0, 1), wishAt(made, 0, 1)]);
    assert.ok(results.every(({ ok }) => ok));
    assert.equal((await requests()).length, 1);
    assert.deepEqual(await kindsTo(made, 1), ['asked']);
  });

  test('says no to oneself, to strangers and to people of another matchmaking', async () => {
    const made = await makeWishing(database.db, { people: 3 });
    const elsewhere = await makeWishing(database.db, { people: 2 });
    assert.equal(await refusal(wishAt(made, 0, 0)), 'oneself');
    const to = (id: string) =>
      wishFor(
        made.world,
        GUEST,
        made.keys[0] ?? '',
        { to: id, wish: 'want', message: null, online: false },
        { points: 0, topics: [] },
        NOW,
      );
    assert.equal(await refusal(to(elsewhere.people[0] ?? '')), 'personUnknown');
    assert.equal(await refusal(to('00000000-0000-7000-8000-000000000000')), 'personUnknown');
    assert.equal(
      await refusal(
        wishFor(
          made.world,
          GUEST,
          `${made.keys[0]?.slice(0, -2)}__`,
          { to: made.people[1] ?? '', wish: 'want', message: null, online: false },
          { points: 0, topics: [] },
          NOW,
        ),
      ),
      'not-found',
    );
    assert.deepEqual(await requests(), []);
  });

  test('keeps the limit, also when two wishes come at once; accepting costs none', async () => {
    const made = await makeWishing(database.db, { people: 5 });
    await database.db.updateTable('matchmaking').set({ max_wishes: 2 }).execute();
    await idOf(wishAt(made, 0, 1));
    const results = await Promise.all([wishAt(made, 0, 2), wishAt(made, 0, 3)]);
    assert.deepEqual(results.map((result) => (result.ok ? 'done' : result.refusal.type)).sort(), ['done', 'limit']);
    const asked = await idOf(wishAt(made, 4, 0));
    const tooMuch = await accept(made.world, GUEST, made.keys[0] ?? '', asked, 'must', NOW);
    assert.equal(tooMuch.ok ? '' : tooMuch.refusal.type, 'limit');
    assert.ok((await accept(made.world, GUEST, made.keys[0] ?? '', asked, 'only', NOW)).ok);
    // One taken back is free again.
    const [first] = await requests();
    assert.ok((await withdraw(made.world, GUEST, made.keys[0] ?? '', first?.id ?? '', NOW)).ok);
    assert.equal(await refusal(wishAt(made, 0, 1)), undefined);
  });

  test('keeps who may meet whom, whom a rule keeps apart, and a common language', async () => {
    const made = await makeWishing(database.db, {
      people: [{ group: 'seek' }, { group: 'offer' }, { group: 'seek' }, { group: 'offer', langs: ['pl'] }],
      groups: ['seek', 'offer'],
      whoMeetsWhom: [['seek', 'offer']],
    });
    assert.equal(await refusal(wishAt(made, 0, 2)), 'notAllowed');
    assert.equal(await refusal(wishAt(made, 0, 3)), 'noLanguage');
    await database.db.updateTable('meeting_slot').set({ interpreters: 1 }).where('number', '=', 2).execute();
    assert.equal(await refusal(wishAt(made, 0, 3)), undefined);
    await database.db
      .insertInto('meeting_rule')
      .values({
        id: made.id,
        matchmaking_id: made.id,
        kind: 'forbidden',
        a_id: made.people[1] ?? '',
        b_id: made.people[0] ?? '',
        slot: null,
        table_number: null,
        reason: null,
        created_by: null,
        created_at: NOW,
      })
      .execute();
    assert.equal(await refusal(wishAt(made, 0, 1)), 'notAllowed');
  });

  test('is over when wishes are closed, and nothing for who has not joined or whose registration is cancelled', async () => {
    const made = await makeWishing(database.db, { people: [{}, {}, { state: 'invited' }] });
    assert.equal(await refusal(wishAt(made, 0, 1, 'want', new Date('2026-05-11T08:00:00Z'))), 'closed');
    assert.equal(await refusal(wishAt(made, 2, 1)), 'not-joined');
    assert.equal(await refusal(wishAt(made, 0, 2)), 'personUnknown');
    await database.db
      .updateTable('registration')
      .set({ state: 'cancelled' })
      .where('email', '=', made.emails[1] ?? '')
      .execute();
    assert.equal(await refusal(wishAt(made, 0, 1)), 'personUnknown');
    assert.equal(await refusal(wishAt(made, 1, 0)), 'not-joined');
  });

  test('who accepts is agreed, who asked is told; a second answer at the same moment is refused', async () => {
    const made = await makeWishing(database.db, { people: [{ name: 'Anna' }, { name: 'Boris' }] });
    const id = await idOf(wishAt(made, 0, 1, 'must'));
    const key = made.keys[1] ?? '';
    const [yes, no] = await Promise.all([
      accept(made.world, GUEST, key, id, 'want', NOW),
      decline(made.world, GUEST, key, id, { chosen: 'no-time' }, NOW),
    ]);
    const [first, second] = yes.ok ? [yes, no] : [no, yes];
    assert.ok(first.ok);
    assert.equal(second.ok ? '' : second.refusal.type, 'answered');
    const [row] = await requests();
    const agreed = ['accepted', 3, 2];
    assert.deepEqual([row?.state, row?.from_wish, row?.to_wish], yes.ok ? agreed : ['declined', 3, null]);
    assert.deepEqual(await kindsTo(made, 0), [yes.ok ? 'accepted' : 'declined']);
  });

  test('a decline is told with its reason in the language of who asked, and not asked for again', async () => {
    const made = await makeWishing(database.db, {
      people: [{ name: 'Anna', lang: 'pl', langs: ['de', 'pl'] }, { name: 'Boris' }],
    });
    const id = await idOf(wishAt(made, 0, 1));
    assert.ok((await decline(made.world, GUEST, made.keys[1] ?? '', id, { chosen: 'no-time' }, NOW)).ok);
    const [mail] = await mailsTo(made, 0);
    assert.ok(mail?.text.includes('Mój dzień jest już niestety wypełniony.'));
    assert.equal(await refusal(wishAt(made, 0, 1)), 'declinedBefore');
    // Who declined may think better of it.
    assert.equal(await refusal(wishAt(made, 1, 0)), undefined);
    assert.equal((await requests())[0]?.state, 'accepted');
  });

  test('only who was asked can answer, and only with their own key', async () => {
    const made = await makeWishing(database.db, { people: 3 });
    const elsewhere = await makeWishing(database.db, { people: 1 });
    const id = await idOf(wishAt(made, 0, 1));
    for (const key of [made.keys[0], made.keys[2], elsewhere.keys[0], 'x'.repeat(43)]) {
      const result = await accept(made.world, GUEST, key ?? '', id, 'want', NOW);
      assert.equal(result.ok ? '' : result.refusal.type, 'not-found');
    }
    const stolen = await withdraw(made.world, GUEST, made.keys[2] ?? '', id, NOW);
    assert.equal(stolen.ok ? '' : stolen.refusal.type, 'not-found');
    assert.equal((await requests())[0]?.state, 'open');
  });

  test('writes about further requests at most once a day', async () => {
    const made = await makeWishing(database.db, { people: 4 });
    await idOf(wishAt(made, 0, 3));
    await idOf(wishAt(made, 1, 3, 'want', later(1)));
    assert.deepEqual(await kindsTo(made, 3), ['asked']);
    await idOf(wishAt(made, 2, 3, 'want', later(26)));
    assert.deepEqual(await kindsTo(made, 3), ['asked', 'asked']);
  });

  test('an answer is possible after wishes are closed, until its own time is over, and not once the plan is out', async () => {
    const made = await makeWishing(database.db, { people: 3 });
    const id = await idOf(wishAt(made, 0, 1));
    const other = await idOf(wishAt(made, 0, 2));
    await database.db.updateTable('matchmaking').set({ state: 'planning' }).execute();
    assert.ok((await accept(made.world, GUEST, made.keys[1] ?? '', id, 'only', later(71))).ok);
    const late = await accept(made.world, GUEST, made.keys[2] ?? '', other, 'only', later(73));
    assert.equal(late.ok ? '' : late.refusal.type, 'closed');
    await database.db.updateTable('matchmaking').set({ state: 'published' }).execute();
    const published = await accept(made.world, GUEST, made.keys[2] ?? '', other, 'only', later(1));
    assert.equal(published.ok ? '' : published.refusal.type, 'closed');
  });
});
