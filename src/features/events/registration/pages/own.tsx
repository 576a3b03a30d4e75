import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import encodeQR from 'qr';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { Alert, Button, ButtonLink, Facts, Prose, Section } from '#ui';
import { whenInWords } from '../../calendar/dates.ts';
import { answerText } from '../form.ts';
import { mailTexts } from '../mail-texts.ts';
import { momentInWords, whereInWords } from '../mails.ts';
import type { OwnRegistration } from '../queries.ts';
import { mayChangeStill } from '../rules.ts';
import { errorText, participantTexts } from '../texts.ts';
import { EventHead } from './form.tsx';

interface OwnProps {
  lang: Lang;
  own: OwnRegistration;
  /** Of this page. */
  address: string;
  now: Date;
}

/** What one has, and what can be done about it. */
export function OwnPage(props: OwnProps & { note: 'saved' | undefined; refused: string | undefined; beside: Child }) {
  const { lang, own } = props;
  const { row, event } = own;
  const t = participantTexts(lang);
  return (
    <>
      <EventHead lang={lang} event={event} title={t.yours} />
      <div class="hw-wrap hw-stack hw-narrow">
        {props.refused === undefined ? null : <Alert tone="danger" title={props.refused} />}
        {props.note === 'saved' ? (
          <Alert tone="success" title={t.savedTitle}>
            <p>{t.savedText}</p>
          </Alert>
        ) : null}
        {event.state === 'cancelled' ? <Alert tone="warning" title={t.eventCancelledTitle} /> : <State {...props} />}
        <Ways {...props} />
        {row.answer === null ? null : (
          <Section title={t.fromHosts}>
            <Prose text={row.answer} />
          </Section>
        )}
        {row.state === 'confirmed' && event.state === 'published' ? <Place {...props} /> : null}
        {props.beside}
        <Details {...props} />
        <p class="hw-muted">{t.forwarded}</p>
        <p class="hw-muted">{t.privacy(event.keepDays)}</p>
      </div>
    </>
  );
}

function Act({ action, children, kind }: { action: string; children: Child; kind?: 'primary' | 'secondary' }) {
  return (
    <form method="post" action={action}>
      <Button kind={kind ?? 'primary'}>{children}</Button>
    </form>
  );
}

/** Where it stands, and the one thing to do. */
function State({ lang, own, address, now }: OwnProps) {
  const { row, event } = own;
  const t = participantTexts(lang);
  const until = (at: Date | null) => (at === null ? '' : momentInWords(lang, at, event));
  const places = mailTexts(lang).places(row.quantity);
  const isUnproven = row.email_confirmed_at === null;
  switch (row.state) {
    case 'held':
      return (
        <Alert tone="warning" title={t.heldTitle}>
          <p>{t.heldText(places, until(row.held_until))}</p>
          <Act action={`${address}/confirmation`}>{t.confirm}</Act>
        </Alert>
      );
    case 'requested':
    case 'waiting':
      if (isUnproven)
        return (
          <Alert tone="warning" title={t.heldTitle}>
            <p>{t.unconfirmedText(until(row.held_until))}</p>
            <p>{row.state === 'waiting' ? t.fullRule : t.needsApproval}</p>
            <Act action={`${address}/confirmation`}>{t.confirm}</Act>
          </Alert>
        );
      return row.state === 'requested' ? (
        <Alert tone="info" title={t.requestedTitle}>
          <p>{t.requestedText}</p>
        </Alert>
      ) : (
        <Alert tone="info" title={t.waitingTitle(own.position)}>
          <p>{t.waitingText}</p>
          <p>{t.fullRule}</p>
        </Alert>
      );
    case 'offered':
      return (
        <Alert tone="success" title={t.offeredTitle}>
          <p>{t.offeredText(places, until(row.offered_until))}</p>
          <div class="hw-actions">
            <Act action={`${address}/acceptance`}>{t.accept}</Act>
            <ButtonLink href={`${address}/cancellation`}>{t.decline}</ButtonLink>
          </div>
        </Alert>
      );
    case 'confirmed':
      return (
        <Alert tone="success" title={t.confirmedTitle}>
          <p>{t.confirmedText}</p>
        </Alert>
      );
    case 'expired':
      return (
        <Alert tone="warning" title={t.expiredTitle}>
          {event.endsAt > now ? (
            <>
              <p>{t.expiredText}</p>
              <Act action={`${address}/retry`}>{t.tryAgain}</Act>
            </>
          ) : (
            <p>{t.over}</p>
          )}
        </Alert>
      );
    case 'cancelled':
      return (
        <Alert tone="info" title={t.cancelledTitle}>
          {event.endsAt > now ? (
            <p>
              {t.cancelledText} <a href={`/${lang}/events/${event.slug}/registration`}>{t.toRegistration}</a>
            </p>
          ) : null}
        </Alert>
      );
    case 'declined':
      return <Alert tone="info" title={t.declinedTitle} />;
  }
}

