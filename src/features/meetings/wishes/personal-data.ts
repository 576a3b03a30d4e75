import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { DataSubject, PersonalColumn, PersonalData } from '#platform/feature';
import { emit } from '#platform/outbox';
import { bump, lockFrame } from './commands/state.ts';

type Said = Pick<PersonalColumn, 'why' | 'howLong'>;

const howLong: PersonalColumn['howLong'] = {
  de: 'bis Ihre Anmeldung zur Veranstaltung gelöscht wird (meist 180 Tage danach)',
  cs: 'do smazání vaší přihlášky na akci (většinou 180 dní po ní)',
  pl: 'do usunięcia zgłoszenia na wydarzenie (zwykle 180 dni po nim)',
  en: 'until your registration for the event is deleted (usually 180 days after it)',
};

const SHOWN: Said = {
  why: {
    de: 'damit andere, die bei den 1:1-Gesprächen mitmachen, Sie finden',
    cs: 'aby vás našli ostatní účastníci schůzek 1:1',
    pl: 'aby inne osoby biorące udział w rozmowach 1:1 mogły Państwa znaleźć',
    en: 'so that others who take part in the 1:1 meetings find you',
  },
  howLong,
};

const PLANNED: Said = {
  why: {
    de: 'um Ihren Gesprächsplan zu machen',
    cs: 'abychom sestavili váš plán schůzek',
    pl: 'aby ułożyć plan rozmów',
    en: 'to make your meeting plan',
  },
  howLong,
};

const TOLD: Said = {
  why: {
    de: 'damit wir Ihnen nichts zweimal schreiben',
    cs: 'abychom vám nic nepsali dvakrát',
    pl: 'aby nie pisać o tym samym dwa razy',
    en: 'so that we write nothing to you twice',
  },
  howLong,
};

const what = (de: string, cs: string, pl: string, en: string): Pick<PersonalColumn, 'what'> => ({
  what: { de, cs, pl, en },
});

const columns: PersonalData['columns'] = {
  'meeting_participant.name': { ...what('Ihr Name', 'vaše jméno', 'imię i nazwisko', 'your name'), ...SHOWN },
  'meeting_participant.organisation': {
    ...what('Ihre Organisation', 'vaše organizace', 'organizacja', 'your organisation'),
    ...SHOWN,
  },
  'meeting_participant.group_key': {
    ...what(
      'zu welcher Gruppe Sie gehören',
      'do které skupiny patříte',
      'przynależność do grupy',
      'which group you belong to',
    ),
    ...SHOWN,
  },
  'meeting_participant.lang': {
    ...what(
      'in welcher Sprache wir Ihnen schreiben',
      'v jakém jazyce vám píšeme',
      'w jakim języku piszemy',
      'in which language we write to you',
    ),
    ...TOLD,
  },
  'meeting_participant.langs': {
    ...what(
      'welche Sprachen Sie sprechen',
      'jakými jazyky mluvíte',
      'języki, którymi Państwo mówią',
      'which languages you speak',
    ),
    ...SHOWN,
  },
  'meeting_participant.seeks': {
    ...what('was Sie suchen', 'co hledáte', 'czego Państwo szukają', 'what you seek'),
    ...SHOWN,
  },
  'meeting_participant.offers': {
    ...what('was Sie anbieten', 'co nabízíte', 'co Państwo oferują', 'what you offer'),
    ...SHOWN,
  },
  'meeting_participant.seeks_topics': {
    ...what(
      'Themen, die in dem vorkommen, was Sie suchen',
      'témata v tom, co hledáte',
      'tematy tego, czego Państwo szukają',
      'topics of what you seek',
    ),
    ...SHOWN,
  },
  'meeting_participant.offers_topics': {
    ...what(
      'Themen, die in dem vorkommen, was Sie anbieten',
      'témata v tom, co nabízíte',
      'tematy tego, co Państwo oferują',
      'topics of what you offer',
    ),
    ...SHOWN,
  },
  'meeting_participant.entries': {
    ...what(
      'welche Einträge Sie mitbringen',
      'které záznamy přinášíte',
      'przyniesione wpisy',
      'which entries you bring along',
    ),
    ...SHOWN,
  },
  'meeting_participant.max_meetings': {
    ...what(
      'wie viele Gespräche Sie höchstens möchten',
      'kolik schůzek nejvýše chcete',
      'najwyższa liczba rozmów',
      'how many meetings you want at most',
    ),
    ...PLANNED,
  },
  'meeting_participant.online_only': {
    ...what(
      'ob Sie nur online teilnehmen',
      'zda se účastníte jen online',
      'czy tylko online',
      'whether you take part online only',
    ),
    ...PLANNED,
  },
  'meeting_participant.on_screen': {
    ...what(
      'ob Ihr Name auf der Anzeige im Saal stehen darf',
      'zda vaše jméno smí být na obrazovce v sále',
      'zgoda na nazwisko na ekranie',
      'whether your name may be on the screen in the hall',
    ),
    ...PLANNED,
  },
  'meeting_participant.unavailable': {
    ...what('wann Sie nicht können', 'kdy nemůžete', 'kiedy Państwo nie mogą', 'when you are not free'),
    ...PLANNED,
  },
  'meeting_participant.late_from': {
    ...what('dass Sie später kommen', 'že přijdete později', 'późniejsze przyjście', 'that you come later'),
    ...PLANNED,
  },
  'meeting_participant.seen_plan_id': {
    ...what(
      'welche Fassung Ihres Plans Sie gesehen haben',
      'kterou verzi plánu jste viděli',
      'przeczytana wersja planu',
      'which version of your plan you have seen',
    ),
    ...TOLD,
  },
  'meeting_participant.asked_mail_at': {
    ...what(
      'wann wir Ihnen zuletzt von Anfragen geschrieben haben',
      'kdy jsme vám naposledy psali o žádostech',
      'kiedy ostatnio pisaliśmy o prośbach',
      'when we last wrote to you about requests',
    ),
    ...TOLD,
  },
  'meeting_participant.reminded_at': {
    ...what(
      'wann wir Sie an den Wunschschluss erinnert haben',
      'kdy jsme vám připomněli uzávěrku přání',
      'kiedy przypomnieliśmy o końcu zgłaszania życzeń',
      'when we reminded you that wishes close',
    ),
    ...TOLD,
  },
  'meeting_request.from_id': {
    ...what(
      'wen Sie treffen möchten',
      's kým se chcete setkat',
      'z kim chcą się Państwo spotkać',
      'whom you would like to meet',
    ),
    ...PLANNED,
  },
  'meeting_request.to_id': {
    ...what(
      'wer Sie treffen möchte',
      'kdo se chce setkat s vámi',
      'kto chce się z Państwem spotkać',
      'who would like to meet you',
    ),
    ...PLANNED,
  },
  'meeting_request.from_wish': {
    ...what(
      'wie gern Sie das Gespräch möchten',
      'jak moc o schůzku stojíte',
      'jak bardzo zależy Państwu na rozmowie',
      'how much you want a meeting',
    ),
    ...PLANNED,
  },
  'meeting_request.to_wish': {
    ...what(
      'wie gern die andere Seite das Gespräch möchte',
      'jak moc o schůzku stojí druhá strana',
      'jak bardzo zależy drugiej stronie',
      'how much the other side wants a meeting',
    ),
    ...PLANNED,
  },
  'meeting_request.message': {
    ...what('der Satz zu Ihrem Wunsch', 'věta k vašemu přání', 'zdanie do życzenia', 'the sentence with your wish'),
    ...SHOWN,
  },
  'meeting_request.decline_reason': {
    ...what('warum Sie abgesagt haben', 'proč jste odmítli', 'powód odmowy', 'why you declined'),
    ...PLANNED,
  },
};

