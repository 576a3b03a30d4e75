import { LANGS, type Lang } from '#engines/kit';
import { type ConceptId, preferredLabel } from '#engines/matching';
import { compareTexts } from '#platform/i18n';
import { fold, foldings } from './fold.ts';
import type { Browsed, BrowseQuery, ConceptLink, ConceptRow, ConceptView, KnownConcept, Named } from './model.ts';
import { OWN_SCHEME } from './model.ts';

export const PAGE_SIZE = 50;

/** Synonyms named in a list; the concept's own page has them all. */
const SYNONYMS = 6;
/** Narrower concepts named on a page. */
const NARROWER = 100;

/** All concepts, for readers: to browse, to search, to look at one. */
export interface Catalogue {
  browse(query: BrowseQuery, entries: ReadonlyMap<ConceptId, number>): Browsed;
  /** The concept of that id, or the one of ours that an imported one was taken as. */
  find(id: ConceptId, lang: Lang, entries: ReadonlyMap<ConceptId, number>): ConceptView | undefined;
}

interface Item {
  concept: KnownConcept;
  /** Every label in every way it may be looked for, one a line. */
  text: string;
}

export function createCatalogue(concepts: readonly KnownConcept[]): Catalogue {
  const items = concepts.map((concept): Item => ({ concept, text: searchText(concept) }));
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const takenAs = new Map(concepts.flatMap((concept) => concept.sameAs.map(({ id }) => [id, concept])));
  const narrower = new Map<ConceptId, KnownConcept[]>();
  const related = new Map<ConceptId, Set<ConceptId>>();
  const relate = (one: ConceptId, other: ConceptId) => related.set(one, (related.get(one) ?? new Set()).add(other));
  for (const concept of concepts) {
    for (const id of concept.broader) {
      const below = narrower.get(id);
      if (below === undefined) narrower.set(id, [concept]);
      else below.push(concept);
    }
    for (const id of concept.related) {
      relate(concept.id, id);
      relate(id, concept.id);
    }
  }
  /** Places of the concepts by their name in a language, made when first asked for. */
  const orders = new Map<Lang, Map<ConceptId, number>>();

  function orderOf(lang: Lang): Map<ConceptId, number> {
    const known = orders.get(lang);
    if (known !== undefined) return known;
    const names = concepts.map((concept) => ({ id: concept.id, name: preferredLabel(concept, lang) }));
    names.sort((a, b) => compareTexts(lang, a.name, b.name) || (a.id < b.id ? -1 : 1));
    const order = new Map(names.map(({ id }, place) => [id, place]));
    orders.set(lang, order);
    return order;
  }

  function linksTo(ids: Iterable<ConceptId>, lang: Lang): ConceptLink[] {
    const order = orderOf(lang);
    const known = [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
    known.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    return known.map((concept) => ({ id: concept.id, name: nameOf(concept, lang) }));
  }

  return {
    browse(query, entries) {
      const words = fold(query.q);
      const found = items.flatMap(({ concept, text }) => {
        const rank = words === '' ? 0 : rankOf(text, words);
        return rank === undefined ? [] : [{ concept, rank }];
      });
      const fields = new Set(query.fields);
      const schemes = new Set(query.schemes);
      const inField = ({ shownField }: KnownConcept) => fields.size === 0 || fields.has(shownField ?? '');
      const inScheme = ({ scheme = OWN_SCHEME }: KnownConcept) => schemes.size === 0 || schemes.has(scheme);
      const order = orderOf(query.lang);
      const shown = found.filter(({ concept }) => inField(concept) && inScheme(concept));
      const more = (id: ConceptId) => entries.get(id) ?? 0;
      shown.sort(
        (a, b) =>
          (query.sort === 'entries' ? more(b.concept.id) - more(a.concept.id) : a.rank - b.rank) ||
          (order.get(a.concept.id) ?? 0) - (order.get(b.concept.id) ?? 0),
      );
      const page = shown.slice((query.page - 1) * PAGE_SIZE, query.page * PAGE_SIZE);
      return {
        total: shown.length,
        rows: page.map(({ concept }) => rowOf(concept, query.lang, words, more(concept.id))),
        fields: count(found.filter(({ concept }) => inScheme(concept)).map(({ concept }) => concept.shownField)),
        schemes: count(
          found.filter(({ concept }) => inField(concept)).map(({ concept }) => concept.scheme ?? OWN_SCHEME),
        ),
      };
    },

    find(id, lang, entries) {
      const concept = byId.get(id) ?? takenAs.get(id);
      if (concept === undefined) return undefined;
      const below = narrower.get(concept.id) ?? [];
      return {
        id: concept.id,
        scheme: concept.scheme,
        field: concept.shownField,
        uri: concept.uri,
        sameAs: concept.sameAs,
        name: nameOf(concept, lang),
        labels: concept.labels,
        around: concept.around,
        notes: concept.notes,
        broader: linksTo(concept.broader, lang),
        narrower: linksTo(
          below.map((one) => one.id),
          lang,
        ).slice(0, NARROWER),
        narrowerTotal: below.length,
        related: linksTo(
          [...(related.get(concept.id) ?? [])].filter(
            (one) => !concept.broader.includes(one) && !below.some((other) => other.id === one),
          ),
          lang,
        ),
        entries: entries.get(concept.id) ?? 0,
      };
    },
  };
}

export function preferredLabels(concept: KnownConcept): Record<Lang, string> {
  const say = (lang: Lang) => preferredLabel(concept, lang);
  return { de: say('de'), cs: say('cs'), pl: say('pl'), en: say('en') };
}

function searchText({ labels }: KnownConcept): string {
  return [...new Set(LANGS.flatMap((lang) => labels[lang].flatMap(foldings)))].join('\n');
}

/** How well the best label fits: 0 it is the words, 1 it begins with them, 2 a word of it does, 3 they are all in it; undefined for no label. */
function rankOf(text: string, words: string): number | undefined {
  const parts = words.split(' ');
  if (!parts.every((part) => text.includes(part))) return undefined;
  let best: number | undefined;
  for (const label of text.split('\n')) {
    if (!parts.every((part) => label.includes(part))) continue;
    const rank = label === words ? 0 : label.startsWith(words) ? 1 : label.includes(` ${words}`) ? 2 : 3;
    best = Math.min(best ?? rank, rank);
  }
  return best;
}

function nameOf(concept: KnownConcept, lang: Lang): Named {
  const text = preferredLabel(concept, lang);
  const found = [lang, ...LANGS].find((one) => concept.labels[one][0] === text);
  return { text, lang: found ?? lang };
}

function rowOf(concept: KnownConcept, lang: Lang, words: string, entries: number): ConceptRow {
  const name = nameOf(concept, lang);
  const elsewhere = LANGS.filter((one) => one !== lang).flatMap((one) => {
    const [text] = concept.labels[one];
    return text === undefined ? [] : [{ lang: one, text }];
  });
  const others = concept.labels[name.lang].slice(1);
  const synonyms = others.slice(0, SYNONYMS);
  const shown = new Set([name.text, ...synonyms, ...elsewhere.map(({ text }) => text)]);
  return {
    id: concept.id,
    name,
    elsewhere,
    scheme: concept.scheme,
    field: concept.shownField,
    synonyms,
    more: others.length - synonyms.length,
    found: words === '' ? undefined : findLabel(concept, words, shown),
    entries,
  };
}

/** The label that was found, unless one that is shown was. */
function findLabel({ labels }: KnownConcept, words: string, shown: ReadonlySet<string>): Named | undefined {
  const parts = words.split(' ');
  const fits = (label: string) => foldings(label).some((one) => parts.every((part) => one.includes(part)));
  const found = LANGS.flatMap((lang) => labels[lang].filter(fits).map((text) => ({ lang, text })));
  return found.some(({ text }) => shown.has(text)) ? undefined : found[0];
}

function count(values: (string | undefined)[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, number]) => ({ value, count: number }));
}
