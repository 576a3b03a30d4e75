import { findContradictions, type Instance, makePlan, type Plan, type Progress, repairPlan } from '#engines/scheduling';
import { type Numbered, toInstance, toMeetings, toPlaces } from '../instance-of.ts';
import type { Move, PlanFigures } from '../model.ts';
import { type Placed, parseSource, type SourceTexts } from '../source.ts';
import { createExplain, type Reason } from './explain.ts';
import { countFigures } from './figures.ts';

/** Meetings written to the database at a time: the embedded one holds up the process meanwhile. */
const SLICE = 60;

/** Texts in JSON of lists of meetings, as the database takes them: the process that passes them on need not read them. */
export type Slices = string[];

/** How far a computation is, from time to time with what it has come to. */
export interface Told {
  done: number;
  figures?: PlanFigures;
}

export interface Computed {
  slices: Slices;
  figures: PlanFigures;
}

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
  /** `isFromPlan`: from the meetings that the source has, changing little. */
  plan: {
    takes: { source: SourceTexts; seed: number; milliseconds: number; isFromPlan: boolean };
    gives: { clashes: Clash[] } | Computed;
  };
  repair: { takes: { source: SourceTexts; now: number; seed: number; milliseconds: number }; gives: Move[] };
  /** Without a source what was explained last under this key; undefined where that is forgotten. */
  explain: {
    takes: { key: string; requests: string[]; source?: SourceTexts };
    gives: Reason[] | undefined;
  };
  figures: { takes: { source: SourceTexts }; gives: PlanFigures };
  clashes: { takes: { source: SourceTexts }; gives: Clash[] };
}

export type Call = keyof Calls;
export type Ask = { [C in Call]: { number: number; call: C; takes: Calls[C]['takes'] } }[Call];
export type Answer =
  | { number: number; gives: unknown }
  | { number: number; error: string }
  | { number: number; progress: Told };

/** Milliseconds between two words about how far it is, and between two looks at the figures. */
const TELL_MS = 400;
const SHOW_MS = 3000;

/** Answers what a thread is asked; what it explained before it keeps itself. */
export function createWork(now: () => number) {
  const explain = createExplain();
  return (ask: Ask, tell: (progress: Told) => void): Calls[Call]['gives'] => {
    switch (ask.call) {
      case 'plan':
        return compute(ask.takes, now, tell);
      case 'repair':
        return repair(ask.takes, now);
      case 'explain':
        return explain(ask.takes);
      case 'figures': {
        const source = parseSource(ask.takes.source);
        const numbered = toInstance(source);
        return countFigures(numbered.instance, toMeetings(numbered, source.places));
      }
      case 'clashes':
        return clashesOf(toInstance(parseSource(ask.takes.source)));
    }
  };
}

function compute(
  { source: texts, seed, milliseconds, isFromPlan }: Calls['plan']['takes'],
  now: () => number,
  tell: (progress: Told) => void,
): Calls['plan']['gives'] {
  const source = parseSource(texts);
  const numbered = toInstance(source);
  const clashes = clashesOf(numbered);
  if (clashes.length > 0) return { clashes };
  const budget = { milliseconds, now };
  if (isFromPlan) {
    // From another plan: what it has stays unless moving it wins more than it costs.
    const { plan } = repairPlan(numbered.instance, { now: 0 }, toMeetings(numbered, source.places), { seed, budget });
    return computed(numbered, plan);
  }
  let [told, shown, worth] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const onProgress = ({ done, value }: Progress, plan: () => Plan): undefined => {
    const at = now();
    if (at - told < TELL_MS) return;
    told = at;
    const isNew = value > worth && at - shown >= SHOW_MS;
    if (isNew) [shown, worth] = [at, value];
    tell(isNew ? { done, figures: plan().figures } : { done });
  };
  return computed(numbered, makePlan(numbered.instance, { seed, budget, onProgress }));
}

/** Only what is different afterwards: nothing else needs to be written before it is confirmed. */
function repair({ source: texts, now: slot, seed, milliseconds }: Calls['repair']['takes'], now: () => number): Move[] {
  const source = parseSource(texts);
  const numbered = toInstance(source);
  const meetings = toMeetings(numbered, source.places);
  const { plan } = repairPlan(numbered.instance, { now: slot }, meetings, { seed, budget: { milliseconds, now } });
  return movesBetween(source.places, toPlaces(numbered, plan.meetings), slot);
}

/** What is over stays as it was. */
function movesBetween(before: readonly Placed[], after: readonly Placed[], now: number): Move[] {
  const left = new Map(before.filter(({ slot }) => slot >= now).map((place) => [place.request, place]));
  const moves: Move[] = [];
  for (const { request, slot, table } of after) {
    if (slot < now) continue;
    const old = left.get(request);
    left.delete(request);
    if (old?.slot !== slot || old.table !== table) moves.push({ request, slot, table });
  }
  for (const request of left.keys()) moves.push({ request, slot: null, table: null });
  return moves;
}

/** By ids. Figures are counted anew where a fixed table moved others. */
function computed(numbered: Numbered, plan: Plan): Computed {
  const places = toPlaces(numbered, plan.meetings);
  const isExact = numbered.fixedTables.size === 0;
  const figures = isExact ? plan.figures : countFigures(numbered.instance, toMeetings(numbered, places));
  return { slices: slicesOf(places), figures };
}

export function slicesOf(places: readonly Move[]): Slices {
  const slices: Slices = [];
  for (let from = 0; from < places.length; from += SLICE) slices.push(JSON.stringify(places.slice(from, from + SLICE)));
  return slices;
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
