import type { Child } from 'hono/jsx';
import { LANGS, type Lang } from '#engines/kit';
import { ownTrail } from '#features/accounts/trail.ts';
import { formatDate, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Badge, Button, ButtonLink, Card, Choices, PageHead, Pagination } from '#ui';
import { ENTRY_KINDS } from '../../content.ts';
import { KindTag } from '../../pages/card.tsx';
import { isExpired } from '../../rules.ts';
import { exchangeTexts, kindNamePlural } from '../../texts.ts';
import type { WorkRow } from '../model.ts';
import { type HubName, MINE_FILTERS, type MineFilter, PAGE_SIZE } from '../queries.ts';
import { filterName, publishingTexts } from '../texts.ts';

const dayOf = (lang: Lang, at: Date) => formatDate(lang, new Date(at).toISOString().slice(0, 10));

export function MinePage(props: {
  lang: Lang;
  rows: WorkRow[];
  counts: Partial<Record<MineFilter, number>>;
  filter: MineFilter | undefined;
  page: number;
  today: string;
}) {
  const { lang, filter, counts } = props;
  const t = publishingTexts(lang);
  const base = `/${lang}/entries/mine`;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = filter === undefined ? total : (counts[filter] ?? 0);
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
        <p class="hw-actions">
          <ButtonLink href={`/${lang}/entries/new`} kind="primary">
            {t.newEntry}
          </ButtonLink>
        </p>
        <nav aria-label={t.states}>
          <ul class="hw-chips">
            {tab(undefined, t.all, total)}
            {MINE_FILTERS.filter((one) => one === filter || (counts[one] ?? 0) > 0).map((one) =>
              tab(one, filterName(lang, one), counts[one] ?? 0),
            )}
          </ul>
        </nav>
        <h2 class="hw-h2">{exchangeTexts(lang).found(shown)}</h2>
        {props.rows.length === 0 ? <p>{t.mineEmpty}</p> : null}
        <div class="hw-rows">
          {props.rows.map((row) => (
            <WorkCard
              lang={lang}
              row={row}
              href={`/${lang}/entries/${row.slug}${row.state === 'withdrawn' ? '/history' : row.state === 'draft' || row.state === 'submitted' ? '/preview' : ''}`}
              meta={`${row.ownerName} · ${t.lastChange(dayOf(lang, row.updatedAt))}`}
            >
              <Badge tone={row.state === 'published' ? 'success' : 'info'}>{stateName(lang, row, props.today)}</Badge>
              {row.returnedAt === null ? null : <Badge tone="warning">{t.returnedBadge}</Badge>}
              {row.editState === null ? null : (
                <Badge>{row.editState === 'submitted' ? t.editInCheckBadge : t.editBadge}</Badge>
              )}
            </WorkCard>
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

/** The ways to one's own entries, on the list of all. */
export function OwnWays({ lang }: { lang: Lang }) {
  const t = publishingTexts(lang);
  return (
    <p class="hw-actions">
      <ButtonLink href={`/${lang}/entries/mine`}>{t.mine}</ButtonLink>
      <ButtonLink href={`/${lang}/entries/new`}>{t.newEntry}</ButtonLink>
    </p>
  );
}

function stateName(lang: Lang, row: WorkRow, today: string): string {
  const isOver = row.state === 'published' && isExpired(row, today);
  return filterName(lang, isOver ? 'expired' : row.state);
}

function WorkCard(props: { lang: Lang; row: WorkRow; href: string; meta: string; children?: Child }) {
  const { lang, row } = props;
  return (
    <Card
      href={props.href}
      title={row.title}
      lang={row.lang}
      kicker={
        <>
          <KindTag lang={lang} kind={row.kind} />
          {row.lang === lang ? null : <span>{LANGUAGE_NAMES[row.lang]}</span>}
          {props.children}
        </>
      }
      meta={props.meta}
    />
  );
}

export function QueuePage(props: {
  lang: Lang;
  hub: HubName;
  rows: { row: WorkRow; isOwn: boolean }[];
  total: number;
  page: number;
  chosen: { kind: string[]; lang: string[] };
  href: (page: number) => string;
  canSet: boolean;
}) {
  const { lang, hub } = props;
  const t = publishingTexts(lang);
  const name = localise(hub.name, lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={t.queue}
        lead={t.queueLead}
        trail={[
          { href: `/${lang}/hubs`, label: 'Hubs' },
          { href: `/${lang}/hubs/${hub.slug}`, label: name.text },
        ]}
      />
      <div class="hw-wrap hw-stack">
        <form class="hw-stack" method="get">
          <Choices
            lang={lang}
            type="checkbox"
            name="kind"
            label={t.kind}
            inRow
            chosen={props.chosen.kind}
            options={ENTRY_KINDS.map((value) => ({ value, label: kindNamePlural(lang, value) }))}
          />
          <Choices
            lang={lang}
            type="checkbox"
            name="lang"
            label={t.language}
            inRow
            chosen={props.chosen.lang}
            options={LANGS.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
          />
          <div class="hw-actions">
            <Button kind="secondary">{t.filter}</Button>
          </div>
        </form>
        <h2 class="hw-h2">{t.waiting(props.total)}</h2>
        {props.rows.length === 0 ? <p>{t.queueEmpty}</p> : null}
        <div class="hw-rows">
          {props.rows.map(({ row, isOwn }) => (
            <WorkCard
              lang={lang}
              row={row}
              href={`/${lang}/entries/${row.slug}/${isOwn ? 'preview' : 'check'}`}
              meta={`${row.ownerName} · ${t.waitingSince(dayOf(lang, row.submittedAt ?? row.updatedAt))}`}
            >
              {row.state === 'published' ? <Badge>{t.editBadge}</Badge> : null}
              {isOwn ? <Badge tone="warning">{t.notYours}</Badge> : null}
            </WorkCard>
          ))}
        </div>
        <Pagination lang={lang} page={props.page} pages={Math.ceil(props.total / PAGE_SIZE)} href={props.href} />
        {props.canSet ? (
          <p>
            <a href={`/${lang}/hubs/${hub.slug}/settings/exchange`}>{t.settingsLead}</a>
          </p>
        ) : null}
      </div>
    </>
  );
}
