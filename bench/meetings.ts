/**
 * 1:1 meetings in the running program: how long the thread that answers pages works without letting others in while a plan is computed, how long a repair takes
 * from the button to the shown proposal (beside it the engine alone on the same rows), and what the pages of organiser and participants take. On the
 * embedded database, or on the empty PostgreSQL that `DATABASE_URL` names. Times of the processor in this thread do not grow on a busy machine.
 *
 *     node bench/meetings.ts [people] [seconds] [wishes a person]
 */
import '../bin/jsx.ts';
import { sql } from 'kysely';
import { repairPlan } from '../src/engines/scheduling/index.ts';
import { makePerson } from '../src/features/accounts/fixtures.ts';
import { makeMatchmaking } from '../src/features/meetings/fixtures.ts';
import { toInstance, toMeetings } from '../src/features/meetings/instance-of.ts';
import { computePlan } from '../src/features/meetings/planning/commands/plans.ts';
import { deliverPlans } from '../src/features/meetings/planning/commands/publish.ts';
import { createPlanner } from '../src/features/meetings/planning/planner.ts';
import { parseSource, readSource } from '../src/features/meetings/source.ts';
import { meetingsKey } from '../src/features/meetings/wishes/links.ts';
import { readConfig } from '../src/platform/config/index.ts';
import { gatherStatistics } from '../src/platform/database/statistics.ts';
import { openLog } from '../src/platform/log/index.ts';
import { openWorld } from '../src/shells/world.ts';
import { median, printMachine, temporaryFolder } from './program.ts';

const count = Number(process.argv[2] ?? '200');
const seconds = Number(process.argv[3] ?? '10');
const wishes = Number(process.argv[4] ?? '8');
const REPAIRS = 5;
const SYSTEM = { kind: 'system', lang: 'de' } as const;

// Only now, when the hook for `.tsx` is there.
const { createFeatures } = await import('../src/shells/features.tsx');
const { createApp } = await import('../src/shells/web/app.tsx');

/** Milliseconds of the processor that this thread has worked. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** How long the thread works between two looks of a timer of a millisecond. */
function watchTurns(): { stop(): { p99: number; most: number } } {
  const turns: number[] = [];
  let before = worked();
  const look = () => {
    const now = worked();
    turns.push(now - before);
    before = now;
  };
  const timer = setInterval(look, 1);
  return {
    stop() {
      look();
      clearInterval(timer);
      turns.sort((a, b) => a - b);
      return { p99: turns[Math.floor(turns.length * 0.99)] ?? 0, most: turns.at(-1) ?? 0 };
    },
  };
}

interface Taken {
  wall: number;
  here: number;
  p99: number;
  most: number;
}

async function measure(run: () => Promise<unknown>): Promise<Taken> {
  const [began, before] = [performance.now(), worked()];
  const turns = watchTurns();
  await run();
  return { wall: performance.now() - began, here: worked() - before, ...turns.stop() };
}

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const say = (name: string, { wall, here, p99, most }: Taken, more = '') =>
  console.log(
    `${name}: ${ms(wall)} ms; this thread worked ${ms(here)} ms, at most ${ms(most)} ms at a time (99 %: ${ms(p99)})${more}`,
  );

