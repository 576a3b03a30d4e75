import type { Lang, Viewer } from '#engines/kit';
import { isLang } from '#engines/kit';
import { formatDate, formatNumber, localise } from '#platform/i18n';
import { Alert, Button, ButtonLink, Choices, Facts, Section, Table } from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { FEWEST, type Question } from '../model.ts';
import { reportTexts } from '../texts.ts';
import type { ReportView } from '../view.ts';

export interface ReportProps {
  lang: Lang;
  viewer: Viewer;
  event: EventView;
  view: ReportView;
  questions: Question[];
  comments: { key: string; lang: string; text: string }[];
  deletedOn: string | null;
  isOver: boolean;
  isSaved: boolean;
}

export function ReportPage(props: ReportProps) {
  const { lang, event, view } = props;
  const t = reportTexts(lang);
  const base = `/${lang}/events/${event.slug}`;
  return (
    <>
      <TeamHead lang={lang} viewer={props.viewer} event={event} page="report" title={t.title} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        {props.isSaved ? <Alert tone="success" title={t.saved} /> : null}
        {props.deletedOn === null ? null : <Alert tone="info" title={t.kept(formatDate(lang, props.deletedOn))} />}
        <div class="hw-actions hw-screen">
          <ButtonLink href={`${base}/report.pdf`}>{t.pdf}</ButtonLink>
          <ButtonLink href={`${base}/feedback-form`}>{t.form}</ButtonLink>
        </div>
        {props.isOver ? <HeldForm {...props} /> : null}
        <Section title={t.attendance}>
          {view.came === undefined ? <p class="hw-muted">{t.noCheckIn}</p> : null}
          <Facts items={attendance(lang, view)} />
        </Section>
        {view.registered > 0 && view.groups.every(({ rows }) => rows.length === 0) ? (
          <p class="hw-muted">{t.tooSmall}</p>
        ) : null}
        {view.groups.map(({ name, rows }) =>
          rows.length === 0 ? null : (
            <Section title={t[name]}>
              <Table
                caption={t[name]}
                head={[t.group, t.registered, ...(view.came === undefined ? [] : [t.came])]}
                rows={rows.map((row) => [
                  row.label,
                  formatNumber(lang, row.registered),
                  ...(view.came === undefined ? [] : [formatNumber(lang, row.came)]),
                ])}
              />
            </Section>
          ),
        )}
        <Feedback {...props} />
      </div>
    </>
  );
}

/** Figures of who took part, by name; also in the PDF. */
export function attendance(lang: Lang, view: ReportView): [string, string][] {
  const t = reportTexts(lang);
  const say = (count: number | undefined) => (count === undefined ? t.unknown : formatNumber(lang, count));
  return [
    [t.registered, say(view.registered)],
    [t.came, say(view.came)],
    [t.noShows, say(view.noShows)],
    [t.walkIns, say(view.walkIns)],
    [t.cancelled, say(view.cancelled)],
    [t.waiting, say(view.waiting)],
  ];
}

function HeldForm({ lang, event }: ReportProps) {
  const t = reportTexts(lang);
  return (
    <form class="hw-form hw-stack" method="post" action={`/${lang}/events/${event.slug}/held`}>
      <Choices
        lang={lang}
        type="radio"
        name="held"
        label={t.held}
        hint={t.heldHint}
        chosen={[event.held ?? '']}
        options={[
          { value: 'held', label: t.heldYes },
          { value: 'not-held', label: t.heldNo },
          { value: '', label: t.heldOpen },
        ]}
      />
      <div class="hw-actions">
        <Button kind="secondary">{t.save}</Button>
      </div>
    </form>
  );
}

function Feedback({ lang, view, questions, comments }: ReportProps) {
  const t = reportTexts(lang);
  const enough = view.answered >= FEWEST;
  return (
    <>
      <Section title={t.feedback} intro={t.answers(view.answered, view.asked)}>
        {enough ? null : <p class="hw-muted">{t.fewAnswers}</p>}
        {enough && view.scales.length > 0 ? (
          <Table
            caption={t.feedback}
            head={[t.question, t.mean, t.count, t.spread]}
            rows={view.scales.map((scale) => [
              <span lang={scale.lang}>{scale.label}</span>,
              scale.mean === undefined ? t.tooFew : formatNumber(lang, Math.round(scale.mean * 10) / 10),
              formatNumber(lang, scale.count),
              scale.spread?.map((count, at) => `${at + 1}: ${count}`).join(' · ') ?? '–',
            ])}
          />
        ) : null}
      </Section>
      {enough
        ? view.choices.map((choice) => (
            <Section title={<span lang={choice.lang}>{choice.label}</span>}>
              {choice.options === undefined ? (
                <p class="hw-muted">{t.tooFew}</p>
              ) : (
                <Table
                  caption={choice.label}
                  head={[t.choiceMade, t.count]}
                  rows={choice.options.map((option) => [
                    <span lang={option.lang}>{option.label}</span>,
                    formatNumber(lang, option.count),
                  ])}
                />
              )}
            </Section>
          ))
        : null}
      {enough && comments.length > 0 ? (
        <Section title={t.comments} intro={t.commentsLead}>
          {questions
            .filter((question) => comments.some(({ key }) => key === question.key))
            .map((question) => {
              const label = localise(question.label, lang);
              return (
                <>
                  <h3 class="hw-h3" lang={label.lang}>
                    {label.text}
                  </h3>
                  <ul class="hw-list">
                    {comments
                      .filter(({ key }) => key === question.key)
                      .map((comment) => (
                        <li lang={isLang(comment.lang) ? comment.lang : undefined}>{comment.text}</li>
                      ))}
                  </ul>
                </>
              );
            })}
        </Section>
      ) : null}
    </>
  );
}
