import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { formatDateTime } from '#platform/i18n';
import type { SubjectRef } from '#platform/outbox';
import { ButtonLink, PageHead, Pagination } from '#ui';
import type { Author, ThreadNode } from '../model.ts';
import type { ThreadPage } from '../queries/thread.ts';
import type { Subject } from '../subjects.ts';
import { authorName, commentTexts } from '../texts.ts';
import { CommentText } from './text.tsx';

export function Who({ lang, author }: { lang: Lang; author: Author }) {
  const t = commentTexts(lang);
  return (
    <>
      <strong>{authorName(lang, author)}</strong>
      {author.kind === 'guest' && author.name !== null ? <span class="hw-muted"> ({t.guest})</span> : null}
      {author.organisation === null ? null : (
        <>
          {', '}
          <a href={`/${lang}/organisations/${author.organisation.slug}`}>{author.organisation.name}</a>
        </>
      )}
    </>
  );
}

function Comment({ lang, node, open }: { lang: Lang; node: ThreadNode; open: boolean }): Child {
  const t = commentTexts(lang);
  const { comment, replies } = node;
  return (
    <li>
      <article class="hw-comment" id={`comment-${comment.id}`}>
        {comment.state === 'released' ? (
          <>
            <p class="hw-comment__head">
              <Who lang={lang} author={comment.author} />{' '}
              <a class="hw-comment__when" href={`/${lang}/comments/${comment.id}`} title={t.permalink}>
                <time datetime={comment.createdAt.toISOString()}>{formatDateTime(lang, comment.createdAt)}</time>
              </a>
              {comment.editedAt === null ? null : <span class="hw-muted"> · {t.edited}</span>}
            </p>
            {node.answers === undefined ? null : (
              <p class="hw-muted hw-small">{t.answers(authorName(lang, node.answers))}</p>
            )}
            <CommentText text={comment.text} lang={comment.lang} />
            <p class="hw-comment__acts">
              {open ? (
                <a
                  href={`/${lang}/comments/${comment.id}/reply`}
                  aria-label={t.replyTo(authorName(lang, comment.author))}
                >
                  {t.reply}
                </a>
              ) : null}
              <a
                href={`/${lang}/comments/${comment.id}/report`}
                aria-label={t.reportOf(authorName(lang, comment.author))}
              >
                {t.report}
              </a>
            </p>
          </>
        ) : (
          <p class="hw-muted">{comment.state === 'deleted' || comment.state === 'erased' ? t.deleted : t.notShown}</p>
        )}
      </article>
      {replies.length === 0 ? null : (
        <ol class="hw-thread">
          {replies.map((reply) => (
            <Comment lang={lang} node={reply} open={open} />
          ))}
        </ol>
      )}
    </li>
  );
}

/** The conversation about something. The form is a page of its own: this one is kept for everybody, a form is for one person and one hour. */
export function Thread(props: { lang: Lang; about: SubjectRef; subject: Subject; thread: ThreadPage }) {
  const { lang, subject, thread } = props;
  const t = commentTexts(lang);
  const base = `/${lang}/comments?subject=${props.about}`;
  const href = (page: number, order: string) =>
    `${base}${order === 'oldest' ? '' : `&order=${order}`}${page === 1 ? '' : `&page=${page}`}#comments`;
  const turned = thread.order === 'oldest' ? 'newest' : 'oldest';
  return (
    <section class="hw-section hw-comments" id="comments" aria-labelledby="comments-title">
      <div class="hw-comments__bar">
        <h2 class="hw-h2" id="comments-title">
          {thread.total === 0 ? t.comments : t.count(thread.total)}
        </h2>
        {thread.total > 1 ? <a href={href(1, turned)}>{t[turned]}</a> : null}
      </div>
      {thread.total === 0 ? <p class="hw-muted">{subject.open ? t.none : t.noneClosed}</p> : null}
      {subject.open ? (
        <p class="hw-actions">
          <ButtonLink href={`/${lang}/comments/new?subject=${props.about}`}>{t.write}</ButtonLink>
        </p>
      ) : thread.total > 0 ? (
        <p class="hw-muted">{t.closed}</p>
      ) : null}
      {thread.cut ? <p class="hw-muted">{t.cut}</p> : null}
      {thread.threads.length === 0 ? null : (
        <ol class="hw-thread">
          {thread.threads.map((node) => (
            <Comment lang={lang} node={node} open={subject.open} />
          ))}
        </ol>
      )}
      <Pagination lang={lang} page={thread.page} pages={thread.pages} href={(page) => href(page, thread.order)} />
      <p class="hw-feeds">
        <a href={`/${lang}/comments.atom?subject=${props.about}`}>{t.feedTitle} (Atom)</a>
        <a href={`/${lang}/comments/mine`}>{t.manageOwn}</a>
        <a href={`/${lang}/moderation/statistics`}>{t.statisticsLink}</a>
      </p>
    </section>
  );
}

/** The conversation with nothing around it, for its second page and for links to one comment. */
export function ThreadOnlyPage(props: { lang: Lang; about: SubjectRef; subject: Subject; thread: ThreadPage }) {
  const { lang, subject } = props;
  const t = commentTexts(lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={t.commentsOn(subject.title)}
        trail={[{ href: `/${lang}${subject.path}`, label: subject.title }]}
      />
      <div class="hw-wrap hw-stack">
        <Thread {...props} />
      </div>
    </>
  );
}
