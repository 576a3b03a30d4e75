import { type Context, Hono } from 'hono';
import { may } from '#engines/kit';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { type FieldError, parseForm, readFields, requireRight } from '#platform/web';
import { here } from '../here.ts';
import { fail } from '../params.ts';
import { findHub, findOrganisation } from '../queries/index.ts';
import { mayWith, rights } from '../rights.ts';
import { hubForm } from './hub-model.ts';
import type { PlaceChoice, ProfileValues } from './model.ts';
import { profileForm } from './model.ts';
import { EditProfilePage } from './pages/edit.tsx';
import { valuesOf } from './pages/fields.tsx';
import { EditHubPage, hubValuesOf } from './pages/hub.tsx';
import { readProfileForm, valuesOfForm } from './read-form.ts';
import { getEditedHub, saveHub } from './save-hub.ts';
import { saveProfile } from './save-profile.ts';
import { profileTexts } from './texts.ts';

/** Editing what organisations and hubs say of themselves. */
export function profileRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  async function organisationOf(c: Context<AppEnv>) {
    const found = here(
      c,
      await findOrganisation(db, c.var.viewer, c.req.param('slug') ?? ''),
      (slug) => `/${c.var.lang}/organisations/${slug}/edit`,
    );
    if (!(found instanceof Response)) requireRight(c, mayWith(c.var.viewer, 'organisation.edit', found));
    return found;
  }

  async function hubOf(c: Context<AppEnv>) {
    const found = here(
      c,
      await findHub(db, c.var.viewer, c.req.param('slug') ?? ''),
      (slug) => `/${c.var.lang}/hubs/${slug}/edit`,
    );
    if (found instanceof Response) return found;
    requireRight(c, may(c.var.viewer, rights['hub.edit'], { hub: found.id }));
    return getEditedHub(db, found.id);
  }

  type Shown = { form: ProfileValues; errors?: FieldError[]; places?: PlaceChoice[] };
  function profilePage(
    c: Context<AppEnv>,
    organisation: { slug: string; name: string },
    { form, errors = [], places = [] }: Shown,
  ) {
    const { lang } = c.var;
    if (errors.length > 0) c.status(422);
    const view = { lang, organisation, form, errors, places, topics: world.topics, label: conceptLabel(world, lang) };
    return c.render(<EditProfilePage {...view} />, { title: profileTexts(lang).editTitle(organisation.name) });
  }

  app.get('/organisations/:slug/edit', async (c) => {
    const organisation = await organisationOf(c);
    if (organisation instanceof Response) return organisation;
    const known = organisation.topics.filter((topic) => world.topics.includes(topic));
    const profile = { ...organisation, topics: known, place: organisation.placeId };
    return profilePage(c, organisation, { form: valuesOf(profile, organisation.place.name) });
  });

  app.post('/organisations/:slug/edit', async (c) => {
    const organisation = await organisationOf(c);
    if (organisation instanceof Response) return organisation;
    const form = valuesOfForm(await readFields(c));
    const input = await readProfileForm(db, profileForm(world.topics), form);
    if (!input.ok) return profilePage(c, organisation, { form, ...input.refusal });
    const saved = await saveProfile(db, c.var.viewer, organisation.id, input.value.profile, world.clock());
    if (!saved.ok) return fail(saved.refusal);
    return c.redirect(`/${c.var.lang}/organisations/${saved.value.slug}`, 303);
  });

  function hubPage(
    c: Context<AppEnv>,
    hub: Awaited<ReturnType<typeof getEditedHub>>,
    form: ProfileValues,
    errors: FieldError[] = [],
  ) {
    const { lang } = c.var;
    if (errors.length > 0) c.status(422);
    const view = { lang, hub, form, errors, topics: world.topics, label: conceptLabel(world, lang) };
    return c.render(<EditHubPage {...view} />, {
      title: profileTexts(lang).hubEditTitle(localise(hub.name, lang).text),
    });
  }

  app.get('/hubs/:slug/edit', async (c) => {
    const hub = await hubOf(c);
    return hub instanceof Response ? hub : hubPage(c, hub, hubValuesOf(hub));
  });

  app.post('/hubs/:slug/edit', async (c) => {
    const hub = await hubOf(c);
    if (hub instanceof Response) return hub;
    const form = valuesOfForm(await readFields(c));
    const input = parseForm(hubForm(world.topics, hub.sites), { ...form.values, topics: form.topics });
    if (!input.ok) return hubPage(c, hub, form, input.refusal.errors);
    const saved = await saveHub(db, c.var.viewer, hub.id, input.value, world.clock());
    if (!saved.ok) return fail(saved.refusal);
    return c.redirect(`/${c.var.lang}/hubs/${hub.slug}`, 303);
  });

  return app;
}
