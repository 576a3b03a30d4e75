import { ok, type PersonViewer, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { findLink } from '#platform/link';
import type { HowOften } from '../model.ts';
import { type Choices, readOffSubject } from './model.ts';

/** Keeps how often one wants to be told of each kind. Writes the choices and an audit entry. */
export async function chooseNotices(db: Db, viewer: PersonViewer, choices: Choices): Promise<void> {
  if (choices.size === 0) return;
  await db.transaction().execute(async (trx) => {
    await writeChoices(trx, viewer.id, choices);
    await audit(trx, viewer, 'notices.choose', `person:${viewer.id}`, Object.fromEntries(choices));
  });
}

/**
 * Switches mails of some kinds off for whoever the link was sent to; `kinds` undefined: all that the mail told of. Who has the link may, without
 * signing in, and twice is as once. Writes the choices and an audit entry.
 */
export async function switchNoticesOff(
  db: Db,
  viewer: Viewer,
  key: string,
  kinds: readonly string[] | undefined,
  now: Date,
): Promise<Result<{ kinds: string[] }, { type: 'unknown-link' }>> {
  return db.transaction().execute(async (trx) => {
    const link = await findLink(trx, 'notices-off', key, now);
    if (link === undefined) return refuse({ type: 'unknown-link' });
    const { person, kinds: ofMail } = readOffSubject(link.subject);
    const off = kinds === undefined ? ofMail : ofMail.filter((kind) => kinds.includes(kind));
    await writeChoices(trx, person, new Map(off.map((kind) => [kind, 'off'])));
    if (off.length > 0) await audit(trx, viewer, 'notices.switch-off', `person:${person}`, { kinds: off.join(', ') });
    return ok({ kinds: off });
  });
}

async function writeChoices(trx: Trx, person: string, choices: ReadonlyMap<string, HowOften>): Promise<void> {
  const rows = [...choices].map(([kind, how_often]) => ({ person_id: person, kind, how_often }));
  if (rows.length === 0) return;
  await trx
    .insertInto('notice_choice')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'kind']).doUpdateSet((eb) => ({ how_often: eb.ref('excluded.how_often') })),
    )
    .execute();
}
