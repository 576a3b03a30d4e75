import { explainPlan } from '#engines/scheduling';
import { toInstance, toMeetings } from '../instance-of.ts';
import { parseSource, type SourceTexts } from '../source.ts';

/** Why a wish was met or not, by ids. */
export type Reason =
  | { request: string; held: true; fixed: boolean; ranks: number[] }
  | { request: string; held: false; reason: 'forbidden' | 'no-common-slot' | 'not-live' }
  | { request: string; held: false; reason: 'most-meetings'; person: string }
  | { request: string; held: false; reason: 'other-meetings'; slots: number; slot: number; instead: string[] }
  | { request: string; held: false; reason: 'no-table' | 'no-online-room' | 'no-interpreter'; slots: number };

/** Plans whose reasons are kept: those that somebody looks at. */
const MOST_KEPT = 3;

/**
 * Says why wishes of a plan were met or not. The reasons of a whole plan are found at once, for what one asks for would cost the same, and kept by a key that
 * stands for the plan and what it was compared with. Without a source and with nothing kept the answer is undefined.
 */
export function createExplain() {
  const kept = new Map<string, (request: string) => Reason>();
  return ({ key, source, requests }: { key: string; source?: SourceTexts; requests: readonly string[] }) => {
    const known = kept.get(key) ?? (source === undefined ? undefined : reasonsOf(source));
    if (known === undefined) return undefined;
    // The last one that was asked for is the last to go.
    kept.delete(key);
    kept.set(key, known);
    for (const [oldest] of kept) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return requests.map(known);
  };
}

function reasonsOf(texts: SourceTexts): (request: string) => Reason {
  const source = parseSource(texts);
  const live = new Set(source.requests.filter((request) => request.live).map(({ id }) => id));
  const numbered = toInstance(source);
  const whys = explainPlan(numbered.instance, toMeetings(numbered, source.places));
  const { people, requests } = numbered;
  const at = new Map(requests.map((id, number) => [id, number]));
  return (request) => {
    const why = whys[at.get(request) ?? -1];
    if (why === undefined) return { request, held: false, reason: 'not-live' };
    if (why.held) return { request, held: true, fixed: why.fixed, ranks: why.ranks };
    switch (why.reason) {
      case 'forbidden':
        return { request, held: false, reason: 'forbidden' };
      case 'most-meetings':
        return { request, held: false, reason: 'most-meetings', person: people[why.person] ?? '' };
      case 'other-meetings': {
        const instead = why.instead.map((number) => requests[number] ?? '');
        return { request, held: false, reason: 'other-meetings', slots: why.slots, slot: why.slot, instead };
      }
      case 'no-table':
      case 'no-online-room':
      case 'no-interpreter':
        return { request, held: false, reason: why.reason, slots: why.slots };
      default:
        return { request, held: false, reason: live.has(request) ? 'no-common-slot' : 'not-live' };
    }
  };
}
