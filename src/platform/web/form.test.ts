import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { parseForm } from './form.ts';

const schema = z.object({
  name: z.string('nameMissing').min(3, 'nameTooShort').max(5, 'nameTooLong'),
  age: z.coerce.number('ageNumber').int('ageWhole'),
});

test('a right form gives the parsed values', () => {
  assert.deepEqual(parseForm(schema, { name: 'Anna', age: '42' }), { ok: true, value: { name: 'Anna', age: 42 } });
});

test('each wrong field is reported once, with the code of its first error', () => {
  assert.deepEqual(parseForm(schema, { name: 'A', age: 'old' }), {
    ok: false,
    refusal: {
      type: 'invalid',
      errors: [
        { field: 'name', code: 'nameTooShort' },
        { field: 'age', code: 'ageNumber' },
      ],
    },
  });
  assert.deepEqual(parseForm(schema, { age: '1' }), {
    ok: false,
    refusal: { type: 'invalid', errors: [{ field: 'name', code: 'nameMissing' }] },
  });
});
