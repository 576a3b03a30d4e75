import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '#platform/secret';

const MAC_BYTES = 16;
const ID_BYTES = 16;

/**
 * A link that holds as long as its thing: the id with a signature (HMAC-SHA-256, 128 bits) for one purpose. Nothing is stored, so every mail about the
 * thing carries the same link; it cannot be taken back but by the state of the thing. 43 letters that need no escaping in an address.
 */
export function signedKey(secret: Secret, purpose: string, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, macOf(secret, purpose, bytes)]).toString('base64url');
}

/** The id, if the key is one that was made here for this purpose. */
export function readSignedKey(secret: Secret, purpose: string, key: string): string | undefined {
  const bytes = Buffer.from(key, 'base64url');
  // One way to write it only: letters that are none of base64url are read over, and the last one has bits that mean nothing.
  if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== key) return undefined;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), macOf(secret, purpose, id))) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function macOf(secret: Secret, purpose: string, id: Uint8Array): Buffer {
  return createHmac('sha256', secret.derive(`link ${purpose}`))
    .update(id)
    .digest()
    .subarray(0, MAC_BYTES);
}
