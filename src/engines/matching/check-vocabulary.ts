import { LANGS } from '#engines/kit';
import type { Concept, ConceptId, VocabularyProblem } from './model.ts';

/** What is wrong in and between concepts: ids, languages, words around that are none or labels, links, cycles, labels that stand for two concepts without a `sense:` line. */
export function checkVocabulary(concepts: readonly Concept[]): VocabularyProblem[] {
  const problems: VocabularyProblem[] = [];
  const report = (type: VocabularyProblem['type'], concept: Concept, message: string) =>
    problems.push({ type, file: concept.file, line: concept.line, message: `${concept.id}: ${message}` });
  const byId = new Map<ConceptId, Concept>();
  for (const concept of concepts) {
    const first = byId.get(concept.id);
    if (first !== undefined) report('duplicate-id', concept, `also in ${first.file}:${first.line}`);
    else byId.set(concept.id, concept);
  }
  for (const concept of concepts) {
    for (const lang of LANGS) {
      if (concept.labels[lang].length === 0) report('missing-language', concept, `no label in ${lang}`);
      const phrase = concept.around[lang].find((word) => /\s/.test(word));
      if (phrase !== undefined) report('phrase-around', concept, `“${phrase}” (${lang}) around it is not one word`);
      const label = concept.around[lang].find((word) => concept.labels[lang].includes(word));
      if (label !== undefined) report('label-around', concept, `“${label}” (${lang}) around it is a label of it`);
    }
    if (concept.broader.length === 0 && concept.id !== concept.field)
      report('missing-broader', concept, 'no broader concept');
    for (const link of [...concept.broader, ...concept.related]) {
      if (!byId.has(link)) report('unknown-link', concept, `there is no concept “${link}”`);
    }
  }
  for (const cycle of cycles(byId))
    report('cycle', byId.get(cycle[0]!)!, `broader runs in a circle: ${cycle.join(' → ')}`);
  for (const { label, lang, first, second } of sharedLabels(concepts)) {
    report(
      'duplicate-label',
      second,
      `“${label}” (${lang}) is also a label of ${first.id} (${first.file}:${first.line})`,
    );
  }
  return problems;
}

function cycles(byId: ReadonlyMap<ConceptId, Concept>): ConceptId[][] {
  const found: ConceptId[][] = [];
  const done = new Set<ConceptId>();
  for (const start of byId.keys()) {
    if (done.has(start)) continue;
    // Depth first without recursion: imported vocabularies may be deep.
    const path: { id: ConceptId; next: number }[] = [{ id: start, next: 0 }];
    const onPath = new Set([start]);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const wider = byId.get(top.id)?.broader[top.next++];
      if (wider === undefined) {
        done.add(top.id);
        onPath.delete(top.id);
        path.pop();
      } else if (onPath.has(wider)) {
        const ids = path.map((step) => step.id);
        found.push([...ids.slice(ids.indexOf(wider)), wider]);
      } else if (!done.has(wider) && byId.has(wider)) {
        path.push({ id: wider, next: 0 });
        onPath.add(wider);
      }
    }
  }
  return found;
}

function sharedLabels(concepts: readonly Concept[]) {
  const shared: { label: string; lang: string; first: Concept; second: Concept }[] = [];
  for (const lang of LANGS) {
    const owners = new Map<string, Concept>();
    for (const concept of concepts) {
      for (const label of new Set(concept.labels[lang].map((each) => each.toLowerCase()))) {
        const first = owners.get(label);
        if (first === undefined) owners.set(label, concept);
        else if (first.id !== concept.id && !(saysSense(first, label) && saysSense(concept, label))) {
          shared.push({ label, lang, first, second: concept });
        }
      }
    }
  }
  return shared;
}

function saysSense(concept: Concept, label: string): boolean {
  return concept.senses.some((sense) => sense.toLowerCase() === label);
}
