import { catalogue } from '#platform/i18n';

/** Mails to those who have registered. */
export const mailTexts = catalogue({
  hello: { de: 'Guten Tag,', cs: 'Dobrý den,', pl: 'Dzień dobry,', en: 'Hello,' },
  teamSays: {
    de: 'Das Team der Veranstaltung schreibt dazu:',
    cs: 'Pořádající tým k tomu píše:',
    pl: 'Zespół wydarzenia pisze:',
    en: 'The event team writes:',
  },
  seeRegistration: {
    de: 'Meine Anmeldung ansehen',
    cs: 'Zobrazit mou přihlášku',
    pl: 'Zobacz moje zgłoszenie',
    en: 'See my registration',
  },
  why: {
    de: 'Sie haben sich mit dieser Adresse zu der Veranstaltung angemeldet. Über den Link können Sie Ihre Anmeldung ändern oder absagen.',
    cs: 'S touto adresou jste se na akci přihlásili. Přes odkaz můžete přihlášku změnit nebo zrušit.',
    pl: 'Z tego adresu wysłano zgłoszenie na to wydarzenie. Przez link można je zmienić lub odwołać.',
    en: 'You registered for the event with this address. With the link you can change or cancel your registration.',
  },
  changedSubject: {
    de: (title: string) => `Neues zu „${title}“`,
    cs: (title: string) => `Novinky k akci „${title}“`,
    pl: (title: string) => `Nowe informacje: „${title}”`,
    en: (title: string) => `News about “${title}”`,
  },
  changedBody: {
    de: (title: string, when: string) =>
      `zu der Veranstaltung „${title}“ (${when}), zu der Sie sich angemeldet haben, gibt es Neues. Zeit und Ort bleiben, wie sie sind.`,
    cs: (title: string, when: string) =>
      `máme novinky k akci „${title}“ (${when}), na kterou jste se přihlásili. Čas a místo se nemění.`,
    pl: (title: string, when: string) =>
      `mamy nowe informacje o wydarzeniu „${title}” (${when}), na które otrzymaliśmy Państwa zgłoszenie. Czas i miejsce się nie zmieniają.`,
    en: (title: string, when: string) =>
      `There is news about “${title}” (${when}), for which you have registered. Time and place stay as they are.`,
  },
  movedSubject: {
    de: (title: string) => `Verlegt: „${title}“`,
    cs: (title: string) => `Změna termínu nebo místa: „${title}“`,
    pl: (title: string) => `Zmiana terminu lub miejsca: „${title}”`,
    en: (title: string) => `Moved: “${title}”`,
  },
  movedBody: {
    de: (title: string) =>
      `die Veranstaltung „${title}“, zu der Sie sich angemeldet haben, ist verlegt worden. So findet sie jetzt statt:`,
    cs: (title: string) => `akce „${title}“, na kterou jste se přihlásili, byla přesunuta. Nyní se koná takto:`,
    pl: (title: string) =>
      `wydarzenie „${title}”, na które otrzymaliśmy Państwa zgłoszenie, zostało przeniesione. Aktualny termin i miejsce:`,
    en: (title: string) =>
      `The event “${title}”, for which you have registered, has been moved. This is where and when it takes place now:`,
  },
  before: {
    de: (when: string) => `Bisher: ${when}`,
    cs: (when: string) => `Dosud: ${when}`,
    pl: (when: string) => `Dotychczas: ${when}`,
    en: (when: string) => `Before: ${when}`,
  },
  now: {
    de: (when: string) => `Neu: ${when}`,
    cs: (when: string) => `Nově: ${when}`,
    pl: (when: string) => `Nowy termin: ${when}`,
    en: (when: string) => `New: ${when}`,
  },
  sameTime: {
    de: (when: string) => `Wann: ${when} (unverändert)`,
    cs: (when: string) => `Kdy: ${when} (beze změny)`,
    pl: (when: string) => `Kiedy: ${when} (bez zmian)`,
    en: (when: string) => `When: ${when} (unchanged)`,
  },
  where: {
    de: (place: string) => `Wo: ${place}`,
    cs: (place: string) => `Kde: ${place}`,
    pl: (place: string) => `Gdzie: ${place}`,
    en: (place: string) => `Where: ${place}`,
  },
  online: {
    de: 'Wo: online. Die Zugangsdaten stehen auf der Seite Ihrer Anmeldung.',
    cs: 'Kde: online. Přístupové údaje najdete na stránce své přihlášky.',
    pl: 'Gdzie: online. Dane dostępowe znajdują się na stronie Państwa zgłoszenia.',
    en: 'Where: online. How to join is on the page of your registration.',
  },
  stillHolds: {
    de: 'Ihre Anmeldung gilt weiter. Wenn Sie nicht mehr kommen können, sagen Sie bitte über den Link ab: Dann kann jemand anderes Ihren Platz bekommen.',
    cs: 'Vaše přihláška platí dál. Pokud už přijít nemůžete, zrušte ji prosím přes odkaz: vaše místo pak může dostat někdo jiný.',
    pl: 'Zgłoszenie pozostaje ważne. Jeśli nie mogą Państwo przyjść, prosimy odwołać je przez link: wtedy miejsce może otrzymać ktoś inny.',
    en: 'Your registration is still valid. If you can no longer come, please cancel with the link: then somebody else can have your place.',
  },
  calendarFile: {
    de: 'Die angehängte Kalenderdatei berichtigt den Termin in Ihrem Kalender.',
    cs: 'Přiložený soubor kalendáře opraví termín ve vašem kalendáři.',
    pl: 'Załączony plik kalendarza poprawi termin w Państwa kalendarzu.',
    en: 'The attached calendar file corrects the date in your calendar.',
  },
  cancelledSubject: {
    de: (title: string) => `Abgesagt: „${title}“`,
    cs: (title: string) => `Zrušeno: „${title}“`,
    pl: (title: string) => `Odwołane: „${title}”`,
    en: (title: string) => `Cancelled: “${title}”`,
  },
  cancelledBody: {
    de: (title: string, when: string) =>
      `die Veranstaltung „${title}“ (${when}), zu der Sie sich angemeldet haben, findet nicht statt. Sie müssen nichts weiter tun.`,
    cs: (title: string, when: string) =>
      `akce „${title}“ (${when}), na kterou jste se přihlásili, se nekoná. Nemusíte nic dalšího dělat.`,
    pl: (title: string, when: string) =>
      `wydarzenie „${title}” (${when}), na które otrzymaliśmy Państwa zgłoszenie, nie odbędzie się. Nie muszą Państwo nic robić.`,
    en: (title: string, when: string) =>
      `The event “${title}” (${when}), for which you have registered, will not take place. You need not do anything.`,
  },
  cancelledFile: {
    de: 'Die angehängte Kalenderdatei nimmt den Termin aus Ihrem Kalender.',
    cs: 'Přiložený soubor kalendáře odstraní termín z vašeho kalendáře.',
    pl: 'Załączony plik kalendarza usunie termin z Państwa kalendarza.',
    en: 'The attached calendar file takes the date out of your calendar.',
  },
});
