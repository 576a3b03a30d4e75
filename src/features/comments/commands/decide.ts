import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { today } from '#platform/clock';
import type { Trx } from '#platform/database';
import { type DomainEvent, emit } from '#platform/outbox';
import { queueDecision, queueReportOutcome, usualStatement } from '../mails.ts';
import type { DecisionAction, DecisionInput, Reason, ReportOutcome } from '../model.ts';
import { canModerate } from '../rights.ts';
import { decisionsFor, UNDO_MS } from '../rules.ts';
import { findSubject } from '../subjects.ts';
import type { CommentWorld } from '../world.ts';
import { announce } from './announce.ts';
import { type CommentRow, changeState, lockComment } from './state.ts';
import { listModerators } from './tell-moderators.ts';

export type DecideRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  /** Somebody else was first, or the author has changed the text. */
  | { type: 'changed' }
  /** Who decided does not decide about the objection while somebody else can. */
  | { type: 'own-decision' };

/**
 * Decides about one comment. Side effects, in this order: the comment's state; mails to those who follow when it is seen for the first time; the
 * decision with its statement of reasons; a mail to the author where an address is known; open reports and objections are answered, with mails to
 * those who reported; `comment.released`, `comment.declined` or `comment.withdrawn`; one audit entry. All mails wait until it can no longer be undone.
 */
export async function decide(
  world: CommentWorld,
  viewer: Viewer,
  id: string,
  input: DecisionInput,
  now: Date,
): Promise<Result<{ batch: string }, DecideRefusal>> {
  const batch = uuid();
  return world.db.transaction().execute(async (trx) => {
    const decided = await decideOne(trx, world, viewer, id, input, batch, now);
    return decided.ok ? ok({ batch }) : decided;
  });
}

/** Bulk release: of what a moderator has ticked, what still waits unchanged is released; the number says how many. One decision and audit entry each. */
export async function releaseMany(
  world: CommentWorld,
  viewer: Viewer,
  chosen: readonly { id: string; version: number }[],
  now: Date,
): Promise<{ batch: string; released: number }> {
  const batch = uuid();
  return world.db.transaction().execute(async (trx) => {
    let released = 0;
    // In the order of ids, so that two who release the same do not wait for each other for ever.
    for (const { id, version } of chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const decided = await decideOne(trx, world, viewer, id, { action: 'release', version }, batch, now);
      if (decided.ok) released++;
    }
    return { batch, released };
  });
}

async function decideOne(
  trx: Trx,
  world: CommentWorld,
  viewer: Viewer,
  id: string,
  input: DecisionInput,
  batch: string,
  now: Date,
): Promise<Result<null, DecideRefusal>> {
  const comment = await lockComment(trx, id);
  if (comment === undefined) return refuse({ type: 'not-found' });
  if (!canModerate(viewer, { hub: comment.hub_id })) return refuse({ type: 'not-allowed' });
  const objection = await trx
    .selectFrom('comment_objection as o')
    .innerJoin('comment_decision as d', 'd.id', 'o.decision_id')
    .select(['o.id', 'd.decided_by'])
    .where('o.comment_id', '=', id)
    .where('o.outcome', 'is', null)
    .executeTakeFirst();
  const { state, open_reports: openReports } = comment;
  const possible = decisionsFor({ state, openReports, objection: objection !== undefined });
  if (comment.version !== input.version || !possible.includes(input.action)) return refuse({ type: 'changed' });
  if (objection !== undefined && (await mustLeaveToOthers(trx, viewer, comment.hub_id, objection.decided_by))) {
    return refuse({ type: 'own-decision' });
  }

  const action = stateActionOf(input.action);
  if (action !== undefined) await changeState(trx, comment, action, now);
  if (input.action === 'keep') {
    await trx.updateTable('comment').set({ open_reports: 0, reported_since: null }).where('id', '=', id).execute();
  }
  const notBefore = new Date(now.getTime() + UNDO_MS);
  const mails = input.action === 'release' ? await announce(trx, world, id, now, notBefore) : [];
  const statement = input.action === 'keep' ? undefined : await statementOf(trx, world, comment, input);
  const email = await addressOf(trx, comment);
  if (statement !== undefined && email !== undefined) {
    const author = { id, email, lang: comment.author_lang };
    mails.push(
      await queueDecision(trx, world.config.baseUrl, author, { action: input.action, statement, notBefore }, now),
    );
  }
  const decision = uuid();
  await trx
    .insertInto('comment_decision')
    .values({
      id: decision,
      comment_id: id,
      hub_id: comment.hub_id,
      action: input.action,
      reason: input.action === 'decline' || input.action === 'withdraw' ? (input.reason ?? null) : null,
      statement: statement ?? null,
      lang: comment.author_lang,
      before: JSON.stringify(beforeOf(comment)),
      mail_ids: [],
      batch,
      waited_seconds: comment.waiting_since === null ? null : secondsBetween(comment.waiting_since, now),
      decided_by: viewer.kind === 'person' ? viewer.id : null,
      decided_at: now,
    })
    .execute();
  if (input.action === 'keep' || input.action === 'withdraw') {
    const outcome = input.action === 'keep' ? 'kept' : 'removed';
    mails.push(...(await answerReports(trx, id, decision, { outcome, notBefore }, now)));
  }
  if (objection !== undefined) {
    await trx
      .updateTable('comment_objection')
      .set({ outcome: input.action === 'uphold' ? 'upheld' : 'overturned', answer_id: decision })
      .where('id', '=', objection.id)
      .execute();
  }
  if (mails.length > 0) {
    await trx.updateTable('comment_decision').set({ mail_ids: mails }).where('id', '=', decision).execute();
  }
  await emit(trx, eventsOf(input.action, id));
  await audit(trx, viewer, `comment.${input.action}`, `comment:${id}`, reasonDetails(input.reason));
  return ok(null);
}

