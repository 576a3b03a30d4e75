import type { Locator, Page } from 'playwright-core';
import type { Site } from './site.ts';

/** A form for comments that is sent sooner than this after it was opened is taken for that of a program, and comes back. */
export const FORM_PROOF_MS = 3_100;

const SIGN_IN_MAIL = /^(Ihr Link zum Anmelden|Váš odkaz k přihlášení|Link do logowania|Your link to sign in)$/;

const WORDS = {
  de: {
    email: 'E-Mail-Adresse',
    send: 'Link schicken',
    now: 'Jetzt anmelden',
    name: 'Vor- und Nachname',
    on: 'Weiter',
  },
  en: { email: 'E-mail address', send: 'Send link', now: 'Sign in now', name: 'First and last name', on: 'Continue' },
};

/** How somebody follows a link and presses a button: with the mouse, or with keys only. */
interface Hand {
  press(control: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
}

const mouse: Hand = {
  press: (control) => control.click(),
  write: (field, text) => field.fill(text),
};

/** Goes on with Tab until the control has the focus, as who has no mouse does. */
export async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  await control.waitFor();
  for (let steps = 0; steps < 400; steps++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${control}`);
}

export const keys: Hand = {
  async press(control) {
    await tabTo(control);
    await control.page().keyboard.press('Enter');
  },
  async write(field, text) {
    await tabTo(field);
    await field.page().keyboard.press('ControlOrMeta+a');
    await field.page().keyboard.insertText(text);
  },
};

/** Opens the newest mail to somebody with this subject, from the mailbox page of the machine, and follows its link. */
export async function followMail(site: Site, page: Page, to: string, subject: string | RegExp, hand = mouse) {
  await page.goto(`${site.url}/de/mailbox?q=${encodeURIComponent(to)}`);
  await hand.press(page.getByRole('link', { name: subject }).first());
  await hand.press(page.locator('.hw-mailtext a').first());
  await page.waitForURL((url) => !url.pathname.includes('/mailbox/'));
}

/** Signs in by a link in a mail, beginning on the page that asks for the address; who is new says their name. */
export async function signInHere(
  site: Site,
  page: Page,
  email: string,
  how: { name?: string; lang?: 'de' | 'en'; hand?: Hand } = {},
) {
  const { name, lang = 'de', hand = mouse } = how;
  const words = WORDS[lang];
  await hand.write(page.getByLabel(words.email), email);
  await hand.press(page.getByRole('button', { name: words.send }));
  await page.waitForURL(/\/sign-in\/sent/);
  await followMail(site, page, email, SIGN_IN_MAIL, hand);
  await hand.press(page.getByRole('button', { name: words.now }));
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in/link'));
  if (name === undefined) return;
  await hand.write(page.getByLabel(words.name), name);
  await hand.press(page.getByRole('button', { name: words.on }));
  await page.waitForURL((url) => !url.pathname.endsWith('/welcome'));
}

export async function signIn(site: Site, page: Page, email: string, how: Parameters<typeof signInHere>[3] = {}) {
  await page.goto(`${site.url}/${how.lang ?? 'de'}/sign-in`);
  await signInHere(site, page, email, how);
  await page.waitForURL(/\/desk$/);
}
