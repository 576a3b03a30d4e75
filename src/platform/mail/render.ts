import { catalogue } from '#platform/i18n';
import type { MailMessage } from './index.ts';

type Written = Omit<MailMessage, 'to' | 'kind'>;

const texts = catalogue({
  why: {
    de: 'Warum Sie diese Mail bekommen',
    cs: 'Proč dostáváte tento e-mail',
    pl: 'Dlaczego otrzymują Państwo tę wiadomość',
    en: 'Why you receive this e-mail',
  },
  instead: {
    de: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
    cs: 'Pokud tlačítko nefunguje, zkopírujte tuto adresu do prohlížeče:',
    pl: 'Jeśli przycisk nie działa, prosimy skopiować ten adres do przeglądarki:',
    en: 'If the button does not work, copy this address into your browser:',
  },
});

/** The same mail as text and as HTML without pictures, scripts or anything fetched. */
export function renderMail(mail: Written): { text: string; html: string } {
  return { text: asText(mail), html: asHtml(mail) };
}

function asText({ lang, body, items = [], action, after = [], settings, unsubscribe }: Written): string {
  const parts = [...body, ...items.map(({ text, url }) => `* ${text}\n  ${url}`)];
  if (action !== undefined) parts.push(`${action.label}:\n${action.url}`);
  const end = after.length === 0 ? [] : [`${texts(lang).why}:\n${after.join('\n')}`];
  for (const link of [settings, unsubscribe]) if (link !== undefined) end.push(`${link.label}:\n${link.url}`);
  // The sign before a signature: mail programs show what follows smaller, and leave it out of answers.
  const footer = end.length === 0 ? '' : `\n\n-- \n${end.join('\n\n')}`;
  return `${parts.join('\n\n')}${footer}\n`;
}

/** Light is written into each element, for programs that know nothing else; the others take the dark colours from here. */
const DARK = `:root{color-scheme:light dark}@media(prefers-color-scheme:dark){body,.page{background:#14161c!important;color:#e8eaf0!important}.small{color:#b4bac8!important;border-color:#3a4050!important}a{color:#9dbcff!important}a.button{background:#9dbcff!important;color:#10131c!important}blockquote{border-color:#5a6274!important}}`;

const SMALL = 'font-size:14px;line-height:1.5;color:#4a5069';

function asHtml({ lang, subject, body, items = [], action, after = [], settings, unsubscribe }: Written): string {
  const t = texts(lang);
  const parts = body.map(asParagraph);
  if (items.length > 0) parts.push(`<ul style="margin:0 0 16px;padding-left:20px">${items.map(asItem).join('')}</ul>`);
  if (action !== undefined) parts.push(asButton(action, t.instead));
  const links = [settings, unsubscribe].filter((link) => link !== undefined);
  if (after.length > 0 || links.length > 0) {
    const why = after.length === 0 ? '' : `<p style="margin:0 0 4px;font-weight:600">${t.why}</p>`;
    const reasons = after.map((text) => `<p style="margin:0 0 8px">${asLines(text)}</p>`).join('');
    const ways = links.map(({ url, label }) => `<p style="margin:0 0 8px">${asLink(url, label)}</p>`).join('');
    parts.push(
      `<div class="small" style="margin-top:32px;padding-top:16px;border-top:1px solid #c3c8dc;${SMALL}">${why}${reasons}${ways}</div>`,
    );
  }
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(subject)}</title><style>${DARK}</style></head><body class="page" style="margin:0;padding:24px;font:16px/1.5 'Fira Sans',system-ui,sans-serif;color:#171a2b;background:#fff"><div style="max-width:600px;margin:0 auto;overflow-wrap:anywhere">${parts.join('')}</div></body></html>`;
}

function asParagraph(text: string): string {
  if (!text.startsWith('> ')) return `<p style="margin:0 0 16px">${asLines(text)}</p>`;
  const quoted = asLines(text.replace(/^> ?/gm, ''));
  return `<blockquote style="margin:0 0 16px;padding-left:12px;border-left:3px solid #8a94a6">${quoted}</blockquote>`;
}

function asItem({ text, url }: { text: string; url: string }): string {
  return `<li style="margin:0 0 8px">${asLink(url, text)}</li>`;
}

function asButton({ label, url }: { label: string; url: string }, instead: string): string {
  const style =
    'display:inline-block;background:#1c3fb7;color:#fff;padding:12px 20px;border-radius:4px;text-decoration:none;font-weight:600';
  const button = `<a class="button" href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a>`;
  return `<p style="margin:24px 0">${button}</p><p class="small" style="margin:0 0 16px;${SMALL}">${instead}<br>${asLink(url, url)}</p>`;
}

function asLink(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}" style="color:#1c3fb7">${escapeHtml(text)}</a>`;
}

function asLines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
