import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import type { Db } from '#platform/database';
import type { AppEnv } from '#platform/feature';
import { type ReadPage, readPage } from './testing.ts';

export interface Answered {
  status: number;
  location: string | null;
  headers: Headers;
  html: string;
  page: ReadPage;
}

/** Somebody with a browser: keeps cookies, follows nothing by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly app: Hono<AppEnv>;
  headers: Record<string, string> = {};

  constructor(app: Hono<AppEnv>, cookie?: string) {
    this.app = app;
    if (cookie !== undefined)
      this.cookies.set(cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1));
  }

  get(path: string): Promise<Answered> {
    return this.ask(path, {});
  }

  post(path: string, fields: Record<string, string> = {}): Promise<Answered> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  postJson(path: string, body: unknown): Promise<Answered> {
    const headers = { 'content-type': 'application/json' };
    return this.ask(path, { method: 'POST', body: JSON.stringify(body), headers });
  }

  /** Whether the site knows them: their account opens. */
  async isSignedIn(): Promise<boolean> {
    const { status } = await this.get('/de/account');
    assert.ok(status === 200 || status === 303);
    return status === 200;
  }

  private async ask(path: string, init: RequestInit): Promise<Answered> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers({
      host: 'localhost',
      origin: 'http://localhost',
      ...this.headers,
      ...(init.headers as object),
    });
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await this.app.request(path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      if (/; *max-age=0\b/i.test(set)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    const html = await response.text();
    const { status } = response;
    return {
      status,
      location: response.headers.get('location'),
      headers: response.headers,
      html,
      page: readPage(html),
    };
  }
}

/** What has been put into the queue, oldest first. */
export function listMails(db: Db) {
  return db.selectFrom('mail').select(['kind', 'to_address', 'subject', 'text']).orderBy('id').execute();
}

/** The link of the newest mail to somebody, as a path of the site. */
export async function linkTo(db: Db, email: string): Promise<URL> {
  const mails = await db
    .selectFrom('mail')
    .select('text')
    .where('to_address', '=', email)
    .orderBy('id', 'desc')
    .execute();
  const link = /https?:\/\/\S+/.exec(mails[0]?.text ?? '')?.[0];
  assert.ok(link, `no mail with a link to ${email}`);
  return new URL(link);
}

/** Signs in as anybody does who has only a mailbox: asks for a link, opens it, presses the button. Returns where that leads. */
export async function signInByLink(visitor: Visitor, db: Db, email: string, next?: string): Promise<Answered> {
  const asked = await visitor.post('/de/sign-in', { email, ...(next === undefined ? {} : { next }) });
  assert.equal(asked.status, 303, asked.html);
  const link = await linkTo(db, email);
  const shown = await visitor.get(link.pathname + link.search);
  assert.equal(shown.status, 200);
  return visitor.post('/de/sign-in/link', fieldsOf(shown.page));
}

/** The values of a page's fields, as a browser sends them. */
export function fieldsOf(page: ReadPage): Record<string, string> {
  const inputs = page.elements.filter(({ name, attributes }) => name === 'input' && attributes.name !== undefined);
  return Object.fromEntries(inputs.map(({ attributes }) => [attributes.name ?? '', attributes.value ?? '']));
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows (RFC 6238), `steps` times half a minute from now. */
export function codeOf(key: string, steps = 0): string {
  const bits = [...key].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', secret).update(step).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
