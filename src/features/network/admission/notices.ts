import { sql } from 'kysely';
import { may, mayAnywhere, type PersonViewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { NoticeKind } from '#platform/feature';
import { mayWith, rights } from '../rights.ts';
import { findAdmission, findClaim } from './queries.ts';
import { toldTexts } from './told-texts.ts';

const id = (subject: string) => subject.slice(subject.indexOf(':') + 1);

/** What hub teams and owners are told. Who may no longer see the thing hears nothing of it. */
export const admissionNotices: NoticeKind[] = [
  {
    kind: 'admission.submitted',
    label: {
      de: 'Ein Mitgliedsantrag wartet auf Entscheidung',
      cs: 'Žádost o členství čeká na rozhodnutí',
      pl: 'Wniosek o członkostwo czeka na decyzję',
      en: 'An application for membership is waiting for a decision',
    },
    usual: 'at-once',
    isFor: (viewer) => mayAnywhere(viewer, rights['admission.decide']),
    async say(db, viewer, subject) {
      const admission = await findAdmission(db, id(subject));
      if (admission?.state !== 'submitted' || !may(viewer, rights['admission.decide'], { hub: admission.hubId }))
        return undefined;
      return { text: toldTexts(viewer.lang).submitted(admission.name), path: `/admissions/${admission.id}` };
    },
  },
  {
    kind: 'organisation.left',
    label: {
      de: 'Eine Organisation hat die Mitgliedschaft beendet',
      cs: 'Organizace ukončila členství',
      pl: 'Organizacja zakończyła członkostwo',
      en: 'An organisation has ended its membership',
    },
    usual: 'daily',
    isFor: (viewer) => mayAnywhere(viewer, rights['admission.decide']),
    async say(db, viewer, subject) {
      const row = await db
        .selectFrom('organisation')
        .innerJoin('hub', 'hub.id', 'organisation.hub_id')
        .select(['organisation.name', 'hub.id as hub', 'hub.slug'])
        .where('organisation.id', '=', id(subject))
        .where('organisation.left_at', 'is not', null)
        .executeTakeFirst();
      if (row === undefined || !may(viewer, rights['admission.decide'], { hub: row.hub })) return undefined;
      return { text: toldTexts(viewer.lang).left(row.name), path: `/hubs/${row.slug}` };
    },
  },
  {
    kind: 'claim.submitted',
    label: {
      de: 'Jemand möchte ein Profil übernehmen (für das Team des Hubs)',
      cs: 'Někdo chce převzít profil (pro tým hubu)',
      pl: 'Ktoś chce przejąć profil (dla zespołu hubu)',
      en: 'Somebody claims a profile (for the hub’s team)',
    },
    usual: 'at-once',
    isFor: (viewer) => mayAnywhere(viewer, rights['claim.decide']),
    async say(db, viewer, subject) {
      const claim = await findClaim(db, id(subject));
      if (claim?.state !== 'open' || !mayWith(viewer, 'claim.decide', claim.organisation)) return undefined;
      return {
        text: toldTexts(viewer.lang).claimed(claim.person.name, claim.organisation.name),
        path: `/claims/${claim.id}`,
      };
    },
  },
  {
    kind: 'claim.seen',
    label: {
      de: 'Jemand möchte das Profil meiner Organisation übernehmen',
      cs: 'Někdo chce převzít profil mé organizace',
      pl: 'Ktoś chce przejąć profil mojej organizacji',
      en: 'Somebody claims the profile of my organisation',
    },
    usual: 'at-once',
    say: (db, viewer, subject) => sayClaim(db, viewer, subject, 'claimed'),
  },
  {
    kind: 'claim.granted',
    label: {
      de: 'Jemand ist zu meiner Organisation gekommen',
      cs: 'K mé organizaci někdo přibyl',
      pl: 'Do mojej organizacji ktoś dołączył',
      en: 'Somebody has joined my organisation',
    },
    usual: 'at-once',
    say: (db, viewer, subject) => sayClaim(db, viewer, subject, 'claimGranted'),
  },
  {
    kind: 'invitation.accepted',
    label: {
      de: 'Meine Einladung wurde angenommen',
      cs: 'Moje pozvánka byla přijata',
      pl: 'Moje zaproszenie zostało przyjęte',
      en: 'My invitation has been accepted',
    },
    usual: 'daily',
    async say(db, viewer, subject) {
      const { rows } = await sql<{ person: string; name: string; slug: string; id: string; hubId: string | null }>`
        select p.name as person, o.id, o.name, o.slug, o.hub_id as "hubId" from invitation i
          join organisation o on o.id = i.organisation_id and o.removed_at is null join person p on p.id = i.accepted_by
        where i.id = ${id(subject)}`.execute(db);
      const [row] = rows;
      if (row === undefined || !mayWith(viewer, 'organisation.members-see', row)) return undefined;
      return { text: toldTexts(viewer.lang).accepted(row.person, row.name), path: `/organisations/${row.slug}/people` };
    },
  },
];

async function sayClaim(db: Db, viewer: PersonViewer, subject: string, text: 'claimed' | 'claimGranted') {
  const claim = await findClaim(db, id(subject));
  if (claim === undefined || !mayWith(viewer, 'organisation.members-see', claim.organisation)) return undefined;
  const { person, organisation } = claim;
  return {
    text: toldTexts(viewer.lang)[text](person.name, organisation.name),
    path: `/organisations/${organisation.slug}/people`,
  };
}
