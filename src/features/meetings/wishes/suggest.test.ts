import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type EntryPair, type Suggestible, suggest } from './suggest.ts';

const NOTHING = new Map<string, EntryPair>();
const NOBODY = new Set<string>();
const person = (id: string, seeks: string[], offers: string[] = []): Suggestible => ({ id, seeks, offers });

test('suggests who offers what I seek, and who seeks what I offer, and says what it is', () => {
  const me = person('me', ['charging'], ['heating']);
  const found = suggest(
    me,
    [person('a', ['heating'], []), person('b', [], ['charging']), person('c', ['roads'], ['roads'])],
    NOTHING,
    NOBODY,
  );
  assert.deepEqual(
    found.map(({ id, theyOffer, theySeek }) => ({ id, theyOffer, theySeek })),
    [
      { id: 'a', theyOffer: [], theySeek: ['heating'] },
      { id: 'b', theyOffer: ['charging'], theySeek: [] },
    ],
  );
});

test('puts first who helps in both directions', () => {
  const me = person('me', ['charging', 'data'], ['heating']);
  const both = person('z', ['heating'], ['charging', 'data']);
  const one = person('a', [], ['charging', 'data']);
  assert.deepEqual(
    suggest(me, [one, both], NOTHING, NOBODY).map(({ id }) => id),
    ['z', 'a'],
  );
});

test('a rare topic counts more than one that everybody names', () => {
  const me = person('me', ['digital', 'hydrogen']);
  const others = [
    person('common', [], ['digital']),
    person('rare', [], ['hydrogen']),
    ...'abcdefgh'.split('').map((id) => person(id, ['digital'])),
  ];
  const found = suggest(me, others, NOTHING, NOBODY);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['rare', 'common'],
  );
  assert.ok((found[0]?.points ?? 0) > (found[1]?.points ?? 0) * 2);
});

test('entries that answer each other count without any topic, and are named', () => {
  const pair: EntryPair = { mine: 'entry:1', theirs: 'entry:2', points: 70, topics: ['charging'] };
  const found = suggest(person('me', []), [person('a', []), person('b', [])], new Map([['b', pair]]), NOBODY);
  assert.deepEqual(found, [{ id: 'b', points: 70, theyOffer: [], theySeek: [], entries: pair, missedBefore: false }]);
});

test('who was to be met before comes first, and points never exceed a hundred', () => {
  const me = person('me', ['charging'], []);
  const found = suggest(
    me,
    [person('new', [], ['charging']), person('again', [], ['charging'])],
    NOTHING,
    new Set(['again']),
  );
  assert.deepEqual(
    found.map(({ id, points, missedBefore }) => ({ id, points, missedBefore })),
    [
      { id: 'again', points: 100, missedBefore: true },
      { id: 'new', points: 50, missedBefore: false },
    ],
  );
});

test('nobody is suggested to themselves, and nobody for nothing', () => {
  const me = person('me', ['charging'], ['charging']);
  assert.deepEqual(suggest(me, [me, person('a', [], ['roads'])], NOTHING, NOBODY), []);
});
