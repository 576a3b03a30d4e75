import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, verifyPassword } from './hash.ts';

test('a password is known by its hash, and by no other', async () => {
  const password = 'vier wörter sind ein wald';
  const hash = await hashPassword(password);
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{24}\$[^$]{44}$/);
  assert.notEqual(await hashPassword(password), hash, 'each has a salt of its own');
  assert.equal(await verifyPassword({ hash, password }), true);
  assert.equal(await verifyPassword({ hash, password: password.normalize('NFD') }), true, 'typed on another keyboard');
  for (const wrong of ['', 'Vier wörter sind ein wald', `${password} `]) {
    assert.equal(await verifyPassword({ hash, password: wrong }), false);
  }
});

test('what is no hash of ours fits nothing', async () => {
  for (const hash of ['', '$argon2id$', '$argon2i$v=19$m=19456,t=2,p=1$YWJj$YWJj', 'plain']) {
    assert.equal(await verifyPassword({ hash, password: 'plain' }), false);
  }
});

test('other work goes on while a password is hashed', async () => {
  let turns = 0;
  const hashing = hashPassword('vier wörter sind ein wald').then(() => 'hashed');
  const turn = () => new Promise((resolve) => setImmediate(() => resolve('turned')));
  while ((await Promise.race([hashing, turn()])) === 'turned') turns++;
  assert.ok(turns > 2, 'the event loop turned meanwhile');
});
