import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from './fixtures.ts';
import { findVariants, isOneEditApart, listVariants } from './variants.ts';

test('one letter added, left out, wrong or swapped is one edit; more is not', () => {
  for (const other of ['parkplatze', 'parkpltz', 'parkplotz', 'pakrplatz', 'arkplatz'])
    assert.equal(isOneEditApart('parkplatz', other), true, other);
  for (const other of ['parkplatz', 'parkpletzz', 'prakpaltz', 'park'])
    assert.equal(isOneEditApart('parkplatz', other), false, other);
});

test('exactly the words one edit away with the same first letter are found', () => {
  const random = seeded(4);
  const word = () =>
    Array.from({ length: 5 + Math.floor(random() * 3) }, () => 'abcd'[Math.floor(random() * 4)]).join('');
  const words = [...new Set(Array.from({ length: 2000 }, word))];
  const variants = listVariants(words, 5);
  for (let round = 0; round < 200; round++) {
    const asked = word();
    const expected = words.flatMap((each, place) =>
      each[0] === asked[0] && isOneEditApart(asked, each) ? [place] : [],
    );
    assert.deepEqual(
      findVariants(variants, words, asked).sort((a, b) => a - b),
      expected,
    );
  }
});
