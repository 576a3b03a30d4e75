import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveAlong, onDay, parseSeries, parseWhen, seriesDays, type When, whenFields } from './when.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const BASE = { starts_on: '2026-05-12', starts_time: '10:00', ends_on: '', ends_time: '16:00', zone: 'Europe/Berlin' };

const parse = (fields: Record<string, string>) => parseWhen({ ...BASE, ...fields }, NOW);
function accepted(fields: Record<string, string> = {}): When {
  const when = parse(fields);
  assert.ok(when.ok, JSON.stringify(when));
  return when.value;
}
const refusedAs = (fields: Record<string, string>) => {
  const when = parse(fields);
  return when.ok ? [] : when.refusal.errors.map(({ field, code }) => `${field} ${code}`);
};

test('a day with times is a span of moments in its zone, and reads back as it was written', () => {
  const when = accepted({ starts_time: '9.30' });
  assert.deepEqual(
    [when.startsAt.toISOString(), when.endsAt.toISOString(), when.startsOn, when.endsOn],
    ['2026-05-12T07:30:00.000Z', '2026-05-12T14:00:00.000Z', '2026-05-12', '2026-05-12'],
  );
  assert.deepEqual(parseWhen(whenFields(when), NOW), { ok: true, value: when });
});

test('whole days have no times and end with the last of them', () => {
  const when = accepted({ all_day: 'yes', starts_time: '', ends_time: '', ends_on: '2026-05-14' });
  assert.deepEqual(
    [when.startsAt.toISOString(), when.endsAt.toISOString(), when.endsOn],
    ['2026-05-11T22:00:00.000Z', '2026-05-14T22:00:00.000Z', '2026-05-14'],
  );
  assert.deepEqual(parseWhen(whenFields(when), NOW), { ok: true, value: when });
});

test('what cannot be is refused at its field', () => {
  const cases: [Record<string, string>, string[]][] = [
    [{ ends_time: '09:00' }, ['ends_time endsBeforeStart']],
    [{ ends_time: '10:00' }, ['ends_time endsBeforeStart']],
    [{ ends_on: '2026-05-11' }, ['ends_on endsBeforeStart']],
    [{ starts_on: '' }, ['starts_on dateMissing']],
    [{ starts_on: '1970-01-01' }, ['starts_on dateFar']],
    [{ starts_on: '9999-12-31' }, ['starts_on dateFar']],
    [{ ends_on: '9999-12-31' }, ['ends_on dateFar']],
    [{ starts_on: '2026-02-30' }, ['starts_on dateWrong']],
    [{ starts_on: '12.5.' }, ['starts_on dateWrong']],
    [{ ends_on: '2026-06-11' }, ['ends_on eventTooLong']],
    [{ zone: 'Mars/Olympus' }, ['zone zoneUnknown']],
    [{ zone: '' }, ['zone zoneUnknown']],
    [{ starts_time: '', ends_time: '25:00' }, ['starts_time timeMissing', 'ends_time timeWrong']],
    [{ starts_on: '2026-03-29', starts_time: '02:30' }, ['starts_time timeSkipped']],
  ];
  for (const [fields, errors] of cases) assert.deepEqual(refusedAs(fields), errors, JSON.stringify(fields));
  assert.equal(accepted({ ends_on: '2026-06-10' }).endsOn, '2026-06-10');
});

test('on another day the clock shows the same, also after the change of the hour', () => {
  const later = onDay(accepted({ starts_on: '2026-03-24' }), '2026-03-31');
  assert.deepEqual(
    [later.startsAt.toISOString(), later.endsAt.toISOString(), later.endsOn],
    ['2026-03-31T08:00:00.000Z', '2026-03-31T14:00:00.000Z', '2026-03-31'],
  );
});

test('a talk stays as far from the beginning on the clock as it was, also in another zone', () => {
  const from = accepted({ starts_on: '2026-03-24' });
  const talk = new Date('2026-03-24T10:30:00Z');
  assert.equal(moveAlong(talk, from, onDay(from, '2026-03-31')).toISOString(), '2026-03-31T09:30:00.000Z');
  const kyiv = accepted({ zone: 'Europe/Kyiv', starts_time: '12:00', ends_time: '18:00' });
  assert.equal(moveAlong(talk, from, kyiv).toISOString(), '2026-05-12T10:30:00.000Z');
});

test('series by week, by day of the month and by weekday', () => {
  assert.deepEqual(seriesDays('2026-05-12', 'fortnightly', 3), ['2026-05-12', '2026-05-26', '2026-06-09']);
  assert.deepEqual(seriesDays('2026-01-31', 'monthly-day', 3), ['2026-01-31', '2026-03-31', '2026-05-31']);
  assert.deepEqual(seriesDays('2026-05-12', 'monthly-weekday', 3), ['2026-05-12', '2026-06-09', '2026-07-14']);
  assert.deepEqual(seriesDays('2026-06-29', 'monthly-weekday', 3), ['2026-06-29', '2026-07-27', '2026-08-31']);
  assert.equal(seriesDays('2026-05-12', 'weekly', 10_000).length, 53);
});

test('a list of days is sorted, each once, the first among them; too many and impossible ones are refused', () => {
  const series = (fields: Record<string, string>) => parseSeries(fields, accepted(), NOW);
  const listed = series({ repeat: 'list', dates: '2026-07-01\n3.6.2026, 2026-05-12' });
  assert.deepEqual(listed.ok && listed.value.map((when) => when.startsOn), ['2026-05-12', '2026-06-03', '2026-07-01']);
  const cases: [Record<string, string>, string][] = [
    [{ repeat: 'list', dates: 'morgen' }, 'dates datesWrong'],
    [{ repeat: 'list', dates: '2999-01-01' }, 'dates dateFar'],
    [{ repeat: 'weekly', count: '54' }, 'count countWrong'],
    [{ repeat: 'weekly', count: 'viele' }, 'count countWrong'],
    [{ repeat: 'yearly' }, 'repeat choiceUnknown'],
  ];
  for (const [fields, error] of cases) {
    const refused = series(fields);
    assert.equal(refused.ok ? '' : refused.refusal.errors.map(({ field, code }) => `${field} ${code}`).join(), error);
  }
});
