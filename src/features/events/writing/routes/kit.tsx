import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { compareTexts } from '#platform/i18n';
import { teamEvent } from '../../gate.ts';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { rights } from '../../rights.ts';
import type { WrittenEvent } from '../model.ts';
import { findWritten } from '../queries.ts';
import { deliverNews, type Telling } from '../telling.ts';

/** Topics to choose from, in the order of the language. */
export function topicsOf(world: World, lang: Lang): { value: string; label: string }[] {
  const label = conceptLabel(world, lang);
  return world.topics
    .map((value) => ({ value, label: label(value) }))
    .sort((a, b) => compareTexts(lang, a.label, b.label));
}

export function tellingOf(world: World): Telling {
  const { config, secret } = world;
  return { baseUrl: config.baseUrl, secret, label: (lang) => conceptLabel(world, lang) };
}

/** Tells the first ones at once, at a workshop all; a job does the others. */
export const tellFirst = (world: World): Promise<void> =>
  deliverNews(tellingOf(world), world.db, world.clock(), { slices: 5 });

/** The event of the address as its team changes it. */
export async function writtenEvent(
  c: Context<AppEnv>,
  world: World,
): Promise<{ view: EventView; written: WrittenEvent }> {
  const view = await teamEvent(c, world.db, rights['event.write']);
  const written = await findWritten(world.db, c.var.viewer, view.id);
  if (written === undefined) throw new HTTPException(404);
  return { view, written };
}

/** A page for the team of an event: its head, and what this page is about. */
export function teamPage(
  c: Context<AppEnv>,
  event: EventView,
  page: { page: string; title: string; lead?: string; body: Child; status?: 200 | 422 },
) {
  if (page.status === 422) c.status(422);
  return c.render(
    <>
      <TeamHead
        lang={c.var.lang}
        viewer={c.var.viewer}
        event={event}
        page={page.page}
        title={page.title}
        lead={page.lead}
      />
      {page.body}
    </>,
    { title: page.title },
  );
}
