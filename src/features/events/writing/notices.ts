import { mayAnywhere } from '#engines/kit';
import type { NoticeKind } from '#platform/feature';
import { localise } from '#platform/i18n';
import { rights } from '../rights.ts';
import { findWritten } from './queries.ts';
import { workTexts } from './texts/work.ts';

const label = (lang: 'de' | 'cs' | 'pl' | 'en') => workTexts(lang).noticeLabel;

/** What people who write events are told. */
export const writingNotices: NoticeKind[] = [
  {
    kind: 'event.by-time',
    label: { de: label('de'), cs: label('cs'), pl: label('pl'), en: label('en') },
    usual: 'at-once',
    isFor: (viewer) => mayAnywhere(viewer, rights['event.write']),
    async say(db, viewer, subject) {
      const event = await findWritten(db, viewer, subject.slice('event:'.length));
      if (event === undefined) return undefined;
      const t = workTexts(viewer.lang);
      const title = localise(event.content.title, viewer.lang).text;
      if (event.state === 'published') return { text: t.noticePublished(title), path: `/events/${event.slug}` };
      if (event.state !== 'draft') return undefined;
      return { text: t.noticeFailed(title), path: `/events/${event.slug}/preview` };
    },
  },
];
