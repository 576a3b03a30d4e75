import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { LANGS, mayAnywhere } from '#engines/kit';
import { today } from '#platform/clock';
import type { AppEnv, World } from '#platform/feature';
import { parseForm, readFields, requirePerson, requireRight } from '#platform/web';
import { decide, releaseMany } from '../commands/decide.ts';
import { seeAddress } from '../commands/see-address.ts';
import { saveSetting } from '../commands/settings.ts';
import { undoDecision } from '../commands/undo.ts';
import { usualStatement } from '../mails.ts';
import { addressReasonInput, DECISIONS, decisionInput, REASONS, type Reason, settingInput } from '../model.ts';
import { moderationError, moderationTexts } from '../moderation-texts.ts';
import { DecisionPage, type Intent } from '../pages/decision.tsx';
import { QueuePage, queueHref, SettingsPage } from '../pages/queue.tsx';
import { StatisticsPage } from '../pages/statistics.tsx';
import {
  countQueues,
  findForModeration,
  listHubNames,
  listQueue,
  listUndoable,
  QUEUES,
  type QueueQuery,
  readHistory,
} from '../queries/queue.ts';
import { readSettings } from '../queries/settings.ts';
import { readStatistics } from '../queries/statistics.ts';
import { canSet, rights } from '../rights.ts';
import { decisionsFor } from '../rules.ts';
import { findSubject, findSubjects } from '../subjects.ts';
import type { CommentWorld } from '../world.ts';
import { isId, pageOf } from './public.tsx';

/** The most that one form releases: a page of the queue. */
const MOST_CHOSEN = 50;

