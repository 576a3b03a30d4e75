import type { Lang } from '#engines/kit';
import { createFew, empty, offer } from './few.ts';
import { shareOf } from './fields.ts';
import { hasKey, keyOf, PIECE } from './forms.ts';
import type { Hit } from './hit.ts';
import type { Unit } from './lexicon.ts';
import type { Span } from './model.ts';
import { createReading, type Reading, readParts } from './reading.ts';
import { findConcepts } from './recognise.ts';
import { weighSupport } from './senses.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A part of a document or query with how much its words count. */
export type Part<F extends string> = { field: F; text: string; weight: number };

/** What a text says, in numbers. Filled anew by each `analyse` of the same room, valid until the next. */
export type Analysis = {
  reading: Reading;
  hits: Hit[];
  /** Concepts named, in order of first naming; their weighted frequency, and 0 to 1 how well each goes with the rest. */
  concepts: number[];
  frequencies: number[];
  support: number[];
  /** Mixture of fields, length 1 (all 0 when there is none). */
  fields: Float64Array;
};

/** Room for analysing texts one after the other. */
export type Room = {
  reading: Reading;
  /** By concept, field and label word; 0 between texts. */
  byConcept: Float64Array;
  byField: Float64Array;
  byUnit: Float64Array;
  units: Unit[];
  /** By field: the mixture of a text. */
  mixture: Float64Array;
  /** By concept: which of a text's concepts it is. */
  placeOf: Int32Array;
};

export function createRoom(vocabulary: Vocabulary): Room {
  return {
    reading: createReading(),
    byConcept: new Float64Array(vocabulary.concepts.length),
    byField: new Float64Array(vocabulary.fields.names.length),
    byUnit: new Float64Array(vocabulary.unitWeight.length),
    units: [],
    mixture: new Float64Array(vocabulary.fields.names.length),
    placeOf: new Int32Array(vocabulary.concepts.length),
  };
}

/** Reads all parts as one text, so that a title's senses are chosen by what follows. The words that name a concept of `without` count nothing. */
export function analyse(
  vocabulary: Vocabulary,
  room: Room,
  parts: readonly Part<string>[],
  lang: Lang,
  without: ReadonlySet<number> = NOTHING,
): Analysis {
  const { reading, byConcept } = room;
  readParts(
    vocabulary,
    parts.map(({ text }) => text),
    lang,
    reading,
  );
  const hits = drop(reading, findConcepts(vocabulary, reading), without);
  const concepts: number[] = [];
  for (let i = 0; i < hits.length; i++) {
    const { concept, strength, first } = hits[i]!;
    if (byConcept[concept] === 0) concepts.push(concept);
    byConcept[concept]! += strength * parts[reading.part[first]!]!.weight;
  }
  const support = weighSupport(vocabulary, concepts, byConcept, room.byField);
  const frequencies: number[] = [];
  for (let i = 0; i < concepts.length; i++) {
    const concept = concepts[i]!;
    frequencies.push(byConcept[concept]!);
    byConcept[concept] = 0;
  }
  const fields = mixFields(vocabulary, room, parts);
  return { reading, hits, concepts, frequencies, support, fields };
}

const NOTHING: ReadonlySet<number> = new Set();

function drop(reading: Reading, hits: Hit[], without: ReadonlySet<number>): Hit[] {
  if (without.size === 0) return hits;
  for (const { concept, first, last, apart } of hits) {
    if (!without.has(concept)) continue;
    if (apart === undefined) reading.excluded.fill(1, first, last + 1);
    else for (const at of apart) reading.excluded[at] = 1;
  }
  return hits.filter(({ concept }) => !without.has(concept));
}

/** Search words of a text with their weighted frequency and whether all of them lie in recognised concepts. */
export function countWords(reading: Reading, parts: readonly Part<string>[]) {
  const { count, part, named } = reading;
  const words = new Map<string, { frequency: number; covered: boolean }>();
  for (let at = 0; at < count; at++) {
    if (!isSearchWord(reading, at)) continue;
    const key = keyOf(reading.forms, reading.piece[at]!);
    const covered = named[at] === 1;
    const known = words.get(key);
    if (known === undefined) words.set(key, { frequency: parts[part[at]!]!.weight, covered });
    else {
      known.frequency += parts[part[at]!]!.weight;
      known.covered &&= covered;
    }
  }
  return words;
}

