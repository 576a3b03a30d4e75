/** What the scheduler reads and writes: plain data, all numbers counted from 0. */

/** A slot of the day, by its place. Slots of one block follow each other without a pause. */
export type SlotNumber = number;
/** A person or party by its place in `participants`. */
export type ParticipantNumber = number;

export type Participant = {
  id: number;
  /** Slots in which they cannot meet: away, or in a session. */
  unavailable: readonly SlotNumber[];
  maxMeetings?: number;
  /** Languages they speak, as codes. Who names none can speak with everybody. */
  languages?: readonly string[];
};

export type MeetingRequest = {
  id: number;
  a: ParticipantNumber;
  b: ParticipantNumber;
  /** Further people who all have to be there. */
  others?: readonly ParticipantNumber[];
  /** What holding it is worth. */
  weight: number;
  mode: 'table' | 'online';
  /** The only slots it may be in. */
  slots?: readonly SlotNumber[];
  /** It is held in this slot, or the instance contradicts itself. */
  fixed?: SlotNumber;
};

export type Instance = {
  name?: string;
  slots: number;
  /** Half days or sessions, first slot and the one after the last: breaks and table changes count inside a block only. */
  blocks: readonly (readonly [start: SlotNumber, end: SlotNumber])[];
  /** Tables there are, by slot. */
  tables: readonly number[];
  /** Meetings without a common language that can be interpreted at a time, by slot. Without it there is no limit and none is needed. */
  interpreters?: readonly number[];
  /** Online meetings that can be held at a time, by slot. Without it there is no limit. */
  onlineRooms?: readonly number[];
  participants: readonly Participant[];
  requests: readonly MeetingRequest[];
  forbiddenPairs: readonly (readonly [ParticipantNumber, ParticipantNumber])[];
  /** The first request's meeting is held before the second's, where both are. */
  precedences?: readonly (readonly [before: number, after: number])[];
  /** `all-mandatory-min-breaks`: every request is held, with as few breaks as possible. */
  objective: 'hub-score' | 'all-mandatory-min-breaks';
  /** What a break, a table change and a meeting that is missing to `floorMeetings` cost. */
  score?: { gap: number; tableChange: number; floor: number; floorMeetings: number };
  /** Slots in which somebody is in a session are not idle. */
  gapIgnoresUnavailable?: boolean;
  /** The breaks of two people differ by this at most. */
  fairnessD?: number;
};

/** A meeting of a plan. `table` is null when it is online. */
export type Meeting = {
  a: ParticipantNumber;
  b: ParticipantNumber;
  others?: readonly ParticipantNumber[];
  slot: SlotNumber;
  table: number | null;
  /** The request it fulfils, by its place in `requests`. */
  request: number;
};

export type Figures = {
  /** Sum of the weights of held requests. */
  value: number;
  meetings: number;
  /** Groups of idle slots between two meetings of one person in one block. */
  breaks: number;
  /** Two table meetings of one person after each other in one block, at different tables. */
  tableChanges: number;
  /** Meetings missing to the least number per person, summed. */
  floorShort: number;
  /** value − gap · breaks − tableChange · tableChanges − floor · floorShort */
  score: number;
};

export type Plan = { meetings: Meeting[]; figures: Figures };

/**
 * How long to go on. With `iterations` the same instance and seed give the same plan, byte for byte; with `milliseconds` it is as good as the time
 * allows. `now` is a clock in milliseconds.
 */
export type Budget = { iterations: number } | { milliseconds: number; now: () => number };

/** How far it is, between 0 and 1, and the best found so far. */
export type Progress = { done: number; iterations: number; value: number; breaks: number };
