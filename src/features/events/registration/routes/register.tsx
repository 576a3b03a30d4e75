import { type Context, Hono } from 'hono';
import { markAddress, readStamp, stampForm } from '#features/comments/spam.ts';
import { here } from '#features/network/here.ts';
import { readFilterNames } from '#features/network/queries/index.ts';
import type { AppEnv, World } from '#platform/feature';
import type { FieldError } from '#platform/web';
import type { EventView } from '../../model.ts';
import { findEvent } from '../../queries.ts';
import { opening, type RegisterRefusal, register } from '../commands/register.ts';
import { type EventFacts, readFacts } from '../commands/state.ts';
import { isFlood } from '../flood.ts';
import type { FormField } from '../model.ts';
import { RegisterPage } from '../pages/form.tsx';
import { ClosedPage, ExternalPage, SentPage } from '../pages/plain.tsx';
import { listHubs, listTickets, readForm, type TicketView } from '../queries.ts';
import { closedReason, isOffered } from '../rules.ts';
import { errorText, participantTexts } from '../texts.ts';
import { judge, type KeptFiles, readSent, unkept } from './read.ts';

interface Open {
  event: EventView;
  facts: EventFacts;
  tickets: TicketView[];
  fields: FormField[];
}

/** What the page shows again: what was sent, and why it came back. */
interface Back {
  values: URLSearchParams;
  kept: KeptFiles;
  answers?: ReturnType<typeof judge>['answers'];
  errors?: FieldError[];
  notice?: string;
}

