import type { Lang } from '#engines/kit';
import { LANGS } from '#engines/kit';
import { LANGUAGE_NAMES } from '#platform/i18n';
import { Alert, Button, Card, ErrorSummary, PageHead, Section, Select, TextInput } from '#ui';
import { noticeTexts } from '../../notices/texts.ts';
import { signInError, signInTexts } from '../../sign-in/texts.ts';
import type { AccountView } from '../queries.ts';
import { accountTexts } from '../texts.ts';
import { errorOf, Form, type Shown } from './frame.tsx';

/** A link of another feature to what is the person's own, such as their data. */
export interface OwnLink {
  href: string;
  title: string;
  detail: string;
}

export function AccountPage(
  props: Shown & { account: AccountView; form: { name: string; lang: string }; links: OwnLink[] },
) {
  const { lang, account, form, errors = [] } = props;
  const t = accountTexts(lang);
  const s = signInTexts(lang);
  const shown = errors.map(({ field, code }) => ({ field, message: signInError(lang, code) }));
  return (
    <>
      <PageHead lang={lang} title={t.account} lead={account.email} />
      <div class="hw-wrap hw-stack">
        {props.done === undefined ? null : <Alert tone="success" title={props.done} />}
        <ErrorSummary lang={lang} errors={shown} />
        <Section title={t.security}>
          <div class="hw-grid">
            {cards(lang, account).map((card) => (
              <Card href={`/${lang}${card.href}`} title={card.title}>
                <p class="hw-break">{card.detail}</p>
              </Card>
            ))}
          </div>
        </Section>
        <Section title={t.own}>
          <div class="hw-grid">
            {[noticeLink(lang), ...props.links].map((link) => (
              <Card href={link.href} title={link.title}>
                <p>{link.detail}</p>
              </Card>
            ))}
          </div>
        </Section>
        <Section title={t.profile}>
          <Form lang={lang} action="/account" button={t.save}>
            <TextInput
              lang={lang}
              name="name"
              label={s.name}
              hint={s.nameHint}
              value={form.name}
              autocomplete="name"
              error={errorOf(props, 'name')}
            />
            <Select
              lang={lang}
              name="lang"
              label={s.lang}
              value={form.lang}
              options={LANGS.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
              error={errorOf(props, 'lang')}
            />
          </Form>
        </Section>
        <form class="hw-actions" method="post" action={`/${lang}/sign-out`}>
          <Button kind="secondary">{t.signOut}</Button>
        </form>
      </div>
    </>
  );
}

function cards(lang: Lang, account: AccountView) {
  const t = accountTexts(lang);
  return [
    { href: '/account/address', title: t.address, detail: account.email },
    { href: '/account/passkeys', title: t.passkeys, detail: t.passkeyCount(account.passkeys) },
    { href: '/account/second-factor', title: t.factor, detail: account.secondFactor ? t.factorOn : t.factorOff },
    { href: '/account/password', title: t.password, detail: account.hasPassword ? t.passwordIs : t.passwordIsNot },
    { href: '/account/sessions', title: t.sessions, detail: t.sessionCount(account.sessions) },
  ];
}

function noticeLink(lang: Lang): OwnLink {
  return { href: `/${lang}/account/notices`, title: noticeTexts(lang).title, detail: accountTexts(lang).noticesDetail };
}
