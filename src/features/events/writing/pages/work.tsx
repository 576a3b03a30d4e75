import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { ownTrail } from '#features/accounts/trail.ts';
import { formatDate, formatDateTime, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Alert, Badge, Button, ButtonLink, Card, PageHead, Pagination, Section } from '#ui';
import { stateName } from '../../texts.ts';
import { MINE_FILTERS, type MineFilter, type MineRow } from '../model.ts';
import { type HubChoice, type MineList, PAGE_SIZE } from '../queries.ts';
import { formTexts } from '../texts/form.ts';
import { workTexts } from '../texts/work.ts';

/** All events that somebody works on. */
export function MinePage(props: {
  lang: Lang;
  list: MineList;
  filter: MineFilter | undefined;
  page: number;
  mayBegin: boolean;
  /** Drafts of a series that have just been made. */
  made: number | undefined;
}) {
  const { lang, filter, list } = props;
  const t = workTexts(lang);
  const base = `/${lang}/events/mine`;
  const total = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  const shown = filter === undefined ? total : (list.counts[filter] ?? 0);
  const tab = (value: MineFilter | undefined, label: string, count: number) => (
    <li>
      <a
        class="hw-chip"
        href={value === undefined ? base : `${base}?state=${value}`}
        aria-current={value === filter ? 'page' : undefined}
      >
        {label} <span class="hw-count">{count}</span>
      </a>
    </li>
  );
  return (
    <>
      <PageHead lang={lang} title={t.mine} lead={t.mineLead} trail={ownTrail(lang, 'desk')} />
      <div class="hw-wrap hw-stack">
        {props.made === undefined ? null : <Alert tone="success" title={t.seriesMade(props.made)} />}
        {props.mayBegin ? (
          <p class="hw-actions">
            <ButtonLink href={`/${lang}/events/new`} kind="primary">
              {formTexts(lang).newEvent}
            </ButtonLink>
          </p>
        ) : null}
        <nav aria-label={t.states}>
          <ul class="hw-chips">
            {tab(undefined, t.all, total)}
            {MINE_FILTERS.filter((one) => one === filter || (list.counts[one] ?? 0) > 0).map((one) =>
              tab(one, t[one], list.counts[one] ?? 0),
            )}
          </ul>
        </nav>
        <h2 class="hw-h2">{t.found(shown)}</h2>
        {list.rows.length === 0 ? <p>{t.mineEmpty}</p> : null}
        <div class="hw-rows">
          {list.rows.map((row) => (
            <MineCard lang={lang} row={row} />
          ))}
        </div>
        <Pagination
          lang={lang}
          page={props.page}
          pages={Math.ceil(shown / PAGE_SIZE)}
          href={(page) => `${base}?${filter === undefined ? '' : `state=${filter}&`}page=${page}`}
        />
      </div>
    </>
  );
}

function MineCard({ lang, row }: { lang: Lang; row: MineRow }) {
  const t = workTexts(lang);
  const title = localise(row.title, lang);
  const days =
    row.startsOn === row.endsOn
      ? formatDate(lang, row.startsOn)
      : `${formatDate(lang, row.startsOn)} – ${formatDate(lang, row.endsOn)}`;
  const series = row.series === null ? '' : localise(row.series, lang).text;
  const meta = [days, localise(row.hub, lang).text, series === title.text ? '' : series];
  if (row.places !== null && row.places > 0) meta.push(t.registered(row.places));
  if (row.publishAt !== null) meta.push(t.scheduledFor(formatDateTime(lang, row.publishAt)));
  const tone = row.state === 'published' ? 'success' : row.state === 'cancelled' ? 'danger' : 'info';
  return (
    <Card
      href={`/${lang}/events/${row.slug}/preview`}
      title={title.text}
      lang={title.lang}
      kicker={
        <>
          <Badge tone={row.isTemplate ? 'info' : tone}>
            {row.isTemplate ? t.templateBadge : stateName(lang, row.state)}
          </Badge>
          {title.lang === lang ? null : <span>{LANGUAGE_NAMES[title.lang]}</span>}
        </>
      }
      meta={meta.filter((part) => part !== '').join(' · ')}
    />
  );
}

