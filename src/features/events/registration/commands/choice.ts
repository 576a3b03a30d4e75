import { sql } from 'kysely';
import type { Trx } from '#platform/database';
import type { RegistrationInput } from '../model.ts';

export interface Ticket {
  id: string;
  opensAt: Date | null;
  closesAt: Date | null;
  removedAt: Date | null;
  needsCode: boolean;
  needsApproval: boolean;
}

export interface Code {
  id: string;
  ticket: string | null;
  expiresAt: Date | null;
}

/** The ticket kind and the code that somebody chose, as far as they exist here. One query. */
export async function readChoice(trx: Trx, event: string, { ticket, code }: RegistrationInput) {
  const { rows } = await sql<{ ticket: Ticket; code: Code | null }>`
    select json_build_object('id', k.id, 'opensAt', k.opens_at, 'closesAt', k.closes_at, 'removedAt', k.removed_at,
        'needsCode', k.needs_code, 'needsApproval', k.needs_approval) as ticket,
      (select json_build_object('id', c.id, 'ticket', c.ticket_kind_id, 'expiresAt', c.expires_at)
        from registration_code c where c.event_id = k.event_id and c.code = ${codeOf(code)}) as code
    from ticket_kind k where k.id = ${ticket} and k.event_id = ${event}`.execute(trx);
  const found = rows[0];
  return {
    ticket: found === undefined ? undefined : withDates(found.ticket),
    code: found?.code === null || found === undefined ? undefined : withDates(found.code),
  };
}

const toDate = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));

/** JSON of the database has dates as text. */
function withDates<T extends Ticket | Code>(thing: T): T {
  if ('expiresAt' in thing) return { ...thing, expiresAt: toDate(thing.expiresAt) };
  return {
    ...thing,
    opensAt: toDate(thing.opensAt),
    closesAt: toDate(thing.closesAt),
    removedAt: toDate(thing.removedAt),
  };
}

/** Codes are read by people from paper: case and spaces do not count. */
export function codeOf(typed: string | null): string | null {
  const code = (typed ?? '').replace(/\s+/g, '').toUpperCase();
  return code === '' ? null : code;
}

/** What is wrong with the code, or with having none. */
export function wrongCode(
  typed: string | null,
  code: Code | undefined,
  ticket: Ticket,
  eventNeeds: boolean,
  now: Date,
): 'code-needed' | 'code-wrong' | undefined {
  const needed = eventNeeds || ticket.needsCode;
  if (codeOf(typed) === null) return needed ? 'code-needed' : undefined;
  const fits =
    code !== undefined &&
    (code.ticket === null || code.ticket === ticket.id) &&
    (code.expiresAt === null || code.expiresAt > now);
  return fits ? undefined : 'code-wrong';
}
