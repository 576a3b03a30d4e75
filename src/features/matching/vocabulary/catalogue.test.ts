import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseVocabulary } from '#engines/matching';
import { MOBILITY } from '../../../engines/matching/fixtures.ts';
import { createCatalogue, PAGE_SIZE } from './catalogue.ts';
import { schemeConcept } from './fixtures.ts';
import { fold, foldings } from './fold.ts';
import { joinSchemes } from './join.ts';
import type { BrowseQuery } from './model.ts';

const ENERGY =
  'energy\nde: Energie\nen: energy\ncs: energie\npl: energia\n\nheat\nde: Wärme\nen: heat\ncs: teplo\npl: ciepło\nbroader: energy\nnote: warmth\n';
const own = parseVocabulary([
  { field: 'mobility', text: MOBILITY },
  { field: 'energy', text: ENERGY },
]).concepts;
const imported = {
  name: 'voc',
  concepts: [
    schemeConcept('1', { de: ['Brücke'], en: ['bridge', 'flyover'], pl: ['wiadukt'] }, { uri: 'http://e/1' }),
    schemeConcept('2', { de: ['Steinbrücke'] }, { broader: ['1'], notes: { de: 'aus Stein' } }),
    schemeConcept('3', { pl: ['żółw'] }),
  ],
};
const catalogue = createCatalogue(joinSchemes(own, [imported]));
const NONE = new Map<string, number>();

const browse = (query: Partial<BrowseQuery> = {}, entries: ReadonlyMap<string, number> = NONE) =>
  catalogue.browse({ lang: 'de', q: '', fields: [], schemes: [], sort: 'name', page: 1, ...query }, entries);
const ids = (query: Partial<BrowseQuery> = {}, entries?: ReadonlyMap<string, number>) =>
  browse(query, entries).rows.map(({ id }) => id);

describe('folding', () => {
  test('accents, case and hyphens make no difference; umlauts are found both ways', () => {
    for (const [one, other] of [
      ['ŁÓDŹ', 'lodz'],
      ['Příliš žluťoučký', 'prilis zlutoucky'],
      ['Straße', 'strasse'],
      ['E‑Auto', 'e auto'],
    ] as const)
      assert.equal(fold(one), other);
    assert.deepEqual(foldings('Ladesäule'), ['ladesaule', 'ladesaeule']);
    assert.deepEqual(foldings('Ladesa\u0308ule'), ['ladesaule', 'ladesaeule']);
    assert.deepEqual(foldings('bus'), ['bus']);
  });
});

