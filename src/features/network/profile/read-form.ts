import type { z } from 'zod';
import { ok, type Result, refuse } from '#engines/kit';
import type { Db } from '#platform/database';
import { type FieldError, parseForm } from '#platform/web';
import { asProfile, type PlaceChoice, type Profile, type ProfileForm, type ProfileValues } from './model.ts';
import { findPlace } from './places.ts';

/** What was submitted, to be shown again. */
export function valuesOfForm({ values, all }: { values: Record<string, string>; all: URLSearchParams }): ProfileValues {
  return { values, topics: all.getAll('topics') };
}

export interface WrongProfile {
  type: 'invalid';
  errors: FieldError[];
  places: PlaceChoice[];
}

/** Parses a form with a profile in it and finds the place that is meant. */
export async function readProfileForm<T extends ProfileForm>(
  db: Db,
  schema: z.ZodType<T>,
  form: ProfileValues,
): Promise<Result<{ profile: Profile; form: T }, WrongProfile>> {
  const parsed = parseForm(schema, { ...form.values, topics: form.topics });
  const errors = parsed.ok ? [] : parsed.refusal.errors;
  const name = (form.values.place ?? '').trim().slice(0, 200);
  const id = form.values.place_id;
  const known = errors.some(({ field }) => field === 'place_id') ? undefined : id;
  const place = name === '' ? undefined : await findPlace(db, { place: name, place_id: known || undefined });
  if (place?.ok === false) errors.push({ field: 'place', code: place.refusal.type });
  if (!parsed.ok || place?.ok !== true)
    return refuse({
      type: 'invalid',
      errors,
      places: place?.ok === false && place.refusal.type === 'placeSeveral' ? place.refusal.choices : [],
    });
  return ok({ profile: asProfile(parsed.value, place.value.id), form: parsed.value });
}
