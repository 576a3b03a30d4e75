import type { Lang } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';
import type { Author, CommentState, Reason } from './model.ts';

/** What everybody reads who comments. What moderators read is in `moderation-texts.ts`. */
export const commentTexts = catalogue({
  comments: { de: 'Kommentare', cs: 'Komentáře', pl: 'Komentarze', en: 'Comments' },
  commentsOn: {
    de: (title: string) => `Kommentare zu „${title}“`,
    cs: (title: string) => `Komentáře k „${title}“`,
    pl: (title: string) => `Komentarze do „${title}”`,
    en: (title: string) => `Comments on “${title}”`,
  },
  count: {
    de: (count: number) => plural('de', count, { one: 'Kommentar', other: 'Kommentare' }),
    cs: (count: number) => plural('cs', count, { one: 'komentář', few: 'komentáře', other: 'komentářů' }),
    pl: (count: number) =>
      plural('pl', count, { one: 'komentarz', few: 'komentarze', many: 'komentarzy', other: 'komentarza' }),
    en: (count: number) => plural('en', count, { one: 'comment', other: 'comments' }),
  },
  none: {
    de: 'Noch keine Kommentare. Schreiben Sie den ersten.',
    cs: 'Zatím žádné komentáře. Napište první.',
    pl: 'Nie ma jeszcze komentarzy. Zachęcamy do napisania pierwszego.',
    en: 'No comments yet. Write the first one.',
  },
  noneClosed: { de: 'Keine Kommentare.', cs: 'Žádné komentáře.', pl: 'Brak komentarzy.', en: 'No comments.' },
  write: { de: 'Kommentar schreiben', cs: 'Napsat komentář', pl: 'Napisz komentarz', en: 'Write a comment' },
  reply: { de: 'Antworten', cs: 'Odpovědět', pl: 'Odpowiedz', en: 'Reply' },
  replyTo: {
    de: (name: string) => `Auf den Kommentar von ${name} antworten`,
    cs: (name: string) => `Odpovědět na komentář, autor: ${name}`,
    pl: (name: string) => `Odpowiedz na komentarz, autor: ${name}`,
    en: (name: string) => `Reply to the comment by ${name}`,
  },
  answers: {
    de: (name: string) => `Antwort an ${name}`,
    cs: (name: string) => `Odpověď pro: ${name}`,
    pl: (name: string) => `Odpowiedź do: ${name}`,
    en: (name: string) => `Reply to ${name}`,
  },
  report: { de: 'Melden', cs: 'Nahlásit', pl: 'Zgłoś', en: 'Report' },
  reportOf: {
    de: (name: string) => `Kommentar von ${name} melden`,
    cs: (name: string) => `Nahlásit komentář, autor: ${name}`,
    pl: (name: string) => `Zgłoś komentarz, autor: ${name}`,
    en: (name: string) => `Report the comment by ${name}`,
  },
  permalink: {
    de: 'Link zu diesem Kommentar',
    cs: 'Odkaz na tento komentář',
    pl: 'Link do tego komentarza',
    en: 'Link to this comment',
  },
  edited: { de: 'bearbeitet', cs: 'upraveno', pl: 'edytowano', en: 'edited' },
  guest: { de: 'Gast', cs: 'Host', pl: 'Gość', en: 'Guest' },
  member: { de: 'Mitglied', cs: 'Člen sítě', pl: 'Członek sieci', en: 'Member' },
  deleted: {
    de: 'Dieser Kommentar wurde gelöscht.',
    cs: 'Tento komentář byl smazán.',
    pl: 'Ten komentarz został usunięty.',
    en: 'This comment was deleted.',
  },
  notShown: {
    de: 'Dieser Kommentar ist nicht mehr zu sehen.',
    cs: 'Tento komentář už není vidět.',
    pl: 'Ten komentarz nie jest już widoczny.',
    en: 'This comment can no longer be seen.',
  },
  order: { de: 'Reihenfolge', cs: 'Pořadí', pl: 'Kolejność', en: 'Order' },
  oldest: { de: 'Älteste zuerst', cs: 'Od nejstarších', pl: 'Od najstarszych', en: 'Oldest first' },
  newest: { de: 'Neueste zuerst', cs: 'Od nejnovějších', pl: 'Od najnowszych', en: 'Newest first' },
  cut: {
    de: 'Hier gibt es mehr Antworten, als auf eine Seite passen. Die ältesten werden gezeigt.',
    cs: 'Odpovědí je víc, než se vejde na jednu stránku. Zobrazují se nejstarší.',
    pl: 'Odpowiedzi jest więcej, niż mieści się na stronie. Pokazujemy najstarsze.',
    en: 'There are more replies here than fit on one page. The oldest are shown.',
  },
  morePages: {
    de: 'Alle Kommentare lesen',
    cs: 'Číst všechny komentáře',
    pl: 'Czytaj wszystkie komentarze',
    en: 'Read all comments',
  },
  backTo: {
    de: (title: string) => `Zurück zu „${title}“`,
    cs: (title: string) => `Zpět na „${title}“`,
    pl: (title: string) => `Wróć do „${title}”`,
    en: (title: string) => `Back to “${title}”`,
  },
  feedTitle: {
    de: 'Kommentare abonnieren',
    cs: 'Odebírat komentáře',
    pl: 'Subskrybuj komentarze',
    en: 'Subscribe to the comments',
  },
  manageOwn: {
    de: 'Eigene Kommentare ansehen',
    cs: 'Zobrazit vlastní komentáře',
    pl: 'Zobacz własne komentarze',
    en: 'See your own comments',
  },
  // ---- the form
  formLead: {
    de: 'Alle können hier schreiben, auch ohne Konto. Bleiben Sie beim Thema und freundlich.',
    cs: 'Psát může každý, i bez účtu. Držte se prosím tématu a buďte zdvořilí.',
    pl: 'Pisać może każdy, także bez konta. Prosimy trzymać się tematu i zachować uprzejmość.',
    en: 'Everybody can write here, also without an account. Please keep to the subject and be kind.',
  },
  text: { de: 'Ihr Kommentar', cs: 'Váš komentář', pl: 'Treść komentarza', en: 'Your comment' },
  textHint: {
    de: '10 bis 5.000 Zeichen. Eine leere Zeile beginnt einen neuen Absatz, Internetadressen werden zu Links.',
    cs: '10 až 5 000 znaků. Prázdný řádek začíná nový odstavec, internetové adresy se změní v odkazy.',
    pl: 'Od 10 do 5000 znaków. Pusty wiersz zaczyna nowy akapit, adresy internetowe stają się linkami.',
    en: '10 to 5,000 characters. An empty line begins a new paragraph, web addresses become links.',
  },
  name: { de: 'Name', cs: 'Jméno', pl: 'Imię i nazwisko', en: 'Name' },
  nameHint: {
    de: 'Steht beim Kommentar. Ohne Angabe steht dort „Gast“.',
    cs: 'Bude uvedeno u komentáře. Jinak tam bude „Host“.',
    pl: 'Będzie widoczne przy komentarzu. Bez podania pojawi się „Gość”.',
    en: 'Shown with the comment. If you give none, it says “Guest”.',
  },
  email: { de: 'E-Mail-Adresse', cs: 'E-mailová adresa', pl: 'Adres e-mail', en: 'E-mail address' },
  emailHint: {
    de: 'Wird nicht veröffentlicht. Sie erfahren damit, wie über Ihren Kommentar entschieden wurde, und können ihn später ändern.',
    cs: 'Nezveřejňuje se. Dozvíte se díky ní, jak jsme o komentáři rozhodli, a můžete ho později upravit.',
    pl: 'Nie jest publikowany. Dzięki niemu dowiedzą się Państwo o decyzji w sprawie komentarza i będą mogli go później zmienić.',
    en: 'Will not be published. With it you hear what was decided about your comment, and you can change it later.',
  },
  writtenIn: {
    de: 'Sprache des Kommentars',
    cs: 'Jazyk komentáře',
    pl: 'Język komentarza',
    en: 'Language of the comment',
  },
  detect: {
    de: 'Automatisch erkennen',
    cs: 'Rozpoznat automaticky',
    pl: 'Rozpoznaj automatycznie',
    en: 'Recognise automatically',
  },
  asMember: {
    de: (name: string) => `Sie schreiben als ${name}.`,
    cs: (name: string) => `Píšete jako ${name}.`,
    pl: (name: string) => `Autor komentarza: ${name}.`,
    en: (name: string) => `You are writing as ${name}.`,
  },
  organisation: {
    de: 'Organisation nennen',
    cs: 'Uvést organizaci',
    pl: 'Podaj organizację',
    en: 'Name your organisation',
  },
  noOrganisation: { de: 'keine', cs: 'žádnou', pl: 'żadnej', en: 'none' },
  trap: {
    de: 'Dieses Feld bitte leer lassen',
    cs: 'Toto pole prosím nevyplňujte',
    pl: 'Prosimy pozostawić to pole puste',
    en: 'Please leave this field empty',
  },
  ipNotice: {
    de: (days: number) =>
      `Mit dem Kommentar speichern wir verschlüsselt die IP-Adresse, von der er kommt, um Missbrauch verfolgen zu können. Sie wird nach ${plural('de', days, { one: 'Tag', other: 'Tagen' })} automatisch gelöscht. Veröffentlicht wird sie nie.`,
    cs: (days: number) =>
      `S komentářem zašifrovaně ukládáme IP adresu, ze které přišel, abychom mohli řešit zneužití. Po ${plural('cs', days, { one: 'dni', few: 'dnech', other: 'dnech' })} se automaticky smaže. Nikdy ji nezveřejníme.`,
    pl: (days: number) =>
      `Wraz z komentarzem zapisujemy w postaci zaszyfrowanej adres IP, z którego został wysłany, aby móc reagować na nadużycia. Po ${plural('pl', days, { one: 'dniu', other: 'dniach' })} jest automatycznie usuwany. Nigdy go nie publikujemy.`,
    en: (days: number) =>
      `With the comment we store, encrypted, the IP address it comes from, so that abuse can be followed up. It is deleted automatically after ${plural('en', days, { one: 'day', other: 'days' })}. It is never published.`,
  },
  ipNotKept: {
    de: 'Die IP-Adresse, von der ein Kommentar kommt, speichern wir nicht. Um Wiederholungen zu erkennen, behalten wir einen Tag lang ein Kennzeichen, aus dem sie sich nicht ablesen lässt.',
    cs: 'IP adresu, ze které komentář přišel, neukládáme. Abychom poznali opakování, uchováváme jeden den značku, ze které ji nelze vyčíst.',
    pl: 'Nie zapisujemy adresu IP, z którego wysłano komentarz. Aby rozpoznać powtórzenia, przez jeden dzień przechowujemy oznaczenie, z którego nie da się go odczytać.',
    en: 'We do not store the IP address a comment comes from. To recognise repetition we keep for one day a mark from which it cannot be read.',
  },
  willBeChecked: {
    de: 'Ihr Kommentar erscheint, sobald ihn jemand aus dem Team gelesen hat.',
    cs: 'Komentář se zobrazí, jakmile si ho přečte někdo z týmu.',
    pl: 'Komentarz pojawi się, gdy przeczyta go ktoś z zespołu.',
    en: 'Your comment will appear once somebody from the team has read it.',
  },
  willAppear: {
    de: 'Ihr Kommentar erscheint sofort.',
    cs: 'Komentář se zobrazí ihned.',
    pl: 'Komentarz pojawi się od razu.',
    en: 'Your comment will appear at once.',
  },
  send: { de: 'Kommentar absenden', cs: 'Odeslat komentář', pl: 'Wyślij komentarz', en: 'Send the comment' },
  closed: {
    de: 'Hier werden keine neuen Kommentare angenommen.',
    cs: 'Zde se nové komentáře nepřijímají.',
    pl: 'Nowe komentarze nie są tu przyjmowane.',
    en: 'No new comments are taken here.',
  },
  // ---- what can be wrong
  textMissing: {
    de: 'Schreiben Sie Ihren Kommentar.',
    cs: 'Napište svůj komentář.',
    pl: 'Prosimy wpisać komentarz.',
    en: 'Write your comment.',
  },
  textTooShort: {
    de: 'Der Text ist zu kurz. Schreiben Sie mindestens 10 Zeichen.',
    cs: 'Text je příliš krátký. Napište alespoň 10 znaků.',
    pl: 'Tekst jest za krótki. Prosimy wpisać co najmniej 10 znaków.',
    en: 'The text is too short. Write at least 10 characters.',
  },
  textTooLong: {
    de: 'Der Text ist zu lang. Kürzen Sie ihn auf höchstens 5.000 Zeichen.',
    cs: 'Text je příliš dlouhý. Zkraťte ho na nejvýše 5 000 znaků.',
    pl: 'Tekst jest za długi. Prosimy skrócić go do najwyżej 5000 znaków.',
    en: 'The text is too long. Shorten it to at most 5,000 characters.',
  },
  nameTooLong: {
    de: 'Der Name ist zu lang. Höchstens 80 Zeichen.',
    cs: 'Jméno je příliš dlouhé. Nejvýše 80 znaků.',
    pl: 'Imię i nazwisko są za długie. Najwyżej 80 znaków.',
    en: 'The name is too long. At most 80 characters.',
  },
  emailWrong: {
    de: 'Das ist keine E-Mail-Adresse. Ein Beispiel: name@beispiel.de',
    cs: 'To není e-mailová adresa. Příklad: jmeno@priklad.cz',
    pl: 'To nie jest adres e-mail. Przykład: imie@przyklad.pl',
    en: 'This is not an e-mail address. An example: name@example.org',
  },
  'stamp-missing': {
    de: 'Das Formular war nicht vollständig. Ihr Text ist noch da; bitte senden Sie ihn noch einmal ab.',
    cs: 'Formulář nebyl úplný. Váš text zůstal zachován; odešlete ho prosím ještě jednou.',
    pl: 'Formularz był niekompletny. Tekst został zachowany; prosimy wysłać go ponownie.',
    en: 'The form was not complete. Your text is still here; please send it once more.',
  },
  'too-fast': {
    de: 'Das ging sehr schnell; so schreiben sonst nur Programme. Ihr Text ist noch da: Lesen Sie ihn kurz durch und senden Sie ihn noch einmal ab.',
    cs: 'To bylo velmi rychlé; tak píší obvykle jen programy. Váš text zůstal zachován: projděte si ho a odešlete ještě jednou.',
    pl: 'To było bardzo szybko; tak piszą zwykle tylko programy. Tekst został zachowany: prosimy go przejrzeć i wysłać ponownie.',
    en: 'That was very fast; usually only programs write like that. Your text is still here: read it through and send it once more.',
  },
  'too-old': {
    de: 'Das Formular lag länger als einen Tag offen. Ihr Text ist noch da; bitte senden Sie ihn noch einmal ab.',
    cs: 'Formulář byl otevřen déle než den. Váš text zůstal zachován; odešlete ho prosím ještě jednou.',
    pl: 'Formularz był otwarty dłużej niż jeden dzień. Tekst został zachowany; prosimy wysłać go ponownie.',
    en: 'The form was open for more than a day. Your text is still here; please send it once more.',
  },
  trapped: {
    de: 'Ein Feld, das leer bleiben muss, war ausgefüllt, vielleicht von Ihrem Browser. Wir haben es geleert. Ihr Text ist noch da; bitte senden Sie ihn noch einmal ab.',
    cs: 'Pole, které má zůstat prázdné, bylo vyplněné, možná vaším prohlížečem. Vyprázdnili jsme ho. Váš text zůstal zachován; odešlete ho prosím ještě jednou.',
    pl: 'Pole, które ma pozostać puste, było wypełnione, być może przez przeglądarkę. Wyczyściliśmy je. Tekst został zachowany; prosimy wysłać go ponownie.',
    en: 'A field that has to stay empty was filled in, perhaps by your browser. We have emptied it. Your text is still here; please send it once more.',
  },
  'too-many': {
    de: 'Von Ihrem Anschluss sind gerade viele Kommentare gekommen. Ihr Text ist noch da; bitte senden Sie ihn in zehn Minuten noch einmal ab.',
    cs: 'Z vašeho připojení teď přišlo mnoho komentářů. Váš text zůstal zachován; odešlete ho prosím za deset minut ještě jednou.',
    pl: 'Z tego łącza przyszło przed chwilą wiele komentarzy. Tekst został zachowany; prosimy wysłać go ponownie za dziesięć minut.',
    en: 'Many comments have just come from your connection. Your text is still here; please send it again in ten minutes.',
  },
  'hub-busy': {
    de: 'Gerade kommen hier sehr viele Kommentare an. Ihr Text ist noch da; bitte senden Sie ihn später noch einmal ab.',
    cs: 'Právě sem přichází velmi mnoho komentářů. Váš text zůstal zachován; odešlete ho prosím později.',
    pl: 'Właśnie napływa tu bardzo wiele komentarzy. Tekst został zachowany; prosimy wysłać go później.',
    en: 'A great many comments are arriving here at the moment. Your text is still here; please send it again later.',
  },
  repeated: {
    de: 'Diesen Text haben Sie hier heute schon abgesendet. Er ist angekommen; Sie müssen nichts weiter tun.',
    cs: 'Tento text jste zde dnes už odeslali. Dorazil k nám; nic dalšího dělat nemusíte.',
    pl: 'Ten tekst został tu dziś już wysłany i do nas dotarł; nic więcej nie trzeba robić.',
    en: 'You have sent this text here today already. It has arrived; there is nothing else you have to do.',
  },
  'parent-gone': {
    de: 'Der Kommentar, auf den Sie antworten, ist nicht mehr zu sehen. Ihr Text ist noch da; Sie können ihn als eigenen Kommentar absenden.',
    cs: 'Komentář, na který odpovídáte, už není vidět. Váš text zůstal zachován; můžete ho odeslat jako samostatný komentář.',
    pl: 'Komentarz, na który Państwo odpowiadają, nie jest już widoczny. Tekst został zachowany; można go wysłać jako osobny komentarz.',
    en: 'The comment you are replying to can no longer be seen. Your text is still here; you can send it as a comment of its own.',
  },
  formBroken: {
    de: 'Das Formular war nicht vollständig. Bitte laden Sie die Seite neu.',
    cs: 'Formulář nebyl úplný. Načtěte prosím stránku znovu.',
    pl: 'Formularz był niekompletny. Prosimy odświeżyć stronę.',
    en: 'The form was not complete. Please load the page again.',
  },
  // ---- one's own comment
  ownTitle: { de: 'Ihr Kommentar', cs: 'Váš komentář', pl: 'Państwa komentarz', en: 'Your comment' },
  mine: { de: 'Meine Kommentare', cs: 'Moje komentáře', pl: 'Moje komentarze', en: 'My comments' },
  mineNone: {
    de: 'Sie haben mit diesem Konto noch nichts kommentiert.',
    cs: 'S tímto účtem jste zatím nic nekomentovali.',
    pl: 'Z tego konta nie napisano jeszcze komentarzy.',
    en: 'You have not commented on anything with this account yet.',
  },
  postedWaiting: {
    de: 'Danke, Ihr Kommentar ist angekommen. Er wird gelesen, bevor er erscheint.',
    cs: 'Děkujeme, váš komentář dorazil. Než se zobrazí, někdo si ho přečte.',
    pl: 'Dziękujemy, komentarz do nas dotarł. Zanim się pojawi, ktoś go przeczyta.',
    en: 'Thank you, your comment has arrived. It will be read before it appears.',
  },
  postedReleased: {
    de: 'Danke, Ihr Kommentar ist veröffentlicht.',
    cs: 'Děkujeme, váš komentář je zveřejněn.',
    pl: 'Dziękujemy, komentarz jest opublikowany.',
    en: 'Thank you, your comment is published.',
  },
  keepTitle: {
    de: 'Bewahren Sie die Adresse dieser Seite auf',
    cs: 'Uložte si adresu této stránky',
    pl: 'Prosimy zachować adres tej strony',
    en: 'Keep the address of this page',
  },
  keepThisLink: {
    de: 'Zum Beispiel als Lesezeichen. Nur hier können Sie Ihren Kommentar ändern oder löschen. Wer die Adresse hat, kann es auch.',
    cs: 'Třeba jako záložku. Jen zde můžete komentář upravit nebo smazat. Kdo má adresu, může to také.',
    pl: 'Na przykład jako zakładkę. Tylko tutaj można zmienić lub usunąć komentarz. Może to zrobić każdy, kto ma ten adres.',
    en: 'For instance as a bookmark. Only here can you change or delete your comment. So can whoever has the address.',
  },
  state: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'State' },
  decisionTitle: {
    de: 'Entscheidung und Begründung',
    cs: 'Rozhodnutí a odůvodnění',
    pl: 'Decyzja i uzasadnienie',
    en: 'Decision and reasons',
  },
  changeText: { de: 'Text ändern', cs: 'Upravit text', pl: 'Zmień tekst', en: 'Change the text' },
  changeHint: {
    de: 'Die Änderung wird am Kommentar vermerkt. Wo Kommentare geprüft werden, wird auch der neue Text geprüft, bevor er erscheint.',
    cs: 'Úprava se u komentáře vyznačí. Kde se komentáře kontrolují, zkontroluje se před zobrazením i nový text.',
    pl: 'Zmiana zostanie oznaczona przy komentarzu. Tam, gdzie komentarze są sprawdzane, nowy tekst także zostanie sprawdzony, zanim się pojawi.',
    en: 'The change is marked on the comment. Where comments are checked, the new text is checked too before it appears.',
  },
  save: { de: 'Änderung speichern', cs: 'Uložit úpravu', pl: 'Zapisz zmianę', en: 'Save the change' },
  saved: {
    de: 'Die Änderung ist gespeichert.',
    cs: 'Úprava je uložena.',
    pl: 'Zmiana została zapisana.',
    en: 'The change is saved.',
  },
  following: {
    de: 'Antworten per E-Mail',
    cs: 'Odpovědi e-mailem',
    pl: 'Odpowiedzi pocztą elektroniczną',
    en: 'Replies by e-mail',
  },
  followOn: {
    de: 'Sie erhalten eine E-Mail, wenn jemand antwortet. In jeder Mail ist ein Link, der sie abstellt.',
    cs: 'Když někdo odpoví, dostanete e-mail. V každém je odkaz, který je vypne.',
    pl: 'Gdy ktoś odpowie, przyjdzie wiadomość e-mail. W każdej jest link, który je wyłącza.',
    en: 'You get an e-mail when somebody replies. In every mail there is a link that stops them.',
  },
  followOff: {
    de: 'Sie erhalten keine E-Mails über Antworten.',
    cs: 'E-maily o odpovědích nedostáváte.',
    pl: 'Wiadomości o odpowiedziach nie są wysyłane.',
    en: 'You get no e-mails about replies.',
  },
  followUnproved: {
    de: 'Wir haben Ihnen eine E-Mail geschickt. Öffnen Sie Ihren Kommentar mit dem Link darin; dann wissen wir, dass die Adresse Ihnen gehört, und Sie können Antworten per E-Mail bestellen.',
    cs: 'Poslali jsme vám e-mail. Otevřete svůj komentář odkazem v něm; tak poznáme, že adresa je vaše, a budete si moci zapnout odpovědi e-mailem.',
    pl: 'Wysłaliśmy wiadomość e-mail. Prosimy otworzyć komentarz linkiem z tej wiadomości; będziemy wtedy wiedzieć, że adres należy do Państwa, i będzie można zamówić powiadomienia o odpowiedziach.',
    en: 'We have sent you an e-mail. Open your comment with the link in it; then we know that the address is yours, and you can ask for replies by e-mail.',
  },
  switchOn: {
    de: 'Antworten per E-Mail erhalten',
    cs: 'Dostávat odpovědi e-mailem',
    pl: 'Otrzymuj odpowiedzi e-mailem',
    en: 'Get replies by e-mail',
  },
  switchOff: {
    de: 'Keine E-Mails mehr',
    cs: 'Už žádné e-maily',
    pl: 'Nie wysyłaj więcej wiadomości',
    en: 'No more e-mails',
  },
  deleteTitle: { de: 'Kommentar löschen', cs: 'Smazat komentář', pl: 'Usuń komentarz', en: 'Delete the comment' },
  deleteHint: {
    de: 'Text, Name und E-Mail-Adresse werden sofort gelöscht. Gibt es Antworten, bleibt nur der Platz mit dem Vermerk „gelöscht“. Das lässt sich nicht rückgängig machen.',
    cs: 'Text, jméno a e-mailová adresa se ihned smažou. Pokud existují odpovědi, zůstane jen místo s poznámkou „smazáno“. Nelze to vrátit.',
    pl: 'Tekst, imię i nazwisko oraz adres e-mail zostaną od razu usunięte. Jeśli są odpowiedzi, pozostanie tylko miejsce z informacją o usunięciu. Tego nie można cofnąć.',
    en: 'Text, name and e-mail address are deleted at once. Where there are replies, only the place stays, marked “deleted”. This cannot be undone.',
  },
  deleteNow: { de: 'Endgültig löschen', cs: 'Trvale smazat', pl: 'Usuń trwale', en: 'Delete for good' },
  deletedTitle: {
    de: 'Ihr Kommentar ist gelöscht',
    cs: 'Váš komentář je smazán',
    pl: 'Komentarz został usunięty',
    en: 'Your comment is deleted',
  },
  deletedLead: {
    de: 'Text, Name und E-Mail-Adresse sind gelöscht. Der Link öffnet nichts mehr.',
    cs: 'Text, jméno a e-mailová adresa jsou smazány. Odkaz už nic neotevře.',
    pl: 'Tekst, imię i nazwisko oraz adres e-mail zostały usunięte. Link niczego już nie otwiera.',
    en: 'Text, name and e-mail address are deleted. The link no longer opens anything.',
  },
  objectTitle: { de: 'Widerspruch', cs: 'Námitka', pl: 'Sprzeciw', en: 'Objection' },
  objectHint: {
    de: 'Sagen Sie uns, warum die Entscheidung falsch ist. Wenn möglich, entscheidet darüber eine andere Person.',
    cs: 'Napište nám, proč je rozhodnutí nesprávné. Pokud to bude možné, posoudí to jiná osoba.',
    pl: 'Prosimy napisać, dlaczego decyzja jest niesłuszna. W miarę możliwości rozpatrzy to inna osoba.',
    en: 'Tell us why the decision is wrong. Where possible another person will decide on it.',
  },
  objectText: { de: 'Ihre Begründung', cs: 'Vaše odůvodnění', pl: 'Uzasadnienie', en: 'Your reasons' },
  objectSend: { de: 'Widerspruch absenden', cs: 'Odeslat námitku', pl: 'Wyślij sprzeciw', en: 'Send the objection' },
  objectionMissing: {
    de: 'Schreiben Sie mindestens 10 Zeichen.',
    cs: 'Napište alespoň 10 znaků.',
    pl: 'Prosimy wpisać co najmniej 10 znaków.',
    en: 'Write at least 10 characters.',
  },
  'nothing-to-object': {
    de: 'Zu dieser Entscheidung gibt es schon einen Widerspruch, oder sie gilt nicht mehr.',
    cs: 'K tomuto rozhodnutí už námitka existuje, nebo rozhodnutí už neplatí.',
    pl: 'Do tej decyzji wniesiono już sprzeciw albo decyzja już nie obowiązuje.',
    en: 'There is an objection to this decision already, or it is no longer in force.',
  },
  objectionOpen: {
    de: 'Ihr Widerspruch ist angekommen. Wir schreiben Ihnen, sobald darüber entschieden ist; hier steht es auch.',
    cs: 'Vaše námitka dorazila. Jakmile o ní rozhodneme, napíšeme vám; uvidíte to i zde.',
    pl: 'Sprzeciw do nas dotarł. Napiszemy, gdy zapadnie decyzja; pojawi się także tutaj.',
    en: 'Your objection has arrived. We will write to you as soon as it is decided; it will be shown here too.',
  },
  objectionUpheld: {
    de: 'Ihr Widerspruch wurde geprüft. Es bleibt bei der Entscheidung.',
    cs: 'Vaše námitka byla posouzena. Rozhodnutí zůstává v platnosti.',
    pl: 'Sprzeciw został rozpatrzony. Decyzja pozostaje w mocy.',
    en: 'Your objection was looked at. The decision stands.',
  },
  objectionOverturned: {
    de: 'Ihr Widerspruch hatte Erfolg: Der Kommentar ist veröffentlicht.',
    cs: 'Vaší námitce jsme vyhověli: komentář je zveřejněn.',
    pl: 'Sprzeciw został uwzględniony: komentarz jest opublikowany.',
    en: 'Your objection succeeded: the comment is published.',
  },
  see: { de: 'Kommentar ansehen', cs: 'Zobrazit komentář', pl: 'Zobacz komentarz', en: 'See the comment' },
  unfollowTitle: {
    de: 'Keine Mails mehr zu diesem Gespräch?',
    cs: 'Už žádné e-maily k této diskusi?',
    pl: 'Nie wysyłać więcej wiadomości o tej dyskusji?',
    en: 'No more mails about this conversation?',
  },
  unfollowedTitle: {
    de: 'Sie erhalten keine Mails mehr zu diesem Gespräch',
    cs: 'K této diskusi už vám nebudeme posílat e-maily',
    pl: 'Wiadomości o tej dyskusji nie będą już wysyłane',
    en: 'You will get no more mails about this conversation',
  },
  // ---- reporting
  reportTitle: { de: 'Kommentar melden', cs: 'Nahlásit komentář', pl: 'Zgłoś komentarz', en: 'Report a comment' },
  reportLead: {
    de: 'Das Team des Hubs liest den Kommentar noch einmal. Wer ihn geschrieben hat, erfährt nicht, wer ihn meldet.',
    cs: 'Tým hubu si komentář znovu přečte. Kdo ho napsal, se nedozví, kdo ho nahlásil.',
    pl: 'Zespół hubu przeczyta komentarz jeszcze raz. Autor nie dowie się, kto go zgłosił.',
    en: 'The team of the hub will read the comment again. Whoever wrote it will not be told who reports it.',
  },
  reason: { de: 'Was stimmt nicht?', cs: 'Co je špatně?', pl: 'Co jest nie tak?', en: 'What is wrong?' },
  choose: { de: 'Bitte wählen', cs: 'Vyberte prosím', pl: 'Prosimy wybrać', en: 'Please choose' },
  reasonMissing: {
    de: 'Wählen Sie einen Grund.',
    cs: 'Vyberte důvod.',
    pl: 'Prosimy wybrać powód.',
    en: 'Choose a reason.',
  },
  reportText: { de: 'Erläuterung', cs: 'Vysvětlení', pl: 'Wyjaśnienie', en: 'Explanation' },
  reportTooLong: {
    de: 'Die Erläuterung ist zu lang. Höchstens 2.000 Zeichen.',
    cs: 'Vysvětlení je příliš dlouhé. Nejvýše 2 000 znaků.',
    pl: 'Wyjaśnienie jest za długie. Najwyżej 2000 znaków.',
    en: 'The explanation is too long. At most 2,000 characters.',
  },
  reportEmailHint: {
    de: 'Damit wir Ihnen schreiben können, was daraus geworden ist. Danach wird sie gelöscht.',
    cs: 'Abychom vám mohli napsat, jak to dopadlo. Poté ji smažeme.',
    pl: 'Abyśmy mogli napisać, jak zgłoszenie zostało rozpatrzone. Potem adres zostanie usunięty.',
    en: 'So that we can write to you what has become of it. It is deleted afterwards.',
  },
  reportSend: { de: 'Meldung absenden', cs: 'Odeslat nahlášení', pl: 'Wyślij zgłoszenie', en: 'Send the report' },
  reported: {
    de: 'Danke für Ihre Meldung',
    cs: 'Děkujeme za nahlášení',
    pl: 'Dziękujemy za zgłoszenie',
    en: 'Thank you for your report',
  },
  reportedLead: {
    de: 'Das Team des Hubs liest den Kommentar noch einmal und entscheidet dann.',
    cs: 'Tým hubu si komentář znovu přečte a rozhodne.',
    pl: 'Zespół hubu przeczyta komentarz jeszcze raz i podejmie decyzję.',
    en: 'The team of the hub will read the comment again and then decide.',
  },
  statisticsLink: {
    de: 'Wie über Kommentare entschieden wird',
    cs: 'Jak se o komentářích rozhoduje',
    pl: 'Jak zapadają decyzje o komentarzach',
    en: 'How comments are decided on',
  },
});

