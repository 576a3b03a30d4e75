import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Finding } from '../check.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** Output of a tool that reads the whole project; the default of 1 MB is too little for the graph of modules. */
const MAX_OUTPUT = 64 * 1024 * 1024;

interface Answer {
  status: number | null;
  output: string;
  all: string;
}

function tool(name: string, ...args: string[]): Answer {
  const { status, stdout, stderr, error } = spawnSync(join(ROOT, 'node_modules/.bin', name), args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  const all = `${stdout ?? ''}\n${stderr ?? ''}\n${error === undefined ? '' : String(error)}`.trim();
  return { status, output: stdout ?? '', all };
}

/** The tool's own words where it refused. */
function words({ status, all }: Answer): string[] {
  return status === 0 ? [] : all.split('\n').filter((line) => line.trim() !== '');
}

export function checkTypes(): Finding {
  const answer = tool('tsc', '--noEmit', '--pretty', 'false', '--listFilesOnly');
  const files = answer.output.split('\n').filter((file) => file !== '' && !file.includes('node_modules'));
  const problems = files.length === 0 ? ['no file was read'] : words(tool('tsc', '--noEmit', '--pretty', 'false'));
  return { seen: `${files.length} files`, problems };
}

export function checkStyle(): Finding {
  const answer = tool('biome', 'check', '--error-on-warnings', '--colors=off', '--max-diagnostics=40');
  const files = /Checked (\d+) files/.exec(answer.all)?.[1] ?? '0';
  return { seen: `${files} files`, problems: files === '0' ? ['no file was read', ...words(answer)] : words(answer) };
}

const graph = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        comment: z.string().optional(),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
    totalDependenciesCruised: z.number(),
  }),
});

/**
 * TypeScript 7 has no programming interface, so dependency-cruiser reads with swc and says on standard error that it missed
 * TypeScript. Whether it did is checked instead: every source file must be in the graph.
 */
export function checkFloors(): Finding {
  const answer = tool('depcruise', 'src', 'bin', '--config', '.dependency-cruiser.mjs', '--output-type', 'json');
  if (answer.output === '') return { seen: 'nothing', problems: [answer.all] };
  const { modules, summary } = graph.parse(JSON.parse(answer.output));
  const read = new Set(modules.map(({ source }) => source));
  const unread = globSync(['src/**/*.{ts,tsx}', 'bin/*.ts'], { cwd: ROOT, exclude: ['**/*.d.ts'] })
    .filter((file) => !read.has(file))
    .map((file) => `${file} was not read`);
  const violations = summary.violations.map(
    ({ from, to, rule, cycle }) =>
      `${rule.name}: ${from} → ${cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ')}`,
  );
  const nothing = modules.length === 0 || summary.totalDependenciesCruised === 0 ? ['no module was read'] : [];
  return {
    seen: `${modules.length} modules, ${summary.totalDependenciesCruised} imports`,
    problems: [...nothing, ...unread, ...violations],
  };
}

export function checkUnused(): Finding {
  const answer = tool('knip', '--no-progress', '--no-config-hints');
  return { seen: 'by knip.jsonc', problems: words(answer) };
}
