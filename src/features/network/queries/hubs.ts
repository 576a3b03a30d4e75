import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#engines/kit';
import { findAddressee } from '#platform/address';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { HubCard, HubView, PlaceView } from '../model.ts';
import type { Found } from './organisations.ts';

export interface NetworkView {
  name: Localised;
  claim: Localised;
  text: Localised;
}

/** The installation's network, undefined while nothing has been imported. */
export async function findNetwork(db: Db): Promise<NetworkView | undefined> {
  return db.selectFrom('network').select(['name', 'claim', 'text']).executeTakeFirst();
}

const PLACE = sql<PlaceView>`json_build_object('name', p.name, 'country', p.country, 'nuts', p.nuts, 'lat', p.lat, 'lon', p.lon)`;

/** All hubs with their sites; a network has dozens, so there are no pages. */
export async function listHubs(db: Db, _viewer: Viewer): Promise<HubCard[]> {
  const { rows } = await sql<HubCard>`
    select h.id, h.slug, h.name, h.claim, h.topics,
      (select json_agg(json_build_object('name', s.name, 'place', ${PLACE}) order by s.position, s.id)
        from site s join place p on p.id = s.place_id where s.hub_id = h.id) as sites,
      (select count(*) from organisation o where o.hub_id = h.id and o.removed_at is null) as organisations
    from hub h order by h.position, h.slug`.execute(db);
  return rows;
}

/** The organisation with that key, or the one that it was merged into. */
function runs(key: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`o.removed_at is null
    and o.id = (select coalesce(merged_into, id) from organisation where external_key = ${key})`;
}

/** Members shown on the hub's page; the whole list is the directory, filtered. */
const MEMBERS_SHOWN = 12;

export async function findHub(db: Db, _viewer: Viewer, slug: string): Promise<Found<HubView>> {
  const id = await findAddressee(db, 'hub', slug);
  if (id === undefined) return undefined;
  const { rows } = await sql<HubView>`
    select h.id, h.slug, h.name, h.claim, h.text, h.criteria, h.topics, h.web, h.email, h.confirmed_on as "confirmedOn",
      (select json_build_object('name', o.name, 'slug', o.slug) from organisation o
        where ${runs(sql`h.operator_key`)}) as operator,
      (select json_agg(json_build_object(
          'name', s.name, 'place', ${PLACE}, 'topics', s.topics, 'focus', s.focus,
          'operator', (select json_build_object('name', o.name, 'slug', o.slug) from organisation o
            where ${runs(sql`s.operator_key`)}),
          'contact', case when s.contact_name is null then null else json_build_object(
            'name', s.contact_name, 'role', s.contact_role, 'phone', s.contact_phone, 'email', s.contact_email) end
        ) order by s.position, s.id)
        from site s join place p on p.id = s.place_id where s.hub_id = h.id) as sites,
      coalesce((select json_agg(m) from (
        select o.name, o.slug, o.type, p.name as place from organisation o join place p on p.id = o.place_id
        where o.hub_id = h.id and o.removed_at is null order by lower(o.name), o.id limit ${MEMBERS_SHOWN}) m), '[]') as members,
      (select count(*) from organisation o where o.hub_id = h.id and o.removed_at is null) as "memberCount"
    from hub h where h.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  if (row.slug !== slug) return { found: 'moved', slug: row.slug };
  const sites = row.sites.map((site) => ({
    ...site,
    operator: site.operator ?? undefined,
    contact: site.contact ?? undefined,
  }));
  return { found: 'here', value: { ...row, operator: row.operator ?? undefined, sites } };
}

export interface NetworkFigures {
  hubs: number;
  sites: number;
  organisations: number;
  countries: number;
}

export async function readNetworkFigures(db: Db): Promise<NetworkFigures> {
  const { rows } = await sql<NetworkFigures>`
    select (select count(*) from hub) as hubs, (select count(*) from site) as sites,
      (select count(*) from organisation where removed_at is null) as organisations,
      (select count(distinct p.country) from organisation o join place p on p.id = o.place_id
        where o.removed_at is null) as countries`.execute(db);
  return rows[0] ?? { hubs: 0, sites: 0, organisations: 0, countries: 0 };
}
