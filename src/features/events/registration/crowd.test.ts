import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { ANONYMOUS, accepted, OPERATOR } from '#features/network/fixtures.ts';
import { type Db, openDatabase } from '#platform/database';
import { forEachDatabase, makeDataDir, makePostgres } from '#platform/testing';
import { makeEvent } from '../fixtures.ts';
import { cancelRegistration, leaveWaitingList } from './commands/cancel.ts';
import { changeRegistration } from './commands/change.ts';
import { confirmEmail, tryAgain } from './commands/confirm.ts';
import { expireEvent } from './commands/expire.ts';
import { acceptOffer } from './commands/offer.ts';
import { register } from './commands/register.ts';
import { changeCapacity } from './commands/settings.ts';
import { makeRegistration, NOW, openRegistration, registrationInput, testWorld } from './fixtures.ts';
import type { RegistrationState } from './model.ts';
import { pickWaiting } from './rules.ts';
import { checkSums } from './sums.ts';

const HOUR = 3_600_000;

/** Numbers that come the same for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** As many at the same moment as a process has connections: on a busy machine who waits for one too long is told to come again. */
async function atOnce(all: (() => Promise<unknown>)[]): Promise<void> {
  const waiting = all.values();
  const work = async () => {
    for (const one of waiting) await one();
  };
  await Promise.all(Array.from({ length: 10 }, work));
}

async function readState(db: Db, event: string) {
  const setting = await db
    .selectFrom('registration_setting')
    .select(['capacity', 'taken'])
    .where('event_id', '=', event)
    .executeTakeFirstOrThrow();
  const { rows: queue } = await sql<{ id: string; ticket: string; quantity: number }>`
    select id, ticket_kind_id as ticket, quantity from registration
    where event_id = ${event} and state = 'waiting' and email_confirmed_at is not null
    order by stage > 0 desc, waiting_since, id`.execute(db);
  const { rows: tickets } = await sql<{ id: string; room: number | null }>`
    select id, capacity - taken as room from ticket_kind where event_id = ${event}`.execute(db);
  return { ...setting, queue, room: new Map(tickets.map(({ id, room }) => [id, room])) };
}

