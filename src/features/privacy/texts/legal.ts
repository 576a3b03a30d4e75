import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';
import { privacyTexts } from './index.ts';
import { staffTexts } from './staff.ts';

/** What stands at the foot of every page. */
export function legalPages(lang: Lang): { path: string; label: string }[] {
  const l = legalTexts(lang);
  return [
    { path: '/imprint', label: l.imprintTitle },
    { path: '/privacy', label: l.privacyTitle },
    { path: '/data', label: privacyTexts(lang).askTitle },
    { path: '/terms', label: privacyTexts(lang).termsTitle },
    { path: '/accessibility', label: l.accessibilityTitle },
    { path: '/easy', label: l.easyTitle },
    { path: '/feedback', label: staffTexts(lang).feedbackTitle },
  ];
}

/** Imprint, privacy notice, accessibility statement. What the operator says itself comes from `network_page`. */
export const legalTexts = catalogue({
  imprintTitle: { de: 'Impressum', cs: 'Tiráž', pl: 'Nota prawna', en: 'Imprint' },
  imprintLead: {
    de: 'Wer dieses Netzwerk betreibt und wie Sie uns erreichen.',
    cs: 'Kdo tuto síť provozuje a jak nás můžete kontaktovat.',
    pl: 'Kto prowadzi tę sieć i jak się z nami skontaktować.',
    en: 'Who runs this network and how to reach us.',
  },
  missingTitle: {
    de: 'Diese Seite ist noch nicht vollständig',
    cs: 'Tato stránka ještě není úplná',
    pl: 'Ta strona nie jest jeszcze kompletna',
    en: 'This page is not complete yet',
  },
  missingText: {
    de: 'Der Betreiber hat diese Angaben noch nicht eingetragen:',
    cs: 'Provozovatel tyto údaje ještě nedoplnil:',
    pl: 'Operator nie wpisał jeszcze tych danych:',
    en: 'The operator has not filled in these details yet:',
  },
  operator: { de: 'Betreiber', cs: 'Provozovatel', pl: 'Operator', en: 'Operator' },
  contact: { de: 'Kontakt', cs: 'Kontaktní údaje', pl: 'Dane kontaktowe', en: 'Contact' },
  responsible: {
    de: 'Verantwortlich für die Inhalte',
    cs: 'Odpovědnost za obsah',
    pl: 'Osoba odpowiedzialna za treść',
    en: 'Responsible for the content',
  },
  officer: {
    de: 'Datenschutzbeauftragte Person',
    cs: 'Pověřenec pro ochranu osobních údajů',
    pl: 'Inspektor ochrony danych',
    en: 'Data protection officer',
  },
  supervision: {
    de: 'Aufsichtsbehörde für den Datenschutz',
    cs: 'Dozorový úřad pro ochranu údajů',
    pl: 'Organ nadzorczy ds. ochrony danych',
    en: 'Supervisory authority for data protection',
  },
  privacy: {
    de: 'Weiteres zum Datenschutz',
    cs: 'Další informace o ochraně údajů',
    pl: 'Dalsze informacje o ochronie danych',
    en: 'More about data protection',
  },
  enforcement: {
    de: 'Durchsetzungsstelle für Barrierefreiheit',
    cs: 'Orgán dohledu nad přístupností',
    pl: 'Organ nadzorujący dostępność',
    en: 'Enforcement body for accessibility',
  },
  accessibility: {
    de: 'Weiteres zur Barrierefreiheit',
    cs: 'Další informace o přístupnosti',
    pl: 'Dalsze informacje o dostępności',
    en: 'More about accessibility',
  },
  terms: { de: 'Nutzungsbedingungen', cs: 'Podmínky užívání', pl: 'Warunki korzystania', en: 'Terms of use' },
  software: { de: 'Programm', cs: 'Program', pl: 'Program', en: 'Software' },
  softwareText: {
    de: 'Diese Seiten laufen mit Hubwerk, freier Software unter der EUPL 1.2.',
    cs: 'Tyto stránky běží na Hubwerku, svobodném softwaru pod licencí EUPL 1.2.',
    pl: 'Te strony działają na Hubwerku, wolnym oprogramowaniu na licencji EUPL 1.2.',
    en: 'These pages run on Hubwerk, free software under the EUPL 1.2.',
  },

  privacyTitle: { de: 'Datenschutz', cs: 'Ochrana osobních údajů', pl: 'Ochrona danych', en: 'Privacy' },
  privacyLead: {
    de: 'Was dieses Netzwerk über Sie speichert, wozu und wie lange. Diese Seite entsteht aus dem Programm selbst: Sie nennt, was wirklich gespeichert wird.',
    cs: 'Co o vás tato síť uchovává, proč a jak dlouho. Tato stránka vzniká přímo z programu: uvádí, co se skutečně ukládá.',
    pl: 'Co ta sieć o Państwu przechowuje, po co i jak długo. Ta strona powstaje z samego programu: wymienia to, co naprawdę jest przechowywane.',
    en: 'What this network stores about you, why and for how long. This page is made from the program itself: it names what is really stored.',
  },
  inShort: { de: 'Das Wichtigste', cs: 'To nejdůležitější', pl: 'Najważniejsze', en: 'In short' },
  shortRead: {
    de: 'Lesen können Sie alles ohne Konto. Dabei wird nichts über Sie gespeichert und kein Cookie gesetzt.',
    cs: 'Číst můžete vše bez účtu. Přitom se o vás nic neukládá a nenastavuje se žádná cookie.',
    pl: 'Wszystko można czytać bez konta. Nic się wtedy o Państwu nie zapisuje i nie ma żadnych plików cookie.',
    en: 'You can read everything without an account. Nothing is stored about you then, and no cookie is set.',
  },
  shortCookie: {
    de: 'Erst wenn Sie sich anmelden, setzen wir Cookies: nur die, die dafür nötig sind. Es gibt keine Werbung, keine Statistik über einzelne Personen und keine Inhalte von Dritten.',
    cs: 'Cookies nastavujeme až při přihlášení, a to jen ty, které jsou k němu nutné. Není zde reklama, statistika o jednotlivcích ani obsah třetích stran.',
    pl: 'Pliki cookie zapisujemy dopiero przy logowaniu i tylko te, które są do niego potrzebne. Nie ma reklam, statystyk o poszczególnych osobach ani treści osób trzecich.',
    en: 'Only when you sign in do we set cookies, and only those needed for it. There is no advertising, no statistics about individuals and no third-party content.',
  },
  shortAddress: {
    de: 'Ihre IP-Adresse sieht der Server, um zu antworten und um Missbrauch zu bremsen; dafür bleibt sie höchstens wenige Minuten im Arbeitsspeicher. Im Log steht sie nicht. Wo sie länger gespeichert wird, steht es unten und bei dem Formular.',
    cs: 'Vaši IP adresu server vidí, aby mohl odpovědět a omezit zneužití; k tomu zůstává v paměti nejvýše několik minut. V logu není. Kde se ukládá déle, je uvedeno níže a u formuláře.',
    pl: 'Serwer widzi Państwa adres IP, aby odpowiedzieć i ograniczyć nadużycia; w tym celu pozostaje on w pamięci najwyżej kilka minut. W logu go nie ma. Gdzie jest przechowywany dłużej, podano poniżej i przy formularzu.',
    en: 'The server sees your IP address in order to answer and to slow down abuse; for that it stays in memory for a few minutes at most. It is not in the log. Where it is stored for longer, this is said below and on the form.',
  },
  passedTitle: {
    de: 'Wer sonst Daten erhält',
    cs: 'Komu se údaje předávají',
    pl: 'Kto jeszcze otrzymuje dane',
    en: 'Who else receives data',
  },
  passedNobody: {
    de: 'In dieser Installation niemand außer dem Betreiber.',
    cs: 'V této instalaci nikomu kromě provozovatele.',
    pl: 'W tej instalacji nikt poza operatorem.',
    en: 'In this installation nobody but the operator.',
  },
  passedSmtp: {
    de: (host: string) => `Mails verschickt der Mailserver ${host}. Er erhält Ihre Adresse und den Text der Mail.`,
    cs: (host: string) => `E-maily odesílá poštovní server ${host}. Dostává vaši adresu a text e-mailu.`,
    pl: (host: string) => `Wiadomości wysyła serwer pocztowy ${host}. Otrzymuje adres i treść wiadomości.`,
    en: (host: string) =>
      `Mails are sent by the mail server ${host}. It receives your address and the text of the mail.`,
  },
  passedEmbeddings: {
    de: (host: string, model: string) =>
      `Der Text von Bedarfen und Angeboten, die Sie absenden, geht an das Sprachmodell ${model} bei ${host}, damit Passendes gefunden wird. Namen und Adressen von Konten gehen nicht dorthin.`,
    cs: (host: string, model: string) =>
      `Text potřeb a nabídek, které odešlete, jde do jazykového modelu ${model} na ${host}, aby se našlo, co se hodí. Jména a adresy účtů se tam nepředávají.`,
    pl: (host: string, model: string) =>
      `Treść wysłanych potrzeb i ofert trafia do modelu językowego ${model} (${host}), aby znaleźć to, co pasuje. Nazwiska i adresy kont tam nie trafiają.`,
    en: (host: string, model: string) =>
      `The text of needs and offers that you submit goes to the language model ${model} at ${host}, so that what fits is found. Names and addresses of accounts do not go there.`,
  },
  passedOidc: {
    de: (name: string, host: string) =>
      `Wenn Sie sich mit „${name}“ anmelden, erfährt ${host}, dass Sie sich hier anmelden, und teilt uns Ihren Namen und Ihre Adresse mit.`,
    cs: (name: string, host: string) =>
      `Pokud se přihlásíte přes „${name}“, ${host} se dozví, že se zde přihlašujete, a sdělí nám vaše jméno a adresu.`,
    pl: (name: string, host: string) =>
      `Przy logowaniu przez „${name}” serwis ${host} dowiaduje się, że logują się Państwo tutaj, i przekazuje nam nazwisko i adres.`,
    en: (name: string, host: string) =>
      `If you sign in with “${name}”, ${host} learns that you sign in here and tells us your name and address.`,
  },
  storedTitle: {
    de: 'Was gespeichert wird',
    cs: 'Co se ukládá',
    pl: 'Co jest przechowywane',
    en: 'What is stored',
  },
  what: { de: 'Was', cs: 'Co', pl: 'Co', en: 'What' },
  why: { de: 'Wozu', cs: 'Proč', pl: 'Po co', en: 'Why' },
  howLong: { de: 'Wie lange', cs: 'Jak dlouho', pl: 'Jak długo', en: 'How long' },
  deletedTitle: {
    de: 'Was von selbst gelöscht wird',
    cs: 'Co se maže samo',
    pl: 'Co jest usuwane automatycznie',
    en: 'What is deleted automatically',
  },
  rightsTitle: { de: 'Ihre Rechte', cs: 'Vaše práva', pl: 'Państwa prawa', en: 'Your rights' },
  rightsSee: {
    de: 'Auskunft, Mitnehmen und Löschen (Artikel 15, 17 und 20 DSGVO) können Sie jederzeit selbst erledigen, ohne uns zu fragen:',
    cs: 'Přístup, přenos a výmaz (články 15, 17 a 20 GDPR) zvládnete kdykoli sami, bez žádosti:',
    pl: 'Dostęp, przeniesienie i usunięcie danych (artykuły 15, 17 i 20 RODO) są możliwe w każdej chwili samodzielnie, bez zwracania się do nas:',
    en: 'You can see, take along and erase your data yourself at any time, without asking us (Articles 15, 17 and 20 GDPR):',
  },
  rightsAccount: { de: 'mit Konto', cs: 's účtem', pl: 'z kontem', en: 'with an account' },
  rightsGuest: {
    de: 'ohne Konto, mit Ihrer E-Mail-Adresse',
    cs: 'bez účtu, s vaší e-mailovou adresou',
    pl: 'bez konta, z adresem e-mail',
    en: 'without an account, with your e-mail address',
  },
  rightsOther: {
    de: 'Berichtigen können Sie Ihre Angaben unter „Mein Konto“. Sie dürfen der Verarbeitung widersprechen, sie einschränken lassen und sich bei einer Aufsichtsbehörde beschweren (Artikel 16, 18, 21 und 77 DSGVO). Schreiben Sie uns dafür bitte.',
    cs: 'Své údaje můžete opravit v části „Můj účet“. Můžete vznést námitku proti zpracování, žádat o jeho omezení a podat stížnost u dozorového úřadu (články 16, 18, 21 a 77 GDPR). V takovém případě nám prosím napište.',
    pl: 'Dane można poprawić w sekcji „Moje konto”. Przysługuje prawo sprzeciwu wobec przetwarzania, jego ograniczenia oraz skargi do organu nadzorczego (artykuły 16, 18, 21 i 77 RODO). W tych sprawach prosimy o wiadomość.',
    en: 'You can correct your details under “My account”. You may object to the processing, have it restricted, and complain to a supervisory authority (Articles 16, 18, 21 and 77 GDPR). Please write to us for that.',
  },
  basis: {
    de: 'Rechtsgrundlage ist, dass Sie die Plattform nutzen möchten (Artikel 6 Absatz 1 Buchstabe b DSGVO), und unser Interesse an einem sicheren und nachvollziehbaren Betrieb (Buchstabe f). Wo wir Ihre Einwilligung brauchen, fragen wir danach; Sie können sie jederzeit zurücknehmen.',
    cs: 'Právním základem je, že chcete platformu používat (čl. 6 odst. 1 písm. b GDPR), a náš zájem na bezpečném a zpětně doložitelném provozu (písm. f). Kde potřebujeme váš souhlas, požádáme o něj; můžete ho kdykoli odvolat.',
    pl: 'Podstawą prawną jest chęć korzystania z platformy (art. 6 ust. 1 lit. b RODO) oraz nasz interes w bezpiecznym i przejrzystym działaniu (lit. f). Gdzie potrzebna jest zgoda, pytamy o nią; można ją w każdej chwili cofnąć.',
    en: 'The legal basis is that you want to use the platform (Article 6(1)(b) GDPR) and our interest in running it safely and accountably (point f). Where we need your consent, we ask for it; you can withdraw it at any time.',
  },
  writeUs: { de: 'Schreiben Sie uns', cs: 'Napište nám', pl: 'Prosimy o wiadomość', en: 'Write to us' },

  accessibilityTitle: {
    de: 'Erklärung zur Barrierefreiheit',
    cs: 'Prohlášení o přístupnosti',
    pl: 'Deklaracja dostępności',
    en: 'Accessibility statement',
  },
  accessibilityLead: {
    de: 'Diese Seiten sollen alle benutzen können. Maßstab sind die BITV 2.0 und die WCAG 2.2 auf Stufe AA.',
    cs: 'Tyto stránky mají být použitelné pro všechny. Měřítkem jsou norma EN 301 549 a WCAG 2.2 na úrovni AA.',
    pl: 'Z tych stron mają móc korzystać wszyscy. Miarą są norma EN 301 549 i WCAG 2.2 na poziomie AA.',
    en: 'Everybody should be able to use these pages. The measure is EN 301 549 and WCAG 2.2 at level AA.',
  },
  accessibilityState: { de: 'Stand', cs: 'Současný stav', pl: 'Stan', en: 'State' },
  accessibilityPartly: {
    de: 'Die Seiten sind weitgehend barrierefrei. Geprüft haben wir selbst: jede Art von Seite mit dem Werkzeug axe in einem echten Browser, mit der Tastatur, bei 400 % Vergrößerung und ohne Skript. Eine Prüfung durch eine unabhängige Stelle und durch Menschen, die auf Hilfsmittel angewiesen sind, steht noch aus.',
    cs: 'Stránky jsou z velké části přístupné. Prověřili jsme je sami: každý druh stránky nástrojem axe ve skutečném prohlížeči, klávesnicí, při 400% zvětšení a bez skriptů. Prověření nezávislou institucí a lidmi, kteří používají asistivní technologie, teprve proběhne.',
    pl: 'Strony są w dużej mierze dostępne. Sprawdziliśmy je sami: każdy rodzaj strony narzędziem axe w prawdziwej przeglądarce, klawiaturą, przy powiększeniu 400% i bez skryptów. Badanie przez niezależną instytucję oraz przez osoby korzystające z technologii wspomagających jeszcze się nie odbyło.',
    en: 'The pages are largely accessible. We have checked them ourselves: each kind of page with the tool axe in a real browser, by keyboard, at 400% zoom and without script. A check by an independent body and by people who rely on assistive technology is still to come.',
  },
  accessibilityGood: { de: 'Was geht', cs: 'Co funguje', pl: 'Co działa', en: 'What works' },
  goodKeyboard: {
    de: 'Alles ist mit der Tastatur erreichbar; man sieht, wo man ist.',
    cs: 'Vše je dostupné z klávesnice a je vidět, kde jste.',
    pl: 'Wszystko jest dostępne z klawiatury i widać, gdzie się jest.',
    en: 'Everything can be reached by keyboard, and you can see where you are.',
  },
  goodScript: {
    de: 'Lesen und Absenden funktionieren ohne Skript.',
    cs: 'Čtení i odesílání funguje bez skriptů.',
    pl: 'Czytanie i wysyłanie działa bez skryptów.',
    en: 'Reading and submitting work without script.',
  },
  goodErrors: {
    de: 'Fehler in Formularen stehen oben als Liste mit Links und noch einmal beim Feld.',
    cs: 'Chyby ve formulářích jsou nahoře v seznamu s odkazy a znovu u daného pole.',
    pl: 'Błędy w formularzach są na górze na liście z linkami i jeszcze raz przy polu.',
    en: 'Errors in forms are listed at the top with links, and shown again at the field.',
  },
  goodMap: {
    de: 'Was eine Karte zeigt, steht daneben als Liste.',
    cs: 'Co ukazuje mapa, je vedle ní i v seznamu.',
    pl: 'To, co pokazuje mapa, jest obok także na liście.',
    en: 'What a map shows is listed beside it.',
  },
  accessibilityGaps: {
    de: 'Was noch fehlt',
    cs: 'Co ještě chybí',
    pl: 'Czego jeszcze brakuje',
    en: 'What is still missing',
  },
  gapTexts: {
    de: 'Texte von Organisationen und Personen stehen in der Sprache, in der sie geschrieben wurden, und sind oft nicht einfach formuliert. Eine Übersetzung fehlt meist.',
    cs: 'Texty organizací a osob jsou v jazyce, ve kterém byly napsány, a často nejsou jednoduché. Překlad většinou chybí.',
    pl: 'Teksty organizacji i osób są w języku, w którym je napisano, i często nie są proste. Zwykle brakuje tłumaczenia.',
    en: 'Texts by organisations and people are in the language in which they were written and are often not simple. Mostly there is no translation.',
  },
  gapEasy: {
    de: 'In Leichter Sprache gibt es bisher eine Seite. Sie wurde noch nicht von einer Prüfgruppe gelesen. Informationen in Gebärdensprache gibt es nicht.',
    cs: 'Ve snadném čtení je zatím jedna stránka. Kontrolní skupina ji ještě nečetla. Informace ve znakovém jazyce nejsou k dispozici.',
    pl: 'W tekście łatwym do czytania jest na razie jedna strona. Nie czytała jej jeszcze grupa testująca. Nie ma informacji w języku migowym.',
    en: 'So far there is one page in easy language. No review group has read it yet. There is no information in sign language.',
  },
  gapPdf: {
    de: 'Dokumente, die andere hochladen oder verlinken, sind nicht immer barrierefrei.',
    cs: 'Dokumenty, které nahrávají nebo odkazují jiní, nejsou vždy přístupné.',
    pl: 'Dokumenty, które inni przesyłają lub do których linkują, nie zawsze są dostępne.',
    en: 'Documents that others upload or link to are not always accessible.',
  },
  barrierTitle: {
    de: 'Eine Barriere melden',
    cs: 'Nahlásit překážku',
    pl: 'Zgłoś barierę',
    en: 'Report a barrier',
  },
  barrierText: {
    de: 'Schreiben Sie uns, was für Sie nicht geht. Wir antworten innerhalb von vier Wochen.',
    cs: 'Napište nám, co vám nefunguje. Odpovíme do čtyř týdnů.',
    pl: 'Prosimy napisać, co sprawia trudność. Odpowiemy w ciągu czterech tygodni.',
    en: 'Tell us what does not work for you. We answer within four weeks.',
  },
  enforcementText: {
    de: 'Wenn Sie von uns keine zufriedenstellende Antwort erhalten, können Sie sich an diese Stelle wenden. Das kostet nichts.',
    cs: 'Pokud od nás nedostanete uspokojivou odpověď, můžete se obrátit na tento orgán. Je to bezplatné.',
    pl: 'Jeśli nasza odpowiedź nie będzie zadowalająca, można zwrócić się do tego organu. Jest to bezpłatne.',
    en: 'If our answer does not satisfy you, you can turn to this body. That costs nothing.',
  },
  accessibilityDate: {
    de: 'Diese Erklärung beschreibt den Stand der Fassung, die gerade läuft. Zuletzt durchgesehen im November 2026.',
    cs: 'Toto prohlášení popisuje stav verze, která právě běží. Naposledy zkontrolováno v listopadu 2026.',
    pl: 'Ta deklaracja opisuje stan działającej wersji. Ostatnio przejrzano w listopadzie 2026.',
    en: 'This statement describes the state of the version that is running. Last reviewed in November 2026.',
  },
  easyTitle: { de: 'Leichte Sprache', cs: 'Snadné čtení', pl: 'Tekst łatwy do czytania', en: 'Easy language' },
  easyNeed: { de: 'Bedarf beschreiben', cs: 'Popsat potřebu', pl: 'Opisz potrzebę', en: 'Describe a need' },
  footerLegal: {
    de: 'Rechtliches und Hilfe',
    cs: 'Právní informace a pomoc',
    pl: 'Informacje prawne i pomoc',
    en: 'Legal and help',
  },
  termsDefault1: {
    de: 'Dieses Netzwerk bringt Bedarfe und Angebote zusammen. Lesen dürfen alle. Wer schreibt, meldet sich an oder lässt den Text vor der Veröffentlichung prüfen.',
    cs: 'Tato síť spojuje potřeby a nabídky. Číst mohou všichni. Kdo píše, přihlásí se, nebo je jeho text před zveřejněním zkontrolován.',
    pl: 'Ta sieć łączy potrzeby i oferty. Czytać mogą wszyscy. Kto pisze, loguje się albo jego tekst jest sprawdzany przed publikacją.',
    en: 'This network brings needs and offers together. Everybody may read. Those who write sign in, or their text is checked before publication.',
  },
  termsDefault2: {
    de: 'Bitte schreiben Sie nur, was stimmt und was Sie veröffentlichen dürfen. Keine Beleidigungen, keine Werbung ohne Bezug, keine Daten anderer ohne deren Einverständnis.',
    cs: 'Pište prosím jen to, co je pravda a co smíte zveřejnit. Žádné urážky, žádná nesouvisející reklama, žádné údaje jiných bez jejich souhlasu.',
    pl: 'Prosimy pisać tylko to, co jest prawdą i co wolno opublikować. Bez obelg, bez niezwiązanej reklamy, bez danych innych osób bez ich zgody.',
    en: 'Please write only what is true and what you may publish. No insults, no unrelated advertising, no data of others without their consent.',
  },
  termsDefault3: {
    de: 'Die Hubs prüfen Einträge und Kommentare nach festen Regeln und begründen jede Ablehnung. Wer nicht einverstanden ist, kann widersprechen.',
    cs: 'Huby kontrolují záznamy a komentáře podle pevných pravidel a každé odmítnutí zdůvodní. Kdo nesouhlasí, může podat námitku.',
    pl: 'Huby sprawdzają wpisy i komentarze według stałych zasad i uzasadniają każdą odmowę. Kto się nie zgadza, może wnieść sprzeciw.',
    en: 'The hubs check entries and comments by fixed rules and give reasons for each refusal. Those who disagree can object.',
  },
  termsDefault4: {
    de: 'Was hier steht, sind Angaben der Organisationen. Prüfen Sie sie, bevor Sie sich darauf verlassen; Verträge schließen Sie untereinander.',
    cs: 'To, co je zde uvedeno, jsou údaje organizací. Než se na ně spolehnete, ověřte je; smlouvy uzavíráte mezi sebou.',
    pl: 'To, co tu jest, to dane podane przez organizacje. Prosimy je sprawdzić, zanim się z nich skorzysta; umowy zawierają Państwo między sobą.',
    en: 'What you read here are statements by the organisations. Check them before you rely on them; contracts are made between yourselves.',
  },
});
