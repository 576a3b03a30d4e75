import { setImmediate as othersFirst } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type CalendarEvent, writeCalendar } from '#engines/calendar';
import { LANGS, type Lang } from '#engines/kit';
import type { Db, Trx } from '#platform/database';
import { type Localised, localise } from '#platform/i18n';
import { type Attachment, inSlices, type MailMessage, queueMails, type SliceLimits } from '#platform/mail';
import type { Secret } from '#platform/secret';
import { whenInWords } from '../calendar/dates.ts';
import { calendarEvent, type ForCalendar } from '../calendar/ical.ts';
import { readEventRows } from '../queries.ts';
import { registrationUrl } from '../registration/mails.ts';
import { LIVING, type RegistrationState } from '../registration/model.ts';
import type { EventContent } from './model.ts';
import { mailTexts } from './texts/mails.ts';

/** What mails to those who have registered need of the world. */
export interface Telling {
  baseUrl: string;
  secret: Secret;
  label(lang: Lang): (concept: string) => string;
}

export type News = { event: string } & (
  | { what: 'changed'; message: string }
  | { what: 'moved'; before: EventContent; message: string | undefined }
  | { what: 'cancelled'; reason: Localised }
);

/** People noted at a time: the embedded database answers in this thread. */
const NOTED = 50;

/** Mails put into the queue by one transaction, with a calendar file each. */
const SLICE = 10;

const IS_LIVING: ReadonlySet<RegistrationState> = new Set(LIVING);

const FIRST = '00000000-0000-0000-0000-000000000000';

/** What a mail says in one language to everybody, and the date in it as calendars need it. */
interface Said {
  subject: string;
  body: string[];
  file?: { name: string; entry: CalendarEvent; onlineUrl: string | null };
}

/**
 * Notes everybody who has registered and has proved their address; those who wait are told too. Within the transaction of what it tells of, so nobody is
 * told twice, or of what did not happen. Who registers at the same moment is waited for. The mails follow in slices (`deliverNews`). Returns how many.
 */
export async function tellParticipants(trx: Trx, telling: Telling, news: News, now: Date): Promise<number> {
  await trx
    .selectFrom('registration_setting')
    .select('event_id')
    .where('event_id', '=', news.event)
    .forNoKeyUpdate()
    .execute();
  const event = await readForCalendar(trx, news.event);
  if (event === undefined) return 0;
  const said = Object.fromEntries(LANGS.map((lang) => [lang, sayIn(lang, telling, event, news)]));
  const row = { id: uuid(), event_id: news.event, what: news.what, said: JSON.stringify(said), created_at: now };
  await trx.insertInto('event_news').values(row).execute();
  let told = 0;
  for (let last = FIRST; ; ) {
    const { rows } = await sql<{ count: number; last: string | null }>`
      with page as (
        select id from registration
        where event_id = ${news.event} and id > ${last}::uuid and state = any(${[...LIVING]}::text[])
          and email is not null and email_confirmed_at is not null
        order by id limit ${NOTED}
      ), noted as (
        insert into event_news_recipient (news_id, registration_id) select ${row.id}::uuid, id from page
      ), counted as (
        update registration set sequence = ${event.sequence}
        where ${news.what !== 'changed'} and id in (select id from page)
      )
      select count(*)::int as count, max(id::text) as last from page`.execute(trx);
    const slice = rows[0] ?? { count: 0, last: null };
    told += slice.count;
    if (slice.count < NOTED || slice.last === null) return told;
    last = slice.last;
  }
}

/**
 * Puts the mails into the queue, slice by slice, each a transaction: the mail of somebody and that they are no longer to be told. Two processes do not take the
 * same people; what a stopped one left is done by the next. Who has withdrawn meanwhile gets none. `slices`: at most so many, for who waits for the answer.
 */
export async function deliverNews(telling: Telling, db: Db, now: Date, limits: SliceLimits = {}): Promise<void> {
  const { isDone } = await inSlices(SLICE, limits, () => deliverSlice(telling, db, now));
  if (!isDone) return;
  // What everybody has been told of is over.
  await sql`delete from event_news n where not exists (select from event_news_recipient where news_id = n.id)`.execute(
    db,
  );
}

interface Recipient {
  id: string;
  email: string | null;
  name: string;
  lang: Lang;
  state: RegistrationState;
  what: News['what'];
  said: Said;
}

