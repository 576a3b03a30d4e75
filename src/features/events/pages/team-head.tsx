import type { Child } from 'hono/jsx';
import type { Lang, Viewer } from '#engines/kit';
import { localise } from '#platform/i18n';
import { PageHead } from '#ui';
import type { EventView } from '../model.ts';
import { canCheckIn, canSeeParticipants, canWriteEvent } from '../rights.ts';
import { eventTexts, stateName } from '../texts.ts';

/** The head of every page for the team of an event: which event, how far it is, and the ways to the team's other pages. */
export function TeamHead(props: {
  lang: Lang;
  viewer: Viewer;
  event: Pick<EventView, 'id' | 'hubId' | 'slug' | 'title' | 'state'>;
  /** The last part of the address of this page, as in the list below. */
  page: string;
  title: string;
  lead?: Child;
}) {
  const { lang, viewer, event } = props;
  const t = eventTexts(lang);
  const place = { hub: event.hubId, event: event.id };
  const base = `/${lang}/events/${event.slug}`;
  const name = localise(event.title, lang);
  const pages = [
    ...(canWriteEvent(viewer, place)
      ? [
          { page: 'edit', label: t.edit },
          { page: 'programme', label: t.programme },
          { page: 'media', label: t.media },
        ]
      : []),
    ...(canSeeParticipants(viewer, place)
      ? [
          { page: 'registration-settings', label: t.registration },
          { page: 'participants', label: t.participants },
          { page: 'mailings', label: t.mailings },
          { page: 'figures', label: t.figures },
          { page: 'meetings', label: t.meetings },
        ]
      : []),
    ...(canCheckIn(viewer, place) ? [{ page: 'check-in', label: t.checkIn }] : []),
    ...(canSeeParticipants(viewer, place) ? [{ page: 'report', label: t.report }] : []),
    ...(canWriteEvent(viewer, place) ? [{ page: 'team', label: t.team }] : []),
  ];
  const isPublic = event.state === 'published' || event.state === 'cancelled';
  return (
    <PageHead
      lang={lang}
      title={props.title}
      kicker={
        <>
          <span lang={name.lang}>{name.text}</span> · {stateName(lang, event.state)}
        </>
      }
      lead={props.lead}
      trail={[
        { href: `/${lang}/events/mine`, label: t.events },
        { href: isPublic ? base : `${base}/preview`, label: t.seePage },
      ]}
    >
      <nav class="hw-subnav" aria-label={t.teamPages}>
        <ul>
          {pages.map(({ page, label }) => (
            <li>
              <a href={`${base}/${page}`} aria-current={page === props.page ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </PageHead>
  );
}
