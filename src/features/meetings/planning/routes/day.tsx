import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { readSignedKey, signedKey } from '#platform/link';
import { csvResponse, readFields, requirePerson } from '#platform/web';
import { CHANGE_KINDS } from '../../model.ts';
import { findMatchmaking, listSlots, listTables, type MatchmakingView } from '../../queries.ts';
import { addChange, proposeRepair, undoChange } from '../commands/day.ts';
import { followUp, noteOutcome } from '../commands/outcome.ts';
import { deliverPlans, publishPlan } from '../commands/publish.ts';
import { withFigures } from '../counted.ts';
import { dayTexts } from '../day-texts.ts';
import { sayRefusal, stopAt, teamMatchmaking } from '../gate.ts';
import { DayPage, FiguresPage, figureLines } from '../pages/day.tsx';
import { LivePage, screenPages } from '../pages/live.tsx';
import { sayShort } from '../pages/plans.tsx';
import { planTexts } from '../plan-texts.ts';
import type { Planner } from '../planner.ts';
import { countBroken, DAY_SIZE, listChanges, listComingSlots, listDayMeetings } from '../queries/day.ts';
import { listLeast, listUnmet, readReport } from '../queries/figures.ts';
import { listLabels } from '../queries/people.ts';
import { findPlan, findProposal, listMoves, namesOf } from '../queries/plans.ts';
import { slotAt } from '../rules.ts';
import { planningTexts } from '../texts.ts';
import { readNumber, readPeople } from './people.tsx';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** For what the key of the big screen is signed. */
const LIVE = 'meetings-live';

