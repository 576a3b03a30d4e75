import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { wallTime } from '#engines/calendar';
import { teamEvent } from '#features/events/gate.ts';
import type { EventView } from '#features/events/model.ts';
import { readEventById } from '#features/events/queries.ts';
import { daysBefore } from '#platform/clock';
import type { AppEnv, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { readFields, requirePerson } from '#platform/web';
import { listMatchmakings, listSlots, listTables, type MatchmakingView } from '../../queries.ts';
import { rights } from '../../rights.ts';
import { changeMatchmaking, changeSlots, createMatchmaking, moveMatchmaking } from '../commands/settings.ts';
import { sayRefusal, stopAt, teamMatchmaking } from '../gate.ts';
import { NewPage, OverviewPage, type SettingsForm, SettingsPage } from '../pages/settings.tsx';
import { roomsAsText } from '../rooms.ts';
import { type EventFrame, halfDaysOf, readSettings } from '../rules.ts';
import { planningTexts } from '../texts.ts';

/** Overview, new, settings, state. */
export function settingsRoutes({ db, clock }: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const open = (c: Context<AppEnv>) => teamEvent(c, db, rights['meetings.plan']);

  app.get('/events/:slug/meetings', async (c) => {
    const { lang, viewer } = c.var;
    const event = await open(c);
    const rows = await listMatchmakings(db, event.id);
    return c.render(<OverviewPage lang={lang} viewer={viewer} event={event} rows={rows} />, {
      title: planningTexts(lang).title,
    });
  });

  const renderNew = (c: Context<AppEnv>, event: EventView, form: SettingsForm) => {
    if (form.errors.length > 0) c.status(422);
    return c.render(<NewPage lang={c.var.lang} viewer={c.var.viewer} event={event} form={form} />, {
      title: planningTexts(c.var.lang).create,
    });
  };

  app.get('/events/:slug/meetings/new', async (c) => {
    const event = await open(c);
    return renderNew(c, event, { values: usualValues(event), pairs: [], errors: [], preview: undefined });
  });

  app.post('/events/:slug/meetings', async (c) => {
    const viewer = requirePerson(c);
    const event = await open(c);
    const { values, all } = await readFields(c);
    const pairs = all.getAll('pair');
    const read = readSettings(values, pairs, frameOf(event));
    if (!read.ok) return renderNew(c, event, { values, pairs, errors: read.refusal.errors, preview: undefined });
    if (values.step !== 'save') return renderNew(c, event, { values, pairs, errors: [], preview: read.value.slots });
    const made = await createMatchmaking(db, viewer, event, read.value, clock());
    if (!made.ok) throw new HTTPException(403);
    return c.redirect(`/${c.var.lang}/matchmakings/${made.value.id}/settings?note=saved`, 303);
  });

  const renderSettings = async (
    c: Context<AppEnv>,
    matchmaking: MatchmakingView,
    given: Partial<SettingsForm> = {},
    problem?: string,
  ) => {
    const { lang } = c.var;
    const event = await readEventById(db, matchmaking.event.id);
    if (event === undefined) throw new HTTPException(404);
    const slots = await listSlots(db, matchmaking.id);
    const names = (await listTables(db, matchmaking.id)).map(({ name }) => name);
    const form: SettingsForm = {
      values: valuesOf(matchmaking, slots, names),
      pairs: matchmaking.whoMeetsWhom.map((pair) => pair.join(' ')),
      errors: [],
      preview: undefined,
      ...given,
    };
    if (form.errors.length > 0 || problem !== undefined) c.status(422);
    const note = c.req.query('note') === 'saved' ? planningTexts(lang).saved : undefined;
    return c.render(
      <SettingsPage
        lang={lang}
        event={event}
        matchmaking={matchmaking}
        slots={slots}
        form={form}
        problem={problem}
        note={note}
      />,
      { title: planningTexts(lang).settings },
    );
  };

  app.get('/matchmakings/:id/settings', async (c) => renderSettings(c, await teamMatchmaking(c, db)));

  app.post('/matchmakings/:id/settings', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values, all } = await readFields(c);
    const pairs = all.getAll('pair');
    const event = await readEventById(db, matchmaking.event.id);
    if (event === undefined) throw new HTTPException(404);
    const read = readSettings(values, pairs, frameOf(event));
    if (!read.ok) return renderSettings(c, matchmaking, { values, pairs, errors: read.refusal.errors });
    if (values.step !== 'save') return renderSettings(c, matchmaking, { values, pairs, preview: read.value.slots });
    const saved = await changeMatchmaking(db, viewer, matchmaking.id, read.value, clock());
    if (saved.ok) return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/settings?note=saved`, 303);
    stopAt(saved.refusal);
    return renderSettings(c, matchmaking, { values, pairs }, sayRefusal(planningTexts(c.var.lang), saved.refusal.type));
  });

  app.post('/matchmakings/:id/slots', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { values } = await readFields(c);
    const number = (text: string | undefined, before: number) => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : before);
    const slots = (await listSlots(db, matchmaking.id)).map((slot) => ({
      number: slot.number,
      tables: number(values[`tables_${slot.number}`], slot.tables),
      interpreters: number(values[`interpreters_${slot.number}`], slot.interpreters),
    }));
    const saved = await changeSlots(db, viewer, matchmaking.id, slots, clock());
    if (saved.ok) return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/settings?note=saved#slots`, 303);
    stopAt(saved.refusal);
    return renderSettings(c, matchmaking, {}, sayRefusal(planningTexts(c.var.lang), saved.refusal.type));
  });

  app.post('/matchmakings/:id/state', async (c) => {
    const viewer = requirePerson(c);
    const matchmaking = await teamMatchmaking(c, db);
    const { to } = (await readFields(c)).values;
    if (to !== 'wishing' && to !== 'planning' && to !== 'closed') throw new HTTPException(422, { message: 'to' });
    const moved = await moveMatchmaking(db, viewer, matchmaking.id, to, clock());
    const there = { wishing: 'people', planning: 'plans', closed: 'figures' }[to];
    if (moved.ok) return c.redirect(`/${c.var.lang}/matchmakings/${matchmaking.id}/${there}`, 303);
    stopAt(moved.refusal);
    return renderSettings(c, matchmaking, {}, sayRefusal(planningTexts(c.var.lang), moved.refusal.type));
  });

  return app;
}