printMachine();
const folder = temporaryFolder();
const databaseUrl = process.env.DATABASE_URL;
const settings = { DATA_DIR: folder.path, LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', BASE_URL: 'http://localhost' };
const config = readConfig({ ...settings, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) });
if (!config.ok) throw new Error(`wrong setting ${config.refusal.name}`);
let now = new Date('2026-05-10T08:00:00Z');
const opened = await openWorld(config.value, openLog('silent'));
const world = { ...opened, clock: () => now };
const planner = createPlanner(world);
try {
  let seed = 1;
  const below = (most: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % most;
  };
  const pairs = new Map<string, { from: number; to: number; fromWish: number; toWish: number }>();
  while (pairs.size < count * wishes) {
    const [from, to] = [below(count), below(count)];
    const key = `${Math.min(from, to)} ${Math.max(from, to)}`;
    if (from !== to && !pairs.has(key)) pairs.set(key, { from, to, fromWish: 1 + below(3), toWish: below(4) });
  }
  const { id, people, event } = await makeMatchmaking(world, {
    people: count,
    slots: 16,
    blockSize: 8,
    tables: Math.ceil(count / 2.4),
    maxMeetings: 12,
    requests: [...pairs.values()],
  });
  // As the database does by itself, a minute later.
  const gather = () =>
    world.databaseKind === 'embedded' ? gatherStatistics(world.db) : sql`analyze`.execute(world.db);
  await gather();
  console.log(`${world.databaseKind} database, ${count} people, ${pairs.size} wishes`);
  const app = createApp(world, createFeatures(world));
  const { cookie } = await makePerson(world, { grants: [{ role: 'organiser', scope: `event:${event.id}` }] });
  const base = `/de/matchmakings/${id}`;
  const get = async (path: string) => {
    const response = await app.request(path, { headers: { cookie } });
    const html = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    return html;
  };
  const post = async (path: string, fields: Record<string, string>) => {
    const headers = { cookie, origin: 'http://localhost', host: 'localhost' };
    const response = await app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
    if (response.status !== 303) throw new Error(`${path}: ${response.status}`);
    return response.headers.get('location') ?? '';
  };
  const page = async (name: string, path: string) => {
    await get(path);
    const taken: Taken[] = [];
    for (let round = 0; round < 3; round++) taken.push(await measure(() => get(path)));
    const middle = (of: keyof Taken) => median(taken.map((one) => one[of]));
    say(name, { wall: middle('wall'), here: middle('here'), p99: middle('p99'), most: middle('most') });
  };

  let plan = '';
  const computing = await measure(async () => {
    const input = { seconds, seed: 1, withOpen: false, basedOn: null };
    const made = await computePlan(world, planner, SYSTEM, id, input);
    if (!made.ok) throw new Error(made.refusal.type);
    plan = made.value.id;
    await planner.idle();
  });
  const { figures } = await world.db
    .selectFrom('meeting_plan')
    .select('figures')
    .where('id', '=', plan)
    .executeTakeFirstOrThrow();
  say(
    `a plan in ${seconds} s`,
    computing,
    `; ${figures?.meetings} meetings, value ${figures?.value}, breaks ${figures?.breaks}`,
  );
  for (const [name, path] of [
    ['people', 'people'],
    ['rules', 'rules'],
    ['plans', 'plans'],
    ['a plan with reasons', `plans/${plan}`],
    ['board, tables', `board/${plan}`],
    ['board, people', `board/${plan}?by=people`],
    ['before publishing', `publication?plan=${plan}`],
  ] as const)
    await page(`page: ${name}`, `${base}/${path}`);

  say('published', await measure(() => post(`${base}/publication`, { plan, edits: '0' })));
  say(`all ${count} mails queued`, await measure(() => deliverPlans(world, world.db, now)));
  for (const [name, path] of [
    ['figures', 'figures'],
    ['the day', 'day'],
  ] as const)
    await page(`page: ${name}`, `${base}/${path}`);
  const key = meetingsKey(world, people[3] ?? '');
  await page('participant: plan with reasons', `/de/meetings/${key}`);
  await page('participant: the sheet', `/de/meetings/${key}/plan`);

  now = new Date('2026-05-12T08:25:00Z');
  const whole: Taken[] = [];
  const alone: number[] = [];
  for (let at = 0; at <= REPAIRS; at++) {
    const change = { kind: 'no-show', person: `Person ${1 + at * 7}`, other: '', table: '', slot: '2' };
    const taken = await measure(async () => {
      const html = await get((await post(`${base}/day/changes`, change)).replace(/#.*/, ''));
      if (!html.includes('id="proposal"')) throw new Error('no proposal');
    });
    const source = parseSource(await readSource(world.db, id, { plan }));
    const numbered = toInstance(source);
    const meetings = toMeetings(numbered, source.places);
    const began = performance.now();
    repairPlan(numbered.instance, { now: 2 }, meetings, {
      seed: 1,
      budget: { milliseconds: 150, now: () => performance.now() },
    });
    // The first one starts the thread.
    if (at === 0) continue;
    whole.push(taken);
    alone.push(performance.now() - began);
  }
  const middle = (of: keyof Taken) => median(whole.map((one) => one[of]));
  const most = Math.max(...whole.map((one) => one.most));
  say(
    'a repair, from the button to the shown proposal',
    { wall: middle('wall'), here: middle('here'), p99: middle('p99'), most },
    `; the engine alone ${ms(median(alone))} ms`,
  );
  const proposed = await world.db
    .selectFrom('meeting_plan')
    .select('id')
    .where('moves', 'is not', null)
    .executeTakeFirstOrThrow();
  say('the repair published', await measure(() => post(`${base}/day/confirmation`, { plan: proposed.id, edits: '0' })));
} finally {
  await planner.close();
  await world.database.close();
  folder.remove();
}
process.exit(0);
