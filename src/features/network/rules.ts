import type { Viewer } from '#engines/kit';
import { CONFIRMATION_MONTHS } from './model.ts';

/** Imports change many records at once and are for the operator of the installation. */
export function canImport(viewer: Viewer): boolean {
  return viewer.kind === 'operator';
}

/** Whether a record was confirmed long enough ago that it must say so. Never confirmed counts as long ago. */
export function isStale(confirmedOn: string | null, today: string): boolean {
  if (confirmedOn === null) return true;
  const limit = new Date(`${confirmedOn}T00:00:00Z`);
  limit.setUTCMonth(limit.getUTCMonth() + CONFIRMATION_MONTHS);
  return limit.toISOString().slice(0, 10) < today;
}

/** All codes that a NUTS code lies in, the country first: `DED21` is in DE, DED, DED2, DED21. */
export function regionsAround(nuts: string): string[] {
  const codes: string[] = [];
  for (let length = 2; length <= nuts.length; length++) codes.push(nuts.slice(0, length));
  return codes;
}
