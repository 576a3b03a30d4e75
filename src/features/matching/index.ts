import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import type { Embeddings } from './embeddings/index.ts';
import type { EntryIndex } from './entry-index.ts';
import { draftData, expiredDrafts } from './personal-data.ts';
import { matchingRoutes } from './routes.tsx';
import { createStandingMatches } from './standing/listener.ts';
import { matchingTexts } from './texts.ts';
import { vocabularyRootRoutes, vocabularyRoutes } from './vocabulary/routes.tsx';

/** Matching: describing a need or an offer, what fits it, and the concepts by which this is told. */
export function matching(world: World, index: EntryIndex, embeddings?: Embeddings): Feature {
  return {
    name: 'matching',
    menu: [{ path: '/drafts/new', label: (lang) => matchingTexts(lang).describeNeed, main: true }],
    routes: new Hono<AppEnv>()
      .route('/', matchingRoutes(world, index, embeddings))
      .route('/', vocabularyRoutes(world, index)),
    rootRoutes: vocabularyRootRoutes(world, index),
    access: {
      'GET /drafts/:key': 'link',
      'GET /drafts/:key/edit': 'link',
      'POST /drafts/:key/deletion': 'link',
    },
    async warmUp() {
      await index.warmUp();
      await embeddings?.warmUp();
    },
    personalData: draftData,
    retention: [expiredDrafts],
    jobs: embeddings === undefined ? [] : [embeddings.job],
    listeners: [{ name: 'index', catchUp: index.warmUp }, createStandingMatches(world, index)],
    metrics: [...index.metrics, ...(embeddings?.metrics ?? [])],
    close: index.close,
  };
}
