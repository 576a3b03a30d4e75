/**
 * The service worker of the check-in page: it shows the page from what the page itself has put by (`element.ts`) when the net is gone. It keeps
 * nothing else and answers for nothing else.
 */
interface Waits {
  waitUntil(promise: Promise<unknown>): void;
}
interface Fetching extends Waits {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Waits) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
// The types of the DOM know windows only.
const scope: Scope = self as never;

/** A hall full of phones has a net that answers nothing for minutes: then the page comes from the device. */
const PATIENCE_MS = 4_000;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  // Names of assets carry a hash, so what is kept is what the net would bring.
  else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') event.respondWith(kept(request));
});

async function page(request: Request): Promise<Response> {
  const known = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
  if (known === undefined) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(known), PATIENCE_MS));
  return Promise.race([fetch(request).catch(() => known), late]);
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
