/**
 * Planning 1:1 meetings in the running program, on the embedded database: how long a repair takes from the button to the proposal, and how long the event
 * loop is held up while a plan is computed. `node bench/meetings.ts [people] [seconds]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { makeMatchmaking } from '../src/features/meetings/fixtures.ts';
import { addChange, proposeRepair } from '../src/features/meetings/planning/commands/day.ts';
import { computePlan } from '../src/features/meetings/planning/commands/plans.ts';
import { publishPlan } from '../src/features/meetings/planning/commands/publish.ts';
import { createPlanner } from '../src/features/meetings/planning/planner.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openLog } from '../src/platform/log/index.ts';

const count = Number(process.argv[2] ?? '200');
const seconds = Number(process.argv[3] ?? '10');
const REPAIRS = 5;
const SYSTEM = { kind: 'system', lang: 'de' } as const;

const dataDir = mkdtempSync(join(tmpdir(), 'hubwerk-bench-'));
const database = await openDatabase({ databaseUrl: undefined, dataDir });
await migrate(database.db);
let now = new Date('2026-05-10T08:00:00Z');
const world = { db: database.db, clock: () => now, log: openLog('silent') };
const planner = createPlanner(world);
let seed = 1;
const below = (most: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return (seed >>> 8) % most;
};
const pairs = new Map<string, { from: number; to: number; fromWish: number; toWish: number }>();
while (pairs.size < count * 8) {
  const [from, to] = [below(count), below(count)];
  const key = `${Math.min(from, to)} ${Math.max(from, to)}`;
  if (from !== to && !pairs.has(key)) pairs.set(key, { from, to, fromWish: 1 + below(3), toWish: below(4) });
}
const { id, people } = await makeMatchmaking(world, {
  people: count,
  slots: 16,
  blockSize: 8,
  tables: Math.ceil(count / 2.4),
  maxMeetings: 12,
  requests: [...pairs.values()],
});

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const made = await computePlan(world, planner, SYSTEM, id, { seconds, seed: 1, withOpen: false, basedOn: null });
if (!made.ok) throw new Error(made.refusal.type);
await planner.idle();
delay.disable();
const { figures } = await database.db
  .selectFrom('meeting_plan')
  .select('figures')
  .where('id', '=', made.value.id)
  .executeTakeFirstOrThrow();
const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
console.log(
  `${count} people, ${pairs.size} wishes, ${seconds} s: ${figures?.meetings} meetings, value ${figures?.value}, breaks ${figures?.breaks}; event loop held up ${ms(delay.percentile(50))} ms (median), ${ms(delay.percentile(99))} ms (99 %), ${ms(delay.max)} ms (most)`,
);

const published = await publishPlan(database.db, SYSTEM, id, { plan: made.value.id, edits: 0 }, now);
if (!published.ok) throw new Error(published.refusal.type);
now = new Date('2026-05-12T08:25:00Z');
planner.warm();
const times: number[] = [];
for (let at = 0; at <= REPAIRS; at++) {
  const change = { kind: 'no-show' as const, person: people[at * 7] ?? '', other: null, table: null, slot: 2 };
  const added = await addChange(database.db, SYSTEM, id, change, now);
  if (!added.ok) throw new Error(added.refusal.type);
  const proposed = await proposeRepair(world, planner, SYSTEM, id);
  if (!proposed.ok) throw new Error(proposed.refusal.type);
  // The first one starts the thread.
  if (at > 0) times.push(proposed.value.milliseconds);
}
times.sort((x, y) => x - y);
console.log(
  `repair, ${count} people: ${times[Math.floor(times.length / 2)]} ms (median of ${REPAIRS}), ${times.at(-1)} ms (most)`,
);
await planner.close();
await database.close();
rmSync(dataDir, { recursive: true, force: true });
