/**
 * Quality on the golden collections: Hubwerk beside MiniSearch and PostgreSQL full text.
 *
 *     node bench/matching/quality.ts [--alone] [--each]
 *
 * `--alone` leaves out the others. `--each` prints nDCG@10 of every need, but for those held back.
 */
import { PGlite } from '@electric-sql/pglite';
import MiniSearch from 'minisearch';
import {
  createIndex,
  type Evaluation,
  evaluate,
  type LabelledText,
  putEntry,
  type RankedEntry,
  rankAll,
} from '#engines/matching';
import { type Collection, DEMO, type Golden, HELD_BACK, readGolden, readVocabulary, TUNED } from './golden.ts';

type Rankings = Map<string, RankedEntry[]>;

const vocabulary = readVocabulary();

function startHubwerk({ entries }: Golden): (needs: readonly LabelledText[]) => Rankings {
  const index = createIndex(vocabulary);
  for (const entry of entries) putEntry(index, entry);
  return (needs) => new Map(needs.map((need) => [need.id, rankAll(index, need)]));
}

/** People write less into the form than these needs have: their first sentences, until there are so many words. */
const FEW_WORDS = 16;

function inFewWords(need: LabelledText): LabelledText {
  const sentences = need.text.split(/(?<=[.!?])\s+/);
  let told = '';
  for (const sentence of sentences) if (wordsIn(told) < FEW_WORDS) told = `${told} ${sentence}`.trim();
  return { ...need, title: '', text: told };
}

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;

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

/** Each of some collections, and all their needs together: figures of language pairs rest on few needs of one. Ids differ between collections. */
async function measure(use: string, collections: readonly Collection[], each: boolean): Promise<void> {
  const all: Golden = { needs: [], entries: [], judgements: [] };
  const ranked: Rankings = new Map();
  const briefly: Rankings = new Map();
  for (const name of collections) {
    const golden = readGolden(name);
    const { needs, entries, judgements } = golden;
    console.log(`${name}: ${needs.length} needs, ${entries.length} entries, ${judgements.length} judgements`);
    const rankHubwerk = startHubwerk(golden);
    const own = rankHubwerk(needs);
    show('  Hubwerk', evaluate(needs, entries, judgements, own));
    if (!alone) {
      show('  MiniSearch', evaluate(needs, entries, judgements, rankMiniSearch(golden)));
      show('  PostgreSQL', evaluate(needs, entries, judgements, await rankPostgres(golden)));
    }
    if (each) showEach(golden, own);
    all.needs.push(...needs);
    all.entries.push(...entries);
    all.judgements.push(...judgements);
    for (const [need, ranking] of own) ranked.set(need, ranking);
    for (const [need, ranking] of rankHubwerk(needs.map(inFewWords))) briefly.set(need, ranking);
  }
  const whole = evaluate(all.needs, all.entries, all.judgements, ranked);
  console.log(`${collections.join(', ')} (${use}): ${all.needs.length} needs`);
  if (collections.length > 1) show('  Hubwerk', whole);
  const pairs = Object.entries(whole.pairs).map(
    ([pair, { ndcg10, needs }]) => `${pair} ${ndcg10.toFixed(2)} (${needs})`,
  );
  console.log(`  by language pair, nDCG@10 (of so many needs): ${pairs.join('  ')}`);
  console.log(`  ${countExact(all, ranked)}; ${countShown(ranked)}`);
  const words = all.needs.reduce((sum, need) => sum + wordsIn(inFewWords(need).text), 0) / all.needs.length;
  console.log(`told in the first sentences alone, ${words.toFixed(0)} words`);
  show('  Hubwerk', evaluate(all.needs, all.entries, all.judgements, briefly));
  console.log(`  ${countExact(all, briefly)}; ${countShown(briefly)}`);
}

function countShown(ranked: Rankings): string {
  const shown = [...ranked.values()].reduce((sum, ranking) => sum + ranking.length, 0);
  return `${(shown / ranked.size).toFixed(1)} are shown for a need`;
}

/** As many of each kind as the page of a described need shows. */
const SHOWN = 8;
const EXACT = 3;

/** How many of the entries that answer a need exactly are on its page. */
function countExact({ entries, judgements }: Golden, ranked: Rankings): string {
  const kinds = new Map(entries.map(({ id, kind }) => [id, kind]));
  const exact = judgements.filter(({ grade }) => grade === EXACT);
  const found = exact.filter(({ need, entry }) => {
    const ofKind = ranked.get(need)?.filter((each) => kinds.get(each.entry) === kinds.get(entry)) ?? [];
    return ofKind.slice(0, SHOWN).some((each) => each.entry === entry);
  });
  return `${found.length} of ${exact.length} entries that answer a need exactly are among the first ${SHOWN} of their kind`;
}

function showEach({ needs, entries, judgements }: Golden, own: Rankings): void {
  for (const need of needs) {
    const { overall, across, hardNegatives } = evaluate([need], entries, judgements, own);
    const figures = [overall.ndcg10, across.ndcg10].map((value) => value.toFixed(2)).join('  ');
    console.log(`  ${need.id}  ${figures}  ${hardNegatives}  ${need.title}`);
  }
}

const alone = process.argv.includes('--alone');
console.log(
  ''.padEnd(24),
  ['nDCG@10', 'Rec@10', 'MRR', '↔nDCG', '↔Rec', '↔MRR', 'hard/10'].map((head) => head.padStart(8)).join(''),
);
await measure('for tuning', TUNED, process.argv.includes('--each'));
await measure('only measured', HELD_BACK, false);
await measure('for tuning; hard/10 are all that do not help', [DEMO], process.argv.includes('--each'));
