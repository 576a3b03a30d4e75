import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';
import type { AdmissionState, Decision, MemberRole } from './model.ts';

const ROLE_NAMES: Record<Lang, Record<MemberRole, string>> = {
  de: { 'organisation-owner': 'Verantwortlich', 'organisation-member': 'Mitglied' },
  cs: { 'organisation-owner': 'Odpovědná osoba', 'organisation-member': 'Člen' },
  pl: { 'organisation-owner': 'Osoba odpowiedzialna', 'organisation-member': 'Członek' },
  en: { 'organisation-owner': 'Owner', 'organisation-member': 'Member' },
};

export function memberRoleName(lang: Lang, role: MemberRole): string {
  return ROLE_NAMES[lang][role];
}

const STATE_NAMES: Record<Lang, Record<AdmissionState, string>> = {
  de: {
    submitted: 'Wird geprüft',
    asked: 'Rückfrage des Hubs',
    accepted: 'Aufgenommen',
    declined: 'Abgelehnt',
    withdrawn: 'Zurückgezogen',
  },
  cs: {
    submitted: 'Posuzuje se',
    asked: 'Dotaz hubu',
    accepted: 'Přijato',
    declined: 'Zamítnuto',
    withdrawn: 'Staženo',
  },
  pl: {
    submitted: 'W trakcie rozpatrywania',
    asked: 'Pytanie od hubu',
    accepted: 'Przyjęto',
    declined: 'Odrzucono',
    withdrawn: 'Wycofano',
  },
  en: {
    submitted: 'Under review',
    asked: 'Question from the hub',
    accepted: 'Accepted',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
  },
};

export function stateName(lang: Lang, state: AdmissionState): string {
  return STATE_NAMES[lang][state];
}

/** Text of a form as paragraphs of a mail. */
export function asParagraphs(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');
}

/** What a hub publishes about admission as long as its team has written nothing else. */
export const USUAL_CRITERIA: Record<Lang, string> = {
  de: 'Aufgenommen werden Organisationen, die digitale Vorhaben in der Region anstoßen, umsetzen oder fördern: Kommunen und Behörden, Unternehmen und Start-ups, Forschung, Vereine und Verbände sowie fördernde Stellen.\n\nVoraussetzungen sind ein vollständiges Profil, eine erreichbare Person und die Bereitschaft, Erfahrungen mit anderen zu teilen. Die Mitgliedschaft kostet nichts und kann jederzeit beendet werden.\n\nDas Team des Hubs entscheidet und begründet seine Entscheidung.',
  cs: 'Přijímáme organizace, které v regionu podněcují, realizují nebo podporují digitální projekty: obce a úřady, firmy a startupy, výzkum, spolky a svazy i poskytovatele podpory.\n\nPodmínkou je úplný profil, kontaktní osoba a ochota sdílet zkušenosti s ostatními. Členství je bezplatné a lze je kdykoli ukončit.\n\nRozhoduje tým hubu a své rozhodnutí odůvodňuje.',
  pl: 'Przyjmujemy organizacje, które inicjują, realizują lub wspierają projekty cyfrowe w regionie: gminy i urzędy, firmy i start-upy, naukę, stowarzyszenia i związki oraz instytucje finansujące.\n\nWarunkiem jest kompletny profil, osoba kontaktowa i gotowość do dzielenia się doświadczeniami. Członkostwo jest bezpłatne i można je w każdej chwili zakończyć.\n\nDecyduje zespół hubu i uzasadnia swoją decyzję.',
  en: 'We take in organisations that start, carry out or support digital projects in the region: municipalities and authorities, companies and start-ups, research, associations and funders.\n\nYou need a complete profile, a person who can be reached, and the willingness to share experience with others. Membership is free of charge and can be ended at any time.\n\nThe hub’s team decides and gives its reasons.',
};

/** What the mail about a decision says unless the team writes something else; in the language of the applicant. */
export function usualMessage(
  lang: Lang,
  decision: Decision,
  person: string,
  organisation: string,
  hub: string,
): string {
  return MESSAGES[lang][decision](person, organisation, hub);
}

