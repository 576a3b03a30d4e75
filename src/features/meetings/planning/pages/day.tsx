import type { Lang } from '#engines/kit';
import { formatNumber } from '#platform/i18n';
import { Alert, Badge, Button, ButtonLink, Facts, Pagination, Section, Select, Table, TextInput } from '#ui';
import { CHANGE_KINDS } from '../../model.ts';
import type { MatchmakingView, SlotView, TableView } from '../../queries.ts';
import { changeName, dayTexts } from '../day-texts.ts';
import { type ChangeRow, DAY_SIZE, type DayMeeting } from '../queries/day.ts';
import { type LeastRow, type PlanReport, UNMET_SIZE, type UnmetRow } from '../queries/figures.ts';
import type { Difference, PlanView } from '../queries/plans.ts';
import { MeetingsHead, slotSayer } from './head.tsx';
import { PeopleList, PersonField } from './people.tsx';
import { placeSayer } from './plans.tsx';

type Of = { lang: Lang; matchmaking: MatchmakingView };
const baseOf = ({ lang, matchmaking }: Of) => `/${lang}/matchmakings/${matchmaking.id}`;

export interface DayView {
  slots: SlotView[];
  tables: TableView[];
  labels: string[];
  /** The slot that is shown, and the one that is on or comes next. */
  slot: number;
  current: number;
  isOn: boolean;
  /** Slots with meetings: now and next, or the next two. */
  coming: number[];
  meetings: DayMeeting[];
  total: number;
  page: number;
  q: string;
  changes: ChangeRow[];
  broken: number;
  proposal: PlanView | undefined;
  differences:
    | { rows: Difference[]; moved: number; dropped: number; added: number; tableOnly: number; people: number }
    | undefined;
  values: Record<string, string>;
  errors: Record<string, string>;
  problem: string | undefined;
  note: string | undefined;
  liveHref: string;
}

/** What an organiser needs at hand on the day. */
export function DayPage(props: Of & { view: DayView }) {
  const { lang, matchmaking, view } = props;
  const t = dayTexts(lang);
  const base = `${baseOf(props)}/day`;
  const { zone } = matchmaking.event;
  const label = slotSayer(lang, zone, view.slots);
  if (matchmaking.planId === null)
    return (
      <>
        <MeetingsHead {...props} page="day" title={t.title} />
        <div class="hw-wrap hw-stack">
          <p>{t.notPublished}</p>
        </div>
      </>
    );
  return (
    <>
      <MeetingsHead {...props} page="day" title={t.title} />
      <hw-follow class="hw-wrap hw-stack" id="follow" data-every="3">
        {view.note === undefined ? null : <Alert tone="success" title={view.note} />}
        {view.problem === undefined ? null : <Alert tone="danger" title={view.problem} />}
        <Proposal {...props} />
        <Shown {...props} />
        <Section title={t.happened} intro={t.happenedIntro} id="happened">
          <PeopleList labels={view.labels} />
          <form class="hw-stack" method="post" action={`${base}/changes`}>
            <div class="hw-meet-row">
              <Select
                lang={lang}
                name="kind"
                label={t.what}
                value={view.values.kind ?? 'no-show'}
                options={CHANGE_KINDS.map((kind) => ({ value: kind, label: changeName(lang, kind) }))}
              />
              <PersonField
                lang={lang}
                name="person"
                label={t.person}
                value={view.values.person}
                error={view.errors.person}
              />
              <Select
                lang={lang}
                id="from-slot"
                name="slot"
                label={t.fromSlot}
                value={view.values.slot ?? String(view.current)}
                options={view.slots
                  .filter(({ number }) => number >= view.current)
                  .map(({ number }) => ({ value: String(number), label: label(number) }))}
              />
            </div>
            <div class="hw-meet-row">
              <PersonField
                lang={lang}
                name="other"
                label={t.other}
                value={view.values.other}
                error={view.errors.other}
              />
              <Select
                lang={lang}
                name="table"
                label={t.table}
                value={view.values.table ?? ''}
                options={[
                  { value: '', label: t.noTable },
                  ...view.tables
                    .filter(({ lostFrom }) => lostFrom === null)
                    .map(({ number, name }) => ({ value: String(number), label: name })),
                ]}
              />
            </div>
            <p>
              <Button>{t.propose}</Button>
            </p>
          </form>
        </Section>
        <Section title={t.bigScreenTitle} intro={t.bigScreenHint}>
          <p>
            <ButtonLink href={view.liveHref}>{t.bigScreen}</ButtonLink>
          </p>
        </Section>
      </hw-follow>
    </>
  );
}

