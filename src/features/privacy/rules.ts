import { createHmac } from 'node:crypto';
import type { Secret } from '#platform/secret';

/** Tells later whether an address is the one meant, but not which it was: without the key of the installation nobody can try addresses. */
export function hashAddress(secret: Secret, email: string): string {
  return createHmac('sha256', secret.derive('address-hash')).update(email.trim().toLowerCase()).digest('base64url');
}
