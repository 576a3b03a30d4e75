declare module '#platform/link' {
  interface LinkPurposes {
    'organisation-confirm': true;
  }
}

/** Who has not answered is reminded once, after this long, and then left in peace. */
export const REMINDER_DAYS = 30;
/** The link in the mail holds long enough for holidays and until after the reminder. */
export const LINK_DAYS = 90;
/** Records asked about in one round of the job: a network that was imported at once does not send all its mail in one hour. */
export const ROUND = 100;

/** A record that says whether it is still right. */
export type ConfirmedKind = 'organisation' | 'hub';

export interface ConfirmedRecord {
  kind: ConfirmedKind;
  id: string;
  hubId: string | null;
  slug: string;
  name: import('#platform/i18n').Localised;
}
