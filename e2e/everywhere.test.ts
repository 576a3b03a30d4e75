import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { findCutOff, findFaultsOn } from './faults.ts';
import { openSite, type Site } from './site.ts';

/** Size limits of a page in bytes as transferred: with nothing in the browser's cache, and with style and fonts there. */
const FIRST_VISIT = 150_000;
const NEXT_VISIT = 40_000;

let site: Site;
/** One address of each kind of page, without the language. */
let pages: Record<string, string>;

before(async () => {
  site = await openSite();
  const { page } = await site.open();
  const first = async (list: string) => {
    await page.goto(`${site.url}/de/${list}`);
    const href = await page.locator('.hw-rows .hw-card__link').first().getAttribute('href');
    return (href ?? '').replace('/de', '');
  };
  const key = randomUUID();
  const saved = await page.request.post(`${site.url}/de/drafts`, {
    headers: { Origin: site.url },
    multipart: { key, kind: 'need', region: 'DED2', text: 'Bei Starkregen läuft der Keller unserer Grundschule voll.' },
  });
  assert.equal(saved.status(), 200);
  pages = {
    home: '',
    hubs: '/hubs',
    hub: '/hubs/saxony',
    organisations: '/organisations',
    'organisations, filtered': '/organisations?type=municipality&region=DED',
    organisation: await first('organisations?type=research'),
    entries: '/entries',
    'entries, searched': '/entries?q=Wasser&kind=offer',
    need: await first('entries?kind=need'),
    offer: await first('entries?kind=offer'),
    practice: await first('entries?kind=practice'),
    programme: await first('entries?kind=programme'),
    form: '/drafts/new',
    matches: `/drafts/${key}`,
    vocabulary: '/vocabulary',
    'vocabulary, searched': '/vocabulary?q=Wasser&field=water',
    concept: '/vocabulary/charging-point',
    'field of the vocabulary': '/vocabulary/energy',
    'not found': '/nothing-here',
    'not understood': '/entries?kind=nonsense',
  };
  await page.context().close();
});
after(() => site.close());

/** Until all of a page is there: on a busy machine the net is quiet for a while before the browser asks for the fonts. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(async () => {
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  });
  await page.waitForLoadState('networkidle');
}

const addresses = (lang: string, paths: Record<string, string>) =>
  Object.values(paths).map((path) => `${site.url}/${lang}${path}`);

describe('axe finds nothing', () => {
  const looks = [
    { colorScheme: 'light' as const, width: 1280 },
    { colorScheme: 'dark' as const, width: 320 },
  ];
  for (const { colorScheme, width } of looks) {
    it(`on any kind of page, ${colorScheme}, ${width} px wide`, async () => {
      const { page } = await site.open({ colorScheme, viewport: { width, height: 900 } });
      assert.deepEqual(await findFaultsOn(page, addresses('de', pages)), []);
      await page.context().close();
    });
  }
});

describe('nothing is cut off at 400 % zoom of a window of 1280 × 1024, nor on a phone of 320 px', () => {
  for (const lang of ['de', 'cs', 'pl', 'en']) {
    it(`in ${lang}`, async () => {
      const { page } = await site.open({ viewport: { width: 320, height: 256 } });
      assert.deepEqual(await findCutOff(page, addresses(lang, pages)), []);
      await page.context().close();
    });
  }
});

describe('every page', () => {
  it('is clean in the console and asks nobody else for anything, in all languages', async () => {
    const { page, problems } = await site.open();
    for (const lang of ['de', 'cs', 'pl', 'en']) {
      for (const [kind, path] of Object.entries(pages)) {
        if (kind.startsWith('not ')) continue;
        await page.goto(`${site.url}/${lang}${path}`);
        assert.deepEqual(problems, [], `${kind} in ${lang}`);
      }
    }
    await page.context().close();
  });

  it('is small, on the first visit and on the next', async () => {
    for (const [kind, path] of Object.entries(pages)) {
      const { page } = await site.open();
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      let bytes = 0;
      session.on('Network.loadingFinished', (event) => {
        bytes += event.encodedDataLength;
      });
      await visit(page, `${site.url}/de${path}`);
      assert.ok(bytes > 20_000 && bytes < FIRST_VISIT, `${kind}: ${bytes} bytes on the first visit`);
      bytes = 0;
      await visit(page, `${site.url}/en${path}`);
      assert.ok(bytes > 500 && bytes < NEXT_VISIT, `${kind}: ${bytes} bytes on the next visit`);
      await page.context().close();
    }
  });
});
