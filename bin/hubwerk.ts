#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Without it every start strips the types of every file again. Where the folder cannot be written Node does without.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/hubwerk/code'));

await import('./jsx.ts');
const { run } = await import('../src/shells/cli/run.ts');
process.exitCode = await run(process.argv.slice(2));
