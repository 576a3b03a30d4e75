/** What has to go when the run ends, in whatever way: servers and temporary folders. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Release = () => void | Promise<void>;

const held = new Set<Release>();
let stopping = false;

/** True once a signal has come: what fails from then on does so because its server is gone. */
export const isStopping = () => stopping;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    stopping = true;
    for (const release of [...held].reverse()) await Promise.resolve(release()).catch(console.error);
    process.exit(1);
  });
}

/** Gives back a function that lets go, or a signal does. */
export function hold(release: Release): () => Promise<void> {
  held.add(release);
  return async () => {
    if (held.delete(release)) await release();
  };
}

export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hubwerk-compare-'));
  const remove = hold(() => rmSync(folder, { recursive: true, force: true }));
  try {
    return await work(folder);
  } finally {
    await remove();
  }
}

/** Ends the program where it still runs when the work is done. `ended` fails with what it `says` when it ends with an error. */
export async function withProgram<T>(
  child: ChildProcess,
  work: (ended: Promise<void>) => Promise<T>,
  says = [child.stderr],
): Promise<T> {
  let said = '';
  for (const stream of says) {
    stream?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2000);
    });
  }
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${child.spawnfile} ended with ${code}: ${said.trim()}`));
    });
  });
  ended.catch(() => {});
  const stop = hold(async () => {
    if (child.pid === undefined) return;
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await closed;
  });
  try {
    return await work(ended);
  } finally {
    await stop();
  }
}
