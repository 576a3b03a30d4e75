import type { Child } from 'hono/jsx';
import { wallTime } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { formatDateTime } from '#platform/i18n';
import { Alert, Button, ButtonLink, TextInput } from '#ui';
import { next } from '../../rules.ts';
import type { EventError, WrittenEvent } from '../model.ts';
import { workTexts } from '../texts/work.ts';
import { errorText, labelOfField } from './labels.ts';

export interface PanelProps {
  lang: Lang;
  event: WrittenEvent;
  obstacles: readonly EventError[];
  hints: readonly EventError[];
  /** The event is over: it can neither be moved nor cancelled. */
  isOver: boolean;
  alert?: string | undefined;
  told?: number | undefined;
  /** What was given for a set time and is wrong. */
  asked?: { day: string; time: string } | undefined;
}

/** Where an event stands, and what its team can do with it; above the page as everybody will see it. */
export function TeamPanel(props: PanelProps) {
  const { lang, event } = props;
  const t = workTexts(lang);
  const base = `/${lang}/events/${event.slug}`;
  const isPublic = event.state === 'published' || event.state === 'cancelled';
  const mayPublish = next(event.state, 'publish') !== undefined && !event.isTemplate;
  const actions: Child[] = [];
  const link = (path: string, label: string, kind: 'secondary' | 'tertiary' = 'secondary') =>
    actions.push(
      <ButtonLink href={`${base}${path}`} kind={kind}>
        {label}
      </ButtonLink>,
    );
  if (isPublic) link('', t.toPage);
  if (!isPublic && event.state !== 'withdrawn') link('/edit', t.continueEdit);
  if (next(event.state, 'move') !== undefined && !props.isOver) link('/move', t.move);
  if (next(event.state, 'cancel') !== undefined && !props.isOver) link('/cancellation', t.cancel);
  if (event.state !== 'withdrawn') link('/copy', t.copy);
  if (event.state === 'draft') link('/withdrawal', t.deleteTitle, 'tertiary');
  if (next(event.state, 'withdraw') !== undefined) link('/withdrawal', t.withdraw, 'tertiary');
  return (
    <div class="hw-wrap hw-stack hw-team">
      {props.alert === undefined ? null : <Alert tone="danger" title={props.alert} />}
      {props.told === undefined ? null : <Alert tone="success" title={t.told(props.told)} />}
      <Alert tone="info" title={event.isTemplate ? t.templateInfo : isPublic ? t.previewLive : t.previewLead}>
        {event.state === 'scheduled' && event.publishAt !== null ? (
          <p>{t.scheduledFor(formatDateTime(lang, event.publishAt))}</p>
        ) : undefined}
      </Alert>
      {mayPublish ? <Errors {...props} tone="warning" title={t.obstacles} errors={props.obstacles} /> : null}
      {mayPublish ? <Errors {...props} tone="info" title={t.hints} errors={props.hints} /> : null}
      {mayPublish && props.obstacles.length === 0 ? <Publishing {...props} base={base} /> : null}
      <div class="hw-actions">{actions}</div>
    </div>
  );
}

function Errors(props: PanelProps & { tone: 'warning' | 'info'; title: string; errors: readonly EventError[] }) {
  const { lang, event, errors } = props;
  if (errors.length === 0) return null;
  return (
    <Alert tone={props.tone} title={props.title}>
      <ul class="hw-list">
        {errors.map((error) => (
          <li>
            <a href={`/${lang}/events/${event.slug}/edit#${error.field}`}>{labelOfField(lang, error.field)}</a>:{' '}
            {errorText(lang, error)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Publishing({ lang, event, base, asked }: PanelProps & { base: string }) {
  const t = workTexts(lang);
  const at = event.publishAt === null ? undefined : wallTime(event.publishAt, event.content.zone);
  const hidden = <input type="hidden" name="version" value={String(event.version)} />;
  return (
    <>
      <form method="post" action={`${base}/publication`} class="hw-actions">
        {hidden}
        <Button name="action" value="now">
          {t.publishNow}
        </Button>
        {event.state === 'scheduled' ? (
          <Button name="action" value="never" kind="secondary">
            {t.unschedule}
          </Button>
        ) : null}
      </form>
      <details class="hw-fold" open={asked !== undefined}>
        <summary>{t.publishAt}</summary>
        <form method="post" action={`${base}/publication`} class="hw-stack">
          {hidden}
          <div class="hw-fields">
            <TextInput
              lang={lang}
              name="publish_on"
              label={t.publishDay}
              type="date"
              value={asked?.day ?? at?.date ?? ''}
            />
            <TextInput
              lang={lang}
              name="publish_time"
              label={t.publishTime}
              type="time"
              value={asked?.time ?? at?.time ?? '08:00'}
            />
          </div>
          <p class="hw-actions">
            <Button name="action" value="at" kind="secondary">
              {t.schedule}
            </Button>
          </p>
        </form>
      </details>
    </>
  );
}
