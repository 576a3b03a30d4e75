import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { mayAnywhere } from '#engines/kit';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { type FieldError, parseForm, readFields, requireRight } from '#platform/web';
import type { OwnedThings } from '../admission/commands/leave.ts';
import { fail, readId } from '../params.ts';
import { canMerge, rights } from '../rights.ts';
import { dismissDuplicate, mergeOrganisations } from './commands.ts';
import { type Compared, MERGED_FIELDS, type MergedField, mergeForm } from './model.ts';
import { ComparePage, DuplicatesPage } from './pages.tsx';
import { findPair, listDuplicates } from './queries.ts';
import { duplicateTexts } from './texts.ts';

/** Likely duplicates: the list, two side by side, and what becomes of them. */
export function duplicateRoutes(world: World, owned: OwnedThings): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  app.get('/duplicates', async (c) => {
    const { lang, viewer } = c.var;
    requireRight(c, mayAnywhere(viewer, rights['organisation.merge']));
    const page = Number(c.req.query('page') ?? 1);
    if (!Number.isInteger(page) || page < 1 || page > 1000) throw new HTTPException(422, { message: 'page' });
    const list = await listDuplicates(db, viewer, page);
    if (page > 1 && list.rows.length === 0) return c.notFound();
    return c.render(<DuplicatesPage lang={lang} list={list} page={page} />, { title: duplicateTexts(lang).title });
  });

  async function pairOf(c: Context<AppEnv>): Promise<[Compared, Compared]> {
    requireRight(c, mayAnywhere(c.var.viewer, rights['organisation.merge']));
    const pair = await findPair(db, readId(c, 'a'), readId(c, 'b'));
    if (pair === undefined) throw new HTTPException(404);
    requireRight(c, canMerge(c.var.viewer, ...pair));
    return pair;
  }
  function comparePage(
    c: Context<AppEnv>,
    pair: [Compared, Compared],
    values: Record<string, string> = {},
    errors: FieldError[] = [],
  ) {
    const { lang } = c.var;
    if (errors.length > 0) c.status(422);
    const view = { lang, pair, values, errors, label: conceptLabel(world, lang) };
    return c.render(<ComparePage {...view} />, {
      title: duplicateTexts(lang).compareTitle(pair[0].name, pair[1].name),
    });
  }

  app.get('/duplicates/:a/:b', async (c) => comparePage(c, await pairOf(c)));

  app.post('/duplicates/:a/:b/merge', async (c) => {
    const pair = await pairOf(c);
    const { values } = await readFields(c);
    const input = parseForm(mergeForm, values);
    if (!input.ok) return comparePage(c, pair, values, [{ field: 'survivor', code: 'chooseMissing' }]);
    const chosen = input.value;
    const [a, b] = pair;
    const [survivor, other] = chosen.survivor === 'a' ? [a, b] : [b, a];
    const fields = Object.fromEntries(
      MERGED_FIELDS.map((field) => [field, chosen[field] === chosen.survivor ? 'survivor' : 'other']),
    ) as Record<MergedField, 'survivor' | 'other'>;
    const wanted = { survivor: survivor.id, other: other.id, fields };
    const merged = await mergeOrganisations(db, c.var.viewer, wanted, { owned, now: world.clock() });
    if (!merged.ok) return fail(merged.refusal);
    return c.redirect(`/${c.var.lang}/organisations/${merged.value.slug}`, 303);
  });

  app.post('/duplicates/:a/:b/dismissal', async (c) => {
    const [a, b] = await pairOf(c);
    const dismissed = await dismissDuplicate(db, c.var.viewer, [a.id, b.id], world.clock());
    return dismissed.ok ? c.redirect(`/${c.var.lang}/duplicates`, 303) : fail(dismissed.refusal);
  });

  return app;
}
