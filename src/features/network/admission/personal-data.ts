import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import { daysBefore } from '#platform/clock';
import type { PersonalColumn, PersonalData, RetentionRule } from '#platform/feature';
import { withdrawLinks } from '#platform/link';

/** How long applications that came to nothing, and decided claims, are kept. */
export const DECLINED_DAYS = 180;
export const CLAIM_DAYS = 365;
/** An invitation that was accepted or ran out goes this long afterwards. */
export const INVITATION_KEPT_DAYS = 30;

type Words = Record<Lang, string>;
const column = (what: Words, why: Words, howLong: Words): PersonalColumn => ({ what, why, howLong });

const ADMISSION_WHY: Words = {
  de: 'um über die Mitgliedschaft zu entscheiden und die Entscheidung zu begründen',
  cs: 'k rozhodnutí o členství a jeho odůvodnění',
  pl: 'aby rozstrzygnąć o członkostwie i uzasadnić decyzję',
  en: 'to decide on the membership and give reasons',
};
const ADMISSION_LONG: Words = {
  de: `abgelehnte und zurückgezogene Anträge ${DECLINED_DAYS} Tage; angenommene, solange die Organisation Mitglied ist`,
  cs: `zamítnuté a stažené žádosti ${DECLINED_DAYS} dní; přijaté po dobu členství organizace`,
  pl: `wnioski odrzucone i wycofane ${DECLINED_DAYS} dni; przyjęte przez czas członkostwa organizacji`,
  en: `declined and withdrawn applications ${DECLINED_DAYS} days; accepted ones as long as the organisation is a member`,
};
const CLAIM_WHY: Words = {
  de: 'um zu prüfen, wer für eine Organisation sprechen darf',
  cs: 'k ověření, kdo smí jednat za organizaci',
  pl: 'aby sprawdzić, kto może występować w imieniu organizacji',
  en: 'to check who may speak for an organisation',
};
const CLAIM_LONG: Words = {
  de: `${CLAIM_DAYS} Tage nach der Entscheidung`,
  cs: `${CLAIM_DAYS} dní po rozhodnutí`,
  pl: `${CLAIM_DAYS} dni po decyzji`,
  en: `${CLAIM_DAYS} days after the decision`,
};
const INVITATION_WHY: Words = {
  de: 'damit nur die eingeladene Person die Einladung annehmen kann',
  cs: 'aby pozvánku mohla přijmout jen pozvaná osoba',
  pl: 'aby zaproszenie mogła przyjąć tylko zaproszona osoba',
  en: 'so that only the person invited can accept the invitation',
};
const INVITATION_LONG: Words = {
  de: `bis sie zurückgenommen wird, höchstens ${INVITATION_KEPT_DAYS} Tage nach Ablauf oder Annahme`,
  cs: `do zrušení, nejdéle ${INVITATION_KEPT_DAYS} dní po vypršení nebo přijetí`,
  pl: `do cofnięcia, najwyżej ${INVITATION_KEPT_DAYS} dni po wygaśnięciu lub przyjęciu`,
  en: `until it is taken back, at most ${INVITATION_KEPT_DAYS} days after it has run out or been accepted`,
};
const CONTACT_WHY: Words = {
  de: 'damit Ratsuchende jemanden im Hub erreichen; die Angabe ist öffentlich',
  cs: 'aby zájemci někoho v hubu zastihli; údaj je veřejný',
  pl: 'aby można było skontaktować się z kimś w hubie; dane są publiczne',
  en: 'so that people can reach somebody at the hub; it is public',
};
const CONTACT_LONG: Words = {
  de: 'bis das Team des Hubs oder die Person sie entfernt',
  cs: 'dokud je neodstraní tým hubu nebo daná osoba',
  pl: 'do usunięcia przez zespół hubu lub tę osobę',
  en: 'until the hub’s team or the person removes it',
};

const DECIDED_BY: Words = {
  de: 'wer entschieden hat',
  cs: 'kdo rozhodl',
  pl: 'kto podjął decyzję',
  en: 'who decided',
};

