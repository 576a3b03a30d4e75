export const MIN_LENGTH = 12;
/** Nobody types more, and hashing a text without end would be an attack. */
export const MAX_LENGTH = 200;
const MIN_DIFFERENT = 6;
/** Characters that have to be left when everything has been taken out that is guessed first. */
const MIN_UNGUESSED = 6;

/** What lists of stolen passwords begin with, in the languages of the house. */
const WORDS =
  'passwort password passw kennwort heslo haslo geheim secret tajne administrator admin welcome willkommen vitejte witaj login anmelden hallo hello ahoj iloveyou ichliebedich kochamcie miluju letmein lassmichrein master monkey dragon sunshine princess football fussball fotbal baseball superman batman starwars shadow schatz sommer summer winter herbst fruehling spring autumn montag freitag januar monday friday january dresden leipzig sachsen berlin praha warszawa hubwerk polska deutschland germany cesko qwertz qwerty yxcvbn zxcvbn asdfgh test1 gast guest computer internet service support verwaltung rathaus stadt'.split(
    ' ',
  );

/** Rows of keyboards, the alphabet, digits: any four in a row of these count as one. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertzuiop',
  'qwertyuiop',
  'asdfghjkl',
  'yxcvbnm',
  'zxcvbnm',
];

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

export type Weakness = 'passwordShort' | 'passwordLong' | 'passwordPersonal' | 'passwordWeak';

/**
 * Why a password is too easy to guess, without asking anybody about it: too short, about the person, or hardly anything left of it once words
 * that are tried first, runs, repetitions and years are taken out. No rule about capital letters or signs.
 */
export function findWeakness(password: string, person: { name: string; email: string }): Weakness | undefined {
  const text = password.normalize('NFKC');
  if ([...text].length < MIN_LENGTH) return 'passwordShort';
  if (text.length > MAX_LENGTH) return 'passwordLong';
  const plain = fold(text);
  const own = [...person.name.split(/\s+/), ...person.email.split(/[@.\-_+]/)]
    .map(fold)
    .filter((part) => part.length > 3);
  if (unguessed(without(plain, own)) < MIN_UNGUESSED && unguessed(plain) >= MIN_UNGUESSED) return 'passwordPersonal';
  if (new Set(plain).size < MIN_DIFFERENT || unguessed(without(plain, own)) < MIN_UNGUESSED) return 'passwordWeak';
  return undefined;
}

function unguessed(plain: string): number {
  const runs = ROWS.flatMap((row) => [row, [...row].reverse().join('')]).flatMap((row) =>
    [...row].flatMap((_, at) => (at + 4 <= row.length ? [row.slice(at, at + 4)] : [])),
  );
  // Both as written and with digits read as the letters they stand for.
  const readings = [plain, [...plain].map((letter) => LOOKALIKES[letter] ?? letter).join('')];
  const left = readings.map((reading) => {
    const bare = without(without(reading, WORDS), runs).replace(/(19|20)\d\d/g, '');
    // A piece that comes again, and a letter that does, counts once.
    return new Set(bare.replace(/(.{2,})\1+/g, '$1')).size;
  });
  return Math.min(...left);
}

function without(text: string, parts: readonly string[]): string {
  return parts.reduce((rest, part) => rest.replaceAll(part, ''), text);
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\s/g, '');
}
