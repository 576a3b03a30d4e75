import { type Selectable, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Lang } from '#engines/kit';
import { makePlan } from '#engines/scheduling';
import type { OrganisationType } from '#features/network/model.ts';
import type { Db, Tables, Trx } from '#platform/database';
import { toInstance, toPlaces } from './instance-of.ts';
import { parseSource, readSource } from './source.ts';
import { suggest } from './wishes/suggest.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where the demo has 1:1 meetings: at a conference to come, and at a workshop that is over. */
const COMING = 'neighbours-conference';
const PAST = 'smart-regions-workshop';

/** Concepts by id with their names: what the sentences of the demo are searched for. */
export type Labels = ReadonlyMap<string, Record<Lang, string>>;

/** Numbers between 0 and 1, the same ones each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Registered {
  id: string;
  name: string;
  organisation: string | null;
  type: OrganisationType | null;
  lang: Lang;
}

interface Entry {
  id: string;
  owner: string;
  isNeed: boolean;
  title: string;
  summary: string;
  lang: Lang;
}

type Person = Selectable<Tables['meeting_participant']>;

/** What people of the demo say, around what their organisation has in the exchange. */
const SAYS: Record<Lang, { seeks(title: string): string; offers(title: string): string; asks: string[] }> = {
  de: {
    seeks: (title) => `Uns beschäftigt gerade: ${title}. Wir möchten hören, wie andere das gelöst haben.`,
    offers: (title) => `Ich erzähle gern von unseren Erfahrungen: ${title}.`,
    asks: [
      'Wie sind Sie es angegangen?',
      'Ich würde gern über die Kosten sprechen.',
      'Vielleicht passt das zu unserem Vorhaben.',
    ],
  },
  cs: {
    seeks: (title) => `Právě řešíme: ${title}. Zajímá nás, jak si s tím poradili jinde.`,
    offers: (title) => `Rádi se podělíme o zkušenosti: ${title}.`,
    asks: ['Jak jste začínali?', 'Chci mluvit hlavně o nákladech.', 'Možná to sedí k našemu záměru.'],
  },
  pl: {
    seeks: (title) => `Pracujemy teraz nad tematem: ${title}. Chcemy poznać doświadczenia innych.`,
    offers: (title) => `Chętnie opowiemy o naszych doświadczeniach: ${title}.`,
    asks: ['Od czego Państwo zaczęli?', 'Chcę porozmawiać o kosztach.', 'Może to pasuje do naszego projektu.'],
  },
  en: {
    seeks: (title) => `We are working on this: ${title}. We would like to hear how others have solved it.`,
    offers: (title) => `I am glad to tell you about our experience: ${title}.`,
    asks: ['How did you go about it?', 'I would like to talk about the costs.', 'This may fit our project.'],
  },
};

/** Languages that people of a country often speak besides their own. */
const ALSO: Record<Lang, Lang[]> = { de: ['en'], cs: ['en', 'de'], pl: ['en', 'de'], en: ['de'] };

const NAME = { de: '1:1-Gespräche', cs: 'Schůzky 1:1', pl: 'Rozmowy 1:1', en: '1:1 meetings' };
const ABOUT = {
  de: 'Kurze Gespräche zu zweit am Tisch oder online: Bedarf trifft Angebot, über die Grenze hinweg.',
  cs: 'Krátké schůzky ve dvou u stolu nebo online: potřeby potkávají nabídky, i přes hranici.',
  pl: 'Krótkie rozmowy we dwoje przy stoliku lub online: potrzeby spotykają oferty, także ponad granicą.',
  en: 'Short talks of two at a table or online: needs meet offers, across the border.',
};
const GROUPS = [
  {
    key: 'public',
    name: {
      de: 'Verwaltung und öffentliche Einrichtungen',
      cs: 'Veřejná správa a instituce',
      pl: 'Administracja i instytucje publiczne',
      en: 'Public bodies',
    },
  },
  { key: 'business', name: { de: 'Unternehmen', cs: 'Firmy', pl: 'Firmy', en: 'Companies' } },
  {
    key: 'research',
    name: {
      de: 'Hochschulen, Forschung, Vereine',
      cs: 'Vysoké školy, výzkum, spolky',
      pl: 'Uczelnie, nauka, stowarzyszenia',
      en: 'Universities, research, associations',
    },
  },
];

const ROOMS = ['Elbe', 'Neiße', 'Mulde', 'Spree', 'Moldau', 'Eger'].map((river, at) => ({
  name: `Raum ${river}`,
  address: `https://meet.example.org/hub-${at + 1}`,
}));

