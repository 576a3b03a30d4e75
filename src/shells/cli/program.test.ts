import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { draftFields } from '#features/matching/fixtures.ts';
import { makeDataDir, makePostgres } from '#platform/testing';
import { hubwerk, type Settings, startHubwerk } from './testing.ts';

const CSV = 'key,name,lang,type,place,summary\nstadt,Stadt Musterheim,de,municipality,dresden,Eine Stadt.\n';
const HUB = {
  key: 'hub',
  name: { de: 'Hub' },
  claim: { de: 'C' },
  text: { de: 'T' },
  sites: [{ key: 's', name: 'S', place: 'dresden', focus: { de: 'F' } }],
};
const ENTRY = {
  key: 'saeulen',
  kind: 'offer',
  hub: 'hub',
  owner: 'stadt',
  lang: 'cs',
  title: 'Nabíjecí stanice pro elektromobily',
  summary: 'Nabíjecí stanice pro města.',
  text: 'Dodáváme nabíjecí stanice.',
  published_on: '2026-01-01',
};

/** On PostgreSQL, where a process is there in half the time, and on the embedded database what differs there. */
describe('the program', () => {
  let folder = '';
  let settings: Settings = {};
  let embedded: Settings = {};
  let server: Awaited<ReturnType<typeof makePostgres>> | undefined;
  let dataDir: ReturnType<typeof makeDataDir> | undefined;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hubwerk-cli-'));
    server = await makePostgres();
    settings = { DATABASE_URL: server.databaseUrl };
    dataDir = makeDataDir();
    embedded = { DATA_DIR: dataDir.dataDir };
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server?.remove();
    dataDir?.remove();
  });
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test('without a command, with an unknown one and with --help it says what there is', async () => {
    const [nothing, unknown, help] = await Promise.all([
      hubwerk({}),
      hubwerk({}, 'dance'),
      hubwerk({}, 'import', '--help'),
    ]);
    assert.deepEqual([nothing.code, unknown.code, help.code], [0, 2, 0]);
    for (const name of [
      'start',
      'migrate',
      'demo',
      'import',
      'export',
      'match',
      'evaluate',
      'vocabulary',
      'doctor',
      'routes',
    ]) {
      assert.match(nothing.out, new RegExp(`hubwerk ${name}\\b`));
    }
    assert.match(help.out, /hubwerk import \S+ FILE \[--dry-run\]/);
  });

  test('a wrong setting is named with what is allowed', async () => {
    const { code, err } = await hubwerk({ ...settings, PORT: 'http' }, 'start');
    assert.equal(code, 1);
    assert.equal(err, 'hubwerk: the setting PORT=http is wrong. Allowed: a port number, 0 to 65535.\n');
  });

  test('a wrong option is named with the usage', async () => {
    const { code, err } = await hubwerk(settings, 'export', 'organisations', '--colour');
    assert.equal(code, 2);
    assert.match(err, /--colour/);
    assert.match(err, /usage: hubwerk export/);
  });

  test('files are imported in the order of what they build on; again they change nothing', async () => {
    const imports: [kind: string, path: string, said: string, again: string][] = [
      [
        'places',
        file('places.csv', 'key,name,country,nuts,lat,lon\ndresden,Dresden,DE,DED21,51.05,13.74\n'),
        '1 new, 0 changed',
        '0 new, 1 changed',
      ],
      [
        'hubs',
        file('hubs.json', JSON.stringify([HUB])),
        '1 new, 0 changed, 0 unchanged',
        '0 new, 0 changed, 1 unchanged',
      ],
      [
        'organisations',
        file('organisations.csv', CSV),
        '1 new, 0 changed, 0 unchanged',
        '0 new, 0 changed, 1 unchanged',
      ],
      [
        'entries',
        file('entries.json', JSON.stringify([ENTRY])),
        '1 new, 0 changed, 0 unchanged',
        '0 new, 0 changed, 1 unchanged',
      ],
    ];
    for (const [kind, path, said, again] of imports) {
      if (kind === 'organisations') {
        const dry = await hubwerk(settings, 'import', kind, path, '--dry-run');
        assert.deepEqual([dry.code, dry.err], [0, '']);
        assert.match(dry.out, new RegExp(`^Dry run, nothing written: ${said}`));
      }
      const real = await hubwerk(settings, 'import', kind, path);
      assert.equal(real.code, 0);
      assert.match(real.out, new RegExp(`^Imported ${kind}: ${said}`));
      if (kind !== 'entries') continue;
      assert.match((await hubwerk(settings, 'import', kind, path)).out, new RegExp(again));
    }
  });

  test('errors name row, column, value and what is allowed, and nothing is imported', async () => {
    const path = file('wrong.csv', `${CSV}zwei,Zwei,fr,castle,atlantis,\n`);
    const { code, out, err } = await hubwerk(settings, 'import', 'organisations', path);
    assert.deepEqual([code, out], [1, '']);
    assert.deepEqual(err.trim().split('\n').slice(0, -1), [
      'row 3, column lang: “fr”; allowed: one of: de, cs, pl, en',
      'row 3, column type: “castle”; allowed: one of: municipality, district, authority, company, startup, research, association, investor, intermediary',
      'row 3, column summary: “”; allowed: must not be empty',
    ]);
    assert.match(err, /Nothing was imported: 3 errors in .*wrong\.csv\.\n$/);
  });

  test('what cannot be read is one clear line', async () => {
    const cases: [path: string, message: RegExp][] = [
      [join(folder, 'none.csv'), /ENOENT/],
      [file('latin.csv', Buffer.from('key,name\na,Köln\n', 'latin1')), /save the file as UTF-8/],
      [file('x.xlsx', 'no spreadsheet'), /not-a-zip/],
    ];
    const outcomes = await Promise.all(cases.map(([path]) => hubwerk(settings, 'import', 'organisations', path)));
    for (const [at, { code, err }] of outcomes.entries()) {
      assert.equal(code, 1);
      assert.match(err, cases[at]?.[1] ?? /never/);
      assert.equal(err.trim().split('\n').length, 1, err);
    }
    assert.equal((await hubwerk(settings, 'import', 'castles', 'x.csv')).code, 2);
  });

  test('an export is a file that can be imported', async () => {
    const out = join(folder, 'out.json');
    const json = await hubwerk(settings, 'export', 'entries', '--format', 'json', '--out', out);
    assert.deepEqual(json, { code: 0, out: '', err: '' });
    assert.deepEqual(JSON.parse(readFileSync(out, 'utf8')), [ENTRY]);
    const csv = await hubwerk(settings, 'export', 'organisations');
    assert.equal(csv.out.split('\n')[0]?.startsWith('key,name,lang,type'), true);
    assert.match(
      (await hubwerk(settings, 'import', 'organisations', file('again.csv', csv.out))).out,
      /0 new, 0 changed, 1 unchanged/,
    );
  });

  test('match reads a text or a document and gives JSON of the documented shape', async () => {
    const { code, out } = await hubwerk(
      settings,
      'match',
      '--text',
      'Wir brauchen Ladesäulen für Elektroautos.',
      '--json',
      '--limit',
      '3',
    );
    assert.equal(code, 0);
    const answer = JSON.parse(out);
    assert.deepEqual(Object.keys(answer), ['language', 'concepts', 'matches']);
    assert.equal(answer.language, 'de');
    assert.equal(answer.concepts.length > 0, true);
    const [match] = answer.matches;
    assert.deepEqual([match.id, match.kind, match.lang, match.title], ['saeulen', 'offer', 'cs', ENTRY.title]);
    assert.equal(match.score > 0 && match.reasons.length > 0, true);

    const document = await hubwerk(settings, 'match', '--file', file('need.html', '<p>Ladesäulen für Elektroautos'));
    assert.equal(document.code, 0);
    assert.match(document.out, /language: de/);
    assert.match(document.out, /1\. +[\d.]+ +Nabíjecí stanice/);
  });

  test('match says what is wrong with what it was given', async () => {
    const cases: [args: string[], code: number, message: RegExp][] = [
      [['--text', 'x', '--file', 'y'], 2, /give --file or --text/],
      [['--text', 'x', '--lang', 'fr'], 2, /one of auto, de, cs, pl, en/],
      [['--file', file('fake.pdf', 'no PDF')], 1, /is not what its name says/],
    ];
    const outcomes = await Promise.all(cases.map(([args]) => hubwerk(settings, 'match', ...args)));
    for (const [at, { code, err }] of outcomes.entries()) {
      assert.equal(code, cases[at]?.[1], err);
      assert.match(err, cases[at]?.[2] ?? /never/);
    }
  });

  test('evaluate measures labelled texts without a database and writes the run', async () => {
    const lines = (values: object[]) => values.map((value) => JSON.stringify(value)).join('\n');
    const needs = file(
      'needs.jsonl',
      lines([{ id: 'n1', lang: 'de', title: 'Ladesäulen', text: 'Wir brauchen Ladesäulen.' }]),
    );
    const entries = file(
      'entries.jsonl',
      lines([
        {
          id: 'e1',
          kind: 'offer',
          lang: 'cs',
          title: 'Nabíjecí stanice',
          text: 'Nabíjecí stanice.',
          org_type: 'company',
          region: 'CZ',
        },
        { id: 'e2', kind: 'offer', lang: 'de', title: 'Brücken', text: 'Brücken.', org_type: 'company', region: 'DE' },
      ]),
    );
    const qrels = file('qrels.tsv', 'need\toffer\tgrade\nn1\te1\t3\n');
    const run = join(folder, 'run.tsv');
    const { code, out, err } = await hubwerk(
      { DATA_DIR: join(folder, 'never-made') },
      'evaluate',
      '--needs',
      needs,
      '--entries',
      entries,
      '--judgements',
      qrels,
      '--run',
      run,
    );
    assert.equal(code, 0, err);
    assert.match(out, /overall +1\.000 +1\.000 +1\.000 +1/);
    const ranking = readFileSync(run, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    assert.deepEqual(
      ranking.map(([need, entry, rank]) => [need, entry, rank]),
      [['n1', 'e1', '1']],
      'what is far behind the best is not shown and not in the run',
    );
    assert.throws(() => readFileSync(join(folder, 'never-made/lock')));
    const broken = await hubwerk(
      {},
      'evaluate',
      '--needs',
      file('bad.jsonl', '{"id":1'),
      '--entries',
      entries,
      '--judgements',
      qrels,
    );
    assert.equal(broken.code, 1);
    assert.match(broken.err, /bad\.jsonl:1: no JSON object/);
    assert.equal((await hubwerk({}, 'evaluate')).code, 2);
  });

  test('doctor says what is well, routes lists every address once', async () => {
    const doctor = await hubwerk(settings, 'doctor');
    assert.match(doctor.out, /ok {3}migrations: all applied/);
    assert.match(doctor.out, /ok {3}1 hubs, 1 organisations, 1 entries/);
    const routes = await hubwerk(settings, 'routes');
    assert.equal(routes.code, 0);
    const lines = routes.out.trim().split('\n');
    assert.deepEqual(lines, [...new Set(lines)].sort());
    for (const line of ['GET   /:lang/hubs', 'GET   /:lang/entries/:slug', 'POST  /:lang/drafts', 'GET   /healthz'])
      assert.equal(lines.includes(line), true, line);
  });

  test('start says where to look, serves, and stops on SIGTERM and SIGINT with code 0', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const running = await startHubwerk(settings);
      assert.match(running.url, /^http:\/\/127\.0\.0\.1:\d+$/);
      const response = await fetch(`${running.url}/de/entries`);
      assert.equal(response.status, 200);
      assert.match(await response.text(), /Nabíjecí stanice/);
      const { code, out, err } = await running.stop(signal);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /Open it in a browser; stop it with Ctrl\+C\./);
    }
  });

  test('a second process on the same data gets a clear error and changes nothing for the first', async () => {
    const running = await startHubwerk(embedded);
    for (const args of [['start'], ['import', 'organisations', file('more.csv', CSV)]]) {
      const { code, err } = await hubwerk(embedded, ...args);
      assert.equal(code, 1);
      assert.equal(
        err,
        `hubwerk: another process works on ${embedded.DATA_DIR}. Stop it first, or choose another folder with DATA_DIR.\n`,
      );
    }
    assert.equal((await fetch(`${running.url}/healthz`)).status, 200);
    assert.equal((await running.stop('SIGTERM')).code, 0);
  });

  test('a port in use is one clear line', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, err } = await hubwerk({ ...settings, HOST: '127.0.0.1', PORT: String(port) }, 'start');
    other.close();
    assert.equal(code, 1);
    assert.equal(
      err,
      `hubwerk: cannot listen on 127.0.0.1:${port}: port ${port} is in use; choose another with PORT.\n`,
    );
  });

  test('a database that cannot be reached is one clear line without its password', async () => {
    const { code, err } = await hubwerk({ DATABASE_URL: 'postgres://hubwerk:secret@127.0.0.1:1/hubwerk' }, 'doctor');
    assert.equal(code, 1);
    assert.match(err, /^hubwerk: the database cannot be reached: .*ECONNREFUSED.*\n$/);
    assert.equal(err.includes('secret'), false);
  });

  test('what people write and the key of their draft do not stand in the log', async () => {
    const running = await startHubwerk({ ...settings, LOG_LEVEL: 'debug' });
    const fields = draftFields({ text: 'Geheimes Vorhaben: Ladesäulen am Hafen.' });
    const submitted = await fetch(`${running.url}/de/drafts`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: running.url },
      redirect: 'manual',
    });
    assert.equal(submitted.status, 303);
    await fetch(`${running.url}/de/drafts/${fields.key}`);
    await fetch(`${running.url}/de/drafts/${fields.key}/edit`);
    await fetch(`${running.url}/de/entries?q=Geheimes`);
    const { out, err } = await running.stop('SIGTERM');
    assert.match(out, /"route":"\/de\/entries"/);
    for (const secret of ['Geheimes', 'Hafen', fields.key ?? ''])
      assert.equal((out + err).includes(secret), false, secret);
  });

  test('a new folder is set up with the demo network at the first start, and kept at the second', async () => {
    const fresh = join(folder, 'fresh');
    const first = await startHubwerk({ DATA_DIR: fresh }, '--demo');
    assert.match(first.said(), /Database set up \(0001-house, 0002-network/);
    assert.match(
      first.said(),
      /Demo network loaded: \d+ hubs, \d+ organisations, \d+ entries, \d+ people, \d+ events\./,
    );
    assert.equal((await fetch(`${first.url}/de/entries`)).status, 200);
    await first.stop('SIGTERM');
    const second = await startHubwerk({ DATA_DIR: fresh }, '--demo');
    assert.equal(/set up|loaded/.test(second.said()), false);
    await second.stop('SIGTERM');
    assert.match((await hubwerk({ DATA_DIR: fresh }, 'demo')).out, /^Demo network loaded/);
  });

  test('several processes serve the same PostgreSQL', async () => {
    const [first, second] = await Promise.all([startHubwerk(settings), startHubwerk(settings)]);
    for (const { url, said } of [first, second]) {
      assert.match(said(), /\(PostgreSQL; ready/);
      assert.equal((await fetch(`${url}/de/organisations`)).status, 200);
    }
    for (const running of [first, second]) assert.equal((await running.stop('SIGTERM')).code, 0);
  });

  test('on the embedded database the same: migrate, import, start, doctor, export', async () => {
    assert.match((await hubwerk(embedded, 'migrate')).out, /up to date/);
    const places = await hubwerk(embedded, 'import', 'places', join(folder, 'places.csv'));
    assert.match(places.out, /^Imported places: 1 new/);
    const running = await startHubwerk(embedded);
    assert.equal((await fetch(`${running.url}/de/organisations`)).status, 200);
    assert.equal((await running.stop('SIGTERM')).code, 0);
    assert.match((await hubwerk(embedded, 'doctor')).out, /ok {3}0 hubs, 0 organisations, 0 entries/);
    assert.deepEqual(JSON.parse((await hubwerk(embedded, 'export', 'entries', '--format', 'json')).out), []);
  });
});
