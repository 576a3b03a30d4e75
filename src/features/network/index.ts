import type { Access, Feature, World } from '#platform/feature';
import { networkDesk } from './admission/desk.ts';
import { admissionNotices } from './admission/notices.ts';
import { networkPersonalData, networkRetention } from './admission/personal-data.ts';
import { confirmationJob } from './confirmation/job.ts';
import { rights } from './rights.ts';
import { type NetworkSlots, networkRoutes } from './routes.tsx';
import { networkTexts } from './texts.ts';

const ACCESS: Record<string, Access> = {
  'GET /hubs/:slug/edit': rights['hub.edit'],
  'POST /hubs/:slug/edit': rights['hub.edit'],
  'POST /hubs/:slug/confirmation': rights['hub.confirm'],
  'GET /hubs/:slug/admission': rights['admission.apply'],
  'POST /hubs/:slug/admission': rights['admission.apply'],
  'GET /admissions': 'person',
  'GET /admissions/:id': rights['admission.see'],
  'POST /admissions/:id/decision': rights['admission.decide'],
  'POST /admissions/:id/withdrawal': rights['admission.change'],
  'GET /admissions/:id/edit': rights['admission.change'],
  'POST /admissions/:id/edit': rights['admission.change'],
  'GET /claims/:id': rights['claim.decide'],
  'POST /claims/:id/decision': rights['claim.decide'],
  'GET /invitations': 'person',
  'POST /invitations': 'person',
  'GET /invitations/:key': 'link',
  'POST /invitations/:key': 'person',
  'GET /organisations/:slug/edit': rights['organisation.edit'],
  'POST /organisations/:slug/edit': rights['organisation.edit'],
  'POST /organisations/:slug/confirmation': rights['organisation.confirm'],
  'GET /organisations/:slug/people': rights['organisation.members-see'],
  'POST /organisations/:slug/people/:person': rights['organisation.invite'],
  'POST /organisations/:slug/invitations': rights['organisation.invite'],
  'POST /organisations/:slug/invitations/:id/revocation': rights['organisation.invite'],
  'GET /organisations/:slug/claim': rights['organisation.claim'],
  'POST /organisations/:slug/claim': rights['organisation.claim'],
  'GET /organisations/:slug/membership-end': rights['organisation.leave'],
  'POST /organisations/:slug/membership-end': rights['organisation.leave'],
  'GET /confirmations/:key': 'link',
  'POST /confirmations/:key': 'link',
  'GET /duplicates': rights['organisation.merge'],
  'GET /duplicates/:a/:b': rights['organisation.merge'],
  'POST /duplicates/:a/:b/merge': rights['organisation.merge'],
  'POST /duplicates/:a/:b/dismissal': rights['organisation.merge'],
};

/** Network, hubs with sites, organisations, places: the directory, and how one comes into it. */
export function network(world: World, slots: NetworkSlots): Feature {
  return {
    name: 'network',
    menu: [
      { path: '/hubs', label: (lang) => networkTexts(lang).hubs },
      { path: '/organisations', label: (lang) => networkTexts(lang).organisations },
    ],
    routes: networkRoutes(world, slots),
    access: ACCESS,
    desk: (viewer, lang) => networkDesk(world, viewer, lang),
    notices: admissionNotices,
    personalData: networkPersonalData,
    retention: networkRetention,
    jobs: [confirmationJob(world)],
  };
}
