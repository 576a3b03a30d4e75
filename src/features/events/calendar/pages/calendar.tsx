import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { type ListQuery, withQuery } from '#platform/web';
import { ButtonLink, type FacetView, ListPage, PageHead, TextInput, uiTexts, ViewLinks } from '#ui';
import { eventTexts } from '../../texts.ts';
import { dateInWords } from '../dates.ts';
import { isBackwards, isPast, spanOf } from '../filters.ts';
import { calendarTexts } from '../texts.ts';

export type View = 'list' | 'month' | 'map';

/** What all views of the calendar show around the events. */
export interface CalendarFrame {
  lang: Lang;
  query: ListQuery;
  facets: FacetView[];
  /** What is filtered by beside the facets: a place, an organisation, a series; its kind and name. */
  more: { name: string; value: string; label: string }[];
  baseUrl: string;
  /** For those who may write events. */
  mayWrite: boolean;
}

/** Address of a view with exactly these filters. Pages have no numbers elsewhere, and a month is no part of a filter. */
export function viewHref(lang: Lang, path: string, query: ListQuery, changes: Record<string, string[]> = {}): string {
  return `/${lang}/${path}${withQuery(query, { month: undefined, ...changes })}`;
}

/** Search, filters, the switch between the views, and below the events the ways to have them elsewhere. */
export function CalendarPage(
  props: CalendarFrame & {
    view: View;
    base: string;
    found: string;
    pages: number;
    /** Above the heading of what was found. */
    before?: Child;
    /** The month that is shown: a search stays in it. */
    month?: string;
    children: Child;
  },
) {
  const { lang, query } = props;
  const t = calendarTexts(lang);
  const { from, to } = spanOf(query);
  const href = (changes: Record<string, string[] | string | undefined>) =>
    `${props.base}${withQuery(query, props.month === undefined ? changes : { month: props.month, ...changes })}`;
  const active = [
    ...(from === undefined
      ? []
      : [{ label: `${t.from}: ${dateInWords(lang, from)}`, href: href({ from: undefined }) }]),
    ...(to === undefined ? [] : [{ label: `${t.to}: ${dateInWords(lang, to)}`, href: href({ to: undefined }) }]),
    ...props.more.map(({ name, value, label }) => ({
      label,
      href: href({ [name]: (query.chosen[name] ?? []).filter((one) => one !== value) }),
    })),
  ];
  return (
    <ListPage
      lang={lang}
      title={eventTexts(lang).events}
      lead={t.lead}
      ownHead={
        <PageHead lang={lang} title={eventTexts(lang).events} lead={t.lead}>
          <ViewSwitch lang={lang} query={query} view={props.view} />
        </PageHead>
      }
      base={props.base}
      href={href}
      query={query}
      searchLabel={t.search}
      facets={props.facets}
      active={active}
      sorts={[]}
      fields={
        <>
          <div class="hw-span">
            <TextInput lang={lang} name="from" label={t.from} type="date" value={from ?? ''} />
            <TextInput lang={lang} name="to" label={t.to} type="date" value={to ?? ''} />
          </div>
          {[...props.more, ...(query.chosen.when ?? []).map((value) => ({ name: 'when', value }))].map(
            ({ name, value }) => (
              <input type="hidden" name={name} value={value} />
            ),
          )}
          {props.month === undefined ? null : <input type="hidden" name="month" value={props.month} />}
        </>
      }
      found={props.found}
      pages={props.pages}
      before={
        <>
          {props.mayWrite ? (
            <p class="hw-actions">
              <ButtonLink href={`/${lang}/events/new`} kind="primary">
                {t.addEvent}
              </ButtonLink>
              <ButtonLink href={`/${lang}/events/mine`}>{t.myEvents}</ButtonLink>
            </p>
          ) : null}
          {props.before}
        </>
      }
      after={isBackwards(query) ? null : <Elsewhere {...props} />}
    >
      {props.children}
    </ListPage>
  );
}

function ViewSwitch({ lang, query, view }: { lang: Lang; query: ListQuery; view: View }) {
  const t = calendarTexts(lang);
  const past = isPast(query);
  const items = [
    { label: t.list, href: viewHref(lang, 'events', query, { when: [] }), current: view === 'list' && !past },
    { label: t.month, href: viewHref(lang, 'events/month', query, { when: [] }), current: view === 'month' },
    { label: t.map, href: viewHref(lang, 'events/map', query), current: view === 'map' },
    { label: t.past, href: viewHref(lang, 'events', query, { when: ['past'] }), current: view === 'list' && past },
  ];
  return (
    <nav class="hw-subnav" aria-label={t.views}>
      <ul>
        {items.map(({ label, href, current }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Addresses of the feeds of a view; `find` names it. */
export function feedsOf(
  lang: Lang,
  query: ListQuery,
  title: string,
): { href: string; label: string; type: string; title: string }[] {
  return [
    { format: 'ics', label: 'iCalendar', type: 'text/calendar' },
    { format: 'atom', label: 'Atom', type: 'application/atom+xml' },
    { format: 'json', label: 'JSON', type: 'application/feed+json' },
  ].map(({ format, label, type }) => ({
    href: viewHref(lang, `events.${format}`, query),
    label,
    type,
    title: `${title} (${label})`,
  }));
}

/** How to have exactly these events in one's own calendar, or on one's own site. */
export function Elsewhere(props: { lang: Lang; query: ListQuery; baseUrl: string }) {
  const { lang, query, baseUrl } = props;
  const t = calendarTexts(lang);
  const feed = `${baseUrl}${viewHref(lang, 'events.ics', query)}`;
  const frame = `${baseUrl}${viewHref(lang, 'events/embed', query)}`;
  const code = `<iframe src="${frame.replaceAll('&', '&amp;')}" title="${eventTexts(lang).events}" width="100%" height="600" loading="lazy"></iframe>`;
  return (
    <>
      <div class="hw-folds">
        <details class="hw-fold">
          <summary>{t.subscribe}</summary>
          <div class="hw-stack">
            <p>{t.subscribeHow}</p>
            <p class="hw-actions">
              <ButtonLink href={feed.replace(/^https?:/, 'webcal:')}>{t.subscribeOpen}</ButtonLink>
            </p>
            <p>{t.subscribeAddress}</p>
            <p>
              <code class="hw-break">{feed}</code>
            </p>
          </div>
        </details>
        <details class="hw-fold">
          <summary>{t.embed}</summary>
          <div class="hw-stack">
            <p>{t.embedHow}</p>
            <div class="kern-form-input">
              <label class="kern-label" for="embed-code">
                {t.embedCode}
              </label>
              <textarea class="kern-form-input__input hw-break" id="embed-code" rows={4} readonly>
                {code}
              </textarea>
            </div>
            <p>
              <a href={viewHref(lang, 'events/embed', query)}>{t.embedPreview}</a>
            </p>
          </div>
        </details>
      </div>
      <ViewLinks lang={lang} items={feedsOf(lang, query, uiTexts(lang).feeds)} />
    </>
  );
}
