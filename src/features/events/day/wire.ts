/** What the server and the devices at the door say to each other. Types only: both sides read this file. */

/** `invalid`: cancelled, or not (yet) a place. Of those nobody at the door needs the name. */
export type PersonState = 'expected' | 'in' | 'invalid';

/** A person on the list of a device, as small as the door can do with. */
export interface ListedPerson {
  id: string;
  /** SHA-256 of what their QR code says, hexadecimal: who finds the device cannot make tickets from it. */
  hash: string;
  state: PersonState;
  name?: string;
  organisation?: string;
  ticket?: string;
  /** When they came in, ISO 8601, and which device let them in. */
  at?: string;
  device?: string;
}

export interface PeopleList {
  people: ListedPerson[];
  /** Ask from here next time. */
  change: number;
  /** Nothing was being changed meanwhile: no earlier number comes any more. */
  settled: boolean;
  more: boolean;
  /** Let in more than once, for the team. */
  doubles: { name: string; times: { at: string; device: string }[] }[];
}

/** Somebody was let in, or that is taken back: by the person on the list, or by the code where the list did not know it. */
export interface SentAdmission {
  id: string;
  person?: string;
  code?: string;
  /** By the clock of the device. */
  at: string;
  isUndo?: boolean;
}

export interface SentAdmissions {
  device: string;
  /** The device's clock at sending: how far it is wrong is the same for all that is sent. */
  sentAt: string;
  admissions: SentAdmission[];
}

/**
 * What became of it. `double`: somebody had let them in before. `no-place`: let in, although they have cancelled or have no place. `unknown`: no
 * ticket of this event; nothing is kept but that it was sent.
 */
export type Outcome = 'admitted' | 'double' | 'undone' | 'no-place' | 'unknown';

export interface AdmissionResult {
  id: string;
  outcome: Outcome;
  person?: ListedPerson;
}
