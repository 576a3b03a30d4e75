import { SCHEME_LIMITS } from '../model.ts';

export interface Links {
  broader: Set<string>;
  related: Set<string>;
}

type LinkWarnings = Record<'unknown-links' | 'links-cut' | 'circles' | 'too-deep', number>;

/**
 * The links between concepts that can be kept: those that lead to a concept of the file, not to itself, not in a circle, and no more than the
 * limits allow. What is dropped is counted.
 */
export function sortLinks(
  concepts: ReadonlyMap<string, Links>,
  warnings: LinkWarnings,
): Map<string, { broader: string[]; related: string[] }> {
  const kept = new Map<string, { broader: string[]; related: string[] }>();
  for (const [uri, links] of concepts) {
    const lead = (targets: ReadonlySet<string>, limit: number) => {
      const known = [...targets].filter((target) => target !== uri && concepts.has(target));
      warnings['unknown-links'] += targets.size - known.length - (targets.has(uri) ? 1 : 0);
      warnings['links-cut'] += Math.max(0, known.length - limit);
      return known.slice(0, limit);
    };
    if (links.broader.has(uri)) warnings.circles++;
    kept.set(uri, {
      broader: lead(links.broader, SCHEME_LIMITS.broader),
      related: lead(links.related, SCHEME_LIMITS.related),
    });
  }
  straighten(kept, warnings);
  return kept;
}

/** Drops the links that close a circle, and those from concepts that lie deeper than the limit. Without recursion: files may be deep. */
function straighten(concepts: ReadonlyMap<string, { broader: string[] }>, warnings: LinkWarnings): void {
  const depths = new Map<string, number>();
  for (const start of concepts.keys()) {
    if (depths.has(start)) continue;
    const path = [{ uri: start, next: 0, depth: 0 }];
    const onPath = new Set([start]);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const links = concepts.get(top.uri)!;
      const wider = links.broader[top.next];
      if (wider === undefined) {
        if (top.depth > SCHEME_LIMITS.depth) {
          warnings['too-deep'] += links.broader.length;
          links.broader = [];
          top.depth = 0;
        }
        depths.set(top.uri, top.depth);
        onPath.delete(top.uri);
        path.pop();
      } else if (onPath.has(wider)) {
        links.broader.splice(top.next, 1);
        warnings.circles++;
      } else {
        const depth = depths.get(wider);
        if (depth === undefined) {
          path.push({ uri: wider, next: 0, depth: 0 });
          onPath.add(wider);
        } else {
          top.depth = Math.max(top.depth, depth + 1);
          top.next++;
        }
      }
    }
  }
}
