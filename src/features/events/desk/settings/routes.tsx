import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { readId } from '#features/network/params.ts';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, readFields, requirePerson } from '#platform/web';
import { teamEvent } from '../../gate.ts';
import type { EventView } from '../../model.ts';
import { saveCodes, saveForm, saveTicketKinds } from '../../registration/commands/form.ts';
import { saveSettings } from '../../registration/commands/settings.ts';
import { FIELD_TYPES, type FormField, type TicketInput } from '../../registration/model.ts';
import { rights } from '../../rights.ts';
import type { Filled } from './fields.tsx';
import { saveKeepDays } from './keep-days.ts';
import { type Of, SettingsPage, TicketPage } from './pages.tsx';
import { readSettingsView, type SettingsView } from './queries.ts';
import { linesFor, PreviewPage, QuestionPage, questionFields } from './question-pages.tsx';
import { localisedFields, momentFields, readCode, readQuestion, readSettings, readTicket } from './read.ts';
import { errorText, settingsTexts } from './texts.ts';

export function settingsRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock } = world;

  async function open(c: Context<AppEnv>): Promise<{ event: EventView; view: SettingsView; of: Of }> {
    const event = await teamEvent(c, db, rights['event.participants']);
    const view = await readSettingsView(db, event.id);
    return { event, view, of: { lang: c.var.lang, viewer: c.var.viewer, event } };
  }

  const filled = (c: Context<AppEnv>, values: Record<string, string>, errors: FieldError[] = []): Filled => ({
    lang: c.var.lang,
    values,
    errors: errors.map(({ field, code }) => ({ field, message: errorText(c.var.lang, code) })),
  });

  const backTo = (c: Context<AppEnv>, event: EventView, anchor = '') =>
    c.redirect(`/${c.var.lang}/events/${event.slug}/registration-settings?note=saved${anchor}`, 303);

  /** The refusals that no field is to blame for. */
  function refused(c: Context<AppEnv>, { type }: { type: string }): string {
    if (type === 'not-found') throw new HTTPException(404);
    if (type === 'not-allowed') throw new HTTPException(403);
    const codes: Record<string, string> = {
      'changed-meanwhile': 'changedMeanwhile',
      'wrong-form': 'conditionBroken',
      'too-many': 'tooMany',
    };
    return errorText(c.var.lang, codes[type] ?? type);
  }

  function settingsPage(
    c: Context<AppEnv>,
    { event, view, of }: Awaited<ReturnType<typeof open>>,
    more: { form?: Filled; code?: Filled; problem?: string } = {},
  ) {
    const { lang } = c.var;
    const t = settingsTexts(lang);
    if (Object.keys(more).length > 0) c.status(422);
    const over = /^\d{1,7}$/.exec(c.req.query('over') ?? '')?.[0];
    const said = over !== undefined ? t.over(Number(over)) : c.req.query('note') === 'saved' ? t.saved : undefined;
    return c.render(
      <SettingsPage
        {...of}
        view={view}
        form={more.form ?? filled(c, settingsFields(view, event.zone))}
        code={more.code ?? filled(c, {})}
        problem={more.problem}
        said={Object.keys(more).length > 0 ? undefined : said}
      />,
      { title: t.title },
    );
  }

  app.get('/events/:slug/registration-settings', async (c) => settingsPage(c, await open(c)));

  app.post('/events/:slug/registration-settings', async (c) => {
    const viewer = requirePerson(c);
    const opened = await open(c);
    const { event } = opened;
    const { values } = await readFields(c);
    const { value, errors } = readSettings(values, event.zone, event.lang);
    if (errors.length > 0) return settingsPage(c, opened, { form: filled(c, values, errors) });
    const version = /^\d{1,9}$/.test(values.version ?? '') ? Number(values.version) : undefined;
    const saved = await saveSettings(world, viewer, event.id, value.settings, version, clock());
    if (!saved.ok) return settingsPage(c, opened, { form: filled(c, values), problem: refused(c, saved.refusal) });
    const kept = await saveKeepDays(db, viewer, event.id, value.keepDays);
    if (!kept.ok) throw new HTTPException(404);
    const { over } = saved.value;
    return c.redirect(
      `/${c.var.lang}/events/${event.slug}/registration-settings?note=saved${over > 0 ? `&over=${over}` : ''}`,
      303,
    );
  });

  // ---- kinds of participation

  /** Which of them the address means; undefined for a new one. */
  function ticketOf(c: Context<AppEnv>, view: SettingsView) {
    if (c.req.param('ticket') === 'new') return undefined;
    const id = readId(c, 'ticket');
    const ticket = view.tickets.find((one) => one.id === id);
    if (ticket === undefined) throw new HTTPException(404);
    return ticket;
  }

  function ticketPage(c: Context<AppEnv>, of: Of, form: Filled, problem?: string) {
    const action = `/${of.lang}/events/${of.event.slug}/registration-settings/tickets/${c.req.param('ticket')}`;
    if (problem !== undefined || form.errors.length > 0) c.status(422);
    return c.render(<TicketPage {...of} action={action} form={form} problem={problem} />, {
      title: settingsTexts(of.lang).editTicket,
    });
  }

  app.get('/events/:slug/registration-settings/tickets/:ticket', async (c) => {
    const { event, view, of } = await open(c);
    const ticket = ticketOf(c, view);
    return ticketPage(c, of, filled(c, ticket === undefined ? {} : ticketFields(ticket, event.zone)));
  });

  app.post('/events/:slug/registration-settings/tickets/:ticket', async (c) => {
    const viewer = requirePerson(c);
    const { event, view, of } = await open(c);
    const known = ticketOf(c, view);
    const { values } = await readFields(c);
    const { value, errors } = readTicket(values, event.zone, event.lang);
    if (errors.length > 0) return ticketPage(c, of, filled(c, values, errors));
    const tickets: TicketInput[] =
      known === undefined
        ? [...view.tickets, value]
        : view.tickets.map((one) => (one.id === known.id ? { ...value, id: known.id } : one));
    const saved = await saveTicketKinds(world, viewer, event.id, tickets, clock());
    if (!saved.ok) return ticketPage(c, of, filled(c, values), refused(c, saved.refusal));
    const over = saved.value.over.find(({ id }) => id === known?.id)?.places;
    return backTo(c, event, `${over === undefined ? '' : `&over=${over}`}#tickets`);
  });

  app.post('/events/:slug/registration-settings/tickets/:ticket/order', async (c) => {
    const viewer = requirePerson(c);
    const opened = await open(c);
    const { event, view } = opened;
    const ticket = ticketOf(c, view);
    const { values } = await readFields(c);
    const at = view.tickets.findIndex((one) => one.id === ticket?.id);
    const saved = await saveTicketKinds(world, viewer, event.id, moved(view.tickets, at, values.move), clock());
    if (saved.ok) return backTo(c, event, '#tickets');
    const problem = saved.refusal.type === 'none' ? settingsTexts(c.var.lang).lastTicket : refused(c, saved.refusal);
    return settingsPage(c, opened, { problem });
  });

  // ---- questions

  function questionPage(
    c: Context<AppEnv>,
    opened: Awaited<ReturnType<typeof open>>,
    field: FormField | undefined,
    given: {
      values: Record<string, string>;
      all: URLSearchParams;
      errors?: FieldError[];
      problem?: string;
      lines?: number;
    },
  ) {
    const { view, of } = opened;
    const type = field?.type ?? FIELD_TYPES.find((one) => one === given.values.type) ?? 'text';
    if (given.problem !== undefined || (given.errors ?? []).length > 0) c.status(422);
    return c.render(
      <QuestionPage
        {...of}
        view={view}
        field={field ?? { type }}
        before={beforeOf(view.fields, field)}
        form={filled(c, given.values, given.errors)}
        lines={given.lines ?? linesFor(given.values)}
        when={given.all.getAll('when')}
        tickets={given.all.getAll('tickets')}
        version={view.formVersion}
        problem={given.problem}
      />,
      { title: settingsTexts(c.var.lang).question },
    );
  }

  function fieldOf(c: Context<AppEnv>, view: SettingsView): FormField | undefined {
    const key = c.req.param('question');
    if (key === 'new') return undefined;
    const field = view.fields.find((one) => one.key === key);
    if (field === undefined) throw new HTTPException(404);
    return field;
  }

  app.get('/events/:slug/registration-settings/questions/:question', async (c) => {
    const opened = await open(c);
    const field = fieldOf(c, opened.view);
    const values = field === undefined ? { type: c.req.query('type') ?? 'text' } : questionFields(field);
    const all = new URLSearchParams();
    for (const key of field?.when?.is ?? []) all.append('when', `${field?.when?.field}=${key}`);
    for (const id of field?.tickets ?? []) all.append('tickets', id);
    return questionPage(c, opened, field, { values, all });
  });

  app.post('/events/:slug/registration-settings/questions/:question', async (c) => {
    const viewer = requirePerson(c);
    const opened = await open(c);
    const { event, view } = opened;
    const known = fieldOf(c, view);
    const { values, all } = await readFields(c);
    if (values.step === 'more') return questionPage(c, opened, known, { values, all, lines: linesFor(values) + 5 });
    const { value, errors } = readQuestion(values, all, {
      original: event.lang,
      known,
      used: view.usedKeys,
      tickets: view.tickets.map(({ id }) => id),
      before: beforeOf(view.fields, known),
    });
    if (errors.length > 0) return questionPage(c, opened, known, { values, all, errors });
    const fields =
      known === undefined ? [...view.fields, value] : view.fields.map((one) => (one.key === known.key ? value : one));
    const saved = await saveForm(world, viewer, event.id, fields, seenVersion(values, view), clock());
    if (saved.ok) return backTo(c, event, '#questions');
    return questionPage(c, opened, known, { values, all, problem: refused(c, saved.refusal) });
  });

  app.post('/events/:slug/registration-settings/questions/:question/order', async (c) => {
    const viewer = requirePerson(c);
    const opened = await open(c);
    const { event, view } = opened;
    const field = fieldOf(c, view);
    const { values } = await readFields(c);
    const at = view.fields.findIndex((one) => one.key === field?.key);
    const fields = moved(view.fields, at, values.move);
    const saved = await saveForm(world, viewer, event.id, fields, view.formVersion, clock());
    if (saved.ok) return backTo(c, event, '#questions');
    return settingsPage(c, opened, { problem: refused(c, saved.refusal) });
  });

  app.get('/events/:slug/registration-settings/preview', async (c) => {
    const { view, of } = await open(c);
    return c.render(<PreviewPage {...of} view={view} />, { title: settingsTexts(c.var.lang).previewTitle });
  });

  // ---- codes

  app.post('/events/:slug/registration-settings/codes', async (c) => {
    const viewer = requirePerson(c);
    const opened = await open(c);
    const { event, view } = opened;
    const { values } = await readFields(c);
    const tickets = view.tickets.map(({ id }) => id);
    const { value, errors } = readCode(values, event.zone, tickets, randomBytes(8));
    if (errors.length > 0) return settingsPage(c, opened, { code: filled(c, values, errors) });
    const saved = await saveCodes(world, viewer, event.id, [...view.codes, value], clock());
    if (saved.ok) return backTo(c, event, '#codes');
    if (saved.refusal.type === 'code-twice')
      return settingsPage(c, opened, { code: filled(c, values, [{ field: 'code', code: 'codeTwice' }]) });
    return settingsPage(c, opened, { problem: refused(c, saved.refusal) });
  });

  app.post('/events/:slug/registration-settings/codes/withdrawal', async (c) => {
    const viewer = requirePerson(c);
    const opened = await open(c);
    const { event, view } = opened;
    const { values } = await readFields(c);
    const others = view.codes.filter(({ code }) => code !== values.code);
    const saved = await saveCodes(world, viewer, event.id, others, clock());
    if (saved.ok) return backTo(c, event, '#codes');
    return settingsPage(c, opened, { problem: refused(c, saved.refusal) });
  });

  return app;
}

