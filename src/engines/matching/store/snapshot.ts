import type { Vocabulary } from '../vocabulary.ts';
import type { Words } from '../word-list.ts';
import { createColumns, createDictionary } from './columns.ts';
import { createLists, roomOf } from './lists.ts';
import { createStore, type Store } from './store.ts';
import { RANGES, TRAITS } from './traits.ts';

/** Changes with what is written below; a snapshot of another format is not read. */
const FORMAT = 8;
const MAGIC = 'hubwerk-index';
/** Header lengths are written in so many bytes. */
const LENGTH_BYTES = 4;
/** Columns have room for so many documents at least, or they could not grow. */
const LEAST_ROOM = 64;
/** Longer headers are none of ours. */
const LONGEST_HEADER = 2 ** 30;

type Header = {
  magic: string;
  format: number;
  /** What the vocabulary was made from: numbers of concepts, words and fields mean something only with it. */
  fingerprint: string;
  slots: number;
  live: number;
  kinds: number[];
  names: Record<'regions' | 'audiences' | 'sizes', (readonly string[])[]>;
  words: number;
  wordLetters: number;
  wordPlaces: number;
  idPlaces: number;
  idsUsed: number;
  lists: number;
  listChunks: number;
  listsUsed: number;
  recordChunks: number;
  recordsUsed: number;
  textChunks: number[];
  textsUsed: number;
};

/** The parts of an index one after the other: a header and arrays as they are in memory (little-endian, as all machines Node runs on). */
export function* saveStore(store: Store): Generator<Uint8Array> {
  const { columns, slots, words, lists, forward, texts, ids } = store;
  const header: Header = {
    magic: MAGIC,
    format: FORMAT,
    fingerprint: store.vocabulary.fingerprint,
    slots,
    live: store.live,
    kinds: [...store.kinds],
    names: {
      regions: store.names.regions.values,
      audiences: store.names.audiences.values,
      sizes: store.names.sizes.values,
    },
    words: words.count,
    wordLetters: words.from[words.count]!,
    wordPlaces: words.places.length,
    idPlaces: ids.places.length,
    idsUsed: ids.used,
    lists: roomOf(lists),
    listChunks: lists.chunks.length,
    listsUsed: lists.used,
    recordChunks: forward.chunks.length,
    recordsUsed: forward.used,
    textChunks: texts.chunks.map((chunk) => chunk.length),
    textsUsed: texts.used,
  };
  const head = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(head.length);
  yield length;
  yield head;
  yield bytesOf(columns.traits.subarray(0, slots * TRAITS));
  yield bytesOf(columns.ranges.subarray(0, slots * RANGES));
  yield bytesOf(columns.text.subarray(0, slots));
  yield bytesOf(store.conceptDocuments);
  yield bytesOf(words.from.subarray(0, words.count + 1));
  yield bytesOf(words.letters.subarray(0, words.from[words.count]!));
  yield bytesOf(words.places);
  yield bytesOf(words.documents.subarray(0, words.count));
  yield bytesOf(ids.places);
  yield bytesOf(lists.heads);
  for (const chunk of lists.chunks) yield bytesOf(chunk);
  for (const chunk of forward.chunks) yield bytesOf(chunk);
  for (const chunk of texts.chunks) yield chunk;
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

type Read = (into: Uint8Array) => number | Promise<number>;

/**
 * Reads what `saveStore` wrote. `read` fills the array it is given from where it stopped and returns how many bytes it had. Undefined where the
 * snapshot is of another vocabulary or format, broken off or no snapshot.
 */
export async function loadStore(vocabulary: Vocabulary, read: Read): Promise<Store | undefined> {
  const header = await readHeader(read);
  if (header === undefined || header.fingerprint !== vocabulary.fingerprint) return undefined;
  let whole = true;
  const fill = async <A extends ArrayBufferView>(array: A): Promise<A> => {
    if (whole) whole = (await read(bytesOf(array))) === array.byteLength;
    return array;
  };
  const store = createStore(vocabulary);
  store.slots = header.slots;
  store.live = header.live;
  store.kinds = Int32Array.from(header.kinds);
  for (const name of ['regions', 'audiences', 'sizes'] as const)
    store.names[name] = createDictionary(header.names[name]);
  store.columns = createColumns(Math.max(LEAST_ROOM, header.slots));
  await fill(store.columns.traits.subarray(0, header.slots * TRAITS));
  await fill(store.columns.ranges.subarray(0, header.slots * RANGES));
  await fill(store.columns.text.subarray(0, header.slots));
  await fill(store.conceptDocuments);
  const { words, wordLetters, wordPlaces } = header;
  Object.assign(store.words, {
    count: words,
    from: await fill(new Uint32Array(words + 1)),
    letters: await fill(new Uint16Array(wordLetters)),
    places: await fill(new Int32Array(wordPlaces)),
    documents: await fill(new Int32Array(words)),
    frequencies: new Float32Array(words),
  } satisfies Partial<Words>);
  store.ids = { places: await fill(new Int32Array(header.idPlaces)), used: header.idsUsed };
  const { lists, forward, texts } = store;
  lists.heads = await fill(createLists(header.lists).heads);
  const listChunk = lists.chunks[0]!.length;
  lists.chunks = [];
  for (let i = 0; i < header.listChunks; i++) lists.chunks.push(await fill(new Int32Array(listChunk)));
  lists.used = header.listsUsed;
  const recordChunk = forward.chunks[0]!.length;
  forward.chunks = [];
  for (let i = 0; i < header.recordChunks; i++) forward.chunks.push(await fill(new Uint8Array(recordChunk)));
  forward.used = header.recordsUsed;
  for (const length of header.textChunks) texts.chunks.push(await fill(Buffer.allocUnsafeSlow(length)));
  texts.used = header.textsUsed;
  return whole ? store : undefined;
}

async function readHeader(read: Read): Promise<Header | undefined> {
  const length = Buffer.alloc(LENGTH_BYTES);
  if ((await read(length)) !== LENGTH_BYTES || length.readUInt32LE() > LONGEST_HEADER) return undefined;
  const bytes = Buffer.alloc(length.readUInt32LE());
  if ((await read(bytes)) !== bytes.length) return undefined;
  try {
    // What is written by this file under this magic and format has this shape.
    const header = JSON.parse(bytes.toString()) as Header;
    return header.magic === MAGIC && header.format === FORMAT ? header : undefined;
  } catch {
    return undefined;
  }
}
