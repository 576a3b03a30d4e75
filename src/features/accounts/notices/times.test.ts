import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dueUntil } from './times.ts';

/** Each: now, the last daily digest, the last weekly one. */
const CASES: [why: string, now: string, daily: string, weekly: string][] = [
  [
    'a minute before seven it is still yesterday’s',
    '2026-03-04T05:59:00Z',
    '2026-03-03T06:00:00Z',
    '2026-03-02T06:00:00Z',
  ],
  ['at seven in winter', '2026-03-04T06:00:00Z', '2026-03-04T06:00:00Z', '2026-03-02T06:00:00Z'],
  ['the Saturday before summer time', '2026-03-28T06:00:00Z', '2026-03-28T06:00:00Z', '2026-03-23T06:00:00Z'],
  [
    'on the day of the change seven is an hour earlier by UTC',
    '2026-03-29T05:00:00Z',
    '2026-03-29T05:00:00Z',
    '2026-03-23T06:00:00Z',
  ],
  ['Monday after the change', '2026-03-30T05:00:00Z', '2026-03-30T05:00:00Z', '2026-03-30T05:00:00Z'],
  ['Monday after the change, a minute before', '2026-03-30T04:59:00Z', '2026-03-29T05:00:00Z', '2026-03-23T06:00:00Z'],
  ['on the day of winter time', '2026-10-25T06:00:00Z', '2026-10-25T06:00:00Z', '2026-10-19T05:00:00Z'],
  ['on the day of winter time, an hour before', '2026-10-25T05:00:00Z', '2026-10-24T05:00:00Z', '2026-10-19T05:00:00Z'],
  [
    'after midnight in Berlin, before it by UTC',
    '2026-07-05T22:30:00Z',
    '2026-07-05T05:00:00Z',
    '2026-06-29T05:00:00Z',
  ],
  ['across the year', '2027-01-01T05:30:00Z', '2026-12-31T06:00:00Z', '2026-12-28T06:00:00Z'],
];

describe('when digests are due', () => {
  for (const [why, now, daily, weekly] of CASES) {
    test(why, () => {
      assert.deepEqual(dueUntil(new Date(now)), { daily: new Date(daily), weekly: new Date(weekly) });
    });
  }
});
