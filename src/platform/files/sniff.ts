import { unzipSync } from 'fflate';

/** What a file is for; each has its own limit and way to be kept. */
export type FileKind = 'image' | 'film' | 'captions' | 'document';

export interface FileType {
  kind: FileKind;
  type: string;
  /** The ending its name gets, whatever it was called. */
  ending: string;
}

/** As many bytes from the beginning tell everything but the kind of an office document. */
export const TELLING_BYTES = 4096;

const FILM_BRANDS = ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'M4VH', 'dash', 'MSNV'];

/**
 * Tells by the first bytes what a file is. What the sender says of it is never believed. `gif` is known so that it can be refused in words of its own;
 * `zip` is an office document or nothing that is taken, which only the whole tells.
 */
export function sniff(head: Uint8Array): FileType | 'gif' | 'zip' | 'text' | undefined {
  const at = (offset: number, ...bytes: number[]) => bytes.every((byte, index) => head[offset + index] === byte);
  const ascii = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (at(0, 0xff, 0xd8, 0xff)) return { kind: 'image', type: 'image/jpeg', ending: 'jpg' };
  if (at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: 'image', type: 'image/png', ending: 'png' };
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { kind: 'image', type: 'image/webp', ending: 'webp' };
  if (ascii(0, 4) === 'GIF8') return 'gif';
  if (ascii(0, 5) === '%PDF-') return { kind: 'document', type: 'application/pdf', ending: 'pdf' };
  if (ascii(4, 8) === 'ftyp') {
    const brand = ascii(8, 12);
    if (brand === 'avif' || brand === 'avis') return { kind: 'image', type: 'image/avif', ending: 'avif' };
    return FILM_BRANDS.includes(brand) ? { kind: 'film', type: 'video/mp4', ending: 'mp4' } : undefined;
  }
  // EBML whose document type is WebM: the name stands within the first bytes of the header.
  if (at(0, 0x1a, 0x45, 0xdf, 0xa3))
    return ascii(4, 64).includes('webm') ? { kind: 'film', type: 'video/webm', ending: 'webm' } : undefined;
  if (at(0, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  return isText(head, true) ? 'text' : undefined;
}

/** Office documents by what their zip file says of itself. `zip` has been checked against bombs. */
export function officeType(zip: Uint8Array): FileType | undefined {
  const decoder = new TextDecoder();
  const parts = unzipSync(zip, {
    filter: ({ name, originalSize }) =>
      (name === 'mimetype' || name === '[Content_Types].xml') && originalSize < 1_000_000,
  });
  const said = decoder.decode(parts.mimetype).trim();
  const odf = ODF[said];
  if (odf !== undefined) return { kind: 'document', type: said, ending: odf };
  const contents = decoder.decode(parts['[Content_Types].xml']);
  for (const [mark, ending] of OOXML) {
    // Documents that carry programs say `macroEnabled` here and are not taken.
    if (contents.includes(`application/vnd.openxmlformats-officedocument.${mark}.main+xml`))
      return { kind: 'document', type: `application/vnd.openxmlformats-officedocument.${mark}`, ending };
  }
  return undefined;
}

const ODF: Record<string, string> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

const OOXML = [
  ['wordprocessingml.document', 'docx'],
  ['spreadsheetml.sheet', 'xlsx'],
  ['presentationml.presentation', 'pptx'],
] as const;

/** Plain text: captions by their first line (W3C WebVTT), a table only by its name, because nothing else tells it. */
export function textType(bytes: Uint8Array, name: string): FileType | undefined {
  if (!isText(bytes, false)) return undefined;
  const start = new TextDecoder().decode(bytes.subarray(0, 10));
  if (/^WEBVTT([ \t\n\r]|$)/.test(start)) return { kind: 'captions', type: 'text/vtt', ending: 'vtt' };
  return /\.csv$/i.test(name)
    ? { kind: 'document', type: 'text/csv', ending: 'csv' }
    : { kind: 'document', type: 'text/plain', ending: 'txt' };
}

/** UTF-8 without control characters. `cut`: the last letter may be cut in two. */
function isText(bytes: Uint8Array, cut: boolean): boolean {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch {
    return false;
  }
}
