import type { ColumnType } from 'kysely';
import { z } from 'zod';
import type { Localised } from '#platform/i18n';
import { type Profile, profileFields } from '../profile/model.ts';

/** Sent, asked back, then one of the ends. */
export const ADMISSION_STATES = ['submitted', 'asked', 'accepted', 'declined', 'withdrawn'] as const;
export type AdmissionState = (typeof ADMISSION_STATES)[number];
export const OPEN_STATES = ['submitted', 'asked'] as const;

export const DECISIONS = ['accept', 'ask', 'decline'] as const;
export type Decision = (typeof DECISIONS)[number];

export type ClaimState = 'open' | 'granted' | 'declined';

export const MEMBER_ROLES = ['organisation-owner', 'organisation-member'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

declare module '#platform/database' {
  interface Tables {
    admission: {
      id: string;
      hub_id: string;
      applicant_id: string | null;
      state: AdmissionState;
      profile: ColumnType<Profile, string, string>;
      why: string;
      question: string | null;
      answer: string | null;
      reason: string | null;
      submitted_at: Date;
      decided_at: Date | null;
      decided_by: string | null;
      organisation_id: string | null;
    };
    claim: {
      id: string;
      organisation_id: string;
      person_id: string;
      state: ClaimState;
      text: string;
      by_domain: boolean;
      reason: string | null;
      claimed_at: Date;
      decided_at: Date | null;
      decided_by: string | null;
    };
    invitation: {
      id: string;
      organisation_id: string;
      email: string;
      role: MemberRole;
      invited_by: string | null;
      invited_at: Date;
      expires_at: Date;
      accepted_at: Date | null;
      accepted_by: string | null;
    };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'admission.submitted': 'admission';
    'admission.decided': 'admission';
    'admission.withdrawn': 'admission';
    'claim.submitted': 'claim';
    'claim.decided': 'claim';
  }
}

declare module '#platform/link' {
  interface LinkPurposes {
    'organisation-invitation': true;
  }
}

export const INVITATION_DAYS = 14;
/** Invitations of one organisation that wait at the same time: mail goes to people who have not asked for it. */
export const MAX_INVITATIONS = 50;

/** As long as a letter; what needs more has its place in the profile. */
const LETTER = 5_000;

export function admissionForm(topics: readonly string[]) {
  return z.object({
    ...profileFields(topics),
    why: z.string().trim().min(1, 'whyMissing').max(LETTER, 'whyLong'),
    answer: z.string().trim().max(LETTER, 'whyLong').default(''),
  });
}

export const decisionForm = z.object({
  decision: z.enum(DECISIONS, 'formBroken'),
  reason: z.string().trim().min(1, 'reasonMissing').max(LETTER, 'reasonLong'),
  message: z.string().trim().min(1, 'messageMissing').max(LETTER, 'reasonLong'),
});
export type DecisionInput = z.infer<typeof decisionForm>;

export const invitationForm = z.object({
  email: z.string().trim().toLowerCase().max(254, 'emailWrong').pipe(z.email('emailWrong')),
  role: z.enum(MEMBER_ROLES, 'formBroken'),
});
export type InvitationInput = z.infer<typeof invitationForm>;

export const claimForm = z.object({ text: z.string().trim().min(1, 'claimTextMissing').max(LETTER, 'reasonLong') });

export const claimDecisionForm = z.object({
  decision: z.enum(['grant', 'decline'], 'formBroken'),
  reason: z.string().trim().min(1, 'reasonMissing').max(LETTER, 'reasonLong'),
});
export type ClaimDecision = z.infer<typeof claimDecisionForm>;

export const leaveForm = z.object({
  reason: z.string().trim().min(1, 'reasonMissing').max(LETTER, 'reasonLong'),
  sure: z.literal('yes', 'sureMissing'),
});

// ---- what pages need

export interface AdmissionRow {
  id: string;
  state: AdmissionState;
  name: string;
  hub: { slug: string; name: Localised };
  submittedAt: Date;
}

export interface AdmissionView extends AdmissionRow {
  hubId: string;
  applicant: { id: string; name: string; email: string; lang: import('#engines/kit').Lang } | undefined;
  profile: Profile;
  place: string;
  why: string;
  question: string | null;
  answer: string | null;
  reason: string | null;
  decidedAt: Date | null;
  organisation: { slug: string } | undefined;
}

export interface ClaimRow {
  id: string;
  state: ClaimState;
  text: string;
  claimedAt: Date;
  organisation: { id: string; hubId: string | null; slug: string; name: string; web: string | null };
  person: { id: string; name: string; email: string };
}

export interface Colleague {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  since: Date;
}

export interface InvitationRow {
  id: string;
  email: string;
  role: MemberRole;
  invitedAt: Date;
  expiresAt: Date;
}

/** Somebody's invitation, as who received it sees it. */
export interface InvitationView extends InvitationRow {
  organisation: { name: string; slug: string };
  invitedBy: string | null;
}
