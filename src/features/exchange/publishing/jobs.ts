import { sql } from 'kysely';
import { findReader } from '#features/accounts/notices/queries.ts';
import { listHolders } from '#features/accounts/roles/holders.ts';
import { daysAfter, daysBefore, today } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import type { Job, RetentionRule, World } from '#platform/feature';
import { formatDate } from '#platform/i18n';
import { createLink } from '#platform/link';
import { queueMail } from '#platform/mail';
import { rights } from '../rights.ts';
import { COMMENT_DAYS, DRAFT_DAYS, DRAFT_WARNING_DAYS, EXPIRY_NOTICE_DAYS } from './model.ts';
import { publishingTexts } from './texts.ts';

/** Entries told of in one go; the next ones come a quarter of an hour later. */
const AT_ONCE = 200;

export function publishingJobs(world: World): Job[] {
  return [
    { name: 'entries-expiring', everyMinutes: 15, run: (db, now) => tellOfExpiry(db, world.config.baseUrl, now) },
    {
      name: 'entry-drafts-untouched',
      everyMinutes: 60,
      run: (db, now) => tellOfOldDrafts(db, world.config.baseUrl, now),
    },
  ];
}

interface Due {
  id: string;
  slug: string;
  title: string;
  owner_id: string;
  valid_until: string;
}

/**
 * Tells the people of an organisation two weeks before one of its entries expires, each with a link that renews it with one click. Once for each day
 * of expiry. To be called in a transaction. Side effects: `entry.expiry_told`, links, mails.
 */
export async function tellOfExpiry(trx: Trx | Db, baseUrl: string, now: Date): Promise<void> {
  const day = today(() => now);
  const { rows } = await sql<Due>`
    update entry set expiry_told = valid_until where id in (
      select id from entry where state = 'published' and deadline is null
        and valid_until between ${day}::date and ${day}::date + ${EXPIRY_NOTICE_DAYS}::integer
        and expiry_told is distinct from valid_until
      order by valid_until, id limit ${AT_ONCE} for update
    ) returning id, slug, title, owner_id, valid_until`.execute(trx);
  for (const entry of rows) {
    // A link that works a little longer than the entry: who is late by a week still gets through.
    const expiresAt = daysAfter(new Date(entry.valid_until), 8);
    await mailPeople(trx as Trx, entry.owner_id, now, async (reader) => {
      const subject = `entry:${entry.id}` as const;
      const link = { purpose: 'entry-renew', subject, email: reader.email, expiresAt } as const;
      const key = await createLink(trx as Trx, link, now);
      const t = publishingTexts(reader.lang);
      return {
        kind: 'entry-expiring',
        subject: t.mailSubject(entry.title),
        body: [t.mailBody(entry.title, formatDate(reader.lang, entry.valid_until)), t.renewAsk],
        action: { label: t.renew, url: `${baseUrl}/${reader.lang}/entry-renewals/${key}` },
        after: [t.mailAfter],
      };
    });
  }
}

/** Tells the people of an organisation that a draft nobody has touched for long will be deleted. Side effects: `entry.draft_warned_at`, mails. */
export async function tellOfOldDrafts(trx: Trx | Db, baseUrl: string, now: Date): Promise<void> {
  const untouched = daysBefore(now, DRAFT_DAYS - DRAFT_WARNING_DAYS);
  const { rows } = await sql<Due>`
    update entry set draft_warned_at = ${now} where id in (
      select id from entry where state = 'draft' and updated_at < ${untouched} and draft_warned_at is null
      order by updated_at, id limit ${AT_ONCE} for update
    ) returning id, slug, title, owner_id`.execute(trx);
  for (const draft of rows) {
    await mailPeople(trx as Trx, draft.owner_id, now, async (reader) => {
      const t = publishingTexts(reader.lang);
      return {
        kind: 'entry-draft-old',
        subject: t.draftMailSubject(draft.title),
        body: [t.draftMailBody(draft.title)],
        action: { label: t.openDraft, url: `${baseUrl}/${reader.lang}/entries/${draft.slug}/preview` },
      };
    });
  }
}

type Reader = NonNullable<Awaited<ReturnType<typeof findReader>>>;
type Mail = Omit<Parameters<typeof queueMail>[1], 'to' | 'lang'>;

async function mailPeople(trx: Trx, owner: string, now: Date, write: (reader: Reader) => Promise<Mail>): Promise<void> {
  for (const id of await listHolders(trx, rights['entry.write'], [`organisation:${owner}`])) {
    const reader = await findReader(trx, id);
    if (reader !== undefined)
      await queueMail(trx, { ...(await write(reader)), to: reader.email, lang: reader.lang }, now);
  }
}

export const entryRetention: RetentionRule[] = [
  {
    name: 'entry-drafts',
    label: {
      de: 'Entwürfe, die niemand mehr bearbeitet; 30 Tage vorher kommt eine E-Mail',
      cs: 'Koncepty, které už nikdo neupravuje; 30 dní předem přijde e-mail',
      pl: 'Szkice, których nikt już nie edytuje; 30 dni wcześniej przychodzi e-mail',
      en: 'Drafts that nobody edits any more; an e-mail comes 30 days before',
    },
    days: DRAFT_DAYS,
    async run(trx, now) {
      const gone = await trx
        .deleteFrom('entry')
        .where('state', '=', 'draft')
        .where('updated_at', '<', daysBefore(now, DRAFT_DAYS))
        .where('draft_warned_at', '<=', daysBefore(now, DRAFT_WARNING_DAYS))
        .returning('id')
        .execute();
      const ids = gone.map(({ id }) => id);
      if (ids.length > 0) {
        await trx.deleteFrom('address').where('kind', '=', 'entry').where('subject_id', 'in', ids).execute();
      }
      return ids.length;
    },
  },
  {
    name: 'entry-check-comments',
    label: {
      de: 'Bemerkungen aus der Prüfung von Einträgen',
      cs: 'Poznámky z kontroly záznamů',
      pl: 'Uwagi ze sprawdzania wpisów',
      en: 'Comments from the checking of entries',
    },
    days: COMMENT_DAYS,
    async run(trx, now) {
      const emptied = await trx
        .updateTable('entry_check')
        .set({ comment: null, checker_id: null })
        .where('decided_at', '<', daysBefore(now, COMMENT_DAYS))
        .where((eb) => eb.or([eb('comment', 'is not', null), eb('checker_id', 'is not', null)]))
        .returning('id')
        .execute();
      return emptied.length;
    },
  },
];
