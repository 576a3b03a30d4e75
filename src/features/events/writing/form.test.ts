import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeContent } from './fixtures.ts';
import { changedFields, type EventForm, emptyForm, formOf, parseEvent } from './form.ts';
import { findHints, findObstacles } from './obstacles.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
function filled(changes: Record<string, string> = {}, lists: Partial<EventForm['lists']> = {}): EventForm {
  const form = emptyForm('de');
  const values = {
    ...form.values,
    title_de: 'Werkstatt',
    starts_on: '2026-05-12',
    starts_time: '10:00',
    ends_time: '16:00',
    ...changes,
  };
  return { values, lists: { ...form.lists, ...lists } };
}

function errorsOf(changes: Record<string, string>, lists: Partial<EventForm['lists']> = {}): string[] {
  const parsed = parseEvent(filled(changes, lists), ['mobility'], NOW);
  return parsed.ok ? [] : parsed.refusal.errors.map(({ field, code }) => `${field} ${code}`);
}

test('a title and a day are enough for a draft', () => {
  assert.deepEqual(errorsOf({}), []);
  assert.deepEqual(errorsOf({ title_de: ' ', starts_on: '' }), ['starts_on dateMissing', 'title_de missing']);
});

test('what makes no sense is refused at its field', () => {
  const long = 'x'.repeat(10_000);
  const cases: [Record<string, string>, string[]][] = [
    [{ title_de: long }, ['title_de tooLong']],
    [{ title_cs: long }, ['title_cs tooLong']],
    [{ lang: 'fr' }, ['lang choiceUnknown']],
    [{ lang: 'cs' }, ['title_cs missing']],
    [{ kind: 'castle' }, ['kind choiceUnknown']],
    [{ place: 'drop table' }, ['place choiceUnknown']],
    [{ external_url: 'javascript:alert(1)' }, ['external_url urlWrong']],
    [{ format: 'hybrid', online_url: 'zoom' }, ['online_url urlWrong']],
    [{ contact_email: 'anna@' }, ['contact_email emailWrong']],
    [{ contact_name: long }, ['contact_name tooLong']],
    [{ hosts_organisations: 'a\n'.repeat(20) }, ['hosts_organisations tooMany']],
    [{ related: '/x\n'.repeat(21) }, ['related tooMany']],
  ];
  for (const [changes, errors] of cases)
    assert.deepEqual(errorsOf(changes), errors, JSON.stringify(changes).slice(0, 80));
  assert.deepEqual(errorsOf({}, { topics: ['mobility', 'witchcraft'] }), ['topics choiceUnknown']);
  assert.deepEqual(errorsOf({}, { langs: ['klingon'] }), ['langs choiceUnknown']);
  assert.deepEqual(errorsOf({}, { hosts_hub: ['1'] }), ['hosts_hub choiceUnknown']);
});

test('HTML is text, a line has no line breaks, an address without its scheme gets one', () => {
  const parsed = parseEvent(
    filled({ title_de: ' <b>Laden</b>\r\n jetzt ', external_url: 'example.org/anmelden', text_de: 'a\r\n\r\nb' }),
    [],
    NOW,
  );
  assert.ok(parsed.ok);
  assert.equal(parsed.value.title.de, '<b>Laden</b> jetzt');
  assert.equal(parsed.value.externalUrl, 'https://example.org/anmelden');
});

test('what is only online has no house, what is only on site no link', () => {
  const where = { venue: 'Kulturpalast', address: 'Schloßstraße 2', online_url: 'https://meet.example.org/x' };
  const read = (format: string) => {
    const parsed = parseEvent(filled({ ...where, format }), [], NOW);
    assert.ok(parsed.ok);
    const { venue, address, onlineUrl } = parsed.value;
    return [venue, address, onlineUrl];
  };
  assert.deepEqual(read('online'), [null, null, where.online_url]);
  assert.deepEqual(read('on-site'), [where.venue, where.address, null]);
  assert.deepEqual(read('hybrid'), [where.venue, where.address, where.online_url]);
});

test('a form of a content reads back as the same content, and a change is named', () => {
  const content = makeContent({ text_de: 'Absatz\n\nAbsatz', contact_email: 'a@example.org' });
  const form = formOf(content, { organisation: () => '', related: () => '' });
  const parsed = parseEvent(form, [], NOW);
  assert.ok(parsed.ok);
  const again = { ...content, ...parsed.value };
  const { hubs: _, named: __, ...rest } = again;
  assert.deepEqual(changedFields(content, rest), []);
  assert.deepEqual(changedFields(content, { ...content, title: { cs: 'x', de: 'y' }, langs: ['pl'] }), [
    'title',
    'langs',
  ]);
});

test('what is missing for publishing is named, and what would help is said apart', () => {
  const content = makeContent();
  assert.deepEqual(findObstacles(content, NOW), []);
  const fields = (errors: { field: string }[]) => errors.map(({ field }) => field);
  const bare = { ...content, format: 'on-site' as const, summary: { cs: 'x' }, langs: [] };
  assert.deepEqual(fields(findObstacles(bare, NOW)), ['summary_de', 'venue', 'place', 'langs']);
  assert.deepEqual(fields(findObstacles(content, new Date('2027-01-01'))), ['starts_on']);
  assert.deepEqual(fields(findHints({ ...content, onlineUrl: null })), [
    'text_de',
    'online_url',
    'topics',
    'contact_email',
  ]);
});
