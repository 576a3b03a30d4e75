import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { addDays } from '#engines/calendar';
import { today } from '#platform/clock';
import type { AppEnv, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { readFields, readListQuery, requirePerson } from '#platform/web';
import { findTeamEvent } from '../../queries.ts';
import { canWriteEvent, rights } from '../../rights.ts';
import type { EventSlots } from '../../slots.ts';
import { createEvents } from '../commands/create.ts';
import { saveEvent } from '../commands/save.ts';
import { type EventForm, emptyForm, formFrom, formOf, isId, MOVED, type ParsedForm, parseEvent } from '../form.ts';
import { type EventContent, type EventError, LIMITS, MINE_FILTERS, type WrittenEvent } from '../model.ts';
import { EditBody, NewEventPage, type Saved } from '../pages/form.tsx';
import { labelOfField } from '../pages/labels.ts';
import { BeginPage, MinePage } from '../pages/work.tsx';
import {
  findWritten,
  type HubChoice,
  listMine,
  listSources,
  mayBegin,
  readChoices,
  readNames,
  resolveNames,
  writableHubs,
} from '../queries.ts';
import { formTexts } from '../texts/form.ts';
import { workTexts } from '../texts/work.ts';
import { onDay, parseSeries, whenFields } from '../when.ts';
import { teamPage, tellFirst, tellingOf, topicsOf, writtenEvent } from './kit.tsx';

/** What is copied is held again some weeks later, until somebody says when. */
const DAYS_LATER = 28;

/** One's own events, and writing them. */
export function writeRoutes(world: World, slots: EventSlots): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  app.get('/events/mine', async (c) => {
    const viewer = requirePerson(c);
    const { lang } = c.var;
    const allowed = { state: MINE_FILTERS, made: (value: string) => /^\d{1,3}$/.test(value) };
    const asked = readListQuery(new URL(c.req.url).searchParams, allowed, ['next']);
    if (!asked.ok) throw new HTTPException(422, { message: `${asked.refusal.parameter}=${asked.refusal.value}` });
    const { page, chosen } = asked.value;
    const filter = MINE_FILTERS.find((one) => one === chosen.state?.[0]);
    const list = await listMine(db, viewer, { filter, page }, world.clock());
    if (page > 1 && list.rows.length === 0) return c.notFound();
    const made = chosen.made?.[0];
    return c.render(
      <MinePage
        lang={lang}
        list={list}
        filter={filter}
        page={page}
        mayBegin={mayBegin(viewer)}
        made={made === undefined ? undefined : Number(made)}
      />,
      { title: workTexts(lang).mine },
    );
  });

  // ---- a new event

  app.get('/events/new', async (c) => {
    const viewer = requirePerson(c);
    const { lang } = c.var;
    const t = workTexts(lang);
    const hubs = writableHubs(viewer, (await readChoices(db)).hubs);
    if (hubs.length === 0) throw new HTTPException(403);
    const asked = c.req.query('hub');
    const hub = hubs.length === 1 && asked === undefined ? hubs[0] : hubs.find((one) => one.slug === asked);
    if (asked !== undefined && hub === undefined) throw new HTTPException(403);
    if (hub === undefined) return c.render(<BeginPage lang={lang} hubs={hubs} />, { title: t.inHub });
    const from = c.req.query('from');
    if (from === undefined) {
      const sources = await listSources(db, viewer, hub.id);
      return c.render(<BeginPage lang={lang} hubs={hubs} hub={hub} sources={sources} />, { title: t.begin });
    }
    if (from === 'nothing') return newPage(c, hub, emptyForm(lang), { key: randomUUID() });
    const source = await findTeamEvent(db, viewer, rights['event.write'], from);
    if (source === undefined) return c.notFound();
    return newPage(c, hub, await formFromSource(c, source.id), { key: randomUUID(), from: source.id });
  });

  async function formFromSource(c: Context<AppEnv>, id: string): Promise<EventForm> {
    const written = await findSource(c, id);
    const form = formOf(written.content, await readNames(db, slots, c.var.lang, written.content));
    // The same weekday, in a month or later, so that nobody publishes the old date by mistake.
    const day = today(world.clock);
    let next = written.content.startsOn;
    if (next <= day)
      next = addDays(next, Math.ceil((Date.parse(day) - Date.parse(next)) / 604_800_000) * 7 + DAYS_LATER);
    return { ...form, values: { ...form.values, ...whenFields(onDay(written.content, next)) } };
  }

  async function findSource(c: Context<AppEnv>, id: string): Promise<WrittenEvent> {
    const written = await findWritten(db, c.var.viewer, id);
    if (written === undefined) throw new HTTPException(404);
    return written;
  }

  async function newPage(
    c: Context<AppEnv>,
    hub: HubChoice,
    form: EventForm,
    begun: { key: string; from?: string; days?: readonly string[]; errors?: readonly EventError[] },
  ) {
    const { lang } = c.var;
    if ((begun.errors?.length ?? 0) > 0) c.status(422);
    const source = begun.from === undefined ? undefined : await findSource(c, begun.from);
    return c.render(
      <NewEventPage
        lang={lang}
        form={form}
        errors={begun.errors ?? []}
        choices={await readChoices(db)}
        topics={topicsOf(world, lang)}
        begin={{
          key: begun.key,
          hub: hub.id,
          from: source === undefined ? undefined : { id: source.id, title: localise(source.content.title, lang).text },
          days: begun.days,
        }}
      />,
      { title: formTexts(lang).newEvent },
    );
  }

  /** The content of a form, with what it names found. */
  async function complete(
    form: EventForm,
    hub: string,
  ): Promise<{ content?: EventContent; errors: readonly EventError[] }> {
    const parsed = parseEvent(form, world.topics, world.clock());
    if (!parsed.ok) return { errors: parsed.refusal.errors };
    const found = await resolveNames(db, slots, parsed.value.named);
    if (found.errors.length > 0) return { errors: found.errors };
    return { content: contentOf(parsed.value, found, hub), errors: [] };
  }

  app.post('/events', async (c) => {
    const viewer = requirePerson(c);
    const { values, all } = await readFields(c);
    const hub = (await readChoices(db)).hubs.find((one) => one.id === values.hub);
    if (hub === undefined || !canWriteEvent(viewer, { hub: hub.id })) throw new HTTPException(403);
    if (!isId(values.key ?? '')) throw new HTTPException(422);
    const from = values.from === undefined || values.from === '' ? undefined : values.from;
    if (from !== undefined && !isId(from)) throw new HTTPException(422);
    const form = formFrom(values, all);
    const begun = { key: values.key ?? '', ...(from === undefined ? {} : { from }) };
    const { content, errors } = await complete(form, hub.id);
    if (content === undefined) return newPage(c, hub, form, { ...begun, errors });
    const dates = parseSeries(values, content, world.clock());
    if (!dates.ok) return newPage(c, hub, form, { ...begun, errors: dates.refusal.errors });
    const days = dates.value.map((when) => when.startsOn);
    if (values.action === 'dates') return newPage(c, hub, form, { ...begun, days });
    const input = { key: begun.key, hub: hub.id, from, content, dates: dates.value };
    const created = await createEvents(db, viewer, input, world.clock());
    if (!created.ok) throw new HTTPException(created.refusal.type === 'no-source' ? 404 : 403);
    const [slug = ''] = created.value.slugs;
    const count = created.value.slugs.length;
    const to = count > 1 ? `mine?state=draft&made=${count}` : `${slug}/preview`;
    return c.redirect(`/${c.var.lang}/events/${to}`, 303);
  });

  // ---- changing

  app.get('/events/:slug/edit', async (c) => {
    const { view, written } = await writtenEvent(c, world);
    if (isFixed(written)) return c.redirect(`/${c.var.lang}/events/${view.slug}/preview`, 303);
    const form = formOf(written.content, await readNames(db, slots, c.var.lang, written.content));
    return editPage(c, { form, version: written.version });
  });

  async function editPage(
    c: Context<AppEnv>,
    given: { form: EventForm; version: number; errors?: readonly EventError[]; alert?: string; saved?: Saved },
  ) {
    const { view, written } = await writtenEvent(c, world);
    const { lang } = c.var;
    const isWrong = (given.errors?.length ?? 0) > 0 || given.alert !== undefined || given.saved !== undefined;
    return teamPage(c, view, {
      page: 'edit',
      title: formTexts(lang).editTitle,
      status: isWrong ? 422 : 200,
      body: (
        <EditBody
          lang={lang}
          form={given.form}
          errors={given.errors ?? []}
          choices={await readChoices(db)}
          topics={topicsOf(world, lang)}
          event={written}
          version={given.version}
          saved={given.saved}
          alert={given.alert}
        />
      ),
    });
  }

  app.post('/events/:slug/edit', async (c) => {
    const { view, written } = await writtenEvent(c, world);
    const { lang } = c.var;
    const { values, all } = await readFields(c);
    const sent = formFrom(values, all);
    const stored = formOf(written.content, await readNames(db, slots, lang, written.content));
    // Of a published event the form does not ask for time and place.
    const fixed = written.state === 'published' ? pick(stored.values, MOVED) : {};
    const form = { ...sent, values: { ...sent.values, ...fixed } };
    const version = Number(values.version);
    const message = values.message?.trim() || undefined;
    const { content, errors } = await complete(form, written.hubId);
    if (content === undefined) return editPage(c, { form, version, errors });
    if (message !== undefined && message.length > LIMITS.message)
      return editPage(c, { form, version, errors: [{ field: 'message', code: 'tooLong', limit: LIMITS.message }] });
    const change = { id: written.id, version, content, message };
    const saved = await saveEvent(db, c.var.viewer, change, tellingOf(world), world.clock());
    if (saved.ok) {
      if (message !== undefined) await tellFirst(world);
      const told = message === undefined ? '' : `?told=${saved.value.told}`;
      return c.redirect(`/${lang}/events/${view.slug}/preview${told}`, 303);
    }
    switch (saved.refusal.type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'invalid':
        return editPage(c, { form, version, errors: saved.refusal.errors });
      case 'not-possible':
        return editPage(c, { form, version, alert: formTexts(lang).notPossible });
      case 'changed-meanwhile': {
        // The next time it is meant: they have seen both.
        const { written: now } = await writtenEvent(c, world);
        const others = formOf(now.content, await readNames(db, slots, lang, now.content));
        return editPage(c, { form, version: now.version, saved: differences(form, others, lang) });
      }
    }
  });

  return app;
}

