/**
 * Light Czech stemmer: takes the case ending off, then levels what declension changes before it (`ruce` → `ruk`, `služeb` →
 * `služb`, `dům` → `dom`). Levelling is applied to every form, so that forms of one word meet; the stem itself is no word.
 * After Dolamic and Savoy, Indexing and stemming approaches for the Czech language (2009), with its own levelling.
 */
export function stemCzech(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  const kept = KEPT.exec(word);
  if (kept !== null) return kept[1]!;
  return level(word.length < 4 ? word : withoutEnding(word));
}

const ENDINGS = [
  ['atech'],
  ['ětech', 'iích', 'iemi', 'ětem', 'atům', 'iím'],
  [
    'emi',
    'ech',
    'ích',
    'ého',
    'ěmi',
    'ému',
    'ího',
    'ími',
    'ímu',
    'ách',
    'ata',
    'aty',
    'ých',
    'ami',
    'ové',
    'ovi',
    'ými',
  ],
  ['em', 'ém', 'ím', 'ům', 'ám', 'um', 'ým', 'mi', 'ou', 'ia', 'ie', 'ii', 'ií', 'iu'],
  ['e', 'i', 'í', 'ě', 'u', 'y', 'ů', 'a', 'o', 'á', 'é', 'ý'],
];

function withoutEnding(word: string): string {
  for (const endings of ENDINGS) {
    for (const ending of endings) {
      if (word.length - ending.length >= 3 && word.endsWith(ending)) return word.slice(0, -ending.length);
    }
  }
  return word;
}

const VOWEL = /[aeiouyáéíóúůýě]/;

function level(stem: string): string {
  let s = stem.replace(/ů/g, 'o').replace(/ť$/, 't');
  const last = s.length - 1;
  if (last >= 3 && s[last - 1] === 'e' && /[bcklr]/.test(s[last]!) && !VOWEL.test(s[last - 2]!)) {
    s = s.slice(0, last - 1) + s[last];
  }
  if (s.endsWith('št')) return `${s.slice(0, -2)}sk`;
  if (s.endsWith('čt')) return `${s.slice(0, -2)}ck`;
  const end = FINAL.get(s.at(-1)!);
  return end === undefined ? s : s.slice(0, -1) + end;
}

const FINAL = new Map(Object.entries({ c: 'k', z: 'h', ř: 'r', ť: 't', ď: 'd', ň: 'n' }));

/** Words whose end only looks like an ending. */
const KEPT = /^(.*(?:systém|problém|výzkum|průzkum|program|diagram))(?:u|y|ů|em|ech|ům|e|ovi)?$/;

const IRREGULAR = new Map<string, string>();
for (const [stem, forms] of Object.entries({
  dět: 'dítě dítěte dítěti dítětem děti dětí dětem dětmi dětech',
  prak: 'práce práci prací pracím pracemi pracích',
  lid: 'lidé lidí lidem lidmi lidech lidi',
  den: 'den dne dni dnem dny dnů dnech',
  vod: 'voda vody vodě vodu vodou vod vodám vodách vodami',
  člověk: 'člověk člověka člověku člověkem člověče',
  přítel: 'přítel přátelé přátel',
  klim: 'klima klimatu klimatem',
  tém: 'téma tématu tématem témata témat',
  les: 'les lesa lese lesy lesů lesích lesem',
  pes: 'pes psa psi psů psy',
  led: 'led ledu ledem',
  sníh: 'sníh sněhu sněhem',
  vítr: 'vítr větru větrem',
  hradit: 'hradí hradit hradíme hrazeno hrazena',
  platit: 'platí platit platíme platili',
  peníz: 'peníze peněz penězi penězům',
})) {
  for (const form of forms.split(' ')) IRREGULAR.set(form, stem);
}
