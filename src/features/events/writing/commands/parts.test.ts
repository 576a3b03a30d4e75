import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { accepted, makeHub } from '#features/network/fixtures.ts';
import { readConfig } from '#platform/config';
import type { Db } from '#platform/database';
import { listFiles } from '#platform/files';
import { openSecret } from '#platform/secret';
import { forEachDatabase } from '#platform/testing';
import { makeFile, makeFilm } from '../../../../platform/files/fixtures.ts';
import { makeEvent } from '../../fixtures.ts';
import type { EventView } from '../../model.ts';
import { readEventById } from '../../queries.ts';
import { makeContent, makeRegistered } from '../fixtures.ts';
import { type MediaInput, parseMedia } from '../media-form.ts';
import { MAX_SESSIONS } from '../model.ts';
import { type Part, type PartForm, parsePart } from '../programme-form.ts';
import { onDay } from '../when.ts';
import { createEvents } from './create.ts';
import { moveEvent } from './live.ts';
import { addMedia, changeMedia, deleteMedia, moveMedia } from './media.ts';
import { deletePart, movePart, savePart, stampFor } from './programme.ts';
import { deleteDraft } from './save.ts';

const NOW = new Date('2026-03-02T12:00:00Z');

const config = readConfig({
  BASE_URL: 'https://hubs.example.org',
  SECRET: 'a-secret-that-only-the-tests-know-0123456789',
});
if (!config.ok) throw new Error('wrong setting');
const settings = config.value;
const secret = openSecret(settings);
const TELLING = { baseUrl: settings.baseUrl, secret, label: () => (concept: string) => concept };

const refusal = (result: { ok: true } | { ok: false; refusal: { type: string } }) =>
  result.ok ? 'accepted' : result.refusal.type;

