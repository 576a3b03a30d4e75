import type { Child } from 'hono/jsx';
import { dayOf } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import type { StoredFile } from '#platform/files';
import { localise } from '#platform/i18n';
import { Alert, ButtonLink, Chips, PageHead, Prose, Section, ViewLinks } from '#ui';
import type { EventRow, EventView } from '../../model.ts';
import type { RelatedThing } from '../../slots.ts';
import { eventTexts, kindName } from '../../texts.ts';
import { machineTime, whenInWords, zoneOf } from '../dates.ts';
import { pageTexts } from '../event-texts.ts';
import { calendarTexts } from '../texts.ts';
import { EventFacts } from './facts.tsx';
import { EventItem, placeInWords } from './item.tsx';
import { Media } from './media.tsx';
import { Programme, Speakers } from './programme.tsx';

export interface EventPageProps {
  lang: Lang;
  event: EventView;
  /** Shown inside a page of the team, which has a heading and a way back of its own. */
  isPart?: boolean;
  label: (concept: string) => string;
  /** The day at the hubs. */
  today: string;
  regionName?: string | undefined;
  /** The files of the event that are kept here, by id. */
  files: ReadonlyMap<string, StoredFile>;
  related: readonly RelatedThing[];
  nextDates: readonly EventRow[];
  /** How to register. A preview leaves it out. */
  registration?: Child;
  /** What the viewer can do with it. */
  team?: Child;
  beside?: Child;
}

/** One event with everything that anybody may know of it. */
export function EventPage(props: EventPageProps) {
  const { lang, event } = props;
  const t = pageTexts(lang);
  const title = localise(event.title, lang);
  const summary = localise(event.summary, lang);
  const text = localise(event.text, lang);
  const href = `/${lang}/events/${event.slug}`;
  return (
    <>
      <PageHead
        lang={lang}
        title={title.text}
        titleLang={title.lang}
        kicker={kindName(lang, event.kind)}
        lead={<span lang={summary.lang}>{summary.text}</span>}
        {...(props.isPart === true
          ? { level: 2 as const }
          : { trail: [{ href: `/${lang}/events`, label: eventTexts(lang).events }] })}
      >
        <p class="hw-when">
          <time datetime={machineTime(event)}>{whenInWords(lang, event)}</time>
          <span>{placeInWords(lang, event)}</span>
        </p>
        <Chips
          label={calendarTexts(lang).topics}
          items={event.topics.map((topic) => ({ label: props.label(topic), href: `/${lang}/events?topic=${topic}` }))}
        />
        <p class="hw-actions">
          <ButtonLink href={`${href}.ics`}>{t.addToCalendar}</ButtonLink>
        </p>
        {props.team}
      </PageHead>
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          <Notices {...props} />
          {props.registration}
          {text.text === '' ? null : <Prose text={text.text} lang={text.lang} />}
          <Programme lang={lang} event={event} />
          <Speakers lang={lang} event={event} />
          <Media lang={lang} event={event} files={props.files} />
          <Related {...props} />
          {props.nextDates.length === 0 || event.series === null ? null : (
            <Section title={calendarTexts(lang).nextDates}>
              <ul class="hw-bare">
                {props.nextDates.map((next) => (
                  <li>
                    <EventItem lang={lang} event={next} level={3} isShort />
                  </li>
                ))}
              </ul>
              <p>
                <ButtonLink href={`/${lang}/event-series/${event.series.slug}`}>
                  <span lang={localise(event.series.title, lang).lang}>{localise(event.series.title, lang).text}</span>
                </ButtonLink>
              </p>
            </Section>
          )}
          <ViewLinks
            lang={lang}
            label={t.data}
            items={[
              { href: `${href}.ics`, label: 'iCalendar', type: 'text/calendar' },
              { href: `${href}.json`, label: 'JSON', type: 'application/ld+json' },
            ]}
          />
        </div>
        <EventFacts lang={lang} event={event} regionName={props.regionName} />
      </div>
      {props.beside === undefined ? null : <div class="hw-wrap hw-comments-wrap">{props.beside}</div>}
    </>
  );
}

/** What somebody has to know before anything else. */
function Notices({ lang, event, today }: EventPageProps) {
  const t = pageTexts(lang);
  const reason = localise(event.stateReason, lang);
  const isOver = event.endsOn < today;
  const said = reason.text === '' ? undefined : <Prose text={reason.text} lang={reason.lang} />;
  return (
    <>
      {event.state === 'cancelled' ? (
        <Alert tone="danger" title={t.cancelledTitle}>
          {said}
        </Alert>
      ) : null}
      {event.state !== 'cancelled' && hasMoved(event) && !isOver ? (
        <Alert tone="warning" title={t.movedTitle}>
          <p>{t.movedFrom(whenInWords(lang, { ...event, ...asMoment(event.movedFrom, event) }))}</p>
          {said}
        </Alert>
      ) : null}
      {event.state !== 'cancelled' && isOver ? <Over lang={lang} event={event} /> : null}
      {event.isSubscribed || event.sourceUrl !== null ? <Origin lang={lang} event={event} /> : null}
    </>
  );
}

function hasMoved(event: EventView): event is EventView & { movedFrom: Date } {
  return event.movedFrom !== null && event.movedFrom.getTime() !== event.startsAt.getTime();
}

/** A beginning without an end, on the clock of the event. */
function asMoment(at: Date, { zone }: EventView): Pick<EventView, 'startsAt' | 'endsAt' | 'startsOn' | 'endsOn'> {
  const day = dayOf(at, zoneOf({ zone }));
  return { startsAt: at, endsAt: at, startsOn: day, endsOn: day };
}

function Over({ lang, event }: { lang: Lang; event: EventView }) {
  const t = pageTexts(lang);
  if (event.held === 'not-held') return <Alert tone="info" title={t.notHeldTitle} />;
  return (
    <Alert tone="info" title={t.overTitle}>
      <p>{event.files.some(({ kind }) => kind === 'material' || kind === 'minutes') ? t.overMaterial : t.overText}</p>
    </Alert>
  );
}

/** Taken over from elsewhere: where the binding original is. */
function Origin({ lang, event }: { lang: Lang; event: EventView }) {
  const t = pageTexts(lang);
  const url = event.sourceUrl !== null && /^https?:/.test(event.sourceUrl) ? event.sourceUrl : undefined;
  return (
    <Alert tone="info" title={url !== undefined && URL.canParse(url) ? t.importedFrom(new URL(url).host) : t.imported}>
      {url === undefined ? undefined : (
        <p>
          <a href={url} rel="noopener">
            {t.toOrigin}
          </a>
        </p>
      )}
    </Alert>
  );
}

function Related({ lang, related }: EventPageProps) {
  if (related.length === 0) return null;
  return (
    <Section title={pageTexts(lang).related}>
      <ul class="hw-plain-list">
        {related.map((thing) => (
          <li>
            <a href={thing.href} lang={thing.lang}>
              {thing.title}
            </a>
            <span class="hw-muted"> {thing.kind}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
