import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { type FileField, findFile, readUpload } from '#platform/files';
import { readSignedKey, signedKey } from '#platform/link';
import { type FieldError, parseForm, readFields } from '#platform/web';
import { inputName, readAnswers } from '../form.ts';
import type { Answers, FormField } from '../model.ts';
import { type Basics, basicsInput } from '../parse.ts';

const FILE_PURPOSE = 'registration-file';

/** A file that was sent with the form, kept while it comes back: by the name of its input. The proof says that it was sent by who sends it again. */
export type KeptFiles = Map<string, { id: string; name: string; proof: string }>;

export interface ReadForm {
  values: URLSearchParams;
  basics: Basics | undefined;
  answers: Answers;
  files: string[];
  kept: KeptFiles;
  errors: FieldError[];
  /** Questions that came with an answer and were not seen yet. */
  unseen: boolean;
}

/** What was sent, with the files that were kept before: nothing is judged yet. */
export async function readSent(
  c: Context<AppEnv>,
  world: World,
  fields: readonly FormField[],
): Promise<{ values: URLSearchParams; kept: KeptFiles; errors: FieldError[] }> {
  const names = fields.filter(({ type }) => type === 'file').map(inputName);
  const kept: KeptFiles = new Map();
  const errors: FieldError[] = [];
  const keep = (name: string, id: string, file: string) =>
    kept.set(name, { id, name: file, proof: signedKey(world.secret, FILE_PURPOSE, id) });
  let values: URLSearchParams;
  if (names.length > 0 && c.req.header('content-type')?.startsWith('multipart/form-data') === true) {
    const field: FileField = { kinds: ['document', 'image'], visibility: 'private' };
    const wanted = Object.fromEntries(names.map((name) => [name, field]));
    const upload = await readUpload(c, { db: world.db, now: world.clock() }, wanted);
    values = upload.all;
    for (const [name, stored] of Object.entries(upload.files)) {
      if (stored.ok) keep(name, stored.value.id, stored.value.name);
      else errors.push({ field: name, code: 'fileWrong' });
    }
  } else {
    values = (await readFields(c)).all;
  }
  for (const name of names) {
    const proof = values.get(`kept-${name}`);
    if (kept.has(name) || proof === null) continue;
    const id = readSignedKey(world.secret, FILE_PURPOSE, proof);
    const file = id === undefined ? undefined : await findFile(world.db, id);
    if (file !== undefined) keep(name, file.id, file.name);
  }
  return { values, kept, errors };
}

/** Files of a registration that is changed, as if they had just been sent. */
export function keepFiles(
  world: World,
  fields: readonly FormField[],
  answers: Answers,
  names: Map<string, string>,
): KeptFiles {
  return new Map(
    fields.flatMap((field): [string, { id: string; name: string; proof: string }][] => {
      const id = answers[field.key];
      const name = typeof id === 'string' ? names.get(id) : undefined;
      if (field.type !== 'file' || typeof id !== 'string' || name === undefined) return [];
      return [[inputName(field), { id, name, proof: signedKey(world.secret, FILE_PURPOSE, id) }]];
    }),
  );
}

/** Judges what was sent: the basics, the answers, and whether all questions had been seen. */
export function judge(
  sent: { values: URLSearchParams; kept: KeptFiles; errors: FieldError[] },
  fields: readonly FormField[],
  more: { email?: string } = {},
): ReadForm {
  const { values, kept } = sent;
  const value = (name: string) => values.get(name) ?? '';
  const basics = parseForm(basicsInput, {
    ticket: value('ticket'),
    quantity: value('quantity') === '' ? '1' : value('quantity'),
    name: value('name'),
    email: more.email ?? value('email'),
    organisation: value('organisation'),
    organisationType: value('organisation_type'),
    origin: value('origin'),
    hub: value('hub'),
    others: value('others'),
  });
  const read = readAnswers(fields, value('ticket'), values, values.getAll('shown'), (name) => kept.get(name)?.id);
  const errors: FieldError[] = [...(basics.ok ? [] : basics.refusal.errors), ...sent.errors, ...read.errors];
  if (basics.ok && basics.value.others.length >= basics.value.quantity && basics.value.others.length > 0)
    errors.push({ field: 'others', code: 'othersTooMany' });
  return {
    values,
    basics: basics.ok ? basics.value : undefined,
    answers: read.answers,
    files: read.files,
    kept,
    errors,
    unseen: read.unseen.length > 0,
  };
}

export function unkept(c: Context): void {
  c.header('Cache-Control', 'private, no-store');
  c.header('X-Robots-Tag', 'noindex');
}

export function notFound(): never {
  throw new HTTPException(404);
}
