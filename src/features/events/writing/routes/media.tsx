import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { type FileKind, listFiles, MOST_BYTES, readUpload, type Upload } from '#platform/files';
import { readFields } from '#platform/web';
import { EVENT_FILE_KINDS, type EventFileKind, type EventFileView, type EventView } from '../../model.ts';
import { addMedia, changeMedia, deleteMedia, moveMedia } from '../commands/media.ts';
import { isId } from '../form.ts';
import { mediaForm, parseMedia, TAKEN } from '../media-form.ts';
import type { EventError } from '../model.ts';
import { MediaBody, MediaFormBody } from '../pages/media.tsx';
import { formTexts } from '../texts/form.ts';
import { programmeTexts } from '../texts/programme.ts';
import { teamPage, writtenEvent } from './kit.tsx';

/** A film with the form around it. */
export const MOST_UPLOADED = MOST_BYTES.film + 2_000_000;

/** Pictures, films, material and minutes. */
export function mediaRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  async function filesOf(event: EventView) {
    const ids = event.files.flatMap((file) => [file.fileId, file.captionsId]).filter((id) => id !== null);
    return new Map((await listFiles(db, ids)).map((file) => [file.id, file]));
  }

  app.get('/events/:slug/media', (c) => mediaPage(c));

  async function mediaPage(c: Context<AppEnv>, alert?: string) {
    const { view } = await writtenEvent(c, world);
    const { lang } = c.var;
    return teamPage(c, view, {
      page: 'media',
      title: programmeTexts(lang).media,
      status: alert === undefined ? 200 : 422,
      body: <MediaBody lang={lang} event={view} files={await filesOf(view)} alert={alert} />,
    });
  }

  const kindOf = (text: string | undefined) => EVENT_FILE_KINDS.find((one) => one === text);

  async function formPage(
    c: Context<AppEnv>,
    view: EventView,
    kind: EventFileKind,
    file: EventFileView | undefined,
    values: Record<string, string>,
    errors: readonly EventError[] = [],
  ) {
    const { lang } = c.var;
    const t = programmeTexts(lang);
    const ways = { image: t.addImage, film: t.addFilm, material: t.addMaterial, minutes: t.addMinutes };
    return teamPage(c, view, {
      page: 'media',
      title: file === undefined ? ways[kind] : `${t[kind]}: ${t.change}`,
      status: errors.length > 0 ? 422 : 200,
      body: (
        <MediaFormBody
          lang={lang}
          event={view}
          files={await filesOf(view)}
          kind={kind}
          file={file}
          values={values}
          errors={errors}
        />
      ),
    });
  }

  app.get('/events/:slug/media/:id', async (c) => {
    const { view } = await writtenEvent(c, world);
    const id = c.req.param('id');
    if (id === 'new') {
      const kind = kindOf(c.req.query('kind')) ?? 'image';
      return formPage(c, view, kind, undefined, { lang: view.lang });
    }
    const file = view.files.find((one) => one.id === id);
    if (file === undefined) return c.notFound();
    return formPage(c, view, file.kind, file, mediaForm(file));
  });

  /** Reads the form, stores what was sent with it, and says what was wrong with that. Files of a form that was refused are kept for the next try. */
  async function readMedia(c: Context<AppEnv>): Promise<{ values: Record<string, string>; errors: EventError[] }> {
    const visibility = 'public' as const;
    const upload = await readUpload(
      c,
      { db, now: world.clock() },
      {
        // The form says first what it is going to be.
        file: { kinds: (before) => takenFor(before.get('kind')), visibility },
        captions: { kinds: ['captions'], visibility },
      },
    );
    const { values } = upload;
    const idOf = (field: 'file' | 'captions', kept: string | undefined) => {
      const stored = upload.files[field];
      return stored?.ok === true ? stored.value.id : isId(kept ?? '') ? (kept ?? '') : '';
    };
    return {
      values: { ...values, file: idOf('file', values.kept_file), captions: idOf('captions', values.kept_captions) },
      errors: refusalsOf(upload),
    };
  }

  app.post('/events/:slug/media', async (c) => {
    const { view } = await writtenEvent(c, world);
    const { lang, viewer } = c.var;
    const { values, errors } = await readMedia(c);
    const kind = kindOf(values.kind);
    if (kind === undefined) throw new HTTPException(422);
    const input = parseMedia(values, view.lang, 'new');
    // What was wrong with the file says more than that there is none.
    const wrong = input.ok
      ? []
      : input.refusal.errors.filter(({ field }) => !errors.some((one) => one.field === field));
    if (!input.ok || errors.length > 0) return formPage(c, view, kind, undefined, values, [...errors, ...wrong]);
    const added = await addMedia(db, viewer, view.id, input.value, world.clock());
    if (added.ok) return c.redirect(`/${lang}/events/${view.slug}/media`, 303);
    switch (added.refusal.type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'invalid':
        return formPage(c, view, kind, undefined, { ...values, file: '' }, added.refusal.errors);
      case 'too-many':
        return mediaPage(c, programmeTexts(lang).tooManyParts(String(added.refusal.most)));
      case 'changed-meanwhile':
      case 'not-possible':
        return mediaPage(c, formTexts(lang).notPossible);
    }
  });

  app.post('/events/:slug/media/:id', async (c) => {
    const { view } = await writtenEvent(c, world);
    const { lang, viewer } = c.var;
    const file = view.files.find((one) => one.id === c.req.param('id'));
    if (file === undefined) return c.notFound();
    const back = () => c.redirect(`/${lang}/events/${view.slug}/media`, 303);
    const f = formTexts(lang);
    const at = { event: view.id, id: file.id };
    if (!/^multipart\//i.test(c.req.header('content-type') ?? '')) {
      const { action } = (await readFields(c)).values;
      if (action === 'delete') {
        const deleted = await deleteMedia(db, viewer, at, world.clock());
        return deleted.ok ? back() : mediaPage(c, f.notPossible);
      }
      if (action !== 'up' && action !== 'down') throw new HTTPException(422);
      const moved = await moveMedia(db, viewer, { ...at, to: action }, world.clock());
      return moved.ok ? back() : mediaPage(c, f.notPossible);
    }
    const { values, errors } = await readMedia(c);
    const input = parseMedia({ ...values, kind: file.kind, file: '' }, view.lang, 'change');
    if (!input.ok || errors.length > 0)
      return formPage(c, view, file.kind, file, values, [...errors, ...(input.ok ? [] : input.refusal.errors)]);
    const changed = await changeMedia(db, viewer, { ...at, input: input.value }, world.clock());
    if (changed.ok) return back();
    if (changed.refusal.type === 'invalid') return formPage(c, view, file.kind, file, values, changed.refusal.errors);
    return mediaPage(c, f.notPossible);
  });

  return app;
}

function takenFor(kind: string | null): readonly FileKind[] {
  const known = EVENT_FILE_KINDS.find((one) => one === kind);
  return known === undefined ? [] : TAKEN[known];
}

function refusalsOf({ files }: Upload): EventError[] {
  return Object.entries(files).flatMap(([field, stored]) => {
    if (stored.ok) return [];
    const { refusal } = stored;
    const limit = refusal.type === 'file-too-large' ? { limit: Math.round(refusal.most / 1024 / 1024) } : {};
    return [{ field, code: refusal.type, ...limit }];
  });
}