/** Whether a piece of a text counts as a search word. */
export function isSearchWord({ excluded, pieceShape }: Reading, at: number): boolean {
  return excluded[at] === 0 && (pieceShape[at]! & PIECE.searchWord) !== 0;
}

/** Of the label words met where in `told` they stand: asked for all together, before anything waits for it. */
const metBounds: number[] = [];

/** The mixture of fields of a text by its label words. */
function mixFields(
  { fieldShares, weights }: Vocabulary,
  { reading, byUnit, units: met, mixture }: Room,
  parts: readonly Part<string>[],
): Float64Array {
  const { count, excluded, unitFrom, units, strength, part } = reading;
  const { from, told } = fieldShares;
  let metCount = 0;
  for (let at = 0; at < count; at++) {
    const first = unitFrom[at]!;
    const end = unitFrom[at + 1]!;
    if (first === end || excluded[at] === 1) continue;
    const said = (strength[at]! * parts[part[at]!]!.weight) / (end - first);
    for (let i = first; i < end; i++) {
      const unit = units[i]!;
      if (byUnit[unit] === 0) {
        met[metCount] = unit;
        metBounds[metCount * 2] = from[unit]!;
        metBounds[metCount * 2 + 1] = from[unit + 1]!;
        metCount += 1;
      }
      byUnit[unit]! += said;
    }
  }
  mixture.fill(0);
  for (let place = 0; place < metCount; place++) {
    const unit = met[place]!;
    const frequency = byUnit[unit]!;
    byUnit[unit] = 0;
    const saturated = frequency / (frequency + 1);
    const to = metBounds[place * 2 + 1]!;
    for (let i = metBounds[place * 2]!; i < to; i += 2) mixture[told[i]!]! += told[i + 1]! * saturated;
  }
  let sum = 0;
  for (let i = 0; i < mixture.length; i++) {
    if (mixture[i] === 0) continue;
    mixture[i]! **= weights.fieldPower;
    sum += mixture[i]! * mixture[i]!;
  }
  const length = Math.sqrt(sum);
  if (sum > 0) for (let i = 0; i < mixture.length; i++) mixture[i]! /= length;
  return mixture;
}

/** Fields of a text whose telling words are looked for, and words told for each of the first of them; for the others one. */
const WELL_TOLD = 3;
const TOLD_FIELDS = 8;
const TOLD_WORDS = 2;

/** The fields a text speaks most of. */
const main = createFew(TOLD_FIELDS);
/** By field its place among the main fields of a text. Of each of these how many words are told, which, and their shares: two places a field. */
let toldPlaces = new Int8Array(0);
const toldCounts = new Int8Array(TOLD_FIELDS);
const toldWords = new Int32Array(TOLD_FIELDS * TOLD_WORDS);
const toldShares = new Float64Array(TOLD_FIELDS * TOLD_WORDS);
/** The smaller share where two words are told, else 0: most words tell no more than that. */
const toldLeast = new Float64Array(TOLD_FIELDS);

/** The words of a text (by their place in it) that speak most for the fields it speaks most of: the field and the word by turns. */
export function findTelling(
  { fieldShares }: Vocabulary,
  { reading, fields }: Pick<Analysis, 'reading' | 'fields'>,
): number[] {
  empty(main);
  for (let field = 0; field < fields.length; field++) if (fields[field]! > 0) offer(main, field, fields[field]!);
  if (toldPlaces.length < fields.length) toldPlaces = new Int8Array(fields.length);
  const placeOf = toldPlaces.fill(-1);
  for (let place = 0; place < main.count; place++) placeOf[main.numbers[place]!] = place;
  toldCounts.fill(0);
  toldLeast.fill(0);
  const { from, told: spoken } = fieldShares;
  const { count: positions, excluded, unitFrom, units, word, strength } = reading;
  for (let at = 0; at < positions; at++) {
    if (excluded[at] === 1) continue;
    const end = unitFrom[at + 1]!;
    for (let u = unitFrom[at]!; u < end; u++) {
      const unit = units[u]!;
      const to = from[unit + 1]!;
      for (let i = from[unit]!; i < to; i += 2) {
        const place = placeOf[spoken[i]!]!;
        if (place < 0) continue;
        const share = spoken[i + 1]! * strength[at]!;
        if (share > toldLeast[place]!) tell(place, word[at]!, share);
      }
    }
  }
  const told: number[] = [];
  for (let place = 0; place < main.count; place++) {
    const field = main.numbers[place]!;
    const count = toldCounts[place]!;
    if (count === 0) continue;
    const first = place * TOLD_WORDS;
    const swapped = count === TOLD_WORDS && toldShares[first + 1]! > toldShares[first]! ? 1 : 0;
    told.push(field, toldWords[first + swapped]!);
    if (count === TOLD_WORDS && place < WELL_TOLD) told.push(field, toldWords[first + 1 - swapped]!);
  }
  return told;
}

