import { LANGS, type Lang } from '#engines/kit';
import { formatDateTime, LANGUAGE_NAMES } from '#platform/i18n';
import type { SubjectRef } from '#platform/outbox';
import type { FieldError } from '#platform/web';
import { Alert, Button, ErrorSummary, PageHead, Select, TextArea, TextInput } from '#ui';
import { REASONS } from '../model.ts';
import type { PublicComment } from '../queries/thread.ts';
import type { Subject } from '../subjects.ts';
import { authorName, commentTexts, errorText, reasonName } from '../texts.ts';
import { CommentText } from './text.tsx';
import { Who } from './thread.tsx';

/** Gives errors their texts and finds that of a field. */
export function readErrors(lang: Lang, errors: readonly FieldError[]) {
  const list = errors.map(({ field, code }) => ({ field, message: errorText(lang, code) }));
  return { list, of: (field: string) => list.find((error) => error.field === field)?.message };
}

export interface CommentForm {
  text: string;
  name: string;
  email: string;
  lang: string;
  organisation: string;
}

export function Quoted({ lang, comment }: { lang: Lang; comment: PublicComment }) {
  return (
    <blockquote class="hw-quoted">
      <p class="hw-comment__head">
        <Who lang={lang} author={comment.author} />
        <span class="hw-muted">{formatDateTime(lang, comment.createdAt)}</span>
      </p>
      <CommentText text={comment.text} lang={comment.lang} />
    </blockquote>
  );
}

export function LanguageChoice({ lang, value }: { lang: Lang; value: string }) {
  const t = commentTexts(lang);
  return (
    <Select
      lang={lang}
      name="lang"
      label={t.writtenIn}
      value={value}
      options={[{ value: '', label: t.detect }, ...LANGS.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))]}
    />
  );
}

export function CommentFormPage(props: {
  lang: Lang;
  about: SubjectRef;
  subject: Subject;
  parent: PublicComment | undefined;
  form: CommentForm;
  stamp: string;
  errors: FieldError[];
  /** Why it came back although every field was right. */
  notice: string | undefined;
  member: { name: string; organisations: { id: string; name: string }[] } | undefined;
  ipDays: number;
  checked: boolean;
}) {
  const { lang, subject, parent, form, member } = props;
  const t = commentTexts(lang);
  const errors = readErrors(lang, props.errors);
  return (
    <>
      <PageHead
        lang={lang}
        title={parent === undefined ? t.write : t.replyTo(authorName(lang, parent.author))}
        lead={t.formLead}
        trail={[{ href: `/${lang}${subject.path}`, label: subject.title }]}
      />
      <div class="hw-wrap hw-stack hw-narrow">
        {parent === undefined ? null : <Quoted lang={lang} comment={parent} />}
        {props.notice === undefined ? null : <Alert tone="warning" title={errorText(lang, props.notice)} />}
        <form class="hw-stack" method="post" action={`/${lang}/comments`} novalidate>
          <ErrorSummary lang={lang} errors={errors.list} />
          <input type="hidden" name="subject" value={props.about} />
          {parent === undefined ? null : <input type="hidden" name="parent" value={parent.id} />}
          <input type="hidden" name="stamp" value={props.stamp} />
          <TextArea
            lang={lang}
            name="text"
            label={t.text}
            hint={t.textHint}
            value={form.text}
            rows={10}
            error={errors.of('text')}
          />
          <div class="hw-trap" aria-hidden="true">
            <label for="website">{t.trap}</label>
            <input id="website" name="website" tabindex={-1} autocomplete="off" value="" />
          </div>
          {member === undefined ? (
            <>
              <TextInput
                lang={lang}
                name="name"
                label={t.name}
                hint={t.nameHint}
                value={form.name}
                autocomplete="name"
                error={errors.of('name')}
                optional
              />
              <TextInput
                lang={lang}
                name="email"
                type="email"
                label={t.email}
                hint={t.emailHint}
                value={form.email}
                autocomplete="email"
                error={errors.of('email')}
                optional
              />
            </>
          ) : (
            <>
              <p>{t.asMember(member.name)}</p>
              {member.organisations.length === 0 ? null : (
                <Select
                  lang={lang}
                  name="organisation"
                  label={t.organisation}
                  value={form.organisation}
                  options={[
                    { value: '', label: t.noOrganisation },
                    ...member.organisations.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              )}
            </>
          )}
          <LanguageChoice lang={lang} value={form.lang} />
          <p class="hw-muted">{props.ipDays === 0 ? t.ipNotKept : t.ipNotice(props.ipDays)}</p>
          <p>{props.checked ? t.willBeChecked : t.willAppear}</p>
          <p class="hw-actions">
            <Button>{t.send}</Button>
          </p>
        </form>
      </div>
    </>
  );
}

export function ReportFormPage(props: {
  lang: Lang;
  subject: Subject;
  comment: PublicComment;
  form: { reason: string; text: string; email: string };
  member: boolean;
  errors: FieldError[];
}) {
  const { lang, subject, comment, form } = props;
  const t = commentTexts(lang);
  const errors = readErrors(lang, props.errors);
  return (
    <>
      <PageHead
        lang={lang}
        title={t.reportTitle}
        lead={t.reportLead}
        trail={[{ href: `/${lang}${subject.path}`, label: subject.title }]}
      />
      <div class="hw-wrap hw-stack hw-narrow">
        <Quoted lang={lang} comment={comment} />
        <form class="hw-stack" method="post" action={`/${lang}/comments/${comment.id}/report`} novalidate>
          <ErrorSummary lang={lang} errors={errors.list} />
          <Select
            lang={lang}
            name="reason"
            label={t.reason}
            value={form.reason}
            options={[
              { value: '', label: t.choose },
              ...REASONS.map((reason) => ({ value: reason, label: reasonName(lang, reason) })),
            ]}
            error={errors.of('reason')}
          />
          <TextArea
            lang={lang}
            name="text"
            label={t.reportText}
            value={form.text}
            rows={5}
            error={errors.of('text')}
            optional
          />
          {props.member ? null : (
            <TextInput
              lang={lang}
              name="email"
              type="email"
              label={t.email}
              hint={t.reportEmailHint}
              value={form.email}
              autocomplete="email"
              error={errors.of('email')}
              optional
            />
          )}
          <p class="hw-actions">
            <Button>{t.reportSend}</Button>
          </p>
        </form>
      </div>
    </>
  );
}

/** One thing that was done, and one way on. */
export function DonePage(props: { lang: Lang; title: string; lead?: string; back?: { href: string; label: string } }) {
  return (
    <>
      <PageHead lang={props.lang} title={props.title} lead={props.lead} />
      <div class="hw-wrap">
        {props.back === undefined ? null : (
          <p>
            <a href={props.back.href}>{props.back.label}</a>
          </p>
        )}
      </div>
    </>
  );
}
