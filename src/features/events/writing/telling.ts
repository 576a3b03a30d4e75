import { setImmediate as othersFirst } from 'node:timers/promises';
import { sql } from 'kysely';
import { writeCalendar } from '#engines/calendar';
import { LANGS, type Lang } from '#engines/kit';
import type { Trx } from '#platform/database';
import { type Localised, localise } from '#platform/i18n';
import { type MailMessage, queueMails } from '#platform/mail';
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

/** People told at a time, so that what needs no database has its turn in between. */
const SLICE = 10;

interface Recipient {
  id: string;
  email: string;
  name: string;
  lang: Lang;
  state: RegistrationState;
}

/**
 * Writes a mail to everybody who has registered and has proved their address, in their language; those who wait are told too. Within the transaction
 * of what it tells of, so nobody is told twice, or of what did not happen. Who registers at the same moment is waited for. Returns how many.
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
  const write = writerOf(telling, event, news);
  let told = 0;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    await othersFirst();
    const recipients = await listRecipients(trx, news.event, last);
    await othersFirst();
    await queueMails(trx, recipients.map(write), now);
    const ids = recipients.map((recipient) => recipient.id);
    if (news.what !== 'changed' && ids.length > 0)
      await trx.updateTable('registration').set({ sequence: event.sequence }).where('id', 'in', ids).execute();
    told += ids.length;
    last = ids.at(-1) ?? last;
    if (ids.length < SLICE) return told;
  }
}

async function listRecipients(trx: Trx, event: string, after: string): Promise<Recipient[]> {
  return trx
    .selectFrom('registration')
    .select(['id', 'email', 'name', 'lang', 'state'])
    .where('event_id', '=', event)
    .where('id', '>', after)
    .where('state', 'in', LIVING)
    .where('email', 'is not', null)
    .where('email_confirmed_at', 'is not', null)
    .$narrowType<{ email: string }>()
    .orderBy('id')
    .limit(SLICE)
    .execute();
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

function writerOf(telling: Telling, event: Told, news: News): (to: Recipient) => MailMessage {
  // What is the same for all of a language is made once.
  const said = Object.fromEntries(LANGS.map((lang) => [lang, wordsOf(lang, event, news)])) as Record<
    Lang,
    ReturnType<typeof wordsOf>
  >;
  return (to) => {
    const t = mailTexts(to.lang);
    const url = registrationUrl({ config: telling, secret: telling.secret }, to.lang, to.id);
    return {
      kind: `event-${news.what}`,
      to: to.email,
      lang: to.lang,
      ...said[to.lang],
      action: { label: t.seeRegistration, url },
      after: [t.why],
      ...(news.what === 'changed' ? {} : { attachments: [attach(telling, event, news.what, to)] }),
    };
  };
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
function attach(telling: Telling, event: Told, what: 'moved' | 'cancelled', to: Recipient) {
  const method = what === 'cancelled' ? 'CANCEL' : 'REQUEST';
  // Who still waits does not take part yet.
  const isIn = to.state === 'confirmed' && what === 'moved';
  const conference = event.onlineUrl === null || !isIn ? {} : { conference: { url: event.onlineUrl } };
  const entry = {
    ...calendarEvent(event, to.lang, telling.baseUrl, telling.label(to.lang)),
    ...conference,
    attendees: [{ name: to.name, address: to.email }],
  };
  return {
    name: `${event.slug}.ics`,
    type: `text/calendar; charset=utf-8; method=${method}`,
    content: writeCalendar({ name: entry.title, events: [entry], method }),
  };
}
