import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { writeSheet } from '#platform/tabular';
import type { ListQuery } from '#platform/web';
import { teamEvent } from '../../gate.ts';
import type { EventView } from '../../model.ts';
import { rights } from '../../rights.ts';
import { actTexts } from '../act-texts.ts';
import { cellsOf, columnsOf, csvStream } from '../export.ts';
import type { Desk } from '../model.ts';
import { ParticipantsPage } from '../pages/participants.tsx';
import { readParticipantQuery } from '../queries/filters.ts';
import { allParticipants, countParticipants, listParticipants, readDesk } from '../queries/participants.ts';
import { deskTexts } from '../texts.ts';
import { facetViews, readNames } from '../view.ts';

/** What the list says besides its filters: how the last action went. */
const NOTES = ['done', 'skipped', 'problem', 'whom', 'action', 'chosen'];

/** The filters of the address; what means nothing here is refused by name. */
export function queryOf(c: Context<AppEnv>, desk: Desk): ListQuery {
  const params = new URLSearchParams(new URL(c.req.url).searchParams);
  for (const name of NOTES) params.delete(name);
  const query = readParticipantQuery(params, desk);
  if (!query.ok) throw new HTTPException(422, { message: `${query.refusal.parameter}=${query.refusal.value}` });
  return query.value;
}

/** An answer with names and addresses of people stays nowhere on the way. */
export function keepNowhere(c: Context<AppEnv>): void {
  c.header('Cache-Control', 'private, no-store');
}

const counted = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : undefined);

export function participantRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  async function open(c: Context<AppEnv>): Promise<{ event: EventView; desk: Desk; query: ListQuery }> {
    const event = await teamEvent(c, db, rights['event.participants']);
    const desk = await readDesk(db, event.id);
    return { event, desk, query: queryOf(c, desk) };
  }

  app.get('/events/:slug/participants', async (c) => {
    const { lang, viewer } = c.var;
    const { event, desk, query } = await open(c);
    const rows = await listParticipants(db, event.id, query);
    const { facets, total } = await countParticipants(db, event.id, query, desk);
    const names = await readNames(db, lang);
    const done = counted(c.req.query('done'));
    const problem = c.req.query('problem');
    const a = actTexts(lang);
    keepNowhere(c);
    return c.render(
      <ParticipantsPage
        lang={lang}
        viewer={viewer}
        event={event}
        view={{
          desk,
          query,
          rows,
          total,
          facets: facetViews(lang, query, facets, desk, names),
          regionName: names.region,
          typeName: names.type,
          done: done === undefined ? undefined : { done, skipped: counted(c.req.query('skipped')) ?? 0 },
          problem: problem === 'nobodyChosen' ? a.nobodyChosen : undefined,
        }}
      />,
      { title: deskTexts(lang).title, elements: ['events-desk'] },
    );
  });

  app.get('/events/:slug/:file{participants\\.(csv|xlsx)}', async (c) => {
    const { lang } = c.var;
    const { event, desk, query } = await open(c);
    const names = await readNames(db, lang);
    const columns = columnsOf(lang, event.zone, desk, names.region);
    const slices = allParticipants(db, event.id, query);
    const name = `${event.slug}-${c.req.param('file')}`;
    keepNowhere(c);
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    if (name.endsWith('.csv'))
      return c.body(csvStream(columns, slices), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
    async function* cells() {
      for await (const slice of slices) yield cellsOf(columns, slice);
    }
    const titles = columns.map(({ title }) => title);
    return c.body(await writeSheet(deskTexts(lang).title, titles, cells()), 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
  });

  return app;
}
