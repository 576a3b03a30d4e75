import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lang } from '#engines/kit';
import { detectLanguage } from './detect.ts';

const TEXTS: Record<Lang, string[]> = {
  de: [
    'Wir suchen eine Lösung für die Parkplätze im Zentrum',
    'Die Schule will ihre Heizung aus der Ferne steuern',
    'Sensoren im Wald sollen Brand frueh melden und warnen',
    'Bürger melden Schäden an der Straße mit dem Telefon',
    'Kein Personal mehr an der Kasse im Dorfladen am Abend',
  ],
  cs: [
    'Hledáme řešení pro sledování kvality ovzduší ve školách',
    'Obec chce vědět kolik aut denně projede náměstím',
    'Potrebujeme system pro spravu verejneho osvetleni v obci',
    'Senioři žijí sami a nikdo neví že upadli',
    'Sdílení kol mezi městy na obou stranách hranice',
  ],
  pl: [
    'Szukamy rozwiązania do monitorowania jakości powietrza w szkołach',
    'Gmina chce wiedzieć ile wody ucieka z rur',
    'Mieszkancy chca zglaszac usterki drog przez telefon',
    'Starsi ludzie mieszkają sami i potrzebują opieki w domu',
    'Wypożyczalnia rowerów po obu stronach granicy dla turystów',
  ],
  en: [
    'We are looking for a way to monitor air quality',
    'The town wants to know how many cars park there',
    'Old people living alone need someone to call them',
    'Nowhere to plug in the car in our village',
    'Small shops on the high street close every week',
  ],
};

for (const lang of ['de', 'cs', 'pl', 'en'] as const) {
  test(`short texts in ${lang} are recognised`, () => {
    for (const text of TEXTS[lang]) {
      const { lang: found, confidence } = detectLanguage(text);
      assert.equal(found, lang, text);
      assert.ok(confidence > 0.3, `${text}: ${confidence}`);
    }
  });
}

test('nothing, pictures and other languages give confidence 0', () => {
  const texts = [
    '',
    '🎉🎉🎉',
    '12345 67',
    'Ми шукаємо рішення для шкіл нашого міста',
    'nous cherchons une solution pour la qualité de l’air dans les écoles',
    'Buscamos una solución para el aparcamiento en el centro de la ciudad',
    'نبحث عن حل',
    '\ud800\u0000',
  ];
  for (const text of texts) assert.equal(detectLanguage(text).confidence, 0, text);
});

test('shares add up to 1 when anything was found', () => {
  const { shares } = detectLanguage('Wir brauchen a new system pro školy');
  assert.ok(Math.abs(shares.de + shares.cs + shares.pl + shares.en - 1) < 1e-9);
});
