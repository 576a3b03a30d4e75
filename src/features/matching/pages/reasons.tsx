import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import type { DocumentSpan } from '#engines/matching';
import type { EntryView } from '#features/exchange/model.ts';
import { formatNumber } from '#platform/i18n';
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
    <div class="kern-table-responsive" role="region" aria-label={`${t.why}: ${entry.title}`} tabindex={0}>
      <table class="kern-table kern-table--small hw-reasons">
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            <th scope="col" class="kern-table__header">
              {t.reason}
            </th>
            <th scope="col" class="kern-table__header">
              {props.askedTitle}
            </th>
            <th scope="col" class="kern-table__header">
              {t.inTheirText}
            </th>
            <th scope="col" class="kern-table__header kern-table__header--numeric">
              {t.share}
            </th>
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {shown.map((reason) => (
            <tr class={`kern-table__row${reason.contribution < 0 ? ' hw-reasons__against' : ''}`}>
              <th scope="row" class="kern-table__cell">
                {reasonTitle(lang, reason)}
              </th>
              <Places lang={lang} reason={reason} asked={asked} entry={entry} />
              <td class="kern-table__cell kern-table__cell--numeric">{points(lang, reason.contribution)}</td>
            </tr>
          ))}
          {rest.length === 0 ? null : (
            <tr class="kern-table__row">
              <th scope="row" class="kern-table__cell" colspan={3}>
                {rest.map((reason) => plainTitle(lang, reason)).join(', ')}
              </th>
              <td class="kern-table__cell kern-table__cell--numeric">
                {points(
                  lang,
                  rest.reduce((sum, reason) => sum + reason.contribution, 0),
                )}
              </td>
            </tr>
          )}
        </tbody>
        <tfoot class="kern-table__footer">
          <tr class="kern-table__row">
            <th scope="row" class="kern-table__cell" colspan={3}>
              {t.sum}
            </th>
            <td class="kern-table__cell kern-table__cell--numeric">{points(lang, props.score)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Where the reason stands in both texts. */
function Places(props: { lang: Lang; reason: MatchReason; asked: Asked; entry: EntryView }) {
  const { lang, reason, asked, entry } = props;
  const t = matchingTexts(lang);
  if (reason.type === 'embedding') {
    return (
      <td class="kern-table__cell hw-muted" colspan={2}>
        {t.modelExplained(formatNumber(lang, Math.round(reason.similarity * 100) / 100))}
      </td>
    );
  }
  return (
    <>
      <td class="kern-table__cell">
        {reason.type === 'fit' ? null : <Quotes spans={reason.querySpans} texts={asked} lang={asked.lang} />}
      </td>
      <td class="kern-table__cell">
        {reason.type === 'fit' ? null : (
          <>
            <Quotes spans={reason.documentSpans} texts={fieldsOf(entry)} lang={entry.lang} />
            {reason.type === 'concept' && reason.topic ? <span class="hw-muted">{t.chosenTopic}</span> : null}
          </>
        )}
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
    case 'fit':
    case 'embedding':
      return plainTitle(lang, reason);
  }
}
