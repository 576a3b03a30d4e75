import { catalogue, plural } from '#platform/i18n';

/** What mails to participants say. Before an address is confirmed nothing in them was written by who typed it. */
export const mailTexts = catalogue({
  hello: { de: 'Guten Tag,', cs: 'Dobrý den,', pl: 'Dzień dobry,', en: 'Hello,' },
  helloName: {
    de: (name: string) => `Guten Tag ${name},`,
    cs: (name: string) => `Dobrý den, ${name},`,
    pl: (name: string) => `Dzień dobry, ${name},`,
    en: (name: string) => `Hello ${name},`,
  },
  places: {
    de: (count: number) => plural('de', count, { one: 'Platz', other: 'Plätze' }),
    cs: (count: number) => plural('cs', count, { one: 'místo', few: 'místa', many: 'místa', other: 'míst' }),
    pl: (count: number) => plural('pl', count, { one: 'miejsce', few: 'miejsca', many: 'miejsc', other: 'miejsca' }),
    en: (count: number) => plural('en', count, { one: 'place', other: 'places' }),
  },
  confirmSubject: {
    de: (title: string) => `Bitte bestätigen Sie Ihre Anmeldung: ${title}`,
    cs: (title: string) => `Potvrďte prosím přihlášku: ${title}`,
    pl: (title: string) => `Prosimy potwierdzić zgłoszenie: ${title}`,
    en: (title: string) => `Please confirm your registration: ${title}`,
  },
  confirmBody: {
    de: (title: string) => `mit dieser E-Mail-Adresse wurde jemand zu „${title}“ angemeldet.`,
    cs: (title: string) => `s touto e-mailovou adresou se někdo přihlásil na akci „${title}“.`,
    pl: (title: string) => `z tym adresem e-mail wysłano zgłoszenie na wydarzenie „${title}”.`,
    en: (title: string) => `Somebody was registered for “${title}” with this e-mail address.`,
  },
  confirmUntil: {
    de: (moment: string, places: string) =>
      `Bitte bestätigen Sie die Anmeldung bis ${moment}. So lange halten wir ${places} für Sie frei.`,
    cs: (moment: string, places: string) =>
      `Potvrďte prosím přihlášku do: ${moment}. Do té doby pro vás držíme ${places}.`,
    pl: (moment: string, places: string) =>
      `Prosimy potwierdzić zgłoszenie do: ${moment}. Do tego czasu trzymamy dla Państwa ${places}.`,
    en: (moment: string, places: string) =>
      `Please confirm the registration by ${moment}. Until then we keep ${places} for you.`,
  },
  confirmWaiting: {
    de: (moment: string) =>
      `Zurzeit sind alle Plätze vergeben. Wenn Sie bis ${moment} bestätigen, stehen Sie auf der Warteliste; es zählt der Zeitpunkt Ihrer Anmeldung.`,
    cs: (moment: string) =>
      `Všechna místa jsou nyní obsazena. Pokud potvrdíte do: ${moment}, zařadíme vás na čekací listinu; rozhoduje čas přihlášení.`,
    pl: (moment: string) =>
      `Obecnie wszystkie miejsca są zajęte. Po potwierdzeniu do: ${moment} trafią Państwo na listę oczekujących; liczy się czas zgłoszenia.`,
    en: (moment: string) =>
      `All places are taken at the moment. If you confirm by ${moment}, you are on the waiting list; what counts is when you registered.`,
  },
  confirmRequest: {
    de: (moment: string) =>
      `Über Anmeldungen zu dieser Veranstaltung entscheidet das Team. Bitte bestätigen Sie Ihre Adresse bis ${moment}, dann geht Ihre Anfrage dorthin.`,
    cs: (moment: string) =>
      `O přihláškách na tuto akci rozhodují pořadatelé. Potvrďte prosím adresu do: ${moment}, potom jim vaši žádost předáme.`,
    pl: (moment: string) =>
      `O zgłoszeniach na to wydarzenie decyduje organizator. Prosimy potwierdzić adres do: ${moment}, wtedy przekażemy zgłoszenie.`,
    en: (moment: string) =>
      `The hosts decide on registrations for this event. Please confirm your address by ${moment}; then your request goes to them.`,
  },
  confirmAction: {
    de: 'Anmeldung bestätigen',
    cs: 'Potvrdit přihlášku',
    pl: 'Potwierdź zgłoszenie',
    en: 'Confirm the registration',
  },
  notYou: {
    de: 'Falls Sie das nicht waren, brauchen Sie nichts zu tun. Ohne Bestätigung verfällt die Anmeldung, und Sie hören nichts weiter.',
    cs: 'Pokud jste to nebyli vy, nemusíte nic dělat. Bez potvrzení přihláška propadne a dál vám psát nebudeme.',
    pl: 'Jeśli to nie Państwo, nie trzeba nic robić. Bez potwierdzenia zgłoszenie przepadnie i nie napiszemy ponownie.',
    en: 'If this was not you, there is nothing to do. Without confirmation the registration lapses and you hear no more.',
  },
  confirmedSubject: {
    de: (title: string) => `Sie sind angemeldet: ${title}`,
    cs: (title: string) => `Jste přihlášeni: ${title}`,
    pl: (title: string) => `Zgłoszenie przyjęte: ${title}`,
    en: (title: string) => `You are registered: ${title}`,
  },
  confirmedBody: {
    de: 'Ihre Anmeldung ist bestätigt. Wir freuen uns auf Sie.',
    cs: 'vaše přihláška je potvrzena. Těšíme se na vás.',
    pl: 'Państwa zgłoszenie jest potwierdzone. Do zobaczenia!',
    en: 'Your registration is confirmed. We look forward to seeing you.',
  },
  calendarAttached: {
    de: 'Der Termin für Ihren Kalender liegt dieser Mail bei.',
    cs: 'Termín do kalendáře je v příloze.',
    pl: 'Termin do kalendarza jest w załączniku.',
    en: 'The date for your calendar is attached.',
  },
  online: {
    de: (url: string) => `Online teilnehmen: ${url}`,
    cs: (url: string) => `Účast online: ${url}`,
    pl: (url: string) => `Udział online: ${url}`,
    en: (url: string) => `Take part online: ${url}`,
  },
  seeAction: {
    de: 'Anmeldung ansehen oder ändern',
    cs: 'Zobrazit nebo změnit přihlášku',
    pl: 'Zobacz lub zmień zgłoszenie',
    en: 'See or change your registration',
  },
  seeOnly: { de: 'Anmeldung ansehen', cs: 'Zobrazit přihlášku', pl: 'Zobacz zgłoszenie', en: 'See the registration' },
  keepLink: {
    de: 'Mit dem Link ändern Sie Ihre Anmeldung oder sagen ab. Bitte geben Sie ihn nicht weiter: Wer ihn hat, kann das auch.',
    cs: 'Odkazem přihlášku změníte nebo zrušíte. Nepředávejte ho prosím dál: kdo ho má, může totéž.',
    pl: 'Ten link służy do zmiany lub odwołania zgłoszenia. Prosimy go nie przekazywać: kto go ma, może to samo.',
    en: 'With the link you change or cancel your registration. Please do not pass it on: whoever has it can do the same.',
  },
  cannotCome: {
    de: 'Können Sie doch nicht kommen? Dann sagen Sie bitte über den Link ab, damit jemand anderes den Platz bekommt.',
    cs: 'Nemůžete přijít? Zrušte prosím přihlášku odkazem, aby místo dostal někdo jiný.',
    pl: 'Nie mogą Państwo przyjść? Prosimy odwołać zgłoszenie przez link, aby miejsce dostał ktoś inny.',
    en: 'Cannot come after all? Then please cancel with the link, so that somebody else gets the place.',
  },
  waitingSubject: {
    de: (title: string) => `Sie stehen auf der Warteliste: ${title}`,
    cs: (title: string) => `Jste na čekací listině: ${title}`,
    pl: (title: string) => `Lista oczekujących: ${title}`,
    en: (title: string) => `You are on the waiting list: ${title}`,
  },
  allTaken: {
    de: 'zurzeit sind alle Plätze vergeben.',
    cs: 'všechna místa jsou nyní obsazena.',
    pl: 'obecnie wszystkie miejsca są zajęte.',
    en: 'All places are taken at the moment.',
  },
  approvedWaiting: {
    de: 'Ihre Anfrage wurde angenommen. Inzwischen ist leider alles belegt; Sie rücken vor allen nach, über die nicht entschieden wurde.',
    cs: 'vaše žádost byla přijata. Mezitím je bohužel obsazeno; postoupíte před všemi, o nichž se nerozhodovalo.',
    pl: 'Państwa zgłoszenie zostało zaakceptowane. Niestety wszystko jest już zajęte; mają Państwo pierwszeństwo przed osobami bez akceptacji.',
    en: 'Your request was accepted. Unfortunately everything is taken by now; you move up before everybody whose request nobody has decided on.',
  },
  waitingNumber: {
    de: (position: number) =>
      `Sie stehen auf Platz ${position} der Warteliste. Sobald für Sie genug frei ist, schreiben wir Ihnen, bis wann Sie zusagen können.`,
    cs: (position: number) =>
      `Na čekací listině jste na ${position}. místě. Jakmile se pro vás uvolní dost míst, napíšeme vám, do kdy je můžete přijmout.`,
    pl: (position: number) =>
      `Państwa miejsce na liście oczekujących: ${position}. Gdy zwolni się dość miejsc, napiszemy, do kiedy można je przyjąć.`,
    en: (position: number) =>
      `You are number ${position} on the waiting list. As soon as enough places are free for you, we will tell you by when you can accept.`,
  },
  waitingSee: {
    de: 'Platz auf der Warteliste ansehen',
    cs: 'Zobrazit pořadí na čekací listině',
    pl: 'Zobacz miejsce na liście',
    en: 'See your place on the waiting list',
  },
  waitingLeave: {
    de: 'Über den Link verlassen Sie die Warteliste, wenn Sie nicht mehr kommen möchten.',
    cs: 'Odkazem se z čekací listiny odhlásíte, pokud už přijít nechcete.',
    pl: 'Przez link można opuścić listę, jeśli udział nie jest już potrzebny.',
    en: 'With the link you leave the waiting list if you no longer want to come.',
  },
  requestedSubject: {
    de: (title: string) => `Ihre Anfrage ist angekommen: ${title}`,
    cs: (title: string) => `Vaše žádost dorazila: ${title}`,
    pl: (title: string) => `Zgłoszenie dotarło: ${title}`,
    en: (title: string) => `Your request has arrived: ${title}`,
  },
  requestedBody: {
    de: 'Ihre Anfrage liegt nun beim Team der Veranstaltung. Sobald es entschieden hat, schreiben wir Ihnen. Ein Platz ist damit noch nicht vergeben.',
    cs: 'vaši žádost nyní mají pořadatelé. Jakmile rozhodnou, napíšeme vám. Místo tím ještě není přiděleno.',
    pl: 'zgłoszenie jest u organizatora. Napiszemy, gdy zapadnie decyzja. Miejsce nie jest jeszcze przyznane.',
    en: 'Your request is with the hosts now. As soon as they have decided we write to you. No place is given yet.',
  },
  offeredSubject: {
    de: (title: string) => `Ein Platz ist frei geworden: ${title}`,
    cs: (title: string) => `Uvolnilo se místo: ${title}`,
    pl: (title: string) => `Zwolniło się miejsce: ${title}`,
    en: (title: string) => `A place has become free: ${title}`,
  },
  offeredBody: {
    de: (places: string, moment: string) =>
      `für Sie ist auf der Warteliste etwas frei geworden: ${places}. Bitte sagen Sie bis ${moment} zu. Danach bieten wir den Platz den Nächsten an.`,
    cs: (places: string, moment: string) =>
      `z čekací listiny se na vás dostalo: ${places}. Přijměte prosím nabídku do: ${moment}. Potom místo nabídneme dalším.`,
    pl: (places: string, moment: string) =>
      `z listy oczekujących przypada Państwu: ${places}. Prosimy przyjąć do: ${moment}. Potem zaproponujemy miejsce następnym osobom.`,
    en: (places: string, moment: string) =>
      `Something has become free for you from the waiting list: ${places}. Please accept by ${moment}. After that we offer it to those next in line.`,
  },
  offeredAction: { de: 'Platz annehmen', cs: 'Přijmout místo', pl: 'Przyjmij miejsce', en: 'Accept the place' },
  offeredDecline: {
    de: 'Auf derselben Seite können Sie auch ablehnen; dann geht es gleich an die Nächsten.',
    cs: 'Na téže stránce můžete nabídku i odmítnout; potom ji hned dostanou další.',
    pl: 'Na tej samej stronie można też odmówić; wtedy od razu dostaną je następni.',
    en: 'On the same page you can decline, too; then it goes to those next in line at once.',
  },
  offerExpiredSubject: {
    de: (title: string) => `Die Zeit zum Zusagen ist vorbei: ${title}`,
    cs: (title: string) => `Čas na přijetí vypršel: ${title}`,
    pl: (title: string) => `Czas na przyjęcie miejsca minął: ${title}`,
    en: (title: string) => `The time to accept has passed: ${title}`,
  },
  offerExpiredBody: {
    de: 'Wir haben bis zum Ende der Frist nichts von Ihnen gehört und den Platz den Nächsten angeboten. Wenn Sie weiter kommen möchten, können Sie es über den Link noch einmal versuchen.',
    cs: 'do konce lhůty jsme od vás nic neslyšeli a místo jsme nabídli dalším. Pokud o účast dál stojíte, můžete to odkazem zkusit znovu.',
    pl: 'do końca terminu nie otrzymaliśmy odpowiedzi, więc zaproponowaliśmy miejsce następnym osobom. Jeśli nadal chcą Państwo przyjść, przez link można spróbować ponownie.',
    en: 'We heard nothing from you by the deadline and have offered the place to those next in line. If you still want to come, you can try again with the link.',
  },
  changedSubject: {
    de: (title: string) => `Ihre Anmeldung ist geändert: ${title}`,
    cs: (title: string) => `Vaše přihláška byla změněna: ${title}`,
    pl: (title: string) => `Zgłoszenie zostało zmienione: ${title}`,
    en: (title: string) => `Your registration has been changed: ${title}`,
  },
  changedBody: {
    de: 'Ihre Anmeldung wurde geändert. So gilt sie jetzt:',
    cs: 'vaše přihláška byla změněna. Nyní platí:',
    pl: 'zgłoszenie zostało zmienione. Teraz obowiązuje:',
    en: 'Your registration has been changed. This is how it stands now:',
  },
  cancelledSubject: {
    de: (title: string) => `Ihre Anmeldung ist abgesagt: ${title}`,
    cs: (title: string) => `Vaše přihláška je zrušena: ${title}`,
    pl: (title: string) => `Zgłoszenie odwołane: ${title}`,
    en: (title: string) => `Your registration is cancelled: ${title}`,
  },
  cancelledBody: {
    de: 'Ihre Anmeldung ist abgesagt. Danke, dass Sie Bescheid gegeben haben; Ihr Platz steht nun anderen offen.',
    cs: 'vaše přihláška je zrušena. Děkujeme, že jste dali vědět; místo je nyní volné pro další.',
    pl: 'zgłoszenie zostało odwołane. Dziękujemy za informację; miejsce jest teraz wolne dla innych.',
    en: 'Your registration is cancelled. Thank you for telling us; your place is open to others now.',
  },
  cancelledByTeam: {
    de: 'Das Team der Veranstaltung hat Ihre Anmeldung abgesagt. Es schreibt dazu:',
    cs: 'pořadatelé vaši přihlášku zrušili. Píšou k tomu:',
    pl: 'organizator odwołał Państwa zgłoszenie i pisze:',
    en: 'The hosts have cancelled your registration. They write:',
  },
  leftSubject: {
    de: (title: string) => `Sie stehen nicht mehr auf der Warteliste: ${title}`,
    cs: (title: string) => `Už nejste na čekací listině: ${title}`,
    pl: (title: string) => `Nie są już Państwo na liście oczekujących: ${title}`,
    en: (title: string) => `You are no longer on the waiting list: ${title}`,
  },
  leftBody: {
    de: 'Sie stehen nicht mehr auf der Warteliste. Es kommt kein Angebot mehr.',
    cs: 'už nejste na čekací listině. Žádná další nabídka nepřijde.',
    pl: 'nie są już Państwo na liście oczekujących. Kolejnych propozycji nie będzie.',
    en: 'You are no longer on the waiting list. You will get no further offer.',
  },
  declinedSubject: {
    de: (title: string) => `Zu Ihrer Anfrage: ${title}`,
    cs: (title: string) => `K vaší žádosti: ${title}`,
    pl: (title: string) => `W sprawie zgłoszenia: ${title}`,
    en: (title: string) => `About your request: ${title}`,
  },
  declinedBody: {
    de: 'leider können wir Ihnen keinen Platz geben. Das Team der Veranstaltung schreibt dazu:',
    cs: 'bohužel vám místo nemůžeme dát. Pořadatelé k tomu píšou:',
    pl: 'niestety nie możemy przyznać miejsca. Organizator pisze:',
    en: 'Unfortunately we cannot give you a place. The hosts write:',
  },
  reminderSubject: {
    de: (title: string) => `Bald ist es so weit: ${title}`,
    cs: (title: string) => `Už brzy: ${title}`,
    pl: (title: string) => `Już wkrótce: ${title}`,
    en: (title: string) => `Coming soon: ${title}`,
  },
  reminderBody: {
    de: 'wir erinnern Sie an Ihre Anmeldung:',
    cs: 'připomínáme vaši přihlášku:',
    pl: 'przypominamy o zgłoszeniu:',
    en: 'This is to remind you of your registration:',
  },
  againSubject: {
    de: (title: string) => `Sie sind schon eingetragen: ${title}`,
    cs: (title: string) => `Přihláška už existuje: ${title}`,
    pl: (title: string) => `Zgłoszenie już istnieje: ${title}`,
    en: (title: string) => `There is a registration already: ${title}`,
  },
  againBody: {
    de: (title: string) =>
      `mit dieser E-Mail-Adresse kam noch einmal eine Anmeldung zu „${title}“. Es gibt schon eine; sie bleibt, wie sie ist. Über den Link sehen und ändern Sie sie.`,
    cs: (title: string) =>
      `s touto e-mailovou adresou přišla další přihláška na akci „${title}“. Jedna už existuje a zůstává beze změny. Odkazem ji zobrazíte a změníte.`,
    pl: (title: string) =>
      `z tym adresem e-mail przyszło ponowne zgłoszenie na wydarzenie „${title}”. Jedno już istnieje i pozostaje bez zmian. Przez link można je zobaczyć i zmienić.`,
    en: (title: string) =>
      `Another registration for “${title}” came in with this e-mail address. There is one already; it stays as it is. With the link you can see and change it.`,
  },
  why: {
    de: 'Sie bekommen diese Mail, weil Sie sich mit dieser Adresse angemeldet haben.',
    cs: 'Tento e-mail dostáváte, protože jste se s touto adresou přihlásili.',
    pl: 'Otrzymują Państwo tę wiadomość, ponieważ z tego adresu wysłano zgłoszenie.',
    en: 'You receive this e-mail because you registered with this address.',
  },
  contact: {
    de: (contact: string) => `Fragen beantwortet: ${contact}`,
    cs: (contact: string) => `Na dotazy odpoví: ${contact}`,
    pl: (contact: string) => `Na pytania odpowiada: ${contact}`,
    en: (contact: string) => `Questions are answered by: ${contact}`,
  },
});
