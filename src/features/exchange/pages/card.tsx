import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { formatDate, formatMoney, LANGUAGE_NAMES } from '#platform/i18n';
import { Badge, Card, Chips } from '#ui';
import type { EntryKind, EntryRow } from '../model.ts';
import { exchangeTexts, kindName, ownerLine } from '../texts.ts';

/** The kind of an entry with its own colour and sign; the word says it without colour. */
export function KindTag({ lang, kind }: { lang: Lang; kind: EntryKind }) {
  return <span class={`hw-kind hw-kind--${kind}`}>{kindName(lang, kind)}</span>;
}

/** One amount or a span of amounts in words. */
export function money(lang: Lang, low: number | null, high: number | null): string | undefined {
  const t = exchangeTexts(lang);
  const say = (amount: number) => formatMoney(lang, amount);
  if (low !== null && high !== null) return low === high ? say(low) : t.between(say(low), say(high));
  if (high !== null) return t.upTo(say(high));
  if (low !== null && low > 0) return t.from(say(low));
  return undefined;
}

export function EntryCard(props: {
  lang: Lang;
  entry: EntryRow;
  label: (concept: string) => string;
  expired?: boolean;
  meta?: Child;
}) {
  const { lang, entry } = props;
  const t = exchangeTexts(lang);
  return (
    <Card
      href={`/${lang}/entries/${entry.slug}`}
      title={entry.title}
      lang={entry.lang}
      kicker={
        <>
          <KindTag lang={lang} kind={entry.kind} />
          {entry.lang === lang ? null : <span title={t.language}>{LANGUAGE_NAMES[entry.lang]}</span>}
          {props.expired === true ? <Badge tone="warning">{t.expiredShort}</Badge> : null}
        </>
      }
      meta={
        <>
          {ownerLine(lang, entry.owner)}
          {entry.anonymous && entry.owner.named !== null ? ` (${t.nameNotPublic})` : null}
          {entry.deadline === null ? null : (
            <>
              {' · '}
              {t.deadline}: {formatDate(lang, entry.deadline)}
            </>
          )}
        </>
      }
    >
      <p lang={entry.lang}>{entry.summary}</p>
      <Chips label={t.topics} items={entry.topics.map((topic) => ({ label: props.label(topic) }))} />
      {props.meta}
    </Card>
  );
}
