import type { Lang } from '#engines/kit';
import { formatNumber, localise } from '#platform/i18n';
import { Alert, Badge, Button, Pagination, Section, Select, Table, TextInput } from '#ui';
import {
  type MatchmakingView,
  type ParticipantRow,
  PEOPLE_SIZE,
  type SlotView,
  type TableView,
} from '../../queries.ts';
import type { InvitingView, RuleRow } from '../queries/people.ts';
import { planningTexts } from '../texts.ts';
import { MeetingsHead, slotSayer } from './head.tsx';

type Of = { lang: Lang; matchmaking: MatchmakingView };

const groupOptions = ({ lang, matchmaking }: Of) => [
  { value: '', label: planningTexts(lang).noGroup },
  ...matchmaking.groups.map(({ key, name }) => ({ value: key, label: localise(name, lang).text })),
];

export function PeoplePage(
  props: Of & {
    inviting: InvitingView;
    rows: ParticipantRow[];
    total: number;
    query: { q: string; state: string; group: string; page: number };
    note: string | undefined;
    problem: string | undefined;
  },
) {
  const { lang, matchmaking, inviting, rows, query } = props;
  const t = planningTexts(lang);
  const base = `/${lang}/matchmakings/${matchmaking.id}`;
  const { states } = inviting;
  const stateOf = { invited: t.stateInvited, joined: t.stateJoined, left: t.stateLeft };
  const lead = (['joined', 'invited', 'left'] as const)
    .map((state) => `${formatNumber(lang, states[state])} ${stateOf[state]}`)
    .join(' · ');
  const hasGroups = matchmaking.groups.length > 0;
  const href = (page: number) =>
    `${base}/people?${new URLSearchParams({ q: query.q, state: query.state, group: query.group, page: String(page) })}`;
  return (
    <>
      <MeetingsHead {...props} page="people" title={t.people} lead={lead} />
      <div class="hw-wrap hw-stack">
        {props.note === undefined ? null : <Alert tone="success" title={props.note} />}
        {props.problem === undefined ? null : <Alert tone="danger" title={props.problem} />}
        {matchmaking.state === 'wishing' ? (
          <Section title={t.invite} intro={t.invitable(inviting.invitable)}>
            <form class="hw-meet-row" method="post" action={`${base}/invitations`}>
              <Select
                lang={lang}
                name="whom"
                label={t.whom}
                value="all"
                options={[
                  { value: 'all', label: t.all },
                  ...(inviting.tickets.length < 2 ? [] : inviting.tickets).map(({ id, name }) => ({
                    value: `ticket ${id}`,
                    label: `${t.ticket}: ${localise(name, lang).text}`,
                  })),
                  ...inviting.fields.flatMap(({ key, label, options = [] }) =>
                    options.map((option) => ({
                      value: `answer ${key} ${option.key}`,
                      label: `${localise(label, lang).text}: ${localise(option.label, lang).text}`,
                    })),
                  ),
                ]}
              />
              {hasGroups ? (
                <Select lang={lang} name="group" label={t.inGroup} value="" options={groupOptions(props)} />
              ) : null}
              <Button>{t.invite}</Button>
            </form>
          </Section>
        ) : null}
        <form class="hw-meet-row" method="get" action={`${base}/people`}>
          <TextInput lang={lang} name="q" type="search" label={t.search} value={query.q} />
          <Select
            lang={lang}
            name="state"
            label={t.state}
            value={query.state}
            options={[
              { value: '', label: t.everybody },
              ...Object.entries(stateOf).map(([value, label]) => ({ value, label })),
            ]}
          />
          {hasGroups ? (
            <Select
              lang={lang}
              name="group"
              label={t.group}
              value={query.group}
              options={[{ value: '', label: t.everybody }, ...groupOptions(props).slice(1)]}
            />
          ) : null}
          <Button kind="secondary">{t.show}</Button>
        </form>
        {rows.length === 0 ? (
          <p class="hw-muted">{t.nobody}</p>
        ) : (
          <form class="hw-stack" method="post" action={`${base}/groups`}>
            <Table
              caption={t.people}
              head={[
                t.name,
                t.state,
                t.wishesSent,
                t.asked,
                t.accepted,
                t.languages,
                ...(hasGroups ? [t.group, t.choosePeople] : []),
              ]}
              rows={rows.map((row) => [
                <>
                  {row.name}
                  {row.organisation === null ? null : <span class="hw-under">{row.organisation}</span>}
                </>,
                <Badge tone={row.state === 'joined' ? 'success' : row.state === 'left' ? 'warning' : 'info'}>
                  {stateOf[row.state]}
                </Badge>,
                formatNumber(lang, row.wished),
                formatNumber(lang, row.asked),
                formatNumber(lang, row.accepted),
                row.langs.join(', '),
                ...(hasGroups
                  ? [
                      localise(matchmaking.groups.find(({ key }) => key === row.group)?.name ?? {}, lang).text || '–',
                      <input
                        type="checkbox"
                        name="person"
                        value={row.id}
                        aria-label={`${t.choosePeople}: ${row.name}`}
                      />,
                    ]
                  : []),
              ])}
            />
            {hasGroups ? (
              <div class="hw-meet-row">
                <Select lang={lang} name="into" label={t.inGroup} value="" options={groupOptions(props)} />
                <Button kind="secondary">{t.setGroup}</Button>
              </div>
            ) : null}
          </form>
        )}
        <Pagination lang={lang} page={query.page} pages={Math.ceil(props.total / PEOPLE_SIZE)} href={href} />
      </div>
    </>
  );
}

