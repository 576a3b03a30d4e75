import type { Feature, World } from '#platform/feature';
import { type NetworkSlots, networkRoutes } from './routes.tsx';
import { networkTexts } from './texts.ts';

/** Network, hubs with sites, organisations, places. */
export function network(world: World, slots: NetworkSlots): Feature {
  return {
    name: 'network',
    menu: [
      { path: '/hubs', label: (lang) => networkTexts(lang).hubs },
      { path: '/organisations', label: (lang) => networkTexts(lang).organisations },
    ],
    routes: networkRoutes(world, slots),
  };
}
