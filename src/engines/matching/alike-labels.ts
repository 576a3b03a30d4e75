import { LANGS } from '#engines/kit';
import type { Unit } from './lexicon.ts';
import type { Labels } from './vocabulary.ts';

/** Concepts whose labels share words, with 0 to 1 how much. */
export type Alike = { concept: number; likeness: number }[];

/** Words in more concepts than this say nothing about likeness (`digital`, `system`). */
const COMMON = 40;

/**
 * For each concept those whose labels share words with its own, by the cosine of their weighted label words, mean of the four
 * languages: a word shared by chance is shared in one language only.
 */
export function findAlikeLabels(
  labels: Readonly<Record<(typeof LANGS)[number], Labels>>,
  concepts: number,
  least: number,
): Alike[] {
  const sums = Array.from({ length: concepts }, () => new Map<number, number>());
  for (const lang of LANGS) {
    const vectors = vectorsOf(labels[lang], concepts);
    const owners = new Map<Unit, number[]>();
    for (const [concept, vector] of vectors.entries()) {
      for (const unit of vector.keys()) {
        const list = owners.get(unit);
        if (list === undefined) owners.set(unit, [concept]);
        else list.push(concept);
      }
    }
    for (const [unit, list] of owners) {
      if (list.length > COMMON) continue;
      for (const one of list) {
        const sum = sums[one]!;
        const left = vectors[one]!.get(unit)!;
        for (const other of list) {
          if (one !== other) sum.set(other, (sum.get(other) ?? 0) + (left * vectors[other]!.get(unit)!) / LANGS.length);
        }
      }
    }
  }
  return sums.map((sum) =>
    [...sum]
      .filter(([, likeness]) => likeness >= least)
      .map(([concept, likeness]) => ({ concept, likeness: Math.min(1, likeness) })),
  );
}

/** Per concept its label words, length 1. */
function vectorsOf({ wordsOf, unitWeight }: Labels, concepts: number): Map<Unit, number>[] {
  return Array.from({ length: concepts }, (_, concept) => {
    const vector = new Map<Unit, number>();
    for (const unit of wordsOf.get(concept) ?? []) vector.set(unit, (vector.get(unit) ?? 0) + unitWeight.get(unit)!);
    const length = Math.hypot(...vector.values());
    for (const [unit, value] of vector) vector.set(unit, value / length);
    return vector;
  });
}
