import type { Lang } from '#engines/kit';
import { detectLanguage } from '#engines/language';
import { beginningOf, firstLetterOf, foreignUnits, PIECE } from './forms.ts';
import type { Hit } from './hit.ts';
import {
  conceptIn,
  FIRST,
  type Guard,
  isOne,
  leadsOn,
  NOUN,
  nodeIn,
  nounIn,
  oneIn,
  placeOf,
  STEP_TO,
} from './label-trie.ts';
import type { Recognition } from './model.ts';
import { createReading, type Reading, readParts } from './reading.ts';
import { findScattered } from './scattered.ts';
import { chooseSenses } from './senses.ts';
import type { Vocabulary } from './vocabulary.ts';

const whole = createReading();

/** Concepts a text names, in order of their number. The language is recognised when left out. */
export function recognise(vocabulary: Vocabulary, text: string, lang?: Lang): Recognition[] {
  readParts(vocabulary, [text], lang ?? detectLanguage(text).lang, whole);
  const byConcept = new Map<number, Recognition>();
  for (const hit of findConcepts(vocabulary, whole)) {
    const known = byConcept.get(hit.concept);
    const spans = (hit.apart ?? [hit.first]).map((at, i) => ({
      start: whole.start[at]!,
      end: whole.end[hit.apart?.[i] ?? hit.last]!,
    }));
    if (known === undefined) {
      byConcept.set(hit.concept, {
        concept: vocabulary.concepts[hit.concept]!.id,
        spans: [...spans],
        strength: hit.strength,
      });
    } else {
      known.strength += hit.strength;
      known.spans.push(...spans);
    }
  }
  return [...byConcept].sort(([a], [b]) => a - b).map(([, recognition]) => recognition);
}

/**
 * Longest labels first, then labels inside them, labels of other languages where nothing was found, and labels scattered over a sentence;
 * where a label has several senses, they are chosen by the rest of the text.
 */
export function findConcepts(vocabulary: Vocabulary, reading: Reading): Hit[] {
  if (covered.length < reading.count) covered = new Uint8Array(reading.count * 2);
  covered.fill(0, 0, reading.count);
  const hits: Hit[] = [];
  walk(vocabulary, reading, OWN, hits);
  if (reading.hasForeign) for (let order = 0; order < OTHERS; order++) walk(vocabulary, reading, order, hits);
  findScattered(vocabulary, reading, hits);
  if (named.length < vocabulary.concepts.length) named = new Float64Array(vocabulary.concepts.length);
  if (fields.length <= vocabulary.fields.names.length) fields = new Float64Array(vocabulary.fields.names.length + 1);
  return chooseSenses(vocabulary, hits, named, fields);
}

/** By position: a label has been found there. */
let covered = new Uint8Array(256);

/** Room for choosing senses. */
let named = new Float64Array(0);
let fields = new Float64Array(0);

/** A text is read against the labels of its own language, then of the others in their order (`foreignOrder`). */
const OWN = -1;
const OTHERS = 3;

/** Where labels from one position on end, the last position, what ends there, and how surely; so many of them are used. */
const lasts: number[] = [];
const ends: number[] = [];
const sureties: number[] = [];
let endCount = 0;

/**
 * Walks the label trie from every position; what a label covers is marked. In the text's own language labels inside longer ones are found
 * too; in the others only words that nothing covers are looked at.
 */
function walk(vocabulary: Vocabulary, reading: Reading, order: number, hits: Hit[]): void {
  const { weights } = vocabulary;
  const { count, pieceShape } = reading;
  const nested = order === OWN;
  let reached = -1;
  for (let first = 0; first < count; first++) {
    if (!nested && (covered[first] === 1 || !isForeign(reading, first))) continue;
    endCount = 0;
    follow(vocabulary, reading, order, 0, first, first, 1);
    if (endCount === 0) continue;
    if (endCount > 1) sortEnds();
    const longest = lasts[0]!;
    for (let e = 0; e < endCount; e++) {
      const last = lasts[e]!;
      const isNested = last < longest || longest <= reached;
      if (isNested && !nested) continue;
      if (last === first && (pieceShape[first]! & PIECE.general) !== 0) continue;
      const before = hits.length;
      addHits(vocabulary, reading, ends[e]!, first, last, sureties[e]! * (isNested ? weights.nestedLabel : 1), hits);
      if (hits.length === before) continue;
      if (hits.length > before + 1) for (let i = before; i < hits.length; i++) hits[i]!.ambiguous = true;
      for (let at = first; at <= last; at++) reading.named[at] = 1;
    }
    for (let at = first; at <= longest; at++) covered[at] = 1;
    reached = Math.max(reached, longest);
  }
}

