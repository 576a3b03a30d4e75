import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toUnit } from './rule.ts';
import { cosine, createVectors } from './vectors.ts';

const vector = (...numbers: number[]) => toUnit(numbers) ?? assert.fail();

test('the nearest of each kind come first, equal ones in the order of their ids', async () => {
  const vectors = createVectors();
  vectors.put('b', 'offer', vector(1, 0));
  vectors.put('a', 'offer', vector(1, 0));
  vectors.put('far', 'offer', vector(0, 1));
  vectors.put('mid', 'offer', vector(1, 1));
  vectors.put('need', 'need', vector(1, 0));
  const near = await vectors.near(vector(1, 0), ['offer', 'practice'], 3);
  assert.deepEqual(
    [...near].map(([kind, list]) => [kind, list.map(({ id }) => id)]),
    [
      ['offer', ['a', 'b', 'mid']],
      ['practice', []],
    ],
  );
  assert.deepEqual(
    near.get('offer')?.map(({ similarity }) => Math.round(similarity * 100) / 100),
    [1, 1, 0.71],
  );
});

test('what is removed is not found, what is put again counts once, its place is used again', async () => {
  const vectors = createVectors();
  for (const id of ['a', 'b', 'c']) vectors.put(id, 'offer', vector(1, 0));
  vectors.remove('b');
  vectors.remove('b');
  vectors.put('c', 'need', vector(0, 1));
  vectors.put('d', 'offer', vector(1, 2));
  assert.equal(vectors.size, 3);
  assert.equal(vectors.find('b'), undefined);
  const near = await vectors.near(vector(1, 0), ['offer', 'need'], 9);
  assert.deepEqual(
    [...near.values()].map((list) => list.map(({ id }) => id)),
    [['a', 'd'], ['c']],
  );
});

test('vectors of another dimension are passed over', async () => {
  const vectors = createVectors();
  vectors.put('a', 'offer', vector(1, 0, 0));
  assert.equal(vectors.dimension, 3);
  assert.deepEqual(await vectors.near(vector(1, 0), ['offer'], 3), new Map([['offer', []]]));
});

test('a long search lets everything else have its turn and finds the same as a short one', async () => {
  const vectors = createVectors();
  const numbers = (at: number) => Array.from({ length: 1024 }, (_, i) => Math.sin(at * 7 + i * (1 + (at % 13))));
  const asked = vector(...numbers(3));
  for (let at = 0; at < 6000; at++) vectors.put(String(at).padStart(4, '0'), 'offer', vector(...numbers(at % 50)));
  let turns = 0;
  const count = () => {
    turns++;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  const near = await vectors.near(asked, ['offer'], 5);
  clearImmediate(timer);
  assert.equal(turns >= 3, true, `${turns} turns`);
  assert.deepEqual(
    near.get('offer')?.map(({ id }) => id),
    ['0003', '0053', '0103', '0153', '0203'],
  );
  const found = vectors.find('0003') ?? assert.fail();
  assert.equal(near.get('offer')?.[0]?.similarity, cosine(asked, found));
});
