import type { Lang } from '#engines/kit';
import type { EntryKind } from '../../content.ts';
import { exchangeTexts } from '../../texts.ts';
import { fieldTexts } from '../field-texts.ts';
import { publishingTexts } from '../texts.ts';

/** How a field is called where its value is shown. */
export function labelOfField(lang: Lang, kind: EntryKind, field: string): string {
  const f = fieldTexts(lang);
  const x = exchangeTexts(lang);
  const labels: Record<string, string> = {
    title: f.title,
    summary: f.summary,
    text: kind === 'need' ? f.askWhom : f.text,
    topics: x.topics,
    region: x.region,
    audience: f.audience,
    sizes: x.sizes,
    lang: x.language,
    budget_min: f.budgetMin,
    budget_max: f.budgetMax,
    starts_on: f.startsOn,
    ends_on: f.endsOn,
    deadline: x.deadline,
    valid_until: f.validUntil,
    anonymous: f.anonymous,
    problem: x.problem,
    result: x.result,
    data_status: x.dataStatus,
    maturity: x.maturity,
    references: x.references,
    effect: x.effect,
    inhabitants_min: f.inhabitantsMin,
    inhabitants_max: f.inhabitantsMax,
    staff: x.staff,
    cost: x.cost,
    law: x.law,
    licence: x.licence,
    interfaces: x.interfaces,
    copied_by: x.copiedBy,
    rate: f.ratePercent,
    partners: x.partners,
    hub: publishingTexts(lang).hubOfEntry,
  };
  return labels[field] ?? field;
}
