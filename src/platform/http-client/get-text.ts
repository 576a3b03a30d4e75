import { type LookupOptions, lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ok, type Result, refuse } from '#engines/kit';
import { isPublicAddress } from './public-address.ts';

/** Why there is no text. `inner-address`: the address, or one it leads to, is not in the public internet. */
export type GetRefusal =
  | { type: 'no-web-address' }
  | { type: 'inner-address' }
  | { type: 'too-many-redirects' }
  | { type: 'unreachable' }
  | { type: 'timeout' }
  | { type: 'aborted' }
  | { type: 'status'; status: number }
  | { type: 'too-large' };

export interface GetOptions {
  headers?: Record<string, string>;
  /** For everything together, from the first connection to the last byte. */
  timeoutMs: number;
  /** More of the text is not read, nor unpacked. */
  maxBytes: number;
  signal?: AbortSignal;
  /** Which IP addresses may be connected to; a test allows its own machine. */
  allows?: (ip: string) => boolean;
}

export interface GetAnswer {
  /** 304: what was asked for by If-None-Match or If-Modified-Since has not changed, and there is no text. */
  status: 200 | 304;
  text: string;
  etag: string | undefined;
  lastModified: string | undefined;
}

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

class InnerAddress extends Error {}
class TooLarge extends Error {}

/**
 * Reads a text at an address that somebody gave us. It could lead into our own network, so every connection, that of each redirect too,
 * is made only to an IP address that was checked: the name is looked up by us, and what was checked is what is connected to, whatever
 * the name says a moment later. Refusals tell nothing of what was found there.
 */
export async function getText(url: string, options: GetOptions): Promise<Result<GetAnswer, GetRefusal>> {
  const { signal, timeoutMs } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const ends = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    let next = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const target = webAddress(next);
      if (target === undefined) return refuse({ type: 'no-web-address' });
      const response = await ask(target, options, ends);
      const { location } = response.headers;
      if (REDIRECTS.has(response.statusCode ?? 0) && location !== undefined && URL.canParse(location, target)) {
        response.destroy();
        next = new URL(location, target).href;
        continue;
      }
      return await answer(response, options.maxBytes);
    }
    return refuse({ type: 'too-many-redirects' });
  } catch (error) {
    if (error instanceof InnerAddress) return refuse({ type: 'inner-address' });
    if (error instanceof TooLarge) return refuse({ type: 'too-large' });
    if (signal?.aborted === true) return refuse({ type: 'aborted' });
    return refuse({ type: timeout.aborted ? 'timeout' : 'unreachable' });
  }
}

function webAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

function ask(
  url: URL,
  { headers, allows = isPublicAddress }: GetOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address needs no looking up, so nothing would check it later. The URL has read its decimal, octal and short forms.
  if (isIP(host) !== 0 && !allows(host)) return Promise.reject(new InnerAddress());
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = send(url, {
      headers: { 'User-Agent': 'Hubwerk', 'Accept-Encoding': 'gzip, deflate, br', ...headers },
      lookup: checkedLookup(allows),
      // A connection of its own: one kept open might lead elsewhere.
      agent: false,
      signal,
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end();
  });
}

/** Looks a name up; refused when any of its addresses is not allowed. */
function checkedLookup(allows: (ip: string) => boolean): LookupFunction {
  return (name, options: LookupOptions, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error !== null) callback(error, '');
      else if (first === undefined || !found.every(({ address }) => allows(address))) callback(new InnerAddress(), '');
      else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

async function answer(response: IncomingMessage, maxBytes: number): Promise<Result<GetAnswer, GetRefusal>> {
  const { statusCode: status = 0, headers } = response;
  if (status !== 200) response.destroy();
  if (status !== 200 && status !== 304) return refuse({ type: 'status', status });
  const { etag, 'last-modified': lastModified } = headers;
  const text = status === 304 ? '' : decode(await readAtMost(unpacked(response), maxBytes), headers['content-type']);
  return ok({ status, text, etag, lastModified });
}

function unpacked(response: IncomingMessage): Readable {
  const { 'content-encoding': encoding = 'identity' } = response.headers;
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    encoding.toLowerCase()
  ];
  // Its errors come out of the stream that is read.
  return unpack === undefined ? response : pipeline(response, unpack(), () => {});
}

async function readAtMost(stream: Readable, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop closes the connection.
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw new TooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decode(bytes: Buffer, contentType = ''): string {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
