import { z } from 'zod';
import { email, oneLine } from '../sign-in/model.ts';

export const addressInput = z.object({ email });

/** Strength is judged by the command, which knows whose it is. */
export const newPasswordInput = z.object({
  current: z.string().max(1000, 'currentWrong').default(''),
  password: z.string().min(1, 'passwordShort').max(1000, 'passwordLong'),
});

export const passkeyName = z
  .string()
  .transform(oneLine)
  .pipe(z.string().min(1, 'passkeyNameMissing').max(60, 'passkeyNameMissing'));

/** What a page that sets up the second factor hands on to the next, sealed. */
export const setUp = z.object({ person: z.string(), uri: z.string(), codes: z.array(z.string()) });

export const id = z.uuid();
