import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Lang, PersonViewer } from '#engines/kit';
import { readFilterNames } from '#features/network/queries/index.ts';
import { today } from '#platform/clock';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { compareTexts } from '#platform/i18n';
import { parseForm, readFields, readListQuery, requirePerson, requireRight } from '#platform/web';
import { TextArea } from '#ui';
import { ENTRY_KINDS, type EntryKind } from '../content.ts';
import { EntryPage } from '../pages/entry.tsx';
import { findEntry } from '../queries.ts';
import { canReadHistory } from '../rights.ts';
import { renewedUntil } from '../rules.ts';
import { readStanding } from './commands/kit.ts';
import { closeEntry, renewEntry, withdrawEntry } from './commands/live.ts';
import { recallEntry, submitEntry } from './commands/submit.ts';
import { createEntry, deleteDraftEntry, saveEntry } from './commands/write.ts';
import { type DescribedDraft, formOfDraft } from './described.ts';
import {
  type ContentError,
  type ContentForm,
  contentOf,
  emptyForm,
  formFrom,
  formOf,
  parseContent,
  withContent,
} from './form.ts';
import { MAX_NOTE, type OwnEntry, outcomeInput } from './model.ts';
import { AskPage } from './pages/ask.tsx';
import { ChooseKindPage, EntryFormPage, NoOrganisationPage } from './pages/form.tsx';
import { HistoryPage } from './pages/history.tsx';
import { MinePage } from './pages/work.tsx';
import { teamPanel } from './panel.tsx';
import {
  findOwnEntry,
  listChecks,
  listHubNames,
  listMine,
  listVersions,
  listWriters,
  MINE_FILTERS,
  readSettings,
  readVersions,
} from './queries.ts';
import { needsCheckOfEdit } from './rules.ts';
import { publishingTexts } from './texts.ts';

/** What publishing asks of others; filled by the shell. */
export interface PublishingSlots {
  /** A need or an offer that was described before, by the secret of its link. */
  describedDraft(key: string): Promise<DescribedDraft | undefined>;
}

