import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from '#platform/feature';
import { localise } from '#platform/i18n';
import { type FieldError, readFields } from '#platform/web';
import { calendarFile } from '../../planning/calendar-file.ts';
import { readCalendar } from '../../planning/queries/calendar.ts';
import { listSlots } from '../../queries.ts';
import { markSeen } from '../commands/day.ts';
import { cannotCome } from '../commands/leave.ts';
import { meetingsUrl } from '../links.ts';
import type { Own } from '../model.ts';
import { AbsencePage, SheetPage } from '../pages/plan.tsx';
import { findMyPlan, type MyPlan } from '../queries/plan.ts';
import { ownTexts } from '../texts/own.ts';
import { isOff, ownOf, type WishParts } from './read.ts';

type Here = Own & { key: string; address: string };

/** The personal plan: print, calendar, and what somebody cannot keep. */
export function planRoutes({ world }: WishParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  /** Only a published plan; before, and for who takes no part, there is none. */
  async function planOf(c: Context<AppEnv>): Promise<Here & { plan: MyPlan }> {
    const own = await ownOf(world, c);
    const { me, matchmaking } = own;
    const isOut = matchmaking.state === 'published' || matchmaking.state === 'closed';
    const plan =
      isOut && me.isRegistered && !isOff(matchmaking) && me.state !== 'invited'
        ? await findMyPlan(db, me, matchmaking)
        : undefined;
    if (plan === undefined) throw new HTTPException(404);
    return { ...own, plan };
  }

  app.get('/meetings/:key/plan', async (c) => {
    const { me, matchmaking, plan } = await planOf(c);
    const { lang } = c.var;
    return c.render(<SheetPage lang={lang} me={me} matchmaking={matchmaking} plan={plan} />, {
      title: ownTexts(lang).planTitle,
      isBare: true,
    });
  });

  app.post('/meetings/:key/plan', async (c) => {
    const { key, address } = await planOf(c);
    const seen = await markSeen(world, key);
    if (!seen.ok) throw new HTTPException(404);
    return c.redirect(`${address}#plan`, 303);
  });

  app.get('/meetings/:key/plan.ics', async (c) => {
    const { me, matchmaking } = await ownOf(world, c);
    const { lang } = c.var;
    const { event, planId, onlineAddress, onlineRooms } = matchmaking;
    if (planId === null || me.state === 'invited') throw new HTTPException(404);
    const known = await readCalendar(db, me.id, { id: matchmaking.id, planId });
    // Nobody meets any more where the event is off or the registration gone: calendars that look here again are to know.
    const isOver = isOff(matchmaking) || !me.isRegistered;
    const meetings = isOver
      ? { sequence: known.sequence + 1, meetings: [], dropped: [...known.meetings, ...known.dropped] }
      : known;
    const { zone, venue, contactEmail } = event;
    const file = calendarFile(
      world.config.baseUrl,
      {
        title: localise(event.title, lang).text,
        lang,
        zone,
        venue,
        contactEmail,
        onlineAddress,
        onlineRooms,
        ...meetings,
      },
      {
        url: meetingsUrl(world, lang, me.id),
        now: (isOver ? undefined : matchmaking.publishedAt) ?? world.clock(),
      },
    );
    return c.body(file.content, 200, {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${file.name}"`,
    });
  });

  async function absencePage(
    c: Context<AppEnv>,
    { matchmaking, address }: Here,
    chosen = '',
    errors: FieldError[] = [],
  ) {
    const { lang } = c.var;
    if (errors.length > 0) c.status(422);
    const slots = await listSlots(db, matchmaking.id);
    return c.render(
      <AbsencePage
        lang={lang}
        matchmaking={matchmaking}
        address={address}
        slots={slots}
        now={world.clock()}
        chosen={chosen}
        errors={errors}
      />,
      { title: ownTexts(lang).cannotCome },
    );
  }

  app.get('/meetings/:key/absence', async (c) => {
    const own = await ownOf(world, c);
    const can = own.matchmaking.state === 'published' && own.me.state === 'joined';
    return can ? absencePage(c, own) : c.redirect(own.address, 303);
  });

  app.post('/meetings/:key/absence', async (c) => {
    const own = await ownOf(world, c);
    const { values } = await readFields(c);
    const from = values.from ?? '';
    if (!/^\d{1,6}$/.test(from)) return absencePage(c, own, from, [{ field: 'from', code: 'fromMissing' }]);
    const said = await cannotCome(world, c.var.viewer, own.key, Number(from), world.clock());
    if (said.ok) return c.redirect(own.address, 303);
    if (said.refusal.type === 'not-found') throw new HTTPException(404);
    if (said.refusal.type === 'not-joined' || said.refusal.type === 'not-published')
      return c.redirect(own.address, 303);
    return absencePage(c, own, from, [
      { field: 'from', code: said.refusal.type === 'said-before' ? 'said-before' : 'fromMissing' },
    ]);
  });

  return app;
}
