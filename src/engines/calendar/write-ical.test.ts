import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { type CalendarEvent, encodeCalendar, writeCalendar } from './write-ical.ts';
import { daysSpan, instantOf, wallTime } from './zone.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what the writer leaves out
const LEFT_OUT = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const BERLIN = 'Europe/Berlin';
const changedAt = new Date('2026-09-01T08:00:00Z');

const workshop: CalendarEvent = {
  uid: '0192f0c1-aaaa@hubs.example',
  changedAt,
  createdAt: new Date('2026-08-01T08:00:00Z'),
  sequence: 2,
  status: 'confirmed',
  lang: 'de',
  title: 'Ladesäulen, Datenräume; Förderung 👩‍🔬: Żółć und „příliš žluťoučký kůň“ für kleine Städte',
  description: 'Erste Zeile\nZweite Zeile, mit Komma; und mehr.\n\nOdstavec. '.repeat(4),
  starts: instantOf({ date: '2026-11-22', time: '10:00' }, BERLIN),
  ends: instantOf({ date: '2026-11-22', time: '16:30' }, BERLIN),
  zone: BERLIN,
  location: 'Rathaus, Saal 1; Dresden',
  geo: { lat: 51.05, lon: 13.7372 },
  url: 'https://hubs.example/de/events/ladesäulen',
  organizer: { name: 'Hub "Dresden"; Team: A', address: 'hub@dresden.example' },
  categories: ['Energie', 'Mobilität'],
  image: { url: 'https://hubs.example/files/1.png', mediaType: 'image/png' },
  conference: { url: 'https://meet.example/x', label: 'Raum: 1' },
};
const days: CalendarEvent = {
  uid: 'days@hubs.example',
  changedAt,
  sequence: 0,
  status: 'cancelled',
  title: 'Konferenz',
  ...daysSpan('2026-12-01', '2026-12-03', BERLIN),
  zone: BERLIN,
  allDay: true,
};
const summer: CalendarEvent = {
  uid: 'summer@hubs.example',
  changedAt,
  sequence: 1,
  status: 'tentative',
  title: 'Warsztaty',
  starts: instantOf({ date: '2027-07-01', time: '09:00' }, 'Europe/Warsaw'),
  ends: instantOf({ date: '2027-07-02', time: '17:00' }, 'Europe/Warsaw'),
  zone: 'Europe/Warsaw',
};
const events = [workshop, days, summer];
const feed = () =>
  writeCalendar({
    name: 'Veranstaltungen: Energie, Dresden',
    description: 'Was kommt.',
    lang: 'de',
    url: 'https://hubs.example/de/events',
    source: 'https://hubs.example/de/events.ics',
    refreshHours: 6,
    events,
  });

