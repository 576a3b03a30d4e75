import { type Context, Hono } from 'hono';
import { readFilterNames } from '#features/network/queries/index.ts';
import type { AppEnv, World } from '#platform/feature';
import { sendFile } from '#platform/files';
import { readSignedKey } from '#platform/link';
import { type FieldError, readFields } from '#platform/web';
import type { EventSlots } from '../../slots.ts';
import { invitation } from '../calendar-file.ts';
import { cancelRegistration, leaveWaitingList } from '../commands/cancel.ts';
import { changeRegistration } from '../commands/change.ts';
import { confirmEmail, tryAgain } from '../commands/confirm.ts';
import { acceptOffer } from '../commands/offer.ts';
import { KEY_PURPOSE } from '../commands/state.ts';
import { fillAnswers } from '../pages/fields.tsx';
import { ChangePage } from '../pages/form.tsx';
import { CancelPage, OwnPage, refusalText } from '../pages/own.tsx';
import { originOf } from '../parse.ts';
import { findOwn, listHubs, listTickets, type OwnRegistration, readForm } from '../queries.ts';
import { isOffered, mayChangeStill } from '../rules.ts';
import { participantTexts } from '../texts.ts';
import { judge, type KeptFiles, keepFiles, notFound, readSent, unkept } from './read.ts';

const LIVES = ['held', 'requested', 'waiting', 'offered', 'confirmed'];

