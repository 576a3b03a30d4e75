import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after } from 'node:test';

const PROGRAM = join(import.meta.dirname, '../../../bin/hubwerk.ts');

export type Settings = Record<string, string>;

/** Ended at the end of the file, so that a test that fails leaves no program behind. */
const launched = new Set<ChildProcess>();
after(() => {
  for (const child of launched) child.kill('SIGKILL');
});

function launch(args: string[], settings: Settings): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { PATH, HOME, LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launched.add(child);
  return child.once('close', () => launched.delete(child));
}

export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

function collect(child: ChildProcess): { outcome: Promise<Outcome>; said(): string } {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const outcome = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { outcome, said: () => out + err };
}

/** Runs the real program to its end. */
export function hubwerk(settings: Settings, ...args: string[]): Promise<Outcome> {
  return collect(launch(args, settings)).outcome;
}

export interface RunningHubwerk {
  url: string;
  said(): string;
  /** Sends the signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<Outcome>;
}

/** Starts the real program on a free port and waits until it says where it runs. */
export async function startHubwerk(settings: Settings, ...args: string[]): Promise<RunningHubwerk> {
  const child = launch(['start', ...args], { PORT: '0', HOST: '127.0.0.1', ...settings });
  const { outcome, said } = collect(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /Hubwerk runs on (http:\/\/\S+)/.exec(said())?.[1];
      if (address !== undefined) resolve(address);
    });
    outcome.then(({ code }) => reject(new Error(`ended with code ${code}:\n${said()}`)), reject);
  });
  return {
    url,
    said,
    stop(signal) {
      child.kill(signal);
      return outcome;
    },
  };
}
