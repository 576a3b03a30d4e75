import type { Lang } from '#engines/kit';
import type { NoticeKind } from '#platform/feature';
import { Alert, Button, ButtonLink, ErrorSummary, PageHead, Section, Select } from '#ui';
import { HOW_OFTEN } from '../model.ts';
import { noticeTexts } from './texts.ts';

/** For each kind of notice how often one is told by mail. */
export function NoticeSettingsPage(props: {
  lang: Lang;
  kinds: readonly NoticeKind[];
  /** What is chosen, by kind. */
  values: Record<string, string>;
  /** Kinds whose value cannot be. */
  wrong: readonly string[];
  saved: boolean;
}) {
  const { lang, kinds, values, wrong } = props;
  const t = noticeTexts(lang);
  const options = HOW_OFTEN.map((value) => ({ value, label: t[value] }));
  return (
    <>
      <PageHead lang={lang} title={t.title} lead={t.lead} trail={[{ href: `/${lang}/account`, label: t.account }]} />
      <div class="hw-wrap hw-stack">
        {props.saved ? <Alert tone="success" title={t.saved} /> : null}
        <ErrorSummary lang={lang} errors={wrong.map((field) => ({ field, message: t.unknownChoice }))} />
        {kinds.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <form method="post" action={`/${lang}/account/notices`} class="hw-stack">
            <Section title={t.settingsTitle} intro={t.times}>
              <div class="hw-selects">
                {kinds.map(({ kind, label, usual }) => (
                  <Select
                    lang={lang}
                    name={kind}
                    label={label[lang]}
                    value={values[kind] ?? usual}
                    options={options}
                    error={wrong.includes(kind) ? t.unknownChoice : undefined}
                  />
                ))}
              </div>
            </Section>
            <p class="hw-actions">
              <Button>{t.save}</Button>
            </p>
          </form>
        )}
      </div>
    </>
  );
}

/** What a link in a mail opens: nothing happens before the button, because programs that look for viruses open links too. */
export function NoticesOffPage({ lang, path, kinds }: { lang: Lang; path: string; kinds: readonly NoticeKind[] }) {
  const t = noticeTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.offTitle} lead={t.offLead} />
      <div class="hw-wrap hw-stack">
        {kinds.map(({ kind, label }) => (
          <form method="post" action={path}>
            <input type="hidden" name="kind" value={kind} />
            <p class="hw-actions">
              <Button kind={kinds.length === 1 ? 'primary' : 'secondary'}>{t.offOne(label[lang])}</Button>
            </p>
          </form>
        ))}
        {kinds.length === 1 ? null : (
          <form method="post" action={path}>
            <p class="hw-actions">
              <Button>{t.offAll}</Button>
            </p>
          </form>
        )}
        <p>
          <a href={`/${lang}/account/notices`}>{t.toSettings}</a>
        </p>
      </div>
    </>
  );
}

export function NoticesAreOffPage({ lang, labels }: { lang: Lang; labels: readonly string[] }) {
  const t = noticeTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.offTitle} />
      <div class="hw-wrap hw-stack">
        <Alert tone="success" title={t.offDone}>
          <ul class="hw-list">
            {labels.map((label) => (
              <li>{label}</li>
            ))}
          </ul>
          <p>{t.offChange}</p>
        </Alert>
        <p class="hw-actions">
          <ButtonLink href={`/${lang}/account/notices`}>{t.toSettings}</ButtonLink>
        </p>
      </div>
    </>
  );
}

export function NoticesOffGonePage({ lang }: { lang: Lang }) {
  const t = noticeTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.offGone} lead={t.offGoneText} />
      <div class="hw-wrap hw-stack">
        <p class="hw-actions">
          <ButtonLink href={`/${lang}/account/notices`} kind="primary">
            {t.toSettings}
          </ButtonLink>
        </p>
      </div>
    </>
  );
}
