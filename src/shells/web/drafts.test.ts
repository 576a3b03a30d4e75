import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { draftFields } from '#features/matching/fixtures.ts';
import { matchingTexts } from '#features/matching/texts.ts';
import { describeOn } from '#platform/testing';
import { makeDocx, makePdf } from '../../platform/documents/fixtures.ts';
import { makeApp, makeWorld, postForm, type ReadPage, readPage } from '../testing.ts';

const t = matchingTexts('de');

describeOn('postgres', 'describing a need', (database) => {
  const open = () => makeApp(makeWorld(database));
  type App = ReturnType<typeof open>;
  const drafts = () => database.db.selectFrom('draft').select(['text', 'kind']).execute();
  const titles = (page: ReadPage) =>
    page.elements.flatMap(({ attributes }) => (attributes.class === 'hw-card__link' ? [attributes.href] : []));

  async function submit(app: App, fields: Record<string, string> | FormData, lang = 'de') {
    const response = await postForm(app, `/${lang}/drafts`, fields);
    assert.equal(response.status, 303, await response.clone().text());
    return response.headers.get('location') ?? '';
  }

  async function read(app: App, path: string) {
    const response = await app.request(path);
    assert.equal(response.status, 200, path);
    return readPage(await response.text());
  }

  async function refused(app: App, fields: Record<string, string> | FormData) {
    const response = await postForm(app, '/de/drafts', fields);
    assert.equal(response.status, 422);
    const page = readPage(await response.text());
    const links = page.elements.flatMap(({ name, attributes }) =>
      name === 'a' && attributes.href?.startsWith('#') === true && attributes.class !== 'hw-skip'
        ? [attributes.href]
        : [],
    );
    const marked = page.elements.flatMap(({ attributes }) =>
      attributes['aria-invalid'] === 'true' ? [`#${attributes.id}`] : [],
    );
    return { page, links, marked };
  }

  function upload(
    name: string,
    content: Uint8Array | string,
    fields: Record<string, string> = draftFields({ text: '' }),
  ) {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
    return form;
  }

  test('a need is kept and answered with offers, marked in the text', async () => {
    await makeEntry(database.db);
    const app = open();
    const fields = draftFields();
    const location = await submit(app, fields);
    assert.equal(location, `/de/drafts/${fields.key}`);
    const page = await read(app, location);
    assert.deepEqual(titles(page), ['/de/entries/ladesaeulen-fuer-quartiere']);
    assert.equal(
      page.elements.some(({ name }) => name === 'mark'),
      true,
    );
    assert.match(page.text, /Uns fehlen Ladesäulen/);
  });

  test('an offer is answered with needs', async () => {
    await makeEntry(database.db, { key: 'o', title: 'Angebot von Ladesäulen' });
    await makeEntry(database.db, { key: 'n', kind: 'need', title: 'Ladesäulen gesucht' });
    const app = open();
    const page = await read(
      app,
      await submit(app, draftFields({ kind: 'offer', text: 'Wir bauen Ladesäulen für Städte.' })),
    );
    assert.deepEqual(titles(page), ['/de/entries/ladesaeulen-gesucht']);
  });

  test('the form of a draft carries its key, so sending it twice makes one draft', async () => {
    const app = open();
    const form = await read(app, '/de/drafts/new');
    const key = form.elements.find(({ attributes }) => attributes.name === 'key')?.attributes.value ?? '';
    const locations = await Promise.all([1, 2, 3].map(() => submit(app, draftFields({ key }))));
    assert.deepEqual(new Set(locations), new Set([`/de/drafts/${key}`]));
    assert.equal((await drafts()).length, 1);
  });

  test('a changed draft keeps its link', async () => {
    const app = open();
    const location = await submit(app, draftFields({ region: 'DED21', inhabitants: '5000', size: 'small' }));
    const form = await read(app, `${location}/edit`);
    const value = (name: string) => form.elements.find(({ attributes }) => attributes.name === name)?.attributes.value;
    assert.equal(value('inhabitants'), '5000');
    const key = value('key') ?? '';
    assert.equal(await submit(app, draftFields({ key, text: 'Jetzt geht es um Brücken.' })), location);
    assert.deepEqual(
      (await drafts()).map((draft) => draft.text),
      ['Jetzt geht es um Brücken.'],
    );
  });

  test('a deleted draft is gone for good', async () => {
    const app = open();
    const location = await submit(app, draftFields());
    const deletion = await postForm(app, `${location}/deletion`, {});
    assert.deepEqual([deletion.status, deletion.headers.get('location')], [303, '/de/drafts/deleted']);
    for (const path of [location, `${location}/edit`]) assert.equal((await app.request(path)).status, 404);
    assert.equal((await postForm(app, `${location}/deletion`, {})).status, 404);
    assert.deepEqual(await drafts(), []);
  });

  test('a wrong form comes back as it was, with every error named and linked', async () => {
    const app = open();
    const { page, links, marked } = await refused(
      app,
      draftFields({ text: 'kurz', inhabitants: 'viele', budget: '-5' }),
    );
    assert.deepEqual(links, ['#text', '#inhabitants', '#budget']);
    assert.deepEqual(marked, links);
    for (const text of [t.textTooShort, t.number]) assert.equal(page.text.includes(text), true, text);
    const value = (name: string) => page.elements.find(({ attributes }) => attributes.name === name)?.attributes.value;
    assert.deepEqual([value('inhabitants'), value('budget')], ['viele', '-5']);
    assert.equal(page.text.includes('kurz'), true);
    assert.deepEqual(await drafts(), []);
  });

  test('a form whose key was tampered with is refused', async () => {
    const app = open();
    for (const key of ['1', '../../etc/passwd', '', randomUUID().slice(1)]) {
      const response = await postForm(app, '/de/drafts', draftFields({ key }));
      assert.equal(response.status, 422, key);
    }
    assert.deepEqual(await drafts(), []);
  });

  test('a document is read like a text, and both are taken together', async () => {
    const app = open();
    const files: [name: string, content: Uint8Array | string][] = [
      ['need.txt', 'Wir suchen Ladesäulen.'],
      ['need.html', '<p>Wir suchen Ladesäulen.</p><script>x</script>'],
      ['need.docx', makeDocx('Wir suchen Ladesäulen.')],
    ];
    for (const [name, content] of files) await submit(app, upload(name, content));
    assert.deepEqual(
      (await drafts()).map((draft) => draft.text),
      files.map(() => 'Wir suchen Ladesäulen.'),
    );
    await submit(app, upload('need.pdf', makePdf('We need charging points.'), draftFields({ text: 'Und zwar bald!' })));
    assert.equal(
      (await drafts()).some((draft) => draft.text === 'Und zwar bald!\n\nWe need charging points.'),
      true,
    );
  });

  test('a file that cannot be read is named, and the typed text stays', async () => {
    const app = open();
    const files: [name: string, content: Uint8Array | string, message: string][] = [
      ['need.pdf', 'This is no PDF.', t['file-unreadable']],
      ['need.exe', 'MZ', t['file-unknown']],
      ['need.txt', new Uint8Array([0x4b, 0xf6, 0x6c, 0x6e]), t['file-encoding']],
      ['need.txt', '   ', t['file-empty']],
      ['need.txt', new Uint8Array(5 * 1024 * 1024 + 1).fill(97), t['file-too-large']],
    ];
    for (const [name, content, message] of files) {
      const { page, links } = await refused(app, upload(name, content, draftFields({ text: 'Mein getippter Text.' })));
      assert.deepEqual(links, ['#file'], name);
      assert.equal(page.text.includes(message), true, name);
      assert.equal(page.text.includes('Mein getippter Text.'), true, name);
    }
    assert.deepEqual(await drafts(), []);
  });

  test('emoji only, letters of every kind and mixed languages are answered', async () => {
    const app = open();
    const texts = [
      '🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀',
      'Wir suchen charging points a nabíjecí stanice oraz stacje ładowania.',
      'ﷺ‮ abc ǅ ﬁ ½ \u200b\u200b\u200b \ufeff text',
      'x'.repeat(200_000),
    ];
    for (const text of texts) await read(app, await submit(app, draftFields({ text })));
  });

  test('5 MB of text are refused with the text given back, not with an error of ours', async () => {
    const app = open();
    const form = new FormData();
    for (const [field, value] of Object.entries(draftFields({ text: 'Ladesäule '.repeat(460_000) })))
      form.set(field, value);
    const { page, links } = await refused(app, form);
    assert.deepEqual(links, ['#text']);
    assert.equal(page.text.includes(t.textTooLong), true);
  });

  test('NUL and invalid UTF-8 in the form are repaired, never kept', async () => {
    const app = open();
    const fields = draftFields();
    const headers = {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const body = `key=${fields.key}&kind=need&text=Uns+fehlen%00+Lades%FFulen+hier%ED%A0%80`;
    const response = await app.request('/de/drafts', { method: 'POST', body, headers });
    assert.equal(response.status, 303);
    const [draft] = await drafts();
    assert.equal(draft?.text.isWellFormed(), true);
    assert.equal(draft?.text.includes('\0'), false);
    await read(app, `/de/drafts/${fields.key}`);
  });

  test('a form field that comes twice or is a file where a text belongs does no harm', async () => {
    const app = open();
    const form = new FormData();
    for (const [field, value] of Object.entries(draftFields())) form.append(field, value);
    form.append('text', 'Der zweite Text gilt hier.');
    form.append('region', new File(['x'], 'region.txt'));
    form.append('__proto__', 'x');
    await submit(app, form);
    assert.deepEqual(
      (await drafts()).map((draft) => draft.text),
      ['Der zweite Text gilt hier.'],
    );
  });

  test('concepts are dropped and added by the address, unknown ones do nothing', async () => {
    await makeEntry(database.db);
    const app = open();
    const location = await submit(app, draftFields({ text: 'Potřebujeme nabíjecí stanice.' }));
    assert.equal(titles(await read(app, location)).length, 1);
    const dropped = await read(app, `${location}?without=charging-point`);
    assert.equal(
      dropped.elements.some(({ name }) => name === 's'),
      true,
    );
    for (const query of [
      '?with=nothing',
      '?without=__proto__',
      '?add=Xyzzy',
      '?add=%F0%9F%9A%80',
      `?with=${'a'.repeat(3000)}`,
    ]) {
      assert.equal(titles(await read(app, location + query)).length, 1, query);
    }
    assert.match((await read(app, `${location}?add=Xyzzy`)).text, /Xyzzy/);
    assert.match((await read(app, `${location}?add=Br%C3%BCcke`)).text, /Brücke|most/);
  });

  test('the preview answers while somebody types and keeps nothing', async () => {
    await makeEntry(database.db);
    const app = open();
    for (const text of ['', 'L', 'Ladesäulen', '🚀']) {
      const response = await postForm(app, '/de/drafts/preview', draftFields({ text }));
      assert.equal(response.status, 200, text);
      assert.equal(response.headers.get('cache-control'), 'private, no-store');
      assert.equal((await response.text()).includes('ladesaeulen-fuer-quartiere'), text === 'Ladesäulen', text);
    }
    assert.equal((await postForm(app, '/de/drafts/preview', draftFields({ kind: 'wish' }))).status, 422);
    assert.deepEqual(await drafts(), []);
  });
});
