import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import { type Localised, localise } from '#platform/i18n';
import { listSlots, type MatchmakingView, type SlotView } from '../../queries.ts';

/** A slot with what else is on at the event meanwhile. */
export interface BusySlot extends SlotView {
  meanwhile: string[];
}

/** Slots with the sessions of the programme at the same time; breaks and the meetings themselves are none. Two queries. */
export async function listBusySlots(db: Db, matchmaking: MatchmakingView, lang: Lang): Promise<BusySlot[]> {
  const slots = await listSlots(db, matchmaking.id);
  const { rows } = await sql<{ title: Localised; startsAt: Date; endsAt: Date }>`
    select title, starts_at as "startsAt", ends_at as "endsAt" from event_session
    where event_id = ${matchmaking.event.id} and kind not in ('matchmaking', 'break') and id is distinct from ${matchmaking.sessionId}::uuid
    order by starts_at, position, id limit 500`.execute(db);
  return slots.map((slot) => ({
    ...slot,
    meanwhile: rows
      .filter(({ startsAt, endsAt }) => startsAt < slot.endsAt && endsAt > slot.startsAt)
      .map(({ title }) => localise(title, lang).text),
  }));
}
