import { catalogue } from '#platform/i18n';

/** What stands in mails, and the statements of reasons that moderators begin with. Mails never repeat what somebody wrote to an address that nobody has proved. */
export const mailTexts = catalogue({
  hello: { de: 'Guten Tag,', cs: 'Dobrý den,', pl: 'Dzień dobry!', en: 'Hello,' },
  toComment: {
    de: 'Zu Ihrem Kommentar',
    cs: 'K vašemu komentáři',
    pl: 'Do komentarza',
    en: 'Go to your comment',
  },
  why: {
    de: 'Ihre Adresse wurde bei einem Kommentar angegeben.',
    cs: 'Vaše adresa byla uvedena u komentáře.',
    pl: 'Ten adres podano przy komentarzu.',
    en: 'Your address was given with a comment.',
  },
  whyReport: {
    de: 'Ihre Adresse wurde bei einer Meldung zu einem Kommentar angegeben.',
    cs: 'Vaše adresa byla uvedena při nahlášení komentáře.',
    pl: 'Ten adres podano przy zgłoszeniu komentarza.',
    en: 'Your address was given when a comment was reported.',
  },
  keepLink: {
    de: 'Über diesen Link können Sie Ihren Kommentar ansehen, ändern oder löschen und Antworten per E-Mail erhalten. Geben Sie ihn nicht weiter: Wer ihn hat, kann dasselbe.',
    cs: 'Přes tento odkaz si můžete komentář zobrazit, upravit nebo smazat a dostávat odpovědi e-mailem. Nikomu ho nepředávejte: kdo ho má, může totéž.',
    pl: 'Pod tym linkiem można zobaczyć, zmienić lub usunąć komentarz oraz otrzymywać odpowiedzi pocztą elektroniczną. Prosimy go nie udostępniać: kto go ma, może zrobić to samo.',
    en: 'With this link you can see, change or delete your comment and receive replies by e-mail. Do not pass it on: whoever has it can do the same.',
  },
  receiptSubject: {
    de: 'Ihr Kommentar ist angekommen',
    cs: 'Váš komentář dorazil',
    pl: 'Komentarz został przyjęty',
    en: 'Your comment has arrived',
  },
  receiptWaiting: {
    de: 'Ihr Kommentar ist bei uns angekommen. Er wird erst veröffentlicht, wenn ihn jemand aus dem Team gelesen hat. Wir schreiben Ihnen, sobald darüber entschieden ist.',
    cs: 'váš komentář k nám dorazil. Zveřejněn bude, až si ho někdo z týmu přečte. Jakmile o něm rozhodneme, napíšeme vám.',
    pl: 'Komentarz do nas dotarł. Zostanie opublikowany, gdy przeczyta go ktoś z zespołu. Napiszemy, gdy tylko zapadnie decyzja.',
    en: 'Your comment has arrived. It will be published once somebody from the team has read it. We will write to you as soon as that is decided.',
  },
  receiptReleased: {
    de: 'Ihr Kommentar ist veröffentlicht.',
    cs: 'váš komentář je zveřejněn.',
    pl: 'Komentarz jest opublikowany.',
    en: 'Your comment is published.',
  },
  notYou: {
    de: 'Sie haben keinen Kommentar geschrieben? Dann war es jemand anderes. Über den Link können Sie den Kommentar löschen; sonst müssen Sie nichts tun.',
    cs: 'Žádný komentář jste nepsali? Pak vaši adresu uvedl někdo jiný. Přes odkaz můžete komentář smazat; nic dalšího dělat nemusíte.',
    pl: 'Nie pisali Państwo komentarza? W takim razie ktoś inny podał ten adres. Pod linkiem można usunąć komentarz; nic więcej nie trzeba robić.',
    en: 'You did not write a comment? Then somebody else gave your address. With the link you can delete the comment; there is nothing else you have to do.',
  },
  releaseSubject: {
    de: 'Ihr Kommentar ist veröffentlicht',
    cs: 'Váš komentář je zveřejněn',
    pl: 'Komentarz został opublikowany',
    en: 'Your comment is published',
  },
  declineSubject: {
    de: 'Ihr Kommentar wurde nicht veröffentlicht',
    cs: 'Váš komentář nebyl zveřejněn',
    pl: 'Komentarz nie został opublikowany',
    en: 'Your comment was not published',
  },
  withdrawSubject: {
    de: 'Ihr Kommentar wurde zurückgezogen',
    cs: 'Váš komentář byl stažen',
    pl: 'Komentarz został wycofany',
    en: 'Your comment was withdrawn',
  },
  upholdSubject: {
    de: 'Zu Ihrem Widerspruch',
    cs: 'K vaší námitce',
    pl: 'W sprawie sprzeciwu',
    en: 'About your objection',
  },
  replySubject: {
    de: 'Neue Antwort auf Ihren Kommentar',
    cs: 'Nová odpověď na váš komentář',
    pl: 'Nowa odpowiedź na komentarz',
    en: 'New reply to your comment',
  },
  replyBody: {
    de: (title: string) => `bei „${title}“ gibt es eine neue Antwort in dem Gespräch, dem Sie folgen.`,
    cs: (title: string) => `u příspěvku „${title}“ přibyla nová odpověď v diskusi, kterou sledujete.`,
    pl: (title: string) => `Przy „${title}” pojawiła się nowa odpowiedź w obserwowanej dyskusji.`,
    en: (title: string) => `There is a new reply on “${title}” in the conversation you follow.`,
  },
  readReply: { de: 'Antwort lesen', cs: 'Přečíst odpověď', pl: 'Przeczytaj odpowiedź', en: 'Read the reply' },
  unfollow: {
    de: 'Keine Mails mehr zu diesem Gespräch',
    cs: 'Nechci už e-maily k této diskusi',
    pl: 'Nie chcę więcej wiadomości o tej dyskusji',
    en: 'No more mails about this conversation',
  },
  reportSubject: {
    de: 'Zu Ihrer Meldung',
    cs: 'K vašemu nahlášení',
    pl: 'W sprawie zgłoszenia',
    en: 'About your report',
  },
  reportRemoved: {
    de: 'Sie haben uns einen Kommentar gemeldet. Wir haben ihn geprüft und zurückgezogen: Er ist nicht mehr zu sehen. Danke für Ihren Hinweis.',
    cs: 'nahlásili jste nám komentář. Prověřili jsme ho a stáhli: už není vidět. Děkujeme za upozornění.',
    pl: 'Zgłosili nam Państwo komentarz. Sprawdziliśmy go i wycofaliśmy: nie jest już widoczny. Dziękujemy za zgłoszenie.',
    en: 'You reported a comment to us. We have looked at it and withdrawn it: it can no longer be seen. Thank you for telling us.',
  },
  reportKept: {
    de: 'Sie haben uns einen Kommentar gemeldet. Wir haben ihn geprüft und lassen ihn stehen, weil er weder gegen Recht noch gegen unsere Regeln verstößt. Entschieden hat eine Person, kein Programm. Sind Sie anderer Meinung, melden Sie ihn bitte erneut und sagen uns, was wir übersehen haben.',
    cs: 'nahlásili jste nám komentář. Prověřili jsme ho a ponecháváme ho, protože neporušuje právo ani naše pravidla. Rozhodl člověk, nikoli program. Pokud nesouhlasíte, nahlaste ho prosím znovu a napište nám, co jsme přehlédli.',
    pl: 'Zgłosili nam Państwo komentarz. Sprawdziliśmy go i pozostawiamy, ponieważ nie narusza prawa ani naszych zasad. Decyzję podjął człowiek, nie program. Jeśli się Państwo z tym nie zgadzają, prosimy zgłosić go ponownie i napisać, co przeoczyliśmy.',
    en: 'You reported a comment to us. We have looked at it and are leaving it in place, because it breaks neither the law nor our rules. A person decided this, not a program. If you disagree, please report it again and tell us what we have overlooked.',
  },
  // ---- statements of reasons (Art. 17 of Regulation (EU) 2022/2065)
  statementRelease: {
    de: (title: string) => `Ihr Kommentar zu „${title}“ ist veröffentlicht. Danke für Ihren Beitrag.`,
    cs: (title: string) => `Váš komentář k „${title}“ je zveřejněn. Děkujeme za váš příspěvek.`,
    pl: (title: string) => `Komentarz do „${title}” został opublikowany. Dziękujemy za wypowiedź.`,
    en: (title: string) => `Your comment on “${title}” is published. Thank you for your contribution.`,
  },
  statementDecline: {
    de: (title: string, day: string) =>
      `Ihren Kommentar zu „${title}“ vom ${day} haben wir nicht veröffentlicht. Das gilt für alle Seiten dieses Netzwerks und ohne zeitliche Begrenzung.`,
    cs: (title: string, day: string) =>
      `Váš komentář k „${title}“ ze dne ${day} jsme nezveřejnili. Platí to pro všechny stránky této sítě a bez časového omezení.`,
    pl: (title: string, day: string) =>
      `Komentarza do „${title}” (${day}) nie opublikowaliśmy. Dotyczy to wszystkich stron tej sieci i nie jest ograniczone w czasie.`,
    en: (title: string, day: string) =>
      `We have not published your comment on “${title}” dated ${day}. This applies to all pages of this network and has no time limit.`,
  },
  statementWithdraw: {
    de: (title: string, day: string) =>
      `Ihren Kommentar zu „${title}“ vom ${day} haben wir zurückgezogen. Er ist auf keiner Seite dieses Netzwerks mehr zu sehen; das gilt ohne zeitliche Begrenzung.`,
    cs: (title: string, day: string) =>
      `Váš komentář k „${title}“ ze dne ${day} jsme stáhli. Na žádné stránce této sítě už není vidět; platí to bez časového omezení.`,
    pl: (title: string, day: string) =>
      `Komentarz do „${title}” (${day}) wycofaliśmy. Nie jest już widoczny na żadnej stronie tej sieci; nie jest to ograniczone w czasie.`,
    en: (title: string, day: string) =>
      `We have withdrawn your comment on “${title}” dated ${day}. It can no longer be seen on any page of this network; this has no time limit.`,
  },
  statementUphold: {
    de: (title: string) =>
      `Ihren Widerspruch zu Ihrem Kommentar bei „${title}“ haben wir geprüft. Es bleibt bei unserer Entscheidung.`,
    cs: (title: string) =>
      `Vaši námitku ke komentáři u „${title}“ jsme posoudili. Naše rozhodnutí zůstává v platnosti.`,
    pl: (title: string) => `Rozpatrzyliśmy sprzeciw dotyczący komentarza przy „${title}”. Podtrzymujemy naszą decyzję.`,
    en: (title: string) =>
      `We have looked at your objection concerning your comment on “${title}”. Our decision stands.`,
  },
  ground: { de: 'Grund:', cs: 'Důvod:', pl: 'Powód:', en: 'Reason:' },
  groundOffTopic: {
    de: 'Der Kommentar hat mit dem Beitrag, unter dem er steht, nichts zu tun. Unsere Regeln für Kommentare verlangen einen Bezug zum Thema.',
    cs: 'Komentář nesouvisí s příspěvkem, pod kterým stojí. Naše pravidla pro komentáře vyžadují vztah k tématu.',
    pl: 'Komentarz nie ma związku z wpisem, pod którym się znajduje. Nasze zasady komentowania wymagają odniesienia do tematu.',
    en: 'The comment has nothing to do with what it was posted under. Our rules for comments ask for a link to the subject.',
  },
  groundInsulting: {
    de: 'Der Kommentar setzt Personen oder Gruppen herab. Das verstößt gegen unsere Regeln für Kommentare.',
    cs: 'Komentář uráží osoby nebo skupiny. To porušuje naše pravidla pro komentáře.',
    pl: 'Komentarz obraża osoby lub grupy. Narusza to nasze zasady komentowania.',
    en: 'The comment puts people or groups down. That breaks our rules for comments.',
  },
  groundPersonalData: {
    de: 'Der Kommentar nennt persönliche Daten anderer, ohne dass deren Einverständnis zu erkennen ist (Art. 6 der Datenschutz-Grundverordnung).',
    cs: 'Komentář uvádí osobní údaje jiných osob, aniž je zřejmý jejich souhlas (čl. 6 obecného nařízení o ochraně osobních údajů).',
    pl: 'Komentarz zawiera dane osobowe innych osób, a ich zgoda nie jest widoczna (art. 6 ogólnego rozporządzenia o ochronie danych).',
    en: 'The comment gives personal data of others, and nothing shows that they agree (Article 6 of the General Data Protection Regulation).',
  },
  groundAdvertising: {
    de: 'Der Kommentar wirbt für etwas, statt zum Thema beizutragen. Das verstößt gegen unsere Regeln für Kommentare.',
    cs: 'Komentář něco propaguje, místo aby přispěl k tématu. To porušuje naše pravidla pro komentáře.',
    pl: 'Komentarz coś reklamuje, zamiast wnosić coś do tematu. Narusza to nasze zasady komentowania.',
    en: 'The comment advertises something instead of adding to the subject. That breaks our rules for comments.',
  },
  groundUnlawful: {
    de: 'Der Inhalt ist nach unserer Einschätzung rechtswidrig. Verletzte Vorschrift: [bitte angeben]',
    cs: 'Obsah je podle našeho posouzení protiprávní. Porušený předpis: [prosím doplňte]',
    pl: 'Treść jest naszym zdaniem niezgodna z prawem. Naruszony przepis: [prosimy uzupełnić]',
    en: 'In our view the content is unlawful. Provision broken: [please state]',
  },
  groundDuplicate: {
    de: 'Derselbe Text steht hier schon. Unsere Regeln für Kommentare lassen ihn einmal zu.',
    cs: 'Stejný text už zde je. Naše pravidla pro komentáře ho připouštějí jednou.',
    pl: 'Ten sam tekst już tu jest. Nasze zasady komentowania dopuszczają go jeden raz.',
    en: 'The same text is here already. Our rules for comments allow it once.',
  },
  groundOther: {
    de: '[bitte angeben, worauf sich die Entscheidung stützt]',
    cs: '[prosím uveďte, o co se rozhodnutí opírá]',
    pl: '[prosimy podać podstawę decyzji]',
    en: '[please state what the decision rests on]',
  },
  facts: {
    de: 'Worauf sich das stützt: Eine Person aus dem Team hat den Kommentar gelesen. Automatische Verfahren haben nicht entschieden.',
    cs: 'Z čeho vycházíme: Komentář si přečetl člověk z týmu. Automatizované postupy nerozhodovaly.',
    pl: 'Na czym się opieramy: komentarz przeczytała osoba z zespołu. Decyzja nie zapadła automatycznie.',
    en: 'What this rests on: a person from the team has read the comment. No automatic process decided.',
  },
  factsReported: {
    de: 'Worauf sich das stützt: Der Kommentar wurde uns gemeldet, und eine Person aus dem Team hat ihn gelesen. Automatische Verfahren haben nicht entschieden.',
    cs: 'Z čeho vycházíme: Komentář nám byl nahlášen a přečetl si ho člověk z týmu. Automatizované postupy nerozhodovaly.',
    pl: 'Na czym się opieramy: komentarz został zgłoszony i przeczytała go osoba z zespołu. Decyzja nie zapadła automatycznie.',
    en: 'What this rests on: the comment was reported to us, and a person from the team has read it. No automatic process decided.',
  },
  objectHow: {
    de: 'Sind Sie nicht einverstanden? Über den Link zu Ihrem Kommentar können Sie binnen sechs Monaten kostenlos widersprechen; wenn möglich, entscheidet dann eine andere Person. Der Weg zu einer außergerichtlichen Streitbeilegung und zu den Gerichten steht Ihnen offen. Sie können den Text auch ändern und erneut einreichen.',
    cs: 'Nesouhlasíte? Přes odkaz ke svému komentáři můžete do šesti měsíců bezplatně podat námitku; pokud je to možné, rozhodne pak jiná osoba. Můžete se také obrátit na orgán mimosoudního řešení sporů nebo na soud. Text můžete rovněž upravit a podat znovu.',
    pl: 'Nie zgadzają się Państwo? Pod linkiem do komentarza można w ciągu sześciu miesięcy bezpłatnie wnieść sprzeciw; w miarę możliwości rozpatrzy go inna osoba. Można też skorzystać z pozasądowego rozstrzygania sporów lub drogi sądowej. Tekst można również zmienić i przesłać ponownie.',
    en: 'You do not agree? With the link to your comment you can object within six months, free of charge; where possible another person will then decide. Out-of-court dispute settlement and the courts are open to you. You can also change the text and send it again.',
  },
  courts: {
    de: 'Der Weg zu einer außergerichtlichen Streitbeilegung und zu den Gerichten steht Ihnen offen.',
    cs: 'Můžete se obrátit na orgán mimosoudního řešení sporů nebo na soud.',
    pl: 'Mogą Państwo skorzystać z pozasądowego rozstrzygania sporów lub drogi sądowej.',
    en: 'Out-of-court dispute settlement and the courts are open to you.',
  },
});
