import type { EntryView } from '#features/exchange/model.ts';
import { readEntries } from '#features/exchange/queries.ts';
import type { World } from '#platform/feature';
import { createConsumer, type Listener } from '#platform/follow';
import { idsOf, readSubjectsAfter } from '#platform/outbox';
import type { EntryIndex } from '../entry-index.ts';
import { keepOutcomes } from './commands.ts';
import { findCandidates, findFitting, findForDraft, findForEntry } from './find.ts';
import type { Outcome } from './model.ts';
import { listDraftsFor, readWatched, type Watched } from './queries.ts';

/**
 * Looks out for everybody: when a draft is saved, notes what fits it; when an entry is published or changed, what fits it and which drafts it
 * fits. One process does so at a time, and each thing once.
 */
export function createStandingMatches(world: World, index: EntryIndex): Listener {
  const { db, clock } = world;

  /** `later`: entries that were published or changed after the draft was saved. */
  async function forDraft(draft: Watched, later: ReadonlySet<string>): Promise<Outcome> {
    const found = await findForDraft(world, index, draft);
    // What came in the moment since is in the index by now and all the same new; what was only changed was there.
    const isNew = ({ id, createdAt, updatedAt }: EntryView) =>
      later.has(`entry:${id}`) && createdAt.getTime() === updatedAt.getTime();
    const findings = found.map(({ entry, score }) => ({ entryId: entry.id, score, isNew: isNew(entry) }));
    return { type: 'draft-saved', draftId: draft.id, savedAt: draft.savedAt, findings };
  }

  /** `saved`: drafts that were saved later or just now; what fits them is told by that, and is not new to them. */
  async function forEntry(entry: EntryView, saved: ReadonlySet<string>): Promise<Outcome> {
    const found = await findForEntry(world, index, entry);
    const known = await listDraftsFor(db, entry.id);
    const candidates = [...new Set([...known, ...(await findCandidates(world, index, entry))])];
    const watched = await readWatched(
      db,
      candidates.filter((id) => !saved.has(`draft:${id}`)),
      clock(),
    );
    const fitting = await findFitting(world, index, watched, entry);
    const fits = new Set(fitting.map(({ id }) => id));
    const others = watched.map(({ id }) => id).filter((id) => !fits.has(id));
    const findings = found.map((one) => ({ id: one.entry.id, score: one.score }));
    return { type: 'entry-published', entryId: entry.id, findings, drafts: fitting, others };
  }

  return createConsumer(world, {
    name: 'standing-matches',
    async handle({ events, end, signal }) {
      const draftIds = idsOf(
        'draft',
        events.filter(({ type }) => type === 'draft.saved'),
      );
      const entryIds = idsOf('entry', events);
      if (draftIds.length === 0 && entryIds.length === 0) return undefined;
      const outcomes: Outcome[] = [];
      const drafts = await readWatched(db, draftIds, clock());
      const published = drafts.length === 0 ? new Set<string>() : await readSubjectsAfter(db, end, 'entry.published');
      for (const draft of drafts) {
        if (signal.aborted) return undefined;
        const at = events.findLastIndex(({ subject }) => subject === `draft:${draft.id}`);
        const later = events.slice(at).map(({ subject }) => subject);
        outcomes.push(await forDraft(draft, published.union(new Set(later))));
      }
      const live = await readEntries(db, { kind: 'operator', lang: 'de' }, entryIds);
      const saved = live.length === 0 ? new Set<string>() : await readSubjectsAfter(db, end, 'draft.saved');
      for (const id of draftIds) saved.add(`draft:${id}`);
      for (const entry of live) {
        if (signal.aborted) return undefined;
        outcomes.push(await forEntry(entry, saved));
      }
      const here = new Set(live.map(({ id }) => id));
      for (const entryId of entryIds) if (!here.has(entryId)) outcomes.push({ type: 'entry-withdrawn', entryId });
      return (trx) => keepOutcomes(trx, outcomes, clock());
    },
  });
}
