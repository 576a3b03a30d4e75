import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { SubjectRef } from '#platform/outbox';
import type { Answers, FormField } from '../../registration/model.ts';
import type { ParticipantRow } from '../model.ts';
import type { RecipientState } from './mailings.ts';

export interface Happened {
  at: string;
  action: string;
  /** `anonymous` is the participant with their link. */
  actor: 'anonymous' | 'system' | 'operator' | 'person';
  name: string | null;
}

/** Everything the team sees of one registration. */
export interface RegistrationView extends ParticipantRow {
  updatedAt: Date;
  emailConfirmedAt: Date | null;
  confirmedAt: Date | null;
  endedAt: Date | null;
  offeredUntil: Date | null;
  heldUntil: Date | null;
  hub: Localised | null;
  hubId: string | null;
  ticket: Localised;
  code: string | null;
  note: string | null;
  answer: string | null;
  answers: Answers;
  formVersion: number;
  /** The form that the answers were given to. */
  fields: FormField[];
  /** Rank on the waiting list. */
  position: number | null;
  attendees: { id: string; name: string; organisation: string | null; admittedAt: string | null }[];
  history: Happened[];
  mails: { id: string; subject: Localised; sentAt: string; state: RecipientState }[];
}

/** What happened is shown so far back. */
const HISTORY = 100;

/** One registration of this event; ids of other events' registrations find nothing. One query. */
export async function findRegistration(db: Db, event: string, id: string): Promise<RegistrationView | undefined> {
  const { rows } = await sql<RegistrationView>`
    select r.id, r.name, r.email, r.organisation, r.organisation_type as "organisationType", r.country, r.region, r.ticket_kind_id as "ticketId",
      r.state, r.stage, r.quantity, r.lang, r.bounced_at is not null as bounced, r.note is not null as "hasNote", r.is_walk_in as "isWalkIn",
      r.created_at as "createdAt", r.waiting_since as "waitingSince", r.updated_at as "updatedAt", r.email_confirmed_at as "emailConfirmedAt",
      r.confirmed_at as "confirmedAt", r.ended_at as "endedAt", r.offered_until as "offeredUntil", r.held_until as "heldUntil",
      h.name as hub, r.hub_id as "hubId", t.name as ticket, k.label as code, r.note, r.answer, r.answers, r.form_version as "formVersion",
      coalesce((select f.fields from registration_form f where f.event_id = r.event_id and f.version = r.form_version), '[]') as fields,
      (select count(*) from attendee a where a.registration_id = r.id and a.admitted_at is not null)::int as arrived,
      case when r.state = 'waiting' then (select count(*) from registration o where o.event_id = r.event_id and o.state = 'waiting'
        and (o.email_confirmed_at is not null or o.id = r.id) and (case when o.stage > 0 then 0 else 1 end, o.waiting_since, o.id)
          <= (case when r.stage > 0 then 0 else 1 end, r.waiting_since, r.id))::int end as position,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'organisation', a.organisation, 'admittedAt', a.admitted_at)
        order by a.position) from attendee a where a.registration_id = r.id), '[]') as attendees,
      coalesce((select json_agg(x order by x.at, x.id) from (
        select u.id, u.at, u.action, split_part(u.actor, ':', 1) as actor, p.name
        from audit u left join person p on u.actor = 'person:' || p.id
        where u.subject = 'registration:' || r.id order by u.at desc, u.id desc limit ${HISTORY}) x), '[]') as history,
      coalesce((select json_agg(json_build_object('id', g.id, 'subject', g.subject, 'sentAt', g.sent_at, 'state',
        case when y.mail_id is null then 'waiting' when l.id is null then 'sent' else l.state end) order by g.sent_at desc, g.id desc)
        from event_mailing_recipient y join event_mailing g on g.id = y.mailing_id left join mail l on l.id = y.mail_id
        where y.registration_id = r.id), '[]') as mails
    from registration r join ticket_kind t on t.id = r.ticket_kind_id left join hub h on h.id = r.hub_id
      left join registration_code k on k.id = r.code_id
    where r.event_id = ${event} and r.id = ${id}`.execute(db);
  return rows[0];
}

export interface Chosen {
  id: string;
  name: string;
  state: ParticipantRow['state'];
  stage: number;
}

/** Whether a file came with the answers of this registration. */
export async function isFileOf(db: Db, file: string, subject: SubjectRef): Promise<boolean> {
  const use = await db
    .selectFrom('file_use')
    .select('file_id')
    .where('file_id', '=', file)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return use !== undefined;
}
