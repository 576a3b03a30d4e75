import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type Lang, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { detectLanguage } from '#engines/language';
import { audit } from '#platform/audit';
import { today } from '#platform/clock';
import type { Trx } from '#platform/database';
import { createLink } from '#platform/link';
import { emit, type SubjectRef } from '#platform/outbox';
import { queueReceipt } from '../mails.ts';
import type { CommentInput, HeldFor } from '../model.ts';
import { canModerate, canWrite } from '../rights.ts';
import { isChecked } from '../rules.ts';
import {
  countLinks,
  FREE_LINKS,
  GUESTS_PER_HUB_AND_HOUR,
  markAddress,
  markText,
  PER_ADDRESS,
  readStamp,
} from '../spam.ts';
import { findSubject, type Subject } from '../subjects.ts';
import type { CommentWorld } from '../world.ts';
import { announce } from './announce.ts';
import { readSetting } from './state.ts';
import { tellModerators } from './tell-moderators.ts';

export interface Posting {
  subject: SubjectRef;
  parent: string | undefined;
  /** What the form carried. */
  stamp: string;
  /** The field that people do not see. */
  trap: string;
  address: string;
}

export type PostRefusal =
  | { type: 'not-found' }
  | { type: 'closed' }
  | { type: 'parent-gone' }
  | { type: 'stamp-missing' | 'too-fast' | 'too-old' | 'trapped' | 'too-many' | 'hub-busy' | 'repeated' };

/** Sureness from which a recognised language counts; below it the language of the page is likelier. */
const SURE = 0.3;

/**
 * Takes a comment of anybody. Side effects, in this order: `comment`; its number in the month; a secret link for its author, by mail too where an
 * address was given; when it has to be checked, notices to the moderators of the hub, otherwise mails to those who follow; `comment.posted`, and
 * `comment.released` when everybody sees it at once; one audit entry. The same form sent again makes no second comment, only another link.
 */
export async function postComment(
  world: CommentWorld,
  viewer: Viewer,
  posting: Posting,
  input: CommentInput,
  now: Date,
): Promise<Result<{ id: string; key: string; state: 'waiting' | 'released' }, PostRefusal>> {
  const place = placeOf(posting);
  const stamp = readStamp(world.secret, posting.stamp, place, now);
  if (!canWrite(viewer)) return refuse({ type: 'not-found' });
  if (stamp === undefined) return refuse({ type: 'stamp-missing' });
  if (posting.trap !== '') return refuse({ type: 'trapped' });
  if (stamp.age !== 'right') return refuse({ type: stamp.age });
  const mark = markAddress(world.secret, posting.address);

  return world.db.transaction().execute(async (trx) => {
    // The same form arriving twice at the same moment: the second waits and then finds the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${stamp.key}, 0))`.execute(trx);
    const before = await trx
      .selectFrom('comment')
      .select(['id', 'state'])
      .where('form_key', '=', stamp.key)
      .executeTakeFirst();
    if (before !== undefined) return again(trx, before, now);

    const subject = await findSubject(world.subjects, trx, viewer, posting.subject);
    if (subject === undefined) return refuse({ type: 'not-found' });
    if (!subject.open) return refuse({ type: 'closed' });
    const parent = posting.parent === undefined ? undefined : await findParent(trx, posting.parent, posting.subject);
    if (posting.parent !== undefined && parent === undefined) return refuse({ type: 'parent-gone' });

    const isMember = viewer.kind === 'person';
    const textMark = markText(input.text);
    const moderates = canModerate(viewer, subject);
    // Those who answer for the hub may have much to answer.
    const flood = moderates ? undefined : await findFlood(trx, { mark, hub: subject.hub, isMember }, now);
    if (flood !== undefined) return refuse({ type: flood });
    const repeated = await findRepeated(trx, { textMark, mark, subject: posting.subject, text: input.text }, now);
    if (repeated === 'own') return refuse({ type: 'repeated' });

    const setting = await readSetting(trx, subject.hub);
    const held: HeldFor[] = [];
    if (countLinks(input.text) > FREE_LINKS) held.push('links');
    if (repeated === 'elsewhere') held.push('repeated');
    const checked = !moderates && (held.length > 0 || isChecked(setting.checks, isMember ? 'member' : 'guest'));
    const state = checked ? 'waiting' : 'released';

    const id = uuid();
    await trx
      .insertInto('comment')
      .values({
        id,
        subject: posting.subject,
        hub_id: subject.hub,
        root_id: parent?.root_id ?? id,
        parent_id: parent?.id ?? null,
        state,
        lang: input.lang ?? languageOf(input.text, viewer.lang),
        text: input.text,
        author_id: isMember ? viewer.id : null,
        author_name: isMember ? null : (input.name ?? null),
        author_email: isMember ? null : (input.email ?? null),
        author_lang: viewer.lang,
        organisation_id: ownOrganisation(viewer, input.organisation),
        sealed_ip: setting.ipDays === 0 ? null : world.secret.seal('comment-ip', posting.address),
        address_mark: mark,
        text_mark: textMark,
        form_key: stamp.key,
        held_for: held,
        reported_since: null,
        created_at: now,
        waiting_since: checked ? now : null,
        released_at: checked ? null : now,
        edited_at: null,
        announced_at: null,
      })
      .execute();
    await countReceived(trx, subject, now);
    const key = await createLink(trx, { purpose: 'comment-own', subject: `comment:${id}`, expiresAt: null }, now);
    if (!isMember && input.email !== undefined) {
      await queueReceipt(trx, world.config.baseUrl, { id, email: input.email, lang: viewer.lang, state }, now);
    }
    if (state === 'waiting') await tellModerators(trx, 'comment.waiting', subject.hub, now);
    else await announce(trx, world, id, now);
    await emit(trx, [
      { type: 'comment.posted', subject: `comment:${id}` },
      ...(state === 'released' ? [{ type: 'comment.released' as const, subject: `comment:${id}` as const }] : []),
    ]);
    await audit(trx, viewer, 'comment.posted', `comment:${id}`, { state });
    return ok({ id, key, state });
  });
}

