import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { daysOf, isoWeek, monthGrid, placeOnDays, type Span } from './month.ts';
import { daysSpan, instantOf } from './zone.ts';

const BERLIN = 'Europe/Berlin';
const span = (from: [string, string], to: [string, string], zone = BERLIN): Span => ({
  starts: instantOf({ date: from[0], time: from[1] }, zone),
  ends: instantOf({ date: to[0], time: to[1] }, zone),
  zone,
});

test('a month is its weeks from Monday, with the days of its neighbours', () => {
  const november = monthGrid(2026, 11);
  assert.deepEqual(
    november.map(({ week, days }) => [week, days[0]?.date, days[6]?.date, days.filter((day) => day.inMonth).length]),
    [
      [44, '2026-10-26', '2026-11-01', 1],
      [45, '2026-11-02', '2026-11-08', 7],
      [46, '2026-11-09', '2026-11-15', 7],
      [47, '2026-11-16', '2026-11-22', 7],
      [48, '2026-11-23', '2026-11-29', 7],
      [49, '2026-11-30', '2026-12-06', 1],
    ],
  );
  assert.equal(monthGrid(2021, 2).length, 4);
  assert.deepEqual(
    monthGrid(2027, 1).map(({ week }) => week),
    [53, 1, 2, 3, 4],
  );
  for (const [year, month] of [
    [2026, 0],
    [2026, 13],
    [2026, 1.5],
    [0, 1],
    [9999, 12],
    [Number.NaN, 1],
  ] as const)
    assert.throws(() => monthGrid(year, month), RangeError);
});

test('weeks are numbered by ISO 8601, and each month has each of its days once', () => {
  for (let year = 1970; year <= 2100; year += 1) {
    for (let month = 1; month <= 12; month++) {
      const days = monthGrid(year, month).flatMap((week) => week.days);
      const own = days.filter((day) => day.inMonth);
      assert.equal(own.length, Temporal.PlainYearMonth.from({ year, month }).daysInMonth);
      assert.equal(own.length, new Set(own.map((day) => day.date)).size);
      const date = own[0]?.date ?? '';
      assert.equal(isoWeek(date), Temporal.PlainDate.from(date).weekOfYear, date);
    }
  }
});

test('an event lies on each day that it touches in its own zone, and not on the one at whose midnight it ends', () => {
  const days = (one: Span) => Object.values(daysOf(one));
  assert.deepEqual(days(span(['2026-11-22', '10:00'], ['2026-11-22', '12:00'])), ['2026-11-22', '2026-11-22']);
  assert.deepEqual(days(span(['2026-11-22', '20:00'], ['2026-11-23', '00:00'])), ['2026-11-22', '2026-11-22']);
  assert.deepEqual(days(span(['2026-11-22', '20:00'], ['2026-11-23', '00:30'])), ['2026-11-22', '2026-11-23']);
  assert.deepEqual(days(span(['2026-11-22', '00:00'], ['2026-11-22', '00:00'])), ['2026-11-22', '2026-11-22']);
  // Half past midnight in Tallinn is still the day before in Berlin: the venue's day counts.
  assert.deepEqual(days(span(['2026-11-22', '00:30'], ['2026-11-22', '01:00'], 'Europe/Tallinn'))[0], '2026-11-22');
  assert.deepEqual(days({ ...daysSpan('2026-10-24', '2026-10-26', BERLIN), zone: BERLIN }), [
    '2026-10-24',
    '2026-10-26',
  ]);
});

test('the events of a month are on their days in order; what lasts longer than the month fills it', () => {
  const late = { ...span(['2026-11-03', '15:00'], ['2026-11-03', '16:00']), name: 'late' };
  const early = { ...span(['2026-11-03', '09:00'], ['2026-11-03', '16:00']), name: 'early' };
  const year = { ...daysSpan('2026-01-01', '2026-12-31', BERLIN), zone: BERLIN, name: 'year' };
  const conference = { ...span(['2026-11-03', '12:00'], ['2026-11-05', '12:00']), name: 'conference' };
  const gone = { ...span(['2026-09-03', '12:00'], ['2026-09-05', '12:00']), name: 'gone' };
  const placed = placeOnDays(monthGrid(2026, 11), [late, year, conference, early, gone]);
  const names = (date: string) => placed.get(date)?.map(({ name }) => name);
  assert.deepEqual(names('2026-11-03'), ['year', 'early', 'conference', 'late']);
  assert.deepEqual(names('2026-11-05'), ['year', 'conference']);
  assert.deepEqual(names('2026-11-06'), ['year']);
  assert.equal(placed.size, 42);
  assert.equal(
    [...placed.values()].every((there) => there.includes(year)),
    true,
  );
});