const isFixed = ({ state, isSubscribed }: WrittenEvent) =>
  state === 'cancelled' || state === 'withdrawn' || isSubscribed;

function contentOf(
  { hubs, named: _, ...content }: ParsedForm,
  { hosts, onBehalfOf, related }: Pick<EventContent, 'hosts' | 'onBehalfOf' | 'related'>,
  hub: string,
): EventContent {
  // The hub itself invites anyway.
  const others = hubs.filter((id) => id !== hub).map((id) => ({ kind: 'hub' as const, id }));
  return { ...content, hosts: [...others, ...hosts], onBehalfOf, related };
}

function pick(values: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? '']));
}

/** What is stored where it is not what was sent, by field. */
function differences(sent: EventForm, stored: EventForm, lang: Parameters<typeof labelOfField>[0]): Saved {
  const plain = (text: string | undefined) => (text ?? '').replace(/\r\n?/g, '\n').trim();
  const texts = Object.keys(stored.values)
    .filter((field) => field in sent.values && plain(sent.values[field]) !== plain(stored.values[field]))
    .map((field) => ({ field, value: stored.values[field] ?? '' }));
  const lists = (Object.keys(stored.lists) as (keyof EventForm['lists'])[])
    .filter((field) => stored.lists[field].toSorted().join() !== sent.lists[field].toSorted().join())
    .map((field) => ({ field, value: stored.lists[field].join(', ') }));
  return [...texts, ...lists].filter(({ field }) => labelOfField(lang, field) !== field);
}
