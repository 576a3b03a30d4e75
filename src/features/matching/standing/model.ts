declare module '#platform/database' {
  interface Tables {
    standing_match: {
      id: string;
      /** Whose text was asked for: a draft's … */
      draft_id: string | null;
      /** … or an entry's. */
      entry_id: string | null;
      matched_entry_id: string;
      /** When it was found, as on the page of who asks. */
      score: number;
      found_at: Date;
    };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'match.found': 'match';
  }
}

/** Who fits, with the points on the page of who asks. */
export interface Finding {
  id: string;
  score: number;
}

/** What looking out for some events has brought. */
export type Outcome =
  /** Somebody has saved a draft: the entries that fit it. */
  | {
      type: 'draft-saved';
      draftId: string;
      savedAt: Date;
      findings: { entryId: string; score: number; isNew: boolean }[];
    }
  /** An entry was published or changed: the entries that fit it, the drafts it fits, and others that were asked and that it does not fit. */
  | { type: 'entry-published'; entryId: string; findings: Finding[]; drafts: Finding[]; others: string[] }
  | { type: 'entry-withdrawn'; entryId: string };
