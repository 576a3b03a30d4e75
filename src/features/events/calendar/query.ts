import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Lang } from '#engines/kit';
import { type FacetNames, nameOf } from '#features/network/facets.ts';
import { nuts } from '#features/network/model.ts';
import type { readFilterNames } from '#features/network/queries/index.ts';
import { localise } from '#platform/i18n';
import { type ListQuery, readListQuery } from '#platform/web';
import { COSTS, EVENT_KINDS, FORMATS, SPOKEN } from '../model.ts';
import { costName, formatName, kindName, spokenName } from '../texts.ts';
import { isDay } from '../writing/when.ts';
import { SOURCES, WHEN } from './filters.ts';
import { FIRST_MONTH, LAST_MONTH } from './pages/month.tsx';
import { calendarTexts } from './texts.ts';

const isSlug = (value: string) => /^[a-z0-9-]{1,100}$/.test(value);
const isKey = (value: string) => /^[\p{L}\p{N}._:-]{1,100}$/u.test(value);

/** A month that the calendar has pages for. */
const isMonth = (value: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value) && value >= FIRST_MONTH && value <= LAST_MONTH;

/** What all views and feeds of the calendar understand. A value that cannot be is refused with its name. */
export function readCalendarQuery(c: Context, topics: readonly string[]): ListQuery {
  const allowed = {
    from: isDay,
    to: isDay,
    when: WHEN,
    topic: topics,
    region: (code: string) => nuts.safeParse(code).success,
    format: FORMATS,
    kind: EVENT_KINDS,
    lang: SPOKEN,
    cost: COSTS,
    hub: isSlug,
    source: SOURCES,
    place: isKey,
    organisation: isSlug,
    series: isSlug,
    month: isMonth,
  };
  const query = readListQuery(new URL(c.req.url).searchParams, allowed, []);
  if (!query.ok) throw new HTTPException(422, { message: `${query.refusal.parameter}=${query.refusal.value}` });
  return query.value;
}

/** How the filters and their values are called, in the order of the form. */
export function calendarFacetNames(
  lang: Lang,
  { hubs, regions }: Awaited<ReturnType<typeof readFilterNames>>,
  label: (concept: string) => string,
  isTopic: (topic: string) => boolean,
): FacetNames {
  const t = calendarTexts(lang);
  return {
    topic: { title: t.topic, name: label, known: isTopic },
    region: { title: t.region, name: (code) => regions.get(code) ?? code },
    format: { title: t.format, name: (value) => nameOf(FORMATS, value, (one) => formatName(lang, one)) },
    kind: { title: t.kind, name: (value) => nameOf(EVENT_KINDS, value, (one) => kindName(lang, one)) },
    lang: { title: t.lang, name: (value) => nameOf(SPOKEN, value, (one) => spokenName(lang, one)) },
    cost: { title: t.cost, name: (value) => nameOf(COSTS, value, (one) => costName(lang, one)) },
    hub: { title: t.hub, name: (slug) => localise(hubs.get(slug) ?? {}, lang).text || slug },
    source: { title: t.source, name: (value) => nameOf(SOURCES, value, (one) => t[one]) },
  };
}
