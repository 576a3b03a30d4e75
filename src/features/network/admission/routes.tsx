import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { may, mayAnywhere } from '#engines/kit';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { type FieldError, parseForm, readFields, requirePerson } from '#platform/web';
import { findSimilar } from '../duplicates/queries.ts';
import { here } from '../here.ts';
import type { HubView } from '../model.ts';
import { fail, readId } from '../params.ts';
import type { PlaceChoice, ProfileValues } from '../profile/model.ts';
import { valuesOf } from '../profile/pages/fields.tsx';
import { readProfileForm, valuesOfForm } from '../profile/read-form.ts';
import { findHub } from '../queries/index.ts';
import { rights } from '../rights.ts';
import { applyForMembership, changeAdmission, isOpen, withdrawAdmission } from './commands/apply.ts';
import { decideAdmission } from './commands/decide.ts';
import { type AdmissionView, admissionForm, DECISIONS, decisionForm } from './model.ts';
import { AdmissionPage, type DecisionForm } from './pages/admission.tsx';
import { ApplyPage, ChangeApplicationPage } from './pages/apply.tsx';
import { AdmissionsPage } from './pages/list.tsx';
import { findAdmission, listAdmissionsToDecide, listClaimsToDecide, listOwnAdmissions } from './queries.ts';
import { admissionTexts } from './texts.ts';

