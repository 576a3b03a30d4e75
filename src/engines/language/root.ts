import type { Lang } from '#engines/kit';
import { stem } from './stem.ts';
import { fold } from './tokenize.ts';

/** Endings that make one kind of word from another (to charge, charger, charging), folded, longest first. */
const DERIVED: Record<Lang, string[]> = {
  de: [
    'ierung',
    'ation',
    'isier',
    'lich',
    'keit',
    'heit',
    'isch',
    'iert',
    'ung',
    'ier',
    'ion',
    'bar',
    'los',
    'ig',
    'er',
    'et',
    't',
    'e',
    'n',
  ],
  en: [
    'ization',
    'isation',
    'ation',
    'ment',
    'ness',
    'abl',
    'ing',
    'iti',
    'ion',
    'iv',
    'or',
    'er',
    'al',
    'ic',
    'at',
    'ti',
    'i',
    'y',
    'e',
  ],
  cs: [
    'ovatel',
    'ovan',
    'ovat',
    'ovac',
    'ovak',
    'izak',
    'enost',
    'itel',
    'ick',
    'eck',
    'ost',
    'nost',
    'ovn',
    'nik',
    'tel',
    'ova',
    'enk',
    'ov',
    'en',
    'an',
    'at',
    'it',
    'et',
    'ak',
    'ek',
    'ik',
    'sk',
    'uj',
    'n',
    'k',
    't',
    'e',
    'a',
    'i',
  ],
  pl: [
    'izacj',
    'owani',
    'owan',
    'owak',
    'ywan',
    'iczn',
    'yczn',
    'cyjn',
    'enik',
    'osk',
    'nosk',
    'owal',
    'ark',
    'nik',
    'acj',
    'sk',
    'ow',
    'en',
    'an',
    'on',
    'ak',
    'ek',
    'ik',
    'uj',
    'aj',
    'n',
    'k',
    't',
    'i',
    'e',
    'a',
    'j',
  ],
};

const SHORTEST = 4;

/** The endings by their last letter. */
const BY_LAST: Record<Lang, ReadonlyMap<string, string[]>> = {
  de: Map.groupBy(DERIVED.de, lastOf),
  en: Map.groupBy(DERIVED.en, lastOf),
  cs: Map.groupBy(DERIVED.cs, lastOf),
  pl: Map.groupBy(DERIVED.pl, lastOf),
};

function lastOf(word: string): string {
  return word.at(-1) ?? '';
}

/** What a word shares with words derived from it, folded: `nabíjení`, `nabíječka` → `nabij`. Coarser than `stem`, for a second look only. */
export function root(word: string, lang: Lang): string {
  return rootOf(fold(stem(word, lang)), lang);
}

/** The same from the folded stem. */
export function rootOf(folded: string, lang: Lang): string {
  let s = folded;
  for (let round = 0; round < 2; round++) {
    const ending = BY_LAST[lang].get(lastOf(s))?.find((end) => s.length - end.length >= SHORTEST && s.endsWith(end));
    if (ending === undefined) break;
    s = s.slice(0, -ending.length);
  }
  return s;
}

const VERB: Partial<Record<Lang, { form: RegExp; noun: string }>> = {
  cs: { form: /(?<=.{3})(?:uj(?:em|et|es)?|oval|ovat)$/, noun: 'ovan' },
  pl: { form: /(?<=.{3})(?:uj(?:em|ec|es|ak)?|owal|owak)$/, noun: 'owan' },
};

/**
 * What a folded Czech or Polish stem would be as a verbal noun, which is what labels say: `skenujem` → `skenovan` (`skenování`). Undefined for what
 * is no such verb.
 */
export function verbalNoun(stemmed: string, lang: Lang): string | undefined {
  const verb = VERB[lang];
  return verb?.form.test(stemmed) ? stemmed.replace(verb.form, verb.noun) : undefined;
}
