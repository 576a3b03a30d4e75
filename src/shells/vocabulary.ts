import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '#engines/kit';
import { parseVocabulary, preferredLabel, type VocabularyFile } from '#engines/matching';
import { kept } from '#platform/kept';

const FOLDER = join(import.meta.dirname, '../../vocabulary');

export interface LoadedVocabulary {
  /** Read anew each time: whoever needs them needs them once. */
  files: () => VocabularyFile[];
  labels: Map<string, Record<Lang, string>>;
  /** Ids of the fields' top concepts. */
  topics: string[];
}

/** Everyday words that carry meaning but are no topic anybody would choose. */
const NO_TOPIC = 'general';

export function readVocabularyFiles(): VocabularyFile[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => ({ field: name.slice(0, -4), text: readFileSync(join(FOLDER, name), 'utf8') }));
}

/** Reads the vocabulary that comes with the checkout. */
export function loadVocabulary(): LoadedVocabulary {
  const files = readVocabularyFiles();
  const { labels, topics } = kept('labels', [SHAPE, ...files.map(({ text }) => text)], () => readLabels(files));
  return { files: readVocabularyFiles, labels, topics };
}

/** Changes with what `readLabels` returns. */
const SHAPE = '1';

function readLabels(files: readonly VocabularyFile[]): Pick<LoadedVocabulary, 'labels' | 'topics'> {
  const { concepts } = parseVocabulary(files);
  const labels = new Map(
    concepts.map((concept) => {
      const [de, cs, pl, en] = (['de', 'cs', 'pl', 'en'] as const).map((lang) => preferredLabel(concept, lang));
      return [concept.id, { de: de ?? concept.id, cs: cs ?? concept.id, pl: pl ?? concept.id, en: en ?? concept.id }];
    }),
  );
  const topics = concepts.filter(({ id, field }) => id === field && id !== NO_TOPIC).map(({ id }) => id);
  return { labels, topics };
}
