import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { formatDate, formatMoney, formatNumber, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { type ListQuery, withQuery } from '#platform/web';
import {
  Alert,
  Badge,
  Card,
  Chips,
  type FacetView,
  Facts,
  ListPage,
  PageHead,
  PointMap,
  Prose,
  Section,
  uiTexts,
  ViewLinks,
} from '#ui';
import type { OrganisationList, OrganisationRow, OrganisationView } from '../model.ts';
import { PAGE_SIZE } from '../queries/index.ts';
import { isStale } from '../rules.ts';
import { networkTexts, relationName, sizeName, typeName } from '../texts.ts';

type Label = (concept: string) => string;

export function OrganisationsPage(props: {
  lang: Lang;
  query: ListQuery;
  list: OrganisationList;
  facets: FacetView[];
  label: Label;
  today: string;
}) {
  const { lang, query, list } = props;
  const t = networkTexts(lang);
  const base = `/${lang}/organisations`;
  return (
    <ListPage
      lang={lang}
      title={t.organisations}
      lead={t.organisationsLead}
      base={base}
      href={(changes) => `${base}${withQuery(query, changes)}`}
      query={query}
      searchLabel={t.searchOrganisations}
      facets={props.facets}
      sorts={[
        { value: 'name', label: t.sortName },
        { value: 'newest', label: t.sortNewest },
      ]}
      found={t.found(list.total)}
      pages={Math.ceil(list.total / PAGE_SIZE)}
      after={
        <ViewLinks
          lang={lang}
          items={[
            { href: `${base}.atom${withQuery(query)}`, label: 'Atom', type: 'application/atom+xml' },
            { href: `${base}.json${withQuery(query)}`, label: 'JSON', type: 'application/feed+json' },
            { href: `${base}.csv${withQuery(query)}`, label: 'CSV', type: 'text/csv' },
          ]}
        />
      }
    >
      <details class="hw-mapfold" open>
        <summary>{t.mapTitle}</summary>
        <div class="hw-map-row">
          <PointMap
            title={t.mapTitle}
            description={t.mapDescription}
            points={list.places.map((place) => ({
              lat: place.lat,
              lon: place.lon,
              count: place.count,
              label: `${place.name}: ${t.found(place.count)}`,
              href: `${base}${withQuery(query, { region: [place.nuts] })}`,
            }))}
          />
          <ol class="hw-places" aria-label={t.places}>
            {list.places.map((place) => (
              <li>
                <a href={`${base}${withQuery(query, { region: [place.nuts] })}`}>{place.name}</a>{' '}
                <span class="hw-count">{place.count}</span>
              </li>
            ))}
          </ol>
        </div>
      </details>
      {list.rows.length === 0 ? <p>{t.nothingFound}</p> : null}
      <div class="hw-rows">
        {list.rows.map((row) => (
          <OrganisationCard lang={lang} row={row} label={props.label} stale={isStale(row.confirmedOn, props.today)} />
        ))}
      </div>
    </ListPage>
  );
}

export function OrganisationCard(props: { lang: Lang; row: OrganisationRow; label: Label; stale: boolean }) {
  const { lang, row } = props;
  const t = networkTexts(lang);
  return (
    <Card
      href={`/${lang}/organisations/${row.slug}`}
      title={row.name}
      lang={row.lang}
      kicker={
        <>
          {typeName(lang, row.type)} · {row.place.name}
        </>
      }
      meta={props.stale ? <Badge tone="warning">{t.staleShort}</Badge> : undefined}
    >
      <p lang={row.lang}>{row.summary}</p>
      <Chips label={t.topics} items={row.topics.map((topic) => ({ label: props.label(topic) }))} />
    </Card>
  );
}

export function OrganisationPage(props: {
  lang: Lang;
  organisation: OrganisationView;
  label: Label;
  today: string;
  regionName: string;
  beside?: Child;
  acts?: Child;
}) {
  const { lang, organisation } = props;
  const t = networkTexts(lang);
  const hub = organisation.hub === undefined ? undefined : localise(organisation.hub.name, lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={organisation.name}
        titleLang={organisation.lang}
        kicker={`${typeName(lang, organisation.type)} · ${organisation.place.name}`}
        lead={<span lang={organisation.lang}>{organisation.summary}</span>}
        trail={[{ href: `/${lang}/organisations`, label: t.organisations }]}
      >
        <Chips
          label={t.topics}
          items={organisation.topics.map((topic) => ({
            label: props.label(topic),
            href: `/${lang}/organisations?topic=${topic}`,
          }))}
        />
      </PageHead>
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          {isStale(organisation.confirmedOn, props.today) ? <Alert tone="warning" title={t.stale} /> : null}
          {organisation.text === '' ? null : (
            <Section title={t.about}>
              <Prose text={organisation.text} lang={organisation.lang} />
            </Section>
          )}
          {props.beside}
          {organisation.relations.length === 0 ? null : (
            <Section title={t.relations}>
              <ul class="hw-plain-list">
                {organisation.relations.map((relation) => (
                  <li>
                    <span class="hw-muted">{relationName(lang, relation.kind, relation.direction)}: </span>
                    <a href={`/${lang}/organisations/${relation.slug}`}>{relation.name}</a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {organisation.funding.length === 0 ? null : <Funding lang={lang} funding={organisation.funding} />}
        </div>
        <aside class="hw-aside">
          <h2 class="hw-h3">{t.facts}</h2>
          <Facts
            items={[
              [t.place, organisation.place.name],
              [t.region, `${props.regionName} (${organisation.place.nuts})`],
              [
                t.hub,
                hub && (
                  <a lang={hub.lang} href={`/${lang}/hubs/${organisation.hub?.slug}`}>
                    {hub.text}
                  </a>
                ),
              ],
              [t.size, organisation.size && sizeName(lang, organisation.size)],
              [t.inhabitants, organisation.inhabitants !== null && formatNumber(lang, organisation.inhabitants)],
              [t.web, organisation.web && <a href={organisation.web}>{new URL(organisation.web).host}</a>],
              [uiTexts(lang).writtenIn, LANGUAGE_NAMES[organisation.lang]],
              [t.confirmed, organisation.confirmedOn && formatDate(lang, organisation.confirmedOn)],
            ]}
          />
          {props.acts}
        </aside>
      </div>
    </>
  );
}

function Funding({ lang, funding }: { lang: Lang; funding: OrganisationView['funding'] }) {
  const t = networkTexts(lang);
  return (
    <Section title={t.funding}>
      <div class="kern-table-responsive" tabindex={0} role="region" aria-label={t.funding}>
        <table class="kern-table">
          <thead class="kern-table__head">
            <tr class="kern-table__row">
              <th scope="col" class="kern-table__header">
                {t.year}
              </th>
              <th scope="col" class="kern-table__header">
                {t.directive}
              </th>
              <th scope="col" class="kern-table__header kern-table__header--numeric">
                {t.amount}
              </th>
              <th scope="col" class="kern-table__header">
                {t.source}
              </th>
            </tr>
          </thead>
          <tbody class="kern-table__body">
            {funding.map((item) => (
              <tr class="kern-table__row">
                <td class="kern-table__cell">{item.year}</td>
                <td class="kern-table__cell">{item.directive}</td>
                <td class="kern-table__cell kern-table__cell--numeric">
                  {formatMoney(lang, item.amount, item.currency)}
                </td>
                <td class="kern-table__cell">
                  {item.source === undefined ? '–' : <a href={item.source}>{new URL(item.source).host}</a>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