forEachDatabase('a crowd', (database) => {
  const world = () => testWorld(database.db);

  test('of 500 at the same moment for 50 places gets 50 and not one more', async () => {
    const event = await makeEvent(database.db);
    const { tickets } = await openRegistration(database.db, event, { capacity: 50, tickets: [{ capacity: 30 }, {}] });
    const input = await registrationInput(database.db, event);
    const made = await Promise.all(
      Array.from({ length: 500 }, (_, at) =>
        register(
          world(),
          ANONYMOUS,
          event.id,
          { ...input, ticket: tickets[at % 2] ?? '', quantity: 1 + (at % 3), email: `p${at}@example.org` },
          NOW,
        ),
      ),
    );
    const ended = await Promise.all(made.map((one) => confirmEmail(world(), ANONYMOUS, accepted(one).key, NOW)));
    const states = ended.map((one) => accepted(one).state);
    assert.deepEqual(new Set(states), new Set<RegistrationState>(['confirmed', 'waiting']));
    const { rows } = await sql<{ state: string; registrations: number; places: number }>`
      select state, count(*)::int as registrations, sum(places)::int as places from registration group by state order by state`.execute(
      database.db,
    );
    const confirmed = rows.find(({ state }) => state === 'confirmed');
    assert.equal(
      rows.reduce((sum, { registrations }) => sum + registrations, 0),
      500,
    );
    assert.equal(confirmed?.places, 50);
    assert.equal(confirmed?.registrations, states.filter((state) => state === 'confirmed').length);
    const state = await readState(database.db, event.id);
    assert.deepEqual([state.taken, pickWaiting(state.queue, 0, state.room)], [50, []]);
    // One mail each for what they were told, never two.
    const { rows: twice } = await sql`select to_address, kind from mail group by 1, 2 having count(*) > 1`.execute(
      database.db,
    );
    assert.deepEqual(twice, []);
    await checkSums(database.db);
  });

  test('that cancels and accepts all at once leaves no place empty and gives none twice', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 20 });
    const all: { key: string; state: RegistrationState }[] = [];
    for (let at = 0; at < 60; at++)
      all.push(await makeRegistration(world(), event, { at: new Date(NOW.getTime() + at) }));
    const storm = new Date(NOW.getTime() + HOUR);
    await atOnce(
      all.slice(0, 20).map(
        ({ key }) =>
          () =>
            cancelRegistration(world(), ANONYMOUS, { key }, storm),
      ),
    );
    const offered = await database.db.selectFrom('registration').select('id').where('state', '=', 'offered').execute();
    assert.equal(offered.length, 20);
    await atOnce(
      all.flatMap(({ key }, at) => [
        () => acceptOffer(world(), ANONYMOUS, { key }, storm),
        ...(at % 3 === 0 ? [() => leaveWaitingList(world(), ANONYMOUS, { key }, storm)] : []),
        ...(at % 5 === 0 ? [() => cancelRegistration(world(), ANONYMOUS, { key }, storm)] : []),
      ]),
    );
    const state = await readState(database.db, event.id);
    assert.equal(state.taken, 20);
    await checkSums(database.db);
  });

  for (const seed of [1, 2, 3]) {
    test(`that does anything in any order keeps the rules (seed ${seed})`, async () => {
      const random = randomFrom(seed);
      const event = await makeEvent(database.db);
      const { tickets } = await openRegistration(database.db, event, {
        capacity: 6,
        tickets: [{ capacity: 4 }, {}],
        acceptHours: 10,
      });
      let now = NOW;
      let limit = 6;
      const keys: { key: string; id: string }[] = [];
      const input = await registrationInput(database.db, event);
      const any = () => keys[random(keys.length)] ?? { key: '', id: '' };
      const steps: (() => Promise<unknown>)[] = [
        async () => {
          const email = `p${keys.length}@example.org`;
          const wanted = { ...input, ticket: tickets[random(2)] ?? '', quantity: 1 + random(3), email };
          keys.push(accepted(await register(world(), ANONYMOUS, event.id, wanted, now)));
        },
        () => confirmEmail(world(), ANONYMOUS, keys.at(-1)?.key ?? '', now),
        () => confirmEmail(world(), ANONYMOUS, any().key, now),
        () => cancelRegistration(world(), ANONYMOUS, { key: any().key }, now),
        () => acceptOffer(world(), ANONYMOUS, { key: any().key }, now),
        () => leaveWaitingList(world(), ANONYMOUS, { key: any().key }, now),
        () => tryAgain(world(), ANONYMOUS, any().key, now),
        () =>
          changeRegistration(
            world(),
            ANONYMOUS,
            { key: any().key },
            { ...input, ticket: tickets[random(2)] ?? '', quantity: 1 + random(4) },
            now,
          ),
        async () => {
          const capacity = random(10);
          limit = capacity;
          accepted(await changeCapacity(world(), OPERATOR, event.id, capacity, now));
        },
        async () => {
          now = new Date(now.getTime() + random(6) * HOUR);
          await expireEvent(world(), event.id, now);
        },
      ];
      let before = await readState(database.db, event.id);
      for (let step = 0; step < 60; step++) {
        // New people and confirmations come oftener than the rest.
        const which = random(2) === 0 ? random(2) : random(steps.length);
        now = new Date(now.getTime() + 1000);
        await steps[which]?.();
        await checkSums(database.db);
        const after = await readState(database.db, event.id);
        // Above the limit only where it was lowered, and then only downwards.
        assert.ok(after.taken <= Math.max(limit, before.taken), `step ${step}: ${after.taken} of ${limit}`);
        const free = after.capacity === null ? null : Math.max(0, after.capacity - after.taken);
        assert.deepEqual(pickWaiting(after.queue, free, after.room), [], `step ${step}: somebody waits who fits`);
        // Nobody passed one before them who would have fitted as well.
        const waits = new Set(after.queue.map(({ id }) => id));
        for (const [at, one] of before.queue.entries()) {
          if (waits.has(one.id)) continue;
          const now = await database.db
            .selectFrom('registration')
            .select('state')
            .where('id', '=', one.id)
            .executeTakeFirstOrThrow();
          if (now.state !== 'offered') continue;
          const passed = before.queue
            .slice(0, at)
            .find((other) => waits.has(other.id) && other.ticket === one.ticket && other.quantity <= one.quantity);
          const still = passed === undefined ? undefined : after.queue.find(({ id }) => id === passed.id);
          if (still !== undefined && still.ticket === passed?.ticket && still.quantity === passed.quantity)
            assert.fail(`step ${step}: ${one.id} passed ${still.id}`);
        }
        before = after;
      }
    });
  }
});

