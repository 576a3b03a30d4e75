/** The four languages of the interface and of the data, German first. */
export const LANGS = ['de', 'cs', 'pl', 'en'] as const;

export type Lang = (typeof LANGS)[number];

export function isLang(value: unknown): value is Lang {
  return (LANGS as readonly unknown[]).includes(value);
}
