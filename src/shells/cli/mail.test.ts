import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeOn, makeDataDir } from '#platform/testing';
import { startMailServer } from '../../platform/mail/fixtures.ts';
import { type RunningHubwerk, startHubwerk } from './testing.ts';

async function askForLink({ url }: RunningHubwerk, email: string): Promise<void> {
  const response = await fetch(`${url}/de/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email }),
    headers: { origin: url },
    redirect: 'manual',
  });
  assert.equal(response.status, 303);
}

describeOn('embedded', 'mail of the running program', () => {
  test('a mail leaves as soon as it is written, and there is no mailbox', async () => {
    const folder = makeDataDir();
    const { promise: came, resolve } = Promise.withResolvers<void>();
    const server = await startMailServer({
      onRcptTo(_, __, callback) {
        callback();
        resolve();
      },
    });
    const running = await startHubwerk({ DATA_DIR: folder.dataDir, SMTP_URL: server.url });
    await askForLink(running, 'anna@example.org');
    // The job that looks for mail by itself comes once a minute: what arrives before was woken by the hint.
    const woken = await Promise.race([came.then(() => true), sleep(45_000, false, { ref: false })]);
    assert.equal(woken, true);
    assert.equal((await fetch(`${running.url}/de/mailbox`)).status, 404);
    const { code, out } = await running.stop('SIGTERM');
    assert.equal(code, 0);
    assert.doesNotMatch(out, /mailbox/);
    assert.deepEqual(
      server.arrived.map(({ to }) => to),
      [['anna@example.org']],
    );
    await server.stop();
    folder.remove();
  });

  test('without SMTP_URL start says where the mailbox is, and the mail is there', async () => {
    const folder = makeDataDir();
    const running = await startHubwerk({ DATA_DIR: folder.dataDir });
    await askForLink(running, 'anna@example.org');
    const page = await (await fetch(`${running.url}/de/mailbox`)).text();
    assert.match(page, /anna@example\.org/);
    const { port } = new URL(running.url);
    const { code, out } = await running.stop('SIGTERM');
    assert.equal(code, 0);
    assert.match(out, new RegExp(`http://localhost:${port}/de/mailbox`));
    folder.remove();
  });
});
