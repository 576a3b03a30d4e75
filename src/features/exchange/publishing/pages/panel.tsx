import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { formatDate } from '#platform/i18n';
import { Alert, Button, ButtonLink, Prose } from '#ui';
import type { ContentError } from '../form.ts';
import type { CheckRecord, OwnEntry } from '../model.ts';
import { publishingTexts } from '../texts.ts';
import { errorText } from './form.tsx';
import { labelOfField } from './labels.ts';

/** Where an entry stands, and what its people can do with it; on its page and on its preview. */
export function TeamPanel(props: {
  lang: Lang;
  entry: OwnEntry;
  /** On the preview: the version that is being worked on. */
  isPreview: boolean;
  obstacles: ContentError[];
  /** Submitting publishes at once. */
  isFree: boolean;
  lastCheck: CheckRecord | undefined;
  canCheck: boolean;
  alert?: string | undefined;
}) {
  const { lang, entry, isPreview } = props;
  const t = publishingTexts(lang);
  const address = `/${lang}/entries/${entry.slug}`;
  const post = (path: string, label: string, kind: 'primary' | 'secondary' | 'tertiary' = 'secondary') => (
    <form method="post" action={`${address}/${path}`}>
      <input type="hidden" name="version" value={String(entry.version)} />
      <Button kind={kind}>{label}</Button>
    </form>
  );
  const isWorkedOn = entry.state === 'draft' || entry.editState === 'draft';
  const actions: Child[] = [];
  if (isWorkedOn && isPreview && props.obstacles.length === 0) {
    actions.push(post('submission', props.isFree ? t.publishNow : t.submitForCheck, 'primary'));
  }
  if (entry.submittedAt !== null) {
    if (props.canCheck) actions.push(<ButtonLink href={`${address}/check`}>{t.check}</ButtonLink>);
    actions.push(post('recall', t.recall));
  } else if (entry.state === 'draft' || entry.state === 'published') {
    const label = entry.editState === 'draft' && !isPreview ? t.continueEdit : t.edit;
    actions.push(<ButtonLink href={`${address}/edit`}>{label}</ButtonLink>);
  }
  if (entry.state === 'published' && entry.editState !== null && !isPreview) {
    actions.push(<ButtonLink href={`${address}/preview`}>{t.previewOf}</ButtonLink>);
  }
  if (entry.state === 'published' && !isPreview) {
    if (entry.deadline === null) actions.push(post('renewal', t.renew));
    const close = entry.kind === 'need' ? t.closeNeed : t.close;
    actions.push(<ButtonLink href={`${address}/closing`}>{close}</ButtonLink>);
  }
  actions.push(<ButtonLink href={`${address}/history`}>{t.history}</ButtonLink>);
  if (isWorkedOn && entry.submittedAt === null && (isPreview || entry.state === 'draft')) {
    const label = entry.state === 'draft' ? t.deleteDraft : t.dropEdit;
    actions.push(
      <ButtonLink href={`${address}/deletion`} kind="tertiary">
        {label}
      </ButtonLink>,
    );
  }
  if ((entry.state === 'published' || entry.state === 'closed') && !isPreview) {
    actions.push(
      <ButtonLink href={`${address}/withdrawal`} kind="tertiary">
        {t.withdraw}
      </ButtonLink>,
    );
  }
  const isReturned = props.lastCheck?.decision === 'returned' && isWorkedOn;
  return (
    <div class="hw-team hw-stack">
      {props.alert === undefined ? null : <Alert tone="danger" title={props.alert} />}
      <Alert tone={isReturned ? 'warning' : 'info'} title={titleOf(props)}>
        {isReturned && props.lastCheck !== undefined ? <Returned lang={lang} check={props.lastCheck} /> : undefined}
      </Alert>
      {isPreview && isWorkedOn && props.obstacles.length > 0 ? (
        <Alert tone="warning" title={t.obstacles}>
          <ul class="hw-list">
            {props.obstacles.map((error) => (
              <li>
                <a href={`${address}/edit#${error.field}`}>{labelOfField(lang, entry.kind, error.field)}</a>:{' '}
                {errorText(lang, error)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <div class="hw-actions">{actions}</div>
    </div>
  );
}

function titleOf(props: Parameters<typeof TeamPanel>[0]): string {
  const { entry } = props;
  const t = publishingTexts(props.lang);
  if (entry.submittedAt !== null) return t.submittedTitle;
  if (props.lastCheck?.decision === 'returned' && (entry.state === 'draft' || entry.editState === 'draft')) {
    return t.returnedTitle;
  }
  if (entry.state === 'draft') return t.draftTitle;
  return props.isPreview ? t.editDraftTitle : t.yours;
}

function Returned({ lang, check }: { lang: Lang; check: CheckRecord }) {
  return (
    <>
      <p class="hw-muted">{formatDate(lang, check.decidedAt.toISOString().slice(0, 10))}</p>
      {check.comment === null ? null : <Prose text={check.comment} />}
    </>
  );
}
