import type { Lang } from '#engines/kit';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { Alert, Badge, Button, ButtonLink, Facts, Pagination, Section, Select, Table, TextInput, Tick } from '#ui';
import type { PlanFigures } from '../../model.ts';
import type { MatchmakingView, SlotView, TableView } from '../../queries.ts';
import { SECONDS } from '../commands/plans.ts';
import { planState, planTexts } from '../plan-texts.ts';
import { type Difference, type PlanView, type Shift, WISHES_SIZE, type WishRow } from '../queries/plans.ts';
import { MeetingsHead, slotSayer } from './head.tsx';

type Of = { lang: Lang; matchmaking: MatchmakingView };
const baseOf = ({ lang, matchmaking }: Of) => `/${lang}/matchmakings/${matchmaking.id}`;
const TONES = {
  computing: 'info',
  ready: 'info',
  failed: 'danger',
  published: 'success',
  replaced: 'warning',
} as const;

export function PlansPage(
  props: Of & {
    plans: PlanView[];
    input: { people: number; requests: number; seats: number };
    values: Record<string, string>;
    problem: string | undefined;
  },
) {
  const { lang, plans, input, values } = props;
  const t = planTexts(lang);
  const base = baseOf(props);
  const usable = plans.filter(({ state }) => state !== 'failed' && state !== 'computing');
  const options = usable.map(({ id, number }) => ({ value: id, label: t.plan(number) }));
  return (
    <>
      <MeetingsHead {...props} page="plans" title={t.plans} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        {props.problem === undefined ? null : <Alert tone="danger" title={props.problem} />}
        <Section title={t.compute} intro={t.input(input.people, input.requests, input.seats)}>
          {input.requests > input.seats && input.seats > 0 ? <Alert tone="warning" title={t.fewSeats} /> : null}
          <form class="hw-stack" method="post" action={`${base}/plans`}>
            <div class="hw-meet-row">
              <Select
                lang={lang}
                name="seconds"
                label={t.seconds}
                value={values.seconds ?? '10'}
                options={SECONDS.map((n) => ({ value: String(n), label: t.secondsOf(n) }))}
              />
              <TextInput
                lang={lang}
                name="seed"
                label={t.seed}
                hint={t.seedHint}
                inputmode="numeric"
                value={values.seed ?? String(plans.length + 1)}
              />
              <Select
                lang={lang}
                name="basedOn"
                label={t.from}
                value={values.basedOn ?? ''}
                options={[
                  { value: '', label: t.fromScratch },
                  ...usable.map(({ id, number }) => ({ value: id, label: t.fromPlan(number) })),
                ]}
              />
            </div>
            <Tick name="withOpen" label={t.withOpen} checked={values.withOpen === 'yes'} />
            <p>
              <Button>{t.compute}</Button>
            </p>
          </form>
        </Section>
        {plans.length === 0 ? (
          <p class="hw-muted">{t.none}</p>
        ) : (
          <Table
            caption={t.plans}
            head={[t.number, t.state, t.meetings, t.value, t.breaks, t.tableChanges, t.score, t.created]}
            rows={plans.map((plan) => [
              <a href={`${base}/plans/${plan.id}`}>{t.plan(plan.number)}</a>,
              <Badge tone={TONES[plan.state]}>{planState(lang, plan.state)}</Badge>,
              ...figureCells(lang, plan.figures),
              <>
                {formatDateTime(lang, plan.createdAt)}
                {plan.by === null ? null : <span class="hw-under">{plan.by}</span>}
              </>,
            ])}
          />
        )}
        {usable.length < 2 ? null : (
          <Section title={t.compare}>
            <form class="hw-meet-row" method="get" action={`${base}/comparison`}>
              <Select lang={lang} name="a" label={t.before} value={usable[1]?.id ?? ''} options={options} />
              <Select lang={lang} name="b" label={t.after} value={usable[0]?.id ?? ''} options={options} />
              <Button kind="secondary">{t.compareIt}</Button>
            </form>
          </Section>
        )}
      </div>
    </>
  );
}

const round = (lang: Lang, value: number | undefined) =>
  value === undefined ? '–' : formatNumber(lang, Math.round(value * 10) / 10);
const figureCells = (lang: Lang, figures: PlanFigures | null) => [
  round(lang, figures?.meetings),
  round(lang, figures?.value),
  round(lang, figures?.breaks),
  round(lang, figures?.tableChanges),
  round(lang, figures?.score),
];

