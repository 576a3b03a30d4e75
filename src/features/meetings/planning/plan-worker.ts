import { parentPort } from 'node:worker_threads';
import { type Answer, type Ask, work } from './work.ts';

parentPort?.on('message', (ask: Ask) => {
  const { number } = ask;
  const say = (answer: Answer) => parentPort?.postMessage(answer);
  try {
    const gives = work(
      ask,
      () => performance.now(),
      (progress) => say({ number, progress }),
    );
    say({ number, gives });
  } catch (error) {
    say({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
