import type { Lang } from '#engines/kit';
import type { FeedItem } from '#platform/web';
import type { EntryRow, EntryView } from './model.ts';

/** Columns of the CSV export; they can be imported again. */
export const ENTRY_COLUMNS = [
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
] as const;

export function entryCsvRow(entry: EntryView): (string | number | null)[] {
  return [
    entry.key,
    entry.kind,
    entry.hub.slug,
    entry.owner.slug,
    entry.lang,
    entry.title,
    entry.summary,
    entry.text,
    entry.topics.join('; '),
    entry.region,
    entry.audience.join('; '),
    entry.sizes.join('; '),
    entry.budgetMin,
    entry.budgetMax,
    entry.startsOn,
    entry.endsOn,
    entry.deadline,
    entry.publishedOn,
    entry.validUntil,
  ];
}

/** The record as programs read it. */
export function entryData(entry: EntryRow): object {
  return {
    key: entry.key,
    kind: entry.kind,
    hub: entry.hub.slug,
    owner: entry.owner,
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
