import type { Db, Trx } from '#platform/database';
import type { DataSubject, PersonalData, RetentionRule } from '#platform/feature';
import { withdrawLinks } from '#platform/link';
import { INVITATION_DAYS } from './model.ts';

const WHY = {
  de: 'damit nur die eingeladene Person die Rolle annehmen kann',
  cs: 'aby roli mohla přijmout jen pozvaná osoba',
  pl: 'aby tylko zaproszona osoba mogła przyjąć rolę',
  en: 'so that only the person who was invited can accept the role',
};
const HOW_LONG = {
  de: 'bis die Einladung angenommen oder zurückgezogen ist, höchstens 14 Tage',
  cs: 'do přijetí nebo zpětvzetí pozvánky, nejdéle 14 dní',
  pl: 'do przyjęcia lub wycofania zaproszenia, najdłużej 14 dni',
  en: 'until the invitation is accepted or taken back, 14 days at most',
};

/** Who was invited to a role, and by whom. */
export const ROLE_INVITATION_DATA: PersonalData = {
  columns: {
    'role_invitation.email': {
      what: {
        de: 'Adresse, an die eine Einladung zu einer Rolle ging',
        cs: 'adresa, na kterou přišla pozvánka k roli',
        pl: 'adres, na który wysłano zaproszenie do roli',
        en: 'address to which an invitation to a role was sent',
      },
      why: WHY,
      howLong: HOW_LONG,
    },
    'role_invitation.invited_by': {
      what: {
        de: 'wer zu einer Rolle eingeladen hat',
        cs: 'kdo k roli pozval',
        pl: 'kto zaprosił do roli',
        en: 'who invited somebody to a role',
      },
      why: {
        de: 'damit die Einladung verfällt, wenn diese Person die Rolle nicht mehr vergeben darf',
        cs: 'aby pozvánka zanikla, pokud tato osoba roli již nesmí přidělovat',
        pl: 'aby zaproszenie wygasło, gdy ta osoba nie może już nadawać roli',
        en: 'so that the invitation ends when this person may no longer give the role',
      },
      howLong: HOW_LONG,
    },
  },
  async export(db: Db, subject: DataSubject) {
    const rows = await invitationsOf(db, subject);
    return {
      role_invitation: rows.map(({ email, invited_by, ...row }) => ({
        ...row,
        ...(subject.emails.includes(email) ? { email } : {}),
        invited: subject.person !== undefined && invited_by === subject.person,
      })),
    };
  },
  async erase(trx: Trx, subject: DataSubject) {
    const rows = await invitationsOf(trx, subject);
    for (const { id } of rows) {
      await trx.deleteFrom('role_invitation').where('id', '=', id).execute();
      await withdrawLinks(trx, `role-invitation:${id}`);
    }
    return [{ table: 'role_invitation', rows: rows.length, how: 'deleted' as const }];
  },
};

/** Of the address that was invited, and of the person who invited. */
function invitationsOf(db: Db, { person, emails }: DataSubject) {
  return db
    .selectFrom('role_invitation')
    .selectAll()
    .where((eb) =>
      eb.or([
        ...(emails.length === 0 ? [] : [eb('email', 'in', [...emails])]),
        ...(person === undefined ? [] : [eb('invited_by', '=', person)]),
      ]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** An invitation that nobody accepted goes with the address it holds. */
export const roleInvitationRetention: RetentionRule = {
  name: 'role-invitations',
  label: {
    de: 'Nicht angenommene Einladungen zu einer Rolle',
    cs: 'Nepřijaté pozvánky k roli',
    pl: 'Nieprzyjęte zaproszenia do roli',
    en: 'Invitations to a role that nobody accepted',
  },
  days: INVITATION_DAYS,
  async run(trx, now) {
    const gone = await trx.deleteFrom('role_invitation').where('expires_at', '<=', now).returning('id').execute();
    for (const { id } of gone) await withdrawLinks(trx, `role-invitation:${id}`);
    return gone.length;
  },
};
