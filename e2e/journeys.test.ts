import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { openSite, type Site } from './site.ts';

const NEED =
  'Unsere Gemeinde liegt an einem kleinen Bach. Bei Starkregen steigt das Wasser in der Nacht, und niemand merkt es rechtzeitig. ' +
  'Wir suchen eine Warnung vor Hochwasser für Feuerwehr und Bauhof.';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const chips = (page: Page) => page.locator('.hw-concepts .hw-chip');
const groups = (page: Page) => page.locator('main section h2').allTextContents();

async function describeNeed(page: Page, text: string): Promise<void> {
  await page.goto(`${site.url}/de/drafts/new`);
  await page.getByLabel('Was brauchen Sie?').fill(text);
  await page.getByRole('button', { name: 'Passendes finden' }).click();
  await page.waitForURL(/\/de\/drafts\/[0-9a-f-]{36}$/);
}

/** The points of one explanation as numbers, and the total it names. */
async function pointsOf(page: Page): Promise<{ parts: number[]; total: number }> {
  const table = page.locator('.hw-reasons').first();
  const numbers = async (rows: string) =>
    (await table.locator(`${rows} td:last-child`).allTextContents()).map((text) =>
      Number(text.replace('−', '-').replace(',', '.')),
    );
  const [total = Number.NaN] = await numbers('tfoot tr');
  return { parts: await numbers('tbody tr'), total };
}

