import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { makeDataDir, makePostgres } from '#platform/testing';
import { type RunningHubwerk, type Settings, startHubwerk } from './testing.ts';

const ROUNDS = 3;
/** Submitting at the same time, so that the kill comes in the middle of something. */
const WRITERS = 3;

/** Submits drafts until the program is gone, and kills it some moment after so many were acknowledged. */
async function writeUntilKilled(hubwerk: RunningHubwerk, enough: number): Promise<Map<string, string>> {
  const acknowledged = new Map<string, string>();
  const kill = () => setTimeout(() => void hubwerk.stop('SIGKILL'), Math.random() * 20);
  const write = async () => {
    for (;;) {
      const key = randomUUID();
      const text = `Uns fehlen Ladesäulen, Zeichen ${key}.`;
      try {
        const response = await fetch(`${hubwerk.url}/de/drafts`, {
          method: 'POST',
          body: new URLSearchParams({ key, kind: 'need', text }),
          headers: { origin: hubwerk.url },
          redirect: 'manual',
        });
        assert.equal(response.status, 303);
        acknowledged.set(key, text);
        if (acknowledged.size === enough) kill();
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return acknowledged;
}

async function missing(hubwerk: RunningHubwerk, acknowledged: Map<string, string>): Promise<string[]> {
  const gone: string[] = [];
  for (const [key, text] of acknowledged) {
    const response = await fetch(`${hubwerk.url}/de/drafts/${key}/edit`);
    if (response.status !== 200 || !(await response.text()).includes(text)) gone.push(key);
  }
  return gone;
}

async function killAgainAndAgain(settings: Settings): Promise<void> {
  const acknowledged = new Map<string, string>();
  let hubwerk = await startHubwerk({ ...settings, RATE_LIMIT: '1000000' });
  for (let round = 0; round < ROUNDS; round++) {
    const written = await writeUntilKilled(hubwerk, 1 + Math.floor(Math.random() * 40));
    assert.equal((await hubwerk.stop('SIGKILL')).code, null);
    hubwerk = await startHubwerk({ ...settings, RATE_LIMIT: '1000000' });
    assert.deepEqual(await missing(hubwerk, written), [], `round ${round}`);
    for (const [key, text] of written) acknowledged.set(key, text);
  }
  assert.deepEqual(await missing(hubwerk, acknowledged), []);
  assert.equal((await hubwerk.stop('SIGTERM')).code, 0);
}

describe('what was acknowledged is there after kill -9, again and again', () => {
  test('embedded database', async () => {
    const { dataDir, remove } = makeDataDir();
    await killAgainAndAgain({ DATA_DIR: dataDir });
    remove();
  });

  test('PostgreSQL', async () => {
    const { databaseUrl, remove } = await makePostgres();
    await killAgainAndAgain({ DATABASE_URL: databaseUrl });
    await remove();
  });
});
