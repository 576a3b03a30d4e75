import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { makeHub, OPERATOR } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import { forEachDatabase } from '#platform/testing';
import { findEvent } from '../../queries.ts';
import { feedOf, fetchHere, makeSubscription, serveCalendar } from '../fixtures.ts';
import { calendarFetcher } from '../read.ts';
import { fetchDue, fetchNow, previewCalendar } from './fetch.ts';
import { changeSubscription, setState, unsubscribe } from './subscribe.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const NEVER = new AbortController().signal;

/** A calendar that says what it is told to, and counts who asks. */
async function changing(first: string) {
  const calendar = { text: first, asked: 0, status: 200, url: '', etag: undefined as string | undefined };
  const answer: RequestListener = ({ headers }, response) => {
    calendar.asked++;
    const known = calendar.etag !== undefined && headers['if-none-match'] === calendar.etag;
    response.writeHead(known ? 304 : calendar.status, calendar.etag === undefined ? {} : { ETag: calendar.etag });
    response.end(known ? '' : calendar.text);
  };
  calendar.url = await serveCalendar(answer);
  return calendar;
}

async function eventsOf(db: Db) {
  const rows = await db
    .selectFrom('event')
    .select(['source_uid', 'state', 'title', 'starts_at', 'sequence', 'version', 'slug'])
    .orderBy('source_uid')
    .execute();
  return rows.map((row) => ({ ...row, title: row.title.de }));
}
const states = async (db: Db) => (await eventsOf(db)).map(({ source_uid, state }) => `${source_uid} ${state}`);
const statusOf = (db: Db, id: string) =>
  db
    .selectFrom('calendar_subscription')
    .select(['error', 'failures', 'broken', 'next_fetch_at', 'etag', 'succeeded_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const outbox = async (db: Db) =>
  (await db.selectFrom('outbox').select(['type']).where('type', 'like', 'event.%').orderBy('id').execute()).map(
    (row) => row.type,
  );

forEachDatabase('subscribed calendars', (database) => {
  test('events come from the calendar, change with it, are cancelled and withdrawn with it, and come back', async () => {
    const { db } = database;
    const { id: hub } = await makeHub(db);
    const calendar = await changing(
      feedOf('a', { uid: 'b', lines: ['LOCATION:Rathaus', 'URL:https://stadt.example/b', 'DESCRIPTION:<p>Mehr</p>'] }),
    );
    const id = await makeSubscription(db, hub, calendar.url, NOW);
    assert.deepEqual(await fetchNow(db, fetchHere, id, NOW), { created: 2, changed: 0, withdrawn: 0 });
    const [a, b] = await eventsOf(db);
    assert.deepEqual(
      [a?.title, a?.state, a?.starts_at.toISOString(), a?.slug],
      ['Treffen a', 'published', '2026-03-12T09:00:00.000Z', 'treffen-a-2026-03-12'],
    );
    const found = await findEvent(db, b?.slug ?? '');
    assert.ok(found?.found === 'here');
    const { venue, sourceUrl, isSubscribed, topics, region, text, format, hubId } = found.value;
    assert.deepEqual(
      { venue, sourceUrl, isSubscribed, topics, region, text, format, hubId },
      {
        venue: 'Rathaus',
        sourceUrl: 'https://stadt.example/b',
        isSubscribed: true,
        topics: ['mobility'],
        region: 'DED21',
        text: { de: 'Mehr' },
        format: 'on-site',
        hubId: hub,
      },
    );

    // The same again changes nothing.
    assert.deepEqual(await fetchNow(db, fetchHere, id, later(61)), { created: 0, changed: 0, withdrawn: 0 });
    calendar.text = feedOf(
      { uid: 'a', lines: ['DTSTART:20260313T090000Z'] },
      { uid: 'b', lines: ['STATUS:CANCELLED'] },
      'c',
    );
    assert.deepEqual(await fetchNow(db, fetchHere, id, later(122)), { created: 1, changed: 2, withdrawn: 0 });
    assert.deepEqual(
      (await eventsOf(db)).map(({ source_uid, state, sequence, version }) => [source_uid, state, sequence, version]),
      [
        ['a', 'published', 1, 2],
        ['b', 'cancelled', 1, 2],
        ['c', 'published', 0, 1],
      ],
    );
    calendar.text = feedOf('c');
    assert.deepEqual(await fetchNow(db, fetchHere, id, later(183)), { created: 0, changed: 0, withdrawn: 2 });
    assert.deepEqual(await states(db), ['a withdrawn', 'b withdrawn', 'c published']);
    calendar.text = feedOf('a', 'c');
    assert.deepEqual(await fetchNow(db, fetchHere, id, later(244)), { created: 0, changed: 1, withdrawn: 0 });
    assert.deepEqual(await states(db), ['a published', 'b withdrawn', 'c published']);
    assert.equal((await eventsOf(db))[0]?.slug, 'treffen-a-2026-03-12');
    assert.deepEqual(await outbox(db), [
      'event.published',
      'event.published',
      // By the day on which they are.
      'event.cancelled',
      'event.published',
      'event.moved',
      'event.withdrawn',
      'event.withdrawn',
      'event.published',
    ]);
  });

  test('what is over stays when it goes from the calendar', async () => {
    const { db } = database;
    const calendar = await changing(feedOf('a', { uid: 'b', lines: ['DTSTART:20260401T090000Z'] }));
    const id = await makeSubscription(db, (await makeHub(db)).id, calendar.url, NOW);
    await fetchNow(db, fetchHere, id, NOW);
    calendar.text = feedOf({ uid: 'b', lines: ['DTSTART:20260401T090000Z'] });
    await fetchNow(db, fetchHere, id, new Date('2026-03-20T10:00:00Z'));
    assert.deepEqual(await states(db), ['a published', 'b published']);
  });

  test('nothing is withdrawn when the calendar cannot be had, is empty all at once, or is broken; and it is said', async () => {
    const { db } = database;
    const calendar = await changing(feedOf('a', 'b'));
    const id = await makeSubscription(db, (await makeHub(db)).id, calendar.url, NOW);
    await fetchNow(db, fetchHere, id, NOW);
    let time = 0;
    const next = async (text: string, status = 200) => {
      Object.assign(calendar, { text, status });
      // A day later each: longer than any wait.
      time += 25 * 60;
      await fetchNow(db, fetchHere, id, later(time));
      const { error, failures, next_fetch_at } = await statusOf(db, id);
      assert.deepEqual(await states(db), ['a published', 'b published'], text.slice(0, 40));
      return [error, failures, (next_fetch_at.getTime() - later(time).getTime()) / 60_000];
    };
    assert.deepEqual(await next('', 500), ['status', 1, 120]);
    assert.deepEqual(await next('', 404), ['status', 2, 240]);
    assert.deepEqual(await next('<html>Wartung</html>'), ['no-calendar', 3, 480]);
    assert.deepEqual(await next(feedOf('a').slice(0, -20)), ['cut-off', 4, 960]);
    assert.deepEqual(await next('', 500), ['status', 5, 1440]);
    assert.deepEqual(await next(feedOf()), ['suddenly-empty', 0, 60]);
    // "b" is there but broken; one without a UID may be anything.
    assert.deepEqual(await next(feedOf('a', { uid: 'b', lines: ['DTSTART:never'] })), ['broken-kept', 0, 60]);
    assert.deepEqual(await next(feedOf('a', { uid: '', lines: [] })), ['broken-kept', 0, 60]);
    assert.deepEqual((await statusOf(db, id)).broken, 1);
    assert.deepEqual(await next(feedOf('a', 'b')), [null, 0, 60]);
    // A line that cannot be read takes nothing away; nor does an event that has become private stay.
    calendar.text = feedOf({ uid: 'a', lines: ['no line at all'] }, { uid: 'b', lines: ['CLASS:PRIVATE'] });
    await fetchNow(db, fetchHere, id, later(time + 61));
    assert.deepEqual(await states(db), ['a published', 'b withdrawn']);
  });

  test('what has not changed is not sent again, and is asked for in full where the last answer was in doubt', async () => {
    const { db } = database;
    const calendar = await changing(feedOf('a'));
    calendar.etag = '"1"';
    const id = await makeSubscription(db, (await makeHub(db)).id, calendar.url, NOW);
    await fetchNow(db, fetchHere, id, NOW);
    calendar.text = 'never sent';
    assert.deepEqual(await fetchNow(db, fetchHere, id, later(61)), { created: 0, changed: 0, withdrawn: 0 });
    assert.deepEqual((await statusOf(db, id)).succeeded_at, later(61));
    Object.assign(calendar, { etag: '"2"', text: feedOf() });
    await fetchNow(db, fetchHere, id, later(122));
    const { etag, error } = await statusOf(db, id);
    assert.deepEqual([etag, error], [null, 'suddenly-empty']);
  });

  test('each is asked at most every hour, by one of several processes, and none that is paused', async () => {
    const { db } = database;
    const { id: hub } = await makeHub(db);
    const calendars = await Promise.all(Array.from({ length: 4 }, (_, at) => changing(feedOf(`calendar-${at}`))));
    const ids: string[] = [];
    for (const { url } of calendars) ids.push(await makeSubscription(db, hub, url, NOW));
    await setState(db, OPERATOR, ids[3] ?? '', 'paused', NOW);
    await Promise.all([1, 2, 3].map(() => fetchDue(db, fetchHere, NOW, NEVER)));
    await fetchDue(db, fetchHere, later(59), NEVER);
    assert.deepEqual(
      calendars.map(({ asked }) => asked),
      [1, 1, 1, 0],
    );
    assert.equal((await states(db)).length, 3);
    await setState(db, OPERATOR, ids[3] ?? '', 'active', later(59));
    await fetchDue(db, fetchHere, later(60), NEVER);
    assert.deepEqual(
      calendars.map(({ asked }) => asked),
      [2, 2, 2, 1],
    );
    const ended = AbortSignal.abort();
    await fetchDue(db, fetchHere, later(600), ended);
    assert.deepEqual(
      calendars.map(({ asked }) => asked),
      [2, 2, 2, 1],
    );
  });

  test('what is removed while it is fetched brings nothing; removing withdraws what it brought', async () => {
    const { db } = database;
    const { id: hub } = await makeHub(db);
    const calendar = await changing(feedOf('a', 'b'));
    const id = await makeSubscription(db, hub, calendar.url, NOW);
    await fetchNow(db, fetchHere, id, NOW);
    assert.deepEqual(await unsubscribe(db, OPERATOR, id, later(1)), { ok: true, value: { hub } });
    assert.deepEqual(await states(db), ['a withdrawn', 'b withdrawn']);

    const second = await makeSubscription(db, hub, calendar.url, later(2));
    const slow = calendarFetcher(() => true);
    const result = await fetchNow(
      db,
      async (...args) => {
        const answer = await slow(...args);
        await unsubscribe(db, OPERATOR, second, later(3));
        return answer;
      },
      second,
      later(2),
    );
    assert.equal(result, undefined);
    assert.equal((await states(db)).length, 2);
    assert.equal(await fetchNow(db, fetchHere, second, later(4)), undefined);
  });

  test('what breaks off in the middle stays as far as it came, and the next reading goes on with the rest, once each', async () => {
    const { db } = database;
    const { id: hub } = await makeHub(db);
    const uids = Array.from({ length: 250 }, (_, at) => `e${String(at).padStart(3, '0')}`);
    const calendar = await changing(feedOf(...uids));
    calendar.etag = '"1"';
    const id = await makeSubscription(db, hub, calendar.url, NOW);
    await sql`
      create function stop_at_e170() returns trigger language plpgsql as $$
      begin if new.source_uid = 'e170' then raise exception 'the power went'; end if; return new; end $$`.execute(db);
    await sql`create trigger stop_here before insert on event for each row execute function stop_at_e170()`.execute(db);
    await assert.rejects(fetchNow(db, fetchHere, id, NOW), /the power went/);
    const { length } = await states(db);
    assert.ok(length > 0 && length < 170, `${length} events`);
    assert.deepEqual((await outbox(db)).length, length);
    const { etag, succeeded_at } = await statusOf(db, id);
    assert.deepEqual([etag, succeeded_at], [null, null]);

    await sql`drop trigger stop_here on event`.execute(db);
    await fetchDue(db, fetchHere, later(11), NEVER);
    assert.deepEqual(await states(db), uids.map((uid) => `${uid} published`).sort());
    assert.deepEqual(await outbox(db), Array(250).fill('event.published'));
    assert.deepEqual((await statusOf(db, id)).etag, '"1"');
    // In parts they go, too.
    Object.assign(calendar, { etag: '"2"', text: feedOf('e007') });
    assert.deepEqual(await fetchNow(db, fetchHere, id, later(80)), { created: 0, changed: 0, withdrawn: 249 });
  });

  test('a subscription can be changed; its events follow, to another hub too, and what is over stays', async () => {
    const { db } = database;
    const { id: hub } = await makeHub(db);
    const { id: other } = await makeHub(db, { key: 'hub-praha', name: { de: 'Hub Prag' } });
    const first = await changing(feedOf('a', 'b', { uid: 'over', lines: ['DTSTART:20260302T090000Z'] }));
    first.etag = '"1"';
    const second = await changing(feedOf('b', 'c'));
    const id = await makeSubscription(db, hub, first.url, NOW);
    await fetchNow(db, fetchHere, id, NOW);
    const said = {
      hub: other,
      url: second.url,
      name: 'Město',
      lang: 'cs' as const,
      topics: ['energy'],
      region: 'CZ042',
    };
    assert.deepEqual(await changeSubscription(db, OPERATOR, id, said, later(3000)), { ok: true, value: undefined });
    await fetchDue(db, fetchHere, later(3000), NEVER);
    const rows = await db
      .selectFrom('event')
      .select(['source_uid', 'state', 'hub_id', 'lang', 'langs', 'title', 'topics', 'region'])
      .orderBy('source_uid')
      .execute();
    const now = { state: 'published', hub_id: other, lang: 'cs', langs: ['cs'], topics: ['energy'], region: 'CZ042' };
    const before = { hub_id: hub, lang: 'de', langs: ['de'], topics: ['mobility'], region: 'DED21' };
    assert.deepEqual(rows, [
      { ...before, source_uid: 'a', state: 'withdrawn', title: { de: 'Treffen a' } },
      { ...now, source_uid: 'b', title: { cs: 'Treffen b' } },
      { ...now, source_uid: 'c', title: { cs: 'Treffen c' } },
      { ...before, source_uid: 'over', state: 'published', title: { de: 'Treffen over' } },
    ]);
    // The same address twice in a hub, or another's hub, is refused.
    const third = await makeSubscription(db, other, first.url, NOW);
    assert.deepEqual(await changeSubscription(db, OPERATOR, third, said, later(1)), {
      ok: false,
      refusal: { type: 'known-already' },
    });
  });

  test('what is changed while it is read is read again', async () => {
    const { db } = database;
    const { id: hub } = await makeHub(db);
    const calendar = await changing(feedOf('a'));
    calendar.etag = '"1"';
    const id = await makeSubscription(db, hub, calendar.url, NOW);
    const said = { hub, url: calendar.url, name: 'Stadt', lang: 'de' as const, topics: ['energy'] };
    await fetchNow(
      db,
      async (...args) => {
        const answer = await fetchHere(...args);
        await changeSubscription(db, OPERATOR, id, said, later(1));
        return answer;
      },
      id,
      NOW,
    );
    await fetchDue(db, fetchHere, later(1), NEVER);
    assert.deepEqual(await db.selectFrom('event').select('topics').execute(), [{ topics: ['energy'] }]);
  });

  test('inner addresses, bombs and 50,000 broken events are refused or told, by the job as in the preview', async () => {
    const { db } = database;
    const { id: hub } = await makeHub(db);
    const broken = feedOf('good').replace(
      'END:VCALENDAR',
      `${Array.from({ length: 50_000 }, (_, at) => `BEGIN:VEVENT\nUID:${at}\nSUMMARY:x\nDTSTART:?\nEND:VEVENT`).join('\n')}\nEND:VCALENDAR`,
    );
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024), { level: 1 });
    const answers: [problem: string | null, answer: RequestListener][] = [
      [
        'inner-address',
        (_, response) => void response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data' }).end(),
      ],
      ['inner-address', (_, response) => void response.writeHead(302, { Location: 'http://[::1]:5432/' }).end()],
      ['too-large', (_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb)],
      [
        'too-many-events',
        (_, response) => void response.end(feedOf(...Array.from({ length: 5001 }, (_, at) => String(at)))),
      ],
      ['unreadable', (_, response) => void response.end(`BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(1000)}`)],
      [null, (_, response) => void response.end(feedOf({ uid: 'never', lines: ['RRULE:FREQ=SECONDLY'] }))],
      [null, (_, response) => void response.end(broken)],
    ];
    for (const [problem, answer] of answers) {
      const url = await serveCalendar(answer);
      const id = await makeSubscription(db, hub, url, NOW);
      await fetchNow(db, fetchHere, id, NOW);
      assert.equal((await statusOf(db, id)).error, problem);
      const preview = await previewCalendar(fetchHere, url, 'Europe/Berlin', NOW);
      assert.equal(preview.ok ? null : preview.problem, problem);
    }
    assert.deepEqual(await states(db), ['good published']);
    const inner = await makeSubscription(
      db,
      hub,
      await serveCalendar((_, response) => void response.end(feedOf('inner'))),
      NOW,
    );
    assert.equal(await fetchNow(db, calendarFetcher(), inner, NOW), 'inner-address');
  });
});
