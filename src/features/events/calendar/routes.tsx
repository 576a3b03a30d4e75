import { type Context, Hono } from 'hono';
import { openCalendar } from '#engines/calendar';
import { type Lang, mayAnywhere } from '#engines/kit';
import { nameFacets } from '#features/network/facets.ts';
import type { Facet } from '#features/network/model.ts';
import { readFilterNames } from '#features/network/queries/index.ts';
import { today } from '#platform/clock';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { type ListQuery, openFeed, withQuery } from '#platform/web';
import { rights } from '../rights.ts';
import { eventTexts } from '../texts.ts';
import { whenInWords } from './dates.ts';
import { readFeed } from './feed-query.ts';
import { isBackwards } from './filters.ts';
import { dataContext, eventFeedItem } from './formats.ts';
import { calendarEvent } from './ical.ts';
import { type CalendarFrame, feedsOf } from './pages/calendar.tsx';
import { EmbedPage } from './pages/embed.tsx';
import { placeInWords } from './pages/item.tsx';
import { EventsPage, MapPage } from './pages/list.tsx';
import { daysOfMonth, MonthPage } from './pages/month.tsx';
import { listEvents, listPlaces, readChosenNames, readMonth } from './queries.ts';
import { calendarFacetNames, readCalendarQuery } from './query.ts';
import { calendarTexts } from './texts.ts';

/** Events in the page for other sites. */
const EMBEDDED = 20;

/** Hours after which calendars look again. */
const REFRESH_HOURS = 6;

/** Only this page may be shown within other sites; it can do nothing but be read. */
const EMBED_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

export function calendarRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config } = world;
  const label = (lang: Lang) => conceptLabel(world, lang);
  const isTopic = (topic: string) => world.topics.includes(topic);
  const day = () => today(world.clock);

  /** What all views show around their events. */
  async function frameOf(c: Context<AppEnv>, query: ListQuery, facets: Facet[]): Promise<CalendarFrame> {
    const { lang, viewer } = c.var;
    const names = calendarFacetNames(lang, await readFilterNames(db), label(lang), isTopic);
    const t = calendarTexts(lang);
    const more = (await readChosenNames(db, query)).map(({ kind, slug, name, title }) => ({
      name: kind,
      value: slug,
      label: `${t[kind]}: ${name ?? localise(title ?? {}, lang).text}`,
    }));
    return {
      lang,
      query,
      facets: nameFacets(lang, query, facets, names),
      more,
      baseUrl: config.baseUrl,
      mayWrite: mayAnywhere(viewer, rights['event.write']),
    };
  }

  function propsOf(c: Context<AppEnv>, query: ListQuery) {
    const { lang } = c.var;
    const t = eventTexts(lang);
    // Where „from“ lies after „to“ there is nothing to show but what is wrong.
    if (isBackwards(query)) c.status(422);
    return { title: t.events, description: calendarTexts(lang).lead, feeds: feedsOf(lang, query, t.events) };
  }

  app.get('/events', async (c) => {
    c.set('sameFor', 'grants');
    const query = readCalendarQuery(c, world.topics);
    const list = await listEvents(db, query, day(), { facets: true });
    if (query.page > 1 && list.rows.length === 0) return c.notFound();
    const frame = await frameOf(c, query, list.facets);
    return c.render(<EventsPage {...frame} list={list} today={day()} />, propsOf(c, query));
  });

  app.get('/events/month', async (c) => {
    c.set('sameFor', 'grants');
    const asked = readCalendarQuery(c, world.topics);
    const { month: months = [], ...chosen } = asked.chosen;
    const query = { ...asked, chosen, page: 1 };
    const month = months.at(-1) ?? chosen.from?.at(-1)?.slice(0, 7) ?? day().slice(0, 7);
    const data = await readMonth(db, query, day(), daysOfMonth(month));
    const frame = await frameOf(c, query, data.facets);
    return c.render(<MonthPage {...frame} month={month} data={data} today={day()} />, propsOf(c, query));
  });

  app.get('/events/map', async (c) => {
    c.set('sameFor', 'grants');
    const query = readCalendarQuery(c, world.topics);
    const list = await listEvents(db, query, day(), { facets: true, onMap: true });
    if (query.page > 1 && list.rows.length === 0) return c.notFound();
    const { places, withoutPlace } = await listPlaces(db, query, day());
    const frame = await frameOf(c, query, list.facets);
    return c.render(
      <MapPage {...frame} list={list} places={places} withoutPlace={withoutPlace} today={day()} />,
      propsOf(c, query),
    );
  });

  app.get('/events/embed', async (c) => {
    const { lang } = c.var;
    const query = readCalendarQuery(c, world.topics);
    const list = await listEvents(db, query, day(), { size: EMBEDDED });
    c.set('policy', EMBED_POLICY);
    return c.render(<EmbedPage lang={lang} query={query} list={list} />, {
      title: eventTexts(lang).events,
      isBare: true,
    });
  });

  app.get('/:list{events\\.(atom|json|ics)}', async (c) => {
    const { lang } = c.var;
    const query = readCalendarQuery(c, world.topics);
    const format = c.req.param('list').slice('events.'.length);
    const { more, slices } = await readFeed(db, query, day());
    const address = (path: string, changes = {}) => `${config.baseUrl}/${lang}/${path}${withQuery(query, changes)}`;
    const self = address(`events.${format}`);
    const next = more ? address(`events.${format}`, { page: String(query.page + 1) }) : undefined;
    if (next !== undefined) c.header('Link', `<${next}>; rel="next"`);
    const say = kept(label(lang));
    const title = eventTexts(lang).events;
    const description = calendarTexts(lang).lead;
    if (format === 'ics') {
      const writer = openCalendar({
        name: title,
        description,
        url: address('events'),
        source: self,
        lang,
        refreshHours: REFRESH_HOURS,
      });
      for await (const rows of slices) writer.add(rows.map((event) => calendarEvent(event, lang, config.baseUrl, say)));
      return c.body(new Uint8Array(writer.end()), 200, { 'Content-Type': 'text/calendar; charset=utf-8' });
    }
    const writer = openFeed(format === 'json' ? 'json' : 'atom', {
      title,
      description,
      pageUrl: address('events'),
      selfUrl: self,
      ...(next === undefined ? {} : { nextUrl: next }),
      lang,
      data: { '@context': dataContext(config.baseUrl) },
    });
    for await (const rows of slices) {
      writer.add(
        rows.map((event) => {
          const where = `${whenInWords(lang, event)} · ${placeInWords(lang, event)}`;
          return eventFeedItem(event, lang, config.baseUrl, say, where);
        }),
      );
    }
    return writer.answer(c);
  });

  return app;
}

/** A label looked up once for a whole feed. */
function kept(label: (concept: string) => string): (concept: string) => string {
  const known = new Map<string, string>();
  return (concept) => {
    const said = known.get(concept) ?? label(concept);
    known.set(concept, said);
    return said;
  };
}
