import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { readConfig } from '#platform/config';
import { type Db, openDatabase } from '#platform/database';
import { openLog } from '#platform/log';
import { describeOn, forEachDatabase, type TestDatabase } from '#platform/testing';
import { startMailServer, startOddServer } from './fixtures.ts';
import { createSender, deleteOldMails, type MailMessage, queueMail, recallMails, tidyMails } from './index.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
/** For servers that do not answer; the others may take their time. */
const SHORT = { connectMs: 300, silenceMs: 300, wholeMs: 1_000 };
const NEVER = new AbortController().signal;

const MAIL: MailMessage = {
  kind: 'test',
  to: 'anna@example.org',
  lang: 'de',
  subject: 'Ihr Kommentar wurde freigegeben',
  body: ['Guten Tag,'],
};

const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
async function kept<T extends { stop(): Promise<unknown> }>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  stops.push(started.stop);
  return started;
}

function queue(db: Db, mail: Partial<MailMessage> = {}, now = NOON): Promise<string> {
  return db.transaction().execute((trx) => queueMail(trx, { ...MAIL, ...mail }, now));
}

function send(
  db: Db,
  url: string | undefined,
  now = NOON,
  { from, timeouts }: { from?: string; timeouts?: typeof SHORT } = {},
): Promise<void> {
  const config = readConfig({ SMTP_URL: url, MAIL_FROM: from, BASE_URL: 'https://hubs.example.org' });
  if (!config.ok) throw new Error(config.refusal.name);
  const world = { config: config.value, db, log: openLog('silent'), clock: () => now };
  return createSender(world, timeouts).listener.catchUp(NEVER);
}

const states = (db: Db) =>
  db.selectFrom('mail').select(['to_address', 'state', 'attempts', 'next_try_at']).orderBy('to_address').execute();

/** A server that speaks SMTP up to the command that `answer` answers otherwise. */
const speaksBut = (answer: (line: string) => string | undefined | 'cut') =>
  startOddServer('220 odd', (line, socket) => {
    const said = answer(line);
    if (said === 'cut') socket.destroy();
    if (said !== undefined) return said === 'cut' ? undefined : said;
    if (/^EHLO/.test(line)) return '250 odd';
    if (/^DATA/.test(line)) return '354 go on';
    if (/^QUIT/.test(line)) return '221 bye';
    return /^(MAIL|RCPT|RSET)/.test(line) || line === '.' ? '250 ok' : undefined;
  });

