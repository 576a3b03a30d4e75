import type { Columns } from './columns.ts';
import { type Facts, SHARES } from './forward.ts';

/**
 * What filters and the choice of candidates need to know of many documents lies in three numbers, so that a document that a question has not met
 * before costs three looks into far memory and not ten. `what`: kind, language, maturity, whether it is alive, its two main fields with their shares.
 * `whom`: region and audience. `when`: size, and the earlier of deadline and end of validity (0 unknown).
 */
const LANG_SHIFT = 3;
const MATURITY_SHIFT = 5;
const ALIVE = 1 << 8;
const MAIN = { field: 9, share: 15, most: 63 };
const SECOND = { field: 21, share: 27, most: 31 };
/** Fields from this on are never among the two: vocabularies have about thirty. */
const FIELDS = 64;

export function keepTraits(columns: Columns, slot: number, facts: Facts, fields: Uint8Array): void {
  const main = mostOf(fields, -1);
  const about = aboutOf(facts.kind, facts.lang, facts.maturity);
  columns.what[slot] = about | packField(fields, main, MAIN) | packField(fields, mostOf(fields, main), SECOND);
  columns.whom[slot] = facts.region | (facts.audience << 16);
  columns.when[slot] = facts.size | (earlier(facts.validUntil, facts.deadline) << 16);
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
export function dropTraits({ what }: Columns, slot: number): void {
  what[slot] = 0;
}

/** Kind, language and maturity of a living document as one small number; 0 of a dead one. */
export const ABOUTS = 1 << 9;
export function aboutOf(kind: number, lang: number, maturity: number): number {
  return kind | (lang << LANG_SHIFT) | (maturity << MATURITY_SHIFT) | ALIVE;
}
export const aboutIn = (what: number) => what & (ABOUTS - 1);
export const langIn = (what: number) => (what >>> LANG_SHIFT) & 3;
export const maturityIn = (what: number) => (what >>> MATURITY_SHIFT) & 7;
export const regionIn = (whom: number) => whom & 0xffff;
export const audienceIn = (whom: number) => whom >>> 16;
export const sizeIn = (when: number) => when & 0xffff;
export const untilIn = (when: number) => when >>> 16;

/** About how like a mixture of fields and that of a document are, 0 to 1, by the two fields this speaks of most. */
export function roughLikeness(mixture: Float64Array, what: number): number {
  const main = mixture[(what >>> MAIN.field) & (FIELDS - 1)] ?? 0;
  const second = mixture[(what >>> SECOND.field) & (FIELDS - 1)] ?? 0;
  return (main * ((what >>> MAIN.share) & MAIN.most)) / MAIN.most + (second * (what >>> SECOND.share)) / SECOND.most;
}
