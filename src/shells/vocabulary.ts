import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Lang } from '#engines/kit';
import { parseVocabulary, preferredLabel, type Vocabulary, type VocabularyFile } from '#engines/matching';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'vocabulary');
const KEPT = join(ROOT, 'node_modules/.cache/hubwerk/vocabulary');

export interface LoadedVocabulary {
  files: VocabularyFile[];
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

/**
 * The vocabulary that comes with the checkout. Building it takes some seconds and much memory for a while, so the result is
 * kept beside the installed packages and read back as long as neither the files nor the engine have changed.
 */
export function loadVocabulary(keptFile: string = KEPT): LoadedVocabulary {
  const files = readVocabularyFiles();
  const sources = digestOf(files);
  const kept = readKept(keptFile, sources);
  if (kept !== undefined) return kept;
  const loaded = compile(files);
  keep(keptFile, sources, loaded);
  return loaded;
}

function compile(files: VocabularyFile[]): LoadedVocabulary {
  const { concepts } = parseVocabulary(files);
  const labels = new Map(
    concepts.map((concept) => {
      const [de, cs, pl, en] = (['de', 'cs', 'pl', 'en'] as const).map((lang) => preferredLabel(concept, lang));
      return [concept.id, { de: de ?? concept.id, cs: cs ?? concept.id, pl: pl ?? concept.id, en: en ?? concept.id }];
    }),
  );
  const topics = concepts.filter(({ id, field }) => id === field && id !== NO_TOPIC).map(({ id }) => id);
  return { files, labels, topics };
}

/** Of everything that the result depends on. */
function digestOf(files: VocabularyFile[]): Buffer {
  const hash = createHash('sha256').update(process.version);
  for (const { field, text } of files) hash.update(`\0${field}\0${text}`);
  const code = globSync('src/engines/{kit,language,matching}/**/*.ts', { cwd: ROOT }).sort();
  for (const file of [...code, 'package-lock.json']) hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.update(readFileSync(import.meta.filename)).digest();
}

const seal = (sources: Buffer, content: Buffer) => createHash('sha256').update(sources).update(content).digest();
const SEAL_BYTES = 32;

/** Undefined where nothing is kept, or something else, or only a part of it. */
function readKept(file: string, sources: Buffer): LoadedVocabulary | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const content = bytes.subarray(SEAL_BYTES);
  return bytes.subarray(0, SEAL_BYTES).equals(seal(sources, content)) ? deserialize(content) : undefined;
}

/** An installation that may not be written to does without. */
function keep(file: string, sources: Buffer, loaded: LoadedVocabulary): void {
  const content = serialize(loaded);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([seal(sources, content), content]));
    renameSync(unfinished, file);
  } catch {}
}
