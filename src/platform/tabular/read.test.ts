import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { makeXlsx } from './fixtures.ts';
import { readTable } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function rows(name: string, content: string | Uint8Array) {
  const result = await readTable(name, typeof content === 'string' ? utf8(content) : content);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.rows;
}

async function refusal(name: string, content: string | Uint8Array) {
  const result = await readTable(name, typeof content === 'string' ? utf8(content) : content);
  assert.equal(result.ok, false);
  return result.ok ? undefined : result.refusal;
}

describe('CSV', () => {
  const wanted = [
    { row: 2, values: { key: 'a', name: 'Köln; am Rhein, links' } },
    { row: 3, values: { key: 'b', name: 'Łódź' } },
  ];

  test('with commas, semicolons or tabs, with and without byte order mark', async () => {
    assert.deepEqual(await rows('x.csv', 'key,name\na,"Köln; am Rhein, links"\nb,Łódź\n'), wanted);
    assert.deepEqual(await rows('x.csv', '\uFEFFkey;name\r\na;"Köln; am Rhein, links"\r\nb;Łódź\r\n'), wanted);
    assert.deepEqual(await rows('X.TSV', 'key\tname\na\tKöln; am Rhein, links\nb\tŁódź'), wanted);
    const utf16 = new Uint8Array(Buffer.from('\uFEFFkey;name\na;"Köln; am Rhein, links"\nb;Łódź', 'utf16le'));
    assert.deepEqual(await rows('x.csv', utf16), wanted);
  });

  test('rows carry the number of the line they end on', async () => {
    const table = await rows('x.csv', 'key,text\na,"one\ntwo"\n\nb,three\n');
    assert.deepEqual(
      table.map(({ row, values }) => [row, values.key]),
      [
        [3, 'a'],
        [5, 'b'],
      ],
    );
  });

  test('empty cells and columns without a name are left out', async () => {
    assert.deepEqual(await rows('x.csv', 'key, name ,,size\na,  ,ignored,\n'), [{ row: 2, values: { key: 'a' } }]);
  });

  test('a cell may hold a list: topics, relations, or JSON', async () => {
    const table = await rows(
      'x.csv',
      'key,topics,relations,funding\na, energy ;mobility; ,member_of:b; runs:c,"[{""amount"":5}]"\n',
    );
    assert.deepEqual(table[0]?.values, {
      key: 'a',
      topics: ['energy', 'mobility'],
      relations: [
        { kind: 'member_of', to: 'b' },
        { kind: 'runs', to: 'c' },
      ],
      funding: [{ amount: 5 }],
    });
  });

  test('a broken file is refused with the reason', async () => {
    const broken = {
      'a quote that never ends': 'key,name\na,"never',
      'a row too long': 'key,name\na,b,c\n',
      'a broken list': 'key,topics\na,"[1,"\n',
    };
    for (const [what, text] of Object.entries(broken)) {
      const refused = await refusal('x.csv', text);
      assert.equal(refused?.type, 'unreadable', what);
      assert.match(refused?.type === 'unreadable' ? refused.reason : '', /\S/, what);
    }
  });

  test('an empty file is refused, a file with a head only has no rows', async () => {
    assert.deepEqual(await refusal('x.csv', ''), { type: 'unreadable', reason: 'the file is empty' });
    assert.deepEqual(await rows('x.csv', 'key,name\n'), []);
  });

  test('windows-1252 is refused rather than read wrongly', async () => {
    assert.deepEqual(await refusal('x.csv', new Uint8Array(Buffer.from('key,name\na,Köln\n', 'latin1'))), {
      type: 'wrong-encoding',
    });
  });
});

describe('XLSX', () => {
  test('the first sheet gives the rows, numbers as text', async () => {
    const sheet = makeXlsx([
      ['key', 'name', 'inhabitants', 'topics'],
      ['a', 'Łódź & <co>', 664000, 'energy; mobility'],
      [null, null, null, null],
      ['b', null, 0.5, null],
    ]);
    assert.deepEqual(await rows('x.xlsx', sheet), [
      { row: 2, values: { key: 'a', name: 'Łódź & <co>', inhabitants: '664000', topics: ['energy', 'mobility'] } },
      { row: 4, values: { key: 'b', inhabitants: '0.5' } },
    ]);
  });

  test('what is no spreadsheet, and a zip bomb, are refused', async () => {
    assert.deepEqual(await refusal('x.xlsx', 'key,name'), { type: 'unreadable', reason: 'not-a-zip' });
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(150 * 1024 * 1024) }, { level: 9 });
    assert.deepEqual(await refusal('x.xlsx', bomb), { type: 'unreadable', reason: 'zip-bomb' });
    assert.equal((await refusal('x.xlsx', zipSync({ 'a.txt': new Uint8Array(3) })))?.type, 'unreadable');
  });
});

describe('JSON', () => {
  test('a list of objects gives the rows, counted from 1', async () => {
    assert.deepEqual(await rows('x.json', '\uFEFF[{"key":"a","topics":["x"]},{"key":"b"}]'), [
      { row: 1, values: { key: 'a', topics: ['x'] } },
      { row: 2, values: { key: 'b' } },
    ]);
  });

  test('items that are no objects become rows that validation will refuse', async () => {
    assert.deepEqual(await rows('x.json', '[1,null,["a"]]'), [
      { row: 1, values: { value: 1 } },
      { row: 2, values: { value: null } },
      { row: 3, values: { value: ['a'] } },
    ]);
  });

  test('broken JSON and what is no list are refused', async () => {
    assert.equal((await refusal('x.json', '[{"key":'))?.type, 'unreadable');
    assert.deepEqual(await refusal('x.json', '{"key":"a"}'), {
      type: 'unreadable',
      reason: 'the file must hold a list: [ … ]',
    });
  });
});

test('other endings are refused', async () => {
  for (const name of ['x.ods', 'x.xls', 'csv', ''])
    assert.deepEqual(await refusal(name, 'key'), { type: 'unknown-format' });
});