/** Kills the process in the middle of its work, again and again, and looks at what is there. */
async function killAgainAndAgain(settings: { databaseUrl?: string; dataDir: string }): Promise<void> {
  let database = await openDatabase(settings);
  const event = await makeEvent(database.db);
  await openRegistration(database.db, event, { capacity: 60 });
  await database.close();
  const acknowledged = new Map<string, string>();
  for (let round = 0; round < 3; round++) {
    const script = join(import.meta.dirname, 'crowd-process.ts');
    const args = [script, event.id, `round${round}`, settings.databaseUrl ?? '', settings.dataDir];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const enough = 30 + round * 17;
    let lines = 0;
    const reader = createInterface({ input: child.stdout });
    reader.on('line', (line) => {
      const [state = '', id = ''] = line.split(' ');
      acknowledged.set(id, state);
      lines++;
      if (lines === enough) setTimeout(() => child.kill('SIGKILL'), (round * 7) % 20);
    });
    const read = once(reader, 'close');
    const [, signal] = await ended;
    await read;
    assert.equal(signal, 'SIGKILL');
    database = await openDatabase(settings);
    await checkSums(database.db);
    const rows = await database.db.selectFrom('registration').select(['id', 'state', 'email_confirmed_at']).execute();
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const [id, said] of acknowledged) {
      const row = found.get(id);
      assert.ok(row !== undefined, `${id} was ${said} and is gone`);
      // What was said is there, or what followed from it just before the kill.
      const after: Record<string, RegistrationState[]> = {
        made: ['held', 'waiting', 'offered', 'confirmed', 'cancelled'],
        waiting: ['waiting', 'offered', 'cancelled'],
        offered: ['offered', 'cancelled'],
        confirmed: ['confirmed', 'cancelled'],
        cancelled: ['cancelled'],
      };
      assert.ok(after[said]?.includes(row.state), `${id} was ${said} and is ${row.state}`);
      if (said !== 'made') assert.notEqual(row.email_confirmed_at, null);
    }
    const { taken } = await readState(database.db, event.id);
    assert.ok(taken <= 60);
    // Each that lives has had its mail, and nothing else has one.
    const { rows: mails } = await sql<{ missing: number }>`
      select count(*)::int as missing from registration r
      where not exists (select 1 from mail m where m.to_address = r.email and m.kind like 'registration-confirm%')`.execute(
      database.db,
    );
    assert.equal(mails[0]?.missing, 0);
    await database.close();
  }
}

describe('registrations that were acknowledged are there after kill -9, and the sums are right', () => {
  test('embedded database', async () => {
    const { dataDir, remove } = makeDataDir();
    await killAgainAndAgain({ dataDir });
    remove();
  });

  test('PostgreSQL', async () => {
    const { databaseUrl, remove } = await makePostgres();
    await killAgainAndAgain({ databaseUrl, dataDir: '' });
    await remove();
  });
});
