import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import type { World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { signedKey } from '#platform/link';
import { type MailMessage, queueMails } from '#platform/mail';
import { registrationUrl } from '../registration/mails.ts';
import { countReport } from './queries/report.ts';
import { feedbackMailTexts } from './texts.ts';

/** For what the key of a feedback link is signed. */
export const FEEDBACK_PURPOSE = 'feedback';

/** Asked in one transaction. */
const BATCH = 100;

interface Due {
  id: string;
  name: string;
  email: string;
  lang: Lang;
  title: Localised;
  came: boolean;
}

/**
 * Asks everybody who was there, once, two hours after the end; where nobody stood at the door, all who had a place. An event that was not held, or whose
 * end is more than two weeks ago, asks nobody. Who was admitted gets the way to the certificate with it. Returns how many were asked.
 */
export async function askForFeedback(
  world: Pick<World, 'config' | 'secret'>,
  db: Db,
  now: Date,
  signal: AbortSignal,
): Promise<number> {
  let asked = 0;
  while (!signal.aborted) {
    const some = await db.transaction().execute(async (trx) => {
      const { rows } = await sql<Due>`
        select r.id, r.name, r.email, r.lang, e.title,
          exists (select 1 from attendee a where a.registration_id = r.id and a.admitted_at is not null) as came
        from event e join registration r on r.event_id = e.id left join event_feedback_form f on f.event_id = e.id
        where e.state = 'published' and e.held is distinct from 'not-held' and e.participants_deleted_at is null
          and e.ends_at < ${now}::timestamptz - interval '2 hours' and e.ends_at > ${now}::timestamptz - interval '14 days'
          and (f.questions is null or exists (
            select 1 from jsonb_array_elements(f.questions) q where coalesce((q->>'isOff')::boolean, false) = false))
          and (f.closes_on is null or f.closes_on >= ${now}::timestamptz::date)
          and r.state = 'confirmed' and r.email is not null and r.bounced_at is null and r.feedback_asked_at is null
          and (exists (select 1 from attendee a where a.registration_id = r.id and a.admitted_at is not null)
            or not exists (select 1 from attendee a where a.event_id = e.id and a.admitted_at is not null))
        order by r.id limit ${BATCH} for no key update of r skip locked`.execute(trx);
      if (rows.length === 0) return 0;
      await queueMails(
        trx,
        rows.map((row) => mailTo(world, row)),
        now,
      );
      const ids = rows.map(({ id }) => id);
      await trx.updateTable('registration').set({ feedback_asked_at: now }).where('id', 'in', ids).execute();
      const came = rows.filter((row) => row.came).map(({ id }) => id);
      if (came.length > 0)
        await trx
          .updateTable('registration')
          .set({ certificate_at: now })
          .where('id', 'in', came)
          .where('certificate_at', 'is', null)
          .execute();
      return rows.length;
    });
    asked += some;
    if (some < BATCH) break;
  }
  return asked;
}

function mailTo({ config, secret }: Pick<World, 'config' | 'secret'>, row: Due): MailMessage {
  const t = feedbackMailTexts(row.lang);
  const title = localise(row.title, row.lang).text;
  const address = (path: string) => `${config.baseUrl}/${row.lang}${path}`;
  const certificate = `${registrationUrl({ config, secret }, row.lang, row.id)}/certificate.pdf`;
  return {
    kind: 'event-feedback',
    to: row.email,
    lang: row.lang,
    subject: t.subject(title),
    body: [t.hello(row.name), t.ask(title), t.anonymous],
    action: { label: t.action, url: address(`/event-feedback/${signedKey(secret, FEEDBACK_PURPOSE, row.id)}`) },
    ...(row.came ? { items: [{ text: t.certificate, url: certificate }] } : {}),
    after: [t.once],
  };
}

const EVENTS_AT_ONCE = 50;

/**
 * Keeps the figures of events that are over, so that they stay when the data of participants goes: at first a day after the end, then daily for a
 * month, because devices at the door and answers come late. Returns for how many.
 */
export async function keepFigures(db: Db, now: Date): Promise<number> {
  const { rows: events } = await sql<{ id: string }>`
    select e.id from event e
    left join lateral (select max(computed_at) as at from event_figure x where x.event_id = e.id and x.figure = 'came') kept on true
    where e.ends_at < ${now}::timestamptz - interval '1 day' and e.participants_deleted_at is null
      and exists (select 1 from registration r where r.event_id = e.id)
      and (kept.at is null
        or (kept.at < ${now}::timestamptz - interval '1 day' and e.ends_at > ${now}::timestamptz - interval '30 days'))
    order by kept.at nulls first, e.ends_at, e.id limit ${EVENTS_AT_ONCE}`.execute(db);
  for (const { id } of events) {
    const figures = await countReport(db, id);
    const rows = figures.map((figure) => ({ ...figure, event_id: id, computed_at: now }));
    await db
      .insertInto('event_figure')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['event_id', 'figure', 'value'])
          .doUpdateSet((eb) => ({ count: eb.ref('excluded.count'), computed_at: now })),
      )
      .execute();
    await db
      .deleteFrom('event_figure')
      .where('event_id', '=', id)
      .where('computed_at', '<', now)
      .where((eb) => eb.or([eb('figure', 'like', 'came-%'), eb('figure', 'like', 'answer-%')]))
      .execute();
  }
  return events.length;
}
