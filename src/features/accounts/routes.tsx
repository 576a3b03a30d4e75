import { Hono } from 'hono';
import type { AppEnv, Routes, World } from '#platform/feature';
import { passkeyRoutes } from './account/passkey-routes.tsx';
import { accountRoutes } from './account/routes.tsx';
import { securityRoutes } from './account/security-routes.tsx';
import type { Auth, OpenAuth } from './auth.ts';
import type { AccountSlots } from './index.ts';
import { openProvider } from './sign-in/oidc.ts';
import { providerRoutes } from './sign-in/provider-routes.tsx';
import { signInRoutes } from './sign-in/routes.tsx';
import { sendLinkOf } from './sign-in/send.ts';
import { createThrottle } from './sign-in/throttle.ts';

/** Coming in, and the person's own account; `rootRoutes` is where browsers come back from a provider. */
export function accountsRoutes(
  world: World,
  slots: AccountSlots,
): { routes: Routes; rootRoutes: Routes; auth: OpenAuth } {
  const sendLink = sendLinkOf(world);
  let made: Promise<Auth> | undefined;
  const auth = () => {
    made ??= import('./auth.ts').then(({ createAuth }) => createAuth(world, { sendLink }));
    return made;
  };
  const throttle = createThrottle();
  const provider = providerRoutes(world, openProvider(world, sendLink), throttle);
  const routes = new Hono<AppEnv>();
  routes.route('/', signInRoutes(world, auth, throttle, slots.mailbox));
  routes.route('/', provider.routes);
  routes.route('/', accountRoutes(world, throttle, slots.links ?? (() => [])));
  routes.route('/', securityRoutes(world, auth, throttle));
  routes.route('/', passkeyRoutes(world, auth));
  return { routes, rootRoutes: provider.rootRoutes, auth };
}
