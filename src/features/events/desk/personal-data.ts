import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { DataSubject, PersonalColumn, PersonalData } from '#platform/feature';

const howLong: PersonalColumn['howLong'] = {
  de: 'so lange wie Ihre Anmeldung',
  cs: 'stejně dlouho jako vaše přihláška',
  pl: 'tak długo jak zgłoszenie',
  en: 'as long as your registration',
};

const ofSubject = ({ person, emails }: DataSubject) => {
  const lower = emails.map((email) => email.toLowerCase());
  return sql<boolean>`(r.person_id = ${person ?? null}::uuid or lower(r.email) = any(${lower}::text[]))`;
};

/** Messages to participants: who sent them, and who got which. The texts are those of the organiser, not of a person. */
export const personalData: PersonalData = {
  columns: {
    'event_mailing.sent_by': {
      what: {
        de: 'wer eine Nachricht an Teilnehmende versandt hat',
        cs: 'kdo odeslal zprávu účastníkům',
        pl: 'kto wysłał wiadomość do osób uczestniczących',
        en: 'who has sent a message to participants',
      },
      why: {
        de: 'damit das Team weiß, wer wem was geschrieben hat',
        cs: 'aby tým věděl, kdo komu co napsal',
        pl: 'aby zespół wiedział, kto do kogo i co napisał',
        en: 'so that the team knows who wrote what to whom',
      },
      howLong: {
        de: 'bis die Veranstaltung oder Ihr Konto gelöscht wird',
        cs: 'do smazání akce nebo vašeho účtu',
        pl: 'do usunięcia wydarzenia lub konta',
        en: 'until the event or your account is deleted',
      },
    },
    'event_mailing_recipient.registration_id': {
      what: {
        de: 'welche Nachrichten Sie zu einer Veranstaltung bekommen haben',
        cs: 'které zprávy jste k akci dostali',
        pl: 'jakie wiadomości o wydarzeniu zostały do Państwa wysłane',
        en: 'which messages about an event you have received',
      },
      why: {
        de: 'damit niemand eine Nachricht zweimal bekommt und das Team sieht, wen sie nicht erreicht hat',
        cs: 'aby nikdo nedostal zprávu dvakrát a tým viděl, komu nedošla',
        pl: 'aby nikt nie otrzymał wiadomości dwa razy i zespół widział, do kogo nie dotarła',
        en: 'so that nobody gets a message twice and the team sees whom it did not reach',
      },
      howLong,
    },
  },

  async export(db: Db, subject: DataSubject) {
    const { rows: received } = await sql<Record<string, unknown>>`
      select g.subject, g.sent_at, e.title as event from event_mailing_recipient y
      join registration r on r.id = y.registration_id join event_mailing g on g.id = y.mailing_id join event e on e.id = g.event_id
      where ${ofSubject(subject)} order by g.sent_at, g.id, r.id`.execute(db);
    const sent =
      subject.person === undefined
        ? []
        : await db
            .selectFrom('event_mailing')
            .select(['subject', 'body', 'sent_at', 'recipients'])
            .where('sent_by', '=', subject.person)
            .orderBy('sent_at')
            .orderBy('id')
            .execute();
    return { event_mailing_recipient: received, event_mailing: sent };
  },

  async erase(trx: Trx, subject: DataSubject) {
    const received = await sql`
      delete from event_mailing_recipient y using registration r where r.id = y.registration_id and ${ofSubject(subject)}`.execute(
      trx,
    );
    const sent =
      subject.person === undefined
        ? undefined
        : await trx
            .updateTable('event_mailing')
            .set({ sent_by: null })
            .where('sent_by', '=', subject.person)
            .executeTakeFirst();
    return [
      { table: 'event_mailing_recipient', rows: Number(received.numAffectedRows ?? 0n), how: 'deleted' as const },
      { table: 'event_mailing', rows: Number(sent?.numUpdatedRows ?? 0n), how: 'anonymised' as const },
    ];
  },
};
