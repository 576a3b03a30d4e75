import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Db, Trx } from '#platform/database';
import type { DataSubject, PersonalColumn, PersonalData } from '#platform/feature';
import { dropFiles } from '#platform/files';
import { end } from './commands/cancel.ts';
import { lockFacts, lockRow } from './commands/state.ts';
import { LIVING } from './model.ts';
import type { RegistrationWorld } from './world.ts';

const SYSTEM = { kind: 'system', lang: 'de' } as const;

type Said = Pick<PersonalColumn, 'why' | 'howLong'>;

const UNTIL_CLEARED: PersonalColumn['howLong'] = {
  de: 'bis zum Ablauf der Frist nach der Veranstaltung, die bei der Anmeldung steht (meist 180 Tage)',
  cs: 'do uplynutí lhůty po akci, která je uvedena u přihlášky (většinou 180 dní)',
  pl: 'do upływu terminu po wydarzeniu, podanego przy zgłoszeniu (zwykle 180 dni)',
  en: 'until the period after the event has passed that is stated at registration (usually 180 days)',
};

const TAKES_PART: Said = {
  why: {
    de: 'damit Sie an der Veranstaltung teilnehmen können',
    cs: 'abyste se mohli akce zúčastnit',
    pl: 'aby umożliwić udział w wydarzeniu',
    en: 'so that you can take part in the event',
  },
  howLong: UNTIL_CLEARED,
};

const COUNTED: Said = {
  why: {
    de: 'um zu zählen, wen Veranstaltungen erreichen',
    cs: 'abychom věděli, koho akce oslovují',
    pl: 'aby policzyć, do kogo docierają wydarzenia',
    en: 'to count whom events reach',
  },
  howLong: UNTIL_CLEARED,
};

const what = (de: string, cs: string, pl: string, en: string): Record<'what', Record<Lang, string>> => ({
  what: { de, cs, pl, en },
});

const columns: PersonalData['columns'] = {
  'registration.name': { ...what('Ihr Name', 'vaše jméno', 'imię i nazwisko', 'your name'), ...TAKES_PART },
  'registration.email': {
    ...what('Ihre E-Mail-Adresse', 'vaše e-mailová adresa', 'adres e-mail', 'your e-mail address'),
    ...TAKES_PART,
  },
  'registration.lang': {
    ...what(
      'in welcher Sprache wir Ihnen schreiben',
      'v jakém jazyce vám píšeme',
      'w jakim języku piszemy',
      'in which language we write to you',
    ),
    ...TAKES_PART,
  },
  'registration.person_id': {
    ...what('Ihr Konto', 'váš účet', 'konto', 'your account'),
    ...TAKES_PART,
  },
  'registration.organisation': {
    ...what(
      'die Organisation, die Sie nennen',
      'organizace, kterou uvedete',
      'podana organizacja',
      'the organisation you name',
    ),
    ...TAKES_PART,
  },
  'registration.answers': {
    ...what(
      'Ihre Antworten auf die Fragen zur Anmeldung, mit Dateien',
      'vaše odpovědi na otázky pořadatelů, včetně souborů',
      'odpowiedzi na pytania organizatora wraz z plikami',
      'your answers to the questions of the hosts, with files',
    ),
    ...TAKES_PART,
  },
  'registration.answer': {
    ...what(
      'was das Team der Veranstaltung Ihnen zu Ihrer Anmeldung geschrieben hat',
      'co vám pořadatelé k přihlášce napsali',
      'co organizator napisał w sprawie zgłoszenia',
      'what the hosts wrote to you about your registration',
    ),
    ...TAKES_PART,
  },
  'registration.note': {
    ...what(
      'eine Notiz des Teams der Veranstaltung zu Ihrer Anmeldung',
      'poznámka pořadatelů k vaší přihlášce',
      'notatka organizatora do zgłoszenia',
      'a note of the hosts about your registration',
    ),
    ...TAKES_PART,
  },
  'registration.organisation_type': {
    ...what('die Art Ihrer Organisation', 'typ vaší organizace', 'rodzaj organizacji', 'the kind of your organisation'),
    ...COUNTED,
  },
  'registration.country': { ...what('Ihr Land', 'vaše země', 'kraj', 'your country'), ...COUNTED },
  'registration.region': { ...what('Ihre Region', 'váš region', 'region', 'your region'), ...COUNTED },
  'registration.hub_id': { ...what('Ihr Hub', 'váš hub', 'hub', 'your hub'), ...COUNTED },
  'registration.address_mark': {
    ...what(
      'ein Kennzeichen des Anschlusses, aus dem sich die IP-Adresse nicht ablesen lässt',
      'značka připojení, ze které nelze IP adresu vyčíst',
      'oznaczenie łącza, z którego nie da się odczytać adresu IP',
      'a mark of the connection from which the IP address cannot be read',
    ),
    why: {
      de: 'um zu erkennen, wenn derselbe Anschluss sehr viele Anmeldungen sendet',
      cs: 'abychom poznali, když z jednoho připojení přichází příliš mnoho přihlášek',
      pl: 'aby rozpoznać, gdy z jednego łącza napływa bardzo wiele zgłoszeń',
      en: 'to notice when the same connection sends very many registrations',
    },
    howLong: { de: 'einen Tag', cs: 'jeden den', pl: 'jeden dzień', en: 'one day' },
  },
  'attendee.name': {
    ...what(
      'der Name jeder Person, die mitkommt',
      'jméno každého, kdo přijde',
      'imiona i nazwiska osób przychodzących',
      'the name of each person who comes',
    ),
    ...TAKES_PART,
  },
  'attendee.organisation': {
    ...what(
      'die Organisation auf dem Namensschild',
      'organizace na jmenovce',
      'organizacja na identyfikatorze',
      'the organisation on the badge',
    ),
    ...TAKES_PART,
  },
  'attendee.ticket': {
    ...what('der Code der Eintrittskarte', 'kód vstupenky', 'kod biletu', 'the code of the ticket'),
    ...TAKES_PART,
  },
  'attendee.admitted_at': {
    ...what('wann Sie gekommen sind', 'kdy jste přišli', 'godzina przyjścia', 'when you came'),
    ...TAKES_PART,
  },
};

