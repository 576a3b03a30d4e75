import { z } from 'zod';
import { ok, type Result, refuse } from '#engines/kit';
import type { DayEvent, Instance, Meeting } from '#engines/scheduling';

/** The largest event: 5,000 people with 20 wishes each. More is a mistake in the file. */
const MAX_PEOPLE = 20_000;
const MAX_REQUESTS = 200_000;
/** Three days of ten-minute slots. */
const MAX_SLOTS = 400;

const number = z.number().int().min(0);
const pair = z.tuple([number, number]);
/** Files have facts beside what the scheduler needs; they are read over. */
const request = z.object({
  a: number,
  b: number,
  others: z.array(number).max(20).optional(),
  weight: z.number().min(0).max(1_000_000),
  mode: z.enum(['table', 'online']).default('table'),
  slots: z.array(number).max(MAX_SLOTS).optional(),
  fixed: number.optional(),
});

const instanceFile = z.object({
  name: z.string().optional(),
  slots: number.max(MAX_SLOTS),
  blocks: z.array(pair).max(MAX_SLOTS),
  tables: z.array(number).max(MAX_SLOTS),
  interpreters: z.array(number).max(MAX_SLOTS).optional(),
  onlineRooms: z.array(number).max(MAX_SLOTS).optional(),
  participants: z
    .array(
      z.object({
        id: number,
        unavailable: z.array(number).max(MAX_SLOTS).default([]),
        maxMeetings: number.optional(),
        languages: z.array(z.string()).max(20).optional(),
      }),
    )
    .max(MAX_PEOPLE),
  requests: z.array(request.extend({ id: number })).max(MAX_REQUESTS),
  forbiddenPairs: z.array(pair).default([]),
  precedences: z.array(pair).optional(),
  objective: z.enum(['hub-score', 'all-mandatory-min-breaks']).default('hub-score'),
  score: z
    .object({ gap: z.number().min(0), tableChange: z.number().min(0), floor: z.number().min(0), floorMeetings: number })
    .optional(),
  gapIgnoresUnavailable: z.boolean().optional(),
  fairnessD: number.optional(),
});

const planFile = z.object({
  meetings: z.array(
    z.object({
      a: number,
      b: number,
      slot: number,
      table: number.nullable().default(null),
      request: number.optional(),
    }),
  ),
});

const eventFile = z.object({
  now: number,
  cancel: z.array(number).optional(),
  unavailable: z.array(z.object({ p: number, slots: z.array(number) })).optional(),
  tables: z.array(z.object({ slot: number, tables: number })).optional(),
  newRequests: z.array(request).optional(),
  penalty: z.object({ moved: z.number().min(0), dropped: z.number().min(0), table: z.number().min(0) }).optional(),
});

type Wrong = { type: 'wrong-file'; problems: string[] };

/** Reads an instance; what is wrong is said with the place in the file. */
export function readInstance(text: string): Result<Instance, Wrong> {
  const read = parse(instanceFile, text);
  if (!read.ok) return read;
  const { slots, blocks, tables } = read.value;
  const problems: string[] = [];
  if (tables.length !== slots) problems.push(`tables: ${tables.length} numbers for ${slots} slots`);
  const covered = [...blocks].sort(([a], [b]) => a - b);
  let next = 0;
  for (const [start, end] of covered) {
    if (start !== next || end <= start) problems.push(`blocks: [${start}, ${end}] does not follow slot ${next}`);
    next = end;
  }
  if (next !== slots) problems.push(`blocks: they end at ${next}, not at ${slots}`);
  for (const [i, { id }] of read.value.participants.entries())
    if (id !== i) problems.push(`participants.${i}.id: ${id}`);
  for (const [i, { id }] of read.value.requests.entries()) if (id !== i) problems.push(`requests.${i}.id: ${id}`);
  const { length: wishes } = read.value.requests;
  for (const [i, both] of (read.value.precedences ?? []).entries())
    if (both.some((one) => one >= wishes)) problems.push(`precedences.${i}: ${both.join(', ')}`);
  return problems.length > 0 ? refuse({ type: 'wrong-file', problems }) : ok(withoutUndefined(read.value));
}

/** A published plan. Where a meeting does not say its request, it is found by its pair. */
export function readMeetings(text: string, { requests }: Instance): Result<Meeting[], Wrong> {
  const read = parse(planFile, text);
  if (!read.ok) return read;
  const key = (a: number, b: number) => (a < b ? `${a},${b}` : `${b},${a}`);
  const byPair = new Map(requests.map(({ a, b }, place) => [key(a, b), place] as const).reverse());
  const meetings = read.value.meetings.map(({ request, ...meeting }) => {
    return { ...meeting, request: request ?? byPair.get(key(meeting.a, meeting.b)) ?? -1 };
  });
  const lost = meetings.findIndex(({ request }) => request < 0 || request >= requests.length);
  return lost < 0 ? ok(meetings) : refuse({ type: 'wrong-file', problems: [`meetings.${lost}: nobody asked for it`] });
}

export function readEvent(text: string, { participants, slots }: Instance): Result<DayEvent, Wrong> {
  const read = parse(eventFile, text);
  if (!read.ok) return read;
  const people = [...(read.value.cancel ?? []), ...(read.value.unavailable ?? []).map(({ p }) => p)];
  const stranger = people.find((person) => person >= participants.length);
  if (stranger !== undefined) return refuse({ type: 'wrong-file', problems: [`there is no participant ${stranger}`] });
  const late = (read.value.tables ?? []).find(({ slot }) => slot >= slots);
  if (late !== undefined) return refuse({ type: 'wrong-file', problems: [`there is no slot ${late.slot}`] });
  return ok(withoutUndefined(read.value));
}

function parse<T>(schema: z.ZodType<T>, text: string): Result<T, Wrong> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse({ type: 'wrong-file', problems: [error instanceof Error ? error.message : String(error)] });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return refuse({ type: 'wrong-file', problems });
}

/** Optional fields that are not there are left out, as the scheduler's types say. */
function withoutUndefined<T>(value: object): T {
  return JSON.parse(JSON.stringify(value));
}
