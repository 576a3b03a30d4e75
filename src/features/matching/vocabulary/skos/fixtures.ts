/** Two concepts as people write them by hand. */
export const TURTLE_FILE = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@base <https://example.org/water/> .

<> a skos:ConceptScheme ;
  dct:title "Wasser"@de, "Water"@en ;
  dct:license <https://creativecommons.org/licenses/by/4.0/> ;
  skos:hasTopConcept <use> .

<use> a skos:Concept ;
  skos:inScheme <> ;
  skos:prefLabel "Wassernutzung"@de, "water use"@en, "użytkowanie wody"@pl, "využívání vody"@cs, "utilisation de l'eau"@fr ;
  skos:altLabel "Gebrauch von Wasser"@de ;
  skos:narrower <irrigation> .

<irrigation> a skos:Concept ;
  skos:inScheme <> ;
  skos:prefLabel "Bewässerung"@de, "irrigation"@en ;
  skos:scopeNote "Felder und Gärten"@de ;
  skos:definition "Bringing water to plants"@en, "Wasser für Pflanzen"@de ;
  skos:related <use> .
`;

/** The same in RDF/XML, typed by attributes and elements in different ways. */
export const XML_FILE = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rdf:RDF [<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="&skos;"
  xmlns:dct="http://purl.org/dc/terms/" xml:base="https://example.org/water/">
  <rdf:Description rdf:about="">
    <dct:title xml:lang="de">Wasser</dct:title>
    <dct:title xml:lang="en">Water</dct:title>
    <dct:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>
    <rdf:type rdf:resource="&skos;ConceptScheme"/>
    <skos:hasTopConcept rdf:resource="use"/>
  </rdf:Description>
  <skos:Concept rdf:about="use">
    <skos:inScheme rdf:resource=""/>
    <skos:prefLabel xml:lang="de">Wassernutzung</skos:prefLabel>
    <skos:prefLabel xml:lang="en">water use</skos:prefLabel>
    <skos:prefLabel xml:lang="pl">użytkowanie wody</skos:prefLabel>
    <skos:prefLabel xml:lang="cs">využívání vody</skos:prefLabel>
    <skos:prefLabel xml:lang="fr">utilisation de l'eau</skos:prefLabel>
    <skos:altLabel xml:lang="de">Gebrauch von Wasser</skos:altLabel>
    <skos:narrower>
      <skos:Concept rdf:about="irrigation">
        <skos:inScheme rdf:resource=""/>
        <skos:prefLabel xml:lang="de"><![CDATA[Bewässerung]]></skos:prefLabel>
        <skos:prefLabel xml:lang="en">irrigation</skos:prefLabel>
        <skos:scopeNote xml:lang="de">Felder und Gärten</skos:scopeNote>
        <skos:definition xml:lang="en">Bringing water to plants</skos:definition>
        <skos:definition xml:lang="de">Wasser für Pflanzen</skos:definition>
        <skos:related rdf:resource="use"/>
      </skos:Concept>
    </skos:narrower>
  </skos:Concept>
</rdf:RDF>
`;

/** A file handed over in pieces of a size. */
export async function* pieces(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
