import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { readId } from '#features/network/params.ts';
import { readFilterNames } from '#features/network/queries/index.ts';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, readFields, requirePerson } from '#platform/web';
import { teamEvent } from '../../gate.ts';
import type { EventView } from '../../model.ts';
import { changeRegistration } from '../../registration/commands/change.ts';
import type { Answers } from '../../registration/model.ts';
import { fillAnswers } from '../../registration/pages/fields.tsx';
import { ChangePage } from '../../registration/pages/form.tsx';
import { originOf } from '../../registration/parse.ts';
import { findOwn, listHubs, listTickets, type OwnRegistration, readForm } from '../../registration/queries.ts';
import { judge, type KeptFiles, keepFiles, readSent } from '../../registration/routes/read.ts';
import { participantTexts } from '../../registration/texts.ts';
import { rights } from '../../rights.ts';
import { correctAddress } from '../commands/single.ts';
import { problems } from '../registration-texts.ts';
import { keepNowhere } from './participants.tsx';

/** What somebody registered with, changed for them by the team: the same form that they have, without its deadline. */
export function changeRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock } = world;

  async function open(c: Context<AppEnv>): Promise<{ event: EventView; own: OwnRegistration; address: string }> {
    const event = await teamEvent(c, db, rights['event.participants']);
    const own = await findOwn(db, readId(c, 'id'));
    if (own === undefined || own.row.event_id !== event.id) throw new HTTPException(404);
    return { event, own, address: `/${c.var.lang}/events/${event.slug}/participants/${own.row.id}` };
  }

  interface Again {
    values: URLSearchParams;
    kept: KeptFiles;
    answers: Answers;
    errors: FieldError[];
    notice?: string;
  }

  async function page(c: Context<AppEnv>, { event, own, address }: Awaited<ReturnType<typeof open>>, again?: Again) {
    const { lang } = c.var;
    const { row } = own;
    const fields = await readForm(db, event.id, own.event.formVersion);
    const tickets = (await listTickets(db, event.id)).filter(
      ({ id, removedAt }) => removedAt === null || id === row.ticket_kind_id,
    );
    keepNowhere(c);
    if (again !== undefined) c.status(422);
    return c.render(
      <ChangePage
        lang={lang}
        event={event}
        tickets={tickets}
        fields={fields}
        formVersion={own.event.formVersion}
        maxGroup={Math.max(own.event.maxGroup, row.quantity, 2)}
        needsCode={false}
        hasWaitingList={own.event.hasWaitingList}
        keepDays={own.event.keepDays}
        regions={(await readFilterNames(db)).regions}
        hubs={await listHubs(db)}
        filled={again?.values ?? filledFrom(own, fillAnswers(fields, row.answers))}
        answers={again?.answers ?? row.answers}
        kept={again?.kept ?? keepFiles(world, fields, row.answers, own.files)}
        errors={again?.errors ?? []}
        notice={again?.notice}
        stamp=""
        now={clock()}
        action={`${address}/change`}
        back={address}
      />,
      { title: participantTexts(lang).change, elements: ['events-registration'] },
    );
  }

  app.get('/events/:slug/participants/:id/change', async (c) => page(c, await open(c)));

  app.post('/events/:slug/participants/:id/change', async (c) => {
    const viewer = requirePerson(c);
    const opened = await open(c);
    const { own, address } = opened;
    const t = participantTexts(c.var.lang);
    const fields = await readForm(db, own.row.event_id, own.event.formVersion);
    const form = judge(await readSent(c, world, fields), fields, { email: own.row.email ?? 'nobody@example.org' });
    const again = (more: Partial<Again>) => page(c, opened, { ...form, errors: [], ...more });
    if (form.values.get('form') !== String(own.event.formVersion)) return again({ notice: t.formChanged });
    if (form.errors.length > 0 || form.basics === undefined) return again({ errors: form.errors });
    if (form.unseen) return again({ notice: t.unseenNotice });
    const { email: _, origin, others, ...basics } = form.basics;
    const changed = await changeRegistration(
      world,
      viewer,
      { id: own.row.id },
      {
        ...basics,
        ...origin,
        others: others.map((name) => ({ name, organisation: null })),
        answers: form.answers,
        files: form.files,
        formVersion: own.event.formVersion,
      },
      clock(),
    );
    if (changed.ok) return c.redirect(`${address}?note=changed`, 303);
    const { type } = changed.refusal;
    if (type === 'not-found') throw new HTTPException(404);
    const said: Record<string, string> = problems(c.var.lang);
    return again({ notice: said[type] ?? said.ended ?? '' });
  });

  app.post('/events/:slug/participants/:id/address', async (c) => {
    const viewer = requirePerson(c);
    const { own, address } = await open(c);
    const { values } = await readFields(c);
    const email = z
      .email()
      .max(254)
      .safeParse((values.email ?? '').trim());
    if (!email.success) return c.redirect(`${address}?problem=email-wrong#address`, 303);
    const changed = await correctAddress(world, viewer, own.row.id, email.data, clock());
    if (changed.ok) return c.redirect(`${address}?note=changed`, 303);
    if (changed.refusal.type === 'not-found') throw new HTTPException(404);
    return c.redirect(`${address}?problem=${changed.refusal.type}`, 303);
  });

  return app;
}

function filledFrom(own: OwnRegistration, filled: URLSearchParams): URLSearchParams {
  const { row } = own;
  // Those whom nobody named are called after who registered.
  const named = own.attendees
    .slice(1)
    .map(({ name }) => name)
    .filter((name, at) => name !== `${row.name} (${at + 2})`);
  const basics = {
    ticket: row.ticket_kind_id,
    name: row.name,
    organisation: row.organisation ?? '',
    quantity: String(row.quantity),
    others: named.join('\n'),
    organisation_type: row.organisation_type ?? '',
    origin: originOf(row),
    hub: row.hub_id ?? '',
  };
  for (const [name, value] of Object.entries(basics)) filled.set(name, value);
  return filled;
}
