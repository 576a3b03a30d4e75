import { LANGS, type Lang, ok, type Result, refuse } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import type { FieldError } from '#platform/web';

export interface MailingText {
  subject: Localised;
  body: Localised;
}

const MAX_SUBJECT = 150;
const MAX_BODY = 10_000;

const PLACEHOLDER = /\{([^{}\n]*)\}/g;

/** What a form says: a text in the language of the event, in others as far as they are written. */
export function readMailing(
  values: Record<string, string>,
  original: Lang,
): Result<MailingText, { type: 'invalid'; errors: FieldError[] }> {
  const text: MailingText = { subject: {}, body: {} };
  const errors: FieldError[] = [];
  for (const lang of [original, ...LANGS.filter((one) => one !== original)]) {
    const subject = (values[`subject_${lang}`] ?? '').trim();
    const body = (values[`body_${lang}`] ?? '').replaceAll('\r\n', '\n').trim();
    const wrong = (field: 'subject' | 'body', code: string) => errors.push({ field: `${field}_${lang}`, code });
    if (lang === original && subject === '') wrong('subject', 'originalSubjectMissing');
    if (lang === original && body === '') wrong('body', 'originalBodyMissing');
    if (lang !== original && (subject === '') !== (body === ''))
      wrong(subject === '' ? 'subject' : 'body', 'halfWritten');
    if (subject.length > MAX_SUBJECT) wrong('subject', 'subjectTooLong');
    if (body.length > MAX_BODY) wrong('body', 'bodyTooLong');
    if (hasUnknown(subject)) wrong('subject', 'placeholderUnknown');
    if (hasUnknown(body)) wrong('body', 'placeholderUnknown');
    if (subject !== '') text.subject[lang] = subject;
    if (body !== '') text.body[lang] = body;
  }
  return errors.length > 0 ? refuse({ type: 'invalid', errors }) : ok(text);
}

const hasUnknown = (text: string): boolean =>
  [...text.matchAll(PLACEHOLDER)].some(([, name]) => name !== 'name' && name !== 'link');

/** The text as one person gets it. What they call themselves is put in once and not looked through again. */
export function fillIn(
  text: MailingText,
  lang: Lang,
  values: { name: string; link: string },
): { subject: string; paragraphs: string[] } {
  const fill = (template: string) =>
    template.replace(PLACEHOLDER, (whole, name: string) =>
      name === 'name' ? values.name : name === 'link' ? values.link : whole,
    );
  const body = text.body[lang] ?? '';
  return { subject: fill(text.subject[lang] ?? ''), paragraphs: body.split(/\n{2,}/).map(fill) };
}
