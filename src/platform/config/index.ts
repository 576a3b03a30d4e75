import { resolve } from 'node:path';
import { z } from 'zod';
import { ok, type Result, refuse } from '#engines/kit';

/**
 * The settings: environment variables, parsed once at start. Each carries its own documentation; `docs/settings.md`
 * is compared with this list by `npm run check`.
 */
export const SETTINGS = {
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(3000),
    allowed: 'a port number, 0 to 65535',
  },
  HOST: {
    schema: z.string().min(1).default('localhost'),
    allowed: 'a host name or address to listen on, for instance localhost or 0.0.0.0',
  },
  BASE_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    allowed: 'the public address, for instance https://hubs.example.org',
  },
  DATA_DIR: {
    schema: z
      .string()
      .min(1)
      .default('data')
      .transform((path) => resolve(path)),
    allowed: 'a folder for the embedded database and the snapshot of the index',
  },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/)
      .optional(),
    allowed: 'postgres://user:password@host:5432/name',
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    allowed: 'debug, info, warn, error or silent',
  },
  SECRET: {
    schema: z
      .string()
      .regex(/^[\x21-\x7e]{32,200}$/)
      .optional(),
    allowed:
      'at least 32 letters, digits and signs, the same for all processes; without it a key is made and kept in DATA_DIR',
  },
  SMTP_URL: {
    schema: z
      .string()
      .regex(/^smtps?:\/\/\S+$/)
      .optional(),
    allowed:
      'smtp://user:password@host:587 or smtps://user:password@host:465; without it mail waits in the mailbox page',
  },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(/^[^\r\n]{3,200}$/)
      .default('Hubwerk <noreply@localhost>'),
    allowed: 'the sender of mails, for instance Digitalnetz Sachsen <post@hubs.example.org>',
  },
  OIDC_ISSUER: {
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    allowed: 'the address of an OpenID Connect provider, for instance https://login.example.org/realms/hubs',
  },
  OIDC_CLIENT_ID: {
    schema: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/)
      .optional(),
    allowed: 'the name under which that provider knows this installation; goes together with OIDC_ISSUER',
  },
  OIDC_CLIENT_SECRET: {
    schema: z
      .string()
      .regex(/^[\x21-\x7e]{1,500}$/)
      .optional(),
    allowed: 'the secret for it, letters, digits and signs without spaces',
  },
  OIDC_NAME: {
    schema: z.string().trim().min(1).max(60).default('OpenID Connect'),
    allowed: 'what stands on the button, for instance BundID',
  },
  TRUST_PROXY: {
    schema: z.enum(['yes', 'no']).default('no'),
    allowed: 'yes (a proxy in front sets X-Forwarded-For) or no',
  },
  RATE_LIMIT: {
    schema: z.coerce.number().int().min(1).max(1_000_000).default(120),
    allowed: 'texts that one address may submit per minute, 1 to 1000000',
  },
  EMBEDDINGS_URL: {
    // A name and password, a query or a fragment would be lost or end up in a log.
    schema: z
      .url({ protocol: /^https?$/ })
      .regex(/^[^@?#]+$/)
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    allowed: 'the address of an OpenAI-compatible service without /embeddings, for instance http://localhost:11434/v1',
  },
  EMBEDDINGS_MODEL: {
    schema: z
      .string()
      .regex(/^[\w.:/@-]{1,100}$/)
      .optional(),
    allowed: 'the name of a model of that service, for instance bge-m3; goes together with EMBEDDINGS_URL',
  },
  EMBEDDINGS_KEY: {
    // What a header can carry.
    schema: z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    allowed: 'the key of that service, letters, digits and signs without spaces',
  },
} as const;

/** Never printed, not even when they are wrong. */
const SECRETS: readonly string[] = ['EMBEDDINGS_KEY', 'SECRET', 'OIDC_CLIENT_SECRET'] satisfies SettingName[];

export type SettingName = keyof typeof SETTINGS;

export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash. */
  baseUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  trustProxy: boolean;
  rateLimit: number;
  /** Undefined: nothing is embedded and nothing is fetched. */
  embeddings: EmbeddingsConfig | undefined;
  /** A secret. Undefined: one is kept in `dataDir`. */
  secret: string | undefined;
  /** Undefined: mail is only shown in the mailbox page. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Undefined: nobody signs in by another provider. */
  oidc: OidcConfig | undefined;
}

export interface OidcConfig {
  issuer: string;
  clientId: string;
  /** A secret; public clients have none. */
  clientSecret: string | undefined;
  name: string;
}

export interface EmbeddingsConfig {
  /** Without a trailing slash. */
  url: string;
  model: string;
  /** A secret. */
  key: string | undefined;
}

export interface WrongSetting {
  type: 'wrong-setting';
  name: string;
  value: string;
  allowed: string;
}

/** Reads the settings from an environment; a wrong value is named together with what is allowed. */
export function readConfig(environment: Record<string, string | undefined>): Result<Config, WrongSetting> {
  const values: Record<string, unknown> = {};
  for (const [name, { schema, allowed }] of Object.entries(SETTINGS)) {
    const given = environment[name];
    const parsed = schema.safeParse(given === '' ? undefined : given);
    if (!parsed.success) return refuse({ type: 'wrong-setting', name, value: shown(name, given ?? ''), allowed });
    values[name] = parsed.data;
  }
  const read = values as { [N in SettingName]: z.infer<(typeof SETTINGS)[N]['schema']> };
  const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_KEY: key } = read;
  if (url !== undefined && model === undefined) {
    const { allowed } = SETTINGS.EMBEDDINGS_MODEL;
    return refuse({ type: 'wrong-setting', name: 'EMBEDDINGS_MODEL', value: '', allowed });
  }
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read;
  if (issuer !== undefined && clientId === undefined) {
    const { allowed } = SETTINGS.OIDC_CLIENT_ID;
    return refuse({ type: 'wrong-setting', name: 'OIDC_CLIENT_ID', value: '', allowed });
  }
  return ok({
    port: read.PORT,
    host: read.HOST,
    baseUrl: read.BASE_URL ?? `http://${read.HOST}:${read.PORT}`,
    dataDir: read.DATA_DIR,
    databaseUrl: read.DATABASE_URL,
    logLevel: read.LOG_LEVEL,
    trustProxy: read.TRUST_PROXY === 'yes',
    rateLimit: read.RATE_LIMIT,
    secret: read.SECRET,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    oidc:
      issuer === undefined || clientId === undefined
        ? undefined
        : { issuer, clientId, clientSecret, name: read.OIDC_NAME },
    embeddings: url === undefined || model === undefined ? undefined : { url, model, key },
  });
}

/** A wrong value as it may be printed. */
function shown(name: string, value: string): string {
  return SECRETS.includes(name) ? '(hidden)' : value.replace(/\/\/[^/@\s]*@/, '//(hidden)@');
}
