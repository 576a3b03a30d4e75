import type { Child } from 'hono/jsx';
import type { Lang, Viewer } from '#engines/kit';
import { formatDateTime, LANGUAGE_NAMES, type Localised, localise } from '#platform/i18n';
import { Alert, Badge, Button, ButtonLink, Facts, Section, Table, TextArea, TextInput } from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { type FormField, LIVING } from '../../registration/model.ts';
import { answerText } from '../export.ts';
import { mailingTexts, recipientState } from '../mailing-texts.ts';
import type { Happened, RegistrationView } from '../queries/registration.ts';
import { happenedName, registrationTexts } from '../registration-texts.ts';
import { deskTexts, registrationState } from '../texts.ts';
import type { Names } from '../view.ts';
import { TONES } from './participants.tsx';

interface Props {
  lang: Lang;
  viewer: Viewer;
  event: EventView;
  registration: RegistrationView;
  stages: Localised[];
  names: Names;
  said: string | undefined;
  problem: string | undefined;
  words: string;
  /** Whether the event has taken place. */
  isOver: boolean;
}

export function RegistrationPage(props: Props) {
  const { lang, registration: r } = props;
  const t = registrationTexts(lang);
  const d = deskTexts(lang);
  const m = mailingTexts(lang);
  const base = `/${lang}/events/${props.event.slug}`;
  return (
    <>
      <TeamHead
        {...props}
        page="participants"
        title={r.name}
        lead={
          <>
            <Badge tone={TONES[r.state]}>{registrationState(lang, r.state)}</Badge>
            {r.bounced ? (
              <>
                {' '}
                <Badge tone="danger">{d.bounced}</Badge>
              </>
            ) : null}
          </>
        }
      />
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          {props.problem === undefined ? null : <Alert tone="danger" title={props.problem} />}
          {props.said === undefined ? null : <Alert tone="success" title={props.said} />}
          <Decision {...props} />
          <Section title={t.facts} id="facts">
            <Details {...props} />
          </Section>
          {r.state !== 'confirmed' || r.attendees.length === 0 ? null : (
            <Section title={t.people} id="people">
              <Table
                caption={t.people}
                head={[d.name, d.organisation, d.arrived, t.toPrint]}
                rows={r.attendees.map((one) => [
                  one.name,
                  one.organisation ?? '–',
                  one.admittedAt === null ? '–' : formatDateTime(lang, new Date(one.admittedAt)),
                  <ToPrint lang={lang} base={base} attendee={one} isOver={props.isOver} />,
                ])}
              />
            </Section>
          )}
          {r.fields.length === 0 ? null : (
            <Section title={t.answers} id="answers">
              <Facts
                items={r.fields.map((field): [string, Child] => [
                  localise(field.label, lang).text,
                  <AnswerOf lang={lang} base={`${base}/participants/${r.id}`} field={field} registration={r} />,
                ])}
              />
            </Section>
          )}
          {r.mails.length === 0 ? null : (
            <Section title={t.mails} id="mails">
              <Table
                caption={t.mails}
                head={[m.subject, m.when, m.state]}
                rows={r.mails.map((mail) => [
                  <a href={`${base}/mailings/${mail.id}`}>{localise(mail.subject, lang).text}</a>,
                  formatDateTime(lang, new Date(mail.sentAt)),
                  recipientState(lang, mail.state),
                ])}
              />
            </Section>
          )}
          <Note {...props} base={base} />
          {r.history.length === 0 ? null : (
            <Section title={t.history} id="history">
              <History lang={lang} history={r.history} />
            </Section>
          )}
        </div>
        <div class="hw-aside">
          <Acts {...props} base={base} />
        </div>
      </div>
    </>
  );
}

/** The badge of somebody who comes; the certificate of somebody who came, once it is over. */
function ToPrint(props: {
  lang: Lang;
  base: string;
  attendee: { id: string; admittedAt: string | null };
  isOver: boolean;
}) {
  const t = registrationTexts(props.lang);
  const { id, admittedAt } = props.attendee;
  return (
    <>
      <a href={`${props.base}/badges.pdf?person=${id}`}>{t.badge}</a>
      {props.isOver && admittedAt !== null ? (
        <>
          {', '}
          <a href={`${props.base}/certificates.pdf?person=${id}`}>{t.certificate}</a>
        </>
      ) : null}
    </>
  );
}

function Details({ lang, registration: r, names }: Props) {
  const t = registrationTexts(lang);
  const d = deskTexts(lang);
  const when = (at: Date | null) => (at === null ? undefined : formatDateTime(lang, at));
  return (
    <Facts
      items={[
        [d.email, r.email === null ? undefined : <a href={`mailto:${r.email}`}>{r.email}</a>],
        [d.organisation, r.organisation],
        [d.type, r.organisationType === null ? undefined : names.type(r.organisationType)],
        [d.region, r.region === null ? undefined : names.region(r.region)],
        [d.country, r.country === null ? undefined : names.region(r.country)],
        [d.hub, r.hub === null ? undefined : localise(r.hub, lang).text],
        [d.ticket, localise(r.ticket, lang).text + (r.quantity > 1 ? `, ${d.people(r.quantity)}` : '')],
        [t.code, r.code],
        [d.language, LANGUAGE_NAMES[r.lang]],
        [d.when, when(r.createdAt)],
        [t.confirmedAt, when(r.confirmedAt)],
        [t.position, r.position === null ? undefined : String(r.position)],
        [t.offeredUntil, r.state === 'offered' ? when(r.offeredUntil) : undefined],
        [t.heldUntil, r.state === 'held' ? when(r.heldUntil) : undefined],
        [t.endedAt, when(r.endedAt)],
        [d.arrived, r.arrived > 0 ? d.arrivedOf(r.arrived, r.quantity) : undefined],
        [t.told, r.answer],
      ]}
    />
  );
}

