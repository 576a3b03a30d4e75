import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import type { Lang, Viewer } from '#engines/kit';
import { today } from '#platform/clock';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { csvResponse, feedResponse, jsonLdText, type ListQuery, readListQuery, withQuery } from '#platform/web';
import type { OwnedThings } from './admission/commands/leave.ts';
import { JoinSection } from './admission/pages/apply.tsx';
import { peopleRoutes } from './admission/people-routes.tsx';
import { admissionRoutes } from './admission/routes.tsx';
import { confirmationRoutes } from './confirmation/routes.tsx';
import { duplicateRoutes } from './duplicates/routes.tsx';
import { type FacetNames, nameFacets, nameOf } from './facets.ts';
import {
  hubJsonLd,
  ORGANISATION_COLUMNS,
  organisationFeedItem,
  organisationJsonLd,
  organisationRecord,
} from './formats.ts';
import { here } from './here.ts';
import type { HubView, OrganisationView } from './model.ts';
import { nuts, ORGANISATION_TYPES } from './model.ts';
import { type ActLink, HubActs, OrganisationActs } from './pages/acts.tsx';
import { HubPage, HubsPage } from './pages/hubs.tsx';
import { OrganisationPage, OrganisationsPage } from './pages/organisations.tsx';
import { profileRoutes } from './profile/routes.tsx';
import {
  allOrganisations,
  findHub,
  findOrganisation,
  listHubs,
  listOrganisations,
  ORGANISATION_SORTS,
  readFilterNames,
} from './queries/index.ts';
import { isStale } from './rules.ts';
import { networkTexts, typeName } from './texts.ts';

/** What other features show on pages of this one; filled by the shell. */
export interface NetworkSlots {
  besideHub(lang: Lang, hub: HubView): Promise<Child>;
  besideOrganisation(lang: Lang, organisation: OrganisationView): Promise<Child>;
  /** What other features let the viewer do with it. */
  hubLinks(lang: Lang, viewer: Viewer, hub: HubView): ActLink[];
  organisationLinks(lang: Lang, viewer: Viewer, organisation: OrganisationView): ActLink[];
  /** What other features keep under an organisation. */
  owned: OwnedThings;
}

/** Items of a feed; a reader that wants more follows `next_url` or takes the CSV. */
const FEED_SIZE = 20;

