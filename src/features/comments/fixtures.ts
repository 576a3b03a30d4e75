import { v7 as uuid } from 'uuid';
import type { Lang, PersonViewer, Viewer } from '#engines/kit';
import { readConfig } from '#platform/config';
import type { Db } from '#platform/database';
import { localise } from '#platform/i18n';
import type { SubjectRef } from '#platform/outbox';
import { openSecret } from '#platform/secret';
import { type Posting, placeOf, postComment } from './commands/post-comment.ts';
import { commentInput, type DecisionAction, type DecisionInput } from './model.ts';
import { stampForm } from './spam.ts';
import type { Subjects } from './subjects.ts';
import type { CommentWorld } from './world.ts';

export const NOW = new Date('2026-03-02T12:00:00Z');
const ANYBODY: Viewer = { kind: 'anonymous', lang: 'de' };

let written = 0;

/** What a form sends that was opened a minute ago. */
export function makePosting(
  world: Pick<CommentWorld, 'secret'>,
  given: { subject: SubjectRef; parent?: string | undefined; address?: string; at?: Date },
): Posting {
  const { subject, parent, address = `203.0.113.${(written % 250) + 1}`, at = NOW } = given;
  const stamp = stampForm(world.secret, placeOf({ subject, parent }), new Date(at.getTime() - 60_000));
  return { subject, parent, stamp, trap: '', address };
}

/** A comment of a guest unless somebody is given, each text its own and each from another line. */
export async function makeComment(
  world: CommentWorld,
  given: {
    subject: SubjectRef;
    parent?: string;
    viewer?: Viewer | PersonViewer;
    text?: string;
    name?: string;
    email?: string;
    lang?: Lang;
    organisation?: string;
    address?: string;
    at?: Date;
  },
): Promise<{ id: string; key: string; state: 'waiting' | 'released' }> {
  written++;
  const { viewer = ANYBODY, at = NOW } = given;
  const text =
    given.text ?? `Das ist Kommentar ${uuid().replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}.`;
  const input = commentInput.parse({
    name: given.name ?? '',
    email: given.email ?? '',
    lang: given.lang ?? 'de',
    text,
    organisation: given.organisation,
  });
  const posted = await postComment(world, viewer, makePosting(world, given), input, at);
  if (!posted.ok) throw new Error(`refused: ${posted.refusal.type}`);
  return posted.value;
}

/** Hubs as the only thing that can be commented on; those named `hidden` nobody sees, those named `closed` take nothing new. */
export const HUBS: Subjects = {
  async hub(db, viewer, ids) {
    const rows = await db.selectFrom('hub').select(['id', 'slug', 'name']).where('id', 'in', ids).execute();
    const seen = rows.filter(({ slug }) => !slug.startsWith('hidden'));
    return new Map(
      seen.map(({ id, slug, name }) => {
        const { text: title, lang } = localise(name, viewer.lang);
        const open = !slug.startsWith('closed');
        return [id, { title, lang, path: `/hubs/${slug}`, hub: id, organisation: null, open }];
      }),
    );
  },
};

/** A world on a test database in which hubs can be commented on. */
export function makeCommentWorld(db: Db): CommentWorld {
  const config = readConfig({ BASE_URL: 'https://hubs.example.org', SECRET: SECRET_OF_TESTS });
  if (!config.ok) throw new Error(`wrong setting ${config.refusal.name}`);
  return { db, config: config.value, secret: openSecret(config.value), subjects: HUBS };
}

const SECRET_OF_TESTS = 'a-secret-that-only-the-tests-know-0123456789';

/** A decision as the form of a moderator sends it. */
export function decision(action: DecisionAction, more: Partial<DecisionInput> = {}): DecisionInput {
  const statement = 'Das verstößt gegen unsere Regeln für Kommentare.';
  const reasons = action === 'decline' || action === 'withdraw' ? { reason: 'insulting' as const, statement } : {};
  return { action, version: 1, ...reasons, ...(action === 'uphold' ? { statement } : {}), ...more };
}
