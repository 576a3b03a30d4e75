import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { findFaults } from './faults.ts';
import { FORM_PROOF_MS, keys, signIn, tabTo } from './people.ts';
import { openSite, type Site } from './site.ts';

const OF_MEMBER = 'Our level sensors run for five years on one battery. May we visit you?';
const OF_GUESTS = [
  'We have measured the level of our brook by radio for two years now.',
  'Who pays for the sensors once the funding has ended?',
];

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** Comments on the first need of the list. */
async function comment(page: Page, text: string): Promise<void> {
  await page.goto(`${site.url}/en/entries?kind=need&lang=de`);
  await keys.press(page.locator('.hw-rows .hw-card__link').first());
  await keys.press(link(page, 'Write a comment'));
  await page.waitForURL(/\/comments\/new/);
  const opened = Date.now();
  await keys.write(page.getByLabel('Your comment'), text);
  assert.deepEqual(await findFaults(page), []);
  await page.waitForTimeout(Math.max(0, opened + FORM_PROOF_MS - Date.now()));
  await keys.press(button(page, 'Send the comment'));
  await page.waitForURL(/note=posted/);
}

/** Waits until the queue shows these comments and no others. */
async function waiting(page: Page, ...texts: string[]): Promise<void> {
  await page.waitForFunction((wanted) => {
    const shown = [...document.querySelectorAll('.hw-queued')].map((item) => item.textContent ?? '');
    const done = document.readyState === 'complete' && customElements.get('hw-moderation') !== undefined;
    return done && shown.length === wanted.length && wanted.every((text, at) => shown[at]?.includes(text));
  }, texts);
}

describe('by keys alone', () => {
  it('a member changes notices, saves the draft of an offer and comments', async () => {
    const { page, problems } = await site.open({ locale: 'en-GB' });
    await signIn(site, page, 'james.oconnor@quayside.example', { lang: 'en', hand: keys });
    await keys.press(link(page, 'Choose how often you receive an e-mail about them'));
    const often = page.locator('main select').first();
    await tabTo(often);
    const before = await often.inputValue();
    await page.keyboard.press(before === 'at-once' ? 'ArrowDown' : 'ArrowUp');
    const chosen = await often.inputValue();
    assert.notEqual(chosen, before);
    await keys.press(button(page, 'Save'));
    await page.getByText('Your choice has been saved.').waitFor();
    assert.equal(await often.inputValue(), chosen);
    assert.deepEqual(await findFaults(page), []);

    await page.goto(`${site.url}/en/entries`);
    await keys.press(link(page, 'New entry'));
    await keys.press(page.locator('main').getByRole('link', { name: 'Offer' }));
    await keys.write(page.getByLabel('Title'), 'River level sensors without cables');
    await keys.write(page.getByLabel('Summary'), 'Small sensors that report the level of a brook by radio.');
    await tabTo(page.getByRole('checkbox', { name: 'Water' }));
    await page.keyboard.press('Space');
    assert.deepEqual(await findFaults(page), []);
    await keys.press(button(page, 'Save draft and look at it'));
    await page.waitForURL(/\/preview$/);
    assert.deepEqual(await findFaults(page), []);
    await page.goto(`${site.url}/en/entries`);
    await keys.press(link(page, 'My entries'));
    await link(page, 'River level sensors without cables').waitFor();
    assert.deepEqual(await findFaults(page), []);

    await comment(page, OF_MEMBER);
    await page.getByText('Thank you, your comment is published.').waitFor();
    await keys.press(link(page, 'See the comment'));
    await page.getByText(OF_MEMBER).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('a moderator goes down the queue, releases, takes it back and releases again', async () => {
    const [first = '', second = ''] = OF_GUESTS;
    const { page, problems } = await site.open();
    for (const text of OF_GUESTS) await comment(page, text);
    await signIn(site, page, 'marek.wisniewski@netzwerk.example', { hand: keys });
    await keys.press(link(page, '2 Kommentare warten auf Freigabe').first());
    await waiting(page, first, second);
    const press = async (key: string, text: string) => {
      await page.keyboard.press(key);
      await page.locator('.hw-queued:focus', { hasText: text }).waitFor();
    };
    await press('j', first);
    await press('j', second);
    await press('k', first);
    await page.keyboard.press('r');
    await waiting(page, second);
    assert.deepEqual(await findFaults(page), []);
    await page.keyboard.press('u');
    await waiting(page, first, second);
    await press('j', first);
    await page.keyboard.press('r');
    await waiting(page, second);
    await press('j', second);
    await page.keyboard.press('r');
    await waiting(page);
    await page.goto(`${site.url}/de/entries?kind=need&lang=de`);
    await page.locator('.hw-rows .hw-card__link').first().click();
    for (const text of OF_GUESTS) await page.getByText(text).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });
});
