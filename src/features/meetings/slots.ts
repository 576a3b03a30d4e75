import type { Lang } from '#engines/kit';

/** An entry that somebody brings along, as the exchange tells it. */
export interface BroughtEntry {
  /** `entry:ID`. */
  subject: string;
  title: string;
  summary: string;
  lang: Lang;
  href: string;
  /** What kind of thing it is, in words. */
  kind: string;
  /** Something is sought; all else is offered. */
  isNeed: boolean;
}

/** How well an entry answers another: 0 to 100, and the concepts that decide. */
export interface Fit {
  subject: string;
  points: number;
  topics: string[];
}

/** What is to be answered: an entry, or what somebody says they seek or offer. */
export type Asking = { subject: string } | { text: string; lang: Lang; isNeed: boolean };

/** What meetings ask of their neighbours; filled by the shell. */
export interface MeetingSlots {
  /** Published entries of the organisations that this person works for, to bring along. */
  entriesOf(lang: Lang, person: string): Promise<BroughtEntry[]>;
  /** Those of these things that everybody may see. One query. */
  entries(lang: Lang, subjects: readonly string[]): Promise<BroughtEntry[]>;
  /** The thing of an address such as `https://…/de/entries/charging` or `/de/entries/charging`. */
  subjectOf(address: string): Promise<string | undefined>;
  /** Which of `among` answer this, for a need offers, for anything else needs; best first, those that do not fit left out. */
  fits(asking: Asking, among: readonly string[]): Promise<Fit[]>;
  /** The concepts that a few sentences name, those that come first in them first. */
  topicsOf(text: string, lang: Lang): Promise<string[]>;
}
