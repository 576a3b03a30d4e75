import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS } from '#engines/kit';
import { createIndex, restoreIndex } from './create-index.ts';
import { concepts, makeDocument, seeded, vocabulary } from './fixtures.ts';
import type { MatchDocument, MatchQuery } from './model.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { buildVocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

const ask = (text: string, more: Partial<MatchQuery> = {}): MatchQuery => ({
  text,
  lang: 'de',
  today: '2026-06-01',
  limit: 10,
  ...more,
});

function indexOf(...documents: MatchDocument[]) {
  const index = createIndex(vocabulary);
  for (const document of documents) index.put(document);
  return index;
}

test('a German need finds offers in other languages and says why', () => {
  const index = indexOf(
    makeDocument('cs', 'cs', 'Nabíjecí stanice pro města'),
    makeDocument('pl', 'pl', 'Stacje ładowania'),
    makeDocument('bridge', 'cs', 'Oprava mostu'),
  );
  const { matches, language, total } = index.match(ask('Uns fehlen Ladesäulen.', { lang: 'auto' }));
  assert.equal(language.lang, 'de');
  assert.equal(total, 2);
  assert.deepEqual(matches.map(({ id }) => id).sort(), ['cs', 'pl']);
  const reason = matches.find(({ id }) => id === 'cs')?.reasons.find((each) => each.type === 'concept');
  assert.ok(reason?.type === 'concept');
  assert.equal(reason.concept, 'charging-point');
  assert.equal(reason.label, 'Ladesäule');
  assert.deepEqual(reason.querySpans, [{ field: 'text', start: 11, end: 21 }]);
  assert.deepEqual(reason.documentSpans, [{ field: 'title', start: 0, end: 16 }]);
  assert.equal(reason.via, undefined);
});

test('a neighbour of the concept counts less, and the way to it is shown', () => {
  const index = indexOf(makeDocument('near', 'en', 'Electromobility'), makeDocument('exact', 'en', 'Charging points'));
  const { matches } = index.match(ask('Ladesäule'));
  assert.deepEqual(
    matches.map(({ id }) => id),
    ['exact', 'near'],
  );
  const reason = matches[1]!.reasons.find((each) => each.type === 'concept');
  assert.ok(reason?.type === 'concept');
  assert.deepEqual(reason.via, [{ link: 'broader', concept: 'electromobility', label: 'Elektromobilität' }]);
});

test('need and entry of the same field are told so, with the words that speak for it', () => {
  const index = indexOf(makeDocument('a', 'cs', 'Nabíjecí stanice'));
  const [match] = index.match(ask('Ladesäule')).matches;
  const reason = match?.reasons.find((each) => each.type === 'field');
  assert.ok(reason?.type === 'field');
  assert.equal(reason.field, 'mobility');
  assert.deepEqual(reason.querySpans, [{ field: 'text', start: 0, end: 9 }]);
  assert.deepEqual(reason.documentSpans, [
    { field: 'title', start: 0, end: 8 },
    { field: 'title', start: 9, end: 16 },
  ]);
});

test('words of labels of one concept are akin though no label is there whole, and the reason shows them', () => {
  const index = indexOf(
    makeDocument('akin', 'cs', 'Stanice pro obce', 'Provoz aplikace'),
    makeDocument('other', 'cs', 'Oprava střech', 'Provoz aplikace'),
  );
  const { matches } = index.match({ ...ask('Wir wollen das Auto laden. Und eine App.'), exhaustive: true });
  assert.deepEqual(
    matches.map(({ id }) => id),
    ['akin', 'other'],
  );
  const kin = matches[0]!.reasons.find((each) => each.type === 'kin' && each.concept === 'charging-point');
  assert.ok(kin?.type === 'kin' && kin.contribution > 0);
  assert.deepEqual(kin.documentSpans, [{ field: 'title', start: 0, end: 7 }]);
  assert.deepEqual(kin.querySpans, [{ field: 'text', start: 20, end: 25 }]);
});

