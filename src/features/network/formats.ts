import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import type { FeedItem } from '#platform/web';
import type { HubView, OrganisationExport, OrganisationRow, OrganisationType, OrganisationView } from './model.ts';

/** Columns of the export. They can be imported again; the last four repeat the place for people and maps. */
export const ORGANISATION_COLUMNS = [
  'key',
  'name',
  'lang',
  'type',
  'size',
  'inhabitants',
  'hub',
  'place',
  'summary',
  'text',
  'web',
  'topics',
  'relations',
  'funding',
  'confirmed_on',
  'place_name',
  'nuts',
  'lat',
  'lon',
];

/** The record of an organisation by the columns of the import. */
export function organisationRecord(row: OrganisationExport): Record<string, unknown> {
  const { name: place_name, nuts, lat, lon } = row.place;
  return {
    key: row.key,
    name: row.name,
    lang: row.lang,
    type: row.type,
    size: row.size,
    inhabitants: row.inhabitants,
    hub: row.hubKey,
    place: row.placeKey,
    summary: row.summary,
    text: row.text,
    web: row.web,
    topics: row.topics,
    relations: row.relations,
    funding: row.funding,
    confirmed_on: row.confirmedOn,
    place_name,
    nuts,
    lat,
    lon,
  };
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
