import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { makePerson } from '../src/features/accounts/fixtures.ts';
import { makeMatchmaking } from '../src/features/meetings/fixtures.ts';
import { publishAt } from '../src/features/meetings/wishes/fixtures.ts';
import { meetingsKey } from '../src/features/meetings/wishes/links.ts';
import { describeOn } from '../src/platform/testing/index.ts';
import { makeApp } from '../src/shells/testing.ts';
import { openAndHold } from './faults.ts';
import { useBrowser } from './own-data.ts';
import { tabTo } from './people.ts';

/** The first slot goes on. */
const NOW = new Date('2026-05-12T08:05:00Z');
const TABLES = 40;
const LANGS = ['de', 'cs', 'pl', 'en'];

describeOn('embedded', 'The pages of 1:1 meetings with forty tables', (database) => {
  const browser = useBrowser();

  /** Forty pairs that meet in the first and, with others, in the second slot, two of them online in a room of the list. */
  async function open() {
    const world = browser.world(database, () => NOW);
    const { url } = await browser.serve(makeApp(world));
    const people = 2 * TABLES + 4;
    const made = await makeMatchmaking(world, {
      people: Array.from({ length: people }, (_, at) => ({
        name: at === 0 ? 'Katarzyna Wiśniewska-Kowalczyk' : `Person ${at + 1}`,
        organisation: at === 0 ? 'Technische Universität Bergakademie Freiberg' : `Haus ${at + 1}`,
      })),
      slots: 4,
      tables: TABLES,
      hasOnline: true,
      onlineRooms: ['Elbe', 'Neiße'].map((name) => ({
        name: `Raum ${name}`,
        address: `https://meet.example.org/${name}`,
      })),
      requests: [
        ...Array.from({ length: TABLES + 2 }, (_, at) => ({
          from: 2 * at,
          to: 2 * at + 1,
          mode: at < TABLES ? ('table' as const) : ('online' as const),
        })),
        ...Array.from({ length: TABLES }, (_, at) => ({ from: 2 * at + 1, to: 2 * at + 2 })),
      ],
    });
    const all = [
      ...Array.from({ length: TABLES + 2 }, (_, at) => ({ request: at, slot: 0, table: at < TABLES ? at : null })),
      ...Array.from({ length: TABLES }, (_, at) => ({ request: TABLES + 2 + at, slot: 1, table: at })),
    ];
    const plan = await publishAt(database.db, made, all, NOW);
    const online = await database.db
      .selectFrom('meeting')
      .select('id')
      .where('plan_id', '=', plan)
      .where('table_number', 'is', null)
      .execute();
    for (const [room_number, { id }] of online.entries())
      await database.db.updateTable('meeting').set({ room_number }).where('id', '=', id).execute();
    const { cookie } = await makePerson(world, {
      name: 'Olga Eins',
      grants: [{ role: 'organiser', scope: `event:${made.event.id}` }],
    });
    const visit = async (isOrganiser: boolean, options: BrowserContextOptions = {}) => {
      const context = await browser.profile(options, { url, cookie: isOrganiser ? cookie : undefined });
      return context.newPage();
    };
    const own = (place: number, lang = 'de') =>
      `${url}/${lang}/meetings/${meetingsKey(world, made.people[place] ?? '')}`;
    const base = (lang = 'de') => `${url}/${lang}/matchmakings/${made.id}`;
    return { url, base, own, made, plan, visit };
  }

  async function keep(page: Page, name: string) {
    const folder = process.env.SCREENSHOTS;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }

  async function assertClean(page: Page) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
      page.url(),
    );
  }

  /** Nothing sticks out at the side; what is wider scrolls in a box of its own. */
  async function assertFits(page: Page) {
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok((wide ?? 0) <= (seen ?? 0), `${page.url()} is ${wide} wide in ${seen}`);
  }

  test('the board is told to who does not see it, and every meeting of it is reached by keyboard', async () => {
    const { base, plan, made, visit } = await open();
    const page = await visit(true);
    await page.goto(`${base()}/board/${plan}`);
    await page.getByRole('button', { name: 'Kopie' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(plan));
    const grid = page.getByRole('grid');
    const tree = await grid.ariaSnapshot();
    assert.match(tree, /columnheader "10:00–10:15"/);
    assert.match(tree, /rowheader "Tisch 1"/);
    assert.match(tree, /rowheader "online 2"/);
    assert.match(tree, /gridcell "Katarzyna Wiśniewska-Kowalczyk – Person 2"/);
    const help = await grid.evaluate(
      (one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
    );
    assert.match(help, /Eingabetaste nimmt auf/);

    await tabTo(page.locator('[role="gridcell"]').first());
    const said = page.locator('[data-say]');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    assert.equal(await said.textContent(), 'Hier ist kein Gespräch.');
    await page.keyboard.press('Home');
    for (let down = 0; down < TABLES + 1; down++) await page.keyboard.press('ArrowDown');
    // The second of two meetings online at the same time.
    const cell = page.locator('[role="gridcell"]:focus');
    const request = await cell.getAttribute('data-request');
    assert.ok(made.requests.includes(request ?? ''));
    await page.keyboard.press('Enter');
    await page.locator('.hw-board__may').first().waitFor();
    assert.equal(await cell.getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('[data-say]')?.textContent?.startsWith('hier möglich'));
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (id) => document.activeElement?.matches(`td[data-slot="1"][data-request="${id}"]`),
      request,
    );

    // Among people the focus stays with the one it was taken from; Tab leads on to the form.
    await page.goto(`${page.url().split('?')[0]}?by=people&q=Person+81`);
    await tabTo(page.locator('[role="gridcell"]').first());
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#move').waitFor();
    await assertClean(page);
    await page.getByRole('button', { name: 'Hier festlegen' }).press('Enter');
    await page.getByText('festgelegt', { exact: true }).first().waitFor();
  });

  const PATHS = (plan: string) =>
    ['settings', 'people', 'rules', 'plans', `plans/${plan}`, `board/${plan}`, 'day', 'figures'].map((path) => ({
      path,
      name: path.includes('/') ? `${path.replace(/\/.*/, '')}-one` : path,
    }));

  // Other languages have the same markup: of them those pages with the longest words. Few in one test: a loaded machine checks slowly.
  const read = [
    { lang: 'de', names: ['settings', 'people', 'rules', 'plans'] },
    { lang: 'de', names: ['plans-one', 'board-one', 'day', 'figures'] },
    ...['cs', 'pl', 'en'].map((lang) => ({ lang, names: ['settings', 'board-one', 'day'] })),
  ];
  for (const { lang, names } of read)
    test(`pages of the organiser can be read by everybody (${lang}: ${names.join(', ')})`, async () => {
      const { base, plan, visit } = await open();
      const page = await visit(true);
      for (const { path, name } of PATHS(plan).filter((one) => names.includes(one.name))) {
        await page.goto(`${base(lang)}/${path}`);
        await assertClean(page);
        await keep(page, `${name}-${lang}`);
      }
    });

  test('every page of the organiser fits a narrow window and an enlarged one, in the dark too', async () => {
    const { base, plan, visit } = await open();
    const page = await visit(true, { viewport: { width: 320, height: 256 }, colorScheme: 'dark' });
    for (const { path, name } of PATHS(plan)) {
      await page.goto(`${base()}/${path}`);
      await assertFits(page);
      await assertClean(page);
      await keep(page, `${name}-de-320`);
    }
  });

  test('the day shows twenty meetings, turns its page, and finds all meetings of somebody, without script', async () => {
    const { base, visit } = await open();
    const page = await visit(true, { javaScriptEnabled: false });
    await page.goto(`${base()}/day`);
    assert.equal(await page.locator('#shown-slot tbody tr').count(), 20);
    await page.getByRole('heading', { name: 'Jetzt: 10:00–10:15' }).waitFor();
    await page.locator('#shown-slot').getByRole('link', { name: 'Nächste Seite' }).click();
    await page
      .getByRole('cell', { name: 'Tisch 21', exact: true })
      .or(page.getByRole('rowheader', { name: 'Tisch 21', exact: true }))
      .waitFor();
    const held = page.getByRole('button', { name: 'ja: Person 41 – Person 42' });
    await held.click();
    await page.locator('[aria-pressed="true"]').waitFor();
    assert.equal(await held.getAttribute('aria-pressed'), 'true', 'on the same page of the list');
    await page.getByLabel('Name').first().fill('Wiśniewska');
    await page.getByRole('button', { name: 'Anzeigen' }).click();
    await page.getByRole('heading', { name: 'Alle Gespräche: „Wiśniewska“' }).waitFor();
    assert.equal(await page.locator('#shown-slot tbody tr').count(), 1);
    await page.getByRole('link', { name: 'Danach: 10:20–10:35' }).click();
    await page.getByRole('heading', { name: 'Danach: 10:20–10:35' }).waitFor();
    await page.getByText('40 Gespräche').waitFor();
  });

  test('the big screen shows all of forty tables without scrolling, in pages that turn by themselves', async () => {
    const { url, base, visit } = await open();
    const page = await visit(true);
    await page.goto(`${base()}/day`);
    const live = (await page.getByRole('link', { name: 'Große Anzeige' }).getAttribute('href')) ?? '';
    const screen = await visit(false, { viewport: { width: 1920, height: 1080 }, javaScriptEnabled: false });
    const seen = { now: new Set<string>(), next: new Set<string>() };
    let address = live;
    const visited: string[] = [];
    do {
      visited.push(address);
      const turn = /^10; url=(.+)$/.exec((await openAndHold(screen, url + address)) ?? '')?.[1];
      assert.ok(turn !== undefined, 'it turns to another page');
      const lowest = await screen.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('.hw-screen, .hw-screen__list li')].map(
            (one) => one.getBoundingClientRect().bottom,
          ),
        ),
      );
      assert.ok(lowest <= 1080, `${address} reaches down to ${lowest}`);
      const cut = await screen.evaluate(
        () =>
          [...document.querySelectorAll('.hw-screen__list li')].filter((one) => one.scrollHeight > one.clientHeight)
            .length,
      );
      assert.equal(cut, 0, 'nothing of a meeting is cut off');
      const letters = await screen
        .locator('.hw-screen__who')
        .first()
        .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
      assert.ok(letters >= 32, `names are ${letters} high`);
      for (const part of ['now', 'next'] as const)
        for (const table of await screen.locator(`.hw-screen__${part} li strong`).allTextContents())
          seen[part].add(table);
      await keep(screen, `screen-${visited.length}`);
      assert.equal(
        await screen.getByText('meet.example.org').count(),
        0,
        'rooms are told only to those who meet there',
      );
      address = turn;
    } while (!visited.includes(address) && !(address.endsWith('page=1') && visited.length > 1));
    assert.equal(seen.now.size, TABLES + 1, 'each table, and online');
    assert.equal(seen.next.size, TABLES);
    const scripted = await visit(false, { viewport: { width: 1920, height: 1080 } });
    await openAndHold(scripted, url + live);
    await assertClean(scripted);
    const phone = await visit(false, { viewport: { width: 320, height: 640 } });
    await openAndHold(phone, url + live);
    await assertFits(phone);
    await assertClean(phone);
    await keep(phone, 'screen-320');
  });

  test('who meets online gets the room on the page, on paper and in the calendar, and nobody else', async () => {
    const { own, visit } = await open();
    const page = await visit(false);
    const online = 2 * TABLES;
    await page.goto(own(online));
    const link = page.getByRole('link', { name: 'Online-Raum öffnen' });
    assert.match((await link.getAttribute('href')) ?? '', /^https:\/\/meet\.example\.org\/(Elbe|Neiße)$/);
    await page.goto(`${own(online)}/plan`);
    await page.getByText('https://meet.example.org/').waitFor();
    await page.emulateMedia({ media: 'print' });
    await keep(page, 'sheet-print');
    await page.emulateMedia({ media: 'screen' });
    const file = await (await page.request.get(`${own(online)}/plan.ics`)).text();
    assert.match(
      file.replaceAll('\r\n ', ''),
      /LOCATION;LANGUAGE=de:Raum (Elbe|Neiße)\\, https:\/\/meet\.example\.org\//,
    );
    await page.goto(own(0));
    assert.ok(!(await page.content()).includes('meet.example.org'));
    for (const lang of LANGS) {
      await page.goto(own(online, lang));
      await assertClean(page);
      await keep(page, `own-${lang}`);
    }
  });
});
