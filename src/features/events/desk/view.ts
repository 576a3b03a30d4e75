import { sql } from 'kysely';
import { LANGS, type Lang } from '#engines/kit';
import { type FacetNames, nameFacets, nameOf } from '#features/network/facets.ts';
import { type Facet, ORGANISATION_TYPES } from '#features/network/model.ts';
import { typeName } from '#features/network/texts.ts';
import type { Db } from '#platform/database';
import { LANGUAGE_NAMES, type Localised, localise } from '#platform/i18n';
import type { ListQuery } from '#platform/web';
import type { FacetView } from '#ui';
import { REGISTRATION_STATES } from '../registration/model.ts';
import { ARRIVALS, type Desk } from './model.ts';
import { questionFilter, questionsToFilter } from './queries/filters.ts';
import { arrivalName, deskTexts, registrationState } from './texts.ts';

export interface Names {
  region(code: string): string;
  hub(id: string): string;
  type(type: string): string;
}

/** Names of regions, hubs and kinds of organisations in a language. One query. */
export async function readNames(db: Db, lang: Lang): Promise<Names> {
  const { rows } = await sql<{ hubs: [string, Localised][]; regions: [string, string][] }>`
    select coalesce((select json_agg(json_build_array(id, name)) from hub), '[]') as hubs,
      coalesce((select json_agg(json_build_array(code, name)) from region), '[]') as regions`.execute(db);
  const hubs = new Map(rows[0]?.hubs.map(([id, name]) => [id, localise(name, lang).text]));
  const regions = new Map(rows[0]?.regions);
  const countries = new Intl.DisplayNames([lang], { type: 'region' });
  return {
    region: (code) => {
      if (/^[A-Z]{2}$/.test(code)) return countries.of(code) ?? code;
      const known = [5, 4, 3, 2].map((length) => regions.get(code.slice(0, length))).find((name) => name !== undefined);
      return regions.get(code) ?? known ?? code;
    },
    hub: (id) => hubs.get(id) ?? '',
    type: (type) => nameOf(ORGANISATION_TYPES, type, (one) => typeName(lang, one)),
  };
}

/** What a selection asks for, in words: „Stand: angemeldet“. */
export function inWords(lang: Lang, query: ListQuery, desk: Desk, names: Names): string[] {
  const words = facetViews(lang, query, [], desk, names).flatMap(({ title, values }) => {
    const chosen = values.filter((value) => value.chosen).map(({ label }) => label);
    return chosen.length === 0 ? [] : [`${title}: ${chosen.join(', ')}`];
  });
  return query.q === '' ? words : [...words, `„${query.q}“`];
}

/** The filters of the list in words. */
export function facetViews(lang: Lang, query: ListQuery, facets: Facet[], desk: Desk, names: Names): FacetView[] {
  const t = deskTexts(lang);
  const tickets = new Map(desk.tickets.map(({ id, name }) => [id, localise(name, lang).text]));
  const questions = questionsToFilter(desk.fields).map((field): [string, FacetNames[string]] => {
    const labels = new Map(field.options?.map(({ key, label }) => [key, localise(label, lang).text]));
    const known = (value: string) => labels.has(value);
    return [
      questionFilter(field),
      { title: localise(field.label, lang).text, name: (value) => labels.get(value) ?? value, known },
    ];
  });
  const all = nameFacets(lang, query, facets, {
    state: {
      title: t.state,
      name: (value) => nameOf(REGISTRATION_STATES, value, (one) => registrationState(lang, one)),
    },
    ticket: { title: t.ticket, name: (value) => tickets.get(value) ?? value },
    ...Object.fromEntries(questions),
    type: { title: t.type, name: names.type },
    region: { title: t.region, name: names.region },
    hub: { title: t.hub, name: names.hub },
    lang: { title: t.language, name: (value) => nameOf(LANGS, value, (one) => LANGUAGE_NAMES[one]) },
    arrived: { title: t.arrived, name: (value) => nameOf(ARRIVALS, value, (one) => arrivalName(lang, one)) },
    bounced: { title: t.bounced, name: () => t.yes },
  });
  // A filter with one value for all tells nothing, unless it is in use.
  return all.filter(
    ({ name, values }) => name === 'bounced' || values.length > 1 || values.some(({ chosen }) => chosen),
  );
}
