import { sql } from 'kysely';
import type { Lang, PersonViewer } from '#engines/kit';
import type { DeskItem, World } from '#platform/feature';
import { eventsWhere } from '../queries.ts';
import { rights } from '../rights.ts';
import { workTexts } from './texts/work.ts';

/** Drafts that a person has begun, and what will be published by itself. One query. */
export async function writingDesk({ db }: Pick<World, 'db'>, viewer: PersonViewer, lang: Lang): Promise<DeskItem[]> {
  const { rows } = await sql<{ state: 'draft' | 'scheduled'; count: number; since: Date; due: Date | null }>`
    select e.state, count(*)::int as count, min(e.updated_at) as since, min(e.publish_at) as due
    from event e
    where e.state in ('draft', 'scheduled') and not e.is_template and e.created_by = ${viewer.id}
      and ${eventsWhere(viewer, rights['event.write'])}
    group by e.state`.execute(db);
  const t = workTexts(lang);
  return rows.map(({ state, count, since, due }) => ({
    kind: `event.${state}`,
    title: state === 'draft' ? t.deskDrafts : t.deskScheduled,
    href: `/${lang}/events/mine?state=${state}`,
    count,
    since: new Date(since),
    ...(due === null ? {} : { due: new Date(due).toISOString().slice(0, 10) }),
  }));
}
