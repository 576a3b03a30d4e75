import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { ButtonLink } from '#ui';
import type { EventRow } from '../../model.ts';
import { momentInWords } from '../mails.ts';
import { HOLD_MINUTES } from '../model.ts';
import type { Closed } from '../rules.ts';
import { participantTexts } from '../texts.ts';
import { EventHead } from './form.tsx';

function PlainPage(props: { lang: Lang; event: EventRow; title: string; children: Child }) {
  const { lang, event } = props;
  return (
    <>
      <EventHead lang={lang} event={event} title={props.title} />
      <div class="hw-wrap hw-stack hw-narrow">
        {props.children}
        <p>
          <ButtonLink href={`/${lang}/events/${event.slug}`}>{participantTexts(lang).toEvent}</ButtonLink>
        </p>
      </div>
    </>
  );
}

/** Nobody can register here now, and why. */
export function ClosedPage(props: {
  lang: Lang;
  event: EventRow;
  reason: Closed | 'full' | 'none';
  opensAt: Date | null;
}) {
  const { lang, event, reason, opensAt } = props;
  const t = participantTexts(lang);
  const said = reason === 'full' ? t.fullClosed : reason === 'none' ? t.none : t[reason];
  return (
    <PlainPage lang={lang} event={event} title={t.title}>
      <p>
        {said}
        {reason === 'not-yet' && opensAt !== null ? ` ${t.opensOn(momentInWords(lang, opensAt, event))}` : ''}
      </p>
    </PlainPage>
  );
}

export function ExternalPage({ lang, event, url }: { lang: Lang; event: EventRow; url: string }) {
  const t = participantTexts(lang);
  return (
    <PlainPage lang={lang} event={event} title={t.title}>
      <p>{t.external(new URL(url).hostname)}</p>
      <p>
        <ButtonLink href={url} kind="primary">
          {t.toRegistration}
        </ButtonLink>
      </p>
    </PlainPage>
  );
}

/** The same for everybody, whoever is registered already. */
export function SentPage({ lang, event }: { lang: Lang; event: EventRow }) {
  const t = participantTexts(lang);
  return (
    <PlainPage lang={lang} event={event} title={t.sentTitle}>
      <p class="hw-lead">{t.sentLead}</p>
      <p>{t.sentHold(HOLD_MINUTES)}</p>
      <p class="hw-muted">{t.sentNothing}</p>
    </PlainPage>
  );
}
