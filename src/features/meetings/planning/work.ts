import {
  explainPlan,
  findContradictions,
  type Instance,
  makePlan,
  type Plan,
  type Progress,
  repairPlan,
} from '#engines/scheduling';
import {
  type Numbered,
  type Placed,
  parseSource,
  type SourceTexts,
  toInstance,
  toMeetings,
  toPlaces,
} from '../instance-of.ts';
import type { PlanFigures } from '../model.ts';
import { countFigures } from './figures.ts';

/** Meetings written to the database at a time: the embedded one holds up the process meanwhile. */
const SLICE = 25;

/** Texts in JSON of lists of meetings, as the database takes them: the process that passes them on need not read them. */
export type Slices = string[];

export interface Computed {
  slices: Slices;
  figures: PlanFigures;
}

/** Why a wish was met or not, by ids. */
export type Reason =
  | { request: string; held: true; fixed: boolean; ranks: number[] }
  | { request: string; held: false; reason: 'forbidden' | 'no-common-slot' | 'not-live' }
  | { request: string; held: false; reason: 'most-meetings'; person: string }
  | { request: string; held: false; reason: 'other-meetings'; slots: number; slot: number; instead: string[] }
  | { request: string; held: false; reason: 'no-table' | 'no-interpreter'; slots: number };

/** What contradicts itself, by ids: the smallest set of rules that cannot hold together. */
export interface Clash {
  type: string;
  requests: string[];
  person?: string;
  slot?: number;
  /** How many tables there are, or meetings at most. */
  most?: number;
}

/** What the planning thread can be asked for, with what it takes and gives. */
export interface Calls {
  plan: {
    takes: { source: SourceTexts; seed: number; milliseconds: number; from?: Placed[] };
    gives: { clashes: Clash[] } | Computed;
  };
  repair: {
    takes: { source: SourceTexts; places: Placed[]; now: number; seed: number; milliseconds: number };
    gives: Computed;
  };
  explain: { takes: { source: SourceTexts; places: Placed[]; requests: string[] }; gives: Reason[] };
  figures: { takes: { source: SourceTexts; places: Placed[] }; gives: PlanFigures };
  clashes: { takes: { source: SourceTexts }; gives: Clash[] };
}

export type Call = keyof Calls;
export type Ask = { [C in Call]: { number: number; call: C; takes: Calls[C]['takes'] } }[Call];
export type Answer =
  | { number: number; gives: unknown }
  | { number: number; error: string }
  | { number: number; progress: { done: number; computed?: Computed } };

/** Milliseconds between two words about how far it is, and between two plans. */
const TELL_MS = 400;
const SHOW_MS = 3000;

export function work(ask: Ask, now: () => number, tell: (progress: { done: number; computed?: Computed }) => void) {
  switch (ask.call) {
    case 'plan':
      return compute(ask.takes, now, tell);
    case 'repair':
      return repair(ask.takes, now);
    case 'explain':
      return explain(ask.takes);
    case 'figures': {
      const numbered = toInstance(parseSource(ask.takes.source));
      return countFigures(numbered.instance, toMeetings(numbered, ask.takes.places));
    }
    case 'clashes':
      return clashesOf(toInstance(parseSource(ask.takes.source)));
  }
}

function compute(
  { source, seed, milliseconds, from }: Calls['plan']['takes'],
  now: () => number,
  tell: (progress: { done: number; computed?: Computed }) => void,
): Calls['plan']['gives'] {
  const numbered = toInstance(parseSource(source));
  const clashes = clashesOf(numbered);
  if (clashes.length > 0) return { clashes };
  const budget = { milliseconds, now };
  if (from !== undefined) {
    // From another plan: what it has stays unless moving it wins more than it costs.
    const { plan } = repairPlan(numbered.instance, { now: 0 }, toMeetings(numbered, from), { seed, budget });
    return computed(numbered, plan);
  }
  let [told, shown, worth] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const onProgress = ({ done, value }: Progress, plan: () => Plan): undefined => {
    const at = now();
    if (at - told < TELL_MS) return;
    told = at;
    const isNew = value > worth && at - shown >= SHOW_MS;
    if (isNew) [shown, worth] = [at, value];
    tell(isNew ? { done, computed: computed(numbered, plan()) } : { done });
  };
  return computed(numbered, makePlan(numbered.instance, { seed, budget, onProgress }));
}

