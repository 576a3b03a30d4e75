import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerText, checkForm, readAnswers } from './form.ts';
import { type FormField, LONG_LENGTH } from './model.ts';

const field = (more: Partial<FormField>): FormField => ({
  key: 'a',
  type: 'text',
  label: { de: 'Frage' },
  required: false,
  ...more,
});
const yesNo = [
  { key: 'yes', label: { de: 'ja', pl: 'tak' } },
  { key: 'no', label: { de: 'nein' } },
];

function read(fields: FormField[], values: string, ticket = 't1') {
  const shown = fields.map(({ key }) => key);
  return readAnswers(fields, ticket, new URLSearchParams(values), shown, () => undefined);
}

describe('a registration form', () => {
  test('can be asked, or says what is wrong with it', () => {
    assert.deepEqual(checkForm([field({ key: 'eat', type: 'choice', options: yesNo })]), []);
    const faults = (fields: FormField[]) => checkForm(fields).map(({ code }) => code);
    assert.deepEqual(faults([field({}), field({})]), ['key-twice']);
    assert.deepEqual(faults([field({ key: 'Über' })]), ['key-wrong']);
    assert.deepEqual(faults([field({ label: {} })]), ['label-missing']);
    assert.deepEqual(faults([field({ type: 'choice' })]), ['options-missing']);
    assert.deepEqual(faults([field({ type: 'number', min: 3, max: 2 })]), ['range-wrong']);
    const many = Array.from({ length: 201 }, (_, at) => ({ key: `o${at}`, label: { de: 'x' } }));
    assert.deepEqual(faults([field({ type: 'choices', options: many })]), ['too-many-options']);
    const all = Array.from({ length: 41 }, (_, at) => field({ key: `f${at}` }));
    assert.deepEqual(faults(all), ['too-many-fields']);
    // A condition looks back, and only at what can be decided.
    const eat = field({ key: 'eat', type: 'choice', options: yesNo });
    const diet = field({ key: 'diet', when: { field: 'eat', is: ['yes'] } });
    assert.deepEqual(faults([eat, diet]), []);
    assert.deepEqual(faults([diet, eat]), ['condition-unknown']);
    assert.deepEqual(faults([eat, { ...diet, when: { field: 'eat', is: ['maybe'] } }]), ['condition-unknown']);
  });

  test('reads each kind of answer and refuses what is none', () => {
    const cases: [Partial<FormField>, string, unknown][] = [
      [{ type: 'text' }, 'Anna  ', 'Anna'],
      [{ type: 'text' }, 'x'.repeat(301), 'answerLong'],
      [{ type: 'long' }, 'x'.repeat(LONG_LENGTH + 1), 'answerLong'],
      [{ type: 'choice', options: yesNo }, 'yes', 'yes'],
      [{ type: 'choice', options: yesNo }, 'maybe', 'answerNoOption'],
      [{ type: 'number' }, '2,5', 2.5],
      [{ type: 'number' }, '1e5', 'answerNoNumber'],
      [{ type: 'number', min: 1, max: 3 }, '4', 'answerRange'],
      [{ type: 'date' }, '2026-02-28', '2026-02-28'],
      [{ type: 'date' }, '2026-02-30', 'answerNoDate'],
      [{ type: 'consent' }, 'yes', true],
      [{ type: 'consent', required: true }, '', 'consentMissing'],
      [{ type: 'text', required: true }, ' ', 'answerMissing'],
    ];
    for (const [more, value, wanted] of cases) {
      const { answers, errors } = read([field(more)], `f-a=${encodeURIComponent(value)}`);
      assert.deepEqual(errors[0]?.code ?? answers.a, wanted, `${more.type} ${value.slice(0, 20)}`);
    }
    const several = field({ type: 'choices', options: yesNo, max: 1 });
    assert.deepEqual(read([several], 'f-a=yes&f-a=yes').answers, { a: ['yes'] });
    assert.equal(read([several], 'f-a=yes&f-a=no').errors[0]?.code, 'answerRange');
  });

  test('asks only what belongs to the answers before and to the ticket kind', () => {
    const fields = [
      field({ key: 'eat', type: 'choice', options: yesNo }),
      field({ key: 'diet', required: true, when: { field: 'eat', is: ['yes'] } }),
      field({ key: 'seat', required: true, tickets: ['t2'] }),
    ];
    assert.deepEqual(read(fields, 'f-eat=no&f-diet=vegan').answers, { eat: 'no' });
    assert.deepEqual(read(fields, 'f-eat=no').errors, []);
    assert.deepEqual(read(fields, 'f-eat=yes').errors, [{ field: 'f-diet', code: 'answerMissing' }]);
    assert.deepEqual(read(fields, 'f-eat=no', 't2').errors, [{ field: 'f-seat', code: 'answerMissing' }]);
    const unseen = readAnswers(fields, 't1', new URLSearchParams('f-eat=yes'), ['eat'], () => undefined);
    assert.deepEqual([unseen.unseen, unseen.errors], [['diet'], []]);
  });

  test('says answers as people of a language write them, also those of options that are gone', () => {
    const eat = field({ type: 'choice', options: yesNo });
    assert.equal(answerText('pl', eat, 'yes'), 'tak');
    assert.equal(answerText('pl', eat, 'gone'), 'gone');
    assert.equal(answerText('de', field({ type: 'number' }), 1234.5), '1.234,5');
    assert.equal(answerText('cs', field({ type: 'date' }), '2026-05-12'), '12. května 2026');
    assert.equal(answerText('en', field({ type: 'consent' }), true), 'yes');
  });
});
