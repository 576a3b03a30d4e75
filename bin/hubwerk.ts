#!/usr/bin/env -S MALLOC_ARENA_MAX=2 node --max-semi-space-size=4 --optimize-for-size
// Memory before speed: see decisions/0019-memory.md. `npm start` sets the same.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Without it every start strips the types of every file again. Where the folder cannot be written Node does without. Threads
// go by the environment.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/hubwerk/code');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

await import('./jsx.ts');
const { run } = await import('../src/shells/cli/run.ts');
process.exitCode = await run(process.argv.slice(2));
