import type { Lang } from '#engines/kit';
import { formatDateTime, LANGUAGE_NAMES } from '#platform/i18n';
import {
  Alert,
  Button,
  ButtonLink,
  ErrorSummary,
  Facts,
  PageHead,
  Prose,
  Section,
  Select,
  TextArea,
  TextInput,
} from '#ui';
import { type DecisionAction, REASONS, type Reason } from '../model.ts';
import { decisionName, moderationError, moderationTexts } from '../moderation-texts.ts';
import type { History, QueueComment } from '../queries/queue.ts';
import type { Subject } from '../subjects.ts';
import { commentTexts, reasonName } from '../texts.ts';
import { StateBadge } from './own.tsx';
import { CommentText } from './text.tsx';
import { Who } from './thread.tsx';

/** What the moderator is about to do: choose a reason first, then see the mail that goes with it. */
export interface Intent {
  action: DecisionAction;
  reason: Reason | undefined;
  statement: string;
  errors: { field: string; code: string }[];
}

export function DecisionPage(props: {
  lang: Lang;
  comment: QueueComment;
  history: History;
  subject: Subject | undefined;
  possible: DecisionAction[];
  intent: Intent | undefined;
  problem: string | undefined;
  address: { shown: string | undefined; asked: boolean; reason: string; error: string | undefined };
}) {
  const { lang, comment, history, subject, intent } = props;
  const t = moderationTexts(lang);
  const errors = (intent?.errors ?? []).map(({ field, code }) => ({ field, message: moderationError(lang, code) }));
  return (
    <>
      <PageHead lang={lang} title={t.comment} trail={[{ href: `/${lang}/moderation`, label: t.moderation }]} />
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          {props.problem === undefined ? null : <Alert tone="warning" title={moderationError(lang, props.problem)} />}
          <ErrorSummary lang={lang} errors={errors} />
          {comment.parent === null ? null : (
            <blockquote class="hw-quoted">
              <p class="hw-muted">{t.answerTo(comment.parent.name ?? commentTexts(lang).guest)}</p>
              <CommentText text={comment.parent.text} lang={comment.parent.lang} />
            </blockquote>
          )}
          <CommentText text={comment.text} lang={comment.lang} />
          {history.objection === null ? null : (
            <Section title={t.objection}>
              <p class="hw-muted">{formatDateTime(lang, new Date(history.objection.at))}</p>
              <Prose text={history.objection.text} lang={history.objection.lang} />
            </Section>
          )}
          {intent === undefined ? (
            <Acts {...props} />
          ) : (
            <IntentForm lang={lang} comment={comment} history={history} intent={intent} errors={errors} />
          )}
          <Past lang={lang} history={history} />
        </div>
        <aside class="hw-aside">
          <Facts
            items={[
              [commentTexts(lang).state, <StateBadge lang={lang} state={comment.state} />],
              [
                t.subject,
                subject === undefined ? (
                  t.unseenSubject
                ) : (
                  <a href={`/${lang}${subject.path}`} lang={subject.lang}>
                    {subject.title}
                  </a>
                ),
              ],
              [
                t.author,
                <>
                  <Who lang={lang} author={comment.author} />
                  {comment.earlier === null ? null : <span class="hw-muted"> · {t.earlier(comment.earlier)}</span>}
                </>,
              ],
              [t.written, formatDateTime(lang, comment.createdAt)],
              [t.language, LANGUAGE_NAMES[comment.lang]],
            ]}
          />
          <Address {...props} />
        </aside>
      </div>
    </>
  );
}

