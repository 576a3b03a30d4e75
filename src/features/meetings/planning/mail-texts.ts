import type { Lang } from '#engines/kit';
import { catalogue, LOCALES, plural } from '#platform/i18n';

/** A moment as the clocks at the event show it. */
export function momentIn(lang: Lang, at: Date, zone: string): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at);
}

export function timeIn(lang: Lang, at: Date, zone: string): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { timeStyle: 'short', timeZone: zone }).format(at);
}

export function dayIn(lang: Lang, at: Date, zone: string): string {
  return new Intl.DateTimeFormat(LOCALES[lang], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(at);
}

/** What mails about 1:1 meetings say. */
export const mailTexts = catalogue({
  hello: {
    de: (name: string) => `Guten Tag ${name},`,
    cs: (name: string) => `Dobrý den, ${name},`,
    pl: (name: string) => `Dzień dobry, ${name},`,
    en: (name: string) => `Dear ${name},`,
  },
  invitationSubject: {
    de: (event: string) => `1:1-Gespräche: ${event}`,
    cs: (event: string) => `Schůzky 1:1: ${event}`,
    pl: (event: string) => `Rozmowy 1:1: ${event}`,
    en: (event: string) => `1:1 meetings: ${event}`,
  },
  invitation: {
    de: (event: string, name: string) =>
      `bei „${event}“ können Sie andere in kurzen Gesprächen unter vier Augen treffen („${name}“).`,
    cs: (event: string, name: string) =>
      `na akci „${event}“ se můžete s ostatními setkat při krátkých schůzkách mezi čtyřma očima („${name}“).`,
    pl: (event: string, name: string) =>
      `podczas wydarzenia „${event}” mogą Państwo spotkać się z innymi w krótkich rozmowach w cztery oczy („${name}”).`,
    en: (event: string, name: string) =>
      `At “${event}” you can meet others in short face-to-face meetings (“${name}”).`,
  },
  invitationHow: {
    de: 'Sagen Sie uns, wen Sie treffen möchten und wann Sie Zeit haben. Daraus entsteht ein Plan für alle, den wir Ihnen rechtzeitig schicken.',
    cs: 'Sdělte nám, s kým se chcete setkat a kdy máte čas. Z toho sestavíme plán pro všechny a včas vám ho pošleme.',
    pl: 'Prosimy o wskazanie, z kim chcą się Państwo spotkać i kiedy mają Państwo czas. Na tej podstawie ułożymy plan dla wszystkich i prześlemy go na czas.',
    en: 'Tell us whom you would like to meet and when you have time. From this we make a plan for everybody and send it to you in good time.',
  },
  invitationCloses: {
    de: (when: string) => `Wünsche sind möglich bis ${when}.`,
    cs: (when: string) => `Přání lze zadat do ${when}.`,
    pl: (when: string) => `Życzenia można zgłaszać do: ${when}.`,
    en: (when: string) => `You can make wishes until ${when}.`,
  },
  takePart: { de: 'Gespräche auswählen', cs: 'Vybrat schůzky', pl: 'Wybierz rozmowy', en: 'Choose meetings' },
  ownLink: {
    de: 'Dieser Link gehört nur Ihnen. Wer nicht mitmachen möchte, braucht nichts zu tun.',
    cs: 'Tento odkaz je jen váš. Pokud se nechcete zapojit, nemusíte nic dělat.',
    pl: 'Ten link należy tylko do Państwa. Jeśli nie chcą Państwo brać udziału, nic nie trzeba robić.',
    en: 'This link is yours alone. If you do not want to take part, there is nothing you need to do.',
  },
  planSubject: {
    de: (event: string) => `Ihre Gespräche: ${event}`,
    cs: (event: string) => `Vaše schůzky: ${event}`,
    pl: (event: string) => `Państwa rozmowy: ${event}`,
    en: (event: string) => `Your meetings: ${event}`,
  },
  changedSubject: {
    de: (event: string) => `Geänderte Gespräche: ${event}`,
    cs: (event: string) => `Změna schůzek: ${event}`,
    pl: (event: string) => `Zmiana rozmów: ${event}`,
    en: (event: string) => `Changed meetings: ${event}`,
  },
  plan: {
    de: (count: number) =>
      `Ihr Gesprächsplan steht fest. Sie haben ${count === 1 ? 'ein Gespräch' : `${count} Gespräche`}:`,
    cs: (count: number) =>
      `Plán vašich schůzek je hotový. Máte ${plural('cs', count, { one: 'schůzku', few: 'schůzky', other: 'schůzek' })}:`,
    pl: (count: number) => `Plan Państwa rozmów jest gotowy. Liczba rozmów: ${count}.`,
    en: (count: number) =>
      `Your meeting plan is ready. You have ${plural('en', count, { one: 'meeting', other: 'meetings' })}:`,
  },
  changed: {
    de: 'Ihr Gesprächsplan hat sich geändert. Es gilt nur noch dieser Plan:',
    cs: 'Váš plán schůzek se změnil. Platí už jen tento plán:',
    pl: 'Państwa plan rozmów się zmienił. Obowiązuje tylko ten plan:',
    en: 'Your meeting plan has changed. Only this plan counts now:',
  },
  nothing: {
    de: 'Für Sie konnte leider kein Gespräch geplant werden. Auf Ihrer Seite steht, woran es lag.',
    cs: 'Bohužel pro vás nebylo možné naplánovat žádnou schůzku. Na své stránce se dozvíte proč.',
    pl: 'Niestety nie udało się zaplanować dla Państwa żadnej rozmowy. Na Państwa stronie podano przyczynę.',
    en: 'Unfortunately no meeting could be planned for you. Your page says why.',
  },
  nothingLeft: {
    de: 'Nach der Änderung haben Sie kein Gespräch mehr.',
    cs: 'Po změně už nemáte žádnou schůzku.',
    pl: 'Po zmianie nie mają Państwo już żadnej rozmowy.',
    en: 'After the change you have no meetings left.',
  },
  online: { de: 'online', cs: 'online', pl: 'online', en: 'online' },
  offerSubject: {
    de: (event: string) => `Gespräche online nachholen: ${event}`,
    cs: (event: string) => `Schůzky dodatečně online: ${event}`,
    pl: (event: string) => `Rozmowy online po wydarzeniu: ${event}`,
    en: (event: string) => `Meetings to hold online instead: ${event}`,
  },
  offer: {
    de: (event: string) =>
      `bei „${event}“ kamen nicht alle verabredeten Gespräche zustande. Das Team bietet Ihnen an, diese online nachzuholen:`,
    cs: (event: string) =>
      `na akci „${event}“ se neuskutečnily všechny domluvené schůzky. Tým vám nabízí uskutečnit tyto schůzky dodatečně online:`,
    pl: (event: string) =>
      `podczas wydarzenia „${event}” nie wszystkie umówione rozmowy się odbyły. Zespół proponuje odbyć online następujące rozmowy:`,
    en: (event: string) =>
      `At “${event}” not all agreed meetings took place. The team offers to hold these online instead:`,
  },
  offerHow: {
    de: 'Antworten Sie auf diese Nachricht mit zwei oder drei Terminen, die Ihnen passen. Das Team stimmt sie mit der anderen Person ab.',
    cs: 'Odpovězte na tuto zprávu a navrhněte dva nebo tři termíny, které se vám hodí. Tým je domluví s druhou stranou.',
    pl: 'Prosimy odpowiedzieć na tę wiadomość i podać dwa lub trzy dogodne terminy. Zespół uzgodni je z drugą osobą.',
    en: 'Answer this message with two or three times that suit you. The team will agree on one with the other person.',
  },
  seePlan: { de: 'Meinen Plan ansehen', cs: 'Zobrazit můj plán', pl: 'Zobacz mój plan', en: 'See my plan' },
  planLink: {
    de: 'Die Kalenderdatei mit Ihren Gesprächen liegt bei. Der Link gehört nur Ihnen; dort sagen Sie auch ab, wenn Sie verhindert sind.',
    cs: 'Kalendářový soubor s vašimi schůzkami je přiložen. Odkaz je jen váš; můžete se přes něj také omluvit.',
    pl: 'W załączniku jest plik kalendarza z rozmowami. Link należy tylko do Państwa; tam można też odwołać udział.',
    en: 'A calendar file with your meetings is attached. The link is yours alone; you can also cancel there if you cannot come.',
  },
  meetingWith: {
    de: (name: string) => `Gespräch mit ${name}`,
    cs: (name: string) => `Schůzka: ${name}`,
    pl: (name: string) => `Rozmowa: ${name}`,
    en: (name: string) => `Meeting with ${name}`,
  },
});
