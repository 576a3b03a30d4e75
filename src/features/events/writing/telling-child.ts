/**
 * Tells participants in a process of its own, for the test that kills it: `node telling-child.ts` says „slice“ after each slice of mails, and „done“.
 */
import { openDatabase } from '#platform/database';
import { openSecret } from '#platform/secret';
import { deliverNews } from './telling.ts';

const dataDir = process.env.DATA_DIR ?? '';
const baseUrl = 'https://hubs.example.org';
const { db, close } = await openDatabase({ databaseUrl: process.env.DATABASE_URL, dataDir });
const telling = { baseUrl, secret: openSecret({ secret: process.env.SECRET, dataDir }), label: () => String };
const waiting = () => db.selectFrom('event_news').select('id').executeTakeFirst();
while ((await waiting()) !== undefined) {
  await deliverNews(telling, db, new Date(process.env.NOW ?? ''), { slices: 1 });
  process.stdout.write('slice\n');
}
process.stdout.write('done\n');
await close();
