import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seeded } from '../../../../engines/matching/fixtures.ts';
import { SCHEME_LIMITS } from '../model.ts';
import { pieces, TURTLE_FILE, XML_FILE } from './fixtures.ts';
import { readSkos } from './read.ts';

const HEAD =
  '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .\n';
const xml = (content: string, before = '') =>
  `<?xml version="1.0"?>${before}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:xl="http://www.w3.org/2008/05/skos-xl#">${content}</rdf:RDF>`;

async function accepted(content: string | Uint8Array, size?: number) {
  const result = await readSkos(pieces(content, size));
  assert.ok(result.ok, JSON.stringify(result));
  const { warnings, content: scheme } = result.value;
  const counted = Object.fromEntries(Object.entries(warnings).filter(([, count]) => count > 0));
  return { scheme, warnings: counted, concepts: new Map(scheme.concepts.map((concept) => [concept.code, concept])) };
}

async function refused(content: string | Uint8Array) {
  const result = await readSkos(pieces(content));
  assert.equal(result.ok, false, 'it was read');
  return result.ok ? undefined : result.refusal;
}

describe('a file is read', () => {
  const expected = {
    uri: 'https://example.org/water/',
    title: { de: 'Wasser', en: 'Water' },
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    concepts: [
      {
        code: 'irrigation',
        uri: 'https://example.org/water/irrigation',
        labels: { de: ['Bewässerung'], cs: [], pl: [], en: ['irrigation'] },
        notes: { de: 'Felder und Gärten', en: 'Bringing water to plants' },
        broader: ['use'],
        related: ['use'],
      },
      {
        code: 'use',
        uri: 'https://example.org/water/use',
        labels: {
          de: ['Wassernutzung', 'Gebrauch von Wasser'],
          cs: ['využívání vody'],
          pl: ['użytkowanie wody'],
          en: ['water use'],
        },
        notes: {},
        broader: [],
        related: ['irrigation'],
      },
    ],
  };

  for (const [format, content] of [
    ['Turtle', TURTLE_FILE],
    ['RDF/XML', XML_FILE],
  ] as const) {
    test(`${format}: labels of our languages, notes, links in both directions, title and licence`, async () => {
      const { scheme, warnings } = await accepted(content);
      assert.deepEqual(scheme, expected);
      assert.deepEqual(warnings, { 'missing-language': 1 });
    });

    test(`${format}: wherever the pieces of it end`, async () => {
      for (const size of [1, 7, 100]) assert.deepEqual((await accepted(content, size)).scheme, expected, String(size));
    });

    test(`${format}: with a byte order mark, in UTF-16, and with other line ends`, async () => {
      const utf16 = new Uint8Array(Buffer.from(`\uFEFF${content.replace(' encoding="UTF-8"', '')}`, 'utf16le'));
      for (const form of [`\uFEFF${content}`, utf16, content.replaceAll('\n', '\r\n')])
        assert.deepEqual((await accepted(form)).scheme, expected);
    });
  }

  test('an encoding that an XML file declares', async () => {
    const text = XML_FILE.replace('UTF-8', 'ISO-8859-1').replace(/[^\p{ASCII}äöü]/gu, '?');
    const { concepts } = await accepted(new Uint8Array(Buffer.from(text, 'latin1')));
    assert.deepEqual(concepts.get('irrigation')?.labels.de, ['Bewässerung']);
  });

  test('N-Triples', async () => {
    const { concepts } = await accepted(
      '<https://a.example/c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> .\n<https://a.example/c> <http://www.w3.org/2004/02/skos/core#prefLabel> "Caf\\u00E9"@en .\n',
    );
    assert.deepEqual(concepts.get('c')?.labels.en, ['Café']);
  });

  test('labels of SKOS-XL, named and nameless, before and after their concept, in Turtle and RDF/XML', async () => {
    const turtle = `${HEAD}
      <http://e/l1> xl:literalForm "vorher"@de .
      <http://e/c> a skos:Concept ; xl:prefLabel <http://e/l1>, <http://e/l2> ; xl:altLabel <http://e/l3>, [ xl:literalForm "namenlos"@de ] .
      <http://e/l2> xl:literalForm "after"@en . <http://e/l3> xl:literalForm "autre"@fr .`;
    const rdf = xml(`
      <rdf:Description rdf:about="http://e/l1"><xl:literalForm xml:lang="de">vorher</xl:literalForm></rdf:Description>
      <skos:Concept rdf:about="http://e/c"><xl:prefLabel rdf:resource="http://e/l1"/><xl:prefLabel rdf:resource="http://e/l2"/>
        <xl:altLabel><xl:Label><xl:literalForm xml:lang="de">namenlos</xl:literalForm></xl:Label></xl:altLabel></skos:Concept>
      <xl:Label rdf:about="http://e/l2"><xl:literalForm xml:lang="en">after</xl:literalForm></xl:Label>`);
    for (const content of [turtle, rdf]) {
      const { concepts } = await accepted(content);
      assert.deepEqual(concepts.get('c')?.labels, { de: ['vorher', 'namenlos'], cs: [], pl: [], en: ['after'] });
    }
  });

  test('the plain language is preferred to that of a country, and a label is one tidy line', async () => {
    const { concepts } = await accepted(
      `${HEAD}<http://e/c> a skos:Concept ; skos:prefLabel "Jänner"@de-AT, "Januar"@de, "  Janu\\u0061\\u0301r \\n x\\u0001 "@CS .`,
    );
    assert.deepEqual(concepts.get('c')?.labels, { de: ['Januar', 'Jänner'], cs: ['Január x'], pl: [], en: [] });
  });

  test('codes are the ends of addresses where these are readable and unique, otherwise digests of them', async () => {
    const label = 'skos:prefLabel "x"@en';
    const file = `${HEAD}<http://e/a/1> a skos:Concept ; ${label} . <http://e/b/1> a skos:Concept ; ${label} .
      <http://e/a#tag> a skos:Concept ; ${label} . <http://e/?id=7> a skos:Concept ; ${label} . <http://e/ž> a skos:Concept ; ${label} .
      <urn:uuid:0192> a skos:Concept ; ${label} .`;
    const codes = (await accepted(file)).scheme.concepts.map(({ code }) => code);
    assert.deepEqual(
      codes.filter((code) => !/^x[0-9a-f]{15}$/.test(code)),
      ['0192', '7', 'tag'],
    );
    assert.equal(new Set(codes).size, 6);
    const again = (await accepted(file)).scheme.concepts.map(({ code }) => code);
    assert.deepEqual(again, codes);
  });
});

