import { sql } from 'kysely';
import type { DataSubject, Feature, PersonalColumn, PersonalData, World } from '#platform/feature';
import { createSender, deleteOldMails, KEEP_MAIL_DAYS, KEEP_TEXTS_DAYS, tidyMails } from '#platform/mail';
import { mailboxRoutes } from './web/mailbox.tsx';

/** Mail as a feature: what sends it, the mailbox page where nothing sends it, and what is known of people by it. */
export function mail(world: World): Feature {
  const sender = createSender(world);
  return {
    name: 'mail',
    // Where mails really go out nobody reads them here.
    ...(world.config.smtpUrl === undefined ? { routes: mailboxRoutes(world) } : {}),
    jobs: [sender.job],
    listeners: [sender.listener],
    metrics: sender.metrics,
    personalData: mailData,
    retention: [
      {
        name: 'mail-texts',
        label: { de: 'Texte von Mails', cs: 'Texty e-mailů', pl: 'Treści wiadomości', en: 'Texts of e-mails' },
        days: KEEP_TEXTS_DAYS,
        run: tidyMails,
      },
      {
        name: 'mails',
        label: {
          de: 'Nachweise über Mails',
          cs: 'Záznamy o e-mailech',
          pl: 'Zapisy o wiadomościach',
          en: 'Records of e-mails',
        },
        days: KEEP_MAIL_DAYS,
        run: deleteOldMails,
      },
    ],
  };
}

const TEXT: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'um die Mail zu senden, auch wenn es beim ersten Mal nicht gelingt',
    cs: 'aby bylo možné e-mail odeslat, i když se to napoprvé nepodaří',
    pl: 'aby wysłać wiadomość, także gdy nie uda się to za pierwszym razem',
    en: 'to send the e-mail, even if the first try fails',
  },
  howLong: {
    de: '7 Tage nach dem Senden',
    cs: '7 dní po odeslání',
    pl: '7 dni po wysłaniu',
    en: '7 days after it was sent',
  },
};

const RECORD: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'um zu klären, ob eine Mail angekommen ist',
    cs: 'aby bylo možné zjistit, zda e-mail dorazil',
    pl: 'aby wyjaśnić, czy wiadomość dotarła',
    en: 'to find out whether an e-mail has arrived',
  },
  howLong: { de: '30 Tage', cs: '30 dní', pl: '30 dni', en: '30 days' },
};

const mailData: PersonalData = {
  columns: {
    'mail.to_address': {
      what: {
        de: 'Adresse, an die eine Mail geht',
        cs: 'adresa, na kterou jde e-mail',
        pl: 'adres, na który wysyłana jest wiadomość',
        en: 'address to which an e-mail goes',
      },
      ...RECORD,
    },
    'mail.error': {
      what: {
        de: 'Antwort des Mailservers, wenn eine Mail nicht ankam; sie kann die Adresse enthalten',
        cs: 'odpověď poštovního serveru, pokud e-mail nedorazil; může obsahovat adresu',
        pl: 'odpowiedź serwera pocztowego, jeśli wiadomość nie dotarła; może zawierać adres',
        en: 'answer of the mail server when an e-mail did not arrive; it can contain the address',
      },
      ...RECORD,
    },
    'mail.subject': {
      what: { de: 'Betreff einer Mail', cs: 'předmět e-mailu', pl: 'temat wiadomości', en: 'subject of an e-mail' },
      ...TEXT,
    },
    'mail.text': {
      what: { de: 'Text einer Mail', cs: 'text e-mailu', pl: 'treść wiadomości', en: 'text of an e-mail' },
      ...TEXT,
    },
    'mail.html': {
      what: {
        de: 'derselbe Text, gestaltet',
        cs: 'stejný text s formátováním',
        pl: 'ta sama treść z formatowaniem',
        en: 'the same text with formatting',
      },
      ...TEXT,
    },
    'mail.attachments': {
      what: {
        de: 'Anhänge einer Mail, etwa die Kalenderdatei',
        cs: 'přílohy e-mailu, například soubor kalendáře',
        pl: 'załączniki wiadomości, na przykład plik kalendarza',
        en: 'attachments of an e-mail, such as the calendar file',
      },
      ...TEXT,
    },
    'mail.reply_to': {
      what: {
        de: 'Adresse, an die Antworten gehen',
        cs: 'adresa, na kterou jdou odpovědi',
        pl: 'adres, na który trafiają odpowiedzi',
        en: 'address that replies go to',
      },
      ...TEXT,
    },
    'mail.unsubscribe_url': {
      what: {
        de: 'Link, der solche Mails abbestellt',
        cs: 'odkaz pro zrušení odběru takových e-mailů',
        pl: 'link do rezygnacji z takich wiadomości',
        en: 'link that stops such e-mails',
      },
      ...TEXT,
    },
  },

  async export(db, { emails }: DataSubject) {
    if (emails.length === 0) return {};
    const mail = await db
      .selectFrom('mail')
      .select(['created_at', 'kind', 'to_address', 'subject', 'text', 'state', 'sent_at', 'error'])
      .where(sql<string>`lower(to_address)`, 'in', lower(emails))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return { mail };
  },

  async erase(trx, { emails }: DataSubject) {
    if (emails.length === 0) return [];
    const deleted = await trx
      .deleteFrom('mail')
      .where(sql<string>`lower(to_address)`, 'in', lower(emails))
      .executeTakeFirst();
    await trx
      .updateTable('mail')
      .set({ reply_to: null })
      .where(sql<string>`lower(reply_to)`, 'in', lower(emails))
      .execute();
    return [{ table: 'mail', rows: Number(deleted.numDeletedRows), how: 'deleted' }];
  },
};

function lower(emails: readonly string[]): string[] {
  return emails.map((email) => email.toLowerCase());
}
