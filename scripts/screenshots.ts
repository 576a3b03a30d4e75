/**
 * Takes the pictures of README.md and docs/ from the running demo network: node --import ./bin/jsx.ts scripts/screenshots.ts
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openSite } from '../e2e/site.ts';

const FOLDER = join(import.meta.dirname, '../docs/pictures');

const NEED =
  'Unsere Gemeinde liegt an einem kleinen Bach. Bei Starkregen steigt das Wasser in der Nacht, und niemand merkt es ' +
  'rechtzeitig. Wir suchen eine Warnung vor Hochwasser für Feuerwehr und Bauhof.';

mkdirSync(FOLDER, { recursive: true });
const site = await openSite();

async function take(
  name: string,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<unknown>,
): Promise<void> {
  const { page } = await site.open(options);
  await prepare(page);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
  await page.context().close();
}

await take('home', { viewport: { width: 1280, height: 880 } }, (page) => page.goto(`${site.url}/de`));
await take('dark', { viewport: { width: 1280, height: 880 }, colorScheme: 'dark' }, (page) =>
  page.goto(`${site.url}/cs/hubs`),
);
await take('directory', { viewport: { width: 1280, height: 1000 } }, (page) =>
  page.goto(`${site.url}/de/organisations?type=municipality`),
);
await take('phone', { viewport: { width: 360, height: 780 } }, (page) =>
  page.goto(`${site.url}/de/entries?kind=practice`),
);
await take('match', { viewport: { width: 1280, height: 1250 } }, async (page) => {
  await page.goto(`${site.url}/de/drafts/new`);
  await page.getByLabel('Was brauchen Sie?').fill(NEED);
  await page.getByLabel('Art der Organisation').selectOption('municipality');
  await page.getByLabel('Region').selectOption('DED2D');
  await page.getByRole('button', { name: 'Passendes finden' }).click();
  await page.waitForURL(/\/drafts\/[0-9a-f-]{36}$/);
  await page.getByText('Warum das passt').first().click();
});

/** As somebody of demo/README.md, by the link that waits in the mailbox of the machine. */
async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${site.url}/de/sign-in`);
  await page.getByLabel('E-Mail-Adresse').fill(email);
  await page.getByRole('button', { name: 'Link schicken' }).click();
  await page.getByRole('link', { name: 'Postfach dieser Installation öffnen' }).click();
  await page.getByRole('link', { name: 'Ihr Link zum Anmelden' }).first().click();
  await page.frameLocator('iframe').getByRole('link', { name: 'Jetzt anmelden' }).click();
  await page.getByRole('button', { name: 'Jetzt anmelden' }).click();
  await page.waitForURL(/\/de\/desk$/);
}

/** From somebody without an account, so that a moderator has something to read. */
async function comment(page: Page, name: string, text: string): Promise<void> {
  await page.goto(`${site.url}/de/entries?hub=saxony`);
  await page.locator('.hw-card__link').first().click();
  await page.getByRole('link', { name: 'Kommentar schreiben' }).click();
  await page.getByLabel('Ihr Kommentar').fill(text);
  await page.getByLabel('Name', { exact: false }).first().fill(name);
  // Who sends a form faster than anybody can write counts as a program.
  await page.waitForTimeout(4_000);
  await page.getByRole('button', { name: 'Kommentar absenden' }).click();
  await page.waitForURL(/\/comments\/link\//);
}

const { page: guest } = await site.open();
await comment(
  guest,
  'Bernd Vogel',
  'Wir haben das 2024 eingeführt. Wichtig war, die Feuerwehr von Anfang an einzubeziehen.',
);
await comment(
  guest,
  'Ines Kühn',
  'Gibt es dafür eine Schnittstelle zu unserem Fachverfahren? Wir würden gern mitmachen.',
);
await guest.context().close();
await take('desk', { viewport: { width: 1280, height: 880 } }, (page) =>
  signIn(page, 'karl.weber@hub-sachsen.example'),
);
await take('moderation', { viewport: { width: 1280, height: 880 } }, async (page) => {
  await signIn(page, 'karl.weber@hub-sachsen.example');
  await page.goto(`${site.url}/de/moderation`);
});
await take('events', { viewport: { width: 1280, height: 980 } }, (page) => page.goto(`${site.url}/de/events`));
await take('participants', { viewport: { width: 1280, height: 980 } }, async (page) => {
  await signIn(page, 'emily.clarke@hub-sachsen.example');
  await page.goto(`${site.url}/de/events?when=past&q=Nachbarn`);
  await page
    .getByRole('link', { name: /^Smarte Städte und Regionen/ })
    .first()
    .click();
  await page.waitForURL(/\/events\/smarte/);
  await page.goto(`${page.url()}/figures`);
});
await take('board', { viewport: { width: 1280, height: 980 } }, async (page) => {
  await signIn(page, 'jana.novakova@netzwerk.example');
  await page.goto(`${site.url}/de/events?q=Konferenz`);
  await page
    .getByRole('link', { name: /^Digitale Nachbarn/ })
    .first()
    .click();
  await page.waitForURL(/\/events\/digitale/);
  await page.goto(`${page.url()}/meetings`);
  await page.locator('main table a').first().click();
  await page.getByRole('button', { name: 'Wünsche schließen' }).click();
  await page.getByRole('button', { name: 'Plan berechnen' }).click();
  await page.waitForURL(/\/plans\//);
  await page.getByRole('link', { name: 'Auf der Tafel ansehen und ändern' }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(12_000);
  await page.reload();
  await page.getByRole('link', { name: 'Auf der Tafel ansehen und ändern' }).click();
  await page.waitForURL(/\/board\//);
});
await site.close();