/** What the network keeps about people: applicants, claimants, who was invited, and the contact persons of hubs. */
export const networkPersonalData: PersonalData = {
  columns: {
    'admission.applicant_id': column(
      {
        de: 'wer die Mitgliedschaft beantragt hat',
        cs: 'kdo požádal o členství',
        pl: 'kto złożył wniosek o członkostwo',
        en: 'who applied for membership',
      },
      ADMISSION_WHY,
      ADMISSION_LONG,
    ),
    'admission.why': column(
      {
        de: 'Begründung des Antrags',
        cs: 'odůvodnění žádosti',
        pl: 'uzasadnienie wniosku',
        en: 'why somebody applied',
      },
      ADMISSION_WHY,
      ADMISSION_LONG,
    ),
    'admission.question': column(
      { de: 'Rückfrage des Hubs', cs: 'dotaz hubu', pl: 'pytanie hubu', en: 'question of the hub' },
      ADMISSION_WHY,
      ADMISSION_LONG,
    ),
    'admission.answer': column(
      {
        de: 'Antwort auf die Rückfrage',
        cs: 'odpověď na dotaz',
        pl: 'odpowiedź na pytanie',
        en: 'answer to the question',
      },
      ADMISSION_WHY,
      ADMISSION_LONG,
    ),
    'admission.reason': column(
      {
        de: 'Begründung der Entscheidung',
        cs: 'odůvodnění rozhodnutí',
        pl: 'uzasadnienie decyzji',
        en: 'reason for the decision',
      },
      ADMISSION_WHY,
      ADMISSION_LONG,
    ),
    'admission.decided_by': column(DECIDED_BY, ADMISSION_WHY, ADMISSION_LONG),
    'claim.person_id': column(
      {
        de: 'wer ein Profil übernehmen wollte',
        cs: 'kdo chtěl převzít profil',
        pl: 'kto chciał przejąć profil',
        en: 'who claimed a profile',
      },
      CLAIM_WHY,
      CLAIM_LONG,
    ),
    'claim.text': column(
      {
        de: 'Funktion in der Organisation, wie angegeben',
        cs: 'uvedená funkce v organizaci',
        pl: 'podana funkcja w organizacji',
        en: 'position in the organisation as stated',
      },
      CLAIM_WHY,
      CLAIM_LONG,
    ),
    'claim.reason': column(
      {
        de: 'Begründung der Entscheidung',
        cs: 'odůvodnění rozhodnutí',
        pl: 'uzasadnienie decyzji',
        en: 'reason for the decision',
      },
      CLAIM_WHY,
      CLAIM_LONG,
    ),
    'claim.decided_by': column(DECIDED_BY, CLAIM_WHY, CLAIM_LONG),
    'invitation.email': column(
      { de: 'eingeladene Adresse', cs: 'pozvaná adresa', pl: 'zaproszony adres', en: 'address that was invited' },
      INVITATION_WHY,
      INVITATION_LONG,
    ),
    'invitation.invited_by': column(
      { de: 'wer eingeladen hat', cs: 'kdo pozval', pl: 'kto zaprosił', en: 'who invited' },
      INVITATION_WHY,
      INVITATION_LONG,
    ),
    'invitation.accepted_by': column(
      { de: 'wer angenommen hat', cs: 'kdo přijal', pl: 'kto przyjął', en: 'who accepted' },
      INVITATION_WHY,
      INVITATION_LONG,
    ),
    'site.contact_name': column(
      {
        de: 'Name der Ansprechperson eines Hubs',
        cs: 'jméno kontaktní osoby hubu',
        pl: 'imię i nazwisko osoby kontaktowej hubu',
        en: 'name of a hub’s contact person',
      },
      CONTACT_WHY,
      CONTACT_LONG,
    ),
    'site.contact_role': column(
      { de: 'ihre Aufgabe', cs: 'její úkol', pl: 'jej zadanie', en: 'what they do' },
      CONTACT_WHY,
      CONTACT_LONG,
    ),
    'site.contact_phone': column(
      { de: 'ihre Telefonnummer', cs: 'její telefon', pl: 'jej numer telefonu', en: 'their telephone number' },
      CONTACT_WHY,
      CONTACT_LONG,
    ),
    'site.contact_email': column(
      { de: 'ihre E-Mail-Adresse', cs: 'její e-mailová adresa', pl: 'jej adres e-mail', en: 'their e-mail address' },
      CONTACT_WHY,
      CONTACT_LONG,
    ),
  },

  async export(db, { person: id, emails }) {
    const person = id ?? null;
    const ask = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows as Record<string, unknown>[];
    return {
      admission: await ask(sql`
        select h.slug as hub, a.state, a.profile, a.why, a.question, a.answer, a.reason, a.submitted_at, a.decided_at
        from admission a join hub h on h.id = a.hub_id where a.applicant_id = ${person}::uuid order by a.submitted_at, a.id`),
      admission_decided: await ask(sql`
        select h.slug as hub, a.state, a.decided_at from admission a join hub h on h.id = a.hub_id
        where a.decided_by = ${person}::uuid order by a.decided_at, a.id`),
      claim: await ask(sql`
        select o.name as organisation, c.state, c.text, c.reason, c.claimed_at, c.decided_at
        from claim c join organisation o on o.id = c.organisation_id where c.person_id = ${person}::uuid order by c.claimed_at, c.id`),
      claim_decided: await ask(sql`
        select o.name as organisation, c.state, c.decided_at from claim c join organisation o on o.id = c.organisation_id
        where c.decided_by = ${person}::uuid order by c.decided_at, c.id`),
      invitation: await ask(sql`
        select o.name as organisation, i.role, i.invited_at, i.expires_at, i.accepted_at,
          case when i.email = any(${lower(emails)}::text[]) then i.email end as email, i.invited_by = ${person}::uuid as invited_by_you
        from invitation i join organisation o on o.id = i.organisation_id
        where i.email = any(${lower(emails)}::text[]) or i.invited_by = ${person}::uuid or i.accepted_by = ${person}::uuid
        order by i.invited_at, i.id`),
      site: await ask(sql`
        select h.slug as hub, s.name as site, s.contact_name, s.contact_role, s.contact_phone, s.contact_email
        from site s join hub h on h.id = s.hub_id where lower(s.contact_email) = any(${lower(emails)}::text[])
        order by h.slug, s.position, s.id`),
    };
  },

  async erase(trx, { person: id, emails }) {
    const person = id ?? null;
    const count = async (query: ReturnType<typeof sql>) => Number((await query.execute(trx)).numAffectedRows ?? 0);
    // What was accepted is the membership of an organisation and stays, without the words of the person.
    const accepted = await count(sql`
      update admission set applicant_id = null, why = '', question = null, answer = null, reason = null
      where applicant_id = ${person}::uuid and state = 'accepted'`);
    const applications = await count(sql`delete from admission where applicant_id = ${person}::uuid`);
    const decided = await count(sql`update admission set decided_by = null where decided_by = ${person}::uuid`);
    const claims = await count(sql`delete from claim where person_id = ${person}::uuid`);
    const claimsDecided = await count(sql`update claim set decided_by = null where decided_by = ${person}::uuid`);
    const invitations = await sql<{ id: string }>`
      delete from invitation where email = any(${lower(emails)}::text[]) or accepted_by = ${person}::uuid
        or (invited_by = ${person}::uuid and accepted_at is null) returning id`.execute(trx);
    for (const one of invitations.rows) await withdrawLinks(trx, `invitation:${one.id}`);
    const invited = await count(sql`update invitation set invited_by = null where invited_by = ${person}::uuid`);
    const contacts = await count(sql`
      update site set contact_name = null, contact_role = null, contact_phone = null, contact_email = null
      where lower(contact_email) = any(${lower(emails)}::text[])`);
    return [
      { table: 'admission', rows: applications, how: 'deleted' as const },
      { table: 'admission', rows: accepted + decided, how: 'anonymised' as const },
      { table: 'claim', rows: claims, how: 'deleted' as const },
      { table: 'claim', rows: claimsDecided, how: 'anonymised' as const },
      { table: 'invitation', rows: invitations.rows.length, how: 'deleted' as const },
      { table: 'invitation', rows: invited, how: 'anonymised' as const },
      { table: 'site', rows: contacts, how: 'anonymised' as const },
    ].filter(({ rows }) => rows > 0);
  },
};

