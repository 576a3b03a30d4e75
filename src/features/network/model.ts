import type { Generated } from 'kysely';
import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';

export const ORGANISATION_TYPES = [
  'municipality',
  'district',
  'authority',
  'company',
  'startup',
  'research',
  'association',
  'investor',
  'intermediary',
] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

/** By people employed: under 10, under 50, under 250, more (Recommendation 2003/361/EC). */
export const SIZES = ['micro', 'small', 'medium', 'large'] as const;
export type Size = (typeof SIZES)[number];

export const RELATION_KINDS = ['member_of', 'part_of', 'funds', 'partner_of', 'runs'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

declare module '#platform/database' {
  interface Tables {
    network: { id: string; external_key: string; name: Json<Localised>; claim: Json<Localised>; text: Json<Localised> };
    region: { code: string; name: string };
    place: PlaceTable;
    hub: HubTable;
    site: SiteTable;
    organisation: OrganisationTable;
    relation: { from_id: string; kind: RelationKind; to_id: string };
    funding: FundingTable;
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'hub.saved': 'hub';
    'organisation.saved': 'organisation';
    'organisation.removed': 'organisation';
    'organisation.merged': 'organisation';
  }
}

/** Written as text, read as an object. */
type Json<T> = import('kysely').ColumnType<T, string, string>;
type Day = string;

interface PlaceTable {
  id: string;
  external_key: string;
  name: string;
  country: string;
  nuts: string;
  lat: number;
  lon: number;
}

interface HubTable {
  id: string;
  external_key: string;
  slug: string;
  name: Json<Localised>;
  claim: Json<Localised>;
  text: Json<Localised>;
  topics: string[];
  web: string | null;
  email: string | null;
  operator_key: string | null;
  confirmed_on: Day | null;
  position: number;
  import_hash: string;
  updated_at: Date;
  /** What is published about admission; without it the usual criteria hold. */
  criteria: import('kysely').ColumnType<Localised | null, string | null | undefined, string | null>;
  edited_at: Generated<Date | null>;
  confirmation_asked_at: Generated<Date | null>;
  confirmation_reminded_at: Generated<Date | null>;
}

interface SiteTable {
  id: string;
  hub_id: string;
  external_key: string;
  name: string;
  place_id: string;
  topics: string[];
  focus: Json<Localised>;
  operator_key: string | null;
  contact_name: string | null;
  contact_role: import('kysely').ColumnType<Localised | null, string | null, string | null>;
  contact_phone: string | null;
  contact_email: string | null;
  position: number;
}

interface OrganisationTable {
  id: string;
  external_key: string;
  slug: string;
  name: string;
  lang: Lang;
  type: OrganisationType;
  size: Size | null;
  inhabitants: number | null;
  hub_id: string | null;
  place_id: string;
  summary: string;
  text: string;
  web: string | null;
  topics: string[];
  confirmed_on: Day | null;
  import_hash: string;
  created_at: Date;
  updated_at: Date;
  removed_at: Generated<Date | null>;
  /** When somebody last changed or confirmed it here rather than by import. */
  edited_at: Generated<Date | null>;
  left_at: Generated<Date | null>;
  left_reason: Generated<string | null>;
  merged_into: Generated<string | null>;
  confirmation_asked_at: Generated<Date | null>;
  confirmation_reminded_at: Generated<Date | null>;
}

interface FundingTable {
  id: string;
  organisation_id: string;
  amount: number;
  currency: string;
  directive: string;
  year: number;
  source: string | null;
}

/** After twelve months without confirmation a record says so and ranks lower. */
export const CONFIRMATION_MONTHS = 12;

// ---- what pages need

export interface PlaceView {
  name: string;
  country: string;
  nuts: string;
  lat: number;
  lon: number;
}

export interface HubCard {
  id: string;
  slug: string;
  name: Localised;
  claim: Localised;
  topics: string[];
  sites: { name: string; place: PlaceView }[];
  organisations: number;
}

export interface SiteView {
  name: string;
  place: PlaceView;
  topics: string[];
  focus: Localised;
  operator: { name: string; slug: string } | undefined;
  contact: { name: string; role: Localised; phone: string | null; email: string | null } | undefined;
}

export interface HubView {
  id: string;
  slug: string;
  name: Localised;
  claim: Localised;
  text: Localised;
  /** What is published about admission; null where the usual criteria hold. */
  criteria: Localised | null;
  topics: string[];
  web: string | null;
  email: string | null;
  confirmedOn: string | null;
  operator: { name: string; slug: string } | undefined;
  sites: SiteView[];
  members: { name: string; slug: string; type: OrganisationType; place: string }[];
  memberCount: number;
}

export interface OrganisationRow {
  id: string;
  key: string;
  slug: string;
  name: string;
  lang: Lang;
  type: OrganisationType;
  size: Size | null;
  inhabitants: number | null;
  summary: string;
  web: string | null;
  topics: string[];
  place: PlaceView;
  hub: { slug: string; name: Localised } | undefined;
  confirmedOn: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface OrganisationView extends OrganisationRow {
  text: string;
  /** What decides about rights to it. */
  hubId: string | null;
  placeId: string;
  relations: { kind: RelationKind; direction: 'out' | 'in'; name: string; slug: string }[];
  funding: { amount: number; currency: string; directive: string; year: number; source?: string }[];
}

export interface Facet {
  name: string;
  values: { value: string; count: number }[];
}

/** An organisation with everything an import may say of it. */
export interface OrganisationExport extends OrganisationRow {
  text: string;
  hubKey: string | null;
  placeKey: string;
  relations: { kind: RelationKind; to: string }[];
  funding: OrganisationView['funding'];
}

export interface OrganisationList {
  total: number;
  rows: OrganisationRow[];
  facets: Facet[];
  /** All organisations of the view by place, for the map. */
  places: (PlaceView & { count: number })[];
}

// ---- input, with limits and their reasons

export const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'a key of a-z, 0-9, dots and hyphens, for instance stadt-dresden');
/** Names stay on one line of a list. */
const name = z.string().trim().min(1).max(200);
const summary = z.string().trim().min(1).max(600);
/** A long page of print; more belongs into a document. */
const text = z.string().trim().max(20_000);
export const webAddress = z.url({ protocol: /^https?$/ }).max(500);
export const day = z.iso.date();
const localised = z
  .strictObject({ de: text.optional(), cs: text.optional(), pl: text.optional(), en: text.optional() })
  .refine((value) => LANGS.some((lang) => value[lang] !== undefined));
const phone = z.string().regex(/^\+?[0-9 ()/-]{5,30}$/, 'a telephone number, for instance +49 351 123456');
/** NUTS 2024: country, then up to three further characters. */
export const nuts = z.string().regex(/^([A-Z]{2}[0-9A-Z]{0,3}|EU)$/, 'a NUTS code, for instance DE, DED or DED21');

export const placeInput = z.strictObject({
  key,
  name,
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, for instance DE'),
  nuts,
  lat: z.coerce.number().min(-90).max(90),
  lon: z.coerce.number().min(-180).max(180),
});
export type PlaceInput = z.infer<typeof placeInput>;

export const regionInput = z.strictObject({ code: nuts, name });
export type RegionInput = z.infer<typeof regionInput>;

export function siteInput(topics: readonly string[]) {
  return z.strictObject({
    key,
    name,
    place: key,
    topics: z.array(z.enum(topics)).max(8).default([]),
    operator: key.optional(),
    focus: localised,
    contact: z.strictObject({ name, role: localised, phone: phone.optional(), email: z.email().optional() }).optional(),
  });
}

export function hubInput(topics: readonly string[]) {
  return z.strictObject({
    key,
    slug: key.optional(),
    name: localised,
    claim: localised,
    text: localised,
    topics: z.array(z.enum(topics)).max(8).default([]),
    web: webAddress.optional(),
    email: z.email().optional(),
    operator: key.optional(),
    confirmed_on: day.optional(),
    sites: z.array(siteInput(topics)).min(1).max(20),
  });
}
export type HubInput = z.infer<ReturnType<typeof hubInput>>;

export const networkInput = z.strictObject({ key, name: localised, claim: localised, text: localised });
export type NetworkInput = z.infer<typeof networkInput>;

export const relationInput = z.strictObject({ kind: z.enum(RELATION_KINDS), to: key });
export const fundingInput = z.strictObject({
  amount: z.coerce.number().int().min(1).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, for instance EUR'),
  directive: name,
  year: z.coerce.number().int().min(1950).max(2100),
  source: webAddress.optional(),
});

/** What an export says beside the key of the place: read over, so that it can be imported as it is. */
const repeatedPlace = {
  place_name: z.unknown().optional(),
  nuts: z.unknown().optional(),
  lat: z.unknown().optional(),
  lon: z.unknown().optional(),
};

export function organisationInput(topics: readonly string[]) {
  return z
    .strictObject({
      key,
      slug: key.optional(),
      name,
      lang: z.enum(LANGS),
      type: z.enum(ORGANISATION_TYPES),
      size: z.enum(SIZES).optional(),
      inhabitants: z.coerce.number().int().min(0).max(100_000_000).optional(),
      hub: key.optional(),
      place: key,
      summary,
      text: text.default(''),
      web: webAddress.optional(),
      topics: z.array(z.enum(topics)).max(8).default([]),
      relations: z.array(relationInput).max(50).default([]),
      funding: z.array(fundingInput).max(200).default([]),
      confirmed_on: day.optional(),
      state: z.enum(['published', 'withdrawn']).default('published'),
      ...repeatedPlace,
    })
    .transform(({ place_name: _, nuts: __, lat: ___, lon: ____, relations, funding, ...organisation }) => ({
      ...organisation,
      // Their order says nothing: the same facts are the same input.
      relations: inOrder(relations),
      funding: inOrder(funding),
    }));
}

function inOrder<T extends object>(values: T[]): T[] {
  const byText = values.map((value): [string, T] => [JSON.stringify(value), value]);
  return byText.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}
export type OrganisationInput = z.infer<ReturnType<typeof organisationInput>>;
