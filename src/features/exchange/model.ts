import type { ColumnType, Generated } from 'kysely';
import { z } from 'zod';
import type { Lang } from '#engines/kit';
import { day, key, type OrganisationType, type Size } from '#features/network/model.ts';
import type { Localised } from '#platform/i18n';
import { checkTogether, contentFields, type EntryDetails, type EntryKind } from './content.ts';

export { ENTRY_KINDS, type EntryDetails, type EntryKind, type Maturity } from './content.ts';

/** Expired is no state: it comes by the date, see `isExpired`. */
export const ENTRY_STATES = ['draft', 'submitted', 'published', 'closed', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

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
  /** Only what has never been published has none. */
  published_on: string | null;
  valid_until: string | null;
  details: ColumnType<EntryDetails, string, string>;
  import_hash: string;
  created_at: Date;
  updated_at: Date;
  /** Readers are told the owner's type only. */
  anonymous: Generated<boolean>;
  /** The number of the newest version, 0 when no person has written any. */
  version: Generated<number>;
  /** How far an edit of a published entry has come, and which version it is. */
  edit_state: Generated<'draft' | 'submitted' | null>;
  edit_version: Generated<number | null>;
  submitted_at: Generated<Date | null>;
  returned_at: Generated<Date | null>;
  outcome: Generated<string | null>;
  expiry_told: Generated<string | null>;
  draft_warned_at: Generated<Date | null>;
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
  anonymous: boolean;
  owner: EntryOwner;
  hub: { name: Localised; slug: string };
}

/** `named` is missing where the owner stays anonymous to the viewer. */
export interface EntryOwner {
  type: OrganisationType;
  /** The name of the region that the entry is for. */
  region: string | null;
  named: { name: string; slug: string; place: string } | null;
}

export interface EntryView extends EntryRow {
  text: string;
  details: EntryDetails;
  ownerConfirmedOn: string | null;
  state: EntryState;
  /** How a need was met, in the words of its people; only of what is closed. */
  outcome: string | null;
}

/** An entry with the keys by which an import names hub and owner. */
export interface EntryExport extends EntryView {
  hubKey: string;
  /** Null where the owner stays anonymous to the viewer. */
  ownerKey: string | null;
}

// ---- input of the import

export function entryInput(topics: readonly string[]) {
  const meta = {
    key,
    slug: key.optional(),
    hub: key,
    owner: key,
    published_on: day,
    state: z.enum(['published', 'withdrawn']).default('published'),
  };
  const fields = contentFields(topics);
  return z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('need'), ...meta, ...fields.need }),
      z.strictObject({ kind: z.literal('offer'), ...meta, ...fields.offer }),
      z.strictObject({ kind: z.literal('practice'), ...meta, ...fields.practice }),
      z.strictObject({ kind: z.literal('programme'), ...meta, ...fields.programme }),
      z.strictObject({ kind: z.literal('project'), ...meta, ...fields.project }),
    ])
    .superRefine((entry, context) => {
      const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      checkTogether(entry, wrong);
      if (entry.valid_until !== undefined && entry.valid_until < entry.published_on) {
        wrong('valid_until', 'not before published_on');
      }
    });
}
export type EntryInput = z.infer<ReturnType<typeof entryInput>>;
