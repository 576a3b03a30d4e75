import { dayOf } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import type { Trx } from '#platform/database';
import { localise } from '#platform/i18n';
import { signedKey } from '#platform/link';
import { type MailMessage, queueMail } from '#platform/mail';
import { clocksInWords, dayInWords, timeOfDay, whenInWords, zoneOf } from '../calendar/dates.ts';
import { invitationFile } from './calendar-file.ts';
import { type EventFacts, KEY_PURPOSE, type RegistrationRow } from './commands/state.ts';
import { mailTexts } from './mail-texts.ts';
import type { RegistrationState } from './model.ts';
import type { RegistrationWorld } from './world.ts';

/** Each mail to participants; in the queue it is `registration-…`. */
export type Told =
  | 'confirm'
  | 'confirm-waiting'
  | 'confirm-request'
  | 'confirmed'
  | 'requested'
  | 'waiting'
  | 'offered'
  | 'offer-expired'
  | 'changed'
  | 'cancelled'
  | 'declined'
  | 'reminder'
  | 'again';

interface More {
  words?: string;
  position?: number;
  was?: RegistrationState;
}

/** The page of a registration, for its participant alone. */
export function registrationUrl(
  world: Pick<RegistrationWorld, 'secret'> & { config: { baseUrl: string } },
  lang: Lang,
  id: string,
): string {
  return `${world.config.baseUrl}/${lang}/registrations/${signedKey(world.secret, KEY_PURPOSE, id)}`;
}

/** Day and time of a moment on the clock of the event. */
export function momentInWords(lang: Lang, at: Date, event: { zone: string }): string {
  const time = timeOfDay(at, event);
  return `${dayInWords(lang, dayOf(at, zoneOf(event)))}, ${clocksInWords(lang, time, time)}`;
}

/** Tells the participant by mail, in their language, in the transaction of what it tells of. Who has given no address is told nothing. */
export async function tell(
  world: RegistrationWorld,
  trx: Trx,
  told: Told,
  event: EventFacts,
  row: RegistrationRow,
  now: Date,
  more: More = {},
): Promise<void> {
  if (row.email === null) return;
  const { subject, body, action, after, calendar } = write(told, event, row, more);
  const message: MailMessage = {
    kind: `registration-${told}`,
    to: row.email,
    lang: row.lang,
    subject,
    body,
    action: { label: action, url: registrationUrl(world, row.lang, row.id) },
    after,
    ...(calendar === undefined
      ? {}
      : { attachments: [invitationFile(world.config.baseUrl, event, { ...row, email: row.email }, calendar)] }),
  };
  await queueMail(trx, message, now);
}

type Written = Pick<MailMessage, 'subject' | 'body'> & {
  action: string;
  after: string[];
  calendar?: 'REQUEST' | 'CANCEL' | undefined;
};

