import { v7 as uuid } from 'uuid';
import { type Lang, ok, type PersonViewer, type Result, refuse } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { listHolders } from '#features/accounts/roles/holders.ts';
import { isFresh } from '#features/accounts/session.ts';
import { audit } from '#platform/audit';
import { daysAfter } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { DataSubject, Feature, World } from '#platform/feature';
import { createLink, useLink } from '#platform/link';
import { queueMail } from '#platform/mail';
import { emit } from '#platform/outbox';
import { collectData } from '../collect.ts';
import { type ErasedCount, PROTOCOL_LINK_DAYS } from '../model.ts';
import { listOrphanedOrganisations } from '../queries.ts';
import { privacyRights } from '../rights.ts';
import { hashAddress } from '../rules.ts';
import { countText, privacyTexts } from '../texts/index.ts';
import { deleteMailsAbout } from './mails-about.ts';

type Kept = Pick<World, 'db' | 'secret' | 'config' | 'clock'>;

/** Everything of an account and of its address. Side effects are those of `eraseData`; of two at once the second is refused. */
export async function erasePerson(
  world: Kept,
  viewer: PersonViewer,
  features: readonly Feature[],
): Promise<Result<{ protocol: string }, { type: 'sign-in-again' } | { type: 'already-erased' }>> {
  const now = world.clock();
  if (!isFresh(viewer, now)) return refuse({ type: 'sign-in-again' });
  return world.db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('person')
      .select(['name', 'email', 'lang'])
      .where('id', '=', viewer.id)
      .forUpdate()
      .executeTakeFirst();
    if (person === undefined) return refuse({ type: 'already-erased' });
    const subject = { person: viewer.id, emails: [person.email] };
    return ok(await eraseData(world, trx, features, subject, [person.name], viewer.lang, now));
  });
}

/** Everything stored under the address that a secret link was sent to. Uses the link up; otherwise as `eraseData`. */
export async function eraseGuest(
  world: Kept,
  key: string,
  lang: Lang,
  features: readonly Feature[],
): Promise<Result<{ protocol: string }, { type: 'not-found' } | { type: 'has-account' }>> {
  const now = world.clock();
  return world.db.transaction().execute(async (trx) => {
    const link = await useLink(trx, 'personal-data', key, now);
    if (link === undefined || link.email === null) return refuse({ type: 'not-found' });
    // An account may ask for more than a mailbox, such as a second factor: it is erased from inside.
    const account = await trx.selectFrom('person').select('id').where('email', '=', link.email).executeTakeFirst();
    if (account !== undefined) return refuse({ type: 'has-account' });
    return ok(await eraseData(world, trx, features, { emails: [link.email] }, [], lang, now));
  });
}

/**
 * Side effects, in this order: each feature deletes or makes anonymous what it keeps (upper storeys first, what hangs on the account last), mails that
 * name the person go, those who run the hub hear of organisations that have lost their last owner, a row of `erasure` without any name proves it, an
 * audit entry, `data.erased`, and one last mail with the protocol, which `forget-last-mails` deletes once it is sent.
 */
async function eraseData(
  world: Kept,
  trx: Trx,
  features: readonly Feature[],
  subject: DataSubject,
  names: readonly string[],
  lang: Lang,
  now: Date,
): Promise<{ protocol: string }> {
  const stored = await collectData(features, trx, subject);
  const orphaned = subject.person === undefined ? [] : await listOrphanedOrganisations(trx, subject.person);
  const counts: ErasedCount[] = [];
  for (const { personalData } of inOrder(features)) {
    if (personalData !== undefined) counts.push(...(await personalData.erase(trx, subject, now)));
  }
  counts.push(await deleteMailsAbout(trx, [...subject.emails, ...names], stored));
  for (const { organisation, hub } of orphaned) {
    const scopes = hub === null ? (['network'] as const) : (['network', `hub:${hub}`] as const);
    const to = await listHolders(trx, privacyRights['organisation.look-after'], scopes);
    await notify(trx, { kind: 'organisation-without-owner', subject: `organisation:${organisation}`, to }, now);
  }

  const id = uuid();
  const sums = sumOf(counts);
  const hashes = subject.emails.map((email) => hashAddress(world.secret, email));
  await trx
    .insertInto('erasure')
    .values({ id, at: now, address_hashes: hashes, counts: JSON.stringify(sums) })
    .execute();
  // Not in the name of the person: whoever knows the address could otherwise tell which entries were theirs.
  await audit(trx, { kind: 'system', lang }, 'data.erase', `erasure:${id}`);
  await emit(trx, [{ type: 'data.erased', subject: `erasure:${id}` }]);
  const expiresAt = daysAfter(now, PROTOCOL_LINK_DAYS);
  const key = await createLink(trx, { purpose: 'erasure-protocol', subject: `erasure:${id}`, expiresAt }, now);
  const protocol = `/${lang}/data/protocol/${key}`;
  const t = privacyTexts(lang);
  for (const to of subject.emails) {
    const body = [t.erasedMailHello, t.erasedMailWhat, sums.map((count) => countText(lang, count)).join('\n')];
    const action = { label: t.protocolTitle, url: `${world.config.baseUrl}${protocol}` };
    const after = [t.erasedMailLast, t.protocolNumber(id)];
    const mail = {
      kind: 'data-erased',
      to,
      lang,
      subject: t.erasedMailSubject,
      body: body.filter(Boolean),
      action,
      after,
    };
    await queueMail(trx, mail, now);
  }
  return { protocol };
}

/** Upper storeys point at lower ones, so they go first; mails and links of all of them go at the very end. */
function inOrder(features: readonly Feature[]): Feature[] {
  const isOwn = ({ name }: Feature) => name === 'privacy';
  return [...features.filter((feature) => !isOwn(feature)).reverse(), ...features.filter(isOwn)];
}

function sumOf(counts: readonly ErasedCount[]): ErasedCount[] {
  const sums = new Map<string, ErasedCount>();
  for (const { table, rows, how } of counts) {
    if (rows === 0) continue;
    const key = `${table} ${how}`;
    sums.set(key, { table, how, rows: rows + (sums.get(key)?.rows ?? 0) });
  }
  return [...sums.values()].sort((a, b) => a.table.localeCompare(b.table));
}
