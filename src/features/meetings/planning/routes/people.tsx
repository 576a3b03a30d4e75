import { type Context, Hono } from 'hono';
import type { AppEnv, World } from '#platform/feature';
import { readFields, requirePerson } from '#platform/web';
import { PARTICIPANT_STATES } from '../../model.ts';
import { listParticipants, listSlots, listTables, type MatchmakingView } from '../../queries.ts';
import { readSource } from '../../source.ts';
import { deliverInvitations, invitePeople, setGroup, type Whom } from '../commands/people.ts';
import { removeRule, setRule } from '../commands/rules.ts';
import { sayRefusal, stopAt, teamMatchmaking } from '../gate.ts';
import { slotSayer } from '../pages/head.tsx';
import { PeoplePage, RulesPage } from '../pages/people.tsx';
import { sayClash } from '../plan-texts.ts';
import type { Planner } from '../planner.ts';
import { findByName, listLabels, listRules, readInviting } from '../queries/people.ts';
import { namesOf } from '../queries/plans.ts';
import { planningTexts } from '../texts.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Inviting, the list of who takes part, rules. */
export function peopleRoutes(world: World, planner: Planner): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock } = world;

  async function renderPeople(c: Context<AppEnv>, matchmaking: MatchmakingView, problem?: string) {
    const { lang } = c.var;
    const t = planningTexts(lang);
    const page = Number(/^[1-9]\d{0,3}$/.exec(c.req.query('page') ?? '')?.[0] ?? '1');
    const [q, state, group] = [c.req.query('q') ?? '', c.req.query('state') ?? '', c.req.query('group') ?? ''];
    const { rows, total } = await listParticipants(db, matchmaking.id, {
      q: q.slice(0, 100),
      state: PARTICIPANT_STATES.find((one) => one === state),
      group: group === '' ? undefined : group,
      page,
    });
    const inviting = await readInviting(db, matchmaking.id, matchmaking.event.id);
    const invited = /^\d{1,6}$/.exec(c.req.query('invited') ?? '')?.[0];
    if (problem !== undefined) c.status(422);
    return c.render(
      <PeoplePage
        lang={lang}
        matchmaking={matchmaking}
        inviting={inviting}
        rows={rows}
        total={total}
        query={{ q, state, group, page }}
        note={invited === undefined ? undefined : t.invited(Number(invited))}
        problem={problem}
      />,
      { title: t.people },
    );
  }

  app.get('/matchmakings/:id/people', async (c) => renderPeople(c, await teamMatchmaking(c, db)));

  app.post('/matchmakings/:id/invitations', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values } = await readFields(c);
    const group = (values.group ?? '') === '' ? null : (values.group ?? null);
    const done = await invitePeople(db, viewer, matchmaking.id, readWhom(values.whom ?? ''), group, clock());
    if (done.ok) {
      // The first ones at once; a job does the others.
      await deliverInvitations(world, db, clock(), { slices: 1 });
      return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/people?invited=${done.value.invited}`, 303);
    }
    stopAt(done.refusal);
    return renderPeople(c, matchmaking, sayRefusal(planningTexts(c.var.lang), done.refusal.type));
  });

  app.post('/matchmakings/:id/groups', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values, all } = await readFields(c);
    const people = all
      .getAll('person')
      .filter((id) => ID.test(id))
      .slice(0, 500);
    const group = (values.into ?? '') === '' ? null : (values.into ?? null);
    const done = await setGroup(db, viewer, matchmaking.id, people, group, clock());
    if (done.ok) return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/people`, 303);
    stopAt(done.refusal);
    return renderPeople(c, matchmaking, sayRefusal(planningTexts(c.var.lang), done.refusal.type));
  });

  async function renderRules(
    c: Context<AppEnv>,
    matchmaking: MatchmakingView,
    given: { values?: Record<string, string>; errors?: Record<string, string>; problem?: string } = {},
  ) {
    const { lang } = c.var;
    const slots = await listSlots(db, matchmaking.id);
    const found = await planner.ask('clashes', { source: await readSource(db, matchmaking.id, { onlyFixed: true }) });
    const names = await namesOf(db, {
      requests: found.flatMap(({ requests }) => requests),
      people: found.flatMap(({ person }) => person ?? []),
    });
    const { zone } = matchmaking.event;
    const slot = slotSayer(lang, zone, slots);
    if (given.errors !== undefined || given.problem !== undefined) c.status(422);
    return c.render(
      <RulesPage
        lang={lang}
        matchmaking={matchmaking}
        rules={await listRules(db, matchmaking.id)}
        slots={slots}
        tables={await listTables(db, matchmaking.id)}
        labels={await listLabels(db, matchmaking.id)}
        clashes={found.map((clash) => sayClash(lang, clash, { ...names, slot }))}
        values={given.values ?? {}}
        errors={given.errors ?? {}}
        problem={given.problem}
      />,
      { title: planningTexts(lang).rules },
    );
  }

  app.get('/matchmakings/:id/rules', async (c) => renderRules(c, await teamMatchmaking(c, db)));

  app.post('/matchmakings/:id/rules', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values } = await readFields(c);
    const t = planningTexts(c.var.lang);
    const people = await readPeople(db, matchmaking.id, values, ['a', 'b'], t);
    if ('errors' in people) return renderRules(c, matchmaking, { values, errors: people.errors });
    const done = await setRule(
      db,
      viewer,
      matchmaking.id,
      {
        kind: values.kind === 'fixed' ? 'fixed' : 'forbidden',
        a: people.found.a ?? '',
        b: people.found.b ?? '',
        slot: readNumber(values.slot),
        table: readNumber(values.table),
        reason: (values.reason ?? '').trim().slice(0, 500) || null,
      },
      clock(),
    );
    if (done.ok) return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/rules`, 303);
    stopAt(done.refusal);
    return renderRules(c, matchmaking, { values, problem: sayRefusal(t, done.refusal.type) });
  });

  app.post('/matchmakings/:id/rules/:rule/removal', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const rule = c.req.param('rule');
    const done = await removeRule(db, viewer, matchmaking.id, ID.test(rule) ? rule : crypto.randomUUID(), clock());
    if (!done.ok) stopAt(done.refusal);
    return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/rules`, 303);
  });

  return app;
}

/** The people that fields name, or what is wrong with each. */
export async function readPeople(
  db: World['db'],
  matchmaking: string,
  values: Record<string, string>,
  fields: readonly string[],
  t: ReturnType<typeof planningTexts>,
): Promise<{ found: Record<string, string> } | { errors: Record<string, string> }> {
  const found: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const text = values[field] ?? '';
    const person = await findByName(db, matchmaking, text);
    if ('found' in person) found[field] = person.found;
    else if ('several' in person) errors[field] = t.nameSeveral(person.several.join(', '));
    else errors[field] = text.trim() === '' ? t.nameNeeded : t.nameUnknown(text.trim().slice(0, 80));
  }
  return Object.keys(errors).length > 0 ? { errors } : { found };
}

export function readNumber(text: string | undefined): number | null {
  return /^\d{1,5}$/.test(text ?? '') ? Number(text) : null;
}

function readWhom(text: string): Whom {
  const [kind, field = '', ...answer] = text.split(' ');
  if (kind === 'ticket' && ID.test(field)) return { to: 'ticket', ticket: field };
  if (kind === 'answer') return { to: 'answer', field, answer: answer.join(' ') };
  return { to: 'all' };
}
