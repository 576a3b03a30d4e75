import type { Lang } from '#engines/kit';
import type { FeedItem } from '#platform/web';
import type { EntryDetails, EntryExport, EntryRow, EntryView } from './model.ts';

const DETAIL_COLUMNS: (keyof EntryDetails)[] = [
  'problem',
  'result',
  'data_status',
  'maturity',
  'references',
  'effect',
  'inhabitants_min',
  'inhabitants_max',
  'staff',
  'cost',
  'law',
  'licence',
  'interfaces',
  'copied_by',
  'rate',
  'partners',
];

/** Columns of the export; they can be imported again. */
export const ENTRY_COLUMNS: string[] = [
  'key',
  'kind',
  'hub',
  'owner',
  'lang',
  'title',
  'summary',
  'text',
  'topics',
  'region',
  'audience',
  'sizes',
  'budget_min',
  'budget_max',
  'starts_on',
  'ends_on',
  'deadline',
  'published_on',
  'valid_until',
  ...DETAIL_COLUMNS,
];

/** What import, export and programs call by the same names. */
function sharedFields(entry: EntryRow) {
  return {
    topics: entry.topics,
    region: entry.region,
    audience: entry.audience,
    sizes: entry.sizes,
    budget_min: entry.budgetMin,
    budget_max: entry.budgetMax,
    starts_on: entry.startsOn,
    ends_on: entry.endsOn,
    deadline: entry.deadline,
    published_on: entry.publishedOn,
    valid_until: entry.validUntil,
  };
}

/** The record of an entry by the columns of the import. */
export function entryRecord(entry: EntryExport): Record<string, unknown> {
  return {
    ...entry.details,
    key: entry.key,
    kind: entry.kind,
    hub: entry.hubKey,
    owner: entry.ownerKey,
    lang: entry.lang,
    title: entry.title,
    summary: entry.summary,
    text: entry.text,
    ...sharedFields(entry),
  };
}

/** The record as programs read it. */
export function entryData(entry: EntryRow): object {
  return {
    key: entry.key,
    kind: entry.kind,
    hub: entry.hub.slug,
    owner: entry.owner,
    ...sharedFields(entry),
  };
}

export function entryFeedItem(
  entry: EntryRow,
  lang: Lang,
  baseUrl: string,
  label: (concept: string) => string,
): FeedItem {
  return {
    id: `urn:uuid:${entry.id}`,
    url: `${baseUrl}/${lang}/entries/${entry.slug}`,
    title: entry.title,
    summary: entry.summary,
    lang: entry.lang,
    publishedAt: new Date(`${entry.publishedOn}T00:00:00Z`),
    updatedAt: new Date(entry.updatedAt),
    author: entry.owner.name,
    tags: entry.topics.map(label),
    data: entryData(entry),
  };
}

/** schema.org: Demand and Offer for needs and offers, MonetaryGrant for programmes, otherwise an article. */
export function entryJsonLd(entry: EntryView, lang: Lang, baseUrl: string): object {
  const type = {
    need: 'Demand',
    offer: 'Offer',
    programme: 'MonetaryGrant',
    practice: 'Article',
    project: 'ResearchProject',
  }[entry.kind];
  const author = {
    '@type': 'Organization',
    name: entry.owner.name,
    url: `${baseUrl}/${lang}/organisations/${entry.owner.slug}`,
  };
  const isOffer = entry.kind === 'need' || entry.kind === 'offer';
  return {
    '@type': type,
    '@id': `${baseUrl}/${lang}/entries/${entry.slug}`,
    name: entry.title,
    description: entry.summary,
    ...(entry.kind === 'practice'
      ? { headline: entry.title, author, inLanguage: entry.lang, datePublished: entry.publishedOn }
      : {}),
    ...(entry.kind === 'programme' ? { funder: author } : {}),
    ...(entry.kind === 'offer' ? { offeredBy: author } : {}),
    ...(isOffer ? { availabilityStarts: entry.publishedOn, validThrough: entry.validUntil ?? undefined } : {}),
    ...(isOffer ? { itemOffered: { '@type': 'Service', name: entry.title, description: entry.summary } } : {}),
    keywords: entry.topics,
  };
}