/** Takes part by a registration of the account, or made with one of the addresses. */
function ofSubject({ person, emails }: DataSubject) {
  const lower = emails.map((email) => email.toLowerCase());
  return sql`(r.person_id = ${person ?? null}::uuid or lower(r.email) = any(${lower}::text[]))`;
}

/** What people say for 1:1 meetings. It goes with their registration, which hangs below it; here it is taken out of what others plan with. */
export const personalData: PersonalData = {
  columns,

  async export(db: Db, subject: DataSubject) {
    const people = await sql<Record<string, unknown>>`
      select e.title as event, m.name as meetings, p.state, p.group_key, p.name, p.organisation, p.lang, p.langs, p.seeks, p.offers, p.seeks_topics,
        p.offers_topics, p.entries, p.max_meetings, p.online_only, p.on_screen, p.unavailable, p.late_from, p.joined_at, p.left_at
      from meeting_participant p join registration r on r.id = p.registration_id
      join matchmaking m on m.id = p.matchmaking_id join event e on e.id = m.event_id
      where ${ofSubject(subject)} order by p.id`.execute(db);
    if (people.rows.length === 0) return {};
    // What others wrote to them is theirs too; why others declined is not.
    const requests = await sql<Record<string, unknown>>`
      select case when q.from_id = p.id then 'from me' else 'to me' end as direction, o.name as other, q.state, q.mode,
        case when q.from_id = p.id then q.from_wish else q.to_wish end as my_wish, q.message,
        case when q.to_id = p.id then q.decline_reason end as my_reason, q.created_at, q.answered_at
      from meeting_request q
      join meeting_participant p on p.id in (q.from_id, q.to_id) join registration r on r.id = p.registration_id
      join meeting_participant o on o.id = case when q.from_id = p.id then q.to_id else q.from_id end
      where ${ofSubject(subject)} order by q.created_at, q.id limit 10000`.execute(db);
    return { meeting_participant: people.rows, meeting_request: requests.rows };
  },

  /** Those whom they would have met find the meeting gone from their page; no mail names somebody who is erased. */
  async erase(trx: Trx, subject: DataSubject) {
    const found = await sql<{ id: string; matchmaking: string }>`
      select p.id, p.matchmaking_id as matchmaking from meeting_participant p join registration r on r.id = p.registration_id
      where ${ofSubject(subject)} order by p.matchmaking_id, p.id`.execute(trx);
    let requests = 0;
    for (const { id, matchmaking } of found.rows) {
      await lockFrame(trx, matchmaking);
      const gone = await trx
        .deleteFrom('meeting_request')
        .where((eb) => eb.or([eb('from_id', '=', id), eb('to_id', '=', id)]))
        .executeTakeFirst();
      requests += Number(gone.numDeletedRows);
      await trx.deleteFrom('meeting_participant').where('id', '=', id).execute();
      await bump(trx, matchmaking);
      await emit(trx, [{ type: 'meetings.left', subject: `matchmaking:${matchmaking}` }]);
    }
    return [
      { table: 'meeting_participant', rows: found.rows.length, how: 'deleted' as const },
      { table: 'meeting_request', rows: requests, how: 'deleted' as const },
    ].filter(({ rows }) => rows > 0);
  },
};
