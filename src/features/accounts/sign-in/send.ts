import { isLang } from '#engines/kit';
import type { World } from '#platform/feature';
import { queueMail } from '#platform/mail';
import type { SendLink } from '../auth.ts';
import { nextQuery } from './next.ts';
import { signInTexts } from './texts.ts';

/** Puts the mail with the link into the queue. The address in it is that of the configuration, never that of a request. */
export function sendLinkOf({ config, db, clock }: Pick<World, 'config' | 'db' | 'clock'>): SendLink {
  return async ({ email, key, about }) => {
    const lang = isLang(about.lang) ? about.lang : 'de';
    const t = signInTexts(lang);
    const next = nextQuery(typeof about.next === 'string' ? about.next : undefined).replace('?', '&');
    const url = `${config.baseUrl}/${lang}/sign-in/link?key=${encodeURIComponent(key)}${next}`;
    const mail = { kind: 'sign-in', to: email, lang, subject: t.mailSubject, body: t.mailBody.split('\n') };
    await db.transaction().execute(async (trx) => {
      await queueMail(trx, { ...mail, action: { label: t.signInNow, url }, after: [t.mailAfter] }, clock());
    });
  };
}
