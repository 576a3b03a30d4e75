/**
 * Publishes a plan in a process of its own, for the test that kills it: `node publish-child.ts MATCHMAKING PLAN`. Without a plan it proposes a repair. Says „go“
 * when it begins.
 */
import { openDatabase } from '#platform/database';
import { openLog } from '#platform/log';
import { proposeRepair } from './commands/day.ts';
import { publishPlan } from './commands/publish.ts';
import { createPlanner } from './planner.ts';

const [matchmaking = '', plan] = process.argv.slice(2);
const now = new Date(process.env.NOW ?? '');
const database = await openDatabase({
  databaseUrl: process.env.DATABASE_URL,
  dataDir: process.env.DATA_DIR ?? '',
});
const world = { db: database.db, clock: () => now, log: openLog('silent') };
const planner = createPlanner(world);
planner.warm();
await database.db.selectFrom('matchmaking').select('id').execute();
process.stdout.write('go\n');
const viewer = { kind: 'system', lang: 'de' } as const;
const done =
  plan === undefined
    ? await proposeRepair(world, planner, viewer, matchmaking)
    : await publishPlan(database.db, viewer, matchmaking, { plan, edits: 0 }, now);
process.stdout.write(`${JSON.stringify(done)}\n`);
await planner.close();
await database.close();
