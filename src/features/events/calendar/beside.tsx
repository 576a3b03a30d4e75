import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { today } from '#platform/clock';
import type { World } from '#platform/feature';
import type { ListQuery } from '#platform/web';
import { ButtonLink, Section } from '#ui';
import { viewHref } from './pages/calendar.tsx';
import { EventItem } from './pages/item.tsx';
import { listEvents } from './queries.ts';
import { calendarTexts } from './texts.ts';

/** Events shown on the page of something else. */
const FEW = 4;

/** The next events of something on its page, with the way to all of them: nothing where there are none. One query. */
export function eventsBeside(
  world: Pick<World, 'db' | 'clock'>,
): (lang: Lang, chosen: ListQuery['chosen']) => Promise<Child> {
  return async (lang, chosen) => {
    const query: ListQuery = { q: '', page: 1, sort: '', chosen, unknown: [] };
    const { rows } = await listEvents(world.db, query, today(world.clock), { size: FEW });
    if (rows.length === 0) return null;
    const t = calendarTexts(lang);
    return (
      <Section title={t.comingEvents}>
        <ul class="hw-bare hw-dates__wide">
          {rows.map((event) => (
            <li>
              <EventItem lang={lang} event={event} level={3} isShort />
            </li>
          ))}
        </ul>
        <p>
          <ButtonLink href={viewHref(lang, 'events', query)}>{t.allEvents}</ButtonLink>
        </p>
      </Section>
    );
  };
}
