import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { v7 as uuid } from 'uuid';
import type { Lang } from '#engines/kit';
import { readId } from '#features/network/params.ts';
import type { AppEnv, World } from '#platform/feature';
import { readFields, requirePerson } from '#platform/web';
import { teamEvent } from '../../gate.ts';
import type { EventView } from '../../model.ts';
import { rights } from '../../rights.ts';
import { deliverMailings, sendMailing, testMailing } from '../commands/mailings.ts';
import { readMailing } from '../mailing-rules.ts';
import { mailingTexts } from '../mailing-texts.ts';
import { PAGE_SIZE } from '../model.ts';
import { MailingPage, MailingsPage, WriteMailingPage, type WritingView } from '../pages/mailings.tsx';
import { readParticipantQuery } from '../queries/filters.ts';
import { countReach, findMailing, listMailings, listRecipients } from '../queries/mailings.ts';
import { findWith, readDesk } from '../queries/participants.ts';
import { pageOf } from '../read.ts';
import { inWords, readNames } from '../view.ts';
import { keepNowhere } from './participants.tsx';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function mailingRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock } = world;
  const open = (c: Context<AppEnv>) => teamEvent(c, db, rights['event.participants']);

  app.get('/events/:slug/mailings', async (c) => {
    const { lang, viewer } = c.var;
    const event = await open(c);
    const page = pageOf(c);
    const { rows, total } = await listMailings(db, event.id, page);
    return c.render(<MailingsPage lang={lang} viewer={viewer} event={event} rows={rows} total={total} page={page} />, {
      title: mailingTexts(lang).title,
    });
  });

  /** Those to whom it goes: the filters of an address, or the ticked ones. */
  async function segmentOf(lang: Lang, event: EventView, search: string, chosen: string[]) {
    const params = new URLSearchParams(search);
    for (const name of ['chosen', 'whom', 'action']) params.delete(name);
    const desk = await readDesk(db, event.id);
    const query = readParticipantQuery(params, desk);
    if (!query.ok) throw new HTTPException(422, { message: `${query.refusal.parameter}=${query.refusal.value}` });
    const ids = chosen.filter((id) => ID.test(id)).slice(0, PAGE_SIZE);
    const words = inWords(lang, query.value, desk, await readNames(db, lang));
    return { found: findWith(event.id, query.value, ids.length > 0 ? ids : undefined), chosen: ids, words };
  }

  async function writing(
    c: Context<AppEnv>,
    event: EventView,
    { found, chosen, words }: Awaited<ReturnType<typeof segmentOf>>,
    more: Partial<WritingView> = {},
  ) {
    const { lang, viewer } = c.var;
    const view: WritingView = {
      id: uuid(),
      values: {},
      errors: [],
      problem: undefined,
      preview: undefined,
      tested: false,
      segment: found.said,
      words,
      chosen,
      reach: await countReach(db, found),
      ...more,
    };
    if (view.errors.length > 0 || view.problem !== undefined) c.status(422);
    keepNowhere(c);
    return c.render(<WriteMailingPage lang={lang} viewer={viewer} event={event} view={view} />, {
      title: mailingTexts(lang).writeTitle,
    });
  }

  app.get('/events/:slug/mailings/new', async (c) => {
    const event = await open(c);
    const segment = await segmentOf(c.var.lang, event, new URL(c.req.url).search, c.req.queries('chosen') ?? []);
    return writing(c, event, segment);
  });

  app.post('/events/:slug/mailings', async (c) => {
    const viewer = requirePerson(c);
    const event = await open(c);
    const t = mailingTexts(c.var.lang);
    const { values, all } = await readFields(c);
    const { id = '', segment = '', step } = values;
    if (!ID.test(id)) throw new HTTPException(422, { message: 'id' });
    const chosen = await segmentOf(c.var.lang, event, segment, all.getAll('chosen'));
    const written = readMailing(values, event.lang);
    if (!written.ok) {
      const errors = written.refusal.errors.map(({ field, code }) => ({ field, message: sayWrong(t, code) }));
      return writing(c, event, chosen, { id, values, errors });
    }
    const text = written.value;
    if (step !== 'send') {
      if (step === 'test') await testMailing(world, viewer, event, text, clock());
      return writing(c, event, chosen, { id, values, preview: text, tested: step === 'test' });
    }
    const sent = await sendMailing(world, viewer, event, { id, text }, chosen.found, clock());
    const there = `/${c.var.lang}/events/${event.slug}/mailings/${id}`;
    if (sent.ok) {
      // The first ones at once; a job does the others.
      await deliverMailings(world, db, clock(), { slices: 1 });
      return c.redirect(`${there}?note=sent`, 303);
    }
    if (sent.refusal.type === 'sent') return c.redirect(`${there}?note=sentBefore`, 303);
    if (sent.refusal.type === 'nobody') return writing(c, event, chosen, { id, values, problem: t.nobody });
    throw new HTTPException(403);
  });

  app.get('/events/:slug/mailings/:mailing', async (c) => {
    const { lang, viewer } = c.var;
    const event = await open(c);
    const mailing = await findMailing(db, event.id, readId(c, 'mailing'));
    if (mailing === undefined) throw new HTTPException(404);
    const page = pageOf(c);
    const { rows, total } = await listRecipients(db, mailing.id, page);
    const desk = await readDesk(db, event.id);
    const query = readParticipantQuery(new URLSearchParams(mailing.segment.query), desk);
    // What was asked then may no longer be there: then its address says enough.
    const words = query.ok ? inWords(lang, query.value, desk, await readNames(db, lang)) : [mailing.segment.query];
    const said = c.req.query('note');
    const note = said === 'sent' || said === 'sentBefore' ? said : undefined;
    keepNowhere(c);
    return c.render(
      <MailingPage
        lang={lang}
        viewer={viewer}
        event={event}
        mailing={mailing}
        words={words}
        rows={rows}
        total={total}
        page={page}
        note={note}
      />,
      { title: mailingTexts(lang).title },
    );
  });

  return app;
}

function sayWrong(t: ReturnType<typeof mailingTexts>, code: string): string {
  const texts: Record<string, unknown> = t;
  const text = texts[code];
  return typeof text === 'string' ? text : code;
}
