import { type RawBuilder, sql } from 'kysely';
import { type Lang, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import type { World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { inSlices, queueMails, type SliceLimits } from '#platform/mail';
import { meetingsUrl } from '../../wishes/links.ts';
import { mailTexts, momentIn } from '../mail-texts.ts';
import { bumpVersion, type LockRefusal, lockMatchmaking } from './lock.ts';

/** Whom to invite of those who are registered. */
export type Whom = { to: 'all' } | { to: 'ticket'; ticket: string } | { to: 'answer'; field: string; answer: string };

/** Mails put into the queue by one transaction. */
const SLICE = 100;

/**
 * Invites people whose registration is confirmed, each once; their mails follow in slices (`deliverInvitations`). Without an address nobody can be invited.
 * Side effects: `meeting_participant`, audit.
 */
export async function invitePeople(
  db: Db,
  viewer: Viewer,
  id: string,
  whom: Whom,
  group: string | null,
  now: Date,
): Promise<Result<{ invited: number }, LockRefusal | { type: 'not-open' } | { type: 'unknown-group' }>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, id);
    if (!locked.ok) return locked;
    if (locked.value.state !== 'wishing') return refuse({ type: 'not-open' });
    const { groups } = await trx
      .selectFrom('matchmaking')
      .select('groups')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (group !== null && !groups.some(({ key }) => key === group)) return refuse({ type: 'unknown-group' });
    const { numAffectedRows } = await sql`
      insert into meeting_participant
        (id, matchmaking_id, registration_id, state, group_key, name, organisation, lang, langs, updated_at)
      select gen_random_uuid(), ${id}, r.id, 'invited', ${group}, r.name, r.organisation, r.lang, array[r.lang], ${now}::timestamptz
      from registration r
      where r.event_id = ${locked.value.eventId} and r.state = 'confirmed' and r.email is not null and ${conditionOf(whom)}
      on conflict (matchmaking_id, registration_id) do nothing`.execute(trx);
    const invited = Number(numAffectedRows ?? 0n);
    await audit(trx, viewer, 'meetings.invited', `matchmaking:${id}`, { invited });
    return ok({ invited });
  });
}

function conditionOf(whom: Whom): RawBuilder<unknown> {
  switch (whom.to) {
    case 'all':
      return sql`true`;
    case 'ticket':
      return sql`r.ticket_kind_id = ${whom.ticket}`;
    case 'answer':
      return sql`(r.answers->>${whom.field} = ${whom.answer}
        or (jsonb_typeof(r.answers->${whom.field}) = 'array' and r.answers->${whom.field} ? ${whom.answer}))`;
  }
}

/** Puts people into a group, or out of it. Side effects: rows, the version, audit. */
export async function setGroup(
  db: Db,
  viewer: Viewer,
  id: string,
  people: readonly string[],
  group: string | null,
  now: Date,
): Promise<Result<null, LockRefusal | { type: 'unknown-group' }>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, id);
    if (!locked.ok) return locked;
    const { groups } = await trx
      .selectFrom('matchmaking')
      .select('groups')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (group !== null && !groups.some(({ key }) => key === group)) return refuse({ type: 'unknown-group' });
    if (people.length > 0)
      await trx
        .updateTable('meeting_participant')
        .set({ group_key: group, updated_at: now })
        .where('matchmaking_id', '=', id)
        .where('id', 'in', people)
        .execute();
    await bumpVersion(trx, id, now);
    await audit(trx, viewer, 'meetings.grouped', `matchmaking:${id}`, { people: people.length });
    return ok(null);
  });
}

interface Invited {
  id: string;
  name: string;
  email: string;
  lang: Lang;
  matchmakingName: Localised;
  title: Localised;
  closes: Date;
  zone: string;
  contactEmail: string | null;
}

/** Puts the invitations into the queue, slice by slice. Two processes do not take the same people; what a stopped one left is done by the next. */
export async function deliverInvitations(
  world: Pick<World, 'config' | 'secret'>,
  db: Db,
  now: Date,
  limits: SliceLimits = {},
): Promise<void> {
  await inSlices(SLICE, limits, () =>
    db.transaction().execute(async (trx) => {
      const { rows } = await sql<Invited>`
        select p.id, p.name, r.email, p.lang, m.name as "matchmakingName", e.title, m.wishes_close_at as closes, e.zone,
          e.contact_email as "contactEmail"
        from meeting_participant p join registration r on r.id = p.registration_id
          join matchmaking m on m.id = p.matchmaking_id join event e on e.id = m.event_id
        where p.state = 'invited' and p.invited_at is null and m.state = 'wishing' and r.email is not null
        order by p.id limit ${SLICE} for update of p skip locked`.execute(trx);
      if (rows.length === 0) return 0;
      await queueMails(
        trx,
        rows.map((row) => {
          const t = mailTexts(row.lang);
          return {
            kind: 'meetings-invitation',
            to: row.email,
            lang: row.lang,
            subject: t.invitationSubject(localise(row.title, row.lang).text),
            body: [
              t.hello(row.name),
              t.invitation(localise(row.title, row.lang).text, localise(row.matchmakingName, row.lang).text),
              t.invitationHow,
              t.invitationCloses(momentIn(row.lang, row.closes, row.zone)),
            ],
            action: {
              label: t.takePart,
              url: meetingsUrl(world, row.lang, row.id),
            },
            after: [t.ownLink],
            replyTo: row.contactEmail ?? undefined,
          };
        }),
        now,
      );
      await trx
        .updateTable('meeting_participant')
        .set({ invited_at: now })
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .execute();
      return rows.length;
    }),
  );
}