function AnswerOf(props: { lang: Lang; base: string; field: FormField; registration: RegistrationView }) {
  const { lang, field, registration } = props;
  const t = registrationTexts(lang);
  const answer = registration.answers[field.key];
  if (answer === undefined) return <span class="hw-muted">{t.noAnswer}</span>;
  if (field.type === 'file') return <a href={`${props.base}/files/${String(answer)}`}>{t.toFile}</a>;
  return <>{answerText(lang, field, answer)}</>;
}

function Note({ lang, registration: r, base }: Props & { base: string }) {
  const t = registrationTexts(lang);
  return (
    <Section title={t.note} id="note-section" intro={t.noteHint}>
      <form class="hw-stack hw-form" method="post" action={`${base}/participants/${r.id}/note`}>
        <input type="hidden" name="was" value={r.note ?? ''} />
        <TextArea lang={lang} name="note" label={t.noteText} rows={3} value={r.note ?? ''} maxlength={2000} />
        <p>
          <Button kind="secondary">{t.saveNote}</Button>
        </p>
      </form>
    </Section>
  );
}

function History({ lang, history }: { lang: Lang; history: Happened[] }) {
  const t = registrationTexts(lang);
  const who = ({ actor, name }: Happened) =>
    actor === 'anonymous' ? t.participant : actor === 'system' ? t.system : (name ?? t.somebody);
  return (
    <ol class="hw-lines">
      {history.map((one) => (
        <li>
          <span>{happenedName(lang, one.action)}</span>
          <span class="hw-muted">
            {who(one)}, {formatDateTime(lang, new Date(one.at))}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Decision({ lang, event, registration: r, stages, words }: Props) {
  const t = registrationTexts(lang);
  if (r.state !== 'requested') return null;
  if (r.emailConfirmedAt === null) return <Alert tone="info" title={t.notConfirmed} />;
  const stage = stages[r.stage];
  const isLast = r.stage + 1 >= stages.length;
  return (
    <Section
      title={t.decide}
      id="decide"
      intro={stage === undefined ? undefined : t.stageNow(r.stage + 1, stages.length, localise(stage, lang).text)}
    >
      <form
        class="hw-stack hw-form"
        method="post"
        action={`/${lang}/events/${event.slug}/participants/${r.id}/decision`}
      >
        <input type="hidden" name="stage" value={String(r.stage)} />
        <TextArea lang={lang} name="words" label={t.words} hint={t.wordsHint} rows={4} value={words} />
        <p class="hw-actions">
          <Button name="decision" value="approve">
            {isLast ? t.approve : t.passOn}
          </Button>
          <Button kind="secondary" name="decision" value="decline">
            {t.decline}
          </Button>
        </p>
      </form>
    </Section>
  );
}

function Acts(props: Props & { base: string }) {
  const { lang, registration: r, base } = props;
  const t = registrationTexts(lang);
  const d = deskTexts(lang);
  const own = `${base}/participants/${r.id}`;
  const lives = LIVING.some((state) => state === r.state);
  return (
    <>
      <h2 class="hw-h3">{t.acts}</h2>
      {lives ? (
        <p>
          <ButtonLink href={`${own}/change`}>{t.change}</ButtonLink>
        </p>
      ) : null}
      {r.email === null ? null : (
        <p>
          <ButtonLink href={`${base}/mailings/new?chosen=${r.id}`}>{t.write}</ButtonLink>
        </p>
      )}
      {lives && r.email !== null ? (
        <form method="post" action={`${own}/link`}>
          <Button kind="secondary">{t.resend}</Button>
        </form>
      ) : null}
      {r.state === 'waiting' && r.emailConfirmedAt !== null ? (
        <form class="hw-stack" method="post" action={`${own}/offer`}>
          <p class="hw-small">{t.offerHint}</p>
          <Button kind="secondary">{t.offer}</Button>
        </form>
      ) : null}
      {lives ? (
        <details class="hw-fold" id="address" open={r.bounced}>
          <summary>{t.address}</summary>
          <form class="hw-stack" method="post" action={`${own}/address`}>
            <TextInput
              lang={lang}
              name="email"
              type="email"
              label={d.email}
              hint={t.addressHint}
              value={r.email ?? ''}
            />
            <Button kind="secondary">{t.correct}</Button>
          </form>
        </details>
      ) : null}
      {lives ? (
        <details class="hw-fold">
          <summary>{t.cancelTitle}</summary>
          <form class="hw-stack" method="post" action={`${own}/cancellation`}>
            <p class="hw-small">{t.cancelHint}</p>
            <TextArea lang={lang} name="reason" label={t.words} rows={3} value="" optional />
            <Button kind="secondary">{t.cancel}</Button>
          </form>
        </details>
      ) : null}
    </>
  );
}
