import type { Given } from '../rights-walk.ts';

/** The slug of something of the own hub. */
export async function slugOf({ world, places }: Given, table: 'hub' | 'organisation'): Promise<string> {
  const { slug } = await world.db
    .selectFrom(table)
    .select('slug')
    .where('id', '=', places.own[table])
    .executeTakeFirstOrThrow();
  return slug;
}
