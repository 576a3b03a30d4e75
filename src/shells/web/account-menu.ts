import type { Lang, Viewer } from '#engines/kit';
import { catalogue } from '#platform/i18n';

const texts = catalogue({
  signIn: { de: 'Anmelden', cs: 'Přihlásit se', pl: 'Zaloguj się', en: 'Sign in' },
  desk: { de: 'Meine Aufgaben', cs: 'Moje úkoly', pl: 'Moje zadania', en: 'My tasks' },
  account: { de: 'Mein Konto', cs: 'Můj účet', pl: 'Moje konto', en: 'My account' },
});

/** What stands beside the languages: the way in, or what is one's own. */
export function accountMenu(lang: Lang, viewer: Viewer, path: string) {
  const t = texts(lang);
  const item = (address: string, label: string) => ({
    href: `/${lang}${address}`,
    label,
    current: path === address || path.startsWith(`${address}/`),
  });
  if (viewer.kind !== 'person') return [item('/sign-in', t.signIn)];
  return [item('/desk', t.desk), item('/account', t.account)];
}
