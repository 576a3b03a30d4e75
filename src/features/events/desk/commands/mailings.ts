import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type Lang, ok, type PersonViewer, type Result, refuse } from '#engines/kit';
import { whereAll } from '#features/network/queries/index.ts';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import type { World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { inSlices, type MailMessage, queueMail, queueMails, type SliceLimits } from '#platform/mail';
import { emit } from '#platform/outbox';
import type { EventView } from '../../model.ts';
import { registrationUrl } from '../../registration/mails.ts';
import { canSeeParticipants } from '../../rights.ts';
import { fillIn, type MailingText } from '../mailing-rules.ts';
import { mailingTexts } from '../mailing-texts.ts';
import { REACHABLE } from '../queries/mailings.ts';
import type { Found } from '../queries/participants.ts';

type MailWorld = Pick<World, 'db' | 'config' | 'secret'>;

/** Mails put into the queue by one transaction: it holds no row of others for long. */
const SLICE = 200;

/** What a mail needs of the event it is about. */
type About = Pick<EventView, 'title' | 'lang' | 'contactEmail'>;

/**
 * Writes down a message with all who get it; the mails follow in slices (`deliverMailings`). The id comes from the form, so the same form sent twice, or by
 * two at once, is one message. Side effects: `event_mailing`, its recipients, one audit entry, `event.mailed`.
 */
export async function sendMailing(
  world: MailWorld,
  viewer: PersonViewer,
  event: EventView,
  mailing: { id: string; text: MailingText },
  segment: Found,
  now: Date,
): Promise<Result<{ recipients: number }, { type: 'not-allowed' | 'nobody' | 'sent' }>> {
  if (!canSeeParticipants(viewer, { hub: event.hubId, event: event.id })) return refuse({ type: 'not-allowed' });
  const { from, filters } = segment;
  const where = whereAll({ ...filters, always: [...filters.always, REACHABLE] });
  return world.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      insert into event_mailing (id, event_id, subject, body, segment, recipients, sent_by, sent_at)
      values (${mailing.id}, ${event.id}, ${JSON.stringify(mailing.text.subject)}, ${JSON.stringify(mailing.text.body)},
        ${JSON.stringify(segment.said)}, 0, ${viewer.id}, ${now})
      on conflict (id) do nothing returning id`.execute(trx);
    if (rows.length === 0) return refuse({ type: 'sent' });
    const { numAffectedRows } = await sql`
      insert into event_mailing_recipient (mailing_id, registration_id)
      select ${mailing.id}, r.id from ${from} where ${where}`.execute(trx);
    const recipients = Number(numAffectedRows ?? 0n);
    if (recipients === 0) {
      await trx.deleteFrom('event_mailing').where('id', '=', mailing.id).execute();
      return refuse({ type: 'nobody' });
    }
    await trx.updateTable('event_mailing').set({ recipients }).where('id', '=', mailing.id).execute();
    await audit(trx, viewer, 'event.mailed', `event:${event.id}`, { mailing: mailing.id, recipients });
    await emit(trx, [{ type: 'event.mailed', subject: `event:${event.id}` }]);
    return ok({ recipients });
  });
}

/** Sends a message to oneself only, to see it as others will. */
export async function testMailing(
  world: MailWorld,
  viewer: PersonViewer,
  event: EventView,
  text: MailingText,
  now: Date,
): Promise<void> {
  const mail = mailFor(world, event, text, { id: uuid(), email: viewer.email, name: viewer.name, lang: viewer.lang });
  const subject = mailingTexts(viewer.lang).testSubject(mail.subject);
  await world.db.transaction().execute((trx) => queueMail(trx, { ...mail, kind: 'event-mailing-test', subject }, now));
}

interface Recipient {
  id: string;
  email: string;
  name: string;
  lang: Lang;
}

/** The message in the language of the participant, or in that of the event. */
function mailFor(world: MailWorld, about: About, text: MailingText, to: Recipient): MailMessage {
  const lang = text.body[to.lang] === undefined ? about.lang : to.lang;
  const t = mailingTexts(lang);
  const link = registrationUrl(world, lang, to.id);
  const { subject, paragraphs } = fillIn(text, lang, { name: to.name, link });
  const contact = about.contactEmail;
  return {
    kind: 'event-mailing',
    to: to.email,
    lang,
    subject,
    body: paragraphs,
    action: { label: t.ownLink, url: link },
    after: [t.why(localise(about.title, lang).text), contact === null ? t.noAnswer : t.answerTo(contact)],
    replyTo: contact ?? undefined,
  };
}

/**
 * Puts the mails of messages into the queue, slice by slice, each a transaction: mails and the note that they are there. Two processes do not take the
 * same recipients; what a stopped one left is done by the next. `slices`: at most so many, for who waits for the answer.
 */
export async function deliverMailings(
  world: Pick<World, 'config' | 'secret'>,
  db: Db,
  now: Date,
  limits: SliceLimits = {},
): Promise<number> {
  return (await inSlices(SLICE, limits, () => deliverSlice({ ...world, db }, now))).count;
}

async function deliverSlice(world: MailWorld, now: Date): Promise<number> {
  return world.db.transaction().execute(async (trx) => {
    const { rows } = await sql<
      Recipient & About & { mailing: string; subject: Localised; body: Localised; eventLang: Lang }
    >`
      select y.mailing_id as mailing, r.id, r.email, r.name, r.lang, g.subject, g.body, e.title, e.lang as "eventLang",
        e.contact_email as "contactEmail"
      from event_mailing_recipient y join registration r on r.id = y.registration_id
        join event_mailing g on g.id = y.mailing_id join event e on e.id = g.event_id
      where y.mail_id is null order by y.mailing_id, y.registration_id limit ${SLICE} for update of y skip locked`.execute(
      trx,
    );
    if (rows.length === 0) return 0;
    const mails = rows.map(({ subject, body, title, eventLang, contactEmail, ...to }) =>
      mailFor(world, { title, lang: eventLang, contactEmail }, { subject, body }, to),
    );
    const ids = await queueMails(trx, mails, now);
    await sql`
      update event_mailing_recipient y set mail_id = m.mail
      from unnest(${rows.map(({ mailing }) => mailing)}::uuid[], ${rows.map(({ id }) => id)}::uuid[], ${ids}::uuid[])
        as m(mailing, registration, mail)
      where y.mailing_id = m.mailing and y.registration_id = m.registration`.execute(trx);
    return rows.length;
  });
}