/** A form belongs to one place: the subject, and the comment it answers. */
export function placeOf({ subject, parent }: Pick<Posting, 'subject' | 'parent'>): string {
  return `${subject} ${parent ?? ''}`;
}

/** Who sends the same form again has lost the answer, and the link with it: only they have what the form carried. */
async function again(trx: Trx, { id, state }: { id: string; state: string }, now: Date) {
  const key = await createLink(trx, { purpose: 'comment-own', subject: `comment:${id}`, expiresAt: null }, now);
  return ok({ id, key, state: state === 'released' ? ('released' as const) : ('waiting' as const) });
}

/** Only what everybody sees can be answered, and only where it stands. */
async function findParent(trx: Trx, id: string, subject: SubjectRef) {
  return trx
    .selectFrom('comment')
    .select(['id', 'root_id'])
    .where('id', '=', id)
    .where('subject', '=', subject)
    .where('state', '=', 'released')
    .executeTakeFirst();
}

async function findFlood(
  trx: Trx,
  from: { mark: string; hub: string | null; isMember: boolean },
  now: Date,
): Promise<'too-many' | 'hub-busy' | undefined> {
  for (const { minutes, most } of PER_ADDRESS) {
    const since = new Date(now.getTime() - minutes * 60_000);
    const { rows } = await sql<{ posted: number }>`
      select count(*) as posted from (
        select 1 from comment where address_mark = ${from.mark} and created_at > ${since} limit ${most}
      ) x`.execute(trx);
    if ((rows[0]?.posted ?? 0) >= most) return 'too-many';
  }
  if (from.isMember) return undefined;
  const { rows } = await sql<{ posted: number }>`
    select count(*) as posted from (
      select 1 from comment where hub_id is not distinct from ${from.hub}::uuid and author_id is null
        and created_at > ${new Date(now.getTime() - 3_600_000)} limit ${GUESTS_PER_HUB_AND_HOUR}
    ) x`.execute(trx);
  return (rows[0]?.posted ?? 0) >= GUESTS_PER_HUB_AND_HOUR ? 'hub-busy' : undefined;
}

/** The same text within a day: once more by the same at the same place, or anywhere by anybody. */
async function findRepeated(
  trx: Trx,
  comment: { textMark: string; mark: string; subject: SubjectRef; text: string },
  now: Date,
): Promise<'own' | 'elsewhere' | undefined> {
  const rows = await trx
    .selectFrom('comment')
    .select(['subject', 'address_mark', 'text'])
    .where('text_mark', '=', comment.textMark)
    .where('created_at', '>', new Date(now.getTime() - 24 * 3_600_000))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  if (rows.length === 0) return undefined;
  const isOwn = rows.some(
    (row) => row.address_mark === comment.mark && row.subject === comment.subject && row.text === comment.text,
  );
  return isOwn ? 'own' : 'elsewhere';
}

function languageOf(text: string, page: Lang): Lang {
  const { lang, confidence } = detectLanguage(text);
  return confidence >= SURE ? lang : page;
}

/** The organisation that a member wants to be seen with, if they belong to it. */
function ownOrganisation(viewer: Viewer, wanted: string | undefined): string | null {
  return ownOrganisations(viewer).find((id) => id === wanted) ?? null;
}

export function ownOrganisations(viewer: Viewer): string[] {
  if (viewer.kind !== 'person') return [];
  return viewer.grants.flatMap(({ scope }) =>
    scope.startsWith('organisation:') ? [scope.slice('organisation:'.length)] : [],
  );
}

async function countReceived(trx: Trx, { hub }: Subject, now: Date): Promise<void> {
  await sql`
    insert into comment_received (month, hub_id, received) values (${`${today(() => now).slice(0, 7)}-01`}, ${hub}, 1)
    on conflict (month, hub_id) do update set received = comment_received.received + 1`.execute(trx);
}
