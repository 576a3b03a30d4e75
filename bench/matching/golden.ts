import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  buildVocabulary,
  type Judgement,
  type LabelledText,
  parseVocabulary,
  type Vocabulary,
  type Weights,
} from '#engines/matching';

/** The golden set: needs and entries in four languages with graded judgements. */
export type Golden = { needs: LabelledText[]; entries: LabelledText[]; judgements: Judgement[] };

const ROOT = new URL('../../', import.meta.url);

export function readGolden(folder: URL = new URL('golden/', import.meta.url)): Golden {
  const lines = (name: string) =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  const judgements = lines('qrels.tsv')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([need = '', entry = '', grade = '']) => ({ need, entry, grade: Number(grade) }));
  return {
    needs: lines('needs.jsonl').map((line) => JSON.parse(line)),
    entries: lines('entries.jsonl').map((line) => JSON.parse(line)),
    judgements,
  };
}

/**
 * Half of the needs, chosen by their ids alone. Labels were added to the vocabulary with an eye on the half called `tuning` only;
 * numbers are tuned on both, by cross-validation.
 */
export function half(golden: Golden, which: 'tuning' | 'held-back'): Golden {
  const needs = golden.needs.filter((need) => (hash(need.id) % 2 === 0) === (which === 'tuning'));
  return { ...golden, needs };
}

/** Number of the part a need belongs to, by its id alone. */
export function fold(need: LabelledText, folds: number): number {
  return (hash(need.id) >>> 1) % folds;
}

/** FNV-1a with a final mix, so that ids that differ by one digit part. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}

export function readConcepts() {
  const folder = new URL('vocabulary/', ROOT);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return parseVocabulary(
    names.toSorted().map((name) => ({ field: name.slice(0, -4), text: readFileSync(new URL(name, folder), 'utf8') })),
  );
}

export function readVocabulary(weights?: Weights): Vocabulary {
  return buildVocabulary(readConcepts().concepts, weights);
}

/** Entries of the demo network as the index knows them; empty when there are none yet. */
export function readDemoEntries(): LabelledText[] {
  const folder = new URL('demo/entries/', ROOT);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    .map((entry) => ({ ...entry, id: entry.key }));
}
