/** Hash of a text from `start` to before `end`: FNV-1a with a final mix (Murmur 3), 32 bits. */
export function hashOf(text: string, start: number, end: number): number {
  let value = FIRST;
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), PRIME);
  return mixed(value);
}

/** The same of the code units of a text. */
export function hashOfLetters(letters: Uint16Array, start: number, end: number): number {
  let value = FIRST;
  for (let at = start; at < end; at++) value = Math.imul(value ^ letters[at]!, PRIME);
  return mixed(value);
}

const FIRST = 0x811c9dc5;
const PRIME = 0x01000193;

function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
