import type { ColumnType } from 'kysely';
import { z } from 'zod';
import type { EntryKind } from '#features/exchange/model.ts';
import { nuts, ORGANISATION_TYPES, type OrganisationType, SIZES, type Size } from '#features/network/model.ts';
import { MAX_TEXT_LENGTH } from '#platform/documents';

/** What a draft describes: something needed, or something offered. */
export const DRAFT_KINDS = ['need', 'offer'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Who describes; everything may be left open. Makes fit factors count. */
export interface Profile {
  region?: string | undefined;
  organisationType?: OrganisationType | undefined;
  size?: Size | undefined;
  inhabitants?: number | undefined;
  budget?: number | undefined;
}

declare module '#platform/database' {
  interface Tables {
    draft: {
      id: string;
      key_hash: string;
      kind: DraftKind;
      text: string;
      profile: ColumnType<Profile, string, string>;
      created_at: Date;
      saved_at: Date;
      expires_at: Date;
    };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'draft.saved': 'draft';
    'draft.deleted': 'draft';
  }
}

/** A draft waits this long for its author to come back. */
export const DRAFT_DAYS = 30;

/** Of a long text this much is matched: some eight printed pages; more would only blur what it is about. */
export const MATCHED_LENGTH = 20_000;

/** Under this nothing can be recognised; a short sentence is enough. */
export const MIN_TEXT_LENGTH = 12;

export interface Draft {
  id: string;
  kind: DraftKind;
  text: string;
  profile: Profile;
  expiresAt: Date;
}

/** The kinds that answer a draft, in the order they are shown. */
export const ANSWERS: Record<DraftKind, readonly EntryKind[]> = {
  need: ['offer', 'practice', 'programme'],
  offer: ['need'],
};

// ---- input: messages are keys of the interface texts

const emptyAsMissing = (value: unknown) => (value === '' ? undefined : value);
const count = z.coerce.number('number').int('number').min(0, 'number').max(100_000_000, 'number').optional();

export const draftInput = z.object({
  kind: z.enum(DRAFT_KINDS, 'kindUnknown').default('need'),
  text: z.string().trim().min(MIN_TEXT_LENGTH, 'textTooShort').max(MAX_TEXT_LENGTH, 'textTooLong'),
  key: z.uuid('formBroken'),
  region: z.preprocess(emptyAsMissing, nuts.optional().catch(undefined)),
  organisation_type: z.preprocess(emptyAsMissing, z.enum(ORGANISATION_TYPES, 'choiceUnknown').optional()),
  size: z.preprocess(emptyAsMissing, z.enum(SIZES, 'choiceUnknown').optional()),
  inhabitants: z.preprocess(emptyAsMissing, count),
  budget: z.preprocess(emptyAsMissing, count),
});
export type DraftInput = z.infer<typeof draftInput>;

/** The same while typing: nothing is required. */
export const previewInput = draftInput.omit({ key: true }).extend({
  text: z.string().trim().max(MAX_TEXT_LENGTH, 'textTooLong').default(''),
});
export type PreviewInput = z.infer<typeof previewInput>;

export function profileOf(input: PreviewInput): Profile {
  return {
    region: input.region,
    organisationType: input.organisation_type,
    size: input.size,
    inhabitants: input.inhabitants,
    budget: input.budget,
  };
}
