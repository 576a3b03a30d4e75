import type { Lang, Viewer } from '#engines/kit';
import { ownTexts } from '#features/accounts/trail.ts';
import { catalogue } from '#platform/i18n';

const texts = catalogue({
  signIn: { de: 'Anmelden', cs: 'Přihlásit se', pl: 'Zaloguj się', en: 'Sign in' },
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
  const own = ownTexts(lang);
  return [item('/desk', own.desk), item('/account', own.account)];
}
