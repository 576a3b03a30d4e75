import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Deserializer, Serializer } from 'node:v8';

const ROOT = join(import.meta.dirname, '../../..');

/** Beside the installed packages: as safe as they are, and gone with them. */
const FOLDER = join(ROOT, 'node_modules/.cache/hubwerk');

const SEAL_BYTES = 32;

/**
 * What an engine makes of its sources, for results that take seconds and much memory for a while. It is made once and read back
 * as long as sources and engines are the same. Data only, no functions. A folder that cannot be written to costs only time.
 */
export function kept<T>(name: string, sources: Iterable<string>, make: () => T, folder: string = FOLDER): T {
  const file = join(folder, name);
  const origin = digestOf(sources);
  const content = readSealed(file, origin);
  // The seal says that these bytes were written below for the same name, sources and code.
  if (content !== undefined) return decode(content) as T;
  const made = make();
  writeSealed(folder, file, origin, encode(made));
  return made;
}

// Not `serialize` and `deserialize`: what these give back holds on to all the bytes it was read from.
function encode(value: unknown): Buffer {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

function decode(content: Buffer): unknown {
  const deserializer = new Deserializer(content);
  deserializer.readHeader();
  return deserializer.readValue();
}

/** Of some sources, all of the engines' code and the packages: the same as long as the same comes out of the same. */
export function digestOf(sources: Iterable<string>): Buffer {
  const hash = createHash('sha256')
    .update(process.version)
    .update(readFileSync(import.meta.filename));
  for (const source of sources) hash.update(`${source.length}:${source}`);
  const engines = readdirSync(join(ROOT, 'src/engines'), { recursive: true, encoding: 'utf8' });
  const code = engines
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `src/engines/${file}`);
  for (const file of [...code.sort(), 'package-lock.json']) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest();
}

const seal = (origin: Buffer, content: Buffer) => createHash('sha256').update(origin).update(content).digest();

/** Undefined where nothing is kept, or what came from something else, or only a part. */
function readSealed(file: string, origin: Buffer): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(SEAL_BYTES);
    return bytes.subarray(0, SEAL_BYTES).equals(seal(origin, content)) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** Renamed when complete, so that processes that start together never read half a file. */
function writeSealed(folder: string, file: string, origin: Buffer, content: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, Buffer.concat([seal(origin, content), content]));
    renameSync(unfinished, file);
  } catch {}
}
