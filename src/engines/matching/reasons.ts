import type { Lang } from '#engines/kit';
import { addRange, type PartSpan, placesOfField, placesOfWord } from './analyse.ts';
import { findFit, toGrain } from './fit.ts';
import { DOCUMENT_FIELDS, type DocumentSpan, type QuerySpan, type Reason } from './model.ts';
import { wayTo } from './neighbours.ts';
import { preferredLabel } from './parse-vocabulary.ts';
import type { Asked } from './query.ts';
import type { Reading } from './reading.ts';
import type { Scorer } from './score.ts';
import { type OpenRecord, unpackPlace } from './store/forward.ts';
import { readSlot, type Store, topicsOf } from './store/store.ts';

/** Why a document has its score: every part of it, biggest first. The document is read again to find the places. */
export function explain(store: Store, asked: Asked, scorer: Scorer, slot: number): Reason[] {
  scorer.score(slot);
  const reading = readSlot(store, slot);
  const topics = topicsOf(store, slot);
  const reasons: Reason[] = [
    ...explainConcepts(store, asked, scorer, reading, topics),
    ...explainWords(store, asked, scorer, reading),
    ...explainFields(store, asked, scorer, reading),
    ...findFit(scorer.fit, scorer.record),
  ];
  return reasons.filter((reason) => reason.contribution !== 0).sort((a, b) => b.contribution - a.contribution);
}

/** The parts of a document are numbered like its fields. */
function inDocument(spans: readonly PartSpan[]): DocumentSpan[] {
  return spans.map(({ part, start, end }) => ({ field: DOCUMENT_FIELDS[part]!, start, end }));
}

/** Where a document names a concept, as kept when it was indexed. */
function placesIn(
  { numbers, concepts, words, places, end }: OpenRecord,
  reading: Reading,
  concept: number,
): PartSpan[] {
  const spans: PartSpan[] = [];
  let which = concepts;
  while (which < words && numbers[which]! >>> 8 !== concept) which += 1;
  for (let i = places; i < end; i++) {
    const { concept: named, first, last } = unpackPlace(numbers[i]!);
    if (named === which - concepts) addRange(spans, reading, first, last);
  }
  return spans;
}

function* explainConcepts(
  { vocabulary }: Store,
  asked: Asked,
  { points, by, answers, record }: Scorer,
  reading: Reading,
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
      documentSpans: inDocument(placesIn(record, reading, concept)),
      topic: topics.includes(concept),
      ...(via.length === 0 ? {} : { via }),
    };
  }
}

function* explainWords(
  { words }: Store,
  asked: Asked,
  { points, by, answers }: Scorer,
  reading: Reading,
): Generator<Reason> {
  for (const [i, { text, spans, answers: own }] of asked.words.entries()) {
    const thing = asked.concepts.length + i;
    if (points[thing] === 0) continue;
    const { number, value } = answers[by[thing]!]!;
    yield {
      type: 'word',
      word: text,
      contribution: points[thing]!,
      querySpans: spans,
      documentSpans: inDocument(placesOfWord({ reading }, words.keys[own[number]!.word]!)),
      kind: value === 1 ? 'same' : 'similar',
    };
  }
}

function* explainFields({ vocabulary }: Store, asked: Asked, { shared }: Scorer, reading: Reading): Generator<Reason> {
  for (let i = 0; i < shared.count; i++) {
    const field = shared.fields[i]!;
    const name = vocabulary.fields.names[field]!;
    const number = vocabulary.numberOf.get(name);
    yield {
      type: 'field',
      field: name,
      label: number === undefined ? name : preferredLabel(vocabulary.concepts[number]!, asked.language.lang),
      contribution: toGrain(asked.sameFields * shared.shares[i]!),
      querySpans: inQuery(asked, field, vocabulary),
      documentSpans: inDocument(placesOfField(vocabulary, { reading }, field)),
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
