import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { may } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, parseForm, readFields, requirePerson, requireRight } from '#platform/web';
import { here } from '../here.ts';
import type { OrganisationView } from '../model.ts';
import { fail, readId } from '../params.ts';
import { findOrganisation } from '../queries/index.ts';
import { mayWith, rights } from '../rights.ts';
import { claimOrganisation, decideClaim } from './commands/claim.ts';
import { changeColleague } from './commands/colleagues.ts';
import { acceptInvitation, findInvitationOfLink, inviteColleague, revokeInvitation } from './commands/invite.ts';
import { endMembership, type OwnedThings } from './commands/leave.ts';
import { claimDecisionForm, claimForm, invitationForm, leaveForm, MEMBER_ROLES } from './model.ts';
import { ClaimPage, DecideClaimPage, LeavePage, LeftPage } from './pages/claim.tsx';
import { InvitationGonePage, InvitationPage, InvitationsPage } from './pages/invitation.tsx';
import { PeoplePage } from './pages/people.tsx';
import {
  findClaim,
  findInvitation,
  listColleagues,
  listInvitationsOf,
  listInvitationsTo,
  readClaimState,
} from './queries.ts';
import { admissionTexts } from './texts.ts';
import { belongsByDomain } from './web-domain.ts';

/** Who speaks for an organisation: people, invitations, claims, and the end of it. */
export function peopleRoutes(world: World, owned: OwnedThings): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config } = world;
  const when = () => ({ baseUrl: config.baseUrl, now: world.clock() });

  async function organisationOf(
    c: Context<AppEnv>,
    page: string,
    right?: 'organisation.members-see' | 'organisation.leave',
  ) {
    const { lang, viewer } = c.var;
    requirePerson(c);
    const found = await findOrganisation(db, viewer, c.req.param('slug') ?? '');
    const organisation = here(c, found, (slug) => `/${lang}/organisations/${slug}/${page}`);
    if (!(organisation instanceof Response) && right !== undefined)
      requireRight(c, mayWith(viewer, right, organisation));
    return organisation;
  }
  const peopleOf = (c: Context<AppEnv>, organisation: { slug: string }) =>
    `/${c.var.lang}/organisations/${organisation.slug}/people`;

  interface Refused {
    values?: Record<string, string>;
    errors?: FieldError[];
    refused?: 'last-owner';
  }
  async function peoplePage(
    c: Context<AppEnv>,
    organisation: OrganisationView,
    { values = {}, errors = [], refused }: Refused = {},
  ) {
    const viewer = requirePerson(c);
    const { lang } = c.var;
    if (errors.length > 0 || refused !== undefined) c.status(422);
    const people = await listColleagues(db, organisation.id);
    const invites = mayWith(viewer, 'organisation.invite', organisation);
    const invitations = invites ? await listInvitationsOf(db, organisation.id) : [];
    const view = {
      lang,
      organisation,
      people,
      invitations,
      invites,
      viewer: viewer.id,
      now: world.clock(),
      values,
      errors,
      refused,
    };
    return c.render(<PeoplePage {...view} />, { title: admissionTexts(lang).peopleOf(organisation.name) });
  }

  app.get('/organisations/:slug/people', async (c) => {
    const organisation = await organisationOf(c, 'people', 'organisation.members-see');
    return organisation instanceof Response ? organisation : peoplePage(c, organisation);
  });

  app.post('/organisations/:slug/people/:person', async (c) => {
    const organisation = await organisationOf(c, 'people', 'organisation.members-see');
    if (organisation instanceof Response) return organisation;
    const viewer = requirePerson(c);
    const { values } = await readFields(c);
    const role = MEMBER_ROLES.find((one) => one === values.role);
    if (role === undefined && values.role !== 'none') throw new HTTPException(422);
    const person = readId(c, 'person');
    const changed = await changeColleague(db, viewer, organisation.id, { person, role }, world.clock());
    if (!changed.ok && changed.refusal.type === 'last-owner')
      return peoplePage(c, organisation, { refused: 'last-owner' });
    if (!changed.ok) return fail(changed.refusal);
    // Who has just gone may not see the list any more.
    const left = person === viewer.id && role === undefined;
    return c.redirect(left ? `/${c.var.lang}/organisations/${organisation.slug}` : peopleOf(c, organisation), 303);
  });

  app.post('/organisations/:slug/invitations', async (c) => {
    const organisation = await organisationOf(c, 'people', 'organisation.members-see');
    if (organisation instanceof Response) return organisation;
    const { values } = await readFields(c);
    const input = parseForm(invitationForm, values);
    if (!input.ok) return peoplePage(c, organisation, { values, errors: input.refusal.errors });
    const invited = await inviteColleague(db, c.var.viewer, organisation.id, input.value, when());
    if (invited.ok) return c.redirect(peopleOf(c, organisation), 303);
    const { type } = invited.refusal;
    if (type === 'not-found' || type === 'not-allowed') return fail(invited.refusal);
    return peoplePage(c, organisation, { values, errors: [{ field: 'email', code: type }] });
  });

  app.post('/organisations/:slug/invitations/:id/revocation', async (c) => {
    const organisation = await organisationOf(c, 'people', 'organisation.members-see');
    if (organisation instanceof Response) return organisation;
    const revoked = await revokeInvitation(db, c.var.viewer, organisation.id, readId(c, 'id'));
    return revoked.ok ? c.redirect(peopleOf(c, organisation), 303) : fail(revoked.refusal);
  });

  app.get('/invitations', async (c) => {
    const viewer = requirePerson(c);
    const { lang } = c.var;
    const invitations = await listInvitationsTo(db, viewer, world.clock());
    return c.render(<InvitationsPage lang={lang} invitations={invitations} />, {
      title: admissionTexts(lang).invitations,
    });
  });

  async function accept(c: Context<AppEnv>, id: string) {
    const accepted = await acceptInvitation(db, requirePerson(c), id, world.clock());
    if (accepted.ok) return c.redirect(`/${c.var.lang}/organisations/${accepted.value.slug}`, 303);
    if (accepted.refusal.type === 'other-address') throw new HTTPException(403);
    return gone(c);
  }
  function gone(c: Context<AppEnv>) {
    c.status(410);
    return c.render(<InvitationGonePage lang={c.var.lang} />, { title: admissionTexts(c.var.lang).linkGone });
  }

  app.post('/invitations', async (c) => {
    requirePerson(c);
    const { values } = await readFields(c);
    if (!/^[0-9a-f-]{36}$/.test(values.id ?? '')) throw new HTTPException(404);
    return accept(c, values.id ?? '');
  });

  app.get('/invitations/:key', async (c) => {
    const { lang, viewer } = c.var;
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
    const id = await findInvitationOfLink(db, c.req.param('key'), world.clock());
    const invitation = id === undefined ? undefined : await findInvitation(db, id);
    if (invitation === undefined) return gone(c);
    const email = viewer.kind === 'person' ? viewer.email : undefined;
    const action = `/${lang}/invitations/${c.req.param('key')}`;
    const title = admissionTexts(lang).invitationTo(invitation.organisation.name);
    return c.render(<InvitationPage lang={lang} invitation={invitation} action={action} email={email} />, { title });
  });

  app.post('/invitations/:key', async (c) => {
    requirePerson(c);
    const id = await findInvitationOfLink(db, c.req.param('key'), world.clock());
    return id === undefined ? gone(c) : accept(c, id);
  });

  async function claimPage(
    c: Context<AppEnv>,
    organisation: OrganisationView,
    values: Record<string, string> = {},
    errors: FieldError[] = [],
  ) {
    const viewer = requirePerson(c);
    const { lang } = c.var;
    if (errors.length > 0) c.status(422);
    const { waits, member, owners, proved } = await readClaimState(db, viewer, organisation.id);
    const byDomain = proved && belongsByDomain(viewer.email, organisation.web);
    const state = member ? ('member' as const) : waits && !byDomain ? ('waits' as const) : ('free' as const);
    const view = { lang, organisation, email: viewer.email, byDomain, owners, state, values, errors };
    return c.render(<ClaimPage {...view} />, { title: admissionTexts(lang).claimTitle(organisation.name) });
  }

  app.get('/organisations/:slug/claim', async (c) => {
    const organisation = await organisationOf(c, 'claim');
    return organisation instanceof Response ? organisation : claimPage(c, organisation);
  });

  app.post('/organisations/:slug/claim', async (c) => {
    const organisation = await organisationOf(c, 'claim');
    if (organisation instanceof Response) return organisation;
    const { values } = await readFields(c);
    const input = parseForm(claimForm, values);
    if (!input.ok) return claimPage(c, organisation, values, input.refusal.errors);
    const claimed = await claimOrganisation(db, requirePerson(c), organisation.id, input.value.text, world.clock());
    if (!claimed.ok && claimed.refusal.type === 'not-found') return fail(claimed.refusal);
    // What was claimed already says so on the same page.
    const to = claimed.ok && claimed.value.granted ? '' : '/claim';
    return c.redirect(`/${c.var.lang}/organisations/${organisation.slug}${to}`, 303);
  });

  async function claimOf(c: Context<AppEnv>) {
    const viewer = requirePerson(c);
    const claim = await findClaim(db, readId(c, 'id'));
    const { id, hubId } = claim?.organisation ?? {};
    if (claim === undefined || !may(viewer, rights['claim.decide'], { hub: hubId, organisation: id }))
      throw new HTTPException(404);
    return claim;
  }
  function decideClaimPage(
    c: Context<AppEnv>,
    claim: Awaited<ReturnType<typeof claimOf>>,
    values: Record<string, string> = {},
    errors: FieldError[] = [],
  ) {
    const { lang } = c.var;
    if (errors.length > 0) c.status(422);
    return c.render(<DecideClaimPage lang={lang} claim={claim} values={values} errors={errors} />, {
      title: `${admissionTexts(lang).claimOf}: ${claim.organisation.name}`,
    });
  }

  app.get('/claims/:id', async (c) => decideClaimPage(c, await claimOf(c)));

  app.post('/claims/:id/decision', async (c) => {
    const claim = await claimOf(c);
    const { values } = await readFields(c);
    const input = parseForm(claimDecisionForm, values);
    if (!input.ok) return decideClaimPage(c, claim, values, input.refusal.errors);
    const decided = await decideClaim(db, c.var.viewer, claim.id, input.value, when());
    if (decided.ok) return c.redirect(`/${c.var.lang}/admissions`, 303);
    if (decided.refusal.type !== 'already-decided') return fail(decided.refusal);
    return decideClaimPage(c, claim, values, [{ field: 'reason', code: 'alreadyDecided' }]);
  });

  function leavePage(
    c: Context<AppEnv>,
    organisation: OrganisationView,
    values: Record<string, string> = {},
    errors: FieldError[] = [],
  ) {
    const { lang } = c.var;
    if (errors.length > 0) c.status(422);
    return c.render(<LeavePage lang={lang} organisation={organisation} values={values} errors={errors} />, {
      title: admissionTexts(lang).leaveTitle(organisation.name),
    });
  }

  app.get('/organisations/:slug/membership-end', async (c) => {
    const organisation = await organisationOf(c, 'membership-end', 'organisation.leave');
    return organisation instanceof Response ? organisation : leavePage(c, organisation);
  });

  app.post('/organisations/:slug/membership-end', async (c) => {
    const organisation = await organisationOf(c, 'membership-end', 'organisation.leave');
    if (organisation instanceof Response) return organisation;
    const { values } = await readFields(c);
    const input = parseForm(leaveForm, values);
    if (!input.ok) return leavePage(c, organisation, values, input.refusal.errors);
    const ended = await endMembership(db, c.var.viewer, organisation.id, input.value.reason, {
      owned,
      now: world.clock(),
    });
    if (!ended.ok) return fail(ended.refusal);
    return c.redirect(`/${c.var.lang}/membership-ended`, 303);
  });

  app.get('/membership-ended', (c) =>
    c.render(<LeftPage lang={c.var.lang} />, { title: admissionTexts(c.var.lang).left }),
  );

  return app;
}
