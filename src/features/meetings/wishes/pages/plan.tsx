import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Badge, Button, ButtonLink, Choices, ErrorSummary, Section, Table } from '#ui';
import type { Reason } from '../../planning/explain.ts';
import type { MatchmakingView, SlotView } from '../../queries.ts';
import type { Me } from '../model.ts';
import type { MyMeeting, MyPlan, Unmet } from '../queries/plan.ts';
import { ownTexts } from '../texts/own.ts';
import { byDay, dayName, dayShort, OwnHead, slotStart, slotTime } from './head.tsx';
import { wishInWords } from './person.tsx';

export interface PlanContext {
  lang: Lang;
  me: Me;
  matchmaking: MatchmakingView;
  address: string;
  plan: MyPlan;
  slots: readonly SlotView[];
  reasons: ReadonlyMap<string, Reason>;
  label: (topic: string) => string;
  now: Date;
}

/** The personal plan, first on the page once it is published. */
export function PlanPart(props: PlanContext) {
  const { lang, matchmaking, address, plan, now } = props;
  const t = ownTexts(lang);
  const { meetings, unmet } = plan;
  const isOver = matchmaking.state === 'closed' || props.slots.every(({ endsAt }) => endsAt <= now);
  const absence = props.slots.find(({ number }) => number === plan.absentFrom);
  return (
    <>
      {isOver ? <Alert tone="info" title={t.thanks} /> : null}
      {absence === undefined ? null : (
        <Alert tone="warning" title={t.absent(slotStart(absence.startsAt, matchmaking))} />
      )}
      <Changes {...props} />
      <Section title={t.planTitle} id="plan">
        {meetings.length === 0 ? <p>{t.planEmpty}</p> : null}
        {byDay(meetings, matchmaking).map(([day, list]) => (
          <>
            <h3 class="hw-h3">{dayName(lang, day)}</h3>
            <ol class="hw-bare hw-timed">
              {list.map((meeting) => (
                <li id={`meeting-${meeting.request}`}>
                  <MeetingItem {...props} meeting={meeting} />
                </li>
              ))}
            </ol>
          </>
        ))}
        <div class="hw-actions">
          {meetings.length === 0 ? null : (
            <>
              <ButtonLink href={`${address}/plan.ics`}>{t.calendar}</ButtonLink>
              <ButtonLink href={`${address}/plan`}>{t.print}</ButtonLink>
            </>
          )}
          {matchmaking.state === 'published' && !isOver && plan.absentFrom !== 0 ? (
            <ButtonLink href={`${address}/absence`} kind="tertiary">
              {t.cannotCome}
            </ButtonLink>
          ) : null}
        </div>
      </Section>
      {unmet.length === 0 ? null : (
        <Section title={t.unmetTitle(unmet.length)} intro={isOver ? undefined : t.unmetIntro} id="unmet">
          <ul class="hw-tasks">
            {unmet.map((one) => (
              <li>
                <UnmetItem {...props} unmet={one} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** What is different from the plan they have seen. */
function Changes({ lang, matchmaking, address, plan }: PlanContext) {
  const t = ownTexts(lang);
  if (plan.dropped.length === 0 && !plan.meetings.some(({ change }) => change !== null)) return null;
  return (
    <Alert tone="warning" title={t.changedTitle}>
      <p>{t.changedText}</p>
      {plan.dropped.length === 0 ? null : (
        <ul class="hw-list">
          {plan.dropped.map(({ startsAt, person, organisation }) => (
            <li>{t.droppedOut(slotStart(startsAt, matchmaking), [person, organisation].filter(Boolean).join(', '))}</li>
          ))}
        </ul>
      )}
      <form method="post" action={`${address}/plan`}>
        <Button kind="secondary">{t.seen}</Button>
      </form>
    </Alert>
  );
}

function MeetingItem({
  lang,
  matchmaking,
  address,
  meeting,
  reasons,
  label,
  now,
}: PlanContext & { meeting: MyMeeting }) {
  const t = ownTexts(lang);
  const { person, outcome } = meeting;
  const reason = reasons.get(meeting.request);
  return (
    <>
      <div>
        <strong class="hw-timed__time">{slotTime(lang, meeting, matchmaking)}</strong>
        <br />
        {meeting.table ?? [t.online, meeting.room?.name].filter(Boolean).join(', ')}
      </div>
      <div class="hw-stack hw-stack--close">
        <div>
          <strong>{person.name}</strong>
          {person.organisation === null ? '' : `, ${person.organisation}`}{' '}
          {meeting.change === null ? null : (
            <Badge tone="warning">{meeting.change === 'new' ? t.isNew : t.isMoved}</Badge>
          )}
          {meeting.isOff ? <Badge tone="danger">{t.isOff}</Badge> : null}
        </div>
        <p class="hw-muted hw-small">{whyInWords(lang, meeting, reason, label)}</p>
        {meeting.room === null ? null : (
          <p>
            <a href={meeting.room.address} rel="noreferrer">
              {t.enterRoom}
            </a>
          </p>
        )}
        {now < meeting.startsAt ? null : (
          <form class="hw-outcome" method="post" action={`${address}/outcome`}>
            <input type="hidden" name="meeting" value={meeting.request} />
            <fieldset class="hw-wishes__buttons">
              <legend>
                {t.tookPlace} <span class="kern-sr-only">{person.name}</span>
              </legend>
              <Button name="outcome" value="held" kind={outcome === 'held' ? 'primary' : 'secondary'}>
                {t.held}
                {outcome === 'held' ? ' ✓' : ''}
              </Button>
              <Button name="outcome" value="not-held" kind={outcome === 'not-held' ? 'primary' : 'secondary'}>
                {t.notHeld}
                {outcome === 'not-held' ? ' ✓' : ''}
              </Button>
            </fieldset>
          </form>
        )}
      </div>
    </>
  );
}

/** Why this one: who wished for it how much, what the two have in common, its place among my wishes. */
function whyInWords(
  lang: Lang,
  meeting: MyMeeting,
  reason: Reason | undefined,
  label: (topic: string) => string,
): string {
  const t = ownTexts(lang);
  const mine = (meeting.myWish ?? 0) > 0 ? wishInWords(lang, meeting.myWish) : undefined;
  const theirs = (meeting.theirWish ?? 0) > 0 ? wishInWords(lang, meeting.theirWish) : undefined;
  const wished =
    mine !== undefined && theirs !== undefined
      ? t.whyBoth(mine, theirs)
      : mine !== undefined
        ? t.whyMine(mine)
        : theirs !== undefined
          ? t.whyTheirs(theirs)
          : undefined;
  // The planner counts the one who asked first.
  const rank = reason?.held === true ? reason.ranks[meeting.isMine ? 0 : 1] : undefined;
  const parts = [
    reason?.held === true && reason.fixed ? t.whyFixed : undefined,
    wished,
    rank === undefined ? undefined : t.rank(rank),
    meeting.topics.length === 0 ? undefined : t.topics([...new Set(meeting.topics.map(label))].join(', ')),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function UnmetItem({ lang, me, matchmaking, slots, unmet, reasons }: PlanContext & { unmet: Unmet }) {
  const t = ownTexts(lang);
  const { person } = unmet;
  return (
    <>
      <strong>
        {person.name}
        {person.organisation === null ? '' : `, ${person.organisation}`}
      </strong>
      <span class="hw-muted">
        {unmet.wasPlanned ? t.whyNotHeld : whyNot(lang, me, matchmaking, slots, reasons.get(unmet.request))}
      </span>
      {unmet.followUp === 'next' ? <span>{t.followNext}</span> : null}
      {unmet.followUp === 'online' ? (
        <span>
          {t.followOnline}{' '}
          {matchmaking.event.contactEmail === null ? null : t.followWhen(matchmaking.event.contactEmail)}{' '}
          {unmet.room === null ? null : (
            <a href={unmet.room.address} rel="noreferrer">
              {t.enterRoom}
            </a>
          )}
        </span>
      ) : null}
    </>
  );
}

function whyNot(
  lang: Lang,
  me: Me,
  matchmaking: MatchmakingView,
  slots: readonly SlotView[],
  reason: Reason | undefined,
): string {
  const t = ownTexts(lang);
  if (reason === undefined || reason.held) return t.whyUnknown;
  switch (reason.reason) {
    case 'forbidden':
      return t.whyForbidden;
    case 'no-common-slot':
      return t.whyNoCommon;
    case 'not-live':
      return t.whyUnknown;
    case 'most-meetings':
      if (reason.person !== me.id) return t.whyMostTheirs;
      return me.maxMeetings === null ? t.whyMostAll : t.whyMostMine;
    case 'other-meetings': {
      const slot = slots.find(({ number }) => number === reason.slot);
      return slot === undefined ? t.whyUnknown : t.whyOthers(reason.slots, slotStart(slot.startsAt, matchmaking));
    }
    case 'no-table':
      return t.whyNoTable;
    case 'no-online-room':
      return t.whyNoRoom;
    case 'no-interpreter':
      return t.whyNoInterpreter;
  }
}

/** The plan on a sheet of paper, with room to write. */
export function SheetPage({ lang, me, matchmaking, plan }: Pick<PlanContext, 'lang' | 'me' | 'matchmaking' | 'plan'>) {
  const t = ownTexts(lang);
  const days = byDay(plan.meetings, matchmaking);
  const where = [
    matchmaking.event.venue,
    matchmaking.event.contactEmail === null ? null : t.contact(matchmaking.event.contactEmail),
  ];
  const head: Child = `${me.name}${me.organisation === null ? '' : `, ${me.organisation}`}`;
  return (
    <div class="hw-wrap hw-sheet">
      <p class="hw-kicker">
        {localise(matchmaking.event.title, lang).text} · {localise(matchmaking.name, lang).text}
      </p>
      <h1 class="hw-h2">
        {t.planTitle}: {head}
      </h1>
      <p>{where.filter((part) => part !== null).join(' · ')}</p>
      {days.length === 0 ? <p>{t.planEmpty}</p> : null}
      {days.map(([day, meetings]) => (
        <>
          <h2 class="hw-h3">{dayName(lang, day)}</h2>
          <Table
            caption={dayName(lang, day)}
            head={[t.sheetTime, t.sheetPlace, t.sheetWho, t.sheetNotes]}
            rows={meetings.map((meeting) => [
              slotTime(lang, meeting, matchmaking),
              meeting.table ?? (
                <>
                  {[t.online, meeting.room?.name].filter(Boolean).join(', ')}
                  {meeting.room === null ? null : <span class="hw-under hw-address">{meeting.room.address}</span>}
                </>
              ),
              <>
                <strong>{meeting.person.name}</strong>
                {meeting.person.organisation === null ? '' : `, ${meeting.person.organisation}`}
              </>,
              '',
            ])}
          />
        </>
      ))}
    </div>
  );
}

/** „I cannot come“: from which slot on. Slots that are over are not offered. */
export function AbsencePage(props: {
  lang: Lang;
  matchmaking: MatchmakingView;
  address: string;
  slots: readonly SlotView[];
  now: Date;
  chosen: string;
  errors: FieldError[];
}) {
  const { lang, matchmaking, address, now } = props;
  const t = ownTexts(lang);
  const coming = props.slots.filter(({ endsAt }) => endsAt > now);
  const days = byDay(coming, matchmaking);
  const said: Record<string, string> = { 'said-before': t.saidBefore, fromMissing: t.fromMissing };
  const errors = props.errors.map(({ field, code }) => ({ field, message: said[code] ?? t.fromMissing }));
  return (
    <>
      <OwnHead lang={lang} matchmaking={matchmaking} address={address} title={t.cannotCome} />
      <div class="hw-wrap hw-stack hw-narrow">
        <ErrorSummary lang={lang} errors={errors} />
        <p>{t.absenceText}</p>
        <form class="hw-stack" method="post" action={`${address}/absence`}>
          <Choices
            lang={lang}
            name="from"
            type="radio"
            label={t.fromWhen}
            error={errors[0]?.message}
            chosen={[props.chosen]}
            options={days.flatMap(([day, slots]) =>
              slots.map((slot) => ({
                value: String(slot.number),
                label:
                  slot.number === coming[0]?.number
                    ? t.wholeTime
                    : `${days.length > 1 ? `${dayShort(lang, day)}, ` : ''}${t.fromSlot(slotStart(slot.startsAt, matchmaking))}`,
              })),
            )}
          />
          <div class="hw-actions">
            <Button>{t.sendAbsence}</Button>
            <ButtonLink href={address} kind="tertiary">
              {t.planTitle}
            </ButtonLink>
          </div>
        </form>
      </div>
    </>
  );
}
