import type { DeskItem } from '#platform/feature';

/** A due date counts as near this many days before. */
export const SOON_DAYS = 7;

export type Urgency = 'overdue' | 'soon' | 'waiting';

/** How urgent an item is on a day (YYYY-MM-DD). */
export function urgencyOf({ due }: DeskItem, today: string): Urgency {
  if (due === undefined) return 'waiting';
  if (due < today) return 'overdue';
  return due <= daysAfter(today, SOON_DAYS) ? 'soon' : 'waiting';
}

const RANK: Record<Urgency, number> = { overdue: 0, soon: 1, waiting: 2 };

/** What is overdue or due soon first, by its day; everything else by how long it waits. */
export function inOrderOfUrgency(items: readonly DeskItem[], today: string): DeskItem[] {
  const key = (item: DeskItem) => (urgencyOf(item, today) === 'waiting' ? '' : (item.due ?? ''));
  return [...items].sort(
    (a, b) =>
      RANK[urgencyOf(a, today)] - RANK[urgencyOf(b, today)] ||
      key(a).localeCompare(key(b)) ||
      a.since.getTime() - b.since.getTime() ||
      a.title.localeCompare(b.title),
  );
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
