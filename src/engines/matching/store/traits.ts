import type { Columns } from './columns.ts';
import type { Facts } from './forward.ts';

/**
 * What filters and the choice of candidates need to know of many documents lies in three numbers, so that a document that a question has not met
 * before costs three looks into far memory and not ten. `what`: kind, language, maturity, whether it is alive, its main field and the share of that.
 * `whom`: region and audience. `when`: size, and the earlier of deadline and end of validity (0 unknown).
 */
const LANG_SHIFT = 3;
const MATURITY_SHIFT = 5;
const ALIVE = 1 << 8;
const FIELD_SHIFT = 16;
const SHARE_SHIFT = 24;

export function keepTraits(columns: Columns, slot: number, facts: Facts, fields: Uint8Array): void {
  let main = 0;
  for (let field = 1; field < fields.length; field++) if (fields[field]! > fields[main]!) main = field;
  const about = aboutOf(facts.kind, facts.lang, facts.maturity);
  columns.what[slot] = about | (main << FIELD_SHIFT) | ((fields[main] ?? 0) << SHARE_SHIFT);
  columns.whom[slot] = facts.region | (facts.audience << 16);
  columns.when[slot] = facts.size | (earlier(facts.validUntil, facts.deadline) << 16);
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
/** The field the document speaks of most, and its share, 0 to 255. */
export const mainFieldIn = (what: number) => (what >>> FIELD_SHIFT) & 255;
export const mainShareIn = (what: number) => what >>> SHARE_SHIFT;
export const regionIn = (whom: number) => whom & 0xffff;
export const audienceIn = (whom: number) => whom >>> 16;
export const sizeIn = (when: number) => when & 0xffff;
export const untilIn = (when: number) => when >>> 16;
