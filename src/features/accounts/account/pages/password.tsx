import { TextInput } from '#ui';
import { accountTexts } from '../texts.ts';
import { errorOf, Form, Frame, type Shown } from './frame.tsx';

export function SetPasswordPage(props: Shown & { email: string; needsCurrent: boolean }) {
  const { lang } = props;
  const t = accountTexts(lang);
  return (
    <Frame {...props} title={t.password} lead={t.passwordLead}>
      <Form lang={lang} action="/account/password" button={t.save}>
        {/* Password stores need to know whose password it is. */}
        <input type="text" name="username" value={props.email} autocomplete="username" hidden />
        {props.needsCurrent ? (
          <TextInput
            lang={lang}
            name="current"
            type="password"
            label={t.currentPassword}
            value=""
            autocomplete="current-password"
            error={errorOf(props, 'current')}
          />
        ) : null}
        <TextInput
          lang={lang}
          name="password"
          type="password"
          label={t.newPassword}
          hint={t.newPasswordHint}
          value=""
          autocomplete="new-password"
          error={errorOf(props, 'password')}
        />
      </Form>
    </Frame>
  );
}
