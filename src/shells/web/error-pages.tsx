import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';
import { ButtonLink, PageHead } from '#ui';

export const ERROR_STATUSES = [400, 403, 404, 410, 413, 422, 429, 500, 503] as const;
export type ErrorStatus = (typeof ERROR_STATUSES)[number];

const texts = catalogue({
  back: { de: 'Zur Startseite', cs: 'Na úvodní stránku', pl: 'Do strony głównej', en: 'To the home page' },
  all: {
    de: 'Alle Einträge ansehen',
    cs: 'Zobrazit všechny záznamy',
    pl: 'Zobacz wszystkie wpisy',
    en: 'See all entries',
  },
  number: {
    de: 'Fehlernummer für Rückfragen',
    cs: 'Číslo chyby pro dotazy',
    pl: 'Numer błędu do zgłoszeń',
    en: 'Error number for questions',
  },
  wrongValue: { de: 'Nicht verstanden wurde', cs: 'Nerozuměli jsme', pl: 'Nie zrozumieliśmy', en: 'Not understood' },
});

/** Title and what the person can do now, by status. */
const MESSAGES: Record<ErrorStatus, Record<Lang, [title: string, advice: string]>> = {
  400: {
    de: [
      'Diese Adresse ist nicht lesbar',
      'In der Adresse stehen Zeichen, die dort nicht vorkommen dürfen. Bitte prüfen Sie, ob der Link vollständig kopiert wurde.',
    ],
    cs: [
      'Tuto adresu nelze přečíst',
      'V adrese jsou znaky, které do ní nepatří. Zkontrolujte prosím, zda jste odkaz zkopírovali celý.',
    ],
    pl: [
      'Nie można odczytać tego adresu',
      'W adresie są znaki, które nie mogą w nim wystąpić. Prosimy sprawdzić, czy link został skopiowany w całości.',
    ],
    en: [
      'This address cannot be read',
      'The address contains characters that must not occur in it. Please check that the link was copied completely.',
    ],
  },
  403: {
    de: [
      'Das ist hier nicht erlaubt',
      'Die Anfrage kam nicht von einer Seite dieses Netzwerks oder ist Ihnen nicht gestattet. Öffnen Sie die Seite neu und versuchen Sie es noch einmal.',
    ],
    cs: [
      'To zde není dovoleno',
      'Požadavek nepřišel ze stránky této sítě, nebo k němu nemáte oprávnění. Otevřete stránku znovu a zkuste to ještě jednou.',
    ],
    pl: [
      'To nie jest tutaj dozwolone',
      'Żądanie nie pochodziło ze strony tej sieci albo nie masz do niego uprawnień. Otwórz stronę ponownie i spróbuj jeszcze raz.',
    ],
    en: [
      'This is not allowed here',
      'The request did not come from a page of this network, or you may not do this. Open the page again and try once more.',
    ],
  },
  404: {
    de: [
      'Diese Seite gibt es nicht',
      'Vielleicht ist die Adresse unvollständig oder enthält einen Tippfehler. Über die Liste der Einträge finden Sie alles, was veröffentlicht ist.',
    ],
    cs: [
      'Tato stránka neexistuje',
      'Adresa je možná neúplná nebo obsahuje překlep. V seznamu záznamů najdete vše, co je zveřejněno.',
    ],
    pl: [
      'Taka strona nie istnieje',
      'Adres może być niepełny lub zawierać literówkę. Na liście wpisów znajdziesz wszystko, co opublikowano.',
    ],
    en: [
      'This page does not exist',
      'The address may be incomplete or contain a typing error. The list of entries shows everything that is published.',
    ],
  },
  410: {
    de: [
      'Das wurde zurückgezogen',
      'Was hier stand, wurde von der Stelle zurückgezogen, die es veröffentlicht hatte. Es kommt unter dieser Adresse nicht wieder.',
    ],
    cs: ['Obsah byl stažen', 'Co zde bylo, jeho vydavatel stáhl. Na této adrese se už neobjeví.'],
    pl: [
      'Treść została wycofana',
      'To, co tu było, zostało wycofane przez wydawcę. Pod tym adresem już się nie pojawi.',
    ],
    en: [
      'This has been withdrawn',
      'What was here has been withdrawn by its publisher. It will not come back at this address.',
    ],
  },
  413: {
    de: [
      'Das ist zu groß',
      'Eine Datei darf höchstens 5 MB haben. Fügen Sie stattdessen den Text ein oder teilen Sie die Datei.',
    ],
    cs: ['Soubor je příliš velký', 'Soubor může mít nejvýše 5 MB. Vložte místo něj text nebo soubor rozdělte.'],
    pl: ['Plik jest za duży', 'Plik może mieć najwyżej 5 MB. Wklej zamiast niego tekst lub podziel plik.'],
    en: ['This is too large', 'A file may have 5 MB at most. Paste the text instead or divide the file.'],
  },
  422: {
    de: [
      'Diese Auswahl verstehen wir nicht',
      'Ein Filter oder eine Seitenzahl in der Adresse hat einen Wert, den es nicht gibt.',
    ],
    cs: ['Tomuto výběru nerozumíme', 'Filtr nebo číslo stránky v adrese má hodnotu, která neexistuje.'],
    pl: ['Nie rozumiemy tego wyboru', 'Filtr lub numer strony w adresie ma wartość, która nie istnieje.'],
    en: ['We do not understand this choice', 'A filter or page number in the address has a value that does not exist.'],
  },
  429: {
    de: [
      'Bitte warten Sie einen Moment',
      'Von Ihrer Adresse kamen sehr viele Anfragen in kurzer Zeit. In einer Minute geht es weiter.',
    ],
    cs: [
      'Počkejte prosím chvíli',
      'Z vaší adresy přišlo během krátké doby velmi mnoho požadavků. Za minutu můžete pokračovat.',
    ],
    pl: [
      'Prosimy chwilę zaczekać',
      'Z Twojego adresu przyszło bardzo dużo żądań w krótkim czasie. Za minutę można kontynuować.',
    ],
    en: [
      'Please wait a moment',
      'Very many requests came from your address in a short time. You can go on in a minute.',
    ],
  },
  500: {
    de: [
      'Bei uns ist ein Fehler aufgetreten',
      'Der Fehler wurde aufgezeichnet. Bitte versuchen Sie es später noch einmal.',
    ],
    cs: ['Na naší straně došlo k chybě', 'Chyba byla zaznamenána. Zkuste to prosím později.'],
    pl: ['Po naszej stronie wystąpił błąd', 'Błąd został zapisany. Prosimy spróbować później.'],
    en: ['Something went wrong on our side', 'The error was recorded. Please try again later.'],
  },
  503: {
    de: [
      'Wir sind gleich wieder da',
      'Die Datenbank ist im Moment nicht erreichbar. Sie müssen nichts tun: Laden Sie die Seite in einer Minute neu.',
    ],
    cs: ['Hned budeme zpět', 'Databáze teď není dostupná. Nemusíte nic dělat: za minutu stránku načtěte znovu.'],
    pl: ['Zaraz wracamy', 'Baza danych jest chwilowo niedostępna. Nie musisz nic robić: odśwież stronę za minutę.'],
    en: [
      'We will be back in a moment',
      'The database cannot be reached right now. You need not do anything: reload the page in a minute.',
    ],
  },
};

export function errorTitle(lang: Lang, status: ErrorStatus): string {
  return MESSAGES[status][lang][0];
}

export function ErrorPage(props: {
  lang: Lang;
  status: ErrorStatus;
  detail?: string | undefined;
  requestId?: string | undefined;
}) {
  const { lang, status } = props;
  const [title, advice] = MESSAGES[status][lang];
  const t = texts(lang);
  return (
    <>
      <PageHead lang={lang} kicker={String(status)} title={title} lead={advice} />
      <div class="hw-wrap hw-stack">
        {props.detail === undefined || props.detail === '' ? null : (
          <p>
            {t.wrongValue}: <code>{props.detail.slice(0, 200)}</code>
          </p>
        )}
        {props.requestId === undefined ? null : (
          <p class="hw-muted">
            {t.number}: <code>{props.requestId}</code>
          </p>
        )}
        <p class="hw-actions">
          <ButtonLink href={`/${lang}`} kind="primary">
            {t.back}
          </ButtonLink>
          <ButtonLink href={`/${lang}/entries`}>{t.all}</ButtonLink>
        </p>
      </div>
    </>
  );
}
