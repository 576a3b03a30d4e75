import { sql } from 'kysely';
import type { PersonalColumn, PersonalData } from '#platform/feature';

const EVENT: PersonalColumn['howLong'] = {
  de: 'bis die Anmeldungen zur Veranstaltung gelöscht werden (meist 180 Tage danach)',
  cs: 'do smazání přihlášek na akci (většinou 180 dní po ní)',
  pl: 'do usunięcia zgłoszeń na wydarzenie (zwykle 180 dni po nim)',
  en: 'until the registrations for the event are deleted (usually 180 days after it)',
};
const ACCOUNT: PersonalColumn['howLong'] = {
  de: 'bis Ihr Konto gelöscht wird',
  cs: 'do smazání vašeho účtu',
  pl: 'do usunięcia konta',
  en: 'until your account is deleted',
};
const PLANNED: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'um die Gespräche zu planen und am Tag umzuplanen',
    cs: 'abychom schůzky naplánovali a v den akce přeplánovali',
    pl: 'aby zaplanować rozmowy i zmienić plan w dniu wydarzenia',
    en: 'to plan the meetings and to change the plan on the day',
  },
  howLong: EVENT,
};

/** Who of the team did something. */
const team = (de: string, cs: string, pl: string, en: string): PersonalColumn => ({
  what: { de, cs, pl, en },
  why: {
    de: 'damit das Team weiß, wen es fragen kann',
    cs: 'aby tým věděl, koho se zeptat',
    pl: 'aby zespół wiedział, kogo zapytać',
    en: 'so that the team knows whom to ask',
  },
  howLong: ACCOUNT,
});
const planned = (de: string, cs: string, pl: string, en: string): PersonalColumn => ({
  what: { de, cs, pl, en },
  ...PLANNED,
});

const pair = planned(
  'mit wem Sie sich nicht treffen sollen oder fest verabredet sind',
  's kým se nemáte setkat nebo s kým máte pevně domluvenou schůzku',
  'z kim nie powinni się Państwo spotkać lub z kim rozmowa jest ustalona',
  'whom you must not meet or have a fixed meeting with',
);

