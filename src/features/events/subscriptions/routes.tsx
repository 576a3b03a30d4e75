import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Lang } from '#engines/kit';
import { readFilterNames } from '#features/network/queries/index.ts';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { compareTexts, localise } from '#platform/i18n';
import { parseForm, readFields, requirePerson, requireRight } from '#platform/web';
import { canSubscribe } from '../rights.ts';
import { fetchNow, previewCalendar } from './commands/fetch.ts';
import { changeSubscription, setState, subscribe, unsubscribe } from './commands/subscribe.ts';
import { type HubName, SUBSCRIPTION_STATES, type SubscriptionView, subscriptionInput } from './model.ts';
import { SubscriptionsPage } from './pages/list.tsx';
import { NewSubscriptionPage, type SubscriptionForm } from './pages/new.tsx';
import { EditSubscriptionPage, RemovalPage, SubscriptionPage } from './pages/subscription.tsx';
import { problemText } from './problem-texts.ts';
import { findHubName, findSubscription, listOwnHubs, listSubscriptions } from './queries.ts';
import type { FetchCalendar } from './read.ts';
import { zoneOfCalendar } from './rules.ts';
import { subscriptionTexts } from './texts.ts';

type Errors = { field: string; message: string }[];
type SubscriptionTexts = ReturnType<typeof subscriptionTexts>;
/** Keys of the texts that the schema's messages are. */
const CODES = [
  'urlWrong',
  'urlSecret',
  'nameMissing',
  'nameLong',
  'langWrong',
  'topicsWrong',
  'topicsMany',
  'regionWrong',
] as const;

