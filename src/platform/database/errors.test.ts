import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnavailable } from './errors.ts';

const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });

test('a lost connection, a shutdown and a full disk mean: not now', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '08006', '57P01', '57P03', '53100', '53300']) {
    assert.equal(isUnavailable(withCode(code)), true, code);
  }
  assert.equal(isUnavailable(new Error('Connection terminated unexpectedly')), true);
  assert.equal(isUnavailable(new Error('timeout exceeded when trying to connect')), true);
});

test('it is recognised as the cause of another error and among several', () => {
  assert.equal(isUnavailable(new Error('query failed', { cause: withCode('ECONNREFUSED') })), true);
  assert.equal(isUnavailable(new AggregateError([withCode('ECONNREFUSED'), new Error('other')])), true);
});

test('a bug is a bug', () => {
  for (const error of [withCode('42P01'), withCode('23505'), new TypeError('x is not a function'), 'text', undefined]) {
    assert.equal(isUnavailable(error), false);
  }
});
