import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundaryOf, isBroken, readMultipart } from './multipart.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** What a browser would send, as `fetch` of Node writes it. */
async function encoded(form: FormData): Promise<{ bytes: Buffer; boundary: string }> {
  const request = new Request('http://localhost', { method: 'POST', body: form });
  const boundary = boundaryOf(request.headers.get('content-type'));
  assert.ok(boundary.ok);
  return { bytes: Buffer.from(await request.arrayBuffer()), boundary: boundary.value };
}

async function read(bytes: Buffer, boundary: string, size: number): Promise<[string, string, string?][]> {
  const parts: [string, string, string?][] = [];
  for await (const part of readMultipart(inPieces(bytes, size), boundary)) {
    if ('value' in part) parts.push([part.field, part.value]);
    else {
      const all: Uint8Array[] = [];
      for await (const piece of part.bytes) all.push(piece);
      parts.push([part.field, Buffer.concat(all).toString('base64'), part.name]);
    }
  }
  return parts;
}

const NASTY = Buffer.from('\r\n--\r\n----x\r\n\r\n\0\xff\r\n--', 'latin1');

function makeForm(): FormData {
  const form = new FormData();
  form.append('title', 'Brücken „bauen“ 🎉\r\nzweite Zeile');
  form.append('empty', '');
  form.append('file', new File([NASTY], 'Bild "eins"\r\nzwei.png'));
  form.append('title', 'noch einmal');
  return form;
}

test('a form is the same however it is cut into pieces', async () => {
  const { bytes, boundary } = await encoded(makeForm());
  const expected = [
    ['title', 'Brücken „bauen“ 🎉\r\nzweite Zeile'],
    ['empty', ''],
    ['file', NASTY.toString('base64'), 'Bild "eins" zwei.png'],
    ['title', 'noch einmal'],
  ];
  for (let size = 1; size <= 200; size++) assert.deepEqual(await read(bytes, boundary, size), expected, `${size}`);
  assert.deepEqual(await read(bytes, boundary, bytes.length), expected);
});

test('a form that ends too early is broken, wherever it ends', async () => {
  const { bytes, boundary } = await encoded(makeForm());
  const end = bytes.lastIndexOf('--');
  for (let length = 0; length < end; length++) {
    await assert.rejects(read(bytes.subarray(0, length), boundary, 50), isBroken, `${length} bytes`);
  }
});

test('files that nobody reads are passed over', async () => {
  const { bytes, boundary } = await encoded(makeForm());
  const fields: string[] = [];
  for await (const part of readMultipart(inPieces(bytes, 7), boundary)) fields.push(part.field);
  assert.deepEqual(fields, ['title', 'empty', 'file', 'title']);
});

test('a field for a file that was left empty comes with an empty name, as browsers send it', async () => {
  const type = 'Content-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream';
  assert.deepEqual(await read(Buffer.from(`--b\r\n${type}\r\n\r\n\r\n--b--\r\n`), 'b', 5), [['file', '', '']]);
});

test('too many parts, headers without end and values without end are broken', async () => {
  const part = (text: string) => `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${text}\r\n`;
  const bytes = (text: string) => Buffer.from(`${text}--b--\r\n`);
  assert.equal((await read(bytes(part('x').repeat(300)), 'b', 4096)).length, 300);
  await assert.rejects(read(bytes(part('x').repeat(301)), 'b', 4096), isBroken);
  await assert.rejects(read(bytes(part('x'.repeat(300_000))), 'b', 4096), isBroken);
  await assert.rejects(read(Buffer.from(`--b\r\nX: ${'y'.repeat(50_000)}`), 'b', 4096), isBroken);
  await assert.rejects(read(bytes('--b\r\nX: no name\r\n\r\nx\r\n'), 'b', 4096), isBroken);
});

test('only a form with files has a boundary', () => {
  const type = 'multipart/form-data; charset=utf-8; boundary="a b"';
  assert.deepEqual(boundaryOf(type), { ok: true, value: 'a b' });
  for (const other of [undefined, 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain; boundary=x'])
    assert.equal(boundaryOf(other).ok, false);
});