/** The first step: in which hub, and from what. */
export function BeginPage(props: { lang: Lang; hubs: readonly HubChoice[]; hub?: HubChoice; sources?: MineRow[] }) {
  const { lang, hub, sources = [] } = props;
  const t = workTexts(lang);
  const href = (from?: string) =>
    `/${lang}/events/new?hub=${hub?.slug ?? ''}&from=${from === undefined ? 'nothing' : from}`;
  const list = (rows: MineRow[]) => (
    <ul class="hw-bare hw-rows">
      {rows.map((row) => {
        const title = localise(row.title, lang);
        return (
          <li class="hw-card">
            <h3 class="hw-card__title">
              <a class="hw-card__link" href={href(row.slug)} lang={title.lang}>
                {title.text}
              </a>
            </h3>
            {row.isTemplate ? null : <p class="hw-muted">{formatDate(lang, row.startsOn)}</p>}
          </li>
        );
      })}
    </ul>
  );
  const templates = sources.filter((row) => row.isTemplate);
  const earlier = sources.filter((row) => !row.isTemplate);
  return (
    <>
      <PageHead
        lang={lang}
        title={hub === undefined ? t.inHub : t.begin}
        lead={hub === undefined ? undefined : t.beginLead}
        trail={[{ href: `/${lang}/events/mine`, label: t.mine }]}
      />
      <div class="hw-wrap hw-stack">
        {hub === undefined ? (
          <ul class="hw-bare hw-rows">
            {props.hubs.map((one) => {
              const name = localise(one.name, lang);
              return (
                <li class="hw-card">
                  <h2 class="hw-card__title">
                    <a class="hw-card__link" href={`/${lang}/events/new?hub=${one.slug}`} lang={name.lang}>
                      {name.text}
                    </a>
                  </h2>
                </li>
              );
            })}
          </ul>
        ) : (
          <>
            <ul class="hw-bare hw-rows">
              <li class="hw-card">
                <h2 class="hw-card__title">
                  <a class="hw-card__link" href={href()}>
                    {t.fromNothing}
                  </a>
                </h2>
                <p>{t.fromNothingAbout}</p>
              </li>
            </ul>
            {templates.length === 0 ? null : <Section title={t.fromTemplate}>{list(templates)}</Section>}
            {earlier.length === 0 ? null : <Section title={t.fromEarlier}>{list(earlier)}</Section>}
          </>
        )}
      </div>
    </>
  );
}

/** A question before something that others will notice; without script too. */
export function AskBody(props: {
  action: string;
  version?: number;
  button: string;
  back: { href: string; label: string };
  children?: Child;
}) {
  return (
    <div class="hw-wrap">
      <form class="hw-stack hw-form" method="post" action={props.action} novalidate>
        {props.version === undefined ? null : <input type="hidden" name="version" value={String(props.version)} />}
        {props.children}
        <p class="hw-actions">
          <Button>{props.button}</Button>
          <ButtonLink href={props.back.href} kind="tertiary">
            {props.back.label}
          </ButtonLink>
        </p>
      </form>
    </div>
  );
}

/** Two ways to use an event again. */
export function CopyBody({ lang, slug, hub, mayKeep }: { lang: Lang; slug: string; hub: string; mayKeep: boolean }) {
  const t = workTexts(lang);
  return (
    <div class="hw-wrap hw-stack hw-form">
      <Section title={t.copyNew} intro={t.copyNewAbout}>
        <p class="hw-actions">
          <ButtonLink href={`/${lang}/events/new?hub=${hub}&from=${slug}`} kind="primary">
            {t.copyNew}
          </ButtonLink>
        </p>
      </Section>
      {mayKeep ? (
        <Section title={t.copyTemplate} intro={t.copyTemplateAbout}>
          <form method="post" action={`/${lang}/events/${slug}/copy`}>
            <Button kind="secondary">{t.copyTemplate}</Button>
          </form>
        </Section>
      ) : null}
    </div>
  );
}
