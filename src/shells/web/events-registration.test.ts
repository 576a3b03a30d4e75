import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { LANGS } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { cancelRegistration } from '#features/events/registration/commands/cancel.ts';
import { saveForm } from '#features/events/registration/commands/form.ts';
import { makeRegistration, NOW, openRegistration } from '#features/events/registration/fixtures.ts';
import type { FormField } from '#features/events/registration/model.ts';
import { checkSums } from '#features/events/registration/sums.ts';
import { accepted, OPERATOR } from '#features/network/fixtures.ts';
import { forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const MINUTE = 60_000;

const FIELDS: FormField[] = [
  {
    key: 'lunch',
    type: 'choice',
    label: { de: 'Essen Sie mit?', cs: 'Dáte si oběd?', pl: 'Czy będzie obiad?', en: 'Will you have lunch?' },
    required: true,
    options: [
      { key: 'yes', label: { de: 'ja' } },
      { key: 'no', label: { de: 'nein' } },
    ],
  },
  {
    key: 'diet',
    type: 'text',
    label: { de: 'Worauf achten wir?' },
    required: true,
    when: { field: 'lunch', is: ['yes'] },
  },
  { key: 'photos', type: 'consent', label: { de: 'Fotos sind in Ordnung.' }, required: false },
];

/** As many at the same moment as a process has connections: on a busy machine who waits for one too long is told to come again. */
async function tenAtOnce<T>(all: (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = [];
  const waiting = all.values();
  const work = async () => {
    for (const one of waiting) answers.push(await one());
  };
  await Promise.all(Array.from({ length: 10 }, work));
  return answers;
}

forEachDatabase('registration in the browser', (database) => {
  function open(settings: Record<string, string> = {}) {
    const time = { now: NOW };
    const world = makeWorld(database, { clock: () => time.now, settings });
    const app = makeApp(world);
    const later = (ms: number) => {
      time.now = new Date(time.now.getTime() + ms);
    };
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const response = await app.request(path, { headers });
      const html = await response.text();
      return { status: response.status, headers: response.headers, html, page: readPage(html) };
    };
    /** The hidden values of the form on a page, as a browser sends them; what lies in a template is not sent. */
    const hidden = (html: string) => {
      const outside = html.replace(/<template>.*?<\/template>/gs, '');
      const fields: [string, string][] = [];
      for (const [, tag = ''] of outside.matchAll(/<input ([^>]*type="hidden"[^>]*)>/g)) {
        const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
        fields.push([name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']);
      }
      return fields;
    };
    const send = async (path: string, html: string, values: Record<string, string>, headers = {}) => {
      later(10_000);
      const body = new URLSearchParams([...hidden(html), ...Object.entries(values)]);
      const response = await app.request(path, {
        method: 'POST',
        body,
        headers: { host: 'localhost', origin: 'http://localhost', ...headers },
      });
      const text = await response.text();
      return { status: response.status, to: response.headers.get('location') ?? '', html: text, page: readPage(text) };
    };
    const mail = async (kind: string) => {
      const row = await database.db
        .selectFrom('mail')
        .selectAll()
        .where('kind', '=', `registration-${kind}`)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      return { ...row, path: /https:\/\/hubs\.example\.org(\/\S+)/.exec(row.text)?.[1] ?? '' };
    };
    return { world, app, get, send, mail, later };
  }

  test('from the event by a mail to the confirmation, change and cancellation', async () => {
    const { get, send, mail, app } = open();
    const event = await makeEvent(database.db, { format: 'hybrid' });
    await openRegistration(database.db, event, {
      capacity: 20,
      maxGroup: 5,
      note: { de: 'Bitte den Hintereingang nehmen.' },
    });
    const shown = await get(`/de/events/${event.slug}`);
    assert.match(shown.page.text, /noch 20 Plätze frei/);
    assert.ok(
      shown.page.elements.some(({ attributes }) => attributes.href === `/de/events/${event.slug}/registration`),
    );
    const path = `/de/events/${event.slug}/registration`;
    const form = await get(path);
    assert.match(form.headers.get('cache-control') ?? '', /no-store/);
    assert.match(form.page.text, /180 Tage nach ihrem Ende werden sie gelöscht/);
    const bad = await send(path, form.html, { name: ' ', email: 'anna', quantity: '2' });
    assert.equal(bad.status, 422);
    assert.match(bad.page.text, /Geben Sie Ihren Namen ein/);
    assert.match(bad.page.text, /name@stadt\.de/);
    assert.ok(bad.page.elements.some(({ attributes }) => attributes.value === 'anna'));
    const sent = await send(path, bad.html, {
      name: 'Anna Beispiel',
      email: 'anna@town.example',
      quantity: '2',
      others: 'Bert Berg',
    });
    assert.equal(sent.to, `${path}/sent`);
    assert.match((await get(sent.to)).page.text, /Postfach/);

    const { path: own, text } = await mail('confirm');
    assert.doesNotMatch(text, /Anna/);
    // A scanner opens the link, several times: nothing happens.
    for (const _ of [1, 2]) assert.match((await get(own)).page.text, /Noch nicht bestätigt/);
    assert.equal((await app.request(own, { method: 'HEAD' })).status, 200);
    const row = () => database.db.selectFrom('registration').selectAll().executeTakeFirstOrThrow();
    assert.equal((await row()).state, 'held');
    assert.doesNotMatch((await get(own)).html, /secret-room/);

    const confirmed = await send(`${own}/confirmation`, '', {});
    assert.equal(confirmed.to, own);
    const page = await get(own);
    assert.match(page.headers.get('cache-control') ?? '', /no-store/);
    assert.equal(page.headers.get('x-robots-tag'), 'noindex');
    assert.match(page.page.text, /Sie sind dabei/);
    assert.match(page.page.text, /Hintereingang/);
    assert.match(page.html, /secret-room/);
    assert.equal(page.html.match(/role="img" aria-label="QR-Code für/g)?.length, 2);
    const ics = await (await app.request(`${own}/calendar.ics`)).text();
    const [component] = new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent');
    assert.equal(component?.getFirstPropertyValue('uid'), `${event.id}@hubs.example.org`);
    assert.match(ics, /secret-room/);

    const change = await get(`${own}/change`);
    assert.ok(change.page.elements.some(({ attributes }) => attributes.value === 'Anna Beispiel'));
    const changed = await send(`${own}/change`, change.html, {
      name: 'Anna Berg',
      quantity: '3',
      others: 'Bert Berg\nCarla Tal',
    });
    assert.equal(changed.to, `${own}?note=saved`);
    assert.equal((await row()).places, 3);
    const { attachments } = await mail('changed');
    // Later than the first of the same SEQUENCE, so calendars take it.
    const stampOf = (content = '') => /DTSTAMP:(\S+)/.exec(content)?.[1] ?? '';
    const first = await mail('confirmed');
    assert.ok(stampOf(attachments[0]?.content) > stampOf(first.attachments[0]?.content));
    const tooMany = await send(`${own}/change`, change.html, { name: 'Anna Berg', quantity: '6' });
    assert.equal(tooMany.status, 422);
    assert.match(tooMany.page.text, /So große Gruppen/);

    assert.match((await get(`${own}/cancellation`)).page.text, /Wirklich absagen\?/);
    assert.equal((await row()).state, 'confirmed');
    assert.equal((await send(`${own}/cancellation`, '', {})).to, own);
    assert.match((await get(own)).page.text, /Diese Anmeldung ist abgesagt/);
    assert.match((await mail('cancelled')).attachments[0]?.content ?? '', /METHOD:CANCEL/);
    assert.equal((await send(`${own}/cancellation`, '', {})).status, 422);
    await checkSums(database.db);
  });

  test('says nothing about who is registered', async () => {
    const { get, send } = open();
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 3 });
    const path = `/de/events/${event.slug}/registration`;
    const form = await get(path);
    const first = await send(path, form.html, { name: 'Anna', email: 'anna@town.example' });
    const second = await send(path, form.html, { name: 'Spitzel', email: 'ANNA@town.example' });
    assert.deepEqual([first.status, first.to], [second.status, second.to]);
    assert.equal((await database.db.selectFrom('registration').select('id').execute()).length, 1);
  });

  test('asks what belongs to an answer when the form comes back, and keeps what was written', async () => {
    const { get, send } = open();
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { fields: FIELDS });
    const path = `/de/events/${event.slug}/registration`;
    const form = await get(path);
    assert.match(form.html, /<hw-asked[^>]*data-field="f-lunch"[^>]*data-is="yes"[^>]*><template>/);
    const who = { name: 'Anna Beispiel', email: 'anna@town.example' };
    const back = await send(path, form.html, { ...who, 'f-lunch': 'yes' });
    assert.equal(back.status, 422);
    assert.match(back.page.text, /weitere Fragen/);
    assert.ok(back.page.elements.some(({ attributes }) => attributes.value === 'Anna Beispiel'));
    const missing = await send(path, back.html, { ...who, 'f-lunch': 'yes' });
    assert.match(missing.page.text, /Diese Frage braucht eine Antwort/);
    const sent = await send(path, missing.html, { ...who, 'f-lunch': 'yes', 'f-diet': 'vegan', 'f-photos': 'yes' });
    assert.equal(sent.status, 303);
    // What does not belong to the answer is not kept, even where somebody sends it.
    const other = await send(path, missing.html, {
      name: 'B',
      email: 'b@town.example',
      'f-lunch': 'no',
      'f-diet': 'alles',
    });
    assert.equal(other.status, 303);
    const kept = await database.db.selectFrom('registration').select('answers').orderBy('created_at').execute();
    assert.deepEqual(kept, [{ answers: { lunch: 'yes', diet: 'vegan', photos: true } }, { answers: { lunch: 'no' } }]);
  });

  test('shows the new form with the old answers when it has changed meanwhile', async () => {
    const { get, send, world } = open();
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { fields: FIELDS });
    const path = `/de/events/${event.slug}/registration`;
    const form = await get(path);
    const more: FormField = {
      key: 'shoes',
      type: 'number',
      label: { de: 'Schuhgröße' },
      required: true,
      min: 30,
      max: 50,
    };
    accepted(await saveForm(world, OPERATOR, event.id, [...FIELDS, more], 1, NOW));
    const back = await send(path, form.html, { name: 'Anna', email: 'anna@town.example', 'f-lunch': 'no' });
    assert.equal(back.status, 422);
    assert.match(back.page.text, /Formular inzwischen geändert/);
    assert.match(back.page.text, /Schuhgröße/);
    assert.ok(
      back.page.elements.some(
        ({ name, attributes }) => name === 'input' && attributes.value === 'no' && 'checked' in attributes,
      ),
    );
    const wrong = await send(path, back.html, {
      name: 'Anna',
      email: 'anna@town.example',
      'f-lunch': 'no',
      'f-shoes': '60',
    });
    assert.match(wrong.page.text, /außerhalb des Möglichen/);
    const sent = await send(path, wrong.html, {
      name: 'Anna',
      email: 'anna@town.example',
      'f-lunch': 'no',
      'f-shoes': '42',
    });
    assert.equal(sent.status, 303);
  });

  test('keeps a file with its answer, for its participant alone', async () => {
    const { get, app, later } = open();
    const event = await makeEvent(database.db);
    const fields: FormField[] = [{ key: 'proof', type: 'file', label: { de: 'Nachweis' }, required: true }];
    await openRegistration(database.db, event, { fields });
    const path = `/de/events/${event.slug}/registration`;
    const form = await get(path);
    const data = new FormData();
    const stamp = /name="stamp" value="([^"]+)"/.exec(form.html)?.[1] ?? '';
    const ticket = /name="ticket" value="([^"]+)"/.exec(form.html)?.[1] ?? '';
    for (const [name, value] of Object.entries({
      stamp,
      ticket,
      form: '1',
      shown: 'proof',
      name: '',
      email: 'anna@town.example',
    }))
      data.append(name, value);
    data.append(
      'f-proof',
      new File([Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')], 'Nachweis.pdf'),
    );
    later(10_000);
    const back = await postForm(app, path, data);
    const html = await back.text();
    assert.equal(back.status, 422);
    assert.match(html, /Bereits hochgeladen: Nachweis\.pdf/);
    const proof = /name="kept-f-proof" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const values = { stamp, ticket, form: '1', shown: 'proof', name: 'Anna', email: 'anna@town.example' };
    const forged = await postForm(app, path, { ...values, 'kept-f-proof': `${proof.slice(0, -2)}xx` });
    assert.equal(forged.status, 422);
    assert.equal((await postForm(app, path, { ...values, 'kept-f-proof': proof })).status, 303);
    const [row] = await database.db.selectFrom('registration').select(['id', 'answers']).execute();
    const file = String(row?.answers.proof);
    const use = await database.db.selectFrom('file_use').selectAll().execute();
    assert.deepEqual(use, [{ file_id: file, subject: `registration:${row?.id}` }]);
    const mail = await database.db.selectFrom('mail').select('text').executeTakeFirstOrThrow();
    const own = /https:\/\/hubs\.example\.org(\/\S+)/.exec(mail.text)?.[1] ?? '';
    assert.equal((await app.request(`${own}/files/${file}`)).status, 200);
    const other = await makeRegistration(open().world, event, { answers: {}, email: 'b@town.example' });
    assert.equal((await app.request(`/de/registrations/${other.key}/files/${file}`)).status, 404);
  });

  test('is at once for who has signed in, and takes no made-up forms of others', async () => {
    const { get, send, world, app } = open();
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event);
    const { cookie } = await makePerson(world, { name: 'Mona Hub', email: 'mona@hub.example' });
    const path = `/de/events/${event.slug}/registration`;
    const form = await get(path, { cookie });
    assert.ok(form.page.elements.some(({ attributes }) => attributes.value === 'mona@hub.example'));
    const sent = await send(path, form.html, { name: 'Mona Hub', email: 'mona@hub.example' }, { cookie });
    assert.match(sent.to, /^\/de\/registrations\//);
    assert.match((await get(sent.to)).page.text, /Sie sind dabei/);
    const ticket = await database.db.selectFrom('ticket_kind').select('id').executeTakeFirstOrThrow();
    const fields = { ticket: ticket.id, form: '0', name: 'Bot', email: 'bot@example.org' };
    assert.equal((await postForm(app, path, fields)).status, 422);
    const trapped = await get(path);
    assert.equal((await send(path, trapped.html, { ...fields, website: 'spam.example' })).status, 422);
    assert.equal((await database.db.selectFrom('registration').select('id').execute()).length, 1);
  });

  test('offers a place that became free, in the language of who waits, and explains every end', async () => {
    const { get, send, world, mail, later } = open();
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 1 });
    const has = await makeRegistration(world, event);
    const path = `/pl/events/${event.slug}/registration`;
    const form = await get(path);
    assert.match(form.page.text, /listę oczekujących/);
    await send(path, form.html, { name: 'Jan Nowak', email: 'jan@miasto.example' });
    const { path: own } = await mail('confirm-waiting');
    assert.match(own, /^\/pl\//);
    await send(`${own}/confirmation`, '', {});
    assert.match((await get(own)).page.text, /Państwa miejsce na liście oczekujących: 1/);
    accepted(await cancelRegistration(world, OPERATOR, { id: has.id }, world.clock()));
    assert.match((await mail('offered')).subject, /Zwolniło się miejsce/);
    assert.match((await get(own)).page.text, /Zwolniło się miejsce/);
    later(49 * 60 * MINUTE);
    const late = await send(`${own}/acceptance`, '', {});
    assert.equal(late.status, 422);
    assert.match(late.page.text, /Termin minął/);
    assert.equal((await send(`${own}/retry`, '', {})).to, own);
    assert.match((await get(own)).page.text, /Zgłoszenie przyjęte/);
    await checkSums(database.db);
  });

  test('says plainly why nobody can register', async () => {
    const { get } = open();
    const later = new Date(NOW.getTime() + 60 * MINUTE);
    const cases: [object, object | undefined, RegExp][] = [
      [{ state: 'cancelled' }, {}, /abgesagt/],
      [{}, { opensAt: later }, /noch nicht offen\. Sie beginnt am .*2\. März 2026, 14:00 Uhr/],
      [{}, { closesAt: NOW }, /Anmeldefrist ist vorbei/],
      [{}, undefined, /brauchen Sie sich hier nicht anzumelden/],
      [{}, { capacity: 0, hasWaitingList: false }, /Eine Warteliste gibt es nicht/],
      [{ more: { external_url: 'https://tickets.example.org/x' } }, undefined, /tickets\.example\.org/],
    ];
    for (const [fields, setting, said] of cases) {
      const event = await makeEvent(database.db, fields);
      if (setting !== undefined) await openRegistration(database.db, event, setting);
      const { status, page } = await get(`/de/events/${event.slug}/registration`);
      assert.equal(status, 200);
      assert.match(page.text, said);
      assert.equal((await get(`/de/events/${event.slug}`)).status, 200);
    }
    const draft = await makeEvent(database.db, { state: 'draft' });
    assert.equal((await get(`/de/events/${draft.slug}/registration`)).status, 404);
    assert.equal((await get('/de/registrations/nonsense')).status, 404);
    assert.equal((await get(`/de/registrations/${'A'.repeat(43)}`)).status, 404);
  });

  test('reads well in all languages, with each end of a registration', async () => {
    const { get, world } = open();
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 2, fields: FIELDS });
    const all = [
      await makeRegistration(world, event, { answers: { lunch: 'no' } }),
      await makeRegistration(world, event, { state: 'cancelled' }),
      await makeRegistration(world, event, { state: 'unconfirmed' }),
      await makeRegistration(world, event),
    ];
    for (const lang of LANGS)
      for (const { key } of all) {
        const { status, page, html } = await get(`/${lang}/registrations/${key}`);
        assert.equal(status, 200);
        assert.equal(page.lang, lang);
        assert.doesNotMatch(html, /undefined|\[object/);
      }
  });

  test('takes no more from one line than people send', async () => {
    const world = makeWorld(database, { clock: () => NOW, settings: { TRUST_PROXY: 'yes' } });
    const app = makeApp(world);
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event);
    const path = `/de/events/${event.slug}/registration`;
    const ticket = await database.db.selectFrom('ticket_kind').select('id').executeTakeFirstOrThrow();
    const { stampForm } = await import('#features/comments/spam.ts');
    const stamp = stampForm(world.secret, `registration:${event.id}`, new Date(NOW.getTime() - MINUTE));
    const ask = (at: number, address: string) =>
      postForm(
        app,
        path,
        { stamp, ticket: ticket.id, form: '0', name: 'Anna', email: `a${at}@town.example` },
        { 'x-forwarded-for': address },
      );
    for (let at = 0; at < 40; at++) assert.equal((await ask(at, '203.0.113.5')).status, 303);
    assert.equal((await ask(40, '203.0.113.5')).status, 422);
    assert.equal((await ask(41, '203.0.113.6')).status, 303);
    const marks = await database.db.selectFrom('registration').select('address_mark').execute();
    assert.ok(marks.every(({ address_mark }) => address_mark !== null && !address_mark.includes('203.')));
  });

  test('of a hundred, ten at a time, ten get the ten places', async () => {
    const { world, app } = open({ RATE_LIMIT: '10000' });
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 10 });
    const ticket = await database.db.selectFrom('ticket_kind').select('id').executeTakeFirstOrThrow();
    const { stampForm } = await import('#features/comments/spam.ts');
    const stamp = stampForm(world.secret, `registration:${event.id}`, new Date(NOW.getTime() - MINUTE));
    const asked = await tenAtOnce(
      Array.from(
        { length: 100 },
        (_, at) => () =>
          postForm(app, `/de/events/${event.slug}/registration`, {
            stamp,
            ticket: ticket.id,
            form: '0',
            name: 'Anna',
            email: `a${at}@town.example`,
          }),
      ),
    );
    assert.deepEqual(new Set(asked.map(({ status }) => status)), new Set([303]));
    const mails = await database.db.selectFrom('mail').select('text').execute();
    const links = mails.map(({ text }) => /https:\/\/hubs\.example\.org(\/\S+)/.exec(text)?.[1] ?? '');
    assert.equal(new Set(links).size, 100);
    const confirmed = await tenAtOnce(links.map((link) => () => postForm(app, `${link}/confirmation`, {})));
    assert.deepEqual(new Set(confirmed.map(({ status }) => status)), new Set([303]));
    const rows = await database.db.selectFrom('registration').select(['state', 'places']).execute();
    assert.equal(rows.filter(({ state }) => state === 'confirmed').length, 10);
    assert.equal(rows.filter(({ state, places }) => state === 'waiting' && places === 0).length, 90);
    await checkSums(database.db);
  });
});
