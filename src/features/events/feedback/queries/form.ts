import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { EventState, Held } from '../../model.ts';
import type { Question } from '../model.ts';
import { USUAL } from '../usual.ts';

/** The questions of an event, those no longer asked too, and until when they are answered. */
export async function readForm(db: Db, event: string): Promise<{ questions: Question[]; closesOn: string | null }> {
  const form = await db
    .selectFrom('event_feedback_form')
    .select(['questions', sql<string | null>`closes_on::text`.as('closesOn')])
    .where('event_id', '=', event)
    .executeTakeFirst();
  return form ?? { questions: USUAL, closesOn: null };
}

export interface Asked {
  event: string;
  title: Localised;
  lang: Lang;
  state: EventState;
  held: Held | null;
  endsAt: Date;
  endsOn: string;
  isGiven: boolean;
  isConfirmed: boolean;
}

/** What somebody with the link of a registration is asked about. */
export async function findAsked(db: Db, registration: string): Promise<Asked | undefined> {
  const { rows } = await sql<Asked>`
    select e.id as event, e.title, r.lang, e.state, e.held, e.ends_at as "endsAt", e.ends_on::text as "endsOn",
      r.feedback_given as "isGiven", r.state = 'confirmed' as "isConfirmed"
    from registration r join event e on e.id = r.event_id where r.id = ${registration}`.execute(db);
  return rows[0];
}
