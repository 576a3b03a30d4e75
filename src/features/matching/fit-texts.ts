import type { Lang } from '#engines/kit';
import type { FitDetail } from '#engines/matching';
import { CONFIRMATION_MONTHS, ORGANISATION_TYPES, SIZES } from '#features/network/model.ts';
import { sizeName, typeName } from '#features/network/texts.ts';
import { catalogue, formatDate, formatMoney, formatNumber } from '#platform/i18n';

const fitTexts = catalogue({
  region: { de: 'Region', cs: 'Region', pl: 'Region', en: 'Region' },
  same: {
    de: 'gilt genau für diese Region',
    cs: 'platí přesně pro tento region',
    pl: 'dotyczy dokładnie tego regionu',
    en: 'is for exactly this region',
  },
  inside: {
    de: 'gilt für ein größeres Gebiet, zu dem sie gehört',
    cs: 'platí pro větší území, kam patří',
    pl: 'dotyczy większego obszaru, do którego należy',
    en: 'is for a larger area that it belongs to',
  },
  contains: {
    de: 'gilt für einen Teil der Region',
    cs: 'platí pro část regionu',
    pl: 'dotyczy części regionu',
    en: 'is for a part of the region',
  },
  near: { de: 'Nachbarregion', cs: 'sousední region', pl: 'sąsiedni region', en: 'neighbouring region' },
  country: { de: 'gleiches Land', cs: 'stejná země', pl: 'ten sam kraj', en: 'same country' },
  elsewhere: {
    de: 'gilt für eine andere Region',
    cs: 'platí pro jiný region',
    pl: 'dotyczy innego regionu',
    en: 'is for another region',
  },
  forYou: {
    de: 'richtet sich an Organisationen dieser Art',
    cs: 'je určeno organizacím tohoto typu',
    pl: 'jest skierowane do organizacji tego rodzaju',
    en: 'is meant for organisations of this type',
  },
  notForYou: {
    de: (who: string) => `richtet sich an andere: ${who}`,
    cs: (who: string) => `je určeno jiným: ${who}`,
    pl: (who: string) => `jest skierowane do innych: ${who}`,
    en: (who: string) => `is meant for others: ${who}`,
  },
  sizeFits: {
    de: 'passt zur Größe',
    cs: 'hodí se k velikosti',
    pl: 'pasuje do wielkości',
    en: 'fits the size',
  },
  sizeOther: {
    de: (sizes: string) => `ist für eine andere Größe gedacht: ${sizes}`,
    cs: (sizes: string) => `je určeno pro jinou velikost: ${sizes}`,
    pl: (sizes: string) => `jest przeznaczone dla innej wielkości: ${sizes}`,
    en: (sizes: string) => `is meant for another size: ${sizes}`,
  },
  inhabitantsFit: {
    de: 'passt zur Einwohnerzahl',
    cs: 'hodí se k počtu obyvatel',
    pl: 'pasuje do liczby mieszkańców',
    en: 'fits the number of inhabitants',
  },
  inhabitantsOther: {
    de: (range: string) => `erprobt in Orten mit ${range} Einwohnerinnen und Einwohnern`,
    cs: (range: string) => `vyzkoušeno v obcích s počtem obyvatel ${range}`,
    pl: (range: string) => `sprawdzone w miejscowościach liczących ${range} mieszkańców`,
    en: (range: string) => `tried in places with ${range} inhabitants`,
  },
  budgetFits: {
    de: 'passt zum Budget',
    cs: 'hodí se k rozpočtu',
    pl: 'mieści się w budżecie',
    en: 'fits the budget',
  },
  budgetOther: {
    de: (range: string) => `liegt außerhalb des Budgets: ${range}`,
    cs: (range: string) => `je mimo rozpočet: ${range}`,
    pl: (range: string) => `nie mieści się w budżecie: ${range}`,
    en: (range: string) => `is outside the budget: ${range}`,
  },
  expired: {
    de: (day: string) => `abgelaufen am ${day}`,
    cs: (day: string) => `platnost skončila ${day}`,
    pl: (day: string) => `wygasło ${day}`,
    en: (day: string) => `expired on ${day}`,
  },
  ended: {
    de: (day: string) => `beendet am ${day}`,
    cs: (day: string) => `ukončeno ${day}`,
    pl: (day: string) => `zakończone ${day}`,
    en: (day: string) => `ended on ${day}`,
  },
  'deadline-passed': {
    de: (day: string) => `Frist abgelaufen am ${day}`,
    cs: (day: string) => `termín uplynul ${day}`,
    pl: (day: string) => `termin minął ${day}`,
    en: (day: string) => `deadline passed on ${day}`,
  },
  'deadline-near': {
    de: (day: string) => `Frist endet bald, am ${day}`,
    cs: (day: string) => `termín brzy končí, ${day}`,
    pl: (day: string) => `termin wkrótce mija, ${day}`,
    en: (day: string) => `deadline ends soon, on ${day}`,
  },
  idea: { de: 'ist noch eine Idee', cs: 'je zatím nápad', pl: 'to na razie pomysł', en: 'is still an idea' },
  prototype: { de: 'ist ein Prototyp', cs: 'je prototyp', pl: 'to prototyp', en: 'is a prototype' },
  pilot: { de: 'ist im Pilotbetrieb', cs: 'je v pilotním provozu', pl: 'jest w pilotażu', en: 'is in pilot use' },
  market: {
    de: 'ist schon im Einsatz',
    cs: 'už se používá',
    pl: 'jest już wdrożone',
    en: 'is in use already',
  },
  confirmed: {
    de: 'Angaben in den letzten zwölf Monaten bestätigt',
    cs: 'údaje potvrzeny v posledních dvanácti měsících',
    pl: 'dane potwierdzone w ostatnich dwunastu miesiącach',
    en: 'details confirmed within the last twelve months',
  },
  unconfirmed: {
    de: 'Angaben seit über zwölf Monaten nicht bestätigt',
    cs: 'údaje nebyly potvrzeny déle než dvanáct měsíců',
    pl: 'dane niepotwierdzane od ponad dwunastu miesięcy',
    en: 'details not confirmed for more than twelve months',
  },
});

