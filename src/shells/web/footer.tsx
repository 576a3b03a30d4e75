import type { Lang } from '#engines/kit';
import { rolesTexts } from '#features/accounts/roles/texts.ts';
import { moderationTexts } from '#features/comments/moderation-texts.ts';
import { vocabularyTexts } from '#features/matching/vocabulary/texts.ts';
import { legalPages, legalTexts } from '#features/privacy/texts/legal.ts';
import { catalogue } from '#platform/i18n';

const texts = catalogue({
  about: {
    de: 'Dieses Netzwerk läuft mit Hubwerk, der offenen Plattform für Netzwerke digitaler Innovationshubs.',
    cs: 'Tato síť běží na Hubwerku, otevřené platformě pro sítě digitálních inovačních hubů.',
    pl: 'Ta sieć działa na Hubwerku, otwartej platformie dla sieci cyfrowych hubów innowacji.',
    en: 'This network runs on Hubwerk, the open platform for networks of digital innovation hubs.',
  },
  private: {
    de: 'Erst wer sich anmeldet, erhält ein Cookie dafür. Von Dritten rufen diese Seiten nichts ab.',
    cs: 'Cookie se ukládá až při přihlášení. Od třetích stran tyto stránky nic nenačítají.',
    pl: 'Plik cookie jest zapisywany dopiero przy logowaniu. Te strony nie pobierają niczego od osób trzecich.',
    en: 'A cookie is set only when you sign in, for that purpose. These pages fetch nothing from third parties.',
  },
  data: { de: 'Offene Daten', cs: 'Otevřená data', pl: 'Otwarte dane', en: 'Open data' },
});

/** The legal pages, and what everybody may know about how this network is run. */
function footerPages(lang: Lang): { path: string; label: string }[] {
  return [
    ...legalPages(lang),
    { path: '/rights', label: rolesTexts(lang).whatRolesMay },
    { path: '/moderation/statistics', label: moderationTexts(lang).statistics },
  ];
}

export function Footer({ lang }: { lang: Lang }) {
  const t = texts(lang);
  return (
    <div class="hw-footer__row">
      <nav class="hw-footer__links" aria-label={legalTexts(lang).footerLegal}>
        <ul>
          {footerPages(lang).map(({ path, label }) => (
            <li>
              <a href={`/${lang}${path}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{t.about}</p>
      <p>{t.private}</p>
      <p>
        {t.data}: <a href={`/${lang}/organisations.csv`}>organisations.csv</a>,{' '}
        <a href={`/${lang}/entries.csv`}>entries.csv</a>, <a href="/vocabulary.ttl">vocabulary.ttl</a>
        <br />
        <a href={`/${lang}/vocabulary`}>{vocabularyTexts(lang).all}</a>
      </p>
    </div>
  );
}
