import { slugify } from '#engines/kit';
import type { Db, Trx } from '#platform/database';

declare module '#platform/database' {
  interface Tables {
    address: { kind: string; slug: string; subject_id: string };
  }
}

/**
 * Gives each subject a readable slug of its own, `name-2` where `name` is taken, and keeps it for ever: a slug that once
 * belonged to another subject is never given again.
 */
export async function claimAddresses(
  trx: Trx,
  kind: string,
  subjects: { id: string; wanted: string }[],
): Promise<Map<string, string>> {
  const claimed = new Map<string, string>();
  let open = subjects.map(({ id, wanted }) => ({ id, base: slugify(wanted, kind) }));
  for (let attempt = 1; open.length > 0; attempt++) {
    const rows = open.map(({ id, base }) => ({ id, slug: attempt === 1 ? base : `${base}-${attempt}` }));
    for (let from = 0; from < rows.length; from += 1000) {
      const part = rows.slice(from, from + 1000).map(({ id, slug }) => ({ kind, slug, subject_id: id }));
      // Two subjects of one batch may want the same slug: the first gets it, the other comes round again.
      const firsts = [...new Map(part.toReversed().map((row) => [row.slug, row])).values()];
      const given = await trx
        .insertInto('address')
        .values(firsts)
        .onConflict((conflict) => conflict.doNothing())
        .returning(['slug', 'subject_id'])
        .execute();
      for (const row of given) claimed.set(row.subject_id, row.slug);
      // A subject that returns to an earlier name of its own gets it back.
      const own = await trx
        .selectFrom('address')
        .select(['slug', 'subject_id'])
        .where('kind', '=', kind)
        .where(
          'slug',
          'in',
          part.map((row) => row.slug),
        )
        .execute();
      const owner = new Map(own.map((row) => [row.slug, row.subject_id]));
      for (const row of part) if (owner.get(row.slug) === row.subject_id) claimed.set(row.subject_id, row.slug);
    }
    open = open.filter(({ id }) => !claimed.has(id));
  }
  return claimed;
}

/** Whose address this is or once was. */
export async function findAddressee(db: Db, kind: string, slug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('address')
    .select('subject_id')
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.subject_id;
}
