import type { Lang } from '#engines/kit';
import type { Config } from '#platform/config';
import type { Feature } from '#platform/feature';
import { localise } from '#platform/i18n';
import { Alert, Button, ButtonLink, PageHead, Prose, Section, Table } from '#ui';
import { hasText, type NetworkPage, type PageName, type Pages, REQUIRED_PAGES } from '../model.ts';
import { rulesOf } from '../retention.ts';
import { EASY } from '../texts/easy.ts';
import { privacyTexts } from '../texts/index.ts';
import { legalTexts } from '../texts/legal.ts';
import { staffTexts } from '../texts/staff.ts';
import { tableTitle } from '../texts/tables.ts';

/** What the operator has filled in, under its heading; nothing where it has not. */
function Own({ lang, pages, name, intro }: { lang: Lang; pages: Pages; name: PageName; intro?: string }) {
  const page = pages.get(name);
  if (page === undefined || Object.keys(page.text).length === 0) return null;
  const { text, lang: written } = localise(page.text, lang);
  return (
    <Section title={legalTexts(lang)[name]} intro={intro}>
      <Prose text={text} lang={written} />
    </Section>
  );
}

/** Says visibly what the law demands and nobody has filled in. */
function Missing({ lang, pages, names }: { lang: Lang; pages: Pages; names: readonly PageName[] }) {
  const l = legalTexts(lang);
  const missing = names.filter((name) => REQUIRED_PAGES.includes(name) && !hasText(pages, name));
  if (missing.length === 0) return null;
  return (
    <Alert tone="warning" title={l.missingTitle}>
      <p>
        {l.missingText} {missing.map((name) => l[name]).join(', ')}.
      </p>
    </Alert>
  );
}

export function ImprintPage({ lang, pages }: { lang: Lang; pages: Pages }) {
  const l = legalTexts(lang);
  const names = ['operator', 'contact', 'responsible'] as const;
  return (
    <>
      <PageHead lang={lang} title={l.imprintTitle} lead={l.imprintLead} />
      <div class="hw-wrap hw-stack">
        <Missing lang={lang} pages={pages} names={names} />
        {names.map((name) => (
          <Own lang={lang} pages={pages} name={name} />
        ))}
        <Section title={l.software}>
          <p>{l.softwareText}</p>
        </Section>
        <Feedback lang={lang} about="other" />
      </div>
    </>
  );
}

function Feedback({ lang, about }: { lang: Lang; about: string }) {
  return (
    <div class="hw-actions">
      <ButtonLink href={`/${lang}/feedback?about=${about}`}>{staffTexts(lang).feedbackTitle}</ButtonLink>
    </div>
  );
}

const hostOf = (url: string) => new URL(url).hostname;

