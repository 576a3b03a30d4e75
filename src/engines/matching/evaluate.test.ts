import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, measureOne } from './evaluate.ts';

test('a perfect ranking measures 1', () => {
  assert.deepEqual(
    measureOne(
      ['a', 'b', 'c'],
      new Map([
        ['a', 3],
        ['b', 2],
        ['c', 1],
      ]),
    ),
    { ndcg10: 1, recall10: 1, mrr: 1 },
  );
});

test('gain is 2^grade − 1, discounted by the place', () => {
  const measured = measureOne(
    ['x', 'a', 'b'],
    new Map([
      ['a', 3],
      ['b', 1],
    ]),
  );
  const expected = (7 / Math.log2(3) + 1 / Math.log2(4)) / (7 / Math.log2(2) + 1 / Math.log2(3));
  assert.equal(measured?.ndcg10, expected);
  assert.deepEqual([measured?.recall10, measured?.mrr], [1, 0.5]);
});

test('a need with nothing relevant does not count', () => {
  assert.equal(measureOne(['a'], new Map([['a', 1]])), undefined);
});

test('across languages only entries in other languages count, hard negatives are those in the first ten', () => {
  const text = (id: string, lang: 'de' | 'cs') => ({ id, lang, title: id, text: id });
  const rankings = new Map([['n', ['same', 'trap', 'other'].map((entry, place) => ({ entry, score: 3 - place }))]]);
  const judgements = [
    { need: 'n', entry: 'same', grade: 3 },
    { need: 'n', entry: 'other', grade: 3 },
    { need: 'n', entry: 'trap', grade: 0 },
  ];
  const result = evaluate(
    [text('n', 'de')],
    [text('same', 'de'), text('trap', 'cs'), text('other', 'cs')],
    judgements,
    rankings,
  );
  assert.equal(result.across.mrr, 0.5);
  assert.equal(result.overall.mrr, 1);
  assert.equal(result.hardNegatives, 1);
  assert.equal(result.pairs['de→cs']?.needs, 1);
  assert.equal(result.pairs['cs→de']?.needs, 0);
});
