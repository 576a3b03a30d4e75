import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWeakness } from './strength.ts';

const anna = { name: 'Anna-Lena Müller', email: 'al.mueller@stadt-grimma.example' };

test('long and unusual is strong enough, without capital letters or signs', () => {
  for (const password of [
    'vier wörter sind ein wald',
    'k7Rp-92xm-Qv4t',
    'gurke fährt morgens rad',
    'žluťoučký kůň pěl',
    'zażółć gęślą jaźń',
  ])
    assert.equal(findWeakness(password, anna), undefined, password);
});

test('too short and too long are said to be so, counted in characters', () => {
  assert.equal(findWeakness('k7Rp-92xm-Q', anna), 'passwordShort');
  assert.equal(findWeakness('ž'.repeat(11), anna), 'passwordShort');
  assert.equal(findWeakness('k7Rp-92xm-Qv4t'.repeat(20), anna), 'passwordLong');
});

test('what is tried first is turned down', () => {
  for (const password of [
    'passwort1234',
    'Passw0rt2026!',
    'P@ssw0rd1234',
    'qwertzuiop12',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijkl',
    '123456789012',
    '098765432109',
    'hubwerk12345',
    'Sommer2026!!',
    'heslo12345678',
    'dresden dresden',
    'administrator',
  ])
    assert.equal(findWeakness(password, anna), 'passwordWeak', password);
});

test('the own name and address are turned down', () => {
  for (const password of ['Anna-Lena1234', 'mueller@stadt', 'AlMuellerGrimma', 'müller müller'])
    assert.ok(findWeakness(password, anna), password);
  assert.equal(findWeakness('stadt-grimma-mueller', anna), 'passwordPersonal');
});
