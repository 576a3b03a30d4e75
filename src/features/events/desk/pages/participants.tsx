import type { Lang, Viewer } from '#engines/kit';
import { formatDateTime, formatNumber, localise } from '#platform/i18n';
import { type ListQuery, withQuery } from '#platform/web';
import type { FacetView } from '#ui';
import { Alert, Badge, Button, ButtonLink, ListPage, Select, Table, ViewLinks } from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import type { RegistrationState } from '../../registration/model.ts';
import { eventTexts } from '../../texts.ts';
import { actionName, actTexts, BULK_ACTIONS } from '../act-texts.ts';
import { type Desk, PAGE_SIZE, PARTICIPANT_SORTS, type ParticipantRow } from '../model.ts';
import { deskTexts, registrationState, sortName } from '../texts.ts';

export const TONES: Record<RegistrationState, 'info' | 'success' | 'warning' | 'danger'> = {
  held: 'info',
  requested: 'warning',
  waiting: 'info',
  offered: 'info',
  confirmed: 'success',
  cancelled: 'danger',
  declined: 'danger',
  expired: 'danger',
};

export interface ParticipantsView {
  desk: Desk;
  query: ListQuery;
  rows: ParticipantRow[];
  total: number;
  facets: FacetView[];
  /** Names of regions by code. */
  regionName: (code: string) => string;
  typeName: (type: string) => string;
  done: { done: number; skipped: number } | undefined;
  problem: string | undefined;
}

export function ParticipantsPage(props: { lang: Lang; viewer: Viewer; event: EventView; view: ParticipantsView }) {
  const { lang, event, view } = props;
  const { desk, query, rows, total } = view;
  const t = deskTexts(lang);
  const base = `/${lang}/events/${event.slug}/participants`;
  const isEmpty = desk.counts.length === 0;
  const search = withQuery(query);
  return (
    <hw-live-list class="hw-live">
      <ListPage
        lang={lang}
        title=""
        lead=""
        ownHead={
          <TeamHead
            lang={lang}
            viewer={props.viewer}
            event={event}
            page="participants"
            title={t.title}
            lead={<Summary lang={lang} desk={desk} />}
          />
        }
        base={base}
        href={(changes) => base + withQuery(query, changes)}
        query={query}
        searchLabel={t.search}
        facets={view.facets}
        sorts={PARTICIPANT_SORTS.map((sort) => ({ value: sort, label: sortName(lang, sort) }))}
        found={t.found(total)}
        pages={Math.ceil(total / PAGE_SIZE)}
        before={<Notes lang={lang} event={event} view={view} />}
        after={
          total === 0 ? null : (
            <>
              <p class="hw-actions">
                <ButtonLink href={`/${lang}/events/${event.slug}/mailings/new${search}`}>{t.writeTo}</ButtonLink>
              </p>
              <ViewLinks
                lang={lang}
                label={t.download}
                items={[
                  { href: `${base}.csv${search}`, label: 'CSV', type: 'text/csv' },
                  {
                    href: `${base}.xlsx${search}`,
                    label: 'XLSX (Excel)',
                    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
                  },
                ]}
              />
            </>
          )
        }
      >
        {total === 0 ? (
          <p class="hw-muted">{isEmpty ? t.nobody : t.nothingFound}</p>
        ) : (
          <form class="hw-stack" method="get" action={`${base}/selection`} id="choice">
            {Object.entries(query.chosen).flatMap(([name, values]) =>
              values.map((value) => <input type="hidden" name={name} value={value} />),
            )}
            {query.q === '' ? null : <input type="hidden" name="q" value={query.q} />}
            <Rows lang={lang} base={base} view={view} rows={rows} />
            <Bulk lang={lang} total={total} />
          </form>
        )}
      </ListPage>
      <p class="kern-sr-only" role="status" data-said="" />
    </hw-live-list>
  );
}

function Notes({ lang, event, view }: { lang: Lang; event: EventView; view: ParticipantsView }) {
  const t = deskTexts(lang);
  const a = actTexts(lang);
  const { done, desk } = view;
  return (
    <>
      {view.problem === undefined ? null : <Alert tone="danger" title={view.problem} />}
      {done === undefined ? null : (
        <Alert tone={done.skipped > 0 ? 'warning' : 'success'} title={a.done(done.done)}>
          {done.skipped > 0 ? <p class="kern-body">{a.skipped(done.skipped)}</p> : undefined}
        </Alert>
      )}
      {desk.deletedAt === null ? null : (
        <Alert tone="info" title={t.deleted(formatDateTime(lang, desk.deletedAt))}>
          <p class="kern-body">
            {t.deletedText} <a href={`/${lang}/events/${event.slug}/figures`}>{eventTexts(lang).figures}</a>
          </p>
        </Alert>
      )}
      {desk.setting === undefined && desk.counts.length === 0 ? (
        <Alert tone="info" title={t.notSwitchedOn}>
          <p class="kern-body">
            <a href={`/${lang}/events/${event.slug}/registration-settings`}>{t.setUp}</a>
          </p>
        </Alert>
      ) : null}
    </>
  );
}

