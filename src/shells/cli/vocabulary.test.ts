import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { TURTLE_FILE, XML_FILE } from '#features/matching/vocabulary/skos/fixtures.ts';
import { makePostgres } from '#platform/testing';
import { hubwerk, type Settings } from './testing.ts';

describe('hubwerk vocabulary', () => {
  let folder = '';
  let settings: Settings = {};
  let server: Awaited<ReturnType<typeof makePostgres>> | undefined;
  // A process on PostgreSQL is there in half the time; importing and removing are proved on both databases beside the commands.
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hubwerk-vocabulary-'));
    server = await makePostgres();
    settings = { DATABASE_URL: server.databaseUrl, BASE_URL: 'https://hubs.example.org' };
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server?.remove();
  });
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const vocabulary = (...args: string[]) => hubwerk(settings, 'vocabulary', ...args);

  test('a file is tried, imported, imported again, listed and removed', async () => {
    const turtle = file('water.ttl', TURTLE_FILE);
    assert.equal((await vocabulary('list')).out, 'No vocabulary is imported; there is our own only.\n');
    const dry = await vocabulary('import', turtle, '--scheme', 'water', '--dry-run');
    assert.deepEqual([dry.code, dry.err], [0, '']);
    assert.match(dry.out, /^Dry run, nothing written: 2 new, 0 changed, 0 unchanged, 0 removed\.\n/);
    assert.equal((await vocabulary('list')).out, 'No vocabulary is imported; there is our own only.\n');

    const real = await vocabulary('import', turtle, '--scheme', 'water');
    assert.match(
      real.out,
      /^Imported water: 2 new, 0 changed, 0 unchanged, 0 removed\.\nWater, https:\/\/example\.org\/water\/, https:\/\/creativecommons/,
    );
    assert.match(real.out, /\n\d are concepts of our own vocabulary, \d stand beside it/);
    assert.match(
      real.out,
      /\nLabels: 3 de, 1 cs, 1 pl, 2 en\.\n {2}1 concepts lack labels in one of the four languages or more\n$/,
    );
    // The same vocabulary from a file in the other format: nothing is new.
    const again = await vocabulary('import', file('water.rdf', XML_FILE), '--scheme', 'water');
    assert.match(again.out, /^Imported water: 0 new, 0 changed, 2 unchanged, 0 removed\.\n/);
    assert.match(
      (await vocabulary('list')).out,
      /^water: 2 concepts, imported on \d{4}-\d\d-\d\d \(Water, https:\/\/example\.org\/water\/\)\n$/,
    );
    assert.deepEqual(await vocabulary('remove', 'water'), {
      code: 0,
      out: 'Removed water with 2 concepts.\n',
      err: '',
    });
    assert.deepEqual(await vocabulary('remove', 'water'), {
      code: 1,
      out: '',
      err: 'hubwerk vocabulary: there is no imported vocabulary water\n',
    });
  });

  test('our own is exported in both formats, and known again when imported', async () => {
    const out = join(folder, 'own.rdf');
    assert.deepEqual(await vocabulary('export', '--format', 'rdfxml', '--out', out), { code: 0, out: '', err: '' });
    assert.match(
      readFileSync(out, 'utf8'),
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<rdf:RDF .*https:\/\/hubs\.example\.org\/vocabulary"/s,
    );
    const nowhere = await vocabulary('export', '--out', join(folder, 'no/folder.ttl'));
    assert.deepEqual([nowhere.code, nowhere.out], [1, '']);
    assert.match(nowhere.err, /^hubwerk vocabulary: ENOENT.*\n$/);
    const turtle = await vocabulary('export');
    assert.match(turtle.out, /^@prefix skos: .*<https:\/\/hubs\.example\.org\/vocabulary> a skos:ConceptScheme;/s);
    const said = (await vocabulary('import', out, '--scheme', 'own', '--dry-run')).out;
    const [, all = '', same = ''] =
      /written: (\d+) new.*\n(\d+) are concepts of our own vocabulary, 0 stand beside it/s.exec(said) ?? [];
    assert.equal(Number(all) > 2_000, true, said);
    assert.equal(same, all);
  });

  test('a file that cannot be taken is named with the reason and the line, and nothing is imported', async () => {
    const laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rdf:RDF/>';
    const cases: [path: string, said: RegExp][] = [
      [join(folder, 'nowhere.ttl'), /ENOENT/],
      [folder, /is no file/],
      [file('empty.ttl', ''), /the file is empty/],
      [file('list.csv', 'a;b\n1;2\n'), /line 1: no valid Turtle or RDF\/XML: Unexpected "a;b"/],
      [file('laughs.rdf', laughs), /line 1: .*entities/],
      [
        file('latin.ttl', Buffer.from('@prefix a: <http://e/> .\n# Brücke', 'latin1')),
        /line 2: the characters are not utf-8; save the file as UTF-8/,
      ],
      [file('packed.gz', new Uint8Array([0x1f, 0x8b, 8])), /unpack it first/],
      [file('other.ttl', '<http://e/a> <http://e/b> "c" .'), /no concept of SKOS/],
    ];
    const outcomes = await Promise.all(cases.map(([path]) => vocabulary('import', path, '--scheme', 'water')));
    for (const [at, { code, out, err }] of outcomes.entries()) {
      const [path, said] = cases[at] ?? assert.fail();
      assert.deepEqual([code, out], [1, ''], path);
      assert.match(err, said);
      assert.match(err, /^hubwerk vocabulary: .*\nNothing was imported\.\n$/s);
    }
    assert.equal((await vocabulary('list')).out, 'No vocabulary is imported; there is our own only.\n');
  });

  test('wrong usage is told with the right one', async () => {
    const wrong = [
      [],
      ['dance'],
      ['import'],
      ['import', 'file.ttl'],
      ['import', 'file.ttl', '--scheme', 'No Name'],
      ['remove'],
      ['list', 'all'],
      ['export', '--format', 'pdf'],
      ['import', 'a', 'b', '--scheme', 'x'],
    ];
    const outcomes = await Promise.all(wrong.map((args) => vocabulary(...args)));
    for (const [at, { code, out, err }] of outcomes.entries()) {
      assert.deepEqual([code, out], [2, ''], wrong[at]?.join(' '));
      assert.match(err, /\nusage: hubwerk vocabulary import FILE --scheme NAME \[--dry-run\] \| list \| remove NAME/);
    }
  });
});
