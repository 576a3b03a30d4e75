import assert from 'node:assert/strict';
import { test } from 'node:test';
import snowball from 'snowball-stemmers';
import type { Lang } from '#engines/kit';
import { root, verbalNoun } from './root.ts';
import { stem } from './stem.ts';
import { snowballGerman } from './stem-german.ts';
import { fold } from './tokenize.ts';

/** Inflected forms of one word a line. */
const FORMS: Record<Lang, string> = {
  de: `Schule Schulen
    Haus Häuser Häusern Hauses
    Parkplatz Parkplätze Parkplätzen
    öffentlich öffentliche öffentlichen öffentlicher`,
  en: `city cities
    charging charge charged
    service services`,
  cs: `stanice stanici stanic stanicím stanicemi
    škola školy škole škol školách
    služba služby služeb službách službám
    obec obce obcí obci obcím
    systém systému systémy systémů systémem
    město města městě měst městem městům
    veřejný veřejného veřejné veřejných veřejnou veřejná
    parkoviště parkovišti parkovišť
    síť sítě sítí sítích síti
    doprava dopravy dopravě dopravu dopravou
    energie energii energií energiím
    dítě dětí dětem děti
    vozidlo vozidla vozidel
    čidlo čidla čidel
    zaměstnanec zaměstnance zaměstnanců
    práce práci prací
    dům domu domy domů domech`,
  pl: `stacja stacji stację stacją stacje stacjom stacjami stacjach
    droga drogi drodze dróg drogą drogami
    szkoła szkole szkół szkołach
    gmina gminy gminie gmin gminach
    woda wodzie wody wodą wód
    budynek budynku budynków budynkach budynki
    książka książek książce
    system systemu systemy systemów systemem
    energia energii energię energią
    publiczny publicznego publicznej publicznym publicznych publiczna
    sieć sieci siecią sieciami sieciach
    transport transportu transportem transporcie
    wsparcie wsparcia wsparciu wsparciem
    mieszkaniec mieszkańca mieszkańcy mieszkańców mieszkańcom
    czujnik czujniki czujników czujnikami
    firma firmy firm firmie firmą
    praca pracy pracę pracą prac
    miasto miasta mieście miast`,
};

for (const lang of ['de', 'en', 'cs', 'pl'] as const) {
  test(`inflected forms in ${lang} share a stem`, () => {
    for (const line of FORMS[lang].split('\n')) {
      const stems = new Set(
        line
          .trim()
          .split(' ')
          .map((word) => stem(word, lang)),
      );
      assert.equal(stems.size, 1, `${line.trim()}: ${[...stems].join(', ')}`);
    }
  });
}

test('words of different meaning keep different stems', () => {
  const pairs: [Lang, string, string][] = [
    ['cs', 'voda', 'vada'],
    ['cs', 'most', 'město'],
    ['pl', 'droga', 'drogeria'],
    ['pl', 'sad', 'sąd'],
    ['de', 'Wand', 'Wende'],
    ['de', 'Wand', 'Wandern'],
    ['de', 'Wand', 'wandern'],
    ['de', 'Burg', 'Bürger'],
    ['de', 'Bau', 'Bauer'],
    ['de', 'Grund', 'Gründer'],
    ['de', 'Grund', 'Gründung'],
    ['de', 'Park', 'Parken'],
    ['de', 'Mode', 'Modem'],
    ['de', 'Schloss', 'Schlosser'],
    ['en', 'train', 'training'],
    ['en', 'books', 'booking'],
    ['en', 'park', 'parking'],
    ['en', 'city', 'cite'],
  ];
  for (const [lang, one, other] of pairs) assert.notEqual(stem(one, lang), stem(other, lang), `${one} ${other}`);
});

test('plurals in er share the stem of their singular', () => {
  for (const [one, many] of ['Haus Häusern', 'Schloss Schlösser', 'Kind Kinder', 'Bild Bildern', 'Feld Felder'].map(
    (pair) => pair.split(' '),
  ))
    assert.equal(stem(one!, 'de'), stem(many!, 'de'));
});

test('words derived from one another share a root', () => {
  const families: [Lang, string][] = [
    ['cs', 'nabíjení nabíječka nabíjecí nabíjet'],
    ['pl', 'ładowanie ładowarka ładować'],
    ['de', 'Beleuchtung beleuchten beleuchtet'],
    ['en', 'charge charging charger'],
  ];
  for (const [lang, family] of families)
    assert.equal(new Set(family.split(' ').map((word) => root(word, lang))).size, 1, family);
});

test('the verbal noun of Czech and Polish verbs is told from their forms', () => {
  for (const word of ['skenuje', 'skenujeme', 'skenují', 'skenovali', 'skenovat'])
    assert.equal(verbalNoun(stem(word, 'cs'), 'cs'), 'skenovan', word);
  for (const word of ['skanuje', 'skanujemy', 'skanują', 'skanowali', 'skanować', 'skanując'])
    assert.equal(verbalNoun(fold(stem(word, 'pl')), 'pl'), 'skanowan', word);
  assert.equal(verbalNoun('obec', 'cs'), undefined);
  assert.equal(verbalNoun('scan', 'en'), undefined);
});

test('the German stemmer equals that of the package', () => {
  const reference = snowball.newStemmer('german');
  const words =
    `aufeinanderfolgenden bauen bäume beauftragung bedürfnisse bildung erkenntnisse freundlichkeit gefährlichsten größere
    häuser heizungen jährlich kleinsten ladesäulen möglichkeiten neuesten ökologisch quelle schneller selig sportlichkeit steuern system
    trauung treue verlässlichkeit verteidigung wirtschaftlich zeugnis zuverlässigkeit`.split(/\s+/);
  for (const word of words) assert.equal(snowballGerman(word), reference.stem(word), word);
});
