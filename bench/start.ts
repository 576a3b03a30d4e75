/**
 * Time from starting the program to the first answered page: on an empty folder with the demo network, and again on the same
 * folder. Baseline: Node doing nothing, and Node with only the embedded database opened.
 *
 *     node bench/start.ts [--rounds 5]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median, option, printMachine, startProgram, temporaryFolder, yesNo } from './program.ts';

const GOAL_MS = 2000;
const rounds = Number(option('rounds') ?? 5);
const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');

function timeScript(script: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
  });
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - began;
}

const OPEN_DATABASE = `
  const { PGlite } = await import('@electric-sql/pglite');
  const db = await PGlite.create(${JSON.stringify(join(dataDir, 'database'))});
  await db.query('select 1');
  process.exit();`;

printMachine();
try {
  const first = await startProgram(dataDir);
  console.log(`first start, database set up and demo network loaded   ${Math.round(first.startMs)} ms`);
  await first.stop();
  const times: Record<'node' | 'database' | 'program', number[]> = { node: [], database: [], program: [] };
  for (let round = 0; round < rounds; round++) {
    times.node.push(timeScript(''));
    times.database.push(timeScript(OPEN_DATABASE));
    const program = await startProgram(dataDir);
    times.program.push(program.startMs);
    await program.stop();
  }
  const say = (values: number[]) =>
    `${Math.round(median(values))} ms   (${values.map((value) => Math.round(value)).join(', ')})`;
  console.log(`baseline: Node doing nothing                           ${say(times.node)}`);
  console.log(`baseline: Node opening the embedded database           ${say(times.database)}`);
  console.log(`second start, median of ${rounds}                              ${say(times.program)}`);
  const ratio = median(times.program) / median(times.database);
  console.log(
    `                                                       ${ratio.toFixed(1)} times opening the database; goal < ${GOAL_MS} ms: ${yesNo(median(times.program) < GOAL_MS)}`,
  );
} finally {
  folder.remove();
}
