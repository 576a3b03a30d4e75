import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExpired } from './rules.ts';

test('an entry is expired from the day after its validity or its deadline', () => {
  const cases: [validUntil: string | null, deadline: string | null, expired: boolean][] = [
    [null, null, false],
    ['2026-03-01', null, false],
    ['2026-02-28', null, true],
    [null, '2026-03-01', false],
    [null, '2026-02-28', true],
    ['2027-01-01', '2026-02-28', true],
  ];
  for (const [validUntil, deadline, expired] of cases) {
    assert.equal(isExpired({ validUntil, deadline }, '2026-03-01'), expired);
  }
});