/** Writing, changing and ending entries: for their organisation's people and the hub's team. */
export function publishingRoutes(world: World, slots: PublishingSlots): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;
  const label = (lang: Lang) => conceptLabel(world, lang);
  const todayIs = () => today(world.clock);

  /** The entry, for who may work on it. To others a draft does not exist; of what is public they hear that they may not. */
  async function ownEntry(c: Context<AppEnv>): Promise<OwnEntry> {
    requirePerson(c);
    const slug = c.req.param('slug') ?? '';
    const entry = await findOwnEntry(db, c.var.viewer, slug);
    if (entry !== undefined) return entry;
    throw new HTTPException((await findEntry(db, c.var.viewer, slug)) === undefined ? 404 : 403);
  }

  async function choices(lang: Lang) {
    const { regions } = await readFilterNames(db);
    const topics = world.topics
      .map((value) => ({ value, label: label(lang)(value) }))
      .sort((a, b) => compareTexts(lang, a.label, b.label));
    return { regions, topics };
  }

  // ---- my entries

  app.get('/entries/mine', async (c) => {
    const viewer = requirePerson(c);
    const lang = c.var.lang;
    const query = readListQuery(new URL(c.req.url).searchParams, { state: MINE_FILTERS }, ['newest']);
    if (!query.ok) throw new HTTPException(422);
    const { page, chosen } = query.value;
    const filter = MINE_FILTERS.find((one) => one === chosen.state?.[0]);
    const list = await listMine(db, viewer, { filter, page }, todayIs());
    if (page > 1 && list.rows.length === 0) return c.notFound();
    return c.render(<MinePage lang={lang} {...list} filter={filter} page={page} today={todayIs()} />, {
      title: publishingTexts(lang).mine,
    });
  });

  // ---- a new entry

  app.get('/entries/new', async (c) => {
    const viewer = requirePerson(c);
    const lang = c.var.lang;
    const t = publishingTexts(lang);
    const asked = c.req.query('organisation');
    const writers = await listWriters(db, viewer, asked);
    if (writers.length === 0) return c.render(<NoOrganisationPage lang={lang} />, { title: t.newEntry });
    const kind = ENTRY_KINDS.find((one) => one === c.req.query('kind'));
    if (kind === undefined) {
      const about = {
        need: t.aboutNeed,
        offer: t.aboutOffer,
        practice: t.aboutPractice,
        programme: t.aboutProgramme,
        project: t.aboutProject,
      };
      const more = asked === undefined ? '' : `&organisation=${encodeURIComponent(asked)}`;
      const kinds = ENTRY_KINDS.map((one) => {
        return { kind: one, href: `/${lang}/entries/new?kind=${one}${more}`, about: about[one] };
      });
      return c.render(<ChooseKindPage lang={lang} kinds={kinds} />, { title: t.chooseKind });
    }
    const key = c.req.query('draft');
    const described = key === undefined ? undefined : await slots.describedDraft(key);
    const until = kind === 'programme' ? '' : renewedUntil(null, todayIs());
    const empty = emptyForm(lang, { valid_until: until, organisation: asked ?? '' });
    const form = described === undefined ? empty : formOfDraft(described, empty, kind);
    return newPage(c, viewer, { kind, key: randomUUID(), form, isCarriedOver: described !== undefined });
  });

  async function newPage(
    c: Context<AppEnv>,
    viewer: PersonViewer,
    begun: { kind: EntryKind; key: string; form: ContentForm; isCarriedOver: boolean },
    errors: ContentError[] = [],
  ) {
    const lang = c.var.lang;
    const writers = await listWriters(db, viewer, begun.form.values.organisation);
    const hubs = writers.every(({ hubId }) => hubId !== null) ? [] : await listHubNames(db);
    if (errors.length > 0) c.status(422);
    return c.render(
      <EntryFormPage
        lang={lang}
        kind={begun.kind}
        form={begun.form}
        errors={errors}
        choices={await choices(lang)}
        begin={{ key: begun.key, writers, hubs, isCarriedOver: begun.isCarriedOver }}
      />,
      { title: publishingTexts(lang).newEntry },
    );
  }

  app.post('/entries', async (c) => {
    const viewer = requirePerson(c);
    const { values, all } = await readFields(c);
    const kind = ENTRY_KINDS.find((one) => one === values.kind);
    const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(values.key ?? '');
    if (kind === undefined || !isKey) throw new HTTPException(422);
    const key = values.key ?? '';
    const form = formFrom(values, all);
    const writers = await listWriters(db, viewer, values.organisation);
    const writer = writers.find((one) => one.slug === values.organisation);
    if (writer === undefined) throw new HTTPException(403);
    const content = parseContent(kind, form, world.topics, 'draft');
    const begun = { kind, key, form, isCarriedOver: false };
    if (!content.ok) return newPage(c, viewer, begun, content.refusal.errors);
    const hub = values.hub === '' ? undefined : values.hub;
    const input = { key, organisation: writer.id, hub, content: content.value };
    const created = await createEntry(db, viewer, input, world.clock());
    if (created.ok) return c.redirect(`/${c.var.lang}/entries/${created.value.slug}/preview`, 303);
    if (created.refusal.type === 'no-hub') return newPage(c, viewer, begun, [{ field: 'hub', code: 'hubNeeded' }]);
    throw new HTTPException(403);
  });

  // ---- changing

  async function changePage(
    c: Context<AppEnv>,
    entry: OwnEntry,
    given: { form: ContentForm; version: number; errors?: ContentError[]; alert?: string },
  ) {
    const lang = c.var.lang;
    const settings = await readSettings(db, entry.hubId);
    const isPublished = entry.state === 'published';
    const isLive = isPublished && !needsCheckOfEdit(settings, await readStanding(db, entry));
    if ((given.errors?.length ?? 0) > 0 || given.alert !== undefined) c.status(422);
    return c.render(
      <EntryFormPage
        lang={lang}
        kind={entry.kind}
        form={given.form}
        errors={given.errors ?? []}
        choices={await choices(lang)}
        change={{ slug: entry.slug, title: entry.title, version: given.version, isLive, isPublished }}
        alert={given.alert}
      />,
      { title: publishingTexts(lang).editTitle },
    );
  }

  app.get('/entries/:slug/edit', async (c) => {
    const entry = await ownEntry(c);
    const t = publishingTexts(c.var.lang);
    const form = formOf(entry.editContent ?? contentOf(entry));
    const alert = entry.submittedAt !== null ? t.inCheck : isOver(entry) ? t.notPossible : undefined;
    return changePage(c, entry, { form, version: entry.version, ...(alert === undefined ? {} : { alert }) });
  });

  app.post('/entries/:slug/edit', async (c) => {
    const entry = await ownEntry(c);
    const t = publishingTexts(c.var.lang);
    const { values, all } = await readFields(c);
    const form = formFrom(values, all);
    const version = Number(values.version);
    const how = entry.state === 'published' ? 'complete' : 'draft';
    const content = parseContent(entry.kind, form, world.topics, how);
    if (!content.ok) return changePage(c, entry, { form, version, errors: content.refusal.errors });
    const note = (values.note ?? '').trim().slice(0, MAX_NOTE) || undefined;
    const change = { id: entry.id, version, content: content.value, note };
    const saved = await saveEntry(db, c.var.viewer, change, world.topics, world.clock());
    if (saved.ok) {
      const { slug, isLive } = saved.value;
      return c.redirect(`/${c.var.lang}/entries/${slug}${isLive ? '' : '/preview'}`, 303);
    }
    switch (saved.refusal.type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'invalid':
        return changePage(c, entry, { form, version, errors: saved.refusal.errors });
      case 'changed-meanwhile':
        // The next time it is meant: they have been told.
        return changePage(c, entry, { form, version: entry.version, alert: t.changedMeanwhile });
      case 'in-check':
        return changePage(c, entry, { form, version, alert: t.inCheck });
      case 'not-editable':
        return changePage(c, entry, { form, version, alert: t.notPossible });
    }
  });

  app.get('/entries/:slug/preview', async (c) => previewPage(c, await ownEntry(c)));

  async function previewPage(c: Context<AppEnv>, entry: OwnEntry, alert?: string) {
    const lang = c.var.lang;
    if (entry.state === 'published' && entry.editContent === null) {
      return c.redirect(`/${lang}/entries/${entry.slug}`, 303);
    }
    if (isOver(entry)) return c.redirect(`/${lang}/entries/${entry.slug}/history`, 303);
    if (alert !== undefined) c.status(422);
    const shown = entry.editContent === null ? entry : withContent(entry, entry.editContent);
    const { regions } = await readFilterNames(db);
    return c.render(
      <EntryPage
        lang={lang}
        entry={{ ...shown, topics: shown.topics.filter((topic) => world.topics.includes(topic)) }}
        label={label(lang)}
        expired={false}
        regionName={shown.region === null ? undefined : (regions.get(shown.region) ?? shown.region)}
        above={await teamPanel(world, c.var.viewer, entry, { isPreview: true, alert })}
      />,
      { title: `${publishingTexts(lang).previewOf}: ${shown.title}` },
    );
  }

  app.post('/entries/:slug/submission', async (c) => {
    const entry = await ownEntry(c);
    const t = publishingTexts(c.var.lang);
    const { values } = await readFields(c);
    const wanted = { id: entry.id, version: Number(values.version) };
    const submitted = await submitEntry(db, c.var.viewer, wanted, world.topics, world.clock());
    if (submitted.ok) {
      const { slug, isLive } = submitted.value;
      return c.redirect(`/${c.var.lang}/entries/${slug}${isLive ? '' : '/preview'}`, 303);
    }
    if (submitted.refusal.type === 'not-found') throw new HTTPException(404);
    const isOld = submitted.refusal.type === 'changed-meanwhile';
    const alert = submitted.refusal.type === 'invalid' ? t.obstacles : isOld ? t.changedMeanwhile : t.notPossible;
    return previewPage(c, entry, alert);
  });

  app.post('/entries/:slug/recall', async (c) => {
    const entry = await ownEntry(c);
    const recalled = await recallEntry(db, c.var.viewer, entry.id);
    if (!recalled.ok) return previewPage(c, entry, publishingTexts(c.var.lang).notPossible);
    return c.redirect(`/${c.var.lang}/entries/${entry.slug}/preview`, 303);
  });

  // ---- what ends it, or lets it go on

  const ask = (
    c: Context<AppEnv>,
    entry: OwnEntry,
    texts: { title: string; lead: string; button: string; action: string },
    more?: { child: ReturnType<typeof TextArea>; status: 200 | 422 },
  ) => {
    const lang = c.var.lang;
    const { title, lead, button, action } = texts;
    if (more !== undefined) c.status(more.status);
    return c.render(
      <AskPage
        lang={lang}
        title={title}
        lead={lead}
        button={button}
        about={entry.title}
        aboutLang={entry.lang}
        action={`/${lang}/entries/${entry.slug}/${action}`}
        back={{ href: `/${lang}/entries/${entry.slug}`, label: publishingTexts(lang).back }}
      >
        {more?.child}
      </AskPage>,
      { title },
    );
  };
  /** The same page says that it cannot be any more. */
  const tooLate = (c: Context<AppEnv>): never => {
    throw new HTTPException(422, { message: publishingTexts(c.var.lang).notPossible });
  };

  app.get('/entries/:slug/deletion', async (c) => {
    const entry = await ownEntry(c);
    const t = publishingTexts(c.var.lang);
    const title = entry.state === 'draft' ? t.deleteDraft : t.dropEdit;
    return ask(c, entry, {
      title,
      lead: entry.state === 'draft' ? t.deleteSure : '',
      button: title,
      action: 'deletion',
    });
  });
  app.post('/entries/:slug/deletion', async (c) => {
    const entry = await ownEntry(c);
    const deleted = await deleteDraftEntry(db, c.var.viewer, entry.id);
    if (!deleted.ok) return tooLate(c);
    return c.redirect(`/${c.var.lang}/entries/${deleted.value.slug ?? 'mine'}`, 303);
  });

  app.get('/entries/:slug/withdrawal', async (c) => {
    const t = publishingTexts(c.var.lang);
    const texts = { title: t.withdraw, lead: t.withdrawSure, button: t.withdraw, action: 'withdrawal' };
    return ask(c, await ownEntry(c), texts);
  });
  app.post('/entries/:slug/withdrawal', async (c) => {
    const entry = await ownEntry(c);
    const withdrawn = await withdrawEntry(db, c.var.viewer, entry.id, world.clock());
    if (!withdrawn.ok) return tooLate(c);
    return c.redirect(`/${c.var.lang}/entries/mine?state=withdrawn`, 303);
  });

  const askOutcome = (c: Context<AppEnv>, entry: OwnEntry, value: string, error: string | undefined) => {
    const lang = c.var.lang;
    const t = publishingTexts(lang);
    const isNeed = entry.kind === 'need';
    const title = isNeed ? t.closeNeed : t.close;
    const child = (
      <TextArea
        lang={lang}
        name="outcome"
        label={isNeed ? t.howSolved : t.howEnded}
        hint={t.howHint}
        rows={5}
        value={value}
        error={error}
      />
    );
    const texts = { title, lead: t.closeLead, button: t.close, action: 'closing' };
    return ask(c, entry, texts, { child, status: error === undefined ? 200 : 422 });
  };
  app.get('/entries/:slug/closing', async (c) => askOutcome(c, await ownEntry(c), '', undefined));
  app.post('/entries/:slug/closing', async (c) => {
    const entry = await ownEntry(c);
    const { values } = await readFields(c);
    const input = parseForm(outcomeInput, { outcome: values.outcome ?? '' });
    if (!input.ok) {
      const isLong = input.refusal.errors[0]?.code === 'tooLong';
      const t = publishingTexts(c.var.lang);
      return askOutcome(c, entry, values.outcome ?? '', isLong ? t.tooLong : t.outcomeTooShort);
    }
    const closing = { id: entry.id, outcome: input.value.outcome.replace(/\r\n?/g, '\n') };
    const closed = await closeEntry(db, c.var.viewer, closing, world.clock());
    if (!closed.ok) return tooLate(c);
    return c.redirect(`/${c.var.lang}/entries/${entry.slug}`, 303);
  });

  app.post('/entries/:slug/renewal', async (c) => {
    const entry = await ownEntry(c);
    const renewed = await renewEntry(db, c.var.viewer, entry.id, world.clock());
    if (!renewed.ok) return tooLate(c);
    return c.redirect(`/${c.var.lang}/entries/${entry.slug}`, 303);
  });

  // ---- history

  app.get('/entries/:slug/history', async (c) => {
    const lang = c.var.lang;
    const entry = await ownEntry(c);
    requireRight(c, canReadHistory(c.var.viewer, { hub: entry.hubId, organisation: entry.ownerId }));
    const number = (name: string, usual: number) => {
      const given = Number(c.req.query(name) ?? usual);
      if (!Number.isInteger(given) || given < 0 || given > 1_000_000) throw new HTTPException(422);
      return given;
    };
    const page = Math.max(1, number('page', 1));
    const { rows, total } = await listVersions(db, c.var.viewer, entry, page);
    if (page > 1 && rows.length === 0) return c.notFound();
    const chosen = { from: number('from', Math.max(1, entry.version - 1)), to: number('to', entry.version) };
    const contents = entry.version < 2 ? new Map() : await readVersions(db, entry.id, [chosen.from, chosen.to]);
    const [from, to] = [contents.get(chosen.from), contents.get(chosen.to)];
    return c.render(
      <HistoryPage
        lang={lang}
        entry={entry}
        rows={rows}
        total={total}
        page={page}
        chosen={chosen}
        compared={from === undefined || to === undefined ? undefined : { from, to }}
        checks={await listChecks(db, entry.id)}
        label={label(lang)}
      />,
      { title: `${publishingTexts(lang).history}: ${entry.title}` },
    );
  });

  return app;
}

const isOver = ({ state }: OwnEntry) => state === 'closed' || state === 'withdrawn';
