import type { Lang } from '#engines/kit';
import type { ListQuery } from '#platform/web';
import { eventTexts } from '../../texts.ts';
import type { EventList } from '../queries.ts';
import { calendarTexts } from '../texts.ts';
import { viewHref } from './calendar.tsx';
import { EventItem } from './item.tsx';

/** The next events of a view, for other sites within theirs. Every link leads out of the frame. */
export function EmbedPage(props: { lang: Lang; query: ListQuery; list: EventList }) {
  const { lang, query, list } = props;
  const t = calendarTexts(lang);
  return (
    <div class="hw-embed">
      <h1 class="hw-h2">{eventTexts(lang).events}</h1>
      {list.rows.length === 0 ? <p>{t.nothing}</p> : null}
      <ul class="hw-bare">
        {list.rows.map((event) => (
          <li>
            <EventItem lang={lang} event={event} level={2} isShort opensNewTab />
          </li>
        ))}
      </ul>
      <p>
        <a href={viewHref(lang, 'events', query)} target="_blank" rel="noopener">
          {t.allEvents}
          <span class="kern-sr-only"> ({t.newTab})</span>
        </a>
      </p>
    </div>
  );
}
