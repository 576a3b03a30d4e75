import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import { daysAfter, daysBefore, today } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { Job, World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { createLink } from '#platform/link';
import { queueMail } from '#platform/mail';
import { CONFIRMATION_MONTHS } from '../model.ts';
import { type ConfirmedKind, LINK_DAYS, REMINDER_DAYS, ROUND } from './model.ts';
import { confirmationTexts } from './texts.ts';

/** Asks who is responsible for records whether they are still right: once after twelve months, once more after thirty days, then no more. */
export function confirmationJob({ config }: World): Job {
  return {
    name: 'confirmations',
    everyMinutes: 60,
    // The transaction of the round: whoever is marked as asked has a mail in the queue.
    run: (db, now) => askForConfirmation(db as Trx, config.baseUrl, now),
  };
}

interface Asked {
  id: string;
  name: Localised;
  reminder: boolean;
  people: { email: string; lang: Lang }[];
}

/** One round. Side effects: the marks on `organisation` and `hub`, links, mails to owners and hub managers. */
export async function askForConfirmation(trx: Trx, baseUrl: string, now: Date): Promise<void> {
  const day = today(() => now);
  for (const kind of ['organisation', 'hub'] as const) {
    for (const record of await takeRound(trx, kind, day, now)) {
      for (const person of record.people) await ask(trx, kind, record, person, baseUrl, now);
    }
  }
}

/** Records that nobody has confirmed for long and who is to be asked; they are marked in the same statement. */
async function takeRound(trx: Trx, kind: ConfirmedKind, day: string, now: Date): Promise<Asked[]> {
  const role = kind === 'hub' ? 'hub-manager' : 'organisation-owner';
  const there = kind === 'hub' ? sql`true` : sql`removed_at is null`;
  const name = kind === 'hub' ? sql`record.name` : sql`jsonb_build_object(record.lang, record.name)`;
  const before = daysBefore(now, REMINDER_DAYS);
  const { rows } = await sql<Asked>`
    with due as (
      select id from ${sql.table(kind)} record
      where ${there} and confirmation_reminded_at is null
        and (confirmation_asked_at is null or confirmation_asked_at < ${before})
        and coalesce(confirmed_on < ${day}::date - ${`${CONFIRMATION_MONTHS} months`}::interval, true)
        and exists (select 1 from role_grant where scope = ${`${kind}:`} || record.id and role = ${role})
      order by confirmation_asked_at nulls last, id
      limit ${ROUND}
      for update skip locked
    )
    update ${sql.table(kind)} record set
      confirmation_reminded_at = case when confirmation_asked_at is null then null else ${now}::timestamptz end,
      confirmation_asked_at = coalesce(confirmation_asked_at, ${now}::timestamptz)
    from due where record.id = due.id
    returning record.id, ${name} as name, record.confirmation_reminded_at is not null as reminder, (
      select json_agg(json_build_object('email', person.email, 'lang', person.lang))
      from role_grant join person on person.id = role_grant.person_id
      where role_grant.scope = ${`${kind}:`} || record.id and role_grant.role = ${role}
    ) as people`.execute(trx);
  return rows;
}

async function ask(
  trx: Trx,
  kind: ConfirmedKind,
  record: Asked,
  { email, lang }: { email: string; lang: Lang },
  baseUrl: string,
  now: Date,
): Promise<void> {
  const expiresAt = daysAfter(now, LINK_DAYS);
  const key = await createLink(
    trx,
    { purpose: 'organisation-confirm', subject: `${kind}:${record.id}`, email, expiresAt },
    now,
  );
  const t = confirmationTexts(lang);
  const name = localise(record.name, lang).text;
  await queueMail(
    trx,
    {
      kind: 'confirmation',
      to: email,
      lang,
      subject: record.reminder ? t.reminderSubject(name) : t.mailSubject(name),
      body: t.mailBody(name).split('\n\n'),
      action: { label: t.confirm, url: `${baseUrl}/${lang}/confirmations/${key}` },
      after: [record.reminder ? t.reminderAfter : t.mailAfter],
    },
    now,
  );
}
