import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { assertNever } from '#engines/kit';
import { readId } from '#features/network/params.ts';
import type { AppEnv, World } from '#platform/feature';
import { sendFile } from '#platform/files';
import { formatNumber } from '#platform/i18n';
import { readFields, requirePerson, withQuery } from '#platform/web';
import { isOver } from '../../day/rules.ts';
import { teamEvent } from '../../gate.ts';
import type { EventView } from '../../model.ts';
import { decideApproval } from '../../registration/commands/approval.ts';
import { cancelRegistration } from '../../registration/commands/cancel.ts';
import { rights } from '../../rights.ts';
import { actTexts, BULK_ACTIONS, POSSIBLE_IN } from '../act-texts.ts';
import { doWithMany, type Seen } from '../commands/bulk.ts';
import { offerPlace, resendLink, setNote } from '../commands/single.ts';
import { MOST_AT_ONCE } from '../model.ts';
import { RegistrationPage } from '../pages/registration.tsx';
import { SelectionPage } from '../pages/selection.tsx';
import { readParticipantQuery } from '../queries/filters.ts';
import { findWith, listChosen, readDesk } from '../queries/participants.ts';
import { findRegistration, isFileOf, type RegistrationView } from '../queries/registration.ts';
import { outcomes, problems } from '../registration-texts.ts';
import { deskTexts } from '../texts.ts';
import { readNames } from '../view.ts';
import { keepNowhere, queryOf } from './participants.tsx';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Words to a person and notes: a few paragraphs. */
const MOST_WORDS = 2000;

