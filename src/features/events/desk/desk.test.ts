import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormField } from '../registration/model.ts';
import { answerText } from './export.ts';
import { fillIn, readMailing } from './mailing-rules.ts';
import { everAsked } from './queries/participants.ts';
import { keyFor, newCode, readQuestion, readSettings } from './settings/read.ts';

test('a name is put in once and not looked through again', () => {
  const text = { subject: { de: 'Für {name}' }, body: { de: 'Hallo {name},\n\n{link}' } };
  assert.deepEqual(fillIn(text, 'de', { name: '{link} $& $1', link: 'https://x' }), {
    subject: 'Für {link} $& $1',
    paragraphs: ['Hallo {link} $& $1,', 'https://x'],
  });
});

test('a message needs its original; another language is whole or left out', () => {
  const read = (values: Record<string, string>) => {
    const result = readMailing(values, 'cs');
    return result.ok ? [] : result.refusal.errors;
  };
  assert.deepEqual(read({ subject_de: 'Nur deutsch' }), [
    { field: 'subject_cs', code: 'originalSubjectMissing' },
    { field: 'body_cs', code: 'originalBodyMissing' },
    { field: 'body_de', code: 'halfWritten' },
  ]);
  assert.deepEqual(read({ subject_cs: 'Program', body_cs: 'Dobrý den {name}' }), []);
});

test('keys of questions come from their words and are never used twice', () => {
  assert.equal(keyFor('Fährst du Rad?', new Set()), 'fahrst-du-rad');
  assert.equal(keyFor('Größe', new Set(['grosse'])), 'grosse-2');
  assert.equal(keyFor('2. Wunsch', new Set()), 'q-2-wunsch');
  assert.equal(keyFor('???', new Set()), 'q');
});

test('codes have no letters that are mistaken for each other', () => {
  const code = newCode(Uint8Array.from({ length: 8 }, (_, at) => at * 31));
  assert.match(code, /^[A-HJ-NP-Z2-9]{8}$/);
});

test('a question that is reworded keeps the keys of its answers', () => {
  const known: FormField = {
    key: 'food',
    type: 'choice',
    label: { de: 'Essen' },
    required: false,
    options: [{ key: 'a', label: { de: 'Fleisch' } }],
  };
  const values = {
    label_de: 'Was essen Sie?',
    option_0_key: 'a',
    option_0_de: 'mit Fleisch',
    option_1_key: 'stolen',
    option_1_de: 'Fisch',
  };
  const given = { original: 'de' as const, known, used: new Set(['food']), tickets: [], before: [] };
  const { value, errors } = readQuestion(values, new URLSearchParams(), given);
  assert.deepEqual(errors, []);
  assert.equal(value.key, 'food');
  assert.deepEqual(value.options, [
    { key: 'a', label: { de: 'mit Fleisch' } },
    { key: 'fisch', label: { de: 'Fisch' } },
  ]);
});

test('times are those of the event’s zone, across the change to summer time', () => {
  const values = { opens_date: '2026-03-28', opens_time: '9.30', closes_date: '2026-03-30', closes_time: '09:30' };
  const { settings } = readSettings(values, 'Europe/Berlin', 'de').value;
  assert.equal(settings.opensAt?.toISOString(), '2026-03-28T08:30:00.000Z');
  assert.equal(settings.closesAt?.toISOString(), '2026-03-30T07:30:00.000Z');
});

test('an answer that is no longer offered is still said in words', () => {
  const now: FormField = { key: 'food', type: 'choice', label: { de: 'Neu' }, required: true, options: [] };
  const old: FormField = { ...now, label: { de: 'Alt' }, options: [{ key: 'meat', label: { de: 'mit Fleisch' } }] };
  const [field] = everAsked([[now], [old]]);
  assert.equal(field?.label.de, 'Neu');
  assert.equal(answerText('de', field ?? now, 'meat'), 'mit Fleisch');
});