describe('a town clerk describes a need', () => {
  it('sees concepts and first matches while typing', async () => {
    const { page, problems } = await site.open();
    await page.goto(`${site.url}/de/drafts/new`);
    await page.getByLabel('Was brauchen Sie?').fill(NEED);
    await page.locator('[data-preview] .hw-preview__match').first().waitFor();
    assert.match(await page.locator('[data-preview]').innerText(), /Erkannte Sprache: Deutsch/);
    assert.ok((await chips(page).count()) >= 2);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('gets offers, practices and programmes with reasons whose points add up', async () => {
    const { page, problems } = await site.open();
    await describeNeed(page, NEED);
    const titles = await groups(page);
    for (const kind of ['Angebote', 'Praxisbeispiele', 'Förderprogramme']) {
      assert.ok(
        titles.some((title) => title.startsWith(kind)),
        `${kind} is missing in ${titles}`,
      );
    }
    assert.ok((await page.locator('.hw-yourtext mark').count()) >= 2, 'recognised words are marked in the own text');
    await page.getByText('Warum das passt').first().click();
    assert.ok((await page.locator('.hw-reasons').first().locator('td:nth-child(3) mark').count()) >= 1);
    const { parts, total } = await pointsOf(page);
    const sum = parts.reduce((one, other) => one + other, 0);
    // Each part is shown rounded to a hundredth.
    assert.ok(Math.abs(sum - total) <= 0.005 * (parts.length + 1), `${sum} is not ${total}`);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const at of await page.locator('.hw-reasons').first().locator('td:visible').all()) {
      const box = await at.boundingBox();
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 320, 'all of it is on a narrow screen');
    }
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('drops a concept, puts it back and adds one by a word', async () => {
    const { page } = await site.open();
    await describeNeed(page, NEED);
    const name = (await chips(page).first().innerText()).split('×')[0]?.trim() ?? '';
    await chips(page).first().click();
    await page.waitForURL(/without=/);
    assert.match(await page.locator('.hw-concepts').innerText(), new RegExp(`Entfernt: ${name}`));
    await page.getByRole('link', { name: 'wieder aufnehmen' }).click();
    await page.waitForURL((url) => !url.searchParams.has('without'));
    const before = await chips(page).count();
    await page.getByLabel('Begriff hinzufügen').fill('Radweg');
    await page.getByRole('button', { name: 'Hinzufügen' }).click();
    await page.waitForURL(/add=Radweg/);
    assert.ok((await chips(page).count()) > before);
    assert.match(await page.locator('.hw-concepts').innerText(), /von Ihnen hinzugefügt/);
    await page.getByLabel('Begriff hinzufügen').fill('qwrtzp');
    await page.getByRole('button', { name: 'Hinzufügen' }).click();
    await page.waitForURL(/add=qwrtzp/);
    assert.match(await page.locator('.hw-concepts').innerText(), /„qwrtzp“ steht nicht in unserem Wortschatz/);
    await page.context().close();
  });

  it('changes the text under the same link, and deletes it for good', async () => {
    const { page } = await site.open();
    await describeNeed(page, NEED);
    const link = page.url();
    await page.getByRole('link', { name: 'Text ändern' }).click();
    assert.equal(await page.getByLabel('Was brauchen Sie?').inputValue(), NEED);
    await page.getByLabel('Was brauchen Sie?').fill('Unsere Schule braucht neue Fenster und eine bessere Lüftung.');
    await page.getByRole('button', { name: 'Passendes finden' }).click();
    await page.waitForURL(link);
    assert.match(await page.locator('.hw-yourtext').innerText(), /Lüftung/);
    await page.getByRole('button', { name: 'Text jetzt löschen' }).click();
    await page.waitForURL(/\/drafts\/deleted$/);
    assert.match(await page.locator('h1').innerText(), /gelöscht/);
    const gone = await page.goto(link);
    assert.equal(gone?.status(), 404);
    await page.context().close();
  });

  it('is told what is wrong, with a link to the field, and loses nothing', async () => {
    const { page } = await site.open();
    await page.goto(`${site.url}/cs/drafts/new`);
    await page.getByLabel('Rozpočet v eurech').fill('hodně');
    await page.getByRole('button', { name: 'Najít vhodné' }).click();
    const summary = page.locator('#errors');
    assert.match(await summary.innerText(), /Zkontrolujte prosím 2 údaje/);
    await summary.getByRole('link').first().click();
    await page.locator('#text:focus').waitFor();
    assert.equal(await page.getByLabel('Rozpočet v eurech').inputValue(), 'hodně');
    await page.context().close();
  });
});

describe('without script', () => {
  const docx = zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${NEED}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });
  const files = [
    { name: 'bedarf.txt', mimeType: 'text/plain', buffer: Buffer.from(NEED) },
    {
      name: 'bedarf.html',
      mimeType: 'text/html',
      buffer: Buffer.from(`<h1>Bedarf</h1><p>${NEED}</p><script>x</script>`),
    },
    { name: 'bedarf.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(docx) },
  ];

  for (const file of files) {
    it(`a need is matched from ${file.name}`, async () => {
      const { page } = await site.open({ javaScriptEnabled: false });
      await page.goto(`${site.url}/de/drafts/new`);
      assert.equal(await page.locator('.hw-preview').isVisible(), false);
      await page.getByLabel('Oder eine Datei hochladen').setInputFiles(file);
      await page.getByRole('button', { name: 'Passendes finden' }).click();
      assert.match(await page.locator('.hw-yourtext').innerText(), /Warnung vor Hochwasser/);
      assert.ok((await page.locator('.hw-match').count()) >= 3);
      await page.context().close();
    });
  }

  it('a file that is not what it says is refused in words', async () => {
    const { page } = await site.open({ javaScriptEnabled: false });
    await page.goto(`${site.url}/de/drafts/new`);
    const fake = { name: 'bedarf.pdf', mimeType: 'application/pdf', buffer: Buffer.from('kein PDF') };
    await page.getByLabel('Oder eine Datei hochladen').setInputFiles(fake);
    await page.getByRole('button', { name: 'Passendes finden' }).click();
    assert.match(await page.locator('#errors').innerText(), /beschädigt/);
    await page.context().close();
  });

  it('an offer finds open needs', async () => {
    const { page } = await site.open({ javaScriptEnabled: false });
    await page.goto(`${site.url}/de/drafts/new?kind=offer`);
    await page
      .getByLabel('Was bieten Sie an?')
      .fill('Wir liefern Pegelsensoren mit LoRaWAN und warnen bei Hochwasser.');
    await page.getByRole('button', { name: 'Offene Bedarfe finden' }).click();
    await page.waitForURL(/\/de\/drafts\/[0-9a-f-]{36}$/);
    assert.ok((await groups(page)).some((title) => title.startsWith('Bedarfe (')));
    await page.context().close();
  });

  it('filters combine, can be taken away one by one, and the feeds show the same view', async () => {
    const { page } = await site.open({ javaScriptEnabled: false });
    await page.goto(`${site.url}/de/entries`);
    await page.getByRole('checkbox', { name: /^Bedarfe/ }).check();
    await page.getByRole('checkbox', { name: /^Čeština/ }).check();
    await page.getByRole('button', { name: 'Filter anwenden' }).click();
    await page.waitForURL(/kind=need/);
    const shown = await page.locator('.hw-rows .hw-card h3').allTextContents();
    assert.match(await page.locator('#results').innerText(), new RegExp(`^${shown.length} `));
    const feed = await page.locator('link[type="application/feed+json"]').getAttribute('href');
    const items = await (await page.request.get(`${site.url}${feed}`)).json();
    assert.equal(items._hubwerk.total, shown.length);
    assert.deepEqual(
      items.items.map((item: { title: string }) => item.title),
      shown.slice(0, 20).map((title) => title.trim()),
    );
    await page
      .locator('.hw-chips--active')
      .getByRole('link', { name: /Sprache: Čeština/ })
      .click();
    await page.waitForURL((url) => !url.searchParams.has('lang'));
    assert.ok((await page.locator('.hw-rows .hw-card').count()) > shown.length);
    await page.context().close();
  });

  it('a search in German finds entries in Czech', async () => {
    const { page } = await site.open({ javaScriptEnabled: false });
    await page.goto(`${site.url}/de/entries?q=Feuerwehr&lang=cs`);
    assert.ok((await page.locator('.hw-rows .hw-card').count()) >= 1);
    await page.context().close();
  });

  it('the vocabulary is browsed by field, searched without accents, and leads to a concept, its neighbours and entries', async () => {
    const { page, problems } = await site.open({ javaScriptEnabled: false });
    await page.goto(`${site.url}/de`);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Alle Begriffe ansehen' }).click();
    await page.waitForURL(/\/de\/vocabulary$/);
    await page.locator('.hw-fieldlist').getByRole('link', { name: 'Mobilität' }).click();
    await page.waitForURL(/field=mobility/);
    const inField = Number.parseInt(await page.locator('#results').innerText(), 10);
    await page.getByLabel('Wort in einer der vier Sprachen').fill('Ladesaeule');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.waitForURL(/q=Ladesaeule/);
    const found = Number.parseInt(await page.locator('#results').innerText(), 10);
    assert.ok(found >= 1 && found < inField, `${found} of ${inField}`);
    await page.getByRole('link', { name: 'Ladesäule', exact: true }).click();
    await page.waitForURL(/\/de\/vocabulary\/charging-point$/);
    assert.match(await page.locator('main').innerText(), /stacja ładowania/);
    assert.ok((await page.locator('.hw-spoken a').count()) >= 1);
    await page.getByRole('link', { name: 'Elektromobilität' }).first().click();
    await page.waitForURL(/\/vocabulary\/electromobility$/);
    await page.goBack();
    await page.locator('.hw-spoken a').first().click();
    await page.waitForURL(/\/de\/entries\//);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('leads from the map to a hub, its organisations and an entry with its matches', async () => {
    const { page } = await site.open({ javaScriptEnabled: false });
    await page.goto(`${site.url}/de/hubs`);
    await page
      .locator('.hw-map')
      .getByRole('link', { name: /Leipzig/ })
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/hubs\/saxony$/);
    assert.equal(await page.locator('h1').innerText(), 'Smart Systems Hub & Smart Infrastructure Hub');
    assert.deepEqual(await page.locator('.hw-card__kicker', { hasText: /^(Dresden|Leipzig)$/ }).allTextContents(), [
      'Dresden',
      'Leipzig',
    ]);
    await page.getByRole('link', { name: /^Alle \d+ Organisationen ansehen/ }).click();
    await page.waitForURL(/\/organisations\?hub=/);
    await page.locator('.hw-rows .hw-card__link').first().click();
    await page.waitForURL(/\/de\/organisations\/[a-z0-9-]+$/);
    await page.goto(`${site.url}/de/entries?kind=need`);
    await page.locator('.hw-rows .hw-card__link').first().click();
    assert.match(await page.locator('.hw-band').innerText(), /Was zu diesem Bedarf passt/);
    await page.context().close();
  });
});

describe('languages', () => {
  it('the first visit follows the browser, the switch keeps the page', async () => {
    const { page } = await site.open({ locale: 'pl-PL' });
    await page.goto(site.url);
    assert.equal(page.url(), `${site.url}/pl`);
    await page.goto(`${site.url}/pl/entries?kind=offer`);
    await page.getByRole('link', { name: 'CS', exact: true }).click();
    await page.waitForURL(`${site.url}/cs/entries?kind=offer`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'cs');
    await page.context().close();
  });

  it('every page says its own language and marks texts in another', async () => {
    const { page } = await site.open();
    const headings = new Set<string>();
    for (const lang of ['de', 'cs', 'pl', 'en']) {
      await page.goto(`${site.url}/${lang}/entries`);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      headings.add(await page.locator('h1').innerText());
      assert.ok((await page.locator(`.hw-card__title:not([lang])`).count()) === 0);
    }
    assert.equal(headings.size, 4);
    await page.context().close();
  });
});

describe('by keyboard alone', () => {
  it('skips to the content, fills the form and opens an explanation', async () => {
    const { page } = await site.open();
    await page.goto(`${site.url}/de/drafts/new`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), 'Zum Inhalt springen');
    await page.keyboard.press('Enter');
    await page.locator('#content:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'text');
    await page.keyboard.type('Hochwasser am Bach, die Feuerwehr wird zu spät gewarnt.');
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    for (let step = 0; step < 12 && (await focused()) !== 'Passendes finden'; step++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/de\/drafts\/[0-9a-f-]{36}$/);
    for (let step = 0; step < 60 && (await focused()) !== 'Warum das passt'; step++) await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    assert.notEqual(outline, 'none');
    await page.keyboard.press('Enter');
    await page.locator('details.hw-why[open]').waitFor();
    await page.context().close();
  });
});
