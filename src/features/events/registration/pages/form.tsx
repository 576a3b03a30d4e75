import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { ORGANISATION_TYPES } from '#features/network/model.ts';
import { typeName } from '#features/network/texts.ts';
import { compareTexts, type Localised, localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Badge, Button, ButtonLink, Choices, ErrorSummary, PageHead, Select, TextArea, TextInput } from '#ui';
import { whenInWords } from '../../calendar/dates.ts';
import type { EventRow } from '../../model.ts';
import type { Answers, FormField } from '../model.ts';
import { OTHER_COUNTRIES } from '../parse.ts';
import type { TicketView } from '../queries.ts';
import { isOffered } from '../rules.ts';
import { errorText, participantTexts } from '../texts.ts';
import { CustomFields, type Filled } from './fields.tsx';

export interface FormProps {
  lang: Lang;
  event: EventRow;
  tickets: readonly TicketView[];
  fields: readonly FormField[];
  formVersion: number;
  maxGroup: number;
  needsCode: boolean;
  hasWaitingList: boolean;
  keepDays: number;
  regions: ReadonlyMap<string, string>;
  hubs: readonly { id: string; name: Localised }[];
  filled: Filled;
  answers: Answers;
  kept: ReadonlyMap<string, { name: string; proof: string }>;
  errors: FieldError[];
  /** Why it came back although nothing was wrong in a field. */
  notice?: string | undefined;
  stamp: string;
  now: Date;
}

/** The trail above the pages of a registration. */
export function EventHead(props: { lang: Lang; event: EventRow; title: string; lead?: Child; children?: Child }) {
  const { lang, event } = props;
  const name = localise(event.title, lang);
  return (
    <PageHead
      lang={lang}
      title={props.title}
      kicker={<span lang={name.lang}>{name.text}</span>}
      lead={props.lead ?? whenInWords(lang, event)}
      trail={[{ href: `/${lang}/events/${event.slug}`, label: participantTexts(lang).toEvent }]}
    >
      {props.children}
    </PageHead>
  );
}

/** To register. Signed in, the name and address are there and the address is proven. */
export function RegisterPage(props: FormProps & { person: { email: string } | undefined; code: string }) {
  const { lang, event, person } = props;
  const t = participantTexts(lang);
  const offered = props.tickets.filter((ticket) => isOffered(ticket, props.now));
  const allFull = offered.length > 0 && offered.every(({ left, needsApproval }) => left === 0 && !needsApproval);
  const asksCode = props.needsCode || offered.some(({ needsCode }) => needsCode) || props.code !== '';
  const errors = readErrors(lang, props.errors);
  return (
    <>
      <EventHead lang={lang} event={event} title={t.title} />
      <div class="hw-wrap hw-stack hw-narrow">
        {props.notice === undefined ? null : <Alert tone="warning" title={props.notice} />}
        {allFull ? (
          <Alert tone="info" title={t.fullWaiting}>
            <p>{t.fullRule}</p>
          </Alert>
        ) : null}
        <p>{person === undefined ? t.noAccount : t.asPerson(person.email)}</p>
        <form
          class="hw-stack"
          method="post"
          action={`/${lang}/events/${event.slug}/registration`}
          enctype={hasFiles(props.fields) ? 'multipart/form-data' : undefined}
          novalidate
        >
          <ErrorSummary lang={lang} errors={errors.list} />
          <input type="hidden" name="stamp" value={props.stamp} />
          <FormFields {...props} tickets={offered} error={errors.of} withEmail />
          {asksCode ? (
            <TextInput
              lang={lang}
              name="code"
              label={t.code}
              hint={t.codeHint}
              value={props.code}
              autocomplete="off"
              error={errors.of('code')}
              optional={!props.needsCode}
            />
          ) : null}
          <div class="hw-trap" aria-hidden="true">
            <label for="website">{t.trap}</label>
            <input id="website" name="website" tabindex={-1} autocomplete="off" value="" />
          </div>
          <p class="hw-muted">{t.privacy(props.keepDays)}</p>
          <div>
            <Button>{allFull ? t.toWaitingList : t.register}</Button>
          </div>
        </form>
      </div>
    </>
  );
}

/** To change what one registered with. */
export function ChangePage(props: FormProps & { action: string; back: string }) {
  const { lang } = props;
  const t = participantTexts(lang);
  const errors = readErrors(lang, props.errors);
  return (
    <>
      <EventHead lang={lang} event={props.event} title={t.change} />
      <div class="hw-wrap hw-stack hw-narrow">
        {props.notice === undefined ? null : <Alert tone="warning" title={props.notice} />}
        <form
          class="hw-stack"
          method="post"
          action={props.action}
          enctype={hasFiles(props.fields) ? 'multipart/form-data' : undefined}
          novalidate
        >
          <ErrorSummary lang={lang} errors={errors.list} />
          <FormFields {...props} error={errors.of} withEmail={false} />
          <div class="hw-actions">
            <Button>{t.save}</Button>
            <ButtonLink href={props.back} kind="tertiary">
              {t.back}
            </ButtonLink>
          </div>
        </form>
      </div>
    </>
  );
}

export const hasFiles = (fields: readonly FormField[]): boolean => fields.some(({ type }) => type === 'file');

