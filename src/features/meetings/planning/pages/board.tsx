import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { formatNumber } from '#platform/i18n';
import { Alert, Button, ButtonLink, Pagination, Section, Select, TextInput } from '#ui';
import type { MatchmakingView, SlotView, TableView } from '../../queries.ts';
import { boardTexts } from '../board-texts.ts';
import type { Target } from '../move-rules.ts';
import { planTexts } from '../plan-texts.ts';
import type { ReadBoard, WorthMeeting } from '../queries/board.ts';
import type { PlanView } from '../queries/plans.ts';
import { planningTexts } from '../texts.ts';
import { MeetingsHead, slotLabel } from './head.tsx';
import { placeSayer } from './plans.tsx';

/** Rows of the grid on one page. */
export const BOARD_ROWS = 40;

export interface BoardQuery {
  by: 'tables' | 'people';
  block: number;
  page: number;
  q: string;
  meeting: string;
}

export interface BoardView {
  plan: PlanView;
  board: ReadBoard;
  slots: SlotView[];
  tables: TableView[];
  blocks: number[];
  query: BoardQuery;
  /** The meeting that was chosen without script, and where it may go. */
  targets: Target[];
  note: string | undefined;
  problem: string | undefined;
}

/** Roles of a grid: what the script moves about in with the arrow keys. */
const ROLE = {
  grid: { role: 'grid' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'gridcell', tabindex: -1 },
} as const;

type Props = { lang: Lang; matchmaking: MatchmakingView; view: BoardView };

export function BoardPage(props: Props) {
  const { lang, matchmaking, view } = props;
  const { plan, query } = view;
  const t = boardTexts(lang);
  const isOpen = plan.state === 'ready' && plan.fromSlot === null;
  const base = `/${lang}/matchmakings/${matchmaking.id}`;
  return (
    <>
      <MeetingsHead
        {...props}
        page="plans"
        title={`${t.title}: ${planTexts(lang).plan(plan.number)}`}
        lead={<span id="board-help">{isOpen ? t.lead : t.readOnly}</span>}
      />
      <hw-meeting-board
        class="hw-wrap hw-stack"
        data-base={`${base}/board/${plan.id}`}
        data-edits={String(plan.edits)}
        data-open={isOpen ? 'yes' : undefined}
        data-picked={t.picked}
        data-cancelled={t.cancelled}
        data-allowed={t.allowed}
        data-failed={t.failed}
        data-moved={t.moved}
        data-empty={t.empty}
      >
        <div class="kern-sr-only" role="status" aria-live="assertive" data-say />
        {view.note === undefined ? null : <Alert tone="success" title={view.note} />}
        {view.problem === undefined ? null : <Alert tone="danger" title={view.problem} />}
        <Figures {...props} />
        <nav class="hw-subnav" aria-label={t.view}>
          <ul>
            {(['tables', 'people'] as const).map((by) => (
              <li>
                <a href={addressOf(props, { by, page: 1, q: '' })} aria-current={by === query.by ? 'page' : undefined}>
                  {by === 'tables' ? t.byTables : t.byPeople}
                </a>
              </li>
            ))}
            {view.blocks.length < 2
              ? null
              : view.blocks.map((block, at) => (
                  <li>
                    <a href={addressOf(props, { block })} aria-current={block === query.block ? 'true' : undefined}>
                      {t.halfDay(at + 1)}
                    </a>
                  </li>
                ))}
          </ul>
        </nav>
        {isOpen ? null : (
          <form method="post" action={`${base}/plans/${plan.id}/copy`}>
            <Button kind="secondary">{planTexts(lang).copy}</Button>
          </form>
        )}
        {query.meeting === '' || !isOpen ? null : <MoveForm {...props} />}
        {query.by === 'people' ? (
          <form class="hw-meet-row" method="get" action={`${base}/board/${plan.id}`}>
            <input type="hidden" name="by" value="people" />
            <input type="hidden" name="block" value={String(query.block)} />
            <TextInput lang={lang} name="q" type="search" label={planningTexts(lang).search} value={query.q} />
            <Button kind="secondary">{planningTexts(lang).show}</Button>
          </form>
        ) : null}
        {query.by === 'tables' ? <TablesGrid {...props} isOpen={isOpen} /> : <PeopleGrid {...props} isOpen={isOpen} />}
        {isOpen ? <Unplaced {...props} /> : null}
        <div class="hw-actions">
          {isOpen && plan.edits > 0 ? (
            <form method="post" action={`${base}/board/${plan.id}/undo`}>
              <input type="hidden" name="edits" value={String(plan.edits)} />
              <input type="hidden" name="back" value={addressOf(props, { meeting: '' })} />
              <Button kind="secondary">{t.undo}</Button>
            </form>
          ) : null}
          <ButtonLink href={`${base}/plans/${plan.id}`}>{planTexts(lang).wishes}</ButtonLink>
          {isOpen ? (
            <ButtonLink href={`${base}/publication?plan=${plan.id}`}>{planTexts(lang).publish}</ButtonLink>
          ) : null}
        </div>
      </hw-meeting-board>
    </>
  );
}

