import type { Lang } from '#engines/kit';
import { ownTrail } from '#features/accounts/trail.ts';
import { formatDateTime } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Button, ButtonLink, ErrorSummary, PageHead, Section, TextInput } from '#ui';
import type { Consent } from '../commands/consents.ts';
import type { Protocol } from '../queries.ts';
import { countText, privacyTexts } from '../texts/index.ts';

import { StoredSection, type StoredTopic } from './stored.tsx';

/** Where the forms of somebody's data go: those of an account, or those behind a secret link. */
interface Place {
  lang: Lang;
  /** `/de/account/data` or `/de/data/KEY`. */
  base: string;
}

export function DataPage(
  props: Place & {
    /** Whose address, for a guest. */
    email?: string | undefined;
    topics: readonly StoredTopic[];
    consents?: readonly Consent[] | undefined;
  },
) {
  const { lang, base, email, topics } = props;
  const t = privacyTexts(lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={t.dataTitle}
        lead={email === undefined ? t.dataLead : t.dataLeadGuest(email)}
        {...(email === undefined ? { trail: ownTrail(lang, 'account') } : {})}
      />
      <div class="hw-wrap hw-stack">
        <StoredSection lang={lang} topics={topics} />
        {props.consents === undefined ? null : <Consents lang={lang} base={base} consents={props.consents} />}
        {topics.length === 0 ? null : (
          <>
            <Section title={t.downloadTitle} intro={t.downloadText}>
              <form method="post" action={`${base}/file`} class="hw-actions">
                <Button kind="secondary" name="format" value="html">
                  {t.downloadHtml}
                </Button>
                <Button kind="secondary" name="format" value="json">
                  {t.downloadJson}
                </Button>
              </form>
            </Section>
            <Section title={t.deleteTitle} intro={t.deleteText}>
              <div class="hw-actions">
                <ButtonLink href={`${base}/erasure`}>{t.deleteLink}</ButtonLink>
              </div>
            </Section>
          </>
        )}
      </div>
    </>
  );
}

function Consents({ lang, base, consents }: Place & { consents: readonly Consent[] }) {
  const t = privacyTexts(lang);
  return (
    <Section title={t.consentsTitle}>
      {consents.length === 0 ? <p>{t.consentsNone}</p> : null}
      <ul class="hw-plain-list">
        {consents.map(({ what, version, at }) => (
          <li>
            {what === 'terms' ? <a href={`/${lang}/terms`}>{t.termsTitle}</a> : what}, {t.consentVersion(version)},{' '}
            {formatDateTime(lang, at)}
            {what === 'terms' ? null : (
              <form method="post" action={`${base}/consents/withdrawal`} class="hw-actions">
                <input type="hidden" name="what" value={what} />
                <Button kind="tertiary">{t.consentWithdraw}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The second step: what goes, what stays, a tick and a button. */
export function ErasurePage(props: Place & { guest: boolean; errors: FieldError[] }) {
  const { lang, base, guest } = props;
  const t = privacyTexts(lang);
  const wrong = props.errors.length > 0;
  const errors = wrong ? [{ field: 'confirm', message: t.confirmMissing }] : [];
  const gone = guest ? [t.goneTexts, t.goneMails] : [t.gonePerson, t.goneTexts, t.goneMails];
  const stays = guest ? [t.staysProof] : [t.staysWork, t.staysOrganisation, t.staysAudit, t.staysProof];
  return (
    <>
      <PageHead lang={lang} title={t.deleteTitle} lead={t.deleteText} trail={[{ href: base, label: t.dataTitle }]} />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={errors} />
        <Section title={t.goneTitle}>
          <ul class="hw-list">
            {gone.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Section>
        <Section title={t.staysTitle}>
          <ul class="hw-list">
            {stays.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Section>
        <form method="post" action={`${base}/erasure`} class="hw-stack" novalidate>
          <label class="hw-check">
            <input
              type="checkbox"
              id="confirm"
              name="confirm"
              value="yes"
              aria-invalid={wrong ? 'true' : undefined}
              aria-describedby={wrong ? 'confirm-error' : undefined}
            />
            <span>{t.deleteConfirm}</span>
          </label>
          {wrong ? (
            <p class="kern-error" id="confirm-error">
              <span class="kern-icon kern-icon--danger" aria-hidden="true" />
              <span class="kern-body">{t.confirmMissing}</span>
            </p>
          ) : null}
          <div class="hw-actions">
            <Button>{t.deleteButton}</Button>
            <ButtonLink kind="tertiary" href={base}>
              {t.cancel}
            </ButtonLink>
          </div>
        </form>
      </div>
    </>
  );
}

export function AskPage({ lang, email, errors }: { lang: Lang; email: string; errors: FieldError[] }) {
  const t = privacyTexts(lang);
  const shown = errors.map(({ field }) => ({ field, message: t.emailWrong }));
  return (
    <>
      <PageHead lang={lang} title={t.askTitle} lead={t.askLead} />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={shown} />
        <form method="post" action={`/${lang}/data`} class="hw-stack hw-short" novalidate>
          <TextInput
            lang={lang}
            name="email"
            type="email"
            autocomplete="email"
            label={t.emailLabel}
            hint={t.emailHint}
            value={email}
            error={shown[0]?.message}
          />
          <div class="hw-actions">
            <Button>{t.askButton}</Button>
          </div>
        </form>
        <p>
          <a href={`/${lang}/account/data`}>{t.askSignedIn}</a>
        </p>
      </div>
    </>
  );
}

/** A page that says one thing and where to go from here. */
export function SaidPage(props: {
  lang: Lang;
  title: string;
  text: string;
  next?: { href: string; label: string } | undefined;
}) {
  const { next } = props;
  return (
    <>
      <PageHead lang={props.lang} title={props.title} lead={props.text} />
      {next === undefined ? null : (
        <div class="hw-wrap hw-stack">
          <div class="hw-actions">
            <ButtonLink href={next.href}>{next.label}</ButtonLink>
          </div>
        </div>
      )}
    </>
  );
}

export function ProtocolPage({ lang, protocol }: { lang: Lang; protocol: Protocol }) {
  const t = privacyTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.protocolTitle} lead={t.protocolLead} />
      <div class="hw-wrap hw-stack">
        <p>
          {t.protocolNumber(protocol.id)}
          <br />
          {formatDateTime(lang, protocol.at)}
        </p>
        {protocol.counts.length === 0 ? <p>{t.protocolNothing}</p> : null}
        <ul class="hw-list">
          {protocol.counts.map((count) => (
            <li>{countText(lang, count)}</li>
          ))}
        </ul>
        <Alert tone="info" title={t.protocolProof} />
      </div>
    </>
  );
}