/** Of the account, or made with one of the addresses. */
function ofSubject({ person, emails }: DataSubject) {
  const lower = emails.map((email) => email.toLowerCase());
  return sql<boolean>`(person_id = ${person ?? null}::uuid or lower(email) = any(${lower}::text[]))`;
}

export function personalData(world: RegistrationWorld): PersonalData {
  return {
    columns,

    async export(db: Db, subject: DataSubject) {
      const registrations = await db
        .selectFrom('registration')
        .select([
          'id',
          'state',
          'quantity',
          'name',
          'email',
          'lang',
          'organisation',
          'organisation_type',
          'country',
          'region',
          'answers',
          'note',
          'answer',
          'created_at',
          'confirmed_at',
          'ended_at',
        ])
        .select((eb) => eb.selectFrom('event').select('title').whereRef('event.id', '=', 'event_id').as('event'))
        .select((eb) => eb.selectFrom('hub').select('name').whereRef('hub.id', '=', 'registration.hub_id').as('hub'))
        .where(ofSubject(subject))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      const ids = registrations.map(({ id }) => id);
      if (ids.length === 0) return { registration: [], attendee: [] };
      const attendees = await db
        .selectFrom('attendee')
        .select(['registration_id', 'name', 'organisation', 'ticket', 'admitted_at'])
        .where('registration_id', 'in', ids)
        .orderBy('registration_id')
        .orderBy('position')
        .execute();
      const uses = await db
        .selectFrom('file_use')
        .innerJoin('file', 'file.id', 'file_id')
        .select(['subject', 'file.name', 'type'])
        .where(
          'subject',
          'in',
          ids.map((id) => `registration:${id}`),
        )
        .orderBy('subject')
        .orderBy('file.name')
        .orderBy('file.id')
        .execute();
      return {
        registration: registrations,
        attendee: attendees,
        ...(uses.length === 0 ? {} : { registration_file: uses }),
      };
    },

    /** A place becomes free and who waits moves up; nobody is written to who is erased. */
    async erase(trx: Trx, subject: DataSubject, now: Date) {
      const found = await trx
        .selectFrom('registration')
        .select(['id', 'event_id'])
        .where(ofSubject(subject))
        // Events are held in the same order by everybody.
        .orderBy('event_id')
        .orderBy('id')
        .execute();
      let files = 0;
      let attendees = 0;
      for (const { id, event_id } of found) {
        const facts = await lockFacts(trx, event_id);
        const row = await lockRow(trx, id);
        if (facts === undefined || row === undefined) continue;
        if ((LIVING as readonly string[]).includes(row.state))
          await end({ ...world, db: trx }, trx, SYSTEM, facts, row, undefined, now, true);
        files += await dropFiles(trx, `registration:${id}`);
        const came = await trx.deleteFrom('attendee').where('registration_id', '=', id).executeTakeFirst();
        attendees += Number(came.numDeletedRows);
        await trx.deleteFrom('registration').where('id', '=', id).execute();
      }
      return [
        { table: 'registration', rows: found.length, how: 'deleted' as const },
        { table: 'attendee', rows: attendees, how: 'deleted' as const },
        { table: 'file', rows: files, how: 'deleted' as const },
      ].filter(({ rows }) => rows > 0);
    },
  };
}