async function deliverSlice(telling: Telling, db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<Recipient>`
      with slice as materialized (
        select news_id, registration_id from event_news_recipient
        order by news_id, registration_id limit ${SLICE} for update skip locked
      ), told as (
        delete from event_news_recipient y using slice
        where y.news_id = slice.news_id and y.registration_id = slice.registration_id
      )
      select r.id, r.email, r.name, r.lang, r.state, n.what, n.said -> r.lang as said
      from slice join event_news n on n.id = slice.news_id join registration r on r.id = slice.registration_id
      order by n.id, r.id`.execute(trx);
    const mails: MailMessage[] = [];
    for (const to of rows) {
      if (to.email !== null && IS_LIVING.has(to.state)) mails.push(mailTo({ ...to, email: to.email }, telling));
      await othersFirst();
    }
    await queueMails(trx, mails, now);
    return rows.length;
  });
}

function mailTo(to: Recipient & { email: string }, telling: Telling): MailMessage {
  const t = mailTexts(to.lang);
  const url = registrationUrl({ config: telling, secret: telling.secret }, to.lang, to.id);
  const { subject, body, file } = to.said;
  return {
    kind: `event-${to.what}`,
    to: to.email,
    lang: to.lang,
    subject,
    body,
    action: { label: t.seeRegistration, url },
    after: [t.why],
    ...(file === undefined ? {} : { attachments: [attach(file, to)] }),
  };
}

interface Told extends ForCalendar {
  onlineUrl: string | null;
}

async function readForCalendar(trx: Trx, id: string): Promise<Told | undefined> {
  const [row] = await readEventRows(trx, [id]);
  const { rows } = await sql<{ address: string | null; createdAt: Date; onlineUrl: string | null }>`
    select address, created_at as "createdAt", online_url as "onlineUrl" from event where id = ${id}`.execute(trx);
  return row === undefined || rows[0] === undefined ? undefined : { ...row, ...rows[0] };
}

function sayIn(lang: Lang, telling: Telling, event: Told, news: News): Said {
  const words = wordsOf(lang, event, news);
  if (news.what === 'changed') return words;
  const entry = calendarEvent(event, lang, telling.baseUrl, telling.label(lang));
  return { ...words, file: { name: `${event.slug}.ics`, entry, onlineUrl: event.onlineUrl } };
}

function wordsOf(lang: Lang, event: Told, news: News): { subject: string; body: string[] } {
  const t = mailTexts(lang);
  const title = localise(event.title, lang).text;
  const quoted = (text: string | undefined) =>
    text === undefined ? [] : [t.teamSays, `> ${text.replaceAll('\n', '\n> ')}`];
  switch (news.what) {
    case 'changed':
      return {
        subject: t.changedSubject(title),
        body: [t.hello, t.changedBody(title, whenInWords(lang, event)), ...quoted(news.message)],
      };
    case 'moved': {
      const before = whenInWords(lang, news.before);
      const after = whenInWords(lang, event);
      const place = placeOf(event);
      return {
        subject: t.movedSubject(title),
        body: [
          t.hello,
          t.movedBody(title),
          ...(before === after ? [t.sameTime(after)] : [t.before(before), t.now(after)]),
          ...(event.format === 'online' ? [t.online] : [t.where(place)]),
          ...quoted(news.message),
          t.stillHolds,
          t.calendarFile,
        ],
      };
    }
    case 'cancelled':
      return {
        subject: t.cancelledSubject(title),
        body: [
          t.hello,
          t.cancelledBody(title, whenInWords(lang, event)),
          ...quoted(localise(news.reason, lang).text || undefined),
          t.cancelledFile,
        ],
      };
  }
}

function placeOf({ venue, address, place }: Told): string {
  return [venue, address, place?.name].filter((part) => part !== null && part !== undefined).join(', ');
}

/** Replaces the date in the calendar of who opens it, or takes it out (RFC 5546, 3.2.2 and 3.2.5). */
function attach({ name, entry, onlineUrl }: NonNullable<Said['file']>, to: Recipient & { email: string }): Attachment {
  const method = to.what === 'cancelled' ? 'CANCEL' : 'REQUEST';
  // Who still waits does not take part yet.
  const isIn = to.state === 'confirmed' && to.what === 'moved';
  const event: CalendarEvent = {
    ...entry,
    // It comes from the database, where moments are texts.
    changedAt: new Date(entry.changedAt),
    createdAt: entry.createdAt && new Date(entry.createdAt),
    starts: new Date(entry.starts),
    ends: new Date(entry.ends),
    ...(onlineUrl === null || !isIn ? {} : { conference: { url: onlineUrl } }),
    attendees: [{ name: to.name, address: to.email }],
  };
  return {
    name,
    type: `text/calendar; charset=utf-8; method=${method}`,
    content: writeCalendar({ name: entry.title, events: [event], method }),
  };
}
