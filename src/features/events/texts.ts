import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';
import type { AccessFact, Cost, EventKind, EventState, Format, SessionKind, Spoken } from './model.ts';

/** What all pages about events say. */
export const eventTexts = catalogue({
  events: { de: 'Veranstaltungen', cs: 'Akce', pl: 'Wydarzenia', en: 'Events' },
  event: { de: 'Veranstaltung', cs: 'Akce', pl: 'Wydarzenie', en: 'Event' },
  edit: { de: 'Angaben', cs: 'Údaje', pl: 'Dane', en: 'Details' },
  programme: { de: 'Programm', cs: 'Program', pl: 'Program', en: 'Programme' },
  media: {
    de: 'Bilder und Material',
    cs: 'Obrázky a materiály',
    pl: 'Zdjęcia i materiały',
    en: 'Pictures and material',
  },
  registration: { de: 'Anmeldung', cs: 'Přihlašování', pl: 'Zgłoszenia', en: 'Registration' },
  participants: { de: 'Teilnehmende', cs: 'Účastníci', pl: 'Osoby uczestniczące', en: 'Participants' },
  mailings: { de: 'Nachrichten', cs: 'Zprávy', pl: 'Wiadomości', en: 'Messages' },
  figures: { de: 'Zahlen', cs: 'Čísla', pl: 'Liczby', en: 'Figures' },
  meetings: { de: '1:1-Gespräche', cs: 'Schůzky 1:1', pl: 'Rozmowy 1:1', en: '1:1 meetings' },
  checkIn: { de: 'Einlass', cs: 'Vstup', pl: 'Wejście', en: 'Check-in' },
  report: { de: 'Auswertung', cs: 'Vyhodnocení', pl: 'Ewaluacja', en: 'Evaluation' },
  team: { de: 'Team und Verlauf', cs: 'Tým a historie', pl: 'Zespół i historia', en: 'Team and history' },
  teamPages: {
    de: 'Seiten für das Team',
    cs: 'Stránky pro tým',
    pl: 'Strony dla zespołu',
    en: 'Pages for the team',
  },
  seePage: { de: 'Seite ansehen', cs: 'Zobrazit stránku', pl: 'Zobacz stronę', en: 'See the page' },
});

const kinds = catalogue({
  workshop: { de: 'Workshop', cs: 'Workshop', pl: 'Warsztaty', en: 'Workshop' },
  conference: { de: 'Konferenz', cs: 'Konference', pl: 'Konferencja', en: 'Conference' },
  training: { de: 'Schulung', cs: 'Školení', pl: 'Szkolenie', en: 'Training' },
  networking: { de: 'Netzwerktreffen', cs: 'Networkingové setkání', pl: 'Spotkanie networkingowe', en: 'Networking' },
  information: {
    de: 'Informationsveranstaltung',
    cs: 'Informační setkání',
    pl: 'Spotkanie informacyjne',
    en: 'Information event',
  },
  visit: { de: 'Besichtigung', cs: 'Exkurze', pl: 'Wizyta studyjna', en: 'Site visit' },
  competition: { de: 'Wettbewerb', cs: 'Soutěž', pl: 'Konkurs', en: 'Competition' },
  fair: { de: 'Messe', cs: 'Veletrh', pl: 'Targi', en: 'Fair' },
  other: { de: 'Sonstiges', cs: 'Ostatní', pl: 'Inne', en: 'Other' },
});
export const kindName = (lang: Lang, kind: EventKind): string => kinds(lang)[kind];

const formats = catalogue({
  'on-site': { de: 'Vor Ort', cs: 'Na místě', pl: 'Na miejscu', en: 'On site' },
  online: { de: 'Online', cs: 'Online', pl: 'Online', en: 'Online' },
  hybrid: { de: 'Vor Ort und online', cs: 'Na místě i online', pl: 'Na miejscu i online', en: 'On site and online' },
});
export const formatName = (lang: Lang, format: Format): string => formats(lang)[format];

const costs = catalogue({
  free: { de: 'Kostenfrei', cs: 'Zdarma', pl: 'Bezpłatne', en: 'Free' },
  paid: { de: 'Kostenpflichtig', cs: 'Placené', pl: 'Płatne', en: 'With a fee' },
});
export const costName = (lang: Lang, cost: Cost): string => costs(lang)[cost];

const states = catalogue({
  draft: { de: 'Entwurf', cs: 'Koncept', pl: 'Szkic', en: 'Draft' },
  scheduled: { de: 'Geplant', cs: 'Naplánováno', pl: 'Zaplanowane', en: 'Scheduled' },
  published: { de: 'Veröffentlicht', cs: 'Zveřejněno', pl: 'Opublikowane', en: 'Published' },
  cancelled: { de: 'Abgesagt', cs: 'Zrušeno', pl: 'Odwołane', en: 'Cancelled' },
  withdrawn: { de: 'Zurückgezogen', cs: 'Staženo', pl: 'Wycofane', en: 'Withdrawn' },
});
export const stateName = (lang: Lang, state: EventState): string => states(lang)[state];

