import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Command, Feature } from '#platform/feature';
import { followOutbox } from '#platform/follow';
import { startJobs } from '#platform/jobs';
import type { Log } from '#platform/log';
import { createFeatures } from '../features.tsx';
import { createApp } from '../web/app.tsx';
import { type Context, createContext, Refused } from './context.ts';
import { isEmpty, loadDemo } from './demo.ts';

/** Requests under way get this long to finish when the process is told to stop. */
const GRACE_MS = 5_000;

/** For a whole request: a film of 300 MB on a slow line. */
const REQUEST_MS = 20 * 60_000;

export const start: Command = {
  name: 'start',
  usage: '[--demo]',
  summary: 'serve the web pages; --demo loads the demo network into an empty database first',
  async run(_, args) {
    const context = createContext();
    const began = performance.now();
    const world = await context.world();
    const { config, log } = world;
    if (world.migrated.length > 0) context.print(`Database set up (${world.migrated.join(', ')}).`);
    if (args.includes('--demo') && (await isEmpty(world))) {
      context.print('The database is empty: loading the demo network …');
      const loaded = await loadDemo(world);
      context.print(`Demo network loaded: ${loaded}. Organisations, entries and people are invented.`);
    }
    const features = createFeatures(world);
    const server = createServer({ requestTimeout: REQUEST_MS }, getRequestListener(createApp(world, features).fetch));
    await listen(server, config.port, config.host);
    for (const feature of features) {
      feature.warmUp?.().catch((error) => log.warn({ feature: feature.name, error: String(error) }, 'warm-up failed'));
    }
    const jobs = startJobs(
      world,
      features.flatMap((feature) => feature.jobs ?? []),
    );
    const following = followOutbox(
      world,
      features.flatMap((feature) => feature.listeners ?? []),
    );
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.port;
    const where = world.databaseKind === 'embedded' ? `embedded database in ${config.dataDir}` : 'PostgreSQL';
    context.print(
      `Hubwerk runs on http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port} (${where}; ready after ${Math.round(performance.now() - began)} ms).`,
    );
    if (config.smtpUrl === undefined) {
      context.print(`Mails are not sent but shown at http://localhost:${port}/de/mailbox, on this machine only.`);
    }
    context.print('Open it in a browser; stop it with Ctrl+C.');
    const signal = await stopSignal();
    log.info({ signal }, 'stopping');
    await Promise.all([jobs.stop(), following.stop()]);
    await close(server);
    await closeFeatures(features, log);
    await (context as Context).close();
    return 0;
  },
};

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? `port ${port} is in use; choose another with PORT` : error.message;
      reject(new Refused(`hubwerk: cannot listen on ${host}:${port}: ${reason}.`));
    });
    server.listen(port, host, () => resolve());
  });
}

/** What features still want to do gets the same time again; who needs longer is left behind. */
async function closeFeatures(features: readonly Feature[], log: Log): Promise<void> {
  const closing = features.map(async (feature) => {
    await feature
      .close?.()
      .catch((error) => log.warn({ feature: feature.name, error: String(error) }, 'could not close cleanly'));
  });
  const late = new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref());
  await Promise.race([Promise.all(closing), late]);
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}
