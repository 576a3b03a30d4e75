import { v7 as uuid } from 'uuid';
import type { Lang } from '#engines/kit';
import { makeEvent } from '#features/events/fixtures.ts';
import type { Spoken } from '#features/events/model.ts';
import { openRegistration } from '#features/events/registration/fixtures.ts';
import type { World } from '#platform/feature';
import type { MatchmakingState, OnlineRoom, RequestState } from './model.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const MINUTE = 60_000;

export interface MadePerson {
  name?: string;
  organisation?: string;
  lang?: Lang;
  langs?: Spoken[];
  group?: string;
  state?: 'invited' | 'joined' | 'left';
  unavailable?: number[];
  maxMeetings?: number;
  onlineOnly?: boolean;
  onScreen?: boolean;
}

export interface MatchmakingFields {
  event?: { id: string; slug: string; hub: string };
  state?: MatchmakingState;
  /** How many, or who. */
  people?: number | MadePerson[];
  slots?: number;
  /** Slots of each half day; without it all are of one. */
  blockSize?: number;
  tables?: number;
  interpreters?: number;
  minMeetings?: number;
  maxMeetings?: number;
  groups?: string[];
  whoMeetsWhom?: [string, string][];
  hasOnline?: boolean;
  /** Rooms of a list; without them each online meeting has one of its own. */
  onlineRooms?: OnlineRoom[];
  /** Begin of the first slot; slots of 15 minutes with 5 between them. */
  startsAt?: Date;
  /** By places in `people`: who wishes to meet whom, accepted with `want` of both unless said otherwise. */
  requests?: {
    from: number;
    to: number;
    state?: RequestState;
    fromWish?: number;
    toWish?: number | null;
    mode?: 'table' | 'online';
  }[];
}

export interface MadeMatchmaking {
  id: string;
  event: { id: string; slug: string; hub: string };
  people: string[];
  requests: string[];
  emails: string[];
}

/** A matchmaking with people who have registered and joined, slots, tables and requests, written row by row. */
export async function makeMatchmaking(
  { db }: Pick<World, 'db'>,
  fields: MatchmakingFields = {},
): Promise<MadeMatchmaking> {
  const event = fields.event ?? (await makeEvent(db));
  const known = await db.selectFrom('ticket_kind').select('id').where('event_id', '=', event.id).executeTakeFirst();
  const ticket = known?.id ?? (await openRegistration(db, event)).tickets[0] ?? '';
  const id = uuid();
  const { slots = 6, tables = 3, blockSize = slots, startsAt = new Date('2026-05-12T08:00:00Z') } = fields;
  const given = fields.people ?? 6;
  const people = typeof given === 'number' ? Array.from({ length: given }, (): MadePerson => ({})) : given;
  await db
    .insertInto('matchmaking')
    .values({
      id,
      event_id: event.id,
      session_id: null,
      state: fields.state ?? 'planning',
      name: JSON.stringify({ de: 'Kooperationsbörse', en: 'Matchmaking' }),
      slot_minutes: 15,
      change_minutes: 5,
      wishes_close_at: new Date(startsAt.getTime() - 48 * 60 * MINUTE),
      answer_hours: 72,
      max_wishes: 20,
      max_meetings: fields.maxMeetings ?? slots,
      min_meetings: fields.minMeetings ?? 2,
      groups: JSON.stringify((fields.groups ?? []).map((key) => ({ key, name: { de: key } }))),
      who_meets_whom: JSON.stringify(fields.whoMeetsWhom ?? []),
      has_online: fields.hasOnline ?? false,
      online_address:
        fields.hasOnline === true && fields.onlineRooms === undefined ? 'https://meet.example.org/{raum}' : null,
      online_rooms: JSON.stringify(fields.onlineRooms ?? []),
      plan_id: null,
      created_at: NOW,
      updated_at: NOW,
      published_at: null,
    })
    .execute();
  if (slots > 0)
    await db
      .insertInto('meeting_slot')
      .values(
        Array.from({ length: slots }, (_, number) => {
          const begin = startsAt.getTime() + number * 20 * MINUTE;
          return {
            matchmaking_id: id,
            number,
            block: Math.floor(number / blockSize),
            starts_at: new Date(begin),
            ends_at: new Date(begin + 15 * MINUTE),
            tables,
            interpreters: fields.interpreters ?? 0,
          };
        }),
      )
      .execute();
  if (tables > 0)
    await db
      .insertInto('meeting_table')
      .values(
        Array.from({ length: tables }, (_, number) => ({ matchmaking_id: id, number, name: `Tisch ${number + 1}` })),
      )
      .execute();
  const rows = people.map((person, at) => ({
    person,
    id: uuid(),
    registration: uuid(),
    name: person.name ?? `Person ${at + 1}`,
    email: `${uuid()}@example.org`,
  }));
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500);
    await db
      .insertInto('registration')
      .values(
        some.map(({ person, registration, name, email }) => ({
          id: registration,
          event_id: event.id,
          ticket_kind_id: ticket,
          state: 'confirmed' as const,
          places: 1,
          quantity: 1,
          name,
          email,
          lang: person.lang ?? 'de',
          organisation: person.organisation ?? null,
          form_version: 0,
          created_at: NOW,
          updated_at: NOW,
          email_confirmed_at: NOW,
          confirmed_at: NOW,
        })),
      )
      .execute();
    await db
      .insertInto('meeting_participant')
      .values(
        some.map(({ person, id: participant, registration, name }) => ({
          id: participant,
          matchmaking_id: id,
          registration_id: registration,
          state: person.state ?? 'joined',
          group_key: person.group ?? null,
          name,
          organisation: person.organisation ?? null,
          lang: person.lang ?? 'de',
          langs: person.langs ?? ['de'],
          max_meetings: person.maxMeetings ?? null,
          online_only: person.onlineOnly ?? false,
          unavailable: person.unavailable ?? [],
          late_from: null,
          on_screen: person.onScreen ?? true,
          invited_at: NOW,
          joined_at: person.state === 'invited' ? null : NOW,
          left_at: person.state === 'left' ? NOW : null,
          updated_at: NOW,
        })),
      )
      .execute();
  }
  const idOf = (at: number) => rows[at]?.id ?? '';
  const requests = (fields.requests ?? []).map((request) => ({
    id: uuid(),
    matchmaking_id: id,
    from_id: idOf(request.from),
    to_id: idOf(request.to),
    state: request.state ?? 'accepted',
    from_wish: request.fromWish ?? 2,
    to_wish: request.toWish === undefined ? 2 : request.toWish,
    mode: request.mode ?? 'table',
    message: null,
    decline_reason: null,
    fit: 0,
    expires_at: null,
    created_at: NOW,
    answered_at: null,
  }));
  for (let from = 0; from < requests.length; from += 500)
    await db
      .insertInto('meeting_request')
      .values(requests.slice(from, from + 500))
      .execute();
  return {
    id,
    event,
    people: rows.map((row) => row.id),
    requests: requests.map((request) => request.id),
    emails: rows.map((row) => row.email),
  };
}
