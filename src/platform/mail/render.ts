import type { MailMessage } from './index.ts';

/** The same mail as text and as HTML without pictures, scripts or anything fetched. */
export function renderMail(mail: Omit<MailMessage, 'to' | 'kind'>): { text: string; html: string } {
  return { text: asText(mail), html: asHtml(mail) };
}

function asText({ body, action, after = [], unsubscribe }: Omit<MailMessage, 'to' | 'kind'>): string {
  const parts = [...body];
  if (action !== undefined) parts.push(`${action.label}:\n${action.url}`);
  const end = [...after, ...(unsubscribe === undefined ? [] : [`${unsubscribe.label}:\n${unsubscribe.url}`])];
  return `${[...parts, ...(end.length === 0 ? [] : ['-- ', ...end])].join('\n\n')}\n`.replace(
    '\n\n-- \n\n',
    '\n\n-- \n',
  );
}

function asHtml({ lang, subject, body, action, after = [], unsubscribe }: Omit<MailMessage, 'to' | 'kind'>): string {
  const paragraph = (text: string) =>
    text.startsWith('> ')
      ? `<blockquote style="margin:0 0 16px;padding-left:12px;border-left:3px solid #8a94a6">${lines(text.replace(/^> ?/gm, ''))}</blockquote>`
      : `<p style="margin:0 0 16px">${lines(text)}</p>`;
  const button =
    action === undefined
      ? ''
      : `<p style="margin:24px 0"><a href="${escape(action.url)}" style="display:inline-block;background:#1c3fb7;color:#fff;padding:12px 20px;border-radius:4px;text-decoration:none;font-weight:600">${escape(action.label)}</a></p><p style="margin:0 0 16px;font-size:14px;word-break:break-all">${escape(action.url)}</p>`;
  const end = [
    ...after.map((text) => `<p style="margin:0 0 8px">${lines(text)}</p>`),
    ...(unsubscribe === undefined
      ? []
      : [`<p style="margin:0"><a href="${escape(unsubscribe.url)}">${escape(unsubscribe.label)}</a></p>`]),
  ].join('');
  const footer = end === '' ? '' : `<div style="margin-top:32px;font-size:14px;color:#555">${end}</div>`;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head><body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1a1a1a;background:#fff"><div style="max-width:600px">${body.map(paragraph).join('')}${button}${footer}</div></body></html>`;
}

function lines(text: string): string {
  return escape(text).replaceAll('\n', '<br>');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
