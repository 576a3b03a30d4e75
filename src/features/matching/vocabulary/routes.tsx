import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { HTTPException } from 'hono/http-exception';
import type { Lang } from '#engines/kit';
import { readEntries } from '#features/exchange/queries.ts';
import { nameFacets } from '#features/network/facets.ts';
import { today } from '#platform/clock';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { type ListQuery, readListQuery } from '#platform/web';
import type { EntryIndex } from '../entry-index.ts';
import { createDownloads, skosWish } from './downloads.ts';
import { conceptJsonLd, vocabularyJsonLd } from './formats.ts';
import { NO_FIELD } from './join.ts';
import { type BrowseQuery, CONCEPT_SORTS, OWN_SCHEME, SCHEME_NAME } from './model.ts';
import { ConceptPage, type SchemeNames } from './pages/concept.tsx';
import { ConceptsPage } from './pages/list.tsx';
import { listSchemes } from './queries.ts';
import { conceptIri } from './skos/describe.ts';
import { RDFXML, TURTLE } from './skos/names.ts';
import { FILE_ENDINGS, MEDIA_TYPES, type SkosFormat } from './skos/write.ts';
import { vocabularyTexts } from './texts.ts';

/** Entries named on the page of a concept. */
const SPOKEN = 10;

const CONCEPT_ID = /^[A-Za-z0-9][A-Za-z0-9:._~-]{0,120}$/;

export function vocabularyRoutes(world: World, index: EntryIndex): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config } = world;
  const label = (lang: Lang) => conceptLabel(world, lang);
  const fields = [...world.topics, NO_FIELD];

  async function schemeNames(lang: Lang): Promise<SchemeNames> {
    const schemes = new Map((await listSchemes(db)).map((scheme) => [scheme.name, scheme]));
    return {
      name: (name) =>
        name === OWN_SCHEME
          ? vocabularyTexts(lang).ownTitle
          : localise(schemes.get(name)?.title ?? {}, lang).text || name,
      licence: (name) => schemes.get(name)?.licence ?? null,
    };
  }

  function readQuery(c: Context<AppEnv>): ListQuery {
    const allowed = { field: fields, scheme: (name: string) => SCHEME_NAME.test(name) };
    const query = readListQuery(new URL(c.req.url).searchParams, allowed, CONCEPT_SORTS);
    if (!query.ok) throw new HTTPException(422, { message: `${query.refusal.parameter}=${query.refusal.value}` });
    return query.value;
  }

  app.get('/vocabulary', async (c) => {
    const lang = c.var.lang;
    const query = readQuery(c);
    const { field = [], scheme = [] } = query.chosen;
    const sort: BrowseQuery['sort'] = query.sort === 'entries' ? 'entries' : 'name';
    const list = await index.browse({ lang, q: query.q, fields: field, schemes: scheme, sort, page: query.page });
    if (query.page > 1 && list.rows.length === 0) return c.notFound();
    const { name } = await schemeNames(lang);
    const t = vocabularyTexts(lang);
    const several = list.schemes.length > 1 || scheme.length > 0;
    const counted = [
      { name: 'field', values: list.fields },
      { name: 'scheme', values: several ? list.schemes : [] },
    ];
    const facets = nameFacets(lang, query, counted, {
      field: { title: t.field, name: label(lang) },
      scheme: { title: t.scheme, name },
    });
    return c.render(
      <ConceptsPage lang={lang} query={query} list={list} facets={facets} label={label(lang)} schemeName={name} />,
      { title: t.concepts, description: t.lead, jsonLd: vocabularyJsonLd(list.rows, lang, config.baseUrl) },
    );
  });

  app.get('/vocabulary/:id', async (c) => {
    const lang = c.var.lang;
    const id = c.req.param('id');
    const concept = CONCEPT_ID.test(id) ? await index.concept(id, lang) : undefined;
    if (concept === undefined) throw new HTTPException(404);
    // Not for ever: what an imported concept is taken as may be different after the next import.
    if (concept.id !== id) return c.redirect(`/${lang}/vocabulary/${concept.id}`, 302);
    const ids = await index.naming(id, SPOKEN);
    const found = new Map((await readEntries(db, c.var.viewer, ids)).map((entry) => [entry.id, entry]));
    const title = concept.name.text;
    return c.render(
      <ConceptPage
        lang={lang}
        concept={concept}
        entries={ids.flatMap((one) => found.get(one) ?? [])}
        label={label(lang)}
        isConcept={world.conceptLabels.has}
        schemes={await schemeNames(lang)}
        isTopic={world.topics.includes(id)}
        iri={conceptIri(config.baseUrl, id)}
        today={today(world.clock)}
      />,
      {
        title,
        description: vocabularyTexts(lang).description(title),
        jsonLd: conceptJsonLd(concept, lang, config.baseUrl),
      },
    );
  });

  return app;
}

/** The addresses that stand in data: of the vocabulary, of each concept, and of the files. */
export function vocabularyRootRoutes(world: World, index: EntryIndex): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { baseUrl } = world.config;
  const send = createDownloads(index, baseUrl);

  app.get('/vocabulary.ttl', (c) => send(c, 'turtle'));
  app.get('/vocabulary.rdf', (c) => send(c, 'rdfxml'));

  app.get('/vocabulary', (c) => {
    c.header('Vary', 'Accept, Accept-Language');
    const format = wantedFormat(c);
    return c.redirect(format === undefined ? `/${c.var.lang}/vocabulary` : `/vocabulary.${FILE_ENDINGS[format]}`, 303);
  });

  app.get('/vocabulary/:id', async (c) => {
    const id = c.req.param('id');
    if (!CONCEPT_ID.test(id)) throw new HTTPException(404);
    c.header('Vary', 'Accept, Accept-Language');
    const format = wantedFormat(c);
    // Imported concepts are described where they come from.
    if (format === undefined || id.includes(':')) return c.redirect(`/${c.var.lang}/vocabulary/${id}`, 303);
    if (!world.conceptLabels.has(id)) throw new HTTPException(404);
    const text = await index.skos(skosWish(format, baseUrl, id));
    return c.body(text, 200, { 'Content-Type': `${MEDIA_TYPES[format]}; charset=utf-8` });
  });

  return app;
}

/** Data for who asks for data; a page for everybody else. */
function wantedFormat(c: Context): SkosFormat | undefined {
  const wanted = accepts(c, { header: 'Accept', supports: ['text/html', TURTLE, RDFXML], default: 'text/html' });
  return wanted === TURTLE ? 'turtle' : wanted === RDFXML ? 'rdfxml' : undefined;
}
