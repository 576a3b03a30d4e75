import type { SessionView } from '../model.ts';

/** Two sessions that need the same room or the same person at the same time. */
export interface Clash {
  what: 'room' | 'speaker';
  /** Id of the room or the speaker. */
  who: string;
  first: string;
  second: string;
}

type Session = Pick<SessionView, 'id' | 'startsAt' | 'endsAt' | 'room' | 'speakers'>;

/** All clashes of a programme, in the order of time. What ends when another begins does not clash. */
export function findClashes(sessions: readonly Session[]): Clash[] {
  const ordered = sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
  const clashes: Clash[] = [];
  for (const [at, first] of ordered.entries()) {
    for (const second of ordered.slice(at + 1)) {
      if (second.startsAt >= first.endsAt) break;
      const pair = { first: first.id, second: second.id };
      if (first.room !== null && first.room === second.room) clashes.push({ what: 'room', who: first.room, ...pair });
      for (const speaker of first.speakers)
        if (second.speakers.includes(speaker)) clashes.push({ what: 'speaker', who: speaker, ...pair });
    }
  }
  return clashes;
}
