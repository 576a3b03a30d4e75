import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { Badge } from '#ui';
import type { EventRow, Spoken } from '../../model.ts';
import { costName, formatName, spokenName } from '../../texts.ts';
import { dayInWords, machineTime, monthShort, timeInWords, weekdayShort } from '../dates.ts';
import { calendarTexts } from '../texts.ts';

const dayNumber = (day: string) => String(Number(day.slice(8)));

/** The day as a leaf of a calendar. It says nothing that the words beside it do not say. */
function DateLeaf({ lang, day, hasYear }: { lang: Lang; day: string; hasYear: boolean }) {
  return (
    <div class="hw-leaf" aria-hidden="true">
      <span>{weekdayShort(lang, day)}</span>
      <strong>{dayNumber(day)}</strong>
      <span>{monthShort(lang, day)}</span>
      {hasYear ? <span>{day.slice(0, 4)}</span> : null}
    </div>
  );
}

export const spokenNames = (lang: Lang, langs: readonly Spoken[]): string =>
  langs.map((one) => spokenName(lang, one)).join(', ');

/** Where an event is, in a few words. */
export function placeInWords(lang: Lang, event: Pick<EventRow, 'format' | 'venue' | 'place'>): string {
  const online = formatName(lang, 'online');
  if (event.format === 'online') return online;
  const where = [event.venue, event.place?.name].filter((part) => part !== null && part !== undefined).join(', ');
  const here = where === '' ? formatName(lang, 'on-site') : where;
  return event.format === 'hybrid' ? `${here} · ${formatName(lang, 'hybrid')}` : here;
}

/** One event in a list: its day, what it is, where, by whom, for whom. */
export function EventItem(props: {
  lang: Lang;
  event: EventRow;
  /** Level of its heading. */
  level: 2 | 3 | 4;
  href?: string;
  /** Only when and where, with the year: beside other things, and where others show it. */
  isShort?: boolean;
  opensNewTab?: boolean;
  children?: Child;
}) {
  const { lang, event } = props;
  const t = calendarTexts(lang);
  const title = localise(event.title, lang);
  const summary = localise(event.summary, lang);
  const hub = localise(event.hub.name, lang);
  const Heading = (['h2', 'h3', 'h4'] as const)[props.level - 2] ?? 'h3';
  const isOff = event.state === 'cancelled';
  const href = props.href ?? `/${lang}/events/${event.slug}`;
  return (
    <article class={`hw-dated${isOff ? ' hw-dated--off' : ''}`}>
      <DateLeaf lang={lang} day={event.startsOn} hasYear={props.isShort === true} />
      <div class="hw-dated__body">
        <Heading class="hw-dated__title" lang={title.lang}>
          <a href={href} {...(props.opensNewTab === true ? { target: '_blank', rel: 'noopener' } : {})}>
            {title.text}
          </a>
          {isOff ? (
            <>
              {' '}
              <span lang={lang}>
                <Badge tone="danger">{t.cancelled}</Badge>
              </span>
            </>
          ) : null}
        </Heading>
        <p class="hw-dated__when">
          <time datetime={machineTime(event)}>
            <span class="kern-sr-only">{dayInWords(lang, event.startsOn)}, </span>
            {timeInWords(lang, event)}
          </time>
          {' · '}
          {placeInWords(lang, event)}
        </p>
        {props.isShort === true || summary.text === '' ? null : (
          <p class="hw-dated__text" lang={summary.lang}>
            {summary.text}
          </p>
        )}
        {props.isShort === true ? null : (
          <p class="hw-dated__more">
            <span lang={hub.lang}>{hub.text}</span>
            {' · '}
            {spokenNames(lang, event.langs)}
            {event.interpreted.length === 0 ? null : ` (${t.interpretedAs(spokenNames(lang, event.interpreted))})`}
            {event.isSubscribed ? null : ` · ${costName(lang, event.cost)}`}
          </p>
        )}
        {props.children}
      </div>
    </article>
  );
}