export function moderationRoutes(world: World & CommentWorld): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, subjects, clock } = world;

  function requireModerator(c: Context<AppEnv>) {
    requireRight(c, mayAnywhere(c.var.viewer, rights['comment.release']));
    return requirePerson(c);
  }

  app.get('/moderation', async (c) => {
    const { lang } = c.var;
    const viewer = requireModerator(c);
    const query: QueueQuery = {
      queue: QUEUES.find((known) => known === c.req.query('queue')) ?? 'waiting',
      hub: (c.req.queries('hub') ?? []).filter((hub) => hub === 'none' || isId(hub)).slice(0, 20),
      lang: (c.req.queries('lang') ?? []).filter((one) => LANGS.some((known) => known === one)),
      page: pageOf(c),
    };
    const comments = await listQueue(db, viewer, query);
    const counts = await countQueues(db, viewer);
    const things = await findSubjects(
      subjects,
      db,
      viewer,
      comments.map(({ subject }) => subject),
    );
    const note = c.req.query('note');
    return c.render(
      <QueuePage
        lang={lang}
        query={query}
        comments={comments}
        counts={counts}
        subjects={things}
        hubs={await listHubNames(db)}
        undoable={await listUndoable(db, viewer, clock())}
        note={note === 'undone' || note === 'tooLate' ? note : undefined}
        maySet={mayAnywhere(viewer, rights['comment.settings'])}
      />,
      { title: moderationTexts(lang).moderation, elements: ['comments'] },
    );
  });

  async function decisionPage(
    c: Context<AppEnv>,
    more: {
      intent?: Intent | undefined;
      problem?: string;
      address?: { shown: string | undefined; asked: boolean; reason: string; error: string | undefined };
    } = {},
  ) {
    const { lang } = c.var;
    const viewer = requireModerator(c);
    const id = c.req.param('id') ?? '';
    const comment = isId(id) ? await findForModeration(db, viewer, id) : undefined;
    if (comment === undefined) throw new HTTPException(404);
    const history = await readHistory(db, id);
    const subject = await findSubject(subjects, db, viewer, comment.subject);
    const { state, openReports } = comment;
    const possible = decisionsFor({ state, openReports, objection: history.objection !== null });
    const wanted = more.intent ?? intentOf(c, possible);
    const intent =
      wanted === undefined || wanted.statement !== ''
        ? wanted
        : {
            ...wanted,
            statement: usualStatement(history.authorLang, {
              action: wanted.action,
              reason: wanted.reason,
              title: subject?.title ?? '…',
              day: today(() => comment.createdAt),
              reported: openReports > 0,
            }),
          };
    c.header('Cache-Control', 'private, no-store');
    if (more.problem !== undefined || (more.intent?.errors.length ?? 0) > 0 || more.address?.error !== undefined) {
      c.status(422);
    }
    return c.render(
      <DecisionPage
        lang={lang}
        comment={comment}
        history={history}
        subject={subject}
        possible={possible}
        intent={intent}
        problem={more.problem}
        address={more.address ?? { shown: undefined, asked: false, reason: '', error: undefined }}
      />,
      { title: moderationTexts(lang).comment },
    );
  }

  /** What the address asks for, where it can be done now. */
  function intentOf(c: Context<AppEnv>, possible: readonly string[]): Intent | undefined {
    const action = DECISIONS.find((known) => known === c.req.query('action') && possible.includes(known));
    return action === undefined
      ? undefined
      : { action, reason: reasonOf(c.req.query('reason')), statement: '', errors: [] };
  }

  app.get('/moderation/comments/:id', (c) => decisionPage(c));

  app.post('/moderation/comments/:id/decision', async (c) => {
    const viewer = requireModerator(c);
    const id = c.req.param('id');
    if (!isId(id)) throw new HTTPException(404);
    const { values } = await readFields(c);
    const { action, version, reason, statement } = values;
    const input = parseForm(decisionInput, { action, version, reason, statement });
    if (!input.ok) {
      const known = DECISIONS.find((one) => one === action);
      const { errors } = input.refusal;
      if (known === undefined) throw new HTTPException(422, { message: 'action' });
      return decisionPage(c, {
        intent: { action: known, reason: reasonOf(reason), statement: statement ?? '', errors },
      });
    }
    const decided = await decide(world, viewer, id, input.value, clock());
    if (decided.ok) return c.redirect(backTo(c, values.back), 303);
    const { type } = decided.refusal;
    if (type === 'not-found' || type === 'not-allowed') throw new HTTPException(404);
    return decisionPage(c, { problem: type });
  });

  app.post('/moderation/release', async (c) => {
    const viewer = requireModerator(c);
    const { values, all } = await readFields(c);
    const chosen = all
      .getAll('chosen')
      .slice(0, MOST_CHOSEN)
      .flatMap((one) => {
        const [id = '', version] = one.split(' ');
        return isId(id) && /^\d{1,6}$/.test(version ?? '') ? [{ id, version: Number(version) }] : [];
      });
    await releaseMany(world, viewer, chosen, clock());
    return c.redirect(backTo(c, values.back), 303);
  });

  app.post('/moderation/undo', async (c) => {
    const viewer = requireModerator(c);
    const { values } = await readFields(c);
    const batch = values.batch ?? '';
    const undone = isId(batch) ? await undoDecision(db, viewer, batch, clock()) : undefined;
    const back = new URL(backTo(c, values.back), 'http://here');
    back.searchParams.set('note', undone?.ok === true ? 'undone' : 'tooLate');
    return c.redirect(back.pathname + back.search, 303);
  });

  app.post('/moderation/comments/:id/address', async (c) => {
    const viewer = requireModerator(c);
    const id = c.req.param('id');
    const { values } = await readFields(c);
    const reason = values.why ?? '';
    const input = parseForm(addressReasonInput, { reason });
    const asked = { shown: undefined, asked: false, reason, error: undefined };
    if (!input.ok) {
      const error = moderationError(c.var.lang, input.refusal.errors[0]?.code ?? '');
      return decisionPage(c, { address: { ...asked, error } });
    }
    if (!isId(id)) throw new HTTPException(404);
    const seen = await seeAddress(world, viewer, id, input.value.reason);
    if (!seen.ok) throw new HTTPException(404);
    return decisionPage(c, { address: { ...asked, shown: seen.value.address, asked: true } });
  });

  async function settingsPage(
    c: Context<AppEnv>,
    wrong?: { hub: string; values: Record<string, string>; errors: { field: string; code: string }[] },
  ) {
    const { lang } = c.var;
    const viewer = requirePerson(c);
    const settings = await readSettings(db, viewer);
    const hubs = settings.map((hub) => {
      const isWrong = wrong !== undefined && wrong.hub === hub.id;
      return {
        ...hub,
        checks: isWrong ? (wrong.values.checks ?? '') : hub.checks,
        ipDays: isWrong ? (wrong.values.ip_days ?? '') : String(hub.ipDays),
        errors: isWrong ? wrong.errors.map(({ field, code }) => ({ field, message: moderationError(lang, code) })) : [],
      };
    });
    if (wrong !== undefined) c.status(422);
    return c.render(<SettingsPage lang={lang} hubs={hubs} saved={c.req.query('note') === 'saved'} />, {
      title: moderationTexts(lang).settings,
    });
  }

  app.get('/moderation/settings', (c) => {
    requireRight(c, mayAnywhere(c.var.viewer, rights['comment.settings']));
    return settingsPage(c);
  });

  app.post('/moderation/settings/:hub', async (c) => {
    const hub = c.req.param('hub');
    requireRight(c, isId(hub) && canSet(c.var.viewer, { hub }));
    const { values } = await readFields(c);
    const input = parseForm(settingInput, values);
    if (!input.ok) return settingsPage(c, { hub, values, errors: input.refusal.errors });
    const saved = await saveSetting(db, c.var.viewer, hub, input.value, clock());
    if (!saved.ok) throw new HTTPException(404);
    return c.redirect(`/${c.var.lang}/moderation/settings?note=saved`, 303);
  });

  app.get('/moderation/statistics', async (c) => {
    const { lang } = c.var;
    const hubs = await listHubNames(db);
    const wanted = c.req.query('hub') ?? '';
    const hub = hubs.find(({ slug }) => slug === wanted);
    if (wanted !== '' && hub === undefined) throw new HTTPException(404);
    const months = await readStatistics(db, hub?.id, today(clock));
    const t = moderationTexts(lang);
    return c.render(<StatisticsPage lang={lang} hubs={hubs} hub={hub} months={months} />, {
      title: t.statistics,
      description: t.statisticsLead,
    });
  });

  return app;
}

function reasonOf(text: string | undefined): Reason | undefined {
  return REASONS.find((known) => known === text);
}

/** Back to the queue as it was; what the form says is read as choices, never followed as an address. */
function backTo(c: Context<AppEnv>, back: string | undefined): string {
  const params = new URL(back ?? '', 'http://here').searchParams;
  const queue = QUEUES.find((known) => known === params.get('queue'));
  const hub = params.getAll('hub').filter((one) => one === 'none' || isId(one));
  const lang = params.getAll('lang').filter((one) => LANGS.some((known) => known === one));
  return queueHref(c.var.lang, { ...(queue === undefined ? {} : { queue }), hub, lang });
}
