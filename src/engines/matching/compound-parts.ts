import { fold, stem } from '#engines/language';

/**
 * German words that many compounds are made with and that no concept needs as a label. They let a compound be taken
 * apart; the parts themselves are not recognised as anything.
 */
const COMPOUND_PARTS: ReadonlySet<string> = new Set(
  `abend abgabe ablauf abschnitt abstand abteilung akte aktion amt anbieter anfrage angebot anlage anlass annahme ansatz anschluss ansicht anspruch antrag anwendung
  anwender anzahl anzeige arbeit artikel assistent aufbau aufgabe aufkommen aufnahme auftrag aufwand ausbau ausfall ausgabe ausgang auskunft auslastung ausschreibung
  auswahl auswertung ausweis bahn band basis bau baustein bedarf bedienung begleitung behörde beirat beispiel beitrag bereich bericht beruf bescheid beschreibung besitzer
  bestand bestellung besuch besucher betreiber betrieb bewertung bewohner bezirk bild bildschirm blatt block boden bogen börse brett brief buch bund büro daten datei dauer
  dienst dienste dienstleister dienstleistung dokument ebene einheit einrichtung einsatz eingang eintrag empfänger ende entwicklung erfassung ergebnis erkennung erstellung
  fach fachkraft fahrer fahrt fall familie farbe fehler feld fenster ferne figur fläche flucht form formular forum frage frei freigabe freund führung funktion gang ganz gast gebiet gebühr
  gelände geld gemeinde gemeinschaft generation gerät geschäft geschichte gesetz gespräch gestaltung gruppe grund haftung halle hand handel haupt haus heft heim helfer hilfe hinweis hof höhe
  information inhaber inhalt initiative inspektion instrument jahr kammer karte kasse kette kiste klasse knoten kollege komponente konto kontrolle konzept kopf körper kosten
  kraft kreis kunde kurs kurz lage lager land lang lauf leben lehre leistung leiter leitung lesen licht lieferung linie liste lösung macht mangel manager management markt maschine
  maß masse maßnahme material meister meldung menge mensch messung methode mieter minute mitarbeiter mitglied mittel modell modul monat muster nacht nachbar nachricht nachweis nähe name netz
  netzwerk niveau note nummer nutzer nutzung objekt ordnung organisation paket papier partner pass person personal pfad plan planer planung platte plattform platz portal post prämie
  preis privat probe problem produkt profil programm projekt prozess prüfer prüfung punkt qualität quelle rahmen rand rat raum rechner recht regel region register reihe reise restwert
  richtlinie ring risiko rohr rolle rück rund saal sache saison sammlung satz schaden schalter schein schicht schiene schild schluss schrift schritt schutz seite sender
  serie service sicht sitz sitzung software sommer sonder sorge spiel spitze sprache sprecher stab stadt stamm stand standard standort start station statistik stelle steuerung stiftung stoff störung
  strecke stück student studie stufe stunde suche suchende system systeme tabelle tafel tag takt tasche tausch technik technologie teil teilnehmer termin test text thema tier tisch titel tool träger
  training treffen trieb übersicht übung umfrage umgebung umlauf unternehmen unterlage untersuchung urlaub verarbeitung verband verbesserung verbindung verbrauch verbund verein verfahren vergabe vergleich
  verkauf verlauf verleih vermittlung versand versorgung versuch verteilung vertrag vertreter verwalter verwaltung verwertung verzeichnis viertel voll voraus vorgang vorhaben vorlage vorrat vorschlag
  vorsorge wache wagen wahl wand ware warte wechsel wege weise weiter welt werk werkzeug wert wesen wissen woche wohl wunsch zahl zahlung zeichen zeit zentrale zentrum ziel zimmer zone
  zufahrt zugang zuschuss zustand zustellung zweck zyklus`
    .split(/\s+/)
    .map((word) => stem(word[0]!.toUpperCase() + word.slice(1), 'de')),
);

/** First letters, so that most other words are told without stemming them. */
const START = 4;
const STARTS: ReadonlySet<string> = new Set([...COMPOUND_PARTS].map((part) => fold(part).slice(0, START)));

export function isCompoundPart(word: string): boolean {
  return beginsCompoundPart(word) && COMPOUND_PARTS.has(stem(word[0]!.toUpperCase() + word.slice(1), 'de'));
}

/** A part of a compound that many compounds are made with says nothing alone (`Datenblatt` is not about data), nor does a short one. */
export function isSilentPart(part: string): boolean {
  return part.length < SHORTEST_TELLING || isCompoundPart(part);
}

const SHORTEST_TELLING = 5;

export function beginsCompoundPart(word: string): boolean {
  const start = fold(word.slice(0, START)).slice(0, START);
  return STARTS.has(start) || STARTS.has(start.slice(0, 3));
}
