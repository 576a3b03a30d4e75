import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import { LANGS, type Lang, type Viewer } from '#engines/kit';
import { type FacetNames, nameFacets, nameOf } from '#features/network/facets.ts';
import { nuts } from '#features/network/model.ts';
import { readFilterNames } from '#features/network/queries/index.ts';
import { here } from '#features/network/routes.tsx';
import { today } from '#platform/clock';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { LANGUAGE_NAMES, localise } from '#platform/i18n';
import { csvResponse, feedResponse, type ListQuery, readListQuery, withQuery } from '#platform/web';
import { ENTRY_COLUMNS, entryData, entryFeedItem, entryJsonLd, entryRecord } from './formats.ts';
import { ENTRY_KINDS, type EntryView } from './model.ts';
import { EntryPage } from './pages/entry.tsx';
import { EntriesPage } from './pages/list.tsx';
import { OwnWays } from './publishing/pages/work.tsx';
import { teamPanel } from './publishing/panel.tsx';
import { findOwnEntry } from './publishing/queries.ts';
import type { PublishingSlots } from './publishing/routes.tsx';
import { allEntries, ENTRY_SORTS, findEntry, listEntries, type Ranking } from './queries.ts';
import { isExpired } from './rules.ts';
import { exchangeTexts, kindNamePlural } from './texts.ts';

/** What matching adds to the exchange's pages; filled by the shell. */
export interface ExchangeSlots extends PublishingSlots {
  /** Ids of entries that match the words in any language, best first. */
  rank(words: string): Promise<readonly string[]>;
  besideEntry(lang: Lang, entry: EntryView): Promise<Child>;
}

/** What is read by programs, passed on and kept is for all alike: who knows more sees it on the pages only. */
const ANYBODY: Viewer = { kind: 'anonymous', lang: 'de' };

const asAnybody = (entry: EntryView): EntryView =>
  entry.anonymous ? { ...entry, owner: { ...entry.owner, named: null } } : entry;

/** Items of a feed; a reader that wants more follows `next_url` or takes the CSV. */
const FEED_SIZE = 20;