function groupOf(type: OrganisationType | null): string {
  if (type === 'company' || type === 'startup') return 'business';
  return type === 'municipality' || type === 'district' || type === 'authority' ? 'public' : 'research';
}

/** Makes the 1:1 meetings of the demo where there are none yet; returns how many matchmakings came. */
export async function loadDemoMeetings(db: Db, labels: Labels, now: Date): Promise<number> {
  const made = [await loadComing(db, labels, now), await loadPast(db, labels, now)];
  return made.filter((done) => done).length;
}

/** People have joined and wished; some requests wait for an answer. */
async function loadComing(db: Db, labels: Labels, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const event = await findEvent(trx, COMING);
    if (event === undefined) return false;
    const session = await trx
      .selectFrom('event_session')
      .select(['id', 'starts_at', 'ends_at'])
      .where('event_id', '=', event.id)
      .where('kind', '=', 'matchmaking')
      .executeTakeFirst();
    if (session === undefined) return false;
    const minutes = (session.ends_at.getTime() - session.starts_at.getTime()) / MINUTE;
    const id = await insertMatchmaking(trx, event.id, now, {
      session: session.id,
      state: 'wishing',
      startsAt: session.starts_at,
      slots: Math.floor(minutes / 20),
      slotMinutes: 15,
      changeMinutes: 5,
      tables: 14,
      interpreters: 2,
      hasOnline: true,
    });
    const people = await insertPeople(trx, id, event.id, labels, sql`r.answers->>'meetings' = 'yes'`, now, {
      invited: 6,
      random: seeded(7),
    });
    await insertRequests(trx, id, people, now, { random: seeded(11), over: false });
    return true;
  });
}

/** It is over: the plan was published, most meetings were held. */
async function loadPast(db: Db, labels: Labels, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const event = await findEvent(trx, PAST);
    if (event === undefined) return false;
    const id = await insertMatchmaking(trx, event.id, now, {
      session: null,
      state: 'closed',
      // The lunch break of the workshop.
      startsAt: new Date(event.starts_at.getTime() + 2.5 * HOUR),
      slots: 5,
      slotMinutes: 12,
      changeMinutes: 0,
      tables: 10,
      interpreters: 1,
      hasOnline: false,
    });
    const before = new Date(event.starts_at.getTime() - 10 * DAY);
    const came = sql`exists (select from attendee a where a.registration_id = r.id and a.admitted_at is not null)`;
    const people = await insertPeople(trx, id, event.id, labels, came, before, { invited: 0, random: seeded(3) });
    await insertRequests(trx, id, people.slice(0, 44), before, { random: seeded(5), over: true });
    await insertPlan(trx, id, event.starts_at, seeded(9));
    return true;
  });
}

async function findEvent(trx: Trx, key: string) {
  const event = await trx
    .selectFrom('event')
    .select(['id', 'starts_at'])
    .where('external_key', '=', key)
    .executeTakeFirst();
  if (event === undefined) return undefined;
  const known = await trx.selectFrom('matchmaking').select('id').where('event_id', '=', event.id).executeTakeFirst();
  return known === undefined ? event : undefined;
}

interface Made {
  session: string | null;
  state: 'wishing' | 'closed';
  startsAt: Date;
  slots: number;
  slotMinutes: number;
  changeMinutes: number;
  tables: number;
  interpreters: number;
  hasOnline: boolean;
}

async function insertMatchmaking(trx: Trx, event: string, now: Date, made: Made): Promise<string> {
  const id = uuid();
  await trx
    .insertInto('matchmaking')
    .values({
      id,
      event_id: event,
      session_id: made.session,
      state: made.state,
      name: JSON.stringify(NAME),
      about: JSON.stringify(ABOUT),
      slot_minutes: made.slotMinutes,
      change_minutes: made.changeMinutes,
      wishes_close_at: new Date(made.startsAt.getTime() - 5 * DAY),
      answer_hours: 96,
      max_wishes: 12,
      max_meetings: made.slots,
      min_meetings: 2,
      groups: JSON.stringify(GROUPS),
      has_online: made.hasOnline,
      online_address: null,
      online_rooms: JSON.stringify(made.hasOnline ? ROOMS : []),
      plan_id: null,
      created_by: null,
      created_at: now,
      updated_at: now,
      published_at: null,
    })
    .execute();
  const step = (made.slotMinutes + made.changeMinutes) * MINUTE;
  await trx
    .insertInto('meeting_slot')
    .values(
      Array.from({ length: made.slots }, (_, number) => {
        const begin = made.startsAt.getTime() + number * step;
        return {
          matchmaking_id: id,
          number,
          block: 0,
          starts_at: new Date(begin),
          ends_at: new Date(begin + made.slotMinutes * MINUTE),
          tables: made.tables,
          interpreters: made.interpreters,
        };
      }),
    )
    .execute();
  const tables = Array.from({ length: made.tables }, (_, number) => ({
    matchmaking_id: id,
    number,
    name: `Tisch ${number + 1}`,
  }));
  await trx.insertInto('meeting_table').values(tables).execute();
  return id;
}