/** A word that tells more of a main field than the least of those told: it is told too, or in place of that one. */
function tell(place: number, word: number, share: number): void {
  const first = place * TOLD_WORDS;
  const count = toldCounts[place]!;
  let at = first;
  while (at < first + count && toldWords[at] !== word) at += 1;
  if (at < first + count) {
    toldShares[at] = Math.max(toldShares[at]!, share);
  } else {
    if (count < TOLD_WORDS) toldCounts[place] = count + 1;
    else at = toldShares[first + 1]! < toldShares[first]! ? first + 1 : first;
    toldWords[at] = word;
    toldShares[at] = share;
  }
  if (toldCounts[place] === TOLD_WORDS) toldLeast[place] = Math.min(toldShares[first]!, toldShares[first + 1]!);
}

export type PartSpan = Span & { part: number };

/** Where a text names a concept. */
export function placesOfConcept({ reading, hits }: Pick<Analysis, 'reading' | 'hits'>, concept: number): PartSpan[] {
  const spans: PartSpan[] = [];
  for (const { concept: named, first, last, apart } of hits) {
    if (named !== concept) continue;
    if (apart === undefined) addRange(spans, reading, first, last);
    else for (const at of apart) addRange(spans, reading, at, at);
  }
  return spans;
}

/** The part of the text from one position to another. */
export function addRange(spans: PartSpan[], { part, start, end }: Reading, first: number, last: number): void {
  addSpan(spans, { part: part[first]!, start: start[first]!, end: end[last]! });
}

function addSpan(spans: PartSpan[], { part, start, end }: PartSpan): void {
  const known = spans.some((span) => span.part === part && span.start === start && span.end === end);
  if (!known) spans.push({ part, start, end });
}

/** Where a text has a search word. */
export function placesOfWord({ reading }: Pick<Analysis, 'reading'>, key: string): PartSpan[] {
  const spans: PartSpan[] = [];
  for (let at = 0; at < reading.count; at++) {
    if (reading.excluded[at] === 0 && hasKey(reading.forms, reading.piece[at]!, key)) addRange(spans, reading, at, at);
  }
  return spans;
}

/** Words shown for a field at most. */
const TELLING = 6;
/** … and only those that say at least this share of what the first says. */
const CLEARLY = 0.4;

/** The places of the words that speak most for a field, the clearest first. */
export function placesOfField(
  { fieldShares }: Vocabulary,
  { reading }: Pick<Analysis, 'reading'>,
  field: number,
): PartSpan[] {
  const told: { unit: Unit; share: number; places: PartSpan[] }[] = [];
  let most = 0;
  for (let at = 0; at < reading.count; at++) {
    if (reading.excluded[at] === 1) continue;
    for (let i = reading.unitFrom[at]!; i < reading.unitFrom[at + 1]!; i++) {
      const unit = reading.units[i]!;
      const share = shareOf(fieldShares, unit, field) * reading.strength[at]!;
      if (share === 0) continue;
      most = Math.max(most, share);
      const place = { part: reading.part[at]!, start: reading.start[at]!, end: reading.end[at]! };
      const known = told.find((each) => each.unit === unit);
      if (known === undefined) told.push({ unit, share, places: [place] });
      else known.places.push(place);
    }
  }
  const spans: PartSpan[] = [];
  told.sort((a, b) => b.share - a.share);
  for (const { share, places } of told.slice(0, TELLING)) {
    if (share >= most * CLEARLY) for (const place of places) addSpan(spans, place);
  }
  return spans;
}
