import { randomUUID } from 'node:crypto';
import type { EventState } from '#features/events/model.ts';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';
import { ownEvent } from './events.ts';
import { slugOf } from './places.ts';

/** Something of the own event in this state; its version is 1. */
function ofEvent(state: EventState, fields: Record<string, string> = {}, params: Record<string, string> = {}) {
  return async (given: Given): Promise<Ask> => {
    const { id, slug } = await ownEvent(given, state);
    return { params: { slug, ...params }, fields, thing: { hub: given.places.own.hub, event: id } };
  };
}

const WHEN = {
  starts_on: '2026-05-12',
  starts_time: '10:00',
  ends_on: '',
  ends_time: '16:00',
  zone: 'Europe/Berlin',
};
const FORM = {
  ...WHEN,
  lang: 'de',
  title_de: 'Werkstatt Ladesäulen',
  kind: 'workshop',
  format: 'online',
  cost: 'free',
  langs: 'de',
  version: '1',
};

/** A small text, as media of the event. */
function upload(): FormData {
  const form = new FormData();
  form.append('kind', 'material');
  form.append('title_de', 'Folien');
  form.append('lang', 'de');
  form.append('file', new File(['Ein Text.'], 'folien.txt'));
  return form;
}

export const eventWritingFixtures: Fixtures = {
  'GET /events/mine': () => ({}),
  'GET /events/new': async (given) => ({
    query: { hub: await slugOf(given, 'hub') },
    thing: { hub: given.places.own.hub },
  }),
  'POST /events': ({ places: { own } }) => ({
    fields: { ...FORM, key: randomUUID(), hub: own.hub, repeat: 'once' },
    thing: { hub: own.hub },
  }),
  'GET /events/:slug/edit': ofEvent('draft'),
  'POST /events/:slug/edit': ofEvent('draft', FORM),
  'GET /events/:slug/preview': ofEvent('draft'),
  'POST /events/:slug/publication': ofEvent('draft', { action: 'now', version: '1' }),
  'GET /events/:slug/move': ofEvent('published'),
  'POST /events/:slug/move': ofEvent('published', { ...WHEN, starts_on: '2026-05-13', format: 'online', version: '1' }),
  'GET /events/:slug/cancellation': ofEvent('published'),
  'POST /events/:slug/cancellation': ofEvent('published', { reason_de: 'Krank.', version: '1' }),
  'GET /events/:slug/withdrawal': ofEvent('published'),
  'POST /events/:slug/withdrawal': ofEvent('published'),
  'GET /events/:slug/copy': ofEvent('draft'),
  'POST /events/:slug/copy': async (given) => ({
    ...(await ofEvent('draft')(given)),
    // A template is the hub's.
    thing: { hub: given.places.own.hub },
  }),
  'GET /events/:slug/programme': ofEvent('draft'),
  'GET /events/:slug/programme/:part/:id': ofEvent('draft', {}, { part: 'session', id: 'new' }),
  'POST /events/:slug/programme/:part/:id': ofEvent('draft', { name: 'Saal' }, { part: 'room', id: 'new' }),
  'GET /events/:slug/media': ofEvent('draft'),
  'POST /events/:slug/media': async (given) => ({ ...(await ofEvent('draft')(given)), fields: upload() }),
  'GET /events/:slug/media/:id': ofEvent('draft', {}, { id: 'new' }),
  'POST /events/:slug/media/:id': async (given) => {
    const ask = await ofEvent('draft', { action: 'delete' })(given);
    const { id } = await given.world.db
      .insertInto('event_file')
      .values({
        id: randomUUID(),
        event_id: given.places.own.event,
        session_id: null,
        kind: 'material',
        position: 0,
        file_id: null,
        url: 'https://example.org/folien',
        captions_id: null,
        captions_lang: null,
        lang: 'de',
        created_at: given.world.clock(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { ...ask, params: { ...ask.params, id } };
  },
  'GET /events/:slug/team': ofEvent('draft'),
  'POST /events/:slug/team': ofEvent('draft', { action: 'give', email: 'neu@example.org', role: 'organiser' }),
};
