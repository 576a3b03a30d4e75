import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { readFields } from '#platform/web';
import type { EventView } from '../../model.ts';
import { deletePart, movePart, savePart, stampFor } from '../commands/programme.ts';
import type { EventError } from '../model.ts';
import { labelOfField } from '../pages/labels.ts';
import { nameOfPart, PartBody, ProgrammeBody } from '../pages/programme.tsx';
import { emptyPart, PARTS, type Part, type PartForm, parsePart, partFormFrom, partFormOf } from '../programme-form.ts';
import { readCapacity } from '../queries.ts';
import { formTexts } from '../texts/form.ts';
import { programmeTexts } from '../texts/programme.ts';
import { teamPage, writtenEvent } from './kit.tsx';

/** Sessions, speakers, rooms and tracks. */
export function programmeRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  app.get('/events/:slug/programme', (c) => programmePage(c));

  async function programmePage(c: Context<AppEnv>, alert?: string) {
    const { view } = await writtenEvent(c, world);
    const { lang } = c.var;
    const t = programmeTexts(lang);
    return teamPage(c, view, {
      page: 'programme',
      title: t.programme,
      lead: t.programmeLead,
      status: alert === undefined ? 200 : 422,
      body: <ProgrammeBody lang={lang} event={view} alert={alert} />,
    });
  }

  /** The part that the address means; `new` is none yet. */
  async function partOf(
    c: Context<AppEnv>,
  ): Promise<{ view: EventView; part: Part; id: string | undefined; capacity: number | null }> {
    const { view } = await writtenEvent(c, world);
    const part = PARTS.find((one) => one === c.req.param('part'));
    const asked = c.req.param('id') ?? '';
    const id = asked === 'new' ? undefined : asked;
    if (part === undefined || (id !== undefined && partFormOf(part, id, view, null) === undefined))
      throw new HTTPException(404);
    return { view, part, id, capacity: part === 'room' && id !== undefined ? await readCapacity(db, id) : null };
  }

  interface Given {
    form: PartForm;
    errors?: readonly EventError[];
    alert?: string;
    isStale?: boolean;
    /** As the form was opened; without it, as the part is now. */
    stamp?: string;
  }

  async function partPage(c: Context<AppEnv>, given?: Given) {
    const { view, part, id, capacity } = await partOf(c);
    const { lang } = c.var;
    const stored =
      id === undefined ? emptyPart(part, view) : (partFormOf(part, id, view, capacity) ?? emptyPart(part, view));
    const stamp = given?.stamp ?? (id === undefined ? '' : stampFor(part, id, view, capacity));
    const isWrong = (given?.errors?.length ?? 0) > 0 || given?.alert !== undefined || given?.isStale === true;
    return teamPage(c, view, {
      page: 'programme',
      title: nameOfPart(lang, part, id === undefined ? 'add' : 'edit'),
      status: isWrong ? 422 : 200,
      body: (
        <PartBody
          lang={lang}
          event={view}
          part={part}
          id={id}
          form={given?.form ?? stored}
          stamp={stamp}
          errors={given?.errors ?? []}
          saved={given?.isStale === true ? differences(given.form, stored, lang) : undefined}
          alert={given?.alert}
        />
      ),
    });
  }

  app.get('/events/:slug/programme/:part/:id', (c) => partPage(c));

  app.post('/events/:slug/programme/:part/:id', async (c) => {
    const { view, part, id } = await partOf(c);
    const { lang, viewer } = c.var;
    const { values, all } = await readFields(c);
    const back = () => c.redirect(`/${lang}/events/${view.slug}/programme`, 303);
    const f = formTexts(lang);
    if (id !== undefined && values.action === 'delete') {
      const deleted = await deletePart(db, viewer, { event: view.id, part, id }, world.clock());
      return deleted.ok ? back() : programmePage(c, f.notPossible);
    }
    if (id !== undefined && (values.action === 'up' || values.action === 'down')) {
      const move = { event: view.id, part, id, to: values.action } as const;
      const moved = await movePart(db, viewer, move, world.clock());
      return moved.ok ? back() : programmePage(c, f.notPossible);
    }
    const form = partFormFrom(values, all);
    const stamp = values.stamp ?? '';
    const input = parsePart(part, form, view);
    if (!input.ok) return partPage(c, { form, errors: input.refusal.errors, stamp });
    const saved = await savePart(db, viewer, { event: view.id, id, stamp, input: input.value }, world.clock());
    if (saved.ok) return back();
    switch (saved.refusal.type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'too-many':
        return partPage(c, { form, alert: programmeTexts(lang).tooManyParts(String(saved.refusal.most)), stamp });
      case 'not-possible':
        return partPage(c, { form, alert: f.notPossible, stamp });
      case 'changed-meanwhile':
        return partPage(c, { form, isStale: true });
    }
  });

  return app;
}

function differences(sent: PartForm, stored: PartForm, lang: Parameters<typeof labelOfField>[0]) {
  return Object.keys(stored.values)
    .filter((field) => (sent.values[field] ?? '').trim() !== (stored.values[field] ?? '').trim())
    .filter((field) => labelOfField(lang, field) !== field)
    .map((field) => ({ field, value: stored.values[field] ?? '' }));
}
