import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { draftFields, makeDraft } from '#features/matching/fixtures.ts';
import { makeHub, makeNetwork, makeOrganisation, makePlace } from '#features/network/fixtures.ts';
import { describeOn } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const HOSTILE = `<script>alert(1)</script><img src=x onerror="alert(2)">"'</script></textarea></title><!--&amp;{{7*7}}]]>`;
const nasty = (name: string) => `${name} Ladesäulen ${HOSTILE}`;
const local = (name: string) => ({ de: nasty(name), en: nasty(name), cs: nasty(name), pl: nasty(name) });

/** The elements that our own pages have with these names. */
function foreign(html: string): string[] {
  return readPage(html).elements.flatMap(({ name, attributes }) => {
    const bad =
      name === 'img' ||
      name === 'style' ||
      (name === 'script' && attributes.type !== 'application/ld+json' && !/^\/assets\//.test(attributes.src ?? '')) ||
      Object.keys(attributes).some((attribute) => attribute.startsWith('on')) ||
      /^\s*(javascript|data):/i.test(attributes.href ?? attributes.src ?? '');
    return bad ? [`${name} ${JSON.stringify(attributes)}`] : [];
  });
}

describeOn('postgres', 'HTML and script in every field', (database) => {
  async function fill() {
    const { db } = database;
    await makeNetwork(db, { name: local('Netz'), claim: local('Anspruch'), text: local('Netztext') });
    await makePlace(db, { name: nasty('Ort') });
    await db
      .insertInto('region')
      .values({ code: 'DED21', name: nasty('Region') })
      .execute();
    const contact = { name: nasty('Kontakt'), role: local('Rolle'), email: 'a@example.org' };
    const site = { key: 's', name: nasty('Standort'), place: 'dresden', focus: local('Fokus'), operator: 'b', contact };
    const organisation = { summary: nasty('Kurz'), text: nasty('Lang'), web: `https://example.org/?"'<script>` };
    const funding = [
      { amount: 1, currency: 'EUR', directive: nasty('Richtlinie'), year: 2025, source: 'https://example.org/"' },
    ];
    // Fixtures make the place Dresden anew with its usual name, so it gets the hostile one at the end.
    await makeHub(db, { name: local('Hub'), claim: local('Hubanspruch'), text: local('Hubtext'), sites: [site] });
    await makeOrganisation(db, { key: 'b', name: nasty('Bert'), slug: 'bert', hub: 'hub-dresden', ...organisation });
    const relations = [{ kind: 'member_of' as const, to: 'b' }];
    await makeOrganisation(db, {
      key: 'a',
      name: nasty('Anna'),
      slug: 'anna',
      hub: 'hub-dresden',
      funding,
      relations,
      ...organisation,
    });
    const texts = { owner: 'a', summary: nasty('S'), text: nasty('T'), region: 'DED21', topics: ['mobility'] };
    const remarks: Record<string, string[]> = {
      need: ['problem', 'result', 'data_status'],
      offer: ['references'],
      practice: ['effect', 'staff', 'cost', 'law', 'licence', 'interfaces', 'copied_by'],
      programme: [],
      project: ['partners'],
    };
    for (const [kind, fields] of Object.entries(remarks)) {
      const more = Object.fromEntries(fields.map((field) => [field, nasty(field)]));
      await makeEntryOfHub({
        key: kind,
        slug: kind,
        kind,
        title: `${kind} ${HOSTILE}`.slice(0, 160),
        ...texts,
        ...more,
      });
    }
    await makePlace(db, { name: nasty('Ort') });
    return makeDraft(db, { text: nasty('Entwurf') }, new Date('2026-03-02T10:00:00Z'));
  }

  /** Without making the hub anew, which would give it its usual texts. */
  async function makeEntryOfHub(fields: Record<string, unknown>) {
    await makeHub(database.db, { key: 'zwei' });
    await makeEntry(database.db, { hub: 'zwei', ...fields });
  }

  const open = () => makeApp(makeWorld(database));

  test('comes out as text on every page', async () => {
    const draft = await fill();
    const app = open();
    const pages: [path: string, texts: string[]][] = [
      ['/de', ['Netz', 'Anspruch', 'Netztext', 'Hub', 'Ort']],
      ['/de/hubs', ['Hub', 'Hubanspruch', 'Ort']],
      ['/de/hubs/hub-dresden', ['Hub', 'Hubtext', 'Standort', 'Fokus', 'Kontakt', 'Rolle', 'Anna', 'Bert', 'Ort']],
      ['/de/organisations', ['Anna', 'Bert', 'Kurz', 'Ort', 'Hub']],
      ['/de/organisations/anna', ['Anna', 'Bert', 'Kurz', 'Lang', 'Ort', 'Hub', 'Richtlinie', 'Region']],
      ['/de/entries', ['Anna', 'S', 'Ort']],
      ['/de/entries/need', ['S', 'T', 'problem', 'result', 'data_status', 'Anna', 'Region']],
      ['/de/entries/offer', ['S', 'T', 'references']],
      ['/de/entries/practice', ['effect', 'staff', 'cost', 'law', 'licence', 'interfaces', 'copied_by']],
      ['/de/entries/programme', ['S', 'T']],
      ['/de/entries/project', ['partners']],
      [`/de/drafts/${draft}`, ['Entwurf', 'S']],
      [`/de/drafts/${draft}/edit`, ['Entwurf']],
    ];
    for (const [path, texts] of pages) {
      const response = await app.request(path);
      const html = await response.text();
      assert.equal(response.status, 200, path);
      assert.deepEqual(foreign(html), [], path);
      const { text } = readPage(html);
      for (const name of texts)
        assert.equal(text.includes(nasty(name)), true, `${name} is not on ${path} as it was written`);
    }
  });

  test('comes out as text in what addresses and forms say', async () => {
    await fill();
    const app = open();
    const query = encodeURIComponent(HOSTILE);
    const gets = [
      `/de/entries?q=${query}`,
      `/de/entries?${query}=1`,
      `/de/entries?kind=${query}`,
      `/de/${query}`,
      `/de/organisations?q=${query}&type=company`,
    ];
    for (const path of gets) {
      const html = await (await app.request(path)).text();
      assert.deepEqual(foreign(html), [], path);
    }
    const fields = { region: HOSTILE, inhabitants: HOSTILE, budget: HOSTILE, size: HOSTILE, kind: HOSTILE };
    const response = await postForm(app, '/de/drafts', draftFields({ text: HOSTILE, ...fields }));
    assert.equal(response.status, 422);
    const html = await response.text();
    assert.deepEqual(foreign(html), []);
    const page = readPage(html);
    assert.equal(page.text.includes(HOSTILE), true, 'the text is given back as it was');
    assert.equal(page.elements.find(({ attributes }) => attributes.name === 'budget')?.attributes.value, HOSTILE);
    const preview = await postForm(app, '/de/drafts/preview', { text: nasty('Entwurf') });
    assert.equal(preview.status, 200);
    assert.deepEqual(foreign(await preview.text()), []);
  });

  test('comes out whole in JSON-LD, JSON, Atom and CSV', async () => {
    await fill();
    const app = open();
    for (const [path, name] of [
      ['/de/hubs/hub-dresden', nasty('Hub')],
      ['/de/organisations/anna', nasty('Anna')],
    ] as const) {
      const { jsonLd } = readPage(await (await app.request(path)).text());
      assert.equal(jsonLd.length, 1, path);
      assert.equal(JSON.parse(jsonLd[0] ?? '').name, name);
    }
    const feed = await (await app.request('/de/organisations.json')).json();
    assert.deepEqual(feed.items.map((item: { title: string }) => item.title).sort(), [nasty('Anna'), nasty('Bert')]);

    const text = await (await app.request('/de/organisations.atom')).text();
    assert.equal(XMLValidator.validate(text), true);
    const atom = new XMLParser({ processEntities: true, isArray: (name) => name === 'entry' }).parse(text).feed;
    const titles = atom.entry.map((entry: { title: unknown }) => entry.title);
    // Declared as HTML: read as HTML it is the same text, and nothing in it is markup.
    const asText = (title: string) => {
      const { text, elements } = readPage(`<body>${title}</body>`);
      assert.deepEqual(elements.length, 1);
      return text;
    };
    assert.deepEqual(titles.map((title: { '#text'?: string }) => asText(String(title['#text'] ?? title))).sort(), [
      nasty('Anna'),
      nasty('Bert'),
    ]);

    const rows = parse(await (await app.request('/de/organisations.csv')).text(), { bom: true, columns: true });
    assert.deepEqual(rows.map((row: unknown) => (row as { name: string; summary: string }).name).sort(), [
      nasty('Anna'),
      nasty('Bert'),
    ]);
  });
});
