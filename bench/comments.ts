/**
 * Time of the server for the two heaviest pages of comments: the queue of a moderator with 10,000 comments waiting, and a conversation of 2,000 comments
 * made anew. Medians of 20 after 3 to warm up, on the embedded database, and on PostgreSQL where `DATABASE_URL` names an empty one.
 *
 *     node bench/comments.ts
 */
import '../bin/jsx.ts';
import { sql } from 'kysely';
import { makePerson } from '../src/features/accounts/fixtures.ts';
import { makeEntry } from '../src/features/exchange/fixtures.ts';
import { readConfig } from '../src/platform/config/index.ts';
import { openLog } from '../src/platform/log/index.ts';
import { type OpenWorld, openWorld } from '../src/shells/world.ts';
import { median, printMachine, temporaryFolder } from './program.ts';

const WAITING = 10_000;
const THREAD = 2_000;
const ROUNDS = 20;

/** Fills the tables directly: posting 12,000 comments one by one would measure something else. */
async function fill({ db }: OpenWorld): Promise<{ entry: string; slug: string; hub: string }> {
  const { id: entry, slug } = await makeEntry(db);
  const { id: hub } = await db.selectFrom('hub').select('id').executeTakeFirstOrThrow();
  const text =
    'Das haben wir in unserer Stadt auch so gelöst, und es hat sich bewährt. Siehe https://example.org/a. '.repeat(3);
  await sql`
    insert into comment (id, subject, hub_id, root_id, state, lang, text, author_lang, author_email, created_at, waiting_since)
    select id, ${`hub:${hub}`}, ${hub}::uuid, id, 'waiting', (array['de', 'cs', 'pl', 'en'])[1 + n % 4], ${text}, 'de',
      'guest' || n % 3000 || '@example.org', now() - n * interval '1 minute', now() - n * interval '1 minute'
    from (select gen_random_uuid() as id, n from generate_series(1, ${WAITING}) n) x`.execute(db);
  // Every third begins a conversation for fifty on a page to be answered many times, the others answer one of the last nine.
  const ids = Array.from({ length: THREAD }, () => crypto.randomUUID());
  const parents = ids.map((_, at) => (at < 50 ? null : (ids[at - 1 - ((at * 7) % 49)] ?? null)));
  const roots: string[] = [];
  for (const [at, parent] of parents.entries())
    roots.push(parent === null ? (ids[at] ?? '') : (roots[ids.indexOf(parent)] ?? ''));
  await sql`
    insert into comment (id, subject, hub_id, root_id, parent_id, state, lang, text, author_lang, author_name, created_at, released_at)
    select id, ${`entry:${entry}`}, ${hub}::uuid, root, parent, 'released', 'de', ${text}, 'de', 'Gast ' || n, now() + n * interval '1 second', now()
    from unnest(${ids}::uuid[], ${roots}::uuid[], ${parents}::uuid[]) with ordinality x(id, root, parent, n)`.execute(
    db,
  );
  await sql`analyze comment`.execute(db);
  return { entry, slug, hub };
}

// Only now, when the hook for `.tsx` is there.
const { createFeatures } = await import('../src/shells/features.tsx');
const { createApp } = await import('../src/shells/web/app.tsx');

async function measure(databaseUrl: string | undefined): Promise<void> {
  const folder = temporaryFolder();
  const settings = { DATA_DIR: folder.path, LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', BASE_URL: 'http://localhost' };
  const config = readConfig({ ...settings, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) });
  if (!config.ok) throw new Error(`wrong setting ${config.refusal.name}`);
  const world = await openWorld(config.value, openLog('silent'));
  try {
    const { entry, hub } = await fill(world);
    const app = createApp(world, createFeatures(world));
    const { cookie } = await makePerson(world, { grants: [{ role: 'moderator', scope: `hub:${hub}` }] });
    const ask = async (
      name: string,
      path: (round: number) => string,
      marks: number,
      headers: Record<string, string>,
    ) => {
      const times: number[] = [];
      let bytes = 0;
      for (let round = -3; round < ROUNDS; round++) {
        const began = performance.now();
        const response = await app.request(path(round + 3), { headers });
        const html = await response.text();
        if (round >= 0) times.push(performance.now() - began);
        const found = html.split('<article').length - 1;
        if (response.status !== 200 || found !== marks)
          throw new Error(`${name}: ${response.status}, ${found} comments`);
        bytes = html.length;
      }
      console.log(
        `${world.databaseKind.padEnd(9)} ${name}: ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms (${Math.round(bytes / 1024)} kB)`,
      );
    };
    await ask(`queue of ${WAITING} waiting`, () => '/de/moderation', 50, { cookie });
    await ask('the same, one language', () => '/de/moderation?lang=cs', 50, { cookie });
    await ask('the same, last page', () => '/de/moderation?page=200', 50, { cookie });
    // A number that means nothing makes every page anew: kept pages cost next to nothing.
    await ask(`conversation of ${THREAD}`, (round) => `/de/comments?subject=entry:${entry}&x=${round}`, THREAD, {});
  } finally {
    await world.database.close();
    folder.remove();
  }
}

printMachine();
await measure(undefined);
if (process.env.DATABASE_URL !== undefined) await measure(process.env.DATABASE_URL);
