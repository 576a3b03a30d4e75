import type { Lang } from '#engines/kit';
import type { Concept, ConceptId } from '#engines/matching';
import { conceptIri, type Description, describeVocabulary, schemeIri, type Value } from './describe.ts';
import { DCTERMS, RDF, RDFXML, SKOS, TURTLE } from './names.ts';

export const SKOS_FORMATS = ['turtle', 'rdfxml'] as const;
export type SkosFormat = (typeof SKOS_FORMATS)[number];

export const MEDIA_TYPES: Record<SkosFormat, string> = { turtle: TURTLE, rdfxml: RDFXML };
export const FILE_ENDINGS: Record<SkosFormat, string> = { turtle: 'ttl', rdfxml: 'rdf' };

const PREFIXES = { rdf: RDF, skos: SKOS, dct: DCTERMS };

export interface SkosWish {
  format: SkosFormat;
  /** Concepts have their addresses below it. */
  baseUrl: string;
  title: Record<Lang, string>;
  /** This concept alone. */
  only?: ConceptId;
}

/** A vocabulary as one file. The libraries are loaded here only: few processes ever write SKOS. */
export async function writeVocabulary(concepts: readonly Concept[], wish: SkosWish): Promise<string> {
  const { format, baseUrl, title, only } = wish;
  const all = describeVocabulary(concepts, baseUrl, title);
  const wanted = only === undefined ? all : all.filter(({ iri }) => iri === conceptIri(baseUrl, only));
  return format === 'turtle' ? writeTurtle(wanted, `${schemeIri(baseUrl)}/`) : writeRdfXml(wanted);
}

async function writeTurtle(descriptions: Iterable<Description>, space: string): Promise<string> {
  const { default: n3 } = await import('n3');
  const { namedNode, literal } = n3.DataFactory;
  const writer = new n3.Writer({ prefixes: { skos: SKOS, dct: DCTERMS, concept: space } });
  const nodeOf = (value: Value) => ('iri' in value ? namedNode(value.iri) : literal(value.text, value.lang));
  for (const { iri, says } of descriptions) {
    for (const [predicate, value] of says) writer.addQuad(namedNode(iri), namedNode(predicate), nodeOf(value));
  }
  return new Promise((resolve, reject) => {
    writer.end((error, text) => (error === null || error === undefined ? resolve(text) : reject(error)));
  });
}

async function writeRdfXml(descriptions: Iterable<Description>): Promise<string> {
  const { default: Builder } = await import('fast-xml-builder');
  const builder = new Builder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#',
    format: true,
    suppressEmptyNode: true,
  });
  const spaces = Object.entries(PREFIXES).map(([prefix, iri]) => ` xmlns:${prefix}="${iri}"`);
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n', `<rdf:RDF${spaces.join('')}>\n`];
  for (const description of descriptions) parts.push(builder.build(elementOf(description)));
  parts.push('</rdf:RDF>\n');
  return parts.join('');
}

/** The type is the name of the element; everything else said stands in elements within. */
function elementOf({ iri, says }: Description): Record<string, unknown> {
  const content: Record<string, object[]> = {};
  let name = 'rdf:Description';
  for (const [predicate, value] of says) {
    if (predicate === `${RDF}type` && 'iri' in value) {
      name = shortName(value.iri);
      continue;
    }
    const property = shortName(predicate);
    content[property] ??= [];
    content[property].push(
      'iri' in value ? { '@rdf:resource': value.iri } : { '@xml:lang': value.lang, '#': value.text },
    );
  }
  return { [name]: { '@rdf:about': iri, ...content } };
}

function shortName(iri: string): string {
  const found = Object.entries(PREFIXES).find(([, space]) => iri.startsWith(space));
  if (found === undefined) throw new Error(`no prefix for ${iri}`);
  return `${found[0]}:${iri.slice(found[1].length)}`;
}
