import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import { day, nuts, ORGANISATION_TYPES, type OrganisationType, SIZES, type Size } from '#features/network/model.ts';

export const ENTRY_KINDS = ['need', 'offer', 'practice', 'programme', 'project'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const MATURITIES = ['idea', 'prototype', 'pilot', 'market'] as const;
export type Maturity = (typeof MATURITIES)[number];

/** What only some kinds have; which kind has which is decided by `contentFields`. */
export interface EntryDetails {
  problem?: string | undefined;
  result?: string | undefined;
  data_status?: string | undefined;
  maturity?: Maturity | undefined;
  references?: string | undefined;
  effect?: string | undefined;
  inhabitants_min?: number | undefined;
  inhabitants_max?: number | undefined;
  staff?: string | undefined;
  cost?: string | undefined;
  law?: string | undefined;
  licence?: string | undefined;
  interfaces?: string | undefined;
  copied_by?: string | undefined;
  rate?: number | undefined;
  partners?: string | undefined;
}

export const DETAIL_FIELDS = [
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
] as const satisfies readonly (keyof EntryDetails)[];

/** What an entry says: the same for an import, a form and a version of the history. */
export interface EntryContent extends EntryDetails {
  kind: EntryKind;
  lang: Lang;
  title: string;
  summary: string;
  text: string;
  topics: string[];
  region?: string | undefined;
  audience: OrganisationType[];
  sizes?: Size[] | undefined;
  budget_min?: number | undefined;
  budget_max?: number | undefined;
  starts_on?: string | undefined;
  ends_on?: string | undefined;
  deadline?: string | undefined;
  valid_until?: string | undefined;
  anonymous?: 'yes' | 'no' | undefined;
}

// ---- limits and their reasons

/** A title is one line in a list and in a mail. */
const title = z.string().trim().min(3).max(160);
const summary = z.string().trim().max(600);
/** Ten printed pages; more belongs into a document. */
const text = z.string().trim().max(40_000);
const remark = z.string().trim().min(1).max(2000);
/** Euro without cents, up to a large infrastructure programme. */
const euro = z.coerce.number().int().min(0).max(100_000_000_000);
const inhabitants = z.coerce.number().int().min(0).max(100_000_000);

/** The fields of each kind. Who is still writing may leave open what a publication needs, only not the title. */
export function contentFields(topics: readonly string[], isUnfinished = false) {
  const shared = {
    lang: z.enum(LANGS),
    title,
    summary: isUnfinished ? summary.default('') : summary.min(1),
    text: text.default(''),
    topics: z.array(z.enum(topics)).max(8).default([]),
    region: nuts.optional(),
    audience: z.array(z.enum(ORGANISATION_TYPES)).default([]),
    valid_until: day.optional(),
  };
  const budget = { budget_min: euro.optional(), budget_max: euro.optional() };
  const period = { starts_on: day.optional(), ends_on: day.optional() };
  const sizes = z.array(z.enum(SIZES)).default([]);
  return {
    need: {
      ...shared,
      ...budget,
      ...period,
      problem: remark.optional(),
      result: remark.optional(),
      data_status: remark.optional(),
      anonymous: z.enum(['yes', 'no']).optional(),
    },
    offer: {
      ...shared,
      ...budget,
      sizes,
      maturity: z.enum(MATURITIES).optional(),
      references: remark.optional(),
    },
    practice: {
      ...shared,
      effect: remark.optional(),
      inhabitants_min: inhabitants.optional(),
      inhabitants_max: inhabitants.optional(),
      staff: remark.optional(),
      cost: remark.optional(),
      law: remark.optional(),
      licence: remark.optional(),
      interfaces: remark.optional(),
      copied_by: remark.optional(),
    },
    programme: {
      ...shared,
      ...budget,
      sizes,
      rate: z.coerce.number().min(0).max(100).optional(),
      deadline: day.optional(),
    },
    project: { ...shared, ...budget, ...period, partners: remark.optional() },
  };
}

/** What fields say about each other. */
export function checkTogether(
  content: Pick<EntryContent, 'title' | 'budget_min' | 'budget_max' | 'starts_on' | 'ends_on'>,
  wrong: (field: 'budget_min' | 'ends_on', message: string) => void,
): void {
  if ((content.budget_min ?? 0) > (content.budget_max ?? Number.POSITIVE_INFINITY)) {
    wrong('budget_min', 'at most budget_max');
  }
  if (content.ends_on !== undefined && content.ends_on < (content.starts_on ?? '')) {
    wrong('ends_on', 'not before starts_on');
  }
}

/** The content as columns of `entry`. */
export function columnsOf(content: EntryContent) {
  const details = Object.fromEntries(DETAIL_FIELDS.map((field) => [field, content[field]]));
  return {
    kind: content.kind,
    lang: content.lang,
    title: content.title,
    summary: content.summary,
    text: content.text,
    topics: content.topics,
    region: content.region ?? null,
    audience: content.audience,
    sizes: content.sizes ?? [],
    budget_min: content.budget_min ?? null,
    budget_max: content.budget_max ?? null,
    starts_on: content.starts_on ?? null,
    ends_on: content.ends_on ?? null,
    deadline: content.deadline ?? null,
    valid_until: content.valid_until ?? null,
    anonymous: content.anonymous === 'yes',
    details: JSON.stringify(details),
  };
}
