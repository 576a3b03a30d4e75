import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import encodeQR from 'qr';
import { makePerson } from '../src/features/accounts/fixtures.ts';
import { makeDoor, makeGuests } from '../src/features/events/day/fixtures.ts';
import { makeEvent } from '../src/features/events/fixtures.ts';
import { describeOn } from '../src/platform/testing/index.ts';
import { makeApp } from '../src/shells/testing.ts';
import { useBrowser } from './own-data.ts';
import { tabTo } from './people.ts';

const NOW = new Date('2026-05-12T08:30:00Z');
/** What the camera of the tests sees. */
const SEEN = 'ticket-before-the-camera';

describeOn('embedded', 'The door of an event, with the net and without', (database) => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hubwerk-door-'));
    writeFileSync(join(folder, 'camera.y4m'), film(SEEN));
  });
  const browser = useBrowser(() => [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${join(folder, 'camera.y4m')}`,
  ]);
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A site with an event and its people, and devices that somebody has signed in on. */
  async function open() {
    // The clock goes on: how long ago a device did something is told from it.
    const began = Date.now();
    const world = browser.world(database, () => new Date(NOW.getTime() + Date.now() - began));
    const app = makeApp(world);
    const event = await makeEvent(database.db, { title: { de: 'Werkstatt Ladesäulen' } });
    const { ticket } = await makeDoor(database.db, event.id, 10);
    await makeGuests(database.db, { event: event.id, ticket }, [
      { name: 'Anna Beispiel', organisation: 'Stadt Bautzen', ticket: 'ticket-anna' },
      { name: 'Łukasz Śliwa', organisation: 'Miasto Wrocław', ticket: 'ticket-lukasz' },
      { name: 'Jana Nováková', organisation: 'Ústí nad Labem', ticket: SEEN },
      { name: 'Abgesagt Habend', ticket: 'ticket-gone', state: 'cancelled' },
    ]);
    const { cookie } = await makePerson(world, {
      name: 'Tür Steher',
      grants: [{ role: 'event-helper', scope: `event:${event.id}` }],
    });
    const device = async (name: string, options: BrowserContextOptions = {}) => {
      // A way to the site of its own for each device, that can be cut: Chromium's offline mode does not reach service workers.
      let isCut = false;
      const { server, url } = await browser.serve(app);
      server.on('connection', (socket) => isCut && socket.destroy());
      const context = await browser.profile({ timezoneId: 'Europe/Berlin', ...options }, { url, cookie });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        // A browser without a net says so of each request.
        if (message.type() === 'error' && !/net::ERR_/.test(message.text())) problems.push(message.text());
      });
      const address = `${url}/de/events/${event.slug}/check-in`;
      await page.goto(address);
      const door = doorOf(page);
      if (options.javaScriptEnabled !== false) {
        await door.is('yes');
        await door.nameIs(name);
      }
      const cut = async (off: boolean) => {
        isCut = off;
        server.closeAllConnections();
        await context.setOffline(off);
      };
      return { cut, page, problems, address, door };
    };
    return { device };
  }

  const admissions = () =>
    database.db.selectFrom('event_admission').select(['device', 'is_double']).orderBy('at').orderBy('device').execute();

  test('two devices admit without the net, restart, and tell everything when it is back', async () => {
    const { device } = await open();
    const [a, b] = [await device('Tür A'), await device('Tür B')];
    for (const { page, cut } of [a, b]) {
      await page.locator('hw-check-in[data-kept=yes]').waitFor();
      await cut(true);
    }

    await a.door.enter('ticket-anna');
    await a.door.says('admitted', /Eingelassen.*Anna Beispiel.*Stadt Bautzen/s);
    await a.door.enter('ticket-anna');
    await a.door.says('again', /Schon eingelassen um \d\d:\d\d an Tür A/);
    await a.door.enter('ticket-gone');
    await a.door.says('invalid', /Nicht gültig/);
    // Nobody at the door learns who has cancelled.
    assert.doesNotMatch(await a.page.locator('[data-result]').innerText(), /Habend/);

    // By name, with keys only, on a device that cannot know that Anna is inside already.
    await b.door.enter('beispiel');
    const button = b.page.getByRole('button', { name: 'Einlassen Anna Beispiel' });
    await tabTo(button);
    await b.page.keyboard.press('Enter');
    await b.door.says('admitted', /Anna Beispiel/);

    // The browser is closed and opened again, still without the net: page, list and what waits are there.
    await a.page.goto('about:blank');
    await a.page.goto(a.address);
    await a.door.is('no');
    assert.equal(await a.page.locator('[data-waiting]').innerText(), '1');
    await a.door.enter('ticket-lukasz');
    await a.door.says('admitted', /Łukasz Śliwa/);
    assert.deepEqual(await admissions(), []);

    await a.cut(false);
    await a.page.locator('[data-waiting]', { hasText: /^0$/ }).waitFor();
    await b.cut(false);
    await b.page.locator('[data-waiting]', { hasText: /^0$/ }).waitFor();
    assert.deepEqual(await admissions(), [
      { device: 'Tür A', is_double: false },
      { device: 'Tür B', is_double: true },
      { device: 'Tür A', is_double: false },
    ]);
    // Both are kept; the team is told of the double.
    await b.page.locator('[data-doubles]', { hasText: /Anna Beispiel: .*Tür A.*Tür B/ }).waitFor();
    assert.equal(await b.page.locator('[data-inside]').innerText(), '2 / 3');
    assert.deepEqual([...a.problems, ...b.problems], []);
  });

  test('the camera reads a badge, and an admission is taken back', async () => {
    const { device } = await open();
    const { page, door, problems } = await device('Tür A');
    await page.getByRole('button', { name: 'Kamera einschalten' }).click();
    await door.says('admitted', /Jana Nováková/);
    await page.getByRole('button', { name: 'Kamera ausschalten' }).click();
    await page.getByRole('button', { name: 'Zurücknehmen Jana Nováková' }).click();
    await door.says('undone', /Zurückgenommen/);
    await page.locator('[data-waiting]', { hasText: /^0$/ }).waitFor();
    const rows = await database.db.selectFrom('attendee').select('admitted_at').where('ticket', '=', SEEN).execute();
    assert.deepEqual(rows, [{ admitted_at: null }]);
    assert.deepEqual(problems, []);
  });

  test('what is kept on a device is deleted only when everything has been sent', async () => {
    const { device } = await open();
    const { page, cut, door } = await device('Tür A');
    await page.locator('hw-check-in[data-kept=yes]').waitFor();
    await cut(true);
    await door.enter('ticket-anna');
    await page.getByText('Dieses Gerät', { exact: true }).click();
    await page.getByRole('button', { name: 'Daten auf diesem Gerät löschen' }).click();
    await door.says('invalid', /Noch nicht gelöscht/);
    await cut(false);
    await page.locator('[data-waiting]', { hasText: /^0$/ }).waitFor();
    await page.getByRole('button', { name: 'Daten auf diesem Gerät löschen' }).click();
    await page.waitForURL(/\/de\/desk$/);
    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
    assert.equal((await admissions()).length, 1);
  });

  test('without script a field and a button for each person do the same', async () => {
    const { device } = await open();
    const { page } = await device('', { javaScriptEnabled: false });
    await page.getByRole('searchbox', { name: 'Name oder Code' }).fill('sliwa');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByRole('button', { name: 'Einlassen Łukasz Śliwa' }).click();
    await page.getByText('Eingelassen: Łukasz Śliwa').waitFor();
    await page.getByRole('link', { name: 'Ohne Anmeldung' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Spontan Gekommen');
    await page.getByRole('button', { name: 'Eintragen und einlassen' }).click();
    await page.getByText('Eingetragen und eingelassen: Spontan Gekommen').waitFor();
  });

  test('the page has no fault that axe finds, on a phone and in the dark', async () => {
    const { device } = await open();
    for (const options of [{ viewport: { width: 320, height: 640 } }, { colorScheme: 'dark' as const }]) {
      const { page, door } = await device('Tür A', options);
      await door.enter('ticket-anna');
      await page.locator('[data-result]:not([hidden])').waitFor();
      await door.enter('a');
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    }
  });
});

/** What somebody at the door does and sees. */
function doorOf(page: Page) {
  const field: Locator = page.locator('#door-words');
  return {
    async is(net: 'yes' | 'no') {
      await page.locator(`hw-check-in[data-ready=yes][data-net=${net}]`).waitFor();
    },
    async nameIs(name: string) {
      await page.evaluate((text) => {
        const input = document.querySelector<HTMLInputElement>('[name=device]');
        if (input === null) return;
        input.value = text;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }, name);
    },
    async enter(text: string) {
      await field.fill(text);
      await field.press('Enter');
    },
    async says(kind: string, text: RegExp) {
      await page.locator(`[data-result][data-kind=${kind}]`, { hasText: text }).waitFor();
    },
  };
}

/** A film of one QR code, as Chromium's fake camera reads it: YUV4MPEG2, 640 × 480. */
function film(code: string): Buffer {
  const [width, height, dot] = [640, 480, 12];
  const bits = encodeQR(code, 'raw', { border: 2 });
  const [left, top] = [(width - bits.length * dot) / 2, (height - bits.length * dot) / 2].map(Math.floor);
  const picture = Buffer.alloc(width * height, 235);
  for (const [y, line] of bits.entries()) {
    for (const [x, dark] of line.entries()) {
      if (!dark) continue;
      for (let row = 0; row < dot; row++) {
        const from = ((top ?? 0) + y * dot + row) * width + (left ?? 0) + x * dot;
        picture.fill(16, from, from + dot);
      }
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), picture, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}