function Figures({ lang, view }: Props) {
  const t = planTexts(lang);
  const { figures } = view.plan;
  if (figures === null) return null;
  const rounded = (value: number) => formatNumber(lang, Math.round(value));
  return (
    <p>
      {t.meetings}: <strong>{rounded(figures.meetings)}</strong> · {t.value}: <strong>{rounded(figures.value)}</strong>{' '}
      · {t.breaks}: <strong>{rounded(figures.breaks)}</strong> · {t.tableChanges}:{' '}
      <strong>{rounded(figures.tableChanges)}</strong>
    </p>
  );
}

export function addressOf({ lang, matchmaking, view }: Props, change: Partial<BoardQuery>): string {
  const { by, block, page, q, meeting } = { ...view.query, ...change };
  const params = new URLSearchParams({
    by,
    block: String(block),
    ...(page > 1 ? { page: String(page) } : {}),
    ...(q === '' ? {} : { q }),
    ...(meeting === '' ? {} : { meeting }),
  });
  return `/${lang}/matchmakings/${matchmaking.id}/board/${view.plan.id}?${params}`;
}

const nameOf = ({ view }: Props, person: string) => view.board.people.get(person)?.name ?? '?';
const pairName = (props: Props, meeting: WorthMeeting) => `${nameOf(props, meeting.a)} – ${nameOf(props, meeting.b)}`;

function Meeting(props: Props & { meeting: WorthMeeting; isOpen: boolean; children?: Child }) {
  const { meeting, lang, isOpen } = props;
  const label = props.children ?? pairName(props, meeting);
  return (
    <>
      {isOpen ? (
        <a
          class="hw-board__meeting"
          href={`${addressOf(props, { meeting: meeting.request })}#move`}
          tabindex={-1}
          draggable="true"
        >
          {label}
        </a>
      ) : (
        <span class="hw-board__meeting">{label}</span>
      )}
      {meeting.fixed ? <span class="hw-under">{boardTexts(lang).fixed}</span> : null}
    </>
  );
}

