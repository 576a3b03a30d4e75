import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANONYMOUS, OPERATOR } from './fixtures.ts';
import { canImport, isStale, regionsAround } from './rules.ts';

test('only the operator may import', () => {
  assert.equal(canImport(OPERATOR), true);
  assert.equal(canImport(ANONYMOUS), false);
});

test('a record is stale from the day after twelve months without confirmation', () => {
  assert.equal(isStale('2025-03-01', '2026-03-01'), false);
  assert.equal(isStale('2025-02-28', '2026-03-01'), true);
  assert.equal(isStale('2026-03-01', '2026-03-01'), false);
  assert.equal(isStale(null, '2026-03-01'), true);
});

test('a confirmation on 29 February holds until 1 March of the next year', () => {
  assert.equal(isStale('2024-02-29', '2025-03-01'), false);
  assert.equal(isStale('2024-02-29', '2025-03-02'), true);
});

test('a NUTS code lies in all its beginnings from the country on', () => {
  assert.deepEqual(regionsAround('DED21'), ['DE', 'DED', 'DED2', 'DED21']);
  assert.deepEqual(regionsAround('CZ'), ['CZ']);
});
