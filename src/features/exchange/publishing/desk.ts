import { sql } from 'kysely';
import { type Lang, type PersonViewer, placesWhere } from '#engines/kit';
import { today } from '#platform/clock';
import type { DeskItem, World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { rights } from '../rights.ts';
import { EXPIRY_NOTICE_DAYS } from './model.ts';
import { organisationsOf } from './queries.ts';
import { publishingTexts } from './texts.ts';

/** What waits for a person among entries: two queries, whatever there is. */
export async function entryDesk(world: World, viewer: PersonViewer, lang: Lang): Promise<DeskItem[]> {
  return [...(await listOwnWork(world, viewer, lang)), ...(await listChecking(world, viewer, lang))];
}

async function listOwnWork(world: World, viewer: PersonViewer, lang: Lang): Promise<DeskItem[]> {
  const t = publishingTexts(lang);
  const day = today(world.clock);
  const own = organisationsOf(viewer);
  if (own.length === 0) return [];
  const { rows } = await sql<{ kind: 'returned' | 'expiring'; count: number; since: Date; due: string | null }>`
    select 'returned' as kind, count(*) as count, min(returned_at) as since, null::date as due
    from entry where owner_id = any(${own}::uuid[]) and returned_at is not null
    union all
    select 'expiring', count(*), min(updated_at), min(valid_until)
    from entry where owner_id = any(${own}::uuid[]) and state = 'published'
      and valid_until between ${day}::date and ${day}::date + ${EXPIRY_NOTICE_DAYS}::integer`.execute(world.db);
  return rows
    .filter(({ count }) => count > 0)
    .map(({ kind, count, since, due }) => ({
      kind: `entry.${kind}`,
      title: kind === 'returned' ? t.deskReturned : t.deskExpiring,
      href: `/${lang}/entries/mine`,
      count,
      since: new Date(since),
      ...(due === null ? {} : { due }),
    }));
}

/** What waits in the hubs that a person checks for, without what they may not check. */
async function listChecking(world: World, viewer: PersonViewer, lang: Lang): Promise<DeskItem[]> {
  const hubs = placesWhere(viewer, rights['entry.check'], 'hub');
  if (hubs.length === 0) return [];
  const theirs = hubs === 'all' ? sql`true` : sql`e.hub_id = any(${hubs}::uuid[])`;
  const { rows } = await sql<{ slug: string; name: Localised; count: number; since: Date }>`
    select h.slug, h.name, count(*) as count, min(e.submitted_at) as since
    from entry e join hub h on h.id = e.hub_id
    left join entry_version newest on newest.entry_id = e.id and newest.number = e.version
    where e.submitted_at is not null and ${theirs} and e.owner_id <> all(${organisationsOf(viewer)}::uuid[])
      and newest.saved_by is distinct from ${viewer.id}::uuid
    group by h.slug, h.name, h.position order by h.position, h.slug limit 100`.execute(world.db);
  return rows.map(({ slug, name, count, since }) => ({
    kind: 'entry.check',
    title: publishingTexts(lang).queue,
    detail: localise(name, lang).text,
    href: `/${lang}/hubs/${slug}/check`,
    count,
    since: new Date(since),
  }));
}
