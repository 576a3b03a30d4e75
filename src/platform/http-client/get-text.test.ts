import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type GetOptions, getText } from './index.ts';
import { isPublicAddress } from './public-address.ts';

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close().closeAllConnections();
});

/** A server on this machine; gives its port. */
async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

/** As the product does it, but for the one address that the server of a test has. */
const here: GetOptions = {
  timeoutMs: 20_000,
  maxBytes: 10_000,
  allows: (ip) => ip === '127.0.0.1' || isPublicAddress(ip),
};
const { allows: _allows, ...strict } = here;

async function outcome(answer: RequestListener, options: Partial<GetOptions> = {}) {
  const result = await getText(`http://127.0.0.1:${await serve(answer)}/feed.ics`, { ...here, ...options });
  return result.ok ? result.value : result.refusal;
}
const redirect =
  (location: string): RequestListener =>
  (_, response) =>
    void response.writeHead(302, { Location: location }).end();

test('a text comes with what asks for it again, packed or not, in the encoding it says', async () => {
  const answer: RequestListener = ({ headers }, response) => {
    const packs: Record<string, (text: string) => Buffer> = {
      gzip: gzipSync,
      br: brotliCompressSync,
      deflate: deflateSync,
    };
    const pack = packs[String(headers['x-pack'])];
    response.writeHead(200, {
      ETag: '"1"',
      'Last-Modified': 'Sun, 01 Nov 2026 10:00:00 GMT',
      ...(pack && { 'Content-Encoding': headers['x-pack'] }),
    });
    response.end(pack === undefined ? 'Łódź' : pack('Łódź'));
  };
  const expected = { status: 200, text: 'Łódź', etag: '"1"', lastModified: 'Sun, 01 Nov 2026 10:00:00 GMT' };
  assert.deepEqual(await outcome(answer), expected);
  for (const pack of ['gzip', 'br', 'deflate'])
    assert.deepEqual(await outcome(answer, { headers: { 'X-Pack': pack } }), expected);
  const latin: RequestListener = (_, response) =>
    void response
      .writeHead(200, { 'Content-Type': 'text/calendar; charset=ISO-8859-1' })
      .end(Buffer.from('Köln', 'latin1'));
  assert.equal(((await outcome(latin)) as { text: string }).text, 'Köln');
  const unchanged = await outcome(
    (request, response) => void response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end(),
    {
      headers: { 'If-None-Match': '"1"' },
    },
  );
  assert.deepEqual(unchanged, { status: 304, text: '', etag: undefined, lastModified: undefined });
});

test('what goes wrong is told by its kind', async () => {
  assert.deepEqual(await outcome((_, response) => void response.writeHead(500).end('secret')), {
    type: 'status',
    status: 500,
  });
  assert.deepEqual(await outcome((_, response) => void response.end('x'.repeat(10_001))), { type: 'too-large' });
  assert.deepEqual(await outcome((request) => void request.socket.destroy()), { type: 'unreachable' });
  assert.deepEqual(await outcome(() => {}, { timeoutMs: 200 }), { type: 'timeout' });
  const drip: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(timer));
  };
  assert.deepEqual(await outcome(drip, { timeoutMs: 300 }), { type: 'timeout' });
  const stop = new AbortController();
  assert.deepEqual(await outcome(() => stop.abort(), { signal: stop.signal }), { type: 'aborted' });
  for (const url of ['ftp://example.org/a', 'file:///etc/passwd', 'no address', 'javascript:1', 'gopher://x/']) {
    assert.deepEqual(await getText(url, here), { ok: false, refusal: { type: 'no-web-address' } }, url);
  }
});

test('what unpacks to far more than it weighs is left unread', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 1 });
  const packed: RequestListener = (_, response) =>
    void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
  const before = process.memoryUsage().arrayBuffers;
  assert.deepEqual(await outcome(packed, { maxBytes: 5_000_000 }), { type: 'too-large' });
  assert.ok(process.memoryUsage().arrayBuffers - before < 50_000_000);
  const torn: RequestListener = (_, response) =>
    void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('not packed');
  assert.deepEqual(await outcome(torn), { type: 'unreachable' });
});

test('redirects are followed three times, relative ones too, and no more', async () => {
  let hops = 0;
  const chain =
    (length: number): RequestListener =>
    (_, response) => {
      if (hops++ < length) response.writeHead(301, { Location: `/hop-${hops}` }).end();
      else response.end('there');
    };
  assert.equal(((await outcome(chain(3))) as { text: string }).text, 'there');
  hops = 0;
  assert.deepEqual(await outcome(chain(4)), { type: 'too-many-redirects' });
  assert.deepEqual(await outcome(redirect('file:///etc/passwd')), { type: 'no-web-address' });
});

test('nothing inside is reached: by name, by any way of writing the address, or by a redirect', async () => {
  let reached = 0;
  const port = await serve((_, response) => {
    reached++;
    response.end('inner');
  });
  const inner = [
    'localhost',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '0',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '[2002:7f00:1::]',
  ];
  const refused = { ok: false, refusal: { type: 'inner-address' } };
  for (const host of inner) {
    assert.deepEqual(await getText(`http://${host}:${port}/`, strict), refused, host);
    // The first server may be reached, where it leads may not.
    const first = await serve(redirect(`http://${host === '127.0.0.1' ? '127.0.0.2' : host}:${port}/`));
    const led = host === 'localhost' || /^(127\.1|2130706433|0x7f.0.0.1|0177.0.0.1)$/.test(host);
    if (!led) assert.deepEqual(await getText(`http://127.0.0.1:${first}/`, here), refused, `redirect to ${host}`);
  }
  assert.equal(reached, 0);
  assert.deepEqual(await getText('http://name.invalid/', strict), { ok: false, refusal: { type: 'unreachable' } });
});

test('public addresses are public, special ones are not', () => {
  const open = ['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '193.0.0.1', '2a01:4f8::1', '2606:4700::1111'];
  assert.deepEqual(
    open.filter((ip) => !isPublicAddress(ip)),
    [],
  );
  const special = [
    '255.255.255.255',
    '224.0.0.1',
    '198.19.0.1',
    '168.63.129.16',
    '2001::1',
    '2001:db8::1',
    '3fff::1',
    'ff02::1',
    'fc00::1',
    '::ffff:8.8.8.8',
    'example.org',
    '',
  ];
  assert.deepEqual(special.filter(isPublicAddress), []);
});