forEachDatabase('programme and media', (database) => {
  async function begin() {
    const { db } = database;
    const hub = await makeHub(db);
    const person = (scope: string) =>
      makePerson({ db, config: settings, secret }, { grants: [{ role: 'organiser', scope: scope as 'network' }] });
    const { viewer } = await person(`hub:${hub.id}`);
    const { viewer: stranger } = await person(`event:${randomUUID()}`);
    const { id } = await makeEvent(db, { hub: hub.id, state: 'draft' });
    return { db, hub: hub.id, viewer, stranger, id };
  }

  async function view(db: Db, id: string): Promise<EventView> {
    return (await readEventById(db, id)) ?? assert.fail();
  }

  const form = (values: Record<string, string>, speakers: string[] = []): PartForm => ({
    values,
    lists: { langs: [], interpreted: [], speakers },
  });

  async function add(db: Db, viewer: Viewer, id: string, part: Part, given: PartForm): Promise<string> {
    const input = parsePart(part, given, await view(db, id));
    assert.ok(input.ok, JSON.stringify(input));
    return accepted(await savePart(db, viewer, { event: id, id: undefined, stamp: '', input: input.value }, NOW)).id;
  }

  const session = (title: string, from: string, to: string, more: Record<string, string> = {}) => ({
    kind: 'talk',
    title_de: title,
    day: '2026-05-12',
    starts_time: from,
    ends_time: to,
    ...more,
  });

  const times = ({ sessions }: EventView) =>
    sessions.map(
      ({ title, startsAt, endsAt }) =>
        `${title.de} ${startsAt.toISOString().slice(11, 16)}-${endsAt.toISOString().slice(11, 16)}`,
    );

  test('a programme has sessions with rooms and people, in the order of time', async () => {
    const { db, viewer, id } = await begin();
    const room = await add(db, viewer, id, 'room', form({ name: 'Saal', capacity: '120' }));
    const anna = await add(db, viewer, id, 'speaker', form({ name: 'Anna Beispiel', organisation: 'Frei' }));
    await add(db, viewer, id, 'session', form(session('Zweite', '11:00', '12:00', { room }), [anna]));
    await add(db, viewer, id, 'session', form(session('Erste', '10:00', '10:30')));
    const event = await view(db, id);
    assert.deepEqual(times(event), ['Erste 08:00-08:30', 'Zweite 09:00-10:00']);
    assert.deepEqual([event.sessions[1]?.room, event.sessions[1]?.speakers], [room, [anna]]);
  });

  test('what does not fit into the event is refused at its field', async () => {
    const { db, id } = await begin();
    const event = await view(db, id);
    const errors = (values: Record<string, string>, speakers: string[] = []) => {
      const parsed = parsePart('session', form(values, speakers), event);
      return parsed.ok ? [] : parsed.refusal.errors.map(({ field, code }) => `${field} ${code}`);
    };
    assert.deepEqual(errors(session('A', '10:00', '16:00')), []);
    assert.deepEqual(errors(session('A', '09:59', '16:00')), ['starts_time outsideEvent']);
    assert.deepEqual(errors(session('A', '10:00', '16:01')), ['ends_time outsideEvent']);
    assert.deepEqual(errors(session('A', '11:00', '10:00')), ['ends_time endsBeforeStart']);
    assert.deepEqual(errors({ ...session('A', '10:00', '11:00'), day: '2026-05-13' }), [
      'day outsideEvent',
      'ends_time outsideEvent',
    ]);
    assert.deepEqual(errors(session('', '', '25:00')), [
      'title_de missing',
      'starts_time timeMissing',
      'ends_time timeWrong',
    ]);
    assert.deepEqual(errors(session('A', '10:00', '11:00', { room: randomUUID() })), ['room choiceUnknown']);
    assert.deepEqual(errors(session('A', '10:00', '11:00'), [randomUUID()]), ['speakers choiceUnknown']);
    assert.deepEqual(errors(session('x'.repeat(10_000), '10:00', '11:00')), ['title_de tooLong']);
  });

  test('a session more than there may be is refused', async () => {
    const { db, viewer, id } = await begin();
    const event = await view(db, id);
    const rows = Array.from({ length: MAX_SESSIONS }, (_, position) => ({
      id: randomUUID(),
      event_id: id,
      track_id: null,
      room_id: null,
      kind: 'talk' as const,
      title: JSON.stringify({ de: 'X' }),
      starts_at: event.startsAt,
      ends_at: event.endsAt,
      position,
    }));
    await db.insertInto('event_session').values(rows).execute();
    const input = parsePart('session', form(session('Noch eine', '10:00', '11:00')), event);
    assert.ok(input.ok);
    const saved = await savePart(db, viewer, { event: id, id: undefined, stamp: '', input: input.value }, NOW);
    assert.deepEqual(saved, { ok: false, refusal: { type: 'too-many', most: 200 } });
  });

  test('sessions change places in time and keep their lengths and the pause between them', async () => {
    const { db, viewer, id } = await begin();
    await add(db, viewer, id, 'session', form(session('Kurz', '10:00', '10:30')));
    const long = await add(db, viewer, id, 'session', form(session('Lang', '10:45', '12:00')));
    accepted(await movePart(db, viewer, { event: id, part: 'session', id: long, to: 'up' }, NOW));
    assert.deepEqual(times(await view(db, id)), ['Lang 08:00-09:15', 'Kurz 09:30-10:00']);
    accepted(await movePart(db, viewer, { event: id, part: 'session', id: long, to: 'up' }, NOW));
    accepted(await movePart(db, viewer, { event: id, part: 'session', id: long, to: 'down' }, NOW));
    assert.deepEqual(times(await view(db, id)), ['Kurz 08:00-08:30', 'Lang 08:45-10:00']);
  });

  test('the second of two who change the same session is told; two who change different ones are not', async () => {
    const { db, viewer, id } = await begin();
    const first = await add(db, viewer, id, 'session', form(session('Eins', '10:00', '10:30')));
    const second = await add(db, viewer, id, 'session', form(session('Zwei', '10:30', '11:00')));
    const event = await view(db, id);
    const change = (session_: string, title: string) => {
      const input = parsePart('session', form(session(title, '10:00', '10:30')), event);
      assert.ok(input.ok);
      const stamp = stampFor('session', session_, event, null);
      return savePart(db, viewer, { event: id, id: session_, stamp, input: input.value }, NOW);
    };
    const results = [await change(first, 'A'), await change(first, 'B'), await change(second, 'C')];
    assert.deepEqual(results.map(refusal), ['accepted', 'changed-meanwhile', 'accepted']);
  });

  test('a programme and the media of an event are closed to people of other events, and ids of another event open nothing', async () => {
    const { db, viewer, stranger, hub, id } = await begin();
    const room = await add(db, viewer, id, 'room', form({ name: 'Saal' }));
    const input = { part: 'room' as const, value: { name: 'X', capacity: null, accessNote: {} } };
    const stamp = stampFor('room', room, await view(db, id), null);
    assert.equal(refusal(await savePart(db, stranger, { event: id, id: room, stamp, input }, NOW)), 'not-found');
    assert.equal(refusal(await deletePart(db, stranger, { event: id, part: 'room', id: room }, NOW)), 'not-found');
    const other = await makeEvent(db, { hub, state: 'draft' });
    assert.equal(refusal(await savePart(db, viewer, { event: other.id, id: room, stamp, input }, NOW)), 'not-found');
    assert.equal(refusal(await deletePart(db, viewer, { event: other.id, part: 'room', id: room }, NOW)), 'not-found');
    assert.equal(refusal(await deletePart(db, viewer, { event: id, part: 'room', id: "'" }, NOW)), 'not-found');
    const file = await makeFile(db);
    const media = mediaOf({ kind: 'material', file: file.id, title_de: 'Folien' });
    assert.equal(refusal(await addMedia(db, stranger, id, media, NOW)), 'not-found');
    const made = accepted(await addMedia(db, viewer, id, media, NOW));
    assert.equal(refusal(await deleteMedia(db, viewer, { event: other.id, id: made.id }, NOW)), 'not-found');
    assert.equal(refusal(await deleteMedia(db, stranger, { event: id, id: made.id }, NOW)), 'not-found');
    assert.equal((await view(db, id)).rooms[0]?.name, 'Saal');
    assert.equal((await view(db, id)).files.length, 1);
  });

  function mediaOf(values: Record<string, string>): MediaInput {
    const input = parseMedia(values, 'de', 'new');
    assert.ok(input.ok, JSON.stringify(input));
    return input.value;
  }

  test('a picture needs its text, a film captions or its wording, an address has to be one', () => {
    const errors = (values: Record<string, string>) => {
      const input = parseMedia(values, 'de', 'new');
      return input.ok ? [] : input.refusal.errors.map(({ field, code }) => `${field} ${code}`);
    };
    const file = randomUUID();
    assert.deepEqual(errors({ kind: 'image', file }), ['alt_de altMissing']);
    assert.deepEqual(errors({ kind: 'image', file, alt_de: 'Ein Saal' }), []);
    assert.deepEqual(errors({ kind: 'film', file, alt_de: 'Rückblick' }), ['transcript_de transcriptMissing']);
    assert.deepEqual(errors({ kind: 'film', file, alt_de: 'Rückblick', captions: randomUUID() }), []);
    assert.deepEqual(errors({ kind: 'film', url: 'https://example.org/f', alt_de: 'R', transcript_de: 'Text' }), []);
    assert.deepEqual(errors({ kind: 'material', title_de: 'Folien' }), ['file fileMissing']);
    assert.deepEqual(errors({ kind: 'material', url: 'javascript:alert(1)', title_de: 'F' }), ['url urlWrong']);
    assert.deepEqual(errors({ kind: 'image', url: 'https://example.org/i.png', alt_de: 'x' }), ['file fileMissing']);
    assert.deepEqual(errors({ kind: 'castle' }), ['kind choiceUnknown']);
  });

  test('a file goes with what shows it, captions with those that replace them, and only files of the right kind are taken', async () => {
    const { db, viewer, id } = await begin();
    const film = await makeFile(db, makeFilm(1000));
    const [old, fresh] = [await makeFile(db, Buffer.from('WEBVTT\n')), await makeFile(db, Buffer.from('WEBVTT\n\n'))];
    const hidden = await makeFile(db, Buffer.from('geheim'), { visibility: 'private' });
    const values = { kind: 'film', file: film.id, captions: old.id, alt_de: 'Rückblick' };
    const wrong = (changes: Record<string, string>) =>
      addMedia(db, viewer, id, mediaOf({ ...values, ...changes }), NOW);
    assert.equal(refusal(await wrong({ file: old.id })), 'invalid');
    assert.equal(refusal(await wrong({ captions: film.id })), 'invalid');
    assert.equal(refusal(await wrong({ session: randomUUID() })), 'invalid');
    assert.equal(refusal(await wrong({ kind: 'material', file: hidden.id, title_de: 'x' })), 'invalid');
    assert.deepEqual(await db.selectFrom('file_use').selectAll().execute(), []);
    const made = accepted(await addMedia(db, viewer, id, mediaOf(values), NOW));
    const input = mediaOf({ ...values, captions: fresh.id });
    accepted(await changeMedia(db, viewer, { event: id, id: made.id, input }, NOW));
    const there = async () => (await listFiles(db, [film.id, old.id, fresh.id])).map((file) => file.id).sort();
    assert.deepEqual(await there(), [film.id, fresh.id].sort());
    accepted(await deleteMedia(db, viewer, { event: id, id: made.id }, NOW));
    assert.deepEqual(await there(), []);
    assert.equal((await listFiles(db, [hidden.id])).length, 1);
  });

  test('pictures are put in order', async () => {
    const { db, viewer, id } = await begin();
    const ids: string[] = [];
    for (const title of ['a', 'b', 'c']) {
      const input = mediaOf({ kind: 'material', url: `https://example.org/${title}`, title_de: title });
      ids.push(accepted(await addMedia(db, viewer, id, input, NOW)).id);
    }
    const [, , last = ''] = ids;
    for (const to of ['up', 'up', 'up'] as const)
      accepted(await moveMedia(db, viewer, { event: id, id: last, to }, NOW));
    const order = async () => (await view(db, id)).files.map((file) => file.title.de).join('');
    assert.equal(await order(), 'cab');
    accepted(await moveMedia(db, viewer, { event: id, id: last, to: 'down' }, NOW));
    assert.equal(await order(), 'acb');
  });

  test('a copy has programme, files and registration, shifted to its day, and nobody who has registered', async () => {
    const { db, viewer, hub, id } = await begin();
    const room = await add(db, viewer, id, 'room', form({ name: 'Saal' }));
    const anna = await add(db, viewer, id, 'speaker', form({ name: 'Anna Beispiel' }));
    await add(db, viewer, id, 'session', form(session('Erste', '10:00', '10:30', { room }), [anna]));
    const file = await makeFile(db);
    accepted(await addMedia(db, viewer, id, mediaOf({ kind: 'material', file: file.id, title_de: 'Folien' }), NOW));
    const minutes = mediaOf({ kind: 'minutes', url: 'https://example.org/p', title_de: 'Protokoll' });
    accepted(await addMedia(db, viewer, id, minutes, NOW));
    await makeRegistered(db, id, { email: 'anna@example.org' });
    await db
      .updateTable('registration_setting')
      .set({ taken: 1, closes_at: new Date('2026-05-05T22:00:00Z') })
      .execute();
    const content = onDay(makeContent(), '2026-11-10');
    const dates = [content, onDay(content, '2026-11-17')];
    const input = { key: randomUUID(), hub, from: id, content: { ...makeContent(), ...content }, dates };
    const { slugs } = accepted(await createEvents(db, viewer, input, NOW));
    assert.equal(slugs.length, 2);
    const [, slug = ''] = slugs;
    const made = await db.selectFrom('event').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
    const copy = await view(db, made.id);
    assert.equal(copy.sessions[0]?.startsAt.toISOString(), '2026-11-17T09:00:00.000Z');
    assert.deepEqual(
      [copy.rooms[0]?.name, copy.speakers[0]?.name, copy.files.map(({ title }) => title.de)],
      ['Saal', 'Anna Beispiel', ['Folien']],
    );
    assert.deepEqual([copy.sessions[0]?.room, copy.sessions[0]?.speakers], [copy.rooms[0]?.id, [copy.speakers[0]?.id]]);
    assert.notEqual(copy.rooms[0]?.id, room);
    const setting = await db
      .selectFrom('registration_setting')
      .select(['taken', 'capacity', 'closes_at'])
      .where('event_id', '=', made.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(setting, { taken: 0, capacity: 10, closes_at: new Date('2026-11-10T23:00:00Z') });
    const people = await db.selectFrom('registration').select('event_id').execute();
    assert.deepEqual(people, [{ event_id: id }]);
    // The file is there as long as one of them shows it.
    for (const one of await db.selectFrom('event').select('id').where('id', '<>', id).execute())
      accepted(await deleteDraft(db, viewer, one.id));
    assert.equal((await listFiles(db, [file.id])).length, 1);
  });

  test('the programme moves along with its event', async () => {
    const { db, viewer, hub } = await begin();
    const { id } = await makeEvent(db, { hub, format: 'online' });
    await add(db, viewer, id, 'session', form(session('Erste', '10:30', '11:00')));
    const event = await view(db, id);
    const where = {
      format: 'online' as const,
      venue: null,
      address: null,
      place: null,
      onlineUrl: 'https://x.example',
    };
    const move = { id, version: 1, when: onDay(event, '2026-11-10'), where, message: undefined };
    accepted(await moveEvent(db, viewer, move, TELLING, NOW));
    const moved = await view(db, id);
    assert.equal(moved.sessions[0]?.startsAt.toISOString(), '2026-11-10T09:30:00.000Z');
    assert.equal(moved.movedFrom?.toISOString(), event.startsAt.toISOString());
  });
});
