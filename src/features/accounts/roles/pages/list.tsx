import type { Lang, Role, Scope } from '#engines/kit';
import { formatDate } from '#platform/i18n';
import { type FieldError, type ListQuery, withQuery } from '#platform/web';
import { Button, ErrorSummary, type FacetView, ListPage, Section, Select, Table, TextInput } from '#ui';
import type { HolderRow, InvitationRow, ScopeName } from '../model.ts';
import { type HolderList, PAGE_SIZE } from '../queries.ts';
import { roleName, rolesTexts } from '../texts.ts';

export interface GiveForm {
  email: string;
  role: string;
  scope: string;
}

type Place = (scope: Scope) => ScopeName;

export function RolesPage(props: {
  lang: Lang;
  query: ListQuery;
  list: HolderList;
  facets: FacetView[];
  invitations: InvitationRow[];
  place: Place;
  form: GiveForm;
  /** Roles and places that the viewer may give. */
  roles: readonly Role[];
  places: { value: Scope; label: string }[];
  errors: FieldError[];
}) {
  const { lang, query, list, errors } = props;
  const t = rolesTexts(lang);
  const base = `/${lang}/admin/roles`;
  const said = errors.map(({ field, code }) => ({ field, message: t[code as 'emailWrong'] }));
  return (
    <ListPage
      lang={lang}
      title={t.title}
      lead={
        <>
          {t.lead} <a href={`/${lang}/rights`}>{t.whatRolesMay}</a>
        </>
      }
      base={base}
      href={(changes) => `${base}${withQuery(query, changes)}`}
      query={query}
      searchLabel={t.searchPeople}
      facets={props.facets}
      sorts={[
        { value: 'name', label: t.sortName },
        { value: 'newest', label: t.sortNewest },
      ]}
      found={t.found(list.total)}
      pages={Math.ceil(list.total / PAGE_SIZE)}
      before={<ErrorSummary lang={lang} errors={said} />}
      after={
        <>
          <Invitations lang={lang} invitations={props.invitations} place={props.place} />
          <Section title={t.give} intro={t.giveLead}>
            <form method="post" action={base} class="hw-stack">
              <TextInput
                lang={lang}
                name="email"
                label={t.email}
                hint={t.emailHint}
                value={props.form.email}
                error={said.find(({ field }) => field === 'email')?.message}
              />
              <Select
                lang={lang}
                name="role"
                label={t.role}
                value={props.form.role}
                error={said.find(({ field }) => field === 'role')?.message}
                options={[
                  { value: '', label: t.choose },
                  ...props.roles.map((role) => ({ value: role, label: roleName(lang, role) })),
                ]}
              />
              <Select
                lang={lang}
                name="scope"
                label={t.scope}
                value={props.form.scope}
                error={said.find(({ field }) => field === 'scope')?.message}
                options={[{ value: '', label: t.choose }, ...props.places]}
              />
              <p>
                <Button>{t.give}</Button>
              </p>
            </form>
          </Section>
        </>
      }
    >
      {list.rows.length === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <Table
          caption={t.title}
          head={[t.person, t.role, t.scope, t.since, t.action]}
          rows={list.rows.map((holder) => [
            holder.name || t.noName,
            roleName(lang, holder.role),
            <PlaceName place={props.place(holder.scope)} />,
            formatDate(lang, holder.since.toISOString().slice(0, 10)),
            <a href={withdrawalAddress(lang, holder)}>
              {t.withdraw}
              <span class="kern-sr-only">{`: ${holder.name}, ${roleName(lang, holder.role)}`}</span>
            </a>,
          ])}
        />
      )}
    </ListPage>
  );
}

function withdrawalAddress(lang: Lang, { personId, role, scope }: HolderRow): string {
  return `/${lang}/admin/roles/withdrawal?${new URLSearchParams({ person: personId, role, scope })}`;
}

function PlaceName({ place }: { place: ScopeName }) {
  return place.href === undefined ? <span>{place.name}</span> : <a href={place.href}>{place.name}</a>;
}

function Invitations(props: { lang: Lang; invitations: InvitationRow[]; place: Place }) {
  const { lang, invitations } = props;
  const t = rolesTexts(lang);
  if (invitations.length === 0) return null;
  return (
    <Section title={t.invitations} intro={t.invitationsLead}>
      <Table
        caption={t.invitations}
        head={[t.role, t.scope, t.validUntil, t.action]}
        rows={invitations.map(({ id, role, scope, expiresAt }) => [
          roleName(lang, role),
          <PlaceName place={props.place(scope)} />,
          formatDate(lang, expiresAt.toISOString().slice(0, 10)),
          <form method="post" action={`/${lang}/admin/roles/invitations/${id}/withdrawal`}>
            <Button kind="tertiary">{t.takeBack}</Button>
          </form>,
        ])}
      />
    </Section>
  );
}
