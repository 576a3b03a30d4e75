import type { Lang } from '#engines/kit';
import { isFunctionWord, type Token } from '#engines/language';

/** Words that exclude what follows. */
const EXCLUDING: Record<Lang, RegExp> = {
  de: /^(?:ohne|statt|anstatt|anstelle|außer|kein|keine|keinen|keinem|keiner|keines|nicht)$/,
  en: /^(?:without|no|not|except|instead|don't|don’t)$/,
  cs: /^(?:bez|beze|místo|kromě|žádný|žádná|žádné|žádnou|žádných|nechceme|nechce|nechtějí|nepotřebujeme|nikoli|nikoliv|ne)$/,
  pl: /^(?:bez|zamiast|oprócz|żaden|żadna|żadne|żadnej|żadnych|nie)$/,
};

/** A sentence with such a word speaks of something missing, which is what is needed: `we have no overview`. */
const LACKING: Record<Lang, RegExp> = {
  de: /^(?:haben|hat|habe|hatte|hatten|gibt|gab|besitzen|besitzt|existiert|existieren|verfügen|verfügt|fehlt|fehlen|findet|finden|kann|können|bekommen|funktioniert|reicht|reichen|weiß|wissen|ist|sind|wird|werden)$/,
  en: /^(?:have|has|had|there|is|are|was|can|cannot|find|know|knows|get|does|do|enough|longer)$/,
  cs: /^(?:máme|má|mají|měli|nemáme|nemá|nemají|není|nejsou|je|jsou|existuje|neexistuje|chybí|neví|nevíme|může|mohou)$/,
  pl: /^(?:mamy|ma|mają|miał|jest|są|istnieje|brakuje|brak|wiedzą|wiemy|może|mogą|można|dość|działa|wystarcza)$/,
};

/** Words that exclude whatever the verb is. */
const ALWAYS: Record<Lang, RegExp> = {
  de: /^(?:ohne|statt|anstatt|anstelle|außer)$/,
  en: /^(?:without|except|instead)$/,
  cs: /^(?:bez|beze|místo|kromě|nechceme|nechce|nechtějí|nepotřebujeme)$/,
  pl: /^(?:bez|zamiast|oprócz)$/,
};

const WANTING = /^(?:want|chcemy|chce|chcą|chcieli|chcielibyśmy|wollen|will|möchten|sollen|soll|need|potrzebujemy)$/;
const STOP = /[.!?;:,()\n]|\s[–—-]\s/;
const CONJUNCTION = /^(?:sondern|aber|but|ale|nýbrž|lecz|tylko)$/;

/** Content words after an excluding word that it covers; conjoined ones follow (`ohne App und Kamera`). */
const REACH = 2;

/** Indices of the tokens a text says it does not want. Deliberately careful: what is missing is needed, only what is unwanted is excluded. */
export function findExcluded(text: string, tokens: readonly Token[], lang: Lang): Set<number> {
  const excluded = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    const word = token.text.toLowerCase();
    if (!EXCLUDING[lang].test(word)) continue;
    if (!ALWAYS[lang].test(word)) {
      const clause = clauseAround(text, tokens, index);
      const wanting = clause.some((each) => WANTING.test(each));
      if (!wanting && clause.some((each) => LACKING[lang].test(each))) continue;
      if (!wanting && /^(?:nicht|not|nie|ne|don't|don’t)$/.test(word)) continue;
    }
    let content = 0;
    for (let next = index + 1; next < tokens.length && content < REACH; next++) {
      const { text: following, start } = tokens[next]!;
      if (STOP.test(text.slice(tokens[next - 1]!.end, start)) || CONJUNCTION.test(following.toLowerCase())) break;
      if (isFunctionWord(following, lang)) {
        if (content > 0 && !/^(?:und|oder|and|or|a|i|nebo|lub|ani|noch|nor)$/.test(following)) break;
        continue;
      }
      excluded.add(next);
      content += 1;
    }
  }
  return excluded;
}

function clauseAround(text: string, tokens: readonly Token[], index: number): string[] {
  let from = index;
  let to = index;
  while (from > 0 && index - from < 12 && !STOP.test(text.slice(tokens[from - 1]!.end, tokens[from]!.start))) from -= 1;
  while (to < tokens.length - 1 && to - index < 12 && !STOP.test(text.slice(tokens[to]!.end, tokens[to + 1]!.start)))
    to += 1;
  return tokens.slice(from, to + 1).map((token) => token.text.toLowerCase());
}
