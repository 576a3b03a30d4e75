import type { Lang } from '#engines/kit';

/** Id of a vocabulary concept: English, lower case, words joined by `-`. */
export type ConceptId = string;

export type EntryKind = 'need' | 'offer' | 'practice' | 'programme' | 'project';

/** One block of a vocabulary file. The first label of a language is the preferred one. */
export type Concept = {
  id: ConceptId;
  /** The file's name without ending, also the id of the field's own (topic) concept. */
  field: string;
  labels: Record<Lang, string[]>;
  /** Words that stand in texts about it and in no label of it. They point to it and never name it. */
  around: Record<Lang, string[]>;
  broader: ConceptId[];
  related: ConceptId[];
  note?: string;
  /** Labels that another concept has as well, on purpose: the text around decides. */
  senses: string[];
  file: string;
  /** Line of the id in its file, counted from 1. */
  line: number;
};

export type VocabularyFile = { field: string; text: string };

export type VocabularyProblem = {
  type:
    | 'malformed-line'
    | 'malformed-id'
    | 'missing-language'
    | 'missing-broader'
    | 'missing-field'
    | 'duplicate-id'
    | 'duplicate-label'
    | 'phrase-around'
    | 'label-around'
    | 'unknown-link'
    | 'cycle';
  file: string;
  line: number;
  message: string;
};

/** Offsets in UTF-16 code units into the string that was given; `end` is exclusive. */
export type Span = { start: number; end: number };

export const DOCUMENT_FIELDS = ['title', 'summary', 'text', 'problem', 'result'] as const;
export type DocumentField = (typeof DOCUMENT_FIELDS)[number];
export type DocumentSpan = Span & { field: DocumentField };

export const QUERY_FIELDS = ['title', 'text'] as const;
export type QuerySpan = Span & { field: (typeof QUERY_FIELDS)[number] };

/** What the index knows of an entry. Left-out properties are unknown and never count against it. */
export type MatchDocument = {
  id: string;
  kind: EntryKind;
  lang: Lang;
  title: string;
  summary?: string;
  text: string;
  problem?: string;
  result?: string;
  /** Concept ids chosen by a person. */
  topics?: readonly ConceptId[];
  /** NUTS code of any length, or `EU`. */
  region?: string;
  /** Organisation types it is for; empty = all. */
  audience?: readonly string[];
  /** Sizes of organisations it is for; empty = all. */
  sizes?: readonly string[];
  /** EUR. */
  budgetMin?: number;
  budgetMax?: number;
  inhabitantsMin?: number;
  inhabitantsMax?: number;
  /** Dates are `YYYY-MM-DD`. */
  startsOn?: string;
  endsOn?: string;
  deadline?: string;
  validUntil?: string;
  maturity?: 'idea' | 'prototype' | 'pilot' | 'market';
  confirmedOn?: string;
};

/**
 * What matches can be filtered and counted by. `region`: NUTS code, with everything inside it; `audience` and `size`: also entries that name
 * none; `field`: entries mostly about it.
 */
export const FACETS = ['kind', 'lang', 'maturity', 'region', 'audience', 'size', 'field'] as const;
export type Facet = (typeof FACETS)[number];
/** By facet the values with the number of matches that have them. */
export type FacetCounts = Record<Facet, Record<string, number>>;

export type MatchQuery = {
  text: string;
  title?: string;
  /** Left out or `auto`: recognised from title and text. */
  lang?: Lang | 'auto';
  kinds?: readonly EntryKind[];
  /** Only entries with one of the values of each facet named. */
  filter?: Partial<Record<Facet, readonly string[]>>;
  /** Also count all matches by facet: reads every list, so it takes longer in large indexes. Default false. */
  counts?: boolean;
  /** NUTS code where the asking organisation is. */
  region?: string;
  orgType?: string;
  size?: string;
  inhabitants?: number;
  /** EUR available. */
  budget?: number;
  /** `YYYY-MM-DD`; deadlines, validity and confirmation are judged on this day. */
  today: string;
  /** Concepts the person dropped: they count nothing, however often the text names them. */
  without?: readonly ConceptId[];
  /** Concepts the person added. */
  with?: readonly ConceptId[];
  /** Ids of entries that come back in any case, beyond the limit too, such as those another method found. */
  also?: readonly string[];
  /** An entry that must not come back, such as the one the query was made from. */
  excludeId?: string;
  /** Most matches to return; `Infinity` ranks everything. */
  limit: number;
  /** The limit holds for each of `kinds`, so that none is crowded out by another; without `counts`. Default false. */
  perKind?: boolean;
  /** Also entries nothing speaks for, at the end of the ranking (score of their fit factors). Default false. */
  exhaustive?: boolean;
  /** Default true. Without reasons the scores are the same, and the spans are not looked up. */
  reasons?: boolean;
};

/** `broader`: the step goes to a wider concept; `narrower`: to a narrower one; `related`: to a neighbour. */
export type LinkKind = 'broader' | 'narrower' | 'related';
export type Step = { link: LinkKind; concept: ConceptId };

