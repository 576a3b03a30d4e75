import type { Child } from 'hono/jsx';
import { dayOf } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import {
  clocksInWords,
  dayInWords,
  dayOfMonth,
  timeOfDay,
  weekdayShort,
  zoneOf,
} from '#features/events/calendar/dates.ts';
import { localise } from '#platform/i18n';
import { PageHead } from '#ui';
import type { MatchmakingView } from '../../queries.ts';

/** Head of every page of one's own: where it belongs, and the way back to the first of them. */
export function OwnHead(props: {
  lang: Lang;
  matchmaking: MatchmakingView;
  /** Of the first page; the others lead back there. */
  address: string;
  title?: Child;
  lead?: Child;
}) {
  const { lang, matchmaking, address } = props;
  const name = localise(matchmaking.name, lang);
  const title = localise(matchmaking.event.title, lang);
  const event = { href: `/${lang}/events/${matchmaking.event.slug}`, label: title.text };
  return (
    <PageHead
      lang={lang}
      title={props.title ?? name.text}
      {...(props.title === undefined ? { titleLang: name.lang } : {})}
      lead={props.lead}
      trail={props.title === undefined ? [event] : [event, { href: address, label: name.text }]}
    />
  );
}

type Zoned = { event: { zone: string } };
type Times = { startsAt: Date; endsAt: Date };

/** „10:00 bis 10:15 Uhr“ */
export function slotTime(lang: Lang, { startsAt, endsAt }: Times, { event }: Zoned): string {
  return clocksInWords(lang, timeOfDay(startsAt, event), timeOfDay(endsAt, event));
}

/** „10:00“ */
export function slotStart(startsAt: Date, { event }: Zoned): string {
  return timeOfDay(startsAt, event);
}

export function slotDay(startsAt: Date, { event }: Zoned): string {
  return dayOf(startsAt, zoneOf(event));
}

/** „Donnerstag, 12. November 2026“ */
export const dayName = dayInWords;

/** „Do, 12. November“ */
export const dayShort = (lang: Lang, day: string): string => `${weekdayShort(lang, day)}, ${dayOfMonth(lang, day)}`;

/** Things by the day they are on, in their order. */
export function byDay<T extends { startsAt: Date }>(things: readonly T[], zoned: Zoned): [day: string, things: T[]][] {
  return [...Map.groupBy(things, ({ startsAt }) => slotDay(startsAt, zoned))];
}
