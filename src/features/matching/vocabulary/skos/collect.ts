import { LANGS, ok, type Result, refuse } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import { SCHEME_LIMITS, type SchemeConcept, type SchemeContent } from '../model.ts';
import { giveCodes } from './codes.ts';
import {
  addLabel,
  copyOf,
  type Draft,
  emptyDraft,
  hasLabel,
  type Label,
  type LabelKind,
  labelsOf,
  readLabel,
  type Statement,
  tidy,
  WARNINGS,
  type Warnings,
} from './draft.ts';
import { sortLinks } from './links.ts';
import { DCTERMS, RDF, SKOS, SKOSXL } from './names.ts';

export type ContentRefusal =
  | { type: 'too-many-concepts'; limit: number }
  | { type: 'too-many-things'; limit: number }
  | { type: 'no-concepts' }
  | { type: 'no-labels' };

export interface Read {
  content: SchemeContent;
  warnings: Warnings;
}

/** Things with labels in one file, and SKOS-XL labels: far above any real vocabulary, far below what fills the memory. */
const MAX_THINGS = 200_000;
const MAX_XL_LABELS = 2_000_000;
/** Things whose title is kept, and schemes that are counted, in case that one turns out to be the vocabulary itself. */
const MAX_TITLED = 1_000;

const LABEL_KINDS = new Map<string, LabelKind>([
  ['prefLabel', 'preferred'],
  ['altLabel', 'other'],
]);
const TITLES = new Set([
  `${DCTERMS}title`,
  'http://purl.org/dc/elements/1.1/title',
  'http://www.w3.org/2000/01/rdf-schema#label',
]);
const LICENCES = new Set([`${DCTERMS}license`, `${DCTERMS}rights`]);
const MAX_LICENCE = 500;

export interface Collector {
  add(statement: Statement): Result<null, ContentRefusal>;
  finish(): Result<Read, ContentRefusal>;
}

/**
 * Takes the statements of a file one by one, in any order, and keeps what a vocabulary needs: labels and notes in our four languages, and
 * links. Whatever else the file says costs no memory.
 */
