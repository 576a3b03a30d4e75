import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPath, nextQuery } from './next.ts';

test('addresses of this site are where one goes next', () => {
  for (const path of [
    '/de',
    '/cs/entries',
    '/en/entries?q=a b&kind=need'.replace(' ', '%20'),
    '/pl/hubs/saxony#news',
    '/de/desk?x=https:/y',
  ]) {
    assert.equal(nextPath('de', path), path);
    assert.equal(nextQuery(path), `?next=${encodeURIComponent(path)}`);
  }
});

test('everything else leads to the desk', () => {
  const elsewhere = [
    undefined,
    '',
    '/',
    'de/desk',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/de\\evil.example',
    '/de//evil.example',
    '/de/..//evil.example',
    'https://evil.example/de/',
    'https:evil.example',
    'javascript:alert(1)',
    '/fr/desk',
    '/dex',
    '/auth/callback/oidc',
    '/de/\nLocation: https://evil.example',
    '/de/\t/evil.example',
    '/de/\u0000',
    '/de/ x',
    `/de/${'x'.repeat(2000)}`,
  ];
  for (const path of elsewhere) {
    assert.equal(nextPath('en', path), '/en/desk', JSON.stringify(path));
    assert.equal(nextQuery(path), '', JSON.stringify(path));
  }
});

test('a browser that resolves what we hand on stays on this site', () => {
  // Every combination of what browsers are known to read as another host.
  const pieces = ['/', '\\', 'de', '.', '..', '@', ':', 'evil.example', '\t', '%2f', '?', '#'];
  for (const a of pieces)
    for (const b of pieces)
      for (const c of pieces)
        for (const d of pieces) {
          const path = nextPath('de', `/${a}${b}${c}${d}`);
          assert.equal(new URL(path, 'https://hubs.example.org').host, 'hubs.example.org', path);
        }
});
