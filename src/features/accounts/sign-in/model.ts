import { z } from 'zod';
import { LANGS } from '#engines/kit';

/** RFC 5321 allows 254; better-auth compares in small letters. Messages are keys of the texts. */
export const email = z.string().trim().toLowerCase().max(254, 'emailWrong').pipe(z.email('emailWrong'));

export const linkInput = z.object({ email });

export const passwordInput = z.object({
  email,
  password: z.string().min(1, 'passwordMissing').max(1000, 'passwordWrong'),
});

/** Six digits of an app, or a recovery code; people type spaces into both. */
export const codeInput = z.object({
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^(\d{6}|[A-Za-z0-9]{5}-?[A-Za-z0-9]{5})$/, 'codeForm')),
});

/** What a browser says of a passkey; better-auth checks every part of it. */
export const credential = z.looseObject({ id: z.string().max(2000), response: z.looseObject({}) });

/** The longest names that offices have to write. */
export const MAX_NAME = 120;

/** What people type over several lines, or with control characters in it, as one line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

export const profileInput = z.object({
  name: z.string().transform(oneLine).pipe(z.string().min(1, 'nameMissing').max(MAX_NAME, 'nameLong')),
  lang: z.enum(LANGS, 'langWrong'),
});
