import { LANGS, type Lang, type Viewer } from '#engines/kit';
import { formatDateTime, formatNumber, LANGUAGE_NAMES, localise } from '#platform/i18n';
import {
  Alert,
  Badge,
  Button,
  ButtonLink,
  ErrorSummary,
  Facts,
  Pagination,
  Prose,
  Section,
  Table,
  TextArea,
  TextInput,
} from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { fillIn, type MailingText } from '../mailing-rules.ts';
import { mailingTexts, recipientState } from '../mailing-texts.ts';
import type { Segment } from '../model.ts';
import {
  MAILINGS_SIZE,
  type MailingRow,
  type MailingView,
  RECIPIENTS_SIZE,
  type RecipientRow,
} from '../queries/mailings.ts';

type Of = { lang: Lang; viewer: Viewer; event: EventView };

const baseOf = ({ lang, event }: Of) => `/${lang}/events/${event.slug}`;

export function MailingsPage(props: Of & { rows: MailingRow[]; total: number; page: number }) {
  const { lang, rows, total } = props;
  const t = mailingTexts(lang);
  const base = `${baseOf(props)}/mailings`;
  return (
    <>
      <TeamHead {...props} page="mailings" title={t.title} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        <p class="hw-actions">
          <ButtonLink kind="primary" href={`${base}/new?state=confirmed`}>
            {t.write}
          </ButtonLink>
        </p>
        {rows.length === 0 ? (
          <p class="hw-muted">{t.none}</p>
        ) : (
          <Table
            caption={t.title}
            head={[t.subject, t.when, t.by, t.recipients]}
            rows={rows.map((row) => {
              const subject = localise(row.subject, lang);
              return [
                <a href={`${base}/${row.id}`} lang={subject.lang}>
                  {subject.text}
                </a>,
                formatDateTime(lang, row.sentAt),
                row.sentBy ?? '–',
                <>
                  {formatNumber(lang, row.recipients)}
                  {row.open > 0 ? <span class="hw-under">{t.openOf(row.open)}</span> : null}
                  {row.failed > 0 ? <span class="hw-under hw-warns">{t.failedOf(row.failed)}</span> : null}
                </>,
              ];
            })}
          />
        )}
        <Pagination
          lang={lang}
          page={props.page}
          pages={Math.ceil(total / MAILINGS_SIZE)}
          href={(page) => `${base}?page=${page}`}
        />
      </div>
    </>
  );
}

export interface Reach {
  byLang: Map<Lang, number>;
  reached: number;
  leftOut: number;
}

export interface WritingView {
  id: string;
  values: Record<string, string>;
  errors: { field: string; message: string }[];
  problem: string | undefined;
  /** Shown above the form once it is right. */
  preview: MailingText | undefined;
  tested: boolean;
  segment: Segment;
  /** What it asks for. */
  words: string[];
  chosen: readonly string[];
  reach: Reach;
}

/** The form, with what it makes above it: a message is sent only after it was seen. */
export function WriteMailingPage(props: Of & { view: WritingView }) {
  const { lang, event, viewer, view } = props;
  const t = mailingTexts(lang);
  const languages = [event.lang, ...LANGS.filter((one) => one !== event.lang)];
  return (
    <>
      <TeamHead {...props} page="mailings" title={t.writeTitle} lead={t.goesTo(view.reach.reached)} />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={view.errors} />
        {view.problem === undefined ? null : <Alert tone="danger" title={view.problem} />}
        {view.tested && viewer.kind === 'person' ? <Alert tone="success" title={t.tested(viewer.email)} /> : null}
        {view.reach.leftOut > 0 ? <Alert tone="info" title={t.leftOut(view.reach.leftOut)} /> : null}
        {event.contactEmail === null ? <Alert tone="warning" title={t.noContact} /> : null}
        <form class="hw-stack hw-form" method="post" action={`${baseOf(props)}/mailings`}>
          <input type="hidden" name="id" value={view.id} />
          <input type="hidden" name="segment" value={view.segment.query} />
          {view.chosen.map((one) => (
            <input type="hidden" name="chosen" value={one} />
          ))}
          {view.preview === undefined ? null : <Preview {...props} text={view.preview} />}
          <p>
            <Chosen {...props} segment={view.segment} words={view.words} /> <span class="hw-muted">·</span>{' '}
            <a href={`${baseOf(props)}/participants${view.segment.query}`}>{t.changeSelection}</a>
          </p>
          <p class="hw-muted">{t.placeholders}</p>
          {languages.map((one) => (
            <LanguageFields {...props} language={one} isOriginal={one === event.lang} />
          ))}
          <p class="hw-actions">
            <Button kind={view.preview === undefined ? 'primary' : 'secondary'} name="step" value="preview">
              {t.preview}
            </Button>
            <Button kind="secondary" name="step" value="test">
              {t.testIt}
            </Button>
          </p>
        </form>
      </div>
    </>
  );
}