export function PlanPage(
  props: Of & {
    plan: PlanView;
    slots: SlotView[];
    tables: TableView[];
    wishes: WishRow[];
    total: number;
    reasons: ReadonlyMap<string, string>;
    query: { q: string; held: string; page: number };
    changed: string | undefined;
    problems: string[];
    note: string | undefined;
  },
) {
  const { lang, plan, query } = props;
  const t = planTexts(lang);
  const base = `${baseOf(props)}/plans/${plan.id}`;
  const place = placeSayer(props);
  const { figures } = plan;
  const isComputing = plan.state === 'computing';
  const percent = Math.round(plan.done * 100);
  return (
    <>
      <MeetingsHead {...props} page="plans" title={t.plan(plan.number)} />
      <hw-follow class="hw-wrap hw-stack" id="follow" data-every={isComputing ? '1' : undefined} data-stays>
        <p>
          <Badge tone={TONES[plan.state]}>{planState(lang, plan.state)}</Badge>
        </p>
        {props.note === undefined ? null : <Alert tone="success" title={props.note} />}
        {props.problems.length === 0 ? null : (
          <Alert
            tone="danger"
            title={plan.state === 'failed' && plan.problem?.type !== 'clashes' ? t.failed : (props.problems[0] ?? '')}
          >
            <ul class="hw-list">
              {props.problems.slice(plan.state === 'failed' ? 0 : 1).map((problem) => (
                <li>{problem}</li>
              ))}
            </ul>
          </Alert>
        )}
        {isComputing ? (
          <div role="status">
            <p>{t.progress(percent)}</p>
            <progress class="hw-meet-progress" max="100" value={String(percent)} aria-label={t.progress(percent)} />
          </div>
        ) : null}
        {props.changed === undefined || plan.state === 'failed' ? null : (
          <Alert tone="warning" title={t.changedSince(props.changed)}>
            <form method="post" action={`${baseOf(props)}/plans`}>
              <input type="hidden" name="basedOn" value={plan.id} />
              <input type="hidden" name="seed" value={plan.seed} />
              <input type="hidden" name="seconds" value="5" />
              <Button kind="secondary">{t.again}</Button>
            </form>
          </Alert>
        )}
        {figures === null ? null : (
          <div class="hw-meet-figures">
            <Facts
              items={[
                [isComputing ? t.soFar : t.meetings, round(lang, figures.meetings)],
                [t.value, round(lang, figures.value)],
                [t.breaks, round(lang, figures.breaks)],
                [t.tableChanges, round(lang, figures.tableChanges)],
                [t.floorShort, round(lang, figures.floorShort)],
                [t.score, round(lang, figures.score)],
                [t.seed, String(plan.seed)],
                [t.from, plan.basedOn === null ? undefined : t.plan(plan.basedOn)],
              ]}
            />
          </div>
        )}
        {isComputing || plan.state === 'failed' ? null : (
          <div class="hw-actions">
            <ButtonLink kind="primary" href={`${baseOf(props)}/board/${plan.id}`}>
              {t.board}
            </ButtonLink>
            {plan.state === 'ready' ? (
              <ButtonLink href={`${baseOf(props)}/publication?plan=${plan.id}`}>{t.publish}</ButtonLink>
            ) : null}
            <form method="post" action={`${base}/copy`}>
              <Button kind="secondary">{t.copy}</Button>
            </form>
          </div>
        )}
        {plan.state === 'ready' || plan.state === 'failed' ? (
          <form method="post" action={`${base}/deletion`}>
            <Button kind="tertiary">{t.remove}</Button>
          </form>
        ) : null}
        {isComputing || plan.state === 'failed' ? null : (
          <Section title={t.wishes} id="wishes">
            <form class="hw-meet-row" method="get" action={`${base}#wishes`}>
              <TextInput lang={lang} name="q" type="search" label={t.search} value={query.q} />
              <Select
                lang={lang}
                name="held"
                label={t.wishes}
                value={query.held}
                options={[
                  { value: '', label: t.all },
                  { value: 'no', label: t.unmet },
                  { value: 'yes', label: t.met },
                ]}
              />
              <Button kind="secondary">{t.show}</Button>
            </form>
            <Table
              caption={t.wishes}
              head={[t.pair, t.place, t.why]}
              rows={props.wishes.map((wish) => [
                `${wish.aName} – ${wish.bName}`,
                wish.slot === null ? (
                  <Badge tone="warning">{t.notPlanned}</Badge>
                ) : (
                  place({ slot: wish.slot, table: wish.table })
                ),
                props.reasons.get(wish.request) ?? '–',
              ])}
            />
            <Pagination
              lang={lang}
              page={query.page}
              pages={Math.ceil(props.total / WISHES_SIZE)}
              href={(page) =>
                `${base}?${new URLSearchParams({ q: query.q, held: query.held, page: String(page) })}#wishes`
              }
            />
          </Section>
        )}
      </hw-follow>
    </>
  );
}

