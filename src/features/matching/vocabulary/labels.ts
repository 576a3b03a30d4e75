import type { Lang } from '#engines/kit';
import type { ConceptLabels } from '#platform/feature';

/** The labels that pages ask for, with room for those that become known while the program runs. */
export interface GrowingLabels extends ConceptLabels {
  /** Replaces what was known of imported vocabularies. */
  learn(imported: ReadonlyMap<string, Record<Lang, string>>): void;
}

export function growLabels(own: ConceptLabels): GrowingLabels {
  let imported: ReadonlyMap<string, Record<Lang, string>> = new Map();
  return {
    get: (concept) => own.get(concept) ?? imported.get(concept),
    has: (concept) => own.has(concept) || imported.has(concept),
    learn(labels) {
      imported = labels;
    },
  };
}
