import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import { audit } from '#platform/audit';
import type { World } from '#platform/feature';
import { createLink } from '#platform/link';
import { queueMail } from '#platform/mail';
import { DATA_LINK_HOURS, MAX_LINK_MAILS } from '../model.ts';
import { privacyTexts } from '../texts/index.ts';

/**
 * Sends whoever has this mailbox a link to what is stored under its address. The same happens for every address, known or not, so neither the answer nor
 * its time tells anything; the mail goes out at most `MAX_LINK_MAILS` times a day. Side effects: a link, a mail, an audit entry that names nobody.
 */
export async function requestDataLink(
  world: Pick<World, 'db' | 'config' | 'clock'>,
  email: string,
  lang: Lang,
): Promise<void> {
  const now = world.clock();
  await world.db.transaction().execute(async (trx) => {
    // Of many requests at the same moment only so many mails come out.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`personal-data ${email}`}, 0))`.execute(trx);
    const { sent } = await trx
      .selectFrom('link')
      .select((eb) => eb.fn.countAll<number>().as('sent'))
      .where('email', '=', email)
      .where('purpose', '=', 'personal-data')
      .where('created_at', '>', new Date(now.getTime() - DATA_LINK_HOURS * 3_600_000))
      .executeTakeFirstOrThrow();
    if (sent >= MAX_LINK_MAILS) return;
    const expiresAt = new Date(now.getTime() + DATA_LINK_HOURS * 3_600_000);
    // The link is for a mailbox; what it shows is looked up by the address when it is opened.
    const key = await createLink(trx, { purpose: 'personal-data', subject: 'guest:data', email, expiresAt }, now);
    const t = privacyTexts(lang);
    const action = { label: t.dataMailAction, url: `${world.config.baseUrl}/${lang}/data/${key}` };
    const body = [t.dataMailHello, t.dataMailWhat];
    const after = [t.dataMailAfter];
    await queueMail(
      trx,
      { kind: 'personal-data', to: email, lang, subject: t.dataMailSubject, body, action, after },
      now,
    );
    await audit(trx, { kind: 'anonymous', lang }, 'data.ask', 'guest:data');
  });
}
