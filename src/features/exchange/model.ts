import type { ColumnType } from 'kysely';
import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import {
  day,
  key,
  nuts,
  ORGANISATION_TYPES,
  type OrganisationType,
  SIZES,
  type Size,
} from '#features/network/model.ts';
import type { Localised } from '#platform/i18n';

export const ENTRY_KINDS = ['need', 'offer', 'practice', 'programme', 'project'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_STATES = ['published', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

export const MATURITIES = ['idea', 'prototype', 'pilot', 'market'] as const;
export type Maturity = (typeof MATURITIES)[number];

declare module '#platform/database' {
  interface Tables {
    entry: EntryTable;
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'entry.published': 'entry';
    'entry.withdrawn': 'entry';
  }
}

interface EntryTable {
  id: string;
  external_key: string;
  slug: string;
  kind: EntryKind;
  state: EntryState;
  hub_id: string;
  owner_id: string;
  lang: Lang;
  title: string;
  summary: string;
  text: string;
  topics: string[];
  region: string | null;
  audience: OrganisationType[];
  sizes: Size[];
  budget_min: number | null;
  budget_max: number | null;
  starts_on: string | null;
  ends_on: string | null;
  deadline: string | null;
  published_on: string;
  valid_until: string | null;
  details: ColumnType<EntryDetails, string, string>;
  import_hash: string;
  created_at: Date;
  updated_at: Date;
}

/** What only some kinds have; which kind has which is decided by the input schema. */
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

// ---- what pages need

export interface EntryRow {
  id: string;
  key: string;
  slug: string;
  kind: EntryKind;
  lang: Lang;
  title: string;
  summary: string;
  topics: string[];
  region: string | null;
  audience: OrganisationType[];
  sizes: Size[];
  budgetMin: number | null;
  budgetMax: number | null;
  startsOn: string | null;
  endsOn: string | null;
  deadline: string | null;
  publishedOn: string;
  validUntil: string | null;
  createdAt: Date;
  updatedAt: Date;
  owner: { name: string; slug: string; type: OrganisationType; place: string };
  hub: { name: Localised; slug: string };
}

export interface EntryView extends EntryRow {
  text: string;
  details: EntryDetails;
  ownerConfirmedOn: string | null;
}

/** An entry with the keys by which an import names hub and owner. */
export interface EntryExport extends EntryView {
  hubKey: string;
  ownerKey: string;
}

// ---- input, with limits and their reasons

/** A title is one line in a list and in a mail. */
const title = z.string().trim().min(3).max(160);
const summary = z.string().trim().min(1).max(600);
/** Ten printed pages; more belongs into a document. */
const text = z.string().trim().max(40_000);
const remark = z.string().trim().min(1).max(2000);
/** Euro without cents, up to a large infrastructure programme. */
const euro = z.coerce.number().int().min(0).max(100_000_000_000);
const inhabitants = z.coerce.number().int().min(0).max(100_000_000);

export function entryInput(topics: readonly string[]) {
  const shared = {
    key,
    slug: key.optional(),
    hub: key,
    owner: key,
    lang: z.enum(LANGS),
    title,
    summary,
    text: text.default(''),
    topics: z.array(z.enum(topics)).max(8).default([]),
    region: nuts.optional(),
    audience: z.array(z.enum(ORGANISATION_TYPES)).default([]),
    published_on: day,
    valid_until: day.optional(),
    state: z.enum(ENTRY_STATES).default('published'),
  };
  const budget = { budget_min: euro.optional(), budget_max: euro.optional() };
  const period = { starts_on: day.optional(), ends_on: day.optional() };
  const sizes = z.array(z.enum(SIZES)).default([]);
  return z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('need'),
        ...shared,
        ...budget,
        ...period,
        problem: remark.optional(),
        result: remark.optional(),
        data_status: remark.optional(),
      }),
      z.strictObject({
        kind: z.literal('offer'),
        ...shared,
        ...budget,
        sizes,
        maturity: z.enum(MATURITIES).optional(),
        references: remark.optional(),
      }),
      z.strictObject({
        kind: z.literal('practice'),
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
      }),
      z.strictObject({
        kind: z.literal('programme'),
        ...shared,
        ...budget,
        sizes,
        rate: z.coerce.number().min(0).max(100).optional(),
        deadline: day.optional(),
      }),
      z.strictObject({ kind: z.literal('project'), ...shared, ...budget, ...period, partners: remark.optional() }),
    ])
    .superRefine((entry, context) => {
      const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if ('budget_min' in entry && (entry.budget_min ?? 0) > (entry.budget_max ?? Number.POSITIVE_INFINITY)) {
        wrong('budget_min', 'at most budget_max');
      }
      if ('starts_on' in entry && entry.ends_on !== undefined && entry.ends_on < (entry.starts_on ?? '')) {
        wrong('ends_on', 'not before starts_on');
      }
      if (entry.valid_until !== undefined && entry.valid_until < entry.published_on) {
        wrong('valid_until', 'not before published_on');
      }
    });
}
export type EntryInput = z.infer<ReturnType<typeof entryInput>>;
