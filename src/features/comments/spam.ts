import { createHash, createHmac, randomUUID } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Secret } from '#platform/secret';

/** Nobody reads the form and writes ten characters in less; programs do. */
export const FASTEST_MS = 3_000;
/** A form that lay open overnight is still taken. */
export const OLDEST_MS = 24 * 3_600_000;

/** What one address may post. A whole town hall shares one, so these are far above what people do. */
export const PER_ADDRESS = [
  { minutes: 10, most: 8 },
  { minutes: 24 * 60, most: 60 },
] as const;
/** What guests may post to one hub in an hour: a flood from many addresses stops here. */
export const GUESTS_PER_HUB_AND_HOUR = 300;

/** A comment with more links waits for a moderator whatever the hub has set. */
export const FREE_LINKS = 2;

const PURPOSE = 'comment-form';

interface Stamp {
  at: number;
  key: string;
  /** The subject and the comment that is answered: a form is for one place. */
  place: string;
}

/** What a form carries so that it can be told when it was opened and that it came from here; sealed, so nobody can make one. */
export function stampForm(secret: Secret, place: string, now: Date): string {
  const stamp: Stamp = { at: now.getTime(), key: randomUUID(), place };
  return secret.seal(PURPOSE, JSON.stringify(stamp));
}

export type ReadStamp = { key: string; age: 'right' | 'too-fast' | 'too-old' };

/** Undefined where the stamp is missing, made up, or from the form of another place. */
export function readStamp(secret: Secret, sealed: string, place: string, now: Date): ReadStamp | undefined {
  const text = secret.open(PURPOSE, sealed);
  if (text === undefined) return undefined;
  const stamp = JSON.parse(text) as Stamp;
  if (stamp.place !== place) return undefined;
  const age = now.getTime() - stamp.at;
  return { key: stamp.key, age: age < FASTEST_MS ? 'too-fast' : age > OLDEST_MS ? 'too-old' : 'right' };
}

/** Tells the same address again without telling which it is. IPv6 by the half that stands for the line: the rest changes by itself. */
export function markAddress(secret: Secret, address: string): string {
  return createHmac('sha256', secret.derive('comment-address'))
    .update(lineOf(address))
    .digest('base64url')
    .slice(0, 22);
}

function lineOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** The same for texts that differ only in case, signs, digits, accents and space: what is sent a hundred times is varied in these. */
export function markText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}]+/gu, '');
  return createHash('sha256')
    .update(plain === '' ? text : plain)
    .digest('base64url')
    .slice(0, 22);
}

const LINK = /https?:\/\/[^\s<>"'“”„`]+/gi;

/** The text in pieces: plain, and addresses of the web. Only these become links, so no text can be markup or script. */
export function findLinks(text: string): { text: string; href?: string }[] {
  const pieces: { text: string; href?: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    // A full stop or bracket at the end belongs to the sentence.
    const address = match[0].replace(/[.,;:!?)\]}*_]+$/, '');
    if (!URL.canParse(address)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: address, href: new URL(address).href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

export function countLinks(text: string): number {
  return text.match(/https?:\/\/(?:www\.)?|www\./gi)?.length ?? 0;
}