const folder = mkdtempSync(join(tmpdir(), 'hubwerk-ical-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'feed.ics');
const run = (program: string | undefined, ...args: string[]) => {
  assert.ok(program, 'npm test says where the programs of others are');
  return execFileSync(program, args, { encoding: 'utf8' });
};

test('an event is written as RFC 5545 and 7986 say, with the zones that are used', () => {
  const unfolded = feed().replaceAll('\r\n ', '').split('\r\n');
  const event = unfolded.slice(unfolded.indexOf('BEGIN:VEVENT'), unfolded.indexOf('END:VEVENT'));
  assert.deepEqual(
    event.filter((line) => !/^(SUMMARY|DESCRIPTION)/.test(line)),
    [
      'BEGIN:VEVENT',
      'UID:0192f0c1-aaaa@hubs.example',
      'DTSTAMP:20260901T080000Z',
      'CREATED:20260801T080000Z',
      'LAST-MODIFIED:20260901T080000Z',
      'SEQUENCE:2',
      'STATUS:CONFIRMED',
      'DTSTART;TZID=Europe/Berlin:20261122T100000',
      'DTEND;TZID=Europe/Berlin:20261122T163000',
      'LOCATION;LANGUAGE=de:Rathaus\\, Saal 1\\; Dresden',
      'GEO:51.050000;13.737200',
      'URL:https://hubs.example/de/events/lades%C3%A4ulen',
      `ORGANIZER;CN="Hub 'Dresden'; Team: A":mailto:hub@dresden.example`,
      'CATEGORIES;LANGUAGE=de:Energie,Mobilität',
      'IMAGE;VALUE=URI;DISPLAY=FULLSIZE;FMTTYPE=image/png:https://hubs.example/files/1.png',
      'CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Raum: 1":https://meet.example/x',
    ],
  );
  const found = (pattern: RegExp) => unfolded.filter((line) => pattern.test(line));
  assert.deepEqual(found(/^DT(START|END);VALUE=DATE/), ['DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261204']);
  assert.deepEqual(found(/^TZID:/), ['TZID:Europe/Berlin', 'TZID:Europe/Warsaw']);
  assert.deepEqual(found(/^(NAME|REFRESH|SOURCE|X-WR-CALNAME)/), [
    'NAME;LANGUAGE=de:Veranstaltungen: Energie\\, Dresden',
    'X-WR-CALNAME:Veranstaltungen: Energie\\, Dresden',
    'SOURCE;VALUE=URI:https://hubs.example/de/events.ics',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
  ]);
  assert.equal(encodeCalendar({ name: 'x', events }).toString(), writeCalendar({ name: 'x', events }));
});

test('a file for mail says what it wants; an all-day or timed event without length is one that others can read', () => {
  const { starts } = workshop;
  const lines = (event: CalendarEvent, method?: 'REQUEST' | 'CANCEL' | undefined) =>
    writeCalendar({ name: 'x', events: [event], method })
      .replaceAll('\r\n ', '')
      .split('\r\n');
  const attendees = [{ name: 'Jana Nováková', address: 'jana@obec.example' }];
  const request = lines({ ...workshop, attendees }, 'REQUEST');
  assert.ok(request.includes('METHOD:REQUEST'));
  assert.ok(
    request.includes(
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Jana Nováková":mailto:jana@obec.example',
    ),
  );
  assert.ok(lines(workshop, 'CANCEL').includes('STATUS:CANCELLED'));
  const times = (event: CalendarEvent) =>
    lines(event)
      .filter((line) => /^DT(START|END)/.test(line))
      .slice(-2);
  assert.deepEqual(times({ ...workshop, ends: starts }).at(-1), 'DTSTART;TZID=Europe/Berlin:20261122T100000');
  assert.deepEqual(times({ ...days, ends: days.starts }), ['DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261202']);
  assert.throws(() => lines({ ...workshop, zone: 'Mars/Base' }), RangeError);
});

test('times of the hour that the clock shows twice, and times in UTC, are written in UTC', () => {
  const [starts, ends] = [new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T01:30:00Z')];
  const text = writeCalendar({
    name: 'x',
    events: [
      { ...workshop, starts, ends },
      { ...summer, zone: 'UTC' },
    ],
  });
  assert.match(text, /DTSTART:20261025T003000Z\r\nDTEND:20261025T013000Z\r\n/);
  assert.match(text, /DTSTART:20270701T070000Z\r\n/);
  assert.equal(text.includes('VTIMEZONE'), false);
  const spring = { ...workshop, starts: new Date('2026-03-29T00:30:00Z'), ends: new Date('2026-03-29T01:30:00Z') };
  assert.match(
    writeCalendar({ name: 'x', events: [spring] }),
    /:20260329T013000\r\nDTEND;TZID=Europe\/Berlin:20260329T033000/,
  );
});

test('no line is longer than 75 octets, no character is torn apart, and nothing can break out of its line', () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pieces = [
    'a',
    'Wort ',
    'ä',
    'ß',
    'Łódź',
    'ň',
    '€',
    '👩‍🔬',
    '🚀',
    ',',
    ';',
    '\\',
    '\n',
    '\r\n',
    ':',
    '"',
    '\u0000',
    '\u007f',
    '\t',
    '\ud800',
    'END:VEVENT',
    '\r\nX-EVIL:1',
  ];
  for (let round = 0; round < 300; round++) {
    const text = (most: number) => Array.from({ length: random(most) }, () => pieces[random(pieces.length)]).join('');
    const event = {
      ...workshop,
      title: text(60),
      description: text(400),
      location: text(80),
      url: `https://x.example/${text(30)}`,
    };
    const organizer = { name: text(60), address: 'x@y.example' };
    const bytes = encodeCalendar({ name: text(50), events: [{ ...event, organizer }] });
    // Fatal: throws on a torn character.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const lines = bytes.toString('latin1').split('\r\n');
    assert.equal(lines.pop(), '');
    for (const line of lines) {
      assert.ok(line.length <= 75);
      decoder.decode(Buffer.from(line, 'latin1'));
      assert.doesNotMatch(line, /[\n\r\0\x7f]|^X-EVIL/);
    }
    const read = new ICAL.Component(ICAL.parse(bytes.toString())).getFirstSubcomponent('vevent');
    const expected = (given: string) => given.replace(/\r\n?/g, '\n').replace(LEFT_OUT, '').toWellFormed();
    assert.equal(read?.getFirstPropertyValue('summary'), expected(event.title));
    assert.equal(read?.getFirstPropertyValue('description') ?? '', expected(event.description));
    assert.equal(read?.getFirstPropertyValue('location') ?? '', expected(event.location));
  }
});

test('the rules written for a zone say what the zone database says, for the zones of Europe until 2040', () => {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => /^Europe\//.test(zone));
  for (const zone of zones) {
    const starts = Array.from({ length: 15 * 12 }, (_, month) => new Date(Date.UTC(2026, month, 1 + (month % 28), 12)));
    const text = writeCalendar({
      name: zone,
      events: starts.map((at, number) => ({ ...summer, uid: `${number}`, zone, starts: at, ends: at })),
    });
    const calendar = new ICAL.Component(ICAL.parse(text));
    const block = calendar.getFirstSubcomponent('vtimezone');
    const rules = block === null ? ICAL.Timezone.utcTimezone : new ICAL.Timezone({ component: block });
    for (const [number, event] of calendar.getAllSubcomponents('vevent').entries()) {
      const time = event.getFirstPropertyValue('dtstart') as ICAL.Time;
      if (block !== null) time.zone = rules;
      assert.equal(
        time.toJSDate().toISOString(),
        starts[number]?.toISOString(),
        `${zone} ${starts[number]?.toISOString()}`,
      );
    }
  }
});

test('node-ical reads what was written', () => {
  const read = nodeIcal.sync.parseICS(feed());
  const event = read[workshop.uid];
  assert.ok(event?.type === 'VEVENT');
  const text = (value: unknown) => (typeof value === 'object' && value !== null && 'val' in value ? value.val : value);
  assert.equal(text(event.summary), workshop.title);
  assert.equal(text(event.location), workshop.location);
  assert.equal(event.start.toISOString(), workshop.starts.toISOString());
  assert.equal(event.end?.toISOString(), workshop.ends.toISOString());
  const all = read[days.uid];
  assert.ok(all?.type === 'VEVENT');
  assert.equal(all.datetype, 'date');
  assert.equal(all.status, 'CANCELLED');
});

test('Python’s icalendar reads what was written', () => {
  writeFileSync(file, feed());
  const script = `
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
print(json.dumps([[str(e['uid']), str(e['summary']), str(e.get('description', '')), e['dtstart'].dt.isoformat(), e['dtend'].dt.isoformat(),
  str(e['status']), e['sequence'], str(e.get('location', '')), len(e.errors)] for e in calendar.walk('VEVENT')]))`;
  assert.deepEqual(JSON.parse(run(process.env.PYTHON_ICALENDAR, '-c', script, file)), [
    [
      workshop.uid,
      workshop.title,
      workshop.description,
      '2026-11-22T10:00:00+01:00',
      '2026-11-22T16:30:00+01:00',
      'CONFIRMED',
      2,
      workshop.location,
      0,
    ],
    [days.uid, days.title, '', '2026-12-01', '2026-12-04', 'CANCELLED', 0, '', 0],
    [summer.uid, summer.title, '', '2027-07-01T09:00:00+02:00', '2027-07-02T17:00:00+02:00', 'TENTATIVE', 1, '', 0],
  ]);
});

test('khal reads what was written', () => {
  writeFileSync(file, feed());
  const config = join(folder, 'khal.conf');
  mkdirSync(join(folder, 'calendar'), { recursive: true });
  writeFileSync(
    config,
    [
      `[calendars]\n[[own]]\npath = ${join(folder, 'calendar')}`,
      `[sqlite]\npath = ${join(folder, 'khal.db')}`,
      `[locale]\nlocal_timezone = ${BERLIN}\ndefault_timezone = ${BERLIN}`,
      'timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d',
      'datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n',
    ].join('\n'),
  );
  const format = '{uid}|{title}|{start-long-full}|{end-long-full}|{location}|{status}|{categories}';
  const [count, ...lines] = run(process.env.KHAL, '-c', config, 'printics', '-f', format, file).trim().split('\n');
  assert.match(count ?? '', /^3 events found/);
  const hour = (at: Date) => Object.values(wallTime(at, BERLIN)).join(' ');
  assert.deepEqual(
    lines.map((line) => line.split('|').map((cell) => cell.trim())),
    [
      [
        workshop.uid,
        workshop.title,
        hour(workshop.starts),
        hour(workshop.ends),
        workshop.location,
        'CONFIRMED',
        'Energie,Mobilität',
      ],
      [days.uid, days.title, '2026-12-01 00:00', '2026-12-03 00:00', '', 'CANCELLED', ''],
      [summer.uid, summer.title, hour(summer.starts), hour(summer.ends), '', 'TENTATIVE', ''],
    ],
  );
});