/** The public side: the form, and the word that a mail is on its way. */
export function registerRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock, secret } = world;

  async function eventOf(c: Context<AppEnv>, path: string): Promise<EventView | Response> {
    const { lang } = c.var;
    return here(c, await findEvent(db, c.req.param('slug') ?? ''), (to) => `/${lang}/events/${to}/${path}`);
  }

  /** The form's surroundings; or the page that says why there is none. */
  async function openOf(c: Context<AppEnv>): Promise<Open | Response> {
    const { lang } = c.var;
    const event = await eventOf(c, 'registration');
    if (event instanceof Response) return event;
    const title = { title: participantTexts(lang).titleFor(event.title[lang] ?? '') };
    if (event.externalUrl !== null)
      return c.render(<ExternalPage lang={lang} event={event} url={event.externalUrl} />, title);
    const closed = (reason: Parameters<typeof ClosedPage>[0]['reason'], opensAt: Date | null = null) => {
      if (c.req.method === 'POST') c.status(422);
      // It may open by the clock, which no cache hears of.
      c.header('Cache-Control', 'private, no-store');
      return c.render(<ClosedPage lang={lang} event={event} reason={reason} opensAt={opensAt} />, title);
    };
    const facts = await readFacts(db, event.id);
    if (facts === undefined) return closed(event.state === 'cancelled' ? 'cancelled' : 'none');
    const now = clock();
    const reason = closedReason(opening(facts), now);
    if (reason !== undefined) return closed(reason, facts.opensAt);
    const tickets = await listTickets(db, event.id);
    const offered = tickets.filter((ticket) => isOffered(ticket, now));
    if (offered.length === 0) return closed('closed');
    if (!facts.hasWaitingList && offered.every(({ left, needsApproval }) => left === 0 && !needsApproval))
      return closed('full');
    return { event, facts, tickets, fields: await readForm(db, event.id, facts.formVersion) };
  }

  async function formPage(c: Context<AppEnv>, open: Open, back: Back) {
    const { lang, viewer } = c.var;
    const { event, facts } = open;
    unkept(c);
    const now = clock();
    return c.render(
      <RegisterPage
        lang={lang}
        event={event}
        tickets={open.tickets}
        fields={open.fields}
        formVersion={facts.formVersion}
        maxGroup={facts.maxGroup}
        needsCode={facts.needsCode}
        hasWaitingList={facts.hasWaitingList}
        keepDays={facts.keepDays}
        regions={(await readFilterNames(db)).regions}
        hubs={await listHubs(db)}
        filled={back.values}
        answers={back.answers ?? {}}
        kept={back.kept}
        errors={back.errors ?? []}
        notice={back.notice}
        stamp={stampForm(secret, placeOf(event), now)}
        now={now}
        person={viewer.kind === 'person' ? { email: viewer.email } : undefined}
        code={back.values.get('code') ?? ''}
      />,
      { title: participantTexts(lang).titleFor(event.title[lang] ?? ''), elements: ['events-registration'] },
    );
  }

  app.get('/events/:slug/registration', async (c) => {
    const open = await openOf(c);
    if (open instanceof Response) return open;
    const { viewer } = c.var;
    const values = new URLSearchParams({ code: (c.req.query('code') ?? '').slice(0, 60) });
    if (viewer.kind === 'person') {
      values.set('name', viewer.name);
      values.set('email', viewer.email);
    }
    return formPage(c, open, { values, kept: new Map() });
  });

  app.post('/events/:slug/registration', async (c) => {
    const { lang, viewer } = c.var;
    const open = await openOf(c);
    if (open instanceof Response) return open;
    const { event, facts, fields } = open;
    const now = clock();
    const sent = await readSent(c, world, fields);
    const form = judge(sent, fields);
    const again = (more: { errors?: FieldError[]; notice?: string }) => {
      c.status(422);
      return formPage(c, open, { ...form, errors: [], ...more });
    };
    if (sent.values.get('form') !== String(facts.formVersion))
      return again({ notice: participantTexts(lang).formChanged });
    if (viewer.kind !== 'person') {
      const stamp = readStamp(secret, sent.values.get('stamp') ?? '', placeOf(event), now);
      if (stamp === undefined) return again({ notice: errorText(lang, 'too-old') });
      if ((sent.values.get('website') ?? '') !== '') return again({ notice: errorText(lang, 'trapped') });
      if (stamp.age !== 'right') return again({ notice: errorText(lang, stamp.age) });
    }
    if (form.errors.length > 0 || form.basics === undefined) return again({ errors: form.errors });
    if (form.unseen) return again({ notice: participantTexts(lang).unseenNotice });

    const { basics } = form;
    const mark = viewer.kind === 'person' || c.var.address === 'unknown' ? null : markAddress(secret, c.var.address);
    const flood = viewer.kind === 'person' ? undefined : await isFlood(db, mark, basics.email, now);
    if (flood === 'line') return again({ notice: errorText(lang, 'too-many') });
    // Somebody else fills this mailbox: it hears no more, and who does it learns nothing.
    if (flood === 'mailbox') return c.redirect(`/${lang}/events/${event.slug}/registration/sent`, 303);
    const made = await register(
      world,
      viewer,
      event.id,
      {
        ...basics,
        ...basics.origin,
        others: basics.others.map((name) => ({ name, organisation: null })),
        lang,
        answers: form.answers,
        files: form.files,
        formVersion: facts.formVersion,
        code: sent.values.get('code'),
      },
      now,
      { mark },
    );
    if (!made.ok) return again(said(c, made.refusal));
    const isOwn = viewer.kind === 'person' && viewer.email.toLowerCase() === basics.email.toLowerCase();
    if (isOwn) return c.redirect(`/${lang}/registrations/${made.value.key}`, 303);
    return c.redirect(`/${lang}/events/${event.slug}/registration/sent`, 303);
  });

  app.get('/events/:slug/registration/sent', async (c) => {
    const { lang } = c.var;
    const event = await eventOf(c, 'registration/sent');
    if (event instanceof Response) return event;
    return c.render(<SentPage lang={lang} event={event} />, { title: participantTexts(lang).sentTitle });
  });

  return app;
}

const placeOf = ({ id }: { id: string }): string => `registration:${id}`;

function said(c: Context<AppEnv>, refusal: RegisterRefusal): { errors?: FieldError[]; notice?: string } {
  const { lang } = c.var;
  const t = participantTexts(lang);
  switch (refusal.type) {
    case 'group-too-large':
      return { errors: [{ field: 'quantity', code: refusal.type }] };
    case 'ticket-gone':
    case 'full':
      return { errors: [{ field: 'ticket', code: refusal.type }] };
    case 'code-needed':
    case 'code-wrong':
    case 'code-used-up':
      return { errors: [{ field: 'code', code: refusal.type }] };
    case 'form-changed':
      return { notice: t.formChanged };
    case 'closed':
      return { notice: t[refusal.reason] };
    case 'not-found':
    case 'too-many':
      return { notice: errorText(lang, 'too-many') };
  }
}
