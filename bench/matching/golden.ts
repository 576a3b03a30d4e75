import { readdirSync, readFileSync } from 'node:fs';
import {
  buildVocabulary,
  type Judgement,
  type LabelledText,
  parseVocabulary,
  type Vocabulary,
  type Weights,
} from '#engines/matching';

/** A test collection: needs and entries in four languages with graded judgements. */
export type Golden = { needs: LabelledText[]; entries: LabelledText[]; judgements: Judgement[] };

/** Labels are chosen with an eye on the first, numbers on all of these. */
export const TUNED = ['first', 'second', 'third', 'fifth', 'eighth', 'ninth', 'eleventh'] as const;
/** These are only measured. */
export const HELD_BACK = ['fourth', 'sixth', 'seventh', 'tenth'] as const;
/** The needs and entries of the demo network; judged is what several rankings put first. */
export const DEMO = 'demo' as const;
export const COLLECTIONS = [...TUNED, ...HELD_BACK, DEMO] as const;
export type Collection = (typeof COLLECTIONS)[number];

const ROOT = new URL('../../', import.meta.url);

export function readGolden(name: Collection): Golden {
  const folder = new URL(`golden/${name}/`, import.meta.url);
  const lines = (file: string) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  const judgements = lines('qrels.tsv')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([need = '', entry = '', grade = '']) => ({ need, entry, grade: Number(grade) }));
  if (name === DEMO) return { ...readDemo(), judgements };
  return {
    needs: lines('needs.jsonl').map((line) => JSON.parse(line)),
    entries: lines('entries.jsonl').map((line) => JSON.parse(line)),
    judgements,
  };
}

/** Number of the part a need belongs to, by its id alone: FNV-1a with a final mix, so that ids that differ by one digit part. */
export function fold(need: LabelledText, folds: number): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < need.id.length; i++) value = Math.imul(value ^ need.id.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return ((value ^ (value >>> 12)) >>> 1) % folds;
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

/** Each entry with all that the index knows of it as one text. */
function readDemo(): Pick<Golden, 'needs' | 'entries'> {
  const folder = new URL('demo/entries/', ROOT);
  const all: LabelledText[] = readdirSync(folder)
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    .map(({ key, summary, text, problem, result, ...entry }) => {
      return { ...entry, id: key, text: [summary, text, problem, result].filter(Boolean).join('\n\n') };
    });
  return { needs: all.filter(({ kind }) => kind === 'need'), entries: all.filter(({ kind }) => kind !== 'need') };
}
