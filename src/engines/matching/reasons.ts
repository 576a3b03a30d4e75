import type { Lang } from '#engines/kit';
import { addRange, type PartSpan, placesOfField } from './analyse.ts';
import { farthest } from './beside.ts';
import { sharedFields } from './fields.ts';
import { addFit, toGrain } from './fit.ts';
import { kinShares, pointings, pointingTo } from './kin-reasons.ts';
import { type ConceptReason, DOCUMENT_FIELDS, type DocumentSpan, type QuerySpan, type Reason } from './model.ts';
import { wayTo } from './neighbours.ts';
import { preferredLabel } from './parse-vocabulary.ts';
import type { Asked } from './query.ts';
import type { Scorer } from './score.ts';
import { createEnd, type RecordEnd, readEnd, tellingOf } from './store/forward.ts';
import { readSlot, type Store, topicsOf } from './store/store.ts';
import { unitsOfWords } from './word-list.ts';

/** What the reasons of all matches of one query share, worked out when first needed. */
export type Explainer = {
  store: Store;
  asked: Asked;
  scorer: Scorer;
  /** By place of the answer: the way to it. */
  vias: Map<number, ConceptReason['via']>;
  /** By concept that words of the query point to: the places of those that do most; see `pointings`. */
  pointing: Map<number, QuerySpan[]>;
  pointings: Float64Array | undefined;
  /** By field the places of the query's words that speak most for it. */
  telling: Map<number, QuerySpan[]>;
};

export function createExplainer(store: Store, asked: Asked, scorer: Scorer): Explainer {
  return { store, asked, scorer, vias: new Map(), pointing: new Map(), pointings: undefined, telling: new Map() };
}

/** Why a document has its score: every part of it, biggest first. */
export function explain(explainer: Explainer, slot: number): Reason[] {
  const { store, scorer } = explainer;
  scorer.score(slot);
  readEnd(scorer.record, end);
  const reasons: Reason[] = [];
  addConcepts(explainer, topicsOf(store, slot), reasons);
  addWords(explainer, reasons);
  addFields(explainer, slot, reasons);
  addKin(explainer, reasons);
  addAside(explainer, reasons);
  addFit(scorer.fit, scorer.record, reasons);
  return sorted(reasons);
}

/** Biggest first, of equal ones in their order. They are a dozen: for so few the built-in sort takes longer and makes garbage. */
function sorted(reasons: Reason[]): Reason[] {
  for (let i = 1; i < reasons.length; i++) {
    const reason = reasons[i]!;
    let place = i;
    for (; place > 0 && reasons[place - 1]!.contribution < reason.contribution; place--)
      reasons[place] = reasons[place - 1]!;
    reasons[place] = reason;
  }
  return reasons;
}

/** What the document's record says for its reasons. */
const end = createEnd();

/** From one word of the texts to another; counted over all parts in the order they were read in. */
function spanOf(first: number, last: number): DocumentSpan {
  const { from, to, partEnd } = end.offsets;
  let part = 0;
  while (first >= partEnd[part]!) part += 1;
  return { field: DOCUMENT_FIELDS[part]!, start: from[first]!, end: to[last]! };
}

/** Where a document names one of its concepts, as kept when it was indexed. */
function placesIn({ places }: RecordEnd, concept: number): DocumentSpan[] {
  const spans: DocumentSpan[] = [];
  const { of, count } = places;
  for (let i = 0; i < count; i += 3) {
    if (of[i] !== concept) continue;
    const span = spanOf(of[i + 1]!, of[i + 2]!);
    if (!isAmong(spans, span)) spans.push(span);
  }
  return spans;
}

function isAmong(spans: readonly DocumentSpan[], { field, start }: DocumentSpan): boolean {
  for (let i = 0; i < spans.length; i++) if (spans[i]!.start === start && spans[i]!.field === field) return true;
  return false;
}

function addConcepts(explainer: Explainer, topics: readonly number[], reasons: Reason[]): void {
  const { store, asked, scorer } = explainer;
  const { concepts } = store.vocabulary;
  for (let thing = 0; thing < asked.concepts.length; thing++) {
    const contribution = scorer.points[thing]!;
    if (contribution === 0) continue;
    const each = asked.concepts[thing]!;
    const at = scorer.at[thing]!;
    const reason: ConceptReason = {
      type: 'concept',
      concept: concepts[each.concept]!.id,
      label: preferredLabel(concepts[each.concept]!, asked.language.lang),
      source: each.source,
      contribution,
      querySpans: each.spans,
      documentSpans: placesIn(end, at - scorer.record.concepts),
      topic: topics.length > 0 && topics.includes(scorer.record.numbers[at]! >>> 8),
    };
    const via = viaOf(explainer, each.concept, scorer.by[thing]!);
    if (via !== undefined) reason.via = via;
    reasons.push(reason);
  }
}

/** The way from a concept to the neighbour that answered; undefined where it is the concept itself. */
function viaOf({ store, asked, scorer, vias }: Explainer, concept: number, answer: number): ConceptReason['via'] {
  const place = scorer.answers.number[answer]!;
  if (place === 0) return undefined;
  const known = vias.get(answer);
  if (known !== undefined) return known;
  const { concepts, similarities } = store.vocabulary;
  const via = wayTo(similarities, concept, place).map((step) => ({
    link: step.link,
    concept: concepts[step.concept]!.id,
    label: labelIn(store, step.concept, asked.language.lang),
  }));
  vias.set(answer, via);
  return via;
}

