import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { makeCrowd } from '../src/features/meetings/wishes/crowd.ts';
import { publishAt } from '../src/features/meetings/wishes/fixtures.ts';
import { meetingsKey } from '../src/features/meetings/wishes/links.ts';
import { describeOn } from '../src/platform/testing/index.ts';
import { makeApp } from '../src/shells/testing.ts';
import { useBrowser } from './own-data.ts';

const PHONE = { width: 320, height: 640 };

describeOn('embedded', '1:1 meetings on a phone, without script', (database) => {
  const browser = useBrowser();

  /** Two hundred people who have joined, and two phones. */
  async function open(at: { now: Date }) {
    const world = browser.world(database, () => at.now);
    const made = await makeCrowd(world, 200);
    const { url } = await browser.serve(makeApp(world));
    // The check for accessibility needs script; what people do here is sent by forms alone.
    const context = await browser.profile({ viewport: PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    const own = (place: number) => `${url}/de/meetings/${meetingsKey(world, made.people[place] ?? '')}`;
    return { made, page, own };
  }

  /** Nothing sticks out at the side. */
  async function fits(page: Page) {
    const box = await page.locator('main').boundingBox();
    assert.ok(box !== null && box.width <= PHONE.width, page.url());
  }

  async function axe(address: string) {
    const scripted = await browser.profile({ viewport: PHONE });
    const page = await scripted.newPage();
    await page.goto(address);
    const { violations } = await new AxeBuilder({ page }).analyze();
    await scripted.close();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
      address,
    );
  }

  async function keep(page: Page, name: string) {
    const folder = process.env.SCREENSHOTS;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/meetings-${name}.png`, fullPage: true });
  }

  test('somebody joins, wishes, another answers, and both see the plan', async () => {
    const at = { now: new Date('2026-03-02T12:00:00Z') };
    const { made, page, own } = await open(at);
    const [newcomer, asked] = [0, 1];
    await database.db
      .updateTable('meeting_participant')
      .set({ state: 'invited' })
      .where('id', '=', made.people[newcomer] ?? '')
      .execute();
    await page.goto(own(newcomer));
    await keep(page, 'join');
    await page.getByLabel('Was suchen Sie?').fill('Wir suchen Erfahrungen mit Ladesäulen.');
    await page.getByLabel('Englisch', { exact: true }).check();
    await page.getByRole('button', { name: 'Mitmachen' }).click();
    await page.getByText('Willkommen!').waitFor();
    await fits(page);
    await keep(page, 'own');
    await page.getByRole('link', { name: 'Menschen finden' }).click();
    await fits(page);
    await keep(page, 'people');
    const other = await database.db
      .selectFrom('meeting_participant')
      .select('name')
      .where('id', '=', made.people[asked] ?? '')
      .executeTakeFirstOrThrow();
    await page.getByLabel('Name, Organisation oder Thema').fill(other.name);
    await page.getByRole('button', { name: 'Suchen' }).click();
    const card = page.locator(`#person-${made.people[asked]}`);
    await card.getByText('Ein Satz dazu').click();
    await card.locator('textarea').fill('Wie fangen wir an?');
    await card.getByRole('button', { name: 'Unbedingt' }).click();
    await page.getByText('Ihr Wunsch ist notiert').waitFor();
    await keep(page, 'wished');

    await page.goto(own(asked));
    await keep(page, 'asked');
    const mine = await database.db
      .selectFrom('meeting_participant')
      .select('name')
      .where('id', '=', made.people[newcomer] ?? '')
      .executeTakeFirstOrThrow();
    await page.locator('#requests').getByRole('link', { name: mine.name }).click();
    await page.getByText('Wie fangen wir an?').waitFor();
    await fits(page);
    await keep(page, 'request');
    await page.getByLabel('Gern', { exact: true }).check();
    await page.getByRole('button', { name: 'Annehmen' }).click();
    await page.getByText('Angenommen. Das Gespräch ist verabredet.').waitFor();

    const request = await database.db
      .selectFrom('meeting_request')
      .select('id')
      .where('from_id', '=', made.people[newcomer] ?? '')
      .where('to_id', '=', made.people[asked] ?? '')
      .executeTakeFirstOrThrow();
    const requests = [request.id, ...made.requests];
    await publishAt(database.db, { id: made.id, requests }, [{ request: 0, slot: 1, table: 2 }], at.now);
    await page.goto(own(newcomer));
    await page.getByText('Tisch 3').waitFor();
    await fits(page);
    await keep(page, 'plan');
    await page.getByRole('link', { name: 'Auf einem Blatt' }).click();
    await keep(page, 'sheet');

    at.now = new Date('2026-05-12T08:36:00Z');
    await page.goto(own(newcomer));
    await page.getByRole('button', { name: 'Fand statt', exact: true }).click();
    await page.getByRole('button', { name: 'Fand statt ✓' }).waitFor();
    await keep(page, 'held');
    await page.goto(own(asked));
    await page.getByRole('link', { name: 'Ich kann nicht kommen' }).click();
    await keep(page, 'absence');
    await page.getByLabel('die ganze Zeit').check();
    await page.getByRole('button', { name: 'Absage senden' }).click();
    await page.getByText('Sie haben abgesagt, ab 10:40 Uhr.').waitFor();
  });

  test('every page can be read by everybody', async () => {
    const at = { now: new Date('2026-03-02T12:00:00Z') };
    const { made, own } = await open(at);
    const waiting = await database.db
      .selectFrom('meeting_request')
      .select(['id', 'to_id'])
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow();
    const asked = made.people.indexOf(waiting.to_id);
    for (const path of ['', '/people', '/edit', '/availability', '/leaving', `/requests/${waiting.id}`])
      await axe(`${own(asked)}${path}`);
    await publishAt(database.db, made, [{ request: 0, slot: 1, table: 2 }], at.now);
    const { from_id } = await database.db
      .selectFrom('meeting_request')
      .select('from_id')
      .where('id', '=', made.requests[0] ?? '')
      .executeTakeFirstOrThrow();
    const planned = made.people.indexOf(from_id);
    for (const path of ['', '/plan', '/absence']) await axe(`${own(planned)}${path}`);
  });
});
