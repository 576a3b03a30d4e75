import type { Lang } from '#engines/kit';
import { detectLanguage } from '#engines/language';
import { beginningOf, foreignUnits, PIECE } from './forms.ts';
import type { Hit } from './hit.ts';
import { type LabelEnd, step } from './label-trie.ts';
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

type End = { last: number; labels: readonly LabelEnd[]; strength: number };
const ends: End[] = [];

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
    if (nested ? !beginsLabel(vocabulary, reading, first) : covered[first] === 1 || !isForeign(reading, first))
      continue;
    ends.length = 0;
    follow(vocabulary, reading, order, 0, first, first, 1);
    if (ends.length === 0) continue;
    if (ends.length > 1) sortEnds();
    const longest = ends[0]!.last;
    for (let e = 0; e < ends.length; e++) {
      const { last, labels, strength } = ends[e]!;
      const isNested = last < longest || longest <= reached;
      if (isNested && !nested) continue;
      if (last === first && (pieceShape[first]! & PIECE.general) !== 0) continue;
      const before = hits.length;
      for (let l = 0; l < labels.length; l++) {
        const label = labels[l]!;
        if (!agrees(label, reading, first)) continue;
        const sure = strength * (isNested ? weights.nestedLabel : 1);
        hits.push({ concept: label.concept, first, last, strength: sure, ambiguous: false, apart: undefined });
      }
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
  for (let i = 1; i < ends.length; i++) {
    const end = ends[i]!;
    let place = i;
    for (; place > 0 && isBefore(end, ends[place - 1]!); place--) ends[place] = ends[place - 1]!;
    ends[place] = end;
  }
}

function isBefore(one: End, other: End): boolean {
  return one.last > other.last || (one.last === other.last && one.strength > other.strength);
}

function isForeign({ pieceShape }: Reading, at: number): boolean {
  return (pieceShape[at]! & PIECE.foreign) !== 0;
}

function beginsLabel({ trie }: Vocabulary, { unitFrom, units }: Reading, at: number): boolean {
  for (let i = unitFrom[at]!; i < unitFrom[at + 1]!; i++) if (trie.first[units[i]!] !== 0) return true;
  return false;
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
  const { trie } = vocabulary;
  const next = step(trie, node, unit);
  if (next === 0) return;
  const labels = trie.ends[next];
  if (labels !== undefined) ends.push({ last: at, labels, strength });
  if (trie.leads[next] === 1) follow(vocabulary, reading, order, next, at + 1, first, strength);
}

/**
 * Whether a place has what a label asks for beside its words: its function words (`Ort` is not `vor Ort`) and, in German, the capital of a
 * noun. An excluded word only counts for a label that itself says so (`kein Strom`).
 */
function agrees({ before, after, noun }: LabelEnd, reading: Reading, at: number): boolean {
  const { word, excluded, noun: nouns } = reading;
  if (before === undefined && excluded[at] === 1) return false;
  if (before !== undefined && !before.every((each, i) => akin(each, reading, word[at]! - 1 - i))) return false;
  if (after !== undefined && !after.every((each, i) => akin(each, reading, word[at]! + 1 + i))) return false;
  return noun === undefined || nouns[at] === -1 || noun === (nouns[at] === 1);
}

/** Function words of one kind begin alike, with so many letters: `kein`, `keine`. */
const ALIKE = 3;

function akin(one: string, { forms, words, wordCount }: Reading, at: number): boolean {
  if (at < 0 || at >= wordCount) return false;
  return one.slice(0, ALIKE) === beginningOf(forms, words[at]!, ALIKE).toLowerCase();
}
