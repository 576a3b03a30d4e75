import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belongsByDomain } from './web-domain.ts';

test('the same host belongs, with or without www, path, port, capitals', () => {
  for (const web of [
    'https://example.org',
    'http://www.example.org/wir?x=1',
    'https://EXAMPLE.org:8443/',
    'https://example.org./',
  ]) {
    assert.equal(belongsByDomain('anna@example.org', web), true, web);
  }
  assert.equal(belongsByDomain('anna@Example.ORG', 'https://example.org'), true);
});

test('the registered domain that the host lies in belongs, what lies below it does not', () => {
  assert.equal(belongsByDomain('a@dresden.de', 'https://smart.city.dresden.de'), true);
  assert.equal(belongsByDomain('a@city.dresden.de', 'https://smart.city.dresden.de'), false);
  assert.equal(belongsByDomain('a@students.dresden.de', 'https://dresden.de'), false);
  assert.equal(belongsByDomain('a@um.com.pl', 'https://rada.um.com.pl'), true);
});

test('an ending that many share is nobody’s', () => {
  for (const [email, web] of [
    ['a@com.pl', 'https://um.com.pl'],
    ['a@co.uk', 'https://town.co.uk'],
    ['a@de', 'https://stadt.de'],
    ['a@github.io', 'https://town.github.io'],
    ['a@jimdofree.com', 'https://verein.jimdofree.com'],
  ] as const)
    assert.equal(belongsByDomain(email, web), false, email);
});

test('a name that only looks like it does not belong', () => {
  for (const email of [
    'a@evil-example.org',
    'a@example.org.evil.com',
    'a@evilexample.org',
    'a@example.org-evil.com',
    'a@example.or',
    'a@xample.org',
    'a@еxample.org', // a Cyrillic letter in front
    'a@example.org@evil.com',
    '"a@example.org"@evil.com',
    'a@evil.com#example.org',
    'a@evil.com/example.org',
    'a@evil.com\\example.org',
    'a@evil.com?example.org',
    'a@example.org%00.evil.com',
    'a@example.org:80',
    'a@',
    'example.org',
    '',
  ])
    assert.equal(belongsByDomain(email, 'https://example.org'), false, email);
});

test('a domain in letters is that of its form in the name system', () => {
  assert.equal(belongsByDomain('a@müller.de', 'https://xn--mller-kva.de'), true);
  assert.equal(belongsByDomain('a@xn--mller-kva.de', 'https://www.müller.de'), true);
  assert.equal(belongsByDomain('a@muller.de', 'https://müller.de'), false);
});

test('a mailbox that everybody can have never belongs', () => {
  assert.equal(belongsByDomain('a@gmail.com', 'https://gmail.com'), false);
  assert.equal(belongsByDomain('a@t-online.de', 'https://home.t-online.de/verein'), false);
  assert.equal(belongsByDomain('a@web.de', 'https://web.de'), false);
});

test('nothing belongs to an organisation without a web address of its own', () => {
  assert.equal(belongsByDomain('a@example.org', null), false);
  assert.equal(belongsByDomain('a@example.org', 'no address'), false);
  assert.equal(belongsByDomain('a@127.0.0.1', 'https://127.0.0.1'), false);
  assert.equal(belongsByDomain('a@localhost', 'http://localhost'), false);
  assert.equal(belongsByDomain('a@facebook.com', 'https://www.facebook.com/verein'), false);
});
