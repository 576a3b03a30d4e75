import type { Columns } from './columns.ts';
import { type Facts, SHARES } from './forward.ts';

/**
 * What the choice of candidates needs to know of many documents lies in four numbers side by side, so that one that a question has not met before
 * costs one look into far memory. `what`: kind, language, maturity, whether it is alive, its two main fields with their shares. Then two for the concepts
 * that its words point to most (see `keepPointed`), and the address of its record.
 */
export const TRAITS = 4;
export const POINTED = 1;
const RECORD = 3;
/** What the fit needs besides. First region and audience, then size and the earlier of deadline and end of validity (0 unknown). */
export const RANGES = 2;

const LANG_SHIFT = 3;
const MATURITY_SHIFT = 5;
const ALIVE_SHIFT = 8;
const MAIN = { field: 9, share: 15, most: 63 };
const SECOND = { field: 21, share: 27, most: 31 };
/** Fields from this on are never among the two: vocabularies have about thirty. */
const FIELDS = 64;

export function keepTraits({ traits, ranges }: Columns, slot: number, facts: Facts, fields: Uint8Array): void {
  const main = mostOf(fields, -1);
  const about = aboutOf(facts.kind, facts.lang, facts.maturity);
  traits[slot * TRAITS] = about | packField(fields, main, MAIN) | packField(fields, mostOf(fields, main), SECOND);
  ranges[slot * RANGES] = facts.region | (facts.audience << 16);
  ranges[slot * RANGES + 1] = facts.size | (earlier(facts.validUntil, facts.deadline) << 16);
}

/** The field with the largest share but for one. */
function mostOf(fields: Uint8Array, except: number): number {
  let most = except === 0 ? 1 : 0;
  const to = Math.min(fields.length, FIELDS);
  for (let field = most + 1; field < to; field++) if (field !== except && fields[field]! > fields[most]!) most = field;
  return most;
}

function packField(fields: Uint8Array, number: number, { field, share, most }: typeof MAIN): number {
  return (number << field) | (Math.round(((fields[number] ?? 0) * most) / SHARES) << share);
}

/** 0 is no date. */
function earlier(one: number, other: number): number {
  return one === 0 || (other !== 0 && other < one) ? other : one;
}

/** A dead document is about nothing. */
export function dropTraits({ traits }: Columns, slot: number): void {
  traits[slot * TRAITS] = 0;
}

export function isAlive({ traits }: Columns, slot: number): boolean {
  return traits[slot * TRAITS] !== 0;
}

export const whatOf = ({ traits }: Columns, slot: number): number => traits[slot * TRAITS]!;
export const whomOf = ({ ranges }: Columns, slot: number): number => ranges[slot * RANGES]!;
export const whenOf = ({ ranges }: Columns, slot: number): number => ranges[slot * RANGES + 1]!;
export const recordOf = ({ traits }: Columns, slot: number): number => traits[slot * TRAITS + RECORD]!;

export function copyTraits(from: Columns, slot: number, to: Columns, place: number): void {
  to.traits.set(from.traits.subarray(slot * TRAITS, (slot + 1) * TRAITS), place * TRAITS);
  to.ranges.set(from.ranges.subarray(slot * RANGES, (slot + 1) * RANGES), place * RANGES);
}

export function keepAddress({ traits }: Columns, slot: number, record: number): void {
  traits[slot * TRAITS + RECORD] = record;
}

/** Kind, language and maturity of a living document as one small number; 0 of a dead one. */
export const ABOUTS = 1 << 9;
export function aboutOf(kind: number, lang: number, maturity: number): number {
  return kind | (lang << LANG_SHIFT) | (maturity << MATURITY_SHIFT) | (1 << ALIVE_SHIFT);
}
export const aboutIn = (what: number) => what & (ABOUTS - 1);
/** 1, or 0 of a dead document. */
export const aliveIn = (what: number) => (what >>> ALIVE_SHIFT) & 1;
export const kindIn = (what: number) => what & ((1 << LANG_SHIFT) - 1);
export const langIn = (what: number) => (what >>> LANG_SHIFT) & 3;
export const maturityIn = (what: number) => (what >>> MATURITY_SHIFT) & 7;
export const regionIn = (whom: number) => whom & 0xffff;
export const audienceIn = (whom: number) => whom >>> 16;
export const sizeIn = (when: number) => when & 0xffff;
export const untilIn = (when: number) => when >>> 16;

/** About how like a mixture of fields and that of a document are, 0 to 1, by the two fields this speaks of most. */
export function roughLikeness(mixture: Float64Array): (what: number) => number {
  const main = new Float64Array(FIELDS);
  const second = new Float64Array(FIELDS);
  for (let field = 0; field < Math.min(FIELDS, mixture.length); field++) {
    main[field] = mixture[field]! / MAIN.most;
    second[field] = mixture[field]! / SECOND.most;
  }
  return (what) =>
    main[(what >>> MAIN.field) & (FIELDS - 1)]! * ((what >>> MAIN.share) & MAIN.most) +
    second[(what >>> SECOND.field) & (FIELDS - 1)]! * (what >>> SECOND.share);
}
