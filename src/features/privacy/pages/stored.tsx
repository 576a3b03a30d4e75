import type { Lang } from '#engines/kit';
import type { Feature } from '#platform/feature';
import { formatDateTime } from '#platform/i18n';
import { Facts, Section } from '#ui';
import type { StoredTable } from '../collect.ts';
import { actionText } from '../texts/actions.ts';
import { privacyTexts } from '../texts/index.ts';

import { fieldTitle, tableTitle } from '../texts/tables.ts';

/** Records of one kind shown on the page; the files have all of them. */
const SHOWN = 20;

export interface StoredField {
  label: string;
  value: string;
}

export interface StoredTopic {
  title: string;
  rows: StoredField[][];
}

/** What is stored in words: tables and columns by what the features say of them, times and truths as people read them. */
export function describeStored(
  lang: Lang,
  features: readonly Feature[],
  stored: readonly StoredTable[],
): StoredTopic[] {
  const columns = Object.assign({}, ...features.map((feature) => feature.personalData?.columns ?? {}));
  return stored.map(({ table, rows }) => ({
    title: tableTitle(lang, table),
    rows: rows.map((row) =>
      Object.entries(row)
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([field, value]) => ({
          label: columns[`${table}.${field}`]?.what[lang] ?? fieldTitle(lang, field),
          value: field === 'action' ? actionText(lang, String(value)) : describeValue(lang, value),
        })),
    ),
  }));
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function describeValue(lang: Lang, value: unknown): string {
  const t = privacyTexts(lang);
  if (value instanceof Date) return formatDateTime(lang, value);
  if (typeof value === 'string') return MOMENT.test(value) ? formatDateTime(lang, new Date(value)) : value;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ') || t.empty;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${typeof one === 'object' ? JSON.stringify(one) : one}`)
    .join(', ');
}

/** By topic, each folded behind its heading and count, so that the whole fits on a screen. */
export function StoredTopics({ lang, topics }: { lang: Lang; topics: readonly StoredTopic[] }) {
  const t = privacyTexts(lang);
  if (topics.length === 0) return <p>{t.nothingStored}</p>;
  return (
    <>
      {topics.map((topic) => (
        <details class="hw-stored">
          <summary>
            {topic.title} <span class="hw-muted">({t.records(topic.rows.length)})</span>
          </summary>
          <ol class="hw-stored__rows">
            {topic.rows.slice(0, SHOWN).map((fields) => (
              <li>
                <Facts items={fields.map(({ label, value }): [string, string] => [label, value])} />
              </li>
            ))}
          </ol>
          {topic.rows.length > SHOWN ? <p class="hw-muted">{t.onlyFirst(SHOWN)}</p> : null}
        </details>
      ))}
    </>
  );
}

export function StoredSection(props: { lang: Lang; topics: readonly StoredTopic[] }) {
  return (
    <Section title={privacyTexts(props.lang).storedTitle} id="stored">
      <StoredTopics {...props} />
    </Section>
  );
}

/** A file that can be read for years: one page with everything in it, that fetches nothing. Values are escaped as in any page. */
export function StoredFile(props: {
  lang: Lang;
  siteName: string;
  address: string;
  now: Date;
  topics: readonly StoredTopic[];
}) {
  const { lang, topics } = props;
  const t = privacyTexts(lang);
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${t.dataTitle} · ${props.siteName}`}</title>
        <style>{FILE_STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{t.dataTitle}</h1>
          <p>
            {props.siteName}, {props.address}
            <br />
            {t.madeOn}: {formatDateTime(lang, props.now)}
          </p>
          {topics.length === 0 ? <p>{t.nothingStored}</p> : null}
          {topics.map((topic) => (
            <section>
              <h2>
                {topic.title} ({t.records(topic.rows.length)})
              </h2>
              {topic.rows.map((fields) => (
                <dl>
                  {fields.map(({ label, value }) => (
                    <>
                      <dt>{label}</dt>
                      <dd>{value}</dd>
                    </>
                  ))}
                </dl>
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

const FILE_STYLE =
  'body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:44rem;padding:0 1rem}dl{border:1px solid;padding:1rem;margin:0 0 1rem}dt{font-weight:600}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}';
