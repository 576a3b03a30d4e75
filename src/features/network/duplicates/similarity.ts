import { slugify } from '#engines/kit';
import { ownDomainOfWeb } from '../admission/web-domain.ts';

/** What tells whether two organisations may be one. */
export interface Candidate {
  id: string;
  name: string;
  type: string;
  web: string | null;
  placeId: string;
}

export interface Suspicion {
  a: string;
  b: string;
  /** 0 to 1: how alike the names are. */
  name: number;
  sameDomain: boolean;
  samePlace: boolean;
}

/** Words that say what kind of body it is or bind others; they make names alike that are not, and different that are the same. */
const FILLERS = new Set(
  'ag gmbh mbh kg ohg gbr ug eg ev e v se inc ltd co sp z o o spolka s r sro as a zs ops ggmbh und and et der die das des von in im am an the of stadt mesto miasto gmina obec town city'.split(
    ' ',
  ),
);

/** A group of this many that share a word says nothing any more: every fifth one is „digital“. */
const LARGEST_GROUP = 60;

/** Name and place, or name alone, or domain: from here on somebody should look. */
const ALIKE_ANYWHERE = 0.85;
const ALIKE_IN_PLACE = 0.65;
const ALIKE_WITH_DOMAIN = 0.3;
/** Landkreis and Stadt of the same name are two. */
const ALIKE_WITH_OTHER_TYPE = 0.9;

/**
 * Pairs that may be the same organisation, most suspicious first. Only what shares a word, a web domain, or the begin or end of the name is compared, and large groups
 * are left out, so the work grows with the number of organisations and not with its square.
 */
export function findSuspicions(candidates: readonly Candidate[], limit: number): Suspicion[] {
  const all = candidates.map((candidate) => describe(candidate));
  const groups = new Map<string, number[]>();
  const join = (key: string, at: number) => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  };
  for (const [at, one] of all.entries()) {
    for (const word of one.words) join(`word ${word}`, at);
    join(`begin ${one.text.slice(0, 5)} ${one.placeId}`, at);
    join(`end ${one.text.slice(-5)} ${one.placeId}`, at);
    if (one.domain !== undefined) join(`domain ${one.domain}`, at);
  }
  const found = new Map<string, Suspicion>();
  for (const group of groups.values()) {
    if (group.length > LARGEST_GROUP) continue;
    for (const [first, a] of group.entries()) {
      for (const b of group.slice(first + 1)) {
        const [one, other] = [all[a], all[b]];
        if (one === undefined || other === undefined) continue;
        const key = `${a} ${b}`;
        const suspicion = found.has(key) ? undefined : compare(one, other);
        if (suspicion !== undefined) found.set(key, suspicion);
      }
    }
  }
  const weight = ({ name, sameDomain, samePlace }: Suspicion) => name + (sameDomain ? 0.3 : 0) + (samePlace ? 0.1 : 0);
  return [...found.values()].sort((x, y) => weight(y) - weight(x) || (x.a + x.b < y.a + y.b ? -1 : 1)).slice(0, limit);
}

interface Described extends Candidate {
  text: string;
  words: Set<string>;
  trigrams: Set<string>;
  domain: string | undefined;
}

function describe(candidate: Candidate): Described {
  const parts = slugify(candidate.name, '')
    .split('-')
    .filter((part) => part !== '');
  const telling = parts.filter((part) => !FILLERS.has(part));
  const words = new Set(telling.length === 0 ? parts : telling);
  const text = [...words].sort().join(' ');
  return { ...candidate, text, words, trigrams: trigramsOf(text), domain: ownDomainOfWeb(candidate.web) };
}

function compare(one: Described, other: Described): Suspicion | undefined {
  const name = dice(one.trigrams, other.trigrams);
  const sameDomain = one.domain !== undefined && one.domain === other.domain;
  const samePlace = one.placeId === other.placeId;
  const needed = sameDomain
    ? ALIKE_WITH_DOMAIN
    : one.type !== other.type
      ? ALIKE_WITH_OTHER_TYPE
      : samePlace
        ? ALIKE_IN_PLACE
        : ALIKE_ANYWHERE;
  if (name < needed) return undefined;
  const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
  return { a, b, name, sameDomain, samePlace };
}

function trigramsOf(text: string): Set<string> {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** Twice what both have over what each has: 1 for the same, 0 for nothing in common. */
function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const gram of one) if (other.has(gram)) both++;
  return (2 * both) / (one.size + other.size);
}
