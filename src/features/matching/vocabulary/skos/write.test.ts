import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { XMLValidator } from 'fast-xml-parser';
import { LANGS } from '#engines/kit';
import { parseVocabulary } from '#engines/matching';
import { MOBILITY } from '../../../../engines/matching/fixtures.ts';
import type { Statement } from './draft.ts';
import { pieces } from './fixtures.ts';
import { createFeeder } from './parsers.ts';
import { readSkos } from './read.ts';
import { SKOS_FORMATS, type SkosFormat, writeVocabulary } from './write.ts';

const NASTY = `
nasty
de: "Zitat" & <Klammer>; Rück\\strich; 'Apostroph'; ]]> Ende; Emoji 🚀; \${Platz} $& %20
en: a < b > c; C++ @en . ; <http://e/>
cs: příliš žluťoučký kůň
pl: zażółć gęślą jaźń
broader: bridge
related: mobility, camera
note: <b>not</b> "markup" & nothing else
`.replace('mobility, camera', 'mobility; camera');

const { concepts } = parseVocabulary([{ field: 'mobility', text: `${MOBILITY}${NASTY}` }]);
const WISH = { baseUrl: 'https://hubs.example.org', title: { de: 'A', cs: 'B', pl: 'C', en: 'D & <E>' } };
const write = (format: SkosFormat, only?: string) =>
  writeVocabulary(concepts, { ...WISH, format, ...(only === undefined ? {} : { only }) });

/** What a file says, statement by statement, by the parser of its format. */
async function statements(text: string, format: SkosFormat): Promise<string[]> {
  const found: string[] = [];
  const say = ({ termType, value, language = '' }: Statement['object']) => `${termType} ${value} ${language}`;
  const feeder = await createFeeder(format, ({ subject, predicate, object }) => {
    found.push([subject, predicate, object].map(say).join(' | '));
  });
  feeder.write(text);
  feeder.end();
  return found.sort();
}

describe('our own vocabulary in SKOS', () => {
  test('both formats say the same, each read by a parser of its own', async () => {
    const turtle = await statements(await write('turtle'), 'turtle');
    assert.deepEqual(await statements(await write('rdfxml'), 'rdfxml'), turtle);
    assert.equal(turtle.length > 100, true);
    assert.equal(new Set(turtle).size, turtle.length);
  });

  test('RDF/XML is well-formed XML', async () => {
    assert.equal(XMLValidator.validate(await write('rdfxml')), true);
  });

  for (const format of SKOS_FORMATS) {
    test(`${format}: imported again it is the same concepts`, async () => {
      const read = await readSkos(pieces(await write(format)));
      assert.ok(read.ok, JSON.stringify(read));
      const { content, warnings } = read.value;
      assert.deepEqual(new Set(Object.values(warnings)), new Set([0]));
      assert.deepEqual(
        [content.uri, content.title, content.licence],
        ['https://hubs.example.org/vocabulary', WISH.title, 'https://creativecommons.org/publicdomain/zero/1.0/'],
      );
      const imported = new Map(content.concepts.map((concept) => [concept.code, concept]));
      assert.deepEqual([...imported.keys()], concepts.map(({ id }) => id).sort());
      for (const { id, labels, broader, note } of concepts) {
        const concept = imported.get(id) ?? assert.fail(id);
        assert.equal(concept.uri, `https://hubs.example.org/vocabulary/${id}`);
        assert.deepEqual(concept.labels, labels);
        assert.deepEqual(concept.broader, [...broader].sort());
        assert.deepEqual(concept.notes, note === undefined ? {} : { en: note });
      }
    });
  }

  test('fields are top concepts; what lies above is not also beside', async () => {
    const said = await statements(await write('turtle'), 'turtle');
    const about = (predicate: string) =>
      said
        .map((line) => line.replaceAll('https://hubs.example.org/vocabulary', '').replaceAll('NamedNode ', ''))
        .filter((line) => line.includes(`core#${predicate} `))
        .map((line) => line.replace(/ \| \S+ +\| /, ' ').trim());
    assert.deepEqual(about('topConceptOf'), ['/mobility']);
    assert.deepEqual(about('hasTopConcept'), ['/mobility']);
    assert.deepEqual(about('related'), [
      '/camera  /nasty',
      '/charging-point  /parking',
      '/nasty  /camera',
      '/parking  /charging-point',
    ]);
    assert.equal(about('narrower').length, about('broader').length);
  });

  test('one concept alone', async () => {
    for (const format of SKOS_FORMATS) {
      const said = await statements(await write(format, 'bridge'), format);
      assert.equal(
        said.every((line) => line.startsWith('NamedNode https://hubs.example.org/vocabulary/bridge ')),
        true,
      );
      for (const lang of LANGS)
        assert.equal(
          said.some((line) => line.endsWith(` ${lang}`)),
          true,
        );
      assert.deepEqual(await statements(await write(format, 'unknown'), format), []);
    }
  });
});
