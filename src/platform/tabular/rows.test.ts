import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { validateRows } from './rows.ts';

const schema = z.strictObject({
  key: z.string().regex(/^[a-z]+$/, 'small letters'),
  type: z.enum(['town', 'company']).optional(),
  size: z.coerce.number().int().min(1).max(10).optional(),
  day: z.iso.date().optional(),
  web: z.url().optional(),
  name: z.string().max(5).optional(),
  topics: z.array(z.string()).max(2).optional(),
  sites: z.array(z.strictObject({ place: z.string().min(1) })).optional(),
});

const errorsOf = (...rows: Record<string, unknown>[]) =>
  validateRows(
    schema,
    rows.map((values, at) => ({ row: at + 2, values })),
  ).errors;

test('right rows come back parsed with their row number', () => {
  assert.deepEqual(validateRows(schema, [{ row: 7, values: { key: 'a', size: '3' } }]), {
    valid: [{ row: 7, input: { key: 'a', size: 3 } }],
    errors: [],
  });
});

test('each error names row, column, value and what is allowed', () => {
  const cases: [values: Record<string, unknown>, column: string, value: string, allowed: string][] = [
    [{ key: 'a', type: 'castle' }, 'type', 'castle', 'one of: town, company'],
    [{ key: 'a', size: '11' }, 'size', '11', 'at most 10'],
    [{ key: 'a', size: '0' }, 'size', '0', 'at least 1'],
    [{ key: 'a', size: 'big' }, 'size', 'big', 'a number'],
    [{ key: 'a', day: '1.3.2026' }, 'day', '1.3.2026', 'a date as YYYY-MM-DD'],
    [{ key: 'a', web: 'example' }, 'web', 'example', 'an address that begins with https:// or http://'],
    [{ key: 'a', name: 'too long' }, 'name', 'too long', 'at most 5 characters'],
    [{ key: 'a', topics: ['x', 'y', 'z'] }, 'topics', '["x","y","z"]', 'at most 2 values'],
    [{ key: 'A' }, 'key', 'A', 'small letters'],
    [{}, 'key', '', 'must not be empty'],
    [{ key: 'a', colour: 'red' }, 'colour', 'red', 'no such column'],
    [{ key: 'a', sites: [{ place: 'x' }, { place: '', lat: 5 }] }, 'sites.1.place', '', 'must not be empty'],
  ];
  for (const [values, column, value, allowed] of cases) {
    assert.deepEqual(errorsOf(values)[0], { row: 2, column, value, allowed });
  }
});

test('all errors of all rows are collected', () => {
  const errors = errorsOf({ key: 'a', type: 'x', size: 'y' }, { key: 'b' }, { type: 'town', colour: 'red' });
  assert.deepEqual(
    errors.map(({ row, column }) => [row, column]),
    [
      [2, 'type'],
      [2, 'size'],
      [4, 'key'],
      [4, 'colour'],
    ],
  );
});

test('a key that stands twice is an error that names the first', () => {
  assert.deepEqual(errorsOf({ key: 'a' }, { key: 'b' }, { key: 'a' }), [
    { row: 4, column: 'key', value: 'a', allowed: 'each key once; row 2 has it already' },
  ]);
});

test('a long wrong value is shown by its beginning', () => {
  const [error] = errorsOf({ key: 'A'.repeat(1000) });
  assert.equal(error?.value, `${'A'.repeat(80)}…`);
});
