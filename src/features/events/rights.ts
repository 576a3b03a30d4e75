import { type Belongs, defineRights, may, type Viewer } from '#engines/kit';

const TEAM = ['network-admin', 'hub-manager', 'editor', 'organiser'] as const;

/** Who may do what with events. An organiser has the role for a hub or for a single event. */
export const rights = defineRights({
  'event.write': {
    label: {
      de: 'Veranstaltungen anlegen, ändern und veröffentlichen',
      cs: 'Zakládat, upravovat a zveřejňovat akce',
      pl: 'Dodawać, zmieniać i publikować wydarzenia',
      en: 'Create, change and publish events',
    },
    holders: TEAM,
  },
  'event.delegate': {
    label: {
      de: 'Eine Veranstaltung anderen anvertrauen',
      cs: 'Svěřit akci dalším osobám',
      pl: 'Powierzać wydarzenie innym osobom',
      en: 'Entrust an event to others',
    },
    holders: ['network-admin', 'hub-manager', 'organiser'],
  },
  'event.participants': {
    label: {
      de: 'Anmeldungen zu einer Veranstaltung sehen und bearbeiten',
      cs: 'Vidět a zpracovávat přihlášky na akci',
      pl: 'Widzieć i obsługiwać zgłoszenia na wydarzenie',
      en: 'See and handle registrations for an event',
    },
    holders: ['network-admin', 'hub-manager', 'organiser'],
  },
  'event.check-in': {
    label: {
      de: 'Teilnehmende einlassen',
      cs: 'Vpouštět účastníky',
      pl: 'Wpuszczać osoby uczestniczące',
      en: 'Admit participants',
    },
    holders: ['network-admin', 'hub-manager', 'organiser', 'event-helper'],
  },
  'event.subscribe': {
    label: {
      de: 'Kalender anderer Stellen abonnieren',
      cs: 'Odebírat kalendáře jiných subjektů',
      pl: 'Subskrybować kalendarze innych podmiotów',
      en: 'Subscribe to calendars of others',
    },
    holders: ['network-admin', 'hub-manager', 'editor'],
  },
});

/** What an event belongs to: its hub, and itself for those who have a role for this event alone. */
export type EventPlace = Pick<Belongs, 'hub' | 'event'>;

export function canWriteEvent(viewer: Viewer, place: EventPlace): boolean {
  return may(viewer, rights['event.write'], place);
}

export function canDelegateEvent(viewer: Viewer, place: EventPlace): boolean {
  return may(viewer, rights['event.delegate'], place);
}

export function canSeeParticipants(viewer: Viewer, place: EventPlace): boolean {
  return may(viewer, rights['event.participants'], place);
}

export function canCheckIn(viewer: Viewer, place: EventPlace): boolean {
  return may(viewer, rights['event.check-in'], place);
}

export function canSubscribe(viewer: Viewer, place: EventPlace): boolean {
  return may(viewer, rights['event.subscribe'], place);
}
