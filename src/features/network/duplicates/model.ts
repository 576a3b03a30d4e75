import { z } from 'zod';
import type { OrganisationView } from '../model.ts';

declare module '#platform/database' {
  interface Tables {
    duplicate_dismissal: { a_id: string; b_id: string; dismissed_at: Date };
  }
}

/** What is chosen field by field when two become one. The text goes with its language. */
export const MERGED_FIELDS = [
  'name',
  'type',
  'size',
  'inhabitants',
  'place',
  'web',
  'topics',
  'summary',
  'text',
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

const choice = z.enum(['a', 'b'], 'chooseMissing');

/** `survivor`: whose address and history go on. */
export const mergeForm = z.object({
  survivor: choice,
  ...(Object.fromEntries(MERGED_FIELDS.map((field) => [field, choice])) as Record<MergedField, typeof choice>),
});

/** An organisation beside its double, with what moves. */
export interface Compared extends OrganisationView {
  people: number;
}

export interface DuplicateRow {
  a: { id: string; name: string; place: string; slug: string };
  b: { id: string; name: string; place: string; slug: string };
  name: number;
  sameDomain: boolean;
  samePlace: boolean;
}
