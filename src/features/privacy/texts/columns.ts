import type { Lang } from '#engines/kit';
import type { PersonalColumn } from '#platform/feature';

type Said = Record<Lang, string>;

const UNTIL_ERASED: Said = {
  de: 'bis Sie es löschen',
  cs: 'dokud to nesmažete',
  pl: 'do usunięcia przez Państwa',
  en: 'until you delete it',
};
const LINK_DAYS: Said = {
  de: '30 Tage, nachdem der Link benutzt wurde oder abgelaufen ist',
  cs: '30 dnů po použití nebo vypršení odkazu',
  pl: '30 dni po użyciu lub wygaśnięciu linku',
  en: '30 days after the link was used or has expired',
};
const LINK_WHY: Said = {
  de: 'damit nur Sie den Link benutzen können, den wir Ihnen geschickt haben',
  cs: 'abyste odkaz, který jsme vám poslali, mohli použít jen vy',
  pl: 'aby link, który wysłaliśmy, był dostępny tylko dla Państwa',
  en: 'so that nobody but you can use the link that we sent you',
};
const TWO_YEARS: Said = {
  de: 'zwei Jahre; nach einer Löschung führt die Nummer zu niemandem mehr',
  cs: 'dva roky; po smazání už číslo k nikomu nevede',
  pl: 'dwa lata; po usunięciu danych numer nie prowadzi już do nikogo',
  en: 'two years; after an erasure the number leads to nobody any more',
};
const AUDIT_WHY: Said = {
  de: 'damit nachvollziehbar ist, wer etwas geändert oder angesehen hat',
  cs: 'aby bylo zřejmé, kdo co změnil nebo zobrazil',
  pl: 'aby można było ustalić, kto co zmienił lub obejrzał',
  en: 'so that it can be told who changed or looked at something',
};
const CONSENT_WHY: Said = {
  de: 'damit belegt ist, was Sie bestätigt haben',
  cs: 'aby bylo doloženo, co jste potvrdili',
  pl: 'aby udokumentować, co zostało potwierdzone',
  en: 'to show what you have confirmed',
};
const FEEDBACK_LONG: Said = {
  de: '180 Tage nach der Antwort',
  cs: '180 dnů po odpovědi',
  pl: '180 dni po odpowiedzi',
  en: '180 days after the answer',
};