forEachDatabase('sending mail', (database: TestDatabase) => {
  test('a mail arrives whole: umlauts, emoji, long lines, headers', async () => {
    const server = await kept(startMailServer());
    const long = `Zeile ${'sehr '.repeat(400)}lang – žluťoučký kůň, zażółć gęślą jaźń`;
    const off = 'https://hubs.example.org/de/notices-off/abc';
    await queue(database.db, {
      subject: `Grüße aus Görlitz 🎉 ${'und so weiter '.repeat(20)}Ende`,
      body: [long, '.', '> Zitat'],
      unsubscribe: { label: 'Abbestellen', url: off },
    });
    await send(database.db, server.url, NOON, { from: 'Digitalnetz „Süd“ <post@hubs.example.org>' });
    const [mail, ...others] = server.arrived;
    assert.deepEqual(others, []);
    assert.deepEqual([mail?.from, mail?.to], ['post@hubs.example.org', ['anna@example.org']]);
    const { email } = mail ?? assert.fail('nothing arrived');
    assert.equal(email.subject, `Grüße aus Görlitz 🎉 ${'und so weiter '.repeat(20)}Ende`);
    assert.equal(email.from?.name, 'Digitalnetz „Süd“');
    assert.deepEqual(email.to, [{ name: '', address: 'anna@example.org' }]);
    assert.equal(
      email.text?.replaceAll('\r\n', '\n').trimEnd(),
      `${long}\n\n.\n\n> Zitat\n\n-- \nAbbestellen:\n${off}`,
    );
    assert.match(email.html ?? '', /zażółć gęślą jaźń/);
    const headers = Object.fromEntries(email.headers.map(({ key, value }) => [key, value]));
    const { id } = await database.db.selectFrom('mail').select('id').executeTakeFirstOrThrow();
    assert.equal(headers['message-id'], `<${id}@hubs.example.org>`);
    assert.equal(headers['auto-submitted'], 'auto-generated');
    assert.equal(headers['list-unsubscribe'], `<${off}>`);
    assert.equal(headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
    assert.equal(Math.max(...(mail?.raw ?? '').split('\r\n').map((line) => line.length)) <= 998, true);
    assert.deepEqual(await states(database.db), [
      { to_address: 'anna@example.org', state: 'sent', attempts: 1, next_try_at: minutes(5) },
    ]);
  });

  test('a small text goes with a mail as it was given, with its type', async () => {
    const server = await kept(startMailServer());
    const content = 'BEGIN:VCALENDAR\r\nSUMMARY:Brücken bauen 🎉\r\nEND:VCALENDAR\r\n';
    await queue(database.db, {
      attachments: [{ name: 'termin.ics', type: 'text/calendar; charset=utf-8; method=REQUEST', content }],
    });
    await send(database.db, server.url);
    const [attached, ...others] = server.arrived[0]?.email.attachments ?? assert.fail('nothing arrived');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [attached?.filename, attached?.mimeType, attached?.method],
      ['termin.ics', 'text/calendar', 'REQUEST'],
    );
    const got = Buffer.from(attached?.content as ArrayBuffer).toString();
    assert.equal(got.replaceAll(/\r?\n/g, '\r\n'), content);
  });

  test('a mail without a way to switch it off has no such header', async () => {
    const server = await kept(startMailServer());
    await queue(database.db);
    await send(database.db, server.url);
    assert.deepEqual(
      server.arrived[0]?.email.headers.map(({ key }) => key).filter((key) => key.startsWith('list-')),
      [],
    );
  });

  test('line breaks begin no header and no command, and one address stays one', async () => {
    const server = await kept(startMailServer());
    await queue(database.db, {
      subject: 'Hallo\r\nBcc: eva@evil.example\r\n\r\nText',
      body: ['Von: Eva\r\n.\r\nMAIL FROM:<eva@evil.example>\r\nBcc: eva@evil.example'],
      unsubscribe: { label: 'x', url: 'https://hubs.example.org/x>\r\nBcc: eva@evil.example' },
    });
    for (const to of [
      'anna@example.org>\r\nRCPT TO:<eva@evil.example',
      'anna@example.org\r\nBcc: eva@evil.example',
      'anna@example.org, eva@evil.example',
      'Eva <eva@evil.example>',
      'eva',
    ]) {
      await queue(database.db, { to });
    }
    await send(database.db, server.url);
    assert.deepEqual(
      server.arrived.map(({ to }) => to),
      [['anna@example.org']],
    );
    const { email } = server.arrived[0] ?? assert.fail();
    assert.equal(email.subject, 'Hallo Bcc: eva@evil.example Text');
    assert.deepEqual([email.bcc ?? [], email.cc ?? []], [[], []]);
    assert.match(email.text ?? '', /\nMAIL FROM:<eva@evil.example>\r?\nBcc: eva@evil.example/);
    const { headers } = email;
    assert.equal(headers.filter(({ key }) => key === 'bcc').length, 0);
    const failed = (await states(database.db)).filter(({ state }) => state === 'failed');
    assert.equal(failed.length, 5);
  });

  test('while the server is down it waits longer and longer, then arrives', async () => {
    const gone = await startMailServer();
    await gone.stop();
    await queue(database.db);
    await send(database.db, gone.url);
    assert.deepEqual((await states(database.db))[0]?.next_try_at, minutes(1));
    await send(database.db, gone.url, minutes(0.9));
    assert.equal((await states(database.db))[0]?.attempts, 1);
    await send(database.db, gone.url, minutes(1));
    assert.deepEqual((await states(database.db))[0]?.next_try_at, minutes(6));
    const back = await kept(startMailServer({}, gone.port));
    await send(database.db, back.url, minutes(6));
    assert.equal(back.arrived.length, 1);
    assert.equal((await states(database.db))[0]?.state, 'sent');
  });

  test('after the sixth failed try it has failed, and says why', async () => {
    const server = await kept(speaksBut((line) => (/^RCPT/.test(line) ? '451 4.7.1 try\u0007 later' : undefined)));
    await queue(database.db);
    let now = NOON;
    const waits: number[] = [];
    for (let round = 0; round < 6; round++) {
      await send(database.db, server.url, now);
      const next = (await states(database.db))[0]?.next_try_at ?? now;
      waits.push((next.getTime() - now.getTime()) / 60_000);
      now = next;
    }
    // The last is the lease, which means nothing any more.
    assert.deepEqual(waits, [1, 5, 30, 120, 720, 5]);
    const mail = await database.db.selectFrom('mail').select(['state', 'error']).executeTakeFirst();
    assert.equal(mail?.state, 'failed');
    assert.match(mail?.error ?? '', /451 4\.7\.1 try later/);
    await send(database.db, server.url, minutes(100_000));
    assert.equal((await states(database.db))[0]?.attempts, 6);
  });

  test('not now and then yes is yes', async () => {
    let asked = 0;
    const server = await kept(
      startMailServer({
        onRcptTo(_, __, callback) {
          asked++;
          callback(asked > 1 ? null : Object.assign(new Error('greylisted'), { responseCode: 450 }));
        },
      }),
    );
    await queue(database.db);
    await send(database.db, server.url);
    assert.deepEqual([server.arrived.length, (await states(database.db))[0]?.state], [0, 'queued']);
    await send(database.db, server.url, minutes(1));
    assert.deepEqual([server.arrived.length, (await states(database.db))[0]?.state], [1, 'sent']);
  });

  test('who does not exist is not tried again; the others get theirs', async () => {
    const server = await kept(
      startMailServer({
        onRcptTo({ address }, _, callback) {
          const known = address !== 'gone@example.org';
          callback(known ? null : Object.assign(new Error('no such user'), { responseCode: 550 }));
        },
      }),
    );
    for (const to of ['anna@example.org', 'gone@example.org', 'zoe@example.org']) await queue(database.db, { to });
    await send(database.db, server.url);
    assert.deepEqual(
      (await states(database.db)).map(({ state, attempts }) => [state, attempts]),
      [
        ['sent', 1],
        ['failed', 1],
        ['sent', 1],
      ],
    );
    assert.deepEqual(server.arrived.map(({ to }) => to[0]).sort(), ['anna@example.org', 'zoe@example.org']);
  });

  test('a name and password are shown; wrong ones are a mistake of the settings, so the mail waits', async () => {
    const server = await kept(
      startMailServer({
        authOptional: false,
        allowInsecureAuth: true,
        onAuth({ username, password }, _, callback) {
          if (username === 'hub@x' && password === 'pa:ss/wörd') return callback(null, { user: username });
          callback(Object.assign(new Error('no'), { responseCode: 535 }));
        },
      }),
    );
    const withAuth = (auth: string) => server.url.replace('//', `//${auth}@`);
    await queue(database.db);
    await send(database.db, withAuth('hub%40x:wrong'));
    assert.deepEqual([server.arrived.length, (await states(database.db))[0]?.state], [0, 'queued']);
    await send(database.db, withAuth(`hub%40x:${encodeURIComponent('pa:ss/wörd')}`), minutes(1));
    assert.deepEqual([server.arrived.length, (await states(database.db))[0]?.state], [1, 'sent']);
  });

  const silences: [when: string, answer: Parameters<typeof startOddServer>[1], greeting?: string][] = [
    ['before its greeting', () => undefined],
    ['after its greeting', () => undefined, '220 odd'],
    [
      'after the text',
      (line) => (/^DATA/.test(line) ? '354 go on' : /^\w{4} /.test(line) ? '250 ok' : undefined),
      '220 odd',
    ],
  ];
  for (const [when, answer, greeting] of silences) {
    test(`a server that falls silent ${when} holds nothing up for ever`, async () => {
      const server = await kept(startOddServer(greeting, answer));
      await queue(database.db);
      await send(database.db, server.url, NOON, { timeouts: SHORT });
      const [mail] = await states(database.db);
      assert.deepEqual([mail?.state, mail?.attempts, mail?.next_try_at], ['queued', 1, minutes(1)]);
    });
  }

  test('a server that is never silent and never done is left too', async () => {
    const server = await kept(
      speaksBut((line) => {
        if (!/^MAIL/.test(line)) return undefined;
        return '250-wait';
      }),
    );
    const drip = await kept(
      startOddServer('220 odd', (line, socket) => {
        if (/^EHLO/.test(line)) return '250 odd';
        const timer = setInterval(() => socket.write('250-wait\r\n'), 50);
        socket.on('close', () => clearInterval(timer));
        return undefined;
      }),
    );
    for (const { url } of [server, drip]) {
      await database.db.deleteFrom('mail').execute();
      await queue(database.db);
      await send(database.db, url, NOON, { timeouts: SHORT });
      assert.deepEqual((await states(database.db))[0]?.next_try_at, minutes(1));
    }
  });

  test('a connection cut after the text: it comes again, as the same mail', async () => {
    let got = '';
    const cut = await kept(
      speaksBut((line) => {
        got += `${line}\n`;
        return line === '.' ? 'cut' : undefined;
      }),
    );
    await queue(database.db);
    await send(database.db, cut.url);
    assert.equal((await states(database.db))[0]?.state, 'queued');
    const first = /^Message-ID: (<\S+>)/m.exec(got)?.[1];
    const server = await kept(startMailServer());
    await send(database.db, server.url, minutes(1));
    assert.equal(server.arrived[0]?.email.messageId, first);
    assert.equal(got.match(/^DATA$/gm)?.length, 1);
  });

  test('many mails go out in one run, each once, the oldest first', async () => {
    const server = await kept(startMailServer());
    for (let at = 0; at < 25; at++) await queue(database.db, { to: `p${at}@example.org` }, minutes(at - 60));
    await send(database.db, server.url);
    const to = server.arrived.map((mail) => mail.to[0]);
    assert.deepEqual([to.length, new Set(to).size], [25, 25]);
    assert.deepEqual(new Set(to.slice(0, 10)), new Set(Array.from({ length: 10 }, (_, at) => `p${at}@example.org`)));
  });

  test('without a server what is queued is in the mailbox at once, and never goes out later', async () => {
    await queue(database.db);
    await send(database.db, undefined);
    assert.equal((await states(database.db))[0]?.state, 'sent');
    const server = await kept(startMailServer());
    await send(database.db, server.url, minutes(60));
    assert.deepEqual(server.arrived, []);
  });

  test('a mail for later waits, and can be taken back until somebody begins to send it', async () => {
    const { db } = database;
    const recall = (id: string, now: Date) => db.transaction().execute((trx) => recallMails(trx, [id], now));
    const gone = await startMailServer();
    await gone.stop();
    const back = await queue(db, { notBefore: minutes(10) });
    for (const url of [undefined, gone.url]) await send(db, url, minutes(9));
    assert.deepEqual(
      (await states(db)).map(({ state, attempts }) => [state, attempts]),
      [['queued', 0]],
    );
    assert.equal(await recall(back, minutes(9)), 1);
    const begun = await queue(db, { notBefore: minutes(10) });
    await send(db, gone.url, minutes(10));
    assert.equal(await recall(begun, minutes(10)), 0);
  });

  test('texts are emptied after seven days, what has not left by then is given up, and later nothing is left', async () => {
    const { db } = database;
    const week = 7 * 24 * 60;
    await queue(db, { to: 'sent@example.org', subject: 'a' });
    await send(db, undefined);
    await queue(db, { to: 'waits@example.org', subject: 'b' });
    await queue(db, { to: 'young@example.org', subject: 'c' }, minutes(1));
    const tidy = (now: Date) => db.transaction().execute((trx) => tidyMails(trx, now));
    assert.equal(await tidy(minutes(week)), 0);
    assert.equal(await tidy(minutes(week + 0.5)), 2);
    const rows = await db
      .selectFrom('mail')
      .select(['to_address', 'state', 'subject', 'text', 'html', 'error'])
      .orderBy('to_address')
      .execute();
    const { html, text, ...young } = rows.pop() ?? assert.fail();
    assert.deepEqual(rows, [
      { to_address: 'sent@example.org', state: 'sent', subject: '', text: '', html: '', error: null },
      { to_address: 'waits@example.org', state: 'failed', subject: '', text: '', html: '', error: 'expired' },
    ]);
    assert.deepEqual(young, { to_address: 'young@example.org', state: 'queued', subject: 'c', error: null });
    assert.match(text + html, /Guten Tag.*Guten Tag/s);
    const del = (now: Date) => db.transaction().execute((trx) => deleteOldMails(trx, now));
    assert.equal(await del(minutes(30 * 24 * 60 + 0.5)), 2);
  });
});

