import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { writeCalendar } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { here } from '#features/network/here.ts';
import { readFilterNames } from '#features/network/queries/index.ts';
import { today } from '#platform/clock';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { listFiles } from '#platform/files';
import { localise } from '#platform/i18n';
import type { ListQuery } from '#platform/web';
import type { EventView } from '../model.ts';
import { findEvent, findTeamEvent } from '../queries.ts';
import { canCheckIn, canSeeParticipants, canWriteEvent, rights } from '../rights.ts';
import type { EventSlots } from '../slots.ts';
import { eventTexts } from '../texts.ts';
import { wholeEventData } from './formats.ts';
import { calendarEvent } from './ical.ts';
import { breadcrumbs, eventJsonLd } from './json-ld.ts';
import { feedsOf } from './pages/calendar.tsx';
import { EventPage } from './pages/event.tsx';
import { addressOf } from './pages/media.tsx';
import { SeriesPage } from './pages/series.tsx';
import { findSeries, listEvents, listNextDates } from './queries.ts';

/** What other parts of events add to the page of one. */
export interface EventParts {
  registrationBox?(lang: Lang, event: EventView, now: Date): Promise<Child>;
}

const ENDINGS = ['.json', '.ics'] as const;

/** Dates of a series on its page; all others are in the calendar. */
const DATES_SHOWN = 20;

export function eventRoutes(world: World, slots: EventSlots, parts: EventParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config } = world;
  const label = (lang: Lang) => conceptLabel(world, lang);
  const isTopic = (topic: string) => world.topics.includes(topic);

  app.get('/events/:slug', async (c) => {
    const { lang, viewer } = c.var;
    const wanted = c.req.param('slug');
    const ending = ENDINGS.find((one) => wanted.endsWith(one)) ?? '';
    const slug = wanted.slice(0, wanted.length - ending.length);
    const found = await findEvent(db, slug);
    // Who works on a draft finds it here too.
    if (found === undefined && ending === '' && viewer.kind === 'person') {
      const draft = await findTeamEvent(db, viewer, rights['event.write'], slug);
      if (draft !== undefined) return c.redirect(`/${lang}/events/${draft.slug}/preview`, 302);
    }
    const event = here(c, found, (to) => `/${lang}/events/${to}${ending}`);
    if (event instanceof Response) return event;
    if (ending === '.json') {
      const data = wholeEventData(event, lang, config.baseUrl);
      return c.body(JSON.stringify(data), 200, { 'Content-Type': 'application/ld+json; charset=utf-8' });
    }
    if (ending === '.ics') return icsResponse(c, event);

    const now = world.clock();
    // Whether one can register may change with the minute.
    if (event.state === 'published' && event.endsAt > now) c.set('keptUntil', nextMinute(now));
    const ids = event.files.flatMap((file) => [file.fileId, file.captionsId]).filter((id) => id !== null);
    const files = new Map((await listFiles(db, ids)).map((file) => [file.id, file]));
    const regionName =
      event.region === null ? undefined : ((await readFilterNames(db)).regions.get(event.region) ?? event.region);
    const pictures = event.files
      .filter((file) => file.kind === 'image' && file.fileId !== null)
      .map((file) => addressOf(file, files))
      .filter((address) => address !== undefined);
    return c.render(
      <EventPage
        lang={lang}
        event={{ ...event, topics: event.topics.filter(isTopic) }}
        label={label(lang)}
        today={today(world.clock)}
        regionName={regionName}
        files={files}
        related={event.related.length === 0 ? [] : await slots.relatedThings(lang, event.related)}
        nextDates={await listNextDates(db, event, today(world.clock))}
        registration={await parts.registrationBox?.(lang, event, now)}
        team={<TeamLinks c={c} event={event} />}
        beside={await slots.besideEvent(lang, event)}
      />,
      {
        title: localise(event.title, lang).text,
        description: localise(event.summary, lang).text,
        feeds: [{ href: `/${lang}/events/${event.slug}.ics`, type: 'text/calendar', title: 'iCalendar' }],
        jsonLd: eventJsonLd(
          event,
          lang,
          config.baseUrl,
          pictures.map((address) => config.baseUrl + address),
        ),
      },
    );
  });

  function icsResponse(c: Context<AppEnv>, event: EventView): Response {
    const { lang } = c.var;
    const calendar = writeCalendar({
      name: localise(event.title, lang).text,
      lang,
      method: 'PUBLISH',
      events: [calendarEvent(event, lang, config.baseUrl, label(lang))],
    });
    return c.body(calendar, 200, {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${event.slug}.ics"`,
    });
  }

  app.get('/event-series/:slug', async (c) => {
    const { lang } = c.var;
    const series = here(c, await findSeries(db, c.req.param('slug')), (to) => `/${lang}/event-series/${to}`);
    if (series instanceof Response) return series;
    const query: ListQuery = { q: '', page: 1, sort: '', chosen: { series: [series.slug] }, unknown: [] };
    const past = { ...query, chosen: { ...query.chosen, when: ['past'] } };
    const size = DATES_SHOWN;
    const title = localise(series.title, lang).text;
    return c.render(
      <SeriesPage
        lang={lang}
        series={series}
        query={query}
        coming={await listEvents(db, query, today(world.clock), { size })}
        past={await listEvents(db, past, today(world.clock), { size })}
        baseUrl={config.baseUrl}
      />,
      {
        title,
        description: localise(series.text, lang).text,
        feeds: feedsOf(lang, query, title),
        jsonLd: breadcrumbs(lang, config.baseUrl, [
          { name: title, url: `${config.baseUrl}/${lang}/event-series/${series.slug}` },
        ]),
      },
    );
  });

  return app;
}

const MINUTE = 60_000;
const nextMinute = (now: Date) => new Date((Math.floor(now.getTime() / MINUTE) + 1) * MINUTE);

/** For those who work on it: the ways to the pages for the team. */
function TeamLinks({ c, event }: { c: Context<AppEnv>; event: EventView }) {
  const { lang, viewer } = c.var;
  const t = eventTexts(lang);
  const place = { hub: event.hubId, event: event.id };
  const links = [
    { page: 'edit', label: t.edit, may: canWriteEvent(viewer, place) },
    { page: 'participants', label: t.participants, may: canSeeParticipants(viewer, place) },
    { page: 'check-in', label: t.checkIn, may: canCheckIn(viewer, place) },
  ].filter(({ may }) => may);
  if (links.length === 0) return null;
  return (
    <nav class="hw-subnav" aria-label={t.teamPages}>
      <ul>
        {links.map(({ page, label }) => (
          <li>
            <a href={`/${lang}/events/${event.slug}/${page}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
