import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndex } from './create-index.ts';
import { concepts, makeDocument, seeded } from './fixtures.ts';
import type { Facet, MatchDocument, MatchQuery } from './model.ts';
import { buildVocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

const DOCUMENTS = 400;
const WORDS = concepts.flatMap(({ labels }) => [...labels.de, ...labels.cs]);

/** Documents of one to eight labels, with regions and audiences. */
function corpus(seed: number): MatchDocument[] {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: DOCUMENTS }, (_, i) => {
    const text = Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(WORDS)).join(' und ');
    return makeDocument(`d${i}`, pick(['de', 'cs']), pick(WORDS), text, {
      kind: pick(['offer', 'need', 'practice']),
      region: pick(['DED21', 'DED4', 'CZ04', 'EU']),
      ...(random() < 0.5 ? { audience: [pick(['municipality', 'company'])] } : {}),
      ...(random() < 0.5 ? { maturity: pick(['idea', 'market'] as const) } : {}),
    });
  });
}

const QUERY: MatchQuery = {
  text: 'Ladesäulen am Parkplatz und eine App für die Überwachung',
  lang: 'de',
  today: '2026-06-01',
  region: 'DED21',
  orgType: 'company',
  limit: 20,
};

/** An index that behaves as with a million entries: few candidates, lists read only so far. */
function indexOf(documents: readonly MatchDocument[], fewestCandidates: number, readPostings: number) {
  const weights = { ...WEIGHTS, candidates: 1, fewestCandidates, scoreAll: 0, readPostings, readForEach: readPostings };
  const index = createIndex(buildVocabulary(concepts, weights));
  for (const document of documents) index.put(document);
  return index;
}

const all = Number.POSITIVE_INFINITY;

test('with enough candidates the two-step ranking is the ranking of all', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const documents = corpus(seed);
    const exact = indexOf(documents, 10_000, all).match(QUERY);
    const chosen = indexOf(documents, 300, all).match(QUERY);
    assert.equal(chosen.total, exact.total);
    assert.deepEqual(chosen.matches, exact.matches);
  }
});

test('with few candidates scores and reasons are still exact, and the best mostly the same', () => {
  let same = 0;
  for (let seed = 1; seed <= 10; seed++) {
    const documents = corpus(seed);
    const exact = indexOf(documents, 10_000, all).match({ ...QUERY, limit: DOCUMENTS });
    const scores = new Map(exact.matches.map(({ id, score }) => [id, score]));
    const { matches } = indexOf(documents, 80, 2000).match(QUERY);
    for (const { id, score, reasons } of matches) {
      assert.equal(score, scores.get(id));
      assert.equal(
        reasons.reduce((sum, reason) => sum + reason.contribution, 0),
        score,
      );
    }
    same += matches.filter(({ id }) => exact.matches.slice(0, 20).some((match) => match.id === id)).length;
  }
  assert.ok(same >= 160, `${same} of 200`);
});

test('after packing, changes and removals the two-step ranking is still that of all', () => {
  const [before, after] = [corpus(7), corpus(8)];
  const changed = (index: ReturnType<typeof indexOf>) => {
    index.pack();
    for (let i = 0; i < DOCUMENTS; i += 3) index.put(after[i]!);
    for (let i = 1; i < DOCUMENTS; i += 5) index.remove(`d${i}`);
    return index;
  };
  const [exact, chosen] = [changed(indexOf(before, 10_000, all)), changed(indexOf(before, 300, all))];
  for (const filter of [{}, { kind: ['need'], region: ['DED'] }, { field: ['mobility'], audience: ['company'] }]) {
    const query = { ...QUERY, filter, excludeId: 'd3' };
    const { matches, total } = chosen.match(query);
    assert.deepEqual({ matches, total }, { matches: exact.match(query).matches, total: exact.match(query).total });
    assert.ok(matches.length > 0);
    for (const { id } of matches) assert.ok(id !== 'd3' && Number(id.slice(1)) % 5 !== 1, id);
  }
});

test('entries that another method found are scored in any case', () => {
  const documents = [...corpus(3), makeDocument('other', 'cs', 'Zcela jiný text')];
  for (const index of [indexOf(documents, 10_000, all), indexOf(documents, 50, 1000)]) {
    const { matches } = index.match({ ...QUERY, also: ['other', 'unknown'], limit: 3 });
    assert.equal(matches.length, 4);
    assert.equal(matches.at(-1)?.id, 'other');
  }
});

test('filters and counts agree with looking at every match', () => {
  const documents = corpus(5);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const filters: Partial<Record<Facet, string[]>>[] = [
    { kind: ['need'] },
    { lang: ['cs'], region: ['DED'] },
    { audience: ['company'], maturity: ['market'] },
    { field: ['mobility'] },
  ];
  const fits = (document: MatchDocument, filter: Partial<Record<Facet, string[]>>) =>
    (filter.kind?.includes(document.kind) ?? true) &&
    (filter.lang?.includes(document.lang) ?? true) &&
    (filter.region?.some((region) => document.region?.startsWith(region)) ?? true) &&
    (filter.audience === undefined || !document.audience || document.audience.includes('company')) &&
    (filter.maturity?.includes(document.maturity ?? '') ?? true);
  for (const index of [indexOf(documents, 10_000, all), indexOf(documents, 100, 1000)]) {
    const everything = index.match({ ...QUERY, limit: DOCUMENTS, counts: true });
    for (const filter of filters) {
      const answer = index.match({ ...QUERY, filter, limit: DOCUMENTS, counts: true });
      const kinds = Object.values(answer.facets?.kind ?? {}).reduce((sum, count) => sum + count, 0);
      assert.equal(answer.total, kinds);
      for (const { id } of answer.matches) assert.ok(fits(byId.get(id)!, filter), id);
    }
    const needs = index.match({ ...QUERY, filter: { kind: ['need'] }, limit: DOCUMENTS, counts: true });
    assert.equal(needs.total, everything.facets?.kind.need);
  }
});

test('of many entries that name the same the one with akin words is among the few candidates', () => {
  const documents = Array.from({ length: 300 }, (_, i) =>
    makeDocument(`d${i}`, 'de', 'Eine Ladesäule', i === 200 ? 'Mit Parkraum.' : 'Auch dies.'),
  );
  const [first] = indexOf(documents, 50, all).match({ ...QUERY, text: 'Ladesäule', limit: 5 }).matches;
  assert.equal(first?.id, 'd200');
  assert.ok(first.reasons.some(({ type }) => type === 'kin'));
});

test('a question of a name that is no label word is answered by the best of many that have it', () => {
  const documents = Array.from({ length: 300 }, (_, i) =>
    makeDocument(`d${i}`, 'de', `Nummer ${i}`, 'Mit Xylotron.', { region: i === 250 ? 'DED21' : 'CZ01' }),
  );
  const [first] = indexOf(documents, 50, all).match({ ...QUERY, text: 'Xylotron', limit: 5 }).matches;
  assert.equal(first?.id, 'd250');
});

test('of thousands of entries that say the same the first are found', () => {
  const same = Array.from({ length: 3000 }, (_, i) => makeDocument(`d${i}`, 'de', `Ladesäule Nummer ${i}`));
  const index = indexOf(same, 50, 100_000);
  const { matches, total } = index.match({ ...QUERY, limit: 5 });
  assert.equal(matches.length, 5);
  assert.ok(total >= 2000);
});