test('an entry that names nothing asked is a match when it is akin enough to a question of enough words, and none for its field alone', () => {
  const watering = `water
de: Wasser
en: water
cs: voda
pl: woda

irrigation
de: Bewässerung; junge Bäume gießen; Wassersack am Stamm; trockene Beete
en: irrigation; watering bag for trees
cs: zavlažování; zavlažovací vak ke stromu; zalévat mladé stromky
pl: nawadnianie; worek do podlewania drzew
broader: water

sewer
de: Kanal
en: sewer
cs: kanalizace
pl: kanalizacja
broader: water
`;
  const { concepts } = parseVocabulary([{ field: 'water', text: watering }]);
  const matchesOf = (enoughWords: number) => {
    const index = createIndex(buildVocabulary(concepts, { ...WEIGHTS, asideWords: enoughWords }));
    index.put(makeDocument('akin', 'cs', 'Vak pro stromky', 'Vak vydrží týden.'));
    index.put(makeDocument('field', 'cs', 'Kanalizace', 'Kanalizace a kanalizace.'));
    return index.match(ask('Wer gießt die Beete?')).matches;
  };
  // A question of two words asks for these.
  assert.deepEqual(matchesOf(30), []);
  assert.deepEqual(
    matchesOf(2).map(({ id, reasons }) => [id, reasons.some(({ type }) => type === 'concept' || type === 'word')]),
    [['akin', false]],
  );
});

test('a word in labels of very many concepts is told as the reason where nothing else is akin', () => {
  const many = Array.from({ length: 20 }, (_, i) => {
    const word = `${'abcdefghijklmnopqrst'[i]}kel`;
    return `c${i}\nde: ${word} Wagen\nen: ${word} wagon\ncs: ${word} vagon\npl: ${word} wagon\nbroader: rail\n`;
  });
  const rail = 'rail\nde: Bahn\nen: rail\ncs: dráha\npl: kolej\n\n';
  const { concepts } = parseVocabulary([{ field: 'rail', text: rail + many.join('\n') }]);
  const index = createIndex(buildVocabulary(concepts, { ...WEIGHTS, kinConcepts: 1, kinReached: 1 }));
  index.put(makeDocument('a', 'cs', 'Vagon'));
  const [match] = index.match({ ...ask('Tkel'), exhaustive: true }).matches;
  const kin = match?.reasons.filter(({ type }) => type === 'kin') ?? [];
  assert.deepEqual(
    kin.map((each) => each.type === 'kin' && each.concept),
    ['c19'],
  );
  assert.equal(
    match?.reasons.reduce((sum, { contribution }) => sum + contribution, 0),
    match?.score,
  );
});

test('words that need and entry share are not akin: who only repeats them has nothing to add', () => {
  const index = indexOf(makeDocument('a', 'de', 'Auto'));
  const [match] = index.match(ask('Auto')).matches;
  assert.deepEqual(
    match?.reasons.filter(({ type }) => type === 'kin'),
    [],
  );
});

test('a neighbour that is asked for itself answers only once', () => {
  const index = indexOf(makeDocument('a', 'cs', 'Parkoviště'));
  const [match] = index.match(ask('Ladesäule am Parkplatz')).matches;
  assert.deepEqual(
    match?.reasons.filter((each) => each.type === 'concept').map(({ concept }) => concept),
    ['parking'],
  );
});

test('an entry that repeats the wording of a need loses points for it, and says so', () => {
  const story =
    'Großmutter Kartoffel Laterne Schubkarre Trompete Gummistiefel Pfannkuchen Zirkus Wolke Kissen Rakete Gabel';
  const index = indexOf(
    makeDocument('help', 'de', 'Ladesäulen'),
    makeDocument('advert', 'de', 'Pfannkuchen', `${story} und Ladesäulen`),
  );
  const { matches } = index.match(ask(`Ladesäulen fehlen. ${story}`));
  assert.deepEqual(
    matches.map(({ id }) => id),
    ['help', 'advert'],
  );
  const { reasons, score } = matches[1]!;
  // The twelve words of the story and the one that names what is needed.
  const repeats = reasons.at(-1);
  assert.ok(repeats?.type === 'repetition');
  assert.ok(repeats.contribution < 0);
  assert.equal(repeats.querySpans.length, 13);
  assert.equal(repeats.documentSpans.length, 13);
  assert.equal(
    reasons.reduce((sum, { contribution }) => sum + contribution, 0),
    score,
  );
  assert.ok(matches[0]!.reasons.every(({ type }) => type !== 'repetition'));
});

