import { type ExchangeSettings, MAX_POINTS } from './model.ts';

/**
 * Whether an entry has to be checked before anybody reads it. Who is no member of the hub is always checked, so that nobody chooses the hub that does
 * not look.
 */
export function needsCheck(
  settings: Pick<ExchangeSettings, 'checkNew'>,
  organisation: { isMember: boolean; hasPublished: boolean },
): boolean {
  if (!organisation.isMember) return true;
  if (settings.checkNew === 'first') return !organisation.hasPublished;
  return settings.checkNew === 'always';
}

/** The same for an edit of what is published. */
export function needsCheckOfEdit(
  settings: Pick<ExchangeSettings, 'checkEdits'>,
  organisation: { isMember: boolean },
): boolean {
  return settings.checkEdits || !organisation.isMember;
}

export type Verdict = 'passed' | 'incomplete' | 'zero' | 'belowThreshold';

/** Every criterion needs points, a zero blocks, and the mean has to reach the threshold. */
export function judge(points: readonly (number | undefined)[], threshold: number): Verdict {
  if (points.some((given) => given === undefined || !Number.isInteger(given) || given < 0 || given > MAX_POINTS)) {
    return 'incomplete';
  }
  if (points.includes(0)) return 'zero';
  const sum = points.reduce<number>((total, given) => total + (given ?? 0), 0);
  return points.length > 0 && sum < threshold * points.length ? 'belowThreshold' : 'passed';
}
