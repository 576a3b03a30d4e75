import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Lang, may, ROLES, type Scope } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, parseForm, readFields, readListQuery, requirePerson, requireRight } from '#platform/web';
import {
  acceptRoleInvitation,
  giveRoleByEmail,
  readInvitation,
  type Telling,
  withdrawRole,
  withdrawRoleInvitation,
} from './commands.ts';
import { findGrant, giveInput, type ScopeName, scopeKind } from './model.ts';
import { type GiveForm, RolesPage } from './pages/list.tsx';
import { RightsPage } from './pages/rights.tsx';
import { DonePage, InvitationPage, WithdrawPage } from './pages/steps.tsx';
import { findRoleHolder, listRoleHolders, listRoleInvitations, ROLE_SORTS } from './queries.ts';
import { canGiveRole, canSeeRoles, HUB_ROLES, rights } from './rights.ts';
import { rightsTexts, roleName, rolesTexts } from './texts.ts';

/** What the network knows of places, filled by the shell: accounts is the storey below it. */
export interface RoleSlots {
  /** Names of what the scopes stand for; what no longer exists is missing. */
  scopeNames(lang: Lang, scopes: readonly Scope[]): Promise<Map<Scope, ScopeName>>;
  /** All hubs, to choose from. */
  hubs(lang: Lang): Promise<{ id: string; name: string }[]>;
}

/** Given on this page; the others are given where the organisation, event or call is. */
const GIVEN_HERE = ['network-admin', ...HUB_ROLES] as const;

