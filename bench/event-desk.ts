/**
 * Time of the server for the desk of an organiser with 5,000 participants: the list, its filters, the figures, a message to all, the event moved and cancelled; and how long the process
 * works without letting anybody else in while a file is made. Both also as time of the processor in this thread, which a busy machine does not stretch; the embedded
 * database works in this thread, PostgreSQL does not. Medians of 20 after 3 to warm up; on PostgreSQL where `DATABASE_URL` names an empty one.
 *
 *     node bench/event-desk.ts
 */
import '../bin/jsx.ts';
import { sql } from 'kysely';
import { makePerson } from '../src/features/accounts/fixtures.ts';
import { makeEvent } from '../src/features/events/fixtures.ts';
import { openRegistration } from '../src/features/events/registration/fixtures.ts';
import { readConfig } from '../src/platform/config/index.ts';
import { openLog } from '../src/platform/log/index.ts';
import { type OpenWorld, openWorld } from '../src/shells/world.ts';
import { median, printMachine, temporaryFolder } from './program.ts';
import { watchTurns, worked } from './turns.ts';

const PARTICIPANTS = 5_000;
const ROUNDS = 20;

/** Fills the tables directly: registering 5,000 people one by one would measure something else. */
async function fill({ db }: OpenWorld): Promise<{ id: string; slug: string }> {
  const event = await makeEvent(db, { startsAt: new Date(Date.now() + 30 * 86_400_000) });
  const options = ['meat', 'vegetarian', 'vegan'].map((key) => ({ key, label: { de: key } }));
  const { tickets } = await openRegistration(db, event, {
    tickets: [{}, { name: { de: 'Online' } }],
    fields: [
      { key: 'food', type: 'choice', label: { de: 'Essen' }, required: true, options },
      { key: 'topics', type: 'choices', label: { de: 'Themen' }, required: false, options },
      { key: 'wish', type: 'long', label: { de: 'Wunsch' }, required: false },
    ],
  });
  await sql`
    insert into registration (id, event_id, ticket_kind_id, state, places, quantity, name, email, lang, organisation, organisation_type, country,
      region, form_version, answers, created_at, updated_at, email_confirmed_at, confirmed_at)
    select gen_random_uuid(), ${event.id}::uuid, (${tickets}::uuid[])[1 + n % 2], (array['confirmed', 'confirmed', 'confirmed', 'waiting', 'cancelled'])[1 + n % 5],
      case when n % 5 < 3 then 1 else 0 end, 1, 'Łucja Müller ' || n, 'p' || n || '@example.org', (array['de', 'cs', 'pl', 'en'])[1 + n % 4],
      'Stadt Musterheim ' || n % 300, (array['municipality', 'district', 'company', 'research'])[1 + n % 4], (array['DE', 'CZ', 'PL'])[1 + n % 3],
      (array['DED21', 'CZ042', 'PL515'])[1 + n % 3], 1,
      jsonb_build_object('food', (array['meat', 'vegetarian', 'vegan'])[1 + n % 3], 'topics', jsonb_build_array('meat', 'vegan'),
        'wish', repeat('Ein Platz am Fenster. ', 3)),
      now() - n * interval '7 minutes', now(), now(), now()
    from generate_series(1, ${PARTICIPANTS}) n`.execute(db);
  await sql`
    insert into attendee (id, registration_id, event_id, position, name, ticket)
    select gen_random_uuid(), id, event_id, 0, name, id::text from registration`.execute(db);
  await sql`analyze registration`.execute(db);
  await sql`analyze attendee`.execute(db);
  return event;
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
    const event = await fill(world);
    const app = createApp(world, createFeatures(world));
    const { cookie } = await makePerson(world, { grants: [{ role: 'organiser', scope: `event:${event.id}` }] });
    const base = `/de/events/${event.slug}`;
    const say = (name: string, text: string) => console.log(`${world.databaseKind.padEnd(9)} ${name}: ${text}`);
    const ask = async (name: string, path: string, rows: number | undefined) => {
      const times: number[] = [];
      const work: number[] = [];
      for (let round = -3; round < ROUNDS; round++) {
        const [began, workedBefore] = [performance.now(), worked()];
        const response = await app.request(base + path, { headers: { cookie } });
        const html = await response.text();
        if (round >= 0) {
          times.push(performance.now() - began);
          work.push(worked() - workedBefore);
        }
        const found = html.split('name="chosen"').length - 1;
        if (response.status !== 200 || (rows !== undefined && found !== rows))
          throw new Error(`${name}: ${response.status}, ${found} rows`);
      }
      say(
        name,
        `${median(times).toFixed(0)} ms, fastest ${Math.min(...times).toFixed(0)} ms; processor ${median(work).toFixed(0)} ms`,
      );
    };
    await ask(`list of ${PARTICIPANTS}`, '/participants', 50);
    await ask('the same, by name, last page', '/participants?sort=name&page=100', 50);
    await ask('the same, two filters', '/participants?state=confirmed&answer_food=vegan', 50);
    await ask('the same, words', '/participants?q=lucja+muller+4999', 1);
    await ask('figures', '/figures', undefined);
    for (const file of ['participants.csv', 'participants.xlsx']) {
      const turns = watchTurns();
      const began = performance.now();
      const response = await app.request(`${base}/${file}`, { headers: { cookie } });
      const bytes = (await response.arrayBuffer()).byteLength;
      const spent = performance.now() - began;
      say(
        file,
        `${spent.toFixed(0)} ms, ${Math.round(bytes / 1024)} kB; longest turn ${turns.stop().toFixed(1)} ms of the processor`,
      );
    }
    const { deliverMailings } = await import('../src/features/events/desk/commands/mailings.ts');
    const body = new URLSearchParams({
      id: crypto.randomUUID(),
      segment: '',
      step: 'send',
      subject_de: 'Programm',
      body_de: 'Guten Tag {name},\n\nhier ist es.',
    });
    const headers = { cookie, origin: 'http://localhost', host: 'localhost' };
    const began = performance.now();
    const sent = await app.request(`${base}/mailings`, { method: 'POST', body, headers });
    if (sent.status !== 303) throw new Error(`mailing: ${sent.status}`);
    const answered = performance.now() - began;
    const others = await deliverMailings(world, world.db, new Date());
    say(
      `message to ${PARTICIPANTS}`,
      `answer after ${answered.toFixed(0)} ms, ${others} more mails queued after ${(performance.now() - began).toFixed(0)} ms`,
    );
    const moves = await import('../src/features/events/writing/commands/live.ts');
    const { readEventById } = await import('../src/features/events/queries.ts');
    const { viewer } = await makePerson(world, { grants: [{ role: 'organiser', scope: `event:${event.id}` }] });
    const telling = { baseUrl: 'http://localhost', secret: world.secret, label: () => (concept: string) => concept };
    const { deliverNews } = await import('../src/features/events/writing/telling.ts');
    const timed = async <T>(name: string, run: () => Promise<T>) => {
      const turns = watchTurns();
      const start = performance.now();
      const done = await run();
      const spent = performance.now() - start;
      say(name, `${spent.toFixed(0)} ms; longest turn ${turns.stop().toFixed(1)} ms of the processor`);
      return done;
    };
    const command = async (name: string, run: (version: number) => Promise<{ ok: boolean }>) => {
      const { version } = (await readEventById(world.db, event.id)) ?? { version: 0 };
      const done = await timed(name, () => run(version));
      if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done)}`);
      await timed('their mails queued', () => deliverNews(telling, world.db, new Date()));
    };
    const told = 'everybody with a place or waiting is to be told';
    await command(`event moved, ${told}`, (version) => {
      const startsAt = new Date(Date.now() + 31 * 86_400_000);
      const endsAt = new Date(startsAt.getTime() + 7_200_000);
      const [startsOn, endsOn] = [startsAt, endsAt].map((at) => at.toISOString().slice(0, 10)) as [string, string];
      const when = { startsAt, endsAt, startsOn, endsOn, zone: 'Europe/Berlin', allDay: false };
      const where = {
        format: 'online',
        venue: null,
        address: null,
        place: null,
        onlineUrl: 'https://meet.example.org/x',
      } as const;
      return moves.moveEvent(
        world.db,
        viewer,
        { id: event.id, version, when, where, message: undefined },
        telling,
        new Date(),
      );
    });
    await command(`event cancelled, ${told}`, (version) =>
      moves.cancelEvent(world.db, viewer, { id: event.id, version, reason: { de: 'Krankheit.' } }, telling, new Date()),
    );
  } finally {
    await world.database.close();
    folder.remove();
  }
}

printMachine();
await measure(undefined);
if (process.env.DATABASE_URL !== undefined) await measure(process.env.DATABASE_URL);
