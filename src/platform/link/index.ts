import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Db, Trx } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';

export { readSignedKey, signedKey } from './signed.ts';

declare module '#platform/database' {
  interface Tables {
    link: LinkTable;
  }
}

interface LinkTable {
  id: string;
  key_hash: string;
  purpose: string;
  subject: SubjectRef;
  /** Where the link was sent to: who opens it has this mailbox. */
  email: string | null;
  created_at: Date;
  expires_at: Date | null;
  used_at: Date | null;
}

/** What a secret link is for; each feature adds its own in `model.ts`. A link opens nothing but its purpose. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface LinkPurposes {}

export interface Link {
  id: string;
  subject: SubjectRef;
  email: string | null;
}

/**
 * Makes a secret link for one purpose and one thing and returns its key, 256 random bits: only the hash is kept, so the database does not tell
 * anybody the links. `expiresAt: null` holds until the thing is gone.
 */
export async function createLink(
  trx: Trx,
  link: { purpose: keyof LinkPurposes; subject: SubjectRef; email?: string; expiresAt: Date | null },
  now: Date,
): Promise<string> {
  const key = randomBytes(32).toString('base64url');
  await trx
    .insertInto('link')
    .values({
      id: uuid(),
      key_hash: hashOf(key),
      purpose: link.purpose,
      subject: link.subject,
      email: link.email ?? null,
      created_at: now,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute();
  return key;
}

/** What a link opens, as long as it may be used. */
export async function findLink(db: Db, purpose: keyof LinkPurposes, key: string, now: Date): Promise<Link | undefined> {
  return db
    .selectFrom('link')
    .select(['id', 'subject', 'email'])
    .where('key_hash', '=', hashOf(key))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
}

/** Uses a link up: of two at the same moment one gets it. */
export async function useLink(
  trx: Trx,
  purpose: keyof LinkPurposes,
  key: string,
  now: Date,
): Promise<Link | undefined> {
  return trx
    .updateTable('link')
    .set({ used_at: now })
    .where('key_hash', '=', hashOf(key))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .returning(['id', 'subject', 'email'])
    .executeTakeFirst();
}

/** Takes back all links to a thing, or only those of one purpose. */
export async function withdrawLinks(trx: Trx, subject: SubjectRef, purpose?: keyof LinkPurposes): Promise<void> {
  let query = trx.deleteFrom('link').where('subject', '=', subject);
  if (purpose !== undefined) query = query.where('purpose', '=', purpose);
  await query.execute();
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
