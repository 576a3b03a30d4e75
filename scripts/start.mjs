/**
 * `npm start`: sets up, then runs the program on the pinned Node 24 with the demo network. Plain JavaScript for Node 20,
 * because it runs before Node 24 is there. Signals that reach npm reach the program.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Memory before speed, see decisions/0019-memory.md; the same stands in the first line of bin/hubwerk.ts. */
const FLAGS = ['--max-semi-space-size=4', '--optimize-for-size'];

const program = spawn(`${root}node_modules/node/bin/node`, [...FLAGS, `${root}bin/hubwerk.ts`, 'start', '--demo'], {
  stdio: 'inherit',
  env: { ...process.env, MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' },
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
