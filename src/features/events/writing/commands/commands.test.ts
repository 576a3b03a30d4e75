import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import type { Grant, Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { accepted, makeHub, makeOrganisation } from '#features/network/fixtures.ts';
import { readConfig } from '#platform/config';
import type { Db } from '#platform/database';
import { openSecret } from '#platform/secret';
import { forEachDatabase, type TestDatabase } from '#platform/testing';
import { makeEvent } from '../../fixtures.ts';
import { makeContent, makeMore, makeRegistered } from '../fixtures.ts';
import type { EventContent, Where } from '../model.ts';
import { findWritten } from '../queries.ts';
import { deliverNews } from '../telling.ts';
import { onDay } from '../when.ts';
import { createEvents, keepAsTemplate } from './create.ts';
import { cancelEvent, moveEvent, withdrawEvent } from './live.ts';
import { publishDue, publishEvent, scheduleEvent, unscheduleEvent } from './publish.ts';
import { deleteDraft, saveEvent } from './save.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const SYSTEM: Viewer = { kind: 'system', lang: 'de' };

const config = readConfig({
  BASE_URL: 'https://hubs.example.org',
  SECRET: 'a-secret-that-only-the-tests-know-0123456789',
});
if (!config.ok) throw new Error('wrong setting');
const secret = openSecret(config.value);
const TELLING = { baseUrl: config.value.baseUrl, secret, label: () => (concept: string) => concept };

async function person(database: TestDatabase, ...grants: Grant[]): Promise<Viewer> {
  const settings = config.ok ? config.value : assert.fail();
  return (await makePerson({ db: database.db, config: settings, secret }, { grants })).viewer;
}

const refusal = (result: { ok: true } | { ok: false; refusal: { type: string } }) =>
  result.ok ? 'accepted' : result.refusal.type;

async function stored(db: Db, id: string) {
  const event = await findWritten(db, SYSTEM, id);
  assert.ok(event);
  return event;
}

function whereOf({ format, venue, address, place, onlineUrl }: EventContent): Where {
  return { format, venue, address, place, onlineUrl };
}

/** What was told of events. */
async function toldOf(db: Db) {
  return db.selectFrom('outbox').select(['type', 'subject']).where('subject', 'like', 'event:%').execute();
}

const count = async (db: Db, table: 'event' | 'mail' | 'event_series') =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

forEachDatabase('writing events', (database) => {
  async function begin(changes: Record<string, string> = {}) {
    const hub = await makeHub(database.db);
    const viewer = await person(database, { role: 'organiser', scope: `hub:${hub.id}` });
    const content = makeContent(changes);
    return { db: database.db, hub: hub.id, viewer, content };
  }

  /** A published event with three who have registered, one who has not confirmed, one who has cancelled. */
  async function published() {
    const { db, hub, viewer } = await begin();
    const { id, slug } = await makeEvent(db, { hub, format: 'online' });
    await db
      .insertInto('event_host')
      .values({ event_id: id, position: 0, hub_id: hub, organisation_id: null })
      .execute();
    await makeRegistered(db, id, { email: 'anna@example.org' });
    await makeRegistered(db, id, { email: 'jan@example.org', lang: 'cs' });
    await makeRegistered(db, id, { email: 'wait@example.org', state: 'waiting', lang: 'pl' });
    await makeRegistered(db, id, { email: 'never@example.org', state: 'held' });
    await makeRegistered(db, id, { email: 'gone@example.org', state: 'cancelled' });
    return { db, hub, viewer, id, slug, event: await stored(db, id) };
  }

  const create = (db: Db, viewer: Viewer, hub: string, content: EventContent, more: object = {}) =>
    createEvents(db, viewer, { key: randomUUID(), hub, from: undefined, content, dates: [content], ...more }, NOW);

  test('a draft keeps what was written, under an address of its title', async () => {
    const { db, hub, viewer, content } = await begin();
    const created = accepted(await create(db, viewer, hub, content));
    assert.deepEqual(created.slugs, ['werkstatt-ladesaeulen']);
    const { id } = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    const event = await stored(db, id);
    assert.deepEqual(event.content, content);
    assert.deepEqual([event.state, event.version, event.sequence], ['draft', 1, 0]);
    const second = accepted(await create(db, viewer, hub, content));
    assert.deepEqual(second.slugs, ['werkstatt-ladesaeulen-2']);
    assert.deepEqual(await toldOf(db), []);
  });

  test('the same form sent twice, also at the same moment, is one event', async () => {
    const { db, hub, viewer, content } = await begin();
    const key = randomUUID();
    const [a, b] = await Promise.all([
      create(db, viewer, hub, content, { key }),
      create(db, viewer, hub, content, { key }),
    ]);
    assert.deepEqual(accepted(a), accepted(b));
    assert.equal(await count(db, 'event'), 1);
  });

  test('people of another hub, of one event, of none, and a key of somebody else open nothing', async () => {
    const { db, hub, viewer, content } = await begin();
    const other = await makeHub(db, { key: 'hub-praha' });
    const key = randomUUID();
    const made = accepted(await create(db, viewer, hub, content, { key }));
    const { id } = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    const strangers = [
      await person(database, { role: 'organiser', scope: `hub:${other.id}` }),
      await person(database, { role: 'organiser', scope: `event:${randomUUID()}` }),
      await person(database, { role: 'event-helper', scope: `event:${id}` }),
      await person(database),
      { kind: 'anonymous', lang: 'de' } as const,
    ];
    for (const stranger of strangers) {
      assert.equal(refusal(await create(db, stranger, hub, content)), 'not-allowed');
      const change = { id, version: 1, content, message: undefined };
      assert.equal(refusal(await saveEvent(db, stranger, change, TELLING, NOW)), 'not-found');
      assert.equal(refusal(await publishEvent(db, stranger, { id, version: 1 }, NOW)), 'not-found');
      assert.equal(refusal(await deleteDraft(db, stranger, id)), 'not-found');
      assert.equal(refusal(await keepAsTemplate(db, stranger, id, NOW)), 'not-found');
    }
    const [neighbour = assert.fail()] = strangers;
    assert.equal(refusal(await create(db, neighbour, other.id, content, { key })), 'not-allowed');
    assert.equal(refusal(await create(db, neighbour, other.id, content, { from: id })), 'no-source');
    const mine = await person(database, { role: 'organiser', scope: `event:${id}` });
    assert.equal(refusal(await keepAsTemplate(db, mine, id, NOW)), 'not-found');
    assert.equal(refusal(await publishEvent(db, mine, { id, version: 1 }, NOW)), 'accepted');
    assert.equal(made.slugs.length, 1);
  });

  test('a series is one draft for each date, together in a series', async () => {
    const { db, hub, viewer, content } = await begin();
    const dates = ['2026-05-12', '2026-05-19', '2026-05-26'].map((day) => onDay(content, day));
    const key = randomUUID();
    const made = accepted(await create(db, viewer, hub, content, { dates, key }));
    assert.equal(made.slugs.length, 3);
    const rows = await db.selectFrom('event').select(['starts_on', 'series_id']).orderBy('starts_at').execute();
    assert.deepEqual(
      rows.map((row) => row.starts_on),
      ['2026-05-12', '2026-05-19', '2026-05-26'],
    );
    assert.equal(new Set(rows.map((row) => row.series_id)).size, 1);
    assert.notEqual(rows[0]?.series_id, null);
    assert.deepEqual(accepted(await create(db, viewer, hub, content, { dates, key })).slugs, made.slugs);
    assert.equal(await count(db, 'event'), 3);
    for (const { id } of await db.selectFrom('event').select('id').execute())
      accepted(await deleteDraft(db, viewer, id));
    assert.equal(await count(db, 'event_series'), 0);
  });

  test('the second of two editors is told, and what the first has written stays', async () => {
    const { db, hub, viewer, content } = await begin();
    accepted(await create(db, viewer, hub, content));
    const { id } = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    const save = (title: string) =>
      saveEvent(
        db,
        viewer,
        { id, version: 1, content: { ...content, title: { de: title } }, message: undefined },
        TELLING,
        NOW,
      );
    const results = await Promise.all([save('Erste'), save('Zweite')]);
    assert.deepEqual(results.map(refusal).sort(), ['accepted', 'changed-meanwhile']);
    const event = await stored(db, id);
    assert.equal(event.version, 2);
    assert.equal(event.content.title.de, results[0].ok ? 'Erste' : 'Zweite');
    const { details } = await db
      .selectFrom('audit')
      .select('details')
      .where('action', '=', 'event.saved')
      .executeTakeFirstOrThrow();
    assert.deepEqual(details as unknown, { version: 2, fields: 'title' });
  });

  test('publishing happens once, of two presses at the same moment too', async () => {
    const { db, hub, viewer, content } = await begin();
    accepted(await create(db, viewer, hub, content));
    const { id } = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    const press = () => publishEvent(db, viewer, { id, version: 1 }, NOW);
    assert.deepEqual((await Promise.all([press(), press()])).map(refusal).sort(), ['accepted', 'not-possible']);
    assert.deepEqual(await toldOf(db), [{ type: 'event.published', subject: `event:${id}` }]);
  });

  test('what is not complete, or is a template, is not published', async () => {
    const { db, hub, viewer, content } = await begin();
    accepted(await create(db, viewer, hub, { ...content, summary: {}, langs: [] }));
    const { id } = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    const refused = await publishEvent(db, viewer, { id, version: 1 }, NOW);
    assert.deepEqual(refused.ok ? '' : refused.refusal, {
      type: 'invalid',
      errors: [
        { field: 'summary_de', code: 'missing' },
        { field: 'langs', code: 'langsMissing' },
      ],
    });
    const { slug } = accepted(await keepAsTemplate(db, viewer, id, NOW));
    assert.equal(accepted(await keepAsTemplate(db, viewer, id, NOW)).slug, slug);
    const template = await db
      .selectFrom('event')
      .select(['id', 'is_template'])
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    assert.equal(template.is_template, true);
    assert.equal(refusal(await publishEvent(db, viewer, { id: template.id, version: 1 }, NOW)), 'not-possible');
    const at = new Date('2026-03-03T08:00:00Z');
    assert.equal(refusal(await scheduleEvent(db, viewer, { id: template.id, version: 1, at }, NOW)), 'not-possible');
  });

  test('what has a time is published by itself, once, and what can no longer be is a draft again', async () => {
    const { db, hub, viewer, content } = await begin();
    const at = new Date('2026-03-03T08:00:00Z');
    const ids: string[] = [];
    for (const title of ['Eins', 'Zwei', 'Drei']) {
      accepted(await create(db, viewer, hub, { ...content, title: { de: title } }));
      const row = await db
        .selectFrom('event')
        .select('id')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      ids.push(row.id);
    }
    const [one = '', two = '', three = ''] = ids;
    for (const id of ids) accepted(await scheduleEvent(db, viewer, { id, version: 1, at }, NOW));
    assert.equal(refusal(await scheduleEvent(db, viewer, { id: one, version: 2, at: NOW }, NOW)), 'time-is-past');
    accepted(await unscheduleEvent(db, viewer, three, NOW));
    await db.updateTable('event').set({ langs: [] }).where('id', '=', two).execute();
    const run = (now: Date) => db.transaction().execute((trx) => publishDue(trx, now));
    assert.equal(await run(NOW), 0);
    const later = new Date('2026-03-03T08:00:30Z');
    const done =
      database.kind === 'postgres' ? await Promise.all([run(later), run(later)]) : [await run(later), await run(later)];
    assert.equal(
      done.reduce((sum, one) => sum + one, 0),
      2,
    );
    const states = await db.selectFrom('event').select(['id', 'state']).execute();
    assert.deepEqual(
      ids.map((id) => states.find((row) => row.id === id)?.state),
      ['published', 'draft', 'draft'],
    );
    const notices = await db.selectFrom('notice').select('subject').execute();
    assert.deepEqual(notices.map(({ subject }) => subject).sort(), [`event:${one}`, `event:${two}`].sort());
    assert.deepEqual(await toldOf(db), [{ type: 'event.published', subject: `event:${one}` }]);
  });

  test('moving tells everybody who has registered once, in their language, with a date that replaces the old one', async () => {
    const { db, viewer, id, event } = await published();
    const when = onDay(event.content, '2026-05-19');
    const move = { id, version: 1, when, where: whereOf(event.content), message: 'Der Saal ist <b>belegt</b>.' };
    const press = () => moveEvent(db, viewer, move, TELLING, NOW);
    const results = await Promise.all([press(), press()]);
    assert.deepEqual(results.map(refusal).sort(), ['accepted', 'same']);
    const moved = await stored(db, id);
    assert.deepEqual([moved.content.startsOn, moved.version, moved.sequence], ['2026-05-19', 2, 1]);
    await Promise.all([deliverNews(TELLING, db, NOW), deliverNews(TELLING, db, NOW)]);
    assert.deepEqual(await db.selectFrom('event_news').select('id').execute(), []);
    const mails = await db.selectFrom('mail').selectAll().orderBy('to_address').execute();
    assert.deepEqual(
      mails.map((mail) => [mail.to_address, mail.kind, mail.subject]),
      [
        ['anna@example.org', 'event-moved', 'Verlegt: „Werkstatt Ladesäulen“'],
        ['jan@example.org', 'event-moved', 'Změna termínu nebo místa: „Werkstatt Ladesäulen“'],
        ['wait@example.org', 'event-moved', 'Zmiana terminu lub miejsca: „Werkstatt Ladesäulen”'],
      ],
    );
    const [first] = mails;
    assert.match(first?.text ?? '', /Bisher: Dienstag, 12\. Mai 2026, 10:00 bis 16:00 Uhr\n/);
    assert.match(first?.text ?? '', /Neu: Dienstag, 19\. Mai 2026, 10:00 bis 16:00 Uhr\n/);
    assert.match(first?.html ?? '', /&lt;b&gt;belegt&lt;\/b&gt;/);
    const [file] = first?.attachments ?? [];
    assert.equal(file?.type, 'text/calendar; charset=utf-8; method=REQUEST');
    const calendar = new ICAL.Component(ICAL.parse(file?.content ?? ''));
    const entry = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? assert.fail());
    assert.equal(calendar.getFirstPropertyValue('method'), 'REQUEST');
    assert.deepEqual([entry.uid, entry.sequence], [`${id}@hubs.example.org`, 1]);
    assert.equal(entry.startDate.toString(), '2026-05-19T10:00:00');
    const carriesLink = mails.map(({ attachments: [one] }) => one?.content.includes('secret-room'));
    assert.deepEqual(carriesLink, [true, true, false]);
    const sequences = await db.selectFrom('registration').select(['email', 'sequence']).orderBy('email').execute();
    assert.deepEqual(
      sequences.map(({ email, sequence }) => `${email} ${sequence}`),
      ['anna@example.org 1', 'gone@example.org 0', 'jan@example.org 1', 'never@example.org 0', 'wait@example.org 1'],
    );
    assert.equal(
      refusal(await moveEvent(db, viewer, { ...move, when: event.content }, TELLING, NOW)),
      'changed-meanwhile',
    );
  });

  test('what breaks off while people are noted has not happened and tells nobody; while mails are written, the others are told later', async () => {
    const { db, viewer, id } = await published();
    await makeMore(db, 'anna@example.org', 75);
    const mails = async () =>
      (await db.selectFrom('mail').select('to_address').execute()).map((mail) => mail.to_address);
    const stopAt = async (table: 'mail' | 'event_news_recipient', most: number) => {
      await sql`
        create or replace function stop_here() returns trigger language plpgsql as $$
        begin if (select count(*) from ${sql.table(table)}) >= ${sql.lit(most)} then raise exception 'the power went'; end if; return new; end $$`.execute(
        db,
      );
      await sql`create trigger stop_here before insert on ${sql.table(table)} for each row execute function stop_here()`.execute(
        db,
      );
    };
    const goOn = (table: 'mail' | 'event_news_recipient') =>
      sql`drop trigger stop_here on ${sql.table(table)}`.execute(db);
    const press = () => cancelEvent(db, viewer, { id, version: 1, reason: { de: 'Krankheit.' } }, TELLING, NOW);

    await stopAt('event_news_recipient', 50);
    await assert.rejects(press(), /the power went/);
    assert.equal((await stored(db, id)).state, 'published');
    assert.deepEqual(await db.selectFrom('event_news').select('id').execute(), []);
    await goOn('event_news_recipient');
    assert.equal(accepted(await press()).told, 78);

    await stopAt('mail', 30);
    await assert.rejects(deliverNews(TELLING, db, NOW), /the power went/);
    assert.equal((await mails()).length, 30);
    await goOn('mail');
    await deliverNews(TELLING, db, NOW);
    const to = await mails();
    assert.deepEqual([to.length, new Set(to).size], [78, 78]);
  });

  test('who is told later is told what was said, and of each change; who has withdrawn meanwhile is not', async () => {
    const { db, viewer, id, event } = await published();
    const where = whereOf(event.content);
    const move = (day: string, version: number) =>
      moveEvent(db, viewer, { id, version, when: onDay(event.content, day), where, message: undefined }, TELLING, NOW);
    accepted(await move('2026-05-19', 1));
    accepted(await move('2026-05-20', 2));
    await db.updateTable('registration').set({ state: 'cancelled' }).where('email', '=', 'jan@example.org').execute();
    await deliverNews(TELLING, db, NOW);
    const mails = await db.selectFrom('mail').selectAll().orderBy('to_address').orderBy('id').execute();
    assert.deepEqual(
      mails.map(({ to_address, attachments: [file] }) => [
        to_address,
        file?.content.match(/DTSTART;TZID=[^:]*:(\d+)/)?.[1],
        file?.content.match(/SEQUENCE:(\d+)/)?.[1],
      ]),
      [
        ['anna@example.org', '20260519', '1'],
        ['anna@example.org', '20260520', '2'],
        ['wait@example.org', '20260519', '1'],
        ['wait@example.org', '20260520', '2'],
      ],
    );
    assert.match(mails[1]?.text ?? '', /Bisher: Dienstag, 19\. Mai 2026/);
  });

  test('cancelling tells everybody once and takes the date out of their calendars', async () => {
    const { db, viewer, id } = await published();
    const press = () => cancelEvent(db, viewer, { id, version: 1, reason: { de: 'Krankheit.' } }, TELLING, NOW);
    assert.deepEqual((await Promise.all([press(), press()])).map(refusal).sort(), ['accepted', 'not-possible']);
    await deliverNews(TELLING, db, NOW);
    const mails = await db.selectFrom('mail').selectAll().execute();
    assert.equal(mails.length, 3);
    const anna = mails.find((mail) => mail.to_address === 'anna@example.org') ?? assert.fail();
    assert.match(anna.text, /> Krankheit\./);
    const calendar = new ICAL.Component(ICAL.parse(anna.attachments[0]?.content ?? ''));
    const entry = calendar.getFirstSubcomponent('vevent') ?? assert.fail();
    assert.deepEqual(
      [
        calendar.getFirstPropertyValue('method'),
        entry.getFirstPropertyValue('status'),
        entry.getFirstPropertyValue('sequence'),
      ],
      ['CANCEL', 'CANCELLED', 1],
    );
    const event = await stored(db, id);
    assert.equal(event.state, 'cancelled');
    const change = { id, version: event.version, content: event.content, message: undefined };
    assert.equal(refusal(await saveEvent(db, viewer, change, TELLING, NOW)), 'not-possible');
  });

  test('a small change of a published event tells nobody unless asked, and leaves time and place', async () => {
    const { db, viewer, id, event } = await published();
    const content = { ...event.content, ...onDay(event.content, '2026-06-01'), text: { de: 'Neu.' } };
    accepted(await saveEvent(db, viewer, { id, version: 1, content, message: undefined }, TELLING, NOW));
    assert.equal(await count(db, 'mail'), 0);
    const saved = await stored(db, id);
    assert.deepEqual([saved.content.startsOn, saved.content.text.de, saved.sequence], ['2026-05-12', 'Neu.', 0]);
    const told = { id, version: 2, content: saved.content, message: 'Bitte Geräte mitbringen.' };
    assert.equal(accepted(await saveEvent(db, viewer, told, TELLING, NOW)).told, 3);
    assert.equal(refusal(await saveEvent(db, viewer, told, TELLING, NOW)), 'changed-meanwhile');
    await deliverNews(TELLING, db, NOW);
    assert.equal(await count(db, 'mail'), 3);
  });

  test('what is over can neither be moved nor cancelled; what has registrations is not withdrawn before it is cancelled', async () => {
    const { db, viewer, id, event } = await published();
    const after = new Date('2026-06-01T00:00:00Z');
    const move = {
      id,
      version: 1,
      when: onDay(event.content, '2026-07-01'),
      where: whereOf(event.content),
      message: undefined,
    };
    assert.equal(refusal(await moveEvent(db, viewer, move, TELLING, after)), 'not-possible');
    const cancel = { id, version: 1, reason: { de: 'Zu spät.' } };
    assert.equal(refusal(await cancelEvent(db, viewer, cancel, TELLING, after)), 'not-possible');
    assert.equal(refusal(await withdrawEvent(db, viewer, id, NOW)), 'has-registrations');
    accepted(await cancelEvent(db, viewer, cancel, TELLING, NOW));
    accepted(await withdrawEvent(db, viewer, id, NOW));
    assert.equal(refusal(await withdrawEvent(db, viewer, id, NOW)), 'not-possible');
  });

  test('hosts and a body behind an event are kept in their order', async () => {
    const { db, hub, viewer, content } = await begin();
    const body = await makeOrganisation(db, { key: 'town', name: 'Stadt Musterheim' });
    const hosts = [
      { kind: 'organisation' as const, id: body.id },
      { kind: 'hub' as const, id: hub },
      { kind: 'hub' as const, id: randomUUID() },
    ];
    accepted(await create(db, viewer, hub, { ...content, hosts, onBehalfOf: body.id, related: [`event:${hub}`] }));
    const { id } = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    const event = await stored(db, id);
    assert.deepEqual(event.content.hosts, hosts.slice(0, 2));
    assert.deepEqual([event.content.onBehalfOf, event.content.related], [body.id, [`event:${hub}`]]);
  });
});
