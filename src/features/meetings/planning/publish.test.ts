import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeOn } from '#platform/testing';
import { makeMatchmaking } from '../fixtures.ts';
import { insertMeetings } from './commands/keep-plan.ts';
import { slicesOf } from './work.ts';

const ROUNDS = 6;

describeOn('postgres', 'publishing a plan', (database) => {
  test('whenever the process is killed, the whole plan is published or nothing of it', async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { id, people, requests } = await makeMatchmaking(database, {
        people: 60,
        slots: 12,
        tables: 60,
        requests: Array.from({ length: 60 }, (_, from) => ({ from, to: (from + 1) % 60 })),
      });
      const plan = crypto.randomUUID();
      const now = new Date('2026-05-10T08:00:00Z');
      await database.db
        .insertInto('meeting_plan')
        .values({
          id: plan,
          matchmaking_id: id,
          number: 1,
          state: 'ready',
          version: 1,
          based_on: null,
          seed: 1,
          seconds: 0,
          figures: null,
          problem: null,
          created_by: null,
          created_at: now,
          updated_at: now,
        })
        .execute();
      const places = requests.map((request, at) => ({ request, slot: at % 2, table: at }));
      await database.db.transaction().execute((trx) => insertMeetings(trx, plan, slicesOf(places)));
      const child = spawn(process.execPath, [join(import.meta.dirname, 'publish-child.ts'), id, plan], {
        env: { ...process.env, DATABASE_URL: database.settings.databaseUrl ?? '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      // From before its first statement to after its last.
      await new Promise((resolve) => setTimeout(resolve, round * 8));
      child.kill('SIGKILL');
      await ended;
      // Its connection is gone only when the server has noticed: whoever takes the row next has waited for that.
      const held = await database.db
        .transaction()
        .execute((trx) =>
          trx
            .selectFrom('matchmaking')
            .select(['plan_id', 'state'])
            .where('id', '=', id)
            .forUpdate()
            .executeTakeFirstOrThrow(),
        );
      const { state } = await database.db
        .selectFrom('meeting_plan')
        .select('state')
        .where('id', '=', plan)
        .executeTakeFirstOrThrow();
      const told = await database.db
        .selectFrom('meeting_notice')
        .select('participant_id')
        .where('plan_id', '=', plan)
        .execute();
      if (held.plan_id === null) assert.deepEqual([held.state, state, told.length], ['planning', 'ready', 0]);
      else
        assert.deepEqual(
          [held.plan_id, held.state, state, told.length],
          [plan, 'published', 'published', people.length],
        );
      outcomes.push(held.plan_id === null ? 'nothing' : 'whole');
    }
    assert.equal(outcomes.length, ROUNDS);
  });
});
