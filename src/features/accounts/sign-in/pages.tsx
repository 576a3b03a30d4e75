import type { Child } from 'hono/jsx';
import { LANGS, type Lang } from '#engines/kit';
import { LANGUAGE_NAMES } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Button, ButtonLink, ErrorSummary, PageHead, Section, Select, TextInput } from '#ui';
import { LinkForm, NextField } from './link-form.tsx';
import { nextQuery } from './next.ts';
import { signInError, signInTexts } from './texts.ts';

interface Shown {
  lang: Lang;
  next: string | undefined;
  errors?: FieldError[];
}

/** The mail link first: it is what everybody can use. */
export function SignInPage(
  props: Shown & { email: string; provider: string | undefined; again: boolean; problem?: string | undefined },
) {
  const { lang, next, provider } = props;
  const t = signInTexts(lang);
  const query = nextQuery(next);
  return (
    <>
      <PageHead lang={lang} title={props.again ? t.again : t.signIn} lead={props.again ? t.againWhy : t.signInLead} />
      <div class="hw-wrap hw-stack">
        {props.problem === undefined ? null : <Alert tone="warning" title={props.problem} />}
        <LinkForm {...props} />
        <Section title={t.otherWays}>
          <hw-passkey
            data-way="sign-in"
            data-options={`/${lang}/sign-in/passkey/options`}
            data-verify={`/${lang}/sign-in/passkey${query}`}
          >
            <div class="hw-actions">
              <div data-needs-script hidden>
                <button type="button" class="kern-btn kern-btn--secondary">
                  <span class="kern-label">{t.withPasskey}</span>
                </button>
              </div>
              <ButtonLink href={`/${lang}/sign-in/password${query}`}>{t.withPassword}</ButtonLink>
              {provider === undefined ? null : (
                <form method="post" action={`/${lang}/sign-in/provider`}>
                  <NextField next={next} />
                  <Button kind="secondary">{t.withProvider(provider)}</Button>
                </form>
              )}
            </div>
            <p class="kern-error" role="alert" hidden>
              {t.passkeyFailed}
            </p>
          </hw-passkey>
        </Section>
      </div>
    </>
  );
}

export function SentPage({ lang, next, mailbox }: Shown & { mailbox: string | undefined }) {
  const t = signInTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.sent} lead={t.sentLead} />
      <div class="hw-wrap hw-stack">
        {mailbox === undefined ? (
          <p>{t.sentNothing}</p>
        ) : (
          <Alert tone="info" title={t.mailStays}>
            <p>
              <a href={mailbox}>{t.toMailbox}</a>
            </p>
          </Alert>
        )}
        <div class="hw-actions">
          <ButtonLink href={`/${lang}/sign-in${nextQuery(next)}`}>{t.sendAgain}</ButtonLink>
        </div>
      </div>
    </>
  );
}

/** Programs that look through mail open every link: only the button uses it. */
export function LinkPage({ lang, next, linkKey }: Shown & { linkKey: string }) {
  const t = signInTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.confirm} lead={t.confirmLead} />
      <form class="hw-wrap hw-actions" method="post" action={`/${lang}/sign-in/link`}>
        <input type="hidden" name="key" value={linkKey} />
        <NextField next={next} />
        <Button>{t.signInNow}</Button>
      </form>
    </>
  );
}

export function LinkGonePage(props: Shown) {
  const t = signInTexts(props.lang);
  return (
    <>
      <PageHead lang={props.lang} title={t.linkGone} lead={t.linkGoneLead} />
      <div class="hw-wrap">
        <LinkForm {...props} email="" />
      </div>
    </>
  );
}

export function PasswordPage(props: Shown & { email: string }) {
  const { lang, next } = props;
  const t = signInTexts(lang);
  return (
    <FormPage
      {...props}
      title={t.withPassword}
      lead={t.passwordLead}
      action="/sign-in/password"
      button={t.signIn}
      fields={(errorOf) => (
        <>
          <TextInput
            lang={lang}
            name="email"
            type="email"
            label={t.email}
            value={props.email}
            autocomplete="username"
            error={errorOf('email')}
          />
          <TextInput
            lang={lang}
            name="password"
            type="password"
            label={t.password}
            value=""
            autocomplete="current-password"
            error={errorOf('password')}
          />
        </>
      )}
    >
      <p>
        <a href={`/${lang}/sign-in/reset`}>{t.forgotten}</a>
      </p>
      <p>
        <a href={`/${lang}/sign-in${nextQuery(next)}`}>{t.byLink}</a>
      </p>
    </FormPage>
  );
}

export function CodePage(props: Shown) {
  const { lang } = props;
  const t = signInTexts(lang);
  return (
    <FormPage
      {...props}
      title={t.code}
      lead={t.codeLead}
      action="/sign-in/code"
      button={t.check}
      fields={(errorOf) => (
        <TextInput
          lang={lang}
          name="code"
          label={t.codeField}
          hint={t.codeHint}
          value=""
          autocomplete="one-time-code"
          error={errorOf('code')}
        />
      )}
    />
  );
}

export function ResetPage(props: Shown) {
  const t = signInTexts(props.lang);
  return (
    <>
      <PageHead lang={props.lang} title={t.reset} lead={t.resetLead} />
      <div class="hw-wrap">
        <LinkForm {...props} email="" next={`/${props.lang}/account/password`} />
      </div>
    </>
  );
}

export function ToProviderPage({ lang, name, href }: { lang: Lang; name: string; href: string }) {
  const t = signInTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.toProvider(name)} lead={t.toProviderLead} />
      <div class="hw-wrap hw-actions">
        <ButtonLink href={href} kind="primary">
          {t.toProvider(name)}
        </ButtonLink>
      </div>
    </>
  );
}

export function WelcomePage(props: Shown & { name: string; writes: string }) {
  const { lang } = props;
  const t = signInTexts(lang);
  return (
    <FormPage
      {...props}
      title={t.welcome}
      lead={t.welcomeLead}
      action="/welcome"
      button={t.goOn}
      fields={(errorOf) => (
        <>
          <TextInput
            lang={lang}
            name="name"
            label={t.name}
            hint={t.nameHint}
            value={props.name}
            autocomplete="name"
            error={errorOf('name')}
          />
          <Select
            lang={lang}
            name="lang"
            label={t.lang}
            value={props.writes}
            options={LANGS.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            error={errorOf('lang')}
          />
        </>
      )}
    />
  );
}

function FormPage(
  props: Shown & {
    title: string;
    lead: string;
    action: string;
    button: string;
    fields: (errorOf: (field: string) => string | undefined) => Child;
    children?: Child;
  },
) {
  const { lang, next, errors = [] } = props;
  const shown = errors.map(({ field, code }) => ({ field, message: signInError(lang, code) }));
  return (
    <>
      <PageHead lang={lang} title={props.title} lead={props.lead} />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={shown} />
        <form class="hw-stack hw-short" method="post" action={`/${lang}${props.action}`} novalidate>
          <NextField next={next} />
          {props.fields((field) => shown.find((error) => error.field === field)?.message)}
          <div class="hw-actions">
            <Button>{props.button}</Button>
          </div>
        </form>
        {props.children}
      </div>
    </>
  );
}
