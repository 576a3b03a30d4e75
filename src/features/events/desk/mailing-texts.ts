import type { Lang } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';
import type { RecipientState } from './queries/mailings.ts';

const states = catalogue({
  waiting: { de: 'wird vorbereitet', cs: 'připravuje se', pl: 'w przygotowaniu', en: 'being prepared' },
  queued: { de: 'wird versandt', cs: 'odesílá se', pl: 'w trakcie wysyłania', en: 'being sent' },
  sent: { de: 'versandt', cs: 'odesláno', pl: 'wysłano', en: 'sent' },
  failed: { de: 'nicht zustellbar', cs: 'nelze doručit', pl: 'nie do dostarczenia', en: 'could not be delivered' },
});
export const recipientState = (lang: Lang, state: RecipientState): string => states(lang)[state];

const people = {
  de: (count: number) => plural('de', count, { one: 'Person', other: 'Personen' }),
  cs: (count: number) => plural('cs', count, { one: 'osoba', few: 'osoby', many: 'osoby', other: 'osob' }),
  pl: (count: number) => plural('pl', count, { one: 'osoba', few: 'osoby', many: 'osób', other: 'osoby' }),
  en: (count: number) => plural('en', count, { one: 'person', other: 'people' }),
};

export const mailingTexts = catalogue({
  title: { de: 'Nachrichten', cs: 'Zprávy', pl: 'Wiadomości', en: 'Messages' },
  lead: {
    de: 'Was Sie den Teilnehmenden geschrieben haben, wann und wie vielen.',
    cs: 'Co jste účastníkům napsali, kdy a kolika osobám.',
    pl: 'Co, kiedy i do ilu osób napisano.',
    en: 'What you wrote to participants, when and to how many.',
  },
  write: { de: 'Nachricht schreiben', cs: 'Napsat zprávu', pl: 'Napisz wiadomość', en: 'Write a message' },
  none: {
    de: 'Bisher wurde keine Nachricht versandt.',
    cs: 'Zatím nebyla odeslána žádná zpráva.',
    pl: 'Nie wysłano jeszcze żadnej wiadomości.',
    en: 'No message has been sent so far.',
  },
  subject: { de: 'Betreff', cs: 'Předmět', pl: 'Temat', en: 'Subject' },
  when: { de: 'Versandt am', cs: 'Odesláno', pl: 'Wysłano', en: 'Sent on' },
  by: { de: 'Von', cs: 'Odesílatel', pl: 'Nadawca', en: 'By' },
  recipients: { de: 'Empfangende', cs: 'Příjemci', pl: 'Odbiorcy', en: 'Recipients' },
  failedOf: {
    de: (count: number) => `davon ${count} nicht zustellbar`,
    cs: (count: number) => `z toho nelze doručit: ${count}`,
    pl: (count: number) => `w tym nie do dostarczenia: ${count}`,
    en: (count: number) => `${count} of them could not be delivered`,
  },
  openOf: {
    de: (count: number) => `${count} noch unterwegs`,
    cs: (count: number) => `ještě na cestě: ${count}`,
    pl: (count: number) => `jeszcze w drodze: ${count}`,
    en: (count: number) => `${count} still on their way`,
  },
  writeTitle: { de: 'Nachricht schreiben', cs: 'Napsat zprávu', pl: 'Napisz wiadomość', en: 'Write a message' },
  goesTo: {
    de: (count: number) => `An ${people.de(count)}`,
    cs: (count: number) => `Příjemci: ${people.cs(count)}`,
    pl: (count: number) => `Odbiorcy: ${people.pl(count)}`,
    en: (count: number) => `To ${people.en(count)}`,
  },
  leftOut: {
    de: (count: number) =>
      `${people.de(count)} der Auswahl ${count === 1 ? 'bekommt' : 'bekommen'} nichts: keine bestätigte E-Mail-Adresse, oder Mails kamen zurück.`,
    cs: (count: number) =>
      `Z výběru nic nedostane: ${people.cs(count)}. Chybí potvrzená e-mailová adresa, nebo se e-maily vracejí.`,
    pl: (count: number) =>
      `Z wyboru nic nie otrzyma: ${people.pl(count)}. Brak potwierdzonego adresu e-mail albo wiadomości wracają.`,
    en: (count: number) =>
      `${people.en(count)} of the selection will get nothing: no confirmed e-mail address, or mails bounce.`,
  },
  changeSelection: { de: 'Auswahl ändern', cs: 'Změnit výběr', pl: 'Zmień wybór', en: 'Change the selection' },
  selection: { de: 'Auswahl in der Liste', cs: 'Výběr v seznamu', pl: 'Wybór na liście', en: 'Selection in the list' },
  chosenByHand: {
    de: 'einzeln ausgewählt',
    cs: 'vybráno jednotlivě',
    pl: 'wybrano pojedynczo',
    en: 'chosen one by one',
  },
  everybody: { de: 'alle', cs: 'všichni', pl: 'wszyscy', en: 'everybody' },
  placeholders: {
    de: 'Sie können {name} und {link} in den Text setzen: den Namen der Person und ihren eigenen Link zur Anmeldung. Der Link steht immer auch am Ende der Nachricht.',
    cs: 'Do textu můžete vložit {name} a {link}: jméno osoby a její vlastní odkaz na přihlášku. Odkaz je vždy také na konci zprávy.',
    pl: 'W tekście można użyć {name} i {link}: imienia i nazwiska osoby oraz jej własnego linku do zgłoszenia. Link zawsze znajduje się też na końcu wiadomości.',
    en: 'You can put {name} and {link} into the text: the person’s name and their own link to the registration. The link is always at the end of the message, too.',
  },
  original: {
    de: 'Wer eine andere Sprache gewählt hat und dafür keinen Text findet, bekommt diesen.',
    cs: 'Kdo si zvolil jiný jazyk a text v něm chybí, dostane tento.',
    pl: 'Kto wybrał inny język, dla którego nie ma tekstu, otrzyma ten.',
    en: 'Those who chose another language that has no text get this one.',
  },
  inLanguage: {
    de: (name: string, count: number) => `${name} (${people.de(count)})`,
    cs: (name: string, count: number) => `${name} (${people.cs(count)})`,
    pl: (name: string, count: number) => `${name} (${people.pl(count)})`,
    en: (name: string, count: number) => `${name} (${people.en(count)})`,
  },
  text: { de: 'Text', cs: 'Text', pl: 'Treść', en: 'Text' },
  preview: { de: 'Vorschau', cs: 'Náhled', pl: 'Podgląd', en: 'Preview' },
  previewIntro: {
    de: 'So sieht die Nachricht aus, hier mit Ihrem Namen.',
    cs: 'Takto bude zpráva vypadat, zde s vaším jménem.',
    pl: 'Tak będzie wyglądać wiadomość, tutaj z Państwa imieniem i nazwiskiem.',
    en: 'This is how the message looks, here with your name.',
  },
  testIt: { de: 'Test an mich senden', cs: 'Poslat zkušebně mně', pl: 'Wyślij próbnie do mnie', en: 'Send me a test' },
  tested: {
    de: (email: string) => `Der Test ist unterwegs an ${email}.`,
    cs: (email: string) => `Zkušební zpráva je na cestě na ${email}.`,
    pl: (email: string) => `Wiadomość próbna została wysłana na ${email}.`,
    en: (email: string) => `The test is on its way to ${email}.`,
  },
  send: {
    de: (count: number) => `An ${people.de(count)} senden`,
    cs: (count: number) => `Odeslat (${people.cs(count)})`,
    pl: (count: number) => `Wyślij (${people.pl(count)})`,
    en: (count: number) => `Send to ${people.en(count)}`,
  },
  sentNow: {
    de: 'Die Nachricht ist unterwegs',
    cs: 'Zpráva je na cestě',
    pl: 'Wiadomość jest w drodze',
    en: 'The message is on its way',
  },
  sentBefore: {
    de: 'Diese Nachricht wurde bereits versandt, kein zweites Mal',
    cs: 'Tato zpráva už byla odeslána, podruhé se neposílá',
    pl: 'Ta wiadomość została już wysłana, nie wysłano jej ponownie',
    en: 'This message had been sent already and was not sent again',
  },
  nobody: {
    de: 'In dieser Auswahl ist niemand, an den die Nachricht gehen kann.',
    cs: 'V tomto výběru není nikdo, komu by zpráva mohla přijít.',
    pl: 'W tym wyborze nie ma nikogo, do kogo można wysłać wiadomość.',
    en: 'There is nobody in this selection whom the message could reach.',
  },
  why: {
    de: (title: string) => `Sie bekommen diese Nachricht, weil Sie zu „${title}“ angemeldet sind oder waren.`,
    cs: (title: string) => `Tuto zprávu dostáváte, protože jste nebo jste byli přihlášeni na akci „${title}“.`,
    pl: (title: string) => `Otrzymują Państwo tę wiadomość w związku ze zgłoszeniem na wydarzenie „${title}”.`,
    en: (title: string) => `You receive this message because you are or were registered for “${title}”.`,
  },
  answerTo: {
    de: (email: string) => `Antworten Sie einfach auf diese Mail oder schreiben Sie an ${email}.`,
    cs: (email: string) => `Stačí odpovědět na tento e-mail nebo napsat na ${email}.`,
    pl: (email: string) => `Wystarczy odpowiedzieć na tę wiadomość lub napisać na ${email}.`,
    en: (email: string) => `Simply reply to this e-mail or write to ${email}.`,
  },
  noAnswer: {
    de: 'Antworten auf diese Mail liest niemand.',
    cs: 'Odpovědi na tento e-mail nikdo nečte.',
    pl: 'Odpowiedzi na tę wiadomość nikt nie czyta.',
    en: 'Nobody reads replies to this e-mail.',
  },
  noContact: {
    de: 'Die Veranstaltung hat keine Kontaktadresse: Antworten auf die Nachricht gehen verloren.',
    cs: 'Akce nemá kontaktní adresu: odpovědi na zprávu se ztratí.',
    pl: 'Wydarzenie nie ma adresu kontaktowego: odpowiedzi na wiadomość przepadną.',
    en: 'The event has no contact address: replies to the message will be lost.',
  },
  ownLink: { de: 'Zu meiner Anmeldung', cs: 'K mé přihlášce', pl: 'Do mojego zgłoszenia', en: 'To my registration' },
  testSubject: {
    de: (subject: string) => `Zur Probe: ${subject}`,
    cs: (subject: string) => `Zkouška: ${subject}`,
    pl: (subject: string) => `Próba: ${subject}`,
    en: (subject: string) => `Test: ${subject}`,
  },
  name: { de: 'Name', cs: 'Jméno', pl: 'Imię i nazwisko', en: 'Name' },
  state: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'Status' },
  language: { de: 'Sprache', cs: 'Jazyk', pl: 'Język', en: 'Language' },
  originalSubjectMissing: {
    de: 'Bitte geben Sie einen Betreff an.',
    cs: 'Zadejte prosím předmět.',
    pl: 'Prosimy podać temat.',
    en: 'Please give a subject.',
  },
  originalBodyMissing: {
    de: 'Bitte schreiben Sie einen Text.',
    cs: 'Napište prosím text.',
    pl: 'Prosimy napisać treść.',
    en: 'Please write a text.',
  },
  halfWritten: {
    de: 'In dieser Sprache fehlt der Betreff oder der Text.',
    cs: 'V tomto jazyce chybí předmět nebo text.',
    pl: 'W tym języku brakuje tematu lub treści.',
    en: 'The subject or the text is missing in this language.',
  },
  subjectTooLong: {
    de: 'Der Betreff darf höchstens 150 Zeichen haben.',
    cs: 'Předmět může mít nejvýše 150 znaků.',
    pl: 'Temat może mieć najwyżej 150 znaków.',
    en: 'The subject may have at most 150 characters.',
  },
  bodyTooLong: {
    de: 'Der Text darf höchstens 10.000 Zeichen haben.',
    cs: 'Text může mít nejvýše 10 000 znaků.',
    pl: 'Treść może mieć najwyżej 10 000 znaków.',
    en: 'The text may have at most 10,000 characters.',
  },
  placeholderUnknown: {
    de: 'Als Platzhalter gibt es nur {name} und {link}.',
    cs: 'Zástupné výrazy jsou jen {name} a {link}.',
    pl: 'Jedyne pola do wstawienia to {name} i {link}.',
    en: 'The only placeholders are {name} and {link}.',
  },
});