function frameOf(event: EventView): EventFrame {
  const { lang, zone, startsAt, endsAt } = event;
  return { lang, zone, startsAt, endsAt, sessions: event.sessions.map(({ id }) => id) };
}

/** What the form begins with: the morning of the first day, ten tables, wishes until two days before. */
function usualValues(event: EventView): Record<string, string> {
  const begin = wallTime(event.startsAt, event.zone);
  const closes = wallTime(daysBefore(event.startsAt, 2), event.zone);
  const session = event.sessions.find(({ kind }) => kind === 'matchmaking');
  const from = session === undefined ? begin : wallTime(session.startsAt, event.zone);
  const hour = Number(from.time.slice(0, 2));
  const to =
    session === undefined
      ? `${String(Math.min(23, hour + 2)).padStart(2, '0')}:${from.time.slice(3)}`
      : wallTime(session.endsAt, event.zone).time;
  const word = { de: 'Tisch', cs: 'Stůl', pl: 'Stolik', en: 'Table' }[event.lang];
  return {
    [`name_${event.lang}`]:
      session === undefined ? planningTexts(event.lang).title : localise(session.title, event.lang).text,
    sessionId: session?.id ?? '',
    slotMinutes: '15',
    changeMinutes: '5',
    date_1: from.date,
    from_1: from.time,
    to_1: to,
    interpreters_1: '0',
    tableNames: Array.from({ length: 10 }, (_, at) => `${word} ${at + 1}`).join('\n'),
    maxWishes: '15',
    maxMeetings: '10',
    minMeetings: '2',
    closeDate: closes.date,
    closeTime: '18:00',
    answerHours: '72',
  };
}

function valuesOf(
  matchmaking: MatchmakingView,
  slots: Parameters<typeof halfDaysOf>[0],
  tableNames: readonly string[],
): Record<string, string> {
  const { zone, lang } = matchmaking.event;
  const closes = wallTime(matchmaking.wishesCloseAt, zone);
  const halfDays = halfDaysOf(slots, zone).flatMap(({ date, from, to, tables, interpreters }, at) => [
    [`date_${at + 1}`, date],
    [`from_${at + 1}`, from],
    [`to_${at + 1}`, to],
    [`tables_${at + 1}`, String(tables)],
    [`interpreters_${at + 1}`, String(interpreters)],
  ]);
  return {
    ...Object.fromEntries(Object.entries(matchmaking.name).map(([one, text]) => [`name_${one}`, text])),
    ...Object.fromEntries(Object.entries(matchmaking.about).map(([one, text]) => [`about_${one}`, text])),
    ...Object.fromEntries(halfDays),
    sessionId: matchmaking.sessionId ?? '',
    slotMinutes: String(matchmaking.slotMinutes),
    changeMinutes: String(matchmaking.changeMinutes),
    tableNames: tableNames.join('\n'),
    hasOnline: matchmaking.hasOnline ? 'yes' : '',
    onlineRooms: roomsAsText(matchmaking),
    groups: matchmaking.groups.map(({ name }) => localise(name, lang).text).join('\n'),
    maxWishes: String(matchmaking.maxWishes),
    maxMeetings: String(matchmaking.maxMeetings),
    minMeetings: String(matchmaking.minMeetings),
    closeDate: closes.date,
    closeTime: closes.time,
    answerHours: String(matchmaking.answerHours),
  };
}
