import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import { placeWallTime } from '#engines/calendar';
import { readFilterNames } from '#features/network/queries/index.ts';
import { today } from '#platform/clock';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { listFiles } from '#platform/files';
import { readFields } from '#platform/web';
import { Alert, ErrorSummary } from '#ui';
import { EventPage } from '../../calendar/pages/event.tsx';
import type { EventView } from '../../model.ts';
import { canWriteEvent } from '../../rights.ts';
import { next } from '../../rules.ts';
import type { EventSlots } from '../../slots.ts';
import { keepAsTemplate } from '../commands/create.ts';
import { cancelEvent, moveEvent, withdrawEvent } from '../commands/live.ts';
import { publishEvent, scheduleEvent, unscheduleEvent } from '../commands/publish.ts';
import { deleteDraft } from '../commands/save.ts';
import { type EventForm, formFrom, localisedFrom, parseWhere, tooLong, whereFields } from '../form.ts';
import { type EventError, LIMITS, type WrittenEvent } from '../model.ts';
import { findHints, findObstacles } from '../obstacles.ts';
import { fieldsFor, Texts } from '../pages/fields.tsx';
import { Place, When } from '../pages/form.tsx';
import { type PanelProps, TeamPanel } from '../pages/panel.tsx';
import { AskBody, CopyBody } from '../pages/work.tsx';
import { countLiving, readChoices } from '../queries.ts';
import { formTexts } from '../texts/form.ts';
import { workTexts } from '../texts/work.ts';
import { parseWhen, plainTime, whenFields } from '../when.ts';
import { teamPage, tellFirst, tellingOf, writtenEvent } from './kit.tsx';

