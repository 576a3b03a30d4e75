import { today } from '#platform/clock';
import { formatDate } from '#platform/i18n';
import { Button, Section, TextInput } from '#ui';
import type { PasskeyView } from '../queries.ts';
import { accountTexts } from '../texts.ts';
import { Frame, NamedButton, type Shown } from './frame.tsx';

export function PasskeysPage(props: Shown & { passkeys: PasskeyView[] }) {
  const { lang, passkeys } = props;
  const t = accountTexts(lang);
  return (
    <Frame {...props} title={t.passkeys} lead={t.passkeysLead}>
      {passkeys.length === 0 ? <p>{t.passkeysNone}</p> : null}
      <ul class="hw-rows hw-bare">
        {passkeys.map((passkey) => {
          const address = `/${lang}/account/passkeys/${passkey.id}`;
          const name = `name-${passkey.id}`;
          return (
            <li class="hw-card">
              <h2 class="hw-h3 hw-break">{passkey.name}</h2>
              {passkey.since === null ? null : (
                <p class="hw-muted">
                  {t.addedOn(
                    formatDate(
                      lang,
                      today(() => passkey.since as Date),
                    ),
                  )}
                </p>
              )}
              <details>
                <summary>{t.rename}</summary>
                <form class="hw-stack hw-short" method="post" action={address}>
                  <div class="kern-form-input">
                    <label class="kern-label" for={name}>
                      {t.passkeyName}
                    </label>
                    <input
                      class="kern-form-input__input"
                      id={name}
                      name="name"
                      value={passkey.name}
                      maxlength={60}
                      required
                    />
                  </div>
                  <div class="hw-actions">
                    <Button kind="secondary">{t.rename}</Button>
                  </div>
                </form>
              </details>
              <form class="hw-actions" method="post" action={`${address}/deletion`}>
                <NamedButton label={t.remove} of={passkey.name} />
              </form>
            </li>
          );
        })}
      </ul>
      <Section title={t.passkeyAdd}>
        <hw-passkey
          data-way="register"
          data-options={`/${lang}/account/passkeys/options`}
          data-verify={`/${lang}/account/passkeys`}
        >
          <div class="hw-stack hw-short" data-needs-script hidden>
            <TextInput lang={lang} name="name" label={t.passkeyName} hint={t.passkeyNameHint} value={t.passkeyUsual} />
            <div class="hw-actions">
              <button type="button" class="kern-btn kern-btn--primary">
                <span class="kern-label">{t.passkeyAdd}</span>
              </button>
            </div>
            <p class="kern-error" role="alert" hidden>
              {t.passkeyFailed}
            </p>
          </div>
        </hw-passkey>
        <noscript>
          <p>{t.passkeyNoScript}</p>
        </noscript>
      </Section>
    </Frame>
  );
}
