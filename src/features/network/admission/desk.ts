import { type SqlBool, sql } from 'kysely';
import { type Lang, type PersonViewer, placesWhere, type Right } from '#engines/kit';
import { today } from '#platform/clock';
import type { DeskItem, World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { CONFIRMATION_MONTHS } from '../model.ts';
import { rights } from '../rights.ts';
import { toldTexts } from './told-texts.ts';

/** Hubs and records named one by one; who has more sees the others when these are done. */
const MOST_LINES = 100;

interface Line {
  kind: 'toDecide' | 'claims' | 'asked' | 'invitation' | 'confirm';
  detail: Localised | null;
  path: string;
  count: number;
  since: Date;
}

/** What waits for somebody in the network: two statements, whatever there is. */
export async function networkDesk({ db, clock }: World, viewer: PersonViewer, lang: Lang): Promise<DeskItem[]> {
  const within = (right: Right, column: string) => {
    const hubs = placesWhere(viewer, right, 'hub');
    return hubs === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} = any(${hubs}::uuid[])`;
  };
  const waiting = await sql<Line>`
    select 'toDecide' as kind, h.name as detail, '/admissions' as path, count(*) as count, min(a.submitted_at) as since
      from admission a join hub h on h.id = a.hub_id
      where a.state = 'submitted' and ${within(rights['admission.decide'], 'a.hub_id')} group by h.id
    union all
    select 'claims', h.name, '/admissions#claims', count(*), min(c.claimed_at)
      from claim c join organisation o on o.id = c.organisation_id left join hub h on h.id = o.hub_id
      where c.state = 'open' and ${within(rights['claim.decide'], 'o.hub_id')} group by h.id
    union all
    select 'asked', jsonb_build_object(a.profile ->> 'lang', a.profile ->> 'name'), '/admissions/' || a.id, 1, a.submitted_at
      from admission a where a.applicant_id = ${viewer.id} and a.state = 'asked'
    union all
    select 'invitation', jsonb_build_object(o.lang, o.name), '/invitations', 1, i.invited_at
      from invitation i join organisation o on o.id = i.organisation_id and o.removed_at is null
      where i.email = ${viewer.email.toLowerCase()} and i.accepted_at is null and i.expires_at > ${clock()}
        and exists (select 1 from person where id = ${viewer.id} and email_verified)
    order by since, kind, path, detail limit ${MOST_LINES}`.execute(db);
  const stale = await sql<Line>`
    select 'confirm' as kind, jsonb_build_object(o.lang, o.name) as detail, '/organisations/' || o.slug as path, 1 as count,
        coalesce(o.confirmation_asked_at, o.created_at) as since
      from organisation o where o.id = any(${scopesOf(viewer, 'organisation-owner', 'organisation')}::uuid[])
        and o.removed_at is null and ${isStale('o.confirmed_on', today(clock))}
    union all
    select 'confirm', h.name, '/hubs/' || h.slug, 1, coalesce(h.confirmation_asked_at, h.updated_at)
      from hub h where h.id = any(${scopesOf(viewer, 'hub-manager', 'hub')}::uuid[]) and ${isStale('h.confirmed_on', today(clock))}
    order by since, kind, path, detail limit ${MOST_LINES}`.execute(db);
  return [...waiting.rows, ...stale.rows].map(({ kind, detail, path, count, since }) => ({
    kind: `network.${kind}`,
    title: toldTexts(lang)[kind],
    ...(detail === null ? {} : { detail: localise(detail, lang).text }),
    href: `/${lang}${path}`,
    count,
    since: new Date(since),
  }));
}

function isStale(column: string, day: string) {
  return sql<SqlBool>`coalesce(${sql.ref(column)} < ${day}::date - ${`${CONFIRMATION_MONTHS} months`}::interval, true)`;
}

/** The places that the viewer has exactly this role for: a desk names what is one's own, not the whole network. */
function scopesOf(viewer: PersonViewer, role: string, kind: string): string[] {
  const own = viewer.grants.filter((grant) => grant.role === role && grant.scope.startsWith(`${kind}:`));
  return own.map(({ scope }) => scope.slice(kind.length + 1));
}
