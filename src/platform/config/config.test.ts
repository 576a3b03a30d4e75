import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfig, SETTINGS } from './index.ts';

test('nothing set gives the documented defaults', () => {
  assert.deepEqual(readConfig({}), {
    ok: true,
    value: {
      port: 3000,
      host: 'localhost',
      baseUrl: 'http://localhost:3000',
      dataDir: resolve('data'),
      databaseUrl: undefined,
      logLevel: 'info',
      trustProxy: false,
      rateLimit: 120,
    },
  });
});

test('everything set is taken as it is', () => {
  const config = readConfig({
    PORT: '8080',
    HOST: '0.0.0.0',
    BASE_URL: 'https://hubs.example.org/',
    DATA_DIR: '/var/lib/hubwerk',
    DATABASE_URL: 'postgres://hubwerk:secret@db:5432/hubwerk',
    LOG_LEVEL: 'warn',
    TRUST_PROXY: 'yes',
    RATE_LIMIT: '5',
  });
  assert.deepEqual(config, {
    ok: true,
    value: {
      port: 8080,
      host: '0.0.0.0',
      baseUrl: 'https://hubs.example.org',
      dataDir: '/var/lib/hubwerk',
      databaseUrl: 'postgres://hubwerk:secret@db:5432/hubwerk',
      logLevel: 'warn',
      trustProxy: true,
      rateLimit: 5,
    },
  });
});

test('an empty variable counts as not set', () => {
  assert.deepEqual(readConfig({ PORT: '', BASE_URL: '', DATABASE_URL: '' }), readConfig({}));
});

const wrong: [name: keyof typeof SETTINGS, value: string][] = [
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['BASE_URL', 'hubs.example.org'],
  ['BASE_URL', 'ftp://hubs.example.org'],
  ['DATABASE_URL', 'mysql://localhost/hubwerk'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'true'],
  ['RATE_LIMIT', '0'],
  ['RATE_LIMIT', 'many'],
];
for (const [name, value] of wrong) {
  test(`${name}=${value} is refused with its name and what is allowed`, () => {
    const refusal = { type: 'wrong-setting', name, value, allowed: SETTINGS[name].allowed };
    assert.deepEqual(readConfig({ [name]: value }), { ok: false, refusal });
  });
}
