import type { Lang } from '#engines/kit';
import { compareTexts } from '#platform/i18n';
import type { ListQuery } from '#platform/web';
import type { FacetView } from '#ui';
import type { Facet } from './model.ts';

/** How a facet is called and how its values are. Values that are not `known` cannot be chosen and are left out. */
export type FacetNames = Record<
  string,
  { title: string; name: (value: string) => string; known?: (value: string) => boolean }
>;

/** Facets as the filter form shows them: most frequent first, chosen values always there. */
export function nameFacets(lang: Lang, query: ListQuery, facets: Facet[], names: FacetNames): FacetView[] {
  return Object.entries(names).map(([name, { title, name: say, known = () => true }]) => {
    const chosen = query.chosen[name] ?? [];
    const counted = facets.find((facet) => facet.name === name)?.values.filter(({ value }) => known(value)) ?? [];
    const missing = chosen.filter((value) => !counted.some((one) => one.value === value));
    const values = [...counted, ...missing.map((value) => ({ value, count: 0 }))]
      .map(({ value, count }) => ({ value, count, label: say(value), chosen: chosen.includes(value) }))
      .sort((a, b) => b.count - a.count || compareTexts(lang, a.label, b.label));
    return { name, title, values };
  });
}

/** The name of a value of a known list, or the value itself. */
export function nameOf<T extends string>(known: readonly T[], value: string, name: (one: T) => string): string {
  const found = known.find((one) => one === value);
  return found === undefined ? value : name(found);
}
