import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { ANONYMOUS, accepted, OPERATOR } from '#features/network/fixtures.ts';
import { forEachDatabase, listEvents } from '#platform/testing';
import { makeEvent } from '../../fixtures.ts';
import { makeRegistration, NOW, openRegistration, registrationInput, testWorld } from '../fixtures.ts';
import { listLiving } from '../queries.ts';
import { checkSums } from '../sums.ts';
import { decideApproval } from './approval.ts';
import { cancelRegistration, leaveWaitingList } from './cancel.ts';
import { changeRegistration } from './change.ts';
import { confirmEmail, tryAgain } from './confirm.ts';
import { expireJob } from './expire.ts';
import { saveCodes, saveForm, saveTicketKinds } from './form.ts';
import { acceptOffer } from './offer.ts';
import { positionOf } from './places.ts';
import { register } from './register.ts';
import { changeCapacity } from './settings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const later = (ms: number) => new Date(NOW.getTime() + ms);

forEachDatabase('registering', (database) => {
  const world = () => testWorld(database.db);
  const mails = async (to: string) => {
    const rows = await database.db.selectFrom('mail').selectAll().where('to_address', '=', to).orderBy('id').execute();
    return rows.map(({ kind }) => kind.replace('registration-', ''));
  };
  const stateOf = async (id: string) =>
    (await database.db.selectFrom('registration').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
  const taken = async (event: string) =>
    (
      await database.db
        .selectFrom('registration_setting')
        .select('taken')
        .where('event_id', '=', event)
        .executeTakeFirstOrThrow()
    ).taken;

  test('keeps a place until the address is confirmed, then it is theirs, with a calendar file', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 10 });
    const made = await makeRegistration(world(), event, {
      quantity: 3,
      state: 'unconfirmed',
      email: 'anna@town.example',
    });
    assert.equal(made.state, 'held');
    assert.equal(await taken(event.id), 3);
    assert.deepEqual(await listLiving(database.db, event.id), []);
    accepted(await confirmEmail(world(), ANONYMOUS, made.key, later(MINUTE)));
    // Opened twice: it is confirmed once.
    accepted(await confirmEmail(world(), ANONYMOUS, made.key, later(2 * MINUTE)));
    assert.equal(await taken(event.id), 3);
    assert.deepEqual(await mails('anna@town.example'), ['confirm', 'confirmed']);
    const events = (await listEvents(database.db)).filter(({ type }) => type.startsWith('registration.'));
    assert.deepEqual(events, [{ type: 'registration.confirmed', subject: `registration:${made.id}` }]);
    const came = await database.db.selectFrom('attendee').select(['name', 'position']).orderBy('position').execute();
    assert.deepEqual(
      came.map(({ name }) => name),
      ['Anna Beispiel', 'Anna Beispiel (2)', 'Anna Beispiel (3)'],
    );
    const [mail] = await database.db
      .selectFrom('mail')
      .selectAll()
      .where('kind', '=', 'registration-confirmed')
      .execute();
    const ics = mail?.attachments[0]?.content.replace(/\r\n /g, '') ?? '';
    assert.match(ics, /METHOD:REQUEST/);
    assert.match(ics, new RegExp(`UID:${event.id}@hubs.example.org`));
    assert.match(ics, /mailto:anna@town\.example/);
    await checkSums(database.db);
  });

  test('gives an unconfirmed place to others after a quarter of an hour, and lets who comes late try again', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 1 });
    const late = await makeRegistration(world(), event, { state: 'unconfirmed', email: 'late@town.example' });
    const second = await makeRegistration(world(), event, { at: later(16 * MINUTE) });
    assert.equal(second.state, 'confirmed');
    assert.equal(await stateOf(late.id), 'expired');
    const refused = await confirmEmail(world(), ANONYMOUS, late.key, later(17 * MINUTE));
    assert.deepEqual(refused, { ok: false, refusal: { type: 'expired' } });
    assert.deepEqual(await mails('late@town.example'), ['confirm']);
    const again = accepted(await tryAgain(world(), ANONYMOUS, late.key, later(18 * MINUTE)));
    assert.equal(again.state, 'waiting');
    accepted(await cancelRegistration(world(), ANONYMOUS, { key: second.key }, later(19 * MINUTE)));
    assert.equal(await stateOf(late.id), 'offered');
    assert.deepEqual(await mails('late@town.example'), ['confirm', 'waiting', 'offered']);
    await checkSums(database.db);
  });

  test('moves up in the order of waiting, a group that does not fit keeps its rank', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 2 });
    const first = await makeRegistration(world(), event);
    const other = await makeRegistration(world(), event);
    const group = await makeRegistration(world(), event, { quantity: 2, at: later(MINUTE) });
    const single = await makeRegistration(world(), event, { at: later(2 * MINUTE) });
    const last = await makeRegistration(world(), event, { at: later(3 * MINUTE) });
    assert.deepEqual([group.state, single.state, last.state], ['waiting', 'waiting', 'waiting']);
    const rank = (id: string) =>
      database.db.transaction().execute((trx) => positionOf(trx, { id, event_id: event.id }));
    assert.deepEqual([await rank(group.id), await rank(single.id), await rank(last.id)], [1, 2, 3]);

    accepted(await cancelRegistration(world(), ANONYMOUS, { key: first.key }, later(HOUR)));
    assert.deepEqual([await stateOf(group.id), await stateOf(single.id)], ['waiting', 'offered']);
    assert.deepEqual(await mails(single.email), ['confirm-waiting', 'waiting', 'offered']);
    assert.equal((await acceptOffer(world(), ANONYMOUS, { key: group.key }, later(HOUR))).ok, false);
    accepted(await acceptOffer(world(), ANONYMOUS, { key: single.key }, later(2 * HOUR)));
    // Who is not there any more frees nothing twice.
    assert.equal((await cancelRegistration(world(), ANONYMOUS, { key: first.key }, later(2 * HOUR))).ok, false);
    accepted(await cancelRegistration(world(), ANONYMOUS, { key: other.key }, later(3 * HOUR)));
    assert.equal(await stateOf(last.id), 'offered');
    accepted(await leaveWaitingList(world(), ANONYMOUS, { key: last.key }, later(4 * HOUR)));
    accepted(await cancelRegistration(world(), ANONYMOUS, { key: single.key }, later(5 * HOUR)));
    assert.equal(await stateOf(group.id), 'offered');
    await checkSums(database.db);
  });

  test('passes an offer on when its time is over, and says so', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 1, acceptHours: 24 });
    const has = await makeRegistration(world(), event);
    const first = await makeRegistration(world(), event, { at: later(1) });
    const second = await makeRegistration(world(), event, { at: later(2) });
    accepted(await cancelRegistration(world(), ANONYMOUS, { key: has.key }, later(HOUR)));
    await expireJob(world()).run(database.db, later(24 * HOUR), new AbortController().signal);
    assert.deepEqual([await stateOf(first.id), await stateOf(second.id)], ['offered', 'waiting']);
    const late = await acceptOffer(world(), ANONYMOUS, { key: first.key }, later(25 * HOUR));
    assert.deepEqual(late, { ok: false, refusal: { type: 'expired' } });
    assert.deepEqual([await stateOf(first.id), await stateOf(second.id)], ['expired', 'offered']);
    assert.deepEqual(await mails(first.email), ['confirm-waiting', 'waiting', 'offered', 'offer-expired']);
    await expireJob(world()).run(database.db, later(80 * HOUR), new AbortController().signal);
    assert.equal(await stateOf(second.id), 'expired');
    assert.equal(await taken(event.id), 0);
    await checkSums(database.db);
  });

  test('answers the same address with its link and tells nobody', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 5 });
    const one = await makeRegistration(world(), event, { email: 'Anna@Town.example' });
    const input = await registrationInput(database.db, event, { email: 'anna@town.example', name: 'Wer anderes' });
    for (const minutes of [5, 10]) {
      const again = accepted(await register(world(), ANONYMOUS, event.id, input, later(minutes * MINUTE)));
      assert.equal(again.id, one.id);
    }
    assert.deepEqual(await mails('Anna@Town.example'), ['confirm', 'confirmed', 'again']);
    const row = await database.db.selectFrom('registration').select(['name']).execute();
    assert.deepEqual(row, [{ name: 'Anna Beispiel' }]);
    assert.equal(await taken(event.id), 1);
  });

  test('of the same address at the same moment makes one', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 5 });
    const input = await registrationInput(database.db, event, { email: 'anna@town.example' });
    const all = await Promise.all(Array.from({ length: 8 }, () => register(world(), ANONYMOUS, event.id, input, NOW)));
    assert.equal(new Set(all.map((one) => accepted(one).id)).size, 1);
    assert.equal(await taken(event.id), 1);
    assert.deepEqual(await mails('anna@town.example'), ['confirm']);
    await checkSums(database.db);
  });

  test('needs no mail for who has signed in with the address, and all the more for another', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event);
    const { viewer } = await makePerson(world(), { email: 'mona@hub.example' });
    const own = await registrationInput(database.db, event, { email: 'Mona@hub.example' });
    assert.equal(accepted(await register(world(), viewer, event.id, own, NOW)).state, 'confirmed');
    assert.deepEqual(await mails('Mona@hub.example'), ['confirmed']);
    const other = await registrationInput(database.db, event, { email: 'other@hub.example' });
    assert.equal(accepted(await register(world(), viewer, event.id, other, NOW)).state, 'held');
  });

  test('has places of each ticket kind and none where the last of either is taken', async () => {
    const event = await makeEvent(database.db);
    const { tickets } = await openRegistration(database.db, event, {
      capacity: 3,
      tickets: [{ capacity: 1 }, { capacity: 5 }],
      hasWaitingList: false,
    });
    const [seat = '', stand = ''] = tickets;
    await makeRegistration(world(), event, { ticket: seat });
    const noSeat = await registrationInput(database.db, event, { ticket: seat });
    assert.deepEqual(await register(world(), ANONYMOUS, event.id, noSeat, NOW), {
      ok: false,
      refusal: { type: 'full' },
    });
    await makeRegistration(world(), event, { ticket: stand, quantity: 2 });
    const noPlace = await registrationInput(database.db, event, { ticket: stand });
    assert.equal((await register(world(), ANONYMOUS, event.id, noPlace, NOW)).ok, false);
    assert.equal(await taken(event.id), 3);
    assert.equal((await database.db.selectFrom('registration').select('id').execute()).length, 2);
    await checkSums(database.db);
  });

  test('waits for approval without taking a place; stages, words, a full event', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, {
      capacity: 1,
      tickets: [{ needsApproval: true }],
      stages: [{ de: 'Fachlich' }, { de: 'Leitung' }],
    });
    const one = await makeRegistration(world(), event);
    const two = await makeRegistration(world(), event);
    const three = await makeRegistration(world(), event);
    assert.deepEqual([one.state, two.state, await taken(event.id)], ['requested', 'requested', 0]);
    const decide = (id: string, stage: number, decision: 'approve' | 'decline', words = '') =>
      decideApproval(world(), OPERATOR, id, { decision, stage, words }, later(HOUR));
    assert.equal(accepted(await decide(one.id, 0, 'approve')).state, 'requested');
    // Two at once: the second sees that it was decided.
    assert.deepEqual(await decide(one.id, 0, 'approve'), {
      ok: false,
      refusal: { type: 'decided', state: 'requested' },
    });
    assert.equal(accepted(await decide(one.id, 1, 'approve')).state, 'confirmed');
    accepted(await decide(two.id, 0, 'approve'));
    assert.equal(accepted(await decide(two.id, 1, 'approve')).state, 'waiting');
    assert.deepEqual(await decide(three.id, 0, 'decline'), { ok: false, refusal: { type: 'words-missing' } });
    accepted(await decide(three.id, 0, 'decline', 'Leider nur für Kommunen.'));
    assert.deepEqual(await mails(three.email), ['confirm-request', 'requested', 'declined']);
    const { viewer: outsider } = await makePerson(world());
    const attack = await decideApproval(world(), outsider, two.id, { decision: 'approve', stage: 1, words: '' }, NOW);
    assert.deepEqual(attack, { ok: false, refusal: { type: 'not-found' } });
    await checkSums(database.db);
  });

  test('keeps what is taken when places are lowered and gives no new ones', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { capacity: 3 });
    const all = [
      await makeRegistration(world(), event),
      await makeRegistration(world(), event),
      await makeRegistration(world(), event),
    ];
    assert.equal(accepted(await changeCapacity(world(), OPERATOR, event.id, 1, NOW)).over, 2);
    const waiting = await makeRegistration(world(), event);
    assert.equal(waiting.state, 'waiting');
    for (const { key } of all.slice(0, 2)) accepted(await cancelRegistration(world(), ANONYMOUS, { key }, later(HOUR)));
    assert.equal(await stateOf(waiting.id), 'waiting');
    accepted(await changeCapacity(world(), OPERATOR, event.id, 0, later(HOUR)));
    accepted(await cancelRegistration(world(), ANONYMOUS, { key: all[2]?.key ?? '' }, later(HOUR)));
    assert.equal(await stateOf(waiting.id), 'waiting');
    accepted(await changeCapacity(world(), OPERATOR, event.id, null, later(2 * HOUR)));
    assert.equal(await stateOf(waiting.id), 'offered');
    await checkSums(database.db);
  });

  test('changes the number within what is free, and the ticket kind', async () => {
    const event = await makeEvent(database.db);
    const { tickets } = await openRegistration(database.db, event, { capacity: 5, tickets: [{}, { capacity: 2 }] });
    const group = await makeRegistration(world(), event, { quantity: 2 });
    await makeRegistration(world(), event, { quantity: 1 });
    const input = await registrationInput(database.db, event, { quantity: 4 });
    const change = (more: object, claim: { key: string } | { id: string } = { key: group.key }) =>
      changeRegistration(world(), 'id' in claim ? OPERATOR : ANONYMOUS, claim, { ...input, ...more }, later(HOUR));
    assert.equal(accepted(await change({})).isChanged, true);
    assert.equal(accepted(await change({})).isChanged, false);
    assert.deepEqual(await change({ quantity: 5 }), { ok: false, refusal: { type: 'full', free: 4 } });
    assert.deepEqual(await change({ ticket: tickets[1] ?? '', quantity: 3 }), {
      ok: false,
      refusal: { type: 'full', free: 4 },
    });
    accepted(await change({ ticket: tickets[1] ?? '', quantity: 2, others: [{ name: 'Bert', organisation: null }] }));
    assert.equal(await taken(event.id), 3);
    const came = await database.db
      .selectFrom('attendee')
      .select(['name'])
      .where('registration_id', '=', group.id)
      .orderBy('position')
      .execute();
    assert.deepEqual(came, [{ name: 'Anna Beispiel' }, { name: 'Bert' }]);
    // The address is theirs who confirmed it: only the team corrects it.
    const row = async () =>
      (
        await database.db
          .selectFrom('registration')
          .select('email')
          .where('id', '=', group.id)
          .executeTakeFirstOrThrow()
      ).email;
    accepted(await change({ email: 'thief@example.org', name: 'Carla' }));
    assert.equal(await row(), group.email);
    accepted(await change({ email: 'right@example.org', name: 'Carla' }, { id: group.id }));
    assert.equal(await row(), 'right@example.org');
    await checkSums(database.db);
  });

  test('opens closed circles by a code, as often as it is good for', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event, { needsCode: true });
    const codes = [{ code: 'hub 2026', label: 'Beirat', ticket: null, places: 2, expiresAt: null }];
    accepted(await saveCodes(world(), OPERATOR, event.id, codes, NOW));
    const ask = async (code?: string, quantity = 1) => {
      const input = await registrationInput(database.db, event, { quantity, ...(code === undefined ? {} : { code }) });
      const answer = await register(world(), ANONYMOUS, event.id, input, NOW);
      return answer.ok ? answer.value : answer.refusal.type;
    };
    assert.equal(await ask(), 'code-needed');
    assert.equal(await ask('HUB2025'), 'code-wrong');
    const made = await ask('Hub2026', 2);
    assert.equal(await ask('HUB 2026'), 'code-used-up');
    assert.equal((await database.db.selectFrom('registration').select('id').execute()).length, 1);
    if (typeof made === 'string') throw new Error(made);
    accepted(await cancelRegistration(world(), OPERATOR, { id: made.id }, NOW));
    assert.equal(typeof (await ask('HUB2026')), 'object');
  });

  test('is refused with the reason where it is not open', async () => {
    const reasons: [object, object, string][] = [
      [{ state: 'cancelled' }, {}, 'cancelled'],
      [{}, { opensAt: later(HOUR) }, 'not-yet'],
      [{}, { closesAt: later(-HOUR) }, 'closed'],
      [{ startsAt: later(-48 * HOUR) }, {}, 'over'],
    ];
    for (const [fields, setting, reason] of reasons) {
      const event = await makeEvent(database.db, fields);
      await openRegistration(database.db, event, setting);
      const input = await registrationInput(database.db, event);
      const answer = await register(world(), ANONYMOUS, event.id, input, NOW);
      assert.deepEqual(answer, { ok: false, refusal: { type: 'closed', reason } });
    }
    const draft = await makeEvent(database.db, { state: 'draft' });
    await openRegistration(database.db, draft);
    const input = await registrationInput(database.db, draft);
    assert.deepEqual(await register(world(), ANONYMOUS, draft.id, input, NOW), {
      ok: false,
      refusal: { type: 'not-found' },
    });
  });

  test('keeps old forms for old answers, and refuses those of an old form', async () => {
    const event = await makeEvent(database.db);
    await openRegistration(database.db, event);
    const field = { key: 'meal', type: 'text' as const, label: { de: 'Essen' }, required: false };
    assert.equal(accepted(await saveForm(world(), OPERATOR, event.id, [field], 0, NOW)).version, 1);
    assert.equal(accepted(await saveForm(world(), OPERATOR, event.id, [field], 1, NOW)).version, 1);
    const input = await registrationInput(database.db, event, { answers: { meal: 'vegan' } });
    accepted(await register(world(), ANONYMOUS, event.id, input, NOW));
    accepted(await saveForm(world(), OPERATOR, event.id, [{ ...field, key: 'diet' }], 1, NOW));
    assert.deepEqual(await register(world(), ANONYMOUS, event.id, input, NOW), {
      ok: false,
      refusal: { type: 'form-changed' },
    });
    assert.equal((await saveForm(world(), OPERATOR, event.id, [], 1, NOW)).ok, false);
    const kept = await database.db
      .selectFrom('registration')
      .innerJoin('registration_form as f', (join) =>
        join.onRef('f.event_id', '=', 'registration.event_id').onRef('f.version', '=', 'form_version'),
      )
      .select(['answers', 'fields'])
      .execute();
    assert.deepEqual(kept, [{ answers: { meal: 'vegan' }, fields: [field] }]);
  });

  test('offers ticket kinds no longer without taking any away', async () => {
    const event = await makeEvent(database.db);
    const { tickets } = await openRegistration(database.db, event, { tickets: [{}, {}] });
    const [first = '', second = ''] = tickets;
    const kept = await makeRegistration(world(), event, { ticket: second });
    const kind = {
      name: { de: 'Teilnahme' },
      about: {},
      priceText: {},
      capacity: 2,
      opensAt: null,
      closesAt: null,
      needsCode: false,
      needsApproval: false,
    };
    accepted(await saveTicketKinds(world(), OPERATOR, event.id, [{ ...kind, id: first }], NOW));
    const gone = await registrationInput(database.db, event, { ticket: second });
    assert.deepEqual(await register(world(), ANONYMOUS, event.id, gone, NOW), {
      ok: false,
      refusal: { type: 'ticket-gone' },
    });
    assert.equal(await stateOf(kept.id), 'confirmed');
    const { viewer: outsider } = await makePerson(world());
    assert.deepEqual(await saveTicketKinds(world(), outsider, event.id, [kind], NOW), {
      ok: false,
      refusal: { type: 'not-allowed' },
    });
  });
});
