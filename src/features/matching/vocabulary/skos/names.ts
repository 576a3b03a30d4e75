/** Namespaces and names of SKOS (W3C Recommendation, 18 August 2009), SKOS-XL (appendix B of it) and Dublin Core Terms. */
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
export const SKOSXL = 'http://www.w3.org/2008/05/skos-xl#';
export const DCTERMS = 'http://purl.org/dc/terms/';

/** Creative Commons Zero: everybody may do anything with our own vocabulary. */
export const CC0 = 'https://creativecommons.org/publicdomain/zero/1.0/';

export const TURTLE = 'text/turtle';
export const RDFXML = 'application/rdf+xml';
