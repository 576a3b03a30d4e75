#!/usr/bin/env -S node --max-semi-space-size=8
// Left alone Node lets the memory for what lives shortly grow to 96 MB; the pages need no more than a quarter.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Without it every start strips the types of every file again. Where the folder cannot be written Node does without. Threads
// go by the environment.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/hubwerk/code');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

await import('./jsx.ts');
const { run } = await import('../src/shells/cli/run.ts');
process.exitCode = await run(process.argv.slice(2));
