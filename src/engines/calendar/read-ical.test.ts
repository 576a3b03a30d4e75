import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ReadLimits, readCalendar } from './read-ical.ts';
import { type CalendarEvent, writeCalendar } from './write-ical.ts';
import { daysSpan } from './zone.ts';

const BERLIN = 'Europe/Berlin';
const limits: ReadLimits = { now: new Date('2026-11-01T00:00:00Z'), zone: BERLIN };

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Other//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
function event(...lines: string[]): string[] {
  const given = (name: string) => lines.some((line) => new RegExp(`^${name}[;:]`).test(line));
  return [
    'BEGIN:VEVENT',
    ...(given('UID') ? [] : ['UID:a@x']),
    ...(given('SUMMARY') ? [] : ['SUMMARY:Werkstatt']),
    ...lines,
    'END:VEVENT',
  ];
}
function read(text: string, more: Partial<ReadLimits> = {}) {
  const result = readCalendar(text, { ...limits, ...more });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
/** Beginning and end of each event in UTC, and its zone. */
const times = (...lines: string[]) =>
  read(calendar(...lines)).events.map(
    (one) => `${iso(one.starts)}–${iso(one.ends)} ${one.zone}${one.allDay ? ' days' : ''}`,
  );
const iso = (date: Date) => date.toISOString().slice(0, 16);
const reasons = (...lines: string[]) => read(calendar(...lines)).broken.map(({ line, reason }) => `${line} ${reason}`);

test('an event with everything', () => {
  const { events, name, broken } = read(
    calendar(
      'X-WR-CALNAME:Termine\\, Stadt',
      ...event(
        'DTSTART;TZID=Europe/Berlin:20261122T100000',
        'DTEND;TZID=Europe/Berlin:20261122T120000',
        'SUMMARY;LANGUAGE=de:Ladesäulen\\, Teil 1',
        'DESCRIPTION:Zeile 1\\nZeile',
        '  2 🚀',
        'LOCATION:Rathaus\\; Saal',
        'GEO:51.05;13.74',
        'URL:https://stadt.example/termin',
        'CATEGORIES:Energie,Verkehr',
        'CATEGORIES:Energie',
        'ORGANIZER;CN="Stadt: Amt":mailto:amt@stadt.example',
        'STATUS:TENTATIVE',
        'SEQUENCE:4',
        'X-OWN:1',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'DESCRIPTION:Alarm',
        'END:VALARM',
      ),
    ),
  );
  assert.deepEqual(broken, []);
  assert.equal(name, 'Termine, Stadt');
  assert.deepEqual(events, [
    {
      key: 'a@x',
      uid: 'a@x',
      title: 'Ladesäulen, Teil 1',
      description: 'Zeile 1\nZeile 2 🚀',
      location: 'Rathaus; Saal',
      geo: { lat: 51.05, lon: 13.74 },
      url: 'https://stadt.example/termin',
      categories: ['Energie', 'Verkehr'],
      organizer: 'Stadt: Amt',
      lang: 'de',
      status: 'tentative',
      sequence: 4,
      starts: new Date('2026-11-22T09:00:00Z'),
      ends: new Date('2026-11-22T11:00:00Z'),
      zone: BERLIN,
      allDay: false,
    },
  ]);
});

test('times: in a zone, in UTC, floating, whole days, by duration, without an end', () => {
  const one = (...lines: string[]) => times(...event(...lines))[0];
  assert.equal(
    one('DTSTART;TZID=Europe/Warsaw:20261122T100000', 'DURATION:PT1H30M'),
    '2026-11-22T09:00–2026-11-22T10:30 Europe/Warsaw',
  );
  assert.equal(
    one('DTSTART:20261122T100000Z', 'DTEND:20261122T110000Z'),
    '2026-11-22T10:00–2026-11-22T11:00 Europe/Berlin',
  );
  assert.equal(one('DTSTART:20261122T100000'), '2026-11-22T09:00–2026-11-22T09:00 Europe/Berlin');
  assert.equal(
    one('DTSTART;VALUE=DATE:20261122', 'DTEND;VALUE=DATE:20261124'),
    '2026-11-21T23:00–2026-11-23T23:00 Europe/Berlin days',
  );
  assert.equal(one('DTSTART;VALUE=DATE:20261122'), '2026-11-21T23:00–2026-11-22T23:00 Europe/Berlin days');
  assert.equal(
    one('DTSTART;VALUE=DATE:20261122', 'DTEND;VALUE=DATE:20261122'),
    '2026-11-21T23:00–2026-11-22T23:00 Europe/Berlin days',
  );
  assert.equal(
    one('DTSTART;VALUE=DATE:20261122', 'DURATION:P2D'),
    '2026-11-21T23:00–2026-11-23T23:00 Europe/Berlin days',
  );
  // A day of the calendar is 25 hours when the clock is put back.
  const { starts, ends } =
    read(calendar(...event('DTSTART;TZID=Europe/Berlin:20271030T120000', 'DURATION:P1D'))).events[0] ?? {};
  assert.equal((ends?.getTime() ?? 0) - (starts?.getTime() ?? 0), 25 * 3_600_000);
  assert.deepEqual(times('X-WR-TIMEZONE:Europe/Kiev', ...event('DTSTART:20261122T100000Z')), [
    '2026-11-22T10:00–2026-11-22T10:00 Europe/Kiev',
  ]);
});

test('a zone is known by its name, behind a prefix, by its Windows name, or by the rules in the file', () => {
  const start = (tzid: string, ...more: string[]) =>
    times(...more, ...event(`DTSTART;TZID=${tzid}:20261122T100000`))[0]?.split('–')[0];
  const zone = (id: string, standard: string, daylight: string, ...more: string[]) => [
    'BEGIN:VTIMEZONE',
    `TZID:${id}`,
    ...more,
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    `TZOFFSETFROM:${daylight}`,
    `TZOFFSETTO:${standard}`,
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    `TZOFFSETFROM:${standard}`,
    `TZOFFSETTO:${daylight}`,
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];
  assert.equal(start('/freeassociation.sourceforge.net/Europe/Helsinki'), '2026-11-22T08:00');
  assert.equal(start('"W. Europe Standard Time"'), '2026-11-22T09:00');
  assert.equal(start('Unsere Zeit', ...zone('Unsere Zeit', '+0200', '+0300')), '2026-11-22T08:00');
  assert.equal(
    start('Custom', ...zone('Custom', '+1234', '+0300', 'X-LIC-LOCATION:Europe/London')),
    '2026-11-22T10:00',
  );
  // What the database knows counts more than what the file says of it.
  assert.equal(start('Europe/Berlin', ...zone('Europe/Berlin', '+0500', '+0600')), '2026-11-22T09:00');
  assert.deepEqual(reasons(...event('DTSTART;TZID=Mars/Base:20261122T100000')), ['4 zone']);
  assert.deepEqual(reasons(...zone('Odd', '+0117', '+0217'), ...event('DTSTART;TZID=Odd:20261122T100000')), [
    '19 zone',
  ]);
});

test('a series is worked out in its zone, across the change of clocks, and within the window', () => {
  const daily = times(
    ...event('DTSTART;TZID=Europe/Berlin:20260101T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;UNTIL=20270404T070000Z'),
  );
  assert.equal(daily.length, 22);
  assert.equal(daily[0], '2026-11-05T08:00–2026-11-05T09:00 Europe/Berlin');
  assert.equal(daily.at(-1), '2027-04-01T07:00–2027-04-01T08:00 Europe/Berlin');
  const { events } = read(calendar(...event('DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=DAILY')));
  assert.equal(events.length, 371);
  assert.equal(events.at(-1)?.key, 'a@x#20271206');
  const until = times(
    ...event('DTSTART;TZID=Europe/Berlin:20261201T230000', 'RRULE:FREQ=DAILY;UNTIL=20261203T220000Z'),
  );
  assert.equal(until.length, 3);
  const untilDay = times(...event('DTSTART;TZID=Europe/Berlin:20261201T230000', 'RRULE:FREQ=DAILY;UNTIL=20261203'));
  assert.equal(untilDay.length, 3);
  const monthly = times(
    ...event('DTSTART:20261110T100000Z', 'RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=3', 'RDATE:20261124T100000Z'),
  );
  assert.deepEqual(
    monthly.map((one) => one.slice(0, 10)),
    ['2026-11-10', '2026-11-24', '2026-12-08', '2027-01-12'],
  );
});

test('instances are left out, moved, renamed and cancelled one by one, and keep their keys', () => {
  const { events } = read(
    calendar(
      ...event(
        'DTSTART;TZID=Europe/Berlin:20261102T090000',
        'DTEND;TZID=Europe/Berlin:20261102T100000',
        'RRULE:FREQ=WEEKLY;COUNT=6',
        'EXDATE;TZID=Europe/Berlin:20261109T090000',
        'EXDATE:20261116T080000Z',
        'EXDATE;VALUE=DATE:20261123',
      ),
      ...event(
        'RECURRENCE-ID;TZID=Europe/Berlin:20261130T090000',
        'DTSTART;TZID=Europe/Berlin:20261201T140000',
        'SUMMARY:Verlegt',
      ),
      ...event('RECURRENCE-ID:20261207T080000Z', 'DTSTART:20261207T080000Z', 'SUMMARY:Abgesagt', 'STATUS:CANCELLED'),
    ),
  );
  assert.deepEqual(
    events.map(({ key, title, starts, status }) => [key, title, iso(starts), status]),
    [
      ['a@x#20261102T090000', 'Werkstatt', '2026-11-02T08:00', 'confirmed'],
      ['a@x#20261130T090000', 'Verlegt', '2026-12-01T13:00', 'confirmed'],
      ['a@x#20261207T090000', 'Abgesagt', '2026-12-07T08:00', 'cancelled'],
    ],
  );
  // One moved instance without its series stands for itself, and has the same key.
  const alone = read(
    calendar(
      ...event('RECURRENCE-ID;TZID=Europe/Berlin:20261130T090000', 'DTSTART;TZID=Europe/Berlin:20261201T140000'),
    ),
  );
  assert.equal(alone.events[0]?.key, 'a@x#20261130T090000');
});

test('of two events with one UID the higher sequence counts, of equals the later', () => {
  const titles = (...sequences: number[]) =>
    read(
      calendar(...sequences.flatMap((n, at) => event('DTSTART:20261122T100000Z', `SEQUENCE:${n}`, `SUMMARY:${at}`))),
    ).events.map((one) => one.title);
  assert.deepEqual(titles(2, 1), ['0']);
  assert.deepEqual(titles(1, 1), ['1']);
});

test('what is over is counted and left out; what runs is given', () => {
  const { events, past } = read(
    calendar(
      ...event('UID:1', 'DTSTART;VALUE=DATE:19700101'),
      ...event('UID:2', 'DTSTART:20261031T220000Z', 'DTEND:20261031T235959Z'),
      ...event('UID:3', 'DTSTART:20261031T220000Z', 'DTEND:20261101T010000Z'),
      ...event('UID:4', 'DTSTART:20260101T100000Z', 'RRULE:FREQ=DAILY;COUNT=3'),
      ...event('UID:5', 'DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20270101'),
    ),
  );
  assert.deepEqual(
    events.map(({ uid }) => uid),
    ['5', '3'],
  );
  assert.equal(past, 3);
});

test('what is broken is told with its line and reason, and the rest is read', () => {
  const bad: [reason: string, ...lines: string[]][] = [
    ['uid', 'UID:', 'DTSTART:20261122T100000Z'],
    ['uid', `UID:${'x'.repeat(501)}`, 'DTSTART:20261122T100000Z'],
    ['title', 'SUMMARY: ', 'DTSTART:20261122T100000Z'],
    ['time', 'COMMENT:no start'],
    ['time', 'DTSTART:20261322T100000Z'],
    ['time', 'DTSTART:20261122T250000Z'],
    ['time', 'DTSTART:tomorrow'],
    ['time', 'DTSTART:00000000T000000'],
    ['time', 'DTSTART:20261122T100000Z', 'DURATION:PT-5X'],
    ['end-before-start', 'DTSTART:20261122T100000Z', 'DTEND:20261122T090000Z'],
    ['end-before-start', 'DTSTART:20261122T100000Z', 'DURATION:-PT1H'],
    ['too-long', 'DTSTART:20261122T100000Z', 'DTEND:20361122T090000Z'],
    ['too-long', 'DTSTART:20261122T100000Z', 'DURATION:P9999W'],
    ['far-away', 'DTSTART:99991231T235959Z'],
    ['private', 'DTSTART:20261122T100000Z', 'CLASS:PRIVATE'],
    ['rule', 'DTSTART:20261122T100000Z', 'RRULE:FREQ=SOMETIMES'],
    ['rule-too-often', 'DTSTART:20261122T100000Z', 'RRULE:FREQ=SECONDLY'],
    ['rule-too-often', 'DTSTART:20261122T100000Z', 'RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3'],
  ];
  for (const [reason, ...lines] of bad) {
    const { events, broken } = read(calendar(...event(...lines), ...event('UID:good', 'DTSTART:20261122T100000Z')));
    assert.deepEqual(
      events.map(({ uid }) => uid),
      ['good'],
      lines.join(),
    );
    assert.deepEqual(
      broken.filter((one) => one.reason !== 'line').map((one) => [one.line, one.reason]),
      [[4, reason]],
      lines.join(),
    );
  }
  const { events, broken } = read(
    calendar(...event('DTSTART:20261122T100000Z', 'this is no line', 'URL:javascript:alert(1)', 'GEO:1000;0')),
  );
  assert.deepEqual(
    events.map(({ title, url, geo }) => [title, url, geo]),
    [['Werkstatt', undefined, undefined]],
  );
  assert.deepEqual(broken, [{ line: 8, reason: 'line' }]);
});

test('what is no calendar, or not the whole of one, is refused', () => {
  const refusal = (text: string, more: Partial<ReadLimits> = {}) => {
    const result = readCalendar(text, { ...limits, ...more });
    return result.ok ? 'read' : result.refusal.type;
  };
  assert.equal(refusal(''), 'no-calendar');
  assert.equal(refusal('<!doctype html><title>Not found'), 'no-calendar');
  assert.equal(refusal('BEGIN:VCARD\nEND:VCARD'), 'no-calendar');
  assert.equal(refusal(calendar(...event('DTSTART:20261122T100000Z')).slice(0, -30)), 'cut-off');
  assert.equal(refusal(`BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(50_000)}`), 'too-deep');
  assert.equal(refusal(`BEGIN:VCALENDAR\n${'X:1\n'.repeat(600_000)}END:VCALENDAR`), 'too-many-lines');
  assert.equal(refusal(calendar(), { mostCharacters: 10 }), 'too-large');
  const many = Array.from({ length: 11 }, (_, at) => event(`UID:${at}`, 'DTSTART:20261122T100000Z')).flat();
  assert.equal(refusal(calendar(...many), { mostEvents: 10 }), 'too-many-events');
  assert.equal(refusal(`\uFEFFbegin:vcalendar\nend:vcalendar`), 'read');
  assert.throws(() => readCalendar(calendar(), { ...limits, zone: 'x' }), RangeError);
});

test('files made to take for ever end, and tell what was left out', () => {
  const never = [
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=2000000000',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=WEEKLY;BYMONTH=2;INTERVAL=1000000',
    'FREQ=YEARLY;BYDAY=1MO;BYMONTH=4;BYMONTHDAY=15,16,17,18,19,20,21',
    'FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=9',
  ];
  for (const rule of never) {
    const { events } = read(calendar(...event('DTSTART:20250101T100000Z', `RRULE:${rule}`)));
    assert.deepEqual(events, [], rule);
  }
  const all = calendar(
    ...Array.from({ length: 3000 }, (_, at) =>
      event(`UID:${at}`, 'DTSTART:16010101T100000Z', 'RRULE:FREQ=DAILY'),
    ).flat(),
  );
  const { events, brokenCount, broken } = read(all);
  assert.deepEqual([events.length, brokenCount, broken.length, broken[0]?.reason], [0, 3000, 100, 'rule-too-much']);

  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Bomb',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=SECONDLY',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  assert.deepEqual(reasons(...zone, ...event('DTSTART;TZID=Bomb:20261122T100000')), ['13 zone']);

  const one = (at: number) => `BEGIN:VEVENT\nUID:${at}\nSUMMARY:x\nDTSTART:never\nEND:VEVENT`;
  const broken50 = calendar(Array.from({ length: 50_000 }, (_, at) => one(at)).join('\n'));
  assert.equal(read(broken50).brokenCount, 50_000);
  const dates = 'EXDATE:20261122T100000Z\n'.repeat(100_000).trim();
  assert.equal(
    read(calendar(...event('DTSTART:20261123T100000Z', 'RRULE:FREQ=DAILY;COUNT=2', dates))).events.length,
    2,
  );
  const parameters = `DESCRIPTION${';A=B'.repeat(20_000)}:x`;
  assert.deepEqual(reasons(...event('DTSTART:20261123T100000Z', parameters)), ['8 line']);
  assert.equal(
    read(calendar(...event('DTSTART:20261123T100000Z', `ATTACH:${'A'.repeat(2_000_000)}`))).events.length,
    1,
  );
});

test('whatever bytes come, the answer is a list or a refusal', () => {
  let seed = 5;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const whole = calendar(
    ...event(
      'DTSTART;TZID=Europe/Berlin:20261102T090000',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6',
      'EXDATE;TZID=Europe/Berlin:20261109T090000',
      'DESCRIPTION;LANGUAGE=de:ä\\nb',
      'GEO:1;2',
    ),
    ...event('UID:b', 'DTSTART;VALUE=DATE:20261201', 'DURATION:P1D'),
  );
  const noise = [
    '',
    ':',
    ';',
    '=',
    '"',
    '\n',
    '\r\n ',
    '\0',
    '9',
    '-',
    'T',
    'BEGIN:VEVENT\n',
    'END:VEVENT\n',
    ',',
    '🚀',
  ];
  let readable = 0;
  for (let round = 0; round < 1500; round++) {
    let text = whole;
    for (let change = 0; change < 1 + random(6); change++) {
      const at = random(text.length);
      text = text.slice(0, at) + (noise[random(noise.length)] ?? '') + text.slice(at + random(4));
    }
    const result = readCalendar(text, limits);
    if (!result.ok) continue;
    readable++;
    for (const one of result.value.events)
      assert.ok(one.ends >= one.starts && one.title !== '' && one.key.startsWith(one.uid));
  }
  assert.ok(readable > 700);
});

test('what we write we read: the same times, texts and states', () => {
  const base = { changedAt: limits.now, sequence: 3, status: 'confirmed', lang: 'de' } as const;
  const given: CalendarEvent[] = [
    {
      ...base,
      uid: '1',
      title: 'Eins; zwei, drei\\n',
      starts: new Date('2026-11-22T09:00:00Z'),
      ends: new Date('2026-11-24T09:00:00Z'),
      zone: 'Europe/Prague',
      description: 'a\nb',
      location: 'c',
      url: 'https://x.example/a?b=c;d,e',
      categories: ['f, g', 'h'],
    },
    {
      ...base,
      uid: '2',
      title: 'Tage',
      ...daysSpan('2027-03-27', '2027-03-29', BERLIN),
      zone: BERLIN,
      allDay: true,
      status: 'cancelled',
    },
    // The second half past two of the night in which the clock is put back.
    {
      ...base,
      uid: '3',
      title: 'Nacht',
      starts: new Date('2027-10-31T01:30:00Z'),
      ends: new Date('2027-10-31T02:30:00Z'),
      zone: BERLIN,
    },
  ];
  const back = read(writeCalendar({ name: 'N, M', events: given }));
  assert.equal(back.name, 'N, M');
  assert.deepEqual(
    back.events.map(({ key: _key, ...one }) => one),
    given.map(({ changedAt: _at, categories = [], allDay = false, ...one }) => ({ ...one, categories, allDay })),
  );
});