const facts = catalogue({
  'step-free': {
    de: 'Stufenlos zugänglich',
    cs: 'Bezbariérový přístup',
    pl: 'Dostęp bez schodów',
    en: 'Step-free access',
  },
  lift: { de: 'Aufzug', cs: 'Výtah', pl: 'Winda', en: 'Lift' },
  toilet: { de: 'Barrierefreies WC', cs: 'Bezbariérové WC', pl: 'Toaleta dostosowana', en: 'Accessible toilet' },
  parking: {
    de: 'Parkplätze für Menschen mit Behinderung',
    cs: 'Parkování pro osoby s postižením',
    pl: 'Miejsca parkingowe dla osób z niepełnosprawnością',
    en: 'Parking for disabled people',
  },
  'induction-loop': { de: 'Induktive Höranlage', cs: 'Indukční smyčka', pl: 'Pętla indukcyjna', en: 'Induction loop' },
  captions: { de: 'Schriftdolmetschen', cs: 'Simultánní přepis', pl: 'Napisy na żywo', en: 'Live captions' },
  'sign-language': {
    de: 'Gebärdensprachdolmetschen',
    cs: 'Tlumočení do znakového jazyka',
    pl: 'Tłumaczenie na język migowy',
    en: 'Sign language interpreting',
  },
  'guide-dog': {
    de: 'Assistenzhunde willkommen',
    cs: 'Asistenční psi vítáni',
    pl: 'Psy asystujące mile widziane',
    en: 'Assistance dogs welcome',
  },
  'quiet-room': { de: 'Ruheraum', cs: 'Klidová místnost', pl: 'Pokój wyciszenia', en: 'Quiet room' },
  'companion-free': {
    de: 'Begleitpersonen kostenfrei',
    cs: 'Doprovod zdarma',
    pl: 'Osoby towarzyszące bezpłatnie',
    en: 'Companions free of charge',
  },
});
export const factName = (lang: Lang, fact: AccessFact): string => facts(lang)[fact];

const sessionKinds = catalogue({
  talk: { de: 'Vortrag', cs: 'Přednáška', pl: 'Wykład', en: 'Talk' },
  panel: { de: 'Podium', cs: 'Panelová diskuse', pl: 'Panel', en: 'Panel' },
  workshop: { de: 'Workshop', cs: 'Workshop', pl: 'Warsztat', en: 'Workshop' },
  networking: { de: 'Austausch', cs: 'Neformální setkání', pl: 'Networking', en: 'Networking' },
  matchmaking: { de: '1:1-Gespräche', cs: 'Schůzky 1:1', pl: 'Rozmowy 1:1', en: '1:1 meetings' },
  break: { de: 'Pause', cs: 'Přestávka', pl: 'Przerwa', en: 'Break' },
  other: { de: 'Programmpunkt', cs: 'Bod programu', pl: 'Punkt programu', en: 'Session' },
});
export const sessionKindName = (lang: Lang, kind: SessionKind): string => sessionKinds(lang)[kind];

const spokenNames = catalogue({
  hsb: { de: 'Obersorbisch', cs: 'Hornolužická srbština', pl: 'Górnołużycki', en: 'Upper Sorbian' },
  sk: { de: 'Slowakisch', cs: 'Slovenština', pl: 'Słowacki', en: 'Slovak' },
  uk: { de: 'Ukrainisch', cs: 'Ukrajinština', pl: 'Ukraiński', en: 'Ukrainian' },
  fr: { de: 'Französisch', cs: 'Francouzština', pl: 'Francuski', en: 'French' },
  gsg: {
    de: 'Deutsche Gebärdensprache',
    cs: 'Německý znakový jazyk',
    pl: 'Niemiecki język migowy',
    en: 'German Sign Language',
  },
  cse: {
    de: 'Tschechische Gebärdensprache',
    cs: 'Český znakový jazyk',
    pl: 'Czeski język migowy',
    en: 'Czech Sign Language',
  },
  pso: {
    de: 'Polnische Gebärdensprache',
    cs: 'Polský znakový jazyk',
    pl: 'Polski język migowy',
    en: 'Polish Sign Language',
  },
  de: { de: 'Deutsch', cs: 'Němčina', pl: 'Niemiecki', en: 'German' },
  cs: { de: 'Tschechisch', cs: 'Čeština', pl: 'Czeski', en: 'Czech' },
  pl: { de: 'Polnisch', cs: 'Polština', pl: 'Polski', en: 'Polish' },
  en: { de: 'Englisch', cs: 'Angličtina', pl: 'Angielski', en: 'English' },
});
/** A language as readers call it in theirs. */
export const spokenName = (lang: Lang, spoken: Spoken): string => spokenNames(lang)[spoken];
