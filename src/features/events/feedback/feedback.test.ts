import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Viewer } from '#engines/kit';
import { ANONYMOUS, accepted, makeHub, makeViewer } from '#features/network/fixtures.ts';
import type { World } from '#platform/feature';
import { openSecret } from '#platform/secret';
import { forEachDatabase } from '#platform/testing';
import { makeDoor, makeGuests } from '../day/fixtures.ts';
import { makeEvent } from '../fixtures.ts';
import { clearParticipants } from '../registration/retention.ts';
import { answer } from './commands/answer.ts';
import { addQuestion, chooseQuestions, sayHeld } from './commands/team.ts';
import { askForFeedback, keepFigures } from './jobs.ts';
import { readForm } from './queries/form.ts';
import { listComments, readReportFigures } from './queries/report.ts';
import { retention } from './retention.ts';
import { readAnswers, scaleResult, showable } from './rules.ts';
import { USUAL } from './usual.ts';
import { reportView } from './view.ts';

const AFTER = new Date('2026-05-13T10:00:00Z');
const day = (days: number) => new Date(AFTER.getTime() + days * 86_400_000);
const WORLD = {
  config: { baseUrl: 'https://hubs.example.org' } as World['config'],
  secret: openSecret({ secret: 'a-secret-that-only-the-tests-know-0123456789', dataDir: '' }),
};
const NAMES = { region: (code: string) => code, hub: () => 'Hub', type: (type: string) => type };

describe('Groups of participants', () => {
  const group = (value: string, registered: number, came = registered) => ({ value, registered, came });
  test('below five are put together, with the smallest of the others where they are too few', () => {
    assert.deepEqual(showable([group('a', 20), group('b', 3, 2), group('c', 4, 1)]), [
      { value: 'a', registered: 20, came: 20 },
      { value: undefined, registered: 7, came: 3 },
    ]);
    assert.deepEqual(showable([group('a', 20), group('b', 6), group('c', 2)]), [
      { value: 'a', registered: 20, came: 20 },
      { value: undefined, registered: 8, came: 8 },
    ]);
  });
  test('are not shown at all where the rest could be subtracted', () => {
    assert.deepEqual(showable([group('a', 3), group('b', 1)]), []);
    assert.deepEqual(showable([group('a', 4)]), []);
  });
  test('are never shown with fewer than five, and never lose anybody who is shown', () => {
    for (let seed = 1; seed < 300; seed++) {
      const groups = Array.from({ length: 1 + (seed % 6) }, (_, at) =>
        group(`${at}`, (seed * 7 + at * 13 * seed) % 12),
      );
      const shown = showable(groups);
      assert.ok(shown.every(({ registered }) => registered >= 5));
      const sum = (of: { registered: number }[]) => of.reduce((total, { registered }) => total + registered, 0);
      assert.ok(shown.length === 0 || sum(shown) === sum(groups));
    }
  });
});

describe('Answers', () => {
  test('are those of questions that are asked, and of options that exist', () => {
    const questions = [...USUAL, { key: 'off', type: 'text' as const, label: {}, isOff: true }];
    const values = {
      overall: '5',
      useful: '6',
      next: 'project',
      organised: 'x',
      comment: ' Gut. ',
      off: 'nein',
      __proto__: 'x',
    };
    assert.deepEqual(readAnswers(questions, values), { overall: 5, next: 'project', comment: 'Gut.' });
    assert.deepEqual(readAnswers(questions, { next: 'nonsense' }), {});
  });
  test('have a mean from five on', () => {
    assert.deepEqual(scaleResult(new Map([['5', 4]])), { count: 4, mean: undefined, spread: undefined });
    assert.deepEqual(
      scaleResult(
        new Map([
          ['5', 4],
          ['1', 1],
        ]),
      ),
      { count: 5, mean: 4.2, spread: [1, 0, 0, 0, 4] },
    );
  });
});

