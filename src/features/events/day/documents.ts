import type { Lang } from '#engines/kit';
import { compareTexts, type Localised, localise } from '#platform/i18n';
import type { PdfDocument, Piece, Words } from '#platform/pdf';
import { dateInWords, timeOfDay, whenInWords } from '../calendar/dates.ts';
import type { EventView } from '../model.ts';
import type { CertifiedPerson, DoorRow } from './model.ts';
import type { BadgeRow } from './queries/print.ts';
import { hoursOf } from './rules.ts';
import { certificateTexts, dayTexts } from './texts.ts';

/** A text in the reader's language, or in another one that is said. */
const words = (text: Localised, lang: Lang): Words => {
  const found = localise(text, lang);
  return found.lang === lang ? found.text : found;
};

const hostsOf = (event: EventView, lang: Lang): string =>
  event.hosts.length === 0
    ? localise(event.hub.name, lang).text
    : event.hosts.map((host) => localise(host.name, lang).text).join(', ');

function placeOf(event: EventView, lang: Lang): string {
  if (event.format === 'online') return certificateTexts(lang).online;
  return [event.venue, event.address, event.place?.name]
    .filter((part) => part !== null && part !== undefined)
    .join(', ');
}

/** Badges of an event; each in the language of who wears it, as far as the event has texts in it. */
export function badgesDocument(lang: Lang, event: EventView, badges: readonly BadgeRow[], now: Date): PdfDocument {
  const t = dayTexts(lang);
  return {
    lang,
    title: `${t.badges}: ${localise(event.title, lang).text}`,
    author: hostsOf(event, lang),
    created: now,
    content: {
      badges: badges.map((badge) => ({
        event: words(event.title, badge.lang),
        name: badge.name,
        organisation: badge.organisation ?? '',
        role: words(badge.kind, badge.lang),
        code: badge.ticket,
        codeAlt: t.qrOf(badge.name),
      })),
    },
  };
}

/** The list to sign. */
export function listDocument(lang: Lang, event: EventView, rows: readonly DoorRow[], now: Date): PdfDocument {
  const t = dayTexts(lang);
  const title = words(event.title, lang);
  return {
    lang,
    title: `${t.listTitle}: ${localise(event.title, lang).text}`,
    author: hostsOf(event, lang),
    created: now,
    layout: 'landscape',
    footer: title,
    content: [
      { kind: 'heading', level: 1, text: t.listTitle },
      { kind: 'paragraph', text: title, look: 'lead' },
      { kind: 'paragraph', text: `${whenInWords(lang, event)} · ${placeOf(event, lang)} · ${t.people(rows.length)}` },
      {
        kind: 'table',
        columns: [
          { label: t.name, share: 3 },
          { label: t.organisation, share: 3 },
          { label: t.ticket, share: 2 },
          { label: t.arrival, share: 1 },
          { label: t.signature, share: 3 },
        ],
        rows: rows
          .toSorted((a, b) => compareTexts(lang, a.name, b.name))
          .map((row) => [
            row.name,
            row.organisation ?? '',
            words(row.ticket, lang),
            row.admittedAt === null ? '' : timeOfDay(row.admittedAt, event),
            '',
          ]),
        rowHeight: 26,
      },
    ],
  };
}

const MOST_SESSIONS = 12;

/** One page for each person, in one language: theirs. */
export function certificatesDocument(
  lang: Lang,
  event: EventView,
  people: readonly CertifiedPerson[],
  now: Date,
): PdfDocument {
  const t = certificateTexts(lang);
  const pages = people.map((person, at): Piece[] => [
    ...(at === 0 ? [] : [{ kind: 'page' } as const]),
    ...certificate(lang, event, person, now),
  ]);
  const name = people.length === 1 ? `${people[0]?.name ?? ''}: ` : '';
  return {
    lang,
    title: `${t.title}: ${name}${localise(event.title, lang).text}`,
    author: hostsOf(event, lang),
    created: now,
    footer: words(event.title, lang),
    content: pages.flat(),
  };
}

function certificate(lang: Lang, event: EventView, person: CertifiedPerson, now: Date): Piece[] {
  const t = certificateTexts(lang);
  const hours = hoursOf(event);
  const place = placeOf(event, lang);
  const hosts = hostsOf(event, lang);
  const rows: [string, Words][] = [
    [t.event, words(event.title, lang)],
    [t.when, whenInWords(lang, event)],
    ...(place === '' ? [] : ([[t.where, place]] as [string, Words][])),
    ...(hours === undefined ? [] : ([[t.hours, t.hoursOf(hours)]] as [string, Words][])),
    [t.hosts, hosts],
  ];
  const sessions = event.sessions.filter(({ kind }) => kind !== 'break').slice(0, MOST_SESSIONS);
  return [
    { kind: 'heading', level: 1, text: t.title, align: 'center' },
    { kind: 'rule' },
    { kind: 'paragraph', text: t.confirm, look: 'lead', align: 'center' },
    { kind: 'paragraph', text: person.name, look: 'name', align: 'center' },
    ...(person.organisation === null
      ? []
      : [{ kind: 'paragraph', text: person.organisation, look: 'lead', align: 'center' } as const]),
    { kind: 'paragraph', text: t.took, look: 'lead', align: 'center' },
    { kind: 'facts', rows },
    ...(sessions.length === 0
      ? []
      : ([
          { kind: 'heading', level: 2, text: t.sessions },
          { kind: 'list', items: sessions.map((session) => words(session.title, lang)) },
        ] as const)),
    { kind: 'paragraph', text: t.issued(dateInWords(lang, DAY.format(now))) },
    { kind: 'signature', label: hosts, ...(event.contactName === null ? {} : { name: event.contactName }) },
    { kind: 'paragraph', text: t.electronic, look: 'small' },
  ];
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
