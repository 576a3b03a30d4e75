import { type GridDay, type GridWeek, monthGrid } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { withQuery } from '#platform/web';
import { TABLE_ROLE } from '#ui';
import { dayInWords, dayOfMonth, monthInWords, timeOfDay, weekday, weekdayShort } from '../dates.ts';
import type { DayEvent, MonthView } from '../queries.ts';
import { calendarTexts } from '../texts.ts';
import { type CalendarFrame, CalendarPage, viewHref } from './calendar.tsx';
import { Backwards } from './list.tsx';

export const FIRST_MONTH = '1970-01';
export const LAST_MONTH = '2199-12';

/** The month so many months later, undefined where the calendar ends. */
export function monthAfter(month: string, months: number): string | undefined {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
  return at < FIRST_MONTH || at > LAST_MONTH ? undefined : at;
}

/** First and last day of a month. */
export function daysOfMonth(month: string): { first: string; last: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { first: `${month}-01`, last: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

export function MonthPage(props: CalendarFrame & { month: string; today: string; data: MonthView }) {
  const { lang, query, month, today, data } = props;
  const t = calendarTexts(lang);
  const base = `/${lang}/events/month`;
  const to = (target: string) => `${base}${withQuery(query, { month: target })}`;
  const earlier = monthAfter(month, -1);
  const later = monthAfter(month, 1);
  const thisMonth = today.slice(0, 7);
  const [year = 0, number = 1] = month.split('-').map(Number);
  const weeks = monthGrid(year, number);
  return (
    <CalendarPage
      {...props}
      view="month"
      base={base}
      found={`${monthInWords(lang, month)}: ${t.found(data.total)}`}
      pages={1}
      before={<Backwards lang={lang} query={query} />}
    >
      <nav class="hw-monthnav" aria-label={t.month}>
        {earlier === undefined ? (
          <span />
        ) : (
          <a class="kern-btn kern-btn--secondary" rel="prev nofollow" href={to(earlier)}>
            <span class="kern-label">
              <span aria-hidden="true">‹ </span>
              <span class="kern-sr-only">{t.prevMonth}: </span>
              {monthInWords(lang, earlier)}
            </span>
          </a>
        )}
        {thisMonth === month ? null : (
          <a class="kern-btn kern-btn--tertiary" href={to(thisMonth)}>
            <span class="kern-label">{t.thisMonth}</span>
          </a>
        )}
        {later === undefined ? (
          <span />
        ) : (
          <a class="kern-btn kern-btn--secondary" rel="next nofollow" href={to(later)}>
            <span class="kern-label">
              <span class="kern-sr-only">{t.nextMonth}: </span>
              {monthInWords(lang, later)}
              <span aria-hidden="true"> ›</span>
            </span>
          </a>
        )}
      </nav>
      {data.total === 0 ? <p>{t.emptyMonth}</p> : null}
      <table class={`hw-month${data.total === 0 ? ' hw-month--empty' : ''}`} {...TABLE_ROLE.table}>
        <caption class="kern-sr-only">{monthInWords(lang, month)}</caption>
        <thead {...TABLE_ROLE.rowgroup}>
          <tr {...TABLE_ROLE.row}>
            {weeks[0]?.days.map(({ date }) => (
              <th scope="col" {...TABLE_ROLE.columnheader}>
                <abbr title={weekday(lang, date)}>{weekdayShort(lang, date)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...TABLE_ROLE.rowgroup}>
          {weeks.map((week) => (
            <tr class={isFree(week, props) ? 'hw-week--free' : undefined} {...TABLE_ROLE.row}>
              {week.days.map((day) => (
                <Day {...props} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </CalendarPage>
  );
}

/** A week of which a narrow screen shows no day. */
function isFree({ days }: GridWeek, { data, today }: { data: MonthView; today: string }): boolean {
  return days.every(({ date, inMonth }) => !inMonth || (date !== today && !data.days.has(date)));
}

function Day(props: CalendarFrame & { day: GridDay; today: string; data: MonthView }) {
  const { lang, query, day, data } = props;
  const { date } = day;
  if (!day.inMonth) return <td class="hw-day hw-day--outside" {...TABLE_ROLE.cell} />;
  const found = data.days.get(date);
  const number = String(Number(date.slice(8)));
  const href = viewHref(lang, 'events', query, { from: [date], to: [date], when: [] });
  const hidden = (found?.total ?? 0) - (found?.events.length ?? 0);
  return (
    <td
      class={`hw-day${found === undefined ? ' hw-day--free' : ''}${date === props.today ? ' hw-day--today' : ''}`}
      aria-current={date === props.today ? 'date' : undefined}
      {...TABLE_ROLE.cell}
    >
      <span class="hw-day__date">
        <time datetime={date}>
          <span aria-hidden="true" class="hw-day__number">
            {number}
          </span>
          <span class="hw-day__words">{dayInWords(lang, date)}</span>
        </time>
      </span>
      {found === undefined ? null : (
        <ul class="hw-bare">
          {found.events.map((event) => (
            <DayItem lang={lang} event={event} day={date} />
          ))}
        </ul>
      )}
      {hidden > 0 ? (
        <a class="hw-day__more" href={href}>
          {calendarTexts(lang).moreOnDay(hidden)}
          <span class="kern-sr-only">, {dayOfMonth(lang, date)}</span>
        </a>
      ) : null}
    </td>
  );
}

function DayItem({ lang, event, day }: { lang: Lang; event: DayEvent; day: string }) {
  const t = calendarTexts(lang);
  const title = localise(event.title, lang);
  const isOff = event.state === 'cancelled';
  const runs = event.startsOn < day;
  const isLong = event.startsOn !== event.endsOn;
  return (
    <li
      class={`hw-day__event${isLong ? ' hw-day__event--long' : ''}${runs ? ' hw-day__event--runs' : ''}${isOff ? ' hw-day__event--off' : ''}`}
    >
      <a href={`/${lang}/events/${event.slug}`}>
        {runs ? (
          <span class="hw-day__time">{t.runs} </span>
        ) : event.allDay ? null : (
          <span class="hw-day__time">{timeOfDay(event.startsAt, event)} </span>
        )}
        {isOff ? <span class="hw-day__off">{t.cancelled}: </span> : null}
        <span lang={title.lang}>{title.text}</span>
      </a>
    </li>
  );
}
