import type { Sharp } from 'sharp';
import { ok, type Result, refuse } from '#engines/kit';

/** A picture in one width, ready to be kept. */
export interface Rendering {
  width: number;
  height: number;
  bytes: Buffer;
}

export type PictureRefusal = { type: 'picture-broken' | 'picture-too-many-pixels' };

/** For a phone, a column, a screen. */
const WIDTHS = [480, 960, 1600];
/** What big telephones take (200 megapixels are refused); unpacked, it is what one picture may take of memory. */
const MAX_PIXELS = 64_000_000;
/** A banner of one line of pixels is no picture. */
const MAX_HEIGHT = 4_000;

// One after the other: unpacked, each takes many times what its file does.
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes the widths in which a picture is shown, the largest first. Turned as the camera was held; nothing is kept of what it wrote beside the picture
 * (place, time, names), nor of anything else that hides in the file: each is written anew, as WebP.
 */
export function renderPicture(bytes: Uint8Array): Promise<Result<[Rendering, ...Rendering[]], PictureRefusal>> {
  const done = last.then(() => render(bytes));
  last = done.catch(() => {});
  return done;
}

async function render(bytes: Uint8Array): Promise<Result<[Rendering, ...Rendering[]], PictureRefusal>> {
  // Only here: who never gets a picture does not need it.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  const open = (from: Uint8Array): Sharp =>
    sharp(from, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true });
  try {
    const [widest = 0] = WIDTHS.slice(-1);
    const first = await write(
      open(bytes).autoOrient().resize({ width: widest, height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true }),
      90,
    );
    const others: Rendering[] = [];
    for (const width of WIDTHS.filter((width) => width < first.width))
      others.push(await write(open(first.bytes).resize({ width }), 80));
    // Kept fine while the others were made of it.
    const kept = await write(open(first.bytes), 80);
    return ok([kept, ...others]);
  } catch (error) {
    const tooMany = error instanceof Error && /pixel limit/i.test(error.message);
    return refuse({ type: tooMany ? 'picture-too-many-pixels' : 'picture-broken' });
  }
}

async function write(picture: Sharp, quality: number): Promise<Rendering> {
  const { data, info } = await picture.toColourspace('srgb').webp({ quality }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}
