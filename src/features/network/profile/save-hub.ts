import { sql } from 'kysely';
import { may, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import { emit } from '#platform/outbox';
import { rights } from '../rights.ts';
import type { HubContent } from './hub-model.ts';
import { confirmedNow } from './save-profile.ts';

export interface EditedHub {
  id: string;
  slug: string;
  name: Localised;
  claim: Localised;
  text: Localised;
  criteria: Localised | null;
  topics: string[];
  web: string | null;
  email: string | null;
  sites: {
    id: string;
    name: string;
    focus: Localised;
    contactName: string | null;
    contactPhone: string | null;
    contactEmail: string | null;
  }[];
}

/** A hub with what its team edits, sites in their order. */
export async function getEditedHub(db: Db, id: string): Promise<EditedHub> {
  const { rows } = await sql<EditedHub>`
    select h.id, h.slug, h.name, h.claim, h.text, h.criteria, h.topics, h.web, h.email, (
      select json_agg(json_build_object('id', s.id, 'name', s.name, 'focus', s.focus, 'contactName', s.contact_name,
        'contactPhone', s.contact_phone, 'contactEmail', s.contact_email) order by s.position, s.id)
      from site s where s.hub_id = h.id) as sites
    from hub h where h.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`no hub ${id}`);
  return row;
}

/** Changes what a hub says of itself. Side effects: `hub`, `site`, `hub.saved`, one audit entry. */
export async function saveHub(
  db: Db,
  viewer: Viewer,
  id: string,
  content: HubContent,
  now: Date,
): Promise<Result<undefined, { type: 'not-found' | 'not-allowed' }>> {
  if (!may(viewer, rights['hub.edit'], { hub: id })) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    const { claim, text, criteria, topics, web, email } = content;
    const saved = await trx
      .updateTable('hub')
      .set({
        claim: JSON.stringify(claim),
        text: JSON.stringify(text),
        criteria: Object.keys(criteria).length === 0 ? null : JSON.stringify(criteria),
        topics,
        web,
        email,
        ...confirmedNow(now),
        edited_at: now,
        updated_at: now,
      })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (saved === undefined) return refuse({ type: 'not-found' });
    for (const { id: site, focus, contact } of content.sites) {
      await trx
        .updateTable('site')
        .set({
          ...(Object.keys(focus).length === 0 ? {} : { focus: JSON.stringify(focus) }),
          contact_name: contact?.name ?? null,
          contact_phone: contact?.phone ?? null,
          contact_email: contact?.email ?? null,
          // What a person does is said by the import; without a person it is nothing.
          contact_role: contact === undefined ? null : sql<string>`coalesce(contact_role, '{}'::jsonb)`,
        })
        .where('id', '=', site)
        .where('hub_id', '=', id)
        .execute();
    }
    await emit(trx, [{ type: 'hub.saved', subject: `hub:${id}` }]);
    await audit(trx, viewer, 'hub.edit', `hub:${id}`);
    return ok(undefined);
  });
}
