import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readListQuery, withQuery } from './list-query.ts';

const allowed = { type: ['town', 'company'], hub: (value: string) => /^[a-z-]+$/.test(value) };
const sorts = ['name', 'newest'];
const read = (query: string) => readListQuery(new URLSearchParams(query), allowed, sorts);

function accepted(query: string) {
  const result = read(query);
  assert.ok(result.ok, `${query} is refused`);
  return result.value;
}

test('an empty query is the first page of everything in the first order', () => {
  assert.deepEqual(accepted(''), { q: '', page: 1, sort: '', chosen: { type: [], hub: [] }, unknown: [] });
});

test('several values of a filter are kept in order, each once', () => {
  assert.deepEqual(accepted('type=company&type=town&type=company&hub=dresden').chosen, {
    type: ['company', 'town'],
    hub: ['dresden'],
  });
});

test('empty fields of the filter form mean nothing', () => {
  assert.deepEqual(accepted('q=&type=&page=&sort='), accepted(''));
});

test('a parameter that means nothing here is named once', () => {
  assert.deepEqual(accepted('utm_source=x&foo=1&foo=2').unknown, ['utm_source', 'foo']);
});

test('a name that every object has is no filter', () => {
  assert.deepEqual(accepted('constructor=1&toString=2').unknown, ['constructor', 'toString']);
  assert.deepEqual(accepted('__proto__=1').unknown, ['__proto__']);
});

test('a value that cannot be is refused with its name', () => {
  const cases: [query: string, parameter: string, value: string][] = [
    ['type=castle', 'type', 'castle'],
    ['hub=DRESDEN', 'hub', 'DRESDEN'],
    ['sort=random', 'sort', 'random'],
    ['page=0', 'page', '0'],
    ['page=-1', 'page', '-1'],
    ['page=1.5', 'page', '1.5'],
    ['page=two', 'page', 'two'],
    ['page=99999999999999', 'page', '99999999999999'],
  ];
  for (const [query, parameter, value] of cases) {
    assert.deepEqual(read(query), { ok: false, refusal: { type: 'invalid-query', parameter, value } }, query);
  }
});

test('fifty values of a filter are taken, more are refused', () => {
  const letters = (count: number) => Array.from({ length: count }, (_, at) => `hub=h${'-'.repeat(at)}`).join('&');
  assert.equal(accepted(letters(50)).chosen.hub?.length, 50);
  assert.equal(read(letters(51)).ok, false);
});

test('search words are trimmed and cut to a length nobody needs', () => {
  assert.equal(accepted(`q=${'a'.repeat(500)}`).q.length, 200);
  assert.equal(accepted('q=++smart+city++').q, 'smart city');
});

test('the address of a view leaves out what is usual and can be changed', () => {
  assert.equal(
    withQuery({ ...accepted('type=town&type=company&q=a%26b&page=3'), sort: '' }),
    '?q=a%26b&type=town&type=company',
  );
  const query = { ...accepted('type=town'), sort: '' };
  assert.equal(withQuery(query, { type: [] }), '');
  assert.equal(withQuery(query, { page: '2' }), '?type=town&page=2');
  assert.equal(withQuery(query, { type: undefined, hub: ['x', 'y'] }), '?hub=x&hub=y');
});

test('reading the address of a view gives the same view', () => {
  const query = accepted('q=Łódź+%26+co&type=town&hub=dresden&sort=newest');
  assert.deepEqual(accepted(withQuery(query).slice(1)), query);
});
