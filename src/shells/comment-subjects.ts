import { sql } from 'kysely';
import type { Subject, Subjects } from '#features/comments/subjects.ts';
import type { Db } from '#platform/database';
import { type Localised, localise } from '#platform/i18n';

type Row = Subject & { id: string };

/** By id, without the id. */
function byId(rows: readonly Row[]): Map<string, Subject> {
  return new Map(rows.map(({ id, ...subject }) => [id, subject]));
}

/**
 * What can be commented on, and by whom it is moderated: what everybody can read. Comments know nothing of entries, so where they meet is here. What is
 * closed is still read, but no longer commented on.
 */
export const commentSubjects: Subjects = {
  async entry(db, _viewer, ids) {
    const { rows } = await sql<Row>`
      select id, title, lang, '/entries/' || slug as path, hub_id as hub, owner_id as organisation, state = 'published' as open
      from entry where id = any(${ids as string[]}::uuid[]) and state in ('published', 'closed')`.execute(db);
    return byId(rows);
  },
  async event(db, viewer, ids) {
    const { rows } = await sql<{ id: string; title: Localised; slug: string; hub: string; state: string }>`
      select id, title, slug, hub_id as hub, state from event
      where id = any(${ids as string[]}::uuid[]) and state in ('published', 'cancelled')`.execute(db);
    return byId(
      rows.map(({ id, title, slug, hub, state }) => {
        const { text, lang } = localise(title, viewer.lang);
        return { id, title: text, lang, path: `/events/${slug}`, hub, organisation: null, open: state === 'published' };
      }),
    );
  },
  async hub(db: Db, viewer, ids) {
    const { rows } = await sql<{ id: string; name: Localised; slug: string }>`
      select id, name, slug from hub where id = any(${ids as string[]}::uuid[])`.execute(db);
    return byId(
      rows.map(({ id, name, slug }) => {
        const { text, lang } = localise(name, viewer.lang);
        return { id, title: text, lang, path: `/hubs/${slug}`, hub: id, organisation: null, open: true };
      }),
    );
  },
  async organisation(db, _viewer, ids) {
    const { rows } = await sql<Row>`
      select id, name as title, lang, '/organisations/' || slug as path, hub_id as hub, id as organisation, true as open
      from organisation where id = any(${ids as string[]}::uuid[]) and removed_at is null`.execute(db);
    return byId(rows);
  },
};
