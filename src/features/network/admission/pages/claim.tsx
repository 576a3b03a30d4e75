import type { Lang } from '#engines/kit';
import type { FieldError } from '#platform/web';
import { Alert, Button, ButtonLink, Choices, ErrorSummary, Facts, PageHead, Prose, Section, TextArea } from '#ui';
import { sayErrors } from '../../profile/pages/fields.tsx';
import { profileTexts } from '../../profile/texts.ts';
import { networkTexts } from '../../texts.ts';
import type { ClaimRow } from '../model.ts';
import { admissionTexts } from '../texts.ts';
import { day } from './list.tsx';

interface Named {
  slug: string;
  name: string;
}

function trail(lang: Lang, organisation: Named) {
  return [
    { href: `/${lang}/organisations`, label: networkTexts(lang).organisations },
    { href: `/${lang}/organisations/${organisation.slug}`, label: organisation.name },
  ];
}

/** „That is our organisation“: says beforehand whether the mailbox proves it. */
export function ClaimPage(props: {
  lang: Lang;
  organisation: Named;
  email: string;
  byDomain: boolean;
  owners: boolean;
  state: 'free' | 'waits' | 'member';
  values: Record<string, string>;
  errors: FieldError[];
}) {
  const { lang, organisation, email, byDomain } = props;
  const t = admissionTexts(lang);
  const { said, errorOf } = sayErrors(t, props.errors, t.formBroken);
  const base = `/${lang}/organisations/${organisation.slug}`;
  return (
    <>
      <PageHead
        lang={lang}
        title={t.claimTitle(organisation.name)}
        lead={t.claimLead}
        trail={trail(lang, organisation)}
      />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={said} />
        {props.state === 'free' ? (
          <form class="hw-stack hw-form" method="post" action={`${base}/claim`} novalidate>
            <Alert
              tone={byDomain ? 'success' : 'info'}
              title={byDomain ? t.claimByDomain(email) : t.claimByTeam(email)}
            />
            {props.owners ? <p>{t.claimOthers}</p> : null}
            <TextArea
              lang={lang}
              name="text"
              label={t.claimText}
              hint={t.claimTextHint}
              value={props.values.text ?? ''}
              rows={4}
              error={errorOf('text')}
            />
            <p class="hw-actions">
              <Button>{byDomain ? t.claimSend : t.claimAsk}</Button>
              <ButtonLink href={base}>{profileTexts(lang).cancel}</ButtonLink>
            </p>
          </form>
        ) : (
          <>
            <Alert tone="info" title={props.state === 'waits' ? t.claimWaits : t.claimMember} />
            <p class="hw-actions">
              <ButtonLink href={base}>{t.toProfile}</ButtonLink>
            </p>
          </>
        )}
      </div>
    </>
  );
}

/** For the team: who claims what, and by which words. */
export function DecideClaimPage(props: {
  lang: Lang;
  claim: ClaimRow;
  values: Record<string, string>;
  errors: FieldError[];
}) {
  const { lang, claim } = props;
  const t = admissionTexts(lang);
  const { said, errorOf } = sayErrors(t, props.errors, t.formBroken);
  return (
    <>
      <PageHead
        lang={lang}
        kicker={t.claimOf}
        title={claim.organisation.name}
        trail={[{ href: `/${lang}/admissions`, label: t.applications }]}
      />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={said} />
        <Facts
          items={[
            [t.claimant, claim.person.name],
            [t.email, <a href={`mailto:${claim.person.email}`}>{claim.person.email}</a>],
            [
              networkTexts(lang).organisations,
              <a href={`/${lang}/organisations/${claim.organisation.slug}`}>{claim.organisation.name}</a>,
            ],
            [
              networkTexts(lang).web,
              claim.organisation.web && <a href={claim.organisation.web}>{claim.organisation.web}</a>,
            ],
          ]}
        />
        <Section title={t.claimText}>
          <Prose text={claim.text} />
          <p class="hw-muted">{t.submittedOn(day(lang, claim.claimedAt))}</p>
        </Section>
        {claim.state === 'open' ? (
          <Section title={t.decide} intro={t.claimDecideIntro}>
            <form class="hw-stack hw-form" method="post" action={`/${lang}/claims/${claim.id}/decision`} novalidate>
              <TextArea
                lang={lang}
                name="reason"
                label={t.reason}
                value={props.values.reason ?? ''}
                rows={4}
                error={errorOf('reason')}
              />
              <p class="hw-actions">
                <Button name="decision" value="grant">
                  {t.grant}
                </Button>
                <Button kind="secondary" name="decision" value="decline">
                  {t.decline}
                </Button>
              </p>
            </form>
          </Section>
        ) : (
          <Alert tone="info" title={t.alreadyDecided} />
        )}
      </div>
    </>
  );
}

/** Ends a membership: says what happens, asks why, and asks once more. */
export function LeavePage(props: {
  lang: Lang;
  organisation: Named;
  values: Record<string, string>;
  errors: FieldError[];
}) {
  const { lang, organisation } = props;
  const t = admissionTexts(lang);
  const { said, errorOf } = sayErrors(t, props.errors, t.formBroken);
  const base = `/${lang}/organisations/${organisation.slug}`;
  return (
    <>
      <PageHead
        lang={lang}
        title={t.leaveTitle(organisation.name)}
        lead={t.leaveLead}
        trail={trail(lang, organisation)}
      />
      <div class="hw-wrap">
        <form class="hw-stack hw-form" method="post" action={`${base}/membership-end`} novalidate>
          <ErrorSummary lang={lang} errors={said} />
          <TextArea
            lang={lang}
            name="reason"
            label={t.leaveReason}
            hint={t.leaveReasonHint}
            value={props.values.reason ?? ''}
            rows={4}
            error={errorOf('reason')}
          />
          <Choices
            lang={lang}
            name="sure"
            type="checkbox"
            label={t.leave}
            chosen={[props.values.sure ?? '']}
            options={[{ value: 'yes', label: t.sure }]}
            error={errorOf('sure')}
          />
          <p class="hw-actions">
            <Button>{t.leave}</Button>
            <ButtonLink href={base}>{profileTexts(lang).cancel}</ButtonLink>
          </p>
        </form>
      </div>
    </>
  );
}

export function LeftPage({ lang }: { lang: Lang }) {
  const t = admissionTexts(lang);
  return <PageHead lang={lang} title={t.left} lead={t.leaveLead} />;
}
