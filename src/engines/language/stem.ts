import snowball from 'snowball-stemmers';
import { assertNever, type Lang } from '#engines/kit';
import { stemCzech } from './stem-czech.ts';
import { stemPolish } from './stem-polish.ts';

const german = snowball.newStemmer('german');
const english = snowball.newStemmer('english');

/** Most texts share their words, so stems are remembered; emptied when full, so that memory stays bounded. */
const REMEMBERED = 100_000;
const memory: Record<Lang, Map<string, string>> = { de: new Map(), cs: new Map(), pl: new Map(), en: new Map() };

/**
 * The stem that the inflected forms of a word share, lower case, diacritics kept where they tell words apart. German and English by
 * Snowball (Porter 2001), Czech and Polish by the light stemmers here.
 */
export function stem(word: string, lang: Lang): string {
  const known = memory[lang].get(word);
  if (known !== undefined) return known;
  const result = compute(word.toLowerCase().normalize('NFC').replace(/[-‑–]/g, ''), lang);
  if (memory[lang].size >= REMEMBERED) memory[lang].clear();
  memory[lang].set(word, result);
  return result;
}

function compute(word: string, lang: Lang): string {
  switch (lang) {
    case 'de':
      return german.stem(word);
    case 'en':
      return english.stem(word.replace(/’/g, "'"));
    case 'cs':
      return stemCzech(word);
    case 'pl':
      return stemPolish(word);
    default:
      return assertNever(lang);
  }
}
