import type { Child } from 'hono/jsx';
import type { Lang, Viewer } from '#engines/kit';
import { formatDateTime, localise } from '#platform/i18n';
import { Alert, Button, ButtonLink, ErrorSummary, Section, Select, Table } from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { FIELD_TYPES } from '../../registration/model.ts';
import { type Filled, Line, Moment, Texts, Tick } from './fields.tsx';
import type { SettingsView } from './queries.ts';
import { fieldTypeName, settingsTexts } from './texts.ts';

export interface Of {
  lang: Lang;
  viewer: Viewer;
  event: EventView;
}

export const settingsBase = ({ lang, event }: Of): string => `/${lang}/events/${event.slug}/registration-settings`;

export function SettingsPage(
  props: Of & { view: SettingsView; form: Filled; said: Child | undefined; problem: string | undefined; code: Filled },
) {
  const { lang, event, view, form } = props;
  const t = settingsTexts(lang);
  const { settings } = view;
  return (
    <>
      <TeamHead {...props} page="registration-settings" title={t.title} lead={t.lead} />
      <div class="hw-wrap hw-stack hw-narrow">
        <ErrorSummary lang={lang} errors={[...form.errors, ...props.code.errors]} />
        {props.problem === undefined ? null : <Alert tone="danger" title={props.problem} />}
        {props.said === undefined ? null : <Alert tone="success" title={props.said} />}
        {event.externalUrl === null ? null : <Alert tone="warning" title={t.elsewhere} />}
        {settings === undefined ? (
          <Alert tone="info" title={t.off}>
            <p class="kern-body">{t.offText}</p>
          </Alert>
        ) : null}
        <form class="hw-stack" method="post" action={settingsBase(props)}>
          {settings === undefined ? null : <input type="hidden" name="version" value={String(settings.version)} />}
          <Main {...props} />
          <p>
            <Button>{t.save}</Button>
          </p>
        </form>
        {settings === undefined ? null : (
          <>
            <Tickets {...props} />
            <Questions {...props} />
            <Codes {...props} />
          </>
        )}
      </div>
    </>
  );
}

function Main({ form, event, view, lang }: Of & { view: SettingsView; form: Filled }) {
  const t = settingsTexts(lang);
  return (
    <>
      <fieldset class="hw-fieldset">
        <legend>{t.switch}</legend>
        <div class="hw-stack">
          <Tick form={form} name="is_open" label={t.is_open} />
          <p class="hw-muted">{t.zoneHint(event.zone)}</p>
          <Moment form={form} name="opens" label={t.opens} />
          <Moment form={form} name="closes" label={t.closes} />
          <Moment form={form} name="change" label={t.change} />
          <Line
            form={form}
            name="capacity"
            label={t.capacity}
            hint={t.capacityHint(view.settings?.taken ?? 0)}
            inputmode="numeric"
          />
          <Line form={form} name="max_group" label={t.max_group} inputmode="numeric" />
        </div>
      </fieldset>
      <fieldset class="hw-fieldset">
        <legend>{t.waiting}</legend>
        <div class="hw-stack">
          <Tick form={form} name="has_waiting_list" label={t.has_waiting_list} />
          <Line form={form} name="accept_hours" label={t.accept_hours} inputmode="numeric" />
        </div>
      </fieldset>
      <fieldset class="hw-fieldset">
        <legend>{t.circles}</legend>
        <div class="hw-stack">
          <Tick form={form} name="needs_code" label={t.needs_code} />
          <Texts
            form={form}
            original={event.lang}
            texts={[{ name: 'stages', label: t.stages, hint: t.stagesHint, rows: 3, optional: true }]}
          />
        </div>
      </fieldset>
      <fieldset class="hw-fieldset">
        <legend>{t.after}</legend>
        <div class="hw-stack">
          <Texts
            form={form}
            original={event.lang}
            texts={[{ name: 'note', label: t.note, hint: t.noteHint, rows: 4, optional: true }]}
          />
          <Line form={form} name="reminder_days" label={t.reminder_days} hint={t.reminderHint} />
          <Line form={form} name="keep_days" label={t.keep_days} hint={t.keepHint} inputmode="numeric" />
        </div>
      </fieldset>
    </>
  );
}

