import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Result } from '#engines/kit';
import type { Db } from '#platform/database';
import type { StoredFile, Visibility } from './model.ts';
import { boundaryOf, isBroken, readMultipart } from './multipart.ts';
import type { FileKind } from './sniff.ts';
import { type FileRefusal, storeFile } from './store.ts';

/** What one field of a form takes. */
export interface FileField {
  /** What is taken, which may depend on the fields that come before it in the form. */
  kinds: readonly FileKind[] | ((before: URLSearchParams) => readonly FileKind[]);
  visibility: Visibility;
}

export interface Upload {
  /** The last value of each name, and all of them. */
  values: Record<string, string>;
  all: URLSearchParams;
  /** By field, of those that a file was chosen for. */
  files: Record<string, Result<StoredFile, FileRefusal>>;
}

/** Text beside the files, together: some pages. */
const MAX_TEXT = 2_000_000;

/**
 * Reads a form whose files may be large: they go to the database as they arrive. Ask before who may, because everything that is sent is stored. A
 * field takes one file; fields that are not named here take none. The address has to be named in `uploads` of the manifest.
 */
export async function readUpload(
  c: Context,
  { db, now }: { db: Db; now: Date },
  fields: Record<string, FileField>,
): Promise<Upload> {
  const boundary = boundaryOf(c.req.header('content-type'));
  const body = c.req.raw.body;
  if (!boundary.ok || body === null) throw new HTTPException(400);
  const all = new URLSearchParams();
  const files: Upload['files'] = {};
  let text = 0;
  try {
    for await (const part of readMultipart(body, boundary.value)) {
      if ('value' in part) {
        text += part.value.length;
        if (text > MAX_TEXT) throw new HTTPException(413);
        all.append(part.field, part.value);
        continue;
      }
      const field = Object.hasOwn(fields, part.field) ? fields[part.field] : undefined;
      // A field for a file that was left empty comes without a name.
      if (field === undefined || part.name === '' || files[part.field] !== undefined) continue;
      const kinds = typeof field.kinds === 'function' ? field.kinds(all) : field.kinds;
      const { visibility } = field;
      files[part.field] = await storeFile({ db, now }, { name: part.name, bytes: part.bytes, kinds, visibility });
    }
  } catch (error) {
    if (isBroken(error)) throw new HTTPException(400);
    throw error;
  }
  return { values: Object.fromEntries(all), all, files };
}