/** The pages of the team tell of people by who takes part: those rows go with the registration. What members of the team did loses their name. */
export const planningData: PersonalData = {
  columns: {
    'matchmaking.created_by': team(
      'dass Sie 1:1-Gespräche angelegt haben',
      'že jste založili schůzky 1:1',
      'kto utworzył rozmowy 1:1',
      'that you set up 1:1 meetings',
    ),
    'meeting_plan.created_by': team(
      'dass Sie einen Plan berechnet haben',
      'že jste spočítali plán',
      'kto obliczył plan',
      'that you computed a plan',
    ),
    'meeting_edit.created_by': team(
      'dass Sie ein Gespräch verschoben haben',
      'že jste přesunuli schůzku',
      'kto przeniósł rozmowę',
      'that you moved a meeting',
    ),
    'meeting_rule.created_by': team(
      'dass Sie eine Regel gesetzt haben',
      'že jste stanovili pravidlo',
      'kto ustalił regułę',
      'that you set a rule',
    ),
    'meeting_rule.a_id': pair,
    'meeting_rule.b_id': pair,
    'meeting_rule.reason': planned(
      'die Begründung des Teams dafür',
      'zdůvodnění týmu',
      'uzasadnienie zespołu',
      'the reason the team gave',
    ),
    'meeting_change.created_by': team(
      'dass Sie am Tag etwas eingetragen haben',
      'že jste v den akce něco zapsali',
      'kto wpisał zmianę w dniu wydarzenia',
      'that you entered something on the day',
    ),
    'meeting_change.participant_id': planned(
      'dass Sie abgesagt haben, nicht kamen oder später kamen',
      'že jste se omluvili, nepřišli nebo přišli později',
      'odwołanie udziału, nieobecność lub spóźnienie',
      'that you cancelled, did not come or came later',
    ),
    'meeting.outcome_by': team(
      'wer gemeldet hat, ob ein Gespräch stattfand',
      'kdo nahlásil, zda schůzka proběhla',
      'kto zgłosił, czy rozmowa się odbyła',
      'who said whether a meeting was held',
    ),
    'meeting_notice.participant_id': planned(
      'dass Ihnen Ihr Plan geschickt wurde',
      'že vám byl poslán plán',
      'że wysłano Państwu plan',
      'that your plan was sent to you',
    ),
  },
  async export(db, { person, emails }) {
    const own = sql`
      (select p.id from meeting_participant p join registration r on r.id = p.registration_id
        where r.person_id = ${person ?? null}::uuid or lower(r.email) = any(${emails.map((email) => email.toLowerCase())}::text[]))`;
    const rules = await sql<Record<string, unknown>>`
      select f.kind, a.name as a, b.name as b, f.reason, f.created_at as at from meeting_rule f
        join meeting_participant a on a.id = f.a_id join meeting_participant b on b.id = f.b_id
      where f.a_id in ${own} or f.b_id in ${own} or f.created_by = ${person ?? null}::uuid order by f.created_at, f.id`.execute(
      db,
    );
    const changes = await sql<Record<string, unknown>>`
      select kind, slot, created_at as at from meeting_change
      where participant_id in ${own} or created_by = ${person ?? null}::uuid order by created_at, id`.execute(db);
    const notices = await sql<Record<string, unknown>>`
      select l.number as plan, l.updated_at as at from meeting_notice n join meeting_plan l on l.id = n.plan_id
      where n.participant_id in ${own} order by l.updated_at, n.plan_id, n.participant_id`.execute(db);
    const outcomes = await sql<Record<string, unknown>>`
      select outcome, outcome_at as at from meeting where outcome_by in (${person ?? ''}) or outcome_by in (select id::text from ${own} o(id))
      order by outcome_at, id`.execute(db);
    const plans = await sql<Record<string, unknown>>`
      select number, created_at as at from meeting_plan where created_by = ${person ?? null}::uuid order by created_at, id`.execute(
      db,
    );
    const matchmakings = await sql<Record<string, unknown>>`
      select name, created_at as at from matchmaking where created_by = ${person ?? null}::uuid order by created_at, id`.execute(
      db,
    );
    const edits = await sql<Record<string, unknown>>`
      select number, created_at as at from meeting_edit where created_by = ${person ?? null}::uuid order by created_at, plan_id, number`.execute(
      db,
    );
    return {
      meeting_rule: rules.rows,
      meeting_change: changes.rows,
      meeting_notice: notices.rows,
      meeting: outcomes.rows,
      meeting_plan: plans.rows,
      matchmaking: matchmakings.rows,
      meeting_edit: edits.rows,
    };
  },
  async erase(trx, { person, emails }) {
    const erased: { table: string; rows: number; how: 'deleted' | 'anonymised' }[] = [];
    if (person !== undefined)
      for (const table of ['matchmaking', 'meeting_plan', 'meeting_edit', 'meeting_rule', 'meeting_change'] as const) {
        const { numUpdatedRows } = await trx
          .updateTable(table)
          .set({ created_by: null })
          .where('created_by', '=', person)
          .executeTakeFirst();
        erased.push({ table, rows: Number(numUpdatedRows), how: 'anonymised' });
      }
    // Rules, changes and notices about somebody go with who takes part; here only who said what came of a meeting.
    const { numAffectedRows } = await sql`
      update meeting set outcome_by = null where outcome_by = ${person ?? ''} or outcome_by in (
        select p.id::text from meeting_participant p join registration r on r.id = p.registration_id
        where r.person_id = ${person ?? null}::uuid or lower(r.email) = any(${emails.map((email) => email.toLowerCase())}::text[]))`.execute(
      trx,
    );
    erased.push({ table: 'meeting', rows: Number(numAffectedRows ?? 0n), how: 'anonymised' });
    return erased.filter(({ rows }) => rows > 0);
  },
};
