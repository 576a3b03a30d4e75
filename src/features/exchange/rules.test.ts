import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENTRY_STATES } from './model.ts';
import { type EntryAction, isExpired, namesOwner, next, renewedUntil, wantedSlug } from './rules.ts';

test('an entry is expired from the day after its validity or its deadline', () => {
  const cases: [validUntil: string | null, deadline: string | null, expired: boolean][] = [
    [null, null, false],
    ['2026-03-01', null, false],
    ['2026-02-28', null, true],
    [null, '2026-03-01', false],
    [null, '2026-02-28', true],
    ['2027-01-01', '2026-02-28', true],
  ];
  for (const [validUntil, deadline, expired] of cases) {
    assert.equal(isExpired({ validUntil, deadline }, '2026-03-01'), expired);
  }
});

test('a state leads to another by an action, and by no other way', () => {
  const actions: EntryAction[] = ['submit', 'publish', 'return', 'recall', 'renew', 'close', 'withdraw'];
  const ways = ENTRY_STATES.flatMap((state) =>
    actions.flatMap((action) => {
      const to = next(state, action);
      return to === undefined ? [] : [`${state} ${action} ${to}`];
    }),
  );
  assert.deepEqual(ways, [
    'draft submit submitted',
    'draft publish published',
    'submitted publish published',
    'submitted return draft',
    'submitted recall draft',
    'published renew published',
    'published close closed',
    'published withdraw withdrawn',
    'closed withdraw withdrawn',
  ]);
});

test('a renewal holds for a year from today and never takes time away', () => {
  assert.equal(renewedUntil(null, '2026-03-02'), '2027-03-02');
  assert.equal(renewedUntil('2026-03-10', '2026-03-02'), '2027-03-02');
  assert.equal(renewedUntil('2029-01-01', '2026-03-02'), '2029-01-01');
});

test('no title takes the address of a page', () => {
  assert.equal(wantedSlug({ kind: 'need', title: 'Mine' }), 'mine-need');
  assert.equal(wantedSlug({ kind: 'offer', title: 'New!' }), 'new-offer');
  assert.equal(wantedSlug({ kind: 'offer', title: 'Newsletter' }), 'newsletter');
});

test('a text gives its owner away by name, by the name without what kind of body it is, or by web address', () => {
  const owner = (name: string, web: string | null = null) => ({ name, web });
  const cases: [text: string, owner: { name: string; web: string | null }, says: boolean][] = [
    ['Wir, die Stadt Musterheim', owner('Stadt Musterheim'), true],
    ['in MUSTERHEIM und Umgebung', owner('Stadt Musterheim'), true],
    ['die Musterheimer Straße', owner('Stadt Musterheim'), true],
    ['v obci Lhotka', owner('Obec Lhotka'), true],
    ['Werke von Brückner', owner('Brückner GmbH'), true],
    ['auf www.musterheim.example.org', owner('X', 'https://musterheim.example.org/stadt'), true],
    ['unsere Stadt an der Elbe', owner('Stadt Musterheim'), false],
    ['Altmusterheim', owner('Stadt Musterheim'), false],
    ['eine technische Universität', owner('Technische Universität Dresden'), false],
    ['', owner('Stadt Musterheim'), false],
  ];
  for (const [text, whose, says] of cases) assert.equal(namesOwner(text, whose), says, text);
});