/** The day itself, the big screen, and what came of it. */
export function dayRoutes(world: World, planner: Planner): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock, secret } = world;

  async function renderDay(
    c: Context<AppEnv>,
    matchmaking: MatchmakingView,
    given: { values?: Record<string, string>; errors?: Record<string, string>; problem?: string } = {},
  ) {
    const { lang } = c.var;
    const t = dayTexts(lang);
    const now = clock();
    const slots = await listSlots(db, matchmaking.id);
    const current = Math.min(slotAt(slots, now), Math.max(0, slots.length - 1));
    const { planId } = matchmaking;
    const coming = planId === null ? [] : await listComingSlots(db, planId, slotAt(slots, now));
    const slot = Math.min(readNumber(c.req.query('slot')) ?? coming[0] ?? current, Math.max(0, slots.length - 1));
    const q = (c.req.query('q') ?? '').trim().slice(0, 100);
    const page = Math.max(1, readNumber(c.req.query('page')) ?? 1);
    const shown =
      planId === null
        ? { rows: [], total: 0 }
        : await listDayMeetings(db, matchmaking.id, planId, {
            page,
            size: DAY_SIZE,
            ...(q === '' ? { slots: [slot] } : { q }),
          });
    const fromSlot = slots.find(({ startsAt }) => startsAt > now)?.number ?? slots.length;
    const proposal = await findProposal(db, matchmaking.id);
    const told = readNumber(c.req.query('told'));
    const milliseconds = readNumber(c.req.query('ms'));
    if (given.problem !== undefined || given.errors !== undefined) c.status(422);
    return c.render(
      <DayPage
        lang={lang}
        matchmaking={matchmaking}
        view={{
          slots,
          tables: await listTables(db, matchmaking.id),
          labels: await listLabels(db, matchmaking.id),
          slot,
          current,
          isOn: (slots[current]?.startsAt ?? now) <= now,
          coming,
          meetings: shown.rows,
          total: shown.total,
          page,
          q,
          changes: await listChanges(db, matchmaking.id),
          // It is said only where nothing is proposed.
          broken: planId === null || proposal !== undefined ? 0 : await countBroken(db, planId, fromSlot),
          proposal,
          differences:
            planId === null || proposal === undefined ? undefined : await listMoves(db, matchmaking.id, proposal.id),
          values: given.values ?? {},
          errors: given.errors ?? {},
          problem: given.problem,
          note: told !== null ? t.told(told) : milliseconds !== null ? t.computedIn(milliseconds) : undefined,
          liveHref: `/${lang}/meetings-live/${signedKey(secret, LIVE, matchmaking.id)}`,
        }}
      />,
      { title: t.title, elements: ['meetings-planning'] },
    );
  }

  app.get('/matchmakings/:id/day', async (c) => {
    const matchmaking = await teamMatchmaking(c, db);
    // A repair is wanted at once: the thread is there before somebody asks for one.
    planner.warm();
    return renderDay(c, matchmaking);
  });

  /** Proposes what the changes that wait come to, and shows it. */
  async function propose(c: Context<AppEnv>, matchmaking: MatchmakingView) {
    const made = await proposeRepair(world, planner, requirePerson(c), matchmaking.id);
    const there = `/${c.var.lang}/matchmakings/${matchmaking.id}/day`;
    if (made.ok) return c.redirect(`${there}?ms=${made.value.milliseconds}#proposal`, 303);
    stopAt(made.refusal);
    const t = dayTexts(c.var.lang);
    return renderDay(c, matchmaking, { problem: made.refusal.type === 'over' ? t.isOver : t.notPublished });
  }

  app.post('/matchmakings/:id/day/changes', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values } = await readFields(c);
    const t = dayTexts(c.var.lang);
    const kind = CHANGE_KINDS.find((one) => one === values.kind);
    if (kind === undefined) throw new HTTPException(422, { message: 'kind' });
    const fields = kind === 'table-lost' ? [] : kind === 'wish' ? ['person', 'other'] : ['person'];
    const people = await readPeople(db, matchmaking.id, values, fields, planningTexts(c.var.lang));
    if ('errors' in people) return renderDay(c, matchmaking, { values, errors: people.errors });
    const input = {
      kind,
      person: people.found.person ?? null,
      other: people.found.other ?? null,
      table: readNumber(values.table),
      slot: readNumber(values.slot) ?? -1,
    };
    const added = await addChange(db, viewer, matchmaking.id, input, clock());
    if (added.ok) return propose(c, matchmaking);
    stopAt(added.refusal);
    return renderDay(c, matchmaking, {
      values,
      problem: sayRefusal({ ...planningTexts(c.var.lang), ...t }, added.refusal.type),
    });
  });

  app.post('/matchmakings/:id/day/repair', async (c) => propose(c, await teamMatchmaking(c, db)));

  app.post('/matchmakings/:id/day/changes/:change/undo', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const change = c.req.param('change');
    if (!ID.test(change)) throw new HTTPException(404);
    const done = await undoChange(db, viewer, matchmaking.id, change);
    if (!done.ok) stopAt(done.refusal);
    const waits = (await listChanges(db, matchmaking.id)).some(({ applied }) => !applied);
    return waits ? propose(c, matchmaking) : c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/day`, 303);
  });

  app.post('/matchmakings/:id/day/confirmation', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values } = await readFields(c);
    if (!ID.test(values.plan ?? '')) throw new HTTPException(422, { message: 'plan' });
    const done = await publishPlan(
      db,
      viewer,
      matchmaking.id,
      { plan: values.plan ?? '', edits: readNumber(values.edits) ?? -1 },
      clock(),
    );
    if (done.ok) {
      await deliverPlans(world, db, clock(), { slices: 10 });
      return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/day?told=${done.value.told}`, 303);
    }
    const { refusal } = done;
    const t = planTexts(c.var.lang);
    if (refusal.type === 'not-allowed') throw new HTTPException(403);
    if (refusal.type === 'impossible') {
      const { pairs } = await namesOf(db, { requests: refusal.requests });
      return renderDay(c, matchmaking, { problem: t.impossible([...pairs.values()].join('; ')) });
    }
    if (refusal.type === 'too-few-rooms') {
      const slots = await listSlots(db, matchmaking.id);
      return renderDay(c, matchmaking, { problem: sayShort(c.var.lang, matchmaking, slots, refusal.slots) });
    }
    // The proposal is gone: something has happened since.
    return renderDay(c, matchmaking, {
      problem: refusal.type === 'unknown-plan' ? t.replaced : sayRefusal(t, refusal.type),
    });
  });

  app.post('/matchmakings/:id/day/outcomes', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values } = await readFields(c);
    const { request = '', outcome } = values;
    if (!ID.test(request)) throw new HTTPException(422, { message: 'request' });
    const to = outcome === 'held' || outcome === 'not-held' ? outcome : null;
    const done = await noteOutcome(db, viewer, matchmaking.id, request, to, clock());
    if (!done.ok) stopAt(done.refusal);
    const back = new URLSearchParams(
      ['slot', 'q', 'page'].flatMap((name): [string, string][] => (values[name] ? [[name, values[name]]] : [])),
    );
    return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/day?${back}#shown-slot`, 303);
  });

  app.get('/meetings-live/:key', async (c) => {
    const { lang } = c.var;
    const id = readSignedKey(secret, LIVE, c.req.param('key'));
    const matchmaking = id === undefined ? undefined : await findMatchmaking(db, id);
    if (matchmaking === undefined || matchmaking.planId === null) throw new HTTPException(404);
    const slots = await listSlots(db, matchmaking.id);
    const now = clock();
    const coming = await listComingSlots(db, matchmaking.planId, slotAt(slots, now));
    const { rows } = await listDayMeetings(db, matchmaking.id, matchmaking.planId, { slots: coming });
    const pages = screenPages(coming, rows);
    const asked = readNumber(c.req.query('page')) ?? 1;
    // After a slot there may be fewer pages: then from the beginning.
    const page = asked >= 1 && asked <= pages.length ? asked : 1;
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
    // By itself, without script too: the same page, or the next one.
    const next = `/${lang}/meetings-live/${c.req.param('key')}?page=${(page % pages.length) + 1}`;
    c.header('Refresh', pages.length > 1 ? `10; url=${next}` : '30');
    return c.render(
      <LivePage lang={lang} matchmaking={matchmaking} slots={slots} now={now} pages={pages} page={page} />,
      { title: localise(matchmaking.name, lang).text, elements: ['meetings-planning'], isBare: true },
    );
  });

  async function getHolding(matchmaking: MatchmakingView) {
    if (matchmaking.planId === null) return undefined;
    const plan = await findPlan(db, matchmaking.id, matchmaking.planId);
    return plan === undefined ? undefined : withFigures(db, planner, matchmaking.id, plan);
  }

  app.get('/matchmakings/:id/figures', async (c) => {
    const { lang } = c.var;
    const matchmaking = await teamMatchmaking(c, db);
    const plan = await getHolding(matchmaking);
    if (plan === undefined) return renderDay(c, matchmaking);
    const page = Math.max(1, readNumber(c.req.query('page')) ?? 1);
    const { rows, total } = await listUnmet(db, matchmaking.id, plan.id, page);
    return c.render(
      <FiguresPage
        lang={lang}
        matchmaking={matchmaking}
        plan={plan}
        report={await readReport(db, matchmaking.id, plan.id)}
        least={await listLeast(db, matchmaking.id, plan.id)}
        unmet={rows}
        total={total}
        page={page}
      />,
      { title: dayTexts(lang).figures },
    );
  });

  app.get('/matchmakings/:id/figures.csv', async (c) => {
    const matchmaking = await teamMatchmaking(c, db);
    const plan = await getHolding(matchmaking);
    if (plan === undefined) throw new HTTPException(404);
    const lines = figureLines(c.var.lang, plan, await readReport(db, matchmaking.id, plan.id));
    return csvResponse(c, 'meetings', {
      columns: ['figure', 'value'],
      rows: lines.map(([figure, value]) => ({ figure, value })),
    });
  });

  app.post('/matchmakings/:id/follow-ups', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values, all } = await readFields(c);
    const requests = all
      .getAll('request')
      .filter((id) => ID.test(id))
      .slice(0, 500);
    const to = values.to === 'online' || values.to === 'next' ? values.to : null;
    const done = await followUp(world, viewer, matchmaking.id, requests, to, clock());
    if (!done.ok) stopAt(done.refusal);
    return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/figures#unmet`, 303);
  });

  return app;
}
