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
      secret: undefined,
      smtpUrl: undefined,
      mailFrom: 'Hubwerk <noreply@localhost>',
      oidc: undefined,
      embeddings: undefined,
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
    EMBEDDINGS_URL: 'http://localhost:11434/v1/',
    EMBEDDINGS_MODEL: 'bge-m3:latest',
    EMBEDDINGS_KEY: 'sk-secret',
    SECRET: '0123456789abcdef0123456789abcdef',
    SMTP_URL: 'smtp://post:secret@mail.example.org:587',
    MAIL_FROM: 'Digitalnetz <post@example.org>',
    OIDC_ISSUER: 'https://login.example.org/realms/hubs/',
    OIDC_CLIENT_ID: 'hubwerk',
    OIDC_CLIENT_SECRET: 'oidc-secret',
    OIDC_NAME: 'BundID',
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
      secret: '0123456789abcdef0123456789abcdef',
      smtpUrl: 'smtp://post:secret@mail.example.org:587',
      mailFrom: 'Digitalnetz <post@example.org>',
      oidc: {
        issuer: 'https://login.example.org/realms/hubs',
        clientId: 'hubwerk',
        clientSecret: 'oidc-secret',
        name: 'BundID',
      },
      embeddings: { url: 'http://localhost:11434/v1', model: 'bge-m3:latest', key: 'sk-secret' },
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
  ['SMTP_URL', 'http://mail.example.org'],
  ['MAIL_FROM', 'a\r\nBcc: b@example.org'],
  ['OIDC_ISSUER', 'login.example.org'],
  ['EMBEDDINGS_URL', 'localhost:11434'],
  ['EMBEDDINGS_URL', 'https://api.example.org/v1?key=1'],
  ['EMBEDDINGS_MODEL', 'two words'],
];
for (const [name, value] of wrong) {
  test(`${name}=${value} is refused with its name and what is allowed`, () => {
    const refusal = { type: 'wrong-setting', name, value, allowed: SETTINGS[name].allowed };
    assert.deepEqual(readConfig({ [name]: value }), { ok: false, refusal });
  });
}

test('a secret is never told, not even when it is wrong', () => {
  for (const name of ['EMBEDDINGS_KEY', 'SECRET', 'OIDC_CLIENT_SECRET'] as const) {
    const refusal = { type: 'wrong-setting', name, value: '(hidden)', allowed: SETTINGS[name].allowed };
    assert.deepEqual(readConfig({ [name]: 'sk secret' }), { ok: false, refusal });
  }
  const url = readConfig({ EMBEDDINGS_URL: 'https://me:secret@api.example.org/v1' });
  assert.equal(url.ok || url.refusal.value, 'https://(hidden)@api.example.org/v1');
});

test('an address for embeddings without a model is refused, a model without an address does nothing', () => {
  const alone = readConfig({ EMBEDDINGS_URL: 'http://localhost:11434/v1' });
  assert.equal(alone.ok || alone.refusal.name, 'EMBEDDINGS_MODEL');
  const model = readConfig({ EMBEDDINGS_MODEL: 'bge-m3', EMBEDDINGS_KEY: 'sk-secret' });
  assert.equal(model.ok && model.value.embeddings, undefined);
});
