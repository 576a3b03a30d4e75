import type { Lang, Viewer } from '#engines/kit';
import { formatNumber } from '#platform/i18n';
import { Alert, Badge, Button, TextArea } from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { actionEffect, actionTitle, actTexts, type BulkAction } from '../act-texts.ts';
import type { Chosen } from '../queries/registration.ts';
import { registrationState } from '../texts.ts';
import { TONES } from './participants.tsx';

/** Names shown of those it concerns; the number says the rest. */
const SHOWN = 12;

/** What several registrations are about to go through: with whom, what follows, in which words. */
export function SelectionPage(props: {
  lang: Lang;
  viewer: Viewer;
  event: EventView;
  action: Exclude<BulkAction, 'mail'>;
  chosen: Chosen[];
  /** So many more were selected, with which it cannot be done. */
  others: number;
  /** Back to the list as it was. */
  query: string;
  words: string;
  error: string | undefined;
}) {
  const { lang, event, action, chosen } = props;
  const t = actTexts(lang);
  const base = `/${lang}/events/${event.slug}/participants`;
  const isNote = action === 'note';
  const hasWords = isNote || action === 'decline' || action === 'cancel';
  return (
    <>
      <TeamHead {...props} page="participants" title={actionTitle(lang, action)} lead={t.concerns(chosen.length)} />
      <div class="hw-wrap hw-stack">
        {props.error === undefined ? null : <Alert tone="danger" title={props.error} />}
        {props.others === 0 ? null : <Alert tone="info" title={t.leftAlone(props.others)} />}
        <Alert
          tone={action === 'cancel' || action === 'decline' ? 'warning' : 'info'}
          title={actionEffect(lang, action)}
        />
        <ul class="hw-bare hw-names">
          {chosen.slice(0, SHOWN).map(({ name, state }) => (
            <li>
              {name} <Badge tone={TONES[state]}>{registrationState(lang, state)}</Badge>
            </li>
          ))}
          {chosen.length > SHOWN ? <li>{t.andMore(formatNumber(lang, chosen.length - SHOWN))}</li> : null}
        </ul>
        <form class="hw-stack hw-form" method="post" action={`${base}/actions`}>
          <input type="hidden" name="action" value={action} />
          <input type="hidden" name="query" value={props.query} />
          {chosen.map(({ id, stage }) => (
            <input type="hidden" name="seen" value={`${id} ${stage}`} />
          ))}
          {hasWords ? (
            <TextArea
              lang={lang}
              name="words"
              label={isNote ? t.note : t.words}
              hint={isNote ? undefined : t.wordsHint}
              rows={5}
              value={props.words}
              optional={action === 'cancel'}
              error={props.error}
            />
          ) : null}
          <p class="hw-actions">
            {chosen.length === 0 ? null : <Button>{t.doIt}</Button>}
            <a class="kern-btn kern-btn--tertiary" href={base + props.query}>
              <span class="kern-label">{t.back}</span>
            </a>
          </p>
        </form>
      </div>
    </>
  );
}
