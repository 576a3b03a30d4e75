import type { Lang } from '#engines/kit';
import { ButtonLink, PageHead, TextInput } from '#ui';
import { accountTexts } from '../texts.ts';
import { errorOf, Form, Frame, type Shown } from './frame.tsx';

export function AddressPage(props: Shown & { email: string }) {
  const { lang } = props;
  const t = accountTexts(lang);
  return (
    <Frame {...props} title={t.address} lead={t.addressLead}>
      <Form lang={lang} action="/account/address" button={t.save}>
        <TextInput
          lang={lang}
          name="email"
          type="email"
          label={t.newAddress}
          value={props.email}
          autocomplete="email"
          error={errorOf(props, 'email')}
        />
      </Form>
    </Frame>
  );
}

/** Opened from the mail, perhaps in another browser: only the button changes the address. */
export function ConfirmAddressPage({ lang, linkKey, email }: { lang: Lang; linkKey: string; email: string }) {
  const t = accountTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.addressConfirm} lead={t.addressConfirmLead(email)} />
      <div class="hw-wrap">
        <Form lang={lang} action="/account/address/confirm" button={t.confirm}>
          <input type="hidden" name="key" value={linkKey} />
        </Form>
      </div>
    </>
  );
}

export function AddressEndPage({ lang, title, lead }: { lang: Lang; title: string; lead: string }) {
  return (
    <>
      <PageHead lang={lang} title={title} lead={lead} />
      <div class="hw-wrap hw-actions">
        <ButtonLink href={`/${lang}/account`}>{accountTexts(lang).toAccount}</ButtonLink>
      </div>
    </>
  );
}
