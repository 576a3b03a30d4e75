import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { PageHead } from '#ui';
import type { MatchmakingView, SlotView } from '../../queries.ts';
import { dayIn, timeIn } from '../mail-texts.ts';
import { planningTexts, stateName } from '../texts.ts';

const PAGES = ['settings', 'people', 'rules', 'plans', 'day', 'figures'] as const;

/** The head of every page for who plans 1:1 meetings: which, how far they are, and the ways to the other pages. */
export function MeetingsHead(props: {
  lang: Lang;
  matchmaking: MatchmakingView;
  page: (typeof PAGES)[number];
  title: string;
  lead?: Child;
}) {
  const { lang, matchmaking } = props;
  const t = planningTexts(lang);
  const event = localise(matchmaking.event.title, lang);
  const name = localise(matchmaking.name, lang);
  return (
    <PageHead
      lang={lang}
      title={props.title}
      kicker={
        <>
          <span lang={name.lang}>{name.text}</span> · {stateName(lang, matchmaking.state)}
        </>
      }
      lead={props.lead}
      trail={[
        { href: `/${lang}/events/${matchmaking.event.slug}`, label: event.text },
        { href: `/${lang}/events/${matchmaking.event.slug}/meetings`, label: t.title },
      ]}
    >
      <nav class="hw-subnav" aria-label={t.pages}>
        <ul>
          {PAGES.map((page) => (
            <li>
              <a
                href={`/${lang}/matchmakings/${matchmaking.id}/${page}`}
                aria-current={page === props.page ? 'page' : undefined}
              >
                {t[page]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </PageHead>
  );
}

/** „10:20–10:35“, with the day where there are several. */
export function slotLabel(
  lang: Lang,
  zone: string,
  slot: Pick<SlotView, 'startsAt' | 'endsAt'> | undefined,
  withDay = false,
): string {
  if (slot === undefined) return '–';
  const times = `${timeIn(lang, slot.startsAt, zone)}–${timeIn(lang, slot.endsAt, zone)}`;
  return withDay ? `${dayIn(lang, slot.startsAt, zone)}, ${times}` : times;
}

/** The times of a slot by its number, with the day where there are several. */
export function slotSayer(lang: Lang, zone: string, slots: readonly Pick<SlotView, 'startsAt' | 'endsAt'>[]) {
  const several = onSeveralDays(lang, zone, slots);
  return (number: number): string => slotLabel(lang, zone, slots[number], several);
}

/** Whether slots lie on more than one day. */
function onSeveralDays(lang: Lang, zone: string, slots: readonly Pick<SlotView, 'startsAt'>[]): boolean {
  const [first, last] = [slots[0], slots.at(-1)];
  return (
    first !== undefined && last !== undefined && dayIn(lang, first.startsAt, zone) !== dayIn(lang, last.startsAt, zone)
  );
}
