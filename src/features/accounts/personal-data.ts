import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import { daysBefore } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import type { DataSubject, PersonalColumn, PersonalData, RetentionRule } from '#platform/feature';
import { emit } from '#platform/outbox';

type Said = Record<Lang, string>;

const ACCOUNT: Said = {
  de: 'bis Sie Ihr Konto löschen',
  cs: 'do smazání vašeho účtu',
  pl: 'do usunięcia konta',
  en: 'until you delete your account',
};
const SESSION: Said = {
  de: 'bis zum Abmelden, höchstens 14 Tage',
  cs: 'do odhlášení, nejdéle 14 dní',
  pl: 'do wylogowania, najdłużej 14 dni',
  en: 'until you sign out, 14 days at most',
};
const SECURE: Said = {
  de: 'damit nur Sie in Ihr Konto kommen',
  cs: 'abyste se do svého účtu dostali jen vy',
  pl: 'aby na Państwa konto nie wszedł nikt inny',
  en: 'so that nobody but you gets into your account',
};
const WRITE: Said = {
  de: 'um Sie anzumelden und Ihnen zu schreiben',
  cs: 'abyste se mohli přihlásit a abychom vám mohli psát',
  pl: 'aby można było się zalogować i abyśmy mogli do Państwa pisać',
  en: 'to sign you in and to write to you',
};
const SIGNED_IN: Said = {
  de: 'damit Sie angemeldet bleiben und fremde Sitzungen erkennen',
  cs: 'abyste zůstali přihlášeni a poznali cizí přihlášení',
  pl: 'aby pozostać zalogowanym i rozpoznać obce sesje',
  en: 'so that you stay signed in and recognise sessions that are not yours',
};

const column = (what: Said, why: Said, howLong: Said): PersonalColumn => ({ what, why, howLong });

const whose = (howLong: Said) =>
  column(
    { de: 'zu wem die Zeile gehört', cs: 'komu řádek patří', pl: 'do kogo należy wiersz', en: 'whose row it is' },
    SECURE,
    howLong,
  );

