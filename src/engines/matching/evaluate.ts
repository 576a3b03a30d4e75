import { LANGS, type Lang } from '#engines/kit';
import { isEnough } from './floor.ts';
import type { EntryKind, Index } from './model.ts';
import { WEIGHTS } from './weights.ts';

/** Lines of `needs.jsonl` and `entries.jsonl`. */
export type LabelledText = {
  id: string;
  lang: Lang;
  title: string;
  text: string;
  kind?: EntryKind;
  org_type?: string;
  region?: string;
};

/** A line of `qrels.tsv`. Grade 0: looks right and is not; 2 and more: relevant. */
export type Judgement = { need: string; entry: string; grade: number };

export type RankedEntry = { entry: string; score: number };

/** Means over the needs that have something relevant to find. */
export type Quality = { needs: number; ndcg10: number; recall10: number; mrr: number };

export type Evaluation = {
  overall: Quality;
  /** Only entries in other languages than the need's. */
  across: Quality;
  /** By `de→cs` and so on: only entries in that language. */
  pairs: Record<string, Quality>;
  /** Entries judged 0 among the first ten, per need. */
  hardNegatives: number;
};

const TOP = 10;
const RELEVANT = 2;

/** Adds evaluation entries to an index by their texts alone, as `match` would know them. */
export function putEntry(index: Index, entry: LabelledText): void {
  index.put({
    id: entry.id,
    kind: entry.kind ?? 'offer',
    lang: entry.lang,
    title: entry.title,
    text: entry.text,
    ...(entry.region ? { region: entry.region } : {}),
  });
}

/** Every entry that is shown for a need, best first. */
export function rankAll(index: Index, need: LabelledText, weights = WEIGHTS): RankedEntry[] {
  const { matches } = index.match({
    title: need.title,
    text: need.text,
    lang: need.lang,
    today: '2026-01-01',
    limit: Number.POSITIVE_INFINITY,
    reasons: false,
    ...(need.region ? { region: need.region } : {}),
    ...(need.org_type ? { orgType: need.org_type } : {}),
  });
  return matches
    .filter((match) => isEnough(match, matches[0]!, weights))
    .map(({ id, score }) => ({ entry: id, score }));
}

/** Measures rankings (by need id) against judgements. */
export function evaluate(
  needs: readonly LabelledText[],
  entries: readonly LabelledText[],
  judgements: readonly Judgement[],
  rankings: ReadonlyMap<string, readonly RankedEntry[]>,
): Evaluation {
  const langOf = new Map(entries.map((entry) => [entry.id, entry.lang]));
  const judged = Map.groupBy(judgements, (judgement) => judgement.need);
  const measure = (admit: (need: LabelledText, lang: Lang | undefined) => boolean, from?: Lang) => {
    const rows: Omit<Quality, 'needs'>[] = [];
    for (const need of needs) {
      if (from !== undefined && need.lang !== from) continue;
      const admitted = (entry: string) => admit(need, langOf.get(entry));
      const grades = new Map(
        judged
          .get(need.id)
          ?.filter(({ entry }) => admitted(entry))
          .map(({ entry, grade }) => [entry, grade]),
      );
      const ranking = (rankings.get(need.id) ?? []).map(({ entry }) => entry).filter(admitted);
      const row = measureOne(ranking, grades);
      if (row !== undefined) rows.push(row);
    }
    return mean(rows);
  };
  const pairs: Record<string, Quality> = {};
  for (const from of LANGS) {
    for (const to of LANGS) pairs[`${from}→${to}`] = measure((_, lang) => lang === to, from);
  }
  const inTop = needs.map((need) => {
    const hard = new Set(
      judged
        .get(need.id)
        ?.filter(({ grade }) => grade === 0)
        .map(({ entry }) => entry),
    );
    return (rankings.get(need.id) ?? []).slice(0, TOP).filter(({ entry }) => hard.has(entry)).length;
  });
  return {
    overall: measure(() => true),
    across: measure((need, lang) => lang !== need.lang),
    pairs,
    hardNegatives: inTop.reduce((sum, each) => sum + each, 0) / Math.max(1, needs.length),
  };
}

/** Undefined when nothing is relevant: such a need says nothing about a ranking. */
export function measureOne(
  ranking: readonly string[],
  grades: ReadonlyMap<string, number>,
): Omit<Quality, 'needs'> | undefined {
  const relevant = [...grades].filter(([, grade]) => grade >= RELEVANT).map(([entry]) => entry);
  const ideal = discounted([...grades.values()].sort((a, b) => b - a));
  if (relevant.length === 0 || ideal === 0) return undefined;
  const top = ranking.slice(0, TOP);
  const first = ranking.findIndex((entry) => (grades.get(entry) ?? 0) >= RELEVANT);
  return {
    ndcg10: discounted(top.map((entry) => grades.get(entry) ?? 0)) / ideal,
    recall10: top.filter((entry) => (grades.get(entry) ?? 0) >= RELEVANT).length / relevant.length,
    mrr: first < 0 ? 0 : 1 / (first + 1),
  };
}

/** Discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), gain 2^grade − 1. */
function discounted(grades: readonly number[]): number {
  return grades.slice(0, TOP).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

function mean(rows: readonly Omit<Quality, 'needs'>[]): Quality {
  const average = (key: 'ndcg10' | 'recall10' | 'mrr') =>
    rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
  return { needs: rows.length, ndcg10: average('ndcg10'), recall10: average('recall10'), mrr: average('mrr') };
}
