import { createHmac } from 'node:crypto';
import type { PersonViewer } from '#engines/kit';
import { FRESH_MINUTES } from '#features/accounts/auth.ts';
import type { Secret } from '#platform/secret';

/** Tells later whether an address is the one meant, but not which it was: without the key of the installation nobody can try addresses. */
export function hashAddress(secret: Secret, email: string): string {
  return createHmac('sha256', secret.derive('address-hash')).update(email.trim().toLowerCase()).digest('base64url');
}

/** Whether somebody has signed in so lately that they may do what cannot be undone: an open browser at the office is not enough. */
export function isFresh({ session }: PersonViewer, now: Date): boolean {
  return now.getTime() - session.signedInAt.getTime() <= FRESH_MINUTES * 60_000;
}
