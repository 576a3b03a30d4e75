import { z } from 'zod';
import { ORGANISATION_TYPES } from '#features/network/model.ts';
import { MOST_IN_GROUP } from './model.ts';

/** Countries beside those whose regions can be chosen. */
export const OTHER_COUNTRIES = ['AT', 'CH', 'DK', 'FR', 'LT', 'NL', 'SK', 'UA'] as const;

const trimmed = (most: number) => z.string().trim().max(most, 'tooLong');
const orNull = (most: number) => trimmed(most).transform((text) => (text === '' ? null : text));

/** Longer ones no mail server takes (RFC 5321, 4.5.3.1). */
const EMAIL_LENGTH = 254;

/** What every form asks. Names as long as passports allow; an organisation may have a department. */
export const basicsInput = z.object({
  ticket: z.uuid('ticketMissing'),
  quantity: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,2}$/, 'quantityWrong')
    .transform(Number)
    .pipe(z.number().max(MOST_IN_GROUP, 'group-too-large')),
  name: trimmed(120).min(1, 'nameMissing'),
  email: z.string().trim().max(EMAIL_LENGTH, 'emailWrong').pipe(z.email('emailWrong')),
  organisation: orNull(160),
  organisationType: z.string().transform((text) => ORGANISATION_TYPES.find((type) => type === text) ?? null),
  origin: z.string().max(12).transform(readOrigin),
  hub: z.union([z.uuid(), z.literal('').transform(() => null)]).catch(null),
  others: z
    .string()
    .max(20_000, 'tooLong')
    .transform((text) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .pipe(z.array(z.string().max(120, 'tooLong')).max(MOST_IN_GROUP, 'othersTooMany')),
});

export type Basics = z.output<typeof basicsInput>;

/** A region by its NUTS code, which begins with the country, or a country alone. */
function readOrigin(text: string): { country: string | null; region: string | null } {
  if (/^[A-Z]{2}[A-Z0-9]{1,3}$/.test(text)) return { country: countryOf(text), region: text };
  if (/^[A-Z]{2}$/.test(text)) return { country: text, region: null };
  return { country: null, region: null };
}

/** NUTS says EL and UK where ISO 3166 says GR and GB. */
function countryOf(nuts: string): string {
  const country = nuts.slice(0, 2);
  return country === 'EL' ? 'GR' : country === 'UK' ? 'GB' : country;
}

/** The value of the choice that stands for it. */
export function originOf({ country, region }: { country: string | null; region: string | null }): string {
  return region ?? country ?? '';
}