/** Which slots have more online meetings than there are rooms. */
export function sayShort(
  lang: Lang,
  matchmaking: MatchmakingView,
  slots: SlotView[],
  short: readonly number[],
): string {
  const { zone } = matchmaking.event;
  return planTexts(lang).tooFewRooms(short.map(slotSayer(lang, zone, slots)).join('; '));
}

/** „10:20–10:35, Tisch 4“. */
export function placeSayer({ lang, matchmaking, slots, tables }: Of & { slots: SlotView[]; tables: TableView[] }) {
  const { zone } = matchmaking.event;
  const label = slotSayer(lang, zone, slots);
  const names = new Map(tables.map(({ number, name }) => [number, name]));
  return (at: { slot: number; table: number | null } | null): string => {
    if (at === null) return planTexts(lang).notPlanned;
    const where = at.table === null ? planTexts(lang).online : (names.get(at.table) ?? '?');
    return `${label(at.slot)}, ${where}`;
  };
}

export function ComparePage(
  props: Of & {
    a: PlanView;
    b: PlanView;
    slots: SlotView[];
    tables: TableView[];
    shifts: { gain: Shift[]; lose: Shift[]; gaining: number; losing: number };
    differences: { rows: Difference[]; moved: number; dropped: number; added: number; tableOnly: number };
  },
) {
  const { lang, a, b, shifts, differences } = props;
  const t = planTexts(lang);
  const place = placeSayer(props);
  const rows = (['meetings', 'value', 'breaks', 'tableChanges', 'floorShort', 'score'] as const).map((figure) => [
    t[figure],
    round(lang, a.figures?.[figure]),
    round(lang, b.figures?.[figure]),
  ]);
  const people = (title: string, count: number, list: Shift[]) =>
    list.length === 0 ? null : (
      <Section title={`${title} (${formatNumber(lang, count)})`}>
        <Table
          caption={title}
          head={[t.person, `${t.meetings}: ${t.before}`, `${t.meetings}: ${t.after}`, t.value]}
          rows={list.map((row) => [
            row.name,
            formatNumber(lang, row.before),
            formatNumber(lang, row.after),
            `${row.gain > 0 ? '+' : ''}${round(lang, row.gain)}`,
          ])}
        />
      </Section>
    );
  return (
    <>
      <MeetingsHead {...props} page="plans" title={t.compare} lead={`${t.plan(a.number)} – ${t.plan(b.number)}`} />
      <div class="hw-wrap hw-stack">
        <Table caption={t.compare} head={['', t.plan(a.number), t.plan(b.number)]} rows={rows} />
        {people(t.gain, shifts.gaining, shifts.gain)}
        {people(t.lose, shifts.losing, shifts.lose)}
        <Section
          title={t.moved}
          intro={
            differences.rows.length === 0
              ? t.same
              : t.movedCounts(differences.moved, differences.dropped, differences.added, differences.tableOnly)
          }
        >
          {differences.rows.length === 0 ? null : (
            <Table
              caption={t.moved}
              head={[t.pair, t.plan(a.number), t.plan(b.number)]}
              rows={differences.rows.map((row) => [`${row.aName} – ${row.bName}`, place(row.before), place(row.after)])}
            />
          )}
        </Section>
      </div>
    </>
  );
}

export function PublicationPage(props: Of & { plan: PlanView; people: number; problem: string | undefined }) {
  const { lang, plan } = props;
  const t = planTexts(lang);
  return (
    <>
      <MeetingsHead {...props} page="plans" title={t.publishTitle} lead={t.plan(plan.number)} />
      <div class="hw-wrap hw-stack">
        {props.problem === undefined ? null : <Alert tone="danger" title={props.problem} />}
        <p>{t.publishLead(props.people)}</p>
        <form class="hw-actions" method="post" action={`${baseOf(props)}/publication`}>
          <input type="hidden" name="plan" value={plan.id} />
          <input type="hidden" name="edits" value={String(plan.edits)} />
          <Button>{t.publishNow}</Button>
          <ButtonLink href={`${baseOf(props)}/plans/${plan.id}`}>{t.plan(plan.number)}</ButtonLink>
        </form>
      </div>
    </>
  );
}
