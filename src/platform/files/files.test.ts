import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { Hono } from 'hono';
import sharp from 'sharp';
import type { Db } from '#platform/database';
import type { AppEnv } from '#platform/feature';
import { forEachDatabase } from '#platform/testing';
import { makeFile, makeFilm, makePhoto, store } from './fixtures.ts';
import {
  dropFiles,
  fileAddress,
  fileRoutes,
  listFiles,
  pictureSet,
  readUpload,
  sendFile,
  sweepFiles,
  useFile,
} from './index.ts';
import { rangeOf } from './serve.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const LATER = new Date('2026-03-04T12:00:00Z');

const zip = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
const ooxml = (type: string) =>
  zip({ '[Content_Types].xml': `<Types><Override ContentType="application/vnd.${type}.main+xml"/></Types>` });

async function read(db: Db, address: string, headers: Record<string, string> = {}) {
  const app = new Hono<AppEnv>();
  let policy: string | undefined;
  app.use(async (c, next) => {
    await next();
    policy = c.var.policy;
  });
  app.route('/', fileRoutes(db));
  const response = await app.request(address, { headers });
  return {
    status: response.status,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
    policy,
  };
}

async function count(db: Db, table: 'file' | 'file_piece' | 'file_use'): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

forEachDatabase('files', (database) => {
  test('a film of several pieces comes back as it was sent, with its SHA-256', async () => {
    const film = makeFilm(700_001);
    const file = await makeFile(database.db, film, { name: 'Rückblick 2026.mov' });
    assert.deepEqual(
      [file.kind, file.type, file.name, file.size, file.sha256],
      ['film', 'video/mp4', 'Rückblick 2026.mp4', film.length, createHash('sha256').update(film).digest('hex')],
    );
    assert.equal(await count(database.db, 'file_piece'), 3);
    const whole = await read(database.db, fileAddress(file));
    assert.equal(whole.status, 200);
    assert.ok(whole.body.equals(film));
    assert.equal(whole.headers.get('content-type'), 'video/mp4');
    assert.equal(whole.headers.get('content-length'), String(film.length));
    assert.equal(whole.headers.get('cache-control'), 'public, max-age=31536000, immutable, no-transform');
    assert.equal(whole.headers.get('x-content-type-options'), 'nosniff');
    assert.match(whole.policy ?? '', /default-src 'none'.*sandbox/);
    assert.equal(
      whole.headers.get('content-disposition'),
      `inline; filename="Ruckblick 2026.mp4"; filename*=UTF-8''R%C3%BCckblick%202026.mp4`,
    );
  });

  test('a player gets the part it asks for, across pieces, at the end, and is told when there is none', async () => {
    const film = makeFilm(700_001);
    const address = fileAddress(await makeFile(database.db, film));
    const cases: [range: string, from: number, to: number][] = [
      ['bytes=0-0', 0, 0],
      ['bytes=262143-262144', 262_143, 262_144],
      ['bytes=262144-524287', 262_144, 524_287],
      ['bytes=1000-699999', 1000, 699_999],
      ['bytes=700000-', 700_000, 700_000],
      ['bytes=5-99999999', 5, 700_000],
      ['bytes=-10', 699_991, 700_000],
      ['bytes=-99999999', 0, 700_000],
    ];
    for (const [range, from, to] of cases) {
      const part = await read(database.db, address, { range });
      assert.equal(part.status, 206, range);
      assert.equal(part.headers.get('content-range'), `bytes ${from}-${to}/700001`);
      assert.ok(part.body.equals(film.subarray(from, to + 1)), range);
    }
    for (const range of ['bytes=700001-', 'bytes=-0']) {
      const none = await read(database.db, address, { range });
      assert.deepEqual([none.status, none.headers.get('content-range')], [416, 'bytes */700001'], range);
      assert.equal(none.body.length, 0);
    }
    for (const range of ['bytes=5-2', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-', 'bytes=a-b'])
      assert.equal((await read(database.db, address, { range })).status, 200, range);
  });

  test('who has a file already is not sent it again, and a part of another file is never joined to it', async () => {
    const file = await makeFile(database.db, makeFilm(1000));
    const etag = `"${file.sha256}"`;
    const again = await read(database.db, fileAddress(file), { 'if-none-match': `"other", W/${etag}` });
    assert.deepEqual([again.status, again.body.length, again.headers.get('etag')], [304, 0, etag]);
    const range = 'bytes=0-9';
    assert.equal((await read(database.db, fileAddress(file), { range, 'if-range': etag })).status, 206);
    assert.equal((await read(database.db, fileAddress(file), { range, 'if-range': '"old"' })).status, 200);
  });

  test('a photograph loses place and name, is turned upright and kept in three widths', async () => {
    const photo = await makePhoto({ width: 4000, height: 2000 });
    assert.ok(photo.includes('Erika Mustermann'));
    const file = await makeFile(database.db, photo, { name: 'C:\\Users\\erika\\IMG_1.JPG' });
    assert.deepEqual([file.type, file.name, file.width, file.height], ['image/webp', 'IMG_1.webp', 1600, 3200]);
    assert.deepEqual(
      file.variants.map(({ width, height }) => [width, height]),
      [
        [480, 960],
        [960, 1920],
      ],
    );
    assert.equal(
      pictureSet(file),
      [480, 960]
        .map((width) => `${fileAddress(file, width)} ${width}w`)
        .join(', ')
        .concat(`, ${fileAddress(file)} 1600w`),
    );
    for (const address of [fileAddress(file), fileAddress(file, 480)]) {
      const { body, headers } = await read(database.db, address);
      const { exif, xmp, iptc, format, width } = await sharp(body).metadata();
      assert.deepEqual([exif, xmp, iptc, format], [undefined, undefined, undefined, 'webp']);
      assert.equal(width, address.endsWith('480') ? 480 : 1600);
      assert.equal(body.includes('Erika'), false);
      assert.equal(headers.get('content-length'), String(body.length));
    }
    assert.equal((await read(database.db, `${fileAddress(file)}?width=481`)).status, 404);
  });

  test('small pictures stay small; PNG, WebP and AVIF are taken', async () => {
    const plain = () => sharp({ create: { width: 700, height: 300, channels: 4, background: '#f00' } });
    for (const bytes of [
      await plain().png().toBuffer(),
      await plain().webp().toBuffer(),
      await plain().avif().toBuffer(),
    ]) {
      const file = await makeFile(database.db, bytes);
      assert.deepEqual([file.type, file.width, file.variants.map(({ width }) => width)], ['image/webp', 700, [480]]);
    }
  });

  test('what hides behind a picture is gone', async () => {
    const hidden = Buffer.from('<script>alert(1)</script>PK\x03\x04hidden');
    const file = await makeFile(database.db, Buffer.concat([await makePhoto(), hidden]));
    const { body } = await read(database.db, fileAddress(file));
    assert.equal(body.includes('script'), false);
  });

  test('each kind is known by its bytes, whatever it is called', async () => {
    const cases: [Uint8Array, string, string][] = [
      [Buffer.from('%PDF-1.7\n…'), 'application/pdf', 'a.pdf'],
      [Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n'), 'text/vtt', 'a.vtt'],
      [Buffer.from('\uFEFFEin Text mit Ümläuten\n'), 'text/plain', 'a.txt'],
      [
        Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84, ...Buffer.from('webm'), 0, 0]),
        'video/webm',
        'a.webm',
      ],
      [
        ooxml('openxmlformats-officedocument.wordprocessingml.document'),
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'a.docx',
      ],
      [
        ooxml('openxmlformats-officedocument.presentationml.presentation'),
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
        'a.pptx',
      ],
      [
        zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
        'application/vnd.oasis.opendocument.spreadsheet',
        'a.ods',
      ],
    ];
    for (const [bytes, type, name] of cases) {
      const file = await makeFile(database.db, bytes, { name: 'a.exe' });
      assert.deepEqual([file.type, file.name], [type, name]);
    }
    const table = await makeFile(database.db, Buffer.from('a,b\n1,2\n'), { name: 'Liste.CSV' });
    assert.deepEqual([table.type, table.name], ['text/csv', 'Liste.csv']);
    const { headers } = await read(database.db, fileAddress(table));
    assert.match(headers.get('content-disposition') ?? '', /^attachment; /);
  });

  test('what is not taken is refused by name and leaves nothing behind', async () => {
    const pixels = sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } });
    const png = await sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 120, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    const cases: [Uint8Array, string][] = [
      [Buffer.alloc(0), 'file-empty'],
      [Buffer.from('GIF89a…'), 'file-gif'],
      [Buffer.from('MZ\x90\0\x03\0', 'latin1'), 'file-kind'],
      [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'file-kind'],
      [zip({ 'index.html': '<p>' }), 'file-kind'],
      [ooxml('ms-word.document.macroEnabled'), 'file-kind'],
      [Buffer.from('PK\x03\x04 no archive at all', 'latin1'), 'file-broken'],
      [Buffer.from('ÿØÿà not a picture at all', 'latin1'), 'picture-broken'],
      [png.subarray(0, png.length / 2), 'picture-broken'],
      [await pixels.png().toBuffer(), 'picture-too-many-pixels'],
      [Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(25 * 1024 * 1024)]), 'file-too-large'],
    ];
    for (const [bytes, type] of cases) {
      const stored = await store(database.db, bytes, { name: 'bild.jpg' });
      assert.equal(stored.ok ? 'taken' : stored.refusal.type, type);
    }
    const film = await store(database.db, makeFilm(1000), { kinds: ['image'] });
    assert.equal(film.ok ? 'taken' : film.refusal.type, 'file-kind');
    assert.equal(await count(database.db, 'file'), 0);
  });

  test('two large pictures at once are both kept whole', async () => {
    const photo = await makePhoto();
    const [a, b] = await Promise.all([makeFile(database.db, photo), makeFile(database.db, photo)]);
    assert.notEqual(a.id, b.id);
    assert.equal(a.sha256, b.sha256);
  });

  test('a private file is not found by its address, and a public one not given out as private', async () => {
    const hidden = await makeFile(database.db, Buffer.from('Lebenslauf'), { visibility: 'private' });
    const open = await makeFile(database.db, Buffer.from('Programm'));
    assert.equal((await read(database.db, fileAddress(hidden))).status, 404);
    const app = new Hono<AppEnv>();
    app.get('/:id', (c) => sendFile(c, database.db, c.req.param('id'), 'private'));
    const given = await app.request(`/${hidden.id}`);
    assert.deepEqual([given.status, await given.text()], [200, 'Lebenslauf']);
    assert.equal(given.headers.get('cache-control'), 'private, no-store, no-transform');
    assert.equal((await app.request(`/${open.id}`)).status, 404);
    for (const id of ['0', 'x', '00000000-0000-0000-0000-000000000000', "'; drop table file"])
      assert.equal((await read(database.db, `/files/${encodeURIComponent(id)}/a.txt`)).status, 404, id);
  });

  test('a file that is still arriving is not there', async () => {
    const file = await makeFile(database.db);
    await database.db.updateTable('file').set({ state: 'receiving' }).execute();
    assert.equal((await read(database.db, fileAddress(file))).status, 404);
    assert.deepEqual(await listFiles(database.db, [file.id]), []);
    assert.equal(await database.db.transaction().execute((trx) => useFile(trx, file.id, 'event:1')), false);
  });

  test('a file goes with its last use, with its pieces', async () => {
    const file = await makeFile(database.db);
    const { db } = database;
    const inOne = <T>(
      run: (trx: Parameters<Parameters<ReturnType<Db['transaction']>['execute']>[0]>[0]) => Promise<T>,
    ) => db.transaction().execute(run);
    await inOne((trx) => useFile(trx, file.id, 'event:1'));
    await inOne((trx) => useFile(trx, file.id, 'event:2'));
    assert.equal(await inOne((trx) => dropFiles(trx, 'event:1')), 0);
    assert.equal(await inOne((trx) => dropFiles(trx, 'event:3', [file.id])), 0);
    assert.equal((await read(db, fileAddress(file))).status, 200);
    assert.equal(await inOne((trx) => dropFiles(trx, 'event:2', [file.id])), 1);
    assert.equal((await read(db, fileAddress(file))).status, 404);
    assert.equal(await count(db, 'file_piece'), 0);
  });

  test('the sweep takes what nothing uses, and only when it is old', async () => {
    const { db } = database;
    const used = await makeFile(db);
    await makeFile(db);
    await db.transaction().execute((trx) => useFile(trx, used.id, 'event:1'));
    assert.equal(await db.transaction().execute((trx) => sweepFiles(trx, NOW)), 0);
    assert.equal(await db.transaction().execute((trx) => sweepFiles(trx, LATER)), 1);
    assert.equal(await db.transaction().execute((trx) => sweepFiles(trx, LATER)), 0);
    assert.deepEqual(
      (await listFiles(db, [used.id])).map(({ id }) => id),
      [used.id],
    );
  });

  test('a form with files gives its fields and one file for each field that takes one', async () => {
    const app = new Hono<AppEnv>();
    let upload: Awaited<ReturnType<typeof readUpload>> | undefined;
    app.post('/', async (c) => {
      upload = await readUpload(
        c,
        { db: database.db, now: NOW },
        {
          picture: { kinds: ['image'], visibility: 'public' },
          captions: { kinds: ['captions'], visibility: 'public' },
        },
      );
      return c.text('');
    });
    const form = new FormData();
    form.append('alt', 'Eine Brücke');
    form.append('picture', new File([new Uint8Array(await makePhoto())], 'bruecke.jpg', { type: 'text/html' }));
    form.append('captions', new File(['keine Untertitel'], 'film.vtt', { type: 'text/vtt' }));
    form.append('other', new File(['%PDF-1.7'], 'anderes.pdf'));
    form.append('alt', 'Zwei Brücken');
    assert.equal((await app.request('/', { method: 'POST', body: form })).status, 200);
    assert.deepEqual(upload?.values, { alt: 'Zwei Brücken' });
    assert.deepEqual(upload?.all.getAll('alt'), ['Eine Brücke', 'Zwei Brücken']);
    assert.deepEqual(Object.keys(upload?.files ?? {}), ['picture', 'captions']);
    assert.equal(upload?.files.picture?.ok, true);
    assert.deepEqual(upload?.files.captions, { ok: false, refusal: { type: 'file-kind' } });
    assert.equal(await count(database.db, 'file'), 1);
    const wrong = await app.request('/', { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    assert.equal(wrong.status, 400);
  });
});

test('a range never leaves the file', () => {
  for (const size of [1, 2, 1000])
    for (const first of ['', '0', '1', '999', '1000', '999999999999999'])
      for (const last of ['', '0', '1', '999', '1000', '999999999999999']) {
        const range = rangeOf(`bytes=${first}-${last}`, size);
        if (range === undefined || range === 'none') continue;
        assert.ok(range.from >= 0 && range.from <= range.to && range.to < size, `${first}-${last} of ${size}`);
      }
});
