import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB, two passes. Runs in Node's thread pool, so other requests go on meanwhile. */
const COST = { memory: 19456, passes: 2, parallelism: 1 };
const KEY_BYTES = 32;

/** The hash of a password in the usual form (PHC), with what is needed to check it after the cost has been raised. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: KEY_BYTES, ...COST });
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${nonce.toString('base64')}$${key.toString('base64')}`;
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (found === null) return false;
  const [, memory, passes, parallelism, nonce = '', key = ''] = found;
  const expected = Buffer.from(key, 'base64');
  const given = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(nonce, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(given, expected);
}