/** Up, down and away, each a button that says what it moves. */
function Order(props: {
  lang: Lang;
  action: string;
  name: string;
  isFirst: boolean;
  isLast: boolean;
  mayRemove: boolean;
}) {
  const { lang, action, name } = props;
  const t = settingsTexts(lang);
  const button = (value: string, text: string, full: string) => (
    <button type="submit" class="kern-btn kern-btn--tertiary" name="move" value={value} aria-label={full}>
      <span class="kern-label">{text}</span>
    </button>
  );
  return (
    <form class="hw-order" method="post" action={action}>
      {props.isFirst ? null : button('up', t.upShort, t.up(name))}
      {props.isLast ? null : button('down', t.downShort, t.down(name))}
      {props.mayRemove ? button('remove', t.remove, t.removeNamed(name)) : null}
    </form>
  );
}

function Tickets(props: Of & { view: SettingsView }) {
  const { lang, view } = props;
  const t = settingsTexts(lang);
  const base = `${settingsBase(props)}/tickets`;
  const { tickets } = view;
  return (
    <Section title={t.tickets} id="tickets" intro={t.ticketsIntro}>
      <Table
        caption={t.tickets}
        head={[t.ticketName, t.taken, t.conditions, t.order]}
        rows={tickets.map((ticket, at) => {
          const name = localise(ticket.name, lang).text;
          const price = localise(ticket.priceText, lang).text;
          const conditions = [
            price,
            ticket.needsCode ? t.ticketNeedsCode : '',
            ticket.needsApproval ? t.ticketNeedsApproval : '',
            ticket.opensAt === null ? '' : `${t.opens} ${formatDateTime(lang, ticket.opensAt)}`,
            ticket.closesAt === null ? '' : `${t.closes} ${formatDateTime(lang, ticket.closesAt)}`,
          ].filter((text) => text !== '');
          return [
            <a href={`${base}/${ticket.id}`}>{name}</a>,
            t.usedOf(ticket.taken, ticket.capacity),
            conditions.join(' · ') || '–',
            <Order
              lang={lang}
              action={`${base}/${ticket.id}/order`}
              name={name}
              isFirst={at === 0}
              isLast={at === tickets.length - 1}
              mayRemove={tickets.length > 1}
            />,
          ];
        })}
      />
      <p>
        <ButtonLink href={`${base}/new`}>{t.addTicket}</ButtonLink>
      </p>
    </Section>
  );
}

function Questions(props: Of & { view: SettingsView }) {
  const { lang, view } = props;
  const t = settingsTexts(lang);
  const base = `${settingsBase(props)}/questions`;
  const { fields } = view;
  return (
    <Section title={t.form} id="questions" intro={t.formIntro}>
      {fields.length === 0 ? (
        <p class="hw-muted">{t.noQuestions}</p>
      ) : (
        <Table
          caption={t.form}
          head={[t.question, t.type, t.order]}
          rows={fields.map((field, at) => {
            const name = localise(field.label, lang).text;
            const answered = view.answered.get(field.key) ?? 0;
            return [
              <>
                <a href={`${base}/${field.key}`}>{name}</a>
                {answered > 0 ? <span class="hw-under">{t.answered(answered)}</span> : null}
              </>,
              <>
                {fieldTypeName(lang, field.type)}
                {field.required ? <span class="hw-under">{t.required}</span> : null}
                {field.when === undefined ? null : (
                  <span class="hw-under">{conditionText(view, lang, field.when)}</span>
                )}
              </>,
              <Order
                lang={lang}
                action={`${base}/${field.key}/order`}
                name={name}
                isFirst={at === 0}
                isLast={at === fields.length - 1}
                mayRemove
              />,
            ];
          })}
        />
      )}
      <form class="hw-inline-form" method="get" action={`${base}/new`}>
        <Select
          lang={lang}
          name="type"
          label={t.type}
          value="text"
          options={FIELD_TYPES.map((type) => ({ value: type, label: fieldTypeName(lang, type) }))}
        />
        <Button kind="secondary">{t.addQuestion}</Button>
      </form>
      {fields.length === 0 ? null : (
        <p>
          <a href={`${settingsBase(props)}/preview`}>{t.preview}</a>
        </p>
      )}
    </Section>
  );
}

/** „Kommen Sie mit dem Rad? ja, vielleicht“ */
export function conditionText(
  { fields }: Pick<SettingsView, 'fields'>,
  lang: Lang,
  when: { field: string; is: string[] },
): string {
  const other = fields.find(({ key }) => key === when.field);
  if (other === undefined) return '';
  const answers = when.is.map((key) => {
    const option = other.options?.find((one) => one.key === key);
    return option === undefined ? '✓' : localise(option.label, lang).text;
  });
  return `${settingsTexts(lang).when}: ${localise(other.label, lang).text} ${answers.join(', ')}`;
}

