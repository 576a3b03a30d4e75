import { sql } from 'kysely';
import type { Job, World } from '#platform/feature';

/**
 * Runs the features' jobs by themselves. Several processes may do so: an advisory lock lets one through, the others
 * skip that round. A job that fails is logged and comes round again.
 */
export function startJobs(world: World, jobs: Job[]): { stop(): void } {
  const timers = jobs.map((job) => {
    const timer = setInterval(() => void runJob(world, job), job.everyMinutes * 60_000);
    timer.unref();
    return timer;
  });
  return {
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

export async function runJob(world: World, job: Job): Promise<void> {
  try {
    await world.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ mine: boolean }>`
        select pg_try_advisory_xact_lock(hashtext(${`job:${job.name}`})) as mine`.execute(trx);
      if (rows[0]?.mine === true) await job.run(trx, world.clock());
    });
  } catch (error) {
    world.log.error({ job: job.name, error: String(error) }, 'job failed');
  }
}
