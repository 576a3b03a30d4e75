import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import { deskItems, noticeKinds } from './notices.ts';
import { personalData } from './personal-data.ts';
import { retentionRules } from './retention.ts';
import { rights } from './rights.ts';
import { moderationRoutes } from './routes/moderation.tsx';
import { ownRoutes } from './routes/own.tsx';
import { publicRoutes } from './routes/public.tsx';
import type { Subjects } from './subjects.ts';

/** Comments on anything that the shell gives, and the moderation of them. */
export function comments(opened: World, subjects: Subjects): Feature {
  const world = { ...opened, subjects };
  const routes = new Hono<AppEnv>();
  // Those of one's own first: `/comments/mine` is no comment of that name.
  for (const part of [ownRoutes(world), publicRoutes(world), moderationRoutes(world)]) routes.route('/', part);
  return {
    name: 'comments',
    routes,
    access: {
      'GET /comments/link/:key': 'link',
      'POST /comments/link/:key/text': 'link',
      'POST /comments/link/:key/deletion': 'link',
      'POST /comments/link/:key/following': 'link',
      'POST /comments/link/:key/objection': 'link',
      'GET /comments/unfollow/:key': 'link',
      'POST /comments/unfollow/:key': 'link',
      'GET /comments/mine': 'person',
      'GET /comments/mine/:id': rights['comment.change-own'],
      'POST /comments/mine/:id/text': rights['comment.change-own'],
      'POST /comments/mine/:id/deletion': rights['comment.change-own'],
      'POST /comments/mine/:id/following': rights['comment.change-own'],
      'POST /comments/mine/:id/objection': rights['comment.change-own'],
      'GET /moderation': rights['comment.release'],
      'POST /moderation/release': rights['comment.release'],
      'POST /moderation/undo': rights['comment.release'],
      'GET /moderation/comments/:id': rights['comment.release'],
      'POST /moderation/comments/:id/decision': rights['comment.release'],
      'POST /moderation/comments/:id/address': rights['comment.see-ip'],
      'GET /moderation/settings': rights['comment.settings'],
      'POST /moderation/settings/:hub': rights['comment.settings'],
    },
    desk: (viewer, lang) => deskItems(opened.db, viewer, lang),
    notices: noticeKinds,
    personalData,
    retention: retentionRules,
  };
}
