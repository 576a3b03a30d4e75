import { parentPort, workerData } from 'node:worker_threads';
import type { Lang } from '#engines/kit';
import { detectLanguage } from '#engines/language';
import {
  buildVocabulary,
  type ConceptId,
  createIndex,
  type Index,
  type MatchAnswer,
  type MatchQuery,
  parseVocabulary,
  recognise,
  type VocabularyFile,
} from '#engines/matching';
import { kept } from '#platform/kept';
import type { AnyDocument } from './document.ts';
import { readBody, writeBody } from './snapshot/body.ts';
import { createCatalogue, preferredLabels } from './vocabulary/catalogue.ts';
import { forEngine, JOINING, joinSchemes } from './vocabulary/join.ts';
import type { Browsed, BrowseQuery, ConceptView, ImportedScheme } from './vocabulary/model.ts';
import { type SkosWish, writeVocabulary } from './vocabulary/skos/write.ts';

/**
 * What the engine's thread knows words by: the files of our own vocabulary, and imported vocabularies. The files are kept in UTF-8 as long as the thread
 * lives: as strings, of which the pages about concepts are made, they would take twice the memory.
 */
export interface EngineSources {
  files: readonly { field: string; text: Uint8Array }[];
  imported: readonly ImportedScheme[];
}

/** What is matched: published entries; and what people look for and offer in drafts, which nobody but the standing matches asks for. */
export type IndexName = 'entries' | 'drafts';

/** What the engine's thread can be asked for, with what it takes and gives. */
export interface EngineCalls {
  /** Gives how many the index has then. */
  put: { takes: { index: IndexName; documents: AnyDocument[] }; gives: number };
  remove: { takes: { index: IndexName; ids: string[] }; gives: number };
  /** Lays the entries' lists together, when many have come. */
  pack: { takes: null; gives: null };
  match: { takes: { index: IndexName; query: MatchQuery }; gives: MatchAnswer };
  /** Writes the entries into this file, after the head, and gives how many bytes. What changes them waits, questions do not. */
  save: { takes: number; gives: number };
  /** Takes the entries from this file in place of those it has; gives how many, undefined where they cannot be taken. */
  restore: { takes: { fd: number; bytes: number }; gives: number | undefined };
  occurrences: { takes: null; gives: Map<ConceptId, number> };
  naming: { takes: { concept: ConceptId; limit: number }; gives: string[] };
  recognise: { takes: { text: string; lang: Lang }; gives: ConceptId[] };
  /** Preferred labels of the imported concepts that stand beside our own. */
  importedLabels: { takes: null; gives: Map<ConceptId, Record<Lang, string>> };
  browse: { takes: BrowseQuery; gives: Browsed };
  /** One concept; where an imported one was taken as one of ours, that one. */
  concept: { takes: { id: ConceptId; lang: Lang }; gives: ConceptView | undefined };
  /** Our own vocabulary in SKOS, or one concept of it. */
  skos: { takes: SkosWish; gives: string };
}

export type EngineRequest = {
  [C in keyof EngineCalls]: { number: number; call: C; takes: EngineCalls[C]['takes'] };
}[keyof EngineCalls];

export type EngineAnswer = { number: number; gives: unknown } | { number: number; error: string };

const { files, imported } = workerData as EngineSources;

function* ownFiles(): Iterable<VocabularyFile> {
  const decoder = new TextDecoder();
  for (const { field, text } of files) yield { field, text: decoder.decode(text) };
}

/** Made when first needed: the engine itself is mostly read back from what it kept. */
const ownConcepts = once(() => parseVocabulary([...ownFiles()]).concepts);
const allConcepts = once(() => joinSchemes(ownConcepts(), imported));
const catalogue = once(() => createCatalogue(allConcepts()));

function* sources(): Iterable<string> {
  for (const { field, text } of ownFiles()) yield* [field, text];
  yield* [JOINING, JSON.stringify(imported)];
}
// Kept under a name of its own, so that installations with and without imported vocabularies do not push each other out.
const name = imported.length === 0 ? 'vocabulary' : 'vocabulary-imported';
const vocabulary = kept(name, sources(), () => buildVocabulary(forEngine(allConcepts())));
let entries = createIndex(vocabulary);
/** Only where standing matches are looked for. */
const drafts = once(() => createIndex(vocabulary));
const indexOf = (index: IndexName): Index => (index === 'entries' ? entries : drafts());
let saving: Promise<unknown> | undefined;

async function answer(request: EngineRequest): Promise<EngineCalls[keyof EngineCalls]['gives']> {
  switch (request.call) {
    case 'put': {
      await saving;
      const index = indexOf(request.takes.index);
      for (const document of request.takes.documents) {
        const { lang = detectLanguage(document.text).lang } = document;
        index.put({ ...document, lang });
      }
      return index.size;
    }
    case 'remove': {
      await saving;
      const index = indexOf(request.takes.index);
      for (const id of request.takes.ids) index.remove(id);
      return index.size;
    }
    case 'pack':
      await saving;
      entries.pack();
      return null;
    case 'match':
      return indexOf(request.takes.index).match(request.takes.query);
    case 'save': {
      const writing = writeBody(entries, request.takes);
      // Whoever waits for it need not know that it failed.
      saving = writing.catch(() => {});
      return writing;
    }
    case 'restore': {
      const restored = await readBody(vocabulary, request.takes.fd, request.takes.bytes);
      if (restored !== undefined) entries = restored;
      return restored?.size;
    }
    case 'occurrences':
      return entries.occurrences();
    case 'naming':
      return entries.naming(request.takes.concept, request.takes.limit);
    case 'recognise':
      return recognise(vocabulary, request.takes.text, request.takes.lang).map((found) => found.concept);
    case 'importedLabels': {
      const beside = imported.length === 0 ? [] : allConcepts().filter(({ scheme }) => scheme !== undefined);
      return new Map(beside.map((concept) => [concept.id, preferredLabels(concept)]));
    }
    case 'browse':
      return catalogue().browse(request.takes, entries.occurrences());
    case 'concept':
      return catalogue().find(request.takes.id, request.takes.lang, entries.occurrences());
    case 'skos':
      return writeVocabulary(ownConcepts(), request.takes);
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

parentPort?.on('message', async (request: EngineRequest) => {
  try {
    parentPort?.postMessage({ number: request.number, gives: await answer(request) } satisfies EngineAnswer);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ number: request.number, error: text } satisfies EngineAnswer);
  }
});
