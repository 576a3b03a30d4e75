import { sql } from 'kysely';
import type { Lang, Scope } from '#engines/kit';
import type { ScopeName } from '#features/accounts/roles/model.ts';
import type { RoleSlots } from '#features/accounts/roles/routes.tsx';
import { findAddressee } from '#platform/address';
import type { Db } from '#platform/database';
import { compareTexts, type Localised, localise } from '#platform/i18n';

/** What roles are given for, as people call it: accounts is the storey below the network and does not know. */
export function placesForRoles(db: Db): RoleSlots {
  return {
    async scopeNames(lang, scopes) {
      const ids = (kind: string) => scopes.filter((scope) => scope.startsWith(`${kind}:`)).map((scope) => idOf(scope));
      const { rows } = await sql<{ scope: Scope; slug: string; name: Localised | string }>`
        select 'hub:' || id as scope, slug, name from hub where id = any(${ids('hub')}::uuid[])
        union all
        select 'organisation:' || id, slug, to_jsonb(name) from organisation
        where id = any(${ids('organisation')}::uuid[]) and removed_at is null
        union all
        select 'event:' || id, slug, title from event where id = any(${ids('event')}::uuid[])`.execute(db);
      return new Map(rows.map(({ scope, slug, name }) => [scope, nameOf(lang, scope, slug, name)]));
    },
    async hubs(lang) {
      const { rows } = await sql<{ id: string; name: Localised }>`select id, name from hub`.execute(db);
      return rows
        .map(({ id, name }) => ({ id, name: localise(name, lang).text }))
        .sort((a, b) => compareTexts(lang, a.name, b.name));
    },
  };
}

function nameOf(lang: Lang, scope: Scope, slug: string, name: Localised | string): ScopeName {
  const path = { hub: 'hubs', organisation: 'organisations', event: 'events' }[scope.split(':')[0] ?? ''];
  return { name: typeof name === 'string' ? name : localise(name, lang).text, href: `/${lang}/${path}/${slug}` };
}

function idOf(scope: Scope): string {
  return scope.slice(scope.indexOf(':') + 1);
}

/** The scope that is written `network`, `hub:SLUG` or `organisation:SLUG`. */
export async function findScope(db: Db, text: string): Promise<Scope | undefined> {
  if (text === 'network') return 'network';
  const [kind, slug = ''] = text.split(':');
  if (kind !== 'hub' && kind !== 'organisation') return undefined;
  const id = await findAddressee(db, kind, slug);
  return id === undefined ? undefined : `${kind}:${id}`;
}
