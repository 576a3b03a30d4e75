import snowball from 'snowball-stemmers';
import { assertNever, type Lang } from '#engines/kit';
import { stemCzech } from './stem-czech.ts';
import { snowballGerman } from './stem-german.ts';
import { stemPolish } from './stem-polish.ts';

const english = snowball.newStemmer('english');

const ASCII = /^[a-z]*$/;

/** Most texts share their words, so stems are remembered; emptied when full, so that memory stays bounded. */
const REMEMBERED = 30_000;
const memory: Record<Lang, Map<string, string>> = { de: new Map(), cs: new Map(), pl: new Map(), en: new Map() };

/** The stem of `computeStem`, remembered. */
export function stem(word: string, lang: Lang): string {
  const known = memory[lang].get(word);
  if (known !== undefined) return known;
  const result = computeStem(word, lang);
  if (memory[lang].size >= REMEMBERED) memory[lang].clear();
  memory[lang].set(word, result);
  return result;
}

/**
 * The stem that the inflected forms of a word share, lower case, diacritics kept where they tell words apart. German and English by
 * Snowball (Porter 2001), Czech and Polish by the light stemmers here.
 */
export function computeStem(word: string, lang: Lang): string {
  const lower = word.toLowerCase();
  const small = ASCII.test(lower) ? lower : lower.normalize('NFC').replace(/[-‑–]/g, '');
  return compute(small, lang, /^\p{Lu}/u.test(word));
}

function compute(word: string, lang: Lang, capital: boolean): string {
  switch (lang) {
    case 'de':
      return stemGerman(word, capital);
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

/**
 * Snowball takes `ung`, `er`, `em` and `ern` off and levels umlauts, so that words which have nothing to do with one another meet
 * (`Bürger` and `Burg`, `wandern` and `Wand`, `Modem` and `Mode`); these stay apart. Only a closed list of nouns has its plural in `er`.
 */
function stemGerman(word: string, noun: boolean): string {
  const kept = GERMAN_KEPT.exec(word);
  if (kept !== null) return kept[1]!;
  if (/em(?:s)?$/.test(word) && noun) return umlautsLevelled(word.replace(/s$/, ''));
  const doer = DOER.exec(word);
  if (doer !== null && (noun || word.endsWith('ern')) && !PLURAL_IN_ER.test(doer[1]!)) return doer[1]!;
  const stemmed = snowballGerman(word);
  return /.{3}ung(?:en|s)?$/.test(word) && !stemmed.endsWith('ung') ? `${stemmed}ung` : stemmed;
}

/** Short words in `er`, most of them people and tools by what they do; longer ones share their stem with nothing else. */
const DOER = /^(\p{L}{2,7}er)(?:n|s)?$/u;

/** The ends of nouns with a plural in `er` (`Häuser`, `Bilder`), and of short adjectives. */
const PLURAL_IN_ER =
  /(?:kinder|häuser|bilder|bücher|dörfer|felder|gelder|gläser|gräber|gräser|güter|hölzer|hühner|kälber|kleider|kräuter|lämmer|länder|lichter|löcher|männer|räder|ränder|rinder|schilder|schlösser|täler|völker|wälder|wörter|würmer|eier|ämter|bänder|bäder|blätter|bretter|dächer|fächer|fässer|gehälter|geister|glieder|hörner|lieder|nester|sträucher|tücher|gewänder|denkmäler|häupter|mäuler|gesichter|geschlechter|kleiner|großer|größer|alter|neuer|junger|guter|langer|kurzer|smarter|grüner|freier|starker|warmer|kalter|schneller|kranker|armer|reicher|leerer|voller|blauer|roter)$/;

function umlautsLevelled(word: string): string {
  return word.replace(/[äöü]/g, (letter) => ({ ä: 'a', ö: 'o', ü: 'u' })[letter]!).replace(/ß/g, 'ss');
}

/** The same for English: publication and public, customs and customer, a train and training, books and a booking. */
const ENGLISH_KEPT =
  /^(publication|customs|factoring|controlling|meeting|training|booking|parking|building|housing|banking|marketing|engineering|meaning|evening|morning|wedding|bedding|outing|setting|spring|string|boarding|printing)(?:s|'s|’s)?$/;

const GERMAN_KEPT = /^(.*(?:lager|geländer|techniker|zählung|träger|parken))(?:s|n|en|innen)?$/;
