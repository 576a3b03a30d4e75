import { slugify } from '#engines/kit';
import type { EntryContent } from './content.ts';
import type { EntryRow, EntryState } from './model.ts';

export type EntryAction = 'submit' | 'publish' | 'return' | 'recall' | 'renew' | 'close' | 'withdraw';

const TRANSITIONS: Record<EntryState, Partial<Record<EntryAction, EntryState>>> = {
  draft: { submit: 'submitted', publish: 'published' },
  submitted: { publish: 'published', return: 'draft', recall: 'draft' },
  published: { renew: 'published', close: 'closed', withdraw: 'withdrawn' },
  closed: { withdraw: 'withdrawn' },
  withdrawn: {},
};

/** The state after an action, undefined where the action cannot be. An edit of a published entry goes the same way from draft to published. */
export function next(state: EntryState, action: EntryAction): EntryState | undefined {
  return TRANSITIONS[state][action];
}

/** An entry whose validity or deadline has passed stays readable; lists leave it out unless asked, matching puts it last. */
export function isExpired(entry: Pick<EntryRow, 'validUntil' | 'deadline'>, today: string): boolean {
  const ends = [entry.validUntil, entry.deadline].filter((day) => day !== null);
  return ends.some((day) => day < today);
}

/** Addresses below `/entries/` that are pages of their own. */
const RESERVED = ['mine', 'new'];

/** The address that an entry would like to have. */
export function wantedSlug({ kind, title }: Pick<EntryContent, 'kind' | 'title'>): string {
  const slug = slugify(title, kind);
  return RESERVED.includes(slug) ? `${slug}-${kind}` : slug;
}

/** How long an entry holds when it is renewed, from the day of renewal. */
const RENEWAL_MONTHS = 12;

/** The new day of expiry; never earlier than the one it has. */
export function renewedUntil(validUntil: string | null, today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + RENEWAL_MONTHS);
  const renewed = day.toISOString().slice(0, 10);
  return validUntil !== null && validUntil > renewed ? validUntil : renewed;
}

/** Words that stand before or after the name proper: a text may say „Stadt“ without saying which. */
const KINDS_OF_BODY =
  /^(große kreisstadt|landeshauptstadt|kreisstadt|stadt|gemeinde|landkreis|kreis|město|obec|kraj|gmina|miasto|powiat|city of|town of)\s+/u;
const LEGAL_FORMS = /[\s,]+(gmbh( & co\. kg)?|ag|kg|e\. ?v\.|se|s\.r\.o\.|a\.s\.|z\.s\.|sp\. z o\.o\.|s\.a\.|ltd\.?)$/u;

/** Whether a text gives away who wrote it: by the name, the name without what kind of body it is, or the web address. */
export function namesOwner(text: string, owner: { name: string; web: string | null }): boolean {
  const said = fold(text);
  const name = fold(owner.name);
  const host = owner.web === null || !URL.canParse(owner.web) ? '' : new URL(owner.web).hostname.replace(/^www\./, '');
  const core = name.replace(KINDS_OF_BODY, '').replace(LEGAL_FORMS, '').trim();
  // Endings follow a name in every one of the languages, so only its beginning is bounded.
  const starts = (word: string) => new RegExp(`(^|[^\\p{L}\\p{N}])${RegExp.escape(word)}`, 'u').test(said);
  return starts(name) || (core.length >= 4 && starts(core)) || (host !== '' && said.includes(host));
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim();
}
