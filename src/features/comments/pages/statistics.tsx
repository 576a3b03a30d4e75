import type { Lang } from '#engines/kit';
import { formatNumber, localise } from '#platform/i18n';
import { Button, PageHead, Select, Table } from '#ui';
import { type HubName, REASONS } from '../model.ts';
import { moderationTexts } from '../moderation-texts.ts';
import type { MonthFigures } from '../queries/statistics.ts';
import { reasonName } from '../texts.ts';

export function StatisticsPage(props: {
  lang: Lang;
  hubs: HubName[];
  hub: HubName | undefined;
  months: MonthFigures[];
}) {
  const { lang, months } = props;
  const t = moderationTexts(lang);
  const number = (value: number) => formatNumber(lang, value);
  return (
    <>
      <PageHead lang={lang} title={t.statistics} lead={t.statisticsLead} />
      <div class="hw-wrap hw-stack">
        <form class="hw-inline-form" method="get" action={`/${lang}/moderation/statistics`}>
          <Select
            lang={lang}
            name="hub"
            label={t.hub}
            value={props.hub?.slug ?? ''}
            options={[
              { value: '', label: t.noHub },
              ...props.hubs.map((hub) => ({ value: hub.slug, label: localise(hub.name, lang).text })),
            ]}
          />
          <Button kind="secondary">{t.show}</Button>
        </form>
        {months.length === 0 ? (
          <p>{t.noFigures}</p>
        ) : (
          <Table
            caption={t.statistics}
            head={[
              t.month,
              t.received,
              t.released,
              t.declined,
              t.withdrawn,
              t.reasonsColumn,
              t.median,
              t.reportsColumn,
              t.objectionsColumn,
            ]}
            rows={months.map((one) => [
              monthName(lang, one.month),
              number(one.received),
              number(one.released),
              number(one.declined),
              number(one.withdrawn),
              REASONS.filter((reason) => one.reasons[reason] !== undefined)
                .map((reason) => `${reasonName(lang, reason)}: ${number(one.reasons[reason] ?? 0)}`)
                .join(', ') || '–',
              one.medianSeconds === null ? '–' : duration(lang, one.medianSeconds),
              one.reports === 0
                ? '0'
                : t.reportsOf(number(one.reports), number(one.reportsRemoved), number(one.reportsKept)),
              one.objections === 0
                ? '0'
                : t.objectionsOf(
                    number(one.objections),
                    number(one.objectionsOverturned),
                    number(one.objectionsUpheld),
                  ),
            ])}
          />
        )}
      </div>
    </>
  );
}

const LOCALES: Record<Lang, string> = { de: 'de-DE', cs: 'cs-CZ', pl: 'pl-PL', en: 'en-GB' };

function monthName(lang: Lang, day: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[lang], { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** In the largest unit that still says enough. */
function duration(lang: Lang, seconds: number): string {
  const t = moderationTexts(lang);
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return t.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 72 ? t.hours(hours) : t.days(Math.round(hours / 24));
}