async function insertPeople(
  trx: Trx,
  matchmaking: string,
  event: string,
  labels: Labels,
  who: ReturnType<typeof sql>,
  now: Date,
  { invited, random }: { invited: number; random: () => number },
): Promise<Person[]> {
  const registered = await sql<Registered>`
    select r.id, r.name, r.organisation, r.organisation_type as type, r.lang from registration r
    where r.event_id = ${event} and r.state = 'confirmed' and r.email is not null and ${who} order by r.email`.execute(
    trx,
  );
  const entries = await sql<Entry>`
    select e.id, o.name as owner, e.kind = 'need' as "isNeed", e.title, e.summary, e.lang
    from entry e join organisation o on o.id = e.owner_id
    where e.state = 'published' and not e.anonymous and o.name = any(${registered.rows.map(({ organisation }) => organisation ?? '')}::text[])
    order by e.external_key`.execute(trx);
  const byOwner = Map.groupBy(entries.rows, ({ owner }) => owner);
  const rows = registered.rows.map((person, at) => {
    const own = byOwner.get(person.organisation ?? '') ?? [];
    const needs = own.filter(({ isNeed }) => isNeed).slice(0, 2);
    const offers = own.filter(({ isNeed }) => !isNeed).slice(0, 2);
    const says = SAYS[person.lang];
    const isInvited = at < invited;
    const joined = new Date(now.getTime() - (3 + Math.floor(random() * 9)) * DAY);
    return {
      id: uuid(),
      matchmaking_id: matchmaking,
      registration_id: person.id,
      state: isInvited ? ('invited' as const) : ('joined' as const),
      group_key: groupOf(person.type),
      name: person.name,
      organisation: person.organisation,
      lang: person.lang,
      langs: [person.lang, ...ALSO[person.lang].filter((_, place) => random() < (place === 0 ? 0.8 : 0.45))],
      seeks: isInvited
        ? ''
        : needs
            .slice(0, 1)
            .map(({ title }) => says.seeks(title))
            .join(''),
      offers: isInvited
        ? ''
        : offers
            .slice(0, 1)
            .map(({ title }) => says.offers(title))
            .join(''),
      entries: isInvited ? [] : [...needs, ...offers].map(({ id }) => `entry:${id}`),
      seeks_topics: isInvited ? [] : topicsOf(labels, needs),
      offers_topics: isInvited ? [] : topicsOf(labels, offers),
      max_meetings: random() < 0.2 ? 3 : null,
      unavailable: random() < 0.25 ? [Math.floor(random() * 5)] : [],
      late_from: null,
      // Two have their invitation still before them: it is in the mailbox of the demo.
      invited_at: isInvited && at < 2 ? null : joined,
      joined_at: isInvited ? null : joined,
      left_at: null,
      seen_plan_id: null,
      asked_mail_at: null,
      reminded_at: null,
      updated_at: joined,
    };
  });
  if (rows.length === 0) return [];
  return trx.insertInto('meeting_participant').values(rows).returningAll().execute();
}

/** Concepts whose name stands in the entries: less than the engine finds, and at once. */
function topicsOf(labels: Labels, entries: readonly Entry[]): string[] {
  const found = entries.flatMap(({ title, summary, lang }) => {
    const text = ` ${title} ${summary} `.toLowerCase();
    return [...labels].flatMap(([concept, names]) => {
      const name = names[lang].toLowerCase();
      return name.length >= 5 && text.includes(name) ? [{ concept, length: name.length }] : [];
    });
  });
  return [...new Set(found.sort((a, b) => b.length - a.length).map(({ concept }) => concept))].slice(0, 8);
}

