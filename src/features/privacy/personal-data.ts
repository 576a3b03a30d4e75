import { sql } from 'kysely';
import type { DataSubject, PersonalColumn, PersonalData, World } from '#platform/feature';
import { hashAddress } from './rules.ts';
import { columnTexts } from './texts/columns.ts';

/** What this feature keeps, and what the platform keeps for all: links, the audit log, events. */
export function personalData({ secret }: Pick<World, 'secret'>): PersonalData {
  const hashesOf = ({ emails }: DataSubject) => emails.map((email) => hashAddress(secret, email));
  const columns: Record<string, PersonalColumn> = columnTexts;
  return {
    columns,
    async export(db, subject) {
      const { person } = subject;
      const emails = lower(subject.emails);
      const self = `person:${person ?? ''}`;
      const link = await sql<Row>`
        select purpose, email, created_at, expires_at, used_at from link
        where lower(email) = any(${emails}::text[]) or subject = ${self} order by created_at, id`.execute(db);
      const consent = await sql<Row>`
        select what, version, at, withdrawn_at from consent
        where person_id = ${person ?? null}::uuid or address_hash = any(${hashesOf(subject)}::text[]) order by at, id`.execute(
        db,
      );
      const feedback = await sql<Row>`
        select about, text, email, lang, created_at, answered_at from feedback
        where lower(email) = any(${emails}::text[]) order by created_at, id`.execute(db);
      const page = await sql<Row>`
        select name as kind, text from network_page
        where exists (select 1 from unnest(${emails}::text[]) mail where strpos(lower(text::text), mail) > 0) order by name`.execute(
        db,
      );
      const audit = await sql<Row>`
        select at, action, subject, details from audit where actor = ${self} or subject = ${self} order by at, id`.execute(
        db,
      );
      const outbox = await sql<Row>`
        select at, type as action, subject from outbox where subject = ${self} order by id`.execute(db);
      return {
        consent: consent.rows,
        feedback: feedback.rows,
        network_page: page.rows,
        link: link.rows,
        audit: audit.rows,
        outbox: outbox.rows,
      };
    },
    async erase(trx, subject) {
      const emails = lower(subject.emails);
      const link = await sql`
        delete from link where lower(email) = any(${emails}::text[]) or subject = ${`person:${subject.person ?? ''}`}
        returning 1`.execute(trx);
      // Those of an account have gone with it; counted there.
      const consent = await sql`
        delete from consent where person_id = ${subject.person ?? null}::uuid
          or address_hash = any(${hashesOf(subject)}::text[]) returning 1`.execute(trx);
      const feedback = await sql`
        delete from feedback where lower(email) = any(${emails}::text[]) returning 1`.execute(trx);
      return [
        { table: 'link', rows: link.rows.length, how: 'deleted' },
        { table: 'consent', rows: consent.rows.length, how: 'deleted' },
        { table: 'feedback', rows: feedback.rows.length, how: 'deleted' },
      ];
    },
  };
}

type Row = Record<string, unknown>;

const lower = (emails: readonly string[]) => emails.map((email) => email.toLowerCase());
