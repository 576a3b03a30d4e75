import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import type { EventView } from './model.ts';

/** What events know only by a reference (`entry:ID`), as their neighbours tell it. */
export interface RelatedThing {
  subject: string;
  title: string;
  lang: Lang;
  href: string;
  /** What kind of thing it is, in words. */
  kind: string;
}

/** What pages about events ask of others; filled by the shell. */
export interface EventSlots {
  /** Below an event: what others say about it. */
  besideEvent(lang: Lang, event: EventView): Promise<Child>;
  /** On the page of somebody who takes part, by the id of their registration: what else there is for them. */
  besideRegistration(lang: Lang, registration: string): Promise<Child>;
  /** Those of these things that everybody may see, in this order. One query. */
  relatedThings(lang: Lang, subjects: readonly string[]): Promise<RelatedThing[]>;
  /** The thing of an address such as `https://…/de/entries/charging` or `/de/entries/charging`. */
  subjectOf(address: string): Promise<string | undefined>;
}
