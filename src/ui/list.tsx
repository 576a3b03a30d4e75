import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { Alert, PageHead } from './page.tsx';
import { uiTexts } from './texts.ts';

export interface FacetView {
  name: string;
  title: string;
  values: { value: string; label: string; count: number; chosen: boolean }[];
}

type Changes = Record<string, string[] | string | undefined>;

/** A page that lists things of one kind: search and filters at the side, what is filtered by, the things, the way to the next page. */
export function ListPage(props: {
  lang: Lang;
  title: Child;
  lead: Child;
  /** In place of title and lead. */
  ownHead?: Child;
  base: string;
  /** Address of the list with these changes to what is asked for. */
  href: (changes: Changes) => string;
  query: { q: string; page: number; sort: string; chosen: Record<string, string[]>; unknown: string[] };
  searchLabel: string;
  facets: FacetView[];
  /** Orders to choose from; none where there is only one. */
  sorts: { value: string; label: string }[];
  /** More of what can be filtered by, in the form, and what of it is used, each with the address without it. */
  fields?: Child;
  active?: { label: string; href: string }[];
  /** How many were found, in words. */
  found: string;
  pages: number;
  /** Before the heading of what was found, and after the way to the next page. */
  before?: Child;
  after: Child;
  children: Child;
}) {
  const { lang, base, href, query, facets } = props;
  const active = facets.flatMap((facet) =>
    facet.values
      .filter((value) => value.chosen)
      .map(({ value, label }) => ({
        label: `${facet.title}: ${label}`,
        href: href({ [facet.name]: (query.chosen[facet.name] ?? []).filter((one) => one !== value) }),
      })),
  );
  return (
    <>
      {props.ownHead ?? <PageHead lang={lang} title={props.title} lead={props.lead} />}
      <div class="hw-wrap hw-listing">
        <FilterForm
          lang={lang}
          action={base}
          q={query.q}
          searchLabel={props.searchLabel}
          facets={facets}
          fields={props.fields}
          isUsed={(props.active ?? []).length > 0}
          sort={{ value: query.sort, options: props.sorts }}
        />
        <div class="hw-stack">
          {query.unknown.length > 0 ? (
            <Alert tone="warning" title={uiTexts(lang).unknownParameter(query.unknown.join(', '))} />
          ) : null}
          {props.before}
          <h2 class="hw-h2" id="results">
            {props.found}
          </h2>
          <ActiveFilters lang={lang} items={[...(props.active ?? []), ...active]} clearHref={base} />
          {props.children}
          <Pagination
            lang={lang}
            page={query.page}
            pages={props.pages}
            href={(page) => href({ page: page === 1 ? undefined : String(page) })}
          />
          {props.after}
        </div>
      </div>
    </>
  );
}

/** Values of a facet shown at once; the others are behind a fold. */
const SHOWN = 6;