/** Applying for membership of a hub, and deciding on it. */
export function admissionRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config } = world;

  interface Shown {
    form: ProfileValues;
    errors?: FieldError[];
    places?: PlaceChoice[];
  }
  const formView = (c: Context<AppEnv>, { form, errors = [], places = [] }: Shown) => {
    if (errors.length > 0) c.status(422);
    return { lang: c.var.lang, form, errors, places, topics: world.topics, label: conceptLabel(world, c.var.lang) };
  };

  async function hubOf(c: Context<AppEnv>): Promise<HubView | Response> {
    requirePerson(c);
    const { lang, viewer } = c.var;
    return here(c, await findHub(db, viewer, c.req.param('slug') ?? ''), (slug) => `/${lang}/hubs/${slug}/admission`);
  }
  const applyPage = (c: Context<AppEnv>, hub: HubView, shown: Shown) =>
    c.render(<ApplyPage {...formView(c, shown)} hub={hub} />, {
      title: admissionTexts(c.var.lang).joinTitle(localise(hub.name, c.var.lang).text),
    });

  app.get('/hubs/:slug/admission', async (c) => {
    const hub = await hubOf(c);
    if (hub instanceof Response) return hub;
    return applyPage(c, hub, { form: { values: { lang: c.var.lang }, topics: [] } });
  });

  app.post('/hubs/:slug/admission', async (c) => {
    const hub = await hubOf(c);
    if (hub instanceof Response) return hub;
    const viewer = requirePerson(c);
    const form = valuesOfForm(await readFields(c));
    const input = await readProfileForm(db, admissionForm(world.topics), form);
    if (!input.ok) return applyPage(c, hub, { form, ...input.refusal });
    const { profile, form: parsed } = input.value;
    const applied = await applyForMembership(db, viewer, { hub: hub.id, profile, why: parsed.why }, world.clock());
    if (applied.ok) return c.redirect(`/${c.var.lang}/admissions/${applied.value.id}?notice=sent`, 303);
    if (applied.refusal.type === 'not-found') return fail(applied.refusal);
    return c.redirect(`/${c.var.lang}/admissions/${applied.refusal.id}?notice=alreadyApplied`, 303);
  });

  app.get('/admissions', async (c) => {
    const viewer = requirePerson(c);
    const { lang } = c.var;
    const page = Number(c.req.query('page') ?? 1);
    if (!Number.isInteger(page) || page < 1 || page > 100_000) throw new HTTPException(422, { message: 'page' });
    const toDecide = await listAdmissionsToDecide(db, viewer, page);
    if (page > 1 && toDecide.rows.length === 0) return c.notFound();
    const claims = await listClaimsToDecide(db, viewer);
    const own = await listOwnAdmissions(db, viewer);
    const decides = mayAnywhere(viewer, rights['admission.decide']);
    const view = { lang, page, decides, toDecide, claims, own };
    return c.render(<AdmissionsPage {...view} />, { title: admissionTexts(lang).applications });
  });

  /** The application for who may see it; for all others there is none. */
  async function admissionOf(c: Context<AppEnv>): Promise<AdmissionView> {
    const viewer = requirePerson(c);
    const admission = await findAdmission(db, readId(c, 'id'));
    const place = { hub: admission?.hubId, person: admission?.applicant?.id };
    if (admission === undefined || !may(viewer, rights['admission.see'], place)) throw new HTTPException(404);
    return admission;
  }

  async function admissionPage(c: Context<AppEnv>, admission: AdmissionView, form?: DecisionForm) {
    const { lang, viewer } = c.var;
    if (form !== undefined) c.status(422);
    const { profile } = admission;
    const decides = may(viewer, rights['admission.decide'], { hub: admission.hubId });
    const similar =
      decides && isOpen(admission.state) ? await findSimilar(db, { ...profile, placeId: profile.place }) : [];
    const asked = c.req.query('notice');
    const notice = (['sent', 'alreadyApplied'] as const).find((one) => one === asked);
    const own = viewer.kind === 'person' && admission.applicant?.id === viewer.id;
    const view = { lang, admission, own, decides, similar, notice, form, label: conceptLabel(world, lang) };
    return c.render(<AdmissionPage {...view} />, { title: `${admissionTexts(lang).application}: ${profile.name}` });
  }

  app.get('/admissions/:id', async (c) => admissionPage(c, await admissionOf(c)));

  app.post('/admissions/:id/decision', async (c) => {
    const admission = await admissionOf(c);
    const { values } = await readFields(c);
    // Each decision has a form of its own on the page, so its fields carry its name.
    const decision = DECISIONS.find((one) => one === values.decision) ?? 'accept';
    const own = (field: string) => values[`${decision}_${field}`] ?? '';
    const shown = { decision, reason: own('reason'), message: own('message') };
    const input = parseForm(decisionForm, { ...shown, decision: values.decision });
    const again = (errors: FieldError[]) =>
      admissionPage(c, admission, {
        values: shown,
        errors: errors.map(({ field, code }) => ({ field: `${decision}_${field}`, code })),
      });
    if (!input.ok) return again(input.refusal.errors);
    const when = { baseUrl: config.baseUrl, now: world.clock() };
    const decided = await decideAdmission(db, c.var.viewer, admission.id, input.value, when);
    if (decided.ok) return c.redirect(`/${c.var.lang}/admissions/${admission.id}`, 303);
    if (decided.refusal.type !== 'already-decided') return fail(decided.refusal);
    return again([{ field: 'reason', code: 'alreadyDecided' }]);
  });

  app.post('/admissions/:id/withdrawal', async (c) => {
    const withdrawn = await withdrawAdmission(db, requirePerson(c), readId(c, 'id'), world.clock());
    if (!withdrawn.ok && withdrawn.refusal.type === 'not-found') return fail(withdrawn.refusal);
    return c.redirect(`/${c.var.lang}/admissions/${readId(c, 'id')}`, 303);
  });

  /** The own application while it can be changed; otherwise the way to what became of it. */
  async function ownAdmission(c: Context<AppEnv>): Promise<AdmissionView | Response> {
    const admission = await admissionOf(c);
    if (!may(c.var.viewer, rights['admission.change'], { person: admission.applicant?.id }))
      throw new HTTPException(404);
    return isOpen(admission.state) ? admission : c.redirect(`/${c.var.lang}/admissions/${admission.id}`, 303);
  }
  const changePage = (c: Context<AppEnv>, admission: AdmissionView, shown: Shown) => {
    const { id, question } = admission;
    const hub = { ...admission.hub, criteria: null };
    return c.render(<ChangeApplicationPage {...formView(c, shown)} hub={hub} id={id} question={question} />, {
      title: admissionTexts(c.var.lang).edit,
    });
  };

  app.get('/admissions/:id/edit', async (c) => {
    const admission = await ownAdmission(c);
    if (admission instanceof Response) return admission;
    const { values, topics } = valuesOf(admission.profile, admission.place);
    const { why, answer } = admission;
    return changePage(c, admission, { form: { values: { ...values, why, answer: answer ?? '' }, topics } });
  });

  app.post('/admissions/:id/edit', async (c) => {
    const admission = await ownAdmission(c);
    if (admission instanceof Response) return admission;
    const form = valuesOfForm(await readFields(c));
    const input = await readProfileForm(db, admissionForm(world.topics), form);
    if (!input.ok) return changePage(c, admission, { form, ...input.refusal });
    const { profile, form: parsed } = input.value;
    const change = { profile, why: parsed.why, answer: parsed.answer };
    const changed = await changeAdmission(db, requirePerson(c), admission.id, change, world.clock());
    if (!changed.ok && changed.refusal.type === 'not-found') return fail(changed.refusal);
    return c.redirect(`/${c.var.lang}/admissions/${admission.id}${changed.ok ? '?notice=sent' : ''}`, 303);
  });

  return app;
}
