import type { Lang } from '#engines/kit';
import { SPOKEN } from '#features/events/model.ts';
import { spokenName } from '#features/events/texts.ts';
import { localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Button, ButtonLink, Choices, ErrorSummary, Section, TextArea, TextInput, Tick } from '#ui';
import type { MatchmakingView } from '../../queries.ts';
import type { BroughtEntry } from '../../slots.ts';
import { type Me, MOST_ENTRIES, TEXT_LENGTH } from '../model.ts';
import type { BusySlot } from '../queries/slots.ts';
import { participationTexts } from '../texts/participation.ts';
import { byDay, dayShort, OwnHead, slotTime } from './head.tsx';

/** What the form shows; as text, as it was sent. */
export interface ParticipationFields {
  name: string;
  organisation: string;
  group: string;
  langs: string[];
  seeks: string;
  offers: string;
  /** References of entries that are chosen from one's own, and a line for each address. */
  own: string[];
  addresses: string;
  maxMeetings: string;
  onlineOnly: boolean;
  onScreen: boolean;
  slots: string[];
}

/** Errors in words, for the summary and at the fields. */
export function wordsOf(lang: Lang, errors: readonly FieldError[]) {
  const t = participationTexts(lang);
  const say = (code: string): string => {
    const text = t[code as keyof typeof t];
    return typeof text === 'string' ? text : t.closed;
  };
  const list = errors.map(({ field, code }) => ({ field, message: say(code) }));
  return { list, of: (field: string) => list.find((error) => error.field === field)?.message };
}

/** Joining, and changing what was said: one form. */
export function ParticipationPage(props: {
  lang: Lang;
  me: Me;
  matchmaking: MatchmakingView;
  address: string;
  slots: BusySlot[];
  /** Entries of one's own organisations, where somebody has signed in. */
  own: BroughtEntry[];
  fields: ParticipationFields;
  errors: FieldError[];
}) {
  const { lang, me, matchmaking, slots, fields } = props;
  const t = participationTexts(lang);
  const errors = wordsOf(lang, props.errors);
  const isNew = me.state !== 'joined';
  const about = localise(matchmaking.about, lang);
  return (
    <>
      <OwnHead
        lang={lang}
        matchmaking={matchmaking}
        address={props.address}
        {...(isNew ? {} : { title: t.editTitle })}
        {...(isNew && about.text !== '' ? { lead: about.text } : {})}
      />
      <div class="hw-wrap hw-stack hw-narrow">
        <ErrorSummary lang={lang} errors={errors.list} />
        {isNew ? (
          <>
            {me.state === 'left' ? <Alert tone="info" title={t.rejoin} /> : null}
            <Section title={t.joinTitle}>
              <p>{t.joinHow(slots.length, matchmaking.slotMinutes)}</p>
            </Section>
            <Alert tone="info" title={t.dataTitle}>
              <p>{t.data}</p>
            </Alert>
          </>
        ) : null}
        <form class="hw-stack" method="post" action={props.address} novalidate>
          <Section title={t.asOthersSee}>
            <div class="hw-stack">
              <TextInput
                lang={lang}
                name="name"
                label={t.name}
                value={fields.name}
                error={errors.of('name')}
                autocomplete="name"
              />
              <TextInput
                lang={lang}
                name="organisation"
                label={t.organisation}
                value={fields.organisation}
                error={errors.of('organisation')}
                autocomplete="organization"
                optional
              />
              {matchmaking.groups.length > 0 && me.groupKey === null ? (
                <Choices
                  lang={lang}
                  name="group"
                  type="radio"
                  label={t.group}
                  error={errors.of('group')}
                  chosen={[fields.group]}
                  options={matchmaking.groups.map(({ key, name }) => {
                    const label = localise(name, lang);
                    return { value: key, label: label.text, lang: label.lang };
                  })}
                />
              ) : null}
              <Choices
                lang={lang}
                name="langs"
                type="checkbox"
                label={t.langs}
                hint={t.langsHint}
                error={errors.of('langs')}
                chosen={fields.langs}
                options={SPOKEN.map((value) => ({ value, label: spokenName(lang, value) }))}
              />
              <TextArea
                lang={lang}
                name="seeks"
                label={t.seeks}
                hint={t.seeksHint}
                value={fields.seeks}
                rows={4}
                maxlength={TEXT_LENGTH}
                error={errors.of('seeks')}
                optional
              />
              <TextArea
                lang={lang}
                name="offers"
                label={t.offers}
                hint={t.offersHint}
                value={fields.offers}
                rows={4}
                maxlength={TEXT_LENGTH}
                error={errors.of('offers')}
                optional
              />
              {props.own.length > 0 ? (
                <Choices
                  lang={lang}
                  name="own"
                  type="checkbox"
                  label={t.entriesOwn}
                  optional
                  chosen={fields.own}
                  options={props.own.map(({ subject, title, kind, lang: spoken }) => ({
                    value: subject,
                    label: `${title} (${kind})`,
                    lang: spoken,
                  }))}
                />
              ) : null}
              <TextArea
                lang={lang}
                name="entries"
                label={t.entries}
                hint={t.entriesHint(MOST_ENTRIES)}
                value={fields.addresses}
                rows={2}
                error={errors.of('entries')}
                optional
              />
            </div>
          </Section>
          <Section title={t.more}>
            <div class="hw-stack">
              <SlotBoxes
                lang={lang}
                matchmaking={matchmaking}
                slots={slots}
                chosen={fields.slots}
                error={errors.of('slot')}
              />
              <div class="hw-short">
                <TextInput
                  lang={lang}
                  name="maxMeetings"
                  label={t.maxMeetings}
                  hint={t.maxMeetingsHint(matchmaking.maxMeetings)}
                  value={fields.maxMeetings}
                  inputmode="numeric"
                  error={errors.of('maxMeetings')}
                  optional
                />
              </div>
              <div>
                {matchmaking.hasOnline ? (
                  <Tick name="onlineOnly" checked={fields.onlineOnly} label={t.onlineOnly} />
                ) : null}
                <Tick name="onScreen" checked={fields.onScreen} label={t.onScreen} />
              </div>
            </div>
          </Section>
          <div class="hw-actions">
            <Button>{isNew ? t.join : t.save}</Button>
            {isNew ? null : (
              <ButtonLink href={props.address} kind="tertiary">
                {t.back}
              </ButtonLink>
            )}
          </div>
        </form>
      </div>
    </>
  );
}

