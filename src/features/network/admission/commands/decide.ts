import { v7 as uuid } from 'uuid';
import { type Lang, may, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { giveRole } from '#features/accounts/roles/grant.ts';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { queueMail } from '#platform/mail';
import { emit } from '#platform/outbox';
import type { Profile } from '../../profile/model.ts';
import { columnsOf, confirmedNow } from '../../profile/save-profile.ts';
import { rights } from '../../rights.ts';
import type { Decision, DecisionInput } from '../model.ts';
import { admissionTexts, asParagraphs } from '../texts.ts';
import { isOpen } from './apply.ts';

export type DecideRefusal = { type: 'not-found' | 'not-allowed' | 'already-decided' };

const STATES = { accept: 'accepted', ask: 'asked', decline: 'declined' } as const;

/**
 * Decides on an application: takes the organisation in, asks the applicant back, or declines. Side effects: `admission`; when accepted `organisation`,
 * `address`, the applicant's role as owner, `organisation.saved`; the mail to the applicant in the words of who decides, `admission.decided`, audit entries.
 */
export async function decideAdmission(
  db: Db,
  viewer: Viewer,
  id: string,
  input: DecisionInput,
  { baseUrl, now }: { baseUrl: string; now: Date },
): Promise<Result<{ organisation: string | undefined }, DecideRefusal>> {
  return db.transaction().execute(async (trx) => {
    const admission = await trx.selectFrom('admission').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (admission === undefined) return refuse({ type: 'not-found' });
    if (!may(viewer, rights['admission.decide'], { hub: admission.hub_id })) return refuse({ type: 'not-allowed' });
    if (!isOpen(admission.state)) return refuse({ type: 'already-decided' });
    const applicant = await trx
      .selectFrom('person')
      .select(['id', 'email', 'lang'])
      .where('id', '=', admission.applicant_id ?? uuid())
      .executeTakeFirst();
    // Nobody is left who could speak for it.
    if (applicant === undefined) return refuse({ type: 'already-decided' });

    const organisation =
      input.decision === 'accept' ? await admit(trx, admission.hub_id, admission.profile, now) : undefined;
    if (organisation !== undefined) {
      const grant = { role: 'organisation-owner', scope: `organisation:${organisation}` } as const;
      await giveRole(trx, viewer, applicant.id, grant, now);
    }
    await trx
      .updateTable('admission')
      .set({
        state: STATES[input.decision],
        decided_by: viewer.kind === 'person' ? viewer.id : null,
        ...(input.decision === 'ask'
          ? { question: input.reason }
          : { reason: input.reason, decided_at: now, organisation_id: organisation ?? null }),
      })
      .where('id', '=', id)
      .execute();
    const t = admissionTexts(applicant.lang);
    await queueMail(
      trx,
      {
        kind: `admission-${STATES[input.decision]}`,
        to: applicant.email,
        lang: applicant.lang,
        subject: subjectOf(applicant.lang, input.decision, admission.profile.name),
        body: [
          ...asParagraphs(input.message),
          input.decision === 'ask' ? t.mailQuestion : t.mailReason,
          `> ${input.reason}`,
        ],
        action: { label: t.mailOpen, url: `${baseUrl}/${applicant.lang}/admissions/${id}` },
        after: [t.mailWhy],
      },
      now,
    );
    await emit(trx, [{ type: 'admission.decided', subject: `admission:${id}` }]);
    await audit(trx, viewer, `admission.${input.decision}`, `admission:${id}`);
    return ok({ organisation });
  });
}

function subjectOf(lang: Lang, decision: Decision, name: string): string {
  const t = admissionTexts(lang);
  return { accept: t.mailAccepted, ask: t.mailAsked, decline: t.mailDeclined }[decision](name);
}

/** Puts the organisation into the directory, confirmed as of today: its people have just written it. */
async function admit(trx: Trx, hub: string, profile: Profile, now: Date): Promise<string> {
  const id = uuid();
  const slugs = await claimAddresses(trx, 'organisation', [{ id, wanted: profile.name }]);
  await trx
    .insertInto('organisation')
    .values({
      id,
      // No import knows it; an export needs a key that stays.
      external_key: `member-${id}`,
      slug: slugs.get(id) ?? id,
      ...columnsOf(profile),
      hub_id: hub,
      ...confirmedNow(now),
      import_hash: '',
      created_at: now,
      updated_at: now,
      edited_at: now,
    })
    .execute();
  await emit(trx, [{ type: 'organisation.saved', subject: `organisation:${id}` }]);
  return id;
}
