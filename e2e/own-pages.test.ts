import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { findCutOff, findFaultsOn } from './faults.ts';
import { FORM_PROOF_MS, signIn } from './people.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
/** One address of each kind of page, without the language, and the session of a person who may see them all. */
let pages: Record<string, string>;
let session: NonNullable<BrowserContextOptions['storageState']>;

before(async () => {
  site = await openSite();
  pages = await findPages();
});
after(() => site.close());

/** Somebody submits an entry, a guest comments, and who manages the network has something to do on every page. */
async function findPages(): Promise<Record<string, string>> {
  const organisation = '/organisations/stadt-neu-lindengrund';
  const { page: member } = await site.open();
  await signIn(site, member, 'thomas.lindner@neu-lindengrund.example');
  await member.goto(`${site.url}/de/entries/new?kind=need`);
  await member.getByLabel('Titel').fill('Hochwasserwarnung für Feuerwehr und Bauhof');
  await member.getByLabel('Zusammenfassung').fill('Bei Starkregen steigt der Bach, und niemand merkt es rechtzeitig.');
  await member.getByRole('checkbox', { name: 'Wasser' }).check();
  await member.getByRole('button', { name: 'Entwurf speichern und ansehen' }).click();
  await member.getByRole('button', { name: 'Zur Prüfung einreichen' }).click();
  await member.getByRole('button', { name: 'Aus der Prüfung zurücknehmen' }).waitFor();
  const submitted = new URL(member.url()).pathname.replace('/de', '').replace(/\/preview$/, '');
  await member.context().close();

  const { page: guest } = await site.open();
  await guest.goto(`${site.url}/de/entries?kind=need`);
  await guest.locator('.hw-rows .hw-card__link').first().click();
  await guest.waitForURL(/\/entries\/[^?]+$/);
  const entry = new URL(guest.url()).pathname.replace('/de', '');
  await guest.getByRole('link', { name: 'Kommentar schreiben' }).click();
  await guest.waitForURL(/\/comments\/new/);
  const writing = new URL(guest.url());
  await guest
    .getByLabel('Ihr Kommentar')
    .fill('Wir haben dieselbe Frage und hätten gern gewusst, was daraus geworden ist.');
  await guest.waitForTimeout(FORM_PROOF_MS);
  await guest.getByRole('button', { name: 'Kommentar absenden' }).click();
  await guest.waitForURL(/note=posted/);
  await guest.context().close();

  const { page } = await site.open();
  await signIn(site, page, 'jana.novakova@netzwerk.example');
  await page.goto(`${site.url}/de/moderation`);
  const [comment = ''] = /\/moderation\/comments\/[0-9a-f-]{36}/.exec(await page.content()) ?? [];
  assert.notEqual(comment, '');
  await page.goto(`${site.url}/de/mailbox`);
  const mail = await page.locator('main table a').first().getAttribute('href');
  session = await page.context().storageState();
  await page.context().close();
  const hub = '/hubs/saxony';
  return {
    'sign in': '/sign-in',
    rights: '/rights',
    imprint: '/imprint',
    privacy: '/privacy',
    accessibility: '/accessibility',
    'easy language': '/easy',
    terms: '/terms',
    feedback: '/feedback',
    'own data': '/data',
    'how comments are decided about': '/moderation/statistics',
    desk: '/desk',
    account: '/account',
    notices: '/account/notices',
    'what is stored': '/account/data',
    erasure: '/account/data/erasure',
    activity: '/account/activity',
    'hub, to edit': `${hub}/edit`,
    admission: `${hub}/admission`,
    'queue of the hub': `${hub}/check`,
    'how the hub checks': `${hub}/settings/exchange`,
    admissions: '/admissions',
    invitations: '/invitations',
    duplicates: '/duplicates',
    'organisation, as team': organisation,
    'organisation, to edit': `${organisation}/edit`,
    people: `${organisation}/people`,
    claim: `${organisation}/claim`,
    'end of a membership': `${organisation}/membership-end`,
    'own entries': '/entries/mine',
    'kind of a new entry': '/entries/new',
    'new entry': '/entries/new?kind=practice&organisation=stadt-neu-lindengrund',
    'entry, as team': entry,
    'entry, to edit': `${entry}/edit`,
    closing: `${entry}/closing`,
    withdrawal: `${entry}/withdrawal`,
    preview: `${submitted}/preview`,
    check: `${submitted}/check`,
    history: `${submitted}/history`,
    'form for a comment': `${writing.pathname.replace('/de', '')}${writing.search}`,
    'own comments': '/comments/mine',
    moderation: '/moderation',
    'comment, to decide': comment,
    'comment, to release': `${comment}?action=release`,
    'comment, to decline': `${comment}?action=decline&reason=advertising`,
    'which comments are checked': '/moderation/settings',
    roles: '/admin/roles',
    audit: '/admin/audit',
    retention: '/admin/retention',
    'pages of the operator': '/admin/pages',
    'a page of the operator': '/admin/pages/operator',
    'feedback to answer': '/admin/feedback',
    mailbox: '/mailbox',
    mail: (mail ?? '').replace('/de', ''),
  };
}

describe('the pages of who has signed in, on a phone of 320 px', () => {
  const addresses = (lang: string) => Object.values(pages).map((path) => `${site.url}/${lang}${path}`);

  it('are all there for who manages the network', async () => {
    const { page } = await site.open({ storageState: session });
    for (const address of addresses('de')) assert.equal((await page.request.get(address)).status(), 200, address);
    await page.context().close();
  });

  for (const lang of ['de', 'pl']) {
    it(`are not cut off, in ${lang}`, async () => {
      const { page } = await site.open({ viewport: { width: 320, height: 256 }, storageState: session });
      assert.deepEqual(await findCutOff(page, addresses(lang)), []);
      await page.context().close();
    });
  }

  it('have no faults that axe finds, in the dark', async () => {
    const viewport = { width: 320, height: 900 };
    const { page } = await site.open({ colorScheme: 'dark', viewport, storageState: session });
    // The mail itself stands in a frame that runs no script, so axe would wait for it in vain.
    const all = addresses('de').filter((address) => !/\/mailbox\/./.test(address));
    assert.deepEqual(await findFaultsOn(page, all), []);
    await page.context().close();
  });
});
