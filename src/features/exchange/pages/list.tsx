import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { type ListQuery, withQuery } from '#platform/web';
import { ButtonLink, type FacetView, ListPage, Section, ViewLinks } from '#ui';
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
  /** Shown to who can have entries. */
  mine?: Child;
}) {
  const { lang, query, list } = props;
  const t = exchangeTexts(lang);
  const base = `/${lang}/entries`;
  return (
    <ListPage
      lang={lang}
      title={t.entries}
      lead={t.entriesLead}
      base={base}
      href={(changes) => `${base}${withQuery(query, changes)}`}
      query={query}
      searchLabel={t.searchEntries}
      facets={props.facets}
      sorts={[
        { value: 'newest', label: query.q === '' ? t.sortNewest : t.sortBest },
        { value: 'deadline', label: t.sortDeadline },
        { value: 'title', label: t.sortTitle },
      ]}
      found={t.found(list.total)}
      pages={Math.ceil(list.total / PAGE_SIZE)}
      after={
        <>
          {props.mine}
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
        </>
      }
    >
      {list.rows.length === 0 ? <p>{t.nothingFound}</p> : null}
      <div class="hw-rows">
        {list.rows.map((entry) => (
          <EntryCard lang={lang} entry={entry} label={props.label} expired={isExpired(entry, props.today)} />
        ))}
      </div>
    </ListPage>
  );
}

/** A few entries on another page, with the way to all of them. */
export function EntriesBeside(props: { lang: Lang; title: Child; entries: EntryRow[]; label: Label; allHref: string }) {
  if (props.entries.length === 0) return null;
  return (
    <Section title={props.title}>
      <div class="hw-grid">
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
