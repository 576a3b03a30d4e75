import { isLang, LANGS, type Lang } from '#engines/kit';
import { checkVocabulary } from './check-vocabulary.ts';
import type { Concept, VocabularyFile, VocabularyProblem } from './model.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LINE = /^((?:de|en|cs|pl)(?: around)?|broader|related|note|sense):(.*)$/;

/**
 * Reads vocabulary files (format: `vocabulary/README.md`). What can be read is returned even when there are problems; a concept
 * without labels in some language has an empty list there.
 */
export function parseVocabulary(files: readonly VocabularyFile[]): {
  concepts: Concept[];
  problems: VocabularyProblem[];
} {
  const concepts: Concept[] = [];
  const problems: VocabularyProblem[] = [];
  for (const file of files) {
    const found = parseFile(file, problems);
    if (found[0]?.id !== file.field) {
      problems.push({
        type: 'missing-field',
        file: `${file.field}.txt`,
        line: found[0]?.line ?? 1,
        message: `the first concept must be the field itself: ${file.field}`,
      });
    }
    concepts.push(...found);
  }
  problems.push(...checkVocabulary(concepts));
  return { concepts, problems };
}

function parseFile({ field, text }: VocabularyFile, problems: VocabularyProblem[]): Concept[] {
  const file = `${field}.txt`;
  const concepts: Concept[] = [];
  let current: Concept | undefined;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, raw] of lines.entries()) {
    const content = raw.trim();
    if (content.startsWith('#')) continue;
    if (content === '') {
      current = undefined;
      continue;
    }
    const line = index + 1;
    const match = LINE.exec(content);
    if (current === undefined) {
      if (!ID.test(content)) {
        const message = `a concept begins with its id (a-z, 0-9 and -), not “${content.slice(0, 40)}”`;
        problems.push({ type: 'malformed-id', file, line, message });
        if (match !== null) continue;
      }
      current = {
        id: content,
        field,
        labels: { de: [], cs: [], pl: [], en: [] },
        around: { de: [], cs: [], pl: [], en: [] },
        broader: [],
        related: [],
        senses: [],
        file,
        line,
      };
      concepts.push(current);
    } else if (match === null) {
      problems.push({ type: 'malformed-line', file, line, message: `not understood: “${content.slice(0, 60)}”` });
    } else {
      fill(current, match[1]!, match[2]!.trim());
    }
  }
  return concepts;
}

function fill(concept: Concept, key: string, value: string): void {
  const values = [...new Set(value.split(';').map((part) => part.trim().replace(/\s+/g, ' ')))].filter(
    (part) => part !== '',
  );
  const [lang = '', around] = key.split(' ');
  if (isLang(lang)) concept[around === undefined ? 'labels' : 'around'][lang].push(...values);
  else if (key === 'broader') concept.broader.push(...values);
  else if (key === 'related') concept.related.push(...values);
  else if (key === 'sense') concept.senses.push(...values);
  else concept.note = value;
}

/** The label shown to a reader: the first in the language, else the first there is, else the id. */
export function preferredLabel(concept: Pick<Concept, 'id' | 'labels'>, lang: Lang): string {
  return (
    concept.labels[lang][0] ??
    LANGS.map((other) => concept.labels[other][0]).find((label) => label !== undefined) ??
    concept.id
  );
}