test('an entry that has a third of the words of a need repeats nothing, unlike one that has most of them', () => {
  const shared = 'Großmutter Kartoffel Laterne Schubkarre Trompete Gummistiefel';
  const others =
    'Pfannkuchen Zirkus Wolke Kissen Rakete Gabel Mütze Vorhang Teppich Besen Löffel Schaufel Kanne Pinsel';
  const index = indexOf(
    makeDocument('offer', 'de', 'Auto laden', `${shared} und Ladesäulen`),
    makeDocument('copy', 'de', 'Auto laden', `${shared} ${others} und Ladesäulen`),
  );
  const { matches } = index.match(ask(`Ladesäulen fehlen. ${shared} ${others}`));
  assert.deepEqual(matches.map(({ id, reasons }) => [id, reasons.some(({ type }) => type === 'repetition')]).sort(), [
    ['copy', true],
    ['offer', false],
  ]);
});

test('a short question may be repeated word by word', () => {
  const story = 'Großmutter Kartoffel Laterne Schubkarre Trompete';
  const index = indexOf(makeDocument('a', 'de', 'Laterne'), makeDocument('b', 'de', story));
  const { matches } = index.match(ask(story));
  assert.equal(matches[0]?.id, 'b');
  assert.ok(matches[0].reasons.every(({ type }) => type === 'word'));
});

test('names and codes match across languages', () => {
  const index = indexOf(makeDocument('a', 'pl', 'Sieć LoRaWAN'), makeDocument('b', 'pl', 'Sieć'));
  assert.deepEqual(
    index.match(ask('Wir nutzen LoRaWAN.')).matches.map(({ id }) => id),
    ['a'],
  );
});

test('words spelt alike match across languages', () => {
  const index = indexOf(
    makeDocument('a', 'pl', 'Fotowoltaika na dachu'),
    makeDocument('b', 'cs', 'Fotografie na dach'),
  );
  assert.equal(index.match(ask('Photovoltaik')).matches[0]?.id, 'a');
});

test('a word or two are read in the language whose label words they are, whatever their letters look like', () => {
  const index = indexOf(makeDocument('bridge', 'de', 'Brücke'), makeDocument('place', 'pl', 'Parkowanie'));
  // An English function word too.
  const most = index.match(ask('most', { lang: 'auto' }));
  assert.deepEqual([most.language.lang, most.matches.map(({ id }) => id)], ['cs', ['bridge']]);
  const parking = index.match(ask('Parkraum', { lang: 'auto' }));
  assert.deepEqual([parking.language.lang, parking.matches.map(({ id }) => id)], ['de', ['place']]);
  // Nothing known: by the letters.
  assert.equal(index.match(ask('řeřicha', { lang: 'auto' })).language.lang, 'cs');
});

test('dropped concepts count nothing, added ones count', () => {
  const index = indexOf(makeDocument('a', 'cs', 'Parkoviště'), makeDocument('b', 'cs', 'Nabíjecí stanice'));
  const query = ask('Parkplatz', { without: ['parking'], with: ['charging-point'] });
  const { concepts: asked, matches } = index.match(query);
  assert.deepEqual(
    asked.map(({ id, source }) => [id, source]),
    [['charging-point', 'added']],
  );
  assert.equal(matches[0]?.id, 'b');
});

