import assert from 'node:assert/strict';
import { test } from 'node:test';
import { akinPoints } from './closeness.ts';
import { createIndex } from './create-index.ts';
import { MOBILITY, makeDocument } from './fixtures.ts';
import type { AskedKin } from './kinship.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { createRecord, LENGTH, type OpenRecord, packShare } from './store/forward.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';
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
const TELLING = Float32Array.of(1, 1, 1);
const NUMBERS = { ...WEIGHTS, ownLeast: 0.4 };

/** How akin a document of these words is that points to so much in all, by what each label word earns; below 0 that the query has it itself. */
function akinOf(points: number[], words: number[], length: number): number {
  const kin = { points: Float32Array.from(points) } as AskedKin;
  const record = { ...recordOf([], words), length: length * LENGTH };
  return akinPoints(kin, { telling: TELLING, weights: NUMBERS } as Vocabulary, ONE_UNIT_A_WORD, record) / WEIGHTS.kin;
}

test('a document whose words all point where those of the query do is wholly akin, and the less the more it points to beside', () => {
  const { kin } = WEIGHTS;
  assert.equal(akinOf([kin, 0, 0], [0], 1), 1);
  assert.equal(akinOf([kin, 0, 0], [0, 1], 2), 0.5);
  // What is no label word points nowhere.
  assert.equal(akinOf([kin, 0, 0], [0, 3], 1), 1);
  assert.equal(akinOf([kin, 0, 0], [3], 0), 0);
});

test('words that both have are left out: who has words of its own besides is as akin as these are, up to a bound', () => {
  const { kin, ownLeast } = NUMBERS;
  // Both words point to as much; the second one is its own.
  assert.equal(akinOf([-kin, kin / 2, 0], [0, 1], 1), 1);
  assert.equal(akinOf([0, kin / 2, 0], [0, 1], 1), 0.5);
  assert.equal(akinOf([-kin, kin / 3, -kin], [0, 1, 2], 1).toFixed(6), (1 / 3 / ownLeast).toFixed(6));
  assert.equal(akinOf([-kin, 0, 0], [0], 1), 0);
});

test('of two entries that name something needed the one that says little of the matter loses points for it', () => {
  const { concepts } = parseVocabulary([
    { field: 'mobility', text: MOBILITY },
    { field: 'events', text: EVENTS },
  ]);
  const index = createIndex(buildVocabulary(concepts, { ...WEIGHTS, namedEnough: 100 }));
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