/** The filters of a list as one form that works by submitting. */
function FilterForm(props: {
  lang: Lang;
  action: string;
  q: string;
  searchLabel: string;
  sort: { value: string; options: { value: string; label: string }[] };
  facets: FacetView[];
  fields?: Child;
  isUsed: boolean;
}) {
  const t = uiTexts(props.lang);
  const active = props.isUsed || props.facets.some((facet) => facet.values.some((value) => value.chosen));
  return (
    <form class="hw-filters" method="get" action={props.action} role="search" aria-label={t.filters}>
      <div class="kern-form-input">
        <label class="kern-label" for="q">
          {props.searchLabel}
        </label>
        <input class="kern-form-input__input" type="search" id="q" name="q" value={props.q} maxlength={200} />
      </div>
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">{t.search}</span>
      </button>
      <details class="hw-filters__more" open={active}>
        <summary>{t.filters}</summary>
        {props.fields}
        {props.facets.map((facet) => (
          <Facet lang={props.lang} facet={facet} />
        ))}
        {props.sort.options.length === 0 ? null : (
          <div class="kern-form-input">
            <label class="kern-label" for="sort">
              {t.sortBy}
            </label>
            <div class="kern-form-input__select-wrapper">
              <select class="kern-form-input__select" id="sort" name="sort">
                {props.sort.options.map((option) => (
                  <option value={option.value} selected={option.value === props.sort.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </div>
          </div>
        )}
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">{t.filter}</span>
        </button>
      </details>
    </form>
  );
}

function Facet({ lang, facet }: { lang: Lang; facet: FacetView }) {
  if (facet.values.length === 0) return null;
  const first = facet.values.filter((value, at) => at < SHOWN || value.chosen);
  const rest = facet.values.filter((value) => !first.includes(value));
  const box = ({ value, label, count, chosen }: FacetView['values'][number]) => (
    <label class="hw-check">
      <input type="checkbox" name={facet.name} value={value} checked={chosen} />
      <span>{label}</span>
      <span class="hw-count">{count}</span>
    </label>
  );
  return (
    <fieldset class="hw-facet">
      <legend>{facet.title}</legend>
      {first.map(box)}
      {rest.length === 0 ? null : (
        <details>
          <summary>{uiTexts(lang).showMore(rest.length)}</summary>
          {rest.map(box)}
        </details>
      )}
    </fieldset>
  );
}

/** What is filtered by, each with a link that takes it away again. */
function ActiveFilters(props: { lang: Lang; items: { label: string; href: string }[]; clearHref: string }) {
  if (props.items.length === 0) return null;
  const t = uiTexts(props.lang);
  return (
    <ul class="hw-chips hw-chips--active">
      {props.items.map((item) => (
        <li>
          <a class="hw-chip" href={item.href} title={t.removeFilter}>
            {item.label}
            <span aria-hidden="true"> ×</span>
            <span class="kern-sr-only"> ({t.removeFilter})</span>
          </a>
        </li>
      ))}
      <li>
        <a href={props.clearHref}>{t.clearFilters}</a>
      </li>
    </ul>
  );
}

export function Pagination(props: { lang: Lang; page: number; pages: number; href: (page: number) => string }) {
  if (props.pages <= 1) return null;
  const t = uiTexts(props.lang);
  return (
    <nav class="hw-pagination" aria-label={t.pages}>
      {props.page > 1 ? (
        <a class="kern-btn kern-btn--secondary" rel="prev" href={props.href(props.page - 1)}>
          <span class="kern-label">{t.previous}</span>
        </a>
      ) : null}
      <span>{t.pageOf(props.page, props.pages)}</span>
      {props.page < props.pages ? (
        <a class="kern-btn kern-btn--secondary" rel="next" href={props.href(props.page + 1)}>
          <span class="kern-label">{t.next}</span>
        </a>
      ) : null}
    </nav>
  );
}

/** Feeds and downloads of exactly this view. */
export function ViewLinks(props: {
  lang: Lang;
  items: { href: string; label: string; type: string }[];
  /** What one does with them, where it is not subscribing. */
  label?: string;
}) {
  const label = props.label ?? uiTexts(props.lang).feeds;
  return (
    <nav class="hw-feeds" aria-label={label}>
      <span>{label}:</span>
      <ul>
        {props.items.map((item) => (
          <li>
            <a href={item.href} type={item.type}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One thing in a list: the whole card leads to it. */
export function Card(props: {
  href: string;
  title: Child;
  lang?: Lang;
  kicker?: Child;
  meta?: Child;
  children?: Child;
}) {
  return (
    <article class="hw-card">
      {props.kicker === undefined ? null : <div class="hw-card__kicker">{props.kicker}</div>}
      <h3 class="hw-card__title" lang={props.lang}>
        <a class="hw-card__link" href={props.href}>
          {props.title}
        </a>
      </h3>
      {props.children}
      {props.meta === undefined ? null : <p class="hw-card__meta">{props.meta}</p>}
    </article>
  );
}
