import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { momentInWords } from '#features/events/registration/mails.ts';
import type { AppEnv } from '#platform/feature';
import { localise } from '#platform/i18n';
import { type FieldError, parseForm, readFields } from '#platform/web';
import { listSlots } from '../../queries.ts';
import { sayOutcome } from '../commands/day.ts';
import { leave } from '../commands/leave.ts';
import { participate, saveAvailability } from '../commands/participate.ts';
import { type Own, outcomeInput, participationInput } from '../model.ts';
import { NoticePage, type OwnNote, OwnPage } from '../pages/own.tsx';
import { AvailabilityPage, LeavePage, type ParticipationFields, ParticipationPage } from '../pages/participation.tsx';
import { PlanPart } from '../pages/plan.tsx';
import { refusalInWords } from '../pages/request.tsx';
import { findMyPlan } from '../queries/plan.ts';
import { listRequests } from '../queries/requests.ts';
import { listBusySlots } from '../queries/slots.ts';
import { canWish, takesPlace, wishesLeft } from '../rules.ts';
import { ownTexts } from '../texts/own.ts';
import { participationTexts } from '../texts/participation.ts';
import { entriesOf, isOff, labelOf, livingOf, ownOf, type WishParts } from './read.ts';

const NOTES: readonly OwnNote[] = ['joined', 'saved', 'left', 'accepted', 'declined', 'withdrawn'];

/** Forms are read once; what was sent stays in the fields. */
function fieldsOf(values: Record<string, string>, all: URLSearchParams): ParticipationFields {
  return {
    name: values.name ?? '',
    organisation: values.organisation ?? '',
    group: values.group ?? '',
    langs: all.getAll('langs'),
    seeks: values.seeks ?? '',
    offers: values.offers ?? '',
    own: all.getAll('own'),
    addresses: values.entries ?? '',
    maxMeetings: values.maxMeetings ?? '',
    onlineOnly: values.onlineOnly === 'yes',
    onScreen: values.onScreen === 'yes',
    slots: all.getAll('slot'),
  };
}

/** Numbers of slots as they were sent; what is no number is no slot. */
export const slotNumbers = (slots: readonly string[]): number[] =>
  slots.map((slot) => (/^\d{1,6}$/.test(slot) ? Number(slot) : -1));

