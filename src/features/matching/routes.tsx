import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Lang } from '#engines/kit';
import { readFilterNames } from '#features/network/queries/index.ts';
import { extractText } from '#platform/documents';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { type FieldError, parseForm, readFields } from '#platform/web';
import { deleteDraft, saveDraft } from './commands.ts';
import type { Embeddings } from './embeddings/index.ts';
import type { EntryIndex } from './entry-index.ts';
import { DRAFT_KINDS, draftInput, previewInput, profileOf } from './model.ts';
import { DeletedPage, type DraftForm, DraftFormPage, DraftPage, Preview, type Selection } from './pages/draft.tsx';
import { findDraft, findMatches } from './queries.ts';
import { readNewMatches } from './standing/queries.ts';
import { matchingTexts } from './texts.ts';

/** Concepts that one can drop or add on a page; more is a text of its own. */
const MAX_CHOSEN = 40;

export function matchingRoutes(world: World, index: EntryIndex, embeddings?: Embeddings): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, conceptLabels } = world;
  const label = (lang: Lang) => conceptLabel(world, lang);

  // What people describe is theirs: no page of it is kept anywhere, nor found by search engines.
  app.use('/drafts/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
  });
  app.use('/drafts', async (c, next) => {
    await next();
    c.header('Cache-Control', 'private, no-store');
  });

  async function formPage(c: Context<AppEnv>, form: DraftForm, errors: FieldError[] = []) {
    const lang = c.var.lang;
    const { regions } = await readFilterNames(db);
    const t = matchingTexts(lang);
    const isNeed = form.kind === 'need';
    if (errors.length > 0) c.status(422);
    const model = embeddings?.model;
    return c.render(<DraftFormPage lang={lang} form={form} errors={errors} regions={regions} model={model} />, {
      title: isNeed ? t.describeNeed : t.describeOffer,
      description: isNeed ? t.needLead : t.offerLead,
      elements: ['matching'],
    });
  }

  app.get('/drafts/new', (c) => {
    const kind = DRAFT_KINDS.find((known) => known === c.req.query('kind')) ?? 'need';
    const empty = { region: '', organisation_type: '', size: '', inhabitants: '', budget: '' };
    return formPage(c, { key: randomUUID(), kind, text: '', ...empty });
  });

  app.post('/drafts', async (c) => {
    const { values, file } = await readFields(c);
    const uploaded =
      file === undefined ? undefined : await extractText(file.name, new Uint8Array(await file.arrayBuffer()));
    if (uploaded?.ok === false) return formPage(c, formOf(values), [{ field: 'file', code: uploaded.refusal.type }]);
    const text = [values.text ?? '', uploaded?.value ?? ''].filter((part) => part.trim() !== '').join('\n\n');
    const input = parseForm(draftInput, { ...values, text });
    if (!input.ok) return formPage(c, formOf(values), input.refusal.errors);
    const saved = await saveDraft(db, c.var.viewer, input.value, world.clock());
    if (!saved.ok) return saved.refusal;
    return c.redirect(`/${c.var.lang}/drafts/${saved.value.key}`, 303);
  });

  app.post('/drafts/preview', async (c) => {
    const lang = c.var.lang;
    const { values } = await readFields(c);
    const input = parseForm(previewInput, values);
    if (!input.ok) throw new HTTPException(422);
    const question = {
      kind: input.value.kind,
      text: input.value.text,
      profile: profileOf(input.value),
      without: [],
      with: [],
    };
    // Without the language model: what is not submitted yet does not leave the house.
    const view = await findMatches(world, c.var.viewer, index, question);
    return c.html(<Preview lang={lang} view={view} label={label(lang)} />);
  });

  app.get('/drafts/deleted', (c) =>
    c.render(<DeletedPage lang={c.var.lang} />, { title: matchingTexts(c.var.lang).removedTitle }),
  );

  app.get('/drafts/:key', async (c) => {
    const lang = c.var.lang;
    const draft = await findDraft(db, c.req.param('key'), world.clock());
    if (draft === undefined) throw new HTTPException(404);
    const address = `/${lang}/drafts/${c.req.param('key')}`;
    const selection = await readSelection(c, address);
    const question = {
      kind: draft.kind,
      text: draft.text,
      profile: draft.profile,
      without: selection.without,
      with: selection.with,
    };
    const view = await findMatches(world, c.var.viewer, index, question, embeddings);
    const newSince = await readNewMatches(db, draft.id);
    const t = matchingTexts(lang);
    return c.render(
      <DraftPage
        lang={lang}
        draft={draft}
        draftKey={c.req.param('key')}
        address={address}
        view={view}
        newSince={newSince}
        selection={selection}
        label={label(lang)}
      />,
      { title: draft.kind === 'need' ? t.results : t.resultsOffer },
    );
  });

  app.get('/drafts/:key/edit', async (c) => {
    const draft = await findDraft(db, c.req.param('key'), world.clock());
    if (draft === undefined) throw new HTTPException(404);
    const { region = '', organisationType = '', size = '', inhabitants = '', budget = '' } = draft.profile;
    return formPage(c, {
      key: c.req.param('key'),
      kind: draft.kind,
      text: draft.text,
      region,
      organisation_type: organisationType,
      size,
      inhabitants: String(inhabitants),
      budget: String(budget),
    });
  });

  app.post('/drafts/:key/deletion', async (c) => {
    const deleted = await deleteDraft(db, c.var.viewer, c.req.param('key'));
    if (!deleted.ok) throw new HTTPException(404);
    return c.redirect(`/${c.var.lang}/drafts/deleted`, 303);
  });

  /** The concepts dropped and added by links and by the small form; words that are typed are looked up. */
  async function readSelection(c: Context<AppEnv>, address: string): Promise<Selection> {
    const lang = c.var.lang;
    // Imported concepts are known once the engine is; what nobody knows any more is left out.
    await index.warmUp();
    const known = (ids: string[]) => [...new Set(ids)].filter((id) => conceptLabels.has(id)).slice(0, MAX_CHOSEN);
    const word = (c.req.query('add') ?? '').trim().slice(0, 100);
    const added = word === '' ? [] : await index.recognise(word, lang);
    const plus = known([...(c.req.queries('with') ?? []), ...added]);
    const minus = known(c.req.queries('without') ?? []).filter((id) => !added.includes(id));
    const href = (without: string[], wanted: string[]) => {
      const params = new URLSearchParams([
        ...without.map((id): [string, string] => ['without', id]),
        ...wanted.map((id): [string, string] => ['with', id]),
      ]);
      return params.size === 0 ? address : `${address}?${params}`;
    };
    return {
      without: minus,
      with: plus,
      unknownWord: word !== '' && added.length === 0 ? word : undefined,
      dropHref: (id) =>
        href(
          [...minus, id],
          plus.filter((one) => one !== id),
        ),
      dropped: minus.map((id) => ({
        id,
        label: label(lang)(id),
        href: href(
          minus.filter((one) => one !== id),
          plus,
        ),
      })),
    };
  }

  return app;
}

function formOf(values: Record<string, string>): DraftForm {
  const { key = '', text = '', region = '', organisation_type = '', size = '', inhabitants = '', budget = '' } = values;
  const kind = DRAFT_KINDS.find((known) => known === values.kind) ?? 'need';
  return { key: key === '' ? randomUUID() : key, kind, text, region, organisation_type, size, inhabitants, budget };
}