function readErrors(lang: Lang, errors: readonly FieldError[]) {
  const list = errors.map(({ field, code }) => ({ field, message: errorText(lang, code) }));
  return { list, of: (field: string) => list.find((error) => error.field === field)?.message };
}

function FormFields(props: FormProps & { error: (field: string) => string | undefined; withEmail: boolean }) {
  const { lang, filled, error } = props;
  const t = participantTexts(lang);
  const value = (name: string) => filled.get(name) ?? '';
  const [only] = props.tickets;
  const ticket = value('ticket') || (props.tickets.length === 1 ? (only?.id ?? '') : '');
  return (
    <>
      <input type="hidden" name="form" value={String(props.formVersion)} />
      {props.tickets.length === 1 && only !== undefined ? (
        <OneTicket lang={lang} ticket={only} />
      ) : (
        <div class="hw-one-column">
          <Choices
            lang={lang}
            name="ticket"
            type="radio"
            label={t.ticket}
            chosen={[ticket]}
            error={error('ticket')}
            options={props.tickets.map((one) => ({ value: one.id, label: <TicketLabel lang={lang} ticket={one} /> }))}
          />
        </div>
      )}
      <TextInput
        lang={lang}
        name="name"
        label={t.name}
        value={value('name')}
        autocomplete="name"
        error={error('name')}
      />
      {props.withEmail ? (
        <TextInput
          lang={lang}
          name="email"
          type="email"
          label={t.email}
          hint={t.emailHint}
          value={value('email')}
          autocomplete="email"
          error={error('email')}
        />
      ) : null}
      <TextInput
        lang={lang}
        name="organisation"
        label={t.organisation}
        value={value('organisation')}
        autocomplete="organization"
        error={error('organisation')}
        optional
      />
      {props.maxGroup > 1 ? (
        <>
          <TextInput
            lang={lang}
            name="quantity"
            label={t.quantity}
            hint={t.quantityHint(props.maxGroup)}
            value={value('quantity') || '1'}
            inputmode="numeric"
            error={error('quantity')}
          />
          <TextArea
            lang={lang}
            name="others"
            label={t.others}
            hint={t.othersHint}
            value={value('others')}
            rows={3}
            error={error('others')}
            optional
          />
        </>
      ) : null}
      <CustomFields {...props} ticket={ticket} />
      <fieldset class="hw-fieldset">
        <legend>{t.forFigures}</legend>
        <p class="hw-muted">{t.forFiguresHint}</p>
        <div class="hw-fields">
          <Select
            lang={lang}
            name="organisation_type"
            label={t.organisationType}
            value={value('organisation_type')}
            options={[
              { value: '', label: t.noChoice },
              ...ORGANISATION_TYPES.map((type) => ({ value: type, label: typeName(lang, type) })),
            ]}
          />
          <Select
            lang={lang}
            name="origin"
            label={t.origin}
            value={value('origin')}
            options={[{ value: '', label: t.noChoice }, ...origins(lang, props.regions)]}
          />
          {props.hubs.length > 1 ? (
            <Select
              lang={lang}
              name="hub"
              label={t.hub}
              value={value('hub')}
              options={[
                { value: '', label: t.noChoice },
                ...props.hubs.map(({ id, name }) => ({ value: id, label: localise(name, lang).text })),
              ]}
            />
          ) : null}
        </div>
      </fieldset>
    </>
  );
}

/** Länder, kraje and województwa; of other countries the whole. */
function origins(lang: Lang, regions: ReadonlyMap<string, string>): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  const LEVELS: Record<string, number> = { DE: 3, CZ: 5, PL: 4 };
  const known = [...regions]
    .filter(([code]) => code.length === LEVELS[code.slice(0, 2)])
    .map(([value, name]) => ({ value, label: `${names.of(value.slice(0, 2)) ?? ''} · ${name}` }))
    .sort((a, b) => compareTexts(lang, a.label, b.label));
  const whole = Object.keys(LEVELS).filter((country) => !known.some(({ value }) => value.startsWith(country)));
  const others = [...whole, ...OTHER_COUNTRIES]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => compareTexts(lang, a.label, b.label));
  return [...known, ...others];
}

function OneTicket({ lang, ticket }: { lang: Lang; ticket: TicketView }) {
  return (
    <div>
      <input type="hidden" name="ticket" value={ticket.id} />
      <TicketLabel lang={lang} ticket={ticket} />
    </div>
  );
}

function TicketLabel({ lang, ticket }: { lang: Lang; ticket: TicketView }) {
  const t = participantTexts(lang);
  const name = localise(ticket.name, lang);
  const price = localise(ticket.priceText, lang);
  const about = localise(ticket.about, lang);
  return (
    <>
      <strong lang={name.lang}>{name.text}</strong>
      {price.text === '' ? null : <span lang={price.lang}> · {price.text}</span>}{' '}
      {ticket.left === null ? null : (
        <Badge tone={ticket.left === 0 ? 'warning' : 'info'}>
          {ticket.left === 0 ? t.fullShort : t.left(ticket.left)}
        </Badge>
      )}{' '}
      {ticket.needsApproval ? <Badge>{t.needsApprovalShort}</Badge> : null}
      {about.text === '' ? null : (
        <span class="hw-muted hw-block" lang={about.lang}>
          {about.text}
        </span>
      )}
      {ticket.needsApproval ? <span class="hw-muted hw-block">{t.needsApproval}</span> : null}
    </>
  );
}
