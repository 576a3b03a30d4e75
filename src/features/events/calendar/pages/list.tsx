import type { Lang } from '#engines/kit';
import { withQuery } from '#platform/web';
import { Alert, PointMap } from '#ui';
import type { EventRow } from '../../model.ts';
import { monthInWords } from '../dates.ts';
import { isBackwards, isPast, spanOf } from '../filters.ts';
import { type EventList, type MapPlace, PAGE_SIZE } from '../queries.ts';
import { calendarTexts } from '../texts.ts';
import { type CalendarFrame, CalendarPage, viewHref } from './calendar.tsx';
import { EventItem } from './item.tsx';

/** Events under the months in which they begin; what began before the view does stands first. */
export function EventsByMonth(props: { lang: Lang; rows: readonly EventRow[]; since: string | undefined }) {
  const { lang, since } = props;
  const begun = (event: EventRow) => since !== undefined && event.startsOn < since;
  const months = Map.groupBy(props.rows, (event) => (begun(event) ? '' : event.startsOn.slice(0, 7)));
  return (
    <>
      {[...months].map(([month, rows]) => (
        <section class="hw-dates">
          <h3 class="hw-dates__month">{month === '' ? calendarTexts(lang).hasBegun : monthInWords(lang, month)}</h3>
          <ul class="hw-bare">
            {rows.map((event) => (
              <li>
                <EventItem lang={lang} event={event} level={4} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type ListProps = CalendarFrame & { list: EventList; today: string };

export function found(lang: Lang, props: Pick<ListProps, 'query'>, count: number): string {
  const t = calendarTexts(lang);
  return isPast(props.query) ? t.foundPast(count) : t.found(count);
}

/** From which day on a list is: what began earlier is running. */
function sinceOf({ query, today }: ListProps): string | undefined {
  const { from, to } = spanOf(query);
  if (from !== undefined) return from;
  return isPast(query) || to !== undefined || query.chosen.when?.includes('all') === true ? undefined : today;
}

function Rows(props: ListProps) {
  const { lang, list } = props;
  const t = calendarTexts(lang);
  if (isBackwards(props.query)) return null;
  if (list.rows.length === 0) return <p>{t.nothing}</p>;
  return <EventsByMonth lang={lang} rows={list.rows} since={sinceOf(props)} />;
}

export function Backwards({ lang, query }: Pick<ListProps, 'lang' | 'query'>) {
  return isBackwards(query) ? <Alert tone="danger" title={calendarTexts(lang).backwards} /> : null;
}

export function EventsPage(props: ListProps) {
  const { lang, list } = props;
  return (
    <CalendarPage
      {...props}
      view="list"
      base={`/${lang}/events`}
      found={found(lang, props, list.total)}
      pages={Math.ceil(list.total / PAGE_SIZE)}
      before={<Backwards lang={lang} query={props.query} />}
    >
      <Rows {...props} />
    </CalendarPage>
  );
}

export function MapPage(props: ListProps & { places: MapPlace[]; withoutPlace: number }) {
  const { lang, list, places, query } = props;
  const t = calendarTexts(lang);
  const at = (place: MapPlace) => viewHref(lang, 'events', query, { place: [place.key] });
  return (
    <CalendarPage
      {...props}
      view="map"
      base={`/${lang}/events/map`}
      found={found(lang, props, list.total)}
      pages={Math.ceil(list.total / PAGE_SIZE)}
      before={
        <>
          <Backwards lang={lang} query={query} />
          <div class="hw-map-row">
            <PointMap
              title={t.mapTitle}
              description={t.mapDescription}
              points={places.map((place) => ({
                lat: place.lat,
                lon: place.lon,
                name: place.name,
                count: place.count,
                label: `${place.name}: ${t.found(place.count)}`,
                href: at(place),
              }))}
            />
            <ol class="hw-places" aria-label={t.places}>
              {places.map((place) => (
                <li>
                  <a href={at(place)}>{place.name}</a> <span class="hw-count">{place.count}</span>
                </li>
              ))}
            </ol>
          </div>
          {props.withoutPlace === 0 ? null : (
            <p class="hw-muted">
              {t.withoutPlace(props.withoutPlace)} <a href={`/${lang}/events${withQuery(query)}`}>{t.seeThem}</a>
            </p>
          )}
        </>
      }
    >
      <Rows {...props} />
    </CalendarPage>
  );
}
