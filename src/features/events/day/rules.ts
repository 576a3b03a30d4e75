/** One time that a ticket was shown at the door, or that this was taken back. */
export interface Shown {
  id: string;
  at: Date;
  receivedAt: Date;
  device: string;
  isUndo: boolean;
}

export interface Attendance {
  /** The first time that was not taken back. */
  first: Shown | undefined;
  /** Later ones: the same ticket at another door, or lent to somebody. */
  doubles: Shown[];
}

/**
 * What comes of all times a ticket was shown, in whatever order they arrived: two devices without the net tell of them later. An undo takes back
 * all before it, because who presses it means the person.
 */
export function attendanceOf(shown: readonly Shown[]): Attendance {
  const inOrder = [...shown].sort(
    (a, b) =>
      a.at.getTime() - b.at.getTime() || a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  let attendance: Attendance = { first: undefined, doubles: [] };
  for (const one of inOrder) {
    if (one.isUndo) attendance = { first: undefined, doubles: [] };
    else if (attendance.first === undefined) attendance.first = one;
    else attendance.doubles.push(one);
  }
  return attendance;
}

/** A clock that is off by less is right: nobody asks at which second somebody came. */
const NEAR_MS = 2 * 60_000;

/**
 * When something happened by our clock, from what a device says: at sending it said its own time too, so how far it is off is known. Never in the
 * future.
 */
export function rightTime(at: Date, sentAt: Date, now: Date): Date {
  const off = now.getTime() - sentAt.getTime();
  const right = at.getTime() + (Math.abs(off) < NEAR_MS ? 0 : off);
  return new Date(Math.min(right, now.getTime()));
}

/** Attendance is certified once the event is over. */
export function isOver(event: { endsAt: Date; state: string; held: string | null }, now: Date): boolean {
  return event.state === 'published' && event.held !== 'not-held' && event.endsAt.getTime() <= now.getTime();
}

/**
 * Hours that are certified: of the sessions that are no breaks, each moment once though several run beside each other; without sessions the time
 * from beginning to end, if that is one day.
 */
export function hoursOf(event: {
  startsAt: Date;
  endsAt: Date;
  startsOn: string;
  endsOn: string;
  allDay: boolean;
  sessions: { kind: string; startsAt: Date; endsAt: Date }[];
}): number | undefined {
  const spans = event.sessions
    .filter(({ kind }) => kind !== 'break')
    .map(({ startsAt, endsAt }) => [startsAt, endsAt] as const);
  if (spans.length === 0) {
    if (event.allDay || event.startsOn !== event.endsOn) return undefined;
    spans.push([event.startsAt, event.endsAt]);
  }
  let covered = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const [starts, ends] of spans.sort(([a], [b]) => a.getTime() - b.getTime())) {
    const from = Math.max(starts.getTime(), until);
    covered += Math.max(0, ends.getTime() - from);
    until = Math.max(until, ends.getTime());
  }
  const hours = covered / 3_600_000;
  return hours === 0 ? undefined : Math.round(hours * 2) / 2;
}
