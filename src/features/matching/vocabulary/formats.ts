import { LANGS, type Lang } from '#engines/kit';
import type { ConceptRow, ConceptView } from './model.ts';
import { conceptIri, schemeIri } from './skos/describe.ts';
import { CC0 } from './skos/names.ts';
import { vocabularyTexts } from './texts.ts';

/** The vocabulary as schema.org names it, with the concepts that the page shows. */
export function vocabularyJsonLd(rows: readonly ConceptRow[], lang: Lang, baseUrl: string): object {
  const t = vocabularyTexts(lang);
  return {
    '@type': 'DefinedTermSet',
    '@id': schemeIri(baseUrl),
    name: t.ownTitle,
    description: t.lead,
    url: `${baseUrl}/${lang}/vocabulary`,
    license: CC0,
    inLanguage: LANGS,
    encoding: [
      { '@type': 'MediaObject', encodingFormat: 'text/turtle', contentUrl: `${baseUrl}/vocabulary.ttl` },
      { '@type': 'MediaObject', encodingFormat: 'application/rdf+xml', contentUrl: `${baseUrl}/vocabulary.rdf` },
    ],
    hasDefinedTerm: rows
      .filter(({ scheme }) => scheme === undefined)
      .map(({ id, name }) => ({ '@type': 'DefinedTerm', '@id': conceptIri(baseUrl, id), name: name.text })),
  };
}

export function conceptJsonLd(concept: ConceptView, lang: Lang, baseUrl: string): object {
  const named = (tag: Lang, value: string) => ({ '@language': tag, '@value': value });
  const same = [concept.uri, ...concept.sameAs.map(({ uri }) => uri)].filter((uri) => uri !== undefined);
  return {
    '@type': 'DefinedTerm',
    '@id': concept.uri ?? conceptIri(baseUrl, concept.id),
    url: `${baseUrl}/${lang}/vocabulary/${concept.id}`,
    termCode: concept.id,
    name: LANGS.flatMap((tag) => concept.labels[tag].slice(0, 1).map((label) => named(tag, label))),
    alternateName: LANGS.flatMap((tag) => concept.labels[tag].slice(1).map((label) => named(tag, label))),
    description: Object.entries(concept.notes).map(([tag, note]) => ({ '@language': tag, '@value': note })),
    sameAs: same,
    inDefinedTermSet:
      concept.scheme === undefined
        ? { '@type': 'DefinedTermSet', '@id': schemeIri(baseUrl), name: vocabularyTexts(lang).ownTitle }
        : undefined,
  };
}
