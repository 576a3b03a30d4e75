import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';

/** What the two pages of one's own are called, in the menu and above the pages below them. */
export const ownTexts = catalogue({
  desk: { de: 'Meine Aufgaben', cs: 'Moje úkoly', pl: 'Moje zadania', en: 'My tasks' },
  account: { de: 'Mein Konto', cs: 'Můj účet', pl: 'Moje konto', en: 'My account' },
});

/** The way back from a page that belongs to the desk or to the account. */
export function ownTrail(lang: Lang, to: 'desk' | 'account'): { href: string; label: string }[] {
  return [{ href: `/${lang}/${to}`, label: ownTexts(lang)[to] }];
}