function Codes(props: Of & { view: SettingsView; code: Filled }) {
  const { lang, view, code } = props;
  const t = settingsTexts(lang);
  const base = `${settingsBase(props)}/codes`;
  const ticketName = (id: string | null) => {
    const ticket = view.tickets.find((one) => one.id === id);
    return ticket === undefined ? t.anyTicket : localise(ticket.name, lang).text;
  };
  return (
    <Section title={t.codes} id="codes" intro={t.codesIntro}>
      {view.codes.length === 0 ? (
        <p class="hw-muted">{t.noCodes}</p>
      ) : (
        <Table
          caption={t.codes}
          head={[t.code, t.codeLabel, t.editTicket, t.codeUsed, t.expires, t.order]}
          rows={view.codes.map((one) => [
            <a
              class="hw-key"
              href={`/${lang}/events/${props.event.slug}/registration?code=${encodeURIComponent(one.code)}`}
            >
              {one.code}
            </a>,
            one.label,
            ticketName(one.ticket),
            t.usedOf(one.used, one.places),
            one.expiresAt === null ? '–' : formatDateTime(lang, one.expiresAt),
            <form method="post" action={`${base}/withdrawal`}>
              <input type="hidden" name="code" value={one.code} />
              <button type="submit" class="kern-btn kern-btn--tertiary" aria-label={t.withdrawNamed(one.code)}>
                <span class="kern-label">{t.withdraw}</span>
              </button>
            </form>,
          ])}
        />
      )}
      <details class="hw-fold" open={code.errors.length > 0}>
        <summary>{t.addCode}</summary>
        <form class="hw-stack" method="post" action={base}>
          <Line form={code} name="label" label={t.codeLabel} />
          <Line form={code} name="code" label={t.code} hint={t.codeHint} optional />
          {view.tickets.length < 2 ? null : (
            <Select
              lang={lang}
              name="ticket"
              label={t.editTicket}
              value={code.values.ticket ?? ''}
              options={[
                { value: '', label: t.anyTicket },
                ...view.tickets.map(({ id, name }) => ({ value: id, label: localise(name, lang).text })),
              ]}
            />
          )}
          <Line form={code} name="places" label={t.codePlaces} hint={t.codePlacesHint} inputmode="numeric" />
          <Moment form={code} name="expires" label={t.expires} />
          <p>
            <Button kind="secondary">{t.addCode}</Button>
          </p>
        </form>
      </details>
    </Section>
  );
}

/** One kind of participation. */
export function TicketPage(props: Of & { action: string; form: Filled; problem: string | undefined }) {
  const { lang, event, form } = props;
  const t = settingsTexts(lang);
  return (
    <EditPage {...props} title={t.editTicket}>
      <Texts
        form={form}
        original={event.lang}
        texts={[
          { name: 'name', label: t.ticketName },
          { name: 'about', label: t.about, rows: 3, optional: true },
          { name: 'price', label: t.price, hint: t.priceHint, optional: true },
        ]}
      />
      <Line
        form={form}
        name="capacity"
        label={t.ticketCapacity}
        hint={t.ticketCapacityHint}
        inputmode="numeric"
        optional
      />
      <p class="hw-muted">{t.zoneHint(event.zone)}</p>
      <Moment form={form} name="opens" label={t.opens} />
      <Moment form={form} name="closes" label={t.closes} />
      <Tick form={form} name="needs_code" label={t.ticketNeedsCode} />
      <Tick form={form} name="needs_approval" label={t.ticketNeedsApproval} />
    </EditPage>
  );
}

/** A page with one form that leads back to the settings. */
export function EditPage(
  props: Of & { title: string; action: string; form: Filled; problem: string | undefined; children: Child },
) {
  const { lang } = props;
  const t = settingsTexts(lang);
  return (
    <>
      <TeamHead {...props} page="registration-settings" title={props.title} />
      <div class="hw-wrap hw-stack hw-narrow">
        <ErrorSummary lang={lang} errors={props.form.errors} />
        {props.problem === undefined ? null : <Alert tone="danger" title={props.problem} />}
        <form class="hw-stack" method="post" action={props.action}>
          {props.children}
          <p class="hw-actions">
            <Button>{t.save}</Button>
            <ButtonLink kind="tertiary" href={settingsBase(props)}>
              {t.back}
            </ButtonLink>
          </p>
        </form>
      </div>
    </>
  );
}
