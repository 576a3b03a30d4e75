/**
 * Sets up, then runs a file of the project on the pinned Node 24: node scripts/run.mjs FILE [ARGUMENT …]. Plain JavaScript for
 * Node 20, because it runs before Node 24 is there. (`node setup && node FILE` would not do: a shell remembers where it found
 * `node` the first time.) Signals that reach npm reach the program.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file = '', ...rest] = process.argv.slice(2);

/** Memory before speed for the product, see decisions/0019-memory.md; the same stands in the first line of bin/hubwerk.ts. */
const isProduct = file === 'bin/hubwerk.ts';
const flags = isProduct ? ['--max-semi-space-size=4', '--optimize-for-size'] : [];
const environment = isProduct ? { MALLOC_ARENA_MAX: '2' } : {};

const program = spawn(`${root}node_modules/node/bin/node`, [...flags, `${root}${file}`, ...rest], {
  stdio: 'inherit',
  env: { ...environment, ...process.env },
});
// npm runs scripts in a shell that ends at a signal without passing it on: then our parent is another one.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) program.kill('SIGTERM');
}, 250).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal));
program.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 0);
});
