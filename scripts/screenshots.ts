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
await site.close();
