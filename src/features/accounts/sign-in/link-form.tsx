import type { Lang } from '#engines/kit';
import type { FieldError } from '#platform/web';
import { Button, ErrorSummary, TextInput } from '#ui';
import { signInError, signInTexts } from './texts.ts';

/** One field, one button: the way in that needs nothing but a mailbox. */
export function LinkForm(props: { lang: Lang; email: string; next: string | undefined; errors?: FieldError[] }) {
  const { lang, errors = [] } = props;
  const t = signInTexts(lang);
  const shown = errors.map(({ field, code }) => ({ field, message: signInError(lang, code) }));
  return (
    <form class="hw-stack hw-short" method="post" action={`/${lang}/sign-in`} novalidate>
      <ErrorSummary lang={lang} errors={shown} />
      <NextField next={props.next} />
      <TextInput
        lang={lang}
        name="email"
        type="email"
        label={t.email}
        value={props.email}
        autocomplete="email"
        error={shown.find((error) => error.field === 'email')?.message}
      />
      <div class="hw-actions">
        <Button>{t.sendLink}</Button>
      </div>
    </form>
  );
}

export function NextField({ next }: { next: string | undefined }) {
  return next === undefined ? null : <input type="hidden" name="next" value={next} />;
}
