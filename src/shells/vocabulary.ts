import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '#engines/kit';
import { buildVocabulary, parseVocabulary, preferredLabel, type Vocabulary } from '#engines/matching';

const FOLDER = join(import.meta.dirname, '../../vocabulary');

export interface LoadedVocabulary {
  vocabulary: Vocabulary;
  labels: Map<string, Record<Lang, string>>;
  /** Ids of the fields' top concepts. */
  topics: string[];
}

/** Everyday words that carry meaning but are no topic anybody would choose. */
const NO_TOPIC = 'general';

export function readVocabularyFiles(): { field: string; text: string }[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => ({ field: name.slice(0, -4), text: readFileSync(join(FOLDER, name), 'utf8') }));
}

/** Reads the vocabulary that comes with the checkout. */
export function loadVocabulary(): LoadedVocabulary {
  const { concepts } = parseVocabulary(readVocabularyFiles());
  const labels = new Map(
    concepts.map((concept) => {
      const [de, cs, pl, en] = (['de', 'cs', 'pl', 'en'] as const).map((lang) => preferredLabel(concept, lang));
      return [concept.id, { de: de ?? concept.id, cs: cs ?? concept.id, pl: pl ?? concept.id, en: en ?? concept.id }];
    }),
  );
  const topics = concepts.filter(({ id, field }) => id === field && id !== NO_TOPIC).map(({ id }) => id);
  return { vocabulary: buildVocabulary(concepts), labels, topics };
}
