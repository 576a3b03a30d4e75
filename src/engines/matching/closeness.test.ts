import assert from 'node:assert/strict';
import { test } from 'node:test';
import { akinShare, lengthOf, nearConcepts, readAkin, tellingOfUnits } from './closeness.ts';
import { createIndex } from './create-index.ts';
import { MOBILITY, makeDocument } from './fixtures.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { createRecord, type OpenRecord, packShare } from './store/forward.ts';
import { buildVocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

const EVENTS = `events
de: Veranstaltung
en: event
cs: akce
pl: wydarzenie

choir
de: Chor
en: choir
cs: pěvecký sbor
pl: chór
broader: events

market
de: Jahrmarkt
en: fair
cs: pouť
pl: jarmark
broader: events

theatre
de: Theater
en: theatre
cs: divadlo
pl: teatr
broader: events
`;

/** A record of concepts and words, each with its whole share. */
function recordOf(concepts: readonly number[], words: readonly number[]): OpenRecord {
  const record = createRecord();
  record.numbers.set([...concepts, ...words].map((number) => packShare(number, 1)));
  return { ...record, words: concepts.length, bytes: concepts.length + words.length };
}

const ONE_UNIT_A_WORD = Int32Array.of(0, 1, 2, -1);
const TELLING = Float32Array.of(0.25, 0.25, 1);

/** How akin a document of these words is, by what each label word earns; below 0 that the query has it itself. */
function akinOf(points: number[], words: number[]): number {
  const akin = { earned: 0, shared: 0 };
  const record = recordOf([], words);
  record.length = lengthOf(TELLING, ONE_UNIT_A_WORD, record.numbers.subarray(0, record.bytes));
  readAkin(Float32Array.from(points), ONE_UNIT_A_WORD, record, akin);
  return akinShare(akin, record, WEIGHTS);
}

test('a document whose words all point where those of the query do is wholly akin, and the less the more it says beside', () => {
  const akin = (words: number[]) => akinOf([WEIGHTS.kin * 0.5, 0, 0], words);
  assert.equal(akin([0]), 1);
  assert.ok(akin([0, 1]) < 1);
  assert.ok(akin([0, 1, 2]) < akin([0, 1]));
  // What is no label word points nowhere.
  assert.equal(akin([0, 3]), 1);
});

test('words that query and document both have count in part, and without label words nothing is akin', () => {
  assert.equal(akinOf([-WEIGHTS.kin * 0.5, 0, 0], [0]), WEIGHTS.sharedAkin);
  assert.equal(akinOf([-WEIGHTS.kin * 0.5, 0, 0], [3]), 0);
});

test('concepts near the query count against the root of all', () => {
  const near = Float32Array.of(1, 0.5, 0, -1);
  const of = (concepts: number[]) => nearConcepts(near, recordOf(concepts, []), WEIGHTS);
  assert.equal(of([]), 0);
  assert.equal(of([0]), 1 / Math.sqrt(1 + WEIGHTS.fewConcepts));
  assert.equal(of([0, 1, 2]), 1.5 / Math.sqrt(3 + WEIGHTS.fewConcepts));
  // A concept that says nothing of what a text is about takes nothing away.
  assert.equal(of([0, 3]), 1 / Math.sqrt(2 + WEIGHTS.fewConcepts));
});

test('the square of what a label word points to is summed over its concepts', () => {
  const conceptsOf = {
    from: Uint32Array.of(0, 2, 2),
    numbers: Int32Array.of(4, 7),
    shares: Float32Array.of(0.5, 0.25),
  };
  assert.deepEqual([...tellingOfUnits({ conceptsOf, wordsOf: conceptsOf })], [0.3125, 0]);
});

test('of two entries that name something needed the one that says little of the matter loses points for it', () => {
  const { concepts } = parseVocabulary([
    { field: 'mobility', text: MOBILITY },
    { field: 'events', text: EVENTS },
  ]);
  // The fields are left out of it: what is looked at is how close the entries are.
  const index = createIndex(buildVocabulary(concepts, { ...WEIGHTS, aside: 0 }));
  index.put(makeDocument('help', 'cs', 'Nabíjecí stanice', 'Nabíjecí stanice a parkoviště, parkování.'));
  index.put(
    makeDocument(
      'fair',
      'cs',
      'Pouť, divadlo, pěvecký sbor',
      'Pouť, divadlo, akce a parkoviště. Pěvecký sbor, pouť, divadlo.',
    ),
  );
  const { matches } = index.match({
    text: 'Uns fehlen Ladesäulen am Parkplatz.',
    lang: 'de',
    today: '2026-06-01',
    limit: 10,
  });
  assert.deepEqual(
    matches.map(({ id, reasons }) => [id, reasons.some(({ type }) => type === 'aside')]),
    [
      ['help', false],
      ['fair', true],
    ],
  );
  for (const { score, reasons } of matches)
    assert.equal(
      reasons.reduce((sum, { contribution }) => sum + contribution, 0),
      score,
    );
});