/** Calendars of others, for the team of a hub. */
export function subscriptionRoutes(world: World, fetch: FetchCalendar): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;
  const input = subscriptionInput(world.topics);

  async function hubOf(c: Context<AppEnv>): Promise<HubName> {
    requirePerson(c);
    const hub = await findHubName(db, c.req.param('slug') ?? '');
    if (hub === undefined) throw new HTTPException(404);
    requireRight(c, canSubscribe(c.var.viewer, { hub: hub.id }));
    return hub;
  }

  async function subscriptionOf(c: Context<AppEnv>) {
    const hub = await hubOf(c);
    const id = c.req.param('id') ?? '';
    const found = z.uuid().safeParse(id).success
      ? await findSubscription(db, c.var.viewer, hub.id, id, world.clock())
      : undefined;
    if (found === undefined) throw new HTTPException(404);
    return { hub, ...found };
  }

  /** What the fields offer to choose from. */
  async function choicesOf(lang: Lang) {
    const { regions } = await readFilterNames(db);
    const byLabel = (a: { label: string }, b: { label: string }) => compareTexts(lang, a.label, b.label);
    const topics = world.topics.map((value) => ({ value, label: conceptLabel(world, lang)(value) })).sort(byLabel);
    return { topics, regions: [...regions].map(([value, label]) => ({ value, label })).sort(byLabel) };
  }

  async function formPage(
    c: Context<AppEnv>,
    hub: HubName,
    form: SubscriptionForm,
    more: { errors?: Errors; preview?: Parameters<typeof NewSubscriptionPage>[0]['preview'] } = {},
  ) {
    const { lang } = c.var;
    const { errors = [], preview } = more;
    if (errors.length > 0) c.status(422);
    return c.render(<NewSubscriptionPage {...{ lang, hub, form, errors, preview }} {...(await choicesOf(lang))} />, {
      title: subscriptionTexts(lang).add,
    });
  }

  async function editPage(
    c: Context<AppEnv>,
    of: { hub: HubName; subscription: SubscriptionView },
    form: SubscriptionForm,
    errors: Errors = [],
  ) {
    const { lang, viewer } = c.var;
    if (errors.length > 0) c.status(422);
    const hubs = (await listOwnHubs(db, viewer)).map(({ id, name }) => ({
      value: id,
      label: localise(name, lang).text,
    }));
    return c.render(<EditSubscriptionPage {...{ lang, form, errors, hubs }} {...of} {...(await choicesOf(lang))} />, {
      title: subscriptionTexts(lang).change,
    });
  }

  /** The form as sent, and what it says where it can be read. */
  async function readForm(c: Context<AppEnv>) {
    const { values, all } = await readFields(c);
    const { url = '', name = '', lang = '', region = '', hub } = values;
    const form = { url, name, lang, region, topics: all.getAll('topics'), ...(hub === undefined ? {} : { hub }) };
    const parsed = parseForm(input, form);
    const t = subscriptionTexts(c.var.lang);
    const errors = parsed.ok ? [] : parsed.refusal.errors.map(({ field, code }) => ({ field, message: say(t, code) }));
    return { form, errors, value: parsed.ok ? parsed.value : undefined };
  }

  app.get('/hubs/:slug/calendars', async (c) => {
    const hub = await hubOf(c);
    const { lang, viewer } = c.var;
    const subscriptions = await listSubscriptions(db, viewer, hub.id, world.clock());
    const isRemoved = c.req.query('removed') !== undefined;
    return c.render(<SubscriptionsPage {...{ lang, hub, subscriptions, isRemoved }} />, {
      title: subscriptionTexts(lang).title,
    });
  });

  app.get('/hubs/:slug/calendars/new', async (c) => {
    const hub = await hubOf(c);
    return formPage(c, hub, { url: '', name: '', lang: c.var.lang, region: '', topics: [] });
  });

  app.post('/hubs/:slug/calendars/preview', async (c) => {
    const hub = await hubOf(c);
    const { form, errors, value } = await readForm(c);
    if (value === undefined) return formPage(c, hub, form, { errors });
    const preview = await previewCalendar(fetch, value.url, zoneOfCalendar(value.lang), world.clock());
    if (preview.ok) return formPage(c, hub, form, { preview: preview.read });
    return formPage(c, hub, form, { errors: [{ field: 'url', message: problemText(c.var.lang, preview.problem) }] });
  });

  app.post('/hubs/:slug/calendars', async (c) => {
    const hub = await hubOf(c);
    const { form, errors, value } = await readForm(c);
    if (value === undefined) return formPage(c, hub, form, { errors });
    const saved = await subscribe(db, c.var.viewer, hub.id, value, world.clock());
    if (!saved.ok) {
      if (saved.refusal.type === 'not-allowed') throw new HTTPException(403);
      return formPage(c, hub, form, { errors: [refused(c.var.lang, saved.refusal)] });
    }
    // Who has just seen the preview is to find the events; what fails now is tried again by itself.
    await fetchNow(db, fetch, saved.value.id, world.clock());
    return c.redirect(`/${c.var.lang}/hubs/${hub.slug}/calendars/${saved.value.id}?new`, 303);
  });

  app.get('/hubs/:slug/calendars/:id', async (c) => {
    const { hub, subscription, events } = await subscriptionOf(c);
    const { lang } = c.var;
    const { regions } = await readFilterNames(db);
    const topics = subscription.topics.map(conceptLabel(world, lang));
    const region = subscription.region === null ? undefined : (regions.get(subscription.region) ?? subscription.region);
    const said = (name: 'new' | 'changed') => c.req.query(name) !== undefined;
    const done = said('new') ? 'subscribed' : said('changed') ? 'changed' : undefined;
    return c.render(<SubscriptionPage {...{ lang, hub, subscription, events, topics, region, done }} />, {
      title: subscription.name,
    });
  });

  app.get('/hubs/:slug/calendars/:id/edit', async (c) => {
    const { hub, subscription } = await subscriptionOf(c);
    const { url, name, lang, topics, region } = subscription;
    return editPage(c, { hub, subscription }, { url, name, lang, topics, region: region ?? '', hub: hub.id });
  });

  app.post('/hubs/:slug/calendars/:id/edit', async (c) => {
    const { hub, subscription } = await subscriptionOf(c);
    const { lang, viewer } = c.var;
    const { form, errors, value } = await readForm(c);
    if (value === undefined) return editPage(c, { hub, subscription }, form, errors);
    // Who may subscribe for one hub alone is not asked.
    const owner = (await listOwnHubs(db, viewer)).find(({ id }) => id === (form.hub ?? hub.id));
    if (owner === undefined) {
      const message = subscriptionTexts(lang).hubWrong;
      return editPage(c, { hub, subscription }, form, [{ field: 'hub', message }]);
    }
    const changed = await changeSubscription(db, viewer, subscription.id, { ...value, hub: owner.id }, world.clock());
    if (!changed.ok) {
      const { refusal } = changed;
      if (refusal.type === 'not-allowed' || refusal.type === 'not-found') throw new HTTPException(404);
      return editPage(c, { hub, subscription }, form, [refused(lang, refusal)]);
    }
    await fetchNow(db, fetch, subscription.id, world.clock());
    return c.redirect(`/${lang}/hubs/${owner.slug}/calendars/${subscription.id}?changed`, 303);
  });

  app.post('/hubs/:slug/calendars/:id/state', async (c) => {
    const { hub, subscription } = await subscriptionOf(c);
    const { values } = await readFields(c);
    const state = SUBSCRIPTION_STATES.find((one) => one === values.state);
    if (state === undefined) throw new HTTPException(422);
    const done = await setState(db, c.var.viewer, subscription.id, state, world.clock());
    if (!done.ok) throw new HTTPException(404);
    return c.redirect(`/${c.var.lang}/hubs/${hub.slug}/calendars/${subscription.id}`, 303);
  });

  app.get('/hubs/:slug/calendars/:id/removal', async (c) => {
    const { hub, subscription } = await subscriptionOf(c);
    const { lang } = c.var;
    return c.render(<RemovalPage {...{ lang, hub, subscription }} />, { title: subscriptionTexts(lang).remove });
  });

  app.post('/hubs/:slug/calendars/:id/removal', async (c) => {
    const { hub, subscription } = await subscriptionOf(c);
    const done = await unsubscribe(db, c.var.viewer, subscription.id, world.clock());
    if (!done.ok) throw new HTTPException(404);
    return c.redirect(`/${c.var.lang}/hubs/${hub.slug}/calendars?removed`, 303);
  });

  return app;
}

function refused(lang: Lang, refusal: { type: 'known-already' } | { type: 'too-many'; most: number }): Errors[number] {
  const t = subscriptionTexts(lang);
  return { field: 'url', message: refusal.type === 'too-many' ? t.tooMany(refusal.most) : t.urlKnown };
}

function say(t: SubscriptionTexts, code: string): string {
  const known = CODES.find((one) => one === code);
  return known === undefined ? t.urlWrong : t[known];
}