function labelIn({ vocabulary }: Store, concept: number, lang: Lang): string {
  return preferredLabel(vocabulary.concepts[concept]!, lang);
}

/** The plain words, and what repeating them costs. */
function addWords({ asked, scorer }: Explainer, reasons: Reason[]): void {
  const { points, by, at, answers, record, repetition } = scorer;
  const querySpans: QuerySpan[] = [];
  const documentSpans: DocumentSpan[] = [];
  for (let i = 0; i < asked.words.length; i++) {
    const thing = asked.concepts.length + i;
    const contribution = points[thing]!;
    if (contribution === 0) continue;
    const { text, spans, answers: own } = asked.words[i]!;
    const word = end.firsts[at[thing]! - record.words]!;
    const span = spanOf(word, word);
    const kind = own[answers.number[by[thing]!]!]!.value === 1 ? 'same' : 'similar';
    reasons.push({ type: 'word', word: text, contribution, querySpans: spans, documentSpans: [span], kind });
    if (repetition === 0) continue;
    querySpans.push(...spans);
    documentSpans.push(span);
  }
  if (repetition !== 0) reasons.push({ type: 'repetition', contribution: repetition, querySpans, documentSpans });
}

function addFields(explainer: Explainer, slot: number, reasons: Reason[]): void {
  const { store, asked, scorer } = explainer;
  const { mixture, fieldPoints, record } = scorer;
  const { vocabulary } = store;
  const shared = sharedFields(mixture, record, end);
  let rest = fieldPoints;
  for (let i = 0; i < shared.count; i++) {
    const field = shared.numbers[i]!;
    // The last one gets what is left, so that rounding loses nothing.
    const contribution = i === shared.count - 1 ? rest : toGrain(fieldPoints * shared.values[i]!);
    rest -= contribution;
    if (contribution === 0) continue;
    const name = vocabulary.fields.names[field]!;
    const number = vocabulary.numberOf.get(name);
    const told = tellingOf(end, field).map((word) => spanOf(word, word));
    reasons.push({
      type: 'field',
      field: name,
      label: number === undefined ? name : labelIn(store, number, asked.language.lang),
      contribution,
      querySpans: inQuery(explainer, field),
      // Of fields that the document speaks of least the words are not kept: it is read again.
      documentSpans:
        told.length > 0 ? told : inDocument(placesOfField(vocabulary, { reading: readSlot(store, slot) }, field)),
    });
  }
}

/** The parts of a document are numbered like its fields. */
function inDocument(spans: readonly PartSpan[]): DocumentSpan[] {
  return spans.map(({ part, start, end }) => ({ field: DOCUMENT_FIELDS[part]!, start, end }));
}

function addKin(explainer: Explainer, reasons: Reason[]): void {
  const { store, asked, scorer } = explainer;
  const { kin, record } = scorer;
  const { vocabulary } = store;
  const shares = kinShares(vocabulary, asked.kin, unitsOfWords(store.words, vocabulary.lexicons), record);
  let rest = kin;
  for (let i = 0; i < shares.length; i++) {
    const { concept, share, words } = shares[i]!;
    // The last one gets what is left, so that rounding loses nothing.
    const contribution = i === shares.length - 1 ? rest : toGrain(kin * share);
    rest -= contribution;
    if (contribution === 0) continue;
    reasons.push({
      type: 'kin',
      concept: vocabulary.concepts[concept]!.id,
      label: labelIn(store, concept, asked.language.lang),
      contribution,
      querySpans: pointingIn(explainer, concept),
      documentSpans: words.map((place) => spanOf(end.firsts[place]!, end.firsts[place]!)),
    });
  }
}

/** What the document is about instead. */
function addAside({ store, asked, scorer: { aside, record } }: Explainer, reasons: Reason[]): void {
  if (aside === 0) return;
  const places = farthest(store.vocabulary, asked.kin, record);
  const concepts = places.map((place) => record.numbers[record.concepts + place]! >>> 8);
  reasons.push({
    type: 'aside',
    contribution: aside,
    concepts: concepts.map((concept) => store.vocabulary.concepts[concept]!.id),
    labels: concepts.map((concept) => labelIn(store, concept, asked.language.lang)),
    querySpans: [],
    documentSpans: places.flatMap((place) => placesIn(end, place).slice(0, 1)),
  });
}

function pointingIn(explainer: Explainer, concept: number): QuerySpan[] {
  const { reading, parts, kin } = explainer.asked;
  const known = explainer.pointing.get(concept);
  if (known !== undefined) return known;
  explainer.pointings ??= pointings(explainer.store.vocabulary, reading, kin);
  const places: PartSpan[] = [];
  for (const at of pointingTo(explainer.store.vocabulary, explainer.pointings, kin, concept))
    addRange(places, reading, at, at);
  const spans = places.map(({ part, start, end }) => ({ field: parts[part]!, start, end }));
  explainer.pointing.set(concept, spans);
  return spans;
}

function inQuery({ store, asked, telling }: Explainer, field: number): QuerySpan[] {
  const { reading, parts } = asked;
  const known = telling.get(field);
  if (known !== undefined) return known;
  const spans = placesOfField(store.vocabulary, { reading }, field).map(({ part, start, end }) => {
    return { field: parts[part]!, start, end };
  });
  telling.set(field, spans);
  return spans;
}
