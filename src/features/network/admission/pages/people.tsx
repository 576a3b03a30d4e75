import type { Lang } from '#engines/kit';
import type { FieldError } from '#platform/web';
import { Alert, Badge, Button, ErrorSummary, PageHead, Section, Select, TextInput } from '#ui';
import { sayErrors } from '../../profile/pages/fields.tsx';
import { networkTexts } from '../../texts.ts';
import { type Colleague, type InvitationRow, MEMBER_ROLES } from '../model.ts';
import { admissionTexts, memberRoleName } from '../texts.ts';
import { day } from './list.tsx';

/** Who speaks for an organisation, and who is invited to. */
export function PeoplePage(props: {
  lang: Lang;
  organisation: { slug: string; name: string };
  people: Colleague[];
  invitations: InvitationRow[];
  viewer: string;
  invites: boolean;
  now: Date;
  values: Record<string, string>;
  errors: FieldError[];
  /** A refusal that belongs to no field. */
  refused?: 'last-owner' | undefined;
}) {
  const { lang, organisation, people, invitations, invites } = props;
  const t = admissionTexts(lang);
  const { said, errorOf } = sayErrors(t, props.errors, t.formBroken);
  const base = `/${lang}/organisations/${organisation.slug}`;
  return (
    <>
      <PageHead
        lang={lang}
        title={t.peopleOf(organisation.name)}
        lead={t.peopleLead}
        trail={[
          { href: `/${lang}/organisations`, label: networkTexts(lang).organisations },
          { href: base, label: organisation.name },
        ]}
      />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={said} />
        {props.refused === undefined ? null : <Alert tone="danger" title={t[props.refused]} />}
        {people.length === 0 ? <p>{t.noPeople}</p> : null}
        <ul class="hw-lines">
          {people.map((one) => (
            <li>
              <div>
                <strong>{one.name}</strong> <Badge>{memberRoleName(lang, one.role)}</Badge>
                <br />
                <a href={`mailto:${one.email}`}>{one.email}</a>{' '}
                <span class="hw-muted">{t.since(day(lang, one.since))}</span>
              </div>
              {invites || one.id === props.viewer ? (
                <form class="hw-actions" method="post" action={`${base}/people/${one.id}`}>
                  {!invites ? null : one.role === 'organisation-owner' ? (
                    <Button kind="tertiary" name="role" value="organisation-member">
                      {t.makeMember}
                      <span class="kern-sr-only">: {one.name}</span>
                    </Button>
                  ) : (
                    <Button kind="tertiary" name="role" value="organisation-owner">
                      {t.makeOwner}
                      <span class="kern-sr-only">: {one.name}</span>
                    </Button>
                  )}
                  <Button kind="tertiary" name="role" value="none">
                    {one.id === props.viewer ? t.leaveYourself : t.remove}
                    <span class="kern-sr-only">: {one.name}</span>
                  </Button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
        {invites ? (
          <Section title={t.invite} intro={t.inviteHint}>
            <form class="hw-inline-form" method="post" action={`${base}/invitations`} novalidate>
              <TextInput
                lang={lang}
                name="email"
                type="email"
                label={t.email}
                value={props.values.email ?? ''}
                error={errorOf('email')}
              />
              <Select
                lang={lang}
                name="role"
                label={t.role}
                value={props.values.role ?? 'organisation-member'}
                options={MEMBER_ROLES.toReversed().map((role) => ({ value: role, label: memberRoleName(lang, role) }))}
              />
              <Button>{t.inviteSend}</Button>
            </form>
          </Section>
        ) : null}
        {invites && invitations.length > 0 ? (
          <Section title={t.openInvitations}>
            <ul class="hw-lines">
              {invitations.map((one) => (
                <li>
                  <div>
                    {one.email} <Badge>{memberRoleName(lang, one.role)}</Badge>{' '}
                    <span class="hw-muted">
                      {new Date(one.expiresAt) > props.now ? t.validUntil(day(lang, one.expiresAt)) : t.expired}
                    </span>
                  </div>
                  <form method="post" action={`${base}/invitations/${one.id}/revocation`}>
                    <Button kind="tertiary">
                      {t.revoke}
                      <span class="kern-sr-only">: {one.email}</span>
                    </Button>
                  </form>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
    </>
  );
}
