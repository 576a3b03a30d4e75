import { createIndex, evaluate, putEntry, rankAll, WEIGHTS } from '#engines/matching';
import { readGolden, readVocabulary } from './golden.ts';
for (const c of [0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55]) {
  const W = { ...WEIGHTS, farBehind: c };
  const vocabulary = readVocabulary({ ...WEIGHTS, farBehind: c });
  let line = `${c}`;
  for (const name of ['first','second'] as const) {
    const g = readGolden(name);
    const index = createIndex(vocabulary);
    for (const e of g.entries) putEntry(index, e);
    const all = new Map(g.needs.map((n) => [n.id, rankAll(index, n, W)]));
    const e = evaluate(g.needs, g.entries, g.judgements, all);
    const worst = Math.min(...Object.values(e.pairs).map((p) => p.ndcg10));
    const shown = [...all.values()].reduce((s, r) => s + Math.min(10, r.length), 0) / all.size;
    line += ` | ${name} ${e.overall.ndcg10.toFixed(3)} ${e.across.ndcg10.toFixed(3)} worst ${worst.toFixed(2)} hard ${e.hardNegatives.toFixed(3)} shown ${shown.toFixed(1)}`;
  }
  console.log(line);
}