/** How it stands, in one line: places taken of those there are, then each state that has somebody, as a link to them. */
function Summary({ lang, desk }: { lang: Lang; desk: Desk }) {
  const t = deskTexts(lang);
  const { setting } = desk;
  const taken = formatNumber(lang, setting?.taken ?? 0);
  const parts = desk.counts
    .filter(({ state }) => state !== 'expired' || desk.counts.length === 1)
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  if (setting === undefined && parts.length === 0) return null;
  return (
    <span class="hw-summary" role="group" aria-label={t.summary}>
      {setting === undefined ? null : (
        <span>
          {t.placesTaken}:{' '}
          <strong>{setting.capacity === null ? taken : t.placesOf(taken, formatNumber(lang, setting.capacity))}</strong>
        </span>
      )}
      {parts.map(({ state, registrations, people }) => (
        <span>
          <a href={`?state=${state}`}>{registrationState(lang, state)}</a>:{' '}
          <strong>{formatNumber(lang, registrations)}</strong>
          {people === registrations ? null : ` (${t.people(people)})`}
        </span>
      ))}
      {desk.bounced === 0 ? null : (
        <span>
          <a href="?bounced=yes">{t.bounced}</a>: <strong>{formatNumber(lang, desk.bounced)}</strong>
        </span>
      )}
    </span>
  );
}

const ORDER: RegistrationState[] = [
  'confirmed',
  'requested',
  'waiting',
  'offered',
  'held',
  'cancelled',
  'declined',
  'expired',
];

function Rows(props: { lang: Lang; base: string; view: ParticipantsView; rows: ParticipantRow[] }) {
  const { lang, base, view } = props;
  const t = deskTexts(lang);
  const tickets = new Map(view.desk.tickets.map(({ id, name }) => [id, localise(name, lang).text]));
  const stages = view.desk.setting?.stages.length ?? 0;
  return (
    <Table
      caption={t.title}
      head={[t.name, t.region, t.ticket, t.state, t.when]}
      rows={props.rows.map((row) => [
        <span class="hw-choose">
          <input type="checkbox" name="chosen" value={row.id} aria-label={t.choose(row.name)} />
          <span>
            <a href={`${base}/${row.id}`}>{row.name}</a>
            <span class="hw-choose__more">{row.organisation}</span>
          </span>
        </span>,
        <>
          {row.region === null ? row.country : view.regionName(row.region)}
          {row.organisationType === null ? null : <span class="hw-under">{view.typeName(row.organisationType)}</span>}
        </>,
        <>
          {tickets.get(row.ticketId)}
          {row.quantity > 1 ? <span class="hw-under">{t.people(row.quantity)}</span> : null}
        </>,
        <>
          <Badge tone={TONES[row.state]}>{registrationState(lang, row.state)}</Badge>
          {row.state === 'requested' && stages > 1 ? (
            <span class="hw-under">{t.stage(row.stage + 1, stages)}</span>
          ) : null}
          {row.arrived > 0 ? <span class="hw-under">{t.arrivedOf(row.arrived, row.quantity)}</span> : null}
          {row.bounced ? <span class="hw-under hw-warns">{t.bounced}</span> : null}
          {row.isWalkIn ? <span class="hw-under">{t.walkIn}</span> : null}
          {row.hasNote ? <span class="hw-under">{t.hasNote}</span> : null}
        </>,
        <>
          {formatDateTime(lang, row.createdAt)}
          <span class="hw-under">
            <abbr title={t.language}>{row.lang.toUpperCase()}</abbr>
          </span>
        </>,
      ])}
    />
  );
}

/** What is done with several at once: first what, on the next page with whom and in which words. */
function Bulk({ lang, total }: { lang: Lang; total: number }) {
  const t = deskTexts(lang);
  return (
    <fieldset class="hw-fieldset hw-bulk">
      <legend>{t.doWith}</legend>
      <label class="hw-check" data-choose-page="" hidden>
        <input type="checkbox" />
        <span>{t.choosePage}</span>
      </label>
      <div class="hw-inline-form">
        <Select
          lang={lang}
          name="whom"
          label={t.whom}
          value="chosen"
          options={[
            { value: 'chosen', label: t.withChosen },
            { value: 'found', label: t.withFound(formatNumber(lang, total)) },
          ]}
        />
        <Select
          lang={lang}
          name="action"
          label={t.action}
          value=""
          options={BULK_ACTIONS.map((action) => ({ value: action, label: actionName(lang, action) }))}
        />
        <Button kind="secondary">{t.go}</Button>
      </div>
    </fieldset>
  );
}
