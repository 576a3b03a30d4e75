import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { AppEnv, Routes, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { readSignedKey } from '#platform/link';
import { makePdf } from '#platform/pdf';
import { teamEvent } from '../../gate.ts';
import { sendPdf } from '../../pdf.ts';
import { findEvent } from '../../queries.ts';
import { KEY_PURPOSE } from '../../registration/commands/state.ts';
import { rights } from '../../rights.ts';
import { markBadges } from '../commands/badges.ts';
import { badgesDocument, certificatesDocument, listDocument } from '../documents.ts';
import { ListPage } from '../pages/list.tsx';
import { listAll } from '../queries/door.ts';
import { findEventOf, listBadges, listCertified } from '../queries/print.ts';
import { isOver } from '../rules.ts';
import { dayTexts } from '../texts.ts';

/** What is printed: badges, the list, certificates. */
export function printRoutes({ db, clock, secret }: World): Routes {
  const routes: Routes = new Hono();
  const event = (c: Context<AppEnv>) => teamEvent(c, db, rights['event.check-in']);

  routes.get('/events/:slug/badges.pdf', async (c) => {
    const shown = await event(c);
    const person = c.req.query('person');
    const one = z.uuid().safeParse(person);
    if (person !== undefined && !one.success) throw new HTTPException(404);
    const badges = await listBadges(db, shown.id, one.success ? { id: one.data } : 'all');
    if (badges.length === 0) throw new HTTPException(404);
    return sendPdf(c, 'badges', await makePdf(badgesDocument(c.var.lang, shown, badges, clock())));
  });

  // A form, because it remembers who has a badge now.
  routes.post('/events/:slug/badges.pdf', async (c) => {
    const shown = await event(c);
    const badges = await listBadges(db, shown.id, 'new');
    if (badges.length === 0) return c.redirect(`/${c.var.lang}/events/${shown.slug}/check-in?done=no-badges`, 303);
    const pdf = await makePdf(badgesDocument(c.var.lang, shown, badges, clock()));
    const ids = badges.map(({ id }) => id);
    const marked = await markBadges(db, c.var.viewer, shown.id, ids, clock());
    if (!marked.ok) throw new HTTPException(403);
    return sendPdf(c, 'badges', pdf);
  });

  routes.get('/events/:slug/list', async (c) => {
    const shown = await event(c);
    const { lang, viewer } = c.var;
    const rows = await listAll(db, shown.id);
    return c.render(<ListPage lang={lang} viewer={viewer} event={shown} rows={rows} />, {
      title: `${dayTexts(lang).listTitle}: ${localise(shown.title, lang).text}`,
    });
  });

  routes.get('/events/:slug/list.pdf', async (c) => {
    const shown = await event(c);
    const rows = await listAll(db, shown.id);
    return sendPdf(c, 'list', await makePdf(listDocument(c.var.lang, shown, rows, clock())));
  });

  routes.get('/events/:slug/certificates.pdf', async (c) => {
    const shown = await event(c);
    const person = c.req.query('person');
    const one = z.uuid().safeParse(person);
    if (person !== undefined && !one.success) throw new HTTPException(404);
    if (!isOver(shown, clock())) throw new HTTPException(404);
    const people = await listCertified(db, { event: shown.id, ...(one.success ? { person: one.data } : {}) });
    const [first] = people;
    if (first === undefined) throw new HTTPException(404);
    // One person's is in their language; many on one heap are in that of who prints them.
    const lang = people.length === 1 ? first.lang : c.var.lang;
    return sendPdf(c, 'certificates', await makePdf(certificatesDocument(lang, shown, people, clock())));
  });

  routes.get('/registrations/:key/certificate.pdf', async (c) => {
    c.header('Cache-Control', 'private, no-store');
    const id = readSignedKey(secret, KEY_PURPOSE, c.req.param('key'));
    const registered = id === undefined ? undefined : await findEventOf(db, id);
    if (id === undefined || registered === undefined) throw new HTTPException(404);
    const found = await findEvent(db, registered.slug);
    if (found?.found !== 'here' || !isOver(found.value, clock())) throw new HTTPException(404);
    const people = await listCertified(db, { registration: id });
    if (people.length === 0) throw new HTTPException(404);
    const document = certificatesDocument(registered.lang, found.value, people, clock());
    return sendPdf(c, 'certificate', await makePdf(document));
  });

  return routes;
}
