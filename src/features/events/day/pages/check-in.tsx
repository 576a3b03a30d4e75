import { randomUUID } from 'node:crypto';
import type { Lang, Viewer } from '#engines/kit';
import { localise } from '#platform/i18n';
import { Alert, Badge, Button, ButtonLink, Pagination, Section, Table } from '#ui';
import { timeOfDay } from '../../calendar/dates.ts';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import type { DoorFigures, DoorRow } from '../model.ts';
import { DOOR_PAGE } from '../queries/door.ts';
import { dayTexts } from '../texts.ts';
import type { PeopleList } from '../wire.ts';
import { Device } from './device.tsx';

export type Done = 'admitted' | 'undone' | 'again' | 'not-admitted' | 'walk-in' | 'no-badges';

export interface DoorPageProps {
  lang: Lang;
  viewer: Viewer;
  event: EventView;
  figures: DoorFigures;
  rows: DoorRow[];
  found: number;
  q: string;
  page: number;
  doubles: PeopleList['doubles'];
  isOver: boolean;
  done?: { what: Done; row: DoorRow | undefined } | undefined;
}

export function CheckInPage(props: DoorPageProps) {
  const { lang, event } = props;
  const t = dayTexts(lang);
  const base = `/${lang}/events/${event.slug}`;
  return (
    <>
      <TeamHead lang={lang} viewer={props.viewer} event={event} page="check-in" title={t.title} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        <DoneAlert {...props} />
        {event.state === 'published' ? null : <Alert tone="warning" title={t.notPublished} />}
        <Device lang={lang} event={event} />
        <div data-plain class="hw-stack">
          <PlainList {...props} />
          <Doubles {...props} />
        </div>
        <div class="hw-actions">
          <ButtonLink href={`${base}/check-in/walk-in`}>{t.walkIn}</ButtonLink>
        </div>
        <Printing {...props} />
      </div>
    </>
  );
}

function DoneAlert({ lang, event, done }: DoorPageProps) {
  const t = dayTexts(lang);
  if (done === undefined) return null;
  const name = done.row?.name;
  switch (done.what) {
    case 'admitted':
      return <Alert tone="success" title={`${t.admitted}: ${name ?? ''}`} />;
    case 'walk-in':
      return (
        <Alert tone="success" title={`${t.walkInDone}: ${name ?? ''}`}>
          {done.row === undefined ? null : (
            <a href={`/${lang}/events/${event.slug}/badges.pdf?person=${done.row.id}`}>{t.badge}</a>
          )}
        </Alert>
      );
    case 'undone':
      return <Alert tone="info" title={`${t.undone}: ${name ?? ''}`} />;
    case 'again': {
      const at = done.row?.admittedAt;
      const since = at === null || at === undefined ? t.admitted : t.inSince.replace('{time}', timeOfDay(at, event));
      return <Alert tone="warning" title={`${name ?? ''}: ${since}`} />;
    }
    case 'not-admitted':
      return <Alert tone="danger" title={t.notAdmitted} />;
    case 'no-badges':
      return <Alert tone="info" title={t.noBadges} />;
  }
}

/** One person, one button: works without script. */
function PlainList(props: DoorPageProps) {
  const { lang, event, figures, rows, q, page } = props;
  const t = dayTexts(lang);
  const base = `/${lang}/events/${event.slug}/check-in`;
  const query = (of: number) => `?${new URLSearchParams({ ...(q === '' ? {} : { q }), page: String(of) })}`;
  return (
    <Section title={t.list} intro={`${t.inside}: ${t.insideOf(figures.inside, figures.expected)}`}>
      <form method="get" action={base} class="hw-door__form" role="search" aria-label={t.search}>
        <div class="kern-form-input">
          <label class="kern-label" for="q">
            {t.words}
          </label>
          <input class="kern-form-input__input" type="search" id="q" name="q" value={q} maxlength={200} />
        </div>
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">{t.search}</span>
        </button>
      </form>
      <p class="hw-muted">{rows.length === 0 ? t.nobody : t.people(props.found)}</p>
      {rows.length === 0 ? null : (
        <Table
          caption={t.list}
          head={[t.name, t.organisation, t.ticket, t.arrival, t.action]}
          rows={rows.map((row) => {
            const ticket = localise(row.ticket, lang);
            return [
              <>
                {row.name}
                <br />
                <a href={`/${lang}/events/${event.slug}/badges.pdf?person=${row.id}`}>
                  {t.badge}
                  <span class="kern-sr-only"> {row.name}</span>
                </a>
              </>,
              row.organisation ?? '–',
              <span lang={ticket.lang}>{ticket.text}</span>,
              row.admittedAt === null ? (
                <span class="hw-muted">{t.expected}</span>
              ) : (
                <Badge tone="success">{t.inSince.replace('{time}', timeOfDay(row.admittedAt, event))}</Badge>
              ),
              <form method="post" action={`${base}/people/${row.id}`}>
                <input type="hidden" name="id" value={randomUUID()} />
                <input type="hidden" name="q" value={q} />
                <input type="hidden" name="page" value={String(page)} />
                {row.admittedAt === null ? null : <input type="hidden" name="undo" value="yes" />}
                <Button kind={row.admittedAt === null ? 'secondary' : 'tertiary'}>
                  {row.admittedAt === null ? t.admit : t.undo}
                  <span class="kern-sr-only"> {row.name}</span>
                </Button>
              </form>,
            ];
          })}
        />
      )}
      <Pagination
        lang={lang}
        page={page}
        pages={Math.ceil(props.found / DOOR_PAGE)}
        href={(of) => `${base}${query(of)}`}
      />
    </Section>
  );
}

function Doubles({ lang, event, doubles }: DoorPageProps) {
  const t = dayTexts(lang);
  if (doubles.length === 0) return null;
  return (
    <Section title={t.doubles} intro={t.doublesLead}>
      <ul class="hw-list">
        {doubles.map(({ name, times }) => (
          <li>
            {name}: {times.map(({ at, device }) => `${timeOfDay(new Date(at), event)} ${device}`).join(', ')}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Printing({ lang, event, figures, isOver }: DoorPageProps) {
  const t = dayTexts(lang);
  const base = `/${lang}/events/${event.slug}`;
  return (
    <Section title={t.print}>
      <p class="hw-muted">{t.badgesHint(figures.withoutBadge)}</p>
      <div class="hw-actions">
        <form method="post" action={`${base}/badges.pdf`}>
          <Button kind="secondary">{t.badgesNew}</Button>
        </form>
        <ButtonLink href={`${base}/badges.pdf`}>{t.badgesAll}</ButtonLink>
        <ButtonLink href={`${base}/list`}>{t.listPage}</ButtonLink>
        <ButtonLink href={`${base}/list.pdf`}>{t.listPdf}</ButtonLink>
        {isOver ? <ButtonLink href={`${base}/certificates.pdf`}>{t.certificates}</ButtonLink> : null}
      </div>
      {isOver ? null : <p class="hw-muted">{t.certificatesLater}</p>}
    </Section>
  );
}