forEachDatabase('Feedback', (database) => {
  async function open(guests: Parameters<typeof makeGuests>[2] = [{ name: 'Anna', email: 'anna@town.example' }]) {
    const { db } = database;
    const event = await makeEvent(db);
    const { ticket } = await makeDoor(db, event.id);
    const people = await makeGuests(db, { event: event.id, ticket }, guests);
    return { db, event, people };
  }
  const organiser = (db: typeof database.db, event: string): Promise<Viewer> =>
    makeViewer(db, { grants: [{ role: 'organiser', scope: `event:${event}` }] });

  test('is kept without the person and only once', async () => {
    const { db, event, people } = await open();
    const [anna] = people;
    assert.ok(anna);
    accepted(await answer(db, 'de', anna.registration, { overall: '4', comment: 'Gut' }, AFTER));
    const again = await answer(db, 'de', anna.registration, { overall: '1' }, AFTER);
    assert.deepEqual(again, { ok: false, refusal: { type: 'given' } });
    const rows = await db.selectFrom('event_feedback').selectAll().execute();
    assert.equal(rows.length, 1);
    assert.deepEqual(rows[0]?.answers, { overall: 4, comment: 'Gut' });
    // Nothing in the answer, its events and its audit entry leads to Anna.
    const traces = JSON.stringify([
      rows,
      await db.selectFrom('audit').selectAll().where('action', '=', 'event.feedback').execute(),
      await db.selectFrom('outbox').select(['type', 'subject']).where('type', '=', 'event.feedback-given').execute(),
    ]);
    for (const trace of [anna.registration, anna.id, 'anna@town.example', 'Anna'])
      assert.ok(!traces.includes(trace), trace);
    assert.ok(traces.includes(event.id));
    // The version of a UUID that holds a moment is 7.
    assert.equal(rows[0]?.id.charAt(14), '4');
  });

  test('is taken once of two that are sent at the same moment', async () => {
    const { db, people } = await open();
    const [anna] = people;
    assert.ok(anna);
    const both = await Promise.all(
      [1, 2].map((value) => answer(db, 'de', anna.registration, { overall: `${value}` }, AFTER)),
    );
    assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
    assert.equal((await db.selectFrom('event_feedback').selectAll().execute()).length, 1);
  });

  test('is refused before the end, after its time, without an answer and without a place', async () => {
    const { db, people } = await open([{ name: 'Anna' }, { name: 'Berta', state: 'cancelled' }]);
    const [anna, berta] = people;
    assert.ok(anna && berta);
    const give = (id: string, at: Date, values: Record<string, string> = { overall: '3' }) =>
      answer(db, 'de', id, values, at);
    const refusal = (type: string) => ({ ok: false, refusal: { type } });
    assert.deepEqual(await give(anna.registration, new Date('2026-05-12T13:59:00Z')), refusal('too-early'));
    assert.deepEqual(await give(anna.registration, day(40)), refusal('closed'));
    assert.deepEqual(await give(anna.registration, AFTER, { overall: '9', other: 'x' }), refusal('empty'));
    assert.deepEqual(await give(berta.registration, AFTER), refusal('not-found'));
    assert.deepEqual(await give(anna.id, AFTER), refusal('not-found'));
  });

  test('is asked for once, of those who came, with the way to their certificate', async () => {
    const { db } = await open([
      { name: 'Anna', email: 'anna@town.example', lang: 'cs', admittedAt: new Date('2026-05-12T08:10:00Z') },
      { name: 'Berta', email: 'berta@town.example' },
      { name: 'Ohne Adresse', admittedAt: new Date('2026-05-12T08:11:00Z') },
      { name: 'Weg', email: 'weg@town.example', state: 'cancelled' },
    ]);
    const ask = (now: Date) => askForFeedback(WORLD, db, now, new AbortController().signal);
    assert.equal(await ask(new Date('2026-05-12T15:00:00Z')), 0);
    const both = await Promise.all([ask(AFTER), ask(AFTER)]);
    assert.equal(both[0] + both[1], 1);
    assert.equal(await ask(day(1)), 0);
    const mails = await db.selectFrom('mail').select(['to_address', 'subject', 'text']).execute();
    assert.deepEqual(
      mails.map(({ to_address }) => to_address),
      ['anna@town.example'],
    );
    assert.match(mails[0]?.subject ?? '', /^Jaká byla akce/);
    assert.match(
      mails[0]?.text ?? '',
      /\/cs\/event-feedback\/[\w-]{43}[\s\S]*\/cs\/registrations\/[\w-]{43}\/certificate\.pdf|certificate\.pdf[\s\S]*event-feedback/,
    );
  });

  test('is asked of all with a place where nobody stood at the door, and of nobody where it was not held or nothing is asked', async () => {
    const { db, event } = await open();
    const viewer = await organiser(db, event.id);
    const ask = () => askForFeedback(WORLD, db, AFTER, new AbortController().signal);
    accepted(await sayHeld(db, viewer, event.id, 'not-held', AFTER));
    assert.equal(await ask(), 0);
    accepted(await sayHeld(db, viewer, event.id, 'held', AFTER));
    accepted(await chooseQuestions(db, viewer, event.id, [], AFTER));
    assert.equal(await ask(), 0);
    accepted(await chooseQuestions(db, viewer, event.id, ['overall'], AFTER));
    assert.equal(await ask(), 1);
  });

  test('asks what the team chose; answers to what is no longer asked stay', async () => {
    const { db, event, people } = await open();
    const [anna] = people;
    assert.ok(anna);
    const viewer = await organiser(db, event.id);
    const own = { type: 'choice' as const, de: 'Wie kamen Sie?', cs: '', pl: '', en: '', options: 'Bahn\n\nRad\n' };
    accepted(await addQuestion(db, viewer, event.id, own, AFTER));
    assert.deepEqual(await addQuestion(db, viewer, event.id, { ...own, options: 'Bahn' }, AFTER), {
      ok: false,
      refusal: { type: 'no-options' },
    });
    const { questions } = await readForm(db, event.id);
    const key = questions.at(-1)?.key ?? '';
    assert.deepEqual(questions.at(-1)?.options, [
      { key: 'option-1', label: { de: 'Bahn' } },
      { key: 'option-2', label: { de: 'Rad' } },
    ]);
    accepted(await answer(db, 'de', anna.registration, { [key]: 'option-2', overall: '5' }, AFTER));
    accepted(await chooseQuestions(db, viewer, event.id, ['overall'], AFTER));
    const figures = await readReportFigures(db, event.id);
    assert.deepEqual(
      figures
        .filter(({ figure }) => figure.startsWith('answer-'))
        .map(({ value, count }) => [value, count])
        .sort(),
      [
        ['5', 1],
        ['option-2', 1],
      ],
    );
    for (let more = 0; more < 4; more++) accepted(await addQuestion(db, viewer, event.id, own, AFTER));
    assert.deepEqual(await addQuestion(db, viewer, event.id, own, AFTER), { ok: false, refusal: { type: 'too-many' } });
  });

  test('is evaluated by those who may see the participants', async () => {
    const { db, event } = await open();
    const other = await makeHub(db, { key: 'hub-praha' });
    const viewers: Viewer[] = [
      ANONYMOUS,
      await makeViewer(db),
      await makeViewer(db, { grants: [{ role: 'hub-manager', scope: `hub:${other.id}` }] }),
      await makeViewer(db, { grants: [{ role: 'event-helper', scope: `event:${event.id}` }] }),
    ];
    for (const viewer of viewers) {
      const refused = { ok: false, refusal: { type: 'not-allowed' } };
      assert.deepEqual(await sayHeld(db, viewer, event.id, 'held', AFTER), refused);
      assert.deepEqual(await chooseQuestions(db, viewer, event.id, [], AFTER), refused);
    }
    assert.equal((await db.selectFrom('event').select('held').executeTakeFirstOrThrow()).held, null);
  });

  test('and attendance are reported the same before and after the data of participants is deleted', async () => {
    const cameAt = new Date('2026-05-12T08:10:00Z');
    const { db, event, people } = await open(
      Array.from({ length: 24 }, (_, at) => ({
        name: `Gast ${at}`,
        lang: at < 8 ? ('cs' as const) : ('de' as const),
        ...(at < 18 ? { admittedAt: cameAt } : {}),
        more: {
          organisation_type:
            at < 12 ? ('municipality' as const) : at < 22 ? ('company' as const) : ('research' as const),
          region: 'DED21',
        },
      })),
    );
    for (const [at, { registration }] of people.entries()) {
      if (at >= 6) break;
      accepted(
        await answer(
          db,
          'de',
          registration,
          { overall: String(1 + (at % 5)), next: 'idea', comment: `anna-${at}` },
          AFTER,
        ),
      );
    }
    const view = async () => reportView('de', await readReportFigures(db, event.id), USUAL, NAMES);
    const before = await view();
    assert.deepEqual([before.registered, before.came, before.noShows, before.answered], [24, 18, 6, 6]);
    // Two of research would show who they are: they join the companies.
    assert.deepEqual(before.groups.find(({ name }) => name === 'type')?.rows, [
      { label: 'municipality', registered: 12, came: 12 },
      { label: 'Übrige', registered: 12, came: 6 },
    ]);
    assert.deepEqual(
      before.scales.map(({ count, mean }) => [count, mean && Math.round(mean * 100)]),
      [[6, 267]],
    );
    assert.equal(await keepFigures(db, day(1)), 1);
    assert.equal(await keepFigures(db, day(1)), 0);
    await db.transaction().execute((trx) => clearParticipants(trx, event.id, day(200)));
    assert.deepEqual(await db.selectFrom('registration').select('id').execute(), []);
    assert.deepEqual(await view(), before);
    // What people wrote is no figure, and goes with time.
    const kept = await db.selectFrom('event_figure').selectAll().execute();
    assert.ok(!JSON.stringify(kept).includes('anna-'));
    assert.equal((await listComments(db, event.id, ['comment'])).length, 6);
    const removed = await db.transaction().execute(async (trx) => retention[0]?.run(trx, day(800)));
    assert.equal(removed, 6);
    assert.deepEqual(await listComments(db, event.id, ['comment']), []);
    assert.deepEqual(await view(), before);
  });
});