/** One's own registration, by the link in every mail about it. To open it changes nothing: mail scanners open links too. */
export function ownRoutes(world: World, slots: Pick<EventSlots, 'besideRegistration'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, clock, secret, config } = world;

  app.use('/registrations/*', async (c, next) => {
    await next();
    unkept(c);
    // The link is a secret: no page that is left for tells it.
    c.header('Referrer-Policy', 'no-referrer');
  });

  async function ownOf(c: Context<AppEnv>): Promise<{ own: OwnRegistration; key: string; address: string }> {
    const key = c.req.param('key') ?? '';
    const id = readSignedKey(secret, KEY_PURPOSE, key);
    const own = id === undefined ? undefined : await findOwn(db, id);
    // Also after its time: then it is deleted, and there is nothing left to show.
    if (own === undefined) return notFound();
    return { own, key, address: `/${c.var.lang}/registrations/${key}` };
  }

  async function ownPage(c: Context<AppEnv>, refused?: string) {
    const { lang } = c.var;
    const { own, address } = await ownOf(c);
    if (refused !== undefined) c.status(422);
    const note = c.req.query('note') === 'saved' ? 'saved' : undefined;
    return c.render(
      <OwnPage
        lang={lang}
        own={own}
        address={address}
        now={clock()}
        note={note}
        refused={refused === undefined ? undefined : refusalText(lang, refused)}
        beside={own.row.state === 'confirmed' ? await slots.besideRegistration(lang, own.row.id) : null}
      />,
      { title: participantTexts(lang).yours },
    );
  }

  app.get('/registrations/:key', (c) => ownPage(c));

  type Acted = { ok: true; value: unknown } | { ok: false; refusal: { type: string } };

  /** Does one thing and shows the page: as it is now, or with the reason why not. */
  function act(path: string, run: (c: Context<AppEnv>, key: string) => Promise<Acted>) {
    app.post(`/registrations/:key/${path}`, async (c) => {
      const { key, address } = await ownOf(c);
      await readFields(c);
      const done = await run(c, key);
      if (done.ok) return c.redirect(address, 303);
      if (done.refusal.type === 'not-found') return notFound();
      return ownPage(c, done.refusal.type);
    });
  }
  act('confirmation', (c, key) => confirmEmail(world, c.var.viewer, key, clock()));
  act('acceptance', (c, key) => acceptOffer(world, c.var.viewer, { key }, clock()));
  act('cancellation', (c, key) => cancelRegistration(world, c.var.viewer, { key }, clock()));
  act('departure', (c, key) => leaveWaitingList(world, c.var.viewer, { key }, clock()));
  act('retry', (c, key) => tryAgain(world, c.var.viewer, key, clock()));

  app.get('/registrations/:key/cancellation', async (c) => {
    const { lang } = c.var;
    const { own, address } = await ownOf(c);
    if (!LIVES.includes(own.row.state)) return c.redirect(address, 303);
    return c.render(<CancelPage lang={lang} own={own} address={address} now={clock()} />, {
      title: participantTexts(lang).cancelTitle,
    });
  });

  app.get('/registrations/:key/calendar.ics', async (c) => {
    const { own } = await ownOf(c);
    if (own.row.state !== 'confirmed') return notFound();
    return c.body(invitation(config.baseUrl, own.event, own.row, 'PUBLISH'), 200, {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${own.event.slug}.ics"`,
    });
  });

  app.get('/registrations/:key/files/:file', async (c) => {
    const { own } = await ownOf(c);
    const file = c.req.param('file');
    if (!own.files.has(file)) return notFound();
    return sendFile(c, db, file, 'private');
  });

  async function changePage(
    c: Context<AppEnv>,
    { own, address }: { own: OwnRegistration; address: string },
    back?: {
      values: URLSearchParams;
      kept: KeptFiles;
      answers: ReturnType<typeof judge>['answers'];
      errors: FieldError[];
      notice?: string;
    },
  ) {
    const { lang } = c.var;
    const { row, event } = own;
    const now = clock();
    const fields = await readForm(db, row.event_id, event.formVersion);
    const tickets = (await listTickets(db, row.event_id)).filter(
      (ticket) =>
        ticket.id === row.ticket_kind_id || (isOffered(ticket, now) && !ticket.needsCode && !ticket.needsApproval),
    );
    const filled = back?.values ?? fillAnswers(fields, row.answers);
    if (back === undefined) {
      const others = own.attendees.slice(1).map(({ name }) => name);
      const named = others.filter((name, at) => name !== `${row.name} (${at + 2})`);
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
    }
    return c.render(
      <ChangePage
        lang={lang}
        event={event}
        tickets={tickets}
        fields={fields}
        formVersion={event.formVersion}
        maxGroup={Math.max(event.maxGroup, row.quantity)}
        needsCode={false}
        hasWaitingList={event.hasWaitingList}
        keepDays={event.keepDays}
        regions={(await readFilterNames(db)).regions}
        hubs={await listHubs(db)}
        filled={filled}
        answers={back?.answers ?? row.answers}
        kept={back?.kept ?? keepFiles(world, fields, row.answers, own.files)}
        errors={back?.errors ?? []}
        notice={back?.notice}
        stamp=""
        now={now}
        action={`${address}/change`}
        back={address}
      />,
      { title: participantTexts(lang).change, elements: ['events-registration'] },
    );
  }

  app.get('/registrations/:key/change', async (c) => {
    const found = await ownOf(c);
    const { row, event } = found.own;
    if (!LIVES.includes(row.state) || !mayChangeStill(event, clock())) return c.redirect(found.address, 303);
    return changePage(c, found);
  });

  app.post('/registrations/:key/change', async (c) => {
    const { lang, viewer } = c.var;
    const found = await ownOf(c);
    const { row, event } = found.own;
    if (!LIVES.includes(row.state)) return ownPage(c, 'ended');
    const t = participantTexts(lang);
    const fields = await readForm(db, row.event_id, event.formVersion);
    const sent = await readSent(c, world, fields);
    const form = judge(sent, fields, { email: row.email ?? 'nobody@example.org' });
    const again = (more: { errors?: FieldError[]; notice?: string }) => {
      c.status(422);
      return changePage(c, found, { ...form, errors: [], ...more });
    };
    if (sent.values.get('form') !== String(event.formVersion)) return again({ notice: t.formChanged });
    if (form.errors.length > 0 || form.basics === undefined) return again({ errors: form.errors });
    if (form.unseen) return again({ notice: t.unseenNotice });
    const { email: _, ...basics } = form.basics;
    const changed = await changeRegistration(
      world,
      viewer,
      { key: found.key },
      {
        ...basics,
        ...basics.origin,
        others: basics.others.map((name) => ({ name, organisation: null })),
        answers: form.answers,
        files: form.files,
        formVersion: event.formVersion,
      },
      clock(),
    );
    if (changed.ok) return c.redirect(`${found.address}${changed.value.isChanged ? '?note=saved' : ''}`, 303);
    switch (changed.refusal.type) {
      case 'not-found':
        return notFound();
      case 'full':
      case 'group-too-large':
      case 'code-used-up':
        return again({ errors: [{ field: 'quantity', code: changed.refusal.type }] });
      case 'ticket-gone':
        return again({ errors: [{ field: 'ticket', code: 'ticket-gone' }] });
      case 'form-changed':
        return again({ notice: t.formChanged });
      case 'too-late':
      case 'ended':
      case 'email-taken':
        return ownPage(c, changed.refusal.type);
    }
  });

  return app;
}
