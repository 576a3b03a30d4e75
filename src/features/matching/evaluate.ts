import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LANGS } from '#engines/kit';
import {
  buildVocabulary,
  createIndex,
  evaluate,
  type Judgement,
  type LabelledText,
  parseVocabulary,
  putEntry,
  type Quality,
  type Reason,
  rankAll,
  type VocabularyFile,
} from '#engines/matching';
import { ENTRY_KINDS } from '#features/exchange/model.ts';
import type { Command, CommandContext } from '#platform/feature';

const USAGE = '--needs needs.jsonl --entries entries.jsonl --judgements qrels.tsv [--run out.tsv] [--explain]';

const needLine = z.object({
  id: z.string().min(1),
  lang: z.enum(LANGS),
  title: z.string().default(''),
  text: z.string(),
});
const entryLine = needLine.extend({
  kind: z.enum(ENTRY_KINDS).optional(),
  org_type: z.string().optional(),
  region: z.string().optional(),
});

class WrongFile extends Error {}

/** Reasons named for a need with `--explain`. */
const EXPLAINED = 3;

/** Measures the engine alone on labelled texts: everything in memory, no database. */
export function evaluateCommand(vocabulary: () => VocabularyFile[]): Command {
  return {
    name: 'evaluate',
    usage: USAGE,
    summary: 'measure the ranking on needs, entries and judgements (nDCG@10, Recall@10, MRR)',
    async run(context, args) {
      const { values } = parseArgs({
        args,
        options: {
          needs: { type: 'string' },
          entries: { type: 'string' },
          judgements: { type: 'string' },
          run: { type: 'string' },
          explain: { type: 'boolean', default: false },
        },
      });
      if (values.needs === undefined || values.entries === undefined || values.judgements === undefined) {
        context.printError(`usage: hubwerk evaluate ${USAGE}`);
        return 2;
      }
      try {
        const needs = await readLines(values.needs, needLine);
        const entries: LabelledText[] = (await readLines(values.entries, entryLine)).map(
          ({ kind, org_type, region, ...text }) => ({
            ...text,
            ...(kind === undefined ? {} : { kind }),
            ...(org_type === undefined ? {} : { org_type }),
            ...(region === undefined ? {} : { region }),
          }),
        );
        const judgements = await readJudgements(values.judgements);
        const index = createIndex(buildVocabulary(parseVocabulary(vocabulary()).concepts));
        for (const entry of entries) putEntry(index, entry);
        const rankings = new Map(needs.map((need) => [need.id, rankAll(index, need)]));
        report(context, evaluate(needs, entries, judgements, rankings));
        if (values.explain) explain(context, index, needs, entries);
        if (values.run !== undefined) await writeFile(values.run, runLines(rankings));
        return 0;
      } catch (error) {
        if (!(error instanceof WrongFile)) throw error;
        context.printError(`hubwerk evaluate: ${error.message}`);
        return 1;
      }
    },
  };
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new WrongFile(error instanceof Error ? error.message : String(error));
  });
}

async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readText(file)).replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new WrongFile(`${file}:${at + 1}: no JSON object`);
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    throw new WrongFile(`${file}:${at + 1}: ${issue?.path.join('.')}: ${issue?.message}`);
  });
}

async function readJudgements(file: string): Promise<Judgement[]> {
  const [, ...lines] = (await readText(file)).split(/\r?\n/);
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const [need, entry, grade] = line.split('\t');
    if (need === undefined || entry === undefined || !/^\d+$/.test(grade?.trim() ?? '')) {
      throw new WrongFile(`${file}:${at + 2}: need, offer and a whole grade, separated by tabs`);
    }
    return [{ need, entry, grade: Number(grade) }];
  });
}

function report(context: CommandContext, result: ReturnType<typeof evaluate>): void {
  const row = (name: string, quality: Quality) =>
    context.print(
      [name.padEnd(18), quality.ndcg10, quality.recall10, quality.mrr]
        .map((value) => (typeof value === 'number' ? value.toFixed(3).padStart(9) : value))
        .join('') + String(quality.needs).padStart(8),
    );
  context.print(`${''.padEnd(18)}  nDCG@10Recall@10      MRR   needs`);
  row('overall', result.overall);
  row('across languages', result.across);
  for (const [pair, quality] of Object.entries(result.pairs)) row(pair, quality);
  context.print(`hard negatives in the top ten, per need: ${result.hardNegatives.toFixed(3)}`);
}

function explain(
  context: CommandContext,
  index: ReturnType<typeof createIndex>,
  needs: LabelledText[],
  entries: LabelledText[],
): void {
  const titles = new Map(entries.map((entry) => [entry.id, `${entry.lang} ${entry.title}`]));
  for (const need of needs) {
    context.print(`\n${need.id} ${need.lang} ${need.title}`);
    const query = { title: need.title, text: need.text, lang: need.lang, today: '2026-01-01', limit: 10 };
    for (const { id, score, reasons } of index.match(query).matches) {
      const why = reasons.slice(0, EXPLAINED).map(nameOf);
      context.print(`  ${score.toFixed(1).padStart(6)}  ${id}  ${titles.get(id)}  [${why.join(', ')}]`);
    }
  }
}

function nameOf(reason: Reason): string {
  switch (reason.type) {
    case 'concept':
      return reason.label;
    case 'field':
      return `field ${reason.field}`;
    case 'kin':
      return `words around ${reason.concept}`;
    case 'word':
      return `“${reason.word}”`;
    case 'repetition':
      return 'repeats the wording';
    case 'aside':
      return 'mostly about other things';
    case 'fit':
      return reason.factor;
  }
}

function runLines(rankings: Map<string, { entry: string; score: number }[]>): string {
  const lines: string[] = [];
  for (const [need, ranking] of rankings) {
    for (const [at, { entry, score }] of ranking.entries()) lines.push(`${need}\t${entry}\t${at + 1}\t${score}`);
  }
  return `${lines.join('\n')}\n`;
}
