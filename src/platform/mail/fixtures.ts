import { type AddressInfo, createServer, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Arrived {
  from: string;
  to: string[];
  raw: string;
  email: Email;
}

/** A real mail server for tests, with what arrived. Its answers can be changed by the options of smtp-server. */
export async function startMailServer(
  options: SMTPServerOptions = {},
  port = 0,
): Promise<{ url: string; port: number; arrived: Arrived[]; stop(): Promise<void> }> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // An address is looked up by name otherwise, which needs a network.
    disableReverseLookup: true,
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const raw = Buffer.concat(parts);
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        arrived.push({
          from,
          to: rcptTo.map(({ address }) => address),
          raw: raw.toString('latin1'),
          email: await PostalMime.parse(raw),
        });
        callback();
      });
    },
    ...options,
  });
  // Clients that go away in the middle are what some tests are about.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: chosen } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${chosen}`,
    port: chosen,
    arrived,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A server that answers each line as `answer` says: for what no real one does on purpose. Undefined: silence. */
export async function startOddServer(
  greeting: string | undefined,
  answer: (line: string, socket: Socket) => string | undefined,
): Promise<{ url: string; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    if (greeting !== undefined) socket.write(`${greeting}\r\n`);
    let rest = '';
    socket.on('data', (data) => {
      const lines = (rest + data.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const said = answer(line, socket);
        if (said !== undefined && !socket.destroyed) socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
