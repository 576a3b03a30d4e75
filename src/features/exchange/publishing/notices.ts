import { mayAnywhere, type PersonViewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { NoticeKind } from '#platform/feature';
import { catalogue } from '#platform/i18n';
import { canCheckEntry, rights } from '../rights.ts';
import type { OwnEntry } from './model.ts';
import { findOwnEntryById } from './queries.ts';

const texts = catalogue({
  toCheck: {
    de: (title: string) => `Zu prüfen: „${title}“`,
    cs: (title: string) => `Ke kontrole: „${title}“`,
    pl: (title: string) => `Do sprawdzenia: „${title}”`,
    en: (title: string) => `To be checked: “${title}”`,
  },
  published: {
    de: (title: string) => `„${title}“ ist veröffentlicht.`,
    cs: (title: string) => `Záznam „${title}“ je zveřejněn.`,
    pl: (title: string) => `Wpis „${title}” został opublikowany.`,
    en: (title: string) => `“${title}” has been published.`,
  },
  returned: {
    de: (title: string) => `„${title}“ wurde zurückgegeben, mit einer Bemerkung des Hub-Teams.`,
    cs: (title: string) => `Záznam „${title}“ byl vrácen s poznámkou týmu hubu.`,
    pl: (title: string) => `Wpis „${title}” został zwrócony z uwagami zespołu hubu.`,
    en: (title: string) => `“${title}” has been returned, with a comment from the hub team.`,
  },
});

/** What people are told about entries. Who may no longer see the entry hears nothing of it. */
export const entryNotices: NoticeKind[] = [
  {
    kind: 'entry.to-check',
    label: {
      de: 'Ein Eintrag wartet auf Prüfung',
      cs: 'Záznam čeká na kontrolu',
      pl: 'Wpis czeka na sprawdzenie',
      en: 'An entry is waiting to be checked',
    },
    usual: 'daily',
    isFor: (viewer) => mayAnywhere(viewer, rights['entry.check']),
    say: (db, viewer, subject) =>
      tell(db, viewer, subject, (entry) => {
        const place = { hub: entry.hubId, organisation: entry.ownerId, savedBy: entry.savedBy };
        if (entry.submittedAt === null || !canCheckEntry(viewer, place)) return undefined;
        const title = entry.editContent?.title ?? entry.title;
        return { text: texts(viewer.lang).toCheck(title), path: `/entries/${entry.slug}/check` };
      }),
  },
  {
    kind: 'entry.published',
    label: {
      de: 'Ein Eintrag meiner Organisation ist veröffentlicht',
      cs: 'Záznam mé organizace je zveřejněn',
      pl: 'Wpis mojej organizacji został opublikowany',
      en: 'An entry of my organisation has been published',
    },
    usual: 'at-once',
    say: (db, viewer, subject) =>
      tell(db, viewer, subject, (entry) => {
        if (entry.state !== 'published') return undefined;
        return { text: texts(viewer.lang).published(entry.title), path: `/entries/${entry.slug}` };
      }),
  },
  {
    kind: 'entry.returned',
    label: {
      de: 'Ein Eintrag meiner Organisation wurde zurückgegeben',
      cs: 'Záznam mé organizace byl vrácen',
      pl: 'Wpis mojej organizacji został zwrócony',
      en: 'An entry of my organisation has been returned',
    },
    usual: 'at-once',
    say: (db, viewer, subject) =>
      tell(db, viewer, subject, (entry) => {
        const isBack = entry.state === 'draft' || entry.editState === 'draft';
        if (!isBack) return undefined;
        const title = entry.editContent?.title ?? entry.title;
        return { text: texts(viewer.lang).returned(title), path: `/entries/${entry.slug}/preview` };
      }),
  },
];

async function tell<T>(
  db: Db,
  viewer: PersonViewer,
  subject: string,
  say: (entry: OwnEntry) => T | undefined,
): Promise<T | undefined> {
  const entry = await findOwnEntryById(db, viewer, subject.slice('entry:'.length));
  return entry === undefined ? undefined : say(entry);
}
