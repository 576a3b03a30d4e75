import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildVocabulary, parseVocabulary, recognise } from '#engines/matching';
import { MOBILITY } from '../../../engines/matching/fixtures.ts';
import { schemeConcept } from './fixtures.ts';
import { forEngine, joinSchemes } from './join.ts';
import type { SchemeConcept } from './model.ts';

const GENERAL = 'general\nde: Allgemeines\nen: general\ncs: obecné\npl: ogólne\n';
const own = parseVocabulary([
  { field: 'mobility', text: MOBILITY },
  { field: 'general', text: GENERAL },
]).concepts;

const join = (...concepts: SchemeConcept[]) => {
  const joined = joinSchemes(own, [{ name: 'voc', concepts }]);
  return new Map(joined.map((concept) => [concept.id, concept]));
};

describe('an imported concept', () => {
  test('is one of ours when its preferred labels are labels of it in two languages, in any case; its other labels join', () => {
    const joined = join(
      schemeConcept('1', {
        de: ['Ladestelle', 'Ladesäule'],
        en: ['CHARGING POINT', 'EV charger'],
        cs: ['dobíjecí stanice'],
      }),
    );
    assert.equal(joined.has('voc:1'), false);
    const concept = joined.get('charging-point');
    assert.deepEqual(concept?.sameAs, [{ id: 'voc:1', scheme: 'voc', uri: 'https://example.org/thesaurus/1' }]);
    assert.deepEqual(concept?.labels.de, ['Ladesäule', 'E-Auto laden', 'Ladestelle']);
    assert.deepEqual(concept?.labels.en, ['charging point', 'charge electric cars', 'EV charger']);
    assert.deepEqual(concept?.labels.cs, ['nabíjecí stanice', 'dobíjecí stanice']);
  });

  test('is not for one language, nor for labels that are not its preferred ones', () => {
    for (const labels of [
      { cs: ['most'], en: ['most'] },
      { de: ['Übergang', 'Brücke'], en: ['crossing', 'bridge'] },
      { de: ['Brücke'], en: ['camera'] },
    ]) {
      assert.deepEqual(join(schemeConcept('1', labels)).get('bridge')?.sameAs, [], JSON.stringify(labels));
    }
  });

  test('joins with no label that another own concept has', () => {
    const joined = join(schemeConcept('1', { de: ['Brücke', 'Parkplatz', 'Steg'], en: ['bridge', 'app'] }));
    assert.deepEqual(joined.get('bridge')?.labels.de, ['Brücke', 'Steg']);
    assert.deepEqual(joined.get('bridge')?.labels.en, ['bridge']);
    assert.deepEqual(joined.get('parking')?.labels, own.find(({ id }) => id === 'parking')?.labels);
  });

  test('stands beside otherwise, without the labels that ours have; with none left it is left out', () => {
    const joined = join(
      schemeConcept('1', { de: ['Kamera', 'Wärmebildkamera'], en: ['thermal imager'] }),
      schemeConcept('2', { de: ['brücke'] }, { notes: { de: 'x' } }),
      schemeConcept('3', { de: ['Wärmebild'] }, { broader: ['2'], related: ['1', '9'] }),
    );
    assert.deepEqual(joined.get('voc:1')?.labels, { de: ['Wärmebildkamera'], cs: [], pl: [], en: ['thermal imager'] });
    assert.equal(joined.has('voc:2'), false);
    assert.deepEqual([joined.get('voc:3')?.broader, joined.get('voc:3')?.related], [[], ['voc:1']]);
  });

  test('also without the labels that joined ours from another vocabulary, whichever comes first', () => {
    const same = schemeConcept('1', { de: ['Brücke', 'Viadukt'], en: ['bridge'] });
    const other = schemeConcept('1', { de: ['Viadukt', 'Hochbrücke'] });
    for (const schemes of [
      [
        { name: 'aa', concepts: [same] },
        { name: 'bb', concepts: [other] },
      ],
      [
        { name: 'aa', concepts: [other] },
        { name: 'bb', concepts: [same] },
      ],
    ]) {
      const joined = joinSchemes(own, schemes);
      assert.deepEqual(joined.find(({ id }) => id === 'bridge')?.labels.de, ['Brücke', 'Viadukt']);
      assert.deepEqual(joined.find(({ scheme }) => scheme !== undefined)?.labels.de, ['Hochbrücke']);
    }
  });

  test('has the field of the nearest own concept above it, and none of its own', () => {
    const joined = join(
      schemeConcept('bridge', { de: ['Brücke'], en: ['bridge'] }),
      schemeConcept('arch', { de: ['Bogenbrücke'] }, { broader: ['bridge'] }),
      schemeConcept('stone', { de: ['Steinbogenbrücke'] }, { broader: ['arch'] }),
      schemeConcept('alone', { de: ['Einsamkeit'] }),
    );
    assert.deepEqual(joined.get('voc:arch')?.broader, ['bridge']);
    for (const id of ['voc:arch', 'voc:stone']) {
      assert.deepEqual([joined.get(id)?.field, joined.get(id)?.shownField], ['mobility', 'mobility'], id);
    }
    assert.deepEqual([joined.get('voc:alone')?.field, joined.get('voc:alone')?.shownField], ['general', undefined]);
    const { names } = buildVocabulary(forEngine([...joined.values()])).fields;
    assert.deepEqual(names, buildVocabulary(own).fields.names);
  });
});

test('without imported vocabularies the engine gets ours as it is', () => {
  assert.deepEqual(forEngine(joinSchemes(own, [])), own);
});

test('the engine recognises imported concepts, and ours by labels that joined', () => {
  const joined = joinSchemes(own, [
    {
      name: 'voc',
      concepts: [
        schemeConcept('1', { de: ['Brücke', 'Viadukt'], en: ['bridge'] }),
        schemeConcept('2', { de: ['Wärmebildkamera'] }, { broader: ['1'] }),
      ],
    },
  ]);
  const vocabulary = buildVocabulary(forEngine(joined));
  const found = recognise(vocabulary, 'Das Viadukt wird mit Wärmebildkameras überwacht.', 'de');
  const ids = new Set(found.map(({ concept }) => concept));
  assert.deepEqual([ids.has('bridge'), ids.has('voc:2')], [true, true]);
});

test('under a concept with very many narrower ones nothing is built that grows with their square', () => {
  const concepts = [
    schemeConcept('top', { de: ['Oberbegriff'] }),
    ...Array.from({ length: 3_000 }, (_, at) => schemeConcept(`n${at}`, { de: [`Wort${at}`] }, { broader: ['top'] })),
  ];
  const joined = joinSchemes(own, [{ name: 'voc', concepts }]);
  assert.equal(joined.filter(({ broader }) => broader.includes('voc:top')).length, 3_000);
  const { similarities } = buildVocabulary(forEngine(joined));
  assert.ok(similarities.concepts.length < 7_000);
});
