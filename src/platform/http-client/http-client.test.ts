import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { postJson } from './index.ts';

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const limits = { timeoutMs: 20_000, maxBytes: 1000 };

test('JSON goes there with its headers, and JSON comes back', async () => {
  const url = await serve(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { authorization, 'content-type': type } = request.headers;
    response.end(JSON.stringify({ method: request.method, authorization, type, body: JSON.parse(body) }));
  });
  assert.deepEqual(await postJson(url, { text: 'Łódź' }, { ...limits, headers: { Authorization: 'Bearer k' } }), {
    ok: true,
    value: { method: 'POST', authorization: 'Bearer k', type: 'application/json', body: { text: 'Łódź' } },
  });
});

test('what goes wrong is told by its kind', async () => {
  const refusal = async (answer: RequestListener) => {
    const result = await postJson(await serve(answer), {}, { ...limits, timeoutMs: 300 });
    return result.ok || result.refusal;
  };
  const status = (code: number) => (_: unknown, response: Parameters<RequestListener>[1]) => {
    response.writeHead(code, { Location: 'https://elsewhere.example' }).end('{}');
  };
  assert.deepEqual(await refusal(status(500)), { type: 'status', status: 500 });
  assert.deepEqual(await refusal(status(302)), { type: 'status', status: 302 });
  assert.deepEqual(await refusal((_, response) => response.end('<html>')), { type: 'no-json' });
  assert.deepEqual(await refusal((_, response) => response.end(`"${'x'.repeat(999)}"`)), { type: 'too-large' });
  assert.deepEqual(await refusal((request) => request.socket.destroy()), { type: 'unreachable' });
  assert.deepEqual(await refusal(() => {}), { type: 'timeout' });
  const drip: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(timer));
  };
  assert.deepEqual(await refusal(drip), { type: 'timeout' });
  const nobody = await postJson('http://127.0.0.1:1/', {}, limits);
  assert.deepEqual(nobody, { ok: false, refusal: { type: 'unreachable' } });
});

test('who no longer wants the answer is not kept waiting', async () => {
  const stop = new AbortController();
  const answer = postJson(await serve(() => stop.abort()), {}, { ...limits, signal: stop.signal });
  assert.deepEqual(await answer, { ok: false, refusal: { type: 'aborted' } });
});
