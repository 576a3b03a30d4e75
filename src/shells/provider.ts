import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/**
 * A real OpenID provider on a port of its own. Any login name has an account with the address `NAME@example.org`; the provider has not verified that
 * of `unverified-NAME`, and knows none of `nobody-NAME`.
 */
export async function startProvider(redirectUri: string): Promise<{ issuer: string; close(): Promise<void> }> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'hubwerk',
        client_secret: 'a-secret-of-the-tests',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    async findAccount(_context, id) {
      const email = `${id.replace(/^(unverified|other)-/, '')}@example.org`;
      const known = { email, email_verified: !id.startsWith('unverified-') };
      return {
        accountId: id,
        claims: async () => ({ sub: id, name: `Name of ${id}`, ...(id.startsWith('nobody-') ? {} : known) }),
      };
    },
    cookies: { keys: ['a-key-of-the-tests'] },
    features: { devInteractions: { enabled: true } },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** What somebody does at the provider: says who they are, agrees. Returns the address that the browser is sent back to. */
export async function signInAt(start: string, login: string, back: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let address = start;
  let init: RequestInit = {};
  for (let step = 0; step < 20; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response: Response = await fetch(address, { ...init, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const pair = set.split(';')[0] ?? '';
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    init = {};
    const location = response.headers.get('location');
    if (location !== null) {
      address = new URL(location, address).href;
      if (address.startsWith(back)) return new URL(address);
      continue;
    }
    const html = await response.text();
    const action = /action="([^"]+)"/.exec(html)?.[1];
    assert.ok(action, html.slice(0, 500));
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1] ?? '';
    address = new URL(action, address).href;
    init = { method: 'POST', body: new URLSearchParams({ prompt, login, password: 'any' }) };
  }
  throw new Error('the provider leads nowhere');
}