describe('browsing', () => {
  test('all concepts stand in the order of the language', () => {
    assert.deepEqual(ids(), [
      'app',
      'bridge',
      'electromobility',
      'energy',
      'camera',
      'charging-point',
      'mobility',
      'parking',
      'voc:2',
      'monitoring',
      'heat',
      'voc:3',
    ]);
    assert.deepEqual(ids({ lang: 'en' }).slice(0, 3), ['app', 'bridge', 'camera']);
  });

  test('a word is found in any language, however it is written, the best label first', () => {
    assert.deepEqual(ids({ q: 'BRUCKE' }), ['bridge', 'voc:2']);
    assert.deepEqual(ids({ q: 'ladesaeule' }), ['charging-point']);
    assert.deepEqual(ids({ q: 'Ladesäule' }), ['charging-point']);
    assert.deepEqual(ids({ q: 'nabijeci' }), ['charging-point']);
    assert.deepEqual(ids({ q: 'zolw' }), ['voc:3']);
    assert.deepEqual(ids({ q: 'electric charge' }), ['charging-point']);
    assert.deepEqual(ids({ q: 'electric bridge' }), []);
    assert.deepEqual(ids({ q: '% _ \\' }), []);
    assert.deepEqual(ids({ q: '---' }).length, 12);
  });

  test('a label that is not shown otherwise is named', () => {
    const [row] = browse({ q: 'flyover' }).rows;
    assert.deepEqual([row?.id, row?.found], ['bridge', { lang: 'en', text: 'flyover' }]);
    assert.equal(browse({ q: 'bridge' }).rows[0]?.found, undefined);
  });

  test('fields and vocabularies filter, each counted without itself', () => {
    const { total, fields, schemes } = browse({ fields: ['energy'] });
    assert.equal(total, 2);
    assert.deepEqual(
      new Map(fields.map(({ value, count }) => [value, count])),
      new Map([
        ['mobility', 9],
        ['energy', 2],
      ]),
    );
    assert.deepEqual(schemes, [{ value: 'hubwerk', count: 2 }]);
    assert.deepEqual(ids({ schemes: ['voc'] }), ['voc:2', 'voc:3']);
    assert.deepEqual(ids({ schemes: ['voc'], fields: ['mobility'] }), ['voc:2']);
    assert.deepEqual(ids({ schemes: ['unknown'] }), []);
  });

  test('concepts that occur most come first when asked for', () => {
    const entries = new Map([
      ['heat', 7],
      ['app', 9],
    ]);
    assert.deepEqual(ids({ sort: 'entries' }, entries).slice(0, 3), ['app', 'heat', 'bridge']);
    assert.equal(browse({}, entries).rows[0]?.entries, 9);
  });

  test('pages end where the concepts end', () => {
    const many = Array.from({ length: PAGE_SIZE + 1 }, (_, at) => schemeConcept(`c${at}`, { de: [`Wort ${at}`] }));
    const large = createCatalogue(joinSchemes([], [{ name: 'voc', concepts: many }]));
    const page = (number: number) =>
      large.browse({ lang: 'de', q: '', fields: [], schemes: [], sort: 'name', page: number }, NONE);
    assert.deepEqual([page(1).rows.length, page(2).rows.length, page(3).rows.length], [PAGE_SIZE, 1, 0]);
    assert.equal(page(3).total, PAGE_SIZE + 1);
  });

  test('a concept without a name in the language has another, with its language', () => {
    const [row] = browse({ q: 'żółw' }).rows;
    assert.deepEqual([row?.name, row?.elsewhere], [{ text: 'żółw', lang: 'pl' }, [{ text: 'żółw', lang: 'pl' }]]);
  });
});

describe('one concept', () => {
  const find = (id: string) => catalogue.find(id, 'de', new Map([[id, 3]])) ?? assert.fail(id);

  test('has its labels, notes and neighbours by name', () => {
    const { narrower, broader, related, entries, notes, field } = find('electromobility');
    assert.deepEqual(narrower, [{ id: 'charging-point', name: { text: 'Ladesäule', lang: 'de' } }]);
    assert.deepEqual(
      [broader.map(({ id }) => id), related, entries, notes, field],
      [['mobility'], [], 3, {}, 'mobility'],
    );
    assert.deepEqual(find('heat').notes, { en: 'warmth' });
    assert.deepEqual(
      find('parking').related.map(({ id }) => id),
      ['charging-point'],
    );
  });

  test('an imported one is found by its id, also where it was taken as one of ours', () => {
    assert.equal(find('voc:1').id, 'bridge');
    assert.deepEqual(find('bridge').sameAs, [{ id: 'voc:1', scheme: 'voc', uri: 'http://e/1' }]);
    const stone = find('voc:2');
    assert.deepEqual([stone.scheme, stone.uri, stone.field], ['voc', 'https://example.org/thesaurus/2', 'mobility']);
    assert.deepEqual(
      stone.broader.map(({ id }) => id),
      ['bridge'],
    );
  });

  test('what nobody knows is not there', () => {
    for (const id of ['', 'voc:9', 'constructor', '__proto__']) assert.equal(catalogue.find(id, 'de', NONE), undefined);
  });

  test('very many narrower concepts are counted, not all named', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      schemeConcept(`c${at}`, { de: [`Wort ${at}`] }, { broader: ['top'] }),
    );
    const concepts = [schemeConcept('top', { de: ['Oben'] }), ...many];
    const large = createCatalogue(joinSchemes([], [{ name: 'voc', concepts }]));
    const view = large.find('voc:top', 'de', NONE);
    assert.deepEqual([view?.narrower.length, view?.narrowerTotal], [100, 500]);
  });
});
