import type { Feature, World } from '#platform/feature';
import { deleteExpiredDrafts } from './commands.ts';
import type { EntryIndex } from './entry-index.ts';
import { matchingRoutes } from './routes.tsx';
import { matchingTexts } from './texts.ts';

/** Matching: describing a need or an offer, and what fits it. */
export function matching(world: World, index: EntryIndex): Feature {
  return {
    name: 'matching',
    menu: [{ path: '/drafts/new', label: (lang) => matchingTexts(lang).describeNeed, main: true }],
    routes: matchingRoutes(world, index),
    warmUp: index.warmUp,
    jobs: [{ name: 'delete-expired-drafts', everyMinutes: 60, run: deleteExpiredDrafts }],
  };
}
