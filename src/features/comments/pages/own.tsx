import type { Lang } from '#engines/kit';
import { ownTrail } from '#features/accounts/trail.ts';
import { formatDateTime } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Badge, Button, ErrorSummary, Facts, PageHead, Pagination, Prose, Section, TextArea } from '#ui';
import type { CommentState } from '../model.ts';
import { OWN_PER_PAGE, type OwnComment } from '../queries/own.ts';
import type { Subject } from '../subjects.ts';
import { commentTexts, reasonName, stateName } from '../texts.ts';
import { LanguageChoice, readErrors } from './form.tsx';
import { CommentText } from './text.tsx';

const TONES: Partial<Record<CommentState, 'success' | 'warning' | 'danger'>> = {
  released: 'success',
  waiting: 'warning',
  declined: 'danger',
  withdrawn: 'danger',
};

export function StateBadge({ lang, state }: { lang: Lang; state: CommentState }) {
  return <Badge tone={TONES[state]}>{stateName(lang, state)}</Badge>;
}

/** What was just done here, said in the address so that going back and reloading do nothing twice. */
export type OwnNote = 'posted' | 'saved';

export function OwnPage(props: {
  lang: Lang;
  comment: OwnComment & { proved: boolean };
  subject: Subject | undefined;
  address: string;
  /** Opened by a link rather than by who has signed in. */
  byLink: boolean;
  note: OwnNote | undefined;
  form: { text: string; lang: string };
  objection: string;
  errors: FieldError[];
}) {
  const { lang, comment, subject, address } = props;
  const t = commentTexts(lang);
  const errors = readErrors(lang, props.errors);
  const isOut = comment.state === 'declined' || comment.state === 'withdrawn';
  const shownDecision = isOut || comment.objection !== null ? comment.decision : null;
  return (
    <>
      <PageHead
        lang={lang}
        title={t.ownTitle}
        trail={[
          ...(props.byLink ? [] : [{ href: `/${lang}/comments/mine`, label: t.mine }]),
          ...(subject === undefined ? [] : [{ href: `/${lang}${subject.path}`, label: subject.title }]),
        ]}
      />
      <div class="hw-wrap hw-stack hw-narrow">
        <ErrorSummary lang={lang} errors={errors.list} />
        {props.note === 'posted' ? (
          <Alert tone="success" title={comment.state === 'released' ? t.postedReleased : t.postedWaiting} />
        ) : null}
        {props.note === 'saved' ? <Alert tone="success" title={t.saved} /> : null}
        {props.byLink ? (
          <Alert tone="info" title={t.keepTitle}>
            <p>{t.keepThisLink}</p>
          </Alert>
        ) : null}
        <Facts
          items={[
            [t.state, <StateBadge lang={lang} state={comment.state} />],
            [
              '',
              comment.state === 'released' && subject !== undefined && (
                <a href={`/${lang}/comments/${comment.id}`}>{t.see}</a>
              ),
            ],
          ]}
        />
        <CommentText text={comment.text} lang={comment.lang} />
        {shownDecision === null ? null : (
          <Section title={t.decisionTitle}>
            <p class="hw-muted">
              {formatDateTime(lang, new Date(shownDecision.at))}
              {shownDecision.reason === null ? '' : ` · ${reasonName(lang, shownDecision.reason)}`}
            </p>
            {shownDecision.statement === null ? null : (
              <Prose text={shownDecision.statement} lang={shownDecision.lang} />
            )}
          </Section>
        )}
        <Objection
          lang={lang}
          comment={comment}
          address={address}
          value={props.objection}
          error={errors.of('objection')}
          isOut={isOut}
        />
        <Section title={t.changeText}>
          <form class="hw-stack" method="post" action={`${address}/text`} novalidate>
            <TextArea
              lang={lang}
              name="text"
              label={t.text}
              hint={t.changeHint}
              value={props.form.text}
              rows={8}
              error={errors.of('text')}
            />
            <LanguageChoice lang={lang} value={props.form.lang} />
            <p>
              <Button kind="secondary">{t.save}</Button>
            </p>
          </form>
        </Section>
        {comment.hasEmail ? (
          <Section title={t.following}>
            <p>{comment.follows ? t.followOn : comment.proved ? t.followOff : t.followUnproved}</p>
            {comment.proved || comment.follows ? (
              <form method="post" action={`${address}/following`}>
                <Button kind="secondary" name="follows" value={comment.follows ? 'no' : 'yes'}>
                  {comment.follows ? t.switchOff : t.switchOn}
                </Button>
              </form>
            ) : null}
          </Section>
        ) : null}
        <Section title={t.deleteTitle}>
          <p>{t.deleteHint}</p>
          <form method="post" action={`${address}/deletion`}>
            <Button kind="tertiary">{t.deleteNow}</Button>
          </form>
        </Section>
      </div>
    </>
  );
}

