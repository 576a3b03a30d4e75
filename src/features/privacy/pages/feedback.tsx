import type { Lang } from '#engines/kit';
import type { FieldError } from '#platform/web';
import { Button, ErrorSummary, PageHead, Select, TextArea, TextInput } from '#ui';
import { FEEDBACK_TOPICS, type FeedbackTopic } from '../model.ts';
import { staffTexts } from '../texts/staff.ts';
import { aboutName } from './staff.tsx';

export function FeedbackPage(props: {
  lang: Lang;
  form: { about: FeedbackTopic; text: string; email: string };
  errors: FieldError[];
}) {
  const { lang, form } = props;
  const t = staffTexts(lang);
  const message = ({ field, code }: FieldError) => {
    if (code === 'feedbackTooLong') return t.feedbackTooLong;
    return field === 'email' ? t.emailWrong : t.feedbackEmpty;
  };
  const errors = props.errors.map((error) => ({ field: error.field, message: message(error) }));
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <PageHead lang={lang} title={t.feedbackTitle} lead={t.feedbackLead} />
      <div class="hw-wrap">
        <form method="post" action={`/${lang}/feedback`} class="hw-stack hw-form" novalidate>
          <ErrorSummary lang={lang} errors={errors} />
          <Select
            lang={lang}
            name="about"
            label={t.feedbackAbout}
            value={form.about}
            options={FEEDBACK_TOPICS.map((about) => ({ value: about, label: aboutName(lang, about) }))}
          />
          <TextArea
            lang={lang}
            name="text"
            label={t.feedbackText}
            hint={t.feedbackTextHint}
            value={form.text}
            rows={8}
            error={errorOf('text')}
          />
          <TextInput
            lang={lang}
            name="email"
            type="email"
            autocomplete="email"
            label={t.feedbackEmail}
            hint={t.feedbackEmailHint}
            value={form.email}
            error={errorOf('email')}
            optional
          />
          {/* Programs that fill in everything fill in this too; people neither see nor hear it. */}
          <div hidden>
            <label for="website">{t.feedbackHoney}</label>
            <input id="website" name="website" tabindex={-1} autocomplete="off" />
          </div>
          <div class="hw-actions">
            <Button>{t.feedbackSend}</Button>
          </div>
        </form>
      </div>
    </>
  );
}
