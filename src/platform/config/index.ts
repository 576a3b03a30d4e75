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
    allowed: 'a folder for the embedded database',
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
  TRUST_PROXY: {
    schema: z.enum(['yes', 'no']).default('no'),
    allowed: 'yes (a proxy in front sets X-Forwarded-For) or no',
  },
  RATE_LIMIT: {
    schema: z.coerce.number().int().min(1).max(1_000_000).default(120),
    allowed: 'texts that one address may submit per minute, 1 to 1000000',
  },
} as const;

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
    if (!parsed.success) return refuse({ type: 'wrong-setting', name, value: given ?? '', allowed });
    values[name] = parsed.data;
  }
  const read = values as { [N in SettingName]: z.infer<(typeof SETTINGS)[N]['schema']> };
  return ok({
    port: read.PORT,
    host: read.HOST,
    baseUrl: read.BASE_URL ?? `http://${read.HOST}:${read.PORT}`,
    dataDir: read.DATA_DIR,
    databaseUrl: read.DATABASE_URL,
    logLevel: read.LOG_LEVEL,
    trustProxy: read.TRUST_PROXY === 'yes',
    rateLimit: read.RATE_LIMIT,
  });
}
