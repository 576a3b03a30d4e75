import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { type ListQuery, withQuery } from '#platform/web';
import {
  ActiveFilters,
  Alert,
  ButtonLink,
  type FacetView,
  FilterForm,
  PageHead,
  Pagination,
  Section,
  uiTexts,
  ViewLinks,
} from '#ui';
import type { EntryRow } from '../model.ts';
import { type EntryList, PAGE_SIZE } from '../queries.ts';
import { isExpired } from '../rules.ts';
import { exchangeTexts } from '../texts.ts';
import { EntryCard } from './card.tsx';

type Label = (concept: string) => string;

export function EntriesPage(props: {
  lang: Lang;
  query: ListQuery;
  list: EntryList;
  facets: FacetView[];
  label: Label;
  today: string;
}) {
  const { lang, query, list } = props;
  const t = exchangeTexts(lang);
  const base = `/${lang}/entries`;
  const active = props.facets.flatMap((facet) =>
    facet.values
      .filter((value) => value.chosen)
      .map(({ value, label }) => ({
        label: `${facet.title}: ${label}`,
        href: `${base}${withQuery(query, { [facet.name]: (query.chosen[facet.name] ?? []).filter((one) => one !== value) })}`,
      })),
  );
  return (
    <>
      <PageHead lang={lang} title={t.entries} lead={t.entriesLead} />
      <div class="hw-wrap hw-listing">
        <FilterForm
          lang={lang}
          action={base}
          q={query.q}
          searchLabel={t.searchEntries}
          facets={props.facets}
          sort={{
            value: query.sort,
            options: [
              { value: 'newest', label: query.q === '' ? t.sortNewest : t.sortBest },
              { value: 'deadline', label: t.sortDeadline },
              { value: 'title', label: t.sortTitle },
            ],
          }}
        />
        <div class="hw-stack">
          {query.unknown.length > 0 ? (
            <Alert tone="warning" title={uiTexts(lang).unknownParameter(query.unknown.join(', '))} />
          ) : null}
          <h2 class="hw-h2" id="results">
            {t.found(list.total)}
          </h2>
          <ActiveFilters lang={lang} items={active} clearHref={base} />
          {list.rows.length === 0 ? <p>{t.nothingFound}</p> : null}
          <div class="hw-rows">
            {list.rows.map((entry) => (
              <EntryCard lang={lang} entry={entry} label={props.label} expired={isExpired(entry, props.today)} />
            ))}
          </div>
          <Pagination
            lang={lang}
            page={query.page}
            pages={Math.ceil(list.total / PAGE_SIZE)}
            href={(page) => `${base}${withQuery(query, { page: page === 1 ? undefined : String(page) })}`}
          />
          <p>
            {t.describeHint} <a href={`/${lang}/drafts/new`}>{t.describe}</a>
          </p>
          <ViewLinks
            lang={lang}
            items={[
              { href: `${base}.atom${withQuery(query)}`, label: 'Atom', type: 'application/atom+xml' },
              { href: `${base}.json${withQuery(query)}`, label: 'JSON', type: 'application/feed+json' },
              { href: `${base}.csv${withQuery(query)}`, label: 'CSV', type: 'text/csv' },
            ]}
          />
        </div>
      </div>
    </>
  );
}

/** A few entries on another page, with the way to all of them. */
export function EntriesBeside(props: { lang: Lang; title: Child; entries: EntryRow[]; label: Label; allHref: string }) {
  if (props.entries.length === 0) return null;
  return (
    <Section title={props.title}>
      <div class="hw-grid hw-grid--wide">
        {props.entries.map((entry) => (
          <EntryCard lang={props.lang} entry={entry} label={props.label} />
        ))}
      </div>
      <p>
        <ButtonLink href={props.allHref}>{exchangeTexts(props.lang).all}</ButtonLink>
      </p>
    </Section>
  );
}
