import type { PersonViewer } from '#engines/kit';
import { ok, type Result, refuse } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Config } from '#platform/config';
import type { Db } from '#platform/database';
import { createLink, findLink, useLink, withdrawLinks } from '#platform/link';
import { recordChange } from './commands.ts';
import { queueAddressMail, queueSecurityMail } from './mail.ts';

declare module '#platform/link' {
  interface LinkPurposes {
    'change-address': true;
  }
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * Asks whether the person has the new address. Withdraws earlier links, sends a link to the new address (or, where it has an account, word of it),
 * tells the old address, writes an audit entry.
 */
export async function askForAddress(
  db: Db,
  config: Pick<Config, 'baseUrl'>,
  viewer: PersonViewer,
  email: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const subject = `person:${viewer.id}` as const;
    const { lang } = await trx
      .selectFrom('person')
      .select('lang')
      .where('id', '=', viewer.id)
      .executeTakeFirstOrThrow();
    const taken = await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
    await withdrawLinks(trx, subject, 'change-address');
    const expiresAt = new Date(now.getTime() + HOUR_MS);
    const key =
      taken === undefined
        ? await createLink(trx, { purpose: 'change-address', subject, email, expiresAt }, now)
        : undefined;
    await queueAddressMail(trx, config, { email, lang, key }, now);
    await recordChange(trx, config, viewer, { kind: 'addressAsked', email }, now);
  });
}

export async function findAddressLink(db: Db, key: string, now: Date): Promise<{ email: string } | undefined> {
  const link = await findLink(db, 'change-address', key, now);
  return link === undefined || link.email === null ? undefined : { email: link.email };
}

/**
 * The new address holds. Who has the link has the mailbox; the account was chosen by who asked. Uses the link up, changes the address, writes an
 * audit entry, tells the old address.
 */
export async function changeAddress(
  db: Db,
  config: Pick<Config, 'baseUrl'>,
  key: string,
  now: Date,
): Promise<Result<{ email: string }, { type: 'gone' } | { type: 'taken' }>> {
  return db.transaction().execute(async (trx) => {
    const link = await useLink(trx, 'change-address', key, now);
    const email = link?.email ?? undefined;
    if (link === undefined || email === undefined) return refuse({ type: 'gone' as const });
    const id = link.subject.slice('person:'.length);
    const person = await trx
      .selectFrom('person')
      .select(['email', 'lang'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (person === undefined) return refuse({ type: 'gone' as const });
    const other = await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
    if (other !== undefined) return refuse({ type: 'taken' as const });
    await trx.updateTable('person').set({ email, updated_at: now }).where('id', '=', id).execute();
    await audit(trx, { kind: 'system', lang: person.lang }, 'security.addressChanged', `person:${id}`);
    await queueSecurityMail(trx, config, person, { kind: 'addressChanged', email }, now);
    return ok({ email });
  });
}
