import type { Context } from 'hono';
import type { Lang } from '#engines/kit';

export interface FeedItem {
  /** Stable for ever, also when the address changes. */
  id: string;
  url: string;
  title: string;
  summary: string;
  lang: Lang;
  publishedAt: Date;
  updatedAt: Date;
  author?: string;
  tags: string[];
  /** The whole record, for programs that read the JSON. */
  data: object;
}

/** One filtered view as a feed. */
export interface FeedView {
  title: string;
  description: string;
  /** The page that shows the same view to people. */
  pageUrl: string;
  /** This feed's own address. */
  selfUrl: string;
  nextUrl?: string;
  lang: Lang;
  /** What the whole feed carries under `_hubwerk`: how many there are, or in which words its items speak. */
  data?: object;
  total?: number;
  items: FeedItem[];
}

/** Atom (RFC 4287) or JSON Feed 1.1 whose items carry the whole record under `_hubwerk`. */
export function feedResponse(c: Context, format: 'atom' | 'json', { items, ...head }: FeedView): Response {
  const writer = openFeed(format, head);
  writer.add(items);
  return writer.answer(c);
}

/** The same in pieces, for who has others to let in between them. */
export interface FeedWriter {
  add(items: readonly FeedItem[]): void;
  answer(c: Context): Response;
}

export function openFeed(format: 'atom' | 'json', head: Omit<FeedView, 'items'>): FeedWriter {
  const isJson = format === 'json';
  const parts: Buffer[] = [];
  let newest = 0;
  return {
    add(items) {
      for (const { updatedAt } of items) newest = Math.max(newest, updatedAt.getTime());
      if (items.length === 0) return;
      const text = isJson ? JSON.stringify(items.map(jsonItem)).slice(1, -1) : items.map(atomEntry).join('');
      parts.push(Buffer.from(isJson && parts.length > 0 ? `,${text}` : text));
    },
    answer(c) {
      const [begin, end] = isJson ? jsonFrame(head) : atomFrame(head, new Date(newest));
      const bytes = Buffer.concat([Buffer.from(begin), ...parts, Buffer.from(end)]);
      return c.body(bytes, 200, { 'Content-Type': `application/${isJson ? 'feed+json' : 'atom+xml'}; charset=utf-8` });
    },
  };
}

/** What stands before and after the items. */
function jsonFrame(view: Omit<FeedView, 'items'>): [string, string] {
  const frame = {
    version: 'https://jsonfeed.org/version/1.1',
    title: view.title,
    description: view.description,
    home_page_url: view.pageUrl,
    feed_url: view.selfUrl,
    next_url: view.nextUrl,
    language: view.lang,
    _hubwerk: { total: view.total, ...view.data },
    items: [],
  };
  return [JSON.stringify(frame).slice(0, -2), ']}'];
}

function jsonItem(item: FeedItem): object {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_text: item.summary,
    language: item.lang,
    date_published: item.publishedAt.toISOString(),
    date_modified: item.updatedAt.toISOString(),
    authors: item.author === undefined ? undefined : [{ name: item.author }],
    tags: item.tags,
    _hubwerk: item.data,
  };
}

/** XML 1.0 knows no control characters but tab, line feed and carriage return. */
const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();

/** Most texts have nothing in them that means something in XML: looking first takes a tenth of the time. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const SPECIAL = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

const forXml = (text: string): string =>
  SPECIAL.test(text)
    ? withoutControls(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
    : text;

/** Titles and summaries of items are declared as HTML, so what is text is written as HTML that says it; otherwise a reader would run what somebody wrote. */
const asHtml = (text: string): string => forXml(forXml(text).replaceAll('\n', '<br>'));

function atomFrame(view: Omit<FeedView, 'items'>, newest: Date): [string, string] {
  const link = (rel: string, href: string) => `<link rel="${rel}" href="${forXml(href)}"/>`;
  const head = [
    `<id>${forXml(view.pageUrl)}</id>`,
    `<title>${forXml(view.title)}</title>`,
    `<subtitle>${forXml(view.description)}</subtitle>`,
    `<updated>${newest.toISOString()}</updated>`,
    link('alternate', view.pageUrl),
    link('self', view.selfUrl),
    // RFC 5005, section 3.
    view.nextUrl === undefined ? '' : link('next', view.nextUrl),
  ];
  return [
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${view.lang}">${head.join('')}`,
    '</feed>\n',
  ];
}

function atomEntry(item: FeedItem): string {
  const author = item.author === undefined ? '' : `<author><name>${forXml(item.author)}</name></author>`;
  const tags = item.tags.map((name) => `<category term="${forXml(name)}"/>`).join('');
  return `<entry xml:lang="${item.lang}"><id>${forXml(item.id)}</id><title type="html">${asHtml(item.title)}</title><link href="${forXml(item.url)}"/><updated>${item.updatedAt.toISOString()}</updated><published>${item.publishedAt.toISOString()}</published>${author}${tags}<summary type="html">${asHtml(item.summary)}</summary></entry>`;
}
