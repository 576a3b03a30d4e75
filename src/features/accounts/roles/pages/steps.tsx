import type { Lang } from '#engines/kit';
import { Alert, Button, ButtonLink, Facts, PageHead } from '#ui';
import type { HolderRow, InvitationRow } from '../model.ts';
import { roleName, rolesTexts } from '../texts.ts';

/** A page that says that something is done or over, with the way on. */
export function DonePage(props: { lang: Lang; title: string; body: string; href: string; label: string }) {
  return (
    <>
      <PageHead lang={props.lang} title={props.title} lead={props.body} />
      <p class="hw-wrap hw-actions">
        <ButtonLink href={props.href} kind="primary">
          {props.label}
        </ButtonLink>
      </p>
    </>
  );
}

/** Asks once more before a role is taken away. */
export function WithdrawPage(props: { lang: Lang; holder: HolderRow; place: string; error?: 'last' | undefined }) {
  const { lang, holder } = props;
  const t = rolesTexts(lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={t.withdrawTitle}
        lead={t.withdrawLead}
        trail={[{ href: `/${lang}/admin/roles`, label: t.title }]}
      />
      <div class="hw-wrap hw-stack">
        {props.error === undefined ? null : <Alert tone="danger" title={t[props.error]} />}
        <Facts
          items={[
            [t.person, holder.name || t.noName],
            [t.role, roleName(lang, holder.role)],
            [t.scope, props.place],
          ]}
        />
        <form method="post" action={`/${lang}/admin/roles/withdrawal`} class="hw-actions">
          <input type="hidden" name="person" value={holder.personId} />
          <input type="hidden" name="role" value={holder.role} />
          <input type="hidden" name="scope" value={holder.scope} />
          <Button>{t.withdrawConfirm}</Button>
          <ButtonLink href={`/${lang}/admin/roles`}>{t.keep}</ButtonLink>
        </form>
      </div>
    </>
  );
}

/** What a role that somebody is invited to means, and the button that takes it. */
export function InvitationPage(props: {
  lang: Lang;
  invitation: InvitationRow;
  place: string;
  address: string;
  /** Nobody has signed in yet, somebody else has, or the person themselves. */
  who: 'nobody' | 'other' | 'invited';
}) {
  const { lang, invitation, who } = props;
  const t = rolesTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.acceptTitle} lead={t.acceptLead(roleName(lang, invitation.role), props.place)} />
      <div class="hw-wrap hw-stack">
        {who === 'nobody' ? <p>{t.acceptNeedsSignIn}</p> : null}
        {who === 'other' ? <Alert tone="warning" title={t.otherAddress} /> : null}
        <p>
          <a href={`/${lang}/rights`}>{t.whatRolesMay}</a>
        </p>
        {who === 'nobody' ? (
          <p>
            <ButtonLink href={`/${lang}/sign-in?next=${encodeURIComponent(props.address)}`} kind="primary">
              {t.signIn}
            </ButtonLink>
          </p>
        ) : null}
        {who === 'invited' ? (
          <form method="post" action={props.address}>
            <Button>{t.accept}</Button>
          </form>
        ) : null}
      </div>
    </>
  );
}
