import { sql } from 'kysely';
import { type Lang, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { type MailMessage, queueMails } from '#platform/mail';
import type { FollowUp, OnlineRoom, Outcome } from '../../model.ts';
import { meetingsUrl } from '../../wishes/links.ts';
import { mailTexts } from '../mail-texts.ts';
import { roomOf } from '../rooms.ts';
import { type LockRefusal, lockMatchmaking } from './lock.ts';

/**
 * Notes whether a meeting of the plan that holds was held; null takes it back. The matchmaking is held meanwhile, so that a plan published at the same moment
 * takes it along. False when this request has no meeting there.
 */
export async function recordOutcome(
  trx: Trx,
  matchmaking: string,
  request: string,
  outcome: Outcome | null,
  by: string,
  now: Date,
): Promise<boolean> {
  const held = await trx
    .selectFrom('matchmaking')
    .select('plan_id')
    .where('id', '=', matchmaking)
    .forShare()
    .executeTakeFirst();
  if (held?.plan_id == null) return false;
  const { numUpdatedRows } = await trx
    .updateTable('meeting')
    .set(
      outcome === null
        ? { outcome: null, outcome_by: null, outcome_at: null }
        : { outcome, outcome_by: by, outcome_at: now },
    )
    .where('plan_id', '=', held.plan_id)
    .where('request_id', '=', request)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The organiser's tap on the day. Side effects: the meeting, audit. */
export async function noteOutcome(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  request: string,
  outcome: Outcome | null,
  now: Date,
): Promise<Result<null, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    const by = viewer.kind === 'person' ? viewer.id : 'system';
    if (!(await recordOutcome(trx, matchmaking, request, outcome, by, now))) return refuse({ type: 'missing' });
    await audit(trx, viewer, 'meetings.outcome', `matchmaking:${matchmaking}`, { request, outcome: outcome ?? 'none' });
    return ok(null);
  });
}

/**
 * Says what becomes of wishes that came to nothing, or takes it back. Side effects: requests, a mail to each of those who are offered online meetings, once,
 * audit.
 */
export async function followUp(
  world: Pick<World, 'db' | 'config' | 'secret'>,
  viewer: Viewer,
  matchmaking: string,
  requests: readonly string[],
  to: FollowUp | null,
  now: Date,
): Promise<Result<{ count: number }, LockRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    if (requests.length === 0) return ok({ count: 0 });
    const changed = await trx
      .updateTable('meeting_request')
      .set({ follow_up: to })
      .where('matchmaking_id', '=', matchmaking)
      .where('id', 'in', requests)
      .where('state', '=', 'accepted')
      .where((eb) => eb('follow_up', 'is distinct from', to))
      .returning('id')
      .execute();
    if (to === 'online') {
      const offers = await readOffers(
        trx,
        changed.map(({ id }) => id),
      );
      await queueMails(
        trx,
        offers.map((offer) => offerMail(world, offer)),
        now,
      );
    }
    await trx.updateTable('matchmaking').set({ updated_at: now }).where('id', '=', matchmaking).execute();
    await audit(trx, viewer, 'meetings.follow-up', `matchmaking:${matchmaking}`, {
      to: to ?? 'none',
      requests: changed.length,
    });
    return ok({ count: changed.length });
  });
}

/** Somebody who can make up for meetings online, and with whom. */
interface Offer {
  id: string;
  name: string;
  email: string;
  lang: Lang;
  title: Localised;
  contactEmail: string | null;
  onlineAddress: string | null;
  onlineRooms: OnlineRoom[];
  others: { request: string; name: string; organisation: string | null }[];
}

async function readOffers(trx: Trx, requests: readonly string[]): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select p.id, p.name, r.email, p.lang, e.title, e.contact_email as "contactEmail", m.online_address as "onlineAddress",
      m.online_rooms as "onlineRooms",
      json_agg(json_build_object('request', q.id, 'name', o.name, 'organisation', o.organisation) order by lower(o.name), q.id) as others
    from meeting_request q join meeting_participant p on p.id in (q.from_id, q.to_id)
      join meeting_participant o on o.id in (q.from_id, q.to_id) and o.id <> p.id
      join registration r on r.id = p.registration_id join matchmaking m on m.id = q.matchmaking_id join event e on e.id = m.event_id
    where q.id = any(${[...requests]}::uuid[]) and r.email is not null
    group by p.id, r.id, m.id, e.id order by p.id`.execute(trx);
  return rows;
}

function offerMail(world: Pick<World, 'config' | 'secret'>, offer: Offer): MailMessage {
  const { lang, contactEmail } = offer;
  const t = mailTexts(lang);
  const title = localise(offer.title, lang).text;
  const lines = offer.others.map(({ request, name, organisation }) => {
    const room = roomOf(offer, request, null);
    const who = organisation === null ? name : `${name} (${organisation})`;
    return room === null ? who : `${who}: ${room.address}`;
  });
  return {
    kind: 'meetings-online',
    to: offer.email,
    lang,
    subject: t.offerSubject(title),
    body: [t.hello(offer.name), t.offer(title), ...lines, ...(contactEmail === null ? [] : [t.offerHow])],
    action: { label: t.seePlan, url: meetingsUrl(world, lang, offer.id) },
    replyTo: contactEmail ?? undefined,
  };
}
