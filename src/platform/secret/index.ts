import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key of the installation, from which those for single purposes are derived. */
export interface Secret {
  /** A key for one purpose, as text. */
  derive(purpose: string): string;
  /** Encrypts a text so that only this installation reads it again (AES-256-GCM, a fresh nonce each time). */
  seal(purpose: string, text: string): string;
  /** Undefined when it was sealed with another key or for another purpose, or has been changed. */
  open(purpose: string, sealed: string): string | undefined;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** The setting SECRET, or a key of our own kept in the data folder, readable by its owner only. */
export function openSecret(config: { secret: string | undefined; dataDir: string }): Secret {
  const master = config.secret ?? ownSecret(config.dataDir);
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `hubwerk ${purpose}`, KEY_BYTES));
  return {
    derive: (purpose) => keyFor(purpose).toString('base64url'),
    seal(purpose, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      );
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      try {
        const cipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, NONCE_BYTES));
        cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        return cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function ownSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const own = `${file}.${process.pid}`;
    writeFileSync(own, randomBytes(KEY_BYTES).toString('base64url'), { mode: 0o600 });
    try {
      // Whole or not at all, and only where there is none: of two processes that start together both read the first one's.
      linkSync(own, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(own);
    }
  }
  return readFileSync(file, 'utf8');
}