function LanguageFields(props: Of & { view: WritingView; language: Lang; isOriginal: boolean }) {
  const { lang, view, language, isOriginal } = props;
  const t = mailingTexts(lang);
  const errorOf = (field: string) => view.errors.find((error) => error.field === field)?.message;
  const title = t.inLanguage(LANGUAGE_NAMES[language], view.reach.byLang.get(language) ?? 0);
  const fields = (
    <div class="hw-stack" lang={language}>
      <TextInput
        lang={lang}
        name={`subject_${language}`}
        label={t.subject}
        value={view.values[`subject_${language}`] ?? ''}
        error={errorOf(`subject_${language}`)}
      />
      <TextArea
        lang={lang}
        name={`body_${language}`}
        label={t.text}
        rows={isOriginal ? 12 : 8}
        value={view.values[`body_${language}`] ?? ''}
        error={errorOf(`body_${language}`)}
      />
    </div>
  );
  if (isOriginal) {
    return (
      <fieldset class="hw-fieldset">
        <legend>{title}</legend>
        <p class="hw-muted">{t.original}</p>
        {fields}
      </fieldset>
    );
  }
  const isUsed = [`subject_${language}`, `body_${language}`].some((field) => (view.values[field] ?? '') !== '');
  return (
    <details class="hw-fold" open={isUsed}>
      <summary>{title}</summary>
      {fields}
    </details>
  );
}

function Preview(props: Of & { view: WritingView; text: MailingText }) {
  const { lang, event, viewer, view, text } = props;
  const t = mailingTexts(lang);
  const name = viewer.kind === 'person' ? viewer.name : '';
  const written = LANGS.filter((one) => text.body[one] !== undefined);
  return (
    <Section title={t.preview} intro={t.previewIntro} id="preview">
      {written.map((one) => {
        const link = `…/${one}/registrations/…`;
        const { subject, paragraphs } = fillIn(text, one, { name, link });
        return (
          <article class="hw-card" lang={one}>
            <div class="hw-card__kicker" lang={lang}>
              {LANGUAGE_NAMES[one]}
            </div>
            <h3 class="hw-card__title">{subject}</h3>
            <Prose text={paragraphs.join('\n\n')} />
            <p>
              <span class="kern-badge kern-badge--info">
                <span class="kern-label">{mailingTexts(one).ownLink}</span>
              </span>
            </p>
            <p class="hw-card__meta">
              {mailingTexts(one).why(localise(event.title, one).text)}{' '}
              {event.contactEmail === null
                ? mailingTexts(one).noAnswer
                : mailingTexts(one).answerTo(event.contactEmail)}
            </p>
          </article>
        );
      })}
      {view.reach.reached === 0 ? (
        <Alert tone="warning" title={t.nobody} />
      ) : (
        <p class="hw-actions">
          <Button name="step" value="send">
            {t.send(view.reach.reached)}
          </Button>
        </p>
      )}
    </Section>
  );
}

function Chosen({ lang, event, segment, words }: Of & { segment: Segment; words: string[] }) {
  const t = mailingTexts(lang);
  if (segment.chosen > 0) return <>{`${t.chosenByHand} (${formatNumber(lang, segment.chosen)})`}</>;
  return (
    <>
      {t.selection}:{' '}
      <a href={`/${lang}/events/${event.slug}/participants${segment.query}`}>{words.join('; ') || t.everybody}</a>
    </>
  );
}

export function MailingPage(
  props: Of & {
    mailing: MailingView;
    words: string[];
    rows: RecipientRow[];
    total: number;
    page: number;
    note: 'sent' | 'sentBefore' | undefined;
  },
) {
  const { lang, mailing, rows, note } = props;
  const t = mailingTexts(lang);
  const base = baseOf(props);
  return (
    <>
      <TeamHead {...props} page="mailings" title={localise(mailing.subject, lang).text} />
      <div class="hw-wrap hw-stack">
        {note === 'sent' ? <Alert tone="success" title={t.sentNow} /> : null}
        {note === 'sentBefore' ? <Alert tone="info" title={t.sentBefore} /> : null}
        <Facts
          items={[
            [t.when, formatDateTime(lang, mailing.sentAt)],
            [t.by, mailing.sentBy],
            [
              t.recipients,
              <>
                {formatNumber(lang, mailing.recipients)}
                {mailing.open > 0 ? ` · ${t.openOf(mailing.open)}` : ''}
                {mailing.failed > 0 ? ` · ${t.failedOf(mailing.failed)}` : ''}
              </>,
            ],
            [t.selection, <Chosen {...props} segment={mailing.segment} />],
          ]}
        />
        {LANGS.filter((one) => mailing.body[one] !== undefined).map((one) => (
          <article class="hw-card">
            <div class="hw-card__kicker">{LANGUAGE_NAMES[one]}</div>
            <h2 class="hw-card__title" lang={one}>
              {mailing.subject[one]}
            </h2>
            <Prose text={mailing.body[one] ?? ''} lang={one} />
          </article>
        ))}
        <Section title={t.recipients} id="recipients">
          <Table
            caption={t.recipients}
            head={[t.name, t.language, t.state]}
            rows={rows.map((row) => [
              <a href={`${base}/participants/${row.registration}`}>{row.name}</a>,
              LANGUAGE_NAMES[row.lang],
              <Badge tone={row.state === 'sent' ? 'success' : row.state === 'failed' ? 'danger' : 'info'}>
                {recipientState(lang, row.state)}
              </Badge>,
            ])}
          />
          <Pagination
            lang={lang}
            page={props.page}
            pages={Math.ceil(props.total / RECIPIENTS_SIZE)}
            href={(page) => `${base}/mailings/${mailing.id}?page=${page}#recipients`}
          />
        </Section>
      </div>
    </>
  );
}
