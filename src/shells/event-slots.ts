import { sql } from 'kysely';
import { isLang, type Lang } from '#engines/kit';
import type { EventKind } from '#features/events/model.ts';
import type { EventSlots, RelatedThing } from '#features/events/slots.ts';
import { kindName as eventKindName } from '#features/events/texts.ts';
import type { EntryKind } from '#features/exchange/model.ts';
import { kindName } from '#features/exchange/texts.ts';
import { findAddressee } from '#platform/address';
import type { Db } from '#platform/database';
import { type Localised, localise } from '#platform/i18n';

/** What pages about events show of their neighbours. */
export function eventSlots(
  db: Db,
  commentsOn: (lang: Lang, subject: `event:${string}`) => ReturnType<EventSlots['besideEvent']>,
  besideRegistration: EventSlots['besideRegistration'],
): EventSlots {
  return {
    besideEvent: (lang, event) => commentsOn(lang, `event:${event.id}`),
    besideRegistration,
    async relatedThings(lang, subjects) {
      const ids = subjects.map((subject) => subject.slice('entry:'.length)).filter((id) => id.length === 36);
      if (ids.length === 0) return [];
      type Row =
        | { of: 'entry'; subject: string; title: string; lang: Lang; slug: string; kind: EntryKind }
        | { of: 'event'; subject: string; title: Localised; lang: Lang; slug: string; kind: EventKind };
      const { rows } = await sql<Row>`
        select * from (
          select 'entry' as of, 'entry:' || id as subject, to_jsonb(title) as title, lang, slug, kind from entry
          where id = any(${ids}::uuid[]) and state in ('published', 'closed')
          union all
          select 'event', 'event:' || id, title, lang, slug, kind from event
          where id = any(${ids}::uuid[]) and state in ('published', 'cancelled')
        ) things order by array_position(${subjects as string[]}::text[], subject)`.execute(db);
      return rows.map((row): RelatedThing => {
        const title = row.of === 'entry' ? { text: row.title, lang: row.lang } : localise(row.title, lang);
        return {
          subject: row.subject,
          title: title.text,
          lang: title.lang,
          href: `/${lang}/${row.of === 'entry' ? 'entries' : 'events'}/${row.slug}`,
          kind: row.of === 'entry' ? kindName(lang, row.kind) : eventKindName(lang, row.kind),
        };
      });
    },
    async subjectOf(address) {
      const path = URL.canParse(address, 'http://here') ? new URL(address, 'http://here').pathname : '';
      const [, lang, list, slug = ''] = path.split('/');
      if (!isLang(lang) || list !== 'entries') return undefined;
      const id = await findAddressee(db, 'entry', slug);
      return id === undefined ? undefined : `entry:${id}`;
    },
  };
}