function Grid(props: Props & { corner: string; slots: SlotView[]; rows: { head: Child; cells: Child[] }[] }) {
  const { lang, matchmaking } = props;
  return (
    <div class="hw-board">
      <table class="hw-board__grid" {...ROLE.grid} aria-label={boardTexts(lang).title} aria-describedby="board-help">
        <thead>
          <tr {...ROLE.row}>
            <th scope="col" {...ROLE.columnheader}>
              {props.corner}
            </th>
            {props.slots.map((slot) => (
              <th scope="col" {...ROLE.columnheader}>
                {slotLabel(lang, matchmaking.event.zone, slot)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ head, cells }) => (
            <tr {...ROLE.row}>
              <th scope="row" {...ROLE.rowheader}>
                {head}
              </th>
              {cells}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TablesGrid(props: Props & { isOpen: boolean }) {
  const { lang, view } = props;
  const t = boardTexts(lang);
  const slots = view.slots.filter(({ block }) => block === view.query.block);
  const shown = view.tables.slice((view.query.page - 1) * BOARD_ROWS, view.query.page * BOARD_ROWS);
  const at = new Map(
    view.board.meetings.flatMap((meeting) =>
      meeting.at?.table == null ? [] : [[`${meeting.at.slot} ${meeting.at.table}`, meeting] as const],
    ),
  );
  const online = view.board.meetings.filter((meeting) => meeting.at !== null && meeting.at.table === null);
  const rows: { head: Child; cells: Child[] }[] = shown.map((table) => ({
    head: table.name,
    cells: slots.map((slot) => {
      const meeting = at.get(`${slot.number} ${table.number}`);
      const isThere = table.number < slot.tables && (table.lostFrom ?? Number.POSITIVE_INFINITY) > slot.number;
      return (
        <td
          {...ROLE.cell}
          data-slot={slot.number}
          data-table={table.number}
          data-request={meeting?.request}
          class={isThere ? undefined : 'hw-board__out'}
        >
          {meeting !== undefined ? (
            <Meeting {...props} meeting={meeting} />
          ) : (
            <span class="hw-muted">{isThere ? t.free : t.lost}</span>
          )}
        </td>
      );
    }),
  }));
  const onlineAt = Map.groupBy(online, (meeting) => meeting.at?.slot);
  // A row for each of those at a time, so that every cell holds one meeting; and one that is free, to put others into.
  const most = Math.max(0, ...slots.map(({ number }) => onlineAt.get(number)?.length ?? 0));
  if (view.query.page === 1 && view.board.meetings.some((meeting) => meeting.online))
    for (let line = 0; line < most + (props.isOpen ? 1 : 0); line++)
      rows.push({
        head: most === 0 ? t.online : `${t.online} ${line + 1}`,
        cells: slots.map((slot) => {
          const meeting = onlineAt.get(slot.number)?.[line];
          return (
            <td {...ROLE.cell} data-slot={slot.number} data-request={meeting?.request}>
              {meeting === undefined ? (
                <span class="hw-muted">{t.free}</span>
              ) : (
                <Meeting {...props} meeting={meeting} />
              )}
            </td>
          );
        }),
      });
  return (
    <>
      <Grid {...props} corner={t.table} slots={slots} rows={rows} />
      <Pagination
        lang={lang}
        page={view.query.page}
        pages={Math.ceil(view.tables.length / BOARD_ROWS)}
        href={(page) => addressOf(props, { page })}
      />
    </>
  );
}

function PeopleGrid(props: Props & { isOpen: boolean }) {
  const { lang, view } = props;
  const t = boardTexts(lang);
  const slots = view.slots.filter(({ block }) => block === view.query.block);
  const wanted = view.query.q.toLowerCase();
  const people = [...view.board.people.values()]
    .filter((person) => person.here && `${person.name} ${person.organisation ?? ''}`.toLowerCase().includes(wanted))
    .sort((x, y) => (x.name < y.name ? -1 : 1));
  const shown = people.slice((view.query.page - 1) * BOARD_ROWS, view.query.page * BOARD_ROWS);
  const tableName = new Map(view.tables.map(({ number, name }) => [number, name]));
  const at = new Map(
    view.board.meetings.flatMap((meeting) =>
      meeting.at === null
        ? []
        : [meeting.a, meeting.b].map((person) => [`${meeting.at?.slot} ${person}`, meeting] as const),
    ),
  );
  return (
    <>
      <Grid
        {...props}
        corner={t.person}
        slots={slots}
        rows={shown.map((person) => ({
          head: (
            <>
              {person.name}
              {person.organisation === null ? null : <span class="hw-under">{person.organisation}</span>}
            </>
          ),
          cells: slots.map((slot) => {
            const meeting = at.get(`${slot.number} ${person.id}`);
            const away = person.unavailable.includes(slot.number) || slot.number < (person.lateFrom ?? 0);
            return (
              <td
                {...ROLE.cell}
                data-slot={slot.number}
                data-request={meeting?.request}
                data-person={person.id}
                class={away ? 'hw-board__out' : undefined}
              >
                {meeting === undefined ? (
                  <span class="hw-muted">{away ? t.away : t.free}</span>
                ) : (
                  <Meeting {...props} meeting={meeting}>
                    {nameOf(props, meeting.a === person.id ? meeting.b : meeting.a)}
                    <span class="hw-under">
                      {meeting.at?.table == null ? t.online : tableName.get(meeting.at.table)}
                    </span>
                  </Meeting>
                )}
              </td>
            );
          }),
        }))}
      />
      <Pagination
        lang={lang}
        page={view.query.page}
        pages={Math.ceil(people.length / BOARD_ROWS)}
        href={(page) => addressOf(props, { page })}
      />
    </>
  );
}

function Unplaced(props: Props) {
  const t = boardTexts(props.lang);
  const { board } = props.view;
  const open = board.meetings.filter(({ at }) => at === null).sort((x, y) => y.weight - x.weight);
  if (open.length === 0) return null;
  return (
    <Section title={t.unplaced} intro={t.unplacedIntro} id="unplaced">
      <ul class="hw-chips">
        {open.map((meeting) => (
          <li data-request={meeting.request}>
            <a class="hw-chip" draggable="true" href={`${addressOf(props, { meeting: meeting.request })}#move`}>
              {pairName(props, meeting)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Moving without script: one form for the chosen meeting, with the places it may go to. */
function MoveForm(props: Props) {
  const { lang, matchmaking, view } = props;
  const t = boardTexts(lang);
  const meeting = view.board.meetings.find(({ request }) => request === view.query.meeting);
  if (meeting === undefined) return null;
  const place = placeSayer({ lang, matchmaking, slots: view.slots, tables: view.tables });
  const base = `/${lang}/matchmakings/${matchmaking.id}`;
  const allowed = view.targets.filter(
    ({ problem, table, slot }) =>
      problem === undefined &&
      (table !== null || meeting.online) &&
      !(slot === meeting.at?.slot && table === meeting.at.table),
  );
  const meetings = new Map(view.board.meetings.map((one) => [one.request, one]));
  const swapName = (request: string | undefined) => {
    const other = request === undefined ? undefined : meetings.get(request);
    return other === undefined ? '' : ` (${t.swap} ${pairName(props, other)})`;
  };
  const [a, b] = [view.board.people.get(meeting.a), view.board.people.get(meeting.b)];
  return (
    <Section title={`${t.chosen}: ${pairName(props, meeting)}`} id="move" intro={place(meeting.at)}>
      <form class="hw-meet-row" method="post" action={`${base}/board/${view.plan.id}/moves`}>
        <input type="hidden" name="request" value={meeting.request} />
        <input type="hidden" name="edits" value={String(view.plan.edits)} />
        <input type="hidden" name="back" value={addressOf(props, { meeting: '' })} />
        {allowed.length === 0 ? (
          <p>{t.nowhere}</p>
        ) : (
          <>
            <Select
              lang={lang}
              name="place"
              label={t.moveTo}
              value=""
              options={allowed.map((target) => ({
                value: `${target.slot} ${target.table ?? ''}`.trim(),
                label: place(target) + swapName(target.swaps),
              }))}
            />
            <Button name="step" value="move">
              {t.move}
            </Button>
          </>
        )}
        {meeting.at === null ? null : (
          <Button kind="secondary" name="step" value="out">
            {t.takeOut}
          </Button>
        )}
      </form>
      <form class="hw-actions" method="post" action={`${base}/board/${view.plan.id}/rules`}>
        <input type="hidden" name="request" value={meeting.request} />
        <input type="hidden" name="back" value={addressOf(props, { meeting: '' })} />
        {meeting.at === null || meeting.fixed ? null : (
          <Button kind="secondary" name="kind" value="fixed">
            {t.fixHere}
          </Button>
        )}
        <Button kind="tertiary" name="kind" value="forbidden">
          {t.forbid}
        </Button>
      </form>
      <p class="hw-muted">
        {[a, b].map((person) => `${person?.name ?? '?'}: ${person?.langs.join(', ') ?? ''}`).join(' · ')}
      </p>
    </Section>
  );
}
