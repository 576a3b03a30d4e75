/**
 * Confirmed registrations in a second for one event with places for all of them: the form and the confirmation of each, end to end with mails, calendar file, audit
 * and outbox; first through the commands, then over HTTP as browsers send them. 32 at a time, after 50 to warm up. Beside it, as a baseline, how many transactions
 * of a single insert with a hint the database does. On the embedded database, and on PostgreSQL where `DATABASE_URL` names an empty one.
 *
 *     node bench/registration.ts [COUNT]
 */
import '../bin/jsx.ts';
import { sql } from 'kysely';
import { stampForm } from '../src/features/comments/spam.ts';
import { makeEvent } from '../src/features/events/fixtures.ts';
import { confirmEmail } from '../src/features/events/registration/commands/confirm.ts';
import { register } from '../src/features/events/registration/commands/register.ts';
import { openRegistration, registrationInput } from '../src/features/events/registration/fixtures.ts';
import { checkSums } from '../src/features/events/registration/sums.ts';
import { readConfig } from '../src/platform/config/index.ts';
import { signedKey } from '../src/platform/link/index.ts';
import { openLog } from '../src/platform/log/index.ts';
import { type OpenWorld, openWorld } from '../src/shells/world.ts';
import { printMachine, temporaryFolder } from './program.ts';

const { createFeatures } = await import('../src/shells/features.tsx');
const { createApp } = await import('../src/shells/web/app.tsx');

const COUNT = Number(process.argv[2] ?? 1000);
const AT_A_TIME = 32;
const WARM_UP = 50;
const ANYBODY = { kind: 'anonymous', lang: 'de' } as const;
/** Before the workshop of the fixture. */
const NOW = new Date('2026-03-02T12:00:00Z');

/** Runs so many, some at a time, and returns how many in a second. */
async function perSecond(count: number, run: (at: number) => Promise<void>): Promise<number> {
  let next = 0;
  const worker = async () => {
    while (next < count) await run(next++);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return (count * 1000) / (performance.now() - began);
}

async function newEvent(world: OpenWorld) {
  const event = await makeEvent(world.db);
  await openRegistration(world.db, event, { capacity: 2 * (COUNT + WARM_UP) });
  return { event, input: await registrationInput(world.db, event) };
}

async function throughCommands(world: OpenWorld): Promise<number> {
  const { event, input } = await newEvent(world);
  const one = async (name: string) => {
    const made = await register(world, ANYBODY, event.id, { ...input, email: `${name}@example.org` }, NOW);
    if (!made.ok) throw new Error(made.refusal.type);
    const confirmed = await confirmEmail(world, ANYBODY, made.value.key, NOW);
    if (!confirmed.ok || confirmed.value.state !== 'confirmed') throw new Error('not confirmed');
  };
  await perSecond(WARM_UP, (at) => one(`warm-${at}`));
  const rate = await perSecond(COUNT, (at) => one(`guest-${at}`));
  await proveAll(world, event.id);
  return rate;
}

async function overHttp(world: OpenWorld): Promise<number> {
  const { event, input } = await newEvent(world);
  const app = createApp(world, createFeatures(world));
  const headers = { host: 'localhost', origin: 'http://localhost' };
  const stamp = stampForm(world.secret, `registration:${event.id}`, new Date(NOW.getTime() - 60_000));
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  };
  const one = async (name: string) => {
    const email = `${name}@example.org`;
    const fields = { stamp, ticket: input.ticket, name: 'Anna Beispiel', email, form: '0', quantity: '1' };
    await post(`/de/events/${event.slug}/registration`, fields);
    // What the mail says; nothing reads mails here.
    const { id } = await world.db
      .selectFrom('registration')
      .select('id')
      .where((eb) => eb(eb.fn('lower', ['email']), '=', email))
      .where('event_id', '=', event.id)
      .executeTakeFirstOrThrow();
    await post(`/de/registrations/${signedKey(world.secret, 'registration', id)}/confirmation`, {});
  };
  await perSecond(WARM_UP, (at) => one(`warm-${at}`));
  const rate = await perSecond(COUNT, (at) => one(`guest-${at}`));
  await proveAll(world, event.id);
  return rate;
}

/** All are there, confirmed, and counted. */
async function proveAll(world: OpenWorld, event: string): Promise<void> {
  await checkSums(world.db);
  const { rows } = await sql<{ confirmed: number; taken: number }>`
    select count(*)::int as confirmed, (select taken from registration_setting where event_id = ${event}) as taken
    from registration where event_id = ${event} and state = 'confirmed'`.execute(world.db);
  const wanted = COUNT + WARM_UP;
  if (rows[0]?.confirmed !== wanted || rows[0].taken !== wanted) throw new Error(JSON.stringify(rows[0]));
}

async function baseline(world: OpenWorld): Promise<number> {
  return perSecond(COUNT, async () => {
    await world.db.transaction().execute(async (trx) => {
      await sql`insert into outbox (type, subject) values ('bench', 'bench:1')`.execute(trx);
      await sql`select pg_notify('hubwerk_outbox', '')`.execute(trx);
    });
  });
}

async function measure(databaseUrl: string | undefined): Promise<void> {
  const folder = temporaryFolder();
  const settings = { DATA_DIR: folder.path, LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', BASE_URL: 'http://localhost' };
  const config = readConfig({ ...settings, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) });
  if (!config.ok) throw new Error(`wrong setting ${config.refusal.name}`);
  const opened = await openWorld(config.value, openLog('silent'));
  const world = { ...opened, clock: () => NOW };
  const say = (what: string, rate: number) =>
    console.log(`${world.databaseKind.padEnd(9)} ${what}: ${rate.toFixed(0)}/s`);
  try {
    say('transactions of one insert and a hint (baseline)', await baseline(world));
    say('registered and confirmed, through the commands', await throughCommands(world));
    if (process.env.NO_HTTP === undefined) say('registered and confirmed, over HTTP', await overHttp(world));
  } finally {
    await opened.database.close();
    folder.remove();
  }
}

printMachine();
if (process.env.DATABASE_URL !== undefined) await measure(process.env.DATABASE_URL);
else await measure(undefined);
process.exit(0);
