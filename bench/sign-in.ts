/**
 * Requests per second and latency of the running program with the demo network on the embedded database: the page to sign in, and the list of
 * entries as somebody who has signed in, beside the same list for readers without an account. Alternating runs of wrk, medians of three.
 *
 *     node bench/sign-in.ts [--seconds 5] [--rounds 3]
 */
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median, option, type Program, printMachine, startProgram, temporaryFolder, yesNo } from './program.ts';

/** Somebody of the demo network, who reads their mail at /de/mailbox. */
const PERSON = 'jana.novakova@netzwerk.example';

const seconds = option('seconds') ?? '5';
const rounds = Number(option('rounds') ?? 3);

if (spawnSync('wrk', ['--version']).error !== undefined) {
  console.error('wrk is missing; install it with: apt-get install -y wrk');
  process.exit(1);
}

/** Signs in as people do: asks for a link, reads the mail, presses its button. Returns the session cookie. */
async function signIn({ url }: Program): Promise<string> {
  const headers = { origin: url };
  const post = (path: string, fields: Record<string, string>) =>
    fetch(url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });
  const asked = await post('/de/sign-in', { email: PERSON });
  if (asked.status !== 303) throw new Error(`asking for a link was answered with ${asked.status}`);
  const list = await (await fetch(`${url}/de/mailbox`)).text();
  const mail = /\/de\/mailbox\/[0-9a-f-]{36}/.exec(list)?.[0] ?? '';
  const text = await (await fetch(url + mail)).text();
  const link = /\/de\/sign-in\/link\?[^"\s<]+/.exec(text)?.[0].replaceAll('&amp;', '&');
  if (link === undefined) throw new Error('there is no link in the mail');
  const page = await (await fetch(url + link)).text();
  const form = /<form[^>]*action="\/de\/sign-in\/link"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const fields = [...form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  const signedIn = await post('/de/sign-in/link', Object.fromEntries(fields));
  const cookie = signedIn.headers.getSetCookie().find((one) => /session_token=./.test(one));
  if (cookie === undefined) throw new Error(`the link was answered with ${signedIn.status} and no session`);
  return cookie.split(';')[0] ?? '';
}

interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
}

async function wrk(address: string, cookie: string, duration = seconds): Promise<Figures> {
  const sent = cookie === '' ? [] : ['-H', `Cookie: ${cookie}`];
  const { stdout } = await promisify(execFile)('wrk', ['-t1', '-c16', `-d${duration}s`, '--latency', ...sent, address]);
  const wrong = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1];
  if (wrong !== undefined) console.log(`  ${wrong} errors at ${address}`);
  const time = (share: string) => {
    const [, value = '', unit = ''] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(stdout) ?? [];
    return Number(value) * (unit === 'us' ? 0.001 : unit === 's' ? 1000 : 1);
  };
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), p50: time('50'), p99: time('99') };
}

printMachine();
const folder = temporaryFolder();
const program = await startProgram(join(folder.path, 'data'));
try {
  const cookie = await signIn(program);
  const greeting = await (await fetch(`${program.url}/de/entries`, { headers: { cookie } })).text();
  if (!greeting.includes('/de/account')) throw new Error('the cookie signs nobody in');
  const pages: [name: string, path: string, cookie: string, goal: number | undefined][] = [
    ['sign-in page', '/de/sign-in', '', 1500],
    ['list of 50, signed in', '/de/entries', cookie, 600],
    ['list of 50, anonymous', '/de/entries', '', undefined],
  ];
  const figures = pages.map((): Figures[] => []);
  for (const [, path, sent] of pages) await wrk(program.url + path, sent, '2');
  for (let round = 0; round < rounds; round++) {
    for (const [at, [, path, sent]] of pages.entries()) figures[at]?.push(await wrk(program.url + path, sent));
  }
  console.log(`${''.padEnd(24)}   req/s        p50        p99   goal`);
  for (const [at, [name, , , goal]] of pages.entries()) {
    const middle = (pick: (one: Figures) => number) => median((figures[at] ?? []).map(pick));
    const perSecond = middle((one) => one.perSecond);
    console.log(
      [
        name.padEnd(24),
        Math.round(perSecond).toString().padStart(7),
        `${middle((one) => one.p50).toFixed(1)} ms`.padStart(10),
        `${middle((one) => one.p99).toFixed(1)} ms`.padStart(10),
        goal === undefined ? '' : `  ≥ ${goal}/s: ${yesNo(perSecond >= goal)}`,
      ].join(' '),
    );
  }
} finally {
  await program.stop();
  folder.remove();
}
