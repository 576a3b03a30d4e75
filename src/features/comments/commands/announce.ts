import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Trx } from '#platform/database';
import { createLink } from '#platform/link';
import { queueMail } from '#platform/mail';
import type { SubjectRef } from '#platform/outbox';
import { mailTexts } from '../mail-texts.ts';
import { findSubject } from '../subjects.ts';
import type { CommentWorld } from '../world.ts';

/** Of those above a comment the nearest so many are told: the others have long lost the thread. */
const MOST_TOLD = 20;

/**
 * Tells those who follow a comment above this one that it is there, once in its life, however often it is released. To be called where it has just
 * become readable for everybody. Returns the ids of the mails.
 */
export async function announce(
  trx: Trx,
  world: CommentWorld,
  id: string,
  now: Date,
  notBefore: Date = now,
): Promise<string[]> {
  const told = await trx
    .updateTable('comment')
    .set({ announced_at: now })
    .where('id', '=', id)
    .where('announced_at', 'is', null)
    .returning(['subject', 'parent_id'])
    .executeTakeFirst();
  if (told === undefined || told.parent_id === null) return [];
  const followers = await listFollowers(trx, id);
  if (followers.length === 0) return [];
  const mails: string[] = [];
  for (const follower of followers) {
    const subject = await findSubject(world.subjects, trx, { kind: 'anonymous', lang: follower.lang }, told.subject);
    if (subject === undefined) break;
    const t = mailTexts(follower.lang);
    const comment: SubjectRef = `comment:${follower.id}`;
    const off = await createLink(trx, { purpose: 'comment-unfollow', subject: comment, expiresAt: null }, now);
    const base = `${world.config.baseUrl}/${follower.lang}`;
    const mail = {
      kind: 'comment-reply',
      to: follower.email,
      lang: follower.lang,
      subject: t.replySubject,
      body: [t.hello, t.replyBody(subject.title)],
      action: { label: t.readReply, url: `${base}/comments/${id}` },
      unsubscribe: { label: t.unfollow, url: `${base}/comments/unfollow/${off}` },
      notBefore,
    };
    mails.push(await queueMail(trx, mail, now));
  }
  return mails;
}

interface Follower {
  id: string;
  email: string;
  lang: Lang;
}

/** Those above who follow and can be written to, each address once, never the author of the new comment. */
async function listFollowers(trx: Trx, id: string): Promise<Follower[]> {
  const { rows } = await sql<Follower>`
    with recursive above as (
      select parent_id, author_id, lower(author_email) as email, 0 as steps from comment where id = ${id}
      union all
      select c.parent_id, a.author_id, a.email, a.steps + 1 from above a join comment c on c.id = a.parent_id
      where a.steps < ${MOST_TOLD}
    )
    select distinct on (lower(coalesce(p.email, c.author_email)))
      c.id, coalesce(p.email, c.author_email) as email, coalesce(p.lang, c.author_lang) as lang
    from above a join comment c on c.id = a.parent_id left join person p on p.id = c.author_id
    where c.follows and coalesce(p.email, c.author_email) is not null
      and (c.author_id = a.author_id) is not true
      and lower(coalesce(p.email, c.author_email)) is distinct from a.email
    order by lower(coalesce(p.email, c.author_email)), a.steps, c.id`.execute(trx);
  return rows;
}
