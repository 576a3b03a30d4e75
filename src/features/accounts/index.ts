import { setTimeout } from 'node:timers/promises';
import type { Context } from 'hono';
import type { Lang } from '#engines/kit';
import type { AppEnv, Feature, World } from '#platform/feature';
import type { OwnLink } from './account/pages/overview.tsx';
import { ACCOUNT_DATA, accountRetention } from './personal-data.ts';
import { accountsRoutes } from './routes.tsx';
import { findPersonOf } from './session.ts';

export interface AccountSlots {
  /** What else is the person's own, such as their data. */
  links?(lang: Lang): OwnLink[];
  /** Where whoever asks may read the mails themselves, because none goes out. */
  mailbox?(c: Context<AppEnv>): string | undefined;
}

const WARM_UP_AFTER_MS = 3_000;

/** People: how they come in, who they are, what they may. */
export function accounts(world: World, slots: AccountSlots = {}): Feature {
  const { routes, rootRoutes, auth } = accountsRoutes(world, slots);
  return {
    name: 'accounts',
    routes,
    rootRoutes,
    access: {
      'GET /welcome': 'person',
      'POST /welcome': 'person',
      'GET /account': 'person',
      'POST /account': 'person',
      'GET /account/sessions': 'person',
      'POST /account/sessions/end': 'person',
      'POST /account/sessions/:id/end': 'person',
      'GET /account/address': 'person',
      'POST /account/address': 'person',
      'GET /account/address/confirm': 'link',
      'POST /account/address/confirm': 'link',
      'GET /account/password': 'person',
      'POST /account/password': 'person',
      'GET /account/second-factor': 'person',
      'POST /account/second-factor': 'person',
      'POST /account/second-factor/confirmation': 'person',
      'POST /account/second-factor/codes': 'person',
      'POST /account/second-factor/deletion': 'person',
      'GET /account/passkeys': 'person',
      'POST /account/passkeys/options': 'person',
      'POST /account/passkeys': 'person',
      'POST /account/passkeys/:id': 'person',
      'POST /account/passkeys/:id/deletion': 'person',
    },
    personalData: ACCOUNT_DATA,
    retention: accountRetention,
    findPerson: findPersonOf(world),
    async warmUp() {
      // Loading it takes half a second in which no page is answered: not when the first readers come.
      await setTimeout(WARM_UP_AFTER_MS, undefined, { ref: false });
      await auth();
    },
  };
}
