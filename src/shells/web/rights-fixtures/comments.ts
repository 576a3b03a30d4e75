import { randomUUID } from 'node:crypto';
import type { Viewer } from '#engines/kit';
import { decide } from '#features/comments/commands/decide.ts';
import { placeOf } from '#features/comments/commands/post-comment.ts';
import { makeComment } from '#features/comments/fixtures.ts';
import { stampForm } from '#features/comments/spam.ts';
import type { CommentWorld } from '#features/comments/world.ts';
import { accepted, OPERATOR } from '#features/network/fixtures.ts';
import { commentSubjects } from '../../comment-subjects.ts';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';
import { linkFor } from './privacy.ts';

const NOTHING = () => ({});

export function commentWorld({ world }: Given): CommentWorld {
  return { ...world, subjects: commentSubjects };
}

/** The own organisation, which everybody may comment on. */
const subjectOf = ({ places }: Given) => `organisation:${places.own.organisation}` as const;

/** A comment on something of the own hub: of whom asks where somebody has signed in and it matters. */
async function comment(given: Given, state: 'waiting' | 'released' | 'declined', viewer?: Viewer) {
  const world = commentWorld(given);
  const now = given.world.clock();
  const by = viewer?.kind === 'person' ? { viewer } : {};
  const made = await makeComment(world, { subject: subjectOf(given), at: now, ...by });
  const find = () =>
    given.world.db
      .selectFrom('comment')
      .select(['id', 'version', 'state'])
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow();
  const { version } = await find();
  const action = { released: 'release', declined: 'decline', waiting: undefined }[state] as 'release' | 'decline';
  if (state !== 'waiting' && made.state === 'waiting') {
    const reason = state === 'declined' ? { reason: 'off-topic' as const, statement: 'Nicht zum Thema.' } : {};
    accepted(await decide(world, OPERATOR, made.id, { action, version, ...reason }, now));
  }
  return { ...made, ...(await find()) };
}

/** One's own comment by its secret link. */
function byLink(state: 'waiting' | 'declined', fields: Record<string, string> = {}) {
  return async (given: Given): Promise<Ask> => ({ params: { key: (await comment(given, state)).key }, fields });
}

/** One's own comment by its id, after signing in. */
function byOwner(state: 'waiting' | 'declined', fields: Record<string, string> = {}) {
  return async (given: Given, viewer: Viewer): Promise<Ask> => {
    const { id } = await comment(given, state, viewer);
    const person = viewer.kind === 'person' ? viewer.id : null;
    return { params: { id }, fields, thing: { person } };
  };
}

/** A comment of the own hub, for those who moderate. */
function moderated(state: 'waiting' | 'released', fields: (version: number) => Record<string, string> = () => ({})) {
  return async (given: Given): Promise<Ask> => {
    const { id, version } = await comment(given, state);
    return { params: { id }, fields: fields(version), thing: { hub: given.places.own.hub } };
  };
}

const EDIT = { text: 'Neu geschrieben und besser.', lang: 'de' };

export const commentFixtures: Fixtures = {
  'GET /comments/reported': (given) => ({ query: { subject: subjectOf(given) } }),
  'GET /comments': (given) => ({ query: { subject: subjectOf(given) } }),
  'GET /:list{comments\\.(atom|json)}': (given) => ({
    params: { list: 'comments.json' },
    query: { subject: subjectOf(given) },
  }),
  'GET /comments/new': (given) => ({ query: { subject: subjectOf(given) } }),
  'POST /comments': (given) => {
    const opened = new Date(given.world.clock().getTime() - 60_000);
    const stamp = stampForm(given.world.secret, placeOf({ subject: subjectOf(given), parent: undefined }), opened);
    return { fields: { subject: subjectOf(given), stamp, text: `Gut so. ${randomUUID()}`, lang: 'de' } };
  },
  'GET /comments/:id': async (given) => ({ params: { id: (await comment(given, 'released')).id } }),
  'GET /comments/:id/reply': async (given) => ({ params: { id: (await comment(given, 'released')).id } }),
  'GET /comments/:id/report': async (given) => ({ params: { id: (await comment(given, 'released')).id } }),
  'POST /comments/:id/report': async (given) => ({
    params: { id: (await comment(given, 'released')).id },
    fields: { reason: 'insulting', text: 'Das ist beleidigend.' },
  }),
  'GET /comments/mine': NOTHING,
  'GET /comments/link/:key': byLink('waiting'),
  'POST /comments/link/:key/text': byLink('waiting', EDIT),
  'POST /comments/link/:key/deletion': byLink('waiting'),
  'POST /comments/link/:key/following': async (given) => {
    // Only who has left an address, and opens the link that was sent there, can follow.
    const email = 'guest@town.example';
    const { id } = await makeComment(commentWorld(given), {
      subject: subjectOf(given),
      at: given.world.clock(),
      email,
    });
    const key = await linkFor(given, 'comment-own', `comment:${id}`, email);
    return { params: { key }, fields: { follows: 'yes' } };
  },
  'POST /comments/link/:key/objection': byLink('declined', { objection: 'Es gehört zum Thema.' }),
  'GET /comments/mine/:id': byOwner('waiting'),
  'POST /comments/mine/:id/text': byOwner('waiting', EDIT),
  'POST /comments/mine/:id/deletion': byOwner('waiting'),
  'POST /comments/mine/:id/following': byOwner('waiting', { follows: 'yes' }),
  'POST /comments/mine/:id/objection': byOwner('declined', { objection: 'Es gehört zum Thema.' }),
  'GET /comments/unfollow/:key': async (given) => ({
    params: { key: await linkFor(given, 'comment-unfollow', `comment:${(await comment(given, 'released')).id}`) },
  }),
  'POST /comments/unfollow/:key': async (given) => ({
    params: { key: await linkFor(given, 'comment-unfollow', `comment:${(await comment(given, 'released')).id}`) },
  }),
  'GET /moderation': NOTHING,
  'POST /moderation/release': NOTHING,
  'POST /moderation/undo': NOTHING,
  'GET /moderation/comments/:id': moderated('waiting'),
  'POST /moderation/comments/:id/decision': moderated('waiting', (version) => ({
    action: 'release',
    version: String(version),
  })),
  'POST /moderation/comments/:id/address': moderated('waiting', () => ({ why: 'Anfrage der Polizei vom 1. März' })),
  'GET /moderation/settings': NOTHING,
  'POST /moderation/settings/:hub': ({ places }) => ({
    params: { hub: places.own.hub },
    fields: { checks: 'always', ip_days: '30' },
    thing: { hub: places.own.hub },
  }),
};
