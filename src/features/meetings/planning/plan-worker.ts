import { parentPort } from 'node:worker_threads';
import { type Answer, type Ask, createWork } from './work.ts';

const work = createWork(() => performance.now());

parentPort?.on('message', (ask: Ask) => {
  const { number } = ask;
  const say = (answer: Answer) => parentPort?.postMessage(answer);
  try {
    say({ number, gives: work(ask, (progress) => say({ number, progress })) });
  } catch (error) {
    say({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
