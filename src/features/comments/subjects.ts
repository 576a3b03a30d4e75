import type { Lang, Viewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';

/** What can be commented on, as far as comments know it. */
export interface Subject {
  title: string;
  lang: Lang;
  /** Without the language: `/entries/charging`. */
  path: string;
  /** Ids of the hub that moderates and of the organisation it is of. */
  hub: string | null;
  organisation: string | null;
  /** Whether new comments are taken. */
  open: boolean;
}

/**
 * The things that can be commented on, by kind, filled by the shell: those of these ids that the viewer may see, in one query however many there
 * are. What somebody cannot see has no comments for them.
 */
export type Subjects = Record<
  string,
  (db: Db, viewer: Viewer, ids: readonly string[]) => Promise<ReadonlyMap<string, Subject>>
>;

const REF = /^([a-z]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The reference if it has the form of one, of a kind that can be commented on. */
export function readRef(subjects: Subjects, text: string | undefined): SubjectRef | undefined {
  const kind = REF.exec(text ?? '')?.[1];
  return kind !== undefined && Object.hasOwn(subjects, kind) ? (text as SubjectRef) : undefined;
}

/** The subjects that the viewer may see, by reference. One query a kind. */
export async function findSubjects(
  subjects: Subjects,
  db: Db,
  viewer: Viewer,
  refs: readonly SubjectRef[],
): Promise<Map<SubjectRef, Subject>> {
  const idsByKind = new Map<string, string[]>();
  for (const ref of new Set(refs)) {
    const [kind = '', id = ''] = ref.split(':');
    idsByKind.set(kind, [...(idsByKind.get(kind) ?? []), id]);
  }
  const found = new Map<SubjectRef, Subject>();
  for (const [kind, ids] of idsByKind) {
    const things = await subjects[kind]?.(db, viewer, ids);
    for (const [id, subject] of things ?? []) found.set(`${kind}:${id}`, subject);
  }
  return found;
}

export async function findSubject(
  subjects: Subjects,
  db: Db,
  viewer: Viewer,
  ref: SubjectRef,
): Promise<Subject | undefined> {
  return (await findSubjects(subjects, db, viewer, [ref])).get(ref);
}
