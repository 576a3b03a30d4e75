import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { assertNever, LANGS } from '#engines/kit';
import { parseVocabulary, type VocabularyFile } from '#engines/matching';
import type { Command, CommandContext } from '#platform/feature';
import { localise } from '#platform/i18n';
import { importScheme } from './commands/import-scheme.ts';
import { removeScheme } from './commands/remove-scheme.ts';
import { skosWish } from './downloads.ts';
import { joinSchemes } from './join.ts';
import { SCHEME_LIMITS, SCHEME_NAME, type SchemeContent } from './model.ts';
import { listSchemes } from './queries.ts';
import { WARNINGS, type Warning, type Warnings } from './skos/draft.ts';
import { type FileRefusal, readSkosFile } from './skos/read-file.ts';
import { SKOS_FORMATS, writeVocabulary } from './skos/write.ts';

const USAGE =
  'import FILE --scheme NAME [--dry-run] | list | remove NAME | export [--format turtle|rdfxml] [--out FILE]';
const OPERATOR = { kind: 'operator', lang: 'en' } as const;

/** What the operator is told of each warning, after its count. */
const SAID: Record<Warning, string> = {
  'without-address': 'concepts without an address of their own, skipped',
  'without-labels': 'concepts without a label in de, cs, pl or en, skipped',
  'missing-language': 'concepts lack labels in one of the four languages or more',
  'labels-without-language': 'labels that do not say their language, skipped',
  'long-labels': `labels of more than ${SCHEME_LIMITS.labelLength} characters, skipped`,
  'labels-cut': `labels beyond ${SCHEME_LIMITS.labels} of a concept in one language, skipped`,
  'second-preferred': 'second preferred labels in the same language, taken as other labels',
  'shared-labels': 'labels that several concepts have; the text around will decide',
  'unknown-links': 'links to concepts that are not in the file, skipped',
  'links-cut': `links beyond ${SCHEME_LIMITS.broader} broader and ${SCHEME_LIMITS.related} related of a concept, skipped`,
  circles: 'broader links that run in a circle, skipped',
  'too-deep': `broader links more than ${SCHEME_LIMITS.depth} steps deep, skipped`,
};

export function vocabularyCommand(vocabulary: () => VocabularyFile[]): Command {
  return {
    name: 'vocabulary',
    usage: USAGE,
    summary: 'import, list and remove vocabularies in SKOS beside our own, and export our own',
    async run(context, args) {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: {
          scheme: { type: 'string' },
          'dry-run': { type: 'boolean', default: false },
          format: { type: 'string', default: 'turtle' },
          out: { type: 'string' },
        },
      });
      const [action, subject, more] = positionals;
      if (more !== undefined) return wrong(context, `${more}: one thing at a time`);
      if (action === 'import' && subject !== undefined) {
        if (values.scheme === undefined) return wrong(context, 'give the vocabulary a short name with --scheme');
        return runImport(context, vocabulary, { file: subject, name: values.scheme, dryRun: values['dry-run'] });
      }
      if (action === 'remove' && subject !== undefined) return runRemove(context, subject);
      if (action === 'list' && subject === undefined) return runList(context);
      if (action === 'export' && subject === undefined) {
        const format = SKOS_FORMATS.find((known) => known === values.format);
        if (format === undefined) return wrong(context, `--format ${values.format}: one of ${SKOS_FORMATS.join(', ')}`);
        const { config } = await context.world();
        const { concepts } = parseVocabulary(vocabulary());
        const text = await writeVocabulary(concepts, skosWish(format, config.baseUrl));
        if (values.out === undefined) context.print(text.trimEnd());
        else {
          const failed = await writeFile(values.out, text).catch((error: Error) => error);
          if (failed instanceof Error) return refused(context, failed.message);
        }
        return 0;
      }
      return wrong(context, 'import FILE, list, remove NAME or export');
    },
  };
}

function wrong(context: CommandContext, message: string): number {
  context.printError(`hubwerk vocabulary: ${message}\nusage: hubwerk vocabulary ${USAGE}`);
  return 2;
}

function refused(context: CommandContext, message: string): number {
  context.printError(`hubwerk vocabulary: ${message}`);
  return 1;
}