function range(low: number | undefined, high: number | undefined, say: (value: number) => string): string {
  if (low !== undefined && high !== undefined) return `${say(low)} – ${say(high)}`;
  return low !== undefined ? `≥ ${say(low)}` : high !== undefined ? `≤ ${say(high)}` : '';
}

/** A fit factor in words. */
export function fitText(lang: Lang, fit: FitDetail): string {
  const t = fitTexts(lang);
  const types = (values: readonly string[]) =>
    ORGANISATION_TYPES.filter((type) => values.includes(type))
      .map((type) => typeName(lang, type))
      .join(', ');
  switch (fit.factor) {
    case 'region':
      return `${t.region}: ${t[fit.relation]}`;
    case 'audience':
      return fit.fits ? t.forYou : t.notForYou(types(fit.offered));
    case 'size': {
      const sizes = SIZES.filter((size) => fit.offered.includes(size)).map((size) => sizeName(lang, size));
      return fit.fits ? t.sizeFits : t.sizeOther(sizes.join(', '));
    }
    case 'inhabitants':
      return fit.fits ? t.inhabitantsFit : t.inhabitantsOther(range(fit.min, fit.max, (n) => formatNumber(lang, n)));
    case 'budget':
      return fit.fits ? t.budgetFits : t.budgetOther(range(fit.min, fit.max, (n) => formatMoney(lang, n)));
    case 'time':
      return t[fit.state](formatDate(lang, fit.date));
    case 'maturity':
      return t[fit.maturity];
    case 'confirmed':
      return fit.months < CONFIRMATION_MONTHS ? t.confirmed : t.unconfirmed;
  }
}