function stateActionOf(action: DecisionAction): 'release' | 'decline' | 'withdraw' | undefined {
  return action === 'keep' || action === 'uphold' ? undefined : action;
}

function eventsOf(action: DecisionAction, id: string): DomainEvent[] {
  const types = { release: 'comment.released', decline: 'comment.declined', withdraw: 'comment.withdrawn' } as const;
  const change = stateActionOf(action);
  return change === undefined ? [] : [{ type: types[change], subject: `comment:${id}` }];
}

function reasonDetails(reason: Reason | undefined): Record<string, string> | undefined {
  return reason === undefined ? undefined : { reason };
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}

function beforeOf(comment: CommentRow) {
  return {
    state: comment.state,
    waiting_since: comment.waiting_since,
    released_at: comment.released_at,
    announced_at: comment.announced_at,
    open_reports: comment.open_reports,
    reported_since: comment.reported_since,
  };
}

async function statementOf(trx: Trx, world: CommentWorld, comment: CommentRow, input: DecisionInput): Promise<string> {
  if (input.statement !== undefined && input.statement !== '') return input.statement;
  const lang = comment.author_lang;
  const subject = await findSubject(world.subjects, trx, { kind: 'anonymous', lang }, comment.subject);
  const day = today(() => comment.created_at);
  const about = { action: input.action, reason: input.reason, title: subject?.title ?? '…', day, reported: false };
  return usualStatement(lang, about);
}

/** Where the author can be written to: members at the address of their account. */
async function addressOf(trx: Trx, comment: CommentRow): Promise<string | undefined> {
  if (comment.author_id === null) return comment.author_email ?? undefined;
  const person = await trx.selectFrom('person').select('email').where('id', '=', comment.author_id).executeTakeFirst();
  return person?.email;
}

/** An objection goes to somebody other than who decided, as long as the hub or the network has somebody else. */
async function mustLeaveToOthers(
  trx: Trx,
  viewer: Viewer,
  hub: string | null,
  decidedBy: string | null,
): Promise<boolean> {
  if (viewer.kind !== 'person' || viewer.id !== decidedBy) return false;
  const moderators = await listModerators(trx, hub);
  return moderators.some((person) => person !== decidedBy);
}

async function answerReports(
  trx: Trx,
  comment: string,
  decision: string,
  answer: { outcome: ReportOutcome; notBefore: Date },
  now: Date,
): Promise<string[]> {
  const reports = await trx
    .updateTable('comment_report')
    .set({ outcome: answer.outcome, decision_id: decision })
    .where('comment_id', '=', comment)
    .where('outcome', 'is', null)
    .returning(['email', 'lang'])
    .execute();
  // Somebody who reported several times from several places hears once.
  const byAddress = new Map(
    reports.flatMap(({ email, lang }) => (email === null ? [] : [[email.toLowerCase(), { email, lang }]])),
  );
  const mails: string[] = [];
  for (const to of byAddress.values()) mails.push(await queueReportOutcome(trx, { ...to, ...answer }, now));
  return mails;
}
