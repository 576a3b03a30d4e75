import { LANGS, type Lang } from '#engines/kit';

type Message = Record<Lang, string> | Record<Lang, (...values: never[]) => string>;
type Messages = Record<string, Message>;

/** What a page sees: the texts of one language by key. */
export type Texts<M extends Messages> = { readonly [K in keyof M]: M[K]['de'] extends string ? string : M[K]['de'] };

/** All catalogues declared so far, so that `npm run check` can read every text. */
export const catalogues: Messages[] = [];

/**
 * Declares the interface texts of a feature, the four languages of a text beside each other. A language that is
 * missing is a type error, so a page never falls back silently.
 */
export function catalogue<const M extends Messages>(messages: M): (lang: Lang) => Texts<M> {
  catalogues.push(messages);
  const byLang = Object.fromEntries(
    LANGS.map((lang) => [
      lang,
      Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, message[lang]])),
    ]),
  ) as Record<Lang, Texts<M>>;
  return (lang) => byLang[lang];
}

/** How Intl calls the languages of the interface. */
export const LOCALES: Record<Lang, string> = { de: 'de-DE', cs: 'cs-CZ', pl: 'pl-PL', en: 'en-GB' };

/** Names of the languages, each in its own. */
export const LANGUAGE_NAMES: Record<Lang, string> = { de: 'Deutsch', cs: 'Čeština', pl: 'Polski', en: 'English' };

function perLang<T>(make: (locale: string) => T): Record<Lang, T> {
  return { de: make(LOCALES.de), cs: make(LOCALES.cs), pl: make(LOCALES.pl), en: make(LOCALES.en) };
}

const pluralRules = perLang((locale) => new Intl.PluralRules(locale));
const numbers = perLang((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const dates = perLang((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const moments = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' }),
);
const collators = perLang((locale) => new Intl.Collator(locale));

type Forms = { one: string; few?: string; many?: string; other: string };

/** The grammatical form for a count with the count in front: `plural('cs', 3, {…})` is „3 nabídky“. */
export function plural(lang: Lang, count: number, forms: Forms): string {
  const rule = pluralRules[lang].select(count);
  const form = rule === 'one' ? forms.one : rule === 'few' ? forms.few : rule === 'many' ? forms.many : forms.other;
  return `${formatNumber(lang, count)} ${form ?? forms.other}`;
}

export function formatNumber(lang: Lang, value: number): string {
  return numbers[lang].format(value);
}

export function formatMoney(lang: Lang, amount: number, currency = 'EUR'): string {
  return new Intl.NumberFormat(LOCALES[lang], { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}

/** A calendar day (YYYY-MM-DD) in words. */
export function formatDate(lang: Lang, day: string): string {
  return dates[lang].format(new Date(`${day}T00:00:00Z`));
}

/** A moment with its time of day, as the clocks at the hubs show it. */
export function formatDateTime(lang: Lang, at: Date): string {
  return moments[lang].format(at);
}

export function compareTexts(lang: Lang, a: string, b: string): number {
  return collators[lang].compare(a, b);
}

/** A text that exists in several languages, the original first to fall back to. */
export type Localised = Partial<Record<Lang, string>>;

/** The text in the language asked for, or in the best other one, with the language it really is in. */
export function localise(text: Localised, lang: Lang): { text: string; lang: Lang } {
  const own = text[lang];
  if (own !== undefined) return { text: own, lang };
  const found = ['en' as const, ...LANGS].find((candidate) => text[candidate] !== undefined);
  return { text: found === undefined ? '' : (text[found] ?? ''), lang: found ?? lang };
}

/** The best interface language for an Accept-Language header. */
export function chooseLang(header: string | undefined): Lang {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))?.split('=')[1];
    return { lang: tag.trim().split('-')[0] ?? '', weight: weight === undefined ? 1 : Number.parseFloat(weight) || 0 };
  });
  wishes.sort((a, b) => b.weight - a.weight);
  for (const { lang, weight } of wishes) {
    const known = LANGS.find((candidate) => candidate === lang);
    if (known !== undefined && weight > 0) return known;
  }
  return 'de';
}