/** Who meets where: the slot that is on or another, table by table; or all meetings of somebody. */
function Shown(props: Of & { view: DayView }) {
  const { lang, matchmaking, view } = props;
  const t = dayTexts(lang);
  const base = `${baseOf(props)}/day`;
  const { zone } = matchmaking.event;
  const label = slotSayer(lang, zone, view.slots);
  const isSearch = view.q !== '';
  const [now, next] = view.coming;
  const isOn = now === view.current && view.isOn;
  const when = (number: number) => (number === now ? (isOn ? t.now : t.starts) : number === next ? t.next : undefined);
  const named = (number: number) => [when(number), label(number)].filter(Boolean).join(': ');
  const title = isSearch ? t.meetingsOf(view.q) : named(view.slot);
  return (
    <Section title={title} intro={t.countOf(view.total)} id="shown-slot">
      <nav class="hw-subnav" aria-label={t.slot}>
        <ul>
          {view.coming.map((number) => (
            <li>
              <a
                href={`${base}?slot=${number}#shown-slot`}
                aria-current={!isSearch && number === view.slot ? 'true' : undefined}
              >
                {named(number)}
              </a>
            </li>
          ))}
          <li>
            <a href="#happened">{t.toHappened}</a>
          </li>
        </ul>
      </nav>
      <form class="hw-meet-row" method="get" action={`${base}#shown-slot`}>
        <TextInput lang={lang} name="q" type="search" label={t.search} hint={t.searchHint} value={view.q} />
        <Select
          lang={lang}
          name="slot"
          label={t.slot}
          value={String(view.slot)}
          options={view.slots.map(({ number }) => ({ value: String(number), label: label(number) }))}
        />
        <Button kind="secondary">{t.show}</Button>
      </form>
      {view.meetings.length === 0 ? (
        <p class="hw-muted">{isSearch ? t.noneOf(view.q) : t.noMeetings}</p>
      ) : (
        <div class="hw-close-table">
          <Table
            caption={title}
            head={isSearch ? [t.slot, t.place, t.who, t.outcome] : [t.place, t.who, t.outcome]}
            rows={view.meetings.map((meeting) => [
              ...(isSearch ? [label(meeting.slot)] : []),
              meeting.table ??
                [t.isOnline, matchmaking.onlineRooms[meeting.room ?? -1]?.name].filter(Boolean).join(', '),
              <>
                {meeting.aName} – {meeting.bName}
                {meeting.broken ? (
                  <>
                    {' '}
                    <Badge tone="danger">{t.broken}</Badge>
                  </>
                ) : null}
              </>,
              <Outcome {...props} meeting={meeting} />,
            ])}
          />
        </div>
      )}
      <Pagination
        lang={lang}
        page={view.page}
        pages={Math.ceil(view.total / DAY_SIZE)}
        href={(page) => `${base}?${new URLSearchParams({ ...whereOf(view), page: String(page) })}#shown-slot`}
      />
    </Section>
  );
}

/** What is shown, to come back to it. */
const whereOf = ({ slot, q }: DayView): Record<string, string> => ({ slot: String(slot), ...(q === '' ? {} : { q }) });

