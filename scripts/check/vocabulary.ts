import { parseVocabulary } from '#engines/matching';
import { readVocabularyFiles } from '#shells/vocabulary.ts';
import type { Finding } from '../check.ts';

export function checkVocabulary(): Finding {
  const files = readVocabularyFiles();
  const { concepts, problems } = parseVocabulary(files);
  const nothing = concepts.length === 0 ? ['no concept was read'] : [];
  return {
    seen: `${concepts.length} concepts in ${files.length} fields`,
    problems: [...nothing, ...problems.map(({ file, line, message }) => `vocabulary/${file}:${line}: ${message}`)],
  };
}
