/**
 * Time of the server for the calendar: a month with 2,000 events, its list and its feeds of 5,000 events, each made anew (medians of 20 after 3 to warm
 * up), and requests per second of the kept list (needs `wrk`). Beside the clock stands the time of the processor in this thread, which a busy machine does
 * not stretch, and the longest that it works without letting anybody else in (medians too); the embedded database works in this thread, PostgreSQL does not.
 * On the embedded database, and on PostgreSQL where `DATABASE_URL` names an empty one.
 *
 *     node --import ./bin/jsx.ts bench/events.ts
 */
import { execFileSync } from 'node:child_process';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { makeEvent } from '../src/features/events/fixtures.ts';
import { makeHub } from '../src/features/network/fixtures.ts';
import { readConfig } from '../src/platform/config/index.ts';
import { openLog } from '../src/platform/log/index.ts';
import { createFeatures } from '../src/shells/features.tsx';
import { createApp } from '../src/shells/web/app.tsx';
import { type OpenWorld, openWorld } from '../src/shells/world.ts';
import { median, printMachine, temporaryFolder } from './program.ts';
import { watchTurns, worked } from './turns.ts';

const IN_MONTH = 2_000;
const ALL = 5_000;
const ROUNDS = 20;
const WATCHED = 10;

/** Copies of one event: all in one month first, every tenth of three days, the others in the two years after it. */
async function fill({ db, topics }: OpenWorld): Promise<string> {
  const now = new Date();
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
  for (let at = 0; at < 17; at++) await makeHub(db, { key: `hub-${at}`, name: { de: `Hub ${at}` } });
  const { id } = await makeEvent(db, { key: 'first', startsAt: new Date(`${month}T08:00:00Z`) });
  const columns = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = 'event' and column_name not in ('id', 'external_key', 'slug', 'hub_id', 'starts_at', 'ends_at', 'starts_on', 'ends_on', 'topics', 'format', 'langs')`.execute(
    db,
  );
  const same = sql.join(columns.rows.map(({ name }) => sql.ref(name)));
  await sql`
    insert into event (id, external_key, slug, hub_id, starts_at, ends_at, starts_on, ends_on, topics, format, langs, ${same})
    select gen_random_uuid(), 'event-' || n, 'event-' || n, (select id from hub order by external_key limit 1 offset n % 17),
      day + (8 + n % 9) * interval '1 hour', day + (10 + n % 9 + case when n % 10 = 0 then 48 else 0 end) * interval '1 hour',
      day, day + case when n % 10 = 0 then 2 else 0 end,
      array[(${[...topics]}::text[])[1 + n % ${topics.length}::int], (${[...topics]}::text[])[1 + n * 7 % ${topics.length}::int]],
      (array['on-site', 'online', 'hybrid'])[1 + n % 3], (array[array['de'], array['cs'], array['pl'], array['en']])[1 + n % 4 : 1 + n % 4],
      ${same}
    from event e, (
      select n, ${month}::date + case when n < ${IN_MONTH} then n % 27 else 31 + n % 700 end as day from generate_series(1, ${ALL - 1}) n
    ) x where e.id = ${id}`.execute(db);
  await sql`analyze event`.execute(db);
  return month.slice(0, 7);
}

async function measure(databaseUrl: string | undefined): Promise<void> {
  const folder = temporaryFolder();
  const settings = { DATA_DIR: folder.path, LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', BASE_URL: 'http://localhost' };
  const config = readConfig({ ...settings, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) });
  if (!config.ok) throw new Error(`wrong setting ${config.refusal.name}`);
  const world = await openWorld(config.value, openLog('silent'));
  try {
    const month = await fill(world);
    const app = createApp(world, createFeatures(world));
    const say = (text: string) => console.log(`${world.databaseKind.padEnd(9)} ${text}`);
    const ask = async (name: string, path: string, has: RegExp, marks: number | undefined, goal?: number) => {
      const times: number[] = [];
      const cpu: number[] = [];
      const turns: number[] = [];
      let bytes = 0;
      // Watching takes time itself, so the last rounds do nothing else.
      for (let round = -3; round < ROUNDS + WATCHED; round++) {
        const began = performance.now();
        const before = worked();
        const watch = round < ROUNDS ? undefined : watchTurns();
        // What means nothing makes every page anew: kept pages cost next to nothing.
        const response = await app.request(`${path}${path.includes('?') ? '&' : '?'}x=${round}`);
        const text = await response.text();
        if (watch !== undefined) turns.push(watch.stop());
        else if (round >= 0) {
          times.push(performance.now() - began);
          cpu.push(worked() - before);
        }
        const found = [...text.matchAll(has)].length;
        if (response.status !== 200 || found !== (marks ?? found))
          throw new Error(`${name}: ${response.status}, ${found} events`);
        bytes = text.length;
      }
      const middle = median(times);
      const judged = goal === undefined ? '' : `, goal ≤ ${goal} ms: ${middle <= goal ? 'yes' : 'no'}`;
      say(
        `${name}: ${middle.toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms, processor ${median(cpu).toFixed(0)} ms, longest turn ${median(turns).toFixed(1)} ms of it (${Math.round(bytes / 1024)} kB)${judged}`,
      );
    };
    await ask(`month of ${IN_MONTH}`, `/de/events/month?month=${month}`, /class="hw-day__more"/g, 29, 60);
    await ask(
      `the same, filtered`,
      `/de/events/month?month=${month}&format=online`,
      /class="hw-day__more"/g,
      undefined,
    );
    await ask(`list of 50 of ${ALL}`, '/de/events', /<article/g, 50);
    await ask('the same, three words', '/de/events?q=werkstatt+stadte+laden', /<article/g, 50);
    await ask('map', '/de/events/map', /<article/g, 50);
    await ask('page for other sites', '/de/events/embed', /<article/g, 20);
    await ask(`feed of ${ALL}, iCalendar`, '/de/events.ics', /BEGIN:VEVENT/g, ALL, 150);
    await ask(`feed of ${ALL}, Atom`, '/de/events.atom', /<entry /g, ALL, 150);
    await ask(`feed of ${ALL}, JSON`, '/de/events.json', /"@type":"cv:PublicEvent"/g, ALL, 150);
    await serveKept(app, say);
  } finally {
    await world.database.close();
    folder.remove();
  }
}

/** The list as the page cache gives it, over HTTP. */
async function serveKept(app: ReturnType<typeof createApp>, say: (text: string) => void): Promise<void> {
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    const { promisify } = await import('node:util');
    const { execFile } = await import('node:child_process');
    execFileSync('which', ['wrk']);
    const { stdout } = await promisify(execFile)('wrk', ['-t1', '-c16', '-d5s', `http://127.0.0.1:${port}/de/events`]);
    const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
    say(`list, kept: ${Math.round(perSecond)} requests/s, goal ≥ 1500: ${perSecond >= 1500 ? 'yes' : 'no'}`);
  } catch (error) {
    say(`list, kept: not measured (${error instanceof Error ? error.message.split('\n')[0] : error})`);
  } finally {
    server.close();
  }
}

printMachine();
await measure(undefined);
if (process.env.DATABASE_URL !== undefined) await measure(process.env.DATABASE_URL);
