import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { findFaultsInCopy } from './faults.ts';
import { FORM_PROOF_MS, followMail, signIn, signInHere } from './people.ts';
import { openSite, type Site } from './site.ts';

const OWNER = 'thomas.lindner@neu-lindengrund.example';
const MANAGER = 'karl.weber@hub-sachsen.example';
const MODERATOR = 'marek.wisniewski@netzwerk.example';
const COLLEAGUE = { name: 'Clara Vogt', email: 'clara.vogt@neu-lindengrund.example' };
const GUEST = { name: 'Rosa Grünwald', email: 'rosa.gruenwald@nachbarort.example' };

const TITLE = 'Warnung vor Hochwasser am Lindenbach';
const PROBLEM = 'Bei Starkregen steigt der Bach in der Nacht, und niemand merkt es rechtzeitig.';
const FIRST_COMMENT = 'Wir messen den Pegel unseres Baches seit zwei Jahren mit Funk und berichten gern davon.';
const SECOND_COMMENT = 'Noch eine Frage: Wer liest bei Ihnen heute die Pegel ab, und wie oft?';

let site: Site;
/** A page of somebody who only looks, and one that is shown copies of what others see. */
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

async function openWithoutScript(): Promise<Page> {
  return (await site.open({ javaScriptEnabled: false })).page;
}

/** Writes a comment below what stands on the page, as a guest, and comes to its own page. */
async function commentAsGuest(page: Page, text: string): Promise<void> {
  await link(page, 'Kommentar schreiben').click();
  const opened = Date.now();
  await page.getByLabel('Ihr Kommentar').fill(text);
  await page.getByLabel('Name').fill(GUEST.name);
  await page.getByLabel('E-Mail-Adresse').fill(GUEST.email);
  await page.waitForTimeout(Math.max(0, opened + FORM_PROOF_MS - Date.now()));
  await button(page, 'Kommentar absenden').click();
  await page.getByText('Ihr Kommentar ist angekommen').waitFor();
}

/** What somebody who only looks reads at an address, and the answer's status. */
async function readAnonymously(address: string): Promise<{ status: number; text: string }> {
  const answer = await reader.goto(address);
  return { status: answer?.status() ?? 0, text: await main(reader) };
}

const faults: string[] = [];
/** Looks for faults of accessibility on the way; they are told at the end, all at once. */
async function look(page: Page): Promise<void> {
  faults.push(...(await findFaultsInCopy(page, copy)));
}

