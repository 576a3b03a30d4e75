import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Corpus, LIMIT } from './corpus.ts';
import type { Engine } from './engine.ts';
import { inTemporaryFolder, withProgram } from './held.ts';
import { need } from './install.ts';

type Said = { ms: number; found: number };

const SCRIPT = join(import.meta.dirname, '../compare-xapian.py');

/** Measured inside its own process; see the script. */
export const xapian: Engine = {
  name: 'Xapian',
  async measure(corpus) {
    const python = need('python3-xapian', findPython);
    return inTemporaryFolder((folder) => {
      const child = spawn(python, [SCRIPT, join(folder, 'index'), String(LIMIT)], { stdio: 'pipe' });
      return withProgram(child, async (ended) => {
        const writing = pipeline(Readable.from(lines(corpus)), child.stdin).catch(() => {});
        const [output] = await Promise.all([text(child.stdout), ended, writing]);
        const [index, ...answers] = output
          .trimEnd()
          .split('\n')
          .map((line): Said => JSON.parse(line));
        const measured = answers.slice(corpus.warmUp.length);
        return {
          indexMs: index?.ms ?? Number.NaN,
          times: measured.map(({ ms }) => ms),
          found: measured.reduce((sum, { found }) => sum + found, 0) / measured.length,
        };
      });
    });
  },
};

/** Debian's Python comes first: the package is for that one, and another may stand before it on the path. */
function findPython(): string | undefined {
  return ['/usr/bin/python3', 'python3'].find((python) => spawnSync(python, ['-c', 'import xapian']).status === 0);
}

function* lines({ entries, warmUp, measured }: Corpus): Generator<string> {
  for (const { words } of entries) yield `${JSON.stringify({ put: words })}\n`;
  for (const { words } of [...warmUp, ...measured]) yield `${JSON.stringify({ ask: words })}\n`;
}
