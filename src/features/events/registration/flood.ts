import { sql } from 'kysely';
import type { Db } from '#platform/database';

/** What may come from one line. A town hall or a school shares one, so these are far above what people do. */
export const PER_LINE = [
  { minutes: 10, most: 40 },
  { minutes: 24 * 60, most: 400 },
] as const;

/** Mails to confirm that one mailbox gets in a day, for all events together: more would be somebody else's doing. */
export const PER_MAILBOX_AND_DAY = 10;

/** Whether so much has come from this line, or for this mailbox, that no more is taken. `line`: its mark; none where nothing tells where it comes from. */
export async function isFlood(
  db: Db,
  line: string | null,
  email: string,
  now: Date,
): Promise<'line' | 'mailbox' | undefined> {
  const since = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const [short, long] = PER_LINE;
  const { rows } = await sql<{ short: number; long: number; mailbox: number }>`
    select (select count(*)::int from registration where address_mark = ${line} and created_at > ${since(short.minutes)}) as short,
      (select count(*)::int from registration where address_mark = ${line} and created_at > ${since(long.minutes)}) as long,
      (select count(*)::int from registration where lower(email) = ${email.toLowerCase()} and email_confirmed_at is null
        and created_at > ${since(24 * 60)}) as mailbox`.execute(db);
  const counted = rows[0];
  if (counted === undefined) return undefined;
  if (counted.short >= short.most || counted.long >= long.most) return 'line';
  return counted.mailbox >= PER_MAILBOX_AND_DAY ? 'mailbox' : undefined;
}
