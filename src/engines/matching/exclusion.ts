import type { Lang } from '#engines/kit';
import { GAP } from '#engines/language';
import { FORM } from './forms.ts';

/** Words that exclude what follows. */
const EXCLUDING: Record<Lang, string> = {
  de: 'ohne statt anstatt anstelle außer kein keine keinen keinem keiner keines nicht',
  en: "without no not except instead don't don’t",
  cs: 'bez beze místo kromě žádný žádná žádné žádnou žádných nechceme nechce nechtějí nepotřebujeme nikoli nikoliv ne',
  pl: 'bez zamiast oprócz żaden żadna żadne żadnej żadnych nie',
};

/** A sentence with such a word speaks of something missing, which is what is needed: `we have no overview`. */
const LACKING: Record<Lang, string> = {
  de: 'haben hat habe hatte hatten gibt gab besitzen besitzt existiert existieren verfügen verfügt fehlt fehlen findet finden kann können bekommen funktioniert reicht reichen weiß wissen ist sind wird werden',
  en: 'have has had there is are was can cannot find know knows get does do enough longer',
  cs: 'máme má mají měli nemáme nemá nemají není nejsou je jsou existuje neexistuje chybí neví nevíme může mohou',
  pl: 'mamy ma mają miał jest są istnieje brakuje brak wiedzą wiemy może mogą można dość działa wystarcza',
};

/** Words that exclude whatever the verb is. */
const ALWAYS: Record<Lang, string> = {
  de: 'ohne statt anstatt anstelle außer',
  en: 'without except instead',
  cs: 'bez beze místo kromě nechceme nechce nechtějí nepotřebujeme',
  pl: 'bez zamiast oprócz',
};

const WANTING = 'want chcemy chce chcą chcieli chcielibyśmy wollen will möchten sollen soll need potrzebujemy';
const CONJUNCTION = 'sondern aber but ale nýbrž lecz tylko';
const JOINING = 'und oder and or a i nebo lub ani noch nor';
const PLAIN_NOT = "nicht not nie ne don't don’t";

/** By language the flags of the few words that have some. */
const FLAGS: Record<Lang, ReadonlyMap<string, number>> = {
  de: flagsIn('de'),
  cs: flagsIn('cs'),
  pl: flagsIn('pl'),
  en: flagsIn('en'),
};

function flagsIn(lang: Lang): Map<string, number> {
  const flags = new Map<string, number>();
  const add = (words: string, flag: number) => {
    for (const word of words.split(' ')) flags.set(word, (flags.get(word) ?? 0) | flag);
  };
  add(EXCLUDING[lang], FORM.excluding);
  add(ALWAYS[lang], FORM.always);
  add(LACKING[lang], FORM.lacking);
  add(WANTING, FORM.wanting);
  add(PLAIN_NOT, FORM.not);
  add(CONJUNCTION, FORM.conjunction);
  add(JOINING, FORM.joining);
  return flags;
}

/** What a word, in small letters, does to the exclusion of others: flags of `FORM`. */
export function excludes(word: string, lang: Lang): number {
  return FLAGS[lang].get(word) ?? 0;
}

/** Content words after an excluding word that it covers; conjoined ones follow (`ohne App und Kamera`). */
const REACH = 2;
/** Words looked at on either side for the verb. */
const CLAUSE = 12;

/** The shapes of a text's words, what stands before each, and where it is marked that they are unwanted; see `Reading`. */
type Words = { shapes: Int32Array; gap: Uint8Array; unwanted: Uint8Array };

/** Marks the words of a sentence it says it does not want. Deliberately careful: what is missing is needed, only what is unwanted is excluded. */
export function markExcluded(text: Words, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    if ((text.shapes[at]! & FORM.excluding) !== 0 && isMeant(text, from, to, at)) markAfter(text, to, at);
  }
}

const stops = ({ gap }: Words, at: number) => (gap[at]! & GAP.stops) !== 0;

/** Whether an excluding word excludes: not where its clause says that something is missing. */
function isMeant(text: Words, from: number, to: number, at: number): boolean {
  const shape = text.shapes[at]!;
  if ((shape & FORM.always) !== 0) return true;
  let [first, last] = [at, at];
  while (first > from && at - first < CLAUSE && !stops(text, first)) first -= 1;
  while (last < to - 1 && last - at < CLAUSE && !stops(text, last + 1)) last += 1;
  let clause = 0;
  for (let i = first; i <= last; i++) clause |= text.shapes[i]!;
  return (clause & FORM.wanting) !== 0 || ((clause & FORM.lacking) === 0 && (shape & FORM.not) === 0);
}

function markAfter(text: Words, to: number, at: number): void {
  let content = 0;
  for (let next = at + 1; next < to && content < REACH; next++) {
    const shape = text.shapes[next]!;
    if (stops(text, next) || (shape & FORM.conjunction) !== 0) return;
    if ((shape & FORM.functional) !== 0) {
      if (content > 0 && (shape & FORM.joining) === 0) return;
      continue;
    }
    text.unwanted[next] = 1;
    content += 1;
  }
}
