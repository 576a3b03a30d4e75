import type { Lang } from './lang.ts';
import type { Grant } from './rights.ts';

/**
 * Who is asking. Minted only at the gates: by the session for a request, by the CLI for the operator of the machine, by jobs and
 * listeners for the installation itself. Everything that decides about rights takes a viewer and nothing else.
 */
export type Viewer =
  | { kind: 'anonymous'; lang: Lang }
  | PersonViewer
  | { kind: 'operator'; lang: Lang }
  | { kind: 'system'; lang: Lang };

/** Somebody who has signed in. */
export interface PersonViewer {
  kind: 'person';
  lang: Lang;
  id: string;
  name: string;
  email: string;
  grants: readonly Grant[];
  /** The session this request came with. */
  session: { id: string; signedInAt: Date };
}

/** The name that stands in the audit log: never more than an id. */
export function actorOf(viewer: Viewer): string {
  return viewer.kind === 'person' ? `person:${viewer.id}` : viewer.kind;
}
