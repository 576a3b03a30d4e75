import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDocument, seeded } from '../fixtures.ts';
import {
  copyRecord,
  createEnd,
  createForward,
  createRecord,
  type DocumentRecord,
  FACT,
  type Fact,
  factOf,
  fieldOf,
  keepRecord,
  LAST_WORD,
  MOST_NUMBERS,
  openRecord,
  readEnd,
} from './forward.ts';
import { addId, createIds, findSlot, removeId } from './ids.ts';
import { append, createLists, createRun, nextRun, openCursors, packLists, readAll } from './lists.ts';
import { createTexts, keep, readId, readTexts, readTopics } from './texts.ts';

test('lists give back what was added, packed or not, whole and window by window', () => {
  const random = seeded(3);
  const lists = createLists(50);
  const expected: number[][] = Array.from({ length: 50 }, () => []);
  for (let document = 0; document < 60_000; document++) {
    if (document === 20_000 || document === 50_000) packLists(lists);
    const list = Math.floor(50 * random() ** 3);
    append(lists, list, document);
    expected[list]!.push(document);
  }
  for (const [list, numbers] of expected.entries()) assert.deepEqual(readAll(lists, list), numbers);
  const cursors = openCursors(lists, Int32Array.of(0, 7, 49));
  const found: number[][] = [[], [], []];
  const run = createRun();
  for (let limit = 1000; limit <= 60_000; limit += 1000) {
    for (const [place, numbers] of found.entries()) {
      while (nextRun(lists, cursors, place, limit, run)) numbers.push(...run.numbers.subarray(run.from, run.to));
      assert.ok((numbers.at(-1) ?? 0) < limit);
    }
  }
  assert.deepEqual(found, [expected[0], expected[7], expected[49]]);
});

test('texts, ids and topics are kept as they were, whatever their length and letters', () => {
  const texts = createTexts();
  const random = seeded(5);
  const letters = ['a', 'ž', 'ß', '…', '👍', '\u0000'];
  const text = () => letters[Math.floor(random() * letters.length)]!.repeat(Math.floor(random() ** 4 * 9000));
  const kept = Array.from({ length: 500 }, (_, i) => {
    const document = {
      ...makeDocument(`${text().slice(0, 40)}${i}`, 'de', text(), text()),
      summary: text(),
      problem: text(),
      result: '',
    };
    const topics = Array.from({ length: i % 5 }, (__, topic) => topic * 70_000);
    return { document, topics, address: keep(texts, document, topics, 60_000) };
  });
  for (const { document, topics, address } of kept) {
    assert.equal(readId(texts, address), document.id);
    const { id, title, summary, text: body, problem, result } = readTexts(texts, address);
    assert.deepEqual(
      { id, title, summary, text: body, problem, result },
      {
        id: document.id,
        title: document.title,
        summary: document.summary,
        text: document.text,
        problem: document.problem,
        result: '',
      },
    );
    assert.deepEqual(readTopics(texts, address), topics);
  }
});

test('ids are found after any adding and removing', () => {
  const random = seeded(9);
  const names: string[] = [];
  const ids = createIds();
  const expected = new Map<string, number>();
  const nameOf = (slot: number) => names[slot]!;
  for (let slot = 0; slot < 5000; slot++) {
    const name = `n${Math.floor(random() * 800)}`;
    const known = findSlot(ids, name, nameOf);
    assert.equal(known, expected.get(name) ?? -1);
    if (known >= 0) removeId(ids, name, known);
    names.push(name);
    addId(ids, name, slot, nameOf);
    expected.set(name, slot);
  }
});

const FIELDS = 30;

/** Words of five parts of a text, mostly short ones with a space between. */
function makeOffsets(below: (limit: number) => number): DocumentRecord['offsets'] {
  const from: number[] = [];
  const to: number[] = [];
  const partEnd: number[] = [];
  for (let part = 0; part < 5; part++) {
    let at = 0;
    for (let words = below(200); words > 0; words--) {
      from.push(at + below(100));
      to.push(from.at(-1)! + 1 + below(60));
      at = to.at(-1)!;
    }
    partEnd.push(from.length);
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), partEnd };
}

/** A record of any content, mostly small numbers and sometimes the largest. */
function makeRecord(random: () => number): DocumentRecord {
  const below = (limit: number) => Math.floor(random() < 0.1 ? limit - 1 : limit * random() ** 6);
  const many = <T>(most: number, make: (i: number) => T) => Array.from({ length: below(most) }, (_, i) => make(i));
  const shares = [below(255) + 1, below(255) + 1];
  const packed = () => below(MOST_NUMBERS) * 256 + (random() < 0.8 ? shares[0]! : shares[1]!);
  const concepts = many(60, packed);
  const words = many(300, packed);
  const facts = Object.fromEntries(Object.keys(FACT).map((name) => [name, below(2 ** 32)])) as Record<Fact, number>;
  const places = many(100, () => {
    const first = below(LAST_WORD);
    return [below(4000), first, Math.min(LAST_WORD, first + below(20))];
  });
  return {
    facts: { ...facts, kind: below(5), lang: below(4), maturity: below(5) },
    fields: Uint8Array.from({ length: FIELDS }, () => below(256)),
    concepts,
    words,
    length: below(2 ** 16),
    firsts: words.map(() => below(LAST_WORD + 1)),
    telling: many(9, (field) => [[field, below(LAST_WORD + 1)], ...many(2, () => [field, below(LAST_WORD + 1)])]).flat(
      2,
    ),
    places: [...concepts.keys()].flatMap((concept) => [concept, concept, concept]).concat(places.flat()),
    offsets: makeOffsets(below),
  };
}

test('records say what was kept, also when copied', () => {
  const random = seeded(11);
  const forward = createForward();
  const copies = createForward();
  const kept = Array.from({ length: 3000 }, () => {
    const record = makeRecord(random);
    return { record, address: keepRecord(forward, record) };
  });
  assert.ok(forward.chunks.length > 1);
  const [open, copied, end] = [createRecord(), createRecord(), createEnd()];
  for (const { record, address } of kept) {
    openRecord(forward, address, FIELDS, open);
    openRecord(copies, copyRecord(open, copies), FIELDS, copied);
    for (const each of [open, copied]) {
      readEnd(each, end);
      const { numbers, concepts, words, bytes } = each;
      assert.deepEqual(
        {
          facts: Object.fromEntries(Object.entries(FACT).map(([name, fact]) => [name, factOf(each, fact)])),
          fields: Uint8Array.from({ length: FIELDS }, (_, field) => fieldOf(each, field)),
          concepts: [...numbers.subarray(concepts, words)],
          words: [...numbers.subarray(words, bytes)],
          length: each.length,
          firsts: [...end.firsts.subarray(0, bytes - words)],
          telling: [...end.telling.of.subarray(0, end.telling.count)],
          places: [...end.places.of.subarray(0, end.places.count)],
          offsets: {
            from: end.offsets.from.slice(0, end.offsets.partEnd.at(-1)),
            to: end.offsets.to.slice(0, end.offsets.partEnd.at(-1)),
            partEnd: end.offsets.partEnd,
          },
        },
        record,
      );
    }
  }
});