function Acts(props: { lang: Lang; comment: QueueComment; possible: DecisionAction[] }) {
  const { lang, comment } = props;
  const t = moderationTexts(lang);
  const address = `/${lang}/moderation/comments/${comment.id}`;
  return (
    <div class="hw-actions">
      {props.possible.map((action) =>
        action === 'release' || action === 'keep' ? (
          <form method="post" action={`${address}/decision`}>
            <input type="hidden" name="action" value={action} />
            <input type="hidden" name="version" value={String(comment.version)} />
            <Button kind={action === 'release' ? 'primary' : 'secondary'}>{t[action]}</Button>
          </form>
        ) : (
          <ButtonLink href={`${address}?action=${action}`}>{t[action]}</ButtonLink>
        ),
      )}
      {props.possible.includes('release') ? (
        <ButtonLink href={`${address}?action=release`} kind="tertiary">
          {t.withOwnWords}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function IntentForm(props: {
  lang: Lang;
  comment: QueueComment;
  history: History;
  intent: Intent;
  errors: { field: string; message: string }[];
}) {
  const { lang, comment, history, intent } = props;
  const t = moderationTexts(lang);
  const address = `/${lang}/moderation/comments/${comment.id}`;
  const errorOf = (field: string) => props.errors.find((error) => error.field === field)?.message;
  const needsReason = intent.action === 'decline' || intent.action === 'withdraw';
  if (needsReason && intent.reason === undefined) {
    return (
      <form class="hw-stack" method="get" action={address}>
        <input type="hidden" name="action" value={intent.action} />
        <Select
          lang={lang}
          name="reason"
          label={t.reason}
          value=""
          options={REASONS.map((reason) => ({ value: reason, label: reasonName(lang, reason) }))}
          error={errorOf('reason')}
        />
        <p class="hw-actions">
          <Button>{t.next}</Button>
        </p>
      </form>
    );
  }
  const confirm = {
    release: t.confirmRelease,
    decline: t.confirmDecline,
    withdraw: t.confirmWithdraw,
    keep: t.keep,
    uphold: t.confirmUphold,
  }[intent.action];
  return (
    <form class="hw-stack" method="post" action={`${address}/decision`} novalidate>
      <input type="hidden" name="action" value={intent.action} />
      <input type="hidden" name="version" value={String(comment.version)} />
      {intent.reason === undefined ? null : (
        <p>
          <input type="hidden" name="reason" value={intent.reason} />
          {t.reason}: <strong>{reasonName(lang, intent.reason)}</strong> ·{' '}
          <a href={`${address}?action=${intent.action}`}>{t.otherReason}</a>
        </p>
      )}
      <div lang={history.authorLang}>
        <TextArea
          lang={lang}
          name="statement"
          label={t.mailText}
          hint={history.hasEmail ? t.mailHint(LANGUAGE_NAMES[history.authorLang]) : t.noMail}
          value={intent.statement}
          rows={14}
          error={errorOf('statement')}
        />
      </div>
      <p class="hw-actions">
        <Button>{confirm}</Button>
      </p>
    </form>
  );
}

function Past({ lang, history }: { lang: Lang; history: History }) {
  const t = moderationTexts(lang);
  return (
    <>
      {history.reports.length === 0 ? null : (
        <Section title={t.reports}>
          <ul class="hw-plain-list">
            {history.reports.map((report) => (
              <li>
                <strong>{reasonName(lang, report.reason)}</strong>, {formatDateTime(lang, new Date(report.at))}
                {report.text === '' ? null : <Prose text={report.text} lang={report.lang} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {history.decisions.length === 0 ? null : (
        <Section title={t.history}>
          <ul class="hw-plain-list">
            {history.decisions.map((decision) => (
              <li>
                <strong>{decisionName(lang, decision.action)}</strong>, {formatDateTime(lang, new Date(decision.at))}
                {decision.by === null ? '' : `, ${decision.by}`}
                {decision.reason === null ? '' : ` · ${reasonName(lang, decision.reason)}`}
                {decision.statement === null ? null : (
                  <details>
                    <summary>{t.mailText}</summary>
                    <Prose text={decision.statement} lang={decision.lang} />
                  </details>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Address(props: {
  lang: Lang;
  comment: QueueComment;
  history: History;
  address: { shown: string | undefined; asked: boolean; reason: string; error: string | undefined };
}) {
  const { lang, comment, history, address } = props;
  const t = moderationTexts(lang);
  return (
    <details class="hw-address" open={address.asked || address.error !== undefined}>
      <summary>{t.address}</summary>
      {address.asked ? (
        <p>{address.shown ?? t.addressGone}</p>
      ) : history.hasAddress ? (
        <form class="hw-stack" method="post" action={`/${lang}/moderation/comments/${comment.id}/address`} novalidate>
          <p class="hw-muted">{t.addressHint}</p>
          <TextInput lang={lang} name="why" label={t.addressReason} value={address.reason} error={address.error} />
          <Button kind="tertiary">{t.addressShow}</Button>
        </form>
      ) : (
        <p>{t.addressGone}</p>
      )}
    </details>
  );
}
