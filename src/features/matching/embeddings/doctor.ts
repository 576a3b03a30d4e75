import type { World } from '#platform/feature';
import { embed } from './endpoint.ts';
import { countVectors, findDimension } from './queries.ts';

/** A local service may have to load its model first. */
const TIMEOUT_MS = 20_000;

/** What `hubwerk doctor` says of the embeddings. Asks the service for one word, where there is one; never tells the key. */
export async function checkEmbeddings({ config, db }: World): Promise<{ ok: boolean; text: string }> {
  if (config.embeddings === undefined) return { ok: true, text: 'embeddings: off' };
  const { url, model, key } = config.embeddings;
  const dimension = await findDimension(db, model);
  const answer = await embed(config.embeddings, ['Hubwerk'], { timeoutMs: TIMEOUT_MS, dimension });
  const { ready, waiting } = await countVectors(db, model);
  const { type, status = '' } = answer.ok ? { type: 'answers' } : { status: '', ...answer.refusal };
  const says = [type, status].join(' ').trim();
  const service = `embeddings: ${model} at ${url} (key ${key === undefined ? 'not set' : 'set'}): ${says}`;
  return { ok: answer.ok, text: `${service}; ${ready} entries have a vector, ${waiting} wait for one` };
}
