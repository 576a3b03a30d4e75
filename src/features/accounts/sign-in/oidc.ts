import type { World } from '#platform/feature';
import type { Auth, SendLink } from '../auth.ts';
import { OIDC } from './arrive.ts';

/** Longer is not waited for the description of a provider. */
const TIMEOUT_MS = 5000;

/**
 * better-auth with the configured provider, made when it is first needed: while it is being made it asks the provider for its description, and a
 * provider that hangs must not hold up the start or anybody who signs in another way. Undefined: it does not answer at the moment.
 */
export function openProvider(world: Pick<World, 'config' | 'db' | 'secret' | 'log'>, sendLink: SendLink) {
  const { oidc } = world.config;
  if (oidc === undefined) return undefined;
  const discoveryUrl = `${oidc.issuer}/.well-known/openid-configuration`;
  let made: Auth | undefined;

  async function make(): Promise<Auth | undefined> {
    const described = await fetch(discoveryUrl, { signal: AbortSignal.timeout(TIMEOUT_MS) })
      .then((response) => response.json())
      .catch(() => undefined);
    if (described?.issuer === undefined) return undefined;
    const { genericOAuth } = await import('better-auth/plugins');
    const { createAuth } = await import('../auth.ts');
    const provider = genericOAuth({
      config: [
        {
          providerId: OIDC,
          name: oidc?.name ?? '',
          clientId: oidc?.clientId ?? '',
          ...(oidc?.clientSecret === undefined ? {} : { clientSecret: oidc.clientSecret }),
          discoveryUrl,
          scopes: ['openid', 'email', 'profile'],
          requireIdTokenVerification: true,
          requireEmailVerification: true,
        },
      ],
    });
    const auth = createAuth(world, { sendLink, more: [provider] });
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), TIMEOUT_MS).unref());
    const context = await Promise.race([auth.$context, late]);
    return context === undefined ? undefined : (auth as unknown as Auth);
  }

  return async (): Promise<Auth | undefined> => {
    made ??= await make();
    return made;
  };
}
