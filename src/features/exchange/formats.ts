import type { Lang } from '#engines/kit';
import type { FeedItem } from '#platform/web';
import { DETAIL_FIELDS } from './content.ts';
import type { EntryExport, EntryRow, EntryView } from './model.ts';
import { ownerName } from './texts.ts';

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
  'anonymous',
  ...DETAIL_FIELDS,
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
    anonymous: entry.anonymous ? 'yes' : undefined,
    ...sharedFields(entry),
  };
}

/** The record as programs read it. */
export function entryData(entry: EntryRow): object {
  const { type, named } = entry.owner;
  return {
    key: entry.key,
    kind: entry.kind,
    hub: entry.hub.slug,
    owner:
      named === null ? { type, anonymous: true } : { name: named.name, slug: named.slug, type, place: named.place },
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
    author: ownerName(lang, entry.owner),
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
  const { named } = entry.owner;
  const author = {
    '@type': 'Organization',
    name: ownerName(lang, entry.owner),
    ...(named === null ? {} : { url: `${baseUrl}/${lang}/organisations/${named.slug}` }),
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
