import { Unzip, UnzipInflate } from 'fflate';
import { ok, type Result, refuse } from '#engines/kit';

/** Most bytes that a zip file (.docx, .xlsx) may become, and most parts it may have. A long report unpacks to 5 MB. */
const MAX_UNPACKED = 100 * 1024 * 1024;
const MAX_PARTS = 5_000;
/** Bytes fed at a time: what one step can unpack stays small (deflate grows at most 1032-fold). */
const STEP = 16 * 1024;

/**
 * Unpacks a zip file to nowhere and counts, so that a bomb is refused before a reader is let at it. The sizes that
 * the file itself declares are not believed.
 */
export function checkZip(bytes: Uint8Array): Result<null, { type: 'not-a-zip' | 'zip-bomb' }> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuse({ type: 'not-a-zip' });
  let unpacked = 0;
  let parts = 0;
  let broken = false;
  const unzip = new Unzip((file) => {
    parts++;
    file.ondata = (error, data) => {
      if (error !== null) broken = true;
      else unpacked += data.byteLength;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.byteLength; from += STEP) {
      unzip.push(bytes.subarray(from, from + STEP), from + STEP >= bytes.byteLength);
      if (unpacked > MAX_UNPACKED || parts > MAX_PARTS) return refuse({ type: 'zip-bomb' });
    }
  } catch {
    broken = true;
  }
  return broken || parts === 0 ? refuse({ type: 'not-a-zip' }) : ok(null);
}