describe('what is doubtful is loaded as far as it makes sense, and counted', () => {
  const concept = (name: string, more: string) => `<http://e/${name}> a skos:Concept ; ${more} .\n`;
  const label = (text: string) => `skos:prefLabel "${text}"@en`;

  test('circles, links to itself and to nowhere', async () => {
    const { concepts, warnings } = await accepted(
      HEAD +
        concept('a', `${label('a')} ; skos:broader <http://e/b>`) +
        concept('b', `${label('b')} ; skos:broader <http://e/c>`) +
        concept(
          'c',
          `${label('c')} ; skos:broader <http://e/a>, <http://e/c>, <http://e/gone> ; skos:related <http://e/lost>`,
        ),
    );
    const links = [...concepts.values()].flatMap(({ broader }) => broader);
    assert.equal(links.length, 2);
    assert.deepEqual(warnings, { 'missing-language': 3, 'unknown-links': 2, circles: 2 });
  });

  test('concepts without labels of our languages, without an address, labels without language, second preferred labels', async () => {
    const { concepts, warnings } = await accepted(
      `${HEAD}${concept('a', `${label('one')}, "two"@en, "three"`)}${concept('b', 'skos:prefLabel "x"@fr')}[] a skos:Concept ; ${label('y')} .`,
    );
    assert.deepEqual([...concepts.keys()], ['a']);
    assert.deepEqual(concepts.get('a')?.labels.en, ['one', 'two']);
    assert.deepEqual(warnings, {
      'missing-language': 1,
      'second-preferred': 1,
      'without-labels': 1,
      'without-address': 1,
      'labels-without-language': 1,
    });
  });

  test('more labels, longer labels and more links than the limits', async () => {
    const many = Array.from({ length: 70 }, (_, at) => `"w${at}"@en`).join(', ');
    const links = Array.from({ length: 10 }, (_, at) => `<http://e/x${at}>`).join(', ');
    const others = Array.from({ length: 10 }, (_, at) => concept(`x${at}`, label(`x${at}`))).join('');
    const { concepts, warnings } = await accepted(
      `${HEAD}${others}${concept('a', `skos:altLabel ${many}, "${'l'.repeat(201)}"@en ; skos:broader ${links}`)}`,
    );
    assert.equal(concepts.get('a')?.labels.en.length, SCHEME_LIMITS.labels);
    assert.equal(concepts.get('a')?.broader.length, SCHEME_LIMITS.broader);
    assert.deepEqual(warnings, { 'missing-language': 11, 'labels-cut': 6, 'long-labels': 1, 'links-cut': 2 });
  });

  test('the same label of two concepts, and a chain that is too deep', async () => {
    const chain = Array.from({ length: 120 }, (_, at) =>
      concept(`c${at}`, `${label('same')} ; skos:broader <http://e/c${at + 1}>`),
    );
    const { concepts, warnings } = await accepted(HEAD + chain.join('') + concept('c120', label('same')));
    assert.equal(concepts.size, 121);
    assert.deepEqual(warnings, { 'missing-language': 121, 'shared-labels': 1, 'too-deep': 2 });
  });
});

