import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { AppEnv, Routes, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { parseForm, readFields } from '#platform/web';
import { teamEvent } from '../../gate.ts';
import { rights } from '../../rights.ts';
import { admit } from '../commands/admit.ts';
import { addWalkIn } from '../commands/walk-in.ts';
import { admissionForm, sentAdmissions, walkInForm } from '../model.ts';
import { CheckInPage, type Done } from '../pages/check-in.tsx';
import { WalkInPage } from '../pages/walk-in.tsx';
import { findDoorRow, listDoor, listDoubles, readDoorFigures, readPeopleList } from '../queries/door.ts';
import { listTickets, readPlaces } from '../queries/print.ts';
import { isOver } from '../rules.ts';
import { dayTexts } from '../texts.ts';

const MAX_PAGE = 200;
const DONE = ['admitted', 'undone', 'again', 'not-admitted', 'walk-in', 'no-badges'] as const;

const pageOf = (text: string | undefined) => Math.min(MAX_PAGE, Math.max(1, Number.parseInt(text ?? '', 10) || 1));

/** The door: its page, what devices fetch and send, one person by a button, people without a registration. */
export function checkInRoutes({ db, clock }: World): Routes {
  const routes: Routes = new Hono();
  const event = (c: Context<AppEnv>) => teamEvent(c, db, rights['event.check-in']);

  routes.get('/events/:slug/check-in', async (c) => {
    const shown = await event(c);
    const { lang, viewer } = c.var;
    const q = (c.req.query('q') ?? '').trim().slice(0, 200);
    const page = pageOf(c.req.query('page'));
    const done = DONE.find((one) => one === c.req.query('done'));
    const whom = z.uuid().safeParse(c.req.query('person'));
    const [figures, list, doubles, row] = await Promise.all([
      readDoorFigures(db, shown.id),
      listDoor(db, shown.id, { q, page }),
      listDoubles(db, shown.id),
      done !== undefined && whom.success ? findDoorRow(db, shown.id, whom.data) : undefined,
    ]);
    c.set('usesCamera', true);
    return c.render(
      <CheckInPage
        lang={lang}
        viewer={viewer}
        event={shown}
        figures={figures}
        {...list}
        q={q}
        page={page}
        doubles={doubles}
        isOver={isOver(shown, clock())}
        done={done === undefined ? undefined : { what: done, row }}
      />,
      {
        title: `${dayTexts(lang).title}: ${localise(shown.title, lang).text}`,
        elements: ['events-day'],
        manifest: `/${lang}/events/${shown.slug}/check-in/app.webmanifest`,
      },
    );
  });

  routes.get('/events/:slug/check-in/app.webmanifest', async (c) => {
    const shown = await event(c);
    const { lang } = c.var;
    const page = `/${lang}/events/${shown.slug}/check-in`;
    const name = `${dayTexts(lang).title}: ${localise(shown.title, lang).text}`;
    const icon = { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' };
    const look = { display: 'standalone', background_color: '#ffffff', theme_color: '#1c3fb7', icons: [icon] };
    const manifest = { id: page, name, short_name: dayTexts(lang).title, lang, start_url: page, scope: page, ...look };
    return c.body(JSON.stringify(manifest), 200, { 'Content-Type': 'application/manifest+json' });
  });

  routes.get('/events/:slug/check-in/list.json', async (c) => {
    const shown = await event(c);
    const since = z.coerce
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .safeParse(c.req.query('since') ?? '0');
    if (!since.success) throw new HTTPException(400);
    return c.json(await readPeopleList(db, shown.id, since.data, c.var.lang));
  });

  routes.post('/events/:slug/check-in/admissions', async (c) => {
    const shown = await event(c);
    // Another site cannot send this type without asking first, and is never allowed.
    if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) throw new HTTPException(400);
    const input = sentAdmissions.safeParse(await c.req.json().catch(() => undefined));
    if (!input.success) throw new HTTPException(400);
    const admitted = await admit(db, c.var.viewer, shown.id, input.data, clock());
    if (!admitted.ok) throw new HTTPException(admitted.refusal.type === 'not-found' ? 404 : 403);
    return c.json({ results: admitted.value });
  });

  routes.post('/events/:slug/check-in/people/:person', async (c) => {
    const shown = await event(c);
    const { lang, viewer } = c.var;
    const { values } = await readFields(c);
    const input = parseForm(admissionForm, values);
    const person = z.uuid().safeParse(c.req.param('person'));
    const row = person.success ? await findDoorRow(db, shown.id, person.data) : undefined;
    if (row === undefined) throw new HTTPException(404);
    const back = (done: Done) => {
      const query = new URLSearchParams({ done, person: row.id });
      if (values.q) query.set('q', values.q.slice(0, 200));
      if (pageOf(values.page) > 1) query.set('page', String(pageOf(values.page)));
      return c.redirect(`/${lang}/events/${shown.slug}/check-in?${query}`, 303);
    };
    if (!input.ok) throw new HTTPException(400);
    const { id, undo } = input.value;
    // Here the server is asked first, so what may not be is not done; devices only tell what was.
    if (!undo && row.state !== 'confirmed') return back('not-admitted');
    if (!undo && row.admittedAt !== null) return back('again');
    const now = clock();
    const device = viewer.kind === 'person' ? viewer.name.slice(0, 60) : '–';
    const admissions = [{ id, person: row.id, at: now, isUndo: undo }];
    const admitted = await admit(db, viewer, shown.id, { device, sentAt: now, admissions }, now);
    if (!admitted.ok) throw new HTTPException(403);
    return back(undo ? 'undone' : 'admitted');
  });

  const walkInPage = async (
    c: Context<AppEnv>,
    values: Record<string, string>,
    errors: { field: string; code: string }[],
  ) => {
    const shown = await event(c);
    const [tickets, places] = await Promise.all([listTickets(db, shown.id), readPlaces(db, shown.id)]);
    const { lang, viewer } = c.var;
    const id = z.uuid().safeParse(values.id);
    return c.render(
      <WalkInPage
        lang={lang}
        viewer={viewer}
        event={shown}
        id={id.success ? id.data : randomUUID()}
        tickets={tickets}
        places={places}
        values={values}
        errors={errors}
      />,
      { title: `${dayTexts(lang).walkIn}: ${localise(shown.title, lang).text}` },
    );
  };

  routes.get('/events/:slug/check-in/walk-in', (c) => walkInPage(c, {}, []));
  routes.post('/events/:slug/check-in/walk-in', async (c) => {
    const shown = await event(c);
    const { values } = await readFields(c);
    const refuse = (errors: { field: string; code: string }[]) => {
      c.status(422);
      return walkInPage(c, values, errors);
    };
    const input = parseForm(walkInForm, values);
    if (!input.ok) return refuse(input.refusal.errors);
    const added = await addWalkIn({ db }, c.var.viewer, shown.id, input.value, clock());
    if (added.ok) {
      const query = new URLSearchParams({ done: 'walk-in', person: added.value.attendee });
      return c.redirect(`/${c.var.lang}/events/${shown.slug}/check-in?${query}`, 303);
    }
    switch (added.refusal.type) {
      case 'not-found':
        return refuse([]);
      case 'not-allowed':
        throw new HTTPException(403);
      case 'not-published':
        return refuse([{ field: 'name', code: 'notPublished' }]);
      case 'no-ticket':
        return refuse([{ field: 'ticket', code: 'ticketMissing' }]);
      case 'full':
        return refuse([{ field: 'over', code: 'full' }]);
    }
  });

  return routes;
}
