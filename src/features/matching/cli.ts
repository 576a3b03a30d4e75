import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { isLang, LANGS } from '#engines/kit';
import { isEnough, type MatchAnswer, type Reason, type VocabularyFile } from '#engines/matching';
import { ENTRY_KINDS, type EntryView } from '#features/exchange/model.ts';
import { readEntries } from '#features/exchange/queries.ts';
import { ownerLine } from '#features/exchange/texts.ts';
import { today } from '#platform/clock';
import { extractText } from '#platform/documents';
import type { Command, CommandContext } from '#platform/feature';
import { createEntryIndex } from './entry-index.ts';
import { evaluateCommand } from './evaluate.ts';
import { fitText } from './fit-texts.ts';
import { createSnapshots } from './snapshot/keep.ts';
import { vocabularyCommand } from './vocabulary/cli.ts';

const MATCH_USAGE = '(--file FILE | --text TEXT) [--lang auto|de|en|cs|pl] [--kind KIND,…] [--limit N] [--json]';

/** Kinds a text is matched with unless others are asked for: what answers a need. */
const DEFAULT_KINDS = 'offer,practice,programme';

export function matchingCommands(vocabulary: () => VocabularyFile[]): Command[] {
  return [matchCommand(vocabulary), evaluateCommand(vocabulary), vocabularyCommand(vocabulary)];
}

function matchCommand(vocabulary: () => VocabularyFile[]): Command {
  return {
    name: 'match',
    usage: MATCH_USAGE,
    summary: 'match a text or a document with the entries of the exchange, with reasons',
    async run(context, args) {
      const { values } = parseArgs({
        args,
        options: {
          file: { type: 'string' },
          text: { type: 'string' },
          lang: { type: 'string', default: 'auto' },
          kind: { type: 'string', default: DEFAULT_KINDS },
          limit: { type: 'string', default: '10' },
          json: { type: 'boolean', default: false },
        },
      });
      const kinds = ENTRY_KINDS.filter((kind) => values.kind.split(',').includes(kind));
      const limit = Number(values.limit);
      const lang = values.lang;
      if ((values.file === undefined) === (values.text === undefined)) return wrong(context, 'give --file or --text');
      if (lang !== 'auto' && !isLang(lang)) return wrong(context, `--lang ${lang}: one of auto, ${LANGS.join(', ')}`);
      if (kinds.length !== values.kind.split(',').length)
        return wrong(context, `--kind ${values.kind}: of ${ENTRY_KINDS.join(', ')}`);
      if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
        return wrong(context, `--limit ${values.limit}: 1 to 1000`);
      const text = values.text ?? (await readDocument(context, values.file ?? ''));
      if (text === undefined) return 1;

      const world = await context.world();
      const snapshots = createSnapshots(world, { readOnly: true });
      const index = createEntryIndex(world, vocabulary, { snapshots });
      const found = await index.match({ text, lang, kinds, limit, today: today(world.clock) });
      const answer = { ...found, matches: found.matches.filter((match) => isEnough(match, found.matches[0]!)) };
      const ids = answer.matches.map((match) => match.id);
      const read = await readEntries(world.db, { kind: 'operator', lang: 'en' }, ids);
      const entries = new Map(read.map((entry) => [entry.id, entry]));
      if (values.json) context.print(JSON.stringify(asJson(answer, entries), null, 2));
      else for (const line of asLines(answer, entries, text)) context.print(line);
      const weaker = found.matches.length - answer.matches.length;
      if (weaker > 0 && !values.json) context.print(`\n${weaker} weaker ones left out`);
      return 0;
    },
  };
}

function wrong(context: CommandContext, message: string): number {
  context.printError(`hubwerk match: ${message}\nusage: hubwerk match ${MATCH_USAGE}`);
  return 2;
}

async function readDocument(context: CommandContext, file: string): Promise<string | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    context.printError(`hubwerk match: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  const text = await extractText(basename(file), bytes);
  if (text.ok) return text.value;
  const messages = {
    'file-too-large': 'the file is larger than 5 MB',
    'file-unknown': 'cannot read this kind of file; .txt, .docx, .pdf and .html can be read',
    'file-unreadable': 'the file is damaged or is not what its name says',
    'file-encoding': 'the characters cannot be read; save the file as UTF-8',
    'file-empty': 'there is no text in the file',
  };
  context.printError(`hubwerk match: ${file}: ${messages[text.refusal.type]}`);
  return undefined;
}

function asJson(answer: MatchAnswer, entries: Map<string, EntryView>): object {
  return {
    language: answer.language.lang,
    concepts: answer.concepts,
    matches: answer.matches.map(({ id, kind, score, reasons }) => {
      const entry = entries.get(id);
      return { id: entry?.key ?? id, kind, lang: entry?.lang, title: entry?.title, slug: entry?.slug, score, reasons };
    }),
  };
}

function* asLines(answer: MatchAnswer, entries: Map<string, EntryView>, text: string): Generator<string> {
  yield `language: ${answer.language.lang} (confidence ${answer.language.confidence.toFixed(2)})`;
  yield `concepts: ${answer.concepts.map((concept) => concept.label).join(', ')}`;
  yield `${answer.total} entries match; the best ${answer.matches.length}:`;
  for (const [at, match] of answer.matches.entries()) {
    const entry = entries.get(match.id);
    yield '';
    yield `${String(at + 1).padStart(2)}. ${match.score.toFixed(1)}  ${entry?.title ?? match.id}`;
    yield `    ${match.kind}, ${entry?.lang}, ${entry === undefined ? '' : ownerLine('en', entry.owner)}`;
    for (const reason of match.reasons.slice(0, 8))
      yield `    ${reason.contribution.toFixed(2).padStart(7)}  ${say(reason, text, entry)}`;
  }
}

function say(reason: Reason, text: string, entry: EntryView | undefined): string {
  if (reason.type === 'fit') return fitText('en', reason);
  const { title = '', summary = '', text: body = '', details = {} } = entry ?? {};
  const there = { title, summary, text: body, problem: details.problem ?? '', result: details.result ?? '' };
  const asked = [...new Set(reason.querySpans.map((span) => text.slice(span.start, span.end)))].slice(0, 3).join(' / ');
  const words = reason.documentSpans.map((span) => there[span.field].slice(span.start, span.end));
  const offered = [...new Set(words)].slice(0, 3).join(' / ');
  const name =
    reason.type === 'word'
      ? `word “${reason.word}”`
      : reason.type === 'field'
        ? `same field: ${reason.label}`
        : reason.type === 'kin'
          ? `related words: ${reason.label}`
          : reason.type === 'repetition'
            ? 'repeats the wording'
            : reason.type === 'aside'
              ? `mostly about other things: ${reason.labels.join(', ')}`
              : reason.label;
  const via =
    reason.type === 'concept' && reason.via !== undefined
      ? ` (by way of ${reason.via.map((step) => step.label).join(' → ')})`
      : '';
  return `${name}${via}: “${asked}” – “${offered}”`;
}
