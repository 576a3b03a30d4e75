import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import type { MatchmakingView, SlotView } from '../../queries.ts';
import { dayTexts } from '../day-texts.ts';
import { timeIn } from '../mail-texts.ts';
import type { DayMeeting } from '../queries/day.ts';
import { slotSayer } from './head.tsx';

/** On one page of the screen: four beside each other in four rows, in letters that are read from five metres away. */
const COLUMNS = 4;
const ROWS = 4;

export interface ScreenPart {
  slot: number;
  meetings: DayMeeting[];
}

/** What is on the screen at a time: both slots where they fit, otherwise one after the other in pages that turn by themselves. */
export function screenPages(slots: readonly number[], meetings: readonly DayMeeting[]): ScreenPart[][] {
  const parts = slots
    .map((slot) => ({ slot, meetings: meetings.filter((meeting) => meeting.slot === slot && !meeting.broken) }))
    .filter((part) => part.meetings.length > 0);
  const rows = parts.reduce((sum, part) => sum + Math.ceil(part.meetings.length / COLUMNS), 0);
  if (rows <= ROWS) return [parts];
  const size = COLUMNS * ROWS;
  return parts.flatMap(({ slot, meetings: all }) =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, at) => [
      { slot, meetings: all.slice(at * size, (at + 1) * size) },
    ]),
  );
}

/** The big screen in the hall: who meets where now and next. It fits a screen of 1920 by 1080 points without scrolling. */
export function LivePage(props: {
  lang: Lang;
  matchmaking: MatchmakingView;
  slots: SlotView[];
  now: Date;
  pages: ScreenPart[][];
  page: number;
}) {
  const { lang, matchmaking, slots, pages, page, now } = props;
  const t = dayTexts(lang);
  const { zone } = matchmaking.event;
  const title = localise(matchmaking.name, lang);
  const label = slotSayer(lang, zone, slots);
  const parts = pages[page - 1] ?? [];
  const first = pages[0]?.[0]?.slot;
  const isOn = (slot: number) => (slots[slot]?.startsAt ?? now) <= now;
  return (
    <hw-follow class={parts.length > 1 ? 'hw-screen hw-screen--two' : 'hw-screen'} id="follow" data-every="2">
      <header class="hw-screen__head">
        <h1 class="hw-screen__title" lang={title.lang}>
          {title.text}
        </h1>
        {pages.length > 1 ? <p>{t.pageOf(page, pages.length)}</p> : null}
        <p>{timeIn(lang, now, zone)}</p>
      </header>
      {parts.length === 0 ? <p class="hw-screen__slot">{t.over}</p> : null}
      {parts.map(({ slot, meetings }) => (
        <section class={slot === first ? 'hw-screen__now' : 'hw-screen__next'}>
          <h2 class="hw-screen__slot">
            {slot !== first ? t.next : isOn(slot) ? t.now : t.starts} <strong>{label(slot)}</strong>
          </h2>
          <ul class="hw-screen__list">
            {meetings.map((meeting) => (
              <li>
                <strong>{meeting.table ?? t.isOnline}</strong>
                <Who lang={lang} isShown={meeting.aShown} name={meeting.aName} organisation={meeting.aOrganisation} />
                <Who lang={lang} isShown={meeting.bShown} name={meeting.bName} organisation={meeting.bOrganisation} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </hw-follow>
  );
}

/** No more than people agreed to: the organisation alone where the name is not to be shown. */
function Who(props: { lang: Lang; isShown: boolean; name: string; organisation: string | null }) {
  const { lang, isShown, name, organisation } = props;
  if (!isShown) return <span class="hw-screen__who">{organisation ?? dayTexts(lang).somebody}</span>;
  return (
    <span class="hw-screen__who">
      {name}
      {organisation === null ? null : (
        <>
          <span class="kern-sr-only">, </span>
          <small>{organisation}</small>
        </>
      )}
    </span>
  );
}
