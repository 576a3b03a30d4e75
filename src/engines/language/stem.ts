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
      return stemGerman(word);
    case 'en':
      return ENGLISH_KEPT.exec(word)?.[1] ?? english.stem(word.replace(/’/g, "'"));
    case 'cs':
      return stemCzech(word);
    case 'pl':
      return stemPolish(word);
    default:
      return assertNever(lang);
  }
}

/** Snowball takes `ung` and `er` off and levels umlauts, so that words which have nothing to do with one another meet; these stay apart. */
function stemGerman(word: string): string {
  const kept = GERMAN_KEPT.exec(word);
  if (kept !== null) return kept[1]!;
  const stemmed = german.stem(word);
  return /.{3}ung(?:en|s)?$/.test(word) && !stemmed.endsWith('ung') ? `${stemmed}ung` : stemmed;
}

/** The same for English: publication and public, customs and customer, factoring and factor. */
const ENGLISH_KEPT = /^(publication|customs|factoring|controlling|meeting)(?:s|'s|’s)?$/;

const GERMAN_KEPT = /^(.*(?:lager|geländer|techniker|zählung|träger))(?:s|n|en|innen)?$/;
