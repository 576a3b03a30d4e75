import { v7 as uuid } from 'uuid';
import { makeRegistration, openRegistration, type RegistrationFields } from '#features/events/registration/fixtures.ts';
import type { FormField } from '#features/events/registration/model.ts';
import { makeFile } from '../../../platform/files/fixtures.ts';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';
import { ownEvent } from './events.ts';

const QUESTION: FormField = { key: 'wish', type: 'text', label: { de: 'Wunsch' }, required: false };

type Wanted = Record<string, string> | ((registration: string) => Record<string, string>);

/** An event with registration and one participant, and a request to its team's pages. */
function desk(
  fields: Wanted = {},
  more: { query?: Wanted; how?: 'requested' | 'waiting'; params?: Record<string, string> } = {},
) {
  return async (given: Given): Promise<Ask> => {
    const { world, places } = given;
    const event = await ownEvent(given);
    const { tickets } = await openRegistration(world.db, event, {
      capacity: more.how === 'waiting' ? 1 : 5,
      fields: [QUESTION],
      tickets: [{ needsApproval: more.how === 'requested' }, {}],
    });
    if (more.how === 'waiting') await makeRegistration(world, event, { at: world.clock() });
    const who: RegistrationFields = { name: 'Vera Beispiel', email: `${uuid()}@example.org` };
    const { id } = await makeRegistration(world, event, { ...who, at: world.clock() });
    if (more.how === 'waiting')
      await world.db
        .updateTable('registration_setting')
        .set({ capacity: 5 })
        .where('event_id', '=', event.id)
        .execute();
    const say = (wanted: Wanted) => (typeof wanted === 'function' ? wanted(id) : wanted);
    return {
      params: { slug: event.slug, id, ticket: tickets[0] ?? '', question: QUESTION.key, ...more.params },
      query: say(more.query ?? {}),
      fields: say(fields),
      thing: { hub: places.own.hub, event: event.id },
    };
  };
}

const MAILING = { step: 'send', segment: '', subject_de: 'Programm', body_de: 'Guten Tag {name}.' };

async function sentMailing(given: Given): Promise<Ask> {
  const ask = await desk()(given);
  const id = uuid();
  await given.world.db
    .insertInto('event_mailing')
    .values({
      id,
      event_id: given.places.own.event,
      subject: JSON.stringify({ de: 'Programm' }),
      body: JSON.stringify({ de: 'Anbei.' }),
      segment: JSON.stringify({ query: '', chosen: 0 }),
      recipients: 0,
      sent_by: null,
      sent_at: given.world.clock(),
    })
    .execute();
  return { ...ask, params: { ...ask.params, mailing: id } };
}

async function answerFile(given: Given): Promise<Ask> {
  const ask = await desk()(given);
  const { id } = await makeFile(given.world.db, undefined, { visibility: 'private' });
  await given.world.db
    .insertInto('file_use')
    .values({ file_id: id, subject: `registration:${ask.params?.id}` })
    .execute();
  return { ...ask, params: { ...ask.params, file: id } };
}

const TICKET = { name_de: 'Vor Ort' };

export const eventDeskFixtures: Fixtures = {
  'GET /events/:slug/registration-settings': desk(),
  'POST /events/:slug/registration-settings': desk({ is_open: 'yes', version: '1', keep_days: '90' }),
  'GET /events/:slug/registration-settings/tickets/:ticket': desk(),
  'POST /events/:slug/registration-settings/tickets/:ticket': desk(TICKET),
  'POST /events/:slug/registration-settings/tickets/:ticket/order': desk({ move: 'down' }),
  'GET /events/:slug/registration-settings/questions/:question': desk(),
  'POST /events/:slug/registration-settings/questions/:question': desk({ label_de: 'Was wünschen Sie?', version: '1' }),
  'POST /events/:slug/registration-settings/questions/:question/order': desk({ move: 'remove' }),
  'GET /events/:slug/registration-settings/preview': desk(),
  'POST /events/:slug/registration-settings/codes': desk({ label: 'Presse' }),
  'POST /events/:slug/registration-settings/codes/withdrawal': desk({ code: 'GIBTSNICHT' }),
  'GET /events/:slug/participants': desk(),
  'GET /events/:slug/:file{participants\\.(csv|xlsx)}': desk({}, { params: { file: 'participants.csv' } }),
  'GET /events/:slug/participants/selection': desk({}, { query: (id) => ({ action: 'cancel', chosen: id }) }),
  'POST /events/:slug/participants/actions': desk((id) => ({ action: 'note', words: 'Kommt später', seen: `${id} 0` })),
  'GET /events/:slug/participants/:id': desk(),
  'GET /events/:slug/participants/:id/files/:file': answerFile,
  'POST /events/:slug/participants/:id/decision': desk({ decision: 'approve', stage: '0' }, { how: 'requested' }),
  'POST /events/:slug/participants/:id/offer': desk({}, { how: 'waiting' }),
  'POST /events/:slug/participants/:id/cancellation': desk({ reason: 'Auf Wunsch' }),
  'POST /events/:slug/participants/:id/note': desk({ note: 'Kommt später', was: '' }),
  'POST /events/:slug/participants/:id/link': desk(),
  'GET /events/:slug/participants/:id/change': desk(),
  'POST /events/:slug/participants/:id/change': desk({ form: '1', name: 'Vera Neu', quantity: '1', shown: 'wish' }),
  'POST /events/:slug/participants/:id/address': desk({ email: 'neu@example.org' }),
  'GET /events/:slug/mailings': desk(),
  'POST /events/:slug/mailings': async (given) => desk({ ...MAILING, id: uuid() })(given),
  'GET /events/:slug/mailings/new': desk(),
  'GET /events/:slug/mailings/:mailing': sentMailing,
  'GET /events/:slug/figures': desk(),
  'GET /events/:slug/figures.csv': desk(),
};
