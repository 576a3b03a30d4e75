import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { allRights } from '#engines/kit';
import { SETTINGS } from '#platform/config';
import { commands } from '#shells/cli/run.ts';
import type { Finding } from '../check.ts';
import { checkImports } from './imports.ts';
import { codeMarks, compareLists, plain, readDocument, sections, tableRows } from './markdown.ts';
import { ROOT } from './tools.ts';

/** The documents in docs/ that list what the code has, and every statement in any document that can be looked up. */
export function checkDocuments(): Finding {
  const documents = globSync(['*.md', '{docs,decisions,demo,vocabulary,bench}/**/*.md'], { cwd: ROOT });
  const problems = [
    ...checkSettings(),
    ...checkCommands(),
    ...checkAddresses(),
    ...checkEvents(),
    ...checkPrivacy(),
    ...checkRights(),
    ...checkImports(),
    ...documents.flatMap((file) => [...checkLinks(file), ...checkPaths(file), ...checkWalks(file)]),
  ];
  return { seen: `${documents.length} documents`, problems };
}

function checkSettings(): string[] {
  const file = 'docs/settings.md';
  const rows = tableRows(readDocument(file));
  const names = rows.map(([name = '']) => plain(name));
  const problems = compareLists(file, 'setting', names, Object.keys(SETTINGS));
  for (const [name, { schema, allowed }] of Object.entries(SETTINGS)) {
    const [, fallback = '', said = '', meaning = ''] = rows.find(([first = '']) => plain(first) === name) ?? [];
    const { default: value } = z.toJSONSchema(schema, { io: 'input' });
    const expected = value === undefined ? 'none' : String(value);
    if (plain(fallback) !== expected) problems.push(`${file}: ${name} has the default ${expected}`);
    if (plain(said) !== allowed) problems.push(`${file}: allowed for ${name} is: ${allowed}`);
    if (meaning === '') problems.push(`${file}: what ${name} means is missing`);
  }
  return problems;
}

function checkCommands(): string[] {
  const file = 'docs/cli.md';
  const parts = sections(readDocument(file));
  const names = commands.map((command) => command.name);
  const problems = compareLists(file, 'command', parts.keys(), names);
  const options = (text: string) => new Set(text.match(/--[a-z][a-z-]*/g));
  for (const { name, usage, summary } of commands) {
    const text = parts.get(name);
    if (text === undefined) continue;
    if (!text.includes(`\n${`hubwerk ${name} ${usage}`.trim()}\n`)) {
      problems.push(`${file}: the usage is: hubwerk ${name} ${usage}`);
    }
    if (!text.toLowerCase().includes(summary.toLowerCase()))
      problems.push(`${file}: ${name}: the summary is: ${summary}`);
    const known = options(usage);
    for (const option of [...options(text)].filter((one) => !known.has(one)))
      problems.push(`${file}: hubwerk ${name} has no option ${option}`);
    if (!text.includes(`npx hubwerk ${name}`)) problems.push(`${file}: ${name} has no example`);
  }
  return problems;
}

/** What the program prints, on an empty database of its own. */
function runHubwerk(command: string): { status: number | null; stdout: string; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hubwerk-check-'));
  const ran = spawnSync(process.execPath, [join(ROOT, 'bin/hubwerk.ts'), command], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '', LOG_LEVEL: 'silent' },
  });
  rmSync(folder, { recursive: true });
  return ran;
}

/** `docs/privacy.md` is what `hubwerk privacy` prints, to the letter. */
function checkPrivacy(): string[] {
  const file = 'docs/privacy.md';
  const { status, stdout, stderr } = runHubwerk('privacy');
  if (status !== 0) return [`hubwerk privacy failed: ${stderr}`];
  return readDocument(file) === stdout ? [] : [`${file} is out of date: npx hubwerk privacy > ${file}`];
}

/** Rights are declared where features are loaded, and the commands load them all. */
function checkRights(): string[] {
  const file = 'docs/rights.md';
  const rows = tableRows(readDocument(file)).filter(([name = '']) => /^`[a-z-]+\.[a-z-]+`$/.test(name));
  const real = allRights.map(({ name, label, holders }) => `${name}: ${label.en}: ${holders.join(', ')}`);
  return compareLists(
    file,
    'right',
    rows.map(([name = '', label = '', holders = '']) => `${plain(name)}: ${label}: ${holders}`),
    real,
  );
}

/** Asks `hubwerk routes` itself. */
function checkAddresses(): string[] {
  const file = 'docs/addresses.md';
  const { status, stdout, stderr } = runHubwerk('routes');
  if (status !== 0) return [`hubwerk routes failed: ${stderr}`];
  const lines = stdout.split('\n').filter((line) => line !== '');
  const rows = tableRows(readDocument(file)).filter(([method = '']) =>
    /^`?(GET|POST|PUT|DELETE|PATCH)`?$/.test(method),
  );
  const written = rows.map(([method = '', path = '']) => `${plain(method)} ${plain(path)}`);
  const real = lines.map((line) => line.replace(/\s+/, ' '));
  return real.length === 0 ? ['hubwerk routes printed nothing'] : compareLists(file, 'address', written, real);
}

/** Events are types, so they are read from the source: `interface DomainEvents { 'entry.published': 'entry' }`. */
function checkEvents(): string[] {
  const file = 'docs/events.md';
  const sources = globSync('src/features/**/*.ts', { cwd: ROOT }).map((path) => readFileSync(join(ROOT, path), 'utf8'));
  const declared = sources
    .flatMap((source) => [...source.matchAll(/interface DomainEvents \{([^}]*)\}/g)])
    .flatMap((block) => [...(block[1] ?? '').matchAll(/'([\w.-]+)': '([\w-]+)'/g)])
    .map((event) => `${event[1]} ${event[2]}`);
  const written = tableRows(readDocument(file)).map(([name = '', subject = '']) => `${plain(name)} ${plain(subject)}`);
  return declared.length === 0 ? ['no event was found in the code'] : compareLists(file, 'event', written, declared);
}

function checkLinks(file: string): string[] {
  const links = [...readDocument(file).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  const own = links.filter((link) => !/^(https?:|mailto:|#)/.test(link));
  const lost = own.filter((link) => !existsSync(join(ROOT, dirname(file), link.replace(/#.*/, ''))));
  return lost.map((link) => `${file}: the link to ${link} leads nowhere`);
}

const PATH = /^(src|bin|bench|decisions|demo|docs|e2e|migrations|scripts|vocabulary)\/[\w./-]+$/;

/** Paths of this repository named in a text exist. */
function checkPaths(file: string): string[] {
  const paths = codeMarks(readDocument(file)).filter((mark) => PATH.test(mark));
  const lost = [...new Set(paths)].filter((path) => !existsSync(join(ROOT, path)));
  return lost.map((path) => `${file}: there is no ${path}`);
}

/** In a table whose first cell is a source file, the names in the second cell occur in that file. */
function checkWalks(file: string): string[] {
  return tableRows(readDocument(file)).flatMap(([first = '', second = '']) => {
    const path = /^`(src\/[\w./-]+\.tsx?)`$/.exec(first)?.[1];
    if (path === undefined || !existsSync(join(ROOT, path))) return [];
    const source = readFileSync(join(ROOT, path), 'utf8');
    const lost = codeMarks(second).filter((name) => !source.includes(name.replace(/\(\)$/, '')));
    return lost.map((name) => `${file}: ${path} has no ${name}`);
  });
}
