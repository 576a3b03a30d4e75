import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { DataSubject, PersonalColumn, PersonalData } from '#platform/feature';

const CONTACT: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'damit Interessierte bei Fragen jemanden erreichen; öffentlich auf der Seite der Veranstaltung',
    cs: 'aby se zájemci mohli na někoho obrátit; veřejně na stránce akce',
    pl: 'aby zainteresowani mogli się z kimś skontaktować; publicznie na stronie wydarzenia',
    en: 'so that people who are interested can reach somebody; public on the page of the event',
  },
  howLong: {
    de: 'solange es die Seite gibt, oder bis das Team es ändert',
    cs: 'dokud stránka existuje, nebo dokud to tým nezmění',
    pl: 'dopóki istnieje strona lub dopóki zespół tego nie zmieni',
    en: 'as long as there is the page, or until the team changes it',
  },
};

const SPEAKER: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'damit im Programm steht, wer mitwirkt; öffentlich auf der Seite der Veranstaltung',
    cs: 'aby v programu bylo, kdo vystupuje; veřejně na stránce akce',
    pl: 'aby w programie było wiadomo, kto występuje; publicznie na stronie wydarzenia',
    en: 'so that the programme says who takes part in it; public on the page of the event',
  },
  howLong: CONTACT.howLong,
};

const isTold = ({ person, emails }: DataSubject) => sql<boolean>`
  (r.person_id = ${person ?? null}::uuid or lower(r.email) = any(${emails.map((email) => email.toLowerCase())}::text[]))`;

async function listToBeTold(db: Db, subject: DataSubject): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select e.title as event, n.what, n.created_at as at from event_news_recipient y join registration r on r.id = y.registration_id
      join event_news n on n.id = y.news_id join event e on e.id = n.event_id
    where ${isTold(subject)} order by n.created_at`.execute(db);
  return rows;
}

/** What is kept of people by writing events: who began one, whom one can ask, who speaks, who is still to be told. */
export const writingPersonalData: PersonalData = {
  columns: {
    'event.created_by': {
      what: {
        de: 'wer eine Veranstaltung angelegt hat',
        cs: 'kdo akci založil',
        pl: 'kto dodał wydarzenie',
        en: 'who created an event',
      },
      why: {
        de: 'damit Entwürfe bei Ihren Aufgaben stehen',
        cs: 'aby byly koncepty mezi vašimi úkoly',
        pl: 'aby szkice były wśród Państwa zadań',
        en: 'so that drafts are among your tasks',
      },
      howLong: {
        de: 'bis Sie Ihr Konto löschen',
        cs: 'do smazání vašeho účtu',
        pl: 'do usunięcia konta',
        en: 'until you delete your account',
      },
    },
    'event.contact_name': {
      what: {
        de: 'Name der Kontaktperson einer Veranstaltung',
        cs: 'jméno kontaktní osoby akce',
        pl: 'imię i nazwisko osoby kontaktowej wydarzenia',
        en: 'name of the contact of an event',
      },
      ...CONTACT,
    },
    'event.contact_email': {
      what: {
        de: 'ihre E-Mail-Adresse',
        cs: 'její e-mailová adresa',
        pl: 'jej adres e-mail',
        en: 'their e-mail address',
      },
      ...CONTACT,
    },
    'event.contact_phone': {
      what: {
        de: 'ihre Telefonnummer',
        cs: 'její telefonní číslo',
        pl: 'jej numer telefonu',
        en: 'their phone number',
      },
      ...CONTACT,
    },
    'event_news_recipient.registration_id': {
      what: {
        de: 'dass Ihnen noch mitzuteilen ist, dass eine Veranstaltung verlegt, abgesagt oder geändert wurde',
        cs: 'že vám ještě máme oznámit přesun, zrušení nebo změnu akce',
        pl: 'że trzeba Państwa jeszcze powiadomić o przeniesieniu, odwołaniu lub zmianie wydarzenia',
        en: 'that you are still to be told that an event was moved, cancelled or changed',
      },
      why: {
        de: 'damit alle genau eine Mail bekommen, auch wenn das Programm unterbrochen wird',
        cs: 'aby každý dostal právě jeden e-mail, i když se program přeruší',
        pl: 'aby każda osoba dostała dokładnie jeden e-mail, także gdy program zostanie przerwany',
        en: 'so that everybody gets exactly one mail, even if the program is interrupted',
      },
      howLong: {
        de: 'bis die Mail geschrieben ist, meist weniger als eine Minute',
        cs: 'do napsání e-mailu, většinou méně než minutu',
        pl: 'do napisania e-maila, zwykle krócej niż minutę',
        en: 'until the mail is written, mostly less than a minute',
      },
    },
    'event_speaker.name': {
      what: {
        de: 'Name von Mitwirkenden im Programm',
        cs: 'jméno vystupujících v programu',
        pl: 'imię i nazwisko osób występujących w programie',
        en: 'name of speakers in a programme',
      },
      ...SPEAKER,
    },
    'event_speaker.about': {
      what: {
        de: 'was das Team über sie schreibt',
        cs: 'co o nich tým píše',
        pl: 'co pisze o nich zespół',
        en: 'what the team writes about them',
      },
      ...SPEAKER,
    },
    'event_speaker.organisation': {
      what: { de: 'ihre Organisation', cs: 'jejich organizace', pl: 'ich organizacja', en: 'their organisation' },
      ...SPEAKER,
    },
  },

  async export(db, subject) {
    const { person, emails } = subject;
    const addresses = emails.map((email) => email.toLowerCase());
    const { rows: event } = await sql<Record<string, unknown>>`
      select title, starts_on, created_by = ${person ?? null}::uuid as created_by_you,
        case when lower(contact_email) = any(${addresses}::text[]) then contact_name end as contact_name,
        case when lower(contact_email) = any(${addresses}::text[]) then contact_email end as contact_email,
        case when lower(contact_email) = any(${addresses}::text[]) then contact_phone end as contact_phone
      from event where created_by = ${person ?? null}::uuid or lower(contact_email) = any(${addresses}::text[])
      order by starts_on, id`.execute(db);
    return { event, event_news_recipient: await listToBeTold(db, subject) };
  },

  /** Speakers are known by their names only, which many have: the team takes them out when they ask. */
  async erase(trx, subject) {
    const { person, emails } = subject;
    const addresses = emails.map((email) => email.toLowerCase());
    const created = await sql`
      update event set created_by = null where created_by = ${person ?? null}::uuid`.execute(trx);
    const contact = await sql`
      update event set contact_name = null, contact_email = null, contact_phone = null
      where lower(contact_email) = any(${addresses}::text[])`.execute(trx);
    const told = await sql`
      delete from event_news_recipient y using registration r where r.id = y.registration_id and ${isTold(subject)}`.execute(
      trx,
    );
    const rows = Number(created.numAffectedRows ?? 0n) + Number(contact.numAffectedRows ?? 0n);
    return [
      { table: 'event', rows, how: 'anonymised' },
      { table: 'event_news_recipient', rows: Number(told.numAffectedRows ?? 0n), how: 'deleted' },
    ];
  },
};