function Objection(props: {
  lang: Lang;
  comment: OwnComment;
  address: string;
  value: string;
  error: string | undefined;
  isOut: boolean;
}) {
  const { lang, comment } = props;
  const t = commentTexts(lang);
  const { objection } = comment;
  if (objection !== null && objection.outcome !== 'overtaken') {
    const said =
      objection.outcome === null
        ? t.objectionOpen
        : objection.outcome === 'upheld'
          ? t.objectionUpheld
          : t.objectionOverturned;
    return (
      <Section title={t.objectTitle}>
        <p>{said}</p>
        {objection.answer === null ? null : <Prose text={objection.answer} lang={objection.lang} />}
      </Section>
    );
  }
  if (!props.isOut || comment.decision === null) return null;
  return (
    <Section title={t.objectTitle}>
      <p>{t.objectHint}</p>
      <form class="hw-stack" method="post" action={`${props.address}/objection`} novalidate>
        <TextArea lang={lang} name="objection" label={t.objectText} value={props.value} rows={5} error={props.error} />
        <p>
          <Button kind="secondary">{t.objectSend}</Button>
        </p>
      </form>
    </Section>
  );
}

export function MinePage(props: {
  lang: Lang;
  comments: Omit<OwnComment, 'decision' | 'objection'>[];
  titles: ReadonlyMap<string, Subject>;
  total: number;
  page: number;
}) {
  const { lang, comments } = props;
  const t = commentTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.mine} trail={ownTrail(lang, 'desk')} />
      <div class="hw-wrap hw-stack">
        {comments.length === 0 ? <p>{t.mineNone}</p> : null}
        <div class="hw-rows">
          {comments.map((comment) => (
            <article class="hw-card">
              <div class="hw-card__kicker">
                <StateBadge lang={lang} state={comment.state} />
                <span>{formatDateTime(lang, comment.createdAt)}</span>
              </div>
              <h2 class="hw-card__title">
                <a class="hw-card__link" href={`/${lang}/comments/mine/${comment.id}`}>
                  {props.titles.get(comment.subject)?.title ?? t.ownTitle}
                </a>
              </h2>
              <p lang={comment.lang}>{[...comment.text].slice(0, 240).join('')}</p>
            </article>
          ))}
        </div>
        <Pagination
          lang={lang}
          page={props.page}
          pages={Math.ceil(props.total / OWN_PER_PAGE)}
          href={(page) => `/${lang}/comments/mine${page === 1 ? '' : `?page=${page}`}`}
        />
      </div>
    </>
  );
}

/** Mail programs open links to look at them, so the link only shows a button. */
export function UnfollowPage({ lang, address }: { lang: Lang; address: string }) {
  const t = commentTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.unfollowTitle} />
      <div class="hw-wrap">
        <form method="post" action={address}>
          <Button>{t.switchOff}</Button>
        </form>
      </div>
    </>
  );
}
