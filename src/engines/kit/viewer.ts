import type { Lang } from './lang.ts';

/**
 * Who is asking. Minted only at the gates: the web shell for a request, the CLI for the operator of the machine.
 * Everything that decides about rights takes a viewer and nothing else.
 */
export type Viewer = { kind: 'anonymous'; lang: Lang } | { kind: 'operator'; lang: Lang };

/** The name that stands in the audit log. */
export function actorOf(viewer: Viewer): string {
  return viewer.kind;
}
