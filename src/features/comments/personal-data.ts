import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { DataSubject, PersonalColumn, PersonalData } from '#platform/feature';
import { emit } from '#platform/outbox';
import { emptyComments } from './commands/own.ts';
import { changeState, lockComment } from './commands/state.ts';

type Said = Pick<PersonalColumn, 'why' | 'howLong'>;

const SHOWN: Said = {
  why: {
    de: 'damit andere lesen, was Sie beitragen, und von wem es ist',
    cs: 'aby ostatní mohli číst, čím přispíváte, a od koho to je',
    pl: 'aby inni mogli przeczytać wypowiedź i wiedzieć, od kogo pochodzi',
    en: 'so that others can read what you contribute and whom it is from',
  },
  howLong: {
    de: 'bis Sie den Kommentar löschen',
    cs: 'dokud komentář nesmažete',
    pl: 'do usunięcia komentarza',
    en: 'until you delete the comment',
  },
};

const WRITTEN_TO: Said = {
  why: {
    de: 'damit wir Ihnen schreiben können, was mit dem Kommentar geschieht, und Antworten, wenn Sie es wünschen',
    cs: 'abychom vám mohli napsat, co se s komentářem děje, a posílat odpovědi, pokud si je přejete',
    pl: 'abyśmy mogli informować o losach komentarza i, na życzenie, o odpowiedziach',
    en: 'so that we can tell you what happens to the comment, and send replies if you wish',
  },
  howLong: SHOWN.howLong,
};

const ABUSE: Said = {
  why: {
    de: 'um Missbrauch verfolgen zu können',
    cs: 'abychom mohli řešit zneužití',
    pl: 'aby móc reagować na nadużycia',
    en: 'to be able to follow up abuse',
  },
  howLong: {
    de: '30 Tage, wenn der Hub nichts anderes festlegt, höchstens 90',
    cs: '30 dní, pokud hub neurčí jinak, nejvýše 90',
    pl: '30 dni, jeśli hub nie ustali inaczej, najwyżej 90',
    en: '30 days unless the hub sets otherwise, at most 90',
  },
};

const FLOOD: Said = {
  why: {
    de: 'um zu erkennen, wenn derselbe Anschluss sehr viel sendet oder derselbe Text wiederkehrt',
    cs: 'abychom poznali, když z jednoho připojení přichází příliš mnoho nebo se text opakuje',
    pl: 'aby rozpoznać, gdy z jednego łącza napływa bardzo wiele lub tekst się powtarza',
    en: 'to notice when the same connection sends a great deal, or the same text comes again',
  },
  howLong: { de: 'einen Tag', cs: 'jeden den', pl: 'jeden dzień', en: 'one day' },
};

const DECIDED: Said = {
  why: {
    de: 'damit nachvollziehbar ist, was entschieden wurde und warum',
    cs: 'aby bylo zřejmé, co bylo rozhodnuto a proč',
    pl: 'aby było wiadomo, co i dlaczego postanowiono',
    en: 'so that it can be traced what was decided and why',
  },
  howLong: { de: 'ein Jahr', cs: 'jeden rok', pl: 'jeden rok', en: 'one year' },
};

const REPORTED: Said = {
  why: {
    de: 'um die Meldung zu prüfen und Ihnen das Ergebnis mitzuteilen',
    cs: 'abychom nahlášení prověřili a sdělili vám výsledek',
    pl: 'aby sprawdzić zgłoszenie i poinformować o wyniku',
    en: 'to look at the report and tell you the outcome',
  },
  howLong: {
    de: 'bis 30 Tage nach der Entscheidung',
    cs: 'do 30 dnů po rozhodnutí',
    pl: 'do 30 dni po decyzji',
    en: 'until 30 days after the decision',
  },
};

/** Whose comments: of the account, or sent with one of the addresses. */
function ofSubject(column: 'author' | 'reporter', { person, emails }: DataSubject) {
  const lower = emails.map((email) => email.toLowerCase());
  return column === 'author'
    ? sql<boolean>`(author_id = ${person ?? null}::uuid or lower(author_email) = any(${lower}::text[]))`
    : sql<boolean>`(person_id = ${person ?? null}::uuid or lower(email) = any(${lower}::text[]))`;
}