test('kinds, the own entry and the limit narrow the answer', () => {
  const index = indexOf(
    makeDocument('a', 'cs', 'Parkoviště'),
    makeDocument('b', 'cs', 'Parkoviště', '', { kind: 'need' }),
    makeDocument('c', 'cs', 'Parkoviště'),
  );
  assert.deepEqual(
    index.match(ask('Parkplatz', { kinds: ['need'] })).matches.map(({ id }) => id),
    ['b'],
  );
  assert.deepEqual(
    index.match(ask('Parkplatz', { excludeId: 'a' })).matches.map(({ id }) => id),
    ['b', 'c'],
  );
  const { matches, total } = index.match(ask('Parkplatz', { limit: 1 }));
  assert.deepEqual([matches.length, total], [1, 3]);
});

test('what does not fit counts against', () => {
  const index = indexOf(
    makeDocument('fits', 'cs', 'Parkoviště', '', { audience: ['municipality'], region: 'DED' }),
    makeDocument('expired', 'cs', 'Parkoviště', '', { validUntil: '2026-01-31' }),
    makeDocument('others', 'cs', 'Parkoviště', '', { audience: ['hospital'], region: 'PL51' }),
  );
  const { matches } = index.match(ask('Parkplatz', { orgType: 'municipality', region: 'DED21' }));
  assert.deepEqual(
    matches.map(({ id }) => id),
    ['fits', 'others', 'expired'],
  );
  assert.deepEqual(
    matches.map(({ reasons }) =>
      reasons.filter((reason) => reason.type === 'fit').map(({ factor, contribution }) => [factor, contribution > 0]),
    ),
    [
      [
        ['region', true],
        ['audience', true],
      ],
      [
        ['region', false],
        ['audience', false],
      ],
      [['time', false]],
    ],
  );
});

test('every entry can be ranked', () => {
  const index = indexOf(
    makeDocument('b', 'cs', 'xyz'),
    makeDocument('a', 'cs', 'abc'),
    makeDocument('c', 'cs', 'Parkoviště'),
  );
  assert.deepEqual(
    index.match(ask('Parkplatz', { exhaustive: true, limit: Number.POSITIVE_INFINITY })).matches.map(({ id }) => id),
    ['c', 'a', 'b'],
  );
});

test('an empty index and an empty query give an empty answer', () => {
  assert.deepEqual(indexOf().match(ask('Parkplatz')).matches, []);
  for (const text of ['', '🎉', '\ud800', '\u0000', '<p></p>'])
    assert.deepEqual(indexOf(makeDocument('a', 'de', 'Parkplatz')).match(ask(text)).matches, []);
});

const WORDS = [
  ...concepts.flatMap((concept) => LANGS.flatMap((lang) => concept.labels[lang])),
  'LoRaWAN',
  '5G',
  'alpha',
  'Betaversion',
  'ohne',
  'keine',
  '.',
  'Parkraumüberwachung',
];

function randomCorpus(seed: number) {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const text = (words: number) => Array.from({ length: Math.ceil(random() * words) }, () => pick(WORDS)).join(' ');
  const document = (id: string): MatchDocument => ({
    ...makeDocument(id, pick(LANGS), text(4), text(30)),
    ...(random() < 0.3 ? { topics: [pick(concepts).id] } : {}),
    ...(random() < 0.3 ? { region: pick(['DED', 'CZ04', 'EU', 'PL51']) } : {}),
    ...(random() < 0.3 ? { audience: [pick(['municipality', 'company'])] } : {}),
    ...(random() < 0.3 ? { maturity: pick(['idea', 'pilot', 'market'] as const), confirmedOn: '2025-01-01' } : {}),
  });
  const query = (): MatchQuery => ({
    text: text(40),
    title: text(4),
    today: '2026-06-01',
    region: 'DED2',
    orgType: 'company',
    limit: Number.POSITIVE_INFINITY,
  });
  return { random, pick, document, query };
}