describe('without script: an invitation, a need, a comment on it, and everything deleted again', () => {
  let colleague: Page;
  let moderator: Page;
  /** Address of the published need. */
  let need: string;

  it('the owner of an organisation invites a colleague', async () => {
    const page = await openWithoutScript();
    await signIn(site, page, OWNER);
    await look(page);
    await page.goto(`${site.url}/de/organisations?q=Neu-Lindengrund`);
    await link(page, 'Stadt Neu-Lindengrund').first().click();
    await link(page, 'Personen verwalten und einladen').click();
    await page.getByLabel('E-Mail-Adresse').fill(COLLEAGUE.email);
    await button(page, 'Einladung senden').click();
    await page.getByRole('heading', { name: 'Offene Einladungen' }).waitFor();
    assert.match(await main(page), /clara\.vogt@/);
    await look(page);
    await page.context().close();
  });

  it('she opens the mail, signs in with that address and accepts', async () => {
    colleague = await openWithoutScript();
    await followMail(site, colleague, COLLEAGUE.email, /^Einladung/);
    await look(colleague);
    await link(colleague, 'Anmelden').last().click();
    await signInHere(site, colleague, COLLEAGUE.email, { name: COLLEAGUE.name });
    await look(colleague);
    await button(colleague, 'Einladung annehmen').click();
    await colleague.waitForURL(/\/organisations\/[^/]+$/);
    assert.match(await main(colleague), /Profil bearbeiten/);
  });

  it('writes a need, forgets the title, finds everything else still there, and submits', async () => {
    await colleague.goto(`${site.url}/de/entries`);
    await link(colleague, 'Neuer Eintrag').click();
    await look(colleague);
    await link(colleague, 'Bedarf').last().click();
    const problem = colleague.getByLabel('Was geschieht heute, und was stört daran?');
    await problem.fill(PROBLEM);
    await colleague
      .getByLabel('Was soll danach anders sein?')
      .fill('Feuerwehr und Bauhof wissen es eine Stunde vorher.');
    await colleague
      .getByLabel('Zusammenfassung')
      .fill('Wir suchen eine Warnung vor Hochwasser für Feuerwehr und Bauhof, mit Sensoren am Bach.');
    await colleague.getByRole('checkbox', { name: 'Wasser' }).check();
    await button(colleague, 'Entwurf speichern und ansehen').click();
    const summary = colleague.locator('[role="alert"], .hw-errors, .hw-error-summary').first();
    await summary.waitFor();
    assert.match(await summary.innerText(), /Titel/);
    assert.equal(await problem.inputValue(), PROBLEM);
    assert.ok(await colleague.getByRole('checkbox', { name: 'Wasser' }).isChecked());
    await look(colleague);
    await colleague.getByLabel('Titel').fill(TITLE);
    await button(colleague, 'Entwurf speichern und ansehen').click();
    await colleague.waitForURL(/\/preview$/);
    await look(colleague);
    await button(colleague, 'Zur Prüfung einreichen').click();
    await colleague.getByText('In Prüfung:').waitFor();
    need = colleague.url().replace(/\/preview$/, '');
    assert.equal((await readAnonymously(need)).status, 404);
  });

  it('the hub’s manager finds it on his desk, gives points and publishes it', async () => {
    const page = await openWithoutScript();
    await signIn(site, page, MANAGER);
    await look(page);
    await link(page, 'Einträge prüfen').first().click();
    await look(page);
    await link(page, TITLE).click();
    const fours = page.getByRole('radio', { name: '4', exact: true });
    // The page may still be on its way: a list of what is there does not wait.
    await fours.first().waitFor();
    const criteria = await fours.all();
    for (const four of criteria) await four.check();
    await look(page);
    await button(page, 'Veröffentlichen').click();
    await page.waitForURL(/\/hubs\/[^/]+\/check$/);
    assert.doesNotMatch(await main(page), new RegExp(TITLE));
    await page.context().close();
  });

  it('everybody finds it in the list, with what matches it', async () => {
    await reader.goto(`${site.url}/de/entries?q=Lindenbach`);
    await link(reader, TITLE).click();
    await reader.getByRole('heading', { name: 'Was zu diesem Bedarf passt' }).waitFor();
    assert.ok((await reader.getByText('Warum das passt').count()) > 0);
    await look(reader);
  });

  it('a guest comments; nobody sees it before a moderator has released it, with words of their own', async () => {
    const guest = await openWithoutScript();
    await guest.goto(need);
    await commentAsGuest(guest, FIRST_COMMENT);
    await look(guest);
    assert.doesNotMatch((await readAnonymously(need)).text, /mit Funk/);
    await colleague.goto(need);
    assert.doesNotMatch(await main(colleague), /mit Funk/);

    moderator = await openWithoutScript();
    await signIn(site, moderator, MODERATOR);
    await look(moderator);
    await link(moderator, '1 Kommentar wartet auf Freigabe').first().click();
    await look(moderator);
    await link(moderator, 'Alles dazu').click();
    await link(moderator, 'Mit eigenen Worten freigeben …').click();
    await moderator.getByLabel('Text der Mail').fill('Danke für Ihr Angebot, die Stadt wird sich bei Ihnen melden.');
    await look(moderator);
    await button(moderator, 'Freigeben').click();
    await moderator.getByText('Hier wartet nichts.').waitFor();

    assert.match((await readAnonymously(need)).text, /Rosa Grünwald[\s\S]*mit Funk/);
    await guest.goto(`${site.url}/de/mailbox?q=${encodeURIComponent(GUEST.email)}`);
    await link(guest, 'Ihr Kommentar ist veröffentlicht').click();
    await guest.locator('.hw-mailtext').waitFor();
    assert.match(await main(guest), /die Stadt wird sich bei Ihnen melden/);
    await guest.context().close();
  });

  it('the guest deletes it by the secret link, and writes another one', async () => {
    const guest = await openWithoutScript();
    await followMail(site, guest, GUEST.email, 'Ihr Kommentar ist angekommen');
    await look(guest);
    await button(guest, 'Endgültig löschen').click();
    await guest.waitForURL(/\/comments\/deleted/);
    assert.doesNotMatch((await readAnonymously(need)).text, /mit Funk|Rosa Grünwald/);
    await guest.goto(need);
    await commentAsGuest(guest, SECOND_COMMENT);
    await guest.context().close();
    await moderator.goto(`${site.url}/de/moderation`);
    await button(moderator, 'Freigeben').first().click();
    await moderator.getByText('Hier wartet nichts.').waitFor();
    await moderator.context().close();
    assert.match((await readAnonymously(need)).text, /Rosa Grünwald[\s\S]*Wer liest bei Ihnen/);
  });

  it('the guest sees by a link in a mail what is stored, takes it along and deletes it', async () => {
    const { page } = await site.open({ javaScriptEnabled: false, acceptDownloads: true });
    await page.goto(`${site.url}/de/data`);
    await look(page);
    await page.getByLabel('Ihre E-Mail-Adresse').fill(GUEST.email);
    await button(page, 'Link zuschicken').click();
    await page.getByText('Bitte sehen Sie in Ihr Postfach').waitFor();
    await followMail(site, page, GUEST.email, 'Ihr Link zu Ihren gespeicherten Daten');
    await look(page);
    await page.locator('summary', { hasText: 'Kommentare' }).first().click();
    await page.getByText(SECOND_COMMENT).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Maschinenlesbar (JSON)').click(),
    ]);
    const file = await readFile(await download.path(), 'utf8');
    assert.doesNotThrow(() => JSON.parse(file));
    assert.ok(file.includes(SECOND_COMMENT) && file.includes(GUEST.email));
    await link(page, 'Weiter zum Löschen').click();
    await look(page);
    await button(page, 'Jetzt löschen').click();
    await page.getByText('Bitte bestätigen Sie mit dem Häkchen').first().waitFor();
    await look(page);
    await page.getByRole('checkbox').check();
    await button(page, 'Jetzt löschen').click();
    await page.waitForURL(/\/data\/protocol\//);
    await look(page);
    const { text } = await readAnonymously(need);
    assert.doesNotMatch(text, /Rosa Grünwald|Wer liest bei Ihnen/);
    await page.context().close();
  });

  it('the colleague deletes her account; the need of her organisation stays without her', async () => {
    await colleague.goto(`${site.url}/de/account`);
    await look(colleague);
    await link(colleague, /Meine Daten/).click();
    await look(colleague);
    await link(colleague, 'Weiter zum Löschen').click();
    await colleague.getByRole('checkbox').check();
    await button(colleague, 'Jetzt löschen').click();
    await colleague.waitForURL(/\/data\/protocol\//);
    await colleague.goto(`${site.url}/de/account`);
    assert.match(colleague.url(), /\/sign-in\?next=/);
    await colleague.context().close();
    assert.equal((await readAnonymously(need)).status, 200);

    const owner = await openWithoutScript();
    await signIn(site, owner, OWNER);
    await owner.goto(`${need}/history`);
    assert.match(await main(owner), /nicht mehr bekannt/);
    assert.doesNotMatch(await main(owner), /Clara Vogt/);
    await owner.goto(`${site.url}/de/organisations?q=Neu-Lindengrund`);
    await link(owner, 'Stadt Neu-Lindengrund').first().click();
    await link(owner, 'Personen verwalten und einladen').click();
    assert.match(await main(owner), /Thomas Lindner/);
    assert.doesNotMatch(await main(owner), /clara\.vogt/i);
    await owner.context().close();
  });

  it('no page on the way had a fault of accessibility', () => assert.deepEqual(faults, []));
});
