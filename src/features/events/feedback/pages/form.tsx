import type { Lang } from '#engines/kit';
import { type Localised, localise } from '#platform/i18n';
import { Alert, Button, Choices, ErrorSummary, PageHead, TextArea } from '#ui';
import type { Question } from '../model.ts';
import { feedbackTexts } from '../texts.ts';

export type FeedbackState = 'open' | 'given' | 'too-early' | 'closed';

/** What somebody who was there is asked, by their link. */
export function FeedbackPage(props: {
  lang: Lang;
  title: Localised;
  state: FeedbackState;
  questions: Question[];
  values: Record<string, string>;
  isEmpty: boolean;
  justGiven: boolean;
}) {
  const { lang, state, questions, values } = props;
  const t = feedbackTexts(lang);
  const event = localise(props.title, lang);
  const said = { given: props.justGiven ? t.thanksLead : t.given, 'too-early': t.tooEarly, closed: t.closed, open: '' }[
    state
  ];
  const first = questions[0]?.key ?? 'content';
  return (
    <>
      <PageHead
        lang={lang}
        title={props.justGiven ? t.thanks : t.title}
        kicker={<span lang={event.lang}>{event.text}</span>}
        lead={state === 'open' ? t.lead : undefined}
      />
      <div class="hw-wrap hw-stack">
        {state === 'open' ? (
          <form class="hw-form hw-stack" method="post">
            <ErrorSummary lang={lang} errors={props.isEmpty ? [{ field: first, message: t.empty }] : []} />
            <p class="hw-muted">{t.anonymous}</p>
            {questions.map((question) => (
              <QuestionField lang={lang} question={question} value={values[question.key] ?? ''} />
            ))}
            <div class="hw-actions">
              <Button>{t.send}</Button>
            </div>
          </form>
        ) : (
          <Alert tone={state === 'given' ? 'success' : 'info'} title={said} />
        )}
      </div>
    </>
  );
}

function QuestionField({ lang, question, value }: { lang: Lang; question: Question; value: string }) {
  const t = feedbackTexts(lang);
  const label = localise(question.label, lang).text;
  if (question.type === 'text')
    return <TextArea lang={lang} name={question.key} label={label} value={value} rows={4} maxlength={2000} />;
  const options =
    question.type === 'scale'
      ? [t.worst, '2', '3', '4', t.best].map((text, at) => ({ value: String(at + 1), label: text }))
      : (question.options ?? []).map((option) => {
          const found = localise(option.label, lang);
          return { value: option.key, label: found.text, lang: found.lang };
        });
  return (
    <Choices
      lang={lang}
      type="radio"
      name={question.key}
      label={label}
      chosen={[value]}
      options={options}
      inRow={question.type === 'scale'}
    />
  );
}