type Message = (person: string, organisation: string, hub: string) => string;
const MESSAGES: Record<Lang, Record<Decision, Message>> = {
  de: {
    accept: (person, organisation, hub) =>
      `Guten Tag ${person},\n\nwir freuen uns, „${organisation}“ als Mitglied von ${hub} zu begrüßen. Das Profil steht jetzt im Verzeichnis. Sie können es bearbeiten und weitere Personen einladen.`,
    ask: (person, organisation, hub) =>
      `Guten Tag ${person},\n\nvielen Dank für den Antrag von „${organisation}“ bei ${hub}. Bevor wir entscheiden, haben wir eine Frage. Bitte antworten Sie über die Seite des Antrags.`,
    decline: (person, organisation, hub) =>
      `Guten Tag ${person},\n\nvielen Dank für den Antrag von „${organisation}“ bei ${hub}. Leider können wir ihm derzeit nicht entsprechen.`,
  },
  cs: {
    accept: (person, organisation, hub) =>
      `Dobrý den, ${person},\n\ns radostí vítáme organizaci „${organisation}“ mezi členy hubu ${hub}. Její profil je nyní v adresáři. Můžete jej upravovat a pozvat další osoby.`,
    ask: (person, organisation, hub) =>
      `Dobrý den, ${person},\n\nděkujeme za žádost organizace „${organisation}“ o členství v hubu ${hub}. Než rozhodneme, máme dotaz. Odpovězte prosím na stránce žádosti.`,
    decline: (person, organisation, hub) =>
      `Dobrý den, ${person},\n\nděkujeme za žádost organizace „${organisation}“ o členství v hubu ${hub}. Bohužel jí nyní nemůžeme vyhovět.`,
  },
  pl: {
    accept: (person, organisation, hub) =>
      `Dzień dobry, ${person},\n\nz radością witamy organizację „${organisation}” wśród członków hubu ${hub}. Jej profil jest już w katalogu. Można go edytować i zaprosić kolejne osoby.`,
    ask: (person, organisation, hub) =>
      `Dzień dobry, ${person},\n\ndziękujemy za wniosek organizacji „${organisation}” o członkostwo w hubie ${hub}. Zanim podejmiemy decyzję, mamy pytanie. Prosimy o odpowiedź na stronie wniosku.`,
    decline: (person, organisation, hub) =>
      `Dzień dobry, ${person},\n\ndziękujemy za wniosek organizacji „${organisation}” o członkostwo w hubie ${hub}. Niestety obecnie nie możemy się do niego przychylić.`,
  },
  en: {
    accept: (person, organisation, hub) =>
      `Dear ${person},\n\nwe are pleased to welcome “${organisation}” as a member of ${hub}. The profile is now in the directory. You can edit it and invite further people.`,
    ask: (person, organisation, hub) =>
      `Dear ${person},\n\nthank you for the application of “${organisation}” to ${hub}. Before we decide we have a question. Please answer on the page of the application.`,
    decline: (person, organisation, hub) =>
      `Dear ${person},\n\nthank you for the application of “${organisation}” to ${hub}. Unfortunately we cannot accept it at present.`,
  },
};

