import type { Child } from 'hono/jsx';
import { LANGS, type Lang } from '#engines/kit';
import { ownTrail } from '#features/accounts/trail.ts';
import type { RetentionRule } from '#platform/feature';
import { formatDateTime, LANGUAGE_NAMES, type Localised } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import {
  Alert,
  Badge,
  Button,
  ButtonLink,
  ErrorSummary,
  PageHead,
  Prose,
  Section,
  Table,
  TextArea,
  TextInput,
} from '#ui';
import { type FeedbackTopic, PAGE_NAMES, type PageName, type Pages, REQUIRED_PAGES } from '../model.ts';
import type { FeedbackItem, Protocol, RetentionState } from '../queries.ts';
import { privacyTexts } from '../texts/index.ts';
import { legalTexts } from '../texts/legal.ts';

import { staffTexts } from '../texts/staff.ts';

export function RetentionPage(props: {
  lang: Lang;
  rules: readonly RetentionRule[];
  runs: readonly RetentionState[];
  /** What was asked about an erasure, and what was found. */
  asked?: { email: string; error?: boolean; found: readonly Protocol[] } | undefined;
}) {
  const { lang, rules, asked } = props;
  const t = staffTexts(lang);
  const p = privacyTexts(lang);
  const runs = new Map(props.runs.map((run) => [run.rule, run]));
  const failed = rules.filter(({ name }) => runs.get(name)?.error);
  const errors = asked?.error === true ? [{ field: 'email', message: t.emailWrong }] : [];
  return (
    <>
      <PageHead lang={lang} title={t.retentionTitle} lead={t.retentionLead} trail={ownTrail(lang, 'desk')} />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={errors} />
        {failed.length === 0 ? null : (
          <Alert tone="danger" title={t.failedTitle}>
            <p>
              {failed.map((rule) => rule.label[lang]).join(', ')}. {t.failedText}
            </p>
          </Alert>
        )}
        <Table
          caption={t.retentionTitle}
          head={[t.rule, t.after, t.lastRun, t.lastRows, t.totalRows]}
          rows={rules.map((rule): Child[] => {
            const run = runs.get(rule.name);
            return [
              rule.label[lang],
              t.days(rule.days),
              run === undefined ? t.neverRun : formatDateTime(lang, run.at),
              run === undefined ? '–' : run.error === null ? run.rows : <Badge tone="danger">{t.failed}</Badge>,
              run?.total ?? 0,
            ];
          })}
        />
        <Section title={t.proofTitle} intro={t.proofText} id="proof">
          <form method="post" action={`/${lang}/admin/retention/proof`} class="hw-stack" novalidate>
            <TextInput
              lang={lang}
              name="email"
              type="email"
              label={p.addressOfPerson}
              value={asked?.email ?? ''}
              error={errors[0]?.message}
            />
            <div class="hw-actions">
              <Button kind="secondary">{t.proofButton}</Button>
            </div>
          </form>
          {asked === undefined || asked.error === true ? null : asked.found.length === 0 ? (
            <Alert tone="info" title={t.proofNone} />
          ) : (
            asked.found.map(({ id, at }) => <Alert tone="success" title={t.proofFound(formatDateTime(lang, at), id)} />)
          )}
        </Section>
      </div>
    </>
  );
}

export function PagesPage({ lang, pages }: { lang: Lang; pages: Pages }) {
  const t = staffTexts(lang);
  const l = legalTexts(lang);
  const state = (name: PageName): Child => {
    const filled = LANGS.filter((one) => pages.get(name)?.text[one]);
    if (filled.length > 0) return t.pageFilled(filled.join(', '));
    return REQUIRED_PAGES.includes(name) ? <Badge tone="warning">{t.pageMissing}</Badge> : t.pageOptional;
  };
  return (
    <>
      <PageHead lang={lang} title={t.pagesTitle} lead={t.pagesLead} trail={ownTrail(lang, 'desk')} />
      <div class="hw-wrap hw-stack">
        <Table
          caption={t.pagesTitle}
          head={[t.rule, t.pageState]}
          rows={PAGE_NAMES.map((name) => [<a href={`/${lang}/admin/pages/${name}`}>{l[name]}</a>, state(name)])}
        />
      </div>
    </>
  );
}

export function PageForm(props: { lang: Lang; name: PageName; text: Localised; errors: FieldError[]; saved: boolean }) {
  const { lang, name, text } = props;
  const t = staffTexts(lang);
  const errors = props.errors.map(({ field }) => ({ field, message: t.pageTooLong }));
  return (
    <>
      <PageHead
        lang={lang}
        title={legalTexts(lang)[name]}
        lead={t.pageLangHint}
        trail={[{ href: `/${lang}/admin/pages`, label: t.pagesTitle }]}
      />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={errors} />
        {props.saved ? <Alert tone="success" title={t.pageSaved} /> : null}
        <form method="post" action={`/${lang}/admin/pages/${name}`} class="hw-stack" novalidate>
          {LANGS.map((one) => (
            <TextArea
              lang={lang}
              name={one}
              label={LANGUAGE_NAMES[one]}
              value={text[one] ?? ''}
              rows={6}
              error={errors.find(({ field }) => field === one)?.message}
            />
          ))}
          <div class="hw-actions">
            <Button>{t.pageSave}</Button>
          </div>
        </form>
      </div>
    </>
  );
}

export function aboutName(lang: Lang, about: FeedbackTopic): string {
  const t = staffTexts(lang);
  return { accessibility: t.aboutAccessibility, privacy: t.aboutPrivacy, other: t.aboutOther }[about];
}

export function FeedbackListPage(props: {
  lang: Lang;
  items: readonly FeedbackItem[];
  /** What was wrong with the answer to one of them. */
  failed?: { id: string; text: string; message: string } | undefined;
}) {
  const { lang, items, failed } = props;
  const t = staffTexts(lang);
  const errors = failed === undefined ? [] : [{ field: `text-${failed.id}`, message: failed.message }];
  return (
    <>
      <PageHead lang={lang} title={t.feedbackListTitle} lead={t.feedbackListLead} trail={ownTrail(lang, 'desk')} />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={errors} />
        {items.length === 0 ? <p>{t.feedbackListNone}</p> : null}
        {items.map(({ id, about, text, created_at, answerable }) => (
          <Section
            title={`${aboutName(lang, about)}, ${formatDateTime(lang, created_at)}`}
            intro={answerable ? undefined : t.noteHint}
          >
            <Prose text={text} />
            <form method="post" action={`/${lang}/admin/feedback/${id}/answer`} class="hw-stack" novalidate>
              {answerable ? (
                <TextArea
                  lang={lang}
                  name={`text-${id}`}
                  label={t.answer}
                  hint={t.answerHint}
                  value={failed?.id === id ? failed.text : ''}
                  rows={4}
                  error={failed?.id === id ? failed.message : undefined}
                />
              ) : null}
              <div class="hw-actions">
                <Button kind="secondary">{answerable ? t.answerSend : t.answerClose}</Button>
              </div>
            </form>
          </Section>
        ))}
      </div>
    </>
  );
}

export function AddressPage({ lang, name, email }: { lang: Lang; name: string; email: string }) {
  const t = staffTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.addressTitle} lead={t.showAddressHint} />
      <div class="hw-wrap hw-stack">
        <p>
          {name}: <a href={`mailto:${email}`}>{email}</a>
        </p>
        <div class="hw-actions">
          <ButtonLink href={`/${lang}/admin/audit`}>{t.back}</ButtonLink>
        </div>
      </div>
    </>
  );
}
