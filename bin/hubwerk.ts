#!/usr/bin/env node
import './jsx.ts';

const { run } = await import('../src/shells/cli/run.ts');
process.exitCode = await run(process.argv.slice(2));