describeOn('postgres', 'several processes send', (database) => {
  test('two at once send each mail exactly once', async () => {
    const server = await kept(startMailServer());
    for (let at = 0; at < 40; at++) await queue(database.db, { to: `p${at}@example.org` });
    const other = await openDatabase(database.settings);
    await Promise.all([send(database.db, server.url), send(other.db, server.url), send(other.db, server.url)]);
    await other.close();
    const to = server.arrived.map((mail) => mail.to[0]);
    assert.deepEqual([to.length, new Set(to).size], [40, 40]);
  });

  test('killed between taking and marking: after the lease another sends it, as the same mail', async () => {
    const { promise: dataCame, resolve: told } = Promise.withResolvers<void>();
    let got = '';
    const silent = await kept(
      speaksBut((line) => {
        got += `${line}\n`;
        if (line !== '.') return undefined;
        told();
        return '';
      }),
    );
    await queue(database.db);
    const program = `
      import { readConfig } from '#platform/config';
      import { openDatabase } from '#platform/database';
      import { openLog } from '#platform/log';
      import { createSender } from '#platform/mail';
      const { value: config } = readConfig(process.env);
      const { db } = await openDatabase(config);
      const clock = () => new Date('${NOON.toISOString()}');
      await createSender({ config, db, log: openLog('silent'), clock }).listener.catchUp(new AbortController().signal);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: join(import.meta.dirname, '../../..'),
      env: {
        ...process.env,
        SMTP_URL: silent.url,
        BASE_URL: 'https://hubs.example.org',
        DATABASE_URL: database.settings.databaseUrl,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await dataCame;
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.deepEqual(await states(database.db), [
      { to_address: 'anna@example.org', state: 'queued', attempts: 1, next_try_at: minutes(5) },
    ]);
    const server = await kept(startMailServer());
    await send(database.db, server.url, minutes(4.9));
    assert.equal(server.arrived.length, 0);
    await send(database.db, server.url, minutes(5));
    assert.equal(server.arrived[0]?.email.messageId, /^Message-ID: (<\S+>)/m.exec(got)?.[1]);
    assert.equal((await states(database.db))[0]?.state, 'sent');
  });
});
