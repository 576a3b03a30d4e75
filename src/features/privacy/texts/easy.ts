import type { Lang } from '#engines/kit';

interface EasyPart {
  title: string;
  /** One idea a line; a line is shown as a paragraph of its own. */
  lines: string[];
}

/** The page in easy language. German keeps to the rules of Leichte Sprache: short sentences, one idea a line, long words with a middle dot, no genitive. */
export const EASY: Record<Lang, EasyPart[]> = {
  de: [
    {
      title: 'Was ist das hier?',
      lines: [
        'Das hier ist eine Internet·seite.',
        'Auf der Seite finden sich Menschen.',
        'Manche Menschen brauchen Hilfe mit Computern.',
        'Zum Beispiel: Eine Stadt braucht ein Programm.',
        'Andere Menschen können dabei helfen.',
        'Zum Beispiel: Eine Firma hat so ein Programm.',
        'Ein Hub bringt diese Menschen zusammen.',
        'Man spricht das Wort so aus: Hab.',
        'Ein Hub ist ein Büro mit Fach·leuten.',
      ],
    },
    {
      title: 'Wie finde ich etwas?',
      lines: [
        'Oben auf jeder Seite ist ein Menü.',
        'Klicken Sie im Menü auf ein Wort.',
        'Zum Beispiel auf: Organisationen.',
        'Dann sehen Sie eine Liste.',
        'In das Such·feld können Sie ein Wort schreiben.',
        'Dann klicken Sie auf: Suchen.',
        'Sie müssen sich dafür nicht anmelden.',
      ],
    },
    {
      title: 'Wie finde ich Hilfe für mein Problem?',
      lines: [
        'Klicken Sie im Menü auf: Bedarf beschreiben.',
        'Bedarf heißt: Das brauche ich.',
        'Schreiben Sie auf: Was ist das Problem?',
        'Sie können es mit Ihren eigenen Worten schreiben.',
        'Die Seite zeigt Ihnen dann: Wer kann helfen?',
        'Die Seite erklärt auch: Warum passt das?',
      ],
    },
    {
      title: 'Wie schreibe ich meine Meinung?',
      lines: [
        'Unter vielen Texten gibt es ein Feld.',
        'Dort können Sie Ihre Meinung schreiben.',
        'Das nennt man: Kommentar.',
        'Sie müssen Ihren Namen nicht sagen.',
        'Ein Mensch liest Ihren Kommentar zuerst.',
        'Danach können ihn alle lesen.',
        'Vielleicht passt der Kommentar nicht.',
        'Dann schreiben wir Ihnen den Grund.',
        'Das geht nur mit Ihrer E-Mail-Adresse.',
      ],
    },
    {
      title: 'Was passiert mit meinen Daten?',
      lines: [
        'Daten sind zum Beispiel: Ihr Name und Ihre E-Mail-Adresse.',
        'Wir passen auf Ihre Daten auf.',
        'Sie können sehen: Was wissen wir über Sie?',
        'Und Sie können sagen: Löschen Sie alles.',
        'Dafür gibt es eine Seite. Sie heißt: Was ist über mich gespeichert?',
      ],
    },
    {
      title: 'Etwas geht nicht?',
      lines: [
        'Vielleicht können Sie etwas nicht lesen.',
        'Oder Sie verstehen etwas nicht.',
        'Dann schreiben Sie uns bitte.',
        'Wir antworten Ihnen.',
      ],
    },
  ],
  cs: [
    {
      title: 'Co je to za stránku?',
      lines: [
        'Toto je internetová stránka.',
        'Lidé se tu navzájem najdou.',
        'Někdo potřebuje pomoc s počítači.',
        'Například město potřebuje program.',
        'Jiní lidé umí pomoci.',
        'Například firma takový program má.',
        'Hub tyto lidi spojí.',
        'Slovo hub se čte „hab“.',
        'Hub je kancelář s odborníky.',
      ],
    },
    {
      title: 'Jak něco najdu?',
      lines: [
        'Nahoře na každé stránce je nabídka.',
        'Klikněte v nabídce na slovo.',
        'Například na slovo Organizace.',
        'Uvidíte seznam.',
        'Do políčka pro hledání napište slovo.',
        'Potom klikněte na Hledat.',
        'Nemusíte se přihlásit.',
      ],
    },
    {
      title: 'Jak najdu pomoc?',
      lines: [
        'Klikněte v nabídce na Popsat potřebu.',
        'Potřeba je to, co potřebujete.',
        'Napište, jaký máte problém.',
        'Pište vlastními slovy.',
        'Stránka vám ukáže, kdo může pomoci.',
        'Stránka také vysvětlí proč.',
      ],
    },
    {
      title: 'Jak napíšu svůj názor?',
      lines: [
        'Pod mnoha texty je políčko.',
        'Tam můžete napsat svůj názor.',
        'Říká se tomu komentář.',
        'Nemusíte říkat své jméno.',
        'Komentář si nejdřív někdo přečte.',
        'Pak ho uvidí všichni.',
        'Někdy komentář nezveřejníme.',
        'Když nám dáte svůj e-mail, napíšeme vám proč.',
      ],
    },
    {
      title: 'Co se stane s mými údaji?',
      lines: [
        'Údaje jsou například vaše jméno a e-mail.',
        'Na vaše údaje dáváme pozor.',
        'Můžete se podívat, co o vás víme.',
        'Můžete také vše smazat.',
        'Slouží k tomu stránka „Co o mně uchováváte?“',
      ],
    },
    {
      title: 'Něco nefunguje?',
      lines: ['Možná něco nejde přečíst.', 'Možná něčemu nerozumíte.', 'Napište nám prosím.', 'Odpovíme vám.'],
    },
  ],
  pl: [
    {
      title: 'Co to jest?',
      lines: [
        'To jest strona internetowa.',
        'Ludzie mogą się tu znaleźć.',
        'Niektórzy potrzebują pomocy z komputerami.',
        'Na przykład: miasto potrzebuje programu.',
        'Inni ludzie mogą pomóc.',
        'Na przykład: firma ma taki program.',
        'Hub łączy tych ludzi.',
        'Słowo hub czyta się „hab”.',
        'Hub to biuro, w którym pracują specjaliści.',
      ],
    },
    {
      title: 'Jak coś znaleźć?',
      lines: [
        'Na górze każdej strony jest menu.',
        'Kliknij słowo w menu.',
        'Na przykład słowo: Organizacje.',
        'Zobaczysz listę.',
        'W polu szukania napisz słowo.',
        'Potem kliknij: Szukaj.',
        'Nie musisz się logować.',
      ],
    },
    {
      title: 'Jak znaleźć pomoc?',
      lines: [
        'Kliknij w menu: Opisz potrzebę.',
        'Potrzeba to coś, czego potrzebujesz.',
        'Napisz, jaki masz problem.',
        'Pisz własnymi słowami.',
        'Strona pokaże, kto może pomóc.',
        'Strona wyjaśni też, dlaczego.',
      ],
    },
    {
      title: 'Jak napisać swoje zdanie?',
      lines: [
        'Pod wieloma tekstami jest pole.',
        'Możesz tam napisać, co myślisz.',
        'To się nazywa komentarz.',
        'Nie musisz podawać nazwiska.',
        'Najpierw ktoś przeczyta komentarz.',
        'Potem zobaczą go wszyscy.',
        'Czasem nie publikujemy komentarza.',
        'Jeśli podasz swój e-mail, napiszemy, dlaczego.',
      ],
    },
    {
      title: 'Co się dzieje z moimi danymi?',
      lines: [
        'Dane to na przykład twoje nazwisko i e-mail.',
        'Dbamy o twoje dane.',
        'Możesz zobaczyć, co o tobie wiemy.',
        'Możesz też wszystko usunąć.',
        'Służy do tego strona „Co jest o mnie przechowywane?”',
      ],
    },
    {
      title: 'Coś nie działa?',
      lines: ['Może czegoś nie da się przeczytać.', 'Może czegoś nie rozumiesz.', 'Napisz do nas.', 'Odpowiemy ci.'],
    },
  ],
  en: [
    {
      title: 'What is this?',
      lines: [
        'This is a website.',
        'People find each other here.',
        'Some people need help with computers.',
        'For example: a town needs a program.',
        'Other people can help.',
        'For example: a company has such a program.',
        'A hub brings these people together.',
        'A hub is an office with experts.',
      ],
    },
    {
      title: 'How do I find something?',
      lines: [
        'There is a menu at the top of each page.',
        'Click on a word in the menu.',
        'For example on: Organisations.',
        'Then you see a list.',
        'You can write a word in the search field.',
        'Then click on: Search.',
        'You do not need to sign in.',
      ],
    },
    {
      title: 'How do I find help?',
      lines: [
        'Click in the menu on: Describe a need.',
        'A need is something that you need.',
        'Write down what the problem is.',
        'Use your own words.',
        'The page shows you who can help.',
        'The page also tells you why.',
      ],
    },
    {
      title: 'How do I say what I think?',
      lines: [
        'There is a field under many texts.',
        'You can write there what you think.',
        'This is called a comment.',
        'You do not have to say your name.',
        'Somebody reads your comment first.',
        'Then everybody can see it.',
        'Sometimes we do not publish a comment.',
        'If you give us your e-mail address, we tell you why.',
      ],
    },
    {
      title: 'What happens to my data?',
      lines: [
        'Data is, for example, your name and your e-mail address.',
        'We take care of your data.',
        'You can see what we know about you.',
        'You can also delete everything.',
        'There is a page for that: What is stored about me?',
      ],
    },
    {
      title: 'Something does not work?',
      lines: [
        'Maybe you cannot read something.',
        'Maybe you do not understand something.',
        'Please write to us.',
        'We will answer you.',
      ],
    },
  ],
};
