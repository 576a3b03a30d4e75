import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { sizeName, typeName } from '#features/network/texts.ts';
import { formatDate, formatNumber, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Alert, Chips, Facts, PageHead, Prose, Section, uiTexts } from '#ui';
import type { EntryView } from '../model.ts';
import { exchangeTexts, maturityName, ownerLine } from '../texts.ts';
import { KindTag, money } from './card.tsx';

export function EntryPage(props: {
  lang: Lang;
  entry: EntryView;
  label: (concept: string) => string;
  expired: boolean;
  regionName: string | undefined;
  /** What the viewer can do with it, and where it stands. */
  above?: Child;
  /** What is done after reading it. */
  below?: Child;
  beside?: Child;
}) {
  const { lang, entry } = props;
  const t = exchangeTexts(lang);
  const { details } = entry;
  const passages: [string, string | undefined][] = [
    [t.problem, details.problem],
    [t.result, details.result],
    [t.dataStatus, details.data_status],
    [t.effect, details.effect],
    [t.references, details.references],
    [t.copiedBy, details.copied_by],
    [t.partners, details.partners],
  ];
  return (
    <>
      <PageHead
        lang={lang}
        title={entry.title}
        titleLang={entry.lang}
        kicker={<KindTag lang={lang} kind={entry.kind} />}
        lead={<span lang={entry.lang}>{entry.summary}</span>}
        trail={[{ href: `/${lang}/entries`, label: t.entries }]}
      >
        <Chips
          label={t.topics}
          items={entry.topics.map((topic) => ({ label: props.label(topic), href: `/${lang}/entries?topic=${topic}` }))}
        />
      </PageHead>
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          {props.above}
          {entry.state === 'closed' ? <Closed lang={lang} entry={entry} /> : null}
          {props.expired && entry.state === 'published' ? <Alert tone="warning" title={t.expired} /> : null}
          <Prose text={entry.text} lang={entry.lang} />
          {passages.map(([title, text]) =>
            text === undefined ? null : (
              <Section title={title}>
                <Prose text={text} lang={entry.lang} />
              </Section>
            ),
          )}
          <Preconditions lang={lang} entry={entry} />
          {props.below}
        </div>
        <aside class="hw-aside">
          <h2 class="hw-h3">{t.facts}</h2>
          <EntryFacts lang={lang} entry={entry} regionName={props.regionName} />
        </aside>
      </div>
      {props.beside}
    </>
  );
}

function Closed({ lang, entry }: { lang: Lang; entry: EntryView }) {
  const t = exchangeTexts(lang);
  return (
    <Alert tone="success" title={entry.kind === 'need' ? t.closedTitle : t.closedOther}>
      {entry.outcome === null ? undefined : (
        <>
          <p>
            <strong>{t.outcome}</strong>
          </p>
          <Prose text={entry.outcome} lang={entry.lang} />
        </>
      )}
    </Alert>
  );
}

function Preconditions({ lang, entry }: { lang: Lang; entry: EntryView }) {
  const t = exchangeTexts(lang);
  const { details } = entry;
  const inhabitants = between(lang, details.inhabitants_min, details.inhabitants_max);
  const items: [string, Child][] = [
    [t.inhabitants, inhabitants],
    [t.staff, details.staff],
    [t.cost, details.cost],
    [t.law, details.law],
    [t.licence, details.licence],
    [t.interfaces, details.interfaces],
  ];
  if (items.every(([, value]) => value === undefined)) return null;
  return (
    <Section title={t.preconditions}>
      <div lang={entry.lang}>
        <Facts items={items} />
      </div>
    </Section>
  );
}

function between(lang: Lang, low: number | undefined, high: number | undefined): string | undefined {
  const t = exchangeTexts(lang);
  if (low !== undefined && high !== undefined) return t.between(formatNumber(lang, low), formatNumber(lang, high));
  if (low !== undefined) return t.from(formatNumber(lang, low));
  return high === undefined ? undefined : t.upTo(formatNumber(lang, high));
}

function Owner({ lang, entry }: { lang: Lang; entry: EntryView }) {
  const { named } = entry.owner;
  if (named === null) return <>{ownerLine(lang, entry.owner)}</>;
  return (
    <>
      <a href={`/${lang}/organisations/${named.slug}`}>{named.name}</a>
      {entry.anonymous ? <span class="hw-muted hw-small"> {exchangeTexts(lang).onlyYouSee}</span> : null}
    </>
  );
}

function EntryFacts({ lang, entry, regionName }: { lang: Lang; entry: EntryView; regionName: string | undefined }) {
  const t = exchangeTexts(lang);
  const hub = localise(entry.hub.name, lang);
  const period = [entry.startsOn, entry.endsOn].filter((day) => day !== null).map((day) => formatDate(lang, day));
  const amountTitle = { need: t.budget, offer: t.price, practice: t.cost, programme: t.grant, project: t.budget }[
    entry.kind
  ];
  return (
    <Facts
      items={[
        [t.owner, <Owner lang={lang} entry={entry} />],
        [
          t.hub,
          <a lang={hub.lang} href={`/${lang}/hubs/${entry.hub.slug}`}>
            {hub.text}
          </a>,
        ],
        [t.region, regionName],
        [amountTitle, money(lang, entry.budgetMin, entry.budgetMax)],
        [t.rate, entry.details.rate && t.rateUpTo(entry.details.rate)],
        [
          t.deadline,
          entry.kind === 'programme' && (entry.deadline === null ? t.alwaysOpen : formatDate(lang, entry.deadline)),
        ],
        [t.period, period.length === 0 ? undefined : period.join(' – ')],
        [t.maturity, entry.details.maturity && maturityName(lang, entry.details.maturity)],
        [t.audience, entry.audience.length > 0 && entry.audience.map((type) => typeName(lang, type)).join(', ')],
        [t.sizes, entry.sizes.length > 0 && entry.sizes.map((size) => sizeName(lang, size)).join(', ')],
        [uiTexts(lang).writtenIn, LANGUAGE_NAMES[entry.lang]],
        [
          t.published,
          entry.state === 'draft' || entry.state === 'submitted' ? undefined : formatDate(lang, entry.publishedOn),
        ],
        [t.validUntil, entry.validUntil && formatDate(lang, entry.validUntil)],
      ]}
    />
  );
}
