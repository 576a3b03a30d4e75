import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSecret } from '#platform/secret';
import { cleanText, commentInput } from './model.ts';
import { countLinks, findLinks, markAddress, markText, readStamp, stampForm } from './spam.ts';

const secret = openSecret({ secret: 'a-secret-that-only-the-tests-know-0123456789', dataDir: '' });
const other = openSecret({ secret: 'another-secret-that-only-tests-know-0123456789', dataDir: '' });
const at = new Date('2026-03-02T12:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

test('a form is told by its age', () => {
  const stamp = stampForm(secret, 'hub:1 ', at);
  const age = (ms: number) => readStamp(secret, stamp, 'hub:1 ', later(ms))?.age;
  assert.deepEqual(
    [age(2_999), age(3_000), age(86_400_000), age(86_400_001)],
    ['too-fast', 'right', 'right', 'too-old'],
  );
  assert.equal(age(-5_000), 'too-fast');
});

test('a stamp of another place, of another installation, made up or changed is none', () => {
  const stamp = stampForm(secret, 'hub:1 ', at);
  const read = (sealed: string, place = 'hub:1 ') => readStamp(secret, sealed, place, later(60_000));
  assert.equal(read(stamp, 'hub:2 '), undefined);
  assert.equal(read(stampForm(other, 'hub:1 ', at)), undefined);
  assert.equal(read(''), undefined);
  assert.equal(read(`${stamp.slice(0, -2)}AA`), undefined);
  assert.notEqual(read(stamp), undefined);
});

test('an address is known again without being told, IPv6 by its line', () => {
  const mark = (address: string) => markAddress(secret, address);
  assert.equal(mark('203.0.113.9'), mark('::ffff:203.0.113.9'));
  assert.notEqual(mark('203.0.113.9'), mark('203.0.113.10'));
  assert.equal(mark('2001:db8::1'), mark('2001:db8:0:0:ffff:1:2:3'));
  assert.notEqual(mark('2001:db8::1'), mark('2001:db8:0:1::1'));
  assert.notEqual(mark('203.0.113.9'), markAddress(other, '203.0.113.9'));
  assert.doesNotMatch(mark('203.0.113.9'), /203|113/);
});

test('the same text is known again however it is dressed up', () => {
  assert.equal(markText('Kaufen Sie jetzt Öl!!!'), markText('KAUFEN sie\njetzt Öl 24'));
  assert.notEqual(markText('Kaufen Sie jetzt Öl'), markText('Verkaufen Sie jetzt Öl'));
  assert.notEqual(markText('12345 67890'), markText('09876 54321'));
});

test('only addresses of the web become links, without the full stop behind them', () => {
  const links = (text: string) => findLinks(text).flatMap(({ href }) => (href === undefined ? [] : [href]));
  assert.deepEqual(links('Siehe https://example.org/a_b?c=1&d=2, (http://example.com/x).'), [
    'https://example.org/a_b?c=1&d=2',
    'http://example.com/x',
  ]);
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    '[a](javascript:alert(1))',
    '//example.org',
    'https://',
  ]) {
    assert.deepEqual(links(text), [], text);
  }
  const text = 'a https://example.org/"onclick="alert(1) b';
  assert.equal(
    findLinks(text)
      .map((piece) => piece.text)
      .join(''),
    text,
  );
  assert.deepEqual(links(text), ['https://example.org/']);
  assert.equal(countLinks('www.a.org http://b.org https://www.c.org'), 3);
});

test('unseen characters, foreign line breaks and towers of empty lines go, words stay', () => {
  assert.equal(cleanText('a\r\nb\rc\u202ed\u200be \n\n\n\n f\u0007 '), 'a\nb\ncde\n\n f');
  assert.equal(cleanText('e\u0301 👩‍👩‍👧 ž'), 'e\u0301 👩‍👩‍👧 ž');
});

test('a text has 10 to 5,000 characters, a line break counts once, an emoji too', () => {
  const code = (text: string) => {
    const parsed = commentInput.safeParse({ text });
    return parsed.success ? 'right' : parsed.error.issues[0]?.message;
  };
  assert.deepEqual(
    ['123456789', '1234567890', '🙂'.repeat(5_000), 'a'.repeat(5_001), `${'a\r\n'.repeat(2_499)}ab`, '          '].map(
      code,
    ),
    ['textTooShort', 'right', 'right', 'textTooLong', 'right', 'textTooShort'],
  );
});

test('a name is one line, an address of the post one address', () => {
  const parse = (more: object) => commentInput.safeParse({ text: 'Ein guter Text.', ...more });
  assert.equal(parse({ name: 'Eve\r\nBcc: all@example.org' }).data?.name, 'Eve Bcc: all@example.org');
  assert.equal(parse({ name: '   ' }).data?.name, undefined);
  for (const email of [
    'a@b',
    'a@example.org\nBcc: b@example.org',
    'a@example.org, b@example.org',
    `${'a'.repeat(250)}@example.org`,
  ]) {
    assert.equal(parse({ email }).success, false, email);
  }
  assert.equal(parse({ email: ' jana@example.org ' }).data?.email, 'jana@example.org');
});
