import type { Lang } from '#engines/kit';
import { mixFields } from './fields.ts';
import type { Hit } from './hit.ts';
import type { Unit } from './lexicon.ts';
import type { Span } from './model.ts';
import { type Position, readPositions } from './positions.ts';
import { findConcepts } from './recognise.ts';
import { chooseSenses, findSupport } from './senses.ts';
import type { Vocabulary } from './vocabulary.ts';
import { findWords, type WordHit } from './words.ts';

/** A part of a document or query with how much its words count. */
export type Part<F extends string> = { field: F; text: string; weight: number };

export type Analysis<F extends string> = {
  /** By concept number: weighted frequency, 0 to 1 how well it goes with the rest of the text, and where. */
  concepts: Map<number, { frequency: number; support: number; hits: (Hit & { field: F })[] }>;
  /** By label word (whole or part of a compound, not where it is unwanted): what tells the text's fields. */
  labelWords: Map<Unit, { frequency: number; spans: (Span & { field: F })[] }>;
  /** By field the places of the words that speak most for it, found when first asked. */
  telling: Map<number, (Span & { field: F })[]>;
  words: Map<string, { frequency: number; hits: (WordHit & { field: F })[] }>;
};

/** Reads all parts as one text, so that a title's senses are chosen by what follows. */
export function analyse<F extends string>(vocabulary: Vocabulary, parts: readonly Part<F>[], lang: Lang): Analysis<F> {
  const read: { part: Part<F>; positions: Position[]; hits: Hit[] }[] = [];
  for (const part of parts) {
    const positions = readPositions(vocabulary, part.text, lang);
    read.push({ part, positions, hits: findConcepts(vocabulary, positions, lang) });
  }
  chooseSenses(
    vocabulary,
    read.flatMap(({ hits }) => hits),
  );
  const analysis: Analysis<F> = { concepts: new Map(), labelWords: new Map(), telling: new Map(), words: new Map() };
  for (const { part, positions, hits } of read) {
    for (const hit of hits) {
      const known = analysis.concepts.get(hit.concept) ?? { frequency: 0, support: 0, hits: [] };
      known.frequency += hit.strength * part.weight;
      known.hits.push({ ...hit, field: part.field });
      analysis.concepts.set(hit.concept, known);
    }
    for (const { piece, excluded, start, end } of positions) {
      if (excluded) continue;
      for (const unit of piece.units) {
        const known = analysis.labelWords.get(unit) ?? { frequency: 0, spans: [] };
        known.frequency += (piece.strength * part.weight) / piece.units.length;
        known.spans.push({ field: part.field, start, end });
        analysis.labelWords.set(unit, known);
      }
    }
    for (const word of findWords(positions, hits)) {
      const known = analysis.words.get(word.key) ?? { frequency: 0, hits: [] };
      known.frequency += part.weight;
      known.hits.push({ ...word, field: part.field });
      analysis.words.set(word.key, known);
    }
  }
  const frequencies = new Map([...analysis.concepts].map(([concept, { frequency }]) => [concept, frequency]));
  for (const [concept, support] of findSupport(vocabulary, frequencies))
    analysis.concepts.get(concept)!.support = support;
  return analysis;
}

/** The mixture of fields a text speaks of, length 1. */
export function fieldsOf(vocabulary: Vocabulary, analysis: Analysis<string>, lang: Lang): Float64Array {
  const words = [...analysis.labelWords].map(([unit, { frequency }]) => [unit, frequency] as const);
  return mixFields(vocabulary.fields, vocabulary.labels[lang].fieldShares, words, vocabulary.weights.fieldPower);
}
