import type { PersonViewer } from '#engines/kit';
import { daysAfter } from '#platform/clock';
import { isUnavailable } from '#platform/database';
import type { NoticeKind, World } from '#platform/feature';
import { createLink } from '#platform/link';
import { queueMail } from '#platform/mail';
import { offSubject } from './model.ts';
import { type DueNotice, findReader, listDueNotices, listPeopleToTell, withoutRepetition } from './queries.ts';
import { noticeTexts } from './texts.ts';

/** People looked up at a time. */
const PEOPLE = 50;
/** Notices of one person handled at a time; who has more gets the others' mail a minute later. */
const NOTICES = 1_000;
/** Notices spelled out in a mail; of more it says only that there are. */
const SPELLED_OUT = 20;
/** How long the link that switches mails off works: longer than anybody keeps an unread mail. */
const OFF_DAYS = 90;

const NOBODY = '00000000-0000-0000-0000-000000000000';

type Told = DueNotice & { text: string; path: string };

/**
 * Tells everybody what is due for them, in one mail each. In which process it runs does not matter, nor whether in several: a notice is marked in
 * the transaction in which its mail is queued, and who else has it in hand is passed over.
 */
export async function tellPeople(
  world: Pick<World, 'config' | 'db' | 'log'>,
  kinds: readonly NoticeKind[],
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  for (let after = NOBODY; !signal.aborted; ) {
    const people = await listPeopleToTell(world.db, kinds, now, after, PEOPLE);
    for (const person of people) {
      if (signal.aborted) return;
      await tellPerson(world, kinds, person, now);
    }
    const last = people.at(-1);
    if (last === undefined || people.length < PEOPLE) return;
    after = last;
  }
}

/** Marks what is due, queues one mail about what is still there and theirs, and makes the link that switches such mails off. */
async function tellPerson(
  world: Pick<World, 'config' | 'db' | 'log'>,
  kinds: readonly NoticeKind[],
  person: string,
  now: Date,
): Promise<void> {
  const { db } = world;
  const due = await listDueNotices(db, kinds, now, person, NOTICES);
  // Another process has told them since the list was made.
  if (due.length === 0) return;
  const reader = await findReader(db, person);
  const wanted = withoutRepetition(due.filter((notice) => notice.how_often !== 'off'));
  const told: Told[] = [];
  let more = false;
  for (const notice of reader === undefined ? [] : wanted) {
    if (told.length === SPELLED_OUT) {
      more = true;
      break;
    }
    const said = reader === undefined ? undefined : await say(world, kinds, reader, notice);
    if (said !== undefined) told.push({ ...notice, ...said });
  }
  await db.transaction().execute(async (trx) => {
    const mine = await trx
      .selectFrom('notice')
      .select('id')
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .where('mailed_at', 'is', null)
      .forUpdate()
      .skipLocked()
      .execute();
    if (mine.length === 0) return;
    const ids = new Set(mine.map(({ id }) => id));
    const own = told.filter(({ id }) => ids.has(id));
    await trx
      .updateTable('notice')
      .set({ mailed_at: now })
      .where('id', 'in', [...ids])
      .execute();
    if (reader === undefined || own.length === 0) return;
    const subject = offSubject(person, [...new Set(own.map(({ kind }) => kind))]);
    const expiresAt = daysAfter(now, OFF_DAYS);
    const key = await createLink(trx, { purpose: 'notices-off', subject, email: reader.email, expiresAt }, now);
    await queueMail(trx, mailOf(world.config.baseUrl, kinds, reader, own, more, key), now);
  });
}

/** A thing that cannot be told of because of a mistake in a feature does not keep everything else from being told. */
async function say(
  { db, log }: Pick<World, 'db' | 'log'>,
  kinds: readonly NoticeKind[],
  reader: PersonViewer,
  { id, kind, subject }: DueNotice,
) {
  try {
    return await kinds.find((one) => one.kind === kind)?.say(db, reader, subject);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.error({ notice: id, kind, error: String(error) }, 'notice could not be told');
    return undefined;
  }
}

function mailOf(
  baseUrl: string,
  kinds: readonly NoticeKind[],
  reader: PersonViewer,
  told: readonly Told[],
  more: boolean,
  key: string,
) {
  const { lang } = reader;
  const t = noticeTexts(lang);
  const home = `${baseUrl}/${lang}`;
  const labels = [...new Set(told.map(({ kind }) => kind))].map((name) => {
    return kinds.find(({ kind }) => kind === name)?.label[lang] ?? name;
  });
  const [first] = told;
  return {
    kind: 'notices',
    to: reader.email,
    lang,
    subject:
      told.length === 1 && first !== undefined
        ? first.text.slice(0, 150)
        : (more ? t.mailSubjectMore : t.mailSubject)(told.length),
    body: [t.hello(reader.name), t.mailIntro],
    items: told.map(({ text, path }) => ({ text, url: `${home}${path}` })),
    action: { label: t.toDesk, url: `${home}/desk` },
    after: [...(more ? [t.mailMore] : []), t.mailWhy(labels.map((label) => t.quoted(label)).join(', '))],
    settings: { label: t.mailSettings, url: `${home}/account/notices` },
    unsubscribe: { label: t.mailOff, url: `${home}/notices-off/${key}` },
  };
}