/** Everybody wishes for some of those who fit best; `over`: long ago, when all was answered. */
async function insertRequests(
  trx: Trx,
  matchmaking: string,
  everybody: readonly Person[],
  now: Date,
  { random, over }: { random: () => number; over: boolean },
): Promise<void> {
  const people = everybody.filter(({ state }) => state === 'joined');
  const known = people.map(({ id, seeks_topics: seeks, offers_topics: offers }) => ({ id, seeks, offers }));
  const byId = new Map(people.map((person) => [person.id, person]));
  const asked = new Set<string>();
  const rows = people.flatMap((me, at) => {
    const found = suggest({ id: me.id, seeks: me.seeks_topics, offers: me.offers_topics }, known, new Map(), new Set());
    const first = found.slice(0, 5);
    // Some meet whom nobody suggests: neighbours in the list.
    const others = [3, 7, 12]
      .flatMap((step) => people[(at + step) % people.length] ?? [])
      .map(({ id }) => ({ id, points: 0, theyOffer: [] as string[], theySeek: [] as string[] }));
    return [...first, ...others].flatMap((one) => {
      const them = byId.get(one.id);
      const pair = [me.id, one.id].sort().join(' ');
      if (them === undefined || them.id === me.id || asked.has(pair) || random() < 0.25) return [];
      if (!me.langs.some((lang) => them.langs.includes(lang)) && random() < 0.8) return [];
      asked.add(pair);
      const created = new Date(now.getTime() - Math.floor((over ? 24 : 4) * HOUR + random() * 60 * HOUR));
      const chance = random();
      const state = over
        ? 'accepted'
        : chance < 0.55
          ? 'accepted'
          : chance < 0.85
            ? 'open'
            : chance < 0.95
              ? 'declined'
              : 'expired';
      const isOpen = state === 'open';
      const asks = SAYS[me.lang].asks;
      return [
        {
          id: uuid(),
          matchmaking_id: matchmaking,
          from_id: me.id,
          to_id: them.id,
          state: state as 'accepted' | 'open' | 'declined' | 'expired',
          from_wish: 1 + Math.floor(random() * 3),
          to_wish: state === 'accepted' ? Math.floor(random() * 4) : null,
          message:
            random() < 0.4 && me.langs.some((lang) => them.langs.includes(lang))
              ? (asks[Math.floor(random() * asks.length)] ?? null)
              : null,
          decline_reason: state === 'declined' ? (random() < 0.5 ? 'no-time' : 'not-fitting') : null,
          fit: one.points,
          topics: [...one.theyOffer, ...one.theySeek].slice(0, 4),
          expires_at: isOpen ? new Date(created.getTime() + 96 * HOUR) : null,
          created_at: created,
          answered_at: isOpen ? null : new Date(created.getTime() + 3 * HOUR),
          // Those of two people are told by the first round of the job, so that the demo has such a mail.
          told_at: isOpen && (them === people[0] || them === people[1]) ? null : created,
          reminded_at: created,
        },
      ];
    });
  });
  for (let from = 0; from < rows.length; from += 500)
    await trx
      .insertInto('meeting_request')
      .values(rows.slice(from, from + 500))
      .execute();
}

/** A plan of the scheduler, published, with what came of its meetings. */
async function insertPlan(trx: Trx, matchmaking: string, startsAt: Date, random: () => number): Promise<void> {
  const numbered = toInstance(parseSource(await readSource(trx, matchmaking)));
  const { meetings, figures } = makePlan(numbered.instance, { seed: 1, budget: { iterations: 20_000 } });
  const id = uuid();
  const published = new Date(startsAt.getTime() - 3 * DAY);
  await trx
    .insertInto('meeting_plan')
    .values({
      id,
      matchmaking_id: matchmaking,
      number: 1,
      state: 'published',
      version: 1,
      based_on: null,
      seed: 1,
      seconds: 10,
      done: 1,
      figures: JSON.stringify(figures),
      created_by: null,
      created_at: published,
      updated_at: published,
    })
    .execute();
  const rows = toPlaces(numbered, meetings).map(({ request, slot, table }) => {
    const chance = random();
    const outcome = chance < 0.86 ? ('held' as const) : chance < 0.94 ? ('not-held' as const) : null;
    const at = outcome === null ? null : new Date(startsAt.getTime() + 4 * HOUR);
    return {
      id: uuid(),
      plan_id: id,
      request_id: request,
      slot,
      table_number: table,
      outcome,
      outcome_by: null,
      outcome_at: at,
    };
  });
  if (rows.length > 0) await trx.insertInto('meeting').values(rows).execute();
  await trx
    .updateTable('matchmaking')
    .set({ plan_id: id, published_at: published })
    .where('id', '=', matchmaking)
    .execute();
  // Some of what did not come is kept for the next event.
  await sql`
    update meeting_request q set follow_up = 'next' where q.matchmaking_id = ${matchmaking} and q.from_wish + coalesce(q.to_wish, 0) >= 4
      and not exists (select from meeting x where x.request_id = q.id)`.execute(trx);
}
