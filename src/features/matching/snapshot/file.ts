import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeHead, encodeHead, HEAD_BYTES, type Head } from './head.ts';

const UNFINISHED = '.unfinished';

/** What was begun so long ago will not be finished: its process was killed. */
const ABANDONED_MS = 60 * 60_000;

/** A file that becomes the snapshot only when it is finished; until then the one before stands. Nobody else may read it. */
export interface Unfinished {
  /** For the index, which begins after the head. */
  fd: number;
  finish(head: Head): Promise<void>;
  discard(): Promise<void>;
}

export async function openUnfinished(file: string): Promise<Unfinished> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeAbandoned(file);
  const path = `${file}.${randomUUID()}${UNFINISHED}`;
  const handle = await open(path, 'wx', 0o600);
  return {
    fd: handle.fd,
    async finish(head) {
      await handle.write(encodeHead(head), 0, HEAD_BYTES, 0);
      await handle.sync();
      await handle.close();
      await rename(path, file);
      await syncFolder(folder);
    },
    async discard() {
      await handle.close().catch(() => {});
      await rm(path, { force: true });
    },
  };
}

/** The new name is on the disk only when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAbandoned(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith(UNFINISHED)) continue;
    const path = join(folder, name);
    const changed = await stat(path).catch(() => undefined);
    if (changed !== undefined && Date.now() - changed.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}

/** The head of a snapshot and the open file, so that the index that is read is the one that the head describes. */
export async function readHead(
  file: string,
): Promise<{ head: Head | undefined; fd: number; close(): Promise<void> } | { why: string }> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const bytes = Buffer.alloc(HEAD_BYTES);
    await handle.read(bytes, 0, HEAD_BYTES, 0);
    const { fd } = handle;
    return { head: decodeHead(bytes), fd, close: () => handle?.close() ?? Promise.resolve() };
  } catch (error) {
    await handle?.close();
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { why: isMissing ? 'there is no snapshot' : `the snapshot cannot be read: ${String(error)}` };
  }
}
