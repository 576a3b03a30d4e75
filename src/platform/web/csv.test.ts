import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Hono } from 'hono';
import { csvResponse } from './csv.ts';
import { jsonLdText } from './json-ld.ts';

async function csv(...rows: [a: unknown, b: unknown][]): Promise<{ response: Response; text: string }> {
  const app = new Hono().get('/', (c) =>
    csvResponse(c, 'hubs', { columns: ['a', 'b'], rows: rows.map(([a, b]) => ({ a, b })) }),
  );
  const response = await app.request('/');
  return { response, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()) };
}

test('a table is sent as a file with a byte order mark', async () => {
  const { response, text } = await csv(['Łódź', 1]);
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.equal(response.headers.get('content-disposition'), 'attachment; filename="hubs.csv"');
  assert.equal(text, '\uFEFFa,b\nŁódź,1\n');
});

test('quotes, separators and line ends survive', async () => {
  const { text } = await csv(['say "hi", you', 'one\ntwo\r\nthree'], [null, undefined]);
  assert.deepEqual(parse(text, { bom: true }), [
    ['a', 'b'],
    ['say "hi", you', 'one\ntwo\r\nthree'],
    ['', ''],
  ]);
});

test('what a spreadsheet would run as a formula is made text', async () => {
  const bad = ['=HYPERLINK("http://evil")', '+1+1', '-2+3', '@SUM(A1)', '\tx', '\rx'];
  const { text } = await csv(...bad.map((value): [string, number] => [value, -5]));
  assert.deepEqual(
    parse(text, { bom: true, from: 2 }),
    bad.map((value) => [`'${value}`, '-5']),
  );
});

test('JSON-LD cannot end the block it stands in', () => {
  const text = jsonLdText({ name: '</script><script>alert(1)</script><!--' });
  assert.equal(text.includes('<'), false);
  assert.equal(JSON.parse(text).name, '</script><script>alert(1)</script><!--');
});
