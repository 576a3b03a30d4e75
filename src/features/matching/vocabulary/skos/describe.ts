import { LANGS, type Lang } from '#engines/kit';
import type { Concept, ConceptId } from '#engines/matching';
import { CC0, DCTERMS, RDF, SKOS } from './names.ts';

/** What a statement says of its subject: an address, or a text in a language. */
export type Value = { iri: string } | { text: string; lang: Lang };

/** A subject with everything that is said of it, in order. */
export interface Description {
  iri: string;
  says: [predicate: string, value: Value][];
}

export function schemeIri(baseUrl: string): string {
  return `${baseUrl}/vocabulary`;
}

export function conceptIri(baseUrl: string, id: ConceptId): string {
  return `${baseUrl}/vocabulary/${id}`;
}

/**
 * Concepts as SKOS: labels, notes, links in both directions; the fields are the top concepts. Links to concepts that are not among them
 * are left out.
 */
export function* describeVocabulary(
  concepts: readonly Concept[],
  baseUrl: string,
  title: Record<Lang, string>,
): Generator<Description> {
  const known = new Map(concepts.map((concept) => [concept.id, concept]));
  const narrower = new Map<ConceptId, ConceptId[]>(concepts.map(({ id }) => [id, []]));
  const related = new Map<ConceptId, Set<ConceptId>>(concepts.map(({ id }) => [id, new Set()]));
  for (const concept of concepts) {
    for (const id of concept.broader) narrower.get(id)?.push(concept.id);
    for (const id of concept.related.filter((one) => known.has(one) && one !== concept.id)) {
      // What lies above or below is not also beside (SKOS Reference, S27).
      if (liesAbove(id, concept.id, known) || liesAbove(concept.id, id, known)) continue;
      related.get(concept.id)?.add(id);
      related.get(id)?.add(concept.id);
    }
  }
  const tops = concepts.filter(({ id, field }) => id === field);
  const one = (id: ConceptId): Value => ({ iri: conceptIri(baseUrl, id) });
  yield {
    iri: schemeIri(baseUrl),
    says: [
      [`${RDF}type`, { iri: `${SKOS}ConceptScheme` }],
      ...LANGS.map((lang): [string, Value] => [`${DCTERMS}title`, { text: title[lang], lang }]),
      [`${DCTERMS}license`, { iri: CC0 }],
      ...tops.map(({ id }): [string, Value] => [`${SKOS}hasTopConcept`, one(id)]),
    ],
  };
  for (const concept of concepts) {
    const says: Description['says'] = [
      [`${RDF}type`, { iri: `${SKOS}Concept` }],
      [`${SKOS}inScheme`, { iri: schemeIri(baseUrl) }],
    ];
    if (concept.id === concept.field) says.push([`${SKOS}topConceptOf`, { iri: schemeIri(baseUrl) }]);
    for (const lang of LANGS) {
      for (const [at, text] of concept.labels[lang].entries())
        says.push([`${SKOS}${at === 0 ? 'prefLabel' : 'altLabel'}`, { text, lang }]);
    }
    for (const id of concept.broader) if (known.has(id)) says.push([`${SKOS}broader`, one(id)]);
    for (const id of narrower.get(concept.id) ?? []) says.push([`${SKOS}narrower`, one(id)]);
    for (const id of related.get(concept.id) ?? []) says.push([`${SKOS}related`, one(id)]);
    // Notes of our vocabulary are written in English.
    if (concept.note !== undefined) says.push([`${SKOS}scopeNote`, { text: concept.note, lang: 'en' }]);
    yield { iri: conceptIri(baseUrl, concept.id), says };
  }
}

/** Whether one concept is reached from another over broader links. */
function liesAbove(one: ConceptId, other: ConceptId, known: ReadonlyMap<ConceptId, Concept>): boolean {
  const seen = new Set([other]);
  const queue = [other];
  for (let at = 0; at < queue.length; at++) {
    for (const id of known.get(queue[at]!)?.broader ?? []) {
      if (id === one) return true;
      if (!seen.has(id)) queue.push(id);
      seen.add(id);
    }
  }
  return false;
}
