import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { LANGS, type Lang } from '#engines/kit';
import { readFilterNames } from '#features/network/queries/index.ts';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { findLink } from '#platform/link';
import { parseForm, readFields, readListQuery, requirePerson, requireRight, withQuery } from '#platform/web';
import { ENTRY_KINDS } from '../content.ts';
import { EntryPage } from '../pages/entry.tsx';
import { canCheckEntry, canSetExchange, isChecker } from '../rights.ts';
import { checkEntry } from './commands/check.ts';
import { renewByLink } from './commands/live.ts';
import { saveSettings } from './commands/settings.ts';
import { contentOf, withContent } from './form.ts';
import { criterionLabel, MAX_COMMENT, MAX_CRITERIA, type OwnEntry, settingsInput } from './model.ts';
import { AskPage, SayPage } from './pages/ask.tsx';
import { ChangePanel, type CheckForm, CheckPanel, CheckSummary, OwnAlert } from './pages/check.tsx';
import { type SettingsForm, SettingsPage } from './pages/settings.tsx';
import { QueuePage } from './pages/work.tsx';
import { findHubName, findOwnEntry, findTitle, type HubName, listInCheck, readSettings } from './queries.ts';
import { publishingTexts } from './texts.ts';

/** The check by the hub, how it is set, and the link that renews without signing in. */
export function checkRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;
  const label = (lang: Lang) => conceptLabel(world, lang);

  async function hubOf(c: Context<AppEnv>): Promise<HubName> {
    requirePerson(c);
    const hub = await findHubName(db, c.req.param('slug') ?? '');
    if (hub === undefined) throw new HTTPException(404);
    return hub;
  }

  // ---- what waits

  app.get('/hubs/:slug/check', async (c) => {
    const hub = await hubOf(c);
    const lang = c.var.lang;
    requireRight(c, isChecker(c.var.viewer, hub.id));
    const query = readListQuery(new URL(c.req.url).searchParams, { kind: ENTRY_KINDS, lang: LANGS }, ['oldest']);
    if (!query.ok) throw new HTTPException(422);
    const { kind = [], lang: langs = [] } = query.value.chosen;
    const { page } = query.value;
    const { rows, total } = await listInCheck(db, hub.id, { kind, lang: langs, page });
    if (page > 1 && rows.length === 0) return c.notFound();
    return c.render(
      <QueuePage
        lang={lang}
        hub={hub}
        rows={rows.map((row) => ({
          row,
          isOwn: !canCheckEntry(c.var.viewer, { hub: hub.id, organisation: row.ownerId, savedBy: row.savedBy }),
        }))}
        total={total}
        page={page}
        chosen={{ kind, lang: langs }}
        canSet={canSetExchange(c.var.viewer, hub.id)}
        href={(to) => `/${lang}/hubs/${hub.slug}/check${withQuery(query.value, { page: String(to) })}`}
      />,
      { title: publishingTexts(lang).queue },
    );
  });

  // ---- one entry

  async function toCheck(c: Context<AppEnv>): Promise<OwnEntry> {
    requirePerson(c);
    const entry = await findOwnEntry(db, c.var.viewer, c.req.param('slug') ?? '');
    if (entry === undefined) throw new HTTPException(404);
    requireRight(c, isChecker(c.var.viewer, entry.hubId));
    return entry;
  }

  async function checkPage(
    c: Context<AppEnv>,
    entry: OwnEntry,
    form: CheckForm,
    errors: { field: string; message: string }[] = [],
  ) {
    const lang = c.var.lang;
    const shown = entry.editContent === null ? entry : withContent(entry, entry.editContent);
    const { regions } = await readFilterNames(db);
    const place = { hub: entry.hubId, organisation: entry.ownerId, savedBy: entry.savedBy };
    if (errors.length > 0) c.status(422);
    const change = entry.editContent === null ? undefined : { from: contentOf(entry), to: entry.editContent };
    const mayCheck = canCheckEntry(c.var.viewer, place);
    const above = (
      <>
        {mayCheck ? <CheckSummary lang={lang} errors={errors} /> : <OwnAlert lang={lang} />}
        {change === undefined ? null : <ChangePanel lang={lang} entry={entry} change={change} label={label(lang)} />}
      </>
    );
    const settings = await readSettings(db, entry.hubId);
    const below = <CheckPanel lang={lang} entry={entry} settings={settings} form={form} errors={errors} />;
    return c.render(
      <EntryPage
        lang={lang}
        entry={{ ...shown, topics: shown.topics.filter((topic) => world.topics.includes(topic)) }}
        label={label(lang)}
        expired={false}
        regionName={shown.region === null ? undefined : (regions.get(shown.region) ?? shown.region)}
        above={above}
        below={mayCheck ? below : undefined}
      />,
      { title: `${publishingTexts(lang).checkTitle}: ${shown.title}` },
    );
  }

  app.get('/entries/:slug/check', async (c) => {
    const entry = await toCheck(c);
    if (entry.submittedAt === null) return c.redirect(`/${c.var.lang}/hubs/${entry.hub.slug}/check`, 303);
    return checkPage(c, entry, { points: [], comment: '' });
  });

  app.post('/entries/:slug/check', async (c) => {
    const entry = await toCheck(c);
    const t = publishingTexts(c.var.lang);
    const { values } = await readFields(c);
    const { criteria } = await readSettings(db, entry.hubId);
    const form = { points: criteria.map((_, at) => values[`points_${at}`] ?? ''), comment: values.comment ?? '' };
    const comment = form.comment.replace(/\r\n?/g, '\n').trim();
    if (comment.length > MAX_COMMENT) return checkPage(c, entry, form, [{ field: 'comment', message: t.tooLong }]);
    const decision = values.decision === 'published' ? 'published' : 'returned';
    const points = form.points.map((given) => (/^\d$/.test(given) ? Number(given) : undefined));
    const check = { id: entry.id, version: Number(values.version), decision, points, comment } as const;
    const decided = await checkEntry(db, c.var.viewer, check, world.clock());
    if (decided.ok) return c.redirect(`/${c.var.lang}/hubs/${decided.value.hub}/check`, 303);
    const { type } = decided.refusal;
    if (type === 'not-found') throw new HTTPException(404);
    return checkPage(c, entry, form, [{ field: type === 'no-comment' ? 'comment' : 'points_0', message: t[type] }]);
  });

  // ---- how a hub checks

  const settingsPage = (
    c: Context<AppEnv>,
    hub: HubName,
    form: SettingsForm,
    errors: { field: string; message: string }[] = [],
  ) => {
    const lang = c.var.lang;
    if (errors.length > 0) c.status(422);
    const isSaved = errors.length === 0 && c.req.query('saved') !== undefined;
    return c.render(<SettingsPage lang={lang} hub={hub} form={form} errors={errors} isSaved={isSaved} />, {
      title: publishingTexts(lang).settings,
    });
  };

  app.get('/hubs/:slug/settings/exchange', async (c) => {
    const hub = await hubOf(c);
    requireRight(c, canSetExchange(c.var.viewer, hub.id));
    const settings = await readSettings(db, hub.id);
    return settingsPage(c, hub, {
      check_new: settings.checkNew,
      check_edits: settings.checkEdits ? 'yes' : 'no',
      threshold: String(settings.threshold),
      criteria: settings.criteria.map((criterion) => localise(criterion, c.var.lang).text),
      others: settings.criteria.map((criterion) => otherWordings(criterion, c.var.lang)),
    });
  });

  app.post('/hubs/:slug/settings/exchange', async (c) => {
    const hub = await hubOf(c);
    requireRight(c, canSetExchange(c.var.viewer, hub.id));
    const t = publishingTexts(c.var.lang);
    const { values } = await readFields(c);
    const given = Array.from({ length: MAX_CRITERIA }, (_, at) => (values[`criterion_${at}`] ?? '').trim());
    const { check_new = '', check_edits = '', threshold = '' } = values;
    const before = (await readSettings(db, hub.id)).criteria;
    const others = before.map((criterion) => otherWordings(criterion, c.var.lang));
    const form = { check_new, check_edits, threshold, criteria: given, others };
    const input = parseForm(settingsInput, { check_new, check_edits, threshold });
    const errors: { field: string; message: string }[] = [];
    if (!input.ok) {
      for (const { field, code } of input.refusal.errors) {
        errors.push({ field, message: code === 'thresholdWrong' ? t.thresholdWrong : t.choiceUnknown });
      }
    }
    for (const [at, one] of given.entries()) {
      if (!criterionLabel.safeParse(one).success)
        errors.push({ field: `criterion_${at}`, message: t.criterionTooLong });
    }
    if (given.every((one) => one === '')) errors.push({ field: 'criterion_0', message: t.criteriaNeeded });
    if (!input.ok || errors.length > 0) return settingsPage(c, hub, form, errors);
    const settings = {
      checkNew: input.value.check_new,
      checkEdits: input.value.check_edits === 'yes',
      threshold: input.value.threshold,
      criteria: given.flatMap((one, at) => (one === '' ? [] : [reworded(before[at] ?? {}, c.var.lang, one)])),
    };
    const saved = await saveSettings(db, c.var.viewer, hub.id, settings, world.clock());
    if (!saved.ok) throw new HTTPException(403);
    return c.redirect(`/${c.var.lang}/hubs/${hub.slug}/settings/exchange?saved`, 303);
  });

  // ---- the link of the mail before expiry

  app.get('/entry-renewals/:key', async (c) => {
    const lang = c.var.lang;
    const t = publishingTexts(lang);
    c.header('Cache-Control', 'private, no-store');
    const link = await findLink(db, 'entry-renew', c.req.param('key'), world.clock());
    const entry = link === undefined ? undefined : await findTitle(db, link.subject.slice('entry:'.length));
    if (entry === undefined) {
      c.status(404);
      return c.render(<SayPage lang={lang} title={t.renewTitle} text={t.renewGone} />, { title: t.renewTitle });
    }
    return c.render(
      <AskPage
        lang={lang}
        title={t.renewTitle}
        lead={t.renewAsk}
        about={entry.title}
        aboutLang={entry.lang}
        action={`/${lang}/entry-renewals/${c.req.param('key')}`}
        button={t.renew}
        back={{ href: `/${lang}/entries/${entry.slug}`, label: t.lookAtIt }}
      />,
      { title: t.renewTitle },
    );
  });

  app.post('/entry-renewals/:key', async (c) => {
    const lang = c.var.lang;
    const t = publishingTexts(lang);
    const renewed = await renewByLink(db, c.req.param('key'), world.clock());
    if (renewed.ok) return c.redirect(`/${lang}/entries/${renewed.value.slug}`, 303);
    c.status(404);
    return c.render(<SayPage lang={lang} title={t.renewTitle} text={t.renewGone} />, { title: t.renewTitle });
  });

  return app;
}

/** So that who rewords a criterion sees which translations have to follow. */
function otherWordings(criterion: Localised, lang: Lang): string {
  const others = LANGS.filter((one) => one !== lang && criterion[one] !== undefined);
  return others.map((one) => `${one}: ${criterion[one]}`).join(' · ');
}

/** The wording in one language; a text that only stands in for a missing one is not taken for its translation. */
function reworded(before: Localised, lang: Lang, text: string): Localised {
  return localise(before, lang).text === text ? before : { ...before, [lang]: text };
}