export function createCollector(): Collector {
  const drafts = new Map<string, Draft>();
  const titled = new Map<string, { title: Localised; licence?: string }>();
  const warnings = Object.fromEntries(WARNINGS.map((warning) => [warning, 0])) as Warnings;
  /** SKOS-XL: what waits for the text of a label, and texts that wait to be asked for; either may come first. */
  const wanted = new Map<string, { draft: Draft; kind: LabelKind }>();
  const forms = new Map<string, Label>();
  const nameless = new Set<string>();
  /** How often something is said to be in each scheme. */
  const members = new Map<string, number>();
  let concepts = 0;

  function draftOf(uri: string): Draft {
    const known = drafts.get(uri);
    if (known !== undefined) return known;
    const draft = emptyDraft();
    drafts.set(copyOf(uri), draft);
    return draft;
  }

  function asConcept(uri: string): Draft {
    const draft = draftOf(uri);
    if (!draft.isConcept) concepts++;
    draft.isConcept = true;
    return draft;
  }

  function addXlLabel(draft: Draft, kind: LabelKind, node: string): void {
    const form = forms.get(node);
    if (form === undefined) wanted.set(copyOf(node), { draft, kind });
    else addLabel(draft, kind, form, warnings);
  }

  function addLiteralForm(node: string, object: Statement['object']): void {
    const form = readLabel(object);
    const waiting = wanted.get(node);
    wanted.delete(node);
    if (form === undefined) return;
    if (waiting === undefined) forms.set(copyOf(node), form);
    else addLabel(waiting.draft, waiting.kind, form, warnings);
  }

  function addText(name: string, uri: string, object: Statement['object']): void {
    const kind = LABEL_KINDS.get(name);
    const label = readLabel(object);
    if (kind !== undefined && label !== undefined) addLabel(draftOf(uri), kind, label, warnings);
    if (kind !== undefined && object.language === '') warnings['labels-without-language']++;
    if (kind !== undefined || label === undefined || (name !== 'scopeNote' && name !== 'definition')) return;
    // A note on the scope says what is meant here; a definition stands in for it.
    const { notes } = draftOf(uri);
    const note = copyOf(label.text.slice(0, SCHEME_LIMITS.noteLength));
    if (name === 'scopeNote') notes[label.lang] = note;
    else notes[label.lang] ??= note;
  }

  function addLink(name: string, from: string, to: string): void {
    const [uri, target] = [copyOf(from), copyOf(to)];
    if (name === 'broader') asConcept(uri).broader.add(target);
    else if (name === 'narrower') {
      asConcept(uri);
      draftOf(target).broader.add(uri);
    } else if (name === 'related') {
      asConcept(uri).related.add(target);
      draftOf(target).related.add(uri);
    } else if (name === 'inScheme' || name === 'topConceptOf') {
      if (name === 'topConceptOf') asConcept(uri);
      if (members.has(target) || members.size < MAX_TITLED) members.set(target, (members.get(target) ?? 0) + 1);
    } else if (name === 'hasTopConcept') {
      draftOf(uri).isScheme = true;
      asConcept(target);
    }
  }

  function describe(uri: string): { title: Localised; licence?: string } {
    let known = titled.get(uri);
    if (known === undefined) {
      known = { title: {} };
      if (titled.size < MAX_TITLED) titled.set(copyOf(uri), known);
    }
    return known;
  }

  function tooMuch(): Result<null, ContentRefusal> {
    if (concepts > SCHEME_LIMITS.concepts) return refuse({ type: 'too-many-concepts', limit: SCHEME_LIMITS.concepts });
    if (Math.max(drafts.size, nameless.size) > MAX_THINGS)
      return refuse({ type: 'too-many-things', limit: MAX_THINGS });
    const labels = Math.max(wanted.size, forms.size);
    return labels > MAX_XL_LABELS ? refuse({ type: 'too-many-things', limit: MAX_XL_LABELS }) : ok(null);
  }

  return {
    add({ subject, predicate, object }) {
      const { value: name } = predicate;
      const uri = subject.value;
      if (name === `${SKOSXL}literalForm`) addLiteralForm(uri, object);
      else if (subject.termType !== 'NamedNode') {
        if (name === `${RDF}type` && object.value === `${SKOS}Concept`) nameless.add(copyOf(uri));
      } else if (name === `${RDF}type`) {
        if (object.value === `${SKOS}Concept`) asConcept(uri);
        if (object.value === `${SKOS}ConceptScheme`) draftOf(uri).isScheme = true;
      } else if (name.startsWith(SKOS)) {
        const local = name.slice(SKOS.length);
        if (object.termType === 'Literal') addText(local, uri, object);
        else if (object.termType === 'NamedNode') addLink(local, uri, object.value);
      } else if (name === `${SKOSXL}prefLabel`) addXlLabel(draftOf(uri), 'preferred', object.value);
      else if (name === `${SKOSXL}altLabel`) addXlLabel(draftOf(uri), 'other', object.value);
      else if (TITLES.has(name)) {
        const label = readLabel(object.language === '' ? { ...object, language: 'en' } : object);
        if (label !== undefined) describe(uri).title[label.lang] ??= label.text.slice(0, SCHEME_LIMITS.labelLength);
      } else if (LICENCES.has(name)) describe(uri).licence ??= copyOf(tidy(object.value).slice(0, MAX_LICENCE));
      return tooMuch();
    },

    finish() {
      const named = [...drafts].filter(([, draft]) => draft.isConcept);
      if (named.length === 0 && nameless.size === 0) return refuse({ type: 'no-concepts' });
      const labelled = new Map(named.filter(([, draft]) => hasLabel(draft)));
      if (labelled.size === 0) return refuse({ type: 'no-labels' });
      warnings['without-address'] = nameless.size;
      warnings['without-labels'] = named.length - labelled.size;
      const codes = giveCodes([...labelled.keys()]);
      const links = sortLinks(labelled, warnings);
      const codesOf = (uris: readonly string[] = []) => uris.flatMap((uri) => codes.get(uri) ?? []).sort();
      const list = [...labelled].map(
        ([uri, draft]): SchemeConcept => ({
          code: codes.get(uri) ?? uri,
          uri,
          labels: labelsOf(draft, warnings),
          notes: inOrder(draft.notes),
          broader: codesOf(links.get(uri)?.broader),
          related: codesOf(links.get(uri)?.related),
        }),
      );
      warnings['shared-labels'] = countShared(list);
      list.sort((a, b) => (a.code < b.code ? -1 : 1));
      const uri = findScheme(members, drafts);
      const preferred = Object.entries(drafts.get(uri ?? '')?.preferred ?? {}).map(([lang, { text }]) => [lang, text]);
      const { title = {}, licence } = titled.get(uri ?? '') ?? {};
      return ok({
        content: { uri, title: inOrder({ ...title, ...Object.fromEntries(preferred) }), licence, concepts: list },
        warnings,
      });
    },
  };
}

/** By language in our order, so that the same notes are the same text whatever the order of the file. */
function inOrder(notes: Localised): Localised {
  return Object.fromEntries(LANGS.flatMap((lang) => (notes[lang] === undefined ? [] : [[lang, notes[lang]]])));
}

/** Labels that two or more concepts of the file have; the text around will have to decide. */
function countShared(concepts: readonly SchemeConcept[]): number {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { labels } of concepts) {
    for (const lang of LANGS) {
      for (const key of new Set(labels[lang].map((label) => `${lang} ${label.toLowerCase()}`))) {
        if (seen.has(key)) shared.add(key);
        seen.add(key);
      }
    }
  }
  return shared.size;
}

/** The scheme that most is in; EuroVoc has one for each of its parts beside the whole. */
function findScheme(members: ReadonlyMap<string, number>, drafts: ReadonlyMap<string, Draft>): string | undefined {
  const [most] = [...members].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? [...drafts].find(([, draft]) => draft.isScheme)?.[0];
}
