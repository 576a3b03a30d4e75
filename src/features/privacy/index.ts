import { Hono } from 'hono';
import type { Lang } from '#engines/kit';
import type { AppEnv, Feature, World } from '#platform/feature';
import { deskOf, notices } from './desk.ts';
import { personalData } from './personal-data.ts';
import { forgetLastMails, ownRules, retentionJob, rulesOf } from './retention.ts';
import { privacyRights } from './rights.ts';
import { legalRoutes } from './routes/legal.tsx';
import { ownRoutes } from './routes/own.tsx';
import { staffRoutes } from './routes/staff.tsx';
import { privacyTexts } from './texts/index.ts';
import { staffTexts } from './texts/staff.ts';

/** What stands on the account page about one's own data. */
export function privacyLinks(lang: Lang): { href: string; title: string; detail: string }[] {
  const t = privacyTexts(lang);
  return [
    { href: `/${lang}/account/data`, title: t.dataTitle, detail: t.dataDetail },
    { href: `/${lang}/account/activity`, title: staffTexts(lang).activityTitle, detail: t.activityDetail },
  ];
}

/** What is stored about people: shown to them, taken along, deleted, and told on the pages that the law asks for. `features` gives all of them. */
export function privacy(world: World, features: () => readonly Feature[]): Feature {
  return {
    name: 'privacy',
    routes: new Hono<AppEnv>()
      .route('/', ownRoutes(world, features))
      .route('/', staffRoutes(world, features))
      .route('/', legalRoutes(world, features)),
    access: {
      'GET /account/data': 'person',
      'POST /account/data/file': 'person',
      'POST /account/data/consents/withdrawal': 'person',
      'GET /account/data/erasure': 'person',
      'POST /account/data/erasure': 'person',
      'GET /account/activity': 'person',
      'POST /terms/confirmation': 'person',
      'GET /data/:key': 'link',
      'POST /data/:key/file': 'link',
      'GET /data/:key/erasure': 'link',
      'POST /data/:key/erasure': 'link',
      'GET /data/protocol/:key': 'link',
      'GET /admin/audit': privacyRights['audit.read-all'],
      'POST /admin/people/:id/address': privacyRights['address.read'],
      'GET /admin/retention': privacyRights['retention.see'],
      'POST /admin/retention/proof': privacyRights['retention.see'],
      'GET /admin/pages': privacyRights['pages.edit'],
      'GET /admin/pages/:name': privacyRights['pages.edit'],
      'POST /admin/pages/:name': privacyRights['pages.edit'],
      'GET /admin/feedback': privacyRights['feedback.answer'],
      'POST /admin/feedback/:id/answer': privacyRights['feedback.answer'],
    },
    desk: deskOf(world),
    notices,
    personalData: personalData(world),
    retention: ownRules,
    jobs: [retentionJob(world, () => rulesOf(features())), forgetLastMails(world)],
  };
}
