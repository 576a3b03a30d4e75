import type { Lang, Viewer } from '#engines/kit';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { Alert, BarChart, Section, StepChart, Table, ViewLinks } from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { figureName, figureTexts } from '../figure-texts.ts';
import { FIGURES, type Figure } from '../queries/figures.ts';
import { deskTexts } from '../texts.ts';

/** One figure with its values in words, the order in which they are shown. */
export interface FigureView {
  figure: Figure;
  values: { key: string; label: string; count: number }[];
}

/** A table of more days than this is folded: the chart says it at a glance. */
const SHOWN_DAYS = 10;

export function FiguresPage(props: {
  lang: Lang;
  viewer: Viewer;
  event: EventView;
  figures: FigureView[];
  deletedAt: Date | null;
}) {
  const { lang, event, figures } = props;
  const t = figureTexts(lang);
  const d = deskTexts(lang);
  return (
    <>
      <TeamHead lang={lang} viewer={props.viewer} event={event} page="figures" title={t.title} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        {props.deletedAt === null ? null : (
          <Alert tone="info" title={d.deleted(formatDateTime(lang, props.deletedAt))}>
            <p class="kern-body">{d.deletedText}</p>
          </Alert>
        )}
        {figures.length === 0 ? <p class="hw-muted">{t.none}</p> : null}
        {FIGURES.flatMap((figure) => figures.filter((one) => one.figure === figure)).map((view) => (
          <Section title={figureName(lang, view.figure)} id={view.figure}>
            {view.figure === 'day' ? <Days lang={lang} values={view.values} /> : <Bars lang={lang} view={view} />}
          </Section>
        ))}
        {figures.length === 0 ? null : (
          <ViewLinks
            lang={lang}
            label={t.download}
            items={[{ href: `/${lang}/events/${event.slug}/figures.csv`, label: 'CSV', type: 'text/csv' }]}
          />
        )}
      </div>
    </>
  );
}

function Bars({ lang, view }: { lang: Lang; view: FigureView }) {
  const t = figureTexts(lang);
  const title = figureName(lang, view.figure);
  return (
    <div class="hw-charted">
      <BarChart
        id={`chart-${view.figure}`}
        title={title}
        bars={view.values.map(({ label, count }) => ({ label, value: count, text: formatNumber(lang, count) }))}
      />
      <Table
        caption={title}
        head={[t.value, t.people]}
        rows={view.values.map(({ label, count }) => [label, formatNumber(lang, count)])}
      />
    </div>
  );
}

const DAY_MS = 86_400_000;

function Days({ lang, values }: { lang: Lang; values: FigureView['values'] }) {
  const t = figureTexts(lang);
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return null;
  const begin = Date.parse(first.key);
  const span = Math.max(DAY_MS, Date.parse(last.key) - begin);
  let sum = 0;
  const days = values.map(({ key, count }) => {
    sum += count;
    return { key, count, sum, x: (Date.parse(key) - begin) / span };
  });
  const points = days.map(({ x, sum: y }) => ({ x, y }));
  const title = figureName(lang, 'day');
  const table = (
    <Table
      caption={title}
      head={[t.day, t.people, t.sum]}
      rows={days.map((day) => [formatDate(lang, day.key), formatNumber(lang, day.count), formatNumber(lang, day.sum)])}
    />
  );
  return (
    <div class="hw-charted">
      <StepChart
        id="chart-day"
        title={title}
        points={days.length === 1 ? [...points, { x: 1, y: sum }] : points}
        from={formatDate(lang, first.key)}
        to={days.length === 1 ? '' : formatDate(lang, last.key)}
        number={(value) => formatNumber(lang, value)}
      />
      {days.length <= SHOWN_DAYS ? (
        table
      ) : (
        <details class="hw-fold">
          <summary>{t.allDays(days.length)}</summary>
          {table}
        </details>
      )}
    </div>
  );
}
