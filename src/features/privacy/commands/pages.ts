import { LANGS, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { Localised } from '#platform/i18n';
import { emit } from '#platform/outbox';
import type { PageInput } from '../model.ts';
import { canEditPages } from '../rights.ts';

/**
 * Saves what the operator says about itself. A text that has changed becomes a new version: who agreed to terms agreed to one of them. Side effects: a
 * row of `network_page`, an audit entry, `page.saved`; nothing when nothing has changed.
 */
export async function savePage(
  db: Db,
  viewer: Viewer,
  input: PageInput,
  now: Date,
): Promise<Result<null, { type: 'not-allowed' }>> {
  if (!canEditPages(viewer)) return refuse({ type: 'not-allowed' });
  await db.transaction().execute((trx) => save(trx, viewer, input, now));
  return ok(null);
}

async function save(trx: Trx, viewer: Viewer, { name, text }: PageInput, now: Date): Promise<void> {
  const wanted = inOrder(text);
  const before = await trx
    .selectFrom('network_page')
    .select(['text', 'version'])
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst();
  if (inOrder(before?.text ?? {}) === wanted) return;
  const row = { text: wanted, version: (before?.version ?? 0) + 1, updated_at: now };
  await trx
    .insertInto('network_page')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
  await audit(trx, viewer, 'page.save', `page:${name}`, { version: row.version });
  await emit(trx, [{ type: 'page.saved', subject: `page:${name}` }]);
}

/** Empty languages left out, the others always in the same order: the same texts are the same JSON. */
function inOrder(text: PageInput['text'] | Localised): string {
  return JSON.stringify(Object.fromEntries(LANGS.flatMap((lang) => (text[lang] ? [[lang, text[lang]]] : []))));
}