/** Accounts and ways of signing in. */
export const ACCOUNT_DATA: PersonalData = {
  columns: {
    'person.name': column(
      { de: 'Ihr Name', cs: 'vaše jméno', pl: 'imię i nazwisko', en: 'your name' },
      {
        de: 'damit andere wissen, mit wem sie es zu tun haben',
        cs: 'aby ostatní věděli, s kým jednají',
        pl: 'aby inni wiedzieli, z kim mają do czynienia',
        en: 'so that others know whom they are dealing with',
      },
      ACCOUNT,
    ),
    'person.email': column(
      { de: 'Ihre E-Mail-Adresse', cs: 'vaše e-mailová adresa', pl: 'adres e-mail', en: 'your e-mail address' },
      WRITE,
      ACCOUNT,
    ),
    'person.lang': column(
      {
        de: 'Sprache, in der wir Ihnen schreiben',
        cs: 'jazyk, v němž vám píšeme',
        pl: 'język, w którym piszemy',
        en: 'language in which we write to you',
      },
      WRITE,
      ACCOUNT,
    ),
    'person.image': column(
      {
        de: 'bleibt leer: Bilder anderer Anbieter übernehmen wir nicht',
        cs: 'zůstává prázdné: obrázky jiných poskytovatelů nepřebíráme',
        pl: 'pozostaje puste: obrazów od innych dostawców nie przejmujemy',
        en: 'stays empty: we take no pictures from other providers',
      },
      WRITE,
      ACCOUNT,
    ),
    'person.registered_at': column(
      {
        de: 'wann Sie sich zum ersten Mal angemeldet haben',
        cs: 'kdy jste se poprvé přihlásili',
        pl: 'kiedy po raz pierwszy się zalogowano',
        en: 'when you first signed in',
      },
      SECURE,
      ACCOUNT,
    ),
    'sign_in_session.person_id': whose(SESSION),
    'sign_in_session.user_agent': column(
      {
        de: 'Browser und Gerät, wie sie sich selbst nennen',
        cs: 'prohlížeč a zařízení, jak se samy označují',
        pl: 'przeglądarka i urządzenie, tak jak się przedstawiają',
        en: 'browser and device as they call themselves',
      },
      SIGNED_IN,
      SESSION,
    ),
    'sign_in_session.ip_address': column(
      {
        de: 'bleibt leer: Adressen im Netz halten wir nicht fest',
        cs: 'zůstává prázdné: síťové adresy neukládáme',
        pl: 'pozostaje puste: adresów sieciowych nie zapisujemy',
        en: 'stays empty: we keep no network addresses',
      },
      SIGNED_IN,
      SESSION,
    ),
    'sign_in_account.person_id': whose(ACCOUNT),
    'sign_in_account.account_id': column(
      {
        de: 'unter welcher Kennung Sie ein anderer Anbieter kennt',
        cs: 'pod jakým označením vás zná jiný poskytovatel',
        pl: 'pod jakim oznaczeniem zna Państwa inny dostawca',
        en: 'under which number another provider knows you',
      },
      WRITE,
      ACCOUNT,
    ),
    'sign_in_account.password': column(
      {
        de: 'Prüfsumme Ihres Passworts (argon2id), nicht das Passwort',
        cs: 'otisk vašeho hesla (argon2id), nikoli heslo',
        pl: 'skrót hasła (argon2id), nie samo hasło',
        en: 'hash of your password (argon2id), not the password',
      },
      SECURE,
      ACCOUNT,
    ),
    'sign_in_verification.value': column(
      {
        de: 'Adresse, an die ein Link zum Anmelden ging',
        cs: 'adresa, na kterou přišel odkaz k přihlášení',
        pl: 'adres, na który wysłano link do logowania',
        en: 'address to which a link to sign in was sent',
      },
      SECURE,
      {
        de: 'bis der Link benutzt ist, höchstens einen Tag',
        cs: 'do použití odkazu, nejdéle jeden den',
        pl: 'do użycia linku, najdłużej jeden dzień',
        en: 'until the link is used, one day at most',
      },
    ),
    'sign_in_two_factor.person_id': whose(ACCOUNT),
    'sign_in_two_factor.secret': column(
      {
        de: 'Schlüssel Ihrer Authentifizierungs-App, verschlüsselt',
        cs: 'klíč vaší ověřovací aplikace, šifrovaně',
        pl: 'klucz aplikacji uwierzytelniającej, zaszyfrowany',
        en: 'key of your authenticator app, encrypted',
      },
      SECURE,
      ACCOUNT,
    ),
    'sign_in_two_factor.backup_codes': column(
      {
        de: 'Wiederherstellungscodes, verschlüsselt',
        cs: 'kódy pro obnovení, šifrovaně',
        pl: 'kody odzyskiwania, zaszyfrowane',
        en: 'recovery codes, encrypted',
      },
      SECURE,
      ACCOUNT,
    ),
    'sign_in_passkey.person_id': whose(ACCOUNT),
    'sign_in_passkey.name': column(
      {
        de: 'Name, den Sie einem Passkey gegeben haben',
        cs: 'název, který jste dali přístupovému klíči',
        pl: 'nazwa nadana kluczowi dostępu',
        en: 'name you gave to a passkey',
      },
      SECURE,
      ACCOUNT,
    ),
    'sign_in_passkey.public_key': column(
      {
        de: 'öffentlicher Teil eines Passkeys',
        cs: 'veřejná část přístupového klíče',
        pl: 'publiczna część klucza dostępu',
        en: 'public part of a passkey',
      },
      SECURE,
      ACCOUNT,
    ),
    'sign_in_passkey.credential_id': column(
      {
        de: 'Kennung eines Passkeys',
        cs: 'označení přístupového klíče',
        pl: 'oznaczenie klucza dostępu',
        en: 'number of a passkey',
      },
      SECURE,
      ACCOUNT,
    ),
    'sign_in_used_code.person_id': whose({
      de: 'bis zur nächsten Anmeldung, höchstens einen Tag',
      cs: 'do příštího přihlášení, nejdéle jeden den',
      pl: 'do następnego logowania, najdłużej jeden dzień',
      en: 'until you next sign in, one day at most',
    }),
    'role_grant.person_id': column(
      {
        de: 'welche Rollen Sie haben',
        cs: 'jaké role máte',
        pl: 'jakie mają Państwo role',
        en: 'which roles you have',
      },
      {
        de: 'damit Sie dürfen, was Ihre Aufgabe ist',
        cs: 'abyste mohli dělat, co je vaším úkolem',
        pl: 'aby mogli Państwo wykonywać swoje zadania',
        en: 'so that you may do what is your task',
      },
      { de: 'bis die Rolle endet', cs: 'do konce role', pl: 'do końca roli', en: 'until the role ends' },
    ),
  },

  async export(db: Db, { person, emails }: DataSubject) {
    const links = await linksTo(db, emails);
    if (person === undefined) return { sign_in_verification: links };
    return {
      person: await db
        .selectFrom('person')
        .select([
          'id',
          'name',
          'email',
          'lang',
          'image',
          'two_factor_enabled',
          'registered_at',
          'created_at',
          'updated_at',
        ])
        .where('id', '=', person)
        .execute(),
      sign_in_session: await db
        .selectFrom('sign_in_session')
        .select(['user_agent', 'method', 'created_at', 'expires_at'])
        .where('person_id', '=', person)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
      sign_in_account: await db
        .selectFrom('sign_in_account')
        .select(['provider_id', 'account_id', 'created_at'])
        .where('person_id', '=', person)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
      sign_in_passkey: await db
        .selectFrom('sign_in_passkey')
        .select(['name', 'created_at'])
        .where('person_id', '=', person)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
      sign_in_verification: links,
      role_grant: await db
        .selectFrom('role_grant')
        .select(['role', 'scope', 'granted_at'])
        .where('person_id', '=', person)
        .orderBy('role')
        .orderBy('scope')
        .execute(),
    };
  },

  /** Deletes the person, with whom sessions, keys, roles and notices go, and writes `person.erased`. */
  async erase(trx: Trx, { person, emails }: DataSubject) {
    const erased: { table: string; rows: number; how: 'deleted' }[] = [];
    const count = async (table: string, deletion: Promise<readonly unknown[]>) => {
      erased.push({ table, rows: (await deletion).length, how: 'deleted' });
    };
    for (const email of emails) {
      await count(
        'sign_in_verification',
        trx
          .deleteFrom('sign_in_verification')
          .where(sql<boolean>`position(${quoted(email)} in value) > 0`)
          .returning('id')
          .execute(),
      );
    }
    if (person === undefined) return erased;
    await count(
      'sign_in_verification',
      trx
        .deleteFrom('sign_in_verification')
        .where(sql<boolean>`position(${person} in value) > 0`)
        .returning('id')
        .execute(),
    );
    for (const table of [
      'sign_in_session',
      'sign_in_account',
      'sign_in_passkey',
      'sign_in_two_factor',
      'sign_in_used_code',
      'role_grant',
    ] as const) {
      await count(table, trx.deleteFrom(table).where('person_id', '=', person).returning('person_id').execute());
    }
    const subject = `person:${person}` as const;
    await count(
      'link',
      trx
        .deleteFrom('link')
        .where('subject', '=', subject)
        .where('purpose', '=', 'change-address')
        .returning('id')
        .execute(),
    );
    await count('person', trx.deleteFrom('person').where('id', '=', person).returning('id').execute());
    await emit(trx, [{ type: 'person.erased', subject }]);
    return erased;
  },
};

