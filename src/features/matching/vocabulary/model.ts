import type { ColumnType } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Concept, ConceptId } from '#engines/matching';
import type { Localised } from '#platform/i18n';

type Json<T> = ColumnType<T, string, string>;

declare module '#platform/database' {
  interface Tables {
    scheme: {
      id: string;
      name: string;
      uri: string | null;
      title: Json<Localised>;
      licence: string | null;
      imported_at: Date;
      import_hash: string;
    };
    scheme_concept: {
      scheme_id: string;
      code: string;
      uri: string;
      labels: Json<Labels>;
      notes: Json<Localised>;
      broader: string[];
      related: string[];
      import_hash: string;
    };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'scheme.imported': 'scheme';
    'scheme.removed': 'scheme';
  }
}

/** Labels by language, the preferred one first. */
export type Labels = Record<Lang, string[]>;

/**
 * What is taken of an imported vocabulary. EuroVoc has some 7,400 concepts, GEMET some 5,600: with so many the engine takes 2 seconds and 100 MB
 * more to start, with 50,000 it takes 12 seconds and 600 MB.
 */
export const SCHEME_LIMITS = {
  /** Of a file. EuroVoc in all its languages has about 250 MB. */
  bytes: 512 * 1024 * 1024,
  /** Of all imported vocabularies together. */
  concepts: 50_000,
  /** Of a concept in each language. */
  labels: 64,
  labelLength: 200,
  noteLength: 2_000,
  /** Wider concepts and neighbours of a concept; the engine follows every combination of them. */
  broader: 8,
  related: 32,
  /** Steps from a concept to its widest. */
  depth: 50,
} as const;

/** The short name of an imported vocabulary, in front of the ids of its concepts: `eurovoc:2498`. */
export const SCHEME_NAME = /^[a-z][a-z0-9-]{1,31}$/;

/** A concept as its file describes it. `broader` and `related` are codes of the same vocabulary. */
export interface SchemeConcept {
  /** The end of its address, unique in its vocabulary. */
  code: string;
  uri: string;
  labels: Labels;
  notes: Localised;
  broader: string[];
  related: string[];
}

export interface SchemeContent {
  uri?: string | undefined;
  title: Localised;
  /** Address of the licence. */
  licence?: string | undefined;
  concepts: SchemeConcept[];
}

/** An imported vocabulary as pages and the command line name it. */
export interface SchemeView {
  name: string;
  uri: string | null;
  title: Localised;
  licence: string | null;
  importedAt: Date;
  concepts: number;
}

/** An imported vocabulary as the engine takes it. */
export interface ImportedScheme {
  name: string;
  concepts: SchemeConcept[];
}

/** An imported concept that was taken as one of ours. */
export interface SameConcept {
  id: ConceptId;
  scheme: string;
  uri: string;
}

/** A concept as pages show it and the engine recognises it. */
export interface KnownConcept extends Concept {
  /** Name of the vocabulary it was imported with; undefined for our own. */
  scheme?: string;
  /** Its address there. */
  uri?: string;
  /** What it is in imported vocabularies: concepts that were taken as this one. */
  sameAs: SameConcept[];
  notes: Localised;
  /** The field it is shown in; imported concepts that hang below none of ours are in no field. */
  shownField?: string;
}

/** A label with the language it is in: where the reader's own is missing another stands in for it. */
export interface Named {
  text: string;
  lang: Lang;
}

export interface ConceptLink {
  id: ConceptId;
  name: Named;
}

/** A concept in a list. */
export interface ConceptRow extends ConceptLink {
  scheme?: string | undefined;
  field?: string | undefined;
  /** The preferred labels in the other languages, as far as there are any. */
  elsewhere: Named[];
  /** Other labels in the language of the name; and how many more there are than are shown. */
  synonyms: string[];
  more: number;
  /** The label that was found, where it is none of those shown. */
  found?: Named | undefined;
  /** In how many entries it occurs. */
  entries: number;
}

export interface BrowseQuery {
  lang: Lang;
  q: string;
  fields: readonly string[];
  schemes: readonly string[];
  sort: ConceptSort;
  page: number;
}

export const CONCEPT_SORTS = ['name', 'entries'] as const;
export type ConceptSort = (typeof CONCEPT_SORTS)[number];

/** Stands for the vocabulary that comes with the program, where one chooses among several. */
export const OWN_SCHEME = 'hubwerk';

export interface Browsed {
  total: number;
  rows: ConceptRow[];
  /** Counted with all filters but their own. */
  fields: { value: string; count: number }[];
  schemes: { value: string; count: number }[];
}

/** Everything about one concept. */
export interface ConceptView {
  id: ConceptId;
  scheme?: string | undefined;
  field?: string | undefined;
  uri?: string | undefined;
  sameAs: SameConcept[];
  name: Named;
  labels: Labels;
  /** Words that point to it without naming it. */
  around: Labels;
  notes: Localised;
  broader: ConceptLink[];
  narrower: ConceptLink[];
  /** How many narrower concepts there are; not all may be listed. */
  narrowerTotal: number;
  related: ConceptLink[];
  entries: number;
}
