/**
 * A process of its own for the crash test: registers, confirms and cancels as fast as it can until it is killed, and says what was acknowledged, a line for each.
 *
 *     node src/features/events/registration/crowd-process.ts EVENT NAME [DATABASE_URL] [DATA_DIR]
 */
import { openDatabase } from '#platform/database';
import { cancelRegistration } from './commands/cancel.ts';
import { confirmEmail } from './commands/confirm.ts';
import { register } from './commands/register.ts';
import { NOW, registrationInput, testWorld } from './fixtures.ts';

const [event = '', name = '', databaseUrl = '', dataDir = ''] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl: databaseUrl === '' ? undefined : databaseUrl, dataDir });
const world = testWorld(database.db);
const anybody = { kind: 'anonymous', lang: 'de' } as const;
const input = await registrationInput(database.db, { id: event });

async function work(worker: number): Promise<never> {
  for (let at = 0; ; at++) {
    const email = `${name}-${worker}-${at}@example.org`;
    const made = await register(world, anybody, event, { ...input, email, quantity: 1 + (at % 3) }, NOW);
    if (!made.ok) throw new Error(made.refusal.type);
    const { id, key } = made.value;
    process.stdout.write(`made ${id}\n`);
    const confirmed = await confirmEmail(world, anybody, key, NOW);
    if (!confirmed.ok) throw new Error(confirmed.refusal.type);
    process.stdout.write(`${confirmed.value.state} ${id}\n`);
    if (at % 4 !== 0) continue;
    const cancelled = await cancelRegistration(world, anybody, { key }, NOW);
    if (!cancelled.ok) throw new Error(cancelled.refusal.type);
    process.stdout.write(`cancelled ${id}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(work));
