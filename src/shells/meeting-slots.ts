import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import { WEIGHTS } from '#engines/matching';
import type { EventSlots } from '#features/events/slots.ts';
import type { EntryKind } from '#features/exchange/model.ts';
import { readEntries } from '#features/exchange/queries.ts';
import { kindName } from '#features/exchange/texts.ts';
import type { EntryIndex } from '#features/matching/entry-index.ts';
import { ANSWERS } from '#features/matching/model.ts';
import { textOf } from '#features/matching/queries.ts';
import type { BroughtEntry, Fit, MeetingSlots } from '#features/meetings/slots.ts';
import { type Clock, today } from '#platform/clock';
import type { Db } from '#platform/database';

const PREFIX = 'entry:';

/** Entries to choose from, and entries that are compared with one at a time. */
const MOST_OWN = 50;
const MOST_COMPARED = 5_000;

/** Explained are those that may be shown. */
const MOST_EXPLAINED = 60;
/** Concepts named for a pair. */
const NAMED = 4;

const COLUMNS = sql`e.id, e.title, e.summary, e.lang, e.slug, e.kind`;

interface Row {
  id: string;
  title: string;
  summary: string;
  lang: Lang;
  slug: string;
  kind: EntryKind;
}

const idsOf = (subjects: readonly string[]) =>
  subjects.filter((subject) => subject.startsWith(PREFIX)).map((subject) => subject.slice(PREFIX.length));

function said(lang: Lang, row: Row): BroughtEntry {
  return {
    subject: `${PREFIX}${row.id}`,
    title: row.title,
    summary: row.summary,
    lang: row.lang,
    href: `/${lang}/entries/${row.slug}`,
    kind: kindName(lang, row.kind),
    isNeed: row.kind === 'need',
  };
}

/** An entry as a question to the index. */
async function askedOf(db: Db, subject: string) {
  const [entry] = await readEntries(db, { kind: 'anonymous', lang: 'de' }, idsOf([subject]));
  if (entry === undefined) return undefined;
  return {
    title: entry.title,
    text: textOf(entry),
    lang: entry.lang,
    excludeId: entry.id,
    isNeed: entry.kind === 'need',
  };
}

/** What 1:1 meetings ask of exchange and matching index. Needs whose owner stays anonymous are not brought along: that would tell who it is. */
export function meetingSlots(
  { db, clock }: { db: Db; clock: Clock },
  index: EntryIndex,
  subjectOf: EventSlots['subjectOf'],
): MeetingSlots {
  return {
    subjectOf,
    async entriesOf(lang, person) {
      const { rows } = await sql<Row>`
        select ${COLUMNS} from entry e
        where e.state = 'published' and not e.anonymous and 'organisation:' || e.owner_id in (select scope from role_grant where person_id = ${person})
        order by e.updated_at desc, e.id limit ${MOST_OWN}`.execute(db);
      return rows.map((row) => said(lang, row));
    },
    async entries(lang, subjects) {
      const ids = idsOf(subjects);
      if (ids.length === 0) return [];
      const { rows } = await sql<Row>`
        select ${COLUMNS} from entry e where e.id = any(${ids}::uuid[]) and e.state = 'published' and not e.anonymous
        order by array_position(${ids}::uuid[], e.id)`.execute(db);
      return rows.map((row) => said(lang, row));
    },
    async fits(asking, among) {
      const asked =
        'subject' in asking
          ? await askedOf(db, asking.subject)
          : { text: asking.text, lang: asking.lang, isNeed: asking.isNeed };
      const others = idsOf(among).slice(0, MOST_COMPARED);
      if (asked === undefined || others.length === 0) return [];
      const { isNeed, ...words } = asked;
      const question = { ...words, kinds: isNeed ? ANSWERS.need : ANSWERS.offer, today: today(clock), limit: 1 };
      // First only how well, then why, for those that come into question.
      const wanted = new Set(others);
      const { matches } = await index.match({ ...question, also: others, reasons: false });
      const best = matches
        .filter(({ id, score }) => wanted.has(id) && score >= WEIGHTS.tooLittleToMeet)
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST_EXPLAINED)
        .map(({ id }) => id);
      if (best.length === 0) return [];
      const explained = await index.match({ ...question, also: best });
      return explained.matches
        .filter(({ id }) => best.includes(id))
        .map(({ id, score, reasons }): Fit => {
          const topics = reasons.flatMap((reason) => (reason.type === 'concept' ? [reason.concept] : []));
          return {
            subject: `${PREFIX}${id}`,
            points: Math.min(100, Math.round(score)),
            topics: topics.slice(0, NAMED),
          };
        })
        .sort((a, b) => b.points - a.points);
    },
    topicsOf: (text, lang) => index.recognise(text, lang),
  };
}