export const columnTexts: Record<string, PersonalColumn> = {
  'link.email': {
    what: {
      de: 'Adresse, an die ein Link ging',
      cs: 'adresa, na kterou byl poslán odkaz',
      pl: 'adres, na który wysłano link',
      en: 'Address that a link was sent to',
    },
    why: LINK_WHY,
    howLong: LINK_DAYS,
  },
  'link.subject': {
    what: {
      de: 'Wofür der Link war',
      cs: 'k čemu odkaz sloužil',
      pl: 'do czego służył link',
      en: 'What the link was for',
    },
    why: LINK_WHY,
    howLong: LINK_DAYS,
  },
  'audit.actor': {
    what: {
      de: 'Nummer der Person, die etwas getan hat',
      cs: 'číslo osoby, která něco udělala',
      pl: 'numer osoby, która coś zrobiła',
      en: 'Number of the person who did something',
    },
    why: AUDIT_WHY,
    howLong: TWO_YEARS,
  },
  'audit.subject': {
    what: {
      de: 'Nummer dessen, worum es ging, auch einer Person',
      cs: 'číslo toho, čeho se to týkalo, i osoby',
      pl: 'numer tego, czego to dotyczyło, także osoby',
      en: 'Number of what it was about, a person too',
    },
    why: AUDIT_WHY,
    howLong: TWO_YEARS,
  },
  'audit.details': {
    what: {
      de: 'Tatsachen zur Änderung, zum Beispiel die vergebene Rolle; nie Texte',
      cs: 'fakta o změně, například přidělená role; nikdy texty',
      pl: 'fakty o zmianie, na przykład nadana rola; nigdy teksty',
      en: 'Facts about the change, for instance the role given; never texts',
    },
    why: AUDIT_WHY,
    howLong: TWO_YEARS,
  },
  'outbox.subject': {
    what: {
      de: 'Nummer dessen, was sich geändert hat, auch einer Person',
      cs: 'číslo toho, co se změnilo, i osoby',
      pl: 'numer tego, co się zmieniło, także osoby',
      en: 'Number of what has changed, a person too',
    },
    why: {
      de: 'damit die Teile des Programms von Änderungen erfahren',
      cs: 'aby se části programu dozvěděly o změnách',
      pl: 'aby części programu dowiadywały się o zmianach',
      en: 'so that the parts of the program learn of changes',
    },
    howLong: {
      de: 'auf Dauer; nach einer Löschung führt die Nummer zu niemandem mehr',
      cs: 'trvale; po smazání už číslo k nikomu nevede',
      pl: 'stale; po usunięciu danych numer nie prowadzi już do nikogo',
      en: 'for good; after an erasure the number leads to nobody any more',
    },
  },
  'consent.person_id': {
    what: { de: 'Wer bestätigt hat', cs: 'kdo potvrdil', pl: 'kto potwierdził', en: 'Who confirmed' },
    why: CONSENT_WHY,
    howLong: UNTIL_ERASED,
  },
  'consent.address_hash': {
    what: {
      de: 'Verschlüsselter Abdruck der Adresse, wenn ohne Konto bestätigt wurde',
      cs: 'zašifrovaný otisk adresy, pokud bylo potvrzeno bez účtu',
      pl: 'zaszyfrowany skrót adresu, jeśli potwierdzono bez konta',
      en: 'Keyed fingerprint of the address where somebody confirmed without an account',
    },
    why: CONSENT_WHY,
    howLong: UNTIL_ERASED,
  },
  'consent.what': {
    what: { de: 'Was bestätigt wurde', cs: 'co bylo potvrzeno', pl: 'co potwierdzono', en: 'What was confirmed' },
    why: CONSENT_WHY,
    howLong: UNTIL_ERASED,
  },
  'feedback.text': {
    what: { de: 'Text Ihrer Rückmeldung', cs: 'text vaší zprávy', pl: 'treść uwagi', en: 'Text of your feedback' },
    why: {
      de: 'damit wir etwas verbessern und Ihnen antworten können',
      cs: 'abychom mohli něco zlepšit a odpovědět vám',
      pl: 'abyśmy mogli coś poprawić i odpowiedzieć',
      en: 'so that we can improve something and answer you',
    },
    howLong: FEEDBACK_LONG,
  },
  'feedback.email': {
    what: {
      de: 'Adresse für die Antwort, wenn Sie eine angeben',
      cs: 'adresa pro odpověď, pokud ji uvedete',
      pl: 'adres do odpowiedzi, jeśli został podany',
      en: 'Address for the answer, if you give one',
    },
    why: {
      de: 'damit wir Ihnen antworten können',
      cs: 'abychom vám mohli odpovědět',
      pl: 'abyśmy mogli odpowiedzieć',
      en: 'so that we can answer you',
    },
    howLong: FEEDBACK_LONG,
  },
  'network_page.text': {
    what: {
      de: 'Namen und Adressen derer, die für das Netzwerk verantwortlich sind',
      cs: 'jména a adresy těch, kdo za síť odpovídají',
      pl: 'nazwiska i adresy osób odpowiedzialnych za sieć',
      en: 'Names and addresses of those who are responsible for the network',
    },
    why: {
      de: 'weil das Gesetz es verlangt (Impressum)',
      cs: 'protože to vyžaduje zákon (tiráž)',
      pl: 'ponieważ wymaga tego prawo (nota prawna)',
      en: 'because the law demands it (imprint)',
    },
    howLong: {
      de: 'solange sie verantwortlich sind; die Netzwerkleitung ändert es',
      cs: 'dokud odpovídají; mění to správa sítě',
      pl: 'dopóki są odpowiedzialne; zmienia to administracja sieci',
      en: 'as long as they are responsible; the network management changes it',
    },
  },
  'erasure.address_hashes': {
    what: {
      de: 'Verschlüsselter Abdruck einer gelöschten Adresse; aus ihm lässt sich die Adresse nicht ablesen',
      cs: 'zašifrovaný otisk smazané adresy; adresu z něj nelze vyčíst',
      pl: 'zaszyfrowany skrót usuniętego adresu; nie można z niego odczytać adresu',
      en: 'Keyed fingerprint of an erased address; the address cannot be read from it',
    },
    why: {
      de: 'damit eine Löschung später belegt werden kann',
      cs: 'aby bylo možné smazání později doložit',
      pl: 'aby można było później udowodnić usunięcie',
      en: 'so that an erasure can be proved later',
    },
    howLong: { de: 'auf Dauer', cs: 'trvale', pl: 'stale', en: 'for good' },
  },
};
