import { Feed } from 'feed';
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
  total: number;
  items: FeedItem[];
}

/** Atom (RFC 4287) or JSON Feed 1.1 whose items carry the whole record under `_hubwerk`. */
export function feedResponse(c: Context, format: 'atom' | 'json', view: FeedView): Response {
  if (format === 'json') {
    return c.body(JSON.stringify(jsonFeed(view)), 200, { 'Content-Type': 'application/feed+json; charset=utf-8' });
  }
  return c.body(atomFeed(view), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
}

function jsonFeed(view: FeedView): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: view.title,
    description: view.description,
    home_page_url: view.pageUrl,
    feed_url: view.selfUrl,
    next_url: view.nextUrl,
    language: view.lang,
    _hubwerk: { total: view.total },
    items: view.items.map((item) => ({
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
    })),
  };
}

/** XML 1.0 knows no control characters but tab, line feed and carriage return. */
const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();

/** Titles and summaries of items are declared as HTML, so what is text is written as HTML that says it; otherwise a reader would run what somebody wrote. */
const asHtml = (text: string): string =>
  withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');

function atomFeed(view: FeedView): string {
  const newest = view.items.reduce((latest, item) => Math.max(latest, item.updatedAt.getTime()), 0);
  const feed = new Feed({
    title: withoutControls(view.title),
    description: withoutControls(view.description),
    id: view.pageUrl,
    link: view.pageUrl,
    language: view.lang,
    updated: new Date(newest),
    copyright: '',
    feedLinks: { atom: view.selfUrl },
  });
  for (const item of view.items) {
    feed.addItem({
      id: item.id,
      link: item.url,
      title: asHtml(item.title),
      description: asHtml(item.summary),
      date: item.updatedAt,
      published: item.publishedAt,
      category: item.tags.map((name) => ({ name: withoutControls(name) })),
      ...(item.author === undefined ? {} : { author: [{ name: withoutControls(item.author) }] }),
    });
  }
  return feed.atom1();
}