function Outcome({ meeting, ...props }: Of & { view: DayView; meeting: DayMeeting }) {
  const t = dayTexts(props.lang);
  const button = (value: 'held' | 'not-held', label: string) => (
    <button
      type="submit"
      class={`kern-btn kern-btn--${meeting.outcome === value ? 'primary' : 'secondary'} hw-meet-tap`}
      name="outcome"
      value={meeting.outcome === value ? 'none' : value}
      aria-pressed={meeting.outcome === value ? 'true' : 'false'}
      aria-label={`${label}: ${meeting.aName} – ${meeting.bName}`}
    >
      <span class="kern-label">{label}</span>
    </button>
  );
  return (
    <form class="hw-actions" method="post" action={`${baseOf(props)}/day/outcomes`}>
      <input type="hidden" name="request" value={meeting.request} />
      {Object.entries({ ...whereOf(props.view), page: String(props.view.page) }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {button('held', t.held)}
      {button('not-held', t.notHeld)}
    </form>
  );
}

function Proposal(props: Of & { view: DayView }) {
  const { lang, matchmaking, view } = props;
  const t = dayTexts(lang);
  const base = `${baseOf(props)}/day`;
  const { zone } = matchmaking.event;
  const label = slotSayer(lang, zone, view.slots);
  const place = placeSayer({ lang, matchmaking, slots: view.slots, tables: view.tables });
  const waiting = view.changes.filter(({ applied }) => !applied);
  const { proposal, differences } = view;
  return (
    <>
      {waiting.length === 0 ? null : (
        <Section title={t.waiting} id="waiting">
          <Table
            caption={t.waiting}
            head={[t.what, t.fromSlot, t.takeBack]}
            rows={waiting.map((change) => [
              `${change.pair ?? change.name ?? change.table ?? ''}: ${changeName(lang, change.kind)}`,
              label(change.slot),
              <form method="post" action={`${base}/changes/${change.id}/undo`}>
                <Button kind="secondary">{t.takeBack}</Button>
              </form>,
            ])}
          />
        </Section>
      )}
      {proposal === undefined && (view.broken > 0 || waiting.length > 0) ? (
        <Alert tone="warning" title={view.broken > 0 ? t.brokenCount(view.broken) : t.waiting}>
          <form method="post" action={`${base}/repair`}>
            <Button>{t.proposeAgain}</Button>
          </form>
        </Alert>
      ) : null}
      {proposal === undefined || differences === undefined ? null : (
        <Section
          title={t.proposal}
          id="proposal"
          intro={
            differences.rows.length === 0
              ? t.nothingChanges
              : t.proposalIntro(differences.moved, differences.dropped, differences.added, differences.people)
          }
        >
          {differences.rows.length === 0 ? null : (
            <Table
              caption={t.proposal}
              head={[t.who, t.before, t.after, t.why]}
              rows={differences.rows.map((row) => [
                `${row.aName} – ${row.bName}`,
                place(row.before),
                place(row.after),
                sayWhy(lang, row),
              ])}
            />
          )}
          <form class="hw-actions" method="post" action={`${base}/confirmation`}>
            <input type="hidden" name="plan" value={proposal.id} />
            <input type="hidden" name="edits" value={String(proposal.edits)} />
            <Button>{t.confirm}</Button>
          </form>
        </Section>
      )}
    </>
  );
}

function sayWhy(lang: Lang, row: Difference): string {
  const t = dayTexts(lang);
  if (row.isWishOfTheDay) return t.whyWish;
  if (row.awayName !== null) return t.whyAway(row.awayName);
  if (row.tableLost) return t.whyTable;
  if (row.before === null) return t.whyRoom;
  return row.after === null ? t.whyGone : t.whySpace;
}

export const percent = (lang: Lang, part: number, all: number): string =>
  all === 0 ? '–' : `${formatNumber(lang, Math.round((1000 * part) / all) / 10)} %`;

export function FiguresPage(
  props: Of & { plan: PlanView; report: PlanReport; least: LeastRow[]; unmet: UnmetRow[]; total: number; page: number },
) {
  const { lang, plan, report, unmet } = props;
  // Who got everything is not among the least.
  const least = props.least.filter(({ share }) => share < 1);
  const t = dayTexts(lang);
  const base = baseOf(props);
  return (
    <>
      <MeetingsHead {...props} page="figures" title={t.figures} />
      <div class="hw-wrap hw-stack">
        <div class="hw-meet-figures">
          <Facts items={figureLines(lang, plan, report)} />
        </div>
        <p>
          <ButtonLink href={`${base}/figures.csv`}>{t.asCsv}</ButtonLink>
        </p>
        <Section title={t.least}>
          {least.length === 0 ? (
            <p>{t.everybodyAll}</p>
          ) : (
            <Table
              caption={t.least}
              head={[t.who, t.share, t.meetings, t.wishes]}
              rows={least.map((row) => [
                row.organisation === null ? row.name : `${row.name} (${row.organisation})`,
                percent(lang, row.share, 1),
                formatNumber(lang, row.meetings),
                formatNumber(lang, row.wishes),
              ])}
            />
          )}
        </Section>
        {unmet.length === 0 ? null : (
          <Section title={t.unmet} intro={t.unmetIntro} id="unmet">
            <form class="hw-stack" method="post" action={`${base}/follow-ups`}>
              <Table
                caption={t.unmet}
                head={[t.who, t.state, t.choose]}
                rows={unmet.map((row) => [
                  `${row.aName} – ${row.bName}`,
                  <>
                    {row.outcome === null ? t.notPlanned : t.didNotHappen}{' '}
                    {row.followUp === null ? null : (
                      <Badge tone="success">{row.followUp === 'online' ? t.isOnline : t.isNext}</Badge>
                    )}
                  </>,
                  <input
                    type="checkbox"
                    name="request"
                    value={row.request}
                    aria-label={`${t.choose}: ${row.aName} – ${row.bName}`}
                  />,
                ])}
              />
              <p class="hw-actions">
                <Button kind="secondary" name="to" value="online">
                  {t.toOnline}
                </Button>
                <Button kind="secondary" name="to" value="next">
                  {t.toNext}
                </Button>
                <Button kind="tertiary" name="to" value="">
                  {t.toNothing}
                </Button>
              </p>
            </form>
            <Pagination
              lang={lang}
              page={props.page}
              pages={Math.ceil(props.total / UNMET_SIZE)}
              href={(page) => `${base}/figures?page=${page}#unmet`}
            />
          </Section>
        )}
      </div>
    </>
  );
}

/** Each figure with its name, for the page and for the table to download. */
export function figureLines(lang: Lang, plan: PlanView, report: PlanReport): [string, string][] {
  const t = dayTexts(lang);
  const number = (value: number) => formatNumber(lang, value);
  const kinds = { 3: t.must, 2: t.want, 1: t.would };
  const share = (value: number | null) => (value === null ? '–' : percent(lang, value, 1));
  const said = report.held + report.notHeld;
  return [
    [t.wishes, number(report.wishes)],
    [t.met, `${number(report.met)} (${percent(lang, report.met, report.wishes)})`],
    [t.valueMet, percent(lang, report.metValue, report.value)],
    ...report.kinds.map(({ wish, all, met }): [string, string] => [
      kinds[wish === 3 ? 3 : wish === 2 ? 2 : 1],
      `${t.ofAll(number(met), number(all))} (${percent(lang, met, all)})`,
    ]),
    [t.shareLeast, share(report.share.least)],
    [t.shareTenth, share(report.share.tenth)],
    [t.shareMean, share(report.share.mean)],
    [t.without, number(report.without)],
    [t.breaks, number(plan.figures?.breaks ?? 0)],
    [t.tableChanges, number(plan.figures?.tableChanges ?? 0)],
    [t.interpreted, number(report.interpreted)],
    [t.online, number(report.online)],
    [t.heldRate, said === 0 ? '–' : t.heldOf(report.held, said, percent(lang, report.held, said))],
  ];
}