/** One's own page: joining, changing, what waits, what came of a meeting, when one is free, leaving. */
export function ownRoutes({ world, reasons }: WishParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, slots } = world;

  async function firstPage(c: Context<AppEnv>, refused?: string) {
    const { lang } = c.var;
    const own = await ownOf(world, c);
    const { me, matchmaking, address } = own;
    const now = world.clock();
    const t = ownTexts(lang);
    const title = localise(matchmaking.name, lang).text;
    if (refused !== undefined) c.status(422);
    const notice = (said: string) =>
      c.render(<NoticePage lang={lang} matchmaking={matchmaking} address={address} title={said} />, { title });
    if (isOff(matchmaking)) return notice(t.eventCancelled);
    if (!me.isRegistered) return notice(t.notRegistered);
    if (me.state !== 'joined' && canWish(matchmaking, now)) return participationPage(c, own);
    const wasThere = me.state === 'left' && (matchmaking.state === 'published' || matchmaking.state === 'closed');
    if (me.state !== 'joined' && !wasThere) return notice(me.state === 'left' ? t.leftDone : t.joinOver);
    const requests = wasThere ? [] : await listRequests(db, me);
    const left = wishesLeft(matchmaking, requests.filter(takesPlace).length);
    const until = momentInWords(lang, matchmaking.wishesCloseAt, matchmaking.event);
    const asked = c.req.query('note');
    return c.render(
      <OwnPage
        lang={lang}
        me={me}
        matchmaking={matchmaking}
        address={address}
        note={NOTES.find((note) => note === asked)}
        requests={requests}
        limit={canWish(matchmaking, now) ? { left, most: matchmaking.maxWishes, until } : undefined}
        plan={await planPart(c, own, now)}
        refused={refused}
      />,
      { title },
    );
  }

  async function planPart(c: Context<AppEnv>, { me, matchmaking }: Own, now: Date) {
    if (matchmaking.state !== 'published' && matchmaking.state !== 'closed') return null;
    const plan = await findMyPlan(db, me, matchmaking);
    if (plan === undefined || matchmaking.planId === null) return null;
    const address = `/${c.var.lang}/meetings/${c.req.param('key')}`;
    const of = { matchmaking: matchmaking.id, version: matchmaking.version, plan: matchmaking.planId };
    const requests = [...plan.meetings, ...plan.unmet].map(({ request }) => request);
    return (
      <PlanPart
        lang={c.var.lang}
        me={me}
        matchmaking={matchmaking}
        address={address}
        plan={plan}
        slots={await listSlots(db, matchmaking.id)}
        reasons={await reasons.of({ ...of, edits: 0, withOpen: false }, requests)}
        label={labelOf(world, c)}
        now={now}
      />
    );
  }

  async function participationPage(
    c: Context<AppEnv>,
    own: Own,
    filled?: ParticipationFields,
    errors: FieldError[] = [],
  ) {
    const { lang, viewer } = c.var;
    const { me, matchmaking } = own;
    const choices = viewer.kind === 'person' ? await slots.entriesOf(lang, viewer.id) : [];
    const brought = filled === undefined ? await entriesOf(world, c, me.entries) : new Map();
    const isOwn = (subject: string) => choices.some((entry) => entry.subject === subject);
    const fields: ParticipationFields = filled ?? {
      name: me.name,
      organisation: me.organisation ?? '',
      group: me.groupKey ?? '',
      langs: me.langs,
      seeks: me.seeks,
      offers: me.offers,
      own: me.entries.filter(isOwn),
      addresses: [...brought.values()]
        .filter(({ subject }) => !isOwn(subject))
        .map(({ href }) => `${world.config.baseUrl}${href}`)
        .join('\n'),
      maxMeetings: me.maxMeetings === null ? '' : String(me.maxMeetings),
      onlineOnly: me.onlineOnly,
      onScreen: me.onScreen,
      slots: me.unavailable.map(String),
    };
    if (errors.length > 0) c.status(422);
    return c.render(
      <ParticipationPage
        lang={lang}
        me={me}
        matchmaking={matchmaking}
        address={`/${lang}/meetings/${c.req.param('key')}`}
        slots={await listBusySlots(db, matchmaking, lang)}
        own={choices}
        fields={fields}
        errors={errors}
      />,
      { title: participationTexts(lang)[me.state === 'joined' ? 'editTitle' : 'joinTitle'] },
    );
  }

  app.get('/meetings/:key', (c) => firstPage(c));

  app.get('/meetings/:key/edit', async (c) => {
    const own = await livingOf(world, c);
    return own instanceof Response ? own : participationPage(c, own);
  });

  app.post('/meetings/:key', async (c) => {
    const own = await ownOf(world, c);
    const { values, all } = await readFields(c);
    const fields = fieldsOf(values, all);
    const addresses = fields.addresses.split(/\s+/).filter((line) => line !== '');
    const parsed = parseForm(participationInput, {
      ...values,
      name: fields.name,
      organisation: fields.organisation,
      group: fields.group,
      langs: fields.langs,
      seeks: fields.seeks,
      offers: fields.offers,
      maxMeetings: fields.maxMeetings,
      entries: [...fields.own, ...addresses],
    });
    if (!parsed.ok) return participationPage(c, own, fields, parsed.refusal.errors);
    const input = { ...parsed.value, unavailable: slotNumbers(fields.slots) };
    const done = await participate(world, c.var.viewer, own.key, input, world.clock());
    if (done.ok) return c.redirect(`${own.address}?note=${done.value.joined ? 'joined' : 'saved'}`, 303);
    const { type } = done.refusal;
    const at: Partial<Record<typeof type, string>> = {
      groupMissing: 'group',
      groupFixed: 'group',
      noOnline: 'onlineOnly',
      tooManyMeetings: 'maxMeetings',
      slotUnknown: 'slot',
      tooManyEntries: 'entries',
      entryUnknown: 'entries',
    };
    const field = at[type];
    if (field !== undefined) return participationPage(c, own, fields, [{ field, code: type }]);
    if (type === 'not-found') throw new HTTPException(404);
    return firstPage(c, refusalInWords(c.var.lang, type));
  });

  app.post('/meetings/:key/outcome', async (c) => {
    const { key, address } = await ownOf(world, c);
    const { values } = await readFields(c);
    const t = ownTexts(c.var.lang);
    const input = parseForm(outcomeInput, values);
    if (!input.ok) return firstPage(c, t.meetingUnknown);
    const { meeting, outcome } = input.value;
    const said = await sayOutcome(world, c.var.viewer, key, meeting, outcome, world.clock());
    if (!said.ok) return firstPage(c, said.refusal.type === 'too-early' ? t.tooEarly : t.meetingUnknown);
    return c.redirect(`${address}#meeting-${meeting}`, 303);
  });

  app.get('/meetings/:key/availability', async (c) => {
    const own = await livingOf(world, c);
    if (own instanceof Response) return own;
    return availabilityPage(c, own, own.me.unavailable.map(String));
  });

  async function availabilityPage(
    c: Context<AppEnv>,
    { matchmaking, address }: Own & { address: string },
    chosen: string[],
    errors: FieldError[] = [],
  ) {
    const { lang } = c.var;
    if (errors.length > 0) c.status(422);
    const busy = await listBusySlots(db, matchmaking, lang);
    return c.render(
      <AvailabilityPage
        lang={lang}
        matchmaking={matchmaking}
        address={address}
        slots={busy}
        chosen={chosen}
        errors={errors}
      />,
      { title: participationTexts(lang).availabilityTitle },
    );
  }

  app.post('/meetings/:key/availability', async (c) => {
    const own = await livingOf(world, c);
    if (own instanceof Response) return own;
    const { all } = await readFields(c);
    const chosen = all.getAll('slot');
    const saved = await saveAvailability(world, c.var.viewer, own.key, slotNumbers(chosen), world.clock());
    if (saved.ok) return c.redirect(`${own.address}?note=saved`, 303);
    if (saved.refusal.type === 'not-found') throw new HTTPException(404);
    return availabilityPage(c, own, chosen, [{ field: 'slot', code: saved.refusal.type }]);
  });

  app.get('/meetings/:key/leaving', async (c) => {
    const own = await livingOf(world, c);
    if (own instanceof Response) return own;
    const { lang } = c.var;
    const { me, matchmaking, address } = own;
    if (matchmaking.state === 'published' || matchmaking.state === 'closed')
      return c.redirect(`${address}/absence`, 303);
    const living = (await listRequests(db, me)).filter(({ state }) => state === 'open' || state === 'accepted').length;
    return c.render(<LeavePage lang={lang} matchmaking={matchmaking} address={address} living={living} />, {
      title: participationTexts(lang).leaveTitle,
    });
  });

  app.post('/meetings/:key/leaving', async (c) => {
    const own = await ownOf(world, c);
    const left = await leave(world, c.var.viewer, own.key, world.clock());
    if (left.ok) return c.redirect(`${own.address}?note=left`, 303);
    if (left.refusal.type === 'not-found') throw new HTTPException(404);
    return c.redirect(left.refusal.type === 'published' ? `${own.address}/absence` : own.address, 303);
  });

  return app;
}
