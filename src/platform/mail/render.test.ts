import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Parser } from 'htmlparser2';
import type { MailMessage } from './index.ts';
import { renderMail } from './render.ts';

const MAIL: Omit<MailMessage, 'to' | 'kind'> = {
  lang: 'de',
  subject: 'Grüße & „Zitate“',
  body: ['Guten Tag, Anna <b>Beispiel</b>,', '> Erste Zeile\n> <script>alert(1)</script>'],
  items: [{ text: 'Kommentar von "Eva" & Co', url: 'https://hubs.example.org/de/comments?a=1&b=2' }],
  action: { label: 'Zu meinen Aufgaben', url: 'https://hubs.example.org/de/desk' },
  after: ['Sie haben ein Konto bei uns.'],
  settings: { label: 'Einstellen', url: 'https://hubs.example.org/de/account/notices' },
  unsubscribe: { label: 'Abbestellen', url: 'https://hubs.example.org/de/notices-off/x' },
};

function elementsOf(html: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => found.push({ name, attributes }) });
  parser.end(html);
  return found;
}

describe('a mail as text and HTML', () => {
  test('the text has everything, what can be clicked on lines of its own', () => {
    assert.equal(
      renderMail(MAIL).text,
      `Guten Tag, Anna <b>Beispiel</b>,

> Erste Zeile
> <script>alert(1)</script>

* Kommentar von "Eva" & Co
  https://hubs.example.org/de/comments?a=1&b=2

Zu meinen Aufgaben:
https://hubs.example.org/de/desk

-- 
Warum Sie diese Mail bekommen:
Sie haben ein Konto bei uns.

Einstellen:
https://hubs.example.org/de/account/notices

Abbestellen:
https://hubs.example.org/de/notices-off/x
`,
    );
  });

  test('without reasons there is no signature', () => {
    const { action: _, after: __, items: ___, settings: ____, unsubscribe: _____, ...bare } = MAIL;
    assert.equal(renderMail({ ...bare, body: ['Hallo'] }).text, 'Hallo\n');
  });

  test('what people wrote is text in the HTML, and nothing is fetched or run', () => {
    const { html } = renderMail(MAIL);
    const elements = elementsOf(html);
    const allowed = ['html', 'head', 'meta', 'title', 'style', 'body', 'div', 'p', 'br', 'a', 'ul', 'li', 'blockquote'];
    assert.deepEqual(
      [...new Set(elements.map(({ name }) => name))].filter((name) => !allowed.includes(name)),
      [],
    );
    assert.match(html, /Anna &lt;b&gt;Beispiel&lt;\/b&gt;/);
    assert.doesNotMatch(html, /src=|url\(|@import|<link/);
    const links = elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href);
    assert.deepEqual(
      [...new Set(links)],
      [MAIL.items?.[0]?.url, MAIL.action?.url, MAIL.settings?.url, MAIL.unsubscribe?.url],
    );
  });

  test('an address cannot end its attribute', () => {
    const url = 'https://x.example/"onclick="alert(1)';
    const [link] = elementsOf(renderMail({ ...MAIL, items: [{ text: 'x', url }] }).html).filter(
      ({ name }) => name === 'a',
    );
    assert.deepEqual([link?.attributes.href, link?.attributes.onclick], [url, undefined]);
  });
});
