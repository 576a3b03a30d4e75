import { passkey } from '@better-auth/passkey';
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { magicLink, twoFactor } from 'better-auth/plugins';
import { v7 as uuid } from 'uuid';
import type { World } from '#platform/feature';
import { FRESH_MINUTES, SIGN_IN_KEY } from './session.ts';
import { hashPassword, verifyPassword } from './sign-in/hash.ts';
import { MAX_NAME, oneLine } from './sign-in/model.ts';
import { MAX_LENGTH, MIN_LENGTH } from './sign-in/strength.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** How long a mail link, and the time between first and second factor, may take. */
const LINK_MINUTES = 15;

/** How somebody signed in; stands in `sign_in_session.method`. `code`: the second factor after a link, a password or another provider. */
export type Method = 'link' | 'password' | 'passkey' | 'oidc' | 'code';

/** Hands the key of a mail link to who writes the mail. `about` is what our own handler gave. */
export type SendLink = (link: { email: string; key: string; about: Record<string, unknown> }) => Promise<void>;

export type Auth = ReturnType<typeof createAuth>;
/** Loads better-auth when it is first asked for: it takes long, and pages for readers do without it. */
export type OpenAuth = () => Promise<Auth>;

/**
 * better-auth over our tables: it makes and ends sessions, keeps what links, codes and passkeys need, and checks them. Our handlers call it
 * (`auth.api`); none of its own addresses is served. Decisions that differ from what it does by itself:
 *
 * - The second factor is asked for after every way in but a passkey, which is two factors already (`everyWay`). Should a way in be forgotten there,
 *   its session is not confirmed (`session.create`) and tells nobody.
 * - A passkey counts only where the device has checked its owner (PIN, finger, face).
 * - Nobody begins an account with an address that was not proved, also where another provider names it (`user.create`).
 * - Tokens of other providers are not kept: nothing is asked of them later.
 * - No address of the network is kept with a session.
 */
export function createAuth(
  { config, db, secret, log }: Pick<World, 'config' | 'db' | 'secret' | 'log'>,
  { sendLink, more = [] }: { sendLink: SendLink; more?: BetterAuthPlugin[] },
) {
  return betterAuth({
    appName: 'Hubwerk',
    baseURL: config.baseUrl,
    basePath: '/auth',
    secret: secret.derive(SIGN_IN_KEY),
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    // Wrong codes and links that have run out are everyday; addresses of people may stand in any message.
    logger: { log: (level) => level === 'error' && log.debug('better-auth reports an error') },
    trustedOrigins: [config.baseUrl],
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'hubwerk',
      database: { generateId: () => uuid() },
      ipAddress: { disableIpTracking: true },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sign_in_session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        method: { type: 'string', required: false, input: false },
        confirmed: { type: 'boolean', required: false, input: false },
      },
      expiresIn: 14 * DAY,
      freshAge: FRESH_MINUTES * MINUTE,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'sign_in_account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      // Both sides have to have verified the address: better-auth asks that of providers that are not declared trusted.
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    verification: {
      modelName: 'sign_in_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    emailAndPassword: {
      enabled: true,
      // Who is new comes by a mail link, which proves the address.
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: MIN_LENGTH,
      maxPasswordLength: MAX_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    databaseHooks: {
      user: {
        create: {
          async before(person) {
            if (!person.emailVerified) throw new APIError('FORBIDDEN', { code: 'EMAIL_NOT_VERIFIED' });
            return { data: { ...person, name: oneLine(person.name).slice(0, MAX_NAME), image: null } };
          },
        },
      },
      session: {
        create: {
          async before(session, context) {
            const path = context?.path ?? '';
            const person = await context?.context.internalAdapter.findUserById(session.userId);
            const twoFactorEnabled = person !== null && person !== undefined && 'twoFactorEnabled' in person;
            const asked = !twoFactorEnabled || person.twoFactorEnabled === true;
            const confirmed = !asked || path.startsWith('/two-factor/') || path.startsWith('/passkey/');
            return { data: { ...session, ipAddress: null, method: methodOf(path, session.method), confirmed } };
          },
        },
      },
      account: {
        create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
        update: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
      },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * MINUTE,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token, metadata }) => sendLink({ email, key: token, about: metadata ?? {} }),
      }),
      everyWay(
        twoFactor({
          issuer: 'Hubwerk',
          allowPasswordless: true,
          twoFactorCookieMaxAge: LINK_MINUTES * MINUTE,
          schema: {
            user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
            twoFactor: {
              modelName: 'sign_in_two_factor',
              fields: {
                userId: 'person_id',
                backupCodes: 'backup_codes',
                failedVerificationCount: 'failed_verification_count',
                lockedUntil: 'locked_until',
              },
            },
          },
        }),
      ),
      passkey({
        rpID: new URL(config.baseUrl).hostname,
        rpName: 'Hubwerk',
        origin: new URL(config.baseUrl).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => needOwner(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => needOwner(verification.authenticationInfo.userVerified),
        },
        schema: {
          passkey: {
            modelName: 'sign_in_passkey',
            fields: {
              userId: 'person_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
      ...more,
    ],
  });
}

const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

/** better-auth asks for the second factor after a password only: here it does so after a mail link and another provider too. */
function everyWay<P extends ReturnType<typeof twoFactor>>(plugin: P): P {
  for (const hook of plugin.hooks.after) {
    hook.matcher = ({ path = '' }) =>
      path === '/sign-in/email' || path === '/magic-link/verify' || path.startsWith('/callback/');
  }
  return plugin;
}

async function needOwner(verified: boolean | undefined): Promise<undefined> {
  if (verified !== true) throw new APIError('UNAUTHORIZED', { code: 'OWNER_NOT_VERIFIED' });
}

function methodOf(path: string, before: unknown): Method {
  if (path === '/magic-link/verify') return 'link';
  if (path === '/sign-in/email') return 'password';
  if (path.startsWith('/passkey/')) return 'passkey';
  if (path.startsWith('/callback/')) return 'oidc';
  return before === 'link' || before === 'password' || before === 'passkey' || before === 'oidc' ? before : 'code';
}
