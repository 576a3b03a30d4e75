import type { Instance } from '#engines/scheduling';
import { seeded } from '../../src/engines/matching/fixtures.ts';

/** The events that are measured. */
export const GENERATED: readonly (readonly [people: number, tight: boolean])[] = [
  [200, false],
  [200, true],
  [500, false],
  [1000, false],
  [2000, false],
  [5000, false],
];

/**
 * An event as hubs hold them: people come for some half days, ask for about eleven meetings in the middle and some for many more, tables are enough for two fifths
 * of the people at a time, a sixth of the meetings are online. `tight`: fewer slots than wishes, so that much has to be left out.
 */
export function generateEvent(people: number, seed: number, tight = false): Instance {
  const random = seeded(seed);
  const below = (n: number) => Math.floor(random() * n);
  const blockLength = tight ? 7 : people > 500 ? 8 : 10;
  const blockCount = people > 500 ? 4 : 2;
  const slots = blockLength * blockCount;
  const blocks = Array.from({ length: blockCount }, (_, i): [number, number] => [
    i * blockLength,
    (i + 1) * blockLength,
  ]);
  const most = Math.round(people * (tight ? 0.32 : people > 500 ? 0.13 : 0.2));
  const participants = Array.from({ length: people }, (_, id) => {
    const away = blocks.filter(() => random() < 0.2);
    const gone = away.length === blockCount ? away.slice(1) : away;
    const single = Array.from({ length: slots }, (_, slot) => slot).filter(() => random() < 0.06);
    const all = [...gone.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)), ...single];
    return {
      id,
      unavailable: [...new Set(all)].sort((a, b) => a - b),
      sector: below(20),
      ...(random() < 0.1 ? { maxMeetings: 4 + below(6) } : {}),
    };
  });
  const seen = new Set<number>();
  const requests: Instance['requests'][number][] = [];
  for (const [a, { sector }] of participants.entries()) {
    // A few are asked for by everybody.
    const wishes = 4 + Math.floor(5 * random() ** 2 + (random() < 0.08 ? 14 * random() : 0));
    for (let i = 0; i < wishes; i++) {
      const b = random() < 0.25 ? Math.floor(people * random() ** 3) : below(people);
      const key = Math.min(a, b) * people + Math.max(a, b);
      if (a === b || seen.has(key)) continue;
      seen.add(key);
      const match = Math.min(100, 50 + below(30) + (participants[b]!.sector === sector ? 20 : 0));
      const weight = 10 * (1 + below(3) + (random() < 0.35 ? below(4) : 0)) + Math.round(match / 10);
      requests.push({ id: requests.length, a, b, weight, mode: random() < 0.17 ? 'online' : 'table' });
    }
  }
  return {
    name: `${people}${tight ? ' tight' : ''}, seed ${seed}`,
    slots,
    blocks,
    tables: Array.from({ length: slots }, (_, slot) => (slot % blockLength === 0 ? Math.round(most * 0.7) : most)),
    participants: participants.map(({ sector: _, ...person }) => person),
    requests,
    forbiddenPairs: [],
    objective: 'hub-score',
    score: { gap: 2, tableChange: 0.5, floor: 30, floorMeetings: 2 },
    gapIgnoresUnavailable: true,
  };
}
