/** Knows whether a lower-case German word (in some inflected form) is a word of its own; and, where it says so, whether any begins with four letters. */
export type Lexicon = { has(word: string): boolean; begins?(letters: string): boolean };

const LINKS = ['', 's', 'n', 'en', 'es', 'er', 'e', 'ns'];
/** Shorter parts (`ei`, `in`, `art`) would be found in everything. */
const MIN_PART = 4;
const MAX_PARTS = 4;
const MAX_LENGTH = 40;

/**
 * The known words a German compound is made of, in order and in lower case, without linking letters; undefined when it
 * cannot be taken apart completely. `Parkraumüberwachung` → `parkraum`, `überwachung`. Fewest parts win, then the longest last part.
 */
export function splitCompound(word: string, lexicon: Lexicon): string[] | undefined {
  const whole = word.toLowerCase();
  if (whole.length < 2 * MIN_PART || whole.length > MAX_LENGTH) return undefined;
  for (let parts = 2; parts <= MAX_PARTS; parts++) {
    const found = into(whole, parts, lexicon);
    if (found !== undefined) return found;
  }
  return undefined;
}

function into(rest: string, parts: number, lexicon: Lexicon): string[] | undefined {
  if (lexicon.begins?.(rest.slice(0, MIN_PART)) === false) return undefined;
  if (parts === 1) return rest.length >= MIN_PART && lexicon.has(rest) ? [rest] : undefined;
  for (let end = MIN_PART; end <= rest.length - MIN_PART * (parts - 1); end++) {
    const first = known(rest.slice(0, end), lexicon);
    if (first === undefined) continue;
    const others = into(rest.slice(end), parts - 1, lexicon);
    if (others !== undefined) return [first, ...others];
  }
  return undefined;
}

/** The part without its linking letters, or with the `e` that composition dropped (`Schul-` of `Schule`). */
function known(part: string, lexicon: Lexicon): string | undefined {
  for (const link of LINKS) {
    if (!part.endsWith(link)) continue;
    const bare = part.slice(0, part.length - link.length);
    if (bare.length < MIN_PART) continue;
    if (lexicon.has(bare)) return bare;
  }
  return lexicon.has(`${part}e`) ? `${part}e` : undefined;
}