describe('what is no vocabulary is refused in words', () => {
  test('nothing, no RDF, RDF without concepts, no label anybody here can read', async () => {
    assert.deepEqual(await refused(''), { type: 'empty' });
    assert.deepEqual(await refused(' \n\n '), { type: 'empty' });
    assert.deepEqual(await refused('name;place\nDresden;DE\n'), {
      type: 'broken',
      message: 'Unexpected "name;place"',
      line: 1,
    });
    assert.deepEqual(await refused(`${HEAD}<http://e/a> <http://e/b> "c" .`), { type: 'no-concepts' });
    assert.deepEqual(await refused(xml('')), { type: 'no-concepts' });
    assert.deepEqual(await refused(`${HEAD}<http://e/a> a skos:Concept ; skos:prefLabel "eau"@fr .`), {
      type: 'no-labels',
    });
  });

  test('archives, pictures and wrong encodings', async () => {
    assert.deepEqual(await refused(new Uint8Array([0x1f, 0x8b, 8, 0])), { type: 'packed' });
    assert.deepEqual(await refused(new Uint8Array([0x50, 0x4b, 3, 4])), { type: 'packed' });
    assert.deepEqual(await refused('a\0b'), { type: 'not-text' });
    const latin = Buffer.from(`${HEAD}\n<http://e/a> skos:prefLabel "Brücke"@de .`, 'latin1');
    assert.deepEqual(await refused(latin), { type: 'wrong-encoding', encoding: 'utf-8', line: 3 });
    assert.deepEqual(await refused(new Uint8Array([...Buffer.from('@prefix x: <http://e/'), 0xc3])), {
      type: 'wrong-encoding',
      encoding: 'utf-8',
      line: 1,
    });
    const unknown = await refused('<?xml version="1.0" encoding="klingon"?><a/>');
    assert.deepEqual(unknown, { type: 'wrong-encoding', encoding: 'klingon', line: 1 });
  });

  test('broken files, with the line', async () => {
    const lines = TURTLE_FILE.split('\n');
    const broken = [...lines.slice(0, 12), 'what is this', ...lines.slice(12)].join('\n');
    assert.deepEqual(await refused(broken), { type: 'broken', message: 'Unexpected "what"', line: 13 });
    const open = await refused(XML_FILE.replace('</skos:narrower>', '</skos:wider>'));
    assert.deepEqual(open, { type: 'broken', message: 'unexpected close tag.', line: 30 });
    for (const cut of [XML_FILE.slice(0, 900), XML_FILE.slice(0, -14), TURTLE_FILE.slice(0, 500)])
      assert.equal((await refused(cut))?.type, 'broken', cut.slice(-20));
  });

  test('a billion laughs, a quadratic blow-up and entities from elsewhere', async () => {
    const body =
      '<skos:Concept rdf:about="http://e/a"><skos:prefLabel xml:lang="en">&c;</skos:prefLabel></skos:Concept>';
    const laughs = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>';
    const blow = `<!DOCTYPE x [<!ENTITY c "${'x'.repeat(100_000)}">]>`;
    const outside = '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const hidden = "<!DOCTYPE x [<!ENTITY a \"'\"><!ENTITY c '&#38;a;&#38;a;'>]>";
    for (const doctype of [laughs, blow, outside, hidden]) {
      const refusal = await refused(xml(body, doctype));
      assert.equal(refusal?.type, 'broken', doctype.slice(0, 60));
    }
  });

  test('elements within one another without end', async () => {
    const deep = await refused(xml('<skos:Concept><skos:related>'.repeat(200)));
    assert.deepEqual(deep, { type: 'broken', message: 'elements are nested more than 100 deep', line: 1 });
  });

  test('more concepts than the engine can take, before all of them are read', async () => {
    let handed = 0;
    async function* endless() {
      yield new TextEncoder().encode(HEAD);
      for (let at = 0; ; at += 1000) {
        handed = at + 1000;
        const lines = Array.from({ length: 1000 }, (_, i) => `<http://e/${at + i}> a skos:Concept .\n`);
        yield new TextEncoder().encode(lines.join(''));
      }
    }
    assert.deepEqual(await readSkos(endless()), {
      ok: false,
      refusal: { type: 'too-many-concepts', limit: SCHEME_LIMITS.concepts },
    });
    assert.equal(handed, SCHEME_LIMITS.concepts + 1000);
  });

  test('a text that never ends, after a megabyte of it, in both formats', async () => {
    for (const start of [
      `${HEAD}<http://e/a> skos:prefLabel """`,
      `${HEAD}# `,
      `<?xml version="1.0"?><!-- `,
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "`,
      xml('<skos:Concept rdf:about="http://e/a"><skos:prefLabel xml:lang="en">').replace('</rdf:RDF>', ''),
    ]) {
      let handed = 0;
      async function* endless() {
        yield new TextEncoder().encode(start);
        for (;;) {
          handed += 100_000;
          yield new TextEncoder().encode('lorem '.repeat(20_000).slice(0, 100_000));
        }
      }
      assert.deepEqual(await readSkos(endless()), { ok: false, refusal: { type: 'hostile' } }, start.slice(0, 60));
      assert.ok(handed <= 1_200_000, `${handed} characters`);
    }
  });

  test('a file larger than the limit, without reading it to its end', async () => {
    let handed = 0;
    async function* endless() {
      for (;;) {
        handed += 100;
        yield new TextEncoder().encode('<http://e/a> <http://e/b> "c" .\n'.repeat(100));
      }
    }
    assert.deepEqual(await readSkos(endless(), 100_000), { ok: false, refusal: { type: 'too-large', limit: 100_000 } });
    assert.ok(handed < 4_000);
  });
});

