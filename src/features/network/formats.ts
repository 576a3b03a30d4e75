import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import type { FeedItem } from '#platform/web';
import type { HubView, OrganisationRow, OrganisationType, OrganisationView } from './model.ts';

/** Columns of the CSV export; they can be imported again. */
export const ORGANISATION_COLUMNS = [
  'key',
  'name',
  'lang',
  'type',
  'size',
  'inhabitants',
  'summary',
  'web',
  'topics',
  'place',
  'nuts',
  'lat',
  'lon',
  'hub',
  'confirmed_on',
];

export function organisationCsvRow(row: OrganisationRow): (string | number | null)[] {
  return [
    row.key,
    row.name,
    row.lang,
    row.type,
    row.size,
    row.inhabitants,
    row.summary,
    row.web,
    row.topics.join('; '),
    row.place.name,
    row.place.nuts,
    row.place.lat,
    row.place.lon,
    row.hub?.slug ?? null,
    row.confirmedOn,
  ];
}

export function organisationFeedItem(
  row: OrganisationRow,
  lang: Lang,
  baseUrl: string,
  label: (concept: string) => string,
): FeedItem {
  return {
    id: `urn:uuid:${row.id}`,
    url: `${baseUrl}/${lang}/organisations/${row.slug}`,
    title: row.name,
    summary: row.summary,
    lang: row.lang,
    publishedAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    tags: row.topics.map(label),
    data: {
      key: row.key,
      type: row.type,
      size: row.size,
      inhabitants: row.inhabitants,
      web: row.web,
      topics: row.topics,
      place: row.place,
      hub: row.hub?.slug,
      confirmed_on: row.confirmedOn,
    },
  };
}

/** schema.org types that say most about ours. */
const SCHEMA_TYPES: Record<OrganisationType, string> = {
  municipality: 'GovernmentOrganization',
  district: 'GovernmentOrganization',
  authority: 'GovernmentOrganization',
  company: 'Corporation',
  startup: 'Corporation',
  research: 'ResearchOrganization',
  association: 'NGO',
  investor: 'FundingAgency',
  intermediary: 'Organization',
};

export function organisationJsonLd(organisation: OrganisationView, lang: Lang, baseUrl: string): object {
  return {
    '@type': SCHEMA_TYPES[organisation.type],
    '@id': `${baseUrl}/${lang}/organisations/${organisation.slug}`,
    name: organisation.name,
    description: organisation.summary,
    url: organisation.web ?? undefined,
    address: {
      '@type': 'PostalAddress',
      addressLocality: organisation.place.name,
      addressCountry: organisation.place.country,
    },
    location: {
      '@type': 'Place',
      name: organisation.place.name,
      geo: { '@type': 'GeoCoordinates', latitude: organisation.place.lat, longitude: organisation.place.lon },
    },
    knowsAbout: organisation.topics,
    memberOf: organisation.relations
      .filter((relation) => relation.kind === 'member_of' && relation.direction === 'out')
      .map((relation) => ({
        '@type': 'Organization',
        name: relation.name,
        url: `${baseUrl}/${lang}/organisations/${relation.slug}`,
      })),
    funding: organisation.funding.map((item) => ({
      '@type': 'MonetaryGrant',
      name: item.directive,
      amount: { '@type': 'MonetaryAmount', value: item.amount, currency: item.currency },
    })),
  };
}

export function hubJsonLd(hub: HubView, lang: Lang, baseUrl: string): object {
  return {
    '@type': 'Organization',
    '@id': `${baseUrl}/${lang}/hubs/${hub.slug}`,
    name: localise(hub.name, lang).text,
    description: localise(hub.text, lang).text,
    url: hub.web ?? undefined,
    email: hub.email ?? undefined,
    location: hub.sites.map((site) => ({
      '@type': 'Place',
      name: site.name,
      address: { '@type': 'PostalAddress', addressLocality: site.place.name, addressCountry: site.place.country },
      geo: { '@type': 'GeoCoordinates', latitude: site.place.lat, longitude: site.place.lon },
    })),
  };
}
