import { v7 as uuid } from 'uuid';
import { assertNever } from '#engines/kit';
import type { Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { Outcome } from './model.ts';

interface Row {
  draft_id: string | null;
  entry_id: string | null;
  matched_entry_id: string;
  score: number;
  found_at: Date;
}

type AskerColumn = 'draft_id' | 'entry_id';

/** Keeps what was found. Again the same changes nothing. Side effects: rows of `standing_match`, one `match.found` for each that is new. */
export async function keepOutcomes(trx: Trx, outcomes: readonly Outcome[], now: Date): Promise<void> {
  for (const outcome of outcomes) {
    const found = await keep(trx, outcome, now);
    await emit(
      trx,
      found.map((id) => ({ type: 'match.found', subject: `match:${id}` })),
    );
  }
}

/** Returns the rows that are news to who asks. */
function keep(trx: Trx, outcome: Outcome, now: Date): Promise<string[]> {
  switch (outcome.type) {
    case 'draft-saved':
      return keepForDraft(trx, outcome, now);
    case 'entry-published':
      return keepForEntry(trx, outcome, now);
    case 'entry-withdrawn':
      return forgetEntry(trx, outcome.entryId);
    default:
      return assertNever(outcome);
  }
}

async function keepForDraft(trx: Trx, outcome: Outcome & { type: 'draft-saved' }, now: Date): Promise<string[]> {
  const { draftId, savedAt, findings } = outcome;
  if ((await lockDrafts(trx, [draftId])).size === 0) return [];
  // Who saves a draft has seen what there was: whatever was found before is found anew.
  await trx.deleteFrom('standing_match').where('draft_id', '=', draftId).execute();
  const fresh = findings.filter(({ isNew }) => isNew);
  const rows = findings.map(({ entryId, score, isNew }) =>
    rowOf({ draft: draftId }, entryId, score, isNew ? now : savedAt),
  );
  const kept = await insert(trx, 'draft_id', rows);
  return kept.filter(({ matched }) => fresh.some(({ entryId }) => entryId === matched)).map(({ id }) => id);
}

async function keepForEntry(trx: Trx, outcome: Outcome & { type: 'entry-published' }, now: Date): Promise<string[]> {
  const { entryId, findings, drafts, others } = outcome;
  const fitting = findings.map(({ id }) => id);
  const mine = trx.deleteFrom('standing_match').where('entry_id', '=', entryId);
  await (fitting.length === 0 ? mine : mine.where('matched_entry_id', 'not in', fitting)).execute();
  const theirs = trx.deleteFrom('standing_match').where('matched_entry_id', '=', entryId);
  if (others.length > 0) await theirs.where('draft_id', 'in', others).execute();
  const alive = await lockDrafts(
    trx,
    drafts.map(({ id }) => id),
  );
  const fits = drafts.filter(({ id }) => alive.has(id));
  const kept = [
    ...(await insert(
      trx,
      'entry_id',
      findings.map(({ id, score }) => rowOf({ entry: entryId }, id, score, now)),
    )),
    ...(await insert(
      trx,
      'draft_id',
      fits.map(({ id, score }) => rowOf({ draft: id }, entryId, score, now)),
    )),
  ];
  return kept.map(({ id }) => id);
}

/** Whoever it was found for, and what was found for it. */
async function forgetEntry(trx: Trx, entryId: string): Promise<string[]> {
  await trx
    .deleteFrom('standing_match')
    .where((eb) => eb.or([eb('entry_id', '=', entryId), eb('matched_entry_id', '=', entryId)]))
    .execute();
  return [];
}

/** Those of these drafts that are still there; they cannot be deleted before this transaction ends. */
async function lockDrafts(trx: Trx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx.selectFrom('draft').select('id').where('id', 'in', ids).orderBy('id').forKeyShare().execute();
  return new Set(rows.map(({ id }) => id));
}

function rowOf(asker: { draft?: string; entry?: string }, entryId: string, score: number, foundAt: Date): Row {
  const { draft = null, entry = null } = asker;
  return { draft_id: draft, entry_id: entry, matched_entry_id: entryId, score, found_at: foundAt };
}

/** Returns the rows that were not there before. Those that were get the new score and keep the time they were found. */
async function insert(trx: Trx, asker: AskerColumn, rows: readonly Row[]): Promise<{ id: string; matched: string }[]> {
  if (rows.length === 0) return [];
  const made = rows.map((row) => ({ id: uuid(), ...row }));
  const kept = await trx
    .insertInto('standing_match')
    .values(made)
    .onConflict((conflict) =>
      conflict.columns([asker, 'matched_entry_id']).doUpdateSet((eb) => ({ score: eb.ref('excluded.score') })),
    )
    .returning(['id', 'matched_entry_id as matched'])
    .execute();
  const fresh = new Set(made.map(({ id }) => id));
  return kept.filter(({ id }) => fresh.has(id));
}
