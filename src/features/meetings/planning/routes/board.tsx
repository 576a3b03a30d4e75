import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { readFields, requirePerson } from '#platform/web';
import { listSlots, listTables, type MatchmakingView } from '../../queries.ts';
import { boardTexts, sayMove } from '../board-texts.ts';
import { moveMeeting, undoMove } from '../commands/board.ts';
import { setRule } from '../commands/rules.ts';
import { withFigures } from '../counted.ts';
import { stopAt, teamMatchmaking } from '../gate.ts';
import { listTargets } from '../move-rules.ts';
import { BoardPage, type BoardQuery } from '../pages/board.tsx';
import type { Planner } from '../planner.ts';
import { readBoard } from '../queries/board.ts';
import { findPlan, type PlanView } from '../queries/plans.ts';
import { readNumber } from './people.tsx';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The board: slots × tables and slots × people. */
export function boardRoutes({ db, clock }: World, planner: Planner): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  async function getPlan(c: Context<AppEnv>, matchmaking: MatchmakingView): Promise<PlanView> {
    const id = c.req.param('plan') ?? '';
    const plan = ID.test(id) ? await findPlan(db, matchmaking.id, id) : undefined;
    if (plan === undefined || plan.state === 'computing' || plan.state === 'failed') throw new HTTPException(404);
    return withFigures(db, planner, matchmaking.id, plan);
  }

  function readQuery(c: Context<AppEnv>): BoardQuery {
    const meeting = c.req.query('meeting') ?? '';
    return {
      by: c.req.query('by') === 'people' ? 'people' : 'tables',
      block: readNumber(c.req.query('block')) ?? 0,
      page: Math.max(1, readNumber(c.req.query('page')) ?? 1),
      q: (c.req.query('q') ?? '').slice(0, 100),
      meeting: ID.test(meeting) ? meeting : '',
    };
  }

  async function render(c: Context<AppEnv>, matchmaking: MatchmakingView, said?: string) {
    const { lang } = c.var;
    const t = boardTexts(lang);
    const plan = await getPlan(c, matchmaking);
    const query = readQuery(c);
    const [slots, tables] = [await listSlots(db, matchmaking.id), await listTables(db, matchmaking.id)];
    const blocks = [...new Set(slots.map(({ block }) => block))];
    if (!blocks.includes(query.block)) query.block = blocks[0] ?? 0;
    const board = await readBoard(db, matchmaking.id, plan.id, query.meeting === '' ? [] : [query.meeting]);
    const inBlock = slots.filter(({ block }) => block === query.block).map(({ number }) => number);
    const targets =
      query.meeting === ''
        ? []
        : listTargets(
            board,
            query.meeting,
            inBlock,
            tables.map(({ number }) => number),
          );
    const noted = c.req.query('note');
    const note = noted === 'moved' ? t.moved : noted === 'undone' ? t.undone : undefined;
    const problem = said ?? (noted === 'edited' ? t.edited(null) : undefined);
    if (said !== undefined) c.status(422);
    return c.render(
      <BoardPage
        lang={lang}
        matchmaking={matchmaking}
        view={{ plan, board, slots, tables, blocks, query, targets, note, problem }}
      />,
      { title: t.title, elements: ['meetings-planning'] },
    );
  }

  app.get('/matchmakings/:id/board/:plan', async (c) => render(c, await teamMatchmaking(c, db)));

  /** For the script: where a meeting may go, in words where it may not. */
  app.get('/matchmakings/:id/board/:plan/targets', async (c) => {
    const { lang } = c.var;
    const matchmaking = await teamMatchmaking(c, db);
    const plan = await getPlan(c, matchmaking);
    const { meeting, block } = readQuery(c);
    if (meeting === '') throw new HTTPException(404);
    const slots = (await listSlots(db, matchmaking.id))
      .filter((slot) => slot.block === block)
      .map(({ number }) => number);
    const tables = (await listTables(db, matchmaking.id)).map(({ number }) => number);
    const board = await readBoard(db, matchmaking.id, plan.id, [meeting]);
    const name = (person: string) => board.people.get(person)?.name ?? '?';
    const meetings = new Map(board.meetings.map((one) => [one.request, one]));
    const swapped = (request: string | undefined) => {
      const other = request === undefined ? undefined : meetings.get(request);
      return other === undefined ? '' : `${boardTexts(lang).swap} ${name(other.a)} – ${name(other.b)}`;
    };
    c.header('Cache-Control', 'private, no-store');
    return c.json({
      edits: plan.edits,
      targets: listTargets(board, meeting, slots, tables).map(({ slot, table, swaps, problem }) => ({
        slot,
        table,
        ok: problem === undefined,
        say: problem === undefined ? swapped(swaps) : sayMove(lang, problem, name),
      })),
    });
  });

  app.post('/matchmakings/:id/board/:plan/moves', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const plan = await getPlan(c, matchmaking);
    const { values } = await readFields(c);
    const { request = '', place = '', step } = values;
    if (!ID.test(request)) throw new HTTPException(422, { message: 'request' });
    const [slot, table] = place.split(' ');
    const slotNumber = readNumber(slot);
    const to = step === 'out' || slotNumber === null ? null : { slot: slotNumber, table: readNumber(table) };
    if (to === null && step !== 'out') throw new HTTPException(422, { message: 'place' });
    const where = { matchmaking: matchmaking.id, plan: plan.id, edits: readNumber(values.edits) ?? -1 };
    const done = await moveMeeting(db, viewer, where, { request, to }, clock());
    const wantsJson = c.req.header('accept')?.includes('application/json') === true;
    if (done.ok)
      return wantsJson ? c.json({ edits: done.value.edits }) : c.redirect(back(c, plan.id, values.back, 'moved'), 303);
    stopAt(done.refusal);
    const board = await readBoard(db, matchmaking.id, plan.id, [request]);
    const say = sayMove(c.var.lang, done.refusal, (person) => board.people.get(person)?.name ?? '?');
    return wantsJson ? c.json({ say, edited: done.refusal.type === 'edited' }, 422) : render(c, matchmaking, say);
  });

  app.post('/matchmakings/:id/board/:plan/undo', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const plan = await getPlan(c, matchmaking);
    const { values } = await readFields(c);
    const where = { matchmaking: matchmaking.id, plan: plan.id, edits: readNumber(values.edits) ?? -1 };
    const done = await undoMove(db, viewer, where, clock());
    if (done.ok) return c.redirect(back(c, plan.id, values.back, 'undone'), 303);
    stopAt(done.refusal);
    return render(
      c,
      matchmaking,
      sayMove(c.var.lang, done.refusal, () => '?'),
    );
  });

  /** Fixing a meeting where it is, or ruling it out, from the board. */
  app.post('/matchmakings/:id/board/:plan/rules', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const plan = await getPlan(c, matchmaking);
    const { values } = await readFields(c);
    if (!ID.test(values.request ?? '')) throw new HTTPException(422, { message: 'request' });
    const board = await readBoard(db, matchmaking.id, plan.id, [values.request ?? '']);
    const meeting = board.meetings.find(({ request }) => request === values.request);
    if (meeting === undefined) throw new HTTPException(404);
    const isFixed = values.kind === 'fixed' && meeting.at !== null;
    const done = await setRule(
      db,
      viewer,
      matchmaking.id,
      {
        kind: isFixed ? 'fixed' : 'forbidden',
        a: meeting.a,
        b: meeting.b,
        slot: isFixed ? (meeting.at?.slot ?? null) : null,
        table: isFixed ? (meeting.at?.table ?? null) : null,
        reason: null,
      },
      clock(),
    );
    if (!done.ok) stopAt(done.refusal);
    if (!isFixed && meeting.at !== null && plan.state === 'ready')
      // A meeting that may not be is taken out at once.
      await moveMeeting(
        db,
        viewer,
        { matchmaking: matchmaking.id, plan: plan.id, edits: plan.edits },
        { request: meeting.request, to: null },
        clock(),
      );
    return c.redirect(back(c, plan.id, values.back, 'moved'), 303);
  });

  /** The address of the board that was seen, and no other. */
  function back(c: Context<AppEnv>, plan: string, address: string | undefined, note: string): string {
    const home = `/${c.var.lang}/matchmakings/${c.req.param('id') ?? ''}/board/${plan}`;
    const [path, search = ''] = (address ?? '').split('?');
    const params = new URLSearchParams(path === home ? search : '');
    params.set('note', note);
    return `${home}?${params}`;
  }

  return app;
}
