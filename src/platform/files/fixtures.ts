import sharp from 'sharp';
import type { Result } from '#engines/kit';
import type { Db } from '#platform/database';
import { type FileRefusal, type NewFile, type StoredFile, storeFile } from './index.ts';

/** A photograph as a telephone writes it: held upright, with place and name. */
export async function makePhoto({ width = 2000, height = 1000 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#1c3fb7' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Artist: 'Erika Mustermann' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 3/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 44/1 0/1' },
    })
    .toBuffer();
}

/** Bytes that begin as a film does. */
export function makeFilm(size: number): Buffer {
  const film = Buffer.alloc(size);
  for (let at = 0; at < size; at += 4) film.writeUInt32BE((at * 2654435761) % 4294967296, Math.min(at, size - 4));
  film.write('\0\0\0\x18ftypisom\0\0\0\0', 0, 'latin1');
  return film;
}

/** Stores bytes as if they arrived in pieces. */
export async function store(
  db: Db,
  bytes: Uint8Array,
  given: Partial<Omit<NewFile, 'bytes'>> = {},
): Promise<Result<StoredFile, FileRefusal>> {
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += 65_000) yield bytes.subarray(from, from + 65_000);
  }
  return storeFile(
    { db, now: new Date('2026-03-02T12:00:00Z') },
    {
      name: 'file',
      visibility: 'public',
      kinds: ['image', 'film', 'captions', 'document'],
      ...given,
      bytes: pieces(),
    },
  );
}

/** The same, where it is sure to be taken. */
export async function makeFile(
  db: Db,
  bytes: Uint8Array = Buffer.from('Ein Text.'),
  given: Partial<Omit<NewFile, 'bytes'>> = {},
): Promise<StoredFile> {
  const stored = await store(db, bytes, given);
  if (!stored.ok) throw new Error(stored.refusal.type);
  return stored.value;
}
