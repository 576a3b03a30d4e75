import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { findFaultsInCopy } from './faults.ts';
import { FORM_PROOF_MS, followMail, signIn } from './people.ts';
import { openSite, type Site } from './site.ts';

const ORGANISER = 'emily.clarke@hub-sachsen.example';
const FIRST = { name: 'Rosa Grünwald', email: 'rosa.gruenwald@nachbarort.example' };
const SECOND = { name: 'Ota Beran', email: 'ota.beran@sousedov.example' };
const TITLE = 'Frühstück mit den Stadtwerken';

let site: Site;
let reader: Page;
let copy: Page;
before(async () => {
  site = await openSite();
  reader = (await site.open()).page;
  copy = (await site.open()).page;
});
after(() => site.close());

/** What the page says, once it is there as a whole. */
async function main(page: Page): Promise<string> {
  await page.waitForLoadState();
  return page.locator('main').innerText();
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const withoutScript = async () => (await site.open({ javaScriptEnabled: false })).page;

const faults: string[] = [];
async function look(page: Page): Promise<void> {
  faults.push(...(await findFaultsInCopy(page, copy)));
}

/** The day so many days from now, as fields for days take it. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('without script: an event from an earlier one, one place, two who want it, and the cancellation', () => {
  let organiser: Page;
  /** Address of the event's page. */
  let event: string;

  async function register(page: Page, { name, email }: typeof FIRST, send: string): Promise<void> {
    await page.goto(`${event}/registration`);
    const opened = Date.now();
    await page.getByLabel('Vor- und Nachname').fill(name);
    await page.getByLabel('E-Mail-Adresse').fill(email);
    await page.waitForTimeout(Math.max(0, opened + FORM_PROOF_MS - Date.now()));
    await look(page);
    await button(page, send).click();
    await page.getByText('Bitte sehen Sie in Ihr Postfach').waitFor();
  }

  it('the organiser begins with an earlier event and gives it another title and day', async () => {
    organiser = await withoutScript();
    await signIn(site, organiser, ORGANISER);
    await organiser.goto(`${site.url}/de/events/mine`);
    await look(organiser);
    await link(organiser, 'Veranstaltung anlegen').first().click();
    await look(organiser);
    await link(organiser, /Gründungsfrühstück am Kanal/)
      .first()
      .click();
    await organiser.getByLabel('Titel (Deutsch)').fill(TITLE);
    await organiser.getByLabel('Erster Tag').fill(inDays(30));
    await organiser.getByLabel('Letzter Tag').fill('');
    await look(organiser);
    await button(organiser, 'Als Entwurf speichern').click();
    await organiser.waitForURL(/\/preview$/);
    await organiser.getByText('So wird die Seite aussehen').waitFor();
    await look(organiser);
    event = organiser.url().replace(/\/preview$/, '');
    assert.equal((await reader.goto(event))?.status(), 404);
  });

  it('and sets one place before she publishes it', async () => {
    await organiser.goto(`${event}/registration-settings`);
    await organiser.getByLabel('Plätze insgesamt').fill('1');
    await look(organiser);
    await button(organiser, 'Speichern').first().click();
    await organiser.getByText('Gespeichert').first().waitFor();
    await organiser.goto(`${event}/preview`);
    await button(organiser, 'Jetzt veröffentlichen').click();
    await organiser.waitForURL(event);
    assert.equal((await reader.goto(event))?.status(), 200);
    assert.match(await main(reader), /noch 1 Platz frei/);
    await look(reader);
  });

  it('the first to register confirms by mail and has the place', async () => {
    const page = await withoutScript();
    await register(page, FIRST, 'Anmelden');
    await followMail(site, page, FIRST.email, /bestätigen/i);
    await look(page);
    await button(page, 'Anmeldung bestätigen').click();
    await page.getByText('Sie sind dabei').waitFor();
    await look(page);
    await reader.goto(event);
    assert.match(await main(reader), /ausgebucht|Warteliste/);
  });

  it('the second comes to the waiting list', async () => {
    const page = await withoutScript();
    await register(page, SECOND, 'Auf die Warteliste');
    await followMail(site, page, SECOND.email, /bestätigen|Warteliste/i);
    await button(page, /bestätigen/).click();
    await page.getByText('Warteliste verlassen').waitFor();
    await look(page);
  });

  it('when the first cancels, the second is offered the place and takes it', async () => {
    const first = await withoutScript();
    await followMail(site, first, FIRST.email, /^Sie sind angemeldet/);
    await link(first, 'Absagen').click();
    await look(first);
    await button(first, 'Ja, absagen').click();
    await first.getByText('Diese Anmeldung ist abgesagt').waitFor();
    const second = await withoutScript();
    await followMail(site, second, SECOND.email, /frei/i);
    await look(second);
    await button(second, 'Zusagen').click();
    await second.getByText('Sie sind dabei').waitFor();
  });

  it('the organiser sees who comes and who cancelled, and cancels the event', async () => {
    await organiser.goto(`${event}/participants`);
    const people = await main(organiser);
    assert.match(people, /Ota Beran/);
    assert.match(people, /Rosa Grünwald/);
    await look(organiser);
    await organiser.goto(`${event}/cancellation`);
    await organiser.locator('textarea').first().fill('Das Haus hat einen Wasserschaden.');
    await look(organiser);
    await button(organiser, /absagen/i).click();
    await organiser.waitForURL((url) => !url.pathname.endsWith('/cancellation'));
    await reader.goto(event);
    assert.match(await main(reader), /abgesagt[\s\S]*Wasserschaden/);
    const second = await withoutScript();
    await second.goto(`${site.url}/de/mailbox?q=${encodeURIComponent(SECOND.email)}`);
    const mails = await link(second, /^Abgesagt/).count();
    assert.equal(mails, 1, 'told once');
    await second.goto(`${site.url}/de/mailbox?q=${encodeURIComponent(FIRST.email)}`);
    assert.equal(await link(second, /^Abgesagt/).count(), 0, 'who had cancelled is not told');
  });

  it('nothing of all that has a fault of accessibility', () => assert.deepEqual(faults.splice(0), []));
});

describe('after the workshop of the demo network', () => {
  it('the organiser finds figures, the evaluation and the certificate of somebody who came', async () => {
    const { page } = await site.open();
    await signIn(site, page, ORGANISER);
    await page.goto(`${site.url}/de/events?when=past&q=Nachbarn`);
    await link(page, /Smarte Städte und Regionen: Nachbarn/)
      .first()
      .click();
    await page.waitForURL(/\/events\/[^/?]+$/);
    const workshop = page.url();
    await page.goto(`${workshop}/participants`);
    assert.match(await main(page), /70/);
    await look(page);
    await page.goto(`${workshop}/figures`);
    assert.match(await main(page), /Tschechien/);
    await look(page);
    await page.goto(`${workshop}/report`);
    assert.match(await main(page), /62/);
    await look(page);
    const pdf = await page.context().request.get(`${workshop}/report.pdf`);
    assert.equal(pdf.headers()['content-type'], 'application/pdf');
    assert.ok((await pdf.body()).subarray(0, 5).equals(Buffer.from('%PDF-')));
    await page.goto(`${workshop}/participants?arrived=all`);
    await page.locator('main a[href*="/participants/0"]').first().click();
    const certificate = await link(page, /Teilnahmebescheinigung/)
      .first()
      .getAttribute('href');
    const drawn = await page.context().request.get(new URL(certificate ?? '', page.url()).href);
    assert.equal(drawn.status(), 200);
    assert.equal(drawn.headers()['content-type'], 'application/pdf');
    assert.deepEqual(faults.splice(0), []);
  });
});
