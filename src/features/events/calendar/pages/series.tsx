import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import type { ListQuery } from '#platform/web';
import { PageHead, Prose, Section } from '#ui';
import { eventTexts } from '../../texts.ts';
import type { EventList, SeriesView } from '../queries.ts';
import { calendarTexts } from '../texts.ts';
import { Elsewhere, viewHref } from './calendar.tsx';
import { EventItem } from './item.tsx';

/** A series: what it is about, its coming dates and those that were. `query`: the view of its coming dates. */
export function SeriesPage(props: {
  lang: Lang;
  series: SeriesView;
  query: ListQuery;
  coming: EventList;
  past: EventList;
  baseUrl: string;
}) {
  const { lang, series, coming, past, query } = props;
  const t = calendarTexts(lang);
  const title = localise(series.title, lang);
  const text = localise(series.text, lang);
  const hub = localise(series.hub.name, lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={title.text}
        titleLang={title.lang}
        kicker={t.series}
        lead={
          <a href={`/${lang}/hubs/${series.hub.slug}`} lang={hub.lang}>
            {hub.text}
          </a>
        }
        trail={[{ href: `/${lang}/events`, label: eventTexts(lang).events }]}
      />
      <div class="hw-wrap hw-stack">
        {text.text === '' ? null : <Prose text={text.text} lang={text.lang} />}
        <Section title={t.comingDates}>
          {coming.rows.length === 0 ? <p>{t.noComingDates}</p> : <Dates lang={lang} list={coming} />}
          {coming.total > coming.rows.length ? (
            <p>
              <a href={viewHref(lang, 'events', query)}>{t.allEvents}</a>
            </p>
          ) : null}
        </Section>
        {past.rows.length === 0 ? null : (
          <Section title={t.pastDates}>
            <Dates lang={lang} list={past} />
            {past.total > past.rows.length ? (
              <p>
                <a href={viewHref(lang, 'events', query, { when: ['past'] })}>{t.seeAllPast}</a>
              </p>
            ) : null}
          </Section>
        )}
        <Elsewhere lang={lang} query={query} baseUrl={props.baseUrl} />
      </div>
    </>
  );
}

function Dates({ lang, list }: { lang: Lang; list: EventList }) {
  return (
    <ul class="hw-bare hw-dates__wide">
      {list.rows.map((event) => (
        <li>
          <EventItem lang={lang} event={event} level={3} isShort />
        </li>
      ))}
    </ul>
  );
}
