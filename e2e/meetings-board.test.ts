import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { makePerson } from '../src/features/accounts/fixtures.ts';
import { makeMatchmaking } from '../src/features/meetings/fixtures.ts';
import { readBoard } from '../src/features/meetings/planning/queries/board.ts';
import { describeOn } from '../src/platform/testing/index.ts';
import { makeApp } from '../src/shells/testing.ts';
import { openAndHold } from './faults.ts';
import { useBrowser } from './own-data.ts';

/** The first slot goes on. */
const NOW = new Date('2026-05-12T08:05:00Z');

describeOn('embedded', 'A meeting plan by keyboard, and on the day with two browsers', (database) => {
  const browser = useBrowser();

  /** A site with a matchmaking of twelve people in a ring, and two organisers. */
  async function open() {
    const world = browser.world(database, () => NOW);
    const { url } = await browser.serve(makeApp(world));
    const made = await makeMatchmaking(world, {
      people: Array.from({ length: 12 }, (_, at) => ({
        name: `Person ${at + 1}`,
        organisation: `Haus ${at + 1}`,
        onScreen: at !== 11,
      })),
      slots: 6,
      tables: 6,
      requests: Array.from({ length: 12 }, (_, from) =>
        [1, 2].map((step) => ({ from, to: (from + step) % 12 })),
      ).flat(),
    });
    const visit = async (name: string | undefined, options: BrowserContextOptions = {}) => {
      const grant = { role: 'organiser', scope: `event:${made.event.id}` } as const;
      const cookie = name === undefined ? undefined : (await makePerson(world, { name, grants: [grant] })).cookie;
      const context = await browser.profile(options, { url, cookie });
      return context.newPage();
    };
    return { url, base: `${url}/de/matchmakings/${made.id}`, made, visit };
  }

  /** Computes a plan as an organiser does, and waits for it as the page shows it. */
  async function compute(page: Page, base: string): Promise<string> {
    await page.goto(`${base}/plans`);
    await page.selectOption('#seconds', '5');
    await page.getByRole('button', { name: 'Plan berechnen' }).click();
    await page.waitForURL(/\/plans\/[^/]+$/);
    await page.getByRole('link', { name: 'Auf der Tafel ansehen' }).waitFor();
    return page.url().split('/').at(-1)?.split('?')[0] ?? '';
  }

  async function assertClean(page: Page) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
    );
  }

  test('a meeting is carried by keyboard, each place says whether it is possible, and who saw an older board is told', async () => {
    const { base, made, visit } = await open();
    const page = await visit('Olga Eins');
    const plan = await compute(page, base);
    await assertClean(page);
    const board = await readBoard(database.db, made.id, plan);
    const meeting = board.meetings.find(({ at }) => at != null);
    if (meeting?.at == null) throw new Error('a meeting');
    const other = await visit('Otto Zwei');
    await other.goto(`${base}/board/${plan}`);
    await page.goto(`${base}/board/${plan}`);
    await assertClean(page);

    const said = page.locator('[data-say]');
    await page.locator(`[data-request="${meeting.request}"]`).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.hw-board__may').first().waitFor();
    assert.match((await said.textContent()) ?? '', /^Aufgenommen/);
    // Along its slot to a table that is free there, or that it can swap with: same people, same time.
    await page.keyboard.press(meeting.at.table === 0 ? 'ArrowDown' : 'ArrowUp');
    await page.waitForFunction(() => document.querySelector('[data-say]')?.textContent?.startsWith('hier möglich'));
    await page.keyboard.press('Escape');
    assert.match((await said.textContent()) ?? '', /^Abgebrochen/);
    assert.deepEqual(
      (await readBoard(database.db, made.id, plan)).meetings.find((one) => one.request === meeting.request)?.at,
      meeting.at,
    );

    await page.keyboard.press(' ');
    await page.locator('.hw-board__may').first().waitFor();
    await page.keyboard.press(meeting.at.table === 0 ? 'ArrowDown' : 'ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Letzte Änderung zurücknehmen' }).waitFor();
    const moved = (await readBoard(database.db, made.id, plan)).meetings.find((one) => one.request === meeting.request);
    const table = meeting.at.table === 0 ? 1 : (meeting.at.table ?? 0) - 1;
    assert.deepEqual(moved?.at, { slot: meeting.at.slot, table });
    // The focus is where it was put down.
    await page.waitForFunction(
      (at) => document.activeElement?.matches(at),
      `[data-slot="${meeting.at.slot}"][data-table="${table}"]`,
    );

    await other.locator(`[data-request="${meeting.request}"]`).first().focus();
    await other.keyboard.press('Enter');
    await other.locator('.hw-board__may').first().waitFor();
    await other.keyboard.press(meeting.at.table === 0 ? 'ArrowDown' : 'ArrowUp');
    await other.keyboard.press('Enter');
    await other.getByText('Inzwischen hat').waitFor();

    await page.getByRole('button', { name: 'Letzte Änderung zurücknehmen' }).click();
    await page.getByText('Zurückgenommen.').waitFor();
    assert.deepEqual(
      (await readBoard(database.db, made.id, plan)).meetings.find((one) => one.request === meeting.request)?.at,
      meeting.at,
    );
  });

  test('without script the same by a form that offers only what is possible', async () => {
    const { base, made, visit } = await open();
    const plan = await compute(await visit('Olga Eins'), base);
    const page = await visit('Otto Zwei', { javaScriptEnabled: false });
    await page.goto(`${base}/board/${plan}`);
    await page.locator('td a.hw-board__meeting').first().click();
    const place = await page.locator('#place option').first().getAttribute('value');
    await page.getByRole('button', { name: 'Verschieben', exact: true }).click();
    await page.getByText('Verschoben.').waitFor();
    const [slot, table] = (place ?? '').split(' ').map(Number);
    const { meetings } = await readBoard(database.db, made.id, plan);
    assert.ok(meetings.some(({ at }) => at?.slot === slot && at?.table === table));
  });

  test('on the day somebody cancels: the repair is confirmed in one browser, and the big screen in another follows', async () => {
    const { url, base, made, visit } = await open();
    const page = await visit('Olga Eins');
    const plan = await compute(page, base);
    await page.goto(`${base}/publication?plan=${plan}`);
    await page.getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
    await page.getByText('12 Personen werden benachrichtigt').waitFor();
    await page.goto(`${base}/day`);
    await assertClean(page);
    const live = (await page.getByRole('link', { name: 'Große Anzeige' }).getAttribute('href')) ?? '';
    const screen = await visit(undefined, { viewport: { width: 1920, height: 1080 } });
    assert.equal(await openAndHold(screen, url + live), '30', 'it comes anew without script too');
    await assertClean(screen);
    const board = await readBoard(database.db, made.id, plan);
    const slots = [...new Set(board.meetings.flatMap(({ at }) => (at === null ? [] : [at.slot])))].sort(
      (a, b) => a - b,
    );
    const next = board.meetings.find(
      ({ at, a, b }) => at?.slot === slots[1] && ![a, b].includes(made.people[11] ?? ''),
    );
    if (next === undefined) throw new Error('a meeting in the second slot that has any');
    const name = board.people.get(next.a)?.name ?? '';
    await screen.getByText(`${name},`).first().waitFor();
    assert.equal(await screen.getByText('Person 12').count(), 0, 'who did not agree is not named');
    const held = page.getByRole('button', { name: /^ja: / }).first();
    await held.click();
    await page.locator('[aria-pressed="true"]').waitFor();

    await page.selectOption('#kind', 'cancelled');
    await page.fill('#person', `${name} (`);
    await page.getByRole('button', { name: 'Eintragen und Änderung' }).click();
    const proposal = page.locator('#proposal');
    await proposal.waitFor();
    assert.match(await proposal.innerText(), new RegExp(`${name} ist dann nicht da`));
    await page.getByRole('button', { name: 'Bestätigen und' }).click();
    await page.getByText(/^Bestätigt\./).waitFor();
    await screen.waitForFunction(
      (gone) => document.querySelector('.hw-screen')?.textContent?.includes(`${gone},`) === false,
      name,
    );
    const changed = await database.db
      .selectFrom('mail')
      .select('to_address')
      .where('kind', '=', 'meetings-changed')
      .execute();
    assert.ok(changed.length > 0 && changed.length < 12, `${changed.length} told`);
  });
});
