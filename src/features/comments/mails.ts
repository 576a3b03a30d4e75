import type { Lang } from '#engines/kit';
import type { Trx } from '#platform/database';
import { formatDate } from '#platform/i18n';
import { createLink } from '#platform/link';
import { queueMail } from '#platform/mail';
import { mailTexts } from './mail-texts.ts';
import type { DecisionAction, Reason, ReportOutcome } from './model.ts';

/** A mail to an address that somebody typed: it tells that there is a comment, and nothing that they wrote. */
export async function queueReceipt(
  trx: Trx,
  baseUrl: string,
  comment: { id: string; email: string; lang: Lang; state: 'waiting' | 'released' },
  now: Date,
): Promise<void> {
  const t = mailTexts(comment.lang);
  const url = await ownLink(trx, baseUrl, comment, now);
  const said = comment.state === 'waiting' ? t.receiptWaiting : t.receiptReleased;
  await queueMail(
    trx,
    {
      kind: 'comment-receipt',
      to: comment.email,
      lang: comment.lang,
      subject: t.receiptSubject,
      body: [t.hello, said],
      action: { label: t.toComment, url },
      after: [t.why, t.keepLink, t.notYou],
    },
    now,
  );
}

/** The decision to the author in the moderator's words. Returns the mail's id, so that it can be recalled. */
export async function queueDecision(
  trx: Trx,
  baseUrl: string,
  comment: { id: string; email: string; lang: Lang },
  decision: { action: DecisionAction; statement: string; notBefore: Date },
  now: Date,
): Promise<string> {
  const t = mailTexts(comment.lang);
  const subjects = {
    release: t.releaseSubject,
    decline: t.declineSubject,
    withdraw: t.withdrawSubject,
    keep: t.releaseSubject,
    uphold: t.upholdSubject,
  };
  const url = await ownLink(trx, baseUrl, comment, now);
  return queueMail(
    trx,
    {
      kind: `comment-${decision.action}`,
      to: comment.email,
      lang: comment.lang,
      subject: subjects[decision.action],
      body: [t.hello, ...decision.statement.split(/\n{2,}/)],
      action: { label: t.toComment, url },
      after: [t.why, t.keepLink],
      notBefore: decision.notBefore,
    },
    now,
  );
}

export async function queueReportOutcome(
  trx: Trx,
  report: { email: string; lang: Lang; outcome: ReportOutcome; notBefore: Date },
  now: Date,
): Promise<string> {
  const t = mailTexts(report.lang);
  const said = report.outcome === 'removed' ? t.reportRemoved : t.reportKept;
  return queueMail(
    trx,
    {
      kind: 'comment-report-outcome',
      to: report.email,
      lang: report.lang,
      subject: t.reportSubject,
      body: [t.hello, said],
      after: [t.whyReport],
      notBefore: report.notBefore,
    },
    now,
  );
}

async function ownLink(
  trx: Trx,
  baseUrl: string,
  { id, email, lang }: { id: string; email: string; lang: Lang },
  now: Date,
): Promise<string> {
  const key = await createLink(trx, { purpose: 'comment-own', subject: `comment:${id}`, email, expiresAt: null }, now);
  return `${baseUrl}/${lang}/comments/link/${key}`;
}

/** What a moderator's mail begins with: the decision, its ground and facts, that a person decided, and how to object. */
export function usualStatement(
  lang: Lang,
  about: { action: DecisionAction; reason?: Reason | undefined; title: string; day: string; reported: boolean },
): string {
  const t = mailTexts(lang);
  const { action, reason, title } = about;
  if (action === 'release' || action === 'keep') return t.statementRelease(title);
  if (action === 'uphold') return [t.statementUphold(title), `${t.ground} …`, t.courts].join('\n\n');
  const day = formatDate(lang, about.day);
  const grounds: Record<Reason, string> = {
    'off-topic': t.groundOffTopic,
    insulting: t.groundInsulting,
    'personal-data': t.groundPersonalData,
    advertising: t.groundAdvertising,
    unlawful: t.groundUnlawful,
    duplicate: t.groundDuplicate,
    other: t.groundOther,
  };
  return [
    action === 'decline' ? t.statementDecline(title, day) : t.statementWithdraw(title, day),
    `${t.ground} ${grounds[reason ?? 'other']}`,
    about.reported ? t.factsReported : t.facts,
    t.objectHow,
  ].join('\n\n');
}
