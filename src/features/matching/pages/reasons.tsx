import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import type { DocumentSpan } from '#engines/matching';
import type { EntryView } from '#features/exchange/model.ts';
import { formatNumber } from '#platform/i18n';
import { TABLE_ROLE } from '#ui';
import type { MatchReason } from '../embeddings/model.ts';
import { fitText } from '../fit-texts.ts';
import { matchingTexts } from '../texts.ts';
import { Snippet } from './marks.tsx';

/** The text that was asked with, by field: what the spans of the question count in. */
export interface Asked {
  title: string;
  text: string;
  lang: Lang;
}

/** Passages quoted for one reason; more would hide the next reason. */
const QUOTES = 2;
/** Reasons shown one by one; smaller ones are summed up in the last row so that the sum still holds. */
const ROWS = 12;

/** Reasons as a table whose points add up to the score. */
export function Reasons(props: {
  lang: Lang;
  reasons: MatchReason[];
  score: number;
  asked: Asked;
  entry: EntryView;
  askedTitle: string;
}) {
  const { lang, reasons, asked, entry } = props;
  const t = matchingTexts(lang);
  // What the language model says is never summed up with what can be explained.
  const shown = reasons.filter((reason, at) => at < ROWS || reason.type === 'embedding');
  const rest = reasons.filter((reason) => !shown.includes(reason));
  return (
    <table class="kern-table kern-table--small hw-reasons" {...TABLE_ROLE.table}>
      <caption class="kern-sr-only">{`${t.why}: ${entry.title}`}</caption>
      <thead class="kern-table__head" {...TABLE_ROLE.rowgroup}>
        <tr class="kern-table__row" {...TABLE_ROLE.row}>
          {[t.reason, props.askedTitle, t.inTheirText].map((label) => (
            <th scope="col" class="kern-table__header" {...TABLE_ROLE.columnheader}>
              {label}
            </th>
          ))}
          <th scope="col" class="kern-table__header kern-table__header--numeric" {...TABLE_ROLE.columnheader}>
            {t.share}
          </th>
        </tr>
      </thead>
      <tbody class="kern-table__body" {...TABLE_ROLE.rowgroup}>
        {shown.map((reason) => (
          <tr class={`kern-table__row${reason.contribution < 0 ? ' hw-reasons__against' : ''}`} {...TABLE_ROLE.row}>
            <th scope="row" class="kern-table__cell" {...TABLE_ROLE.rowheader}>
              {reasonTitle(lang, reason)}
            </th>
            <Places lang={lang} reason={reason} asked={asked} entry={entry} askedTitle={props.askedTitle} />
            <Points lang={lang} value={reason.contribution} />
          </tr>
        ))}
        {rest.length === 0 ? null : (
          <tr class="kern-table__row" {...TABLE_ROLE.row}>
            <th scope="row" class="kern-table__cell" {...TABLE_ROLE.rowheader} colspan={3}>
              {rest.map((reason) => plainTitle(lang, reason)).join(', ')}
            </th>
            <Points lang={lang} value={rest.reduce((sum, reason) => sum + reason.contribution, 0)} />
          </tr>
        )}
      </tbody>
      <tfoot class="kern-table__footer" {...TABLE_ROLE.rowgroup}>
        <tr class="kern-table__row" {...TABLE_ROLE.row}>
          <th scope="row" class="kern-table__cell" {...TABLE_ROLE.rowheader} colspan={3}>
            {t.sum}
          </th>
          <Points lang={lang} value={props.score} />
        </tr>
      </tfoot>
    </table>
  );
}

function Points(props: { lang: Lang; value: number }) {
  return (
    <td class="kern-table__cell kern-table__cell--numeric" {...TABLE_ROLE.cell}>
      {points(props.lang, props.value)}
    </td>
  );
}

/** Where the reason stands in both texts. */
function Places(props: { lang: Lang; reason: MatchReason; asked: Asked; entry: EntryView; askedTitle: string }) {
  const { lang, reason, asked, entry } = props;
  const t = matchingTexts(lang);
  if (reason.type === 'embedding') {
    return (
      <td class="kern-table__cell hw-muted" {...TABLE_ROLE.cell} colspan={2}>
        {t.modelExplained(formatNumber(lang, Math.round(reason.similarity * 100) / 100))}
      </td>
    );
  }
  if (reason.type === 'fit') return <td class="kern-table__cell" {...TABLE_ROLE.cell} colspan={2} />;
  const ofTopic = reason.type === 'concept' && reason.topic;
  const labelled = (spans: unknown[], label: string) => (spans.length === 0 ? {} : { 'data-label': label });
  return (
    <>
      <td class="kern-table__cell" {...TABLE_ROLE.cell} {...labelled(reason.querySpans, props.askedTitle)}>
        <Quotes spans={reason.querySpans} texts={asked} lang={asked.lang} />
      </td>
      <td class="kern-table__cell" {...TABLE_ROLE.cell} {...labelled(reason.documentSpans, t.inTheirText)}>
        <Quotes spans={reason.documentSpans} texts={fieldsOf(entry)} lang={entry.lang} />
        {ofTopic ? <span class="hw-muted">{t.chosenTopic}</span> : null}
      </td>
    </>
  );
}

export function points(lang: Lang, value: number): string {
  return formatNumber(lang, Math.round(value * 100) / 100).replace('-', '−');
}

function fieldsOf(entry: EntryView): Record<DocumentSpan['field'], string> {
  const { problem = '', result = '' } = entry.details;
  return { title: entry.title, summary: entry.summary, text: entry.text, problem, result };
}

function Quotes<F extends string>(props: {
  spans: { field: F; start: number; end: number }[];
  texts: Record<F, string>;
  lang: Lang;
}) {
  return (
    <>
      {props.spans.slice(0, QUOTES).map((span) => (
        <Snippet text={props.texts[span.field]} span={span} lang={props.lang} />
      ))}
    </>
  );
}

/** The reason in a few words, without markup. */
export function plainTitle(lang: Lang, reason: MatchReason): string {
  switch (reason.type) {
    case 'concept':
      return reason.label;
    case 'field':
      return `${matchingTexts(lang).sameField}: ${reason.label}`;
    case 'kin':
      return `${matchingTexts(lang).relatedWords}: ${reason.label}`;
    case 'word':
      return `„${reason.word}“`;
    case 'repetition':
      return matchingTexts(lang).repeatsWording;
    case 'aside':
      return reason.labels.length === 0
        ? matchingTexts(lang).aboutOther
        : `${matchingTexts(lang).aboutOther}: ${reason.labels.join(', ')}`;
    case 'fit':
      return fitText(lang, reason);
    case 'embedding':
      return matchingTexts(lang).modelSays(reason.model);
  }
}

function reasonTitle(lang: Lang, reason: MatchReason): Child {
  const t = matchingTexts(lang);
  switch (reason.type) {
    case 'concept':
      return (
        <>
          <a href={`/${lang}/vocabulary/${reason.concept}`}>{reason.label}</a>
          {reason.via === undefined ? null : (
            <span class="hw-muted hw-via">
              {t.over} {reason.via.map((step) => step.label).join(' → ')}
            </span>
          )}
        </>
      );
    case 'word':
      return (
        <>
          {plainTitle(lang, reason)}{' '}
          <span class="hw-muted hw-via">{reason.kind === 'same' ? t.sameWord : t.similarWord}</span>
        </>
      );
    case 'field':
    case 'kin':
    case 'repetition':
    case 'aside':
    case 'fit':
    case 'embedding':
      return plainTitle(lang, reason);
  }
}
