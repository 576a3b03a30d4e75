import { defineRights, may, type Viewer } from '#engines/kit';
import type { EventPlace } from '#features/events/rights.ts';

export const rights = defineRights({
  'meetings.plan': {
    label: {
      de: '1:1-Gespräche einer Veranstaltung planen',
      cs: 'Plánovat schůzky 1:1 na akci',
      pl: 'Planować rozmowy 1:1 na wydarzeniu',
      en: 'Plan the 1:1 meetings of an event',
    },
    holders: ['network-admin', 'hub-manager', 'organiser'],
  },
});

export function canPlanMeetings(viewer: Viewer, place: EventPlace): boolean {
  return may(viewer, rights['meetings.plan'], place);
}
