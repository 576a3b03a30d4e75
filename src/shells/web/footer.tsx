import type { Lang } from '#engines/kit';
import { vocabularyTexts } from '#features/matching/vocabulary/texts.ts';
import { catalogue } from '#platform/i18n';

const texts = catalogue({
  about: {
    de: 'Dieses Netzwerk läuft mit Hubwerk, der offenen Plattform für Netzwerke digitaler Innovationshubs.',
    cs: 'Tato síť běží na Hubwerku, otevřené platformě pro sítě digitálních inovačních hubů.',
    pl: 'Ta sieć działa na Hubwerku, otwartej platformie dla sieci cyfrowych hubów innowacji.',
    en: 'This network runs on Hubwerk, the open platform for networks of digital innovation hubs.',
  },
  private: {
    de: 'Diese Seiten setzen keine Cookies und rufen nichts von Dritten ab.',
    cs: 'Tyto stránky neukládají cookies a nenačítají nic od třetích stran.',
    pl: 'Te strony nie zapisują plików cookie i nie pobierają niczego od osób trzecich.',
    en: 'These pages set no cookies and fetch nothing from third parties.',
  },
  data: { de: 'Offene Daten', cs: 'Otevřená data', pl: 'Otwarte dane', en: 'Open data' },
});

export function Footer({ lang }: { lang: Lang }) {
  const t = texts(lang);
  return (
    <div class="hw-footer__row">
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
