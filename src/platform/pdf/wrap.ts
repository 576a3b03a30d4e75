/** What stays together in a line: a word with the spaces after it; a hyphen, dash, slash or @ within a word ends a part of it. */
const PARTS = /[^ ]*?[^ ][-–/@](?=[\p{L}\p{N}])|[^ ]+ *| +/gu;

/** Breaks a text into lines of at most this width: between words, after hyphens, and within words that are longer than a line. */
export function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (longer: string) => widthOf(longer.trimEnd()) <= width;
  for (const part of text.trim().match(PARTS) ?? []) {
    if (fits(line + part)) {
      line += part;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = part;
    while (!fits(line)) {
      const letters = [...line];
      let count = 1;
      while (count < letters.length && fits(letters.slice(0, count + 1).join(''))) count++;
      lines.push(letters.slice(0, count).join(''));
      line = letters.slice(count).join('');
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** As many lines as allowed; the last ends with an ellipsis when something is left out. */
export function limit(lines: string[], count: number): string[] {
  if (lines.length <= count) return lines;
  return [...lines.slice(0, count - 1), `${lines[count - 1]?.replace(/.{1,2}$/u, '')}…`];
}
