import { LANGS } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import type { EventRow, EventState } from './model.ts';

export type EventAction = 'schedule' | 'unschedule' | 'publish' | 'move' | 'cancel' | 'withdraw';

const TRANSITIONS: Record<EventState, Partial<Record<EventAction, EventState>>> = {
  draft: { schedule: 'scheduled', publish: 'published' },
  scheduled: { unschedule: 'draft', publish: 'published' },
  published: { move: 'published', cancel: 'cancelled', withdraw: 'withdrawn' },
  cancelled: { withdraw: 'withdrawn' },
  withdrawn: {},
};

/** The state after an action, undefined where the action cannot be. */
export function next(state: EventState, action: EventAction): EventState | undefined {
  return TRANSITIONS[state][action];
}

/** Lower case, without accents: how texts are kept for searching, and how what is searched for is compared. */
export function foldForSearch(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l').replace(/\s+/g, ' ').trim();
}

/** What an event is found by: its words in all languages, and where it is. */
export function searchText(texts: readonly Localised[], others: readonly (string | null)[]): string {
  const words = texts.flatMap((text) => LANGS.map((lang) => text[lang]));
  return foldForSearch([...words, ...others].filter((word) => word !== undefined && word !== null).join(' '));
}

/** The town, where the address does not name it already, as most do at their end. */
export function townBeside(event: Pick<EventRow, 'place'> & { address: string | null }): string | null {
  if (event.place === null || event.address?.includes(event.place.name) === true) return null;
  return event.place.name;
}