export function registrationRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock } = world;
  const open = (c: Context<AppEnv>) => teamEvent(c, db, rights['event.participants']);

  // ---- several at once

  app.get('/events/:slug/participants/selection', async (c) => {
    const { lang, viewer } = c.var;
    const event = await open(c);
    const desk = await readDesk(db, event.id);
    const query = queryOf(c, desk);
    const action = BULK_ACTIONS.find((known) => known === c.req.query('action'));
    if (action === undefined) throw new HTTPException(422, { message: 'action' });
    const search = withQuery(query);
    const base = `/${lang}/events/${event.slug}`;
    const isFound = c.req.query('whom') === 'found';
    const ids = (c.req.queries('chosen') ?? []).filter((id) => ID.test(id)).slice(0, MOST_AT_ONCE);
    if (!isFound && ids.length === 0)
      return c.redirect(`${base}/participants${search}${search === '' ? '?' : '&'}problem=nobodyChosen`, 303);
    if (action === 'mail') {
      const chosen = new URLSearchParams(ids.map((id): [string, string] => ['chosen', id]));
      return c.redirect(`${base}/mailings/new${isFound ? search : `?${chosen}`}`, 303);
    }
    const chosen = await listChosen(db, findWith(event.id, query, isFound ? undefined : ids), MOST_AT_ONCE + 1);
    const fitting = chosen.filter(({ state }) => action === 'note' || POSSIBLE_IN[action].includes(state));
    const isTooMany = chosen.length > MOST_AT_ONCE;
    const a = actTexts(lang);
    if (isTooMany || fitting.length === 0) c.status(422);
    keepNowhere(c);
    return c.render(
      <SelectionPage
        lang={lang}
        viewer={viewer}
        event={event}
        action={action}
        chosen={isTooMany ? [] : fitting}
        others={isTooMany ? 0 : chosen.length - fitting.length}
        query={search}
        words=""
        error={
          isTooMany ? a.tooMany(formatNumber(lang, MOST_AT_ONCE)) : fitting.length === 0 ? a.nobodyFits : undefined
        }
      />,
      { title: deskTexts(lang).title },
    );
  });

  app.post('/events/:slug/participants/actions', async (c) => {
    const { lang } = c.var;
    const viewer = requirePerson(c);
    const event = await open(c);
    const { values, all } = await readFields(c);
    const action = BULK_ACTIONS.find((known) => known === values.action);
    if (action === undefined || action === 'mail') throw new HTTPException(422, { message: 'action' });
    const words = (values.words ?? '').trim();
    const query = readParticipantQuery(new URLSearchParams(values.query), await readDesk(db, event.id));
    const search = query.ok ? withQuery(query.value) : '';
    const seen = new Map<string, Seen>();
    for (const one of all.getAll('seen').slice(0, MOST_AT_ONCE)) {
      const [id = '', stage = ''] = one.split(' ');
      if (ID.test(id) && /^\d{1,2}$/.test(stage)) seen.set(id, { id, stage: Number(stage) });
    }
    // Of this event only, whatever the form says.
    const everybody = readParticipantQuery(new URLSearchParams(), { fields: [], tickets: [] });
    if (!everybody.ok) throw new Error('an empty query is refused');
    const own = await listChosen(db, findWith(event.id, everybody.value, [...seen.keys()]), MOST_AT_ONCE);
    const wrong =
      action === 'decline' && words === '' ? 'wordsMissing' : words.length > MOST_WORDS ? 'wordsTooLong' : undefined;
    if (wrong !== undefined) {
      c.status(422);
      keepNowhere(c);
      return c.render(
        <SelectionPage
          lang={lang}
          viewer={viewer}
          event={event}
          action={action}
          chosen={own.map((one) => ({ ...one, stage: seen.get(one.id)?.stage ?? one.stage }))}
          others={0}
          query={search}
          words={words}
          error={actTexts(lang)[wrong]}
        />,
        { title: deskTexts(lang).title },
      );
    }
    const theirs = own.flatMap(({ id }) => seen.get(id) ?? []);
    const { done, skipped } = await doWithMany(world, viewer, theirs, action, words, clock());
    const note = `done=${done}${skipped > 0 ? `&skipped=${skipped}` : ''}`;
    return c.redirect(`/${lang}/events/${event.slug}/participants${search}${search === '' ? '?' : '&'}${note}`, 303);
  });

  // ---- one

  async function find(c: Context<AppEnv>, event: EventView): Promise<RegistrationView> {
    const registration = await findRegistration(db, event.id, readId(c, 'id'));
    if (registration === undefined) throw new HTTPException(404);
    return registration;
  }

  async function page(c: Context<AppEnv>, event: EventView, problem?: keyof Problems, words = '') {
    const { lang, viewer } = c.var;
    const registration = await find(c, event);
    const desk = await readDesk(db, event.id);
    const names = await readNames(db, lang);
    const said: Record<string, string> = outcomes(lang);
    const note = c.req.query('note') ?? '';
    const wrong: Record<string, string> = problems(lang);
    // What another page of this registration was refused for.
    const told = problem ?? c.req.query('problem') ?? '';
    if (problem !== undefined) c.status(422);
    keepNowhere(c);
    return c.render(
      <RegistrationPage
        lang={lang}
        viewer={viewer}
        event={event}
        registration={registration}
        stages={desk.setting?.stages ?? []}
        names={names}
        said={problem === undefined && Object.hasOwn(said, note) ? said[note] : undefined}
        problem={Object.hasOwn(wrong, told) ? wrong[told] : undefined}
        words={words}
        isOver={isOver(event, clock())}
      />,
      { title: registration.name },
    );
  }

  const back = (c: Context<AppEnv>, event: EventView, note: keyof ReturnType<typeof outcomes>) =>
    c.redirect(`/${c.var.lang}/events/${event.slug}/participants/${c.req.param('id')}?note=${note}`, 303);

  app.get('/events/:slug/participants/:id', async (c) => page(c, await open(c)));

  app.post('/events/:slug/participants/:id/decision', async (c) => {
    const viewer = requirePerson(c);
    const event = await open(c);
    const { id } = await find(c, event);
    const { values } = await readFields(c);
    const words = (values.words ?? '').trim().slice(0, MOST_WORDS);
    const { decision, stage = '' } = values;
    if ((decision !== 'approve' && decision !== 'decline') || !/^\d{1,2}$/.test(stage))
      throw new HTTPException(422, { message: 'decision' });
    const decided = await decideApproval(world, viewer, id, { decision, stage: Number(stage), words }, clock());
    if (decided.ok) {
      const { state } = decided.value;
      const notes = { confirmed: 'approved', requested: 'passed', waiting: 'waiting', declined: 'declined' } as const;
      return back(c, event, notes[state as keyof typeof notes] ?? 'approved');
    }
    const { type } = decided.refusal;
    if (type === 'not-found') throw new HTTPException(404);
    return page(c, event, type, words);
  });

  app.post('/events/:slug/participants/:id/offer', async (c) => {
    const viewer = requirePerson(c);
    const event = await open(c);
    const { id } = await find(c, event);
    const offered = await offerPlace(world, viewer, id, clock());
    if (offered.ok) return back(c, event, 'offered');
    if (offered.refusal.type === 'not-found') throw new HTTPException(404);
    return page(c, event, offered.refusal.type);
  });

  app.post('/events/:slug/participants/:id/cancellation', async (c) => {
    const viewer = requirePerson(c);
    const event = await open(c);
    const { id } = await find(c, event);
    const { values } = await readFields(c);
    const reason = (values.reason ?? '').trim().slice(0, MOST_WORDS);
    const cancelled = await cancelRegistration(world, viewer, { id }, clock(), reason === '' ? undefined : reason);
    if (cancelled.ok) return back(c, event, 'cancelled');
    switch (cancelled.refusal.type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'ended':
      case 'too-late':
      case 'not-waiting':
        return page(c, event, 'ended');
      default:
        return assertNever(cancelled.refusal);
    }
  });

  app.post('/events/:slug/participants/:id/note', async (c) => {
    const viewer = requirePerson(c);
    const event = await open(c);
    const { id } = await find(c, event);
    const { values } = await readFields(c);
    const noted = await setNote(world, viewer, id, values.note ?? '', values.was ?? '');
    if (noted.ok) return back(c, event, 'noted');
    if (noted.refusal.type === 'not-found') throw new HTTPException(404);
    return page(c, event, 'noted');
  });

  app.post('/events/:slug/participants/:id/link', async (c) => {
    const viewer = requirePerson(c);
    const event = await open(c);
    const { id } = await find(c, event);
    const sent = await resendLink(world, viewer, id, clock());
    if (sent.ok) return back(c, event, 'sent');
    if (sent.refusal.type === 'not-found') throw new HTTPException(404);
    return page(c, event, sent.refusal.type);
  });

  app.get('/events/:slug/participants/:id/files/:file', async (c) => {
    const { id } = await find(c, await open(c));
    const file = c.req.param('file');
    const used = ID.test(file) && (await isFileOf(db, file, `registration:${id}`));
    if (!used) throw new HTTPException(404);
    return sendFile(c, db, file, 'private');
  });

  return app;
}

type Problems = ReturnType<typeof problems>;
