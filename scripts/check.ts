/**
 * Checks everything that can be told without running the product: `npm run check`. One line for each check, `ok` or `BAD` with
 * what is wrong; the exit code is 1 when anything is.
 */
import '../bin/jsx.ts';
import { checkFloors, checkStyle, checkTypes, checkUnused } from './check/tools.ts';

export interface Finding {
  /** What was looked at, with a count: a check that saw nothing proves nothing. */
  seen: string;
  problems: string[];
}

/** Problems printed of one check; a broken file may have hundreds. */
const SHOWN = 60;

/** Checks that load the product wait until the hook for `.tsx` is there, and until the others have had their say. */
const CHECKS: [name: string, run: () => Finding | Promise<Finding>][] = [
  ['types', checkTypes],
  ['lint and format', checkStyle],
  ['floors and storeys', checkFloors],
  ['vocabulary', async () => (await import('./check/vocabulary.ts')).checkVocabulary()],
  ['interface texts', async () => (await import('./check/texts.ts')).checkTexts()],
  ['unused files, exports and dependencies', checkUnused],
  ['documents equal the code', async () => (await import('./check/documents.ts')).checkDocuments()],
];

/** Code that cannot even be loaded is a finding too, and the other checks still run. */
async function attempt(run: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await run();
  } catch (error) {
    return {
      seen: 'could not run',
      problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    };
  }
}

let bad = 0;
for (const [name, run] of CHECKS) {
  const { seen, problems } = await attempt(run);
  console.log(`${problems.length === 0 ? 'ok ' : 'BAD'} ${name}: ${seen}`);
  for (const problem of problems.slice(0, SHOWN)) console.log(`      ${problem.replaceAll('\n', '\n      ')}`);
  if (problems.length > SHOWN) console.log(`      … and ${problems.length - SHOWN} more`);
  if (problems.length > 0) bad++;
}
console.log(bad === 0 ? 'All checks are fine.' : `${bad} of ${CHECKS.length} checks found something.`);
process.exitCode = bad === 0 ? 0 : 1;
