import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import type { World } from '#platform/feature';
import type { SubjectRef } from '#platform/outbox';
import { Thread } from './pages/thread.tsx';
import { readThread } from './queries/thread.ts';
import { findSubject, type Subjects } from './subjects.ts';

/**
 * The conversation below what it is about: nothing where not everybody can see that. It is the same for all readers, so that pages can be kept.
 */
export function commentsBeside({ db }: Pick<World, 'db'>, subjects: Subjects) {
  return async (lang: Lang, about: SubjectRef): Promise<Child> => {
    const subject = await findSubject(subjects, db, { kind: 'anonymous', lang }, about);
    if (subject === undefined) return null;
    return <Thread lang={lang} about={about} subject={subject} thread={await readThread(db, about)} />;
  };
}
