import { ok, type Result, refuse } from '#engines/kit';
import type { OnlineRoom } from '../model.ts';

/** Meetings at the same time need a room each; nobody looks after more. */
const MOST_ROOMS = 200;
const NAME_LENGTH = 60;
const ADDRESS_LENGTH = 500;

/** Where people meet online: one address in which `{raum}` becomes a room for each meeting, or rooms of a list. */
export interface OnlinePlaces {
  onlineAddress: string | null;
  onlineRooms: OnlineRoom[];
}

/**
 * Reads what an organiser pasted: lines „Name; https://…“ (or with a tab, as a sheet has them), or one address with `{raum}`. Errors are a key of the texts
 * and the number of the line, as in `roomNotHttps 3`.
 */
export function readRooms(text: string): Result<OnlinePlaces, { type: 'invalid'; codes: string[] }> {
  const lines = text
    .split('\n')
    .map((line, at) => ({ line: line.trim(), number: at + 1 }))
    .filter(({ line }) => line !== '');
  const [only] = lines;
  if (only === undefined) return refuse({ type: 'invalid', codes: ['roomsMissing'] });
  if (lines.length === 1 && isPattern(only.line)) {
    const code = addressFault(only.line);
    return code === undefined
      ? ok({ onlineAddress: only.line, onlineRooms: [] })
      : refuse({ type: 'invalid', codes: [`${code} ${only.number}`] });
  }
  const codes: string[] = [];
  const rooms: OnlineRoom[] = [];
  for (const { line, number } of lines) {
    const cut = /[;\t]/.exec(line)?.index ?? 0;
    const room = { name: line.slice(0, cut).trim(), address: line.slice(cut + 1).trim() };
    const code = room.name === '' ? 'roomNoName' : roomFault(room, rooms);
    if (code === undefined) rooms.push(room);
    else codes.push(`${code} ${number}`);
  }
  if (lines.length > MOST_ROOMS) codes.push('roomsTooMany');
  return codes.length > 0 ? refuse({ type: 'invalid', codes }) : ok({ onlineAddress: null, onlineRooms: rooms });
}

function roomFault({ name, address }: OnlineRoom, others: readonly OnlineRoom[]): string | undefined {
  if (name.length > NAME_LENGTH) return 'roomTooLong';
  if (isPattern(address)) return 'roomPattern';
  // Two names for one address would be two meetings in one room.
  if (others.some((other) => other.name === name || other.address === address)) return 'roomTwice';
  return addressFault(address);
}

function addressFault(address: string): string | undefined {
  if (address.length > ADDRESS_LENGTH) return 'roomTooLong';
  if (!/^https:\/\//i.test(address)) return 'roomNotHttps';
  const url = /\s/.test(address) ? null : URL.parse(address);
  return url === null || url.username !== '' || url.password !== '' ? 'roomBroken' : undefined;
}

const PATTERN = /\{(raum|room)\}/;
const isPattern = (address: string): boolean => PATTERN.test(address);

/** What the form shows of it. */
export function roomsAsText({ onlineAddress, onlineRooms }: OnlinePlaces): string {
  return onlineAddress ?? onlineRooms.map(({ name, address }) => `${name}; ${address}`).join('\n');
}

/**
 * The room of an online meeting, for those who meet in it and nobody else. A wish that is made up for later has no number: only where each meeting has a room
 * of its own there is one for it.
 */
export function roomOf(
  { onlineAddress, onlineRooms }: OnlinePlaces,
  request: string,
  number: number | null,
): { name: string | null; address: string } | null {
  if (onlineAddress !== null)
    return { name: null, address: onlineAddress.replace(PATTERN, request.replaceAll('-', '').slice(-16)) };
  return number === null ? null : (onlineRooms[number] ?? null);
}
