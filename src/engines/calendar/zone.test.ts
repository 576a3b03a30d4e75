import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { addDays, dayOf, daysSpan, instantOf, isZone, placeWallTime, startOfDay, wallTime, ZONES } from './zone.ts';

const BERLIN = 'Europe/Berlin';
const place = (date: string, time: string, zone = BERLIN) => {
  const placed = placeWallTime({ date, time }, zone);
  return placed.ok ? `${placed.value.instant.toISOString()} ${placed.value.clock}` : placed.refusal.type;
};

test('a wall time is an instant in its zone, and back', () => {
  const wall = { date: '2026-11-22', time: '10:00' };
  assert.equal(instantOf(wall, BERLIN).toISOString(), '2026-11-22T09:00:00.000Z');
  assert.deepEqual(wallTime(new Date('2026-11-22T09:00:00Z'), BERLIN), wall);
  assert.equal(dayOf(new Date('2026-11-22T23:30:00Z'), BERLIN), '2026-11-23');
});

test('a time that the clock jumps over is taken as much later; one shown twice is the first of the two', () => {
  assert.equal(place('2026-03-29', '01:59'), '2026-03-29T00:59:00.000Z once');
  assert.equal(place('2026-03-29', '02:30'), '2026-03-29T01:30:00.000Z skipped');
  assert.deepEqual(wallTime(new Date('2026-03-29T01:30:00Z'), BERLIN), { date: '2026-03-29', time: '03:30' });
  assert.equal(place('2026-10-25', '02:30'), '2026-10-25T00:30:00.000Z twice');
  assert.deepEqual(wallTime(new Date('2026-10-25T00:30:00Z'), BERLIN), { date: '2026-10-25', time: '02:30' });
  assert.deepEqual(wallTime(new Date('2026-10-25T01:30:00Z'), BERLIN), { date: '2026-10-25', time: '02:30' });
  assert.equal(place('2026-10-25', '03:00'), '2026-10-25T02:00:00.000Z once');
});

test('unknown zones and times that do not exist are refused', () => {
  for (const zone of ['Mars/Base', 'europe/berlin', '+01:00', 'CT', '', 'Europe/Berlin\n', '__proto__']) {
    assert.equal(isZone(zone), false, zone);
    assert.equal(place('2026-11-22', '10:00', zone), 'unknown-zone');
    assert.throws(() => wallTime(new Date(0), zone), RangeError);
  }
  const times: [string, string][] = [
    ['2026-02-29', '10:00'],
    ['2026-13-01', '10:00'],
    ['2026-11-22', '24:00'],
    ['2026-11-22', '9:00'],
    ['1026-11-22', '09:00'],
    ['22.11.2026', '09:00'],
    ['2026-11-22', '09:00Z'],
  ];
  for (const [date, time] of times) assert.equal(place(date, time), 'no-such-time', `${date} ${time}`);
  assert.throws(() => instantOf({ date: '2026-02-30', time: '10:00' }, BERLIN), /no-such-time/);
});

test('every zone offered is one, those of the neighbours come first', () => {
  assert.deepEqual(ZONES.slice(0, 3), ['Europe/Berlin', 'Europe/Prague', 'Europe/Warsaw']);
  assert.equal(new Set(ZONES).size, ZONES.length);
  assert.deepEqual(
    ZONES.filter((zone) => !isZone(zone)),
    [],
  );
});

test('whole days are spans with an exclusive end; the day of the change has 23 or 25 hours', () => {
  const hours = (first: string, last = first) => {
    const { starts, ends } = daysSpan(first, last, BERLIN);
    return (ends.getTime() - starts.getTime()) / 3_600_000;
  };
  assert.deepEqual(
    [hours('2026-11-22'), hours('2026-03-29'), hours('2026-10-25'), hours('2026-12-30', '2027-01-02')],
    [24, 23, 25, 96],
  );
  assert.equal(addDays('2024-02-28', 2), '2024-03-01');
  assert.equal(addDays('2026-01-01', -1), '2025-12-31');
  // Midnight is skipped in Beirut when summer time begins.
  assert.equal(startOfDay('2026-03-29', 'Asia/Beirut').toISOString(), '2026-03-28T22:00:00.000Z');
});

test('the quick way to a wall time says what Temporal says, also around each change and in old times', () => {
  const zones = [BERLIN, 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'];
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return seed / 2 ** 32;
  };
  for (const zone of zones) {
    for (let at = 0; at < 400; at++) {
      // From 1900 to 2100; every second time within a day of a change in Berlin.
      const change = Date.UTC(2026, at % 4 === 0 ? 2 : 9, at % 4 === 0 ? 29 : 25, 1);
      const ms =
        at % 2 === 0
          ? change + Math.floor((random() - 0.5) * 172_800_000)
          : Math.floor((random() * 200 - 70) * 31_557_600_000);
      const expected = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime().toString();
      const { date, time } = wallTime(new Date(ms), zone);
      assert.equal(`${date}T${time}`, expected.slice(0, 16), `${zone} ${ms}`);
    }
  }
});