export type ConceptReason = {
  type: 'concept';
  /** The concept the query asks for. */
  concept: ConceptId;
  /** Its preferred label in the query's language. */
  label: string;
  /** `added`: the person chose it; where the text does not name it as well, `querySpans` is empty. */
  source: 'text' | 'added';
  contribution: number;
  querySpans: QuerySpan[];
  /** Where the document names the concept, or the last concept of `via`. Empty when it was a chosen topic. */
  documentSpans: DocumentSpan[];
  /** True when (also) a topic chosen by a person stands for it in the document. */
  topic: boolean;
  /** Present when the document does not name the concept itself: the way from it to one the document names. */
  via?: (Step & { label: string })[];
};

export type WordReason = {
  type: 'word';
  /** As the query writes it. */
  word: string;
  contribution: number;
  querySpans: QuerySpan[];
  documentSpans: DocumentSpan[];
  /** `same`: same word (inflected perhaps); `similar`: a word that is spelt much alike, often across languages. */
  kind: 'same' | 'similar';
};

/** Need and entry speak of the same field as a whole, told by their words, whatever its concepts. The spans are the words that tell most. */
export type FieldReason = {
  type: 'field';
  /** Id of the field's own concept. */
  field: string;
  /** In the query's language. */
  label: string;
  contribution: number;
  querySpans: QuerySpan[];
  documentSpans: DocumentSpan[];
};

/** Words of both texts that stand in labels of one concept or of its neighbours, in any language. The spans are the words that tell most. */
export type KinReason = {
  type: 'kin';
  concept: ConceptId;
  /** In the query's language. */
  label: string;
  contribution: number;
  querySpans: QuerySpan[];
  documentSpans: DocumentSpan[];
};

/** Counts against an entry that repeats the wording of the query, as advertisements do. The spans are the words repeated. */
export type RepetitionReason = {
  type: 'repetition';
  contribution: number;
  querySpans: QuerySpan[];
  documentSpans: DocumentSpan[];
};

/** Counts against an entry that is mostly about other things than the query, or says little of its matter: these, those it speaks of most first, with where it names them. */
export type AsideReason = {
  type: 'aside';
  contribution: number;
  concepts: ConceptId[];
  /** In the query's language, in the same order. */
  labels: string[];
  querySpans: QuerySpan[];
  documentSpans: DocumentSpan[];
};

/** What a fit factor was computed from, as data; pages put it into words. */
export type FitDetail =
  | {
      factor: 'region';
      asked: string;
      offered: string;
      relation: 'same' | 'inside' | 'contains' | 'near' | 'country' | 'elsewhere';
    }
  | { factor: 'audience'; asked: string; offered: readonly string[]; fits: boolean }
  | { factor: 'size'; asked: string; offered: readonly string[]; fits: boolean }
  | { factor: 'inhabitants'; asked: number; min?: number; max?: number; fits: boolean }
  | { factor: 'budget'; asked: number; min?: number; max?: number; fits: boolean }
  | { factor: 'time'; date: string; state: 'expired' | 'ended' | 'deadline-passed' | 'deadline-near' }
  | { factor: 'maturity'; maturity: 'idea' | 'prototype' | 'pilot' | 'market' }
  | { factor: 'confirmed'; confirmedOn: string; months: number };

export type FitReason = { type: 'fit'; contribution: number } & FitDetail;

/** `contribution` is negative where it counted against the match. */
export type Reason = ConceptReason | FieldReason | WordReason | KinReason | RepetitionReason | AsideReason | FitReason;

export type Match = {
  id: string;
  kind: EntryKind;
  /** Up to 100 for what is asked, 18 for the same fields, 55 for akin words, and the fit factors; the sum of the contributions in array order, exactly. */
  score: number;
  /** How akin its words are to the question, 0 to 1; of a short question, which says too little to tell, nearer to 1. */
  akin: number;
  /** How much it has in common with the best of the other matches, 0 to 1; of a short question nearer to 1, too. */
  accord: number;
  /** Biggest contribution first. */
  reasons: Reason[];
};

export type QueryConcept = {
  id: ConceptId;
  label: string;
  /** Share of the query, the most important near 1. */
  weight: number;
  spans: QuerySpan[];
  source: 'text' | 'added';
};

export type MatchAnswer = {
  language: { lang: Lang; confidence: number; given: boolean };
  /** Most important first. */
  concepts: QueryConcept[];
  /** Best first; equal scores in the order of their ids. */
  matches: Match[];
  /**
   * How many entries anything speaks for, before `limit`. In an index so large that the lists are not read to their end it is a lower bound,
   * unless `counts` is asked for.
   */
  total: number;
  /** Where `counts` was asked for. */
  facets?: FacetCounts;
};

export type Index = {
  /** Adds or replaces the document of that id. */
  put(document: MatchDocument): void;
  /** True when it was there. */
  remove(id: string): boolean;
  readonly size: number;
  match(query: MatchQuery): MatchAnswer;
  /** In how many documents each concept occurs (named or chosen as a topic); concepts that occur nowhere are left out. */
  occurrences(): Map<ConceptId, number>;
  /** Ids of documents in which a concept occurs, those that speak of it most first. */
  naming(concept: ConceptId, limit: number): string[];
  /** Lies the lists together: after many documents have come, questions are answered faster. It takes a second for a million documents. */
  pack(): void;
  /** The index in parts to be written one after the other, for `restoreIndex`. It must not change meanwhile. */
  save(): Iterable<Uint8Array>;
};

/** A concept found in a text. */
export type Recognition = {
  concept: ConceptId;
  spans: Span[];
  /** 0 to 1 per span summed: how surely the text names it (parts of compounds and other languages less). */
  strength: number;
};