const seenVersion = (values: Record<string, string>, view: SettingsView): number =>
  /^\d{1,9}$/.test(values.version ?? '') ? Number(values.version) : view.formVersion;

/** Questions that stand before one; before a new one all. */
function beforeOf(fields: readonly FormField[], field: FormField | undefined): FormField[] {
  const at = fields.findIndex(({ key }) => key === field?.key);
  return at < 0 ? [...fields] : fields.slice(0, at);
}

/** The list with one of its things a place up or down, or without it. */
function moved<T>(list: readonly T[], at: number, move: string | undefined): T[] {
  const thing = list[at];
  const others = list.filter((_, other) => other !== at);
  if (thing === undefined || move === 'remove') return others;
  const to = move === 'up' ? at - 1 : move === 'down' ? at + 1 : at;
  return [...others.slice(0, Math.max(0, to)), thing, ...others.slice(Math.max(0, to))];
}

function settingsFields({ settings, keepDays }: SettingsView, zone: string): Record<string, string> {
  const tick = (yes: boolean | undefined, usual: boolean) => ((yes ?? usual) ? 'yes' : '');
  return {
    is_open: tick(settings?.isOpen, true),
    ...momentFields('opens', settings?.opensAt ?? null, zone),
    ...momentFields('closes', settings?.closesAt ?? null, zone),
    ...momentFields('change', settings?.changeUntil ?? null, zone),
    capacity: settings?.capacity?.toString() ?? '',
    max_group: String(settings?.maxGroup ?? 1),
    has_waiting_list: tick(settings?.hasWaitingList, true),
    accept_hours: String(settings?.acceptHours ?? 48),
    needs_code: tick(settings?.needsCode, false),
    ...stageFields(settings?.stages ?? []),
    ...localisedFields('note', settings?.note ?? {}),
    reminder_days: (settings?.reminderDays ?? [1]).join(', '),
    keep_days: String(keepDays),
  };
}

function stageFields(stages: readonly Partial<Record<string, string>>[]): Record<string, string> {
  const lines = (lang: string) => stages.map((stage) => stage[lang] ?? '').join('\n');
  return Object.fromEntries(['de', 'cs', 'pl', 'en'].map((lang) => [`stages_${lang}`, lines(lang).trimEnd()]));
}

function ticketFields(ticket: TicketInput, zone: string): Record<string, string> {
  return {
    ...localisedFields('name', ticket.name),
    ...localisedFields('about', ticket.about),
    ...localisedFields('price', ticket.priceText),
    capacity: ticket.capacity?.toString() ?? '',
    ...momentFields('opens', ticket.opensAt, zone),
    ...momentFields('closes', ticket.closesAt, zone),
    needs_code: ticket.needsCode ? 'yes' : '',
    needs_approval: ticket.needsApproval ? 'yes' : '',
  };
}