export const admissionTexts = catalogue({
  join: { de: 'Mitglied werden', cs: 'Stát se členem', pl: 'Zostań członkiem', en: 'Become a member' },
  criteria: { de: 'Aufnahmekriterien', cs: 'Kritéria přijetí', pl: 'Kryteria przyjęcia', en: 'Admission criteria' },
  joinTitle: {
    de: (hub: string) => `Mitglied werden: ${hub}`,
    cs: (hub: string) => `Stát se členem: ${hub}`,
    pl: (hub: string) => `Zostań członkiem: ${hub}`,
    en: (hub: string) => `Become a member: ${hub}`,
  },
  joinLead: {
    de: 'Beschreiben Sie Ihre Organisation. Das Team des Hubs prüft den Antrag und antwortet per E-Mail. Öffentlich wird das Profil erst mit der Aufnahme; den Antrag sehen bis dahin nur Sie und das Team.',
    cs: 'Popište svou organizaci. Tým hubu žádost posoudí a odpoví e-mailem. Profil se zveřejní až po přijetí; do té doby vidíte žádost jen vy a tým.',
    pl: 'Prosimy opisać organizację. Zespół hubu rozpatrzy wniosek i odpowie e-mailem. Profil zostanie opublikowany dopiero po przyjęciu; do tego czasu wniosek widzą tylko Państwo i zespół.',
    en: 'Describe your organisation. The hub’s team reviews the application and answers by e-mail. The profile becomes public only on admission; until then only you and the team can see the application.',
  },
  why: {
    de: 'Warum möchten Sie Mitglied werden?',
    cs: 'Proč se chcete stát členem?',
    pl: 'Dlaczego chcą Państwo zostać członkiem?',
    en: 'Why would you like to become a member?',
  },
  whyHint: {
    de: 'Was möchten Sie einbringen, was erwarten Sie? Dies liest nur das Team des Hubs.',
    cs: 'Čím chcete přispět a co očekáváte? Přečte si to jen tým hubu.',
    pl: 'Co chcą Państwo wnieść i czego oczekują? Przeczyta to tylko zespół hubu.',
    en: 'What would you like to contribute, what do you expect? Only the hub’s team reads this.',
  },
  whyMissing: {
    de: 'Bitte schreiben Sie, warum Sie Mitglied werden möchten.',
    cs: 'Napište prosím, proč se chcete stát členem.',
    pl: 'Prosimy napisać, dlaczego chcą Państwo zostać członkiem.',
    en: 'Please say why you would like to become a member.',
  },
  whyLong: {
    de: 'Bitte kürzen Sie den Text auf höchstens 5.000 Zeichen.',
    cs: 'Zkraťte prosím text na nejvýše 5 000 znaků.',
    pl: 'Prosimy skrócić tekst do najwyżej 5000 znaków.',
    en: 'Please shorten the text to at most 5,000 characters.',
  },
  send: { de: 'Antrag absenden', cs: 'Odeslat žádost', pl: 'Wyślij wniosek', en: 'Send application' },
  sendAgain: {
    de: 'Speichern und erneut vorlegen',
    cs: 'Uložit a znovu předložit',
    pl: 'Zapisz i złóż ponownie',
    en: 'Save and submit again',
  },
  application: {
    de: 'Mitgliedsantrag',
    cs: 'Žádost o členství',
    pl: 'Wniosek o członkostwo',
    en: 'Application for membership',
  },
  applications: { de: 'Anträge', cs: 'Žádosti', pl: 'Wnioski', en: 'Applications' },
  applicationsLead: {
    de: 'Mitgliedsanträge und Anträge auf Übernahme eines Profils: was Sie entscheiden können und was Sie selbst gestellt haben.',
    cs: 'Žádosti o členství a o převzetí profilu: o čem můžete rozhodnout a co jste sami podali.',
    pl: 'Wnioski o członkostwo i o przejęcie profilu: te, które można rozstrzygnąć, oraz złożone samodzielnie.',
    en: 'Applications for membership and claims to profiles: what you can decide and what you have submitted yourself.',
  },
  toDecide: {
    de: 'Mitgliedsanträge zu entscheiden',
    cs: 'Žádosti o členství k rozhodnutí',
    pl: 'Wnioski o członkostwo do rozstrzygnięcia',
    en: 'Applications to decide',
  },
  claimsToDecide: {
    de: 'Profilübernahmen zu entscheiden',
    cs: 'Převzetí profilů k rozhodnutí',
    pl: 'Przejęcia profili do rozstrzygnięcia',
    en: 'Claims to decide',
  },
  own: {
    de: 'Ihre Mitgliedsanträge',
    cs: 'Vaše žádosti o členství',
    pl: 'Państwa wnioski o członkostwo',
    en: 'Your applications',
  },
  none: {
    de: 'Zurzeit liegt nichts vor.',
    cs: 'Zatím zde nic není.',
    pl: 'Obecnie nic tu nie ma.',
    en: 'There is nothing here at present.',
  },
  submittedOn: {
    de: (day: string) => `Eingereicht am ${day}`,
    cs: (day: string) => `Podáno ${day}`,
    pl: (day: string) => `Złożono ${day}`,
    en: (day: string) => `Submitted on ${day}`,
  },
  applicant: { de: 'Antrag von', cs: 'Žádost podává', pl: 'Wniosek składa', en: 'Submitted by' },
  state: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'State' },
  question: { de: 'Rückfrage des Hubs', cs: 'Dotaz hubu', pl: 'Pytanie od hubu', en: 'Question from the hub' },
  answer: { de: 'Ihre Antwort', cs: 'Vaše odpověď', pl: 'Państwa odpowiedź', en: 'Your answer' },
  answerGiven: { de: 'Antwort', cs: 'Odpověď', pl: 'Odpowiedź', en: 'Answer' },
  reason: { de: 'Begründung', cs: 'Odůvodnění', pl: 'Uzasadnienie', en: 'Reason' },
  edit: { de: 'Antrag bearbeiten', cs: 'Upravit žádost', pl: 'Edytuj wniosek', en: 'Edit application' },
  answerIt: {
    de: 'Rückfrage beantworten',
    cs: 'Odpovědět na dotaz',
    pl: 'Odpowiedz na pytanie',
    en: 'Answer the question',
  },
  withdraw: { de: 'Antrag zurückziehen', cs: 'Stáhnout žádost', pl: 'Wycofaj wniosek', en: 'Withdraw application' },
  withdrawHint: {
    de: 'Der Antrag wird dann nicht weiter geprüft. Sie können später einen neuen stellen.',
    cs: 'Žádost se pak dále neposuzuje. Později můžete podat novou.',
    pl: 'Wniosek nie będzie dalej rozpatrywany. Później można złożyć nowy.',
    en: 'The application is then not reviewed any further. You can submit a new one later.',
  },
  sent: {
    de: 'Ihr Antrag ist eingegangen. Das Team des Hubs meldet sich per E-Mail.',
    cs: 'Vaši žádost jsme přijali. Tým hubu se ozve e-mailem.',
    pl: 'Wniosek został przyjęty. Zespół hubu odpowie e-mailem.',
    en: 'Your application has been received. The hub’s team will answer by e-mail.',
  },
  alreadyApplied: {
    de: 'Sie haben bei diesem Hub schon einen offenen Antrag. Sie können ihn hier ergänzen.',
    cs: 'U tohoto hubu už máte otevřenou žádost. Můžete ji zde doplnit.',
    pl: 'W tym hubie mają już Państwo otwarty wniosek. Można go tutaj uzupełnić.',
    en: 'You already have an open application to this hub. You can add to it here.',
  },
  decide: { de: 'Entscheidung', cs: 'Rozhodnutí', pl: 'Decyzja', en: 'Decision' },
  decideIntro: {
    de: 'Ihre Begründung wird mit dem Antrag aufbewahrt und steht in der E-Mail an die antragstellende Person. Den Text davor können Sie anpassen.',
    cs: 'Vaše odůvodnění se uloží u žádosti a bude v e-mailu žadateli nebo žadatelce. Text před ním můžete upravit.',
    pl: 'Uzasadnienie zostanie zapisane przy wniosku i znajdzie się w e-mailu do osoby składającej wniosek. Tekst przed nim można zmienić.',
    en: 'Your reason is kept with the application and is part of the e-mail to the applicant. You can adapt the text before it.',
  },
  accept: { de: 'Aufnehmen', cs: 'Přijmout', pl: 'Przyjmij', en: 'Accept' },
  ask: { de: 'Rückfrage stellen', cs: 'Položit dotaz', pl: 'Zadaj pytanie', en: 'Ask a question' },
  decline: { de: 'Ablehnen', cs: 'Zamítnout', pl: 'Odrzuć', en: 'Decline' },
  yourQuestion: { de: 'Ihre Frage', cs: 'Váš dotaz', pl: 'Pytanie', en: 'Your question' },
  message: { de: 'Text der E-Mail', cs: 'Text e-mailu', pl: 'Treść e-maila', en: 'Text of the e-mail' },
  reasonMissing: {
    de: 'Bitte geben Sie eine Begründung an.',
    cs: 'Uveďte prosím odůvodnění.',
    pl: 'Prosimy podać uzasadnienie.',
    en: 'Please give a reason.',
  },
  reasonLong: {
    de: 'Bitte kürzen Sie den Text auf höchstens 5.000 Zeichen.',
    cs: 'Zkraťte prosím text na nejvýše 5 000 znaků.',
    pl: 'Prosimy skrócić tekst do najwyżej 5000 znaków.',
    en: 'Please shorten the text to at most 5,000 characters.',
  },
  messageMissing: {
    de: 'Bitte schreiben Sie den Text der E-Mail.',
    cs: 'Napište prosím text e-mailu.',
    pl: 'Prosimy napisać treść e-maila.',
    en: 'Please write the text of the e-mail.',
  },
  alreadyDecided: {
    de: 'Über diesen Antrag ist schon entschieden. Laden Sie die Seite neu, um den Stand zu sehen.',
    cs: 'O této žádosti už bylo rozhodnuto. Stav uvidíte po obnovení stránky.',
    pl: 'Ten wniosek został już rozstrzygnięty. Aktualny stan widać po odświeżeniu strony.',
    en: 'This application has already been decided. Reload the page to see its state.',
  },
  similar: {
    de: 'Ähnliche Organisationen im Verzeichnis',
    cs: 'Podobné organizace v adresáři',
    pl: 'Podobne organizacje w katalogu',
    en: 'Similar organisations in the directory',
  },
  similarHint: {
    de: 'Steht die Organisation schon im Verzeichnis? Dann bitten Sie um Übernahme des vorhandenen Profils, statt ein zweites anzulegen.',
    cs: 'Je organizace už v adresáři? Pak požádejte o převzetí stávajícího profilu místo založení druhého.',
    pl: 'Czy organizacja jest już w katalogu? W takim razie prosimy złożyć wniosek o przejęcie istniejącego profilu, zamiast zakładać drugi.',
    en: 'Is the organisation in the directory already? Then ask the applicant to claim the existing profile instead of creating a second one.',
  },
  toProfile: { de: 'Zum Profil', cs: 'Na profil', pl: 'Do profilu', en: 'To the profile' },

  // ---- mails
  mailAccepted: {
    de: (name: string) => `Aufgenommen: ${name}`,
    cs: (name: string) => `Přijato: ${name}`,
    pl: (name: string) => `Przyjęto: ${name}`,
    en: (name: string) => `Accepted: ${name}`,
  },
  mailAsked: {
    de: (name: string) => `Rückfrage zum Mitgliedsantrag: ${name}`,
    cs: (name: string) => `Dotaz k žádosti o členství: ${name}`,
    pl: (name: string) => `Pytanie do wniosku o członkostwo: ${name}`,
    en: (name: string) => `Question about the application: ${name}`,
  },
  mailDeclined: {
    de: (name: string) => `Entscheidung über den Mitgliedsantrag: ${name}`,
    cs: (name: string) => `Rozhodnutí o žádosti o členství: ${name}`,
    pl: (name: string) => `Decyzja w sprawie wniosku o członkostwo: ${name}`,
    en: (name: string) => `Decision on the application: ${name}`,
  },
  mailReason: { de: 'Begründung:', cs: 'Odůvodnění:', pl: 'Uzasadnienie:', en: 'Reason:' },
  mailQuestion: { de: 'Unsere Frage:', cs: 'Náš dotaz:', pl: 'Nasze pytanie:', en: 'Our question:' },
  mailOpen: { de: 'Antrag ansehen', cs: 'Zobrazit žádost', pl: 'Zobacz wniosek', en: 'See the application' },
  mailWhy: {
    de: 'Sie erhalten diese E-Mail, weil Sie einen Mitgliedsantrag gestellt haben.',
    cs: 'Tento e-mail dostáváte, protože jste podali žádost o členství.',
    pl: 'Ten e-mail wysłano, ponieważ złożono wniosek o członkostwo.',
    en: 'You receive this e-mail because you applied for membership.',
  },
  mailEndedSubject: {
    de: (name: string) => `Mitgliedschaft beendet: ${name}`,
    cs: (name: string) => `Členství ukončeno: ${name}`,
    pl: (name: string) => `Członkostwo zakończone: ${name}`,
    en: (name: string) => `Membership ended: ${name}`,
  },
  mailEnded: {
    de: (name: string) =>
      `Die Mitgliedschaft von „${name}“ wurde beendet. Profil und Einträge sind nicht mehr öffentlich, Ihre Rolle dort ist erloschen.`,
    cs: (name: string) =>
      `Členství organizace „${name}“ bylo ukončeno. Profil ani záznamy už nejsou veřejné a vaše role v ní zanikla.`,
    pl: (name: string) =>
      `Członkostwo organizacji „${name}” zostało zakończone. Profil i wpisy nie są już publiczne, a Państwa rola w niej wygasła.`,
    en: (name: string) =>
      `The membership of “${name}” has ended. Its profile and entries are no longer public, and your role there has ended.`,
  },
  mailClaimGrantedSubject: {
    de: (name: string) => `Profil übernommen: ${name}`,
    cs: (name: string) => `Profil převzat: ${name}`,
    pl: (name: string) => `Profil przejęty: ${name}`,
    en: (name: string) => `Profile claimed: ${name}`,
  },
  mailClaimGranted: {
    de: (name: string) => `Sie können das Profil von „${name}“ jetzt bearbeiten und weitere Personen einladen.`,
    cs: (name: string) => `Profil organizace „${name}“ nyní můžete upravovat a zvát k němu další osoby.`,
    pl: (name: string) => `Profil organizacji „${name}” można teraz edytować i zapraszać do niego kolejne osoby.`,
    en: (name: string) => `You can now edit the profile of “${name}” and invite further people.`,
  },
  mailClaimDeclinedSubject: {
    de: (name: string) => `Zur Übernahme des Profils: ${name}`,
    cs: (name: string) => `K převzetí profilu: ${name}`,
    pl: (name: string) => `W sprawie przejęcia profilu: ${name}`,
    en: (name: string) => `About your claim: ${name}`,
  },
  mailClaimDeclined: {
    de: (name: string) => `Ihrem Antrag, das Profil von „${name}“ zu übernehmen, konnten wir nicht entsprechen.`,
    cs: (name: string) => `Vaší žádosti o převzetí profilu organizace „${name}“ jsme nemohli vyhovět.`,
    pl: (name: string) => `Wniosku o przejęcie profilu organizacji „${name}” nie mogliśmy uwzględnić.`,
    en: (name: string) => `We could not grant your request to take over the profile of “${name}”.`,
  },
  mailOpenProfile: { de: 'Profil ansehen', cs: 'Zobrazit profil', pl: 'Zobacz profil', en: 'See the profile' },
  mailWhyClaim: {
    de: 'Sie erhalten diese E-Mail, weil Sie die Übernahme eines Profils beantragt haben.',
    cs: 'Tento e-mail dostáváte, protože jste požádali o převzetí profilu.',
    pl: 'Ten e-mail wysłano, ponieważ złożono wniosek o przejęcie profilu.',
    en: 'You receive this e-mail because you asked to take over a profile.',
  },
  mailInviteSubject: {
    de: (name: string) => `Einladung: ${name}`,
    cs: (name: string) => `Pozvánka: ${name}`,
    pl: (name: string) => `Zaproszenie: ${name}`,
    en: (name: string) => `Invitation: ${name}`,
  },
  mailInvite: {
    de: (by: string, name: string, role: string) =>
      `Guten Tag,\n\n${by} lädt Sie ein, für „${name}“ mitzuarbeiten. Ihre Rolle: ${role}.`,
    cs: (by: string, name: string, role: string) =>
      `Dobrý den,\n\n${by} vás zve do týmu organizace „${name}“. Vaše role: ${role}.`,
    pl: (by: string, name: string, role: string) =>
      `Dzień dobry,\n\n${by} zaprasza do działania w imieniu organizacji „${name}”. Rola: ${role}.`,
    en: (by: string, name: string, role: string) =>
      `Hello,\n\n${by} invites you to work on behalf of “${name}”. Your role: ${role}.`,
  },
  mailInviteAddress: {
    de: (email: string) => `Bitte melden Sie sich dafür mit genau dieser E-Mail-Adresse an: ${email}.`,
    cs: (email: string) => `Přihlaste se k tomu prosím přesně touto e-mailovou adresou: ${email}.`,
    pl: (email: string) => `Prosimy zalogować się w tym celu dokładnie tym adresem e-mail: ${email}.`,
    en: (email: string) => `Please sign in for this with exactly this e-mail address: ${email}.`,
  },
  mailInviteAction: {
    de: 'Einladung ansehen',
    cs: 'Zobrazit pozvánku',
    pl: 'Zobacz zaproszenie',
    en: 'See the invitation',
  },
  mailInviteAfter: {
    de: (days: number) =>
      `Jemand hat Ihre Adresse für diese Einladung angegeben. Sie gilt ${days} Tage. Wenn Sie nichts damit anfangen können, brauchen Sie nichts zu tun.`,
    cs: (days: number) =>
      `Někdo uvedl vaši adresu pro tuto pozvánku. Platí ${days} dní. Pokud o ni nestojíte, nemusíte nic dělat.`,
    pl: (days: number) =>
      `Ktoś podał ten adres dla tego zaproszenia. Jest ono ważne ${days} dni. Jeśli jest niepotrzebne, nie trzeba nic robić.`,
    en: (days: number) =>
      `Somebody gave your address for this invitation. It is valid for ${days} days. If it means nothing to you, you need not do anything.`,
  },
  theNetwork: { de: 'Das Netzwerk', cs: 'Síť', pl: 'Sieć', en: 'The network' },

  // ---- people
  people: { de: 'Personen', cs: 'Osoby', pl: 'Osoby', en: 'People' },
  peopleManage: {
    de: 'Personen verwalten und einladen',
    cs: 'Spravovat a zvát osoby',
    pl: 'Zarządzaj osobami i zapraszaj',
    en: 'Manage and invite people',
  },
  peopleOf: {
    de: (name: string) => `Personen: ${name}`,
    cs: (name: string) => `Osoby: ${name}`,
    pl: (name: string) => `Osoby: ${name}`,
    en: (name: string) => `People: ${name}`,
  },
  peopleLead: {
    de: 'Verantwortliche können alles für die Organisation tun und Personen einladen. Mitglieder können das Profil und die Einträge bearbeiten.',
    cs: 'Odpovědné osoby mohou za organizaci vše a zvou další osoby. Členové mohou upravovat profil a záznamy.',
    pl: 'Osoby odpowiedzialne mogą wszystko w imieniu organizacji i zapraszają inne osoby. Członkowie mogą edytować profil i wpisy.',
    en: 'Owners can do everything for the organisation and invite people. Members can edit the profile and the entries.',
  },
  noPeople: {
    de: 'Zu dieser Organisation gehört hier noch niemand.',
    cs: 'Za tuto organizaci zatím nikdo není přihlášen.',
    pl: 'W imieniu tej organizacji nikt jeszcze nie działa.',
    en: 'Nobody speaks for this organisation yet.',
  },
  since: {
    de: (day: string) => `seit ${day}`,
    cs: (day: string) => `od ${day}`,
    pl: (day: string) => `od ${day}`,
    en: (day: string) => `since ${day}`,
  },
  role: { de: 'Rolle', cs: 'Role', pl: 'Rola', en: 'Role' },
  makeOwner: {
    de: 'Verantwortung übertragen',
    cs: 'Svěřit odpovědnost',
    pl: 'Powierz odpowiedzialność',
    en: 'Make owner',
  },
  makeMember: { de: 'Zum Mitglied machen', cs: 'Změnit na člena', pl: 'Zmień rolę na członka', en: 'Make member' },
  remove: { de: 'Entfernen', cs: 'Odebrat', pl: 'Usuń', en: 'Remove' },
  leaveYourself: { de: 'Selbst ausscheiden', cs: 'Odejít', pl: 'Zrezygnuj z roli', en: 'Leave' },
  'last-owner': {
    de: 'Die letzte verantwortliche Person kann nicht entfernt werden. Machen Sie zuerst jemand anderes verantwortlich.',
    cs: 'Poslední odpovědnou osobu nelze odebrat. Nejprve svěřte odpovědnost někomu jinému.',
    pl: 'Nie można usunąć ostatniej osoby odpowiedzialnej. Najpierw prosimy powierzyć odpowiedzialność komuś innemu.',
    en: 'The last owner cannot be removed. Make somebody else an owner first.',
  },
  invite: { de: 'Person einladen', cs: 'Pozvat osobu', pl: 'Zaproś osobę', en: 'Invite a person' },
  inviteHint: {
    de: 'Die Einladung gilt 14 Tage und nur für genau diese Adresse.',
    cs: 'Pozvánka platí 14 dní a jen pro tuto adresu.',
    pl: 'Zaproszenie jest ważne 14 dni i tylko dla tego adresu.',
    en: 'The invitation is valid for 14 days and only for exactly this address.',
  },
  inviteSend: { de: 'Einladung senden', cs: 'Odeslat pozvánku', pl: 'Wyślij zaproszenie', en: 'Send invitation' },
  email: { de: 'E-Mail-Adresse', cs: 'E-mailová adresa', pl: 'Adres e-mail', en: 'E-mail address' },
  emailWrong: {
    de: 'Bitte geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel name@example.org.',
    cs: 'Zadejte prosím úplnou e-mailovou adresu, například jmeno@example.org.',
    pl: 'Prosimy podać pełny adres e-mail, na przykład imie@example.org.',
    en: 'Please enter a complete e-mail address, for example name@example.org.',
  },
  'already-member': {
    de: 'Diese Person gehört schon zur Organisation.',
    cs: 'Tato osoba už k organizaci patří.',
    pl: 'Ta osoba już należy do organizacji.',
    en: 'This person already belongs to the organisation.',
  },
  'already-invited': {
    de: 'Für diese Adresse gibt es schon eine offene Einladung. Ziehen Sie sie zurück, um eine neue zu senden.',
    cs: 'Pro tuto adresu už existuje otevřená pozvánka. Chcete-li poslat novou, nejprve ji zrušte.',
    pl: 'Dla tego adresu istnieje już otwarte zaproszenie. Aby wysłać nowe, prosimy je najpierw cofnąć.',
    en: 'There is already an open invitation for this address. Take it back to send a new one.',
  },
  'too-many': {
    de: 'Es warten schon 50 Einladungen. Ziehen Sie erst welche zurück.',
    cs: 'Čeká už 50 pozvánek. Nejprve některé zrušte.',
    pl: 'Czeka już 50 zaproszeń. Najpierw prosimy niektóre cofnąć.',
    en: 'There are already 50 invitations waiting. Take some of them back first.',
  },
  openInvitations: {
    de: 'Offene Einladungen',
    cs: 'Otevřené pozvánky',
    pl: 'Otwarte zaproszenia',
    en: 'Open invitations',
  },
  validUntil: {
    de: (day: string) => `gilt bis ${day}`,
    cs: (day: string) => `platí do ${day}`,
    pl: (day: string) => `ważne do ${day}`,
    en: (day: string) => `valid until ${day}`,
  },
  expired: { de: 'abgelaufen', cs: 'vypršela', pl: 'wygasło', en: 'expired' },
  revoke: { de: 'Zurückziehen', cs: 'Zrušit', pl: 'Cofnij', en: 'Take back' },

  // ---- invitations
  invitation: { de: 'Einladung', cs: 'Pozvánka', pl: 'Zaproszenie', en: 'Invitation' },
  invitations: { de: 'Ihre Einladungen', cs: 'Vaše pozvánky', pl: 'Państwa zaproszenia', en: 'Your invitations' },
  invitationTo: {
    de: (name: string) => `Einladung zu „${name}“`,
    cs: (name: string) => `Pozvánka do organizace „${name}“`,
    pl: (name: string) => `Zaproszenie do organizacji „${name}”`,
    en: (name: string) => `Invitation to “${name}”`,
  },
  invitedBy: { de: 'Eingeladen von', cs: 'Pozval(a) vás', pl: 'Zaprasza', en: 'Invited by' },
  invitedAddress: { de: 'Eingeladene Adresse', cs: 'Pozvaná adresa', pl: 'Zaproszony adres', en: 'Invited address' },
  acceptInvitation: {
    de: 'Einladung annehmen',
    cs: 'Přijmout pozvánku',
    pl: 'Przyjmij zaproszenie',
    en: 'Accept invitation',
  },
  otherAddress: {
    de: (email: string) =>
      `Sie sind mit einer anderen Adresse angemeldet. Annehmen kann die Einladung nur, wer mit ${email} angemeldet ist.`,
    cs: (email: string) =>
      `Jste přihlášeni jinou adresou. Pozvánku může přijmout jen ten, kdo je přihlášen adresou ${email}.`,
    pl: (email: string) =>
      `Zalogowano się innym adresem. Zaproszenie może przyjąć tylko osoba zalogowana adresem ${email}.`,
    en: (email: string) =>
      `You have signed in with another address. Only somebody signed in with ${email} can accept the invitation.`,
  },
  signInWith: {
    de: (email: string) =>
      `Bitte melden Sie sich mit ${email} an, um die Einladung anzunehmen. Ein Konto wird dabei angelegt, wenn Sie noch keines haben.`,
    cs: (email: string) =>
      `Chcete-li pozvánku přijmout, přihlaste se adresou ${email}. Pokud ještě nemáte účet, při tom se založí.`,
    pl: (email: string) =>
      `Aby przyjąć zaproszenie, prosimy zalogować się adresem ${email}. Jeśli konta jeszcze nie ma, zostanie przy tym założone.`,
    en: (email: string) =>
      `Please sign in with ${email} to accept the invitation. An account is created if you do not have one yet.`,
  },
  signIn: { de: 'Anmelden', cs: 'Přihlásit se', pl: 'Zaloguj się', en: 'Sign in' },
  linkGone: {
    de: 'Diese Einladung gilt nicht mehr',
    cs: 'Tato pozvánka už neplatí',
    pl: 'To zaproszenie jest już nieważne',
    en: 'This invitation is no longer valid',
  },
  linkGoneText: {
    de: 'Sie wurde angenommen oder zurückgezogen, oder sie ist abgelaufen. Bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
    cs: 'Byla přijata nebo zrušena, anebo vypršela. Požádejte osobu, která vás pozvala, o novou.',
    pl: 'Zostało przyjęte lub cofnięte albo wygasło. O nowe można poprosić osobę, która zaprosiła.',
    en: 'It has been accepted or taken back, or it has expired. Ask the person who invited you for a new one.',
  },

  // ---- claims
  claim: {
    de: 'Das ist unsere Organisation',
    cs: 'To je naše organizace',
    pl: 'To nasza organizacja',
    en: 'This is our organisation',
  },
  claimTitle: {
    de: (name: string) => `Profil übernehmen: ${name}`,
    cs: (name: string) => `Převzít profil: ${name}`,
    pl: (name: string) => `Przejmij profil: ${name}`,
    en: (name: string) => `Claim the profile: ${name}`,
  },
  claimLead: {
    de: 'Wer zur Organisation gehört, kann ihr Profil selbst pflegen.',
    cs: 'Kdo do organizace patří, může její profil sám spravovat.',
    pl: 'Kto należy do organizacji, może samodzielnie prowadzić jej profil.',
    en: 'Anybody who belongs to the organisation can look after its profile.',
  },
  claimByDomain: {
    de: (email: string) =>
      `Ihre E-Mail-Adresse ${email} passt zur Website der Organisation. Sie erhalten den Zugang sofort.`,
    cs: (email: string) => `Vaše e-mailová adresa ${email} odpovídá webu organizace. Přístup získáte okamžitě.`,
    pl: (email: string) =>
      `Adres e-mail ${email} pasuje do strony internetowej organizacji. Dostęp zostanie przyznany od razu.`,
    en: (email: string) => `Your e-mail address ${email} matches the organisation’s website. You get access at once.`,
  },
  claimByTeam: {
    de: (email: string) =>
      `Ihre E-Mail-Adresse ${email} lässt sich der Website der Organisation nicht zuordnen. Das Team des Hubs entscheidet und meldet sich per E-Mail.`,
    cs: (email: string) =>
      `Vaši e-mailovou adresu ${email} nelze přiřadit k webu organizace. Rozhodne tým hubu a ozve se e-mailem.`,
    pl: (email: string) =>
      `Adresu e-mail ${email} nie można przypisać do strony internetowej organizacji. Zdecyduje zespół hubu i odpowie e-mailem.`,
    en: (email: string) =>
      `Your e-mail address ${email} cannot be matched to the organisation’s website. The hub’s team decides and answers by e-mail.`,
  },
  claimOthers: {
    de: 'Für diese Organisation sind schon Personen verantwortlich. Sie erfahren von Ihrem Antrag.',
    cs: 'Za tuto organizaci už jsou odpovědné jiné osoby. O vaší žádosti se dozvědí.',
    pl: 'Za tę organizację odpowiadają już inne osoby. Dowiedzą się o wniosku.',
    en: 'There are people already who speak for this organisation. They will be told about your request.',
  },
  claimText: {
    de: 'Ihre Funktion in der Organisation',
    cs: 'Vaše funkce v organizaci',
    pl: 'Funkcja w organizacji',
    en: 'Your position in the organisation',
  },
  claimTextHint: {
    de: 'Zum Beispiel Abteilung, Aufgabe und wie man das nachprüfen kann.',
    cs: 'Například oddělení, úkol a jak to lze ověřit.',
    pl: 'Na przykład wydział, zadanie i jak można to sprawdzić.',
    en: 'For example department, task, and how this can be verified.',
  },
  claimTextMissing: {
    de: 'Bitte nennen Sie Ihre Funktion.',
    cs: 'Uveďte prosím svou funkci.',
    pl: 'Prosimy podać funkcję.',
    en: 'Please state your position.',
  },
  claimSend: { de: 'Profil übernehmen', cs: 'Převzít profil', pl: 'Przejmij profil', en: 'Claim the profile' },
  claimAsk: {
    de: 'Übernahme beantragen',
    cs: 'Požádat o převzetí',
    pl: 'Złóż wniosek o przejęcie',
    en: 'Request the profile',
  },
  claimWaits: {
    de: 'Ihr Antrag liegt dem Team des Hubs vor. Sie erhalten eine E-Mail, sobald es entschieden hat.',
    cs: 'Vaši žádost má tým hubu. Jakmile rozhodne, dostanete e-mail.',
    pl: 'Wniosek jest u zespołu hubu. Po podjęciu decyzji zostanie wysłany e-mail.',
    en: 'Your request is with the hub’s team. You will get an e-mail as soon as it has decided.',
  },
  claimMember: {
    de: 'Sie gehören schon zu dieser Organisation.',
    cs: 'K této organizaci už patříte.',
    pl: 'Należą już Państwo do tej organizacji.',
    en: 'You already belong to this organisation.',
  },
  claimOf: { de: 'Übernahme eines Profils', cs: 'Převzetí profilu', pl: 'Przejęcie profilu', en: 'Claim to a profile' },
  claimant: { de: 'Person', cs: 'Osoba', pl: 'Osoba', en: 'Person' },
  grant: { de: 'Zugang geben', cs: 'Udělit přístup', pl: 'Przyznaj dostęp', en: 'Grant access' },
  claimDecideIntro: {
    de: 'Prüfen Sie, ob die Person für die Organisation sprechen darf, am besten über eine Telefonnummer oder Adresse, die Sie selbst gefunden haben. Die Begründung geht per E-Mail an die Person.',
    cs: 'Ověřte, zda osoba smí za organizaci jednat, nejlépe přes telefon nebo adresu, které jste si sami našli. Odůvodnění dostane osoba e-mailem.',
    pl: 'Prosimy sprawdzić, czy osoba może występować w imieniu organizacji, najlepiej przez samodzielnie znaleziony numer telefonu lub adres. Uzasadnienie otrzyma e-mailem.',
    en: 'Check whether the person may speak for the organisation, preferably through a telephone number or address that you have found yourself. The reason goes to the person by e-mail.',
  },

  // ---- leaving
  leave: { de: 'Mitgliedschaft beenden', cs: 'Ukončit členství', pl: 'Zakończ członkostwo', en: 'End membership' },
  leaveTitle: {
    de: (name: string) => `Mitgliedschaft beenden: ${name}`,
    cs: (name: string) => `Ukončit členství: ${name}`,
    pl: (name: string) => `Zakończ członkostwo: ${name}`,
    en: (name: string) => `End membership: ${name}`,
  },
  leaveLead: {
    de: 'Das Profil und alle Einträge der Organisation werden aus dem Verzeichnis, den Listen und der Suche genommen. Alle Personen verlieren ihre Rolle. Wer zurückkommen möchte, stellt einen neuen Antrag.',
    cs: 'Profil a všechny záznamy organizace zmizí z adresáře, ze seznamů i z vyhledávání. Všechny osoby ztratí svou roli. Kdo se chce vrátit, podá novou žádost.',
    pl: 'Profil i wszystkie wpisy organizacji znikną z katalogu, list i wyszukiwania. Wszystkie osoby stracą swoją rolę. Kto chce wrócić, składa nowy wniosek.',
    en: 'The profile and all entries of the organisation are taken out of the directory, the lists and the search. All people lose their roles. Anybody who wants to come back applies again.',
  },
  leaveReason: { de: 'Grund', cs: 'Důvod', pl: 'Powód', en: 'Reason' },
  leaveReasonHint: {
    de: 'Ihn lesen das Team des Hubs und die anderen Personen der Organisation.',
    cs: 'Přečte si jej tým hubu a ostatní osoby organizace.',
    pl: 'Przeczyta go zespół hubu i pozostałe osoby organizacji.',
    en: 'The hub’s team and the other people of the organisation will read it.',
  },
  sure: {
    de: 'Ja, das Profil und alle Einträge sollen zurückgezogen werden.',
    cs: 'Ano, profil a všechny záznamy mají být staženy.',
    pl: 'Tak, profil i wszystkie wpisy mają zostać wycofane.',
    en: 'Yes, the profile and all entries are to be withdrawn.',
  },
  sureMissing: {
    de: 'Bitte bestätigen Sie, dass alles zurückgezogen werden soll.',
    cs: 'Potvrďte prosím, že má být vše staženo.',
    pl: 'Prosimy potwierdzić, że wszystko ma zostać wycofane.',
    en: 'Please confirm that everything is to be withdrawn.',
  },
  left: {
    de: 'Die Mitgliedschaft ist beendet',
    cs: 'Členství je ukončeno',
    pl: 'Członkostwo zostało zakończone',
    en: 'The membership has ended',
  },

  formBroken: {
    de: 'Das Formular war unvollständig. Bitte versuchen Sie es noch einmal.',
    cs: 'Formulář nebyl úplný. Zkuste to prosím znovu.',
    pl: 'Formularz był niekompletny. Prosimy spróbować ponownie.',
    en: 'The form was incomplete. Please try again.',
  },
});
