/**
 * Light Polish stemmer: takes the case ending off, then levels what declension changes before it (`drodze` → `drog`,
 * `budynek` → `budynk`, `szkół` → `szkol`). Levelling is applied to every form, so that forms of one word meet; the stem itself is no word.
 * Snowball has no Polish; the shape follows the light stemmers of Savoy for other inflected languages.
 */
export function stemPolish(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  const kept = KEPT.exec(word);
  if (kept !== null) return kept[1]!;
  return level(word.length < 4 ? word : withoutEnding(word));
}

/** Endings before which the consonant itself has changed, with what to put back. */
const CHANGED: [RegExp, string][] = [
  [/ście$/, 'st'],
  [/(?<=[oe])rcie$/, 'rt'],
  [/(?<=[^aęyr])cie$/, 't'],
  [/dzie$/, 'd'],
  [/dze$/, 'g'],
  [/rze$/, 'r'],
];

const ENDINGS = [
  ['iami', 'iach', 'iego', 'iemu', 'owie'],
  ['ami', 'ach', 'iom', 'owi', 'iem', 'ego', 'emu', 'iej', 'ymi', 'imi', 'ych', 'ich'],
  ['om', 'ów', 'em', 'ej', 'ym', 'im', 'ią', 'ię', 'ie', 'ia', 'iu', 'io', 'ii', 'um', 'mi'],
  ['ą', 'ę', 'a', 'e', 'y', 'i', 'u', 'o'],
];

function withoutEnding(word: string): string {
  for (const [end, instead] of CHANGED) {
    if (word.length >= 6 && end.test(word)) return word.replace(end, instead);
  }
  for (const endings of ENDINGS) {
    for (const ending of endings) {
      if (word.length - ending.length >= 3 && word.endsWith(ending)) return word.slice(0, -ending.length);
    }
  }
  return word;
}

const VOWEL = /[aeiouyąęó]/;

function level(stem: string): string {
  let s = stem.replace(/ó/g, 'o').replace(/ł/g, 'l').replace(/niec$/, 'nc');
  const last = s.length - 1;
  if (last >= 4 && s[last - 1] === 'e' && /[kl]/.test(s[last]!) && !VOWEL.test(s[last - 2]!)) {
    s = s.slice(0, last - 1) + s[last];
  }
  if (s.length > 4 && s.endsWith('rz')) return s.slice(0, -1);
  if (s.length > 4 && s.endsWith('dz')) return s.slice(0, -1);
  s = s.replace(/ńc$/, 'nc');
  const end = FINAL.get(s.at(-1) ?? '');
  return end === undefined ? s : s.slice(0, -1) + end;
}

const FINAL = new Map(Object.entries({ ń: 'n', ś: 's', ź: 'z', ć: 'k', c: 'k' }));

/** Words whose end only looks like an ending. */
const KEPT = /^(.*(?:system|problem|poziom|program|diagram|zapach))(?:u|y|ów|em|owi|om|ami|ach|ie)?$/;

const IRREGULAR = new Map<string, string>();
for (const [stem, forms] of Object.entries({
  miast: 'miasto miasta miastu miastem mieście miast miastom miastami miastach',
  powiat: 'powiat powiatu powiatowi powiatem powiecie powiaty powiatów powiatach',
  kolej: 'kolej kolei koleją koleje kolejami kolejach',
  olej: 'olej oleju olejem oleje olejów',
  dzieck: 'dziecko dziecka dziecku dzieckiem dzieci dzieciom dziećmi dzieciach',
  lud: 'ludzie ludzi ludziom ludźmi ludziach',
  pojazd: 'pojazd pojazdu pojazdem pojeździe pojazdy pojazdów pojazdom pojazdami pojazdach',
  dzien: 'dzień dnia dniu dniem dni dniom dniami dniach',
  las: 'las lasu lasem lesie lasy lasów lasom lasami lasach',
  świat: 'świat świata światu światem świecie',
  światl: 'światło światła światłu światłem świetle świateł światłom światłami światłach',
  lat: 'lato latem lecie',
  lista: 'lista listę listą listach',
  radio: 'radio radia radiu radiem radiach',
  chór: 'chór chóru chórem chóry chórów chórze',
  marzec: 'marzec marca marcu marcem',
  rok: 'rok roku rokiem',
  gospodark: 'gospodarka gospodarki gospodarce gospodarkę gospodarką gospodarek',
  pies: 'pies psa psy psów psem psami',
  śnieg: 'śnieg śniegu śniegiem',
  ręk: 'ręka ręki ręce rękę ręką rąk rękami rękach',
  pieniądz: 'pieniądze pieniędzy pieniądzom pieniędzmi pieniądzach pieniądz',
})) {
  for (const form of forms.split(' ')) IRREGULAR.set(form, stem);
}
