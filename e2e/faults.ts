import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong on a page: nothing, when all is well. A page without frames is looked at in one go, and what is well is not
 * described: both take axe longer than looking.
 */
export async function findFaults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(RULES);
  const { violations } = await axe.setLegacyMode(page.frames().length === 1).analyze();
  return violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

/**
 * The same for a page without script: axe needs script, so `copy`, a page of another browser profile, is shown what stands there,
 * also where that is the answer to a form.
 */
export async function findFaultsInCopy(page: Page, copy: Page): Promise<string[]> {
  await page.waitForLoadState();
  const [url = ''] = page.url().split('#');
  const body = await page.content();
  await copy.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await copy.goto(url);
  const faults = await findFaults(copy);
  await copy.unroute(url);
  return faults;
}

/**
 * Opens a page that turns to another one by itself after some seconds, and holds it there: to look at it may take a loaded machine longer. Returns the
 * header by which it would turn.
 */
export async function openAndHold(page: Page, address: string): Promise<string | undefined> {
  let turn: string | undefined;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const { refresh, ...headers } = response.headers();
    turn = refresh;
    await route.fulfill({ response, headers });
  });
  await page.goto(address);
  await page.unroute(address);
  return turn;
}

async function unfoldAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** What axe finds wrong on these pages, with everything unfolded. */
export async function findFaultsOn(page: Page, addresses: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await unfoldAll(page);
    faults.push(...(await findFaults(page)));
  }
  return faults;
}

/** Which of these pages are wider than the window, with everything unfolded. */
export async function findCutOff(page: Page, addresses: string[]): Promise<string[]> {
  const wide: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await unfoldAll(page);
    const [content = 0, room = 0] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if (content > room) wide.push(`${address} is ${content} px wide`);
  }
  return wide;
}