async function runImport(
  context: CommandContext,
  vocabulary: () => VocabularyFile[],
  { file, name, dryRun }: { file: string; name: string; dryRun: boolean },
): Promise<number> {
  if (!SCHEME_NAME.test(name))
    return wrong(context, `--scheme ${name}: 2 to 32 characters of a-z, 0-9 and -, a letter first`);
  const read = await readSkosFile(file);
  if (!read.ok) return refused(context, `${file}: ${explain(read.refusal)}\nNothing was imported.`);
  const { content, warnings } = read.value;
  const world = await context.world();
  const options = { dryRun, now: world.clock() };
  const result = await importScheme(world.db, OPERATOR, { name, content }, options);
  if (!result.ok) {
    const { refusal } = result;
    switch (refusal.type) {
      case 'too-many-concepts':
        return refused(context, `${file}: ${explain(refusal)}\nNothing was imported.`);
      case 'wrong-name':
      case 'not-allowed':
        return refused(context, `--scheme ${name} cannot be imported`);
      default:
        return assertNever(refusal);
    }
  }
  const { created, changed, unchanged, removed } = result.value;
  const counts = `${created} new, ${changed} changed, ${unchanged} unchanged, ${removed} removed`;
  context.print(dryRun ? `Dry run, nothing written: ${counts}.` : `Imported ${name}: ${counts}.`);
  for (const line of sayContent(content, name, vocabulary())) context.print(line);
  for (const line of sayWarnings(warnings)) context.print(line);
  return 0;
}

function* sayContent(content: SchemeContent, name: string, files: VocabularyFile[]): Generator<string> {
  const title = localise(content.title, 'en').text;
  yield `${[title || 'without a title', content.uri, content.licence].filter((part) => part !== undefined).join(', ')}`;
  const joined = joinSchemes(parseVocabulary(files).concepts, [{ name, concepts: content.concepts }]);
  const same = joined.reduce((sum, concept) => sum + concept.sameAs.length, 0);
  const beside = joined.filter(({ scheme }) => scheme !== undefined).length;
  const dropped = content.concepts.length - same - beside;
  yield `${same} are concepts of our own vocabulary, ${beside} stand beside it${dropped === 0 ? '' : `, ${dropped} have only labels that our own concepts have`}.`;
  const labels = LANGS.map(
    (lang) => `${content.concepts.reduce((sum, concept) => sum + concept.labels[lang].length, 0)} ${lang}`,
  );
  yield `Labels: ${labels.join(', ')}.`;
}

function* sayWarnings(warnings: Warnings): Generator<string> {
  for (const warning of WARNINGS) if (warnings[warning] > 0) yield `  ${warnings[warning]} ${SAID[warning]}`;
}

function explain(refusal: FileRefusal): string {
  switch (refusal.type) {
    case 'unreadable':
      return refusal.reason;
    case 'empty':
      return 'the file is empty';
    case 'packed':
      return 'the file is an archive; unpack it first';
    case 'not-text':
      return 'this is no text; the file must be Turtle or RDF/XML';
    case 'wrong-encoding':
      return `line ${refusal.line}: the characters are not ${refusal.encoding}; save the file as UTF-8`;
    case 'broken':
      return `${refusal.line === undefined ? '' : `line ${refusal.line}: `}no valid Turtle or RDF/XML: ${refusal.message}`;
    case 'too-large':
      return `larger than ${refusal.limit / 1024 / 1024} MB; leave out languages or concepts that are not needed`;
    case 'hostile':
      return 'the file takes too much memory or time to read; it is no vocabulary';
    case 'too-many-concepts':
      return `more than ${refusal.limit} concepts in all imported vocabularies together`;
    case 'too-many-things':
      return `more than ${refusal.limit} things with labels; it is no vocabulary`;
    case 'no-concepts':
      return 'there is no concept of SKOS (skos:Concept) in the file';
    case 'no-labels':
      return 'no concept has a label in de, cs, pl or en';
    default:
      return assertNever(refusal);
  }
}

async function runList(context: CommandContext): Promise<number> {
  const { db } = await context.world();
  const schemes = await listSchemes(db);
  if (schemes.length === 0) context.print('No vocabulary is imported; there is our own only.');
  for (const { name, title, concepts, importedAt, uri } of schemes) {
    const day = importedAt.toISOString().slice(0, 10);
    const about = [localise(title, 'en').text, uri].filter(Boolean).join(', ');
    context.print(`${name}: ${concepts} concepts, imported on ${day}${about === '' ? '' : ` (${about})`}`);
  }
  return 0;
}

async function runRemove(context: CommandContext, name: string): Promise<number> {
  const { db } = await context.world();
  const removed = await removeScheme(db, OPERATOR, name);
  if (!removed.ok) return refused(context, `there is no imported vocabulary ${name}`);
  context.print(`Removed ${name} with ${removed.value.concepts} concepts.`);
  return 0;
}
