import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS } from '#engines/kit';
import { type Dated, monthInWords, timeInWords, whenInWords, zoneInWords } from './dates.ts';

const event = (more: Partial<Dated>): Dated => ({
  startsAt: new Date('2026-11-12T09:00:00Z'),
  endsAt: new Date('2026-11-12T15:00:00Z'),
  startsOn: '2026-11-12',
  endsOn: '2026-11-12',
  zone: 'Europe/Berlin',
  allDay: false,
  ...more,
});
const LONG = { endsAt: new Date('2026-11-14T11:00:00Z'), endsOn: '2026-11-14' };
const said = (say: typeof whenInWords, more: Partial<Dated>) => LANGS.map((lang) => say(lang, event(more)));

test('an event of some hours is said with its day and both times', () => {
  assert.deepEqual(said(whenInWords, {}), [
    'Donnerstag, 12. November 2026, 10:00 bis 16:00 Uhr',
    'čtvrtek 12. listopadu 2026, 10:00–16:00',
    'czwartek, 12 listopada 2026, godz. 10:00–16:00',
    'Thursday, 12 November 2026, 10:00 to 16:00',
  ]);
});

test('several days are said with the first and the last', () => {
  assert.deepEqual(said(whenInWords, LONG), [
    'Donnerstag, 12. November 2026, 10:00 Uhr bis Samstag, 14. November 2026, 12:00 Uhr',
    'čtvrtek 12. listopadu 2026, 10:00 – sobota 14. listopadu 2026, 12:00',
    'czwartek, 12 listopada 2026, godz. 10:00 – sobota, 14 listopada 2026, godz. 12:00',
    'Thursday, 12 November 2026, 10:00 to Saturday, 14 November 2026, 12:00',
  ]);
});

test('whole days have no times', () => {
  assert.equal(whenInWords('de', event({ allDay: true })), 'Donnerstag, 12. November 2026, ganztägig');
  assert.equal(
    whenInWords('de', event({ ...LONG, allDay: true })),
    'Donnerstag, 12. November 2026 bis Samstag, 14. November 2026',
  );
});

test('what has no length is said with its beginning alone', () => {
  assert.equal(
    whenInWords('de', event({ endsAt: new Date('2026-11-12T09:00:00Z') })),
    'Donnerstag, 12. November 2026, 10:00 Uhr',
  );
});

test('beside its date an event says the time, and until when it lasts', () => {
  assert.equal(timeInWords('de', event({})), '10:00 bis 16:00 Uhr');
  assert.equal(timeInWords('de', event(LONG)), 'ab 10:00 Uhr, bis 14. November');
  assert.equal(timeInWords('de', event({ ...LONG, allDay: true })), 'bis 14. November');
  assert.equal(timeInWords('pl', event({ endsOn: '2027-01-02' })), 'od godz. 10:00, do 2 stycznia 2027');
});

test('times are those of the event’s own zone, and the zone has a name', () => {
  assert.equal(
    whenInWords('de', event({ zone: 'Europe/London' })),
    'Donnerstag, 12. November 2026, 09:00 bis 15:00 Uhr',
  );
  assert.equal(zoneInWords('de', new Date('2026-07-01T09:00:00Z'), event({})), 'Mitteleuropäische Sommerzeit');
});

test('a zone that nobody knows does not take the page down', () => {
  assert.equal(
    whenInWords('de', event({ zone: 'Europe/Atlantis' })),
    'Donnerstag, 12. November 2026, 10:00 bis 16:00 Uhr',
  );
});

test('a month is a heading', () => {
  assert.deepEqual(
    LANGS.map((lang) => monthInWords(lang, '2026-11')),
    ['November 2026', 'Listopad 2026', 'Listopad 2026', 'November 2026'],
  );
});
