import { createHash } from 'node:crypto';

/** Code points that stand in an address as they are (RFC 3986, section 2.3). */
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,79}$/;

/**
 * Short names of concepts within their vocabulary: the last part of their address (`2498` of `http://eurovoc.europa.eu/2498`), or a digest of
 * the address where that is no readable name or another concept has it too. The same addresses always get the same codes.
 */
export function giveCodes(uris: readonly string[]): Map<string, string> {
  const ends = new Map(uris.map((uri) => [uri, lastPart(uri)]));
  const counts = new Map<string, number>();
  for (const end of ends.values()) counts.set(end, (counts.get(end) ?? 0) + 1);
  return new Map([...ends].map(([uri, end]) => [uri, SAFE.test(end) && counts.get(end) === 1 ? end : digest(uri)]));
}

function lastPart(uri: string): string {
  const parts = uri.split(/[/#:?=]/).filter((part) => part !== '');
  return parts.at(-1) ?? '';
}

function digest(uri: string): string {
  return `x${createHash('sha256').update(uri).digest('hex').slice(0, 15)}`;
}
