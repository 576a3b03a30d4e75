import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { readFields, requirePerson } from '#platform/web';
import { listParticipants, listSlots, listTables, type MatchmakingView } from '../../queries.ts';
import { failSilentPlans } from '../commands/keep-plan.ts';
import { computePlan, copyPlan, countInput, deletePlan, SECONDS } from '../commands/plans.ts';
import { deliverPlans, listImpossible, publishPlan } from '../commands/publish.ts';
import { withFigures } from '../counted.ts';
import { sayRefusal, stopAt, teamMatchmaking } from '../gate.ts';
import { slotSayer } from '../pages/head.tsx';
import { ComparePage, PlanPage, PlansPage, PublicationPage, sayShort } from '../pages/plans.tsx';
import { planTexts, sayClash, sayReason } from '../plan-texts.ts';
import type { Planner } from '../planner.ts';
import {
  countChanges,
  findPlan,
  listDifferences,
  listPlans,
  listShifts,
  listWishes,
  namesOf,
  type PlanView,
  type WishRow,
} from '../queries/plans.ts';
import { createReasons } from '../reasons.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Computing, comparing, explaining and publishing plans. */
export function planRoutes(world: World, planner: Planner): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock } = world;
  const explained = createReasons(world, planner);

  /** The plan of the address, with its figures counted anew where it was changed by hand. */
  async function getPlan(matchmaking: MatchmakingView, id: string): Promise<PlanView> {
    if (!ID.test(id)) throw new HTTPException(404);
    await failSilentPlans(db, clock());
    const plan = await findPlan(db, matchmaking.id, id);
    if (plan === undefined) throw new HTTPException(404);
    return withFigures(db, planner, matchmaking.id, plan);
  }

  async function renderPlans(
    c: Context<AppEnv>,
    matchmaking: MatchmakingView,
    values: Record<string, string> = {},
    problem?: string,
  ) {
    const { lang } = c.var;
    await failSilentPlans(db, clock());
    const plans = await listPlans(db, matchmaking.id);
    const input = await countInput(db, matchmaking.id, values.withOpen === 'yes');
    if (problem !== undefined) c.status(422);
    return c.render(
      <PlansPage lang={lang} matchmaking={matchmaking} plans={plans} input={input} values={values} problem={problem} />,
      {
        title: planTexts(lang).plans,
      },
    );
  }

  app.get('/matchmakings/:id/plans', async (c) => renderPlans(c, await teamMatchmaking(c, db)));

  app.post('/matchmakings/:id/plans', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values } = await readFields(c);
    const basedOn = values.basedOn ?? '';
    const made = await computePlan(world, planner, viewer, matchmaking.id, {
      seconds: SECONDS.find((one) => String(one) === values.seconds) ?? 10,
      seed: Number(/^\d{1,9}$/.exec(values.seed ?? '')?.[0] ?? '1'),
      withOpen: values.withOpen === 'yes',
      basedOn: ID.test(basedOn) ? basedOn : null,
    });
    if (made.ok) return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/plans/${made.value.id}`, 303);
    stopAt(made.refusal);
    return renderPlans(c, matchmaking, values, sayRefusal(planTexts(c.var.lang), made.refusal.type));
  });

  app.get('/matchmakings/:id/plans/:plan', async (c) => {
    const { lang } = c.var;
    const t = planTexts(lang);
    const matchmaking = await teamMatchmaking(c, db);
    const plan = await getPlan(matchmaking, c.req.param('plan'));
    const slots = await listSlots(db, matchmaking.id);
    const tables = await listTables(db, matchmaking.id);
    const [q, held] = [(c.req.query('q') ?? '').slice(0, 100), c.req.query('held') ?? ''];
    const page = Number(/^[1-9]\d{0,4}$/.exec(c.req.query('page') ?? '')?.[0] ?? '1');
    const done = plan.state !== 'computing' && plan.state !== 'failed';
    const wished = done
      ? await listWishes(db, matchmaking.id, plan.id, {
          q,
          held: held === 'yes' ? true : held === 'no' ? false : undefined,
          page,
        })
      : { rows: [], total: 0 };
    const reasons = await explain(c, matchmaking, plan, wished.rows, slots);
    // Without script the page comes anew by itself while it is being computed.
    if (plan.state === 'computing') c.header('Refresh', '5');
    const told = /^\d{1,6}$/.exec(c.req.query('told') ?? '')?.[0];
    return c.render(
      <PlanPage
        lang={lang}
        matchmaking={matchmaking}
        plan={plan}
        slots={slots}
        tables={tables}
        wishes={wished.rows}
        total={wished.total}
        reasons={reasons}
        query={{ q, held, page }}
        changed={await sayChanged(c, matchmaking, plan)}
        problems={await sayProblems(c, matchmaking, plan, slots)}
        note={told === undefined ? undefined : t.published(Number(told))}
      />,
      { title: t.plan(plan.number), elements: ['meetings-planning'] },
    );
  });

  async function explain(
    c: Context<AppEnv>,
    matchmaking: MatchmakingView,
    plan: PlanView,
    wishes: WishRow[],
    slots: Awaited<ReturnType<typeof listSlots>>,
  ): Promise<Map<string, string>> {
    if (wishes.length === 0) return new Map();
    const { id, edits, withOpen } = plan;
    const of = { matchmaking: matchmaking.id, version: matchmaking.version, plan: id, edits, withOpen };
    const found = await explained.of(
      of,
      wishes.map(({ request }) => request),
    );
    const reasons = [...found.values()];
    const names = await namesOf(db, {
      people: reasons.flatMap((reason) => ('person' in reason ? [reason.person] : [])),
      requests: reasons.flatMap((reason) => ('instead' in reason ? reason.instead : [])),
    });
    const { lang } = c.var;
    const slot = slotSayer(lang, matchmaking.event.zone, slots);
    const by = new Map(wishes.map((wish) => [wish.request, [wish.aName, wish.bName] as const]));
    return new Map(
      reasons.map((reason) => [
        reason.request,
        sayReason(lang, reason, { ...names, names: by.get(reason.request) ?? ['?', '?'], slot }),
      ]),
    );
  }

  async function sayChanged(
    c: Context<AppEnv>,
    matchmaking: MatchmakingView,
    plan: PlanView,
  ): Promise<string | undefined> {
    if (plan.version === matchmaking.version || plan.state === 'replaced') return undefined;
    const t = planTexts(c.var.lang);
    const { wishes, people, rules } = await countChanges(db, matchmaking.id, plan.createdAt);
    const parts = [
      ...(wishes > 0 ? [t.changedWishes(wishes)] : []),
      ...(people > 0 ? [t.changedPeople(people)] : []),
      ...(rules > 0 ? [t.changedRules(rules)] : []),
    ];
    return parts.length === 0 ? t.changedSettings : parts.join(', ');
  }

  async function sayProblems(
    c: Context<AppEnv>,
    matchmaking: MatchmakingView,
    plan: PlanView,
    slots: Awaited<ReturnType<typeof listSlots>>,
  ): Promise<string[]> {
    const { lang } = c.var;
    const t = planTexts(lang);
    if (plan.problem?.type === 'ended') return [t.failed];
    if (plan.problem?.type === 'clashes') {
      const { clashes } = plan.problem;
      const names = await namesOf(db, {
        requests: clashes.flatMap(({ requests }) => requests),
        people: clashes.flatMap(({ person }) => person ?? []),
      });
      const slot = slotSayer(lang, matchmaking.event.zone, slots);
      return clashes.map((clash) => sayClash(lang, clash, { ...names, slot }));
    }
    if (plan.state !== 'ready') return [];
    const impossible = await listImpossible(db, matchmaking.id, plan.id, plan.fromSlot ?? 0);
    if (impossible.length === 0) return [];
    const { pairs } = await namesOf(db, { requests: impossible });
    return [t.impossible([...pairs.values()].join('; '))];
  }

  app.post('/matchmakings/:id/plans/:plan/copy', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { id } = await getPlan(matchmaking, c.req.param('plan'));
    const made = await copyPlan(db, viewer, matchmaking.id, id, clock());
    if (made.ok) return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/board/${made.value.id}`, 303);
    stopAt(made.refusal);
    throw new HTTPException(422);
  });

  app.post('/matchmakings/:id/plans/:plan/deletion', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { id } = await getPlan(matchmaking, c.req.param('plan'));
    const done = await deletePlan(db, viewer, matchmaking.id, id);
    if (!done.ok) stopAt(done.refusal);
    return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/plans`, 303);
  });

  app.get('/matchmakings/:id/comparison', async (c) => {
    const { lang } = c.var;
    const matchmaking = await teamMatchmaking(c, db);
    const a = await getPlan(matchmaking, c.req.query('a') ?? '');
    const b = await getPlan(matchmaking, c.req.query('b') ?? '');
    return c.render(
      <ComparePage
        lang={lang}
        matchmaking={matchmaking}
        a={a}
        b={b}
        slots={await listSlots(db, matchmaking.id)}
        tables={await listTables(db, matchmaking.id)}
        shifts={await listShifts(db, a.id, b.id)}
        differences={await listDifferences(db, matchmaking.id, a.id, b.id)}
      />,
      { title: planTexts(lang).compare },
    );
  });

  async function renderPublication(c: Context<AppEnv>, matchmaking: MatchmakingView, plan: PlanView, problem?: string) {
    const { lang } = c.var;
    const people =
      matchmaking.planId === null
        ? (await listParticipants(db, matchmaking.id, { state: 'joined', size: 1 })).total
        : (await listDifferences(db, matchmaking.id, matchmaking.planId, plan.id)).people;
    if (problem !== undefined) c.status(422);
    return c.render(
      <PublicationPage lang={lang} matchmaking={matchmaking} plan={plan} people={people} problem={problem} />,
      {
        title: planTexts(lang).publishTitle,
      },
    );
  }

  app.get('/matchmakings/:id/publication', async (c) => {
    const matchmaking = await teamMatchmaking(c, db);
    return renderPublication(c, matchmaking, await getPlan(matchmaking, c.req.query('plan') ?? ''));
  });

  app.post('/matchmakings/:id/publication', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values } = await readFields(c);
    const plan = await getPlan(matchmaking, values.plan ?? '');
    const edits = Number(/^\d{1,9}$/.exec(values.edits ?? '')?.[0] ?? '-1');
    const done = await publishPlan(db, viewer, matchmaking.id, { plan: plan.id, edits }, clock());
    const t = planTexts(c.var.lang);
    if (done.ok) {
      // The first mails at once; a job does the others.
      await deliverPlans(world, db, clock(), { slices: 10 });
      const there = plan.fromSlot === null ? `plans/${plan.id}` : 'day';
      return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/${there}?told=${done.value.told}`, 303);
    }
    stopAt(done.refusal);
    const { refusal } = done;
    if (refusal.type === 'too-few-rooms') {
      const slots = await listSlots(db, matchmaking.id);
      return renderPublication(c, matchmaking, plan, sayShort(c.var.lang, matchmaking, slots, refusal.slots));
    }
    if (refusal.type !== 'impossible') return renderPublication(c, matchmaking, plan, sayRefusal(t, refusal.type));
    const { pairs } = await namesOf(db, { requests: refusal.requests });
    return renderPublication(c, matchmaking, plan, t.impossible([...pairs.values()].join('; ')));
  });

  return app;
}
