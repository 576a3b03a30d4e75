import { sql } from 'kysely';
import { type Lang, mayAnywhere, type PersonViewer } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { listHolders } from '#features/accounts/roles/holders.ts';
import type { Db, Trx } from '#platform/database';
import type { DeskItem, Job, NoticeKind } from '#platform/feature';
import { catalogue, type Localised, localise, plural } from '#platform/i18n';
import { eventsWhere } from '../queries.ts';
import { rights } from '../rights.ts';

const REQUESTED = 'registration.requested';

const registrations = {
  de: (count: number) => plural('de', count, { one: 'Anmeldung', other: 'Anmeldungen' }),
  cs: (count: number) =>
    plural('cs', count, { one: 'přihláška', few: 'přihlášky', many: 'přihlášky', other: 'přihlášek' }),
  pl: (count: number) =>
    plural('pl', count, { one: 'zgłoszenie', few: 'zgłoszenia', many: 'zgłoszeń', other: 'zgłoszenia' }),
  en: (count: number) => plural('en', count, { one: 'registration', other: 'registrations' }),
};

const texts = catalogue({
  requests: {
    de: (count: number) => `${registrations.de(count)} ${count === 1 ? 'wartet' : 'warten'} auf Ihre Entscheidung`,
    cs: (count: number) => `Na vaše rozhodnutí čeká: ${registrations.cs(count)}`,
    pl: (count: number) => `Na decyzję czeka: ${registrations.pl(count)}`,
    en: (count: number) => `${registrations.en(count)} ${count === 1 ? 'awaits' : 'await'} your decision`,
  },
  bounced: {
    de: (count: number) =>
      count === 1 ? 'Eine Mail an Teilnehmende kam zurück' : `${count} Mails an Teilnehmende kamen zurück`,
    cs: (count: number) => `E-maily účastníkům, které se vrátily: ${count}`,
    pl: (count: number) => `Wiadomości do osób uczestniczących, które wróciły: ${count}`,
    en: (count: number) => (count === 1 ? 'A mail to a participant bounced' : `${count} mails to participants bounced`),
  },
  notice: {
    de: (count: number, title: string) => `„${title}“: ${registrations.de(count)} zu entscheiden`,
    cs: (count: number, title: string) => `„${title}“: k rozhodnutí ${registrations.cs(count)}`,
    pl: (count: number, title: string) => `„${title}”: do decyzji ${registrations.pl(count)}`,
    en: (count: number, title: string) => `“${title}”: ${registrations.en(count)} to decide`,
  },
});

interface Waiting {
  kind: 'requests' | 'bounced';
  slug: string;
  title: Localised;
  day: string;
  count: number;
  since: Date;
}

/** Events at a time: nobody decides about more on one day. */
const MOST_EVENTS = 50;

/** What waits for the team of events: requests to decide, and people whom mail does not reach. One query. */
export async function deskItems(db: Db, viewer: PersonViewer, lang: Lang, now: Date): Promise<DeskItem[]> {
  if (!mayAnywhere(viewer, rights['event.participants'])) return [];
  const theirs = eventsWhere(viewer, rights['event.participants']);
  const { rows } = await sql<Waiting>`
    select * from (
      select 'requests' as kind, e.slug, e.title, e.starts_on as day, count(*) as count, min(r.email_confirmed_at) as since
      from registration r join event e on e.id = r.event_id
      where r.state = 'requested' and r.email_confirmed_at is not null and e.state = 'published' and e.ends_at > ${now} and ${theirs}
      group by e.id
      union all
      select 'bounced', e.slug, e.title, e.starts_on, count(*), min(r.bounced_at)
      from registration r join event e on e.id = r.event_id
      where r.bounced_at is not null and r.state in ('requested', 'waiting', 'offered', 'confirmed')
        and e.state = 'published' and e.ends_at > ${now} and ${theirs}
      group by e.id
    ) x order by since, slug, kind limit ${MOST_EVENTS}`.execute(db);
  return rows.map(({ kind, slug, title, day, count, since }) => ({
    kind: kind === 'requests' ? REQUESTED : 'registration.bounced',
    title: texts(lang)[kind](count),
    detail: localise(title, lang).text,
    href: `/${lang}/events/${slug}/participants?${kind === 'requests' ? 'state=requested' : 'bounced=yes'}`,
    count,
    since,
    ...(kind === 'requests' ? { due: day } : {}),
  }));
}

export const noticeKinds: NoticeKind[] = [
  {
    kind: REQUESTED,
    label: {
      de: 'Eine Anmeldung wartet auf Entscheidung',
      cs: 'Přihláška čeká na rozhodnutí',
      pl: 'Zgłoszenie czeka na decyzję',
      en: 'A registration awaits a decision',
    },
    usual: 'daily',
    isFor: (viewer) => mayAnywhere(viewer, rights['event.participants']),
    // About the event, not one registration: what it says is how much waits now, and nothing once all is decided.
    async say(db, viewer, subject) {
      const { rows } = await sql<{ slug: string; title: Localised; count: number }>`
        select e.slug, e.title, count(*) as count from registration r join event e on e.id = r.event_id
        where r.event_id = ${subject.slice('event:'.length)} and r.state = 'requested' and r.email_confirmed_at is not null
          and ${eventsWhere(viewer, rights['event.participants'])}
        group by e.id`.execute(db);
      const row = rows[0];
      if (row === undefined) return undefined;
      return {
        text: texts(viewer.lang).notice(row.count, localise(row.title, viewer.lang).text),
        path: `/events/${row.slug}/participants?state=requested`,
      };
    },
  },
];

/** Requests older than this were told of, or nobody is there to be told. */
const LOOK_BACK_MS = 60 * 60_000;

/** Tells the team of an event that there are new requests, once for all that came since it was told last. */
export const tellOfRequests: Job = {
  name: 'tell-of-requests',
  everyMinutes: 1,
  async run(db, now) {
    const { rows } = await sql<{ event: string; hub: string }>`
      select e.id as event, e.hub_id as hub from registration r join event e on e.id = r.event_id
      where r.state = 'requested' and r.email_confirmed_at > ${new Date(now.getTime() - LOOK_BACK_MS)} and not exists (
        select 1 from notice n where n.kind = ${REQUESTED} and n.subject = 'event:' || e.id and n.created_at >= r.email_confirmed_at)
      group by e.id`.execute(db);
    for (const { event, hub } of rows) {
      const to = await listHolders(db, rights['event.participants'], [`event:${event}`, `hub:${hub}`]);
      await notify(db as Trx, { kind: REQUESTED, subject: `event:${event}`, to }, now);
    }
  },
};