function write(told: Told, event: EventFacts, row: RegistrationRow, more: More): Written {
  const { lang } = row;
  const t = mailTexts(lang);
  const title = localise(event.title, lang).text;
  const hello = row.name === '' ? t.hello : t.helloName(row.name);
  const facts = factsOf(lang, event, row);
  const contact = contactOf(event);
  const ask = contact === undefined ? [] : [t.contact(contact)];
  const why = [t.why, t.keepLink, ...ask];
  const quoted = (words: string) => words.split(/\n{2,}/).map((paragraph) => `> ${paragraph.replaceAll('\n', '\n> ')}`);
  const until = (at: Date | null) => (at === null ? '' : momentInWords(lang, at, event));
  const note = localise(event.note, lang).text;
  const mine = [facts, ...(note === '' ? [] : [note])];
  const online = event.onlineUrl === null ? [] : [t.online(event.onlineUrl)];

  switch (told) {
    case 'confirm':
      return {
        subject: t.confirmSubject(title),
        body: [t.hello, t.confirmBody(title), t.confirmUntil(until(row.held_until), t.places(row.quantity)), facts],
        action: t.confirmAction,
        after: [t.notYou, ...ask],
      };
    case 'confirm-waiting':
      return {
        subject: t.confirmSubject(title),
        body: [t.hello, t.confirmBody(title), t.confirmWaiting(until(row.held_until)), facts],
        action: t.confirmAction,
        after: [t.notYou, ...ask],
      };
    case 'confirm-request':
      return {
        subject: t.confirmSubject(title),
        body: [t.hello, t.confirmBody(title), t.confirmRequest(until(row.held_until)), facts],
        action: t.confirmAction,
        after: [t.notYou, ...ask],
      };
    case 'confirmed': {
      const words = row.answer === null ? [] : quoted(row.answer);
      return {
        subject: t.confirmedSubject(title),
        body: [hello, t.confirmedBody, ...words, ...mine, ...online, t.calendarAttached],
        action: t.seeAction,
        after: [t.cannotCome, ...why],
        calendar: 'REQUEST',
      };
    }
    case 'requested':
      return {
        subject: t.requestedSubject(title),
        body: [hello, t.requestedBody, facts],
        action: t.seeAction,
        after: why,
      };
    case 'waiting': {
      const words = row.answer === null ? [] : quoted(row.answer);
      return {
        subject: t.waitingSubject(title),
        body: [
          hello,
          row.stage > 0 ? t.approvedWaiting : t.allTaken,
          ...words,
          t.waitingNumber(more.position ?? 1),
          facts,
        ],
        action: t.waitingSee,
        after: [t.waitingLeave, ...why],
      };
    }
    case 'offered':
      return {
        subject: t.offeredSubject(title),
        body: [hello, t.offeredBody(t.places(row.quantity), until(row.offered_until)), facts],
        action: t.offeredAction,
        after: [t.offeredDecline, ...why],
      };
    case 'offer-expired':
      return {
        subject: t.offerExpiredSubject(title),
        body: [hello, t.offerExpiredBody, facts],
        action: t.seeOnly,
        after: why,
      };
    case 'changed': {
      const hasPlace = row.state === 'confirmed';
      return {
        subject: t.changedSubject(title),
        body: [hello, t.changedBody, ...mine, ...(hasPlace ? online : [])],
        action: t.seeAction,
        after: why,
        calendar: hasPlace ? 'REQUEST' : undefined,
      };
    }
    case 'cancelled': {
      const waited = more.was === 'waiting' || more.was === 'offered';
      const said =
        more.words === undefined ? [waited ? t.leftBody : t.cancelledBody] : [t.cancelledByTeam, ...quoted(more.words)];
      return {
        subject: waited && more.words === undefined ? t.leftSubject(title) : t.cancelledSubject(title),
        body: [hello, ...said, facts],
        action: t.seeOnly,
        after: [t.why, ...ask],
        calendar: more.was === 'confirmed' ? 'CANCEL' : undefined,
      };
    }
    case 'declined':
      return {
        subject: t.declinedSubject(title),
        body: [hello, t.declinedBody, ...quoted(more.words ?? ''), facts],
        action: t.seeOnly,
        after: [t.why, ...ask],
      };
    case 'reminder':
      return {
        subject: t.reminderSubject(title),
        body: [hello, t.reminderBody, ...mine, ...online],
        action: t.seeAction,
        after: [t.cannotCome, ...why],
      };
    case 'again':
      return {
        subject: t.againSubject(title),
        body: [t.hello, t.againBody(title)],
        action: t.seeAction,
        after: [t.why, ...ask],
      };
  }
}

/** Title, time and place, a line each. */
function factsOf(lang: Lang, event: EventFacts, { quantity }: RegistrationRow): string {
  const lines = [
    localise(event.title, lang).text,
    whenInWords(lang, event),
    whereInWords(event),
    ...(quantity > 1 ? [mailTexts(lang).places(quantity)] : []),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function contactOf({ contactName, contactEmail }: EventFacts): string | undefined {
  const parts = [contactName, contactEmail].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Venue, street and town; the town only where the street does not name it already. */
export function whereInWords({ venue, address, place }: Pick<EventFacts, 'venue' | 'address' | 'place'>): string {
  const town = place !== null && address?.includes(place.name) !== true ? place.name : null;
  return [venue, address, town].filter((part) => part !== null).join(', ');
}