/** The longest first, of equal ones the surest. They are two or three: `sort` would take longer than the rest of the walk. */
function sortEnds(): void {
  for (let i = 1; i < endCount; i++) {
    const [last, end, sure] = [lasts[i]!, ends[i]!, sureties[i]!];
    let place = i;
    for (; place > 0 && isBefore(last, sure, place - 1); place--) {
      lasts[place] = lasts[place - 1]!;
      ends[place] = ends[place - 1]!;
      sureties[place] = sureties[place - 1]!;
    }
    lasts[place] = last;
    ends[place] = end;
    sureties[place] = sure;
  }
}

function isBefore(last: number, sure: number, other: number): boolean {
  return last > lasts[other]! || (last === lasts[other] && sure > sureties[other]!);
}

/** The concepts of the labels that end at a node, where the text has what these ask for. */
function addHits(
  { trie }: Vocabulary,
  reading: Reading,
  ending: number,
  first: number,
  last: number,
  strength: number,
  hits: Hit[],
): void {
  const one = isOne(ending);
  const to = one ? 1 : trie.ends[ending]!;
  for (let i = 0; i < to; i++) {
    const what = one ? oneIn(ending) : trie.ends[ending + 1 + i * 2]!;
    const guard = one ? 0 : trie.ends[ending + 2 + i * 2]!;
    if (agrees(nounIn(what), trie.guards[guard]!, reading, first))
      hits.push({ concept: conceptIn(what), first, last, strength, ambiguous: false, apart: undefined });
  }
}

function isForeign({ pieceShape }: Reading, at: number): boolean {
  return (pieceShape[at]! & PIECE.foreign) !== 0;
}

function follow(
  vocabulary: Vocabulary,
  reading: Reading,
  order: number,
  node: number,
  at: number,
  first: number,
  strength: number,
): void {
  const { sentence, excluded } = reading;
  if (at >= reading.count || sentence[at] !== sentence[first] || excluded[at] !== excluded[first]) return;
  if (order === OWN) {
    const sure = Math.min(strength, reading.strength[at]!);
    const { unitFrom, units } = reading;
    const to = unitFrom[at + 1]!;
    for (let i = unitFrom[at]!; i < to; i++) stepOn(vocabulary, reading, order, node, units[i]!, at, first, sure);
  } else {
    const sure = Math.min(strength, vocabulary.weights.foreignLabel);
    if (!isForeign(reading, at)) return;
    const { data } = reading.forms;
    const from = foreignUnits(data, reading.piece[at]!, order);
    for (let i = 0; i < data[from]!; i++)
      stepOn(vocabulary, reading, order, node, data[from + 1 + i]!, at, first, sure);
  }
}

function stepOn(
  vocabulary: Vocabulary,
  reading: Reading,
  order: number,
  node: number,
  unit: number,
  at: number,
  first: number,
  strength: number,
): void {
  const { first: beginnings, steps } = vocabulary.trie;
  const row = node === 0 ? unit * FIRST : placeOf(steps, node, unit) + STEP_TO;
  const rows = node === 0 ? beginnings : steps;
  const to = rows[row]!;
  if (to === 0) return;
  const ending = rows[row + 1]!;
  if (ending !== 0) {
    lasts[endCount] = at;
    ends[endCount] = ending;
    sureties[endCount] = strength;
    endCount += 1;
  }
  if (leadsOn(to)) follow(vocabulary, reading, order, nodeIn(to), at + 1, first, strength);
}

/**
 * Whether a place has what a label asks for beside its words: its function words (`Ort` is not `vor Ort`) and, in German, the capital of a
 * noun. An excluded word only counts for a label that itself says so (`kein Strom`).
 */
function agrees(noun: number, { before, after }: Guard, reading: Reading, at: number): boolean {
  const { word, excluded, noun: nouns } = reading;
  if (before === undefined && excluded[at] === 1) return false;
  if (before !== undefined && !before.every((each, i) => akin(each, reading, word[at]! - 1 - i))) return false;
  if (after !== undefined && !after.every((each, i) => akin(each, reading, word[at]! + 1 + i))) return false;
  return noun === NOUN.any || nouns[at] === -1 || (noun === NOUN.yes) === (nouns[at] === 1);
}

/** Function words of one kind begin alike, with so many letters: `kein`, `keine`. */
const ALIKE = 3;

function akin(one: string, { forms, words, wordCount }: Reading, at: number): boolean {
  if (at < 0 || at >= wordCount) return false;
  // Mostly the first letter tells; a small one of the alphabet is that of no other.
  const letter = firstLetterOf(forms, words[at]!);
  if (letter < 0x80 && (letter | 0x20) !== one.charCodeAt(0)) return false;
  return one.slice(0, ALIKE) === beginningOf(forms, words[at]!, ALIKE).toLowerCase();
}
