import type { Lang } from '#engines/kit';
import { compareTexts, formatNumber, LANGUAGE_NAMES } from '#platform/i18n';
import { type ListQuery, withQuery } from '#platform/web';
import { Card, type FacetView, ListPage, Section } from '#ui';
import { PAGE_SIZE } from '../catalogue.ts';
import type { Browsed, ConceptRow } from '../model.ts';
import { vocabularyTexts } from '../texts.ts';
import { DataLinks } from './data-links.tsx';

export function ConceptsPage(props: {
  lang: Lang;
  query: ListQuery;
  list: Browsed;
  facets: FacetView[];
  label: (concept: string) => string;
  schemeName: (scheme: string) => string;
}) {
  const { lang, query, list } = props;
  const t = vocabularyTexts(lang);
  const base = `/${lang}/vocabulary`;
  const untouched =
    query.q === '' &&
    !props.facets.some(({ values }) => values.some(({ chosen }) => chosen)) &&
    query.page === 1 &&
    query.sort === '';
  return (
    <ListPage
      lang={lang}
      title={t.concepts}
      lead={t.lead}
      base={base}
      href={(changes) => `${base}${withQuery(query, changes)}`}
      query={query}
      searchLabel={t.search}
      facets={props.facets}
      sorts={[
        { value: 'name', label: query.q === '' ? t.sortName : t.sortBest },
        { value: 'entries', label: t.sortEntries },
      ]}
      found={t.found(list.total)}
      pages={Math.ceil(list.total / PAGE_SIZE)}
      before={
        untouched ? <Fields lang={lang} facet={props.facets.find(({ name }) => name === 'field')} base={base} /> : null
      }
      after={<DataLinks lang={lang} />}
    >
      {list.rows.length === 0 ? <p>{t.nothingFound}</p> : null}
      <div class="hw-grid">
        {list.rows.map((row) => (
          <ConceptCard lang={lang} row={row} label={props.label} schemeName={props.schemeName} />
        ))}
      </div>
    </ListPage>
  );
}

/** The way in for who has no word yet. */
function Fields({ lang, facet, base }: { lang: Lang; facet: FacetView | undefined; base: string }) {
  if (facet === undefined || facet.values.length === 0) return null;
  return (
    <Section title={vocabularyTexts(lang).fields}>
      <ul class="hw-fieldlist">
        {facet.values
          .toSorted((a, b) => compareTexts(lang, a.label, b.label))
          .map(({ value, label, count }) => (
            <li>
              <a href={`${base}?field=${value}`}>{label}</a> <span class="hw-count">{formatNumber(lang, count)}</span>
            </li>
          ))}
      </ul>
    </Section>
  );
}

function ConceptCard(props: {
  lang: Lang;
  row: ConceptRow;
  label: (concept: string) => string;
  schemeName: (scheme: string) => string;
}) {
  const { lang, row } = props;
  const t = vocabularyTexts(lang);
  const field = row.field === undefined ? undefined : row.field === row.id ? t.field : props.label(row.field);
  const scheme = row.scheme === undefined ? undefined : props.schemeName(row.scheme);
  return (
    <Card
      href={`/${lang}/vocabulary/${row.id}`}
      title={row.name.text}
      lang={row.name.lang}
      kicker={[field, scheme].filter((part) => part !== undefined).join(' · ') || undefined}
      meta={row.entries === 0 ? undefined : t.inEntries(row.entries)}
    >
      <ul class="hw-tongues" aria-label={t.otherLanguages}>
        {row.elsewhere.map(({ lang: tag, text }) => (
          <li>
            <abbr title={LANGUAGE_NAMES[tag]}>{tag.toUpperCase()}</abbr> <span lang={tag}>{text}</span>
          </li>
        ))}
      </ul>
      {row.synonyms.length === 0 ? null : (
        <p class="hw-muted hw-small">
          {t.also}: <span lang={row.name.lang}>{row.synonyms.join(', ')}</span>
          {row.more > 0 ? ` ${t.more(row.more)}` : ''}
        </p>
      )}
      {row.found === undefined ? null : (
        <p class="hw-small">
          {t.foundAs}: <mark lang={row.found.lang}>{row.found.text}</mark>
        </p>
      )}
    </Card>
  );
}
