import { LANGS, type Lang } from '#engines/kit';
import { ownTrail } from '#features/accounts/trail.ts';
import { formatDateTime, formatNumber, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Alert, Badge, Button, PageHead, Pagination, Section, Select } from '#ui';
import type { HubName } from '../model.ts';
import { checksName, decisionName, moderationTexts, queueName } from '../moderation-texts.ts';
import {
  QUEUE_SIZE,
  QUEUES,
  type QueueComment,
  type QueueCount,
  type QueueQuery,
  type Undoable,
} from '../queries/queue.ts';
import type { Subject } from '../subjects.ts';
import { authorName, commentTexts } from '../texts.ts';
import { CommentText } from './text.tsx';
import { Who } from './thread.tsx';

type T = ReturnType<typeof moderationTexts>;

/** Address of the queue with these choices. */
export function queueHref(lang: Lang, query: Partial<QueueQuery>): string {
  const params = new URLSearchParams();
  if (query.queue !== undefined && query.queue !== 'waiting') params.set('queue', query.queue);
  for (const hub of query.hub ?? []) params.append('hub', hub);
  for (const one of query.lang ?? []) params.append('lang', one);
  if ((query.page ?? 1) > 1) params.set('page', String(query.page));
  return `/${lang}/moderation${params.size === 0 ? '' : `?${params}`}`;
}

const sum = (counts: readonly QueueCount[]) => counts.reduce((total, { count }) => total + count, 0);

