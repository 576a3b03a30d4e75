import type { Feature, World } from '#platform/feature';
import { type ExchangeSlots, exchangeRoutes } from './routes.tsx';
import { exchangeTexts } from './texts.ts';

/** Entries: needs, offers, practices, programmes, projects. */
export function exchange(world: World, slots: ExchangeSlots): Feature {
  return {
    name: 'exchange',
    menu: [{ path: '/entries', label: (lang) => exchangeTexts(lang).entries }],
    routes: exchangeRoutes(world, slots),
  };
}