test('contributions add up to the score to the last digit, on random corpora', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { document, query } = randomCorpus(seed);
    const index = indexOf(...Array.from({ length: 30 }, (_, i) => document(`d${i}`)));
    for (let round = 0; round < 5; round++) {
      const asked = query();
      const { matches } = index.match(asked);
      for (const { score, reasons } of matches) {
        assert.equal(
          reasons.reduce((sum, reason) => sum + reason.contribution, 0),
          score,
        );
        for (const reason of reasons) {
          if (reason.type === 'fit' || reason.type === 'aside') continue;
          assert.ok(reason.querySpans.length > 0 || (reason.type === 'concept' && reason.source === 'added'));
          assert.ok(reason.documentSpans.length > 0 || (reason.type === 'concept' && reason.topic));
        }
      }
      const bare = index.match({ ...asked, reasons: false }).matches;
      assert.deepEqual(
        bare.map(({ id, score }) => [id, score]),
        matches.map(({ id, score }) => [id, score]),
      );
    }
  }
});

test('an index after any changes answers like a fresh one', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { random, pick, document, query } = randomCorpus(seed);
    const ids = Array.from({ length: 15 }, (_, i) => `d${i}`);
    const index = createIndex(vocabulary);
    const kept = new Map<string, MatchDocument>();
    for (let change = 0; change < 60; change++) {
      const id = pick(ids);
      if (random() < 0.35) assert.equal(index.remove(id), kept.delete(id));
      else {
        const made = document(id);
        index.put(made);
        kept.set(id, made);
      }
    }
    assert.equal(index.size, kept.size);
    const fresh = indexOf(...kept.values());
    const asked = query();
    assert.deepEqual(index.match(asked), fresh.match(asked));
  }
});

/** Reads parts one after the other, as a file would be read. */
function reader(parts: Iterable<Uint8Array>, length = Number.POSITIVE_INFINITY) {
  const bytes = Buffer.concat([...parts]).subarray(0, length);
  let at = 0;
  return (into: Uint8Array) => {
    const part = bytes.subarray(at, at + into.length);
    into.set(part);
    at += part.length;
    return part.length;
  };
}

test('an index read back from its snapshot answers and changes like the one that was saved', async () => {
  const { document, query, pick } = randomCorpus(7);
  const index = indexOf(...Array.from({ length: 60 }, (_, i) => document(`d${i}`)));
  index.pack();
  for (let i = 0; i < 20; i++) index.put(document(pick(['d1', 'd2', 'd3'])));
  const restored = await restoreIndex(vocabulary, reader(index.save()));
  assert.ok(restored);
  const asked = query();
  assert.deepEqual(restored.match(asked), index.match(asked));
  const changed = document('d5');
  for (const each of [index, restored]) {
    each.put(changed);
    each.remove('d6');
  }
  assert.deepEqual(restored.match(asked), index.match(asked));
});

test('a snapshot that is broken off, of another vocabulary or no snapshot is not read', async () => {
  const index = indexOf(makeDocument('a', 'cs', 'Parkoviště'));
  const whole = Buffer.concat([...index.save()]);
  for (const length of [0, 3, 20, 500, whole.length - 1])
    assert.equal(await restoreIndex(vocabulary, reader([whole], length)), undefined);
  const other = buildVocabulary(concepts, { ...WEIGHTS, title: 3 });
  assert.equal(await restoreIndex(other, reader([whole])), undefined);
  assert.equal(await restoreIndex(vocabulary, reader([Buffer.from('<html>no snapshot</html>')])), undefined);
});

test('thousands of changes leave no dead weight, and the answers stay right', () => {
  const index = indexOf();
  for (let round = 0; round < 30; round++)
    for (let i = 0; i < 100; i++)
      index.put(makeDocument(`d${i}`, 'cs', i === round ? 'Nabíjecí stanice' : 'Parkoviště'));
  assert.equal(index.size, 100);
  assert.equal(index.match(ask('Ladesäule', { limit: 1 })).matches[0]?.id, 'd29');
  const bytes = [...index.save()].reduce((sum, part) => sum + part.length, 0);
  const fresh = [...indexOf(...Array.from({ length: 100 }, (_, i) => makeDocument(`d${i}`, 'cs', 'x'))).save()];
  assert.ok(bytes < 1.5 * fresh.reduce((sum, part) => sum + part.length, 0));
});
