import { sql } from 'kysely';
import { daysBefore } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { Feature, Job, RetentionRule, World } from '#platform/feature';

/** A rule whose last run is this old is due; a little less than a day, so that it stays at the same time of day. */
const DUE_AFTER_MS = 23 * 3_600_000;

const AUDIT_DAYS = 730;
const LINK_DAYS = 30;
const FEEDBACK_DAYS = 180;
const RUN_DAYS = 730;

const rowsOf = (result: { numDeletedRows: bigint }[]) => Number(result[0]?.numDeletedRows ?? 0n);

/** What the platform and this feature keep for a time only. */
export const ownRules: RetentionRule[] = [
  {
    name: 'links',
    label: {
      de: 'Benutzte und abgelaufene Links aus Mails',
      cs: 'Použité a prošlé odkazy z e-mailů',
      pl: 'Użyte i wygasłe linki z wiadomości',
      en: 'Used and expired links from mails',
    },
    days: LINK_DAYS,
    async run(trx, now) {
      const old = daysBefore(now, LINK_DAYS);
      const isOver = sql<boolean>`(expires_at < ${old} or used_at < ${old})`;
      return rowsOf(await trx.deleteFrom('link').where(isOver).execute());
    },
  },
  {
    name: 'feedback',
    label: {
      de: 'Beantwortete Rückmeldungen',
      cs: 'Zodpovězená zpětná vazba',
      pl: 'Uwagi, na które odpowiedziano',
      en: 'Feedback that was answered',
    },
    days: FEEDBACK_DAYS,
    async run(trx, now) {
      return rowsOf(
        await trx.deleteFrom('feedback').where('answered_at', '<', daysBefore(now, FEEDBACK_DAYS)).execute(),
      );
    },
  },
  {
    name: 'audit',
    label: {
      de: 'Einträge im Protokoll',
      cs: 'Záznamy v protokolu',
      pl: 'Wpisy w dzienniku',
      en: 'Entries of the audit log',
    },
    days: AUDIT_DAYS,
    async run(trx, now) {
      return rowsOf(await trx.deleteFrom('audit').where('at', '<', daysBefore(now, AUDIT_DAYS)).execute());
    },
  },
  {
    name: 'retention-runs',
    label: {
      de: 'Nachweise über Löschläufe',
      cs: 'Doklady o bězích mazání',
      pl: 'Potwierdzenia przebiegów usuwania',
      en: 'Records of what was deleted automatically',
    },
    days: RUN_DAYS,
    async run(trx, now) {
      return rowsOf(await trx.deleteFrom('retention_run').where('at', '<', daysBefore(now, RUN_DAYS)).execute());
    },
  },
];

export function rulesOf(features: readonly Feature[]): RetentionRule[] {
  return features.flatMap((feature) => feature.retention ?? []);
}

/**
 * Runs each rule once a day, whichever process comes first, in a transaction of its own: one that fails holds up no other. Side effects: what the rules
 * delete, a row of `retention_run` for each run, a line in the log for each failure.
 */
export async function runRetention(
  world: Pick<World, 'db' | 'log'>,
  rules: readonly RetentionRule[],
  now: Date,
  signal?: AbortSignal,
): Promise<void> {
  for (const rule of rules) {
    if (signal?.aborted === true) return;
    try {
      await world.db.transaction().execute((trx) => runRule(trx, rule, now));
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      // Where it happened, without the message: that may quote what was to be deleted.
      const where = error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : [];
      world.log.error({ rule: rule.name, error: name, where }, 'retention rule failed');
      await world.db
        .insertInto('retention_run')
        .values({ rule: rule.name, at: now, rows: null, error: name })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}

async function runRule(trx: Trx, rule: RetentionRule, now: Date): Promise<void> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext(${`retention:${rule.name}`})) as mine`.execute(trx);
  if (rows[0]?.mine !== true) return;
  const last = await trx
    .selectFrom('retention_run')
    .select('at')
    .where('rule', '=', rule.name)
    .where('error', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined && now.getTime() - last.at.getTime() < DUE_AFTER_MS) return;
  const deleted = await rule.run(trx, now);
  await trx.insertInto('retention_run').values({ rule: rule.name, at: now, rows: deleted, error: null }).execute();
}

/** A rule that failed comes round each hour; the others find that they have run. */
export function retentionJob(world: World, rules: () => readonly RetentionRule[]): Job {
  return {
    name: 'retention',
    everyMinutes: 60,
    runs: 'by-itself',
    run: (_, now, signal) => runRetention(world, rules(), now, signal),
  };
}

/** A last mail that could not be sent for so long will not be. */
const LAST_MAIL_DAYS = 3;

/** Without a mail server mails are read in the mailbox page; somebody needs time to do so. */
const MAILBOX_MINUTES = 60;

/** The mail that tells somebody that they were erased is the last thing that names them: it goes as soon as it is sent. */
export function forgetLastMails({ config }: Pick<World, 'config'>): Job {
  const shown = config.smtpUrl === undefined ? MAILBOX_MINUTES * 60_000 : 0;
  return {
    name: 'forget-last-mails',
    everyMinutes: 1,
    async run(db, now) {
      const isOver = sql<boolean>`(
        sent_at <= ${new Date(now.getTime() - shown)} or state = 'failed' or created_at < ${daysBefore(now, LAST_MAIL_DAYS)}
      )`;
      await db.deleteFrom('mail').where('kind', '=', 'data-erased').where(isOver).execute();
    },
  };
}
