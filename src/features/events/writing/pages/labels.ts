import { isLang, type Lang } from '#engines/kit';
import { formatNumber, LANGUAGE_NAMES } from '#platform/i18n';
import type { EventError } from '../model.ts';
import { formTexts } from '../texts/form.ts';
import { programmeTexts } from '../texts/programme.ts';

/** An error in words. */
export function errorText(lang: Lang, { code, limit, value }: EventError): string {
  const all: Record<string, unknown> = { ...programmeTexts(lang), ...formTexts(lang) };
  const text = all[code] ?? formTexts(lang).notPossible;
  const said =
    typeof text === 'function' ? (text as (limit: string) => string)(formatNumber(lang, limit ?? 0)) : String(text);
  return value === undefined ? said : `${said}: „${value.slice(0, 200)}“`;
}

const LABELS: Record<string, keyof ReturnType<typeof formTexts>> = {
  lang: 'lang',
  title: 'title',
  summary: 'summary',
  text: 'text',
  access_note: 'accessNote',
  price_note: 'priceNote',
  kind: 'kind',
  topics: 'topics',
  starts_on: 'startsOn',
  starts_time: 'startsTime',
  ends_on: 'endsOn',
  ends_time: 'endsTime',
  all_day: 'duration',
  zone: 'zone',
  format: 'format',
  venue: 'venue',
  address: 'address',
  place: 'place',
  online_url: 'onlineUrl',
  access: 'access',
  langs: 'langs',
  interpreted: 'interpreted',
  cost: 'cost',
  hosts_hub: 'hostsHub',
  hosts_organisations: 'hostsOrganisations',
  on_behalf_of: 'onBehalfOf',
  external_url: 'externalUrl',
  related: 'related',
  contact_name: 'contactName',
  contact_email: 'contactEmail',
  contact_phone: 'contactPhone',
  repeat: 'repeat',
  count: 'count',
  dates: 'dates',
  message: 'message',
};

/** What a field is called; texts with the language they are in: „Titel (Čeština)“. */
export function labelOfField(lang: Lang, field: string): string {
  const [, base = field, code] = /^(.*)_([a-z]{2})$/.exec(field) ?? [];
  const isText = isLang(code) && LABELS[field] === undefined;
  const key = LABELS[isText ? base : field];
  const f = formTexts(lang);
  const p: Record<string, unknown> = programmeTexts(lang);
  const label = key === undefined ? p[isText ? base : field] : f[key];
  const said = typeof label === 'string' ? label : field;
  return isText ? `${said} (${LANGUAGE_NAMES[code]})` : said;
}

/** Fields of a content by the name that the log gives them, in words. */
export function contentFieldName(lang: Lang, field: string): string {
  const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const f = formTexts(lang);
  const others: Record<string, string> = {
    starts_at: f.startsTime,
    ends_at: f.endsTime,
    hosts: f.hostsHub,
  };
  return others[name] ?? labelOfField(lang, name);
}
