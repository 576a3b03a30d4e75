import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { makePdf, type PdfDocument, type Piece } from './index.ts';

const created = new Date('2026-05-12T08:00:00Z');
const base = { lang: 'de', title: 'Bau & Planung <2026>', author: 'Hub „Dresden“ & Leipzig', created } as const;
const pieces: Piece[] = [
  { kind: 'heading', level: 1, text: 'Teilnahme' },
  { kind: 'paragraph', text: { text: 'Příliš žluťoučký kůň úpěl ďábelské ódy', lang: 'cs' } },
  { kind: 'paragraph', text: { text: 'Zażółć gęślą jaźń', lang: 'pl' } },
  { kind: 'heading', level: 2, text: 'Größe und Straße' },
  { kind: 'list', items: ['erstens', 'zweitens'] },
  { kind: 'facts', rows: [['Ort', 'Bautzen']] },
];

interface Node {
  role: string;
  alt?: string;
  lang?: string;
  children?: (Node | { type: string; id: string })[];
}

/** The structure as pdf.js reads it: roles with their children, page by page. */
async function structureOf(pdf: Uint8Array): Promise<Node[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const trees: Node[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    trees.push((await (await document.getPage(page)).getStructTree()) as Node);
  }
  return trees;
}

function rolesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap((child) => ('role' in child ? rolesOf(child) : []))];
}

/** What qpdf says against a file; nothing where it is sound. */
function complaintsOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  writeFileSync(join(folder, 'a.pdf'), pdf);
  const { status, stdout, stderr } = spawnSync(process.env.QPDF ?? 'qpdf', ['--check', join(folder, 'a.pdf')], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

const textOf = async (pdf: Uint8Array) =>
  (await extractText(new Uint8Array(pdf), { mergePages: true })).text.replace(/\s+/g, ' ');

describe('a PDF', () => {
  test('is tagged, says its language and title, and calls itself PDF/UA-1', async () => {
    const pdf = await makePdf({ ...base, content: pieces });
    const document = await getDocumentProxy(new Uint8Array(pdf));
    assert.deepEqual(await document.getMarkInfo(), { Marked: true, UserProperties: false, Suspects: false });
    assert.deepEqual(await document.getViewerPreferences(), { DisplayDocTitle: true });
    const { info, metadata } = await getMeta(document);
    assert.equal(info.Title, 'Bau & Planung <2026>');
    assert.equal(info.Language, 'de');
    assert.equal(info.PDFFormatVersion, '1.7');
    // Its XML can be read although the title holds signs that mean something there.
    assert.equal(metadata.get('dc:title'), 'Bau & Planung <2026>');
    assert.match(Buffer.from(pdf).toString('latin1'), /<pdfuaid:part>1<\/pdfuaid:part>/);
  });

  test('has headings, paragraphs, lists and tables as such, with the language of each', async () => {
    const [page] = await structureOf(await makePdf({ ...base, content: pieces }));
    assert.ok(page);
    const roles = rolesOf(page);
    assert.deepEqual(
      roles.map(({ role }) => role),
      [
        'Root',
        'Document',
        'H1',
        'P',
        'P',
        'H2',
        'L',
        'LI',
        'Lbl',
        'LBody',
        'LI',
        'Lbl',
        'LBody',
        'Table',
        'TR',
        'TH',
        'TD',
      ],
    );
    assert.deepEqual(
      roles.filter(({ role }) => role === 'P').map(({ lang }) => lang),
      ['cs', 'pl'],
    );
  });

  test('holds every letter of the four languages, and more', async () => {
    const letters = 'äöüÄÖÜßẞ „“ áčďéěíňóřšťúůýž ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ – € ’ Київ Αθήνα';
    const pdf = await makePdf({ ...base, content: [{ kind: 'paragraph', text: letters }] });
    assert.equal((await textOf(pdf)).split(' Seite')[0]?.trim(), letters);
  });

  test('shows what it cannot write as a question mark, and leaves pictures out', async () => {
    const pdf = await makePdf({
      ...base,
      content: [{ kind: 'paragraph', text: 'Fest 🎉 mit 李 und\u0000 \u202eNamen' }],
    });
    assert.match(await textOf(pdf), /^Fest mit \? und Namen Seite 1 von 1$/);
  });

  test('is the same file for the same document', async () => {
    const [one, two] = [await makePdf({ ...base, content: pieces }), await makePdf({ ...base, content: pieces })];
    assert.deepEqual(one, two);
  });

  test('lets one read what stands before and after an outline', async () => {
    const document = await getDocumentProxy(await makePdf({ ...base, content: pieces }));
    const outline = await document.getOutline();
    assert.deepEqual(
      outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)]),
      [['Teilnahme', ['Größe und Straße']]],
    );
  });

  test('is found sound by qpdf', async () => {
    assert.equal(complaintsOf(await makePdf({ ...base, content: pieces })), '');
  });
});

