import highs, { type LegacyHighs } from 'highs';
import type { Instance } from '#engines/scheduling';

/** The default export, which its types do not know. */
const load = highs as unknown as () => Promise<LegacyHighs>;

/** Columns to a line: the format ends lines that are too long. */
const PER_LINE = 12;
const MOST_SECONDS = 120;

/**
 * An upper bound of the value of any plan: the linear relaxation in which requests are spread over blocks, people have so many meetings in a block as they are
 * there slots, and all tables of a block are one number (a b-matching; solved by HiGHS). Undefined when it takes too long.
 */
export async function valueBound(instance: Instance): Promise<number | undefined> {
  const { participants, requests, blocks, tables, forbiddenPairs } = instance;
  const away = participants.map(({ unavailable }) => new Set(unavailable));
  const forbidden = new Set(forbiddenPairs.map(([a, b]) => `${Math.min(a, b)},${Math.max(a, b)}`));
  const goal: string[] = [];
  const rows: [columns: string[], most: number][] = [];
  const ofPerson = participants.map((): string[] => []);
  const ofPersonInBlock = participants.map(() => blocks.map((): string[] => []));
  const atTables = blocks.map((): string[] => []);
  for (const [number, { a, b, weight, mode, slots, fixed }] of requests.entries()) {
    const own: string[] = [];
    rows.push([own, 1]);
    if (forbidden.has(`${Math.min(a, b)},${Math.max(a, b)}`)) continue;
    for (const [block, [from, to]] of blocks.entries()) {
      let possible = false;
      for (let slot = from; slot < to; slot++)
        possible ||=
          !away[a]!.has(slot) &&
          !away[b]!.has(slot) &&
          (slots?.includes(slot) ?? true) &&
          (fixed === undefined || fixed === slot);
      if (!possible) continue;
      const column = `x${number}_${block}`;
      own.push(column);
      goal.push(`${weight} ${column}`);
      for (const person of [a, b]) {
        ofPersonInBlock[person]![block]!.push(column);
        ofPerson[person]!.push(column);
      }
      if (mode !== 'online') atTables[block]!.push(column);
    }
  }
  for (const [person, { maxMeetings }] of participants.entries()) {
    if (maxMeetings) rows.push([ofPerson[person]!, maxMeetings]);
    for (const [block, [from, to]] of blocks.entries()) {
      let there = 0;
      for (let slot = from; slot < to; slot++) if (!away[person]!.has(slot)) there += 1;
      rows.push([ofPersonInBlock[person]![block]!, there]);
    }
  }
  for (const [block, [from, to]] of blocks.entries())
    rows.push([atTables[block]!, tables.slice(from, to).reduce((sum, each) => sum + each, 0)]);
  const sum = (columns: string[]) =>
    columns.map((column, i) => `${i === 0 ? '' : ' + '}${column}${i % PER_LINE === PER_LINE - 1 ? '\n' : ''}`).join('');
  const bounds = rows.flatMap(([columns], i) => (i < requests.length ? columns : [])).map((column) => `${column} <= 1`);
  const limits = rows
    .filter(([columns, most]) => columns.length > most)
    .map(([columns, most], i) => `c${i}: ${sum(columns)} <= ${most}`);
  const solver = await load();
  const solved = solver.solve(
    `Maximize\nobj: ${sum(goal)}\nSubject To\n${limits.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd`,
    {
      presolve: 'on',
      time_limit: MOST_SECONDS,
    },
  );
  return solved.Status === 'Optimal' ? solved.ObjectiveValue : undefined;
}