/** What an event goes through: seen, published, moved, cancelled, withdrawn, used again. */
export function liveRoutes(world: World, slots: EventSlots): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  app.get('/events/:slug/preview', async (c) => {
    const told = c.req.query('told');
    return previewPage(c, told !== undefined && /^\d{1,6}$/.test(told) ? { told: Number(told) } : {});
  });

  async function previewPage(c: Context<AppEnv>, more: Pick<PanelProps, 'alert' | 'told' | 'asked'> = {}) {
    const { view, written } = await writtenEvent(c, world);
    const { lang } = c.var;
    const now = world.clock();
    const t = workTexts(lang);
    return teamPage(c, view, {
      page: 'preview',
      title: t.preview,
      status: more.alert === undefined ? 200 : 422,
      body: (
        <>
          <TeamPanel
            lang={lang}
            event={written}
            obstacles={findObstacles(written.content, now)}
            hints={findHints(written.content)}
            isOver={written.content.endsAt <= now}
            {...more}
          />
          <section class="hw-previewed" aria-label={t.preview}>
            <PublicPage c={c} event={view} />
          </section>
        </>
      ),
    });
  }

  /** Exactly as everybody will see it, without what belongs to the public page only. */
  async function PublicPage({ c, event }: { c: Context<AppEnv>; event: EventView }) {
    const { lang } = c.var;
    const ids = event.files.flatMap((file) => [file.fileId, file.captionsId]).filter((id) => id !== null);
    const regions = event.region === null ? undefined : (await readFilterNames(db)).regions;
    return (
      <EventPage
        lang={lang}
        isPart
        event={{ ...event, topics: event.topics.filter((topic) => world.topics.includes(topic)) }}
        label={conceptLabel(world, lang)}
        today={today(world.clock)}
        regionName={event.region === null ? undefined : (regions?.get(event.region) ?? event.region)}
        files={new Map((await listFiles(db, ids)).map((file) => [file.id, file]))}
        related={event.related.length === 0 ? [] : await slots.relatedThings(lang, event.related)}
        nextDates={[]}
      />
    );
  }

  // ---- publishing

  app.post('/events/:slug/publication', async (c) => {
    const { written } = await writtenEvent(c, world);
    const { lang } = c.var;
    const t = workTexts(lang);
    const { values } = await readFields(c);
    const wanted = { id: written.id, version: Number(values.version) };
    const now = world.clock();
    if (values.action === 'never') {
      const taken = await unscheduleEvent(db, c.var.viewer, written.id, now);
      if (!taken.ok) return previewPage(c, { alert: formTexts(lang).notPossible });
      return c.redirect(`/${lang}/events/${taken.value.slug}/preview`, 303);
    }
    const asked = { day: values.publish_on?.trim() ?? '', time: plainTime(values.publish_time) };
    if (values.action === 'at') {
      const placed = placeWallTime({ date: asked.day, time: asked.time }, written.content.zone);
      if (!placed.ok) return previewPage(c, { alert: formTexts(lang).dateWrong, asked });
      const set = await scheduleEvent(db, c.var.viewer, { ...wanted, at: placed.value.instant }, now);
      if (set.ok) return c.redirect(`/${lang}/events/${set.value.slug}/preview`, 303);
      if (set.refusal.type === 'time-is-past') return previewPage(c, { alert: t.timeIsPast, asked });
      return refusedPublication(c, set.refusal.type);
    }
    const published = await publishEvent(db, c.var.viewer, wanted, now);
    if (published.ok) return c.redirect(`/${lang}/events/${published.value.slug}`, 303);
    return refusedPublication(c, published.refusal.type);
  });

  function refusedPublication(
    c: Context<AppEnv>,
    type: 'not-found' | 'invalid' | 'changed-meanwhile' | 'not-possible',
  ) {
    const f = formTexts(c.var.lang);
    switch (type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'invalid':
        return previewPage(c, { alert: workTexts(c.var.lang).obstacles });
      case 'changed-meanwhile':
        return previewPage(c, { alert: f.changedMeanwhile });
      case 'not-possible':
        return previewPage(c, { alert: f.notPossible });
    }
  }

  // ---- moving

  app.get('/events/:slug/move', async (c) => {
    const { written } = await writtenEvent(c, world);
    if (!isLive(written, 'move')) return previewPage(c, { alert: formTexts(c.var.lang).notPossible });
    return movePage(c, { ...whenFields(written.content), ...whereFields(written.content) }, written.version);
  });

  const isLive = (event: WrittenEvent, action: 'move' | 'cancel') =>
    next(event.state, action) !== undefined && !event.isSubscribed && event.content.endsAt > world.clock();

  /** A form as it was sent, or as it begins, and what is wrong with it. */
  interface Asked {
    values: Record<string, string>;
    version: number;
    errors: readonly EventError[];
    alert: string | undefined;
  }

  /** Asks once more before everybody who has registered is told. */
  async function tellingPage(
    c: Context<AppEnv>,
    { page, title, lead, button }: { page: 'move' | 'cancellation'; title: string; lead: string; button: string },
    { values, version, errors, alert }: Asked,
    form: (fields: ReturnType<typeof fieldsFor>, view: EventView) => Child | Promise<Child>,
  ) {
    const { view } = await writtenEvent(c, world);
    const { lang } = c.var;
    const t = workTexts(lang);
    const fields = fieldsFor(lang, values, errors);
    return teamPage(c, view, {
      page,
      title,
      lead,
      status: errors.length > 0 || alert !== undefined ? 422 : 200,
      body: (
        <AskBody
          action={`/${lang}/events/${view.slug}/${page}`}
          version={version}
          button={button}
          back={{ href: `/${lang}/events/${view.slug}/preview`, label: t.back }}
        >
          {alert === undefined ? null : <Alert tone="danger" title={alert} />}
          <ErrorSummary lang={lang} errors={fields.errors} />
          <Alert tone="info" title={t.moveWho(await countLiving(db, view.id))} />
          {await form(fields, view)}
        </AskBody>
      ),
    });
  }

  function movePage(
    c: Context<AppEnv>,
    values: Record<string, string>,
    version: number,
    errors: readonly EventError[] = [],
    alert?: string,
  ) {
    const t = workTexts(c.var.lang);
    const f = formTexts(c.var.lang);
    const said = { page: 'move', title: t.move, lead: t.moveLead, button: t.move } as const;
    return tellingPage(c, said, { values, version, errors, alert }, async (fields) => (
      <>
        <When fields={fields} />
        <fieldset class="hw-fieldset hw-stack">
          <legend>{f.stepWhere}</legend>
          <Place fields={fields} choices={await readChoices(db)} />
          {fields.line('online_url', { hint: f.onlineUrlHint, optional: true })}
        </fieldset>
        {fields.area('message', 4, { hint: t.moveMessageHint, optional: true })}
      </>
    ));
  }

  app.post('/events/:slug/move', async (c) => {
    const { written } = await writtenEvent(c, world);
    const { lang, viewer } = c.var;
    const { values, all } = await readFields(c);
    const form: EventForm = formFrom(values, all);
    const version = Number(values.version);
    const when = parseWhen(form.values, world.clock());
    const where = parseWhere(form);
    const message = form.values.message?.trim() || undefined;
    const errors: EventError[] = [
      ...(when.ok ? [] : when.refusal.errors),
      ...(where.ok ? [] : where.refusal.errors),
      ...((message?.length ?? 0) > LIMITS.message
        ? [{ field: 'message', code: 'tooLong', limit: LIMITS.message }]
        : []),
    ];
    if (!when.ok || !where.ok || errors.length > 0) return movePage(c, form.values, version, errors);
    const move = { id: written.id, version, when: when.value, where: where.value, message };
    const moved = await moveEvent(db, viewer, move, tellingOf(world), world.clock());
    if (moved.ok) {
      await tellFirst(world);
      return c.redirect(`/${lang}/events/${moved.value.slug}/preview?told=${moved.value.told}`, 303);
    }
    const f = formTexts(lang);
    switch (moved.refusal.type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'invalid':
        return movePage(c, form.values, version, moved.refusal.errors);
      case 'same':
        return movePage(c, form.values, written.version, [], workTexts(lang).same);
      case 'changed-meanwhile':
        return movePage(c, form.values, written.version, [], f.changedMeanwhile);
      case 'not-possible':
        return previewPage(c, { alert: f.notPossible });
    }
  });

  // ---- cancelling

  app.get('/events/:slug/cancellation', async (c) => {
    const { written } = await writtenEvent(c, world);
    if (!isLive(written, 'cancel')) return previewPage(c, { alert: formTexts(c.var.lang).notPossible });
    return cancelPage(c, {}, written.version);
  });

  function cancelPage(
    c: Context<AppEnv>,
    values: Record<string, string>,
    version: number,
    errors: readonly EventError[] = [],
    alert?: string,
  ) {
    const t = workTexts(c.var.lang);
    const said = { page: 'cancellation', title: t.cancelTitle, lead: t.cancelLead, button: t.cancel } as const;
    return tellingPage(c, said, { values, version, errors, alert }, (fields, view) => (
      <Texts fields={fields} main={view.lang} texts={[{ name: 'reason', rows: 4, hint: t.reasonHint }]} />
    ));
  }

  app.post('/events/:slug/cancellation', async (c) => {
    const { view, written } = await writtenEvent(c, world);
    const { lang, viewer } = c.var;
    const { values } = await readFields(c);
    const reason = localisedFrom(values, 'reason', false);
    const version = Number(values.version);
    const errors = tooLong(reason, 'reason', LIMITS.reason);
    if (reason[view.lang] === undefined) errors.push({ field: `reason_${view.lang}`, code: 'missing' });
    if (errors.length > 0) return cancelPage(c, values, version, errors);
    const input = { id: written.id, version, reason };
    const cancelled = await cancelEvent(db, viewer, input, tellingOf(world), world.clock());
    if (cancelled.ok) {
      await tellFirst(world);
      return c.redirect(`/${lang}/events/${cancelled.value.slug}/preview?told=${cancelled.value.told}`, 303);
    }
    switch (cancelled.refusal.type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'changed-meanwhile':
        return cancelPage(c, values, written.version, [], formTexts(lang).changedMeanwhile);
      case 'not-possible':
        return previewPage(c, { alert: formTexts(lang).notPossible });
    }
  });

  // ---- withdrawing, or deleting a draft

  app.get('/events/:slug/withdrawal', async (c) => withdrawPage(c));

  async function withdrawPage(c: Context<AppEnv>, alert?: string) {
    const { view, written } = await writtenEvent(c, world);
    const { lang } = c.var;
    const t = workTexts(lang);
    const isDraft = written.state === 'draft';
    if (!isDraft && next(written.state, 'withdraw') === undefined && alert === undefined)
      return previewPage(c, { alert: formTexts(lang).notPossible });
    return teamPage(c, view, {
      page: 'withdrawal',
      title: isDraft ? t.deleteTitle : t.withdrawTitle,
      lead: isDraft ? t.deleteLead : t.withdrawLead,
      status: alert === undefined ? 200 : 422,
      body: (
        <AskBody
          action={`/${lang}/events/${view.slug}/withdrawal`}
          button={isDraft ? t.deleteTitle : t.withdraw}
          back={{ href: `/${lang}/events/${view.slug}/preview`, label: t.back }}
        >
          {alert === undefined ? null : <Alert tone="danger" title={alert} />}
        </AskBody>
      ),
    });
  }

  app.post('/events/:slug/withdrawal', async (c) => {
    const { written } = await writtenEvent(c, world);
    const { lang, viewer } = c.var;
    const done =
      written.state === 'draft'
        ? await deleteDraft(db, viewer, written.id)
        : await withdrawEvent(db, viewer, written.id, world.clock());
    if (done.ok) return c.redirect(`/${lang}/events/mine`, 303);
    const isTold = done.refusal.type === 'has-registrations';
    return withdrawPage(c, isTold ? workTexts(lang).hasRegistrations : formTexts(lang).notPossible);
  });

  // ---- used again

  app.get('/events/:slug/copy', async (c) => {
    const { view } = await writtenEvent(c, world);
    const { lang, viewer } = c.var;
    const mayKeep = canWriteEvent(viewer, { hub: view.hubId });
    return teamPage(c, view, {
      page: 'copy',
      title: workTexts(lang).copyTitle,
      body: <CopyBody lang={lang} slug={view.slug} hub={view.hub.slug} mayKeep={mayKeep} />,
    });
  });

  app.post('/events/:slug/copy', async (c) => {
    const { view } = await writtenEvent(c, world);
    const kept = await keepAsTemplate(db, c.var.viewer, view.id, world.clock());
    if (!kept.ok) throw new HTTPException(403);
    return c.redirect(`/${c.var.lang}/events/${kept.value.slug}/preview`, 303);
  });

  return app;
}
