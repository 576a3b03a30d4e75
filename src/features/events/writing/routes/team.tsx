import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { listTeam } from '#features/accounts/roles/queries.ts';
import type { AppEnv, World } from '#platform/feature';
import { parseForm, readFields } from '#platform/web';
import { canDelegateEvent } from '../../rights.ts';
import { EVENT_ROLES, entrustEvent, takeEventBack, uninvite } from '../commands/team.ts';
import { isId } from '../form.ts';
import { listLog } from '../log.ts';
import type { EventError } from '../model.ts';
import { TeamBody } from '../pages/team.tsx';
import { programmeTexts } from '../texts/programme.ts';
import { teamPage, writtenEvent } from './kit.tsx';

const giveInput = z.object({
  email: z.string().trim().toLowerCase().max(254, 'emailWrong').pipe(z.email('emailWrong')),
  role: z.enum(EVENT_ROLES, 'roleMissing'),
});

/** Who works on an event, and the log of what was done. */
export function teamRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config } = world;

  app.get('/events/:slug/team', (c) => page(c, {}));

  async function page(c: Context<AppEnv>, values: Record<string, string>, errors: readonly EventError[] = []) {
    const { view } = await writtenEvent(c, world);
    const { lang, viewer } = c.var;
    const number = Number(c.req.query('page') ?? 1);
    if (!Number.isInteger(number) || number < 1 || number > 10_000) throw new HTTPException(422);
    const log = await listLog(db, view.id, number);
    if (number > 1 && log.rows.length === 0) return c.notFound();
    const t = programmeTexts(lang);
    return teamPage(c, view, {
      page: 'team',
      title: t.team,
      status: errors.length > 0 ? 422 : 200,
      body: (
        <TeamBody
          lang={lang}
          event={view}
          {...(await listTeam(db, `event:${view.id}`, world.clock()))}
          mayDelegate={canDelegateEvent(viewer, { hub: view.hubId, event: view.id })}
          log={log}
          page={number}
          values={values}
          errors={errors}
          given={c.req.query('given') !== undefined}
        />
      ),
    });
  }

  app.post('/events/:slug/team', async (c) => {
    const { view } = await writtenEvent(c, world);
    const { lang, viewer } = c.var;
    if (!canDelegateEvent(viewer, { hub: view.hubId, event: view.id })) throw new HTTPException(403);
    const { values } = await readFields(c);
    const now = world.clock();
    const back = (more = '') => c.redirect(`/${lang}/events/${view.slug}/team${more}`, 303);
    if (values.action === 'uninvite') {
      if (!isId(values.invitation ?? '')) throw new HTTPException(404);
      await uninvite(db, viewer, view, values.invitation ?? '', now);
      return back();
    }
    if (values.action === 'take') {
      const role = EVENT_ROLES.find((one) => one === values.role);
      const person = values.person ?? '';
      if (role === undefined || !isId(person)) throw new HTTPException(404);
      await takeEventBack(db, viewer, view, { person, role }, config.baseUrl, now);
      // Who has given their own up may perhaps no longer see this page.
      return viewer.kind === 'person' && person === viewer.id ? c.redirect(`/${lang}/events/mine`, 303) : back();
    }
    const input = parseForm(giveInput, values);
    if (!input.ok) return page(c, values, input.refusal.errors);
    const given = await entrustEvent(db, viewer, view, input.value, config.baseUrl, now);
    if (given.ok) return back('?given=1');
    if (given.refusal.type === 'self') return page(c, values, [{ field: 'email', code: 'self' }]);
    throw new HTTPException(403);
  });

  return app;
}
