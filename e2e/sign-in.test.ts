import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { findFaults } from './faults.ts';
import { signIn } from './people.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** A device of the browser that keeps passkeys; `owner` says whether it knows its owner when it is asked. */
async function plugIn(page: Page): Promise<{ owner(known: boolean): Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async owner(known) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: known });
    },
  };
}

async function withPasskey(email: string) {
  const { page, problems } = await site.open();
  const device = await plugIn(page);
  await signIn(site, page, email, { name: 'Katrin Schreiber' });
  await page.goto(`${site.url}/de/account/passkeys`);
  await page.getByLabel('Name des Passkeys').fill('Diensthandy');
  await page.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  await page.getByText('Der Passkey ist hinzugefügt.').waitFor();
  return { page, problems, device };
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${site.url}/de/account`);
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.waitForURL(/\/de$/);
}

describe('coming in', () => {
  it('works with a mailbox alone, without script, to the account and out again', async () => {
    const options: BrowserContextOptions = { javaScriptEnabled: false };
    const { page, problems } = await site.open(options);
    await signIn(site, page, 'ohne-script@stadt.example', { name: 'Katrin Schreiber' });
    await page.goto(`${site.url}/de/account`);
    assert.match(await page.locator('main').innerText(), /ohne-script@stadt\.example/);
    await page.goto(`${site.url}/de/sign-in`);
    assert.equal(await page.getByRole('button', { name: 'Mit Passkey anmelden' }).isVisible(), false);
    await signOut(page);
    await page.goto(`${site.url}/de/account`);
    assert.match(page.url(), /sign-in\?next=/);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('works with a passkey, which is told of by mail and renamed', async () => {
    const { page, problems } = await withPasskey('mit-passkey@stadt.example');
    assert.match(await page.locator('main').innerText(), /Diensthandy/);
    await signOut(page);
    await page.goto(`${site.url}/de/sign-in?next=%2Fde%2Faccount%2Fpasskeys`);
    assert.equal(await page.getByText('Das hat nicht geklappt').isVisible(), false);
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.waitForURL(/\/de\/account\/passkeys$/);
    assert.equal(await page.getByText('Das hat nicht geklappt').isVisible(), false);
    await page.goto(`${site.url}/de/account/sessions`);
    assert.match(await page.locator('main').innerText(), /mit Passkey/);
    await page.goto(`${site.url}/de/mailbox?q=mit-passkey`);
    assert.equal(await page.getByRole('link', { name: 'Neuer Passkey' }).count(), 1);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('is refused where the device has not checked its owner, even if the page is made to ask for less', async () => {
    const { page, device } = await withPasskey('finder@stadt.example');
    await signOut(page);
    await device.owner(false);
    await page.goto(`${site.url}/de/sign-in`);
    const answer = await page.evaluate(async () => {
      const post = async (path: string, body: unknown) => {
        const headers = { 'Content-Type': 'application/json' };
        const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
        return { status: response.status, body: await response.json() };
      };
      const { body } = await post('/de/sign-in/passkey/options', {});
      const asked = body.userVerification;
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...body, userVerification: 'discouraged' });
      const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
      return { asked, ...(await post('/de/sign-in/passkey', given.toJSON())) };
    });
    assert.deepEqual(answer, { asked: 'required', status: 422, body: { error: 'passkeyFailed' } });
    await page.goto(`${site.url}/de/account`);
    assert.match(page.url(), /sign-in/);
    await page.context().close();
  });

  it('an answer of a passkey is used once, and tells no token', async () => {
    const { page } = await withPasskey('replay@stadt.example');
    await signOut(page);
    await page.goto(`${site.url}/de/sign-in`);
    const [first, second] = await page.evaluate(async () => {
      const post = async (path: string, body: unknown) => {
        const headers = { 'Content-Type': 'application/json' };
        return fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
      };
      const options = await (await post('/de/sign-in/passkey/options', {})).json();
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const given = ((await navigator.credentials.get({ publicKey })) as PublicKeyCredential).toJSON();
      const answers = [];
      for (const _ of [1, 2]) answers.push(await (await post('/de/sign-in/passkey', given)).json());
      return answers;
    });
    assert.deepEqual([first, second], [{ next: '/de/desk' }, { error: 'passkeyFailed' }]);
    await page.context().close();
  });

  it('shows pages without faults of accessibility, on a desk and on a small screen', async () => {
    const { page } = await withPasskey('axe@stadt.example');
    const faults: string[] = [];
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of ['', '/sessions', '/password', '/passkeys', '/second-factor', '/address']) {
        await page.goto(`${site.url}/de/account${path}`);
        faults.push(...(await findFaults(page)));
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, path);
      }
      await page.goto(`${site.url}/de/account/second-factor`);
      await page.getByRole('button', { name: 'Zweiten Faktor einrichten' }).click();
      await page.getByRole('button', { name: 'Einschalten' }).click();
      faults.push(...(await findFaults(page)));
    }
    await signOut(page);
    for (const path of ['', '/sent', '/link?key=x', '/password', '/code', '/reset']) {
      await page.goto(`${site.url}/de/sign-in${path}`);
      faults.push(...(await findFaults(page)));
    }
    assert.deepEqual(faults, []);
    await page.context().close();
  });
});
