import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { CertifiedPerson } from '../model.ts';

export interface BadgeRow {
  id: string;
  name: string;
  organisation: string | null;
  ticket: string;
  kind: Localised;
  lang: Lang;
}

/** The most people of one event. */
const MOST = 6000;

/** Badges of those with a place, by name: all, those that have none yet, or one. */
export async function listBadges(db: Db, event: string, which: 'all' | 'new' | { id: string }): Promise<BadgeRow[]> {
  const chosen =
    which === 'all' ? sql`true` : which === 'new' ? sql`a.badge_at is null` : sql`a.id = ${which.id}::uuid`;
  const { rows } = await sql<BadgeRow>`
    select a.id, a.name, coalesce(a.organisation, r.organisation) as organisation, a.ticket, k.name as kind, r.lang
    from attendee a join registration r on r.id = a.registration_id join ticket_kind k on k.id = r.ticket_kind_id
    where a.event_id = ${event} and r.state = 'confirmed' and ${chosen} order by lower(a.name), a.id limit ${MOST}`.execute(
    db,
  );
  return rows;
}

/** Those who were there, by name: of a registration, or of a whole event, or one person of it. */
export async function listCertified(
  db: Db,
  of: { registration: string } | { event: string; person?: string },
): Promise<CertifiedPerson[]> {
  const whose =
    'registration' in of
      ? sql`a.registration_id = ${of.registration}`
      : of.person === undefined
        ? sql`a.event_id = ${of.event}`
        : sql`a.event_id = ${of.event} and a.id = ${of.person}::uuid`;
  const { rows } = await sql<CertifiedPerson>`
    select a.name, coalesce(a.organisation, r.organisation) as organisation, r.lang, a.admitted_at as "admittedAt"
    from attendee a join registration r on r.id = a.registration_id
    where ${whose} and a.admitted_at is not null order by lower(a.name), a.id limit ${MOST}`.execute(db);
  return rows;
}

/** Kinds of tickets that are given, for walk-ins. */
export async function listTickets(
  db: Db,
  event: string,
): Promise<{ id: string; name: Localised; capacity: number | null; taken: number }[]> {
  return db
    .selectFrom('ticket_kind')
    .select(['id', 'name', 'capacity', 'taken'])
    .where('event_id', '=', event)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** How many places there are, and how many are taken; undefined where nobody registers here. */
export async function readPlaces(
  db: Db,
  event: string,
): Promise<{ capacity: number | null; taken: number } | undefined> {
  return db
    .selectFrom('registration_setting')
    .select(['capacity', 'taken'])
    .where('event_id', '=', event)
    .executeTakeFirst();
}

/** The slug of the event of a registration, for its link. */
export async function findEventOf(db: Db, registration: string): Promise<{ slug: string; lang: Lang } | undefined> {
  return db
    .selectFrom('registration as r')
    .innerJoin('event as e', 'e.id', 'r.event_id')
    .select(['e.slug', 'r.lang'])
    .where('r.id', '=', registration)
    .executeTakeFirst();
}
