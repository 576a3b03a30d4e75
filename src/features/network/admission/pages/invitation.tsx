import type { Lang } from '#engines/kit';
import { Alert, Button, ButtonLink, Facts, PageHead } from '#ui';
import type { InvitationView } from '../model.ts';
import { admissionTexts, memberRoleName } from '../texts.ts';
import { day } from './list.tsx';

function InvitationFacts({ lang, invitation }: { lang: Lang; invitation: InvitationView }) {
  const t = admissionTexts(lang);
  return (
    <Facts
      items={[
        [t.invitedBy, invitation.invitedBy],
        [t.role, memberRoleName(lang, invitation.role)],
        [t.invitedAddress, invitation.email],
      ]}
    />
  );
}

/** The page of the link in the mail. Opening it changes nothing: scanners open links too. */
export function InvitationPage(props: {
  lang: Lang;
  invitation: InvitationView;
  action: string;
  /** The address of who has signed in; undefined for nobody. */
  email: string | undefined;
}) {
  const { lang, invitation, action } = props;
  const t = admissionTexts(lang);
  const fits = props.email?.toLowerCase() === invitation.email;
  return (
    <>
      <PageHead
        lang={lang}
        kicker={t.invitation}
        title={t.invitationTo(invitation.organisation.name)}
        lead={t.validUntil(day(lang, invitation.expiresAt))}
      />
      <div class="hw-wrap hw-stack">
        <InvitationFacts lang={lang} invitation={invitation} />
        {props.email === undefined ? (
          <>
            <p>{t.signInWith(invitation.email)}</p>
            <p class="hw-actions">
              <ButtonLink kind="primary" href={`/${lang}/sign-in?next=${encodeURIComponent(action)}`}>
                {t.signIn}
              </ButtonLink>
            </p>
          </>
        ) : fits ? (
          <form class="hw-actions" method="post" action={action}>
            <Button>{t.acceptInvitation}</Button>
          </form>
        ) : (
          <Alert tone="warning" title={t.otherAddress(invitation.email)} />
        )}
      </div>
    </>
  );
}

export function InvitationGonePage({ lang }: { lang: Lang }) {
  const t = admissionTexts(lang);
  return <PageHead lang={lang} title={t.linkGone} lead={t.linkGoneText} />;
}

/** Invitations to one's own address: who has lost the mail finds them on the desk. */
export function InvitationsPage({ lang, invitations }: { lang: Lang; invitations: InvitationView[] }) {
  const t = admissionTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.invitations} lead={invitations.length === 0 ? t.none : undefined} />
      <div class="hw-wrap hw-rows">
        {invitations.map((invitation) => (
          <article class="hw-card">
            <h2 class="hw-card__title">{t.invitationTo(invitation.organisation.name)}</h2>
            <InvitationFacts lang={lang} invitation={invitation} />
            <p class="hw-muted">{t.validUntil(day(lang, invitation.expiresAt))}</p>
            <form class="hw-actions" method="post" action={`/${lang}/invitations`}>
              <input type="hidden" name="id" value={invitation.id} />
              <Button>
                {t.acceptInvitation}
                <span class="kern-sr-only">: {invitation.organisation.name}</span>
              </Button>
            </form>
          </article>
        ))}
      </div>
    </>
  );
}
