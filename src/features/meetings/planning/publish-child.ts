/** Publishes a plan in a process of its own, for the test that kills it: `node publish-child.ts MATCHMAKING PLAN`. Says „go“ when it begins. */
import { openDatabase } from '#platform/database';
import { publishPlan } from './commands/publish.ts';

const [matchmaking = '', plan = ''] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl: process.env.DATABASE_URL, dataDir: '' });
await database.db.selectFrom('matchmaking').select('id').execute();
process.stdout.write('go\n');
const done = await publishPlan(
  database.db,
  { kind: 'system', lang: 'de' },
  matchmaking,
  { plan, edits: 0 },
  new Date('2026-05-10T08:00:00Z'),
);
process.stdout.write(`${JSON.stringify(done)}\n`);
await database.close();
