import { HOW_OFTEN, type HowOften } from '../model.ts';

declare module '#platform/link' {
  interface LinkPurposes {
    /** Switches the mails of some kinds off for one person; may be used again and again. */
    'notices-off': true;
  }
}

/** What a person has chosen for each kind, or the usual. */
export type Choices = ReadonlyMap<string, HowOften>;

export function isHowOften(value: string): value is HowOften {
  return HOW_OFTEN.some((known) => known === value);
}

/** Whose mails of which kinds a link switches off. */
export function offSubject(person: string, kinds: readonly string[]): `notices:${string}` {
  return `notices:${person}/${kinds.join(',')}`;
}

export function readOffSubject(subject: string): { person: string; kinds: string[] } {
  const [person = '', kinds = ''] = subject.slice('notices:'.length).split('/');
  return { person, kinds: kinds.split(',') };
}
