import type { ListedPerson, SentAdmission } from '../wire.ts';

/** What a device says to a code or a name, from what it knows by itself. */
export type Verdict =
  | { kind: 'admitted'; person: ListedPerson; admission: SentAdmission }
  | { kind: 'again'; person: ListedPerson }
  | { kind: 'invalid'; person: ListedPerson }
  | { kind: 'unknown'; code: string };

/** Decides about somebody on the list; `now` by the clock of the device. */
export function judge(person: ListedPerson, device: string, now: Date, id: string): Verdict {
  if (person.state === 'invalid') return { kind: 'invalid', person };
  if (person.state === 'in') return { kind: 'again', person };
  const at = now.toISOString();
  return {
    kind: 'admitted',
    person: { ...person, state: 'in', at, device },
    admission: { id, person: person.id, at },
  };
}

/** Takes an admission back. */
export function takeBack(
  person: ListedPerson,
  now: Date,
  id: string,
): { person: ListedPerson; admission: SentAdmission } {
  const { at: _at, device: _device, ...rest } = person;
  return {
    person: { ...rest, state: 'expected' },
    admission: { id, person: person.id, at: now.toISOString(), isUndo: true },
  };
}

/** What the server says holds, but for those of whom this device still has something to tell. */
export function merge(fromServer: readonly ListedPerson[], waiting: readonly SentAdmission[]): ListedPerson[] {
  const own = new Set(waiting.map((admission) => admission.person));
  return fromServer.filter((person) => !own.has(person.id));
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l').trim();

/** Those whose name or organisation has all these words, by name; at most `most`. */
export function search(people: readonly ListedPerson[], words: string, most: number): ListedPerson[] {
  const wanted = fold(words).split(/\s+/);
  return people
    .filter((person) => {
      const text = fold(`${person.name ?? ''} ${person.organisation ?? ''}`);
      return person.name !== undefined && wanted.every((word) => text.includes(word));
    })
    .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))
    .slice(0, most);
}

/** SHA-256 of a code, hexadecimal. */
export async function hashOf(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code.trim()));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
