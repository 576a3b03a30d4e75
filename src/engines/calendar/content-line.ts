/** Octets of a line without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they may stand nowhere (RFC 5545, 3.1)
const ESCAPED = /\r\n?|[\u0000-\u0008\u000a-\u001f\u007f\\;,]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what makes a text be looked at more closely
const SPECIAL = /[\u0000-\u001f\u007f\\;,\ud800-\udfff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they may stand nowhere
const CONTROLS = /[\u0000-\u001f\u007f]+/g;

/** A text as a value of type TEXT (RFC 5545, 3.3.11). */
export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(ESCAPED, escaped).toWellFormed();
}

function escaped(found: string): string {
  const first = found.charCodeAt(0);
  if (first === 10 || first === 13) return '\\n';
  return first < 32 || first === 127 ? '' : `\\${found}`;
}

/**
 * A parameter with its value in quotes, `;NAME="value"`. Quotes cannot be written there (RFC 5545, 3.2) and few programs read the way
 * round that (RFC 6868), so they become apostrophes; control characters become blanks.
 */
export function parameter(name: string, value: string): string {
  return `;${name}="${value.replaceAll('"', "'").replace(CONTROLS, ' ').toWellFormed()}"`;
}

/** An address as a value: in US-ASCII (RFC 3986), and nothing in it may end the line. */
export function uriValue(uri: string): string {
  return uri
    .toWellFormed()
    .replace(CONTROLS, '')
    .replace(/[^!-~]/gu, encodeURIComponent);
}

/** Content lines in UTF-8, in a block that grows: strings of a whole feed cost the garbage collector more than writing it. */
export interface Lines {
  /** Adds a line, folded so that none has more than 75 octets and no character is torn apart (RFC 5545, 3.1). */
  line(text: string): void;
  /** Adds lines that are short and end with CRLF. */
  raw(text: string): void;
  bytes(): Buffer;
}

export function createLines(): Lines {
  let block = Buffer.allocUnsafe(64 * 1024);
  let length = 0;
  let unfolded = Buffer.allocUnsafe(4096);

  function raw(text: string): void {
    reserve(text.length * 3);
    length += block.write(text, length);
  }

  function line(text: string): void {
    // A unit of UTF-16 has at most three octets in UTF-8; a fold adds three for at least 71.
    reserve(text.length * 4 + 2);
    const begin = length;
    length += block.write(text, length);
    if (length - begin > LINE_OCTETS) foldFrom(begin);
    block[length++] = 13;
    block[length++] = 10;
  }

  /** Folds what stands from here to the end. */
  function foldFrom(begin: number): void {
    const octets = length - begin;
    if (octets > unfolded.length) unfolded = Buffer.allocUnsafe(octets * 2);
    block.copy(unfolded, 0, begin, length);
    length = begin;
    let from = 0;
    let room = LINE_OCTETS;
    for (;;) {
      let to = Math.min(from + room, octets);
      // 10xxxxxx goes on with a character.
      while (to < octets && ((unfolded[to] ?? 0) & 0xc0) === 0x80) to--;
      length += unfolded.copy(block, length, from, to);
      if (to === octets) return;
      block[length++] = 13;
      block[length++] = 10;
      block[length++] = 32;
      from = to;
      // The blank that a folded line begins with counts.
      room = LINE_OCTETS - 1;
    }
  }

  function reserve(octets: number): void {
    if (length + octets <= block.length) return;
    const larger = Buffer.allocUnsafe(Math.max(block.length * 2, length + octets));
    block.copy(larger, 0, 0, length);
    block = larger;
  }

  return { line, raw, bytes: () => block.subarray(0, length) };
}
