/** A content line, unfolded (RFC 5545, 3.1); `line` counts from 1 where it begins. `text` is undefined where it was too long to be kept. */
export interface ContentLine {
  line: number;
  text: string | undefined;
}

/** A VEVENT or VTIMEZONE as its lines; `inner` are those of the components within it. */
export interface Block {
  name: string;
  line: number;
  lines: ContentLine[];
  inner: Block[];
}

export interface Blocks {
  /** Properties of the calendar itself. */
  head: ContentLine[];
  zones: Block[];
  events: Block[];
}

export type BlocksRefusal =
  /** Not iCalendar at all: a web page, for instance. */
  | { type: 'no-calendar' }
  /** It ends within: taking it for the whole would make the rest look gone. */
  | { type: 'cut-off' }
  | { type: 'too-deep'; line: number }
  | { type: 'too-many-lines'; most: number };

const MOST_LINES = 500_000;
/** Calendar, event, alarm: nothing real is deeper. */
const DEEPEST = 8;
/** More than any description; pictures put into the file are longer. */
const LONGEST_LINE = 100_000;
const MOST_ZONES = 100;

/** Takes a file apart into its components, in one pass over the text. What is neither event nor zone (tasks, alarms) is passed over. */
export function readBlocks(text: string): Blocks | BlocksRefusal {
  const blocks: Blocks = { head: [], zones: [], events: [] };
  const open: { name: string; block?: Block | undefined }[] = [];
  let calendars = 0;
  for (const content of unfold(text)) {
    if (content.line > MOST_LINES) return { type: 'too-many-lines', most: MOST_LINES };
    const marker = content.text === undefined ? undefined : /^(BEGIN|END):\s*([\w-]{1,40})\s*$/i.exec(content.text);
    if (marker === undefined || marker === null) {
      if (open.length === 0 && calendars === 0) return { type: 'no-calendar' };
      if (open.length === 1) blocks.head.push(content);
      else open.at(-1)?.block?.lines.push(content);
      continue;
    }
    const name = marker[2]?.toUpperCase() ?? '';
    if (marker[1]?.toUpperCase() === 'END') {
      const at = open.findLastIndex((one) => one.name === name);
      if (at !== -1) open.length = at;
      continue;
    }
    if (open.length === 0 && name !== 'VCALENDAR') return { type: 'no-calendar' };
    if (open.length >= DEEPEST) return { type: 'too-deep', line: content.line };
    if (open.length === 0) calendars++;
    open.push({ name, block: begin(blocks, open.at(-1)?.block, open.length, name, content.line) });
  }
  if (calendars === 0) return { type: 'no-calendar' };
  return open.length === 0 ? blocks : { type: 'cut-off' };
}

function begin(blocks: Blocks, outer: Block | undefined, depth: number, name: string, line: number): Block | undefined {
  const block: Block = { name, line, lines: [], inner: [] };
  if (depth === 1 && name === 'VEVENT') blocks.events.push(block);
  else if (depth === 1 && name === 'VTIMEZONE' && blocks.zones.length < MOST_ZONES) blocks.zones.push(block);
  else if (depth === 2 && outer?.name === 'VTIMEZONE') outer.inner.push(block);
  else return undefined;
  return block;
}

function* unfold(text: string): Generator<ContentLine> {
  let current: { line: number; parts: string[]; length: number } | undefined;
  const done = ({ line, parts, length }: NonNullable<typeof current>): ContentLine => ({
    line,
    text: length > LONGEST_LINE ? undefined : parts.join(''),
  });
  let line = 0;
  // A mark of the encoding is no part of the text.
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    line++;
    let end = text.indexOf('\n', at);
    if (end === -1) end = text.length;
    const last = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    const first = text.charCodeAt(at);
    if ((first === 32 || first === 9) && current !== undefined) {
      current.length += last - at - 1;
      if (current.length <= LONGEST_LINE) current.parts.push(text.slice(at + 1, last));
    } else if (last > at) {
      if (current !== undefined) yield done(current);
      current = { line, parts: [text.slice(at, Math.min(last, at + LONGEST_LINE))], length: last - at };
    }
    at = end + 1;
  }
  if (current !== undefined) yield done(current);
}
