import type { Lang } from '#engines/kit';
import { compareTexts } from '#platform/i18n';

/** Länder, kraje, województwa, and the districts below them, with the country in front. */
export function regionOptions(lang: Lang, regions: ReadonlyMap<string, string>): { value: string; label: string }[] {
  const used = [...regions].filter(
    ([code]) =>
      code.length === 5 || (code.length === 3 && code.startsWith('DE')) || (code.length === 4 && code.startsWith('PL')),
  );
  return used
    .map(([value, name]) => ({ value, label: `${value.slice(0, 2)} · ${name}` }))
    .sort((a, b) => compareTexts(lang, a.label, b.label));
}
