import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCell } from './cell.ts';
import { readTable } from './read.ts';
import { writeSheet } from './sheet.ts';

test('a sheet is read again as it was written, numbers as numbers, formulas as text', async () => {
  async function* slices() {
    yield [[toCell('=1+1'), 5]];
    yield [[toCell('Łódź\n& <co>'), null]];
  }
  const file = await writeSheet('Liste: [1/2]', ['name', 'count'], slices());
  const table = await readTable('x.xlsx', file);
  assert.ok(table.ok);
  assert.deepEqual(table.value.rows, [
    { row: 2, values: { name: '=1+1', count: '5' } },
    { row: 3, values: { name: 'Łódź\n& <co>' } },
  ]);
});

test('what fails while the rows are read fails the file', async () => {
  // biome-ignore lint/correctness/useYield: it fails before
  async function* slices(): AsyncGenerator<never> {
    throw new Error('no database');
  }
  await assert.rejects(writeSheet('x', ['a'], slices()), /no database/);
});
