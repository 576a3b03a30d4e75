import type { Lang } from '#engines/kit';
import type { Analysis } from './analyse.ts';
import { type AnswerTable, bestConcepts, bestWord } from './answers.ts';
import { shareOf } from './fields.ts';
import { findFit } from './fit.ts';
import type { DocumentField, DocumentSpan, MatchQuery, Reason, Span } from './model.ts';
import { wayTo } from './neighbours.ts';
import { preferredLabel } from './parse-vocabulary.ts';
import type { Asked } from './query.ts';
import { fieldPoints, toGrain } from './rank.ts';
import { analyseDocument, type Store, type Stored } from './store.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Why a document has its score: every part of it, biggest first. The document is read again to find the places. */
export function explain(store: Store, asked: Asked, table: AnswerTable, query: MatchQuery, slot: number): Reason[] {
  const stored = store.slots[slot]!;
  const { vocabulary } = store;
  const analysis = readAgain(store, stored);
  const topics = new Set(stored.document.topics?.map((id) => vocabulary.numberOf.get(id)));
  const label = (concept: number, lang: Lang) => preferredLabel(vocabulary.concepts[concept]!, lang);
  const reasons: Reason[] = [];
  const bests = bestConcepts(store, asked, table, slot);
  for (const [place, each] of asked.concepts.entries()) {
    const best = bests[place];
    if (best === undefined) continue;
    const neighbours = vocabulary.neighbours[each.concept]!;
    const { concept } = neighbours[best.neighbour]!;
    const via = wayTo(neighbours, best.neighbour);
    reasons.push({
      type: 'concept',
      concept: vocabulary.concepts[each.concept]!.id,
      label: label(each.concept, asked.language.lang),
      source: each.source,
      contribution: toGrain(best.share * each.weight),
      querySpans: each.spans,
      documentSpans: spansOf(analysis.concepts.get(concept)?.hits),
      topic: topics.has(concept),
      ...(via.length === 0
        ? {}
        : {
            via: via.map((step) => ({
              link: step.link,
              concept: vocabulary.concepts[step.concept]!.id,
              label: label(step.concept, asked.language.lang),
            })),
          }),
    });
  }
  for (const each of asked.words) {
    const best = bestWord(store, each, slot);
    if (best === undefined) continue;
    reasons.push({
      type: 'word',
      word: each.text,
      contribution: toGrain(best.share * each.weight),
      querySpans: each.spans,
      documentSpans: spansOf(analysis.words.get(store.wordKeys[best.word]!)?.hits),
      kind: best.value === 1 ? 'same' : 'similar',
    });
  }
  for (const { field, points } of fieldPoints(store, asked, slot)) {
    const name = vocabulary.fields.names[field]!;
    const number = vocabulary.numberOf.get(name);
    reasons.push({
      type: 'field',
      field: name,
      label: number === undefined ? name : label(number, asked.language.lang),
      contribution: points,
      querySpans: tellingWords(vocabulary, asked.language.lang, asked, field),
      documentSpans: tellingWords(vocabulary, stored.document.lang, analysis, field),
    });
  }
  for (const fit of findFit(query, stored.document, vocabulary.weights)) {
    reasons.push({ ...fit, contribution: toGrain(fit.contribution) });
  }
  return reasons.filter((reason) => reason.contribution !== 0).sort((a, b) => b.contribution - a.contribution);
}

function spansOf(hits: readonly (DocumentSpan & { places?: Span[] })[] | undefined): DocumentSpan[] {
  const spans: DocumentSpan[] = [];
  for (const { field, places, ...whole } of hits ?? []) {
    for (const { start, end } of places ?? [whole]) {
      const known = spans.some((span) => span.field === field && span.start === start && span.end === end);
      if (!known) spans.push({ field, start, end });
    }
  }
  return spans;
}

/** Words shown for a field at most. */
const TELLING = 6;
/** … and only those that say at least this share of what the first says. */
const CLEARLY = 0.4;

/** The places of the words that speak most for a field, the clearest first. */
function tellingWords<F extends string>(
  { labels }: Vocabulary,
  lang: Lang,
  { labelWords, telling }: Pick<Analysis<F>, 'labelWords' | 'telling'>,
  field: number,
): (Span & { field: F })[] {
  const known = telling.get(field);
  if (known !== undefined) return known;
  const { fieldShares } = labels[lang];
  const told = [...labelWords]
    .map(([unit, { frequency, spans }]) => {
      return { value: (shareOf(fieldShares, unit, field) * frequency) / (frequency + 1), spans };
    })
    .sort((a, b) => b.value - a.value);
  const least = (told[0]?.value ?? 0) * CLEARLY;
  const found = told
    .filter(({ value }) => value > 0 && value >= least)
    .slice(0, TELLING)
    .flatMap(({ spans }) => spans);
  telling.set(field, found);
  return found;
}

/** Analyses kept at most; about 20 kB each. */
const REMEMBERED = 500;

function readAgain(store: Store, stored: Stored): Analysis<DocumentField> {
  if (stored.analysis === undefined) {
    if (store.analysed.length >= REMEMBERED) {
      for (const each of store.analysed) delete each.analysis;
      store.analysed = [];
    }
    stored.analysis = analyseDocument(store.vocabulary, stored.document);
    store.analysed.push(stored);
  }
  return stored.analysis;
}