/** The times of the meetings with a box each: ticked is what does not work. */
function SlotBoxes(props: {
  lang: Lang;
  matchmaking: MatchmakingView;
  slots: BusySlot[];
  chosen: readonly string[];
  error?: string | undefined;
}) {
  const { lang, matchmaking, slots } = props;
  const t = participationTexts(lang);
  const days = byDay(slots, matchmaking).length;
  if (slots.length === 0) return null;
  return (
    <Choices
      lang={lang}
      name="slot"
      type="checkbox"
      label={t.whenNotFree}
      hint={t.whenNotFreeHint}
      optional
      error={props.error}
      chosen={props.chosen}
      options={byDay(slots, matchmaking).flatMap(([day, list]) =>
        list.map((slot) => ({
          value: String(slot.number),
          label: (
            <>
              {days > 1 ? `${dayShort(lang, day)}, ` : ''}
              {slotTime(lang, slot, matchmaking)}
              {slot.meanwhile.length === 0 ? null : (
                <span class="hw-meanwhile">{t.meanwhile(slot.meanwhile.join('; '))}</span>
              )}
            </>
          ),
        })),
      )}
    />
  );
}

export function AvailabilityPage(props: {
  lang: Lang;
  matchmaking: MatchmakingView;
  address: string;
  slots: BusySlot[];
  chosen: string[];
  errors: FieldError[];
}) {
  const { lang, matchmaking, address } = props;
  const t = participationTexts(lang);
  const errors = wordsOf(lang, props.errors);
  return (
    <>
      <OwnHead lang={lang} matchmaking={matchmaking} address={address} title={t.availabilityTitle} />
      <div class="hw-wrap hw-stack hw-narrow">
        <ErrorSummary lang={lang} errors={errors.list} />
        <form class="hw-stack" method="post" action={`${address}/availability`}>
          <SlotBoxes
            lang={lang}
            matchmaking={matchmaking}
            slots={props.slots}
            chosen={props.chosen}
            error={errors.of('slot')}
          />
          <div class="hw-actions">
            <Button>{t.save}</Button>
            <ButtonLink href={address} kind="tertiary">
              {t.back}
            </ButtonLink>
          </div>
        </form>
      </div>
    </>
  );
}

export function LeavePage(props: { lang: Lang; matchmaking: MatchmakingView; address: string; living: number }) {
  const { lang, matchmaking, address } = props;
  const t = participationTexts(lang);
  return (
    <>
      <OwnHead lang={lang} matchmaking={matchmaking} address={address} title={t.leaveTitle} />
      <div class="hw-wrap hw-stack hw-narrow">
        <p>{t.leaveText(props.living)}</p>
        <form class="hw-actions" method="post" action={`${address}/leaving`}>
          <Button>{t.leave}</Button>
          <ButtonLink href={address}>{t.stay}</ButtonLink>
        </form>
      </div>
    </>
  );
}
