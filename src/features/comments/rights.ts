import { type Belongs, defineRights, may, type Viewer } from '#engines/kit';

/** Those who decide about comments: for their hub, or for all where the role is granted for the network. */
const MODERATORS = ['network-admin', 'hub-manager', 'moderator'] as const;

export const rights = defineRights({
  'comment.write': {
    label: { de: 'Kommentare schreiben', cs: 'Psát komentáře', pl: 'Pisać komentarze', en: 'Write comments' },
    holders: ['anyone'],
  },
  'comment.report': {
    label: { de: 'Kommentare melden', cs: 'Nahlašovat komentáře', pl: 'Zgłaszać komentarze', en: 'Report comments' },
    holders: ['anyone'],
  },
  'comment.change-own': {
    label: {
      de: 'Eigene Kommentare ändern und löschen',
      cs: 'Měnit a mazat vlastní komentáře',
      pl: 'Zmieniać i usuwać własne komentarze',
      en: 'Change and delete one’s own comments',
    },
    holders: ['self'],
  },
  'comment.release': {
    label: {
      de: 'Kommentare freigeben',
      cs: 'Zveřejňovat komentáře',
      pl: 'Publikować komentarze',
      en: 'Release comments',
    },
    holders: MODERATORS,
  },
  'comment.decline': {
    label: { de: 'Kommentare ablehnen', cs: 'Zamítat komentáře', pl: 'Odrzucać komentarze', en: 'Decline comments' },
    holders: MODERATORS,
  },
  'comment.withdraw': {
    label: {
      de: 'Kommentare zurückziehen',
      cs: 'Stahovat komentáře',
      pl: 'Wycofywać komentarze',
      en: 'Withdraw comments',
    },
    holders: MODERATORS,
  },
  'comment.see-ip': {
    label: {
      de: 'Die IP-Adresse zu einem Kommentar mit Begründung einsehen',
      cs: 'S odůvodněním zobrazit IP adresu u komentáře',
      pl: 'Zobaczyć adres IP komentarza po podaniu powodu',
      en: 'See the IP address of one comment, stating why',
    },
    holders: MODERATORS,
  },
  'comment.settings': {
    label: {
      de: 'Festlegen, welche Kommentare geprüft werden',
      cs: 'Určovat, které komentáře se kontrolují',
      pl: 'Ustalać, które komentarze są sprawdzane',
      en: 'Set which comments are checked',
    },
    holders: ['network-admin', 'hub-manager'],
  },
});

interface Place {
  hub: string | null;
}

export const canWrite = (viewer: Viewer): boolean => may(viewer, rights['comment.write']);
export const canModerate = (viewer: Viewer, { hub }: Place): boolean => may(viewer, rights['comment.release'], { hub });
export const canSeeAddress = (viewer: Viewer, { hub }: Place): boolean =>
  may(viewer, rights['comment.see-ip'], { hub });
export const canSet = (viewer: Viewer, { hub }: Place): boolean => may(viewer, rights['comment.settings'], { hub });
export const canChangeOwn = (viewer: Viewer, comment: Pick<Belongs, 'person'>): boolean =>
  may(viewer, rights['comment.change-own'], comment);
