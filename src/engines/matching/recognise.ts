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
  const { count } = reading;
  const nested = order === OWN;
  let reached = -1;
  for (let first = 0; first < count; first++) {
    if (!nested && covered[first] === 1) continue;
    endCount = 0;
    follow(vocabulary, reading, order, 0, first, 1);
    if (endCount === 0) continue;
    if (endCount > 1) sortEnds();
    const longest = lasts[0]!;
    for (let e = 0; e < endCount; e++) {
      const isNested = lasts[e]! < longest || longest <= reached;
      if (!isNested || nested) addHits(vocabulary, reading, e, first, isNested, hits);
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

/** The concepts of the labels of an end, where the text has what these ask for. */
function addHits(
  { trie, weights }: Vocabulary,
  reading: Reading,
  end: number,
  first: number,
  isNested: boolean,
  hits: Hit[],
): void {
  const last = lasts[end]!;
  const ending = ends[end]!;
  if (last === first && (reading.pieceShape[first]! & PIECE.general) !== 0) return;
  const strength = sureties[end]! * (isNested ? weights.nestedLabel : 1);
  const before = hits.length;
  const one = isOne(ending);
  const to = one ? 1 : trie.ends[ending]!;
  for (let i = 0; i < to; i++) {
    const what = one ? oneIn(ending) : trie.ends[ending + 1 + i * 2]!;
    const guard = one ? 0 : trie.ends[ending + 2 + i * 2]!;
    if (!isWrittenAs(nounIn(what), reading.noun[first]!)) continue;
    if (guard === 0 ? reading.excluded[first] === 1 : !isGuarded(trie.guards[guard]!, reading, first)) continue;
    hits.push({ concept: conceptIn(what), first, last, strength, ambiguous: false, apart: undefined });
  }
  if (hits.length === before) return;
  if (hits.length > before + 1) for (let i = before; i < hits.length; i++) hits[i]!.ambiguous = true;
  for (let at = first; at <= last; at++) reading.named[at] = 1;
}

function isForeign({ pieceShape }: Reading, at: number): boolean {
  return (pieceShape[at]! & PIECE.foreign) !== 0;
}

/** Takes the steps from a node that the words at a position allow, and those after them. */
function follow(
  vocabulary: Vocabulary,
  reading: Reading,
  order: number,
  node: number,
  at: number,
  strength: number,
): void {
  if (order === OWN) {
    const { unitFrom, units } = reading;
    const from = unitFrom[at]!;
    const to = unitFrom[at + 1]!;
    if (from === to) return;
    const sure = Math.min(strength, reading.strength[at]!);
    for (let i = from; i < to; i++) stepOn(vocabulary, reading, order, node, units[i]!, at, sure);
  } else {
    if (!isForeign(reading, at)) return;
    const sure = Math.min(strength, vocabulary.weights.foreignLabel);
    const { data } = reading.forms;
    const from = foreignUnits(data, reading.piece[at]!, order);
    for (let i = 0; i < data[from]!; i++) stepOn(vocabulary, reading, order, node, data[from + 1 + i]!, at, sure);
  }
}

function stepOn(
  vocabulary: Vocabulary,
  reading: Reading,
  order: number,
  node: number,
  unit: number,
  at: number,
  strength: number,
): void {
  const { first, steps } = vocabulary.trie;
  const rows = node === 0 ? first : steps;
  const row = node === 0 ? unit * FIRST : placeOf(steps, node, unit) + STEP_TO;
  const to = rows[row]!;
  if (to === 0) return;
  const ending = rows[row + 1]!;
  if (ending !== 0) {
    lasts[endCount] = at;
    ends[endCount] = ending;
    sureties[endCount] = strength;
    endCount += 1;
  }
  if (leadsOn(to) && goesOn(reading, at)) follow(vocabulary, reading, order, nodeIn(to), at + 1, strength);
}

/** Whether a label may go on from a position to the next: in its sentence, and not where what is excluded begins or ends. */
function goesOn({ count, sentence, excluded }: Reading, at: number): boolean {
  return at + 1 < count && sentence[at] === sentence[at + 1] && excluded[at] === excluded[at + 1];
}

/** Whether a German word has the capital that a label asks for, or has none where it must not. */
function isWrittenAs(asked: number, noun: number): boolean {
  return asked === NOUN.any || noun === -1 || (asked === NOUN.yes) === (noun === 1);
}

/**
 * Whether a place has the function words that a label asks for (`Ort` is not `vor Ort`). An excluded word only counts for a label that itself says
 * so (`kein Strom`).
 */
function isGuarded({ before, after }: Guard, reading: Reading, at: number): boolean {
  if (before === undefined && reading.excluded[at] === 1) return false;
  const word = reading.word[at]!;
  return hasAll(before, reading, word - 1, -1) && hasAll(after, reading, word + 1, 1);
}

function hasAll(asked: Guard['before'], reading: Reading, from: number, step: number): boolean {
  if (asked === undefined) return true;
  for (let i = 0; i < asked.length; i++) if (!akin(asked[i]!, reading, from + i * step)) return false;
  return true;
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