export function networkRoutes(world: World, slots: NetworkSlots): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config } = world;
  const label = (lang: Lang) => conceptLabel(world, lang);
  /** Records may still have topics that the vocabulary no longer knows; nobody can filter by them. */
  const isTopic = (topic: string) => world.topics.includes(topic);

  function readQuery(c: Context<AppEnv>): ListQuery {
    const allowed = {
      type: ORGANISATION_TYPES,
      topic: world.topics,
      hub: (slug: string) => /^[a-z0-9-]{1,100}$/.test(slug),
      region: (code: string) => nuts.safeParse(code).success,
    };
    const query = readListQuery(new URL(c.req.url).searchParams, allowed, ORGANISATION_SORTS);
    if (!query.ok) throw new HTTPException(422, { message: `${query.refusal.parameter}=${query.refusal.value}` });
    return query.value;
  }

  async function facetNames(lang: Lang): Promise<FacetNames> {
    const { hubs, regions } = await readFilterNames(db);
    const t = networkTexts(lang);
    return {
      type: { title: t.type, name: (value) => nameOf(ORGANISATION_TYPES, value, (type) => typeName(lang, type)) },
      topic: { title: t.topic, name: label(lang), known: isTopic },
      region: { title: t.region, name: (code) => regions.get(code) ?? code },
      hub: { title: t.hub, name: (slug) => localise(hubs.get(slug) ?? {}, lang).text || slug },
    };
  }

  app.get('/hubs', async (c) => {
    const lang = c.var.lang;
    c.set('sameFor', 'grants');
    const hubs = await listHubs(db, c.var.viewer);
    const t = networkTexts(lang);
    return c.render(<HubsPage lang={lang} hubs={hubs} label={label(lang)} />, {
      title: t.hubs,
      description: t.hubsLead,
    });
  });

  app.get('/hubs/:slug', async (c) => {
    const lang = c.var.lang;
    const found = here(c, await findHub(db, c.var.viewer, c.req.param('slug')), (slug) => `/${lang}/hubs/${slug}`);
    if (found instanceof Response) return found;
    const hub = { ...found, topics: found.topics.filter(isTopic) };
    const beside = await slots.besideHub(lang, hub);
    const stale = isStale(hub.confirmedOn, today(world.clock));
    const view = { lang, hub, label: label(lang), stale, beside };
    const more = slots.hubLinks(lang, c.var.viewer, hub);
    const acts = <HubActs lang={lang} viewer={c.var.viewer} hub={hub} more={more} />;
    const join = <JoinSection lang={lang} hub={hub} />;
    return c.render(<HubPage {...view} acts={acts} join={join} />, {
      title: localise(hub.name, lang).text,
      description: localise(hub.claim, lang).text,
      jsonLd: hubJsonLd(hub, lang, config.baseUrl),
    });
  });

  app.get('/organisations', async (c) => {
    const lang = c.var.lang;
    c.set('sameFor', 'grants');
    const query = readQuery(c);
    const list = await listOrganisations(db, c.var.viewer, query);
    if (query.page > 1 && list.rows.length === 0) return c.notFound();
    const facets = nameFacets(lang, query, list.facets, await facetNames(lang));
    const t = networkTexts(lang);
    const view = withQuery(query);
    return c.render(
      <OrganisationsPage
        lang={lang}
        query={query}
        list={list}
        facets={facets}
        label={label(lang)}
        today={today(world.clock)}
      />,
      {
        title: t.organisations,
        description: t.organisationsLead,
        feeds: [
          {
            href: `/${lang}/organisations.atom${view}`,
            type: 'application/atom+xml',
            title: `${t.organisations} (Atom)`,
          },
          {
            href: `/${lang}/organisations.json${view}`,
            type: 'application/feed+json',
            title: `${t.organisations} (JSON)`,
          },
        ],
      },
    );
  });

  app.get('/:list{organisations\\.(atom|json)}', async (c) => {
    const lang = c.var.lang;
    const query = { ...readQuery(c), sort: 'newest' };
    const format = c.req.param('list').endsWith('.json') ? 'json' : 'atom';
    const list = await listOrganisations(db, c.var.viewer, query, { size: FEED_SIZE, number: query.page });
    const t = networkTexts(lang);
    const address = (path: string, changes = {}) =>
      `${config.baseUrl}/${lang}/${path}${withQuery(query, { sort: undefined, ...changes })}`;
    const more = query.page * FEED_SIZE < list.total;
    return feedResponse(c, format, {
      title: t.organisations,
      description: t.organisationsLead,
      pageUrl: address('organisations'),
      selfUrl: address(`organisations.${format}`),
      ...(more ? { nextUrl: address(`organisations.${format}`, { page: String(query.page + 1) }) } : {}),
      lang,
      total: list.total,
      items: list.rows.map((row) => organisationFeedItem(row, lang, config.baseUrl, label(lang))),
    });
  });

  app.get('/organisations.csv', async (c) => {
    const rows = [];
    for await (const row of allOrganisations(db, c.var.viewer, readQuery(c))) rows.push(organisationRecord(row));
    return csvResponse(c, 'organisations', { columns: ORGANISATION_COLUMNS, rows });
  });

  app.get('/organisations/:slug', async (c) => {
    const lang = c.var.lang;
    const wanted = c.req.param('slug');
    const asJson = wanted.endsWith('.json');
    const slug = asJson ? wanted.slice(0, -'.json'.length) : wanted;
    const found = await findOrganisation(db, c.var.viewer, slug);
    const organisation = here(c, found, (to) => `/${lang}/organisations/${to}${asJson ? '.json' : ''}`);
    if (organisation instanceof Response) return organisation;
    const jsonLd = organisationJsonLd(organisation, lang, config.baseUrl);
    if (asJson) return c.body(jsonLdText(jsonLd), 200, { 'Content-Type': 'application/ld+json; charset=utf-8' });
    const beside = await slots.besideOrganisation(lang, organisation);
    const { regions } = await readFilterNames(db);
    const more = slots.organisationLinks(lang, c.var.viewer, organisation);
    return c.render(
      <OrganisationPage
        lang={lang}
        organisation={{ ...organisation, topics: organisation.topics.filter(isTopic) }}
        label={label(lang)}
        today={today(world.clock)}
        regionName={regions.get(organisation.place.nuts) ?? organisation.place.name}
        beside={beside}
        acts={<OrganisationActs lang={lang} viewer={c.var.viewer} organisation={organisation} more={more} />}
      />,
      { title: organisation.name, description: organisation.summary, jsonLd },
    );
  });

  app.route('/', profileRoutes(world));
  app.route('/', admissionRoutes(world));
  app.route('/', peopleRoutes(world, slots.owned));
  app.route('/', confirmationRoutes(world));
  app.route('/', duplicateRoutes(world, slots.owned));
  return app;
}

export { here };
