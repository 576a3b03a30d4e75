import { raw } from 'hono/html';
import encodeQR from 'qr';
import { Badge, ButtonLink, Section, TextInput } from '#ui';
import { accountTexts } from '../texts.ts';
import { errorOf, Form, Frame, type Shown } from './frame.tsx';

export function SecondFactorPage(props: Shown & { on: boolean; hasPassword: boolean }) {
  const { lang } = props;
  const t = accountTexts(lang);
  const password = props.hasPassword ? (
    <TextInput
      lang={lang}
      name="password"
      type="password"
      label={t.yourPassword}
      value=""
      autocomplete="current-password"
      error={errorOf(props, 'password')}
    />
  ) : null;
  return (
    <Frame {...props} title={t.factor} lead={t.factorLead}>
      <p>
        <Badge tone={props.on ? 'success' : 'info'}>{props.on ? t.factorOn : t.factorOff}</Badge>
      </p>
      {props.on ? (
        <>
          <Section title={t.codes} intro={t.codesNewLead}>
            <Form lang={lang} action="/account/second-factor/codes" button={t.codesNew} kind="secondary">
              {password}
            </Form>
          </Section>
          <Section title={t.factorRemove} intro={t.factorRemoveLead}>
            <Form lang={lang} action="/account/second-factor/deletion" button={t.factorRemove} kind="secondary" />
          </Section>
        </>
      ) : (
        <Form lang={lang} action="/account/second-factor" button={t.factorBegin}>
          {password}
        </Form>
      )}
    </Frame>
  );
}

/** `sealed` carries the codes from this page to the next, readable by nobody but us. */
export function SetUpFactorPage(props: Shown & { uri: string; sealed: string }) {
  const { lang, uri } = props;
  const t = accountTexts(lang);
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <Frame {...props} title={t.factorSetUp} lead={t.factorSetUpLead}>
      <p class="hw-qr" role="img" aria-label={t.factorPicture}>
        {raw(encodeQR(uri, 'svg', { border: 4 }))}
      </p>
      <dl class="hw-facts">
        <div>
          <dt>{t.factorKey}</dt>
          <dd>
            <code class="hw-key">{(key.match(/.{1,4}/g) ?? []).join(' ')}</code>
          </dd>
        </div>
      </dl>
      <p>
        <a href={uri}>{t.factorOpen}</a>
      </p>
      <Form lang={lang} action="/account/second-factor/confirmation" button={t.factorConfirm}>
        <input type="hidden" name="sealed" value={props.sealed} />
        <TextInput
          lang={lang}
          name="code"
          label={t.factorCode}
          value=""
          inputmode="numeric"
          autocomplete="one-time-code"
          error={errorOf(props, 'code')}
        />
      </Form>
    </Frame>
  );
}

export function CodesPage(props: Shown & { codes: string[] }) {
  const { lang } = props;
  const t = accountTexts(lang);
  return (
    <Frame {...props} title={t.codes} lead={t.codesLead}>
      <ol class="hw-codes">
        {props.codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="hw-actions">
        <ButtonLink href={`/${lang}/account/second-factor`}>{t.codesKept}</ButtonLink>
      </div>
    </Frame>
  );
}