function repair(
  { source, places, now: slot, seed, milliseconds }: Calls['repair']['takes'],
  now: () => number,
): Computed {
  const numbered = toInstance(parseSource(source));
  const meetings = toMeetings(numbered, places);
  const { plan } = repairPlan(numbered.instance, { now: slot }, meetings, { seed, budget: { milliseconds, now } });
  return computed(numbered, plan, true);
}

/** By ids. Figures are counted anew where a fixed table moved others, or where what is over was left out of a repair. */
function computed(numbered: Numbered, plan: Plan, isRepair = false): Computed {
  const places = toPlaces(numbered, plan.meetings);
  const isExact = numbered.fixedTables.size === 0 && !isRepair;
  const figures = isExact ? plan.figures : countFigures(numbered.instance, toMeetings(numbered, places));
  return { slices: slicesOf(places), figures };
}

export function slicesOf(places: readonly Placed[]): Slices {
  const slices: Slices = [];
  for (let from = 0; from < places.length; from += SLICE) slices.push(JSON.stringify(places.slice(from, from + SLICE)));
  return slices;
}

function explain({ source, places, requests }: Calls['explain']['takes']): Reason[] {
  const parsed = parseSource(source);
  const live = new Set(parsed.requests.filter((request) => request.live).map(({ id }) => id));
  const numbered = toInstance(parsed);
  const whys = explainPlan(numbered.instance, toMeetings(numbered, places));
  const at = new Map(numbered.requests.map((id, number) => [id, number]));
  return requests.map((request): Reason => {
    const why = whys[at.get(request) ?? -1];
    if (why === undefined) return { request, held: false, reason: 'not-live' };
    if (why.held) return { request, held: true, fixed: why.fixed, ranks: why.ranks };
    switch (why.reason) {
      case 'forbidden':
        return { request, held: false, reason: 'forbidden' };
      case 'most-meetings':
        return { request, held: false, reason: 'most-meetings', person: numbered.people[why.person] ?? '' };
      case 'other-meetings': {
        const instead = why.instead.map((number) => numbered.requests[number] ?? '');
        return { request, held: false, reason: 'other-meetings', slots: why.slots, slot: why.slot, instead };
      }
      case 'no-table':
      case 'no-interpreter':
        return { request, held: false, reason: why.reason, slots: why.slots };
      default:
        return { request, held: false, reason: live.has(request) ? 'no-common-slot' : 'not-live' };
    }
  });
}

/** What the rules contradict: nothing can be planned before that is settled. */
function clashesOf({ instance, people, requests, fixedTables, tables }: Numbered): Clash[] {
  const found: Clash[] = findContradictions(instance).map((contradiction) => ({
    type: contradiction.type,
    requests: contradiction.requests.map((number) => requests[number] ?? ''),
    ...('participant' in contradiction ? { person: people[contradiction.participant] ?? '' } : {}),
    ...('slot' in contradiction ? { slot: contradiction.slot } : {}),
    ...('tables' in contradiction ? { most: contradiction.tables } : {}),
    ...('most' in contradiction ? { most: contradiction.most } : {}),
  }));
  return [...found, ...tableClashes(instance, requests, fixedTables, tables)];
}

/** Two meetings fixed at one table at once, or at one that is not there. */
function tableClashes(
  instance: Instance,
  requests: string[],
  fixed: ReadonlyMap<number, number>,
  tables: number[][],
): Clash[] {
  const clashes: Clash[] = [];
  const at = new Map<string, number>();
  for (const [number, table] of fixed) {
    const request = instance.requests[number];
    if (request?.fixed === undefined || request.mode === 'online') continue;
    const slot = request.fixed;
    const ids = [requests[number] ?? ''];
    if (tables[slot]?.includes(table) !== true) clashes.push({ type: 'fixed-at-no-table', requests: ids, slot });
    const other = at.get(`${slot} ${table}`);
    if (other !== undefined)
      clashes.push({ type: 'fixed-at-one-table', requests: [requests[other] ?? '', ...ids], slot });
    at.set(`${slot} ${table}`, number);
  }
  return clashes;
}
