import type { Lang } from '#engines/kit';
import { formatDateTime } from '#platform/i18n';
import { Badge, Button } from '#ui';
import { deviceOf } from '../device.ts';
import type { SessionView } from '../queries.ts';
import { accountTexts } from '../texts.ts';
import { Frame, NamedButton, type Shown } from './frame.tsx';

export function SessionsPage(props: Shown & { sessions: SessionView[] }) {
  const { lang, sessions } = props;
  const t = accountTexts(lang);
  return (
    <Frame {...props} title={t.sessions} lead={t.sessionsLead}>
      <ul class="hw-rows hw-bare">
        {sessions.map((session) => (
          <li class="hw-card hw-own">
            <div>
              <h2 class="hw-h3">
                {deviceName(lang, session.userAgent)} {session.own ? <Badge>{t.thisSession}</Badge> : null}
              </h2>
              <p class="hw-muted">
                {t.since(formatDateTime(lang, session.since))}
                {session.method === null ? '' : `, ${methodName(lang, session.method)}`}
              </p>
            </div>
            <form method="post" action={`/${lang}/account/sessions/${session.id}/end`}>
              <NamedButton label={session.own ? t.signOut : t.endSession} of={deviceName(lang, session.userAgent)} />
            </form>
          </li>
        ))}
      </ul>
      {sessions.length < 2 ? null : (
        <form class="hw-actions" method="post" action={`/${lang}/account/sessions/end`}>
          <Button kind="secondary">{t.endOthers}</Button>
        </form>
      )}
    </Frame>
  );
}

function deviceName(lang: Lang, userAgent: string | null): string {
  const t = accountTexts(lang);
  const { browser, system } = deviceOf(userAgent);
  if (browser !== undefined && system !== undefined) return t.onSystem(browser, system);
  return browser ?? system ?? t.unknownDevice;
}

function methodName(lang: Lang, method: string): string {
  const t = accountTexts(lang);
  if (method === 'link') return t.byLink;
  if (method === 'password') return t.byPassword;
  if (method === 'passkey') return t.byPasskey;
  return method === 'oidc' ? t.byProvider : t.byCode;
}
