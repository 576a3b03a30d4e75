import { type Lang, mayAnywhere, type PersonViewer } from '#engines/kit';
import type { DeskItem, NoticeKind, World } from '#platform/feature';
import { findConsents } from './commands/consents.ts';
import { hasText, REQUIRED_PAGES } from './model.ts';
import { countOpenFeedback, findOrganisationOf, listNetworkPages } from './queries.ts';
import { canAnswerFeedback, canEditPages, privacyRights } from './rights.ts';
import { privacyTexts } from './texts/index.ts';
import { staffTexts } from './texts/staff.ts';

/** Terms to confirm; for those who run the network, feedback to answer and details that are missing. At most three queries. */
export function deskOf({ db }: Pick<World, 'db'>) {
  return async (viewer: PersonViewer, lang: Lang): Promise<DeskItem[]> => {
    const t = staffTexts(lang);
    const since = viewer.session.signedInAt;
    const items: DeskItem[] = [];
    const pages = await listNetworkPages(db);
    const version = pages.get('terms')?.version ?? 0;
    const given = await findConsents(db, { person: viewer.id });
    if (!given.some((one) => one.what === 'terms' && one.version === version)) {
      items.push({ kind: 'terms', title: privacyTexts(lang).termsDesk, href: `/${lang}/terms`, count: 1, since });
    }
    if (canAnswerFeedback(viewer)) {
      const open = await countOpenFeedback(db);
      const href = `/${lang}/admin/feedback`;
      if (open.since !== null)
        items.push({ kind: 'feedback', title: t.feedbackDesk, href, count: open.count, since: open.since });
    }
    const missing = REQUIRED_PAGES.filter((name) => !hasText(pages, name));
    if (canEditPages(viewer) && missing.length > 0) {
      items.push({ kind: 'pages', title: t.pagesDesk, href: `/${lang}/admin/pages`, count: missing.length, since });
    }
    return items;
  };
}

export const notices: NoticeKind[] = [
  {
    kind: 'feedback-given',
    label: staffLabel('noticeFeedback'),
    usual: 'at-once',
    isFor: canAnswerFeedback,
    async say(_, viewer) {
      if (!canAnswerFeedback(viewer)) return undefined;
      return { text: staffTexts(viewer.lang).noticeFeedback, path: '/admin/feedback' };
    },
  },
  {
    kind: 'organisation-without-owner',
    label: staffLabel('noticeOrphan'),
    usual: 'at-once',
    isFor: (viewer) => mayAnywhere(viewer, privacyRights['organisation.look-after']),
    async say(db, viewer, subject) {
      const found = await findOrganisationOf(db, subject);
      if (found === undefined) return undefined;
      return { text: staffTexts(viewer.lang).orphanSay(found.name), path: `/organisations/${found.slug}` };
    },
  },
];

function staffLabel(key: 'noticeFeedback' | 'noticeOrphan'): Record<Lang, string> {
  const of = (lang: Lang) => staffTexts(lang)[key];
  return { de: of('de'), cs: of('cs'), pl: of('pl'), en: of('en') };
}
