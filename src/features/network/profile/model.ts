import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import { ORGANISATION_TYPES, type OrganisationType, SIZES, type Size } from '../model.ts';

/** What people say of their organisation: what an import may say, without relations and funding. `place` is the id of a place. */
export interface Profile {
  name: string;
  lang: Lang;
  type: OrganisationType;
  size: Size | null;
  inhabitants: number | null;
  place: string;
  web: string | null;
  summary: string;
  text: string;
  topics: string[];
}

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** People leave the scheme away; what begins with another one is no host and is refused. */
export const webField = z.preprocess(
  (value) => {
    if (typeof value !== 'string' || value.trim() === '') return undefined;
    return /^https?:\/\//i.test(value.trim()) ? value.trim() : `https://${value.trim()}`;
  },
  z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'webWrong' })
    .max(500, 'webWrong')
    .optional(),
);

/**
 * The fields of the profile form. Limits are those of the import; messages are keys of the texts. The place is typed by name and found afterwards, or
 * chosen among several of that name.
 */
export function profileFields(topics: readonly string[]) {
  return {
    name: z
      .string()
      .transform((value) => value.replace(/\s+/g, ' ').trim())
      .pipe(z.string().min(1, 'nameMissing').max(200, 'nameLong')),
    type: z.enum(ORGANISATION_TYPES, 'typeMissing'),
    size: optional(z.enum(SIZES, 'formBroken')),
    inhabitants: optional(
      z.coerce
        .number('inhabitantsWrong')
        .int('inhabitantsWrong')
        .min(0, 'inhabitantsWrong')
        .max(100_000_000, 'inhabitantsWrong'),
    ),
    place: z.string().trim().min(1, 'placeMissing').max(200, 'placeMissing'),
    place_id: optional(z.uuid('formBroken')),
    web: webField,
    lang: z.enum(LANGS, 'formBroken'),
    summary: z.string().trim().min(1, 'summaryMissing').max(600, 'summaryLong'),
    text: z.string().trim().max(20_000, 'textLong').default(''),
    topics: z.array(z.enum(topics, 'formBroken')).max(8, 'topicsMany').default([]),
  };
}

export function profileForm(topics: readonly string[]) {
  return z.object(profileFields(topics));
}
export type ProfileForm = z.infer<ReturnType<typeof profileForm>>;

/** The form as a profile, once its place is known. */
export function asProfile(form: ProfileForm, place: string): Profile {
  const { name, lang, type, summary, text, topics } = form;
  const inhabitants = form.inhabitants ?? null;
  return {
    name,
    lang,
    type,
    size: form.size ?? null,
    inhabitants,
    place,
    web: form.web ?? null,
    summary,
    text,
    topics,
  };
}

/** What stands in the form: given back as it was when something is wrong. */
export interface ProfileValues {
  values: Record<string, string>;
  topics: string[];
}

export interface PlaceChoice {
  id: string;
  name: string;
  nuts: string;
}