export const personalData: PersonalData = {
  columns: {
    'comment.text': {
      what: {
        de: 'was Sie geschrieben haben',
        cs: 'co jste napsali',
        pl: 'treść komentarza',
        en: 'what you have written',
      },
      ...SHOWN,
    },
    'comment.author_id': {
      what: {
        de: 'von welchem Konto der Kommentar ist',
        cs: 'ze kterého účtu komentář je',
        pl: 'z którego konta pochodzi komentarz',
        en: 'which account the comment is from',
      },
      ...SHOWN,
    },
    'comment.author_name': {
      what: {
        de: 'der Name, den Gäste angeben',
        cs: 'jméno, které uvedli hosté',
        pl: 'imię i nazwisko podane przez gości',
        en: 'the name that guests give',
      },
      ...SHOWN,
    },
    'comment.organisation_id': {
      what: {
        de: 'die Organisation, die Sie am Kommentar nennen',
        cs: 'organizace, kterou u komentáře uvádíte',
        pl: 'organizacja podana przy komentarzu',
        en: 'the organisation you name on the comment',
      },
      ...SHOWN,
    },
    'comment.author_email': {
      what: {
        de: 'die E-Mail-Adresse, die Gäste angeben',
        cs: 'e-mailová adresa, kterou uvedli hosté',
        pl: 'adres e-mail podany przez gości',
        en: 'the e-mail address that guests give',
      },
      ...WRITTEN_TO,
    },
    'comment.follows': {
      what: {
        de: 'ob Sie Antworten per E-Mail wünschen',
        cs: 'zda si přejete odpovědi e-mailem',
        pl: 'czy odpowiedzi mają przychodzić e-mailem',
        en: 'whether you want replies by e-mail',
      },
      ...WRITTEN_TO,
    },
    'comment.author_lang': {
      what: {
        de: 'in welcher Sprache wir Ihnen schreiben',
        cs: 'v jakém jazyce vám píšeme',
        pl: 'w jakim języku piszemy',
        en: 'in which language we write to you',
      },
      ...WRITTEN_TO,
    },
    'comment.sealed_ip': {
      what: {
        de: 'die IP-Adresse, verschlüsselt',
        cs: 'IP adresa, zašifrovaná',
        pl: 'adres IP, zaszyfrowany',
        en: 'the IP address, encrypted',
      },
      ...ABUSE,
    },
    'comment.address_mark': {
      what: {
        de: 'ein Kennzeichen des Anschlusses, aus dem sich die IP-Adresse nicht ablesen lässt',
        cs: 'značka připojení, ze které nelze IP adresu vyčíst',
        pl: 'oznaczenie łącza, z którego nie da się odczytać adresu IP',
        en: 'a mark of the connection from which the IP address cannot be read',
      },
      ...FLOOD,
    },
    'comment.text_mark': {
      what: { de: 'ein Kennzeichen des Textes', cs: 'značka textu', pl: 'oznaczenie tekstu', en: 'a mark of the text' },
      ...FLOOD,
    },
    'comment_decision.statement': {
      what: {
        de: 'die Begründung zu Ihrem Kommentar',
        cs: 'odůvodnění k vašemu komentáři',
        pl: 'uzasadnienie dotyczące komentarza',
        en: 'the statement of reasons about your comment',
      },
      ...DECIDED,
    },
    'comment_decision.decided_by': {
      what: {
        de: 'wer über einen Kommentar entschieden hat',
        cs: 'kdo o komentáři rozhodl',
        pl: 'kto zdecydował o komentarzu',
        en: 'who has decided on a comment',
      },
      ...DECIDED,
    },
    'comment_objection.text': {
      what: {
        de: 'womit Sie einen Widerspruch begründen',
        cs: 'čím odůvodňujete námitku',
        pl: 'uzasadnienie sprzeciwu',
        en: 'the reasons you give for an objection',
      },
      ...DECIDED,
    },
    'comment_report.text': {
      what: {
        de: 'was Sie zu einer Meldung schreiben',
        cs: 'co k nahlášení napíšete',
        pl: 'treść zgłoszenia',
        en: 'what you write with a report',
      },
      ...REPORTED,
    },
    'comment_report.email': {
      what: {
        de: 'die E-Mail-Adresse zu einer Meldung',
        cs: 'e-mailová adresa k nahlášení',
        pl: 'adres e-mail do zgłoszenia',
        en: 'the e-mail address given with a report',
      },
      ...REPORTED,
    },
    'comment_report.person_id': {
      what: {
        de: 'wer einen Kommentar gemeldet hat',
        cs: 'kdo komentář nahlásil',
        pl: 'kto zgłosił komentarz',
        en: 'who has reported a comment',
      },
      ...REPORTED,
    },
    'comment_report.reporter_mark': {
      what: {
        de: 'ein Kennzeichen, damit dieselbe Meldung nur einmal zählt',
        cs: 'značka, aby se stejné nahlášení počítalo jen jednou',
        pl: 'oznaczenie, aby to samo zgłoszenie liczyło się tylko raz',
        en: 'a mark so that the same report counts only once',
      },
      ...REPORTED,
    },
  },

  async export(db: Db, subject: DataSubject) {
    const comments = await db
      .selectFrom('comment')
      .select([
        'id',
        'subject',
        'state',
        'lang',
        'text',
        'author_name',
        'author_email',
        'organisation_id',
        'follows',
        'created_at',
        'released_at',
        'edited_at',
      ])
      .select(sql<boolean>`sealed_ip is not null`.as('ip_address_kept'))
      .where(ofSubject('author', subject))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    const ids = comments.map(({ id }) => id);
    const decisions =
      ids.length === 0
        ? []
        : await db
            .selectFrom('comment_decision')
            .select(['comment_id', 'action', 'reason', 'statement', 'decided_at'])
            .where('comment_id', 'in', ids)
            .orderBy('decided_at')
            .orderBy('id')
            .execute();
    const objections =
      ids.length === 0
        ? []
        : await db
            .selectFrom('comment_objection')
            .select(['comment_id', 'text', 'created_at', 'outcome'])
            .where('comment_id', 'in', ids)
            .orderBy('created_at')
            .orderBy('id')
            .execute();
    const reports = await db
      .selectFrom('comment_report')
      .select(['comment_id', 'reason', 'text', 'email', 'created_at', 'outcome'])
      .where(ofSubject('reporter', subject))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    const decided =
      subject.person === undefined
        ? []
        : await db
            .selectFrom('comment_decision')
            .select(['comment_id', 'action', 'decided_at'])
            .where('decided_by', '=', subject.person)
            .orderBy('decided_at')
            .orderBy('id')
            .execute();
    return {
      comment: comments,
      comment_decision: [...decisions, ...decided],
      comment_objection: objections,
      comment_report: reports,
    };
  },

  async erase(trx: Trx, subject: DataSubject, now: Date) {
    const own = await trx
      .selectFrom('comment')
      .select('id')
      .where(ofSubject('author', subject))
      .orderBy('id')
      .forUpdate()
      .execute();
    const ids = own.map(({ id }) => id);
    for (const id of ids) {
      const comment = await lockComment(trx, id);
      if (comment !== undefined) await changeState(trx, comment, 'erase', now);
    }
    await emptyComments(trx, ids);
    const deleted = await deleteUnanswered(trx, ids);
    await emit(
      trx,
      ids.map((id) => ({ type: 'comment.deleted', subject: `comment:${id}` })),
    );
    const reports = await trx
      .updateTable('comment_report')
      .set({ person_id: null, email: null, text: '', reporter_mark: null })
      .where(ofSubject('reporter', subject))
      .executeTakeFirst();
    const decided =
      subject.person === undefined
        ? undefined
        : await trx
            .updateTable('comment_decision')
            .set({ decided_by: null })
            .where('decided_by', '=', subject.person)
            .executeTakeFirst();
    return [
      { table: 'comment', rows: deleted, how: 'deleted' as const },
      { table: 'comment', rows: ids.length - deleted, how: 'anonymised' as const },
      { table: 'comment_report', rows: Number(reports.numUpdatedRows), how: 'anonymised' as const },
      { table: 'comment_decision', rows: Number(decided?.numUpdatedRows ?? 0), how: 'anonymised' as const },
    ].filter(({ rows }) => rows > 0);
  },
};

/** Those that nobody has answered go; deleting one may leave the one above it without an answer. */
async function deleteUnanswered(trx: Trx, ids: string[]): Promise<number> {
  let deleted = 0;
  for (;;) {
    if (ids.length === 0) return deleted;
    const gone = await trx
      .deleteFrom('comment')
      .where('id', 'in', ids)
      .where(sql<boolean>`not exists (select 1 from comment reply where reply.parent_id = comment.id)`)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return deleted;
    deleted += Number(gone.numDeletedRows);
  }
}
