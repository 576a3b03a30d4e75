import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndex } from './create-index.ts';
import { concepts, makeDocument } from './fixtures.ts';
import { isEnough } from './floor.ts';
import type { MatchDocument } from './model.ts';
import { buildVocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

/** In so small a vocabulary three words tell enough. */
const vocabulary = buildVocabulary(concepts, { ...WEIGHTS, asideWords: 3, fewWords: 3 });

const CZECH = makeDocument('czech', 'cs', 'Nabíjecí stanice', 'Nabíjecí stanice a parkoviště.');
const POLISH = makeDocument('polish', 'pl', 'Stacja ładowania', 'Ładowarka i parking.');
const OTHER = makeDocument('other', 'cs', 'Most a kamera', 'Most, sledování a parkoviště.', { kind: 'practice' });
const QUESTION = { text: 'Uns fehlen Ladesäulen am Parkplatz.', lang: 'de', today: '2026-06-01', limit: 10 } as const;

function matchesAmong(...documents: MatchDocument[]) {
  const index = createIndex(vocabulary);
  for (const document of documents) index.put(document);
  return (question: Partial<Parameters<typeof index.match>[0]> = {}) =>
    index.match({ ...QUESTION, ...question }).matches;
}

const accords = (matches: readonly { id: string; accord: number }[]) =>
  new Map(matches.map(({ id, accord }) => [id, accord]));

test('matches that say the same in two languages are in accord, one that says something else is not', () => {
  const of = accords(matchesAmong(CZECH, POLISH, OTHER)());
  assert.ok(of.get('czech')! > 0.9 && of.get('polish')! > 0.9, `${[...of]}`);
  assert.ok(of.get('other')! < 0.8, `${[...of]}`);
});

test('a match that there is nothing to compare with is in accord, and so are both of two', () => {
  assert.deepEqual([...accords(matchesAmong(CZECH)())], [['czech', 1]]);
  const two = accords(matchesAmong(CZECH, OTHER)());
  assert.equal(two.get('czech'), 1);
  assert.ok(Math.abs(two.get('other')! - 1) < 1e-6);
});

test('texts without a word of the vocabulary are in accord with nothing, and do no harm', () => {
  const strange = makeDocument('strange', 'en', 'Zzz qqq LoRaWAN');
  const of = accords(matchesAmong(CZECH, POLISH, strange)({ text: `${QUESTION.text} Ladestation, Brücke, LoRaWAN` }));
  assert.ok(of.get('strange')! < 0.01 && of.get('polish')! > 0.9, `${[...of]}`);
});

test('the accord of a match is the same with fewer or more matches asked for', () => {
  const ask = matchesAmong(
    CZECH,
    POLISH,
    OTHER,
    ...['a', 'b', 'c'].map((id) => ({ ...OTHER, id, title: 'Parkoviště' })),
  );
  const all = accords(ask());
  for (const [id, accord] of accords(ask({ limit: 4 }))) assert.equal(accord, all.get(id));
});

test('a question of a word asks for that word, whatever else its answers say', () => {
  const of = accords(matchesAmong(CZECH, POLISH, OTHER)({ text: 'Parkplatz' }));
  assert.ok(
    [...of.values()].every((accord) => accord > 0.8),
    `${[...of]}`,
  );
});

test('a match is shown that on the mean has enough of the points, of the akin words and of the accord, and more than a word', () => {
  const { enough, farBehind, tooLittle } = WEIGHTS;
  const best = { score: 80, akin: 0.5, accord: 1 };
  assert.ok(isEnough(best, best));
  assert.ok(isEnough({ score: 80 * enough, akin: 0.5 * enough, accord: enough + 1e-9 }, best));
  for (const less of [{ score: 80 * (enough - 0.01) }, { akin: 0.5 * (enough - 0.01) }, { accord: enough - 0.01 }])
    assert.ok(!isEnough({ score: 80 * enough, akin: 0.5 * enough, accord: enough, ...less }, best));
  const farFewer = { score: 80 * farBehind - 1, akin: 0.5, accord: 1 };
  assert.ok(!isEnough(farFewer, best));
  // More akin than the best one makes up for nothing.
  assert.ok(!isEnough({ score: 40, akin: 5, accord: 0.5 }, best));
  const little = { score: tooLittle - 1, akin: 1, accord: 1 };
  assert.ok(!isEnough(little, little));
  // Where the best one is not akin at all, that says nothing of the others.
  assert.ok(isEnough({ score: 80, akin: 0, accord: 1 }, { ...best, akin: 0 }));
});

test('a limit for each kind lets none crowd out another, and the best come first', () => {
  const ask = matchesAmong(CZECH, POLISH, { ...CZECH, id: 'third' }, OTHER);
  const kinds = ['practice', 'offer'] as const;
  const ids = (matches: readonly { id: string }[]) => matches.map(({ id }) => id);
  assert.deepEqual(ids(ask({ kinds, limit: 2 })), ids(ask({ kinds })).slice(0, 2));
  const each = ask({ kinds, limit: 2, perKind: true });
  assert.deepEqual(each.map(({ kind }) => kind).toSorted(), ['offer', 'offer', 'practice']);
  assert.deepEqual(
    each.map(({ score }) => score),
    each.map(({ score }) => score).toSorted((a, b) => b - a),
  );
  // What is named comes back beyond the limit, after what came within it.
  assert.equal(ids(ask({ kinds, limit: 1, perKind: true, also: ['third'] })).length, 3);
});
