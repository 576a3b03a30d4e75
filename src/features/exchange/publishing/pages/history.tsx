import type { Lang } from '#engines/kit';
import { typeName } from '#features/network/texts.ts';
import { formatDate, formatNumber, localise } from '#platform/i18n';
import { Alert, Badge, Button, PageHead, Pagination, Prose, Section, Select, Table } from '#ui';
import type { EntryContent, EntryKind } from '../../content.ts';
import { compareContents } from '../diff.ts';
import type { CheckRecord, OwnEntry } from '../model.ts';
import { PAGE_SIZE, type VersionRow } from '../queries.ts';
import { publishingTexts } from '../texts.ts';
import { labelOfField } from './labels.ts';

export function HistoryPage(props: {
  lang: Lang;
  entry: OwnEntry;
  rows: VersionRow[];
  total: number;
  page: number;
  chosen: { from: number; to: number };
  compared: { from: EntryContent; to: EntryContent } | undefined;
  checks: CheckRecord[];
  label: (concept: string) => string;
}) {
  const { lang, entry, rows } = props;
  const t = publishingTexts(lang);
  const address = `/${lang}/entries/${entry.slug}/history`;
  const isReadable = entry.state === 'published' || entry.state === 'closed';
  const up = `/${lang}/entries/${entry.slug}${isReadable ? '' : '/preview'}`;
  const numbers = Array.from({ length: entry.version }, (_, at) => entry.version - at).slice(0, 500);
  const options = numbers.map((number) => ({ value: String(number), label: t.version(number) }));
  return (
    <>
      <PageHead
        lang={lang}
        title={`${t.history}: ${entry.title}`}
        lead={t.historyLead}
        trail={[
          { href: `/${lang}/entries/mine`, label: t.mine },
          ...(entry.state === 'withdrawn' ? [] : [{ href: up, label: entry.title }]),
        ]}
      />
      <div class="hw-wrap hw-stack">
        {rows.length === 0 ? (
          <p>{t.noVersions}</p>
        ) : (
          <Table
            caption={t.history}
            head={[t.history, t.when, t.who, t.why]}
            rows={rows.map((row) => [
              t.version(row.number),
              formatDate(lang, new Date(row.savedAt).toISOString().slice(0, 10)),
              row.savedBy ?? (row.why === 'imported' ? '–' : t.someone),
              [t[row.why], row.note].filter(Boolean).join(': '),
            ])}
          />
        )}
        <Pagination
          lang={lang}
          page={props.page}
          pages={Math.ceil(props.total / PAGE_SIZE)}
          href={(page) => `${address}?page=${page}`}
        />
        {entry.version < 2 ? null : (
          <form class="hw-inline-form" method="get" action={`${address}#difference`}>
            <Select lang={lang} name="from" label={t.from} value={String(props.chosen.from)} options={options} />
            <Select lang={lang} name="to" label={t.to} value={String(props.chosen.to)} options={options} />
            <Button kind="secondary">{t.compare}</Button>
          </form>
        )}
        {props.compared === undefined ? null : (
          <Section
            id="difference"
            title={`${t.version(props.chosen.from)} → ${t.version(props.chosen.to)}`}
            intro={t.marks}
          >
            <Difference lang={lang} kind={entry.kind} {...props.compared} label={props.label} />
          </Section>
        )}
        {props.checks.length === 0 ? null : (
          <Section title={t.decisions}>
            {props.checks.map((check) => (
              <Decision lang={lang} check={check} />
            ))}
          </Section>
        )}
      </div>
    </>
  );
}

/** What differs, with marks that can be read without colour, aloud too. */
export function Difference(props: {
  lang: Lang;
  kind: EntryKind;
  from: EntryContent;
  to: EntryContent;
  label: (concept: string) => string;
}) {
  const { lang } = props;
  const t = publishingTexts(lang);
  const differences = compareContents(props.from, props.to, (field, value) => say(lang, props.label, field, value));
  if (differences.length === 0) return <Alert tone="info" title={t.same} />;
  return (
    <>
      {differences.map(({ field, pieces }) => (
        <div>
          <h3 class="hw-h3">{labelOfField(lang, props.kind, field)}</h3>
          <p class="hw-diff" lang={props.to.lang}>
            {pieces.map(({ text, is }) =>
              is === 'same' ? (
                text
              ) : is === 'inserted' ? (
                <ins>
                  <span class="kern-sr-only" lang={lang}>{`${t.inserted} `}</span>
                  {text}
                  <span class="kern-sr-only" lang={lang}>{` (${t.endOfMark}) `}</span>
                </ins>
              ) : (
                <del>
                  <span class="kern-sr-only" lang={lang}>{`${t.deleted} `}</span>
                  {text}
                  <span class="kern-sr-only" lang={lang}>{` (${t.endOfMark}) `}</span>
                </del>
              ),
            )}
          </p>
        </div>
      ))}
    </>
  );
}

/** A value as the pages say it. */
function say(lang: Lang, label: (concept: string) => string, field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (field === 'topics' && Array.isArray(value)) return value.map((topic) => label(String(topic))).join(', ');
  if (field === 'audience' && Array.isArray(value)) return value.map((type) => typeName(lang, type)).join(', ');
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number') return formatNumber(lang, value);
  return String(value);
}

function Decision({ lang, check }: { lang: Lang; check: CheckRecord }) {
  const t = publishingTexts(lang);
  const isPublished = check.decision === 'published';
  return (
    <div class="hw-card">
      <p class="hw-card__kicker">
        <Badge tone={isPublished ? 'success' : 'warning'}>{isPublished ? t.decidedPublished : t.decidedReturned}</Badge>
        <span>
          {t.version(check.version)}, {formatDate(lang, new Date(check.decidedAt).toISOString().slice(0, 10))}
        </span>
      </p>
      <ul class="hw-list">
        {check.points.map(({ label, points }) => (
          <li>
            {localise(label, lang).text}: {t.points(points)}
          </li>
        ))}
      </ul>
      {check.comment === null ? null : <Prose text={check.comment} />}
    </div>
  );
}
