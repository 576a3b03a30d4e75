import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { extractText, MAX_FILE_BYTES, MAX_TEXT_LENGTH } from './extract.ts';
import { makeDocx, makePdf } from './fixtures.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const refused = (type: string) => ({ ok: false, refusal: { type } });
const read = (text: string) => ({ ok: true, value: text });

/** Several documents at once: each is read in a thread of its own. */
async function each(cases: [name: string, bytes: Uint8Array, expected: unknown][]): Promise<void> {
  const results = await Promise.all(cases.map(([name, bytes]) => extractText(name, bytes)));
  for (const [at, [name, , expected]] of cases.entries()) assert.deepEqual(results[at], expected, name);
}

describe('the text of a document', () => {
  test('plain text in UTF-8 and UTF-16, with and without mark', async () => {
    await each([
      ['need.txt', utf8('Wir brauchen Łódź.'), read('Wir brauchen Łódź.')],
      ['need.TXT', utf8('\uFEFFmit Marke'), read('mit Marke')],
      ['notes.md', utf8('# Titel\r\n\r\n\r\n\r\nText  \r\n'), read('# Titel\n\nText')],
      ['need.txt', new Uint8Array(Buffer.from('\uFEFFäöü', 'utf16le')), read('äöü')],
    ]);
  });

  test('HTML without scripts, styles and markup', async () => {
    const html =
      '<!doctype html><html><head><title>T</title><style>p{}</style></head><body><h1>Bedarf &amp; mehr</h1><script>alert("x")</script><p>Eins   <b>zwei</b></p><template>nicht</template></body></html>';
    await each([
      ['need.html', utf8(html), read('Bedarf & mehr\n\nEins zwei')],
      ['need.htm', utf8('Ohne Auszeichnung'), read('Ohne Auszeichnung')],
      ['latin.html', new Uint8Array(Buffer.from('<meta charset="windows-1252"><p>Köln', 'latin1')), read('Köln')],
      ['strange.html', utf8('<meta charset="klingon"><p>Köln'), read('Köln')],
    ]);
  });

  test('a .docx and a .pdf', async () => {
    await each([
      [
        'need.docx',
        makeDocx('Bedarf der Stadt', 'Ladesäulen & <Wärme>'),
        read('Bedarf der Stadt\n\nLadesäulen & <Wärme>'),
      ],
      ['need.pdf', makePdf('Charging points for Dresden'), read('Charging points for Dresden')],
    ]);
  });

  test('a file that is not what its name says is refused', async () => {
    await each([
      ['need.pdf', utf8('This is no PDF at all.'), refused('file-unreadable')],
      ['need.pdf', makePdf('cut').subarray(0, 40), refused('file-unreadable')],
      ['need.pdf', makeDocx('a word document'), refused('file-unreadable')],
      ['need.docx', utf8('plain text'), refused('file-unreadable')],
      ['need.docx', makePdf('a PDF'), refused('file-unreadable')],
      ['need.docx', zipSync({ 'other.xml': strToU8('<x/>') }), refused('file-unreadable')],
      ['need.txt', new Uint8Array([0x74, 0, 0x65, 0]), refused('file-unreadable')],
    ]);
  });

  test('a zip bomb in a .docx is refused', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(150 * 1024 * 1024) }, { level: 9 });
    assert.deepEqual(await extractText('need.docx', bomb), refused('file-unreadable'));
  });

  test('a wrong encoding is refused rather than read wrongly', async () => {
    assert.deepEqual(
      await extractText('need.txt', new Uint8Array(Buffer.from('Köln', 'latin1'))),
      refused('file-encoding'),
    );
  });

  test('a file without text says so', async () => {
    await each([
      ['need.txt', new Uint8Array(0), refused('file-empty')],
      ['need.txt', utf8(' \n\t \r\n'), refused('file-empty')],
      ['need.html', utf8('<script>only()</script>'), refused('file-empty')],
      ['need.docx', makeDocx(''), refused('file-empty')],
      ['need.pdf', makePdf(''), refused('file-empty')],
    ]);
  });

  test('an unknown kind and a file too large are refused before they are read', async () => {
    await each([
      ['need.odt', utf8('x'), refused('file-unknown')],
      ['need', utf8('x'), refused('file-unknown')],
      ['need.txt.exe', utf8('x'), refused('file-unknown')],
      ['', utf8('x'), refused('file-unknown')],
      ['need.txt', new Uint8Array(MAX_FILE_BYTES + 1), refused('file-too-large')],
    ]);
  });

  test('a text of 5 MB is cut off, and never within a letter', async () => {
    const result = await extractText('need.txt', utf8('🚀'.repeat(1_250_000)));
    assert.equal(result.ok && result.value.length <= MAX_TEXT_LENGTH && result.value.isWellFormed(), true);
    const odd = await extractText('need.txt', utf8(`x${'🚀'.repeat(1_000_000)}`));
    assert.equal(odd.ok && odd.value.isWellFormed(), true);
  });

  test('more files at once than are read at once are all read', async () => {
    const results = await Promise.all(Array.from({ length: 7 }, (_, at) => extractText('a.html', utf8(`<p>${at}`))));
    assert.deepEqual(results, ['0', '1', '2', '3', '4', '5', '6'].map(read));
  });
});
