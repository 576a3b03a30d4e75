import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { ANONYMOUS, accepted } from '#features/network/fixtures.ts';
import type { RetentionRule } from '#platform/feature';
import { forEachDatabase } from '#platform/testing';
import { makeEvent } from '../fixtures.ts';
import { cancelRegistration } from './commands/cancel.ts';
import { makeRegistration, NOW, openRegistration, testWorld } from './fixtures.ts';
import { markBounces, remind } from './jobs.ts';
import { personalData } from './personal-data.ts';
import { retentionRules } from './retention.ts';
import { checkSums } from './sums.ts';

const DAY = 86_400_000;
const ALWAYS = new AbortController().signal;

forEachDatabase('data of participants', (database) => {
  const world = () => testWorld(database.db);
  const run = (name: string, now: Date) => {
    const rule = retentionRules.find((one) => one.name === name) as RetentionRule;
    return database.db.transaction().execute((trx) => rule.run(trx, now));
  };
  /** Where a word still stands, in any table. */
  const where = async (word: string) => {
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'`.execute(
      database.db,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select 1 from ${sql.table(name)} t where t::text ilike ${`%${word}%`} limit 1`.execute(
        database.db,
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  };

  test('goes after the time of the event with a protocol, figures stay', async () => {
    const event = await makeEvent(database.db, { more: { keep_days: 30 } });
    await openRegistration(database.db, event, { capacity: 4 });
    const who = { name: 'Quirina Markwort', email: 'quirina@markwort.example', organisation: 'Markwortwerk' };
    await makeRegistration(world(), event, {
      ...who,
      quantity: 3,
      region: 'DED',
      country: 'DE',
      organisationType: 'municipality',
    });
    await makeRegistration(world(), event, { name: 'Bo Markwort', email: 'bo@markwort.example', state: 'cancelled' });
    await makeRegistration(world(), event, { name: 'Jo Markwort', email: 'jo@markwort.example', lang: 'pl' });
    await sql`update mail set state = 'sent'`.execute(database.db);
    assert.deepEqual((await where('markwort')).sort(), ['attendee', 'mail', 'registration']);
    // The day before nothing goes.
    assert.equal(await run('participants', new Date('2026-06-11T12:00:00Z')), 0);
    assert.equal(await run('participants', new Date('2026-06-12T12:00:00Z')), 3);
    assert.equal(await run('participants', new Date('2026-06-13T12:00:00Z')), 0);
    assert.deepEqual(await where('markwort'), []);
    const figures = await database.db.selectFrom('event_figure').select(['figure', 'value', 'count']).execute();
    const count = (figure: string, value: string) =>
      figures.find((one) => one.figure === figure && one.value === value)?.count;
    assert.equal(count('state', 'confirmed'), 4);
    assert.equal(count('state', 'cancelled'), 1);
    assert.equal(count('type', 'municipality'), 3);
    assert.equal(count('lang', 'pl'), 1);
    const protocol = await database.db
      .selectFrom('audit')
      .select(['subject', 'details'])
      .where('action', '=', 'event.participants-deleted')
      .execute();
    assert.equal(protocol.length, 1);
    assert.equal(protocol[0]?.subject, `event:${event.id}`);
    assert.deepEqual(protocol[0]?.details, { registrations: 3, attendees: 5, mails: 7, files: 0 });
    const row = await database.db.selectFrom('event').select('participants_deleted_at').executeTakeFirstOrThrow();
    assert.notEqual(row.participants_deleted_at, null);
    await checkSums(database.db);
  });

  test('that nobody confirmed goes after a week, marks of lines after a day', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event);
    const made = await makeRegistration(world(), event, { state: 'unconfirmed' });
    await sql`update registration set address_mark = 'mark'`.execute(database.db);
    const confirmed = await makeRegistration(world(), event);
    const { expireJob } = await import('./commands/expire.ts');
    await expireJob(world()).run(database.db, new Date(NOW.getTime() + DAY / 24), ALWAYS);
    assert.equal(await run('unconfirmed-registrations', new Date(NOW.getTime() + 6 * DAY)), 0);
    assert.equal(await run('registration-marks', new Date(NOW.getTime() + DAY + 1)), 1);
    assert.equal(await run('unconfirmed-registrations', new Date(NOW.getTime() + 8 * DAY)), 1);
    const left = await database.db.selectFrom('registration').select('id').execute();
    assert.deepEqual(left, [{ id: confirmed.id }]);
    assert.notEqual(made.id, confirmed.id);
  });

  test('is given out and erased; a place becomes free and the next moves up', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 2 });
    const email = 'quirina@markwort.example';
    const own = await makeRegistration(world(), event, {
      name: 'Quirina Markwort',
      email,
      quantity: 2,
      others: [{ name: 'Begleitung Markwort', organisation: null }],
      answers: { about: 'Markwort isst vegan' },
    });
    const other = await makeRegistration(world(), event, { name: 'Wer anderes' });
    assert.equal(other.state, 'waiting');
    const data = personalData(world());
    const subject = { emails: ['Quirina@Markwort.example'] };
    const given = await data.export(database.db, subject);
    assert.match(JSON.stringify(given), /Markwort isst vegan/);
    assert.match(JSON.stringify(given), /Begleitung Markwort/);
    assert.doesNotMatch(JSON.stringify(given), /Wer anderes/);
    const before = await database.db.selectFrom('mail').select('id').where('to_address', '=', email).execute();
    const protocol = await database.db.transaction().execute((trx) => data.erase(trx, subject, NOW));
    assert.deepEqual(protocol, [
      { table: 'registration', rows: 1, how: 'deleted' },
      { table: 'attendee', rows: 2, how: 'deleted' },
    ]);
    const after = await database.db.selectFrom('mail').select('id').where('to_address', '=', email).execute();
    assert.equal(after.length, before.length);
    // Mails belong to the mail feature, which erases them too.
    assert.deepEqual(await where('markwort'), ['mail']);
    const state = await database.db.selectFrom('registration').select('state').where('id', '=', other.id).execute();
    assert.deepEqual(state, [{ state: 'offered' }]);
    assert.equal((await cancelRegistration(world(), ANONYMOUS, { key: own.key }, NOW)).ok, false);
    await checkSums(database.db);
  });

  test('is reminded once for each day that is set, and not who has only just registered', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { reminderDays: [7, 1] });
    const early = await makeRegistration(world(), event, { email: 'early@town.example' });
    const gone = await makeRegistration(world(), event, { email: 'gone@town.example' });
    accepted(await cancelRegistration(world(), ANONYMOUS, { key: gone.key }, NOW));
    const at = (day: string) => new Date(`2026-05-${day}`);
    const round = (now: Date) => remind(world(), database.db, now, ALWAYS);
    assert.equal(await round(at('05T07:00:00Z')), 0);
    assert.deepEqual(
      await Promise.all([round(at('05T09:00:00Z')), round(at('05T09:00:00Z'))]).then(([a, b]) => a + b),
      1,
    );
    await makeRegistration(world(), event, { email: 'late@town.example', at: at('08T09:00:00Z') });
    assert.equal(await round(at('09T09:00:00Z')), 0);
    await makeRegistration(world(), event, { email: 'last@town.example', at: at('11T09:00:00Z') });
    assert.equal(await round(at('11T10:00:00Z')), 2);
    assert.equal(await round(at('12T09:00:00Z')), 0);
    const mails = await database.db
      .selectFrom('mail')
      .select('to_address')
      .where('kind', '=', 'registration-reminder')
      .orderBy('id')
      .execute();
    assert.deepEqual(mails.map(({ to_address }) => to_address).sort(), [early.email, early.email, 'late@town.example']);
  });

  test('that no mail reaches is marked', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event);
    const one = await makeRegistration(world(), event, { email: 'Gone@town.example' });
    await makeRegistration(world(), event);
    await sql`update mail set state = 'failed' where to_address = 'Gone@town.example' and kind = 'registration-confirmed'`.execute(
      database.db,
    );
    assert.equal(await markBounces(database.db, NOW), 1);
    assert.equal(await markBounces(database.db, NOW), 0);
    const marked = await database.db
      .selectFrom('registration')
      .select('id')
      .where('bounced_at', 'is not', null)
      .execute();
    assert.deepEqual(marked, [{ id: one.id }]);
  });
});