const REASON_NAMES = catalogue({
  'off-topic': { de: 'Gehört nicht zum Thema', cs: 'Nesouvisí s tématem', pl: 'Nie na temat', en: 'Off topic' },
  insulting: { de: 'Beleidigend', cs: 'Urážlivé', pl: 'Obraźliwe', en: 'Insulting' },
  'personal-data': {
    de: 'Nennt persönliche Daten anderer',
    cs: 'Uvádí osobní údaje jiných',
    pl: 'Zawiera dane osobowe innych',
    en: 'Gives personal data of others',
  },
  advertising: { de: 'Werbung', cs: 'Reklama', pl: 'Reklama', en: 'Advertising' },
  unlawful: { de: 'Rechtswidrig', cs: 'Protiprávní', pl: 'Niezgodne z prawem', en: 'Unlawful' },
  duplicate: { de: 'Steht schon da', cs: 'Už zde je', pl: 'Powtórzenie', en: 'Duplicate' },
  other: { de: 'Anderer Grund', cs: 'Jiný důvod', pl: 'Inny powód', en: 'Other reason' },
});

export const reasonName = (lang: Lang, reason: Reason): string => REASON_NAMES(lang)[reason];

const STATE_NAMES = catalogue({
  waiting: {
    de: 'wartet auf Freigabe',
    cs: 'čeká na zveřejnění',
    pl: 'czeka na publikację',
    en: 'waiting for release',
  },
  released: { de: 'veröffentlicht', cs: 'zveřejněno', pl: 'opublikowany', en: 'published' },
  declined: { de: 'nicht veröffentlicht', cs: 'nezveřejněno', pl: 'nieopublikowany', en: 'not published' },
  withdrawn: { de: 'zurückgezogen', cs: 'staženo', pl: 'wycofany', en: 'withdrawn' },
  deleted: { de: 'gelöscht', cs: 'smazáno', pl: 'usunięty', en: 'deleted' },
  erased: { de: 'gelöscht', cs: 'smazáno', pl: 'usunięty', en: 'deleted' },
});

export const stateName = (lang: Lang, state: CommentState): string => STATE_NAMES(lang)[state];

/** How somebody is called: their name, or what they are. */
export function authorName(lang: Lang, author: Pick<Author, 'kind' | 'name'>): string {
  const t = commentTexts(lang);
  return author.name ?? (author.kind === 'guest' ? t.guest : t.member);
}

/** The text of an error code of a form. */
export function errorText(lang: Lang, code: string): string {
  const text = (commentTexts(lang) as Record<string, unknown>)[code];
  return typeof text === 'string' ? text : commentTexts(lang).formBroken;
}
