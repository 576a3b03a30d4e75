/**
 * Quality on the golden set: Hubwerk beside MiniSearch and PostgreSQL full text.
 *
 *     node bench/matching/quality.ts [--each]
 *
 * `--each` prints nDCG@10 of every need of the tuning half.
 */
import { PGlite } from '@electric-sql/pglite';
import MiniSearch from 'minisearch';
import { createIndex, type Evaluation, evaluate, putEntry, type RankedEntry, rankAll } from '#engines/matching';
import { type Golden, half, readGolden, readVocabulary } from './golden.ts';

type Rankings = Map<string, RankedEntry[]>;

function rankHubwerk(golden: Golden): Rankings {
  const index = createIndex(readVocabulary());
  for (const entry of golden.entries) putEntry(index, entry);
  return new Map(golden.needs.map((need) => [need.id, rankAll(index, need)]));
}

function rankMiniSearch(golden: Golden): Rankings {
  const search = new MiniSearch({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
  });
  search.addAll(golden.entries.map(({ id, title, text }) => ({ id, title, text })));
  return new Map(
    golden.needs.map((need) => [
      need.id,
      search.search(`${need.title} ${need.text}`).map(({ id, score }) => ({ entry: String(id), score })),
    ]),
  );
}

const CONFIGURATION = { de: 'german', en: 'english', cs: 'simple', pl: 'simple' } as const;

/** Any word of the need may match; stemmed where PostgreSQL can, each language in its own configuration and the need in all of them. */
async function rankPostgres(golden: Golden): Promise<Rankings> {
  const db = await PGlite.create();
  await db.exec('create table entries (id text primary key, words tsvector)');
  for (const { id, lang, title, text } of golden.entries) {
    const config = CONFIGURATION[lang];
    const vector = `setweight(to_tsvector('${config}', $2), 'A') || to_tsvector('${config}', $3)`;
    await db.query(`insert into entries values ($1, ${vector})`, [id, title, text]);
  }
  const anyWord = (config: string) => `replace(plainto_tsquery('${config}', $1)::text, '&', '|')::tsquery`;
  const query = ['german', 'english', 'simple'].map(anyWord).join(' || ');
  const rankings: Rankings = new Map();
  for (const { id, title, text } of golden.needs) {
    const { rows } = await db.query<RankedEntry>(
      `select id as entry, ts_rank_cd(words, q, 1) as score from entries, (select ${query} as q) as asked where words @@ q order by 2 desc, 1`,
      [`${title} ${text}`],
    );
    rankings.set(id, rows);
  }
  await db.close();
  return rankings;
}

function show(name: string, { overall, across, hardNegatives }: Evaluation): void {
  const cells = [
    overall.ndcg10,
    overall.recall10,
    overall.mrr,
    across.ndcg10,
    across.recall10,
    across.mrr,
    hardNegatives,
  ];
  console.log(name.padEnd(26), cells.map((value) => value.toFixed(3).padStart(8)).join(''));
}

const golden = readGolden();
const rankings = {
  Hubwerk: rankHubwerk(golden),
  MiniSearch: rankMiniSearch(golden),
  PostgreSQL: await rankPostgres(golden),
};
console.log(`${golden.needs.length} needs, ${golden.entries.length} entries, ${golden.judgements.length} judgements`);
console.log(
  ''.padEnd(26),
  ['nDCG@10', 'Rec@10', 'MRR', '↔nDCG', '↔Rec', '↔MRR', 'hard/10'].map((head) => head.padStart(8)).join(''),
);
for (const which of ['tuning', 'held-back'] as const) {
  const part = half(golden, which);
  for (const [name, ranking] of Object.entries(rankings)) {
    show(`${name} (${which})`, evaluate(part.needs, part.entries, part.judgements, ranking));
  }
}
const whole = evaluate(golden.needs, golden.entries, golden.judgements, rankings.Hubwerk);
show('Hubwerk (all)', whole);
console.log('\nHubwerk by language pair, nDCG@10 (needs)');
for (const [pair, quality] of Object.entries(whole.pairs))
  console.log(`  ${pair}  ${quality.ndcg10.toFixed(3)}  (${quality.needs})`);

if (process.argv.includes('--each')) {
  const tuning = half(golden, 'tuning');
  for (const need of tuning.needs) {
    const { overall, across } = evaluate([need], tuning.entries, tuning.judgements, rankings.Hubwerk);
    console.log(`${need.id}  ${overall.ndcg10.toFixed(2)}  ${across.ndcg10.toFixed(2)}  ${need.title}`);
  }
}
