import type { Lang } from '#engines/kit';
import { detectLanguage } from '#engines/language';
import { isCompoundPart } from './compound-parts.ts';
import type { Hit } from './hit.ts';
import { type LabelEnd, type LabelTrie, step } from './label-trie.ts';
import type { Recognition } from './model.ts';
import { foreignOrder, type Piece } from './pieces.ts';
import { type Position, readPositions } from './positions.ts';
import { findScattered } from './scattered.ts';
import { chooseSenses } from './senses.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Concepts a text names, in order of their number. The language is recognised when left out. */
export function recognise(vocabulary: Vocabulary, text: string, lang?: Lang): Recognition[] {
  const language = lang ?? detectLanguage(text).lang;
  const found = findConcepts(vocabulary, readPositions(vocabulary, text, language), language);
  const byConcept = new Map<number, Recognition>();
  for (const hit of chooseSenses(vocabulary, found)) {
    const known = byConcept.get(hit.concept);
    const spans = hit.places ?? [{ start: hit.start, end: hit.end }];
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

/** Longest labels first, then labels inside them, labels of other languages where nothing was found, and labels scattered over a sentence. */
export function findConcepts(vocabulary: Vocabulary, positions: readonly Position[], lang: Lang): Hit[] {
  const covered = new Uint8Array(positions.length);
  const { foreignLabel } = vocabulary.weights;
  const own = {
    trie: vocabulary.labels[lang].trie,
    units: (piece: Piece) => piece.units,
    strength: (piece: Piece) => piece.strength,
  };
  const hits = walk(vocabulary, positions, covered, own, true);
  for (const [index, other] of foreignOrder(lang).entries()) {
    const units = (piece: Piece) => piece.foreign[index] ?? [];
    hits.push(
      ...walk(
        vocabulary,
        positions,
        covered,
        { trie: vocabulary.labels[other].trie, units, strength: () => foreignLabel },
        false,
      ),
    );
  }
  hits.push(...findScattered(vocabulary, positions, lang, hits));
  return hits;
}

/** A part of a compound that many compounds are made with says nothing alone (`Datenblatt` is not about data), nor does a short one. */
function tooGeneral(piece: Piece): boolean {
  return piece.part && (piece.text.length < SHORTEST_PART || isCompoundPart(piece.text));
}

const SHORTEST_PART = 5;

/** How positions are read against the labels of one language. */
type Reading = { trie: LabelTrie; units: (piece: Piece) => readonly number[]; strength: (piece: Piece) => number };
type End = { last: number; labels: readonly LabelEnd[]; strength: number };

/**
 * Walks the label trie from every position; what a label covers is marked. With `nested` labels inside longer ones are found
 * too; without it only words that nothing covers are looked at.
 */
function walk(
  vocabulary: Vocabulary,
  positions: readonly Position[],
  covered: Uint8Array,
  reading: Reading,
  nested: boolean,
): Hit[] {
  const hits: Hit[] = [];
  const { weights } = vocabulary;
  let reached = -1;
  for (let first = 0; first < positions.length; first++) {
    if (!nested && covered[first] === 1) continue;
    const ends: End[] = [];
    follow(positions, reading, 0, first, positions[first]!, 1, ends);
    if (ends.length === 0) continue;
    ends.sort((a, b) => b.last - a.last || b.strength - a.strength);
    const longest = ends[0]!.last;
    for (const { last, labels, strength } of ends) {
      const isNested = last < longest || longest <= reached;
      if (isNested && !nested) continue;
      if (last === first && tooGeneral(positions[first]!.piece)) continue;
      const [start, end] = [positions[first]!.start, positions[last]!.end];
      const agreeing = labels.filter((label) => agrees(label, positions[first]!));
      for (const { concept } of agreeing) {
        const sure = strength * (isNested ? weights.nestedLabel : 1);
        hits.push({ concept, start, end, strength: sure, ambiguous: agreeing.length > 1 });
      }
    }
    covered.fill(1, first, longest + 1);
    reached = Math.max(reached, longest);
  }
  return hits;
}

/**
 * Whether a place has what a label asks for beside its words: its function words (`Ort` is not `vor Ort`) and, in German, the capital of a
 * noun. An excluded word only counts for a label that itself says so (`kein Strom`).
 */
function agrees({ before = [], after = [], noun }: LabelEnd, position: Position): boolean {
  const { words, index } = position;
  const whole =
    before.every((word, i) => akin(word, words[index - 1 - i])) &&
    after.every((word, i) => akin(word, words[index + 1 + i]));
  if (!whole || (position.excluded && before.length === 0)) return false;
  return noun === undefined || position.noun === undefined || noun === position.noun;
}

/** Function words of one kind begin alike: `kein`, `keine`. */
function akin(one: string, other: string | undefined): boolean {
  return one.slice(0, 3) === other?.slice(0, 3);
}

function follow(
  positions: readonly Position[],
  reading: Reading,
  node: number,
  index: number,
  first: Position,
  strength: number,
  ends: End[],
): void {
  const position = positions[index];
  if (position === undefined) return;
  if (position.sentence !== first.sentence || position.excluded !== first.excluded) return;
  for (const unit of reading.units(position.piece)) {
    const next = step(reading.trie, node, unit);
    if (next === undefined) continue;
    const sure = Math.min(strength, reading.strength(position.piece));
    const labels = reading.trie.ends[next];
    if (labels !== undefined) ends.push({ last: index, labels, strength: sure });
    follow(positions, reading, next, index + 1, first, sure, ends);
  }
}