export function rolesRoutes(world: World, slots: RoleSlots): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config, clock } = world;

  app.use('/role-invitations/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
  });

  async function placesOf(lang: Lang, scopes: readonly Scope[]): Promise<(scope: Scope) => ScopeName> {
    const names = await slots.scopeNames(
      lang,
      [...new Set(scopes)].filter((scope) => scope !== 'network'),
    );
    const t = rolesTexts(lang);
    return (scope) => (scope === 'network' ? { name: t.wholeNetwork } : (names.get(scope) ?? { name: t.unknownPlace }));
  }

  /** The place in each language, read before the transaction of the command. */
  async function tellingOf(scope: Scope): Promise<Telling> {
    const inLang = async (lang: Lang) => (await placesOf(lang, [scope]))(scope).name;
    const names = { de: await inLang('de'), cs: await inLang('cs'), pl: await inLang('pl'), en: await inLang('en') };
    return { baseUrl: config.baseUrl, place: (lang) => names[lang] };
  }

  async function listPage(c: Context<AppEnv>, form: GiveForm, errors: FieldError[] = []) {
    const { lang, viewer } = c.var;
    const asked = readListQuery(new URL(c.req.url).searchParams, { role: ROLES }, ROLE_SORTS);
    if (!asked.ok) throw new HTTPException(422, { message: `${asked.refusal.parameter}=${asked.refusal.value}` });
    const query = asked.value;
    const list = await listRoleHolders(db, viewer, query);
    if (query.page > 1 && list.rows.length === 0) return c.notFound();
    const invitations = await listRoleInvitations(db, viewer, clock());
    const place = await placesOf(
      lang,
      [...list.rows, ...invitations].map(({ scope }) => scope),
    );
    const everything = may(viewer, rights['role.give-any']);
    const hubs = (await slots.hubs(lang)).filter(({ id }) => may(viewer, rights['role.give'], { hub: id }));
    const t = rolesTexts(lang);
    if (errors.length > 0) c.status(422);
    const chosen = query.chosen.role ?? [];
    const facet = {
      name: 'role',
      title: t.role,
      values: [...list.byRole]
        .filter(([role, count]) => count > 0 || chosen.includes(role))
        .map(([role, count]) => ({
          value: role,
          count,
          label: roleName(lang, role as 'editor'),
          chosen: chosen.includes(role),
        })),
    };
    return c.render(
      <RolesPage
        lang={lang}
        query={query}
        list={list}
        facets={[facet]}
        invitations={invitations}
        place={place}
        form={form}
        roles={everything ? GIVEN_HERE : HUB_ROLES}
        places={[
          ...(everything ? [{ value: 'network' as const, label: t.wholeNetwork }] : []),
          ...hubs.map(({ id, name }) => ({ value: `hub:${id}` as const, label: name })),
        ]}
        errors={errors}
      />,
      { title: t.title },
    );
  }

  app.get('/rights', (c) => {
    const t = rolesTexts(c.var.lang);
    return c.render(<RightsPage lang={c.var.lang} />, {
      title: t.whatRolesMay,
      description: rightsTexts(c.var.lang).lead,
    });
  });

  app.get('/admin/roles', (c) => {
    requireRight(c, canSeeRoles(c.var.viewer));
    return listPage(c, { email: '', role: '', scope: '' });
  });

  app.post('/admin/roles', async (c) => {
    requireRight(c, canSeeRoles(c.var.viewer));
    const { values } = await readFields(c);
    const form = { email: values.email ?? '', role: values.role ?? '', scope: values.scope ?? '' };
    const input = parseForm(giveInput, form);
    if (!input.ok) return listPage(c, form, input.refusal.errors);
    const { grant } = input.value;
    const exists = scopeKind(grant.scope) === 'network' || (await slots.scopeNames('de', [grant.scope])).size > 0;
    if (!exists) return listPage(c, form, [{ field: 'scope', code: 'scopeWrong' }]);
    const given = await giveRoleByEmail(db, c.var.viewer, input.value, await tellingOf(grant.scope), clock());
    if (given.ok) return c.redirect(`/${c.var.lang}/admin/roles/sent`, 303);
    if (given.refusal.type === 'not-allowed') throw new HTTPException(403);
    return listPage(c, form, [{ field: 'email', code: given.refusal.type }]);
  });

  app.get('/admin/roles/sent', (c) => {
    requireRight(c, canSeeRoles(c.var.viewer));
    const { lang } = c.var;
    const t = rolesTexts(lang);
    return c.render(
      <DonePage
        lang={lang}
        title={t.sentTitle}
        body={t.sentBody}
        href={`/${lang}/admin/roles`}
        label={t.backToRoles}
      />,
      { title: t.sentTitle },
    );
  });

  /** Whose role it is about, if there is such a role and the viewer may take it away: otherwise nothing is told. */
  async function findAsked(c: Context<AppEnv>, values: { person?: string; role?: string; scope?: string }) {
    requireRight(c, canSeeRoles(c.var.viewer));
    const { person = '', role = '', scope = '' } = values;
    const grant = findGrant(role, scope);
    if (grant === undefined || !canGiveRole(c.var.viewer, grant) || !/^[0-9a-f-]{36}$/.test(person)) return undefined;
    return findRoleHolder(db, person, grant);
  }

  app.get('/admin/roles/withdrawal', async (c) => {
    const holder = await findAsked(c, c.req.query());
    if (holder === undefined) return c.notFound();
    const { lang } = c.var;
    const place = (await placesOf(lang, [holder.scope]))(holder.scope).name;
    return c.render(<WithdrawPage lang={lang} holder={holder} place={place} />, {
      title: rolesTexts(lang).withdrawTitle,
    });
  });

  app.post('/admin/roles/withdrawal', async (c) => {
    const holder = await findAsked(c, (await readFields(c)).values);
    if (holder === undefined) return c.notFound();
    const { lang, viewer } = c.var;
    const { personId, role, scope } = holder;
    const taken = await withdrawRole(db, viewer, personId, { role, scope }, await tellingOf(scope), clock());
    if (taken.ok || taken.refusal.type === 'gone') {
      const stays = personId !== (viewer.kind === 'person' ? viewer.id : undefined);
      // Who has given up their own role may no longer see this page.
      return c.redirect(stays ? `/${lang}/admin/roles` : `/${lang}/desk`, 303);
    }
    if (taken.refusal.type === 'not-allowed') throw new HTTPException(403);
    c.status(422);
    const place = (await placesOf(lang, [scope]))(scope).name;
    return c.render(<WithdrawPage lang={lang} holder={holder} place={place} error="last" />, {
      title: rolesTexts(lang).withdrawTitle,
    });
  });

  app.post('/admin/roles/invitations/:id/withdrawal', async (c) => {
    requireRight(c, canSeeRoles(c.var.viewer));
    const id = c.req.param('id');
    if (!/^[0-9a-f-]{36}$/.test(id)) return c.notFound();
    const withdrawn = await withdrawRoleInvitation(db, c.var.viewer, id, clock());
    return withdrawn.ok ? c.redirect(`/${c.var.lang}/admin/roles`, 303) : c.notFound();
  });

  async function invitationPage(c: Context<AppEnv>, other = false) {
    const { lang, viewer } = c.var;
    const key = c.req.param('key') ?? '';
    const invitation = await readInvitation(db, key, clock());
    if (invitation === undefined) {
      const t = rolesTexts(lang);
      c.status(410);
      return c.render(
        <DonePage lang={lang} title={t.goneTitle} body={t.goneBody} href={`/${lang}`} label={t.toHome} />,
        { title: t.goneTitle },
      );
    }
    const mine = viewer.kind === 'person' && viewer.email.toLowerCase() === invitation.email && !other;
    return c.render(
      <InvitationPage
        lang={lang}
        invitation={invitation}
        place={(await placesOf(lang, [invitation.scope]))(invitation.scope).name}
        address={`/${lang}/role-invitations/${key}`}
        who={mine ? 'invited' : viewer.kind === 'anonymous' ? 'nobody' : 'other'}
      />,
      { title: rolesTexts(lang).acceptTitle },
    );
  }

  app.get('/role-invitations/accepted', (c) => {
    requirePerson(c);
    const { lang } = c.var;
    const t = rolesTexts(lang);
    return c.render(
      <DonePage lang={lang} title={t.acceptedTitle} body={t.acceptedBody} href={`/${lang}/desk`} label={t.toDesk} />,
      { title: t.acceptedTitle },
    );
  });

  app.get('/role-invitations/:key', (c) => invitationPage(c));

  app.post('/role-invitations/:key', async (c) => {
    const person = requirePerson(c);
    const accepted = await acceptRoleInvitation(db, person, c.req.param('key'), clock());
    if (accepted.ok) return c.redirect(`/${c.var.lang}/role-invitations/accepted`, 303);
    if (accepted.refusal.type === 'other-address') c.status(403);
    return invitationPage(c, accepted.refusal.type === 'other-address');
  });

  return app;
}
