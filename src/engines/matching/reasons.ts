import type { Lang } from '#engines/kit';
import { createScan, scan } from '#engines/language';
import { type PartSpan, placesOfField } from './analyse.ts';
import { sharedFields } from './fields.ts';
import { findFit, toGrain } from './fit.ts';
import { DOCUMENT_FIELDS, type DocumentSpan, type QuerySpan, type Reason, type WordReason } from './model.ts';
import { wayTo } from './neighbours.ts';
import { preferredLabel } from './parse-vocabulary.ts';
import type { Asked } from './query.ts';
import type { Scorer } from './score.ts';
import { firstOf, type OpenRecord, placesOf, tellingOf } from './store/forward.ts';
import { readSlot, type Store, textsOf, topicsOf } from './store/store.ts';

/** Why a document has its score: every part of it, biggest first. The document is read again to find the places. */
export function explain(store: Store, asked: Asked, scorer: Scorer, slot: number): Reason[] {
  scorer.score(slot);
  const words = wordsOf(textsOf(store, slot));
  const topics = topicsOf(store, slot);
  const sameWords = [...explainWords(asked, scorer, words)];
  const reasons: Reason[] = [
    ...explainConcepts(store, asked, scorer, words, topics),
    ...sameWords,
    {
      type: 'repetition',
      contribution: scorer.repetition,
      querySpans: sameWords.flatMap(({ querySpans }) => querySpans),
      documentSpans: sameWords.flatMap(({ documentSpans }) => documentSpans),
    },
    ...explainFields(store, asked, scorer, words, slot),
    ...findFit(scorer.fit, scorer.record),
  ];
  return reasons.filter((reason) => reason.contribution !== 0).sort((a, b) => b.contribution - a.contribution);
}

/** The parts of a document are numbered like its fields. */
function inDocument(spans: readonly PartSpan[]): DocumentSpan[] {
  return spans.map(({ part, start, end }) => ({ field: DOCUMENT_FIELDS[part]!, start, end }));
}

const found = createScan();

/** The words of a document's texts with their places, in the order they were read in. */
function wordsOf(texts: readonly string[]): DocumentSpan[] {
  const words: DocumentSpan[] = [];
  for (const [part, text] of texts.entries()) {
    if (text === '') continue;
    scan(text, found);
    const field = DOCUMENT_FIELDS[part]!;
    for (let i = 0; i < found.count; i++) words.push({ field, start: found.start[i]!, end: found.end[i]! });
  }
  return words;
}

/** Where a document names a concept, as kept when it was indexed. */
function placesIn(record: OpenRecord, words: readonly DocumentSpan[], concept: number): DocumentSpan[] {
  const { numbers, concepts, words: after } = record;
  const spans: DocumentSpan[] = [];
  let which = concepts;
  while (which < after && numbers[which]! >>> 8 !== concept) which += 1;
  for (const { first, last } of placesOf(record, which - concepts)) {
    const { field, start } = words[first]!;
    if (!spans.some((span) => span.field === field && span.start === start))
      spans.push({ field, start, end: words[last]!.end });
  }
  return spans;
}

function* explainConcepts(
  { vocabulary }: Store,
  asked: Asked,
  { points, by, answers, record }: Scorer,
  words: DocumentSpan[],
  topics: readonly number[],
): Generator<Reason> {
  const { lang } = asked.language;
  const label = (concept: number, language: Lang) => preferredLabel(vocabulary.concepts[concept]!, language);
  for (const [thing, each] of asked.concepts.entries()) {
    if (points[thing] === 0) continue;
    const neighbours = vocabulary.neighbours[each.concept]!;
    const place = answers[by[thing]!]!.number;
    const { concept } = neighbours[place]!;
    const via = wayTo(neighbours, place).map((step) => ({
      link: step.link,
      concept: vocabulary.concepts[step.concept]!.id,
      label: label(step.concept, lang),
    }));
    yield {
      type: 'concept',
      concept: vocabulary.concepts[each.concept]!.id,
      label: label(each.concept, lang),
      source: each.source,
      contribution: points[thing]!,
      querySpans: each.spans,
      documentSpans: placesIn(record, words, concept),
      topic: topics.includes(concept),
      ...(via.length === 0 ? {} : { via }),
    };
  }
}

function* explainWords(
  asked: Asked,
  { points, by, answers, record }: Scorer,
  words: readonly DocumentSpan[],
): Generator<WordReason> {
  for (const [i, { text, spans, answers: own }] of asked.words.entries()) {
    const thing = asked.concepts.length + i;
    if (points[thing] === 0) continue;
    const { number, value } = answers[by[thing]!]!;
    yield {
      type: 'word',
      word: text,
      contribution: points[thing]!,
      querySpans: spans,
      documentSpans: [words[firstPlace(record, own[number]!.word)]!],
      kind: value === 1 ? 'same' : 'similar',
    };
  }
}

/** Which word of the text a search word of the record is first. */
function firstPlace(record: OpenRecord, word: number): number {
  let which = record.words;
  while (record.numbers[which]! >>> 8 !== word) which += 1;
  return firstOf(record, which - record.words);
}

function* explainFields(
  store: Store,
  asked: Asked,
  { mixture, fieldPoints, record }: Scorer,
  words: readonly DocumentSpan[],
  slot: number,
): Generator<Reason> {
  const { vocabulary } = store;
  const shared = sharedFields(mixture, record);
  let rest = fieldPoints;
  for (const [i, { field, share }] of shared.entries()) {
    // The last one gets what is left, so that rounding loses nothing.
    const contribution = i === shared.length - 1 ? rest : toGrain(fieldPoints * share);
    rest -= contribution;
    const name = vocabulary.fields.names[field]!;
    const number = vocabulary.numberOf.get(name);
    const told = tellingOf(record, field).map((word) => words[word]!);
    yield {
      type: 'field',
      field: name,
      label: number === undefined ? name : preferredLabel(vocabulary.concepts[number]!, asked.language.lang),
      contribution,
      querySpans: inQuery(asked, field, vocabulary),
      // Of fields that the document speaks of least the words are not kept: it is read again.
      documentSpans:
        told.length > 0 ? told : inDocument(placesOfField(vocabulary, { reading: readSlot(store, slot) }, field)),
    };
  }
}

function inQuery({ reading, parts, telling }: Asked, field: number, vocabulary: Store['vocabulary']): QuerySpan[] {
  const known = telling.get(field);
  if (known !== undefined) return known;
  const spans = placesOfField(vocabulary, { reading }, field).map(({ part, start, end }) => {
    return { field: parts[part]!, start, end };
  });
  telling.set(field, spans);
  return spans;
}
