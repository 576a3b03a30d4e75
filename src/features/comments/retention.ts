import { sql } from 'kysely';
import { daysBefore } from '#platform/clock';
import type { RetentionRule } from '#platform/feature';
import { USUAL_IP_DAYS } from './model.ts';

/** Addresses go when their hub says, by itself after 30 days. */
const addresses: RetentionRule = {
  name: 'comment-addresses',
  label: {
    de: 'IP-Adressen zu Kommentaren (der Hub kann 0 bis 90 Tage festlegen)',
    cs: 'IP adresy u komentářů (hub může určit 0 až 90 dní)',
    pl: 'Adresy IP przy komentarzach (hub może ustalić od 0 do 90 dni)',
    en: 'IP addresses of comments (the hub can set 0 to 90 days)',
  },
  days: USUAL_IP_DAYS,
  async run(trx, now) {
    const { numAffectedRows } = await sql`
      update comment set sealed_ip = null where sealed_ip is not null and created_at < ${now}::timestamptz - make_interval(days =>
        coalesce((select ip_days from comment_setting s where s.hub_id = comment.hub_id), ${USUAL_IP_DAYS}))`.execute(
      trx,
    );
    return Number(numAffectedRows ?? 0);
  },
};

const marks: RetentionRule = {
  name: 'comment-marks',
  label: {
    de: 'Kennzeichen gegen Spam zu Kommentaren',
    cs: 'Značky proti spamu u komentářů',
    pl: 'Oznaczenia przeciw spamowi przy komentarzach',
    en: 'Marks against spam in comments',
  },
  days: 1,
  async run(trx, now) {
    const emptied = await trx
      .updateTable('comment')
      .set({ address_mark: null, text_mark: null, form_key: null })
      .where('created_at', '<', daysBefore(now, 1))
      // An edited comment has a mark of its new text again.
      .where((eb) =>
        eb.or([eb('address_mark', 'is not', null), eb('form_key', 'is not', null), eb('text_mark', 'is not', null)]),
      )
      .executeTakeFirst();
    return Number(emptied.numUpdatedRows);
  },
};

const reports: RetentionRule = {
  name: 'comment-reports',
  label: {
    de: 'Wer Kommentare gemeldet hat, nach der Entscheidung',
    cs: 'Kdo nahlásil komentáře, po rozhodnutí',
    pl: 'Kto zgłosił komentarze, po decyzji',
    en: 'Who has reported comments, after the decision',
  },
  days: 30,
  async run(trx, now) {
    const emptied = await trx
      .updateTable('comment_report')
      .set({ email: null, person_id: null, reporter_mark: null, text: '' })
      .where('created_at', '<', daysBefore(now, 30))
      .where('outcome', 'is not', null)
      .where((eb) => eb.or([eb('email', 'is not', null), eb('reporter_mark', 'is not', null), eb('text', '<>', '')]))
      .where(
        sql<boolean>`coalesce((select decided_at from comment_decision d where d.id = decision_id), created_at) < ${daysBefore(now, 30)}`,
      )
      .executeTakeFirst();
    return Number(emptied.numUpdatedRows);
  },
};

/** Longer than the six months in which one can object. */
const STATEMENT_DAYS = 365;

const statements: RetentionRule = {
  name: 'comment-statements',
  label: {
    de: 'Begründungen zu Kommentaren und Widersprüche',
    cs: 'Odůvodnění ke komentářům a námitky',
    pl: 'Uzasadnienia dotyczące komentarzy i sprzeciwy',
    en: 'Statements of reasons about comments, and objections',
  },
  days: STATEMENT_DAYS,
  async run(trx, now) {
    const old = daysBefore(now, STATEMENT_DAYS);
    const emptied = await trx
      .updateTable('comment_decision')
      .set({ statement: null, decided_by: null })
      .where('decided_at', '<', old)
      .where((eb) => eb.or([eb('statement', 'is not', null), eb('decided_by', 'is not', null)]))
      .executeTakeFirst();
    await trx
      .updateTable('comment_objection')
      .set({ text: '' })
      .where('created_at', '<', old)
      .where('outcome', 'is not', null)
      .where('text', '<>', '')
      .execute();
    return Number(emptied.numUpdatedRows);
  },
};

export const retentionRules: RetentionRule[] = [addresses, marks, reports, statements];
