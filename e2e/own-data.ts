import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { TestDatabase } from '../src/platform/testing/index.ts';
import { type makeApp, makeWorld } from '../src/shells/testing.ts';
import { launchBrowser, PATIENCE_MS } from './site.ts';

/**
 * A browser for tests that make their own data, and sites that show it. Sites and profiles are closed after each test, the browser after the last.
 * `flags` are asked for when it starts.
 */
export function useBrowser(flags: () => string[] = () => []) {
  let browser: Browser | undefined;
  const servers: Server[] = [];
  before(async () => {
    browser = await launchBrowser(flags());
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });
  after(() => browser?.close());

  return {
    /** A world in which the clock says what a test wants. */
    world: (database: TestDatabase, clock: () => Date) =>
      makeWorld(database, { clock, settings: { BASE_URL: 'http://localhost', RATE_LIMIT: '10000' } }),

    /** Serves an app at an address of its own. */
    async serve(app: ReturnType<typeof makeApp>): Promise<{ server: Server; url: string }> {
      const server = createServer(getRequestListener(app.fetch));
      servers.push(server);
      await new Promise<void>((done) => server.listen(0, 'localhost', done));
      return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
    },

    /** A fresh browser profile, signed in where somebody's cookie is given. */
    async profile(
      options: BrowserContextOptions,
      signedIn?: { url: string; cookie: string | undefined },
    ): Promise<BrowserContext> {
      if (browser === undefined) throw new Error('the browser has not started');
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'de-DE', ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      if (signedIn?.cookie !== undefined) {
        const at = signedIn.cookie.indexOf('=');
        const [name, value] = [signedIn.cookie.slice(0, at), signedIn.cookie.slice(at + 1)];
        await context.addCookies([{ name, value, url: signedIn.url }]);
      }
      return context;
    },
  };
}