/** Made from what the features say they keep, from what deletes itself, and from the settings in force. */
export function PrivacyPage(props: { lang: Lang; pages: Pages; features: readonly Feature[]; config: Config }) {
  const { lang, pages, features } = props;
  const { smtpUrl, embeddings, oidc } = props.config;
  const l = legalTexts(lang);
  const t = staffTexts(lang);
  const passed = [
    ...(smtpUrl === undefined ? [] : [l.passedSmtp(hostOf(smtpUrl))]),
    ...(embeddings === undefined ? [] : [l.passedEmbeddings(hostOf(embeddings.url), embeddings.model)]),
    ...(oidc === undefined ? [] : [l.passedOidc(oidc.name, hostOf(oidc.issuer))]),
  ];
  const columns = features.flatMap((feature) => Object.entries(feature.personalData?.columns ?? {}));
  const tables = Map.groupBy(columns, ([column]) => column.split('.')[0] ?? '');
  return (
    <>
      <PageHead lang={lang} title={l.privacyTitle} lead={l.privacyLead} />
      <div class="hw-wrap hw-stack">
        <Missing lang={lang} pages={pages} names={['operator', 'contact']} />
        <Section title={l.inShort}>
          <ul class="hw-list">
            <li>{l.shortRead}</li>
            <li>{l.shortCookie}</li>
            <li>{l.shortAddress}</li>
          </ul>
          <p>{l.basis}</p>
        </Section>
        <Section title={l.rightsTitle} intro={l.rightsSee}>
          <ul class="hw-list">
            <li>
              <a href={`/${lang}/account/data`}>{l.rightsAccount}</a>
            </li>
            <li>
              <a href={`/${lang}/data`}>{l.rightsGuest}</a>
            </li>
          </ul>
          <p>{l.rightsOther}</p>
          <Feedback lang={lang} about="privacy" />
        </Section>
        {(['operator', 'contact', 'officer', 'supervision'] as const).map((name) => (
          <Own lang={lang} pages={pages} name={name} />
        ))}
        <Section title={l.passedTitle}>
          <ul class="hw-list">
            {(passed.length === 0 ? [l.passedNobody] : passed).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Section>
        <Own lang={lang} pages={pages} name="privacy" />
        <Section title={l.storedTitle} id="stored">
          {[...tables].map(([table, rows]) => (
            <details class="hw-stored">
              <summary>{tableTitle(lang, table)}</summary>
              <Table
                caption={tableTitle(lang, table)}
                head={[l.what, l.why, l.howLong]}
                rows={rows.map(([, { what, why, howLong }]) => [what[lang], why[lang], howLong[lang]])}
              />
            </details>
          ))}
        </Section>
        <Section title={l.deletedTitle}>
          <Table
            caption={l.deletedTitle}
            head={[l.what, t.after]}
            rows={rulesOf(features).map((rule) => [rule.label[lang], t.days(rule.days)])}
          />
        </Section>
      </div>
    </>
  );
}

export function AccessibilityPage({ lang, pages }: { lang: Lang; pages: Pages }) {
  const l = legalTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={l.accessibilityTitle} lead={l.accessibilityLead} />
      <div class="hw-wrap hw-stack">
        <Missing lang={lang} pages={pages} names={['enforcement']} />
        <Section title={l.accessibilityState}>
          <p>{l.accessibilityPartly}</p>
          <p>{l.accessibilityDate}</p>
        </Section>
        <Section title={l.accessibilityGood}>
          <ul class="hw-list">
            {[l.goodKeyboard, l.goodScript, l.goodErrors, l.goodMap].map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Section>
        <Section title={l.accessibilityGaps}>
          <ul class="hw-list">
            {[l.gapTexts, l.gapEasy, l.gapPdf].map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Section>
        <Own lang={lang} pages={pages} name="accessibility" />
        <Section title={l.barrierTitle} intro={l.barrierText}>
          <Feedback lang={lang} about="accessibility" />
        </Section>
        <Own lang={lang} pages={pages} name="enforcement" intro={l.enforcementText} />
      </div>
    </>
  );
}

export function EasyPage({ lang }: { lang: Lang }) {
  const t = staffTexts(lang);
  const links = [
    { href: `/${lang}/drafts/new`, at: 2 },
    { href: `/${lang}/data`, at: 4 },
    { href: `/${lang}/feedback`, at: 5 },
  ];
  const labels = [legalTexts(lang).easyNeed, privacyTexts(lang).askTitle, t.feedbackTitle];
  return (
    <>
      <PageHead lang={lang} title={legalTexts(lang).easyTitle} />
      <div class="hw-wrap hw-stack">
        {EASY[lang].map((part, at) => (
          <Section title={part.title}>
            <div class="hw-easy">
              {part.lines.map((line) => (
                <p>{line}</p>
              ))}
            </div>
            {links.map((link, number) =>
              link.at === at ? (
                <div class="hw-actions">
                  <ButtonLink href={link.href}>{labels[number]}</ButtonLink>
                </div>
              ) : null,
            )}
          </Section>
        ))}
      </div>
    </>
  );
}

export function TermsPage(props: {
  lang: Lang;
  page: NetworkPage | undefined;
  /** For who has signed in: whether they have confirmed this version. */
  confirmed?: boolean | undefined;
}) {
  const { lang, page, confirmed } = props;
  const p = privacyTexts(lang);
  const l = legalTexts(lang);
  const own = page === undefined || Object.keys(page.text).length === 0 ? undefined : localise(page.text, lang);
  const usual = [l.termsDefault1, l.termsDefault2, l.termsDefault3, l.termsDefault4].join('\n\n');
  return (
    <>
      <PageHead lang={lang} title={p.termsTitle} lead={p.termsLead} />
      <div class="hw-wrap hw-stack">
        <Prose text={own?.text ?? usual} lang={own?.lang ?? lang} />
        <p>
          <a href={`/${lang}/privacy`}>{l.privacyTitle}</a>
        </p>
        {confirmed === true ? <Alert tone="success" title={p.termsConfirmed} /> : null}
        {confirmed === false ? (
          <form method="post" action={`/${lang}/terms/confirmation`} class="hw-actions">
            <Button>{p.termsConfirm}</Button>
          </form>
        ) : null}
      </div>
    </>
  );
}
