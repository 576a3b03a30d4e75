import type { Hono } from 'hono';
import { Parser } from 'htmlparser2';
import { LANGS } from '#engines/kit';
import { parseVocabulary, preferredLabel } from '#engines/matching';
import type { Clock } from '#platform/clock';
import { readConfig } from '#platform/config';
import type { AppEnv, Feature } from '#platform/feature';
import { openLog } from '#platform/log';
import { openSecret } from '#platform/secret';
import type { TestDatabase } from '#platform/testing';
import { MOBILITY } from '../engines/matching/fixtures.ts';
import { createFeatures } from './features.tsx';
import { createApp } from './web/app.tsx';
import { type Assets, loadAssets } from './web/assets.ts';
import type { OpenWorld } from './world.ts';

/** A vocabulary of three fields: the whole one takes seconds to load. */
const FIELDS = [
  { field: 'mobility', text: MOBILITY },
  { field: 'energy', text: 'energy\nde: Energie\nen: energy\ncs: energie\npl: energia\n' },
  { field: 'health', text: 'health\nde: Gesundheit\nen: health\ncs: zdraví\npl: zdrowie\n' },
];

const SECRET = 'a-secret-that-only-the-tests-know-0123456789';

const NOON: Clock = () => new Date('2026-03-02T12:00:00Z');

function loadSmallVocabulary(): OpenWorld['loaded'] {
  const { concepts } = parseVocabulary(FIELDS);
  const labels = new Map(
    concepts.map((concept) => {
      const [de = '', cs = '', pl = '', en = ''] = LANGS.map((lang) => preferredLabel(concept, lang));
      return [concept.id, { de, cs, pl, en }];
    }),
  );
  const topics = concepts.filter(({ id, field }) => id === field).map(({ id }) => id);
  return { files: () => FIELDS, labels, topics };
}

let small: OpenWorld['loaded'] | undefined;
let assets: Assets | undefined;

/** The world on a test database. Hooks and clock are those of production unless others are given. */
export function makeWorld(
  database: TestDatabase,
  more: { db?: OpenWorld['db']; clock?: Clock; settings?: Record<string, string> } = {},
): OpenWorld {
  small ??= loadSmallVocabulary();
  const config = readConfig({ BASE_URL: 'https://hubs.example.org', LOG_LEVEL: 'silent', SECRET, ...more.settings });
  if (!config.ok) throw new Error(`wrong setting ${config.refusal.name}`);
  return {
    config: config.value,
    database: database.database,
    db: more.db ?? database.db,
    databaseKind: database.kind,
    log: openLog('silent'),
    clock: more.clock ?? NOON,
    secret: openSecret(config.value),
    conceptLabels: small.labels,
    topics: small.topics,
    loaded: small,
    migrated: [],
  };
}

/** The whole web side over a world; `more` adds features that only a test has. */
export function makeApp(world: OpenWorld, more: Feature[] = []): Hono<AppEnv> {
  assets ??= loadAssets();
  return createApp(world, createFeatures(world, more), assets);
}

/** Sends a form as a browser does that is on a page of this site. */
export async function postForm(
  app: Hono<AppEnv>,
  path: string,
  fields: Record<string, string> | FormData,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  return app.request(path, {
    method: 'POST',
    body,
    headers: { host: 'localhost', origin: 'http://localhost', ...headers },
  });
}

export interface ReadPage {
  lang: string | undefined;
  title: string;
  h1: string;
  text: string;
  elements: { name: string; attributes: Record<string, string> }[];
  jsonLd: string[];
}

/** Reads HTML as a browser would see it: elements, attributes and text, not source. */
export function readPage(html: string): ReadPage {
  const page: ReadPage = { lang: undefined, title: '', h1: '', text: '', elements: [], jsonLd: [] };
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push(name);
      page.elements.push({ name, attributes });
      if (name === 'html') page.lang = attributes.lang;
      if (name === 'script' && attributes.type === 'application/ld+json') page.jsonLd.push('');
    },
    ontext(text) {
      const within = open.at(-1);
      if (within === 'script') page.jsonLd.push((page.jsonLd.pop() ?? '') + text);
      else if (within === 'title' && !open.includes('svg')) page.title += text;
      else if (open.includes('body')) page.text += text;
      if (open.includes('h1')) page.h1 += text;
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);
  return page;
}
