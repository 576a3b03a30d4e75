import type { Lang } from '#engines/kit';
import { momentInWords } from '#features/events/registration/mails.ts';
import type { Trx } from '#platform/database';
import { type Localised, localise } from '#platform/i18n';
import { type MailMessage, queueMails } from '#platform/mail';
import { meetingsUrl, type WishWorld } from './links.ts';
import { mailTexts } from './texts/mails.ts';

/** Who gets a mail; without an address they get none. */
export interface Addressee {
  id: string;
  name: string;
  email: string | null;
  lang: Lang;
}

/** What mails say about the matchmaking. */
export interface Facts {
  name: Localised;
  title: Localised;
  zone: string;
  wishesCloseAt: Date;
}

/** Somebody whom a mail speaks of. */
export interface Named {
  name: string;
  organisation: string | null;
}

/** A request as a mail lists it. */
export interface Listed extends Named {
  id: string;
  expiresAt: Date | null;
}

export type Told =
  | { kind: 'asked' | 'remind'; requests: Listed[] }
  | { kind: 'accepted'; by: Named }
  | { kind: 'declined'; by: Named; reason: string }
  | { kind: 'expired'; requests: Listed[] }
  | { kind: 'withdrawn' | 'left'; by: Named }
  | { kind: 'closing'; joined: boolean; wishes: number };

export interface Message {
  to: Addressee;
  about: Facts;
  told: Told;
}

/** Tells people by mail, each in their language, in the transaction of what it tells of. Who has given no address is told nothing. */
export async function tell(world: WishWorld, trx: Trx, messages: readonly Message[], now: Date): Promise<void> {
  const mails = messages.flatMap((message) => {
    const { email } = message.to;
    return email === null ? [] : [write(world, message, email)];
  });
  await queueMails(trx, mails, now);
}

function write(world: WishWorld, { to, about, told }: Message, email: string): MailMessage {
  const { lang } = to;
  const t = mailTexts(lang);
  const url = meetingsUrl(world, lang, to.id);
  const title = localise(about.title, lang).text;
  const closes = momentInWords(lang, about.wishesCloseAt, about);
  const common = { kind: `meetings-${told.kind}`, to: email, lang, after: [t.why, t.keepLink] };
  const hello = t.hello(to.name);
  const person = ({ name, organisation }: Named) => [name, organisation].filter((part) => part).join(', ');
  const toWishes = { label: t.toWishes, url };
  const items = (requests: Listed[]) =>
    requests.map((request) => ({ text: person(request), url: `${url}/requests/${request.id}` }));

  switch (told.kind) {
    case 'asked':
    case 'remind': {
      const first = told.requests.map(({ expiresAt }) => expiresAt).filter((at) => at !== null);
      const until = first.length === 0 ? closes : momentInWords(lang, new Date(Math.min(...first.map(Number))), about);
      const isNew = told.kind === 'asked';
      return {
        ...common,
        subject: isNew ? t.askedSubject(told.requests.length) : t.remindSubject,
        body: [hello, isNew ? t.askedBody(title) : t.remindBody],
        items: items(told.requests),
        action: { label: t.askedAction, url: `${url}#requests` },
        after: [t.askedUntil(until), ...(isNew ? [t.askedOften] : []), ...common.after],
      };
    }
    case 'accepted':
      return {
        ...common,
        subject: t.acceptedSubject(told.by.name),
        body: [hello, t.acceptedBody(person(told.by))],
        action: toWishes,
      };
    case 'declined':
      return {
        ...common,
        subject: t.declinedSubject,
        body: [hello, t.declinedBody(person(told.by)), `> ${told.reason.replaceAll('\n', '\n> ')}`, t.declinedFree],
        action: toWishes,
      };
    case 'expired':
      return {
        ...common,
        subject: t.expiredSubject(told.requests.length),
        body: [hello, t.expiredBody],
        items: items(told.requests),
        action: toWishes,
      };
    case 'withdrawn':
      return {
        ...common,
        subject: t.withdrawnSubject(told.by.name),
        body: [hello, t.withdrawnBody(person(told.by))],
        action: toWishes,
      };
    case 'left':
      return {
        ...common,
        subject: t.leftSubject(told.by.name),
        body: [hello, t.leftBody(person(told.by))],
        action: toWishes,
      };
    case 'closing':
      return {
        ...common,
        subject: t.closingSubject(title),
        body: [hello, told.joined ? t.closingJoined(closes, told.wishes) : t.closingInvited(closes)],
        action: told.joined ? toWishes : { label: t.invitationAction, url },
      };
  }
}
