import { type Context, Hono } from 'hono';
import { LANGS, type Lang } from '#engines/kit';
import { nameOf } from '#features/network/facets.ts';
import type { AppEnv, World } from '#platform/feature';
import { compareTexts, formatDate, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { csvResponse } from '#platform/web';
import { teamEvent } from '../../gate.ts';
import { REGISTRATION_STATES } from '../../registration/model.ts';
import { rights } from '../../rights.ts';
import { figureName, figureTexts } from '../figure-texts.ts';
import type { Desk } from '../model.ts';
import { FiguresPage, type FigureView } from '../pages/figures.tsx';
import { countFigures, FIGURES, type Figure, type FigureValue, readKeptFigures } from '../queries/figures.ts';
import { readDesk } from '../queries/participants.ts';
import { registrationState } from '../texts.ts';
import { type Names, readNames } from '../view.ts';

export function figureRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  async function read(c: Context<AppEnv>) {
    const { lang } = c.var;
    const event = await teamEvent(c, db, rights['event.participants']);
    const desk = await readDesk(db, event.id);
    const values = await (desk.deletedAt === null ? countFigures(db, event.id) : readKeptFigures(db, event.id));
    const names = await readNames(db, lang);
    return { event, desk, figures: inWords(lang, values, desk, names) };
  }

  app.get('/events/:slug/figures', async (c) => {
    const { lang, viewer } = c.var;
    const { event, desk, figures } = await read(c);
    return c.render(
      <FiguresPage lang={lang} viewer={viewer} event={event} figures={figures} deletedAt={desk.deletedAt} />,
      { title: figureTexts(lang).title },
    );
  });

  app.get('/events/:slug/figures.csv', async (c) => {
    const { event, figures } = await read(c);
    const t = figureTexts(c.var.lang);
    const columns = [t.figure, t.key, t.value, t.people];
    const rows = figures.flatMap(({ figure, values }) =>
      values.map(({ key, label, count }) => {
        const cells = [figureName(c.var.lang, figure), key, label, count];
        return Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
      }),
    );
    return csvResponse(c, `${event.slug}-figures`, { columns, rows });
  });

  return app;
}

/** Values by their names, the most frequent first; days and states in their own order. What does not tell anybody apart is left out. */
function inWords(lang: Lang, values: readonly FigureValue[], desk: Desk, names: Names): FigureView[] {
  const t = figureTexts(lang);
  const tickets = new Map(desk.tickets.map(({ id, name }) => [id, localise(name, lang).text]));
  const label: Record<Figure, (key: string) => string> = {
    day: (key) => formatDate(lang, key),
    state: (key) => nameOf(REGISTRATION_STATES, key, (one) => registrationState(lang, one)),
    ticket: (key) => tickets.get(key) ?? t.unsaid,
    type: names.type,
    region: names.region,
    country: names.region,
    hub: names.hub,
    lang: (key) => nameOf(LANGS, key, (one) => LANGUAGE_NAMES[one]),
    arrived: (key) => (key === 'yes' ? t.came : t.stayedAway),
  };
  const views = FIGURES.map((figure): FigureView => {
    const own = values.filter((one) => one.figure === figure);
    const said = own.map(({ value, count }) => ({
      key: value,
      label: (value === '' ? '' : label[figure](value)) || t.unsaid,
      count,
    }));
    const states = REGISTRATION_STATES as readonly string[];
    return {
      figure,
      values: said.toSorted((a, b) => {
        if (figure === 'day') return a.key < b.key ? -1 : 1;
        if (figure === 'state') return states.indexOf(a.key) - states.indexOf(b.key);
        return Number(a.key === '') - Number(b.key === '') || b.count - a.count || compareTexts(lang, a.label, b.label);
      }),
    };
  });
  // One kind for all tells nobody apart.
  return views.filter(
    ({ figure, values }) => values.some(({ key }) => key !== '') && !(figure === 'ticket' && values.length === 1),
  );
}