/** Mail links wait as a JSON text that holds the address. */
async function linksTo(db: Db, emails: readonly string[]): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (const email of emails) {
    const rows = await db
      .selectFrom('sign_in_verification')
      .select(['created_at', 'expires_at'])
      .where(sql<boolean>`position(${quoted(email)} in value) > 0`)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    found.push(...rows.map((row) => ({ ...row, email })));
  }
  return found;
}

function quoted(email: string): string {
  return JSON.stringify(email.toLowerCase());
}

/** What signing in leaves behind: nothing of it is good for anything once its time is over. */
export const accountRetention: RetentionRule[] = [
  {
    name: 'sign-in-links',
    label: {
      de: 'Abgelaufene Links und Codes zum Anmelden',
      cs: 'Prošlé odkazy a kódy k přihlášení',
      pl: 'Wygasłe linki i kody do logowania',
      en: 'Expired links and codes for signing in',
    },
    days: 1,
    async run(trx, now) {
      const before = daysBefore(now, 1);
      const links = await trx
        .deleteFrom('sign_in_verification')
        .where('expires_at', '<', before)
        .returning('id')
        .execute();
      const codes = await trx
        .deleteFrom('sign_in_used_code')
        .where('used_at', '<', before)
        .returning('person_id')
        .execute();
      return links.length + codes.length;
    },
  },
  {
    name: 'sign-in-sessions',
    label: { de: 'Abgelaufene Sitzungen', cs: 'Prošlá přihlášení', pl: 'Wygasłe sesje', en: 'Expired sessions' },
    days: 0,
    async run(trx, now) {
      const ended = await trx.deleteFrom('sign_in_session').where('expires_at', '<', now).returning('id').execute();
      return ended.length;
    },
  },
];
