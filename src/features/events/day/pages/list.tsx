import type { Lang, Viewer } from '#engines/kit';
import { localise } from '#platform/i18n';
import { ButtonLink, Table } from '#ui';
import { timeOfDay, whenInWords } from '../../calendar/dates.ts';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import type { DoorRow } from '../model.ts';
import { dayTexts } from '../texts.ts';

/** The list on paper: everybody with a place, with a column to sign in. */
export function ListPage(props: { lang: Lang; viewer: Viewer; event: EventView; rows: DoorRow[] }) {
  const { lang, event, rows } = props;
  const t = dayTexts(lang);
  return (
    <>
      <TeamHead
        lang={lang}
        viewer={props.viewer}
        event={event}
        page="check-in"
        title={t.listTitle}
        lead={`${whenInWords(lang, event)} · ${t.people(rows.length)}`}
      />
      <div class="hw-wrap hw-stack">
        <div class="hw-actions hw-screen">
          <ButtonLink href={`/${lang}/events/${event.slug}/list.pdf`}>{t.listPdf}</ButtonLink>
          <ButtonLink href={`/${lang}/events/${event.slug}/check-in`} kind="tertiary">
            {t.title}
          </ButtonLink>
        </div>
        {rows.length === 0 ? null : (
          <Table
            caption={t.listTitle}
            head={[t.name, t.organisation, t.ticket, t.arrival, t.signature]}
            rows={rows.map((row) => {
              const ticket = localise(row.ticket, lang);
              return [
                row.name,
                row.organisation ?? '–',
                <span lang={ticket.lang}>{ticket.text}</span>,
                row.admittedAt === null ? '' : timeOfDay(row.admittedAt, event),
                <span class="hw-signhere" />,
              ];
            })}
          />
        )}
      </div>
    </>
  );
}
