import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import readXlsx from 'read-excel-file/node';
import { makePerson } from '#features/accounts/fixtures.ts';
import { deliverMailings } from '#features/events/desk/commands/mailings.ts';
import { tellOfRequests } from '#features/events/desk/waiting.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { makeRegistration, openRegistration } from '#features/events/registration/fixtures.ts';
import type { FormField } from '#features/events/registration/model.ts';
import { clearParticipants } from '#features/events/registration/retention.ts';
import { checkSums } from '#features/events/registration/sums.ts';
import { makeHub } from '#features/network/fixtures.ts';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const FIELDS: FormField[] = [
  {
    key: 'food',
    type: 'choice',
    label: { de: 'Essen', cs: 'Strava', pl: 'Posiłek', en: 'Food' },
    required: false,
    options: [
      { key: 'meat', label: { de: 'mit Fleisch' } },
      { key: 'vegan', label: { de: 'vegan', en: 'vegan' } },
    ],
  },
  { key: 'wish', type: 'text', label: { de: 'Wunsch' }, required: false },
];

forEachDatabase('the desk of an organiser', (database) => {
  let now: Date;
  let world: ReturnType<typeof makeWorld>;
  let app: ReturnType<typeof makeApp>;
  let event: { id: string; slug: string; hub: string };
  let cookie: string;
  let list: string;

  beforeEach(async () => {
    now = new Date('2026-03-02T12:00:00Z');
    world = makeWorld(database, { clock: () => now, settings: { RATE_LIMIT: '100000' } });
    app = makeApp(world);
    event = await makeEvent(database.db, { more: { contact_email: 'team@hub.example' } });
    cookie = await organiser(`event:${event.id}`);
    list = `/de/events/${event.slug}/participants`;
  });

  const organiser = async (scope: 'network' | `hub:${string}` | `event:${string}`) =>
    (await makePerson(world, { grants: [{ role: 'organiser', scope }], name: 'Olga Team' })).cookie;

  async function get(path: string, as = cookie) {
    const response = await app.request(path, { headers: as === '' ? {} : { cookie: as } });
    const html = await response.text();
    return { status: response.status, html, page: readPage(html), response };
  }

  const post = (path: string, fields: Record<string, string> | [string, string][], as = cookie) => {
    const body = new FormData();
    for (const [name, value] of Array.isArray(fields) ? fields : Object.entries(fields)) body.append(name, value);
    return postForm(app, path, body, { cookie: as });
  };

  const register = (fields: Parameters<typeof makeRegistration>[2] = {}) => makeRegistration(world, event, fields);

  const stateOf = async (id: string) =>
    (await database.db.selectFrom('registration').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

  const namesIn = (page: ReturnType<typeof readPage>) =>
    page.elements
      .filter(({ name, attributes }) => name === 'input' && attributes.name === 'chosen')
      .map(({ attributes }) => attributes['aria-label']);

  test('the list says who takes part, how it stands, and asks as much of the database for three as for one', async () => {
    await openRegistration(database.db, event, { capacity: 3, fields: FIELDS });
    await register({ name: 'Zoë Zander', organisation: 'Stadt Görlitz', country: 'DE', region: 'DED2D' });
    const counted = countQueries(database.db);
    const counting = makeApp({ ...world, db: counted.db });
    const count = async () => {
      counted.restart();
      const response = await counting.request(list, { headers: { cookie } });
      assert.equal(response.status, 200);
      await response.text();
      return counted.count();
    };
    assert.equal(await count(), 8);
    await register({ name: 'Amir Amin', quantity: 2, organisationType: 'municipality' });
    await register({ name: 'Wanda Wartet' });
    assert.equal(await count(), 8);
    const { page } = await get(list);
    assert.deepEqual(namesIn(page), ['Wanda Wartet auswählen', 'Amir Amin auswählen', 'Zoë Zander auswählen']);
    assert.match(page.text, /Plätze vergeben:\s*3 von 3/);
    assert.match(page.text, /auf der Warteliste:\s*1/);
    assert.match(page.text, /3 Anmeldungen/);
  });

  test('filters, words without accents, answers and the order narrow the list', async () => {
    await openRegistration(database.db, event, { capacity: 10, fields: FIELDS });
    await register({ name: 'Łucja Nováková', country: 'PL', region: 'PL51', lang: 'pl', answers: { food: 'vegan' } });
    await register({
      name: 'Bernd Berger',
      organisation: 'Landkreis Bautzen',
      organisationType: 'district',
      answers: { food: 'meat' },
    });
    await register({ name: 'Carla Chor', quantity: 2, others: [{ name: 'Dörte Gast', organisation: null }] });
    const found = async (query: string) =>
      namesIn((await get(`${list}?${query}`)).page).map((name) => name?.split(' ')[0]);
    assert.deepEqual(await found('q=lucja+novakova'), ['Łucja']);
    assert.deepEqual(await found('q=BAUTZEN'), ['Bernd']);
    assert.deepEqual(await found('q=dorte'), ['Carla']);
    assert.deepEqual(await found('q=100%25'), []);
    assert.deepEqual(await found('region=PL51'), ['Łucja']);
    assert.deepEqual(await found('type=district&lang=de'), ['Bernd']);
    assert.deepEqual(await found('answer_food=vegan&answer_food=meat&sort=name'), ['Bernd', 'Łucja']);
    assert.deepEqual(await found('state=confirmed&sort=oldest'), ['Łucja', 'Bernd', 'Carla']);
    assert.deepEqual(await found('arrived=none&sort=oldest'), ['Łucja', 'Bernd', 'Carla']);
    assert.deepEqual(await found('page=2'), []);
    assert.equal((await get(`${list}?answer_food=poison`)).status, 422);
    assert.equal((await get(`${list}?ticket=00000000-0000-0000-0000-000000000000`)).status, 422);
  });

  test('who has no role for the event sees nothing of it, not even where ids are known', async () => {
    await openRegistration(database.db, event, { capacity: 10 });
    const { id } = await register({ name: 'Vera Vertraulich' });
    const otherHub = await makeHub(database.db, { key: 'hub-praha', name: { de: 'Hub Prag' } });
    const other = await makeEvent(database.db, { hub: otherHub.id });
    const cookies = {
      'organiser of another event': await organiser(`event:${other.id}`),
      'organiser of another hub': await organiser(`hub:${otherHub.id}`),
      helper: (await makePerson(world, { grants: [{ role: 'event-helper', scope: `event:${event.id}` }] })).cookie,
      'a plain person': (await makePerson(world)).cookie,
    };
    for (const [who, as] of Object.entries(cookies)) {
      for (const path of [
        list,
        `${list}.csv`,
        `${list}.xlsx`,
        `${list}/${id}`,
        list.replace('participants', 'figures'),
      ]) {
        const { status, html } = await get(path, as);
        assert.equal(status, 403, `${who}: ${path}`);
        assert.doesNotMatch(html, /Vertraulich/);
      }
    }
    assert.match((await get(list, '')).response.headers.get('location') ?? '', /^\/de\/sign-in/);
    // By the event that one may: the other's registrations are not there.
    const theirs = cookies['organiser of another event'];
    assert.equal((await get(`/de/events/${other.slug}/participants/${id}`, theirs)).status, 404);
    const cancelled = await post(`/de/events/${other.slug}/participants/${id}/cancellation`, { reason: 'Weg' }, theirs);
    assert.equal(cancelled.status, 404);
    for (const action of ['cancel', 'note']) {
      const answer = await post(
        `/de/events/${other.slug}/participants/actions`,
        { action, seen: `${id} 0`, words: 'Fremdes Wort' },
        theirs,
      );
      assert.match(answer.headers.get('location') ?? '', /done=0/);
    }
    assert.equal(await stateOf(id), 'confirmed');
    assert.equal((await database.db.selectFrom('registration').select('note').executeTakeFirstOrThrow()).note, null);
    for (const scope of ['network', `hub:${event.hub}`, `event:${event.id}`] as const)
      assert.equal((await get(list, await organiser(scope))).status, 200, scope);
  });

  test('a file has exactly what the list shows, in words, and nothing a spreadsheet would run', async () => {
    await openRegistration(database.db, event, { capacity: 10, fields: FIELDS });
    await register({
      name: '=HYPERLINK("http://evil")',
      organisation: '+49 351',
      answers: { food: 'vegan', wish: '@SUM(A1)' },
    });
    await register({ name: 'Außen vor', answers: { food: 'meat' } });
    const csv = await get(`${list}.csv?answer_food=vegan`);
    assert.equal(csv.response.headers.get('cache-control'), 'private, no-store');
    const [head = [], ...rows] = parse(csv.html, { bom: true }) as string[][];
    assert.equal(rows.length, 1);
    const cell = (title: string) => rows[0]?.[head.indexOf(title)];
    assert.equal(cell('Name'), `'=HYPERLINK("http://evil")`);
    assert.equal(cell('Organisation'), `'+49 351`);
    assert.equal(cell('Essen'), 'vegan');
    assert.equal(cell('Wunsch'), `'@SUM(A1)`);
    assert.equal(cell('Stand'), 'angemeldet');
    assert.equal(cell('Eingegangen am'), '2026-03-02 13:00');
    const xlsx = await app.request(`/en/events/${event.slug}/participants.xlsx?answer_food=vegan`, {
      headers: { cookie },
    });
    const sheet = (await readXlsx(Buffer.from(await xlsx.arrayBuffer())))[0]?.data ?? [];
    assert.equal(sheet.length, 2);
    assert.equal(sheet[1]?.[0], `'=HYPERLINK("http://evil")`);
    assert.ok(sheet[0]?.includes('Food'));
  });

  test('a name that is HTML is a name', async () => {
    await openRegistration(database.db, event, { capacity: 10 });
    const { id } = await register({
      name: '<script>alert(1)</script>',
      organisation: '"><img src=x onerror=alert(1)>',
    });
    for (const path of [list, `${list}/${id}`, `${list}/selection?action=cancel&chosen=${id}`]) {
      const { page, status } = await get(path);
      assert.equal(status, 200);
      assert.deepEqual(
        page.elements.filter(({ attributes }) => attributes.onerror !== undefined),
        [],
      );
      assert.match(page.text, /<script>alert\(1\)<\/script>/);
    }
  });

  test('several are decided about at once; what somebody else has decided stays and is counted', async () => {
    await openRegistration(database.db, event, { capacity: 10, tickets: [{ needsApproval: true }] });
    const ids: string[] = [];
    for (const name of ['Eins', 'Zwei', 'Drei']) ids.push((await register({ name })).id);
    const [first = '', second = '', third = ''] = ids;
    const asked = await get(`${list}/selection?whom=found&action=decline&state=requested`);
    assert.match(asked.page.text, /Das betrifft 3 Anmeldungen/);
    const seen = asked.page.elements
      .filter(({ attributes }) => attributes.name === 'seen')
      .map(({ attributes }) => attributes.value ?? '');
    assert.equal(seen.length, 3);
    const all = seen.map((one): [string, string] => ['seen', one]);
    const wordless = await post(`${list}/actions`, [['action', 'decline'], ...all]);
    assert.equal(wordless.status, 422);
    assert.equal(await stateOf(first), 'requested');
    // Somebody else is quicker with one of them.
    const other = await organiser(`hub:${event.hub}`);
    await post(`${list}/${first}/decision`, { decision: 'approve', stage: '0', words: '' }, other);
    const done = await post(`${list}/actions`, [
      ['action', 'decline'],
      ['words', 'Es gibt zu viele.'],
      ['query', '?state=requested'],
      ...all,
    ]);
    assert.equal(done.headers.get('location'), `${list}?state=requested&done=2&skipped=1`);
    assert.deepEqual(
      [await stateOf(first), await stateOf(second), await stateOf(third)],
      ['confirmed', 'declined', 'declined'],
    );
    const { page } = await get(`${list}?done=2&skipped=1`);
    assert.match(page.text, /Erledigt: 2 Anmeldungen/);
    assert.match(page.text, /jemand anderes hat inzwischen entschieden/);
    const told = await database.db
      .selectFrom('mail')
      .select('text')
      .where('kind', '=', 'registration-declined')
      .execute();
    assert.equal(told.length, 2);
    assert.match(told[0]?.text ?? '', /Es gibt zu viele/);
  });

  test('nobody ticked is said, and nothing happens', async () => {
    await openRegistration(database.db, event);
    const answer = await get(`${list}/selection?whom=chosen&action=cancel`);
    assert.equal(answer.response.headers.get('location'), `${list}?problem=nobodyChosen`);
    assert.match((await get(`${list}?problem=nobodyChosen`)).page.text, /kreuzen Sie mindestens eine Anmeldung an/);
  });

  test('of two organisers who decide about the same request at the same moment the second is told', async () => {
    await openRegistration(database.db, event, {
      tickets: [{ needsApproval: true }],
      stages: [{ de: 'Fach' }, { de: 'Leitung' }],
    });
    const { id } = await register();
    const other = await organiser(`hub:${event.hub}`);
    const decide = (as: string) => post(`${list}/${id}/decision`, { decision: 'approve', stage: '0', words: '' }, as);
    const answers = await Promise.all([decide(cookie), decide(other)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422]);
    const second = answers.find(({ status }) => status === 422);
    assert.match(await (second?.text() ?? ''), /Jemand anderes hat inzwischen entschieden/);
    const { stage } = await database.db.selectFrom('registration').select('stage').executeTakeFirstOrThrow();
    assert.equal(stage, 1);
    assert.match((await get(`${list}/${id}`)).page.text, /Stufe 2 von 2: Leitung/);
  });

  test('a note is for the team; who writes over what somebody else has just written is told', async () => {
    await openRegistration(database.db, event);
    const { id } = await register();
    assert.equal((await post(`${list}/${id}/note`, { note: 'Braucht eine Rampe.', was: '' })).status, 303);
    const late = await post(`${list}/${id}/note`, { note: 'Kommt später.', was: '' });
    assert.equal(late.status, 422);
    assert.match(await late.text(), /Braucht eine Rampe/);
    assert.match((await get(`${list}/${id}`)).page.text, /Notiz geändert/);
  });

  test('a place is offered out of turn, once, and only where one is free', async () => {
    await openRegistration(database.db, event, { capacity: 1 });
    await register();
    await register({ name: 'Erste' });
    const { id } = await register({ name: 'Zweite' });
    const full = await post(`${list}/${id}/offer`, {});
    assert.equal(full.status, 422);
    assert.match(await full.text(), /kein Platz frei/);
    await database.db.updateTable('registration_setting').set({ capacity: 2 }).execute();
    const both = await Promise.all([post(`${list}/${id}/offer`, {}), post(`${list}/${id}/offer`, {})]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 422]);
    assert.equal(await stateOf(id), 'offered');
    await checkSums(database.db);
    const mails = await database.db
      .selectFrom('mail')
      .select('id')
      .where('kind', '=', 'registration-offered')
      .execute();
    assert.equal(mails.length, 1);
  });

  test('answers are read with the form they were given to, and changed on behalf of the participant', async () => {
    await openRegistration(database.db, event, { capacity: 10, fields: FIELDS });
    const { id } = await register({ name: 'Vera Vorher', answers: { food: 'meat' } });
    const settings = list.replace('participants', 'registration-settings');
    const changed = await post(`${settings}/questions/food`, {
      label_de: 'Was essen Sie?',
      option_0_key: 'vegan',
      option_0_de: 'vegan',
      option_1_de: 'Fisch',
      version: '1',
    });
    assert.equal(changed.status, 303);
    const { page } = await get(`${list}/${id}`);
    assert.match(page.text, /Essen\s*mit Fleisch/);
    const csv = await get(`${list}.csv`);
    assert.match(csv.html, /Was essen Sie\?/);
    assert.match(csv.html, /mit Fleisch/);
    const form = await get(`${list}/${id}/change`);
    assert.match(form.page.text, /Was essen Sie\?/);
    const ticket = form.page.elements.find(({ attributes }) => attributes.name === 'ticket')?.attributes.value ?? '';
    const saved = await post(`${list}/${id}/change`, [
      ['form', '2'],
      ['ticket', ticket],
      ['name', 'Vera Nachher'],
      ['quantity', '2'],
      ['others', 'Otto Mit'],
      ['shown', 'food'],
      ['f-food', 'fisch'],
      ['shown', 'wish'],
    ]);
    assert.equal(saved.headers.get('location'), `${list}/${id}?note=changed`);
    const after = await get(`${list}/${id}`);
    assert.match(after.page.text, /Vera Nachher/);
    assert.match(after.page.text, /Otto Mit/);
    assert.match(after.page.text, /Was essen Sie\?\s*Fisch/);
    await checkSums(database.db);
  });

  test('the address of somebody whose mail came back is corrected, and the link goes there', async () => {
    await openRegistration(database.db, event);
    const { id } = await register({ email: 'vertippt@example.org' });
    await database.db.updateTable('registration').set({ bounced_at: now }).execute();
    assert.match((await get(list)).page.text, /Mail kam zurück:\s*1/);
    await post(`${list}/${id}/address`, { email: 'kein-at' });
    assert.equal(
      (await database.db.selectFrom('registration').select('email').executeTakeFirstOrThrow()).email,
      'vertippt@example.org',
    );
    await post(`${list}/${id}/address`, { email: 'richtig@example.org' });
    const mail = await database.db
      .selectFrom('mail')
      .select('to_address')
      .where('to_address', '=', 'richtig@example.org')
      .execute();
    assert.equal(mail.length, 1);
    assert.doesNotMatch((await get(list)).page.text, /Mail kam zurück:/);
    const before = await countMails('richtig@example.org');
    await Promise.all([post(`${list}/${id}/link`, {}), post(`${list}/${id}/link`, {})]);
    assert.equal((await countMails('richtig@example.org')) - before, 1);
  });

  const countMails = async (to: string) =>
    (await database.db.selectFrom('mail').select('id').where('to_address', '=', to).execute()).length;

  const TEXT = {
    subject_de: 'Das Programm, {name}',
    body_de: 'Guten Tag {name},\n\nhier ist es: {link}',
    subject_pl: 'Program',
    body_pl: 'Dzień dobry {name}!',
  };

  async function openMailing(query = '?state=confirmed') {
    const { page } = await get(`/de/events/${event.slug}/mailings/new${query}`);
    return page.elements.find(({ attributes }) => attributes.name === 'id')?.attributes.value ?? '';
  }

  test('a message goes to a selection, in the language of each, once, however often somebody presses', async () => {
    await openRegistration(database.db, event, { capacity: 3 });
    await register({ name: 'Anna <b>Fett</b>', email: 'anna@example.org' });
    await register({ name: 'Jan', email: 'jan@example.org', lang: 'pl' });
    await register({ name: 'Eva', email: 'eva@example.org', lang: 'cs' });
    await register({ name: 'Warta', email: 'warta@example.org' });
    await database.db.deleteFrom('mail').execute();
    const mailings = `/de/events/${event.slug}/mailings`;
    const id = await openMailing();
    const preview = await post(mailings, { ...TEXT, id, segment: '?state=confirmed', step: 'preview' });
    assert.equal(preview.status, 200);
    assert.match(await preview.text(), /An 3 Personen senden/);
    assert.equal(await countMails('anna@example.org'), 0);
    const send = () => post(mailings, { ...TEXT, id, segment: '?state=confirmed', step: 'send' });
    const answers = await Promise.all([send(), send()]);
    assert.deepEqual(answers.map(({ headers }) => headers.get('location')?.split('=')[1]).sort(), [
      'sent',
      'sentBefore',
    ]);
    assert.equal((await send()).headers.get('location'), `${mailings}/${id}?note=sentBefore`);
    const mails = await database.db
      .selectFrom('mail')
      .select(['to_address', 'subject', 'text', 'html', 'reply_to'])
      .where('kind', '=', 'event-mailing')
      .orderBy('to_address')
      .execute();
    assert.deepEqual(
      mails.map(({ to_address }) => to_address),
      ['anna@example.org', 'eva@example.org', 'jan@example.org'],
    );
    const [anna, eva, jan] = mails;
    assert.equal(anna?.subject, 'Das Programm, Anna <b>Fett</b>');
    assert.match(anna?.text ?? '', /hier ist es: https:\/\/hubs\.example\.org\/de\/registrations\/[\w-]{43}/);
    assert.doesNotMatch(anna?.html ?? '', /<b>Fett/);
    assert.equal(anna?.reply_to, 'team@hub.example');
    assert.match(jan?.text ?? '', /Dzień dobry Jan!/);
    assert.match(eva?.text ?? '', /Guten Tag Eva/);
    const links = mails.map(({ text }) => /registrations\/([\w-]{43})/.exec(text)?.[1]);
    assert.equal(new Set(links).size, 3);
    const { page } = await get(`${mailings}/${id}`);
    assert.match(page.text, /Olga Team/);
    assert.match(page.text, /Eva/);
    assert.match((await get(mailings)).page.text, /Das Programm/);
  });

  test('what a stopped process left is sent by the next, and nobody gets it twice', async () => {
    await openRegistration(database.db, event);
    for (const at of [1, 2, 3]) await register({ email: `p${at}@example.org` });
    await database.db.deleteFrom('mail').execute();
    const id = await openMailing();
    await post(`/de/events/${event.slug}/mailings`, { ...TEXT, id, segment: '', step: 'send' });
    // As if it had ended after the first.
    await database.db.deleteFrom('mail').where('to_address', '<>', 'p1@example.org').execute();
    await sql`update event_mailing_recipient y set mail_id = null from registration r
      where r.id = y.registration_id and r.email <> 'p1@example.org'`.execute(database.db);
    const [one, two] = await Promise.all([
      deliverMailings(world, database.db, now),
      deliverMailings(world, database.db, now),
    ]);
    assert.equal(one + two, 2);
    for (const at of [1, 2, 3]) assert.equal(await countMails(`p${at}@example.org`), 1);
    assert.equal(await deliverMailings(world, database.db, now), 0);
  });

  test('who never confirmed the address, or whose mail comes back, gets no message', async () => {
    await openRegistration(database.db, event);
    await register({ email: 'held@example.org', state: 'unconfirmed' });
    const { id: bounced } = await register({ email: 'bounced@example.org' });
    await database.db.updateTable('registration').set({ bounced_at: now }).where('id', '=', bounced).execute();
    await database.db.deleteFrom('mail').execute();
    const id = await openMailing('');
    const answer = await post(`/de/events/${event.slug}/mailings`, { ...TEXT, id, segment: '', step: 'send' });
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /niemand, an den die Nachricht gehen kann/);
    assert.deepEqual(await database.db.selectFrom('mail').select('id').execute(), []);
    assert.deepEqual(await database.db.selectFrom('event_mailing').select('id').execute(), []);
  });

  test('ids of another event in the selection reach nobody there', async () => {
    await openRegistration(database.db, event);
    await register({ email: 'own@example.org' });
    const other = await makeEvent(database.db, { hub: event.hub, title: { de: 'Andere' } });
    await openRegistration(database.db, other);
    const { id: foreign } = await makeRegistration(world, other, { email: 'foreign@example.org' });
    await database.db.deleteFrom('mail').execute();
    const id = await openMailing();
    const answer = await post(`/de/events/${event.slug}/mailings`, {
      ...TEXT,
      id,
      segment: '',
      chosen: foreign,
      step: 'send',
    });
    assert.equal(answer.status, 422);
    assert.equal(await countMails('foreign@example.org'), 0);
  });

  test('a test goes to oneself only, and a wrong placeholder is named', async () => {
    await openRegistration(database.db, event);
    await register({ email: 'anna@example.org' });
    await database.db.deleteFrom('mail').execute();
    const mailings = `/de/events/${event.slug}/mailings`;
    const id = await openMailing();
    const wrong = await post(mailings, {
      ...TEXT,
      body_de: 'Hallo {Vorname}',
      body_pl: '',
      id,
      segment: '',
      step: 'preview',
    });
    assert.equal(wrong.status, 422);
    const text = await wrong.text();
    assert.match(text, /nur \{name\} und \{link\}/);
    assert.match(text, /fehlt der Betreff oder der Text/);
    const tested = await post(mailings, { ...TEXT, id, segment: '', step: 'test' });
    assert.equal(tested.status, 200);
    const mails = await database.db.selectFrom('mail').select(['kind', 'subject']).execute();
    assert.deepEqual(mails, [{ kind: 'event-mailing-test', subject: 'Zur Probe: Das Programm, Olga Team' }]);
  });

  test('registration is switched on, its numbers checked, and of two who save the second is told', async () => {
    const settings = list.replace('participants', 'registration-settings');
    assert.match((await get(settings)).page.text, /noch nicht eingerichtet/);
    const wrong = await post(settings, {
      is_open: 'yes',
      capacity: '0',
      opens_date: '2026-04-02',
      closes_date: '2026-04-01',
      keep_days: '9999',
      reminder_days: 'bald',
    });
    assert.equal(wrong.status, 422);
    const problems = readPage(await wrong.text()).elements.filter(
      ({ name, attributes }) => name === 'a' && attributes.href?.startsWith('#'),
    );
    assert.deepEqual(
      problems.map(({ attributes }) => attributes.href).filter((href) => href !== '#content'),
      ['#closes_date', '#reminder_days', '#capacity', '#keep_days'],
    );
    const first = await post(settings, {
      is_open: 'yes',
      capacity: '70',
      closes_date: '2026-05-10',
      closes_time: '18:00',
      stages_de: 'Fach\nLeitung',
      stages_pl: 'Wydział',
      keep_days: '90',
    });
    assert.equal(first.headers.get('location'), `${settings}?note=saved`);
    const row = await database.db
      .selectFrom('registration_setting')
      .select(['capacity', 'closes_at', 'stages'])
      .executeTakeFirstOrThrow();
    assert.equal(row.capacity, 70);
    assert.equal(row.closes_at?.toISOString(), '2026-05-10T16:00:00.000Z');
    assert.deepEqual(row.stages, [{ de: 'Fach', pl: 'Wydział' }, { de: 'Leitung' }]);
    assert.equal(
      (await database.db.selectFrom('event').select('keep_days').where('id', '=', event.id).executeTakeFirstOrThrow())
        .keep_days,
      90,
    );
    const again = { is_open: 'yes', version: '1', capacity: '50' };
    const both = await Promise.all([post(settings, again), post(settings, again)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 422]);
    assert.match(
      await (both.find(({ status }) => status === 422)?.text() ?? ''),
      /Jemand anderes hat die Anmeldung inzwischen geändert/,
    );
  });

  test('fewer places than are taken take nobody’s, and this is said', async () => {
    await openRegistration(database.db, event, { capacity: 5 });
    await register({ quantity: 3 });
    const settings = list.replace('participants', 'registration-settings');
    const saved = await post(settings, { is_open: 'yes', version: '1', capacity: '1' });
    assert.equal(saved.headers.get('location'), `${settings}?note=saved&over=2`);
    assert.match((await get(`${settings}?note=saved&over=2`)).page.text, /2 Plätze mehr vergeben/);
  });

  test('questions are put together without script: added, moved, made to depend, removed', async () => {
    await openRegistration(database.db, event);
    const settings = list.replace('participants', 'registration-settings');
    const add = (fields: Record<string, string> | [string, string][]) => post(`${settings}/questions/new`, fields);
    await add({
      type: 'choice',
      label_de: 'Fährst du Rad?',
      label_en: 'By bike?',
      option_0_de: 'Ja',
      option_1_de: 'Nein',
    });
    const lonely = await add({ type: 'choice', label_de: 'Nur eine?', option_0_de: 'Ja', version: '1' });
    assert.equal(lonely.status, 422);
    await add({ type: 'text', label_de: 'Welches?', when: 'fahrst-du-rad=ja', version: '1' });
    const read = async () =>
      (
        await database.db
          .selectFrom('registration_form')
          .select('fields')
          .orderBy('version', 'desc')
          .executeTakeFirstOrThrow()
      ).fields;
    assert.deepEqual(await read(), [
      {
        key: 'fahrst-du-rad',
        type: 'choice',
        label: { de: 'Fährst du Rad?', en: 'By bike?' },
        required: false,
        options: [
          { key: 'ja', label: { de: 'Ja' } },
          { key: 'nein', label: { de: 'Nein' } },
        ],
      },
      {
        key: 'welches',
        type: 'text',
        label: { de: 'Welches?' },
        required: false,
        when: { field: 'fahrst-du-rad', is: ['ja'] },
      },
    ]);
    const before = await post(`${settings}/questions/welches/order`, { move: 'up' });
    assert.equal(before.status, 422);
    assert.match(await before.text(), /Ändern Sie zuerst die Bedingung/);
    assert.match((await get(`${settings}/preview`)).page.text, /Fährst du Rad\?/);
    await post(`${settings}/questions/welches/order`, { move: 'remove' });
    assert.equal((await read()).length, 1);
    // The same words again are another question: answers to the old one are not its own.
    await add({ type: 'text', label_de: 'Welches?', version: '3' });
    assert.deepEqual(
      (await read()).map(({ key }) => key),
      ['fahrst-du-rad', 'welches-2'],
    );
    const stale = await add({ type: 'text', label_de: 'Zu spät', version: '1' });
    assert.equal(stale.status, 422);
  });

  test('kinds of participation and codes are kept, the last kind stays', async () => {
    const { tickets } = await openRegistration(database.db, event);
    const settings = list.replace('participants', 'registration-settings');
    await post(`${settings}/tickets/new`, {
      name_de: 'Online',
      price_de: '10 Euro',
      capacity: '500',
      needs_approval: 'yes',
    });
    const kinds = () =>
      database.db
        .selectFrom('ticket_kind')
        .select(['name', 'capacity', 'needs_approval', 'removed_at'])
        .orderBy('position')
        .execute();
    assert.deepEqual((await kinds())[1], {
      name: { de: 'Online' },
      capacity: 500,
      needs_approval: true,
      removed_at: null,
    });
    await post(`${settings}/tickets/${tickets[0]}/order`, { move: 'remove' });
    assert.equal((await kinds()).filter(({ removed_at }) => removed_at === null).length, 1);
    const last = (
      await database.db.selectFrom('ticket_kind').select('id').where('removed_at', 'is', null).executeTakeFirstOrThrow()
    ).id;
    assert.equal((await post(`${settings}/tickets/${last}/order`, { move: 'remove' })).status, 422);
    const other = await makeEvent(database.db, { hub: event.hub, title: { de: 'Andere' } });
    const { tickets: theirs } = await openRegistration(database.db, other);
    assert.equal((await post(`${settings}/tickets/${theirs[0]}`, { name_de: 'Gekapert' })).status, 404);
    await post(`${settings}/codes`, { label: 'Presse', code: 'presse 26', places: '5' });
    assert.equal((await post(`${settings}/codes`, { label: 'Nochmal', code: 'PRESSE26' })).status, 422);
    await post(`${settings}/codes`, { label: 'Team' });
    const codes = await database.db
      .selectFrom('registration_code')
      .select(['code', 'label', 'places'])
      .orderBy('label')
      .execute();
    assert.deepEqual(codes[0], { code: 'PRESSE26', label: 'Presse', places: 5 });
    assert.match(codes[1]?.code ?? '', /^[A-HJ-NP-Z2-9]{8}$/);
    await post(`${settings}/codes/withdrawal`, { code: 'PRESSE26' });
    assert.equal((await database.db.selectFrom('registration_code').select('id').execute()).length, 1);
  });

  test('figures count people, as chart and as table, and stay when the participants are gone', async () => {
    await openRegistration(database.db, event, { capacity: 10 });
    await register({ quantity: 2, country: 'DE', region: 'DED21', organisationType: 'municipality' });
    await register({ country: 'PL', region: 'PL515' });
    await register({ state: 'cancelled' });
    const figures = `/de/events/${event.slug}/figures`;
    const rowsOf = async () =>
      (parse((await get(`${figures}.csv`)).html, { bom: true, from: 2 }) as string[][]).map((row) => [
        row[0],
        row[1],
        row[3],
      ]);
    const rows = await rowsOf();
    assert.deepEqual(
      rows.filter(([figure]) => figure === 'Nach Region'),
      [
        ['Nach Region', 'DED', '2'],
        ['Nach Region', 'PL51', '1'],
      ],
    );
    assert.deepEqual(
      rows.filter(([figure]) => figure === 'Nach Stand'),
      [
        ['Nach Stand', 'confirmed', '3'],
        ['Nach Stand', 'cancelled', '1'],
      ],
    );
    const { page } = await get(figures);
    const charts = page.elements.filter(({ name, attributes }) => name === 'svg' && attributes.class === 'hw-chart');
    assert.ok(charts.length >= 5);
    assert.ok(charts.every(({ attributes }) => (attributes['aria-label'] ?? '') !== ''));
    assert.deepEqual(
      page.elements.filter(({ attributes }) => attributes.style !== undefined),
      [],
    );
    await database.db.transaction().execute((trx) => clearParticipants(trx, event.id, now));
    assert.deepEqual(await rowsOf(), rows);
    assert.match((await get(list)).page.text, /Die Angaben der Teilnehmenden wurden am/);
    assert.equal((await database.db.selectFrom('registration').select('id').execute()).length, 0);
  });

  test('requests are on the desk of the team and told once, to those who may decide', async () => {
    await openRegistration(database.db, event, { tickets: [{ needsApproval: true }] });
    await register({ state: 'unconfirmed' });
    const tell = () =>
      database.db.transaction().execute((trx) => tellOfRequests.run(trx, now, new AbortController().signal));
    const notices = () => database.db.selectFrom('notice').select(['kind', 'subject']).execute();
    await tell();
    assert.deepEqual(await notices(), []);
    await register({ at: now });
    await register({ at: now });
    await tell();
    await tell();
    assert.deepEqual(await notices(), [{ kind: 'registration.requested', subject: `event:${event.id}` }]);
    assert.match((await get('/de/desk')).page.text, /2 Anmeldungen warten auf Ihre Entscheidung/);
    const other = await makeHub(database.db, { key: 'hub-praha', name: { de: 'Hub Prag' } });
    assert.doesNotMatch(
      (await get('/de/desk', await organiser(`hub:${other.id}`))).page.text,
      /warten auf Ihre Entscheidung/,
    );
  });
});
