import { sql } from 'kysely';
import type { Job, World } from '#platform/feature';

/** What runs when the process is told to stop gets this long to come to an end. */
const GRACE_MS = 3_000;

/**
 * Runs the features' jobs by themselves. Several processes may do so: an advisory lock lets one through, the others
 * skip that round. A job that fails is logged and comes round again; one that is not done by its next time skips it.
 */
export function startJobs(world: World, jobs: Job[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = new Map<Job, Promise<void>>();
  const begin = (job: Job) => {
    if (running.has(job)) return;
    const run = runJob(world, job, stopping.signal).finally(() => running.delete(job));
    running.set(job, run);
  };
  const timers = jobs.map((job) => {
    // Begins at once: it has perhaps been interrupted when the process last ended.
    if (job.runs === 'by-itself') begin(job);
    return setInterval(begin, job.everyMinutes * 60_000, job).unref();
  });
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      stopping.abort();
      const late = new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref());
      await Promise.race([Promise.all(running.values()), late]);
    },
  };
}

const NEVER = new AbortController().signal;

export async function runJob(world: World, job: Job, signal: AbortSignal = NEVER): Promise<void> {
  try {
    if (job.runs === 'by-itself') return await job.run(world.db, world.clock(), signal);
    await world.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ mine: boolean }>`
        select pg_try_advisory_xact_lock(hashtext(${`job:${job.name}`})) as mine`.execute(trx);
      if (rows[0]?.mine === true) await job.run(trx, world.clock(), signal);
    });
  } catch (error) {
    world.log.error({ job: job.name, error: String(error) }, 'job failed');
  }
}
