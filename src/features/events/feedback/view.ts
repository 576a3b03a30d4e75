import { LANGS, type Lang } from '#engines/kit';
import { nameOf } from '#features/network/facets.ts';
import { LANGUAGE_NAMES, localise } from '#platform/i18n';
import type { Names } from '../desk/view.ts';
import { FEWEST, type Question } from './model.ts';
import { GROUPS, type GroupName, type ReportFigure } from './queries/report.ts';
import { type ScaleResult, scaleResult, showable } from './rules.ts';
import { reportTexts } from './texts.ts';

/** What an evaluation shows, in words. */
export interface ReportView {
  registered: number;
  /** Undefined where arrivals were not recorded. */
  came: number | undefined;
  noShows: number | undefined;
  walkIns: number;
  cancelled: number;
  waiting: number;
  groups: { name: GroupName; rows: { label: string; registered: number; came: number }[] }[];
  asked: number;
  answered: number;
  scales: (ScaleResult & { label: string; lang: Lang })[];
  choices: {
    label: string;
    lang: Lang;
    count: number;
    options: { label: string; lang: Lang; count: number }[] | undefined;
  }[];
}

export function reportView(
  lang: Lang,
  figures: readonly ReportFigure[],
  questions: readonly Question[],
  names: Names,
): ReportView {
  const t = reportTexts(lang);
  const valuesOf = (figure: string) =>
    new Map(figures.filter((one) => one.figure === figure).map(({ value, count }) => [value, count]));
  const sum = (figure: string) => [...valuesOf(figure).values()].reduce((total, count) => total + count, 0);
  const states = valuesOf('state');
  const registered = states.get('confirmed') ?? 0;
  const cameAll = sum('came');
  const came = cameAll === 0 ? undefined : cameAll;
  const label: Record<GroupName, (key: string) => string> = {
    type: names.type,
    region: names.region,
    hub: names.hub,
    lang: (key) => nameOf(LANGS, key, (one) => LANGUAGE_NAMES[one]),
  };
  const groups = GROUPS.map((name) => {
    const inside = valuesOf(`came-${name}`);
    const all = [...valuesOf(name)].map(([value, count]) => ({
      value,
      registered: count,
      came: inside.get(value) ?? 0,
    }));
    const rows = showable(all).map(({ value, ...counts }) => ({
      ...counts,
      label: value === undefined ? t.others : (value === '' ? '' : label[name](value)) || t.unsaid,
    }));
    return { name, rows };
  });
  const asked = questions.map((question) => ({ question, counts: valuesOf(`answer-${question.key}`) }));
  const wordsOf = (question: Question) => {
    const found = localise(question.label, lang);
    return { label: found.text, lang: found.lang };
  };
  return {
    registered,
    came,
    noShows: came === undefined ? undefined : Math.max(0, registered - came),
    walkIns: sum('walk-in'),
    cancelled: states.get('cancelled') ?? 0,
    waiting: states.get('waiting') ?? 0,
    groups,
    asked: sum('asked'),
    answered: sum('answered'),
    scales: asked
      .filter(({ question }) => question.type === 'scale')
      .map(({ question, counts }) => ({ ...wordsOf(question), ...scaleResult(counts) }))
      .filter(({ count }) => count > 0),
    choices: asked
      .filter(({ question }) => question.type === 'choice')
      .map(({ question, counts }) => {
        const count = [...counts.values()].reduce((total, one) => total + one, 0);
        const options = (question.options ?? []).map((option) => {
          const found = localise(option.label, lang);
          return { label: found.text, lang: found.lang, count: counts.get(option.key) ?? 0 };
        });
        return { ...wordsOf(question), count, options: count < FEWEST ? undefined : options };
      })
      .filter(({ count }) => count > 0),
  };
}
