import { LANGS, type Lang, type Viewer } from '#engines/kit';
import { localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Button, Choices, ErrorSummary, Section, Select, TextArea, TextInput } from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { spokenName } from '../../texts.ts';
import { QUESTION_TYPES, type Question } from '../model.ts';
import { reportTexts } from '../texts.ts';

/** Which questions are asked after an event. */
export function QuestionsPage(props: {
  lang: Lang;
  viewer: Viewer;
  event: EventView;
  questions: Question[];
  values: Record<string, string>;
  errors: FieldError[];
  isSaved: boolean;
}) {
  const { lang, event, questions, values } = props;
  const t = reportTexts(lang);
  const action = `/${lang}/events/${event.slug}/feedback-form`;
  const texts: Record<string, unknown> = t;
  const errors = props.errors.map(({ field, code }) => ({ field, message: String(texts[code] ?? t.labelMissing) }));
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <TeamHead lang={lang} viewer={props.viewer} event={event} page="report" title={t.form} lead={t.formLead} />
      <div class="hw-wrap hw-stack">
        {props.isSaved ? <Alert tone="success" title={t.saved} /> : null}
        <form class="hw-form hw-stack" method="post" action={action}>
          <Choices
            lang={lang}
            type="checkbox"
            name="asked"
            label={t.askedQuestions}
            hint={t.askedHint}
            chosen={questions.filter(({ isOff }) => isOff !== true).map(({ key }) => key)}
            options={questions.map((question) => {
              const label = localise(question.label, lang);
              return { value: question.key, label: `${label.text} (${t[question.type]})`, lang: label.lang };
            })}
          />
          <div class="hw-actions">
            <Button>{t.save}</Button>
          </div>
        </form>
        <Section title={t.addQuestion}>
          <form class="hw-form hw-stack" method="post" action={`${action}/questions`}>
            <ErrorSummary lang={lang} errors={errors} />
            <Select
              lang={lang}
              name="type"
              label={t.typeOf}
              value={values.type ?? 'scale'}
              options={QUESTION_TYPES.map((type) => ({ value: type, label: t[type] }))}
              error={errorOf('type')}
            />
            {[lang, ...LANGS.filter((code) => code !== lang)].map((code) => (
              <TextInput
                lang={lang}
                name={code}
                label={t.questionIn(spokenName(lang, code))}
                value={values[code] ?? ''}
                error={errorOf(code)}
              />
            ))}
            <TextArea
              lang={lang}
              name="options"
              label={t.options}
              hint={t.optionsHint}
              optional
              value={values.options ?? ''}
              rows={4}
              error={errorOf('options')}
            />
            <div class="hw-actions">
              <Button kind="secondary">{t.add}</Button>
            </div>
          </form>
        </Section>
      </div>
    </>
  );
}