describe('a long table', () => {
  const rows = Array.from({ length: 120 }, (_, at) => [`Person ${at + 1}`, 'Stadt Bautzen', '']);
  const columns = [
    { label: 'Name', share: 2 },
    { label: 'Organisation', share: 2 },
    { label: 'Unterschrift', share: 1 },
  ];
  const document: PdfDocument = { ...base, content: [{ kind: 'table', caption: 'Da', columns, rows, rowHeight: 24 }] };

  test('has its head on every page, and once for who has it read aloud', async () => {
    const pdf = await makePdf(document);
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
    assert.equal(totalPages, 5);
    for (const [at, page] of text.entries()) {
      assert.match(page, /Name\s+Organisation\s+Unterschrift/);
      assert.match(page, new RegExp(`Seite ${at + 1} von 5`));
    }
    // pdf.js tells the whole table on each of its pages: 120 people, each with their own head, and the columns' three, once.
    const roles = (await structureOf(pdf)).map((page) => rolesOf(page).map(({ role }) => role));
    assert.deepEqual(
      roles.map((page) => [page.filter((role) => role === 'TR').length, page.filter((role) => role === 'TH').length]),
      Array.from({ length: 5 }, () => [121, 123]),
    );
  });

  test('is found sound by qpdf', async () => {
    assert.equal(complaintsOf(await makePdf(document)), '');
  });
});

describe('badges', () => {
  const names = [
    'Ada Li',
    'Prof. Dr.-Ing. Maximiliane Freifrau von Donaudampfschifffahrtsgesellschaftshausen',
    'Jiří Ž',
  ];
  const badges = Array.from({ length: 11 }, (_, at) => ({
    event: 'Smarte Regionen',
    name: names[at % 3] ?? '',
    organisation: 'Stadt Görlitz',
    role: 'Regulär',
    code: `HW1.TICKET${at}`,
    codeAlt: `QR-Code von ${names[at % 3]}`,
  }));

  test('are ten to a page, each with its name and a picture that has a text', async () => {
    const pages = await structureOf(await makePdf({ ...base, content: { badges } }));
    const figures = pages.map((page) => rolesOf(page).filter(({ role }) => role === 'Figure'));
    assert.deepEqual(
      figures.map((page) => page.length),
      [10, 1],
    );
    assert.equal(figures[0]?.[0]?.alt, 'QR-Code von Ada Li');
  });

  test('show long names whole', async () => {
    const text = await textOf(await makePdf({ ...base, content: { badges: badges.slice(1, 2) } }));
    assert.match(text.replace(/ /g, ''), /Donaudampfschifffahrtsgesellschaftshausen/);
  });

  test('are found sound by qpdf', async () => {
    assert.equal(complaintsOf(await makePdf({ ...base, content: { badges } })), '');
  });

  test('carry a code that a reader of QR codes reads', async () => {
    const { default: decodeQR } = await import('qr/decode.js');
    const picture = await drawn(await makePdf({ ...base, content: { badges: badges.slice(0, 1) } }));
    const { data, info } = await sharp(Buffer.from(picture))
      .flatten({ background: '#fff' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    assert.equal(decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) }), 'HW1.TICKET0');
  });
});

/** What a page fills, as SVG: a QR code is nothing else. */
async function drawn(pdf: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const page = await document.getPage(1);
  const { OPS } = await import('unpdf/pdfjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const paths = fnArray.flatMap((fn: number, at: number) => {
    if (fn !== OPS.constructPath) return [];
    const [painted, [numbers]] = argsArray[at] as [number, [Record<string, number>]];
    return painted === OPS.fill ? [pathOf(Object.values(numbers))] : [];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1190" height="1684" viewBox="0 0 595 842"><path d="${paths.join('')}"/></svg>`;
}

/** pdf.js says 0 x y for „move“, 1 x y for „line“ and 4 for „close“. */
function pathOf(numbers: number[]): string {
  let path = '';
  for (let at = 0; at < numbers.length; ) {
    const step = numbers[at++];
    path += step === 4 ? 'Z' : `${step === 0 ? 'M' : 'L'}${numbers[at++]} ${numbers[at++]}`;
  }
  return path;
}