describe('three hundred damaged files of each format', () => {
  for (const [format, content] of [
    ['Turtle', TURTLE_FILE],
    ['RDF/XML', XML_FILE],
  ] as const) {
    test(`${format}: each is read or refused, none throws or hangs`, async () => {
      const random = seeded(20_26);
      const pick = (below: number) => Math.floor(random() * below);
      const original = new TextEncoder().encode(content);
      const kinds = new Map<string, number>();
      for (let round = 0; round < 300; round++) {
        let bytes = [...original];
        for (let change = pick(4) + 1; change > 0; change--) {
          const at = pick(bytes.length);
          const length = pick(30) + 1;
          const ways = [
            () => bytes.splice(at, 1, pick(256)),
            () => bytes.splice(at, length),
            () => bytes.splice(at, 0, ...bytes.slice(at, at + length)),
            () => bytes.splice(at, 0, ...bytes.slice(pick(bytes.length)).slice(0, length)),
            () => bytes.splice(at, 1, '<>"\\@&;.[]{}()#:/^-_'.charCodeAt(pick(20))),
          ];
          ways[pick(ways.length)]?.();
          if (pick(20) === 0) bytes = bytes.slice(0, at);
        }
        const result = await readSkos(pieces(new Uint8Array(bytes), pick(300) + 1));
        const kind = result.ok ? 'read' : result.refusal.type;
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        if (!result.ok) continue;
        for (const { code, labels, broader } of result.value.content.concepts) {
          assert.match(code, /^[A-Za-z0-9][A-Za-z0-9._~-]*$/);
          assert.ok(
            Object.values(labels)
              .flat()
              .every((label) => label.length <= SCHEME_LIMITS.labelLength),
          );
          assert.ok(broader.every((wider) => result.value.content.concepts.some((one) => one.code === wider)));
        }
      }
      assert.ok((kinds.get('read') ?? 0) > 10 && (kinds.get('broken') ?? 0) > 50, JSON.stringify([...kinds]));
    });
  }
});