/** A field for a person: typed, with names to choose from where there are not too many. */
export function PersonField(props: {
  lang: Lang;
  name: string;
  label: string;
  value?: string | undefined;
  error?: string | undefined;
}) {
  const t = planningTexts(props.lang);
  return (
    <div class={`kern-form-input${props.error === undefined ? '' : ' kern-form-input--error'}`}>
      <label class="kern-label" for={props.name}>
        {props.label}
      </label>
      <div class="kern-hint" id={`${props.name}-hint`}>
        {t.personHint}
      </div>
      <input
        class="kern-form-input__input"
        id={props.name}
        name={props.name}
        list="people"
        autocomplete="off"
        value={props.value ?? ''}
        aria-describedby={props.error === undefined ? `${props.name}-hint` : `${props.name}-hint ${props.name}-error`}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      />
      {props.error === undefined ? null : (
        <p class="kern-error" id={`${props.name}-error`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{props.error}</span>
        </p>
      )}
    </div>
  );
}

export function PeopleList({ labels }: { labels: readonly string[] }) {
  return (
    <datalist id="people">
      {labels.map((label) => (
        <option value={label} />
      ))}
    </datalist>
  );
}

export function RulesPage(
  props: Of & {
    rules: RuleRow[];
    slots: SlotView[];
    tables: TableView[];
    labels: string[];
    clashes: string[];
    values: Record<string, string>;
    errors: Record<string, string>;
    problem: string | undefined;
  },
) {
  const { lang, matchmaking, rules, slots, tables, values, errors } = props;
  const t = planningTexts(lang);
  const base = `/${lang}/matchmakings/${matchmaking.id}/rules`;
  const say = slotSayer(lang, matchmaking.event.zone, slots);
  const label = (number: number | null) => (number === null ? '–' : say(number));
  const nameOf = (number: number | null) => tables.find((table) => table.number === number)?.name ?? t.anyTable;
  return (
    <>
      <MeetingsHead {...props} page="rules" title={t.rules} lead={t.rulesLead} />
      <div class="hw-wrap hw-stack">
        {props.problem === undefined ? null : <Alert tone="danger" title={props.problem} />}
        {props.clashes.length === 0 ? null : (
          <Alert tone="danger" title={t.clashes}>
            <ul class="hw-list">
              {props.clashes.map((clash) => (
                <li>{clash}</li>
              ))}
            </ul>
          </Alert>
        )}
        {rules.length === 0 ? (
          <p class="hw-muted">{t.noRules}</p>
        ) : (
          <Table
            caption={t.rules}
            head={[t.personA, t.rules, t.reason, t.by, t.remove]}
            rows={rules.map((rule) => [
              `${rule.a} – ${rule.b}`,
              rule.kind === 'forbidden' ? (
                <Badge tone="danger">{t.forbidden}</Badge>
              ) : (
                <>
                  <Badge>{t.fixed}</Badge> {label(rule.slot)}, {nameOf(rule.table)}
                </>
              ),
              rule.reason ?? '–',
              rule.by ?? '–',
              <form method="post" action={`${base}/${rule.id}/removal`}>
                <button
                  type="submit"
                  class="kern-btn kern-btn--tertiary"
                  aria-label={`${t.remove}: ${rule.a} – ${rule.b}`}
                >
                  <span class="kern-label">{t.remove}</span>
                </button>
              </form>,
            ])}
          />
        )}
        <PeopleList labels={props.labels} />
        <form class="hw-stack hw-form" method="post" action={base}>
          <fieldset class="hw-fieldset hw-stack">
            <legend>{`${t.forbid} / ${t.fix}`}</legend>
            <div class="hw-meet-row">
              <PersonField lang={lang} name="a" label={t.personA} value={values.a} error={errors.a} />
              <PersonField lang={lang} name="b" label={t.personB} value={values.b} error={errors.b} />
            </div>
            <div class="hw-meet-row">
              <Select
                lang={lang}
                name="slot"
                label={t.slot}
                value={values.slot ?? ''}
                options={[
                  { value: '', label: '–' },
                  ...slots.map(({ number }) => ({ value: String(number), label: label(number) })),
                ]}
              />
              <Select
                lang={lang}
                name="table"
                label={t.table}
                value={values.table ?? ''}
                options={[
                  { value: '', label: t.anyTable },
                  ...tables.map(({ number, name }) => ({ value: String(number), label: name })),
                ]}
              />
            </div>
            <TextInput lang={lang} name="reason" label={t.reason} value={values.reason ?? ''} optional />
            <p class="hw-actions">
              <Button kind="secondary" name="kind" value="forbidden">
                {t.forbid}
              </Button>
              <Button name="kind" value="fixed">
                {t.fix}
              </Button>
            </p>
          </fieldset>
        </form>
      </div>
    </>
  );
}
