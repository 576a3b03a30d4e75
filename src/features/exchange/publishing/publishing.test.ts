import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntryContent } from '../content.ts';
import { formOfDraft } from './described.ts';
import { compareContents } from './diff.ts';
import { emptyForm, formOf, parseContent } from './form.ts';
import { judge, needsCheck, needsCheckOfEdit } from './rules.ts';

const TOPICS = ['mobility', 'energy'];
const form = (values: Record<string, string>, topics: string[] = []) => ({ ...emptyForm('de', values), topics });
const errors = (kind: EntryContent['kind'], values: Record<string, string>, topics: string[] = []) => {
  const parsed = parseContent(kind, form(values, topics), TOPICS, 'complete');
  return parsed.ok ? [] : parsed.refusal.errors;
};
const GOOD = { title: 'Parkraum', summary: 'Wo ist frei?' };

test('a form is read by the schema of the import, amounts as people write them', () => {
  const amounts: [string, number][] = [
    ['25000', 25_000],
    ['25.000 €', 25_000],
    ['25 000', 25_000],
    ['25,000', 25_000],
  ];
  for (const [text, amount] of amounts) {
    const parsed = parseContent('need', form({ ...GOOD, budget_max: text }), TOPICS, 'complete');
    assert.equal(parsed.ok && parsed.value.budget_max, amount, text);
  }
  const rate = parseContent('programme', form({ ...GOOD, rate: '62,5' }), TOPICS, 'complete');
  assert.equal(rate.ok && rate.value.rate, 62.5);
});

test('what is wrong is said by field and with the limit', () => {
  assert.deepEqual(errors('need', {}), [
    { field: 'title', code: 'missing' },
    { field: 'summary', code: 'missing' },
  ]);
  assert.deepEqual(errors('need', { ...GOOD, title: 'x'.repeat(161) }), [
    { field: 'title', code: 'tooLong', limit: 160 },
  ]);
  assert.deepEqual(errors('need', { ...GOOD, budget_max: 'viel' }), [{ field: 'budget_max', code: 'numberWrong' }]);
  assert.deepEqual(errors('need', { ...GOOD, budget_max: '-1' }), [{ field: 'budget_max', code: 'notNegative' }]);
  assert.deepEqual(errors('need', { ...GOOD, ends_on: 'bald' }), [{ field: 'ends_on', code: 'dateWrong' }]);
  assert.deepEqual(errors('need', { ...GOOD, region: 'xx' }), [{ field: 'region', code: 'choiceUnknown' }]);
  assert.deepEqual(errors('need', GOOD, ['nonsense']), [{ field: 'topics', code: 'choiceUnknown' }]);
  assert.deepEqual(errors('need', { ...GOOD, budget_min: '5', budget_max: '4' }), [
    { field: 'budget_min', code: 'budgetOrder' },
  ]);
  assert.deepEqual(errors('project', { ...GOOD, starts_on: '2026-05-01', ends_on: '2026-04-01' }), [
    { field: 'ends_on', code: 'endsBeforeStart' },
  ]);
});

test('fields of other kinds and fields that nobody asked for are not taken', () => {
  const parsed = parseContent(
    'offer',
    form({ ...GOOD, problem: 'X', anonymous: 'yes', state: 'published' }),
    TOPICS,
    'complete',
  );
  assert.ok(parsed.ok);
  for (const field of ['problem', 'anonymous', 'state']) assert.ok(!(field in parsed.value), field);
});

test('what was saved fills the form again with the same', () => {
  const parsed = parseContent(
    'need',
    form({ ...GOOD, budget_max: '25.000', anonymous: 'yes', text: 'a\r\nb' }, ['energy']),
    TOPICS,
    'complete',
  );
  assert.ok(parsed.ok);
  assert.equal(parsed.value.text, 'a\nb');
  assert.deepEqual(parseContent('need', formOf(parsed.value), TOPICS, 'complete'), parsed);
});

test('points: every criterion, no zero, and the mean counts, whatever their number', () => {
  assert.equal(judge([3, 3, 3], 3), 'passed');
  assert.equal(judge([5, 5, 0], 0), 'zero');
  assert.equal(judge([3, 3, 2], 3), 'belowThreshold');
  assert.equal(judge([1], 0), 'passed');
  for (const points of [undefined, -1, 6, 2.5, Number.NaN]) assert.equal(judge([3, points], 3), 'incomplete');
});

test('who is no member is always checked, members as the hub decides', () => {
  const member = { isMember: true, hasPublished: false };
  assert.deepEqual(
    (['always', 'first', 'never'] as const).map((checkNew) => [
      needsCheck({ checkNew }, member),
      needsCheck({ checkNew }, { ...member, hasPublished: true }),
      needsCheck({ checkNew }, { isMember: false, hasPublished: true }),
    ]),
    [
      [true, true, true],
      [true, false, true],
      [false, false, true],
    ],
  );
  assert.deepEqual(
    [true, false].map((checkEdits) => [
      needsCheckOfEdit({ checkEdits }, member),
      needsCheckOfEdit({ checkEdits }, { isMember: false }),
    ]),
    [
      [true, true],
      [false, true],
    ],
  );
});

test('versions differ by field and word; texts that have nothing in common end quickly', () => {
  const content: EntryContent = {
    kind: 'need',
    lang: 'de',
    title: 'Wir zählen von Hand',
    summary: '',
    text: '',
    topics: [],
    audience: [],
  };
  const say = (_: string, value: unknown) => String(value ?? '');
  assert.deepEqual(compareContents(content, content, say), []);
  const [there, back] = [
    ['water', 'energy'],
    ['energy', 'water'],
  ];
  assert.deepEqual(compareContents({ ...content, topics: there }, { ...content, topics: back }, say), []);
  assert.deepEqual(compareContents(content, { ...content, title: 'Wir zählen mit Sensoren', result: 'Neu' }, say), [
    {
      field: 'title',
      pieces: [
        { text: 'Wir zählen ', is: 'same' },
        { text: 'von', is: 'deleted' },
        { text: 'mit', is: 'inserted' },
        { text: ' ', is: 'same' },
        { text: 'Hand', is: 'deleted' },
        { text: 'Sensoren', is: 'inserted' },
      ],
    },
    { field: 'result', pieces: [{ text: 'Neu', is: 'inserted' }] },
  ]);
  const words = (from: number) => Array.from({ length: 6000 }, (_, at) => `w${from + at}`).join(' ');
  const [difference] = compareContents({ ...content, text: words(0) }, { ...content, text: words(10_000) }, say);
  assert.deepEqual(difference?.pieces, [
    { text: words(0), is: 'deleted' },
    { text: words(10_000), is: 'inserted' },
  ]);
});

test('a description is put where the form has room for it', () => {
  const draft = { text: 'Wir zählen Parkplätze von Hand. Das dauert.', region: 'DED21', budget: 25_000 };
  const { values } = formOfDraft(draft, emptyForm('pl'), 'need');
  assert.deepEqual(
    [values.title, values.problem, values.lang, values.region, values.budget_max],
    ['Wir zählen Parkplätze von Hand', draft.text, 'de', 'DED21', '25000'],
  );
  const long = { ...draft, text: 'Sehr lang. '.repeat(300) };
  assert.equal(formOfDraft(long, emptyForm('de'), 'need').values.text, long.text);
  assert.equal(parseContent('need', formOfDraft(long, emptyForm('de'), 'need'), TOPICS, 'draft').ok, true);
});
