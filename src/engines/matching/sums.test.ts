import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from './fixtures.ts';
import { add, clear, createSums, largest, nthLargest } from './sums.ts';

test('the value at each place is that of the sorted values, with many equal ones too', () => {
  const random = seeded(11);
  for (let round = 0; round < 200; round++) {
    const values = Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 12));
    const sorted = values.toSorted((a, b) => b - a);
    for (const [i, value] of sorted.entries()) assert.equal(nthLargest(Float64Array.from(values), i + 1), value);
  }
});

test('the numbers with the largest sums are kept in their order, of the same sum those that came first', () => {
  const sums = createSums();
  clear(sums, 10);
  for (const [number, value] of [
    [7, 1],
    [2, 3],
    [9, 2],
    [7, 2],
    [4, 0.5],
  ] as const)
    add(sums, number, value);
  assert.deepEqual(largest(sums, 2), [7, 2]);
  assert.deepEqual(largest(sums, 3), [7, 2, 9]);
  assert.deepEqual(largest(sums, 10), [7, 2, 9, 4]);
  add(sums, 4, 1.5);
  assert.deepEqual(largest(sums, 3), [7, 2, 9]);
});

test('nothing is left of the question before', () => {
  const sums = createSums();
  clear(sums, 4);
  add(sums, 3, 5);
  clear(sums, 8);
  add(sums, 6, 1);
  assert.deepEqual(largest(sums, 5), [6]);
  assert.equal(sums.of[3], 0);
});
