import type { Lang } from '#engines/kit';
import type { MatchDocument } from '#engines/matching';
import type { EntryView } from '#features/exchange/model.ts';
import { type DraftKind, MATCHED_LENGTH, type Profile } from './model.ts';

/** A document whose language is recognised by the engine where nobody has said it. */
export type AnyDocument = Omit<MatchDocument, 'lang'> & { lang?: Lang };

/** What the engine needs to know of an entry. */
export function documentOf(entry: EntryView): MatchDocument {
  const { details } = entry;
  const known = {
    problem: details.problem,
    result: details.result,
    region: entry.region ?? undefined,
    budgetMin: entry.budgetMin ?? undefined,
    budgetMax: entry.budgetMax ?? undefined,
    inhabitantsMin: details.inhabitants_min,
    inhabitantsMax: details.inhabitants_max,
    startsOn: entry.startsOn ?? undefined,
    endsOn: entry.endsOn ?? undefined,
    deadline: entry.deadline ?? undefined,
    validUntil: entry.validUntil ?? undefined,
    maturity: details.maturity,
    confirmedOn: entry.ownerConfirmedOn ?? undefined,
  };
  return {
    id: entry.id,
    kind: entry.kind,
    lang: entry.lang,
    title: entry.title,
    summary: entry.summary,
    text: entry.text,
    topics: entry.topics,
    audience: entry.audience,
    sizes: entry.sizes,
    ...withoutUndefined(known),
  };
}

/** What the engine needs to know of a draft to find those that an entry may be for; what fits exactly is asked from the draft's side. */
export function documentOfDraft(draft: { id: string; kind: DraftKind; text: string; profile: Profile }): AnyDocument {
  const { id, kind, profile } = draft;
  return {
    id,
    kind,
    title: '',
    text: draft.text.slice(0, MATCHED_LENGTH),
    ...withoutUndefined({ region: profile.region }),
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}
