import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { forEachDatabase } from '#platform/testing';
import { makeEvent } from '../fixtures.ts';
import { makeRegistered } from './fixtures.ts';
import { writingPersonalData } from './personal-data.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const OWN = { contact_name: 'Anna Beispiel', contact_email: 'Anna@example.org', contact_phone: '0351 1' };

forEachDatabase('what writing events keeps of people', (database) => {
  test('a contact is exported and erased by the address, whatever its letters; another stays', async () => {
    const { db } = database;
    const mine = await makeEvent(db, { more: OWN });
    const theirs = await makeEvent(db, { hub: mine.hub, more: { ...OWN, contact_email: 'jan@example.org' } });
    const who = { person: randomUUID(), emails: ['anna@example.org'] };
    const { event = [] } = await writingPersonalData.export(db, who);
    assert.deepEqual(
      event.map(({ contact_name, contact_email }) => [contact_name, contact_email]),
      [['Anna Beispiel', 'Anna@example.org']],
    );
    const erased = await db.transaction().execute((trx) => writingPersonalData.erase(trx, who, NOW));
    assert.deepEqual(erased, [
      { table: 'event', rows: 1, how: 'anonymised' },
      { table: 'event_news_recipient', rows: 0, how: 'deleted' },
    ]);
    const left = await db.selectFrom('event').select(['id', 'contact_name', 'contact_phone']).execute();
    assert.deepEqual(
      left.find(({ id }) => id === mine.id),
      { id: mine.id, contact_name: null, contact_phone: null },
    );
    assert.equal(left.find(({ id }) => id === theirs.id)?.contact_name, 'Anna Beispiel');
  });

  test('who is still to be told of something sees it, and is told no more after erasing; another is', async () => {
    const { db } = database;
    const { id } = await makeEvent(db);
    const mine = await makeRegistered(db, id, { email: 'Anna@example.org' });
    const theirs = await makeRegistered(db, id, { email: 'jan@example.org' });
    const news = { id: randomUUID(), event_id: id, what: 'moved', said: '{}', created_at: NOW };
    await db.insertInto('event_news').values(news).execute();
    const recipients = [mine, theirs].map((registration) => ({ news_id: news.id, registration_id: registration }));
    await db.insertInto('event_news_recipient').values(recipients).execute();
    const who = { person: randomUUID(), emails: ['anna@example.org'] };
    const exported = await writingPersonalData.export(db, who);
    assert.deepEqual(
      exported.event_news_recipient?.map(({ what, at }) => [what, at]),
      [['moved', NOW]],
    );
    await db.transaction().execute((trx) => writingPersonalData.erase(trx, who, NOW));
    const left = await db.selectFrom('event_news_recipient').select('registration_id').execute();
    assert.deepEqual(left, [{ registration_id: theirs }]);
  });
});