/** What only those see who take part: where to take part online, and the tickets. */
function Place({ lang, own, address, now }: OwnProps) {
  const { event, attendees } = own;
  const t = participantTexts(lang);
  const isOver = event.endsAt <= now;
  const note = localise(event.note, lang);
  return (
    <>
      {note.text === '' ? null : <Prose text={note.text} lang={note.lang} />}
      {event.onlineUrl === null || isOver ? null : (
        <p>
          <ButtonLink href={event.onlineUrl} kind="primary">
            {t.onlineAccess}
          </ButtonLink>
        </p>
      )}
      {isOver && attendees.some(({ admittedAt }) => admittedAt !== null) ? (
        <p>
          <ButtonLink href={`${address}/certificate.pdf`}>{t.certificate}</ButtonLink>
        </p>
      ) : null}
      {isOver || event.format === 'online' ? null : (
        <Section title={t.tickets} intro={t.ticketsLead}>
          <ul class="hw-bare hw-passes">
            {attendees.map(({ name, organisation, ticket }) => (
              <li>
                <div class="hw-qr" role="img" aria-label={t.codeOf(name)}>
                  {raw(encodeQR(ticket, 'svg', { border: 3 }))}
                </div>
                <p>
                  <strong>{name}</strong>
                  {organisation === null ? null : <span class="hw-muted hw-block">{organisation}</span>}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Details({ lang, own, address }: OwnProps) {
  const { row, event, ticket } = own;
  const t = participantTexts(lang);
  const kind = localise(ticket.name, lang);
  const price = localise(ticket.priceText, lang).text;
  const contact = [event.contactName, event.contactEmail].filter((part) => part !== null).join(', ');
  return (
    <Section title={t.facts}>
      <Facts
        items={[
          [t.when, whenInWords(lang, event)],
          [t.where, whereInWords(event)],
          [t.ticket, price === '' ? kind.text : `${kind.text} · ${price}`],
          [t.whoComes, row.quantity > 1 ? own.attendees.map(({ name }) => name).join(', ') : row.name],
          [t.email, row.email],
          [t.organisation, row.organisation],
          ...own.fields.map((field): [string, Child] => {
            const answer = row.answers[field.key];
            if (answer === undefined) return ['', ''];
            const label = localise(field.label, lang).text;
            const file = field.type === 'file' ? own.files.get(String(answer)) : undefined;
            if (file !== undefined) return [label, <a href={`${address}/files/${String(answer)}`}>{file}</a>];
            return [label, answerText(lang, field, answer)];
          }),
          [t.contact, contact],
        ]}
      />
    </Section>
  );
}

/** Ways to change and to leave, as long as there is time. */
function Ways({ lang, own, address, now }: OwnProps) {
  const { row, event } = own;
  const t = participantTexts(lang);
  const lives = ['held', 'requested', 'waiting', 'offered', 'confirmed'].includes(row.state);
  if (!lives || event.state !== 'published') return null;
  if (!mayChangeStill(event, now)) return event.endsAt > now ? <p>{t.tooLateText}</p> : null;
  return (
    <div class="hw-actions">
      {row.state === 'confirmed' ? <ButtonLink href={`${address}/calendar.ics`}>{t.addCalendar}</ButtonLink> : null}
      <ButtonLink href={`${address}/change`}>{t.change}</ButtonLink>
      {row.state === 'offered' ? null : (
        <ButtonLink href={`${address}/cancellation`} kind="tertiary">
          {row.state === 'waiting' ? t.leave : t.cancel}
        </ButtonLink>
      )}
    </div>
  );
}

/** The question back. */
export function CancelPage({ lang, own, address }: OwnProps) {
  const { row, event } = own;
  const t = participantTexts(lang);
  const waits = row.state === 'waiting' || row.state === 'offered';
  return (
    <>
      <EventHead lang={lang} event={event} title={waits ? t.leaveTitle : t.cancelTitle} />
      <div class="hw-wrap hw-stack hw-narrow">
        <p>{waits ? t.leaveLead : t.cancelLead}</p>
        <div class="hw-actions">
          <Act action={`${address}/${waits ? 'departure' : 'cancellation'}`}>{waits ? t.leaveYes : t.cancelYes}</Act>
          <ButtonLink href={address}>{t.back}</ButtonLink>
        </div>
      </div>
    </>
  );
}

export function refusalText(lang: Lang, type: string): string | undefined {
  const t = participantTexts(lang);
  const said: Record<string, string> = {
    expired: t.expiredTitle,
    'too-late': t.tooLateText,
    ended: t.cancelledTitle,
    cancelled: t.eventCancelledTitle,
    closed: t.closed,
    full: t.fullClosed,
    'code-used-up': errorText(lang, 'code-used-up'),
    replaced: t.replaced,
  };
  return said[type];
}