export function exchangeRoutes(world: World, slots: ExchangeSlots): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config } = world;
  const label = (lang: Lang) => conceptLabel(world, lang);
  /** Records may still have topics that the vocabulary no longer knows; nobody can filter by them. */
  const isTopic = (topic: string) => world.topics.includes(topic);

  function readQuery(c: Context<AppEnv>): ListQuery {
    const slug = (value: string) => /^[a-z0-9-]{1,100}$/.test(value);
    const allowed = {
      kind: ENTRY_KINDS,
      topic: world.topics,
      region: (code: string) => nuts.safeParse(code).success,
      lang: LANGS,
      hub: slug,
      owner: slug,
      expired: ['yes'],
    };
    const query = readListQuery(new URL(c.req.url).searchParams, allowed, ENTRY_SORTS);
    if (!query.ok) throw new HTTPException(422, { message: `${query.refusal.parameter}=${query.refusal.value}` });
    return query.value;
  }

  const rankingFor = async (query: ListQuery): Promise<Ranking> => (query.q === '' ? undefined : slots.rank(query.q));

  async function facetNames(lang: Lang): Promise<FacetNames> {
    const { hubs, regions } = await readFilterNames(db);
    const t = exchangeTexts(lang);
    return {
      kind: { title: t.kind, name: (value) => nameOf(ENTRY_KINDS, value, (kind) => kindNamePlural(lang, kind)) },
      topic: { title: t.topic, name: label(lang), known: isTopic },
      lang: { title: t.language, name: (value) => nameOf(LANGS, value, (one) => LANGUAGE_NAMES[one]) },
      region: { title: t.region, name: (code) => regions.get(code) ?? code },
      hub: { title: t.hub, name: (slug) => localise(hubs.get(slug) ?? {}, lang).text || slug },
      owner: { title: t.owner, name: (slug) => slug },
      expired: { title: t.expiredFacet, name: () => t.showExpired },
    };
  }

  app.get('/entries', async (c) => {
    const lang = c.var.lang;
    c.set('sameFor', 'grants');
    const query = readQuery(c);
    const list = await listEntries(db, c.var.viewer, query, { ranking: await rankingFor(query), facets: true });
    if (query.page > 1 && list.rows.length === 0) return c.notFound();
    const facets = nameFacets(lang, query, list.facets, await facetNames(lang));
    const t = exchangeTexts(lang);
    const view = withQuery(query);
    return c.render(
      <EntriesPage
        lang={lang}
        query={query}
        list={list}
        facets={facets}
        label={label(lang)}
        today={today(world.clock)}
        mine={c.var.viewer.kind === 'person' ? <OwnWays lang={lang} /> : undefined}
      />,
      {
        title: t.entries,
        description: t.entriesLead,
        feeds: [
          { href: `/${lang}/entries.atom${view}`, type: 'application/atom+xml', title: `${t.entries} (Atom)` },
          { href: `/${lang}/entries.json${view}`, type: 'application/feed+json', title: `${t.entries} (JSON)` },
        ],
      },
    );
  });

  app.get('/:list{entries\\.(atom|json)}', async (c) => {
    const lang = c.var.lang;
    const query = readQuery(c);
    const format = c.req.param('list').endsWith('.json') ? 'json' : 'atom';
    const list = await listEntries(db, ANYBODY, query, { ranking: await rankingFor(query), size: FEED_SIZE });
    const t = exchangeTexts(lang);
    const address = (path: string, changes = {}) => `${config.baseUrl}/${lang}/${path}${withQuery(query, changes)}`;
    const more = query.page * FEED_SIZE < list.total;
    return feedResponse(c, format, {
      title: t.entries,
      description: t.entriesLead,
      pageUrl: address('entries'),
      selfUrl: address(`entries.${format}`),
      ...(more ? { nextUrl: address(`entries.${format}`, { page: String(query.page + 1) }) } : {}),
      lang,
      total: list.total,
      items: list.rows.map((entry) => entryFeedItem(entry, lang, config.baseUrl, label(lang))),
    });
  });

  app.get('/entries.csv', async (c) => {
    const rows = [];
    const query = readQuery(c);
    for await (const entry of allEntries(db, ANYBODY, query, await rankingFor(query))) rows.push(entryRecord(entry));
    return csvResponse(c, 'entries', { columns: ENTRY_COLUMNS, rows });
  });

  app.get('/entries/:slug', async (c) => {
    const lang = c.var.lang;
    const wanted = c.req.param('slug');
    const asJson = wanted.endsWith('.json');
    const slug = asJson ? wanted.slice(0, -'.json'.length) : wanted;
    const found = await findEntry(db, asJson ? ANYBODY : c.var.viewer, slug);
    const own = asJson || c.var.viewer.kind !== 'person' ? undefined : await findOwnEntry(db, c.var.viewer, slug);
    if (found === undefined && own !== undefined) return c.redirect(`/${lang}/entries/${own.slug}/preview`, 302);
    const entry = here(c, found, (to) => `/${lang}/entries/${to}${asJson ? '.json' : ''}`);
    if (entry instanceof Response) return entry;
    const jsonLd = entryJsonLd(asAnybody(entry), lang, config.baseUrl);
    if (asJson)
      return c.json({
        ...entryData(entry),
        title: entry.title,
        summary: entry.summary,
        text: entry.text,
        lang: entry.lang,
        details: entry.details,
      });
    const beside = await slots.besideEntry(lang, entry);
    const { regions } = await readFilterNames(db);
    return c.render(
      <EntryPage
        lang={lang}
        entry={{ ...entry, topics: entry.topics.filter(isTopic) }}
        label={label(lang)}
        expired={isExpired(entry, today(world.clock))}
        regionName={entry.region === null ? undefined : (regions.get(entry.region) ?? entry.region)}
        above={own === undefined ? undefined : await teamPanel(world, c.var.viewer, own, { isPreview: false })}
        beside={beside}
      />,
      { title: entry.title, description: entry.summary, jsonLd },
    );
  });

  return app;
}
