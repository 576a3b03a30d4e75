import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Numbers of a vector of the model below. */
export const DIMENSION = 64;

/** How a service can be when it is not well. `gone`: connections are torn. `silent`: nothing comes. `drip`: a byte now and then. */
export const AILMENTS = [
  'gone',
  'silent',
  'drip',
  'status-500',
  'status-302',
  'wrong-dimension',
  'not-a-number',
  'infinite',
  'zero',
  'too-few',
  'garbage',
  'huge',
  'other-json',
] as const;
export type Ailment = (typeof AILMENTS)[number];

export interface Asked {
  path: string | undefined;
  authorization: string | undefined;
  model: string;
  input: string[];
}

export interface FakeModel {
  url: string;
  /** Every request that came, whatever it was answered. */
  requests: Asked[];
  /** What is wrong with it; undefined: it is well. */
  ailment: Ailment | undefined;
  /** Is asked before each answer, which waits for it. */
  before: (input: string[]) => Promise<void>;
  /** A text with this in it is refused with 400. */
  refuses: string | undefined;
  stop(): void;
}

/** Words that mean the same to the model, and to nobody else. */
const SAME: Record<string, string> = { stromtankerei: 'quarzuhr' };

/** A bag of words, each thrown into one of the numbers by its hash: the same text always gives the same vector. */
export function vectorOfWords(text: string): number[] {
  const vector = Array.from({ length: DIMENSION }, () => 0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? ['nothing']) {
    const place =
      (createHash('md5')
        .update(SAME[word] ?? word)
        .digest()[0] ?? 0) % DIMENSION;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
}

/** A service that speaks as OpenAI's does, on a port of its own. */
export async function startModel(): Promise<FakeModel> {
  const server = createServer((request, response) => void answer(request, response));
  const model: FakeModel = {
    url: '',
    requests: [],
    ailment: undefined,
    before: async () => {},
    refuses: undefined,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += part;
    const asked = JSON.parse(body) as { model: string; input: string[] };
    model.requests.push({ path: request.url, authorization: request.headers.authorization, ...asked });
    await model.before(asked.input);
    if (model.ailment === 'gone') return void request.socket.destroy();
    if (model.ailment === 'silent') return;
    if (model.ailment === 'drip') return drip(response);
    const refused = model.refuses !== undefined && body.includes(model.refuses);
    const status = model.ailment === 'status-500' ? 500 : model.ailment === 'status-302' ? 302 : refused ? 400 : 200;
    response.writeHead(status, { 'Content-Type': 'application/json', Location: '/elsewhere' });
    response.end(wordsOf(model.ailment, asked.input));
  }

  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  model.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return model;
}

function drip(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 20);
  response.once('close', () => clearInterval(timer));
}

function wordsOf(ailment: Ailment | undefined, input: string[]): string {
  const as = (change: (vector: unknown[]) => unknown[]) =>
    JSON.stringify({ data: input.map((text, index) => ({ index, embedding: change(vectorOfWords(text)) })) });
  switch (ailment) {
    case 'wrong-dimension':
      return as((vector) => vector.slice(1));
    case 'not-a-number':
      return as((vector) => vector.with(3, 'NaN'));
    case 'infinite':
      return as((vector) => vector.with(3, 'big')).replaceAll('"big"', '1e999');
    case 'zero':
      return as((vector) => vector.map(() => 0));
    case 'too-few':
      return JSON.stringify({ data: [] });
    case 'garbage':
      return '<html>Bad gateway';
    case 'huge':
      return as((vector) => [...vector, ...Array.from({ length: 200_000 }, () => 0.123456)]);
    case 'other-json':
      return 'null';
    default:
      return as((vector) => vector);
  }
}
