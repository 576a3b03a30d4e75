import { LANGS, type Lang } from '#engines/kit';
import type { Concept, EntryKind, MatchDocument, MatchQuery } from '#engines/matching';
import { seeded } from '../../src/engines/matching/fixtures.ts';

/**
 * Entries and needs made from the vocabulary's labels, the same for the same seed: each about one concept and its neighbours, with others
 * drawn by Zipf's law and function words between, as in real texts. What they say makes no sense; how often it is said does.
 */
export type Generator = {
  entry(number: number): MatchDocument;
  /** A need of about so many words. */
  need(number: number, words: number): MatchQuery;
};

const GLUE: Record<Lang, string[]> = {
  de: [
    'und',
    'für die',
    'mit',
    'in der',
    'wir haben',
    'es gibt',
    'auch',
    'nur',
    'bei uns',
    'wird von',
    'ohne',
    'sehr viel',
  ],
  en: [
    'and',
    'for the',
    'with',
    'in the',
    'we have',
    'there is',
    'also',
    'only',
    'at our',
    'is made by',
    'from',
    'very much',
  ],
  cs: ['a', 'pro', 'se', 've všech', 'máme', 'je to', 'také', 'jen', 'u nás', 'je od', 'z', 'velmi'],
  pl: ['i', 'dla', 'z', 'we wszystkich', 'mamy', 'jest to', 'także', 'tylko', 'u nas', 'jest od', 'po', 'bardzo'],
};
const KINDS: EntryKind[] = ['offer', 'offer', 'offer', 'need', 'need', 'practice', 'programme', 'project'];
const REGIONS = [
  'DED2',
  'DED21',
  'DED4',
  'DED5',
  'DE4',
  'DE3',
  'CZ01',
  'CZ042',
  'CZ05',
  'PL51',
  'PL514',
  'PL91',
  'AT13',
  'EU',
  'DE',
  'CZ',
  'PL',
];
const TYPES = ['municipality', 'district', 'company', 'startup', 'research', 'association'];
const MATURITIES = ['idea', 'prototype', 'pilot', 'market'] as const;
/** Words of no label, such as the names of places and products and the verbs that real texts are full of. */
const OTHER_WORDS = 200_000;
const SYLLABLES = ['ba', 'ker', 'lo', 'mi', 'nu', 'ro', 'sta', 'te', 'vel', 'zo'];

function otherWord(number: number): string {
  return [...String(number + 10)].map((digit) => SYLLABLES[Number(digit)]).join('');
}

export function createGenerator(concepts: readonly Concept[]): Generator {
  const numberOf = new Map(concepts.map(({ id }, number) => [id, number]));
  const order = shuffled(concepts.length);
  const closeTo = concepts.map((concept) =>
    [...concept.broader, ...concept.related].map((id) => numberOf.get(id) ?? 0),
  );

  function text(random: () => number, lang: Lang, words: number, topic: number): string {
    const zipf = () => concepts[order[Math.floor((concepts.length + 1) ** random()) - 1]!]!;
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
    const label = (concept: Concept) => pick(concept.labels[lang]);
    const parts: string[] = [];
    for (let count = 0; count < words; ) {
      const kind = random();
      const part =
        kind < 0.12
          ? label(concepts[topic]!)
          : kind < 0.25 && closeTo[topic]!.length > 0
            ? label(concepts[pick(closeTo[topic]!)]!)
            : kind < 0.6
              ? label(zipf())
              : otherWord(Math.floor(OTHER_WORDS ** random()));
      const glue = pick(GLUE[lang]);
      parts.push(part, random() < 0.15 ? `${glue}.` : glue);
      count += part.split(' ').length + glue.split(' ').length;
    }
    return parts.join(' ');
  }

  return {
    entry(number) {
      const random = seeded(number + 1);
      const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
      const lang = random() < 0.25 ? 'de' : pick(LANGS);
      const topic = order[Math.floor((concepts.length + 1) ** random()) - 1]!;
      return {
        id: `entry-${number}`,
        kind: pick(KINDS),
        lang,
        title: text(random, lang, 5, topic),
        text: text(random, lang, 55, topic),
        region: pick(REGIONS),
        ...(random() < 0.6 ? { audience: [pick(TYPES), pick(TYPES)] } : {}),
        ...(random() < 0.4 ? { budgetMin: Math.floor(random() * 100) * 1000 } : {}),
        ...(random() < 0.5 ? { maturity: pick(MATURITIES) } : {}),
        ...(random() < 0.2 ? { deadline: `2026-${String(Math.ceil(random() * 12)).padStart(2, '0')}-15` } : {}),
        confirmedOn: `202${4 + Math.floor(random() * 2)}-0${Math.ceil(random() * 9)}-10`,
      };
    },
    need(number, words) {
      const random = seeded(number * 7919 + 3);
      const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
      const lang = pick(LANGS);
      const topic = order[Math.floor((concepts.length + 1) ** random()) - 1]!;
      return {
        text: text(random, lang, words, topic),
        lang,
        region: pick(REGIONS),
        orgType: pick(TYPES),
        budget: 40_000,
        today: '2026-06-01',
        limit: 50,
      };
    },
  };
}

/** Concepts in an order that has nothing to do with their fields: which are the frequent ones. */
function shuffled(count: number): number[] {
  const random = seeded(42);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}
