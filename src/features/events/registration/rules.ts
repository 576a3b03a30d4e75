import type { RegistrationState } from './model.ts';

/**
 * `queue`: there was no room, so it waits. `pass`: approved at a stage that is not the last. `approve…`: at the last one. `revive…`: somebody opens the
 * link after their place was given up.
 */
export type RegistrationAction =
  | 'queue'
  | 'confirm'
  | 'pass'
  | 'approve'
  | 'approve-waiting'
  | 'decline'
  | 'offer'
  | 'accept'
  | 'cancel'
  | 'expire'
  | 'revive'
  | 'revive-request'
  | 'revive-waiting';

const TRANSITIONS: Record<RegistrationState, Partial<Record<RegistrationAction, RegistrationState>>> = {
  held: { queue: 'waiting', confirm: 'confirmed', cancel: 'cancelled', expire: 'expired' },
  requested: {
    confirm: 'requested',
    pass: 'requested',
    approve: 'confirmed',
    'approve-waiting': 'waiting',
    decline: 'declined',
    cancel: 'cancelled',
    expire: 'expired',
  },
  waiting: { confirm: 'waiting', offer: 'offered', cancel: 'cancelled', expire: 'expired' },
  offered: { accept: 'confirmed', cancel: 'cancelled', expire: 'expired' },
  confirmed: { queue: 'waiting', cancel: 'cancelled' },
  cancelled: {},
  declined: {},
  expired: { revive: 'confirmed', 'revive-request': 'requested', 'revive-waiting': 'waiting' },
};

/** The state after an action, undefined where the action cannot be. */
export function next(state: RegistrationState, action: RegistrationAction): RegistrationState | undefined {
  return TRANSITIONS[state][action];
}

/** States that take places. */
export function takesPlaces(state: RegistrationState): boolean {
  return state === 'held' || state === 'offered' || state === 'confirmed';
}

/** How many have to approve: where stages have no names there is one. */
export function stagesOf(setting: { stages: readonly unknown[] }): number {
  return Math.max(1, setting.stages.length);
}

const HOUR = 3_600_000;
const SHORTEST_MS = HOUR / 2;

/**
 * Until when an offered place is kept: as long as the event says, but at most half of the time that is left until it begins, so that there is time for
 * the next; at least half an hour.
 */
export function offerDeadline(now: Date, acceptHours: number, startsAt: Date): Date {
  const half = (startsAt.getTime() - now.getTime()) / 2;
  return new Date(now.getTime() + Math.max(SHORTEST_MS, Math.min(acceptHours * HOUR, half)));
}

export interface Waiting {
  id: string;
  ticket: string;
  quantity: number;
}

/**
 * Who moves up: along the queue, each who fits what is then still free, of the event and of their ticket kind. A group that does not fit keeps its rank
 * and lets smaller ones pass. `null`: no limit.
 */
export function pickWaiting(
  queue: readonly Waiting[],
  free: number | null,
  freeOfTicket: ReadonlyMap<string, number | null>,
): Waiting[] {
  let left = free ?? Number.POSITIVE_INFINITY;
  const leftOf = new Map([...freeOfTicket].map(([id, places]) => [id, places ?? Number.POSITIVE_INFINITY]));
  const picked: Waiting[] = [];
  for (const one of queue) {
    const ofTicket = leftOf.get(one.ticket) ?? 0;
    if (one.quantity > left || one.quantity > ofTicket) continue;
    left -= one.quantity;
    leftOf.set(one.ticket, ofTicket - one.quantity);
    picked.push(one);
  }
  return picked;
}

/** Why nobody can register now; undefined where everybody can. */
export type Closed = 'cancelled' | 'over' | 'switched-off' | 'not-yet' | 'closed';

export interface Opening {
  eventState: string;
  endsAt: Date;
  startsAt: Date;
  isOpen: boolean;
  opensAt: Date | null;
  closesAt: Date | null;
}

export function closedReason(opening: Opening, now: Date): Closed | undefined {
  if (opening.eventState === 'cancelled') return 'cancelled';
  if (opening.eventState !== 'published') return 'switched-off';
  if (opening.endsAt <= now) return 'over';
  if (!opening.isOpen) return 'switched-off';
  if (opening.opensAt !== null && opening.opensAt > now) return 'not-yet';
  if (opening.closesAt !== null && opening.closesAt <= now) return 'closed';
  return undefined;
}

/** Whether a ticket kind is offered now. */
export function isOffered(
  ticket: { opensAt: Date | null; closesAt: Date | null; removedAt: Date | null },
  now: Date,
): boolean {
  if (ticket.removedAt !== null) return false;
  return (ticket.opensAt === null || ticket.opensAt <= now) && (ticket.closesAt === null || ticket.closesAt > now);
}

/** Whether participants still change and cancel by themselves. */
export function mayChangeStill(event: { startsAt: Date; changeUntil: Date | null }, now: Date): boolean {
  return now < (event.changeUntil ?? event.startsAt);
}
