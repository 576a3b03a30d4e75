import type { Lang } from '#engines/kit';
import type { Config } from '#platform/config';
import type { Trx } from '#platform/database';
import { queueMail } from '#platform/mail';
import { mailTexts } from './mail-texts.ts';

/** What happened to the security of an account. */
export type SecurityChange =
  | { kind: 'passwordSet' | 'factorOn' | 'factorOff' | 'codesNew' }
  | { kind: 'passkeyAdded' | 'passkeyRemoved'; name: string }
  | { kind: 'provider'; provider: string }
  | { kind: 'addressAsked' | 'addressChanged'; email: string };

/** Tells a person by mail of a change they would want to know of if it was not theirs, with the way to their account. */
export async function queueSecurityMail(
  trx: Trx,
  { baseUrl }: Pick<Config, 'baseUrl'>,
  to: { email: string; lang: Lang },
  change: SecurityChange,
  now: Date,
): Promise<void> {
  const t = mailTexts(to.lang);
  const subject = t[`${change.kind}Subject`];
  await queueMail(
    trx,
    {
      kind: 'security',
      to: to.email,
      lang: to.lang,
      subject,
      body: [t.hello, bodyOf(to.lang, change)],
      action: { label: t.toAccount, url: `${baseUrl}/${to.lang}/account` },
      after: [t.notYou],
    },
    now,
  );
}

function bodyOf(lang: Lang, change: SecurityChange): string {
  const t = mailTexts(lang);
  switch (change.kind) {
    case 'passkeyAdded':
      return t.passkeyAdded(change.name);
    case 'passkeyRemoved':
      return t.passkeyRemoved(change.name);
    case 'provider':
      return t.provider(change.provider);
    case 'addressAsked':
      return t.addressAsked(change.email);
    case 'addressChanged':
      return t.addressChanged(change.email);
    default:
      return t[change.kind];
  }
}

/** The link that confirms a new address; or, where that address has an account already, word of it: from outside both look the same. */
export async function queueAddressMail(
  trx: Trx,
  { baseUrl }: Pick<Config, 'baseUrl'>,
  to: { email: string; lang: Lang; key: string | undefined },
  now: Date,
): Promise<void> {
  const { email, lang, key } = to;
  const t = mailTexts(lang);
  const url =
    key === undefined
      ? `${baseUrl}/${lang}/sign-in`
      : `${baseUrl}/${lang}/account/address/confirm?key=${encodeURIComponent(key)}`;
  const body = [t.hello, key === undefined ? t.addressTaken : t.addressConfirm];
  const action = { label: key === undefined ? t.signIn : t.confirm, url };
  await queueMail(
    trx,
    { kind: 'address', to: email, lang, subject: t.addressSubject, body, action, after: [t.ignore] },
    now,
  );
}