export function QueuePage(props: {
  lang: Lang;
  query: QueueQuery;
  comments: QueueComment[];
  counts: QueueCount[];
  subjects: ReadonlyMap<string, Subject>;
  hubs: HubName[];
  undoable: Undoable[];
  note: 'undone' | 'tooLate' | undefined;
  maySet: boolean;
}) {
  const { lang, query, comments, counts } = props;
  const t = moderationTexts(lang);
  const here = counts.filter(({ queue }) => queue === query.queue);
  const inHub = (hub: string | null) => query.hub.length === 0 || query.hub.includes(hub ?? 'none');
  const inLang = (one: Lang) => query.lang.length === 0 || query.lang.includes(one);
  const total = sum(here.filter((count) => inHub(count.hub) && inLang(count.lang)));
  return (
    <>
      <PageHead lang={lang} title={t.moderation} lead={t.lead} trail={ownTrail(lang, 'desk')} />
      <div class="hw-wrap hw-listing">
        <div class="hw-filters">
          <nav aria-label={t.queue}>
            <ul class="hw-tabs">
              {QUEUES.map((queue) => (
                <li>
                  <a
                    href={queueHref(lang, { ...query, queue, page: 1 })}
                    aria-current={queue === query.queue ? 'page' : undefined}
                  >
                    {queueName(lang, queue)}{' '}
                    <span class="hw-count">
                      {formatNumber(lang, sum(counts.filter((count) => count.queue === queue)))}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <form class="hw-stack" method="get" action={`/${lang}/moderation`}>
            {query.queue === 'waiting' ? null : <input type="hidden" name="queue" value={query.queue} />}
            <Select
              lang={lang}
              name="hub"
              label={t.hub}
              value={query.hub[0] ?? ''}
              options={[{ value: '', label: t.all }, ...hubOptions(lang, t, props.hubs, here)]}
            />
            <Select
              lang={lang}
              name="lang"
              label={t.language}
              value={query.lang[0] ?? ''}
              options={[
                { value: '', label: t.all },
                ...LANGS.map((one) => ({
                  value: one,
                  label: `${LANGUAGE_NAMES[one]} (${formatNumber(lang, sum(here.filter((count) => count.lang === one)))})`,
                })),
              ]}
            />
            <Button kind="secondary">{t.show}</Button>
          </form>
          {props.maySet ? <a href={`/${lang}/moderation/settings`}>{t.settings}</a> : null}
          <a href={`/${lang}/moderation/statistics`}>{t.statistics}</a>
        </div>
        <hw-moderation class="hw-stack">
          {props.note === undefined ? null : (
            <Alert
              tone={props.note === 'undone' ? 'success' : 'warning'}
              title={props.note === 'undone' ? t.undone : t.tooLate}
            />
          )}
          <UndoList lang={lang} query={query} undoable={props.undoable} />
          <h2 class="hw-h2">{total === 0 ? t.nothing : `${queueName(lang, query.queue)}: ${t.found(total)}`}</h2>
          <div class="hw-rows">
            {comments.map((comment) => (
              <Waiting
                lang={lang}
                comment={comment}
                query={query}
                subject={props.subjects.get(comment.subject)}
                hubs={props.hubs}
              />
            ))}
          </div>
          {query.queue === 'waiting' && comments.length > 0 ? (
            <form id="bulk" method="post" action={`/${lang}/moderation/release`}>
              <input type="hidden" name="back" value={queueHref(lang, query)} />
              <Button kind="secondary">{t.releaseChosen}</Button>
            </form>
          ) : null}
          <Pagination
            lang={lang}
            page={query.page}
            pages={Math.ceil(total / QUEUE_SIZE)}
            href={(page) => queueHref(lang, { ...query, page })}
          />
          <Keys t={t} />
        </hw-moderation>
      </div>
    </>
  );
}

function hubOptions(lang: Lang, t: T, hubs: HubName[], counts: QueueCount[]): { value: string; label: string }[] {
  const names = new Map(hubs.map((hub) => [hub.id, localise(hub.name, lang).text]));
  const ids = [...new Set(counts.map(({ hub }) => hub))];
  return ids
    .map((id) => {
      const name = id === null ? t.noHub : (names.get(id) ?? id);
      return {
        value: id ?? 'none',
        label: `${name} (${formatNumber(lang, sum(counts.filter(({ hub }) => hub === id)))})`,
      };
    })
    .sort((a, b) => a.label.localeCompare(b.label, lang));
}

function UndoList({ lang, query, undoable }: { lang: Lang; query: QueueQuery; undoable: Undoable[] }) {
  if (undoable.length === 0) return null;
  const t = moderationTexts(lang);
  return (
    <section class="hw-undo" aria-label={t.undoTitle}>
      <h2 class="hw-h3">{t.undoTitle}</h2>
      <ul class="hw-undo__list">
        {undoable.map(({ batch, action, count, at }) => (
          <li>
            <form class="hw-inline-form" method="post" action={`/${lang}/moderation/undo`} data-act="undo">
              <input type="hidden" name="batch" value={batch} />
              <input type="hidden" name="back" value={queueHref(lang, query)} />
              <span>
                {count === 1 ? decisionName(lang, action) : `${t.found(count)}: ${decisionName(lang, action)}`},{' '}
                {formatDateTime(lang, at)}
              </span>
              <Button kind="tertiary">{t.undo}</Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting(props: {
  lang: Lang;
  comment: QueueComment;
  query: QueueQuery;
  subject: Subject | undefined;
  hubs: HubName[];
}) {
  const { lang, comment, query, subject } = props;
  const t = moderationTexts(lang);
  const name = authorName(lang, comment.author);
  const hub = props.hubs.find(({ id }) => id === comment.hub);
  const hubName = hub === undefined ? undefined : localise(hub.name, lang);
  const address = `/${lang}/moderation/comments/${comment.id}`;
  const titleId = `c-${comment.id}`;
  return (
    <article class="hw-card hw-queued" aria-labelledby={titleId} tabindex={-1}>
      <div class="hw-card__kicker">
        <Badge tone="info">{LANGUAGE_NAMES[comment.lang]}</Badge>
        <span lang={hubName?.lang}>{hubName?.text ?? t.noHub}</span>
        <span>{t.waitsSince(formatDateTime(lang, comment.since))}</span>
        {comment.heldFor.includes('links') ? <Badge tone="warning">{t.heldLinks}</Badge> : null}
        {comment.heldFor.includes('repeated') ? <Badge tone="warning">{t.heldRepeated}</Badge> : null}
        {comment.editedAt === null ? null : <Badge tone="info">{t.editedAgain}</Badge>}
        {comment.openReports > 0 ? <Badge tone="danger">{t.reportedTimes(comment.openReports)}</Badge> : null}
      </div>
      <h3 class="hw-card__title" id={titleId} lang={subject?.lang}>
        {subject === undefined ? t.unseenSubject : <a href={`/${lang}${subject.path}`}>{subject.title}</a>}
      </h3>
      {comment.parent === null ? null : (
        <blockquote class="hw-quoted">
          <p class="hw-muted">{t.answerTo(comment.parent.name ?? commentTexts(lang).guest)}</p>
          <CommentText text={comment.parent.text} lang={comment.parent.lang} />
        </blockquote>
      )}
      <p class="hw-comment__head">
        <Who lang={lang} author={comment.author} />
        {comment.earlier === null ? null : <span class="hw-muted">{t.earlier(comment.earlier)}</span>}
      </p>
      <CommentText text={comment.text} lang={comment.lang} />
      <div class="hw-actions">
        {query.queue === 'waiting' ? (
          <>
            <label class="hw-check">
              <input
                type="checkbox"
                form="bulk"
                name="chosen"
                value={`${comment.id} ${comment.version}`}
                aria-label={t.selectOf(name)}
                data-act="select"
              />
              <span>{t.select}</span>
            </label>
            <form method="post" action={`${address}/decision`} data-act="release">
              <input type="hidden" name="action" value="release" />
              <input type="hidden" name="version" value={String(comment.version)} />
              <input type="hidden" name="back" value={queueHref(lang, query)} />
              <Button>{t.release}</Button>
            </form>
            <a class="kern-btn kern-btn--secondary" href={`${address}?action=decline`} data-act="decline">
              <span class="kern-label">{t.decline}</span>
            </a>
          </>
        ) : null}
        <a
          class="kern-btn kern-btn--tertiary"
          href={address}
          data-act={query.queue === 'waiting' ? undefined : 'decline'}
        >
          <span class="kern-label">{t.open}</span>
        </a>
      </div>
    </article>
  );
}

function Keys({ t }: { t: T }) {
  const keys: [string, string][] = [
    ['J', t.keyNext],
    ['K', t.keyPrevious],
    ['R', t.keyRelease],
    ['D', t.keyDecline],
    ['X', t.keySelect],
    ['U', t.keyUndo],
    ['?', t.keyHelp],
  ];
  return (
    <details class="hw-keys" hidden>
      <summary>{t.keys}</summary>
      <label class="hw-check">
        <input type="checkbox" data-keys checked />
        <span>{t.keysUse}</span>
      </label>
      <dl class="hw-facts">
        {keys.map(([key, what]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

export function SettingsPage(props: {
  lang: Lang;
  hubs: (HubName & { checks: string; ipDays: string; errors: { field: string; message: string }[] })[];
  saved: boolean;
}) {
  const { lang } = props;
  const t = moderationTexts(lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={t.settings}
        lead={t.settingsLead}
        trail={[{ href: `/${lang}/moderation`, label: t.moderation }]}
      />
      <div class="hw-wrap hw-stack hw-narrow">
        {props.saved ? <Alert tone="success" title={t.saved} /> : null}
        {props.hubs.map((hub) => {
          const name = localise(hub.name, lang);
          const errorOf = (field: string) => hub.errors.find((error) => error.field === field)?.message;
          return (
            <Section title={<span lang={name.lang}>{name.text}</span>} id={`hub-${hub.id}`}>
              <form class="hw-stack" method="post" action={`/${lang}/moderation/settings/${hub.id}`} novalidate>
                <SettingFields lang={lang} hub={hub} errorOf={errorOf} />
                <p>
                  <Button kind="secondary">{t.save}</Button>
                </p>
              </form>
            </Section>
          );
        })}
      </div>
    </>
  );
}

/** One page has several of these forms, so their ids carry the hub; the names of the fields do not. */
function SettingFields(props: {
  lang: Lang;
  hub: { id: string; checks: string; ipDays: string };
  errorOf: (field: string) => string | undefined;
}) {
  const { lang, hub } = props;
  const t = moderationTexts(lang);
  const id = (field: string) => `${field}-${hub.id}`;
  const error = props.errorOf('ip_days');
  return (
    <>
      <fieldset class="hw-fieldset">
        <legend>{t.checks}</legend>
        {(['always', 'guests', 'never'] as const).map((checks) => (
          <label class="hw-check">
            <input type="radio" name="checks" value={checks} checked={hub.checks === checks} />
            <span>{checksName(lang, checks)}</span>
          </label>
        ))}
      </fieldset>
      <div class={`kern-form-input${error === undefined ? '' : ' kern-form-input--error'}`}>
        <label class="kern-label" for={id('ip')}>
          {t.ipDays}
        </label>
        <div class="kern-hint" id={id('ip-hint')}>
          {t.ipDaysHint}
        </div>
        <input
          class="kern-form-input__input"
          id={id('ip')}
          name="ip_days"
          inputmode="numeric"
          value={hub.ipDays}
          aria-describedby={`${id('ip-hint')} ${id('ip-error')}`}
          aria-invalid={error === undefined ? undefined : 'true'}
        />
        <p class="kern-error" id={id('ip-error')}>
          {error === undefined ? null : <span class="kern-body">{error}</span>}
        </p>
      </div>
    </>
  );
}