const lower = (emails: readonly string[]) => emails.map((email) => email.toLowerCase());

export const networkRetention: RetentionRule[] = [
  {
    name: 'declined-admissions',
    label: {
      de: 'Abgelehnte und zurückgezogene Mitgliedsanträge',
      cs: 'Zamítnuté a stažené žádosti o členství',
      pl: 'Odrzucone i wycofane wnioski o członkostwo',
      en: 'Declined and withdrawn applications for membership',
    },
    days: DECLINED_DAYS,
    async run(trx, now) {
      const gone = await trx
        .deleteFrom('admission')
        .where('state', 'in', ['declined', 'withdrawn'])
        .where('decided_at', '<', daysBefore(now, DECLINED_DAYS))
        .returning('id')
        .execute();
      return gone.length;
    },
  },
  {
    name: 'decided-claims',
    label: {
      de: 'Entschiedene Anträge auf Übernahme eines Profils',
      cs: 'Rozhodnuté žádosti o převzetí profilu',
      pl: 'Rozstrzygnięte wnioski o przejęcie profilu',
      en: 'Decided claims to profiles',
    },
    days: CLAIM_DAYS,
    async run(trx, now) {
      const gone = await trx
        .deleteFrom('claim')
        .where('decided_at', '<', daysBefore(now, CLAIM_DAYS))
        .returning('id')
        .execute();
      return gone.length;
    },
  },
  {
    name: 'organisation-invitations',
    label: {
      de: 'Angenommene und abgelaufene Einladungen in eine Organisation',
      cs: 'Přijaté a vypršelé pozvánky do organizace',
      pl: 'Przyjęte i wygasłe zaproszenia do organizacji',
      en: 'Invitations to an organisation that were accepted or have run out',
    },
    days: INVITATION_KEPT_DAYS,
    async run(trx, now) {
      const limit = daysBefore(now, INVITATION_KEPT_DAYS);
      const gone = await trx
        .deleteFrom('invitation')
        .where((eb) =>
          eb.or([eb('accepted_at', '<', limit), eb.and([eb('accepted_at', 'is', null), eb('expires_at', '<', limit)])]),
        )
        .returning('id')
        .execute();
      for (const { id } of gone) await withdrawLinks(trx, `invitation:${id}`);
      return gone.length;
    },
  },
];
