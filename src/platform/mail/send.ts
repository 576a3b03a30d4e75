import { sql } from 'kysely';
import { Counter, Gauge, type Metric } from 'prom-client';
import type { Db } from '#platform/database';
import type { Job, World } from '#platform/feature';
import type { Listener } from '#platform/follow';
import type { OutgoingMail, Refused, Smtp, Timeouts } from './smtp.ts';

/** Takes mails out of the queue. */
export interface Sender {
  /** Looks once a minute, for what is tried again. */
  job: Job;
  /** Looks at once when something was queued. */
  listener: Listener;
  metrics: Metric[];
}

/** Mails taken at a time. */
const BATCH = 10;

/**
 * Who took a mail has it for so long; then it is anybody's again, because who took it is gone. Longer than a batch can take: two mails after each
 * other on each connection.
 */
const LEASE_MS = 5 * 60_000;

const TIMEOUTS: Timeouts = { connectMs: 10_000, silenceMs: 30_000, wholeMs: 60_000 };

const MINUTE = 60_000;
/** After the first, second … failed try. After the last of them it has failed. */
const PAUSES_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 720 * MINUTE];

interface TakenMail extends OutgoingMail {
  kind: string;
  attempts: number;
}

/**
 * Sends what is queued through `SMTP_URL`. A mail is taken with a lease, sent outside of any transaction, then marked: several processes send it
 * once, and a kill between sending and marking sends it again, with the same Message-ID. Without `SMTP_URL` what is queued counts as sent: it is
 * in the mailbox page.
 */
export function createSender(
  { config, db, log, clock }: Pick<World, 'config' | 'db' | 'log' | 'clock'>,
  timeouts: Timeouts = TIMEOUTS,
): Sender {
  const { smtpUrl } = config;
  const tries = new Counter({
    name: 'hubwerk_mail_tries_total',
    help: 'Mails given to the mail server, by how it ended',
    labelNames: ['outcome'],
    registers: [],
  });

  async function sendOne({ deliver }: Smtp, mail: TakenMail): Promise<Refused | undefined> {
    const refused = await deliver(mail);
    const waiting = db.updateTable('mail').where('id', '=', mail.id).where('state', '=', 'queued');
    if (refused === undefined) {
      await waiting.set({ state: 'sent', sent_at: clock(), error: null }).execute();
      tries.inc({ outcome: 'sent' });
      return undefined;
    }
    const pause = refused.how === 'never' ? undefined : PAUSES_MS[mail.attempts - 1];
    const next =
      pause === undefined ? { state: 'failed' as const } : { next_try_at: new Date(clock().getTime() + pause) };
    // Unless somebody else has taken it after our lease: then it is theirs.
    await waiting
      .where('attempts', '=', mail.attempts)
      .set({ ...next, error: refused.text })
      .execute();
    const told = { mail: mail.id, kind: mail.kind, attempts: mail.attempts, code: refused.code };
    if (pause === undefined) log.error(told, 'mail has failed');
    else log.warn(told, 'mail not sent, will be tried again');
    tries.inc({ outcome: pause === undefined ? 'failed' : 'again' });
    return refused;
  }

  async function sendDue(signal: AbortSignal): Promise<void> {
    if (smtpUrl === undefined) return deliverToMailbox(db, clock());
    let smtp: Smtp | undefined;
    try {
      while (!signal.aborted) {
        const mails = await takeMails(db, clock());
        if (mails.length === 0) return;
        // Only here: without a mail server nobody needs it.
        const { openSmtp } = await import('./smtp.ts');
        smtp ??= openSmtp(smtpUrl, { from: config.mailFrom, host: new URL(config.baseUrl).hostname }, timeouts);
        const opened = smtp;
        const ended = await Promise.all(mails.map((mail) => sendOne(opened, mail)));
        // Nobody there: the others wait for the next round rather than using up their tries.
        if (ended.every((refused) => refused?.how === 'no-server')) return;
      }
    } finally {
      smtp?.close();
    }
  }

  const waiting = new Gauge({
    name: 'hubwerk_mails',
    help: 'Mails by state: queued and failed',
    labelNames: ['state'],
    registers: [],
    async collect() {
      // Without a database the other figures are still worth having.
      const counted = await countMails(db).catch(() => undefined);
      if (counted === undefined) return this.reset();
      this.set({ state: 'queued' }, counted.queued);
      this.set({ state: 'failed' }, counted.failed);
    },
  });

  return {
    job: { name: 'send-mail', everyMinutes: 1, runs: 'by-itself', run: (_, __, signal) => sendDue(signal) },
    listener: { name: 'mail', catchUp: sendDue },
    metrics: [tries, waiting],
  };
}

/** Takes the mails that have waited longest. Who else looks at the same time passes them over, and so does everybody until the lease is over. */
async function takeMails(db: Db, now: Date): Promise<TakenMail[]> {
  const { rows } = await sql<TakenMail>`
    with due as materialized (
      select id from mail where state = 'queued' and next_try_at <= ${now}
      order by next_try_at, created_at, id limit ${BATCH} for update skip locked
    )
    update mail set attempts = attempts + 1, next_try_at = ${new Date(now.getTime() + LEASE_MS)}
    from due where mail.id = due.id
    returning mail.id, kind, to_address, subject, text, html, unsubscribe_url, attachments, reply_to, created_at, attempts`.execute(
    db,
  );
  return rows;
}

async function deliverToMailbox(db: Db, now: Date): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'sent', sent_at: now })
    .where('state', '=', 'queued')
    .where('next_try_at', '<=', now)
    .execute();
}

async function countMails(db: Db): Promise<{ queued: number; failed: number }> {
  const { rows } = await sql<{ queued: number; failed: number }>`
    select count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'failed')::int as failed
    from mail where state <> 'sent'`.execute(db);
  return rows[0] ?? { queued: 0, failed: 0 };
}
