import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import type { FieldError } from '#platform/web';
import { Alert, Button, ErrorSummary, PageHead } from '#ui';
import { signInError } from '../../sign-in/texts.ts';
import { accountError, accountTexts } from '../texts.ts';

/** What every page of the account is given. */
export interface Shown {
  lang: Lang;
  errors?: FieldError[];
  /** What has just been done. */
  done?: string | undefined;
}

/** The frame of a page of the account: the way back, what was done or is wrong, then what it is about. */
export function Frame(props: Shown & { title: string; lead: string; children?: Child }) {
  const { lang } = props;
  return (
    <>
      <PageHead
        lang={lang}
        title={props.title}
        lead={props.lead}
        trail={[{ href: `/${lang}/account`, label: accountTexts(lang).account }]}
      />
      <div class="hw-wrap hw-stack">
        {props.done === undefined ? null : <Alert tone="success" title={props.done} />}
        <ErrorSummary lang={lang} errors={messages(lang, props.errors)} />
        {props.children}
      </div>
    </>
  );
}

/** A form of one column; it goes on working without script. */
export function Form(props: {
  lang: Lang;
  action: string;
  button: string;
  kind?: 'primary' | 'secondary';
  children?: Child;
}) {
  return (
    <form class="hw-stack hw-short" method="post" action={`/${props.lang}${props.action}`} novalidate>
      {props.children}
      <div class="hw-actions">
        <Button kind={props.kind ?? 'primary'}>{props.button}</Button>
      </div>
    </form>
  );
}

/** One of several buttons of the same words: it also says, to those who do not see where it stands, what it is for. */
export function NamedButton({ label, of }: { label: string; of: string }) {
  return (
    <button type="submit" class="kern-btn kern-btn--secondary" aria-label={`${label}: ${of}`}>
      <span class="kern-label">{label}</span>
    </button>
  );
}

export function errorOf({ lang, errors }: Shown, field: string): string | undefined {
  return messages(lang, errors).find((error) => error.field === field)?.message;
}

function messages(lang: Lang, errors: FieldError[] = []) {
  return errors.map(({ field, code }) => ({ field, message: accountError(lang, code) ?? signInError(lang, code) }));
}
