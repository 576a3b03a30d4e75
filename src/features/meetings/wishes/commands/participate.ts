import { sql } from 'kysely';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { listSlots } from '../../queries.ts';
import type { BroughtEntry, MeetingSlots } from '../../slots.ts';
import type { WishWorld } from '../links.ts';
import { MOST_ENTRIES, MOST_TOPICS, type ParticipationInput } from '../model.ts';
import { bump, lockClaimed, type Standing } from './state.ts';

export type ParticipateRefusal =
  | { type: 'not-found' }
  | { type: 'not-registered' }
  | { type: 'closed' }
  | { type: 'groupMissing' }
  | { type: 'groupFixed' }
  | { type: 'noOnline' }
  | { type: 'tooManyMeetings'; most: number }
  | { type: 'slotUnknown' }
  | { type: 'tooManyEntries' }
  | { type: 'entryUnknown'; address: string };

/** Entries by reference or address, as everybody may see them. The one that cannot be is refused with its address. */
async function findEntries(
  slots: MeetingSlots,
  lang: Standing['lang'],
  given: readonly string[],
): Promise<Result<BroughtEntry[], Extract<ParticipateRefusal, { type: 'entryUnknown' | 'tooManyEntries' }>>> {
  const wanted = new Map<string, string>();
  const addresses = given.filter((address) => address !== '');
  if (addresses.length > MOST_ENTRIES) return refuse({ type: 'tooManyEntries' });
  for (const address of addresses) {
    const subject = address.startsWith('entry:') ? address : await slots.subjectOf(address);
    if (subject === undefined) return refuse({ type: 'entryUnknown', address });
    wanted.set(subject, address);
  }
  const entries = await slots.entries(lang, [...wanted.keys()].filter(isReference));
  for (const [subject, address] of wanted)
    if (!entries.some((entry) => entry.subject === subject)) return refuse({ type: 'entryUnknown', address });
  return ok(entries);
}

const isReference = (subject: string) => /^entry:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject);

/** Concepts of what somebody seeks and offers: of their sentences and of the entries they bring. */
async function topicsOf(
  slots: MeetingSlots,
  lang: Standing['lang'],
  text: string,
  entries: readonly BroughtEntry[],
): Promise<string[]> {
  const said = text === '' ? [] : await slots.topicsOf(text, lang);
  const brought = await Promise.all(
    entries.map((entry) => slots.topicsOf(`${entry.title}. ${entry.summary}`, entry.lang)),
  );
  return [...new Set([...said, ...brought.flat()])].slice(0, MOST_TOPICS);
}

/**
 * Takes part, or changes what was said. Side effects: `meeting_participant`; the matchmaking's version; one audit entry; `meetings.joined` the first time.
 * Joining ends with the wishes; what was said can be changed until the plan is published.
 */
export async function participate(
  world: WishWorld & { slots: MeetingSlots },
  viewer: Viewer,
  key: string,
  input: ParticipationInput & { unavailable: readonly number[] },
  now: Date,
): Promise<Result<{ joined: boolean }, ParticipateRefusal>> {
  const { slots } = world;
  // The index answers from another thread and asks the database itself: never inside a transaction.
  const entries = await findEntries(slots, viewer.lang, input.entries);
  if (!entries.ok) return entries;
  const seeksTopics = await topicsOf(
    slots,
    viewer.lang,
    input.seeks,
    entries.value.filter(({ isNeed }) => isNeed),
  );
  const offersTopics = await topicsOf(
    slots,
    viewer.lang,
    input.offers,
    entries.value.filter(({ isNeed }) => !isNeed),
  );
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, key);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { me, frame } = claimed;
    if (!me.isRegistered) return refuse({ type: 'not-registered' });
    const isNew = me.state !== 'joined';
    const isOpen = frame.state === 'wishing' && now < frame.wishesCloseAt;
    if (frame.isCancelled || (isNew ? !isOpen : frame.state !== 'wishing' && frame.state !== 'planning'))
      return refuse({ type: 'closed' });
    const group = me.groupKey ?? input.group;
    if (frame.groups.length > 0 && !frame.groups.some(({ key: known }) => known === group))
      return refuse({ type: 'groupMissing' });
    if (me.groupKey !== null && input.group !== null && input.group !== me.groupKey)
      return refuse({ type: 'groupFixed' });
    if (input.onlineOnly && !frame.hasOnline) return refuse({ type: 'noOnline' });
    if (input.maxMeetings !== null && input.maxMeetings > frame.maxMeetings)
      return refuse({ type: 'tooManyMeetings', most: frame.maxMeetings });
    const known = new Set((await listSlots(trx, frame.id)).map(({ number }) => number));
    if (input.unavailable.some((slot) => !known.has(slot))) return refuse({ type: 'slotUnknown' });
    await trx
      .updateTable('meeting_participant')
      .set({
        state: 'joined',
        group_key: frame.groups.length === 0 ? null : group,
        name: input.name,
        organisation: input.organisation,
        lang: viewer.lang,
        langs: input.langs,
        seeks: input.seeks,
        offers: input.offers,
        entries: entries.value.map(({ subject }) => subject),
        seeks_topics: seeksTopics,
        offers_topics: offersTopics,
        max_meetings: input.maxMeetings,
        online_only: input.onlineOnly,
        on_screen: input.onScreen,
        unavailable: [...new Set(input.unavailable)].sort((a, b) => a - b),
        left_at: null,
        updated_at: now,
        ...(isNew ? { joined_at: now } : {}),
      })
      .where('id', '=', me.id)
      .execute();
    await bump(trx, frame.id);
    await audit(trx, viewer, isNew ? 'meetings.joined' : 'meetings.changed', `meeting_participant:${me.id}`);
    if (isNew) await emit(trx, [{ type: 'meetings.joined', subject: `matchmaking:${frame.id}` }]);
    return ok({ joined: isNew });
  });
}

/** Says when somebody is not free. Side effects: `meeting_participant`; the matchmaking's version; one audit entry. */
export async function saveAvailability(
  world: WishWorld,
  viewer: Viewer,
  key: string,
  unavailable: readonly number[],
  now: Date,
): Promise<Result<{ id: string }, { type: 'not-found' | 'not-joined' | 'closed' | 'slotUnknown' }>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, key);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { me, frame } = claimed;
    if (me.state !== 'joined' || !me.isRegistered) return refuse({ type: 'not-joined' });
    if (frame.isCancelled || (frame.state !== 'wishing' && frame.state !== 'planning'))
      return refuse({ type: 'closed' });
    const known = new Set((await listSlots(trx, frame.id)).map(({ number }) => number));
    if (unavailable.some((slot) => !known.has(slot))) return refuse({ type: 'slotUnknown' });
    await setUnavailable(trx, me.id, unavailable, now);
    await bump(trx, frame.id);
    await audit(trx, viewer, 'meetings.availability', `meeting_participant:${me.id}`, { slots: unavailable.length });
    return ok({ id: me.id });
  });
}

async function setUnavailable(trx: Trx, id: string, slots: readonly number[], now: Date): Promise<void> {
  await sql`
    update meeting_participant set unavailable = array(select distinct unnest(${slots as number[]}::int[]) order by 1), updated_at = ${now}
    where id = ${id}`.execute(trx);
}
